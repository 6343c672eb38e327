"""Events out of their reports: who shows them compares nothing, and needs none of `timeline.same`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from timeline.edtf import Edtf, Precision, days_of
from timeline.model import Event, Report

_VAGUE = (Precision.DECADE, Precision.YEAR, Precision.SEASON, Precision.MONTH)


def merge(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The timeline: reports gathered by event, in the order of their dates.

    The date that was changed last counts, by a source or in the words of a text: when one source moves a
    meeting, the others are the ones that lag behind, whatever else they say. Else that of the first report
    does, or the first day that others tell in it ("in May", "on 14 May"). The name is that of the first
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
    moved = _moved(ordered)
    return max(moved, key=_latest).mention.when if moved else _exact(ordered)


def _exact(ordered: Sequence[Report]) -> Edtf:
    """The date of the first report, or the first of a day or some days in it where that says none."""
    first = ordered[0].mention.when
    if len(ordered) == 1 or first.precision not in _VAGUE or first.lower is None or first.upper is None:
        return first
    for report in ordered[1:]:
        when = report.mention.when
        if when.lower is None or when.upper is None or when.precision < Precision.DAY:
            continue
        if first.lower <= when.lower and when.upper <= first.upper:
            return when
    return first


def _moved(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports whose date changed, or that say that it did: not those from whose date others moved on."""
    moved = [report for report in reports if report.moved is not None or report.mention.former is not None]
    left = {days_of(report.mention.former.text) for report in moved if report.mention.former is not None}
    return [report for report in moved if days_of(report.mention.when.text) not in left] or moved


def _latest(report: Report) -> tuple[datetime, str]:
    return report.moved or report.since, report.key
