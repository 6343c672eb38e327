"""Events out of their reports: who shows them compares nothing, and needs none of `timeline.same`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from timeline.edtf import Edtf, days_of
from timeline.model import Event, Report


def merge(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The timeline: reports gathered by event, in the order of their dates.

    The date that was changed last counts, by a source or in the words of a text: when one source moves a
    meeting, the others are the ones that lag behind, whatever else they say. The name is that of the first
    report with this date. Order of the input does not matter.
    """
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.event].append(report)
    events = []
    for key, group in groups.items():
        ordered = tuple(sorted(group, key=Report.seniority))
        when = _stands(ordered)
        lead = next(report for report in ordered if report.mention.when == when)
        events.append(Event(key, when, lead.mention.title, ordered))
    return tuple(sorted(events, key=lambda event: (event.when, event.key)))


def stands(reports: Iterable[Report]) -> Edtf:
    """The date on which an event stands by what is reported of it, see `merge`."""
    return _stands(sorted(reports, key=Report.seniority))


def _stands(ordered: Sequence[Report]) -> Edtf:
    return max(_moved(ordered), key=_latest, default=ordered[0]).mention.when


def _moved(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports whose date changed, or that say that it did: not those from whose date others moved on."""
    moved = [report for report in reports if report.moved is not None or report.mention.former is not None]
    left = {days_of(report.mention.former.text) for report in moved if report.mention.former is not None}
    return [report for report in moved if days_of(report.mention.when.text) not in left] or moved


def _latest(report: Report) -> tuple[datetime, str]:
    return report.moved or report.since, report.key
