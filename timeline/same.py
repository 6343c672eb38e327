"""Which reports of different entries tell the same event: the same day, and mostly the same content words."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from timeline.edtf import Precision
from timeline.extract import cancels
from timeline.model import Mention, Report

# Overlap of content words from which two entries report the same event on the same day.
_SAME_EVENT = 0.6
_MIN_COMMON = 3
# On one day, only so many reports are compared with: the first ones, which name the events.
_MANY = 1000

_WORD = re.compile(r"[^\W_]+")
# Words that say nothing about what happened. Names and honours are left: they tell who it was.
_STOP = frozenset(
    "a an and as at be been both but by during for from had has have he her his in into is it its of on or "
    "our she than that the their them they this those to was we were which who whose will with would after "
    "before also said says date".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """What has to be known of a report to see whether another tells the same event; ordered by seniority."""

    first_seen: datetime
    source: str
    entry: str
    key: str
    event: str
    when: str
    title: str


class Candidates:
    """Reports that a new one may join, by their date."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._by_date: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._by_date[candidate.when].append(candidate)

    def add(self, report: Report) -> None:
        """Let later mentions join the event of this report."""
        self._by_date[report.mention.when.text].append(
            Candidate(
                first_seen=report.first_seen,
                source=report.source,
                entry=report.entry,
                key=report.key,
                event=report.event,
                when=report.mention.when.text,
                title=report.mention.title,
            )
        )

    def event_of(self, mention: Mention) -> str | None:
        """The event that a mention most surely tells, the oldest of equally sure ones; else None."""
        if not can_meet(mention):
            return None
        words, off = content(mention.title), cancels(mention.sentence, mention.title)
        scored = (
            (-alike(words, content(candidate.title)), candidate)
            for candidate in self._by_date[mention.when.text][:_MANY]
            if _calls_off(candidate.title) is off
        )
        best = min((pair for pair in scored if pair[0] < 0), default=None)
        return best[1].event if best else None


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
    ours, theirs = _numbers(left), _numbers(right)
    if ours and theirs and not ours & theirs:
        return 0.0
    overlap = common / min(len(left), len(right))
    return overlap if overlap >= _SAME_EVENT else 0.0


@lru_cache(maxsize=50_000)
def _calls_off(title: str) -> bool:
    """A cancellation confirms no event, and no event a cancellation."""
    return cancels(title, title)


@lru_cache(maxsize=50_000)
def content(title: str) -> frozenset[str]:
    """The words of a title that say what happened, without endings of number and tense."""
    return frozenset(_stem(word) for word in words_of(title) if word not in _STOP)


def _numbers(words: frozenset[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(text.casefold())


def _stem(word: str) -> str:
    """A crude stem: endings of number and tense matter less than a missed match."""
    for ending in ("ings", "ing", "ers", "ies", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
