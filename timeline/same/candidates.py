"""The reports that a new one may join, found by signs: a telling word and a day."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Protocol
from zlib import crc32

from timeline.edtf import Edtf
from timeline.model import Mention, Report
from timeline.same.dated import FINE, NEAR, night_in, width
from timeline.same.statement import Claim, claim, said
from timeline.same.terms import terms

_OF_TEXT, _OF_TITLE, _OF_DATES = 10, 3, 3  # words of a report by which it is found
_HALF = 1 << 31  # of the numbers of words: with a sign the store keeps each in four bytes
LEAST = 2  # findings: those of the very day are found twice by every word
MOST = 8  # candidates that a mention is compared with
_MOST_OF_A_SIGN = 25
_YEAR = 366  # days
_COARSE = 31  # days before its own first within which a month may begin that holds it


class Words(Protocol):
    """What a report says and what its text is about; whoever holds it packed unpacks what is asked for."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def sentence(self) -> str:
        """Its sentence without its date expression."""

    @property
    def gist(self) -> str:
        """The gist of its text."""

    @property
    def off(self) -> bool:
        """Whether it calls its event off."""

    def __hash__(self) -> int:
        """What it claims is remembered by this."""


class _Said(NamedTuple):
    """The words of a report that was just read."""

    title: str
    sentence: str
    gist: str
    off: bool


class Candidate(NamedTuple):
    """What has to be known of a report to see whether another tells the same event; sorts by seniority."""

    first_seen: datetime
    source: str
    entry: str
    key: str
    when: str
    event: str
    words: Words
    names: str = ""  # packed
    former: str = ""  # the date, or the days, that it says it was moved from

    @property
    def date(self) -> Edtf:
        """Its date."""
        return _edtf(self.when)

    @property
    def was(self) -> Edtf | None:
        """The date that it says it had before."""
        return _edtf(self.former) if self.former else None

    @property
    def claim(self) -> Claim:
        """What it says, in its text."""
        return _claimed(self.words, self.names)


Near = tuple[int, Candidate]  # how often a report was found by the signs of a mention, and it


# Words and the day by which a report is found; months and years have words of their own.
Signs = tuple[tuple[int, ...], int]


@lru_cache(maxsize=1_000)  # by the words as they are held: a report is met a dozen times
def _claimed(words: Words, names: str) -> Claim:
    return claim(words.title, words.sentence, words.gist, names, off=words.off)


_edtf = lru_cache(maxsize=20_000)(Edtf)  # the same few thousand days come again and again


@lru_cache(maxsize=500)  # asked for what a source tells while it is read, and when that is kept
def signs(mention: Mention, about: str) -> tuple[Signs, ...]:
    """By what a report with this mention and gist of its entry is found.

    What was moved is found by its former date as well, what lasts for years only by all of its words.
    """
    return tuple(
        (_telling(mention.title, about)[wide > FINE] if wide else _lasting(mention.title, when), when.lower)
        for when in (mention.when, *((mention.former,) if mention.former else ()))
        if ((wide := width(when)) or when is mention.when) and when.lower is not None
    )


def _lasting(title: str, when: Edtf) -> tuple[int, ...]:
    words = sorted(said(title)) if when.upper is not None else ()
    return (_numbers(" ".join([*words, when.text]))[1],) if words else ()


# Words with the first and last day of reports that a mention may join.
Search = tuple[tuple[int, ...], int, int]


def searches(mention: Mention, about: str) -> tuple[Search, ...]:
    """Where the candidates for a mention are, the nearest in time first."""
    return _sought(mention.title, about, mention.when, mention.former)


@lru_cache(maxsize=100)  # asked for what is in the store and for what its source has told just now
def _sought(title: str, about: str, when: Edtf, was: Edtf | None) -> tuple[Search, ...]:
    if width(when) is None and when.lower is not None:
        return ((_lasting(title, when), when.lower, when.lower),) * LEAST
    fine, coarse = _telling(title, about)
    return (*_searches(when, fine, coarse), *(_searched(was, fine, coarse) if was else ()))


def _searches(when: Edtf, fine: tuple[int, ...], coarse: tuple[int, ...]) -> Iterator[Search]:
    wide = width(when)
    if wide is None or when.lower is None or when.upper is None:
        return
    if wide > FINE:
        yield (coarse, when.lower, when.lower)
        yield (coarse, when.upper - _YEAR, when.upper)
        if wide <= _COARSE:
            yield (fine, when.lower, when.upper)
        return
    yield (fine, when.lower, when.lower)
    yield (fine, when.lower - FINE, when.upper + NEAR)
    yield (coarse, when.upper - _COARSE, when.lower)


def _searched(was: Edtf, fine: tuple[int, ...], coarse: tuple[int, ...]) -> Iterator[Search]:
    """Where those are that tell a former date: as good as the same one, each word finds them twice."""
    wide = width(was)
    if wide is None or was.lower is None or was.upper is None:
        return
    yield (fine, was.lower, was.upper)
    yield (fine, was.lower, was.upper)
    if wide > FINE:
        yield (coarse, was.lower, was.upper if wide > _COARSE else was.lower)


@lru_cache(maxsize=1_000)
def _telling(title: str, about: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The heaviest words of the text and of the title as numbers, for fine dates and for coarse ones.

    Also some other dates that the text tells, far from its own day: texts of other matters seldom share them.
    """
    heavy, of_text, far = _heaviest(about)
    own = {term.stem: term.common for term in terms(title) if term.stem not in heavy}
    rarest = sorted([(common, -len(stem), stem) for stem, common in own.items()])[:_OF_TITLE]
    numbers = (*of_text, *[_numbers(stem) for _, _, stem in rarest], *far)
    fine, coarse = zip(*numbers, strict=True) if numbers else ((), ())
    return fine, coarse


@lru_cache(maxsize=30_000)  # the same few thousand words come again and again
def _numbers(word: str) -> tuple[int, int]:
    """A word as a number, for fine dates and for coarse ones."""
    fine, coarse = (crc32(f"{way}{word}".encode("utf-8", "surrogatepass")) for way in ("", "~"))
    return fine - _HALF, coarse - _HALF


class _Heaviest(NamedTuple):
    """The heaviest words of a text, as they are and as numbers, and some of its dates as numbers."""

    words: frozenset[str]
    numbers: tuple[tuple[int, int], ...]
    far: tuple[tuple[int, int], ...]


@lru_cache(maxsize=500)  # a text tells many things, and many feeds carry the same reports
def _heaviest(about: str) -> _Heaviest:
    """The heaviest words of a gist, and some of its dates."""
    parts = about.split()
    heavy = [word[1:].casefold() for word in parts[:_OF_TEXT] if word[0] not in "@="]
    return _Heaviest(frozenset(heavy), tuple(map(_numbers, heavy)), tuple(map(_numbers, _far(parts))))


def _far(parts: Sequence[str]) -> list[str]:
    """Some of the dates of a gist that are not near the day of its text, the same ones for every text."""
    if not parts or parts[-1][0] != "=":
        return []
    own = parts[-1][1:8]
    far = [part for part in parts if part[0] == "@" and part[1:8] != own]
    return sorted(far, key=lambda date: crc32(date.encode()))[:_OF_DATES]


def plain_sentence(mention: Mention) -> str:
    """The sentence of a mention without its date expression."""
    return without_date(
        mention.sentence, mention.date_start - mention.start, mention.date_end - mention.start
    )


def without_date(sentence: str, start: int, end: int) -> str:
    """A sentence without what stands from `start` to `end`, but that this is of a night."""
    return f"{sentence[:start]} {night_in(sentence[start:end])} {sentence[end:]}"


class Candidates:
    """Reports that mentions may join: those that were found for a mention, and those that were added."""

    def __init__(self, found: Mapping[Mention, Sequence[Near]] | None = None) -> None:
        self._found = found or {}
        self._by_key: dict[str, Candidate] = {}
        # By day, then by word: most days on which a mention looks have nothing.
        self._by_sign: dict[int, defaultdict[int, list[str]]] = {}
        self._words: set[int] = set()  # of all days

    def beside(self, found: Mapping[Mention, Sequence[Near]]) -> "Candidates":
        """What was added here, with what was found elsewhere for some mentions."""
        both = Candidates(found)
        both._by_key, both._by_sign, both._words = self._by_key, self._by_sign, self._words
        return both

    def add(self, report: Report, about: str = "") -> None:
        """Let later mentions join the event of this report; `about` is the gist of its entry."""
        mention = report.mention
        candidate = Candidate(
            report.first_seen, report.source, report.entry, report.key, mention.when.text, report.event,
            _Said(mention.title, plain_sentence(mention), about, mention.off), mention.names,
            mention.former.text if mention.former else "",
        )  # fmt: skip
        if report.key not in self._by_key:
            for words, day in signs(mention, about):
                self._words.update(words)
                there = self._by_sign.setdefault(day, defaultdict(list))
                for word in words:
                    there[word].append(report.key)
        self._by_key[report.key] = candidate

    def signs(self) -> Iterator[tuple[int, int, Sequence[str]]]:
        """The words and days by which what was added is found, each with the keys of the reports."""
        return ((word, day, keys) for day, words in self._by_sign.items() for word, keys in words.items())

    @property
    def added(self) -> Collection[Candidate]:
        """The reports that were added."""
        return self._by_key.values()

    def near(self, mention: Mention, about: str) -> list[Candidate]:
        """Of what was found for a mention and what was added, the reports that share most signs with it."""
        found = self._found.get(mention, ())
        least = max(LEAST, found[MOST - 1][0]) if len(found) >= MOST else LEAST
        shared = self._shared(mention, about, least) if self._by_key else {}
        told = [(-number, key) for key, number in shared.items() if number >= least]
        if not told:
            return [one for _, one in found[:MOST]]
        known = {one.key: one for _, one in found}
        ranked = sorted([*told, *[(-number, one.key) for number, one in found]])
        return [known.get(key) or self._by_key[key] for _, key in ranked[:MOST]]

    def _shared(self, mention: Mention, about: str, least: int) -> Mapping[str, int]:
        """The keys of what was added that was found, and how often, if any can be found `least` times."""
        found: list[Sequence[str]] = []
        for words, first, last in searches(mention, about):
            told = self._words.intersection(words)
            for there in self._between(first, last) if told else ():
                # Not all of a day that has many.
                found += [there[word][:_MOST_OF_A_SIGN] for word in there.keys() & told]
        return Counter(chain.from_iterable(found)) if len(found) >= least else {}

    def _between(self, first: int, last: int) -> list[Mapping[int, list[str]]]:
        """The words of each day from `first` to `last`, with the keys of what was added."""
        by_sign = self._by_sign
        if len(by_sign) <= last - first:
            return [words for day, words in by_sign.items() if first <= day <= last]
        return [by_sign[day] for day in range(first, last + 1) if day in by_sign]
