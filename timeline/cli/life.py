"""The life of an event as text and as rows: every version of every statement, and what changed."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click

from output.model import Span
from timeline.cli.common import printable
from timeline.cli.listing import standing
from timeline.config import Config
from timeline.history import Step, steps
from timeline.model import ChangeKind, Mention
from timeline.publish import names_of
from timeline.store import Store
from timeline.view import Names
from timeline.view.life import headline, spans
from timeline.view.phrases import in_quotes

# The signs say it without colour, as wdiff does.
_SIGNS = {"removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green"), "date": ("[", "]", "cyan")}


def life_text(config: Config, store: Store, key: str, now: datetime) -> str:
    """The life of an event as paragraphs, one for each step."""
    stands, found = standing(config, store, key, now), steps(store.history.statements(key))
    names = stands.names
    open_now = [step.version.report for step in found if step.version.until is None]
    last = (open_now or [found[-1].version.report])[-1].mention
    head = [
        _bold(printable(last.title)),
        f"  when       {names.when(last.when)}   (EDTF {last.when.text})",
        f"  key        {key}",
        f"  status     {', '.join(stands.words)}, first seen {names.moment(found[0].seen)}",
    ]
    several = len({step.version.report.key for step in found}) > 1
    parts = [head, *(list(_paragraph(step, names, several=several)) for step in found)]
    return "\n\n".join("\n".join(part) for part in parts)


def life_rows(config: Config, store: Store, key: str) -> Iterator[dict[str, Any]]:
    """The life of an event, a row for each step; moments in UTC."""
    names = names_of(config, store)
    for step in steps(store.history.statements(key)):
        report = step.version.report
        ended = step.kind is ChangeKind.WITHDRAWN
        yield {
            "seen": step.seen.isoformat(),
            "kind": str(step.kind),
            "event": report.event,
            "report": report.key,
            "source": report.source,
            "entry": report.entry,
            "name": names.entry(report.source, report.entry),
            "since": report.since.isoformat(),
            "until": step.version.until.isoformat() if step.version.until else None,
            "before": _state(report.mention) if ended else step.before and _state(step.before.mention),
            "after": None if ended else _state(report.mention),
            "diff": [{"text": span.text, "emphasis": span.emphasis} for span in spans(step)],
        }


def _state(mention: Mention) -> dict[str, str]:
    return {"when": mention.when.text, "title": mention.title, "sentence": mention.sentence}


def _paragraph(step: Step, names: Names, *, several: bool) -> Iterator[str]:
    report, until = step.version.report, step.version.until
    yield f"{names.moment(step.seen)}  {_bold(headline(step, names))}"
    text = in_quotes(names.entry(report.source, report.entry))
    yield f"  {printable(text)}, source {report.source}{f', statement {report.key[:8]}' if several else ''}"
    yield f"  {_drawn(spans(step))}"
    if step.kind is ChangeKind.WITHDRAWN:
        yield f"  had read so since {names.moment(report.since)}"
    else:
        yield f"  reads so {f'until {names.moment(until)}' if until else 'now'}"


def _drawn(spans: Sequence[Span]) -> str:
    """Spans on one line of a terminal, what stands out between signs and, where it has them, in colours."""
    parts = []
    for span in spans:
        text = printable(span.text).replace("\n", " ")
        opening, closing, colour = _SIGNS.get(span.emphasis, ("", "", None))
        parts.append(_styled(f"{opening}{text}{closing}", fg=colour) if colour else text)
    return "".join(parts)


def _bold(text: str) -> str:
    return _styled(text, bold=True)


def _styled(text: str, *, fg: str | None = None, bold: bool | None = None) -> str:
    """A text with codes of the terminal, which `click.echo` takes out where there is none."""
    return text if "NO_COLOR" in os.environ else click.style(text, fg=fg, bold=bold)
