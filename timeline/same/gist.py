"""The gist of an entry: its most telling words and the dates it tells, small enough to be kept with it.

Two entries with much the same gist are about the same matter. It is written as words behind a digit, how
often they stand in the text, a name with a capital: "4Veldka 2Rotter 1verdic @2026-02-05 =2026-02-06". The
last is the day of the text.
"""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from timeline.same.terms import shared, term_of, words_of

_READ = 2500  # characters: what a report is about stands at its head
_WORDS, _DATES = 40, 20
_MOST_OFTEN = 9  # times that a word is said to stand there: one digit
_ENOUGH = 20  # words of a text that has a matter
_NAME = 1.6  # times as telling as another word
_FEWEST_NAMES = 3  # from which a text has names enough to be known by
_LEAST_KNOWN = 0.1  # share of names below which two texts are about strangers
_SAME_DATES = 3  # that two texts of one matter tell, whatever they call what happened
_TWO_DATES = 2  # of texts of which one names next to nobody
_DATED = 0.15  # their topic at least
_COMMON = 0.5  # of words that many texts have: the others come first
# And what is no ASCII letter, also within a word: to look behind each letter takes twice as long.
_CAPITAL = re.compile(r"[^\W\d_a-z][^\W_]*")
_CAPITALS = r"[^\W\d_a-zäöüß]\w+"
_LIKELY = re.compile(
    rf"(?:\b(?:in|aus|von|nach|bei) (?={_CAPITALS})|(?={_CAPITALS} {_CAPITALS}))"
    rf"(?P<names>{_CAPITALS}(?: {_CAPITALS}){{0,3}})"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SENTENCE_ENDS = frozenset(".!?:\n")
_OPENERS = frozenset(' \t"“„«(')


@dataclass(slots=True, eq=False)  # never changed
class Gist:
    """Words with their weights; `norm` is the length of that vector.

    `telling` is one by the root of how often a word stands in the text, for those that stand there again;
    `names` are the words that look like names, `named` what they weigh together, `days` the days among the
    dates with that of the text, None where that is not known.
    """

    weights: Mapping[str, float]
    names: frozenset[str]
    named: float
    telling: Mapping[str, float]
    norm: float
    dates: frozenset[str]
    days: frozenset[int] | None = None


def gist(
    title: str,
    text: str,
    dates: Iterable[str] = (),
    *,
    language: str | None = None,
    published: dt.datetime | None = None,
) -> str:
    """The gist of an entry with its dates (EDTF strings) and the day, in UTC, on which it appeared."""
    body = _words(text[:_READ], nouns=(language or "").startswith("de"))  # which have capitals as well
    own: dict[str, int] = {}
    common: set[str] = set()
    _count(title, own, common)
    ranks = [
        body.rank(stem, number + body.counts.get(stem, 0), common=stem in common or stem in body.common)
        for stem, number in own.items()
    ]
    ranks += [rank for rank in body.ranks[: _WORDS + len(own)] if rank[1] not in own]
    words = [written for _, _, written in sorted(ranks)[:_WORDS]]
    days = [f"@{day}" for day in sorted({date[:10] for date in dates})[:_DATES]]
    day = [] if published is None else [f"={published.astimezone(dt.UTC).date()}"]
    return " ".join([*words, *days, *day])


_Rank = tuple[float, str, str]  # how little a stem tells, itself, and how a gist has it


class _Words(NamedTuple):
    """The stems of a text with how often they stand there, those that many texts have, names, and ranks.

    What is `likely` a name is as telling as one; where all nouns have capitals no capital says so. The
    `ranks` stand in their order: few of a title have to be put among them.
    """

    counts: Mapping[str, int]
    common: frozenset[str]
    names: frozenset[str]
    likely: frozenset[str]
    ranks: list[_Rank]

    def rank(self, stem: str, number: int, *, common: bool) -> _Rank:
        """How a stem stands that the text and its title have so often."""
        light = _lightness(number)
        if stem in self.likely:
            light *= _NAME
        if common:
            light *= _COMMON
        word = stem.capitalize() if stem in self.names else stem
        return light, stem, f"{min(number, _MOST_OFTEN)}{word}"


@lru_cache(maxsize=1_000)  # many feeds carry the same reports, under other titles
def _words(text: str, *, nouns: bool) -> _Words:
    counts: dict[str, int] = {}
    common: set[str] = set()
    _count(text, counts, common)
    names = frozenset() if nouns else names_of(f"\n{text}")
    words = _Words(counts, frozenset(common), names, likely_names(text) if nouns else names, [])
    words.ranks.extend(sorted([words.rank(stem, n, common=stem in common) for stem, n in counts.items()]))
    return words


def _count(text: str, counts: dict[str, int], common: set[str]) -> None:
    for term in map(term_of, words_of(text)):
        if term is None:
            continue
        stem, _, _, known, number = term
        if number:
            continue
        counts[stem] = counts.get(stem, 0) + 1
        if known:
            common.add(stem)


class Matter(NamedTuple):
    """What two texts have in common: `topic`, `breadth`, and `known`, see `acquainted`."""

    topic: float
    breadth: float
    known: float | None


@lru_cache(maxsize=4_000)
def read_gist(text: str) -> Gist:
    """A gist as a vector. Never raises."""
    weights: dict[str, float] = {}
    telling: dict[str, float] = {}
    names: list[str] = []
    dates: list[str] = []
    published = None
    for part in text.split():
        sign, rest = part[0], part[1:]
        if sign == "@":
            dates.append(rest)
        elif sign == "=":
            published = rest
        elif sign in _OFTEN and rest:
            plain, name, little = _OFTEN[sign]
            stem = intern(rest.casefold())  # thousands of gists have the same words
            weights[stem] = plain
            if little < 1.0:
                telling[stem] = little
            if rest[0].isupper():
                names.append(stem)
                weights[stem] = name
    norm = math.sqrt(sum([weight * weight for weight in weights.values()]))
    told = None if published is None else map(_ordinal, (*dates, published))
    # Thousands of texts tell the same few days.
    days = None if told is None else shared(frozenset(day for day in told if day is not None))
    known, dated = frozenset(names), shared(frozenset(dates))
    return Gist(weights, known, sum([weights[name] for name in known]), telling, norm, dated, days)


@lru_cache(maxsize=10_000)  # the same few thousand days come again and again
def _ordinal(date: str) -> int | None:
    """The number of a day, None for what is no day."""
    with suppress(ValueError):
        return dt.date.fromisoformat(date).toordinal() if _DAY.fullmatch(date) else None
    return None


def matter(left: Gist, right: Gist) -> Matter:
    """How much two entries are about the same matter: not at all where their names are others.

    A text with next to no names may call what others name "the airport": the dates that both tell decide.
    """
    known, broad = acquainted(left, right), breadth(left, right)
    fewest = min(len(left.names), len(right.names))
    strangers = known is not None and known < _LEAST_KNOWN
    if fewest > _FEWEST_NAMES:  # most texts
        return Matter(0.0 if strangers else topic(left, right), broad, known)
    dates = len(left.dates & right.dates)
    if dates >= _SAME_DATES:
        return Matter(max(topic(left, right), _DATED), broad, known)
    if strangers and (fewest == _FEWEST_NAMES or dates < _TWO_DATES):
        return Matter(0.0, broad, known)
    return Matter(topic(left, right), broad, known)


@lru_cache(maxsize=10_000)  # many feeds carry the same reports
def matter_of(left: str, right: str) -> Matter:
    """What two entries with these gists have in common."""
    return matter(read_gist(left), read_gist(right))


def strangers(ours: Gist, right: str) -> bool:
    """Whether one look at another gist shows that their texts have no topic in common, see `matter`.

    No name of the first stands in the second, nor do its dates: most texts of the same days are told apart by
    that, before the second is read.
    """
    if len(ours.names) < _FEWEST_NAMES or not right:
        return False
    plain = right.casefold()
    if any(map(plain.__contains__, ours.names)):
        return False
    return sum(map(right.__contains__, ours.dates)) < _TWO_DATES


def topic(left: Gist, right: Gist) -> float:
    """How much two entries are about the same matter, 0 to 1: the cosine of their words."""
    if not left.norm or not right.norm:
        return 0.0
    theirs = right.weights
    common = sum([weight * theirs[stem] for stem, weight in left.weights.items() if stem in theirs])
    return common / (left.norm * right.norm)


def acquainted(left: Gist, right: Gist) -> float | None:
    """How many of the names of one text the other knows, by weight: the lesser of both shares, 0 to 1.

    Texts in which all nouns have capitals have no names of their own. None where no text has names enough.
    """
    ours = _known(left, right) if len(left.names) >= _FEWEST_NAMES else None
    theirs = _known(right, left) if len(right.names) >= _FEWEST_NAMES else None
    if ours is None or theirs is None:
        return theirs if ours is None else ours
    return min(ours, theirs)


def _known(one: Gist, other: Gist) -> float:
    weights, known = one.weights, other.weights
    return sum([weights[name] for name in one.names if name in known]) / one.named


def breadth(left: Gist, right: Gist) -> float:
    """How much that says: a text of a few words has no matter beside what it states. 0 to 1."""
    return min(len(left.weights), len(right.weights), _ENOUGH) / _ENOUGH


def _weight(count: int, *, name: bool) -> float:
    return (1 + math.log(count)) * (_NAME if name else 1.0)


@lru_cache(maxsize=4_000)  # stems share the number
def _lightness(count: int) -> float:
    return -_weight(count, name=False)


# By the digit of a gist: the weight of a word, that of a name, and how much it tells.
_OFTEN = {
    str(count): (_weight(count, name=False), _weight(count, name=True), 1 / math.sqrt(count))
    for count in range(1, 10)
}


def names_of(text: str) -> frozenset[str]:
    """The stems of the words in a text that look like names."""
    found = set()
    for match in _CAPITAL.finditer(text):
        if _is_name(text, match.start()):
            term = term_of(match[0])
            if term is not None and not term.common:
                found.add(term.stem)
    return frozenset(found)


def likely_names(text: str) -> frozenset[str]:
    """The stems of words that are likely to be names where all nouns have capitals.

    Names stand next to each other ("Richterin Iva Sorel") and without an article behind "in" or "aus". The
    capital of an article that begins a sentence ("Ein Lotse") makes no name of one noun.
    """
    found: set[str] = set()
    for match in _LIKELY.finditer(text):
        told = [term for word in match["names"].split() if (term := term_of(word)) is not None]
        if len(told) > 1 or match.start() < match.start("names"):
            found.update(term.stem for term in told if not term.common)
    return frozenset(found)


def _is_name(text: str, at: int) -> bool:
    """Whether the word at `at` has a capital that the beginning of a sentence does not explain."""
    if not text[at].isupper() or (at and text[at - 1].isalnum()):
        return False
    before = at - 1
    while before >= 0 and text[before] in _OPENERS:
        before -= 1
    return before >= 0 and text[before] not in _SENTENCE_ENDS
