"""Announced events whose date has passed while nothing that was written since says that they took place."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from timeline.content import content
from timeline.memory import EntryMemory
from timeline.model import Basis, Event, Mention, Report
from timeline.programme import is_deadline, listed

# Two words of its name must a later statement about the same date share to refer to an event: on one day
# many things happen, and one word in common (a country, a ministry) says little, as does one that very many
# statements of that day share.
_MANY = 1_000
_TOGETHER = 500  # texts asked for: thousands may tell one event

Entries = Mapping[tuple[str, str], EntryMemory]  # by source and id
Texts = Callable[[Collection[tuple[str, str]]], Entries]  # which gives some of them
Days = tuple[int | None, int | None]


def written(report: Report, entries: Entries, zone: ZoneInfo) -> date:
    """The day on which a statement was made, in the zone of the reader.

    That of the publication of its text, or on which the text was first seen where it states none. What was
    put into the text later, or reworded there, was made when that was seen; what was found in it later still,
    by other rules, was written by then.
    """
    memory = entries.get((report.source, report.entry))
    first, since = report.first_seen, report.since
    if memory is not None:
        first, since = min(first, memory.changed), min(since, memory.changed)
    if since > first:
        return since.astimezone(zone).date()
    if memory is None or first > memory.first_seen:
        return first.astimezone(zone).date()
    published = memory.entry.published or memory.first_seen
    return (published if memory.entry.published_day else published.astimezone(zone)).date()


def unconfirmed(events: Sequence[Event], entries: Entries, today: date, zone: ZoneInfo) -> frozenset[str]:
    """The keys of the announced events that ended before today and that nothing written since confirms.

    A confirmation is a report of the event, or a statement about the same days with words of its name, made
    on the first of these days or later. What was written before and still stands is none. Calendars, lists
    and deadlines never say that something took place, so that nothing is missing there; what was called off
    is not waited for.
    """
    number = today.toordinal()
    waiting = [event for event in events if _passed(event, number) and _announced(event, entries, zone)]
    since = _Since(events, {days_of(event) for event in waiting}, entries, zone)
    return frozenset(event.key for event in waiting if not since.names(event))


def days_of(event: Event) -> Days:
    """The first and the last day of an event."""
    return event.when.lower, event.when.upper


def end_of(event: Event) -> int | None:
    """The last day that any report gives, None while one leaves it open."""
    ends = [report.mention.when.upper for report in event.reports]
    return None if None in ends else max(end for end in ends if end is not None)


def awaited(event: Event, texts: Texts, zone: ZoneInfo) -> int | None:
    """Up to which day an announced event waits to be confirmed; None for one that is not waited for.

    Of most events the youngest report shows that they were not announced: no other texts are asked for.
    """
    for reports in _youngest_first(event.reports):
        entries = texts({(report.source, report.entry) for report in reports})
        if not _before(event, reports, entries, zone):
            return None
    return end_of(event) if _expected(event) else None


def _youngest_first(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    yield reports[-1:]
    for at in range(0, len(reports) - 1, _TOGETHER):
        yield reports[at : at + _TOGETHER]


def _passed(event: Event, today: int) -> bool:
    end = end_of(event)
    return end is not None and end < today


def _announced(event: Event, entries: Entries, zone: ZoneInfo) -> bool:
    """Whether all that is reported was written before the date began, and is of a kind to be confirmed."""
    return _before(event, event.reports, entries, zone) and _expected(event)


def _before(event: Event, reports: Sequence[Report], entries: Entries, zone: ZoneInfo) -> bool:
    """Whether some reports of an event were written before its date began, or speak of it as yet to come."""
    begin = event.when.lower
    return begin is not None and all(
        report.mention.ahead or written(report, entries, zone).toordinal() < begin for report in reports
    )


def _expected(event: Event) -> bool:
    """Whether an event is of a kind to be confirmed."""
    mentions = [report.mention for report in event.reports]
    return any(map(_told, mentions)) and not any(one.off for one in mentions)


def _told(mention: Mention) -> bool:
    """Whether it is told in words, and more than the last day for something."""
    return mention.basis is not Basis.DATA and not listed(mention) and not is_deadline(mention)


class _Since:
    """What was written about some days when they had begun, found by its words."""

    def __init__(self, events: Iterable[Event], days: set[Days], entries: Entries, zone: ZoneInfo) -> None:
        self._words: defaultdict[Days, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for report in (report for event in events for report in event.reports):
            when = report.mention.when
            own = when.lower, when.upper
            if own in days and when.lower is not None and _late(report, when.lower, entries, zone):
                for word in content(report.mention.title):
                    self._words[own][word].add(report.key)

    def names(self, event: Event) -> bool:
        """Whether something refers to the event: two words of its name stand in one statement."""
        words = self._words.get(days_of(event))
        if words is None:
            return False
        found: set[str] = set()
        for keys in sorted((words[word] for word in content(event.title) if word in words), key=len):
            if len(keys) > _MANY:
                break
            if not found.isdisjoint(keys):
                return True
            found |= keys
        return False


def _late(report: Report, begin: int, entries: Entries, zone: ZoneInfo) -> bool:
    return not report.mention.ahead and written(report, entries, zone).toordinal() >= begin
