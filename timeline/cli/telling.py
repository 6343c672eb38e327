"""What a run tells its user: a line per source, the result, where things are and what to do next."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from output.words import change_word
from output.words import count as counted
from timeline import plan
from timeline.cli.common import printable, short
from timeline.config import Config
from timeline.memory import SourceMemory
from timeline.model import Change, ChangeKind
from timeline.poll import Polled
from timeline.run import Outcome
from timeline.store import Store

if TYPE_CHECKING:
    from timeline.outbox import Posted

# Clocks of machines that share a store.
_SLACK = timedelta(minutes=2)
_STYLES = {
    "failed": {"fg": "red"},
    "changed": {"fg": "green"},
    "baseline": {"fg": "cyan"},
    "unchanged": {},
    "deferred": {},
}
_WORDS = {
    "failed": "failed",
    "changed": "changed",
    "baseline": "first",
    "unchanged": "same",
    "deferred": "waits",
}

_CODE = re.compile(r"HTTP \d+")
# What is said of a source that is no longer configured, in place of its own state.
_REMOVED = {
    "enabled": False,
    "next_due": None,
    "moved": None,
    "failures": 0,
    "fault": None,
    "trouble": "no longer in the configuration; what it told stays on the timeline",
}


class Teller:
    """Tells a run as it goes: on a terminal with a line of progress, elsewhere plain lines only."""

    def __init__(self, config: Config, store: Store, now: datetime, due: int) -> None:
        self.config, self.store, self.now, self.due = config, store, now, due
        self.done = 0
        self.live = sys.stderr.isatty()

    def start(self) -> None:
        """Say what is going to happen."""
        active = sum(source.enabled for source in self.config.sources)
        off = len(self.config.sources) - active
        others = f", {off} switched off" if off else ""
        self._say(f"{self.config.title}: {counted(active, 'source')}, {self.due} due{others}")
        self._progress()

    def polled(self, poll: Polled) -> None:
        """Say what a poll gave."""
        self.done += 1
        self._clear()
        label = click.style(f"{_WORDS[poll.outcome]:8}", **_STYLES[poll.outcome])  # type: ignore[arg-type]
        self._say(f"  {label} {poll.source}: {_result(poll, self.now)}")
        self._progress()

    def end(self, outcome: Outcome) -> None:
        """Say what came out and what can be done with it."""
        self._clear()
        if outcome.stopped:
            self._say("Stopped; what was polled is kept, the next run goes on.")
            return
        with self.store.read():
            events = self.store.count_events()
        failed = len(outcome.failed)
        lost = f" {counted(failed, 'source')} could not be read." if failed else ""
        self._say(f"\n{_changed(outcome)} The timeline holds {counted(events, 'event')}.{lost}\n")
        if outcome.page:
            self._say(f"  Page     {shown(outcome.page)}")
        elif outcome.unbuilt:
            self._say("  Page     not written, see below")
        for line in posted_lines(outcome.posted):
            self._say(f"  {line}")
        self._say(f"\n{_next(outcome)}")

    def _say(self, text: str) -> None:
        """Print; when whoever read our output has enough, the run goes on without words."""
        try:
            click.echo(text)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _progress(self) -> None:
        if self.live and self.done < self.due:
            click.echo(f"\r  {self.done} of {self.due} …", err=True, nl=False)

    def _clear(self) -> None:
        if self.live:
            click.echo("\r\x1b[K", err=True, nl=False)


def posted_lines(posted: Sequence["Posted"]) -> list[str]:
    """What became of digests, a line each."""
    return [_posted(post) for post in posted]


def _posted(post: "Posted") -> str:
    target, reason = printable(post.delivery.target), printable(post.delivery.reason)
    if not post.arrived:
        fate = "given up" if post.delivery.state == "failed" else "kept for later"
        return f"Digest   {fate}, {target}: {reason}"
    if post.delivery.channel == "file":
        return f"Digest   {shown(post.path)} (and .html, .json)"
    return f"Digest   to {target}"


def status_rows(config: Config, store: Store) -> list[dict[str, Any]]:
    """Every configured source with its state, then those that were once; moments in ISO 8601."""
    known = {memory.id: memory for memory in store.sources()}
    rows = []
    for source in config.sources:
        memory = known.pop(source.id, None) or SourceMemory(source.id, source.url)
        row = _row(memory, store)
        rows.append(row | {"url": source.url, "kind": source.kind or memory.kind, "enabled": source.enabled})
    return rows + [_row(memory, store) | _REMOVED for memory in known.values()]


def _row(memory: SourceMemory, store: Store) -> dict[str, Any]:
    return {
        "source": memory.id,
        "url": memory.url,
        "kind": memory.kind,
        "enabled": True,
        "checked": _iso(memory.checked),
        "good": _iso(memory.good),
        "next_due": _iso(max(filter(None, (memory.next_due, memory.hold)), default=None)),
        "moved": plan.address(memory),
        "failures": memory.failures,
        "fault": memory.fault,
        "trouble": memory.trouble,
        "entries": store.count_entries(memory.id),
        "events": store.count_events(memory.id),
    }


def status_table(rows: Sequence[dict[str, Any]], now: datetime) -> str:
    """The state of every source as a table, troubles below it."""
    from output.table import rows_text  # noqa: PLC0415 - a run tells no tables

    header = ("Source", "State", "Last good", "Next poll", "Texts", "Events")
    lines = [
        (
            row["source"],
            _state(row),
            _ago(row["good"], now),
            _until(row["next_due"], now) if row["enabled"] else "",
            str(row["entries"]),
            str(row["events"]),
        )
        for row in rows
    ]
    troubles = [printable(f"{row['source']}: {row['trouble']}") for row in rows if row["trouble"]]
    return "\n".join([rows_text(header, lines).rstrip("\n"), *([""] if troubles else []), *troubles])


def status_sum(rows: Sequence[dict[str, Any]], store: Store, now: datetime) -> Iterator[str]:
    """How all is on the whole: sources, digests that have not arrived, when somebody was last at work."""
    followed = [row for row in rows if row["enabled"]]
    failing = sum(bool(row["fault"]) for row in followed)
    told = [f"{counted(len(followed), 'source')}, {failing or 'none'} in trouble"]
    states = Counter[str](one.state for one in store.outbox.deliveries("waiting", "failed"))
    words = (("waiting", "waiting to be delivered"), ("failed", "given up"))
    told += [f"{counted(states[state], 'digest')} {said}" for state, said in words if states[state]]
    beat = last_beat(store, now)
    told += [f"last sign of life {short(now - beat)} ago"] if beat else []
    yield "; ".join(told)
    if states:
        yield "`timeline outbox` says which digests, and why"


def last_beat(store: Store, now: datetime) -> datetime | None:
    """When a daemon or run was last at work. What lies ahead was seen by a clock that was wrong."""
    seen = store.state.last_beat(), store.plans.last_asked(now + _SLACK)
    return max((moment for moment in seen if moment and moment <= now + _SLACK), default=None)


def shown(path: Path) -> str:
    """A path as short as it can be written here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _result(poll: Polled, now: datetime) -> str:
    trouble = printable(poll.trouble)
    if poll.outcome in {"failed", "deferred"}:
        return f"{trouble}; next try in {short(poll.next_due - now)}"
    if poll.outcome == "unchanged" and not poll.entries:
        return "nothing new"
    text = f"{counted(poll.entries, 'text')}, {counted(poll.events, 'event')}"
    if poll.outcome == "changed":
        text += f"; {_kinds(poll)}"
    return f"{text} ({trouble})" if trouble else text


def _kinds(poll: Polled) -> str:
    found = Counter(_kind(change) for change in poll.changes)
    return ", ".join(f"{number} {kind}" for kind, number in found.items())


def _kind(change: Change) -> str:
    if change.event or change.kind is ChangeKind.EDITED:
        return change_word(change.kind.value).lower()
    return "new text" if change.after else "text gone"


def _changed(outcome: Outcome) -> str:
    changes = [change for poll in outcome.polled for change in poll.changes]
    first = sum(poll.outcome == "baseline" for poll in outcome.polled)
    if changes:
        return _told(changes)
    if first:
        return f"{counted(first, 'source')} read for the first time: changes are told from now on."
    return "Nothing changed since the last run." if outcome.polled else "No source is due yet."


def _told(changes: Sequence[Change]) -> str:
    """How many changes a digest of this run tells, and what else the log has."""
    from timeline.digest import digest  # noqa: PLC0415 - as above
    from timeline.view import number_told  # noqa: PLC0415

    told = number_told(digest(changes, start=None, end=changes[-1].seen))
    text = f"{counted(told, 'change')} since the last run."
    if told == len(changes):
        return text
    return f"{text} The log has {len(changes):,}, with edits of texts and what is said again."


def _next(outcome: Outcome) -> str:
    lines = ["Next:"]
    if outcome.failed:
        lines.append("  timeline status       shows what troubles the failed sources")
    if any(poll.outcome == "baseline" for poll in outcome.polled):
        lines.append("  open the page in a browser")
        lines.append("  timeline events       lists the timeline; explain KEY shows how an event was read")
        lines.append("  edit config.yaml      to follow your own sources; `timeline test URL` tries one")
    elif any(poll.changes for poll in outcome.polled):
        lines.append("  timeline changes      lists what changed")
    if not outcome.polled:
        lines.append("  timeline run --all    polls every source now, due or not")
    lines.append("  timeline daemon       polls on schedule")
    return "\n".join(lines)


def _state(row: dict[str, Any]) -> str:
    if not row["enabled"]:
        return "off"
    if row["fault"]:
        # "status" says nothing beside a column of states; which one it was does.
        code = _CODE.match(row["trouble"] or "") if row["fault"] == "status" else None
        return f"{code[0] if code else row['fault']} ({row['failures']}x)"
    return "ok" if row["good"] else "not read yet"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _ago(moment: str | None, now: datetime) -> str:
    return f"{short(now - datetime.fromisoformat(moment))} ago" if moment else "never"


def _until(moment: str | None, now: datetime) -> str:
    if moment is None:
        return "now"
    wait = datetime.fromisoformat(moment) - now
    return f"in {short(wait)}" if wait.total_seconds() > 0 else "now"
