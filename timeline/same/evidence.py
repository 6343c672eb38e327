"""What speaks for two statements telling one event, and what against it: named evidence, each with a weight.

The weights are those of a logistic regression over labelled stories, rounded; `docs/design.md` has the
measurement.
"""

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.same.dated import FIRST, MOVED, NIGHT, PUT_OFF, WITHIN
from timeline.same.deeds import agreement
from timeline.same.gist import Gist, Matter
from timeline.same.ordinals import shared
from timeline.same.statement import Claim, Statement, likeness

SAME_MONTH = -1
_BIAS = -1.1
_WORDS = 3.6  # how much the closest telling says the same, 0 to 1
_DATES = 2.2  # other dates that both texts tell: three or more are 1
_DEED = 0.6  # what happens is of the same classes, 1, or of others, -1
_STRANGE = -1.4  # the texts do not know each other's names, 0 to 1
_THIN = -0.7  # the texts have little in common, 0 to 1
_SHORT = -1.3  # a text of a few words has no matter beside what it states, 0 to 1
_OTHERS = -2.2  # each statement names a party, a country or a place of which the other text does not know
_LOOSE = -1.5  # of a month, or of the days from which something was moved, something else
_SILENT = -1.6  # no word in common, and something else happens
_NUMBERS = -9.0  # numbers that contradict
_ONE_OF_ROW = 1.0  # both name the same one of a row
_LONELY = 0.8  # neither text tells anything of the days round it
_CROWDED = -2.0  # a text tells many days of the month, 0 to 1, and nothing says which is meant
_ALONE = -2.5  # other days, or no day at all, and the texts tell no other date together, 0 to 1
_AWAY = {
    MOVED: 0.5,
    SAME_MONTH: 0.3,
    0: 0.0,
    1: -2.2,
    WITHIN: -1.0,
    3: -2.8,
    4: -3.2,
    5: -3.4,
    PUT_OFF: 0.0,
    NIGHT: -1.0,
    FIRST: -1.0,
}  # by `dated.distance`

_DAYS = frozenset({0, MOVED, PUT_OFF, SAME_MONTH})
_COARSE = frozenset({SAME_MONTH, WITHIN})
_VAGUE = _COARSE | {PUT_OFF}
_APART = frozenset({3, 4, 5})  # days
_CROWD = 4  # days of a month
_ROUND = 5  # days
_LONG = 10  # years
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NO_WORD, _ELSEWHERE = 0.03, 0.1  # likeness, of other days
_LITTLE, _MUCH = 0.2, 0.8  # likeness, and with that of the texts
_ONE = 0.5  # likeness of texts that are about nothing else
_ENOUGH = 12  # pairs of words of two titles, of which one should be the same
_MATTER = 0.3  # likeness of texts that are about one matter
_STRANGERS, _ONE_MATTER = 0.25, 0.6  # the topic, and the cosine, below which names must not contradict
_KNOWN = 0.4  # share of names from which texts know each other
_FEW_KNOWN = 0.2
_NAMELESS = 0.3  # of texts without names
# Reports of these come with numbers of victims, which grow.
_PLACE = "place"
_COUNTED = frozenset({"die", "disaster", "accident", "attack", "rescue", "protest"})


# The best that can be said for two statements whose numbers contradict, but for the dates of their texts.
_AT_BEST = _BIAS + _WORDS + _DEED + _ONE_OF_ROW + max(_LONELY, *_AWAY.values()) + _NUMBERS


def too_far(own: Claim, others: Iterable[Gist], away: int, days: frozenset[str], least: float) -> bool:
    """Whether a statement cannot fit reports so well, since some days lie between and no other date is told.

    Whatever these claim, so that nobody has to make it out.
    """
    if away not in _APART or own.said.ordinals:
        return False
    told = own.about.dates - days
    return _BIAS + _WORDS + _DEED + _AWAY[away] + _ALONE < least and not any(
        told & one.dates for one in others
    )


class Evidence(NamedTuple):
    """How a statement agrees with some reports of an event.

    `fit` is the logarithm of the odds that they fit when nothing else is near, `words` how much the closest
    telling says the same, `deed` whether what happens is the same. `others` tells that each names who or what
    the other does not know, `silent` that neither words nor acts are the same, `mute` that they say enough to
    have a word in common, `doubtful` that the texts may be of two matters, so that names must not contradict.
    """

    fit: float
    words: float
    deed: float
    others: bool
    silent: bool
    mute: bool
    doubtful: bool


def compared(
    own: Claim,
    others: Sequence[Claim],
    matters: Sequence[Matter],
    away: int,
    days: frozenset[str],
    least: float = -math.inf,
) -> Evidence | None:
    """A statement against reports of an event, with how far their texts are about one matter.

    `away` is how far away their dates are, `days` are those of all of them: of other dates that both texts
    tell three are all. None where numbers contradict and they cannot fit as well as `least`.
    """
    said, count = own.said, len(others)
    told = own.about.dates - days
    contradicts = bool(said.numbers) and _contradicts(said, others)
    if contradicts and _AT_BEST + (_DATES if told else 0.0) < least:
        return None
    outcome, done, numbered = away not in _DAYS, said.done, said.ordinals
    topic = broad = dates = deed = words = broadest = 0.0
    narrowest = strange = 1.0
    of_others, row = bool(said.named or own.subjects), False
    dated = away in _COARSE and _long_past(min(days), own)
    for other, (common, breadth, known) in zip(others, matters, strict=True):  # most are one
        theirs = other.said
        alike, unknown = likeness(own, other), _strange(known)
        # Calls of `min` and `max` take six times as long.
        words = alike if alike > words else words  # noqa: FURB136 - see above
        strange = unknown if unknown < strange else strange  # noqa: FURB136 - see above
        narrowest = breadth if breadth < narrowest else narrowest  # noqa: FURB136 - see above
        broadest = breadth if breadth > broadest else broadest  # noqa: FURB136 - see above
        topic += common
        broad += breadth
        deed += agreement(done, theirs.done, outcome=outcome)
        if told:
            together = told & other.about.dates
            dates += min(len(together), 3) / 3
            dated = dated or any(_fine(date) or _long_past(date, own) for date in together)
        of_others = of_others and _of_others(own, other, known)
        row = row or (bool(numbered) and shared(numbered, theirs.ordinals))
    topic, broad, dates, deed = topic / count, broad / count, dates / count, deed / count
    # Texts of one house or kind have names and words in common, too, but tell no date together.
    bare = away == 0 and not dates and topic < _ONE
    lonely = (
        away == 0
        and topic >= _MATTER
        and narrowest == 1.0
        and not (bare and deed <= 0 and words < _LITTLE)
        and _lonely(own, others, days)
    )
    silent = words < _NO_WORD and all(_other(said.acts, other.said.acts) for other in others)
    mute = (
        words < (_ELSEWHERE if bare or outcome else _NO_WORD)
        and not lonely
        and all(_full(said, other.said) for other in others)
    )
    fit = (
        _BIAS
        + _WORDS * words
        + _DATES * dates
        + _DEED * deed
        + _STRANGE * strange
        + _THIN * max(0.0, _MATTER - topic) / _MATTER
        + _SHORT * (1.0 - broadest)
        + _OTHERS * of_others
        + _LOOSE * (away in _VAGUE and deed < 0)
        + _SILENT * silent
        + _NUMBERS * contradicts
        + _ONE_OF_ROW * row
        + _LONELY * lonely
        + _AWAY[away]
    )
    if not dated:
        fit += _ALONE * _alone(away, words + topic)
    if away in _COARSE:
        fit += _CROWDED * _crowded((own, *others), days) * min(1.0, 1.0 - deed)
    doubtful = topic < _ONE_MATTER and topic * broad < _STRANGERS
    return Evidence(fit, words, deed, of_others, silent, mute, doubtful)


def _full(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements say enough to have a word in common, were they of one event."""
    return ours.told * theirs.told >= _ENOUGH


def _fine(date: str) -> bool:
    """Whether a date is a day or a month: years and quarters are told by all texts of a trade."""
    return len(date) > 7 or (len(date) == 7 and date[5:] <= "12")


def _long_past(date: str, own: Claim) -> bool:
    """Whether a date is of a year long before its text: few texts tell of 1869, but all of last year."""
    told, year = own.about.days, date[:4]
    if not told or not year.isdecimal():
        return False
    return int(year) + _LONG <= dt.date.fromordinal(max(told)).year


def _alone(away: int, likeness: float) -> float:
    """How little two statements and their texts are alike where no other date speaks for them, 0 to 1.

    A month or a year is no date to be known by, and the same words some days apart are those of a custom.
    """
    if away in _APART:
        return 1.0
    return max(0.0, _MUCH - likeness) / _MUCH if away in _COARSE else 0.0


def _crowded(claims: Iterable[Claim], days: frozenset[str]) -> float:
    """How many days of the month, or months of the year, a text tells: four are 1, one is none."""
    month = min(days, key=lambda day: (len(day), day))
    most = max(sum(date.startswith(month) and date != month for date in one.about.dates) for one in claims)
    return max(0, min(most, _CROWD) - 1) / (_CROWD - 1)


def _other(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _strange(known: float | None) -> float:
    """How little the texts know each other's names."""
    return _NAMELESS if known is None else max(0.0, _KNOWN - known) / _KNOWN


def _of_others(own: Claim, other: Claim, known: float | None) -> bool:
    """Whether each statement names a party, a country or a place of which the other text does not know.

    Or anybody else, where the texts know few of each other's names: those of one trade ("shares fell") have
    all words in common but these.
    """
    if known is not None and known < _FEW_KNOWN and _of_other_names(own, other):
        return True
    if not own.said.named or not other.said.named:
        return False
    both = {kind for kind, _ in {*own.said.named} & {*other.said.named} if kind == _PLACE}  # and a town in it
    return not (_unknown(own, other) & _unknown(other, own)) <= both


def _of_other_names(own: Claim, other: Claim) -> bool:
    ours, theirs = own.subjects, other.subjects
    if not ours or not theirs or ours & theirs:
        return False
    return _strange_to(other, ours) and _strange_to(own, theirs)


def _strange_to(other: Claim, names: frozenset[str]) -> bool:
    """Whether a text knows less than half of some names."""
    known = sum(name in other.about.weights or name in other.words for name in names)
    return 2 * known < len(names)


def _unknown(one: Claim, other: Claim) -> set[str]:
    """The kinds of those that a statement names and the other text does not."""
    named = {stems for _, stems in other.said.named}
    return {
        kind
        for kind, stems in one.said.named
        if stems not in named
        and not any(stem in other.about.weights or stem in other.words for stem in stems)
    }


def _contradicts(ours: Statement, others: Iterable[Claim]) -> bool:
    """Whether one counts the same otherwise: "63 votes" is not "62 votes", and 280 km are not 310 million."""
    for other in others:
        theirs = other.said
        if (
            ours.figures.isdisjoint(theirs.figures)
            and not ours.numbers.keys().isdisjoint(theirs.numbers)
            and not _COUNTED & ours.acts & theirs.acts
        ):
            return True
    return False


def _lonely(own: Claim, others: Iterable[Claim], days: frozenset[str]) -> bool:
    """Whether each text tells one day, and none of the days round it, nor appeared on one of these."""
    around, told = _around(days), own.about.days
    if around is None or told is None or not told.isdisjoint(around):
        return False
    for one in others:
        told = one.about.days
        if told is None or not told.isdisjoint(around):
            return False
    return True


@lru_cache(maxsize=1_000)
def _around(days: frozenset[str]) -> frozenset[int] | None:
    """The days round a day, by number; None of several."""
    (date, *others) = days
    if others or not _DAY.fullmatch(date):
        return None
    day = dt.date.fromisoformat(date).toordinal()
    return frozenset({*range(day - _ROUND, day + _ROUND + 1)} - {day})
