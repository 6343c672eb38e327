"""The whole program on one screen.

    collect:  fetch -> parse -> extract -> merge -> diff -> commit     one transaction per source
    publish:  render(page), render(digest) -> outbox -> deliver -> mark sent

`timeline run`, the daemon and the tests call `run`. Nothing is sent before it is committed: killed at any
point, the next run finds what is missing and does it.
"""

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from feeds.model import Failed
from feeds.politeness import backoff
from output.deliver import write_file, write_site
from output.mail import digest_html
from output.model import Message
from output.site import build as render_site
from output.text import digest_text
from timeline.collect import ask
from timeline.config import Config, DigestConfig, SourceConfig
from timeline.digest import digest
from timeline.memory import Outgoing, SourceMemory
from timeline.merge import merge
from timeline.poll import Answer, Polled, catch_up, settle
from timeline.store import Store
from timeline.view import Names, message, page, upcoming

Say = Callable[[Polled], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the polls, the page it built, the digests it delivered, whether it was stopped."""

    polled: tuple[Polled, ...]
    page: Path | None
    digests: tuple[Path, ...]
    stopped: bool

    @property
    def failed(self) -> tuple[Polled, ...]:
        """The polls that gave no usable answer."""
        return tuple(poll for poll in self.polled if poll.outcome == "failed")


class LockedError(Exception):
    """Another run works on the same store."""


def run(
    config: Config,
    store: Store,
    *,
    now: datetime,
    everything: bool = False,
    events: bool = True,
    site: bool = True,
    stop: Callable[[], bool] = lambda: False,
    say: Say = lambda _: None,
) -> Outcome:
    """One run: poll what is due (or everything), build the page, deliver what there is to tell.

    `now` is the moment that everything seen in this run is dated with. `stop` is asked between two sources;
    `say` hears of every poll as it is committed.
    """
    polled = tuple(collect(config, store, now, everything=everything, events=events, stop=stop, say=say))
    if stop():
        return Outcome(polled, None, (), stopped=True)
    built = build(config, store, now) if site else None
    digests = publish(config, store, now) if events else ()
    return Outcome(polled, built, tuple(digests), stopped=False)


def collect(
    config: Config,
    store: Store,
    now: datetime,
    *,
    everything: bool = False,
    events: bool = True,
    stop: Callable[[], bool] = lambda: False,
    say: Say = lambda _: None,
) -> list[Polled]:
    """Poll the sources that are due; each is committed before the next is taken in."""

    async def work() -> list[Polled]:
        polled = []
        async with contextlib.aclosing(ask(config, due, now=now, stop=stop)) as answers:
            async for source, memory, answer in answers:
                at = next_due(source, memory, answer, now)
                poll = settle(
                    store, memory, answer, now=now, next_due=at, zone=config.timezone, events=events
                )
                polled.append(poll)
                say(poll)
        return polled

    due = due_sources(config, store, None if everything else now)
    polled = asyncio.run(work()) if due else []
    if events:
        catch_up(store, now=now, zone=config.timezone)
    return polled


def build(config: Config, store: Store, now: datetime) -> Path:
    """Build the timeline page from the store; only files whose bytes changed are written."""
    with store.read():
        names = names_of(config, store)
        changes = [logged.change for logged in store.changes()]
        seen = [change.seen for change in changes] + [notice.seen for notice in store.notices()]
        record = page(
            merge(store.reports()),
            merge(store.withdrawn()),
            changes,
            names,
            title=config.title,
            today=now.astimezone(config.timezone).date(),
            as_of=max(seen, default=None),
        )
    folder = config.path(config.site)
    write_site(folder, render_site(record))
    return folder / "index.html"


def publish(config: Config, store: Store, now: datetime) -> list[Path]:
    """Compose the digests that are due into the outbox, then deliver the outbox.

    A digest that was composed but not delivered, by a crash or a full disk, goes out with the next run,
    with the same bytes.
    """
    with store.write():
        for wanted in config.digests:
            composed = compose(config, store, wanted, now)
            if composed is not None:
                store.put_digest(composed)
    with store.read():
        waiting = store.unsent()
    delivered = []
    for outgoing in waiting:
        folder = Path(outgoing.target)
        write_file(folder / f"{outgoing.stem}.html", outgoing.html.encode())
        write_file(folder / f"{outgoing.stem}.txt", outgoing.text.encode())
        with store.write():
            store.mark_sent(outgoing.id, now)
        delivered.append(folder / f"{outgoing.stem}.txt")
    return delivered


def compose(config: Config, store: Store, wanted: DigestConfig, now: datetime) -> Outgoing | None:
    """The next digest, None while its time has not come or there is nothing to tell."""
    last = store.last_digest(wanted.id)
    if last is not None and now < last.composed + wanted.every:
        return None
    changes = store.changes(after=last.last_change if last else 0)
    notices = store.notices(after=last.last_notice if last else 0)
    if not changes and not notices:
        return None
    last_change = changes[-1].id if changes else last.last_change if last else 0
    last_notice = notices[-1].id if notices else last.last_notice if last else 0
    told = digest((logged.change for logged in changes), start=last.composed if last else None, end=now)
    identity = hashlib.sha256(f"{wanted.id}\n{last_change}\n{last_notice}".encode()).hexdigest()[:32]
    names = names_of(config, store)
    today = now.astimezone(config.timezone).date()
    letter = message(
        told,
        names,
        identity=identity,
        title=config.title,
        upcoming=upcoming(merge(store.reports()), names, today, today + config.upcoming),
        notices=[f"{notice.text}." for notice in notices],
        page_href=_from_folder(config, wanted),
    )
    return _outgoing(letter, wanted, config, now, (last_change, last_notice))


def due_sources(
    config: Config, store: Store, now: datetime | None
) -> list[tuple[SourceConfig, SourceMemory]]:
    """The enabled sources that are due at `now` (all when None), with what is known of them."""
    with store.read():
        known = {memory.id: memory for memory in store.sources()}
    due = []
    for source in config.sources:
        if not source.enabled:
            continue
        memory = known.get(source.id)
        if memory is None or memory.url != source.url:
            # Another address under the same id: what made requests conditional belongs to the old one.
            memory = SourceMemory(source.id, source.url, baseline=memory.baseline if memory else None)
        if now is None or _is_due(memory, source, now):
            due.append((source, memory))
    return due


def next_due(source: SourceConfig, memory: SourceMemory, answer: Answer, now: datetime) -> datetime:
    """When to ask again: after the configured time, later after failures or when the server says so."""
    if not isinstance(answer, Failed):
        return now + source.every
    every = int(source.every.total_seconds())
    wait = backoff(
        source.id, memory.failures + 1, every, retry_after=answer.retry_after, status=answer.status
    )
    return now + timedelta(seconds=wait)


def names_of(config: Config, store: Store) -> Names:
    """Sources and entries by name, for the sources that are configured or still hold something."""
    memories = {memory.id: memory for memory in store.sources()}
    return Names(memories, store.all_entries(), config.timezone)


@contextlib.contextmanager
def lock(store: Path) -> Iterator[None]:
    """Hold the store for one process. Raises LockedError at once when another has it."""
    store.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(f"{store}.lock", timeout=0)
    try:
        held.acquire()
    except Timeout as error:
        raise LockedError(f"another run holds {held.lock_file}") from error
    try:
        yield
    finally:
        held.release()


def _is_due(memory: SourceMemory, source: SourceConfig, now: datetime) -> bool:
    """Due when the time has come, or when the plan lies further ahead than any plan made by this clock."""
    if memory.next_due is None:
        return True
    turned_back = memory.checked is not None and memory.checked > now
    return memory.next_due <= now or (turned_back and memory.next_due > now + source.every)


def _from_folder(config: Config, wanted: DigestConfig) -> str:
    """The way from the digest's folder to the page, which holds wherever the two are moved together."""
    page_file = config.path(config.site) / "index.html"
    return Path(os.path.relpath(page_file, config.path(wanted.to.file))).as_posix()


def _outgoing(
    letter: Message, wanted: DigestConfig, config: Config, now: datetime, last: tuple[int, int]
) -> Outgoing:
    local = now.astimezone(config.timezone)
    return Outgoing(
        id=letter.id,
        name=wanted.id,
        composed=now,
        last_change=last[0],
        last_notice=last[1],
        target=str(config.path(wanted.to.file)),
        stem=f"{local:%Y-%m-%d-%H%M}-{wanted.id}-{letter.id[:6]}",
        text=digest_text(letter),
        html=digest_html(letter),
    )
