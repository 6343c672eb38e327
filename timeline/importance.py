"""How much an event matters: how many independent sources report it or come back to its date later.

Later mentions of a date tell important days from others better than the day's own news does (Chieu and Lee
2004, Kessler et al. 2012). What one source repeats counts ever less: any number of its texts weighs less than
one text each of two sources.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from timeline.confirmation import Days, Entries, days_of, written
from timeline.model import Event, Report

_MONTH = 31  # days; references to a date that is known less exactly count less


@dataclass(frozen=True, slots=True)
class Weight:
    """What an event weighs: `value` is the number of `sources` plus what the `references` to its date add.

    `sources` are independent, `references` are the later texts that come back to the date; `confirmed` is
    when its latest report was first seen.
    """

    value: float
    sources: int
    references: int
    confirmed: datetime


def weigh(events: Iterable[Event], entries: Entries, zone: ZoneInfo) -> dict[str, Weight]:
    """What each event weighs, by key. Linear in the number of reports."""
    events = tuple(events)
    later: defaultdict[Days, list[tuple[datetime, Report]]] = defaultdict(list)
    for event in events:
        for report in event.reports:
            when = report.mention.when
            if when.upper is not None and when.upper < written(report, entries, zone).toordinal():
                later[when.lower, when.upper].append((report.first_seen, report))
    references = {days: _References(found) for days, found in later.items()}
    return {event.key: _weight(event, references.get(days_of(event))) for event in events}


def most(events: Iterable[Event], weights: dict[str, Weight], number: int) -> tuple[Event, ...]:
    """The weightiest event of each of the `number` weightiest dates, in the order of the dates.

    Of equal ones the one that was confirmed last, then the later one, then by key.
    """
    ranked = sorted(events, key=lambda event: event.key)
    ranked.sort(key=lambda event: event.when.order(), reverse=True)
    ranked.sort(key=lambda event: (weights[event.key].value, weights[event.key].confirmed), reverse=True)
    first: dict[Days, Event] = {}
    for event in ranked:
        if len(first) == number:
            break
        first.setdefault(days_of(event), event)
    return tuple(sorted(first.values(), key=lambda event: (event.when, event.key)))


def independent(reports: Collection[Report]) -> int:
    """How many sources say it in words of their own: one text under two names is one source."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        texts[report.source].add(_text(report))
    taken: set[str] = set()
    found = 0
    for source in sorted(texts, key=lambda name: (len(texts[name]), name)):
        own = texts[source] - taken
        if own:
            taken.add(min(own))
            found += 1
    return max(found, 1)


@dataclass(slots=True)
class _References:
    """The later texts that come back to some days, each text once; how many from each source and entry."""

    found: Sequence[tuple[datetime, Report]]
    by_source: Counter[str] = field(default_factory=Counter)
    by_entry: Counter[tuple[str, str]] = field(default_factory=Counter)
    total: float = 0.0

    def __post_init__(self) -> None:
        texts: set[str] = set()
        entries: set[tuple[str, str]] = set()
        for _, report in sorted(self.found, key=_seniority):
            text, entry = _text(report), (report.source, report.entry)
            if text not in texts and entry not in entries:
                self.by_source[report.source] += 1
                self.by_entry[entry] += 1
            texts.add(text)
            entries.add(entry)
        self.total = sum(map(_damped, self.by_source.values()))

    def besides(self, own: Iterable[tuple[str, str]]) -> tuple[float, int]:
        """What the references weigh, and how many they are, without those from these entries."""
        mine: Counter[str] = Counter()
        for entry in own:
            mine[entry[0]] += self.by_entry[entry]
        less = sum(
            _damped(self.by_source[name]) - _damped(self.by_source[name] - many)
            for name, many in mine.items()
        )
        return self.total - less, self.by_source.total() - mine.total()


def _weight(event: Event, references: _References | None) -> Weight:
    own = {(report.source, report.entry) for report in event.reports}
    weight, many = references.besides(own) if references else (0.0, 0)
    lower, upper = days_of(event)
    if lower is not None and upper is not None:
        weight *= min(1.0, _MONTH / (upper - lower + 1))
    sources = independent(event.reports)
    confirmed = max(report.first_seen for report in event.reports)
    return Weight(round(sources + weight, 3), sources, many, confirmed)


def _damped(number: int) -> float:
    """1, 1½, 1⅔, ...: grows with every text and stays below 2."""
    return 2 - 1 / number if number else 0.0


def _text(report: Report) -> str:
    """The words of a statement, by which copies of it are known."""
    return " ".join(report.mention.sentence.casefold().split())


def _seniority(found: tuple[datetime, Report]) -> tuple[datetime, str, str, str]:
    seen, report = found
    return seen, report.source, report.entry, report.key
