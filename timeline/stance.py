"""What the sources of an event say last: whether it is called off, and on which date it is.

A source that moves or calls off its own event does not contradict itself, whatever its older texts still say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.edtf import days_of
from timeline.model import Event, Mention, Report


def latest(reports: Iterable[Report]) -> tuple[Report, ...]:
    """What each source says by now: what stands since before its newest text appeared is of old.

    So are reports from whose date a text of theirs says that it was moved. A text that is edited says nothing
    of the other ones.
    """
    by_source: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_source[report.source].append(report)
    return tuple(one for own in by_source.values() for one in (_last(own) if len(own) > 1 else own))


def _last(own: Sequence[Report]) -> Sequence[Report]:
    newest = max(report.first_seen for report in own)
    said = [report for report in own if report.since >= newest]
    left = {days_of(report.mention.former.text) for report in said if report.mention.former is not None}
    return [report for report in said if days_of(report.mention.when.text) not in left] or said


def called_off(event: Event, *, turned: bool = False) -> bool:
    """Whether an event is called off, by what its sources say last, and nobody says otherwise since.

    Where nobody ever announced it, what is told may be of a day that is over ("all flights were cancelled on
    Monday"): called off is what lies ahead, or what `turned` from an announcement in its text.
    """
    if len(event.reports) == 1 and not turned and not _ahead(event.reports[0]):  # most
        return False
    off, since = _calls(event)
    return bool(off) and not since and (turned or len(off) < len(event.reports) or any(map(_ahead, off)))


def disputed(event: Event) -> bool:
    """Whether one source calls an event off and another says since then that it takes place."""
    return len(event.reports) > 1 and all(_calls(event))


def undoing(event: Event) -> tuple[Report, ...]:
    """The reports that call an event off, of what its sources say last."""
    return _calls(event)[0]


def called_off_first(
    reports: Mapping[str, Sequence[Report]], *, apart_from: tuple[str, str]
) -> dict[str, Mention]:
    """The events that an entry (source, id) is the first to call off, as others announced them last.

    `reports` are those of the events that it calls off.
    """
    found = {event: announced(told, apart_from=apart_from) for event, told in reports.items()}
    return {event: mention for event, mention in found.items() if mention is not None}


def repeated(
    own: Iterable[Report], others: Mapping[str, Sequence[Report]], *, apart_from: tuple[str, str]
) -> set[str]:
    """The keys of the reports that only say again what another entry of their source says in the same words.

    Each release of a company ends with what it says of itself. `others` are what the source reports of some
    events.
    """
    said = {
        (event, one.mention.masked, one.mention.when.text)
        for event, reports in others.items()
        for one in reports
        if (one.source, one.entry) != apart_from
    }
    return {one.key for one in own if (one.event, one.mention.masked, one.mention.when.text) in said}


def announced(reports: Iterable[Report], *, apart_from: tuple[str, str]) -> Mention | None:
    """What other entries (source, id) said last of an event, None where one of them calls it off."""
    known = [report for report in reports if (report.source, report.entry) != apart_from]
    if not known or any(report.mention.off for report in known):
        return None
    return max(known, key=lambda report: (report.since, report.key)).mention


def _calls(event: Event) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """The reports that call an event off, of what sources said last, and those that say otherwise since."""
    if not any(report.mention.off for report in event.reports):  # most
        return (), ()
    said = latest(report for report in event.reports if not report.withdrawn)
    off = tuple(report for report in said if report.mention.off)
    sources = {report.source for report in off}
    when = max((report.since for report in off), default=None)
    since = (one for one in said if one.source not in sources and when is not None and one.since > when)
    return off, tuple(since)


def foretold(event: Event) -> bool:
    """Whether all who report an event of a period that had begun speak of it as yet to come."""
    said = [
        report.mention
        for report in event.reports
        if not report.withdrawn and report.mention.when == event.when
    ]
    return bool(said) and all(mention.ahead for mention in said)


def _ahead(report: Report) -> bool:
    mention, lower = report.mention, report.mention.when.lower
    return mention.ahead or (lower is not None and lower > report.since.toordinal())
