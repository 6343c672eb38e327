"""What a person decides about events: that two are one, or that what is told as one are several.

A decision moves reports from one event to another. It is kept, so that it can be shown and taken back; later
reports follow by themselves, since they join the reports that they agree with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from timeline.memory import Decision
from timeline.model import Event, Report


class Move(NamedTuple):
    """A report that goes to another event."""

    report: Report
    event: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A decision that cannot be, and why."""

    reason: str


def merged(kept: Event, other: Event) -> tuple[Move, ...] | Refused:
    """All reports of `other` become reports of `kept`."""
    if kept.key == other.key:
        return Refused("these are one event already")
    return tuple(Move(report, kept.key) for report in other.reports)


def parted(
    event: Event, decisions: Iterable[Decision], report: str | None = None
) -> tuple[Move, ...] | Refused:
    """What tells `event` is taken apart; `decisions` are those about its reports, oldest first.

    With the key of a `report`, that goes, with what the same text says of the event besides. Without, the
    last merge by hand is taken back; where there was none, every text tells an event of its own.
    """
    texts = _texts(event.reports)
    if report is not None:
        chosen = next((text for text in texts if any(one.key == report for one in text)), None)
        if chosen is None:
            return Refused(f"the report {report} does not tell this event")
        if len(texts) == 1:
            return Refused("only one text tells this event")
        return _away(event, chosen)
    back = _back(event, decisions)
    if back:
        return back
    if len(texts) == 1:
        return Refused("only one text tells this event")
    keeper = next((text for text in texts if any(one.key == event.key for one in text)), texts[0])
    return tuple(move for text in texts if text is not keeper for move in _away(event, text))


def _texts(reports: Iterable[Report]) -> list[tuple[Report, ...]]:
    """The reports of each entry, in the order of their seniority."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        found.setdefault((report.source, report.entry), []).append(report)
    return [tuple(group) for group in found.values()]


def _away(event: Event, reports: Sequence[Report]) -> tuple[Move, ...]:
    key = reports[0].key
    if any(report.key == event.key for report in reports):  # the others stay, and links lead to them
        key = blake2b(f"apart\0{event.key}".encode(), digest_size=8).hexdigest()
    return tuple(Move(report, key) for report in reports)


def _back(event: Event, decisions: Iterable[Decision]) -> tuple[Move, ...]:
    """What the last merge by hand brought and no later decision moved, back to where it was."""
    last = {decision.report: decision for decision in decisions}
    brought = {
        key: decision
        for key, decision in last.items()
        if decision.kind == "merge" and decision.event == event.key
    }
    latest = max((decision.made for decision in brought.values()), default=None)
    return tuple(
        Move(report, brought[report.key].was)
        for report in event.reports
        if report.key in brought and brought[report.key].made == latest
    )
