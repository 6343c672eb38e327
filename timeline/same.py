"""Which reports of different entries tell the same event: the same day, and mostly the same content words."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from timeline.content import content
from timeline.edtf import Precision
from timeline.extract import cancels
from timeline.model import Mention, Report

# Overlap of content words from which two entries report the same event on the same day.
_SAME_EVENT = 0.6
_MIN_COMMON = 3
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")


class Candidate(NamedTuple):
    """What has to be known of a report to see whether another tells the same event; sorts by seniority."""

    first_seen: datetime
    source: str
    entry: str
    key: str
    when: str
    title: str
    event: str


class Candidates:
    """Reports that a new one may join, by their date and the words of their titles.

    `len()` counts what is held.
    """

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._days: dict[str, _Day] = {}
        self.load(candidates)

    def __len__(self) -> int:
        return sum(len(day.by_key) for day in self._days.values())

    def missing(self, dates: Iterable[str]) -> list[str]:
        """The days of these dates (EDTF strings) of which nothing is known yet; from now on it is."""
        found = sorted(set(map(days_of, dates)) - self._days.keys())
        self._days |= {date: _Day() for date in found}
        return found

    def load(self, candidates: Iterable[Candidate]) -> None:
        """Take in what is reported elsewhere."""
        for candidate in candidates:
            self._day(candidate.when).add(candidate)

    def add(self, report: Report) -> None:
        """Let later mentions join the event of this report."""
        mention = report.mention
        self._day(mention.when.text).add(
            Candidate(
                report.first_seen,
                report.source,
                report.entry,
                report.key,
                mention.when.text,
                mention.title,
                report.event,
            )
        )

    def forget(self, reports: Iterable[Report]) -> None:
        """Nobody can join these any more."""
        for report in reports:
            day = self._days.get(days_of(report.mention.when.text))
            if day is not None:
                day.by_key.pop(report.key, None)

    def event_of(self, mention: Mention) -> str | None:
        """The event that a mention most surely tells, the oldest of equally sure ones; else None."""
        day = self._days.get(days_of(mention.when.text))
        if day is None or not can_meet(mention):
            return None
        words = content(mention.title)
        off = cancels(mention.sentence, mention.title)
        apart = day.at_another_hour(mention.when.text)
        scored = (
            (-alike(words, content(candidate.title)), candidate)
            for candidate in day.sharing(words)
            if _calls_off(candidate.title) is off and candidate.event not in apart
        )
        best = min((pair for pair in scored if pair[0] < 0), default=None)
        return best[1].event if best else None

    def _day(self, date: str) -> "_Day":
        return self._days.setdefault(days_of(date), _Day())


class _Day:
    """The candidates of one date, found by the words of their titles."""

    def __init__(self) -> None:
        self.by_key: dict[str, Candidate] = {}
        self._sizes: dict[str, int] = {}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, candidate: Candidate) -> None:
        words = content(candidate.title)
        self.by_key[candidate.key], self._sizes[candidate.key] = candidate, len(words)
        for word in words:
            self._by_word[word].append(candidate.key)

    def at_another_hour(self, date: str) -> frozenset[str]:
        """The events that somebody says happen at another time of the day."""
        if "T" not in date:
            return frozenset()
        candidates = self.by_key.values()
        return frozenset(one.event for one in candidates if not _clocks_agree(one.when, date))

    def sharing(self, words: Collection[str]) -> Iterator[Candidate]:
        """Those whose titles share enough words to be alike."""
        lists = (self._by_word[word] for word in words if word in self._by_word)
        for key, common in Counter(chain.from_iterable(lists)).items():
            if common >= _MIN_COMMON and common / min(len(words), self._sizes[key]) >= _SAME_EVENT:
                candidate = self.by_key.get(key)
                if candidate is not None:
                    yield candidate


def days_of(date: str) -> str:
    """A date (EDTF string) without times of day: one text gives the hour, another only the day."""
    return _CLOCK.sub("", date) if "T" in date else date


def _clocks_agree(left: str, right: str) -> bool:
    """Whether two dates of the same days give the same time of day, or one of them none.

    A time without an offset is on the clock of the other.
    """
    ours, theirs = _CLOCK.search(left), _CLOCK.search(right)
    if ours is None or theirs is None or ours[1] == theirs[1]:
        return True
    return bool(ours[2] and theirs[2]) and _minute(ours) == _minute(theirs)


def _minute(clock: re.Match[str]) -> int:
    """Minutes from midnight UTC, below zero or beyond the day where the local day is another."""
    offset = 0 if clock[2] == "Z" else _minutes(clock[2][1:]) * (-1 if clock[2][0] == "-" else 1)
    return _minutes(clock[1]) - offset


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def can_meet(mention: Mention) -> bool:
    """Whether another entry's report of the same date can tell the same event.

    Only days, and ranges of days: coarser dates bring too many different things together.
    """
    return all(end is not None and end.precision >= Precision.DAY for end in mention.when.ends)


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How surely two sets of content words tell one event: 0 is "no", else their overlap.

    At least three words must be common, and where both hold numbers, one of them: session 5 is not session 6.
    The overlap is measured on the shorter statement: a lead repeats a headline and adds to it.
    """
    common = len(left & right)
    if common < _MIN_COMMON:
        return 0.0
    if not numbers_agree(left, right):
        return 0.0
    overlap = common / min(len(left), len(right))
    return overlap if overlap >= _SAME_EVENT else 0.0


@lru_cache(maxsize=10_000)
def _calls_off(title: str) -> bool:
    """A cancellation confirms no event, and no event a cancellation."""
    return cancels(title, title)


def numbers_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of content words have a number in common, or one of them none."""
    ours, theirs = ({word for word in words if word.isdigit()} for words in (left, right))
    return not ours or not theirs or not ours.isdisjoint(theirs)
