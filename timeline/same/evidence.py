"""What speaks for two statements telling one event, and what against it: named evidence, each with a weight.

The weights are those of a logistic regression over labelled stories, rounded; `docs/design.md` has the
measurement.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.same.dated import FIRST, MOVED, NIGHT, PUT_OFF, WITHIN
from timeline.same.gist import Matter
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
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NO_WORD, _ELSEWHERE = 0.03, 0.1  # likeness, of other days
_LITTLE, _MUCH = 0.2, 0.8  # likeness, and with that of the texts
_ONE = 0.5  # likeness of texts that are about nothing else
_ENOUGH = 12  # pairs of words of two titles, of which one should be the same
_MATTER = 0.3  # likeness of texts that are about one matter
_KNOWN = 0.4  # share of names from which texts know each other
_FEW_KNOWN = 0.2
_NAMELESS = 0.3  # of texts without names
_FRAME = frozenset({"postpone", "welcome"})
# What is decided about an appeal is no appeal: where dates differ, the last step names the deed.
_FIRST = frozenset({"apply"})
_LAST = frozenset({"judge", "refuse", "approve"})
# By one of these an event is told as well as by another: by what was done or by what became of it, by who
# closed something or that it stands still. That they differ says nothing.
_AKIN = tuple(
    frozenset(kin.split())
    for kin in (
        "attack die injure demolish",
        "accident disaster die injure rescue leak",
        "end ban cancel strike outage withdraw fail",
        "judge approve refuse elect",
        "buy sign settle deliver",
        "resign dismiss leave withdraw",
        "open begin resume establish",
        "meet visit speak debate welcome arrive",
        "publish speak declare warn leak",
        "judge free",
        "leave fly begin",
        "search arrest seize find",
        "steal vanish",
        "flee vanish abduct",
        "injure treat",
        "impose declare begin",
        "summon meet",
        "flee cross leave evict rescue",
    )
)
# Reports of these come with numbers of victims, which grow.
_PLACE = "place"
_COUNTED = frozenset({"die", "disaster", "accident", "attack", "rescue", "protest"})


class Evidence(NamedTuple):
    """How a statement agrees with some reports of an event, and how far away their dates are."""

    away: int
    words: float
    dates: float
    deed: float
    strange: float
    thin: float
    short: float
    others: bool
    silent: bool
    numbers: bool
    row: bool
    lonely: bool
    crowded: float
    alone: float
    mute: bool

    @property
    def fit(self) -> float:
        """How well they fit, as the logarithm of the odds when nothing else is near."""
        return (
            _BIAS
            + _WORDS * self.words
            + _DATES * self.dates
            + _DEED * self.deed
            + _STRANGE * self.strange
            + _THIN * self.thin
            + _SHORT * self.short
            + _OTHERS * self.others
            + _LOOSE * (self.away in _VAGUE and self.deed < 0)
            + _SILENT * self.silent
            + _NUMBERS * self.numbers
            + _ONE_OF_ROW * self.row
            + _LONELY * self.lonely
            + _CROWDED * self.crowded * min(1.0, 1.0 - self.deed)
            + _ALONE * self.alone
            + _AWAY[self.away]
        )


def compared(
    own: Claim, others: Sequence[Claim], matters: Sequence[Matter], away: int, days: frozenset[str]
) -> Evidence:
    """A statement against reports of an event, with how far their texts are about one matter.

    `days` are those of all of them: of other dates that both texts tell three are all.
    """
    said, count = own.said, len(others)
    told = own.about.dates - days
    deeds = _deed if away in _DAYS else _outcome
    topic = dates = deed = words = broadest = 0.0
    narrowest = strange = 1.0
    of_others, contradicts, row = bool(said.named or own.subjects), False, False
    dated = False
    # Once: most pairs are looked at and fall.
    for other, (common, breadth, known) in zip(others, matters, strict=True):
        theirs = other.said
        words = max(words, likeness(own, other))
        strange = min(strange, _strange(known))
        narrowest, broadest = min(narrowest, breadth), max(broadest, breadth)
        if told:
            together = told & other.about.dates
            dates += min(len(together), 3) / 3
            dated = dated or any(map(_fine, together))
        deed += deeds(said.deed, theirs.deed)
        topic += common
        of_others = of_others and _of_others(own, other, known)
        if said.numbers and theirs.numbers:
            contradicts = contradicts or _contradicts(said, theirs)
        if said.ordinals and theirs.ordinals:
            row = row or shared(said.ordinals, theirs.ordinals)
    mean = topic / count
    # Texts of one house or kind have names and words in common, too, but tell no date together.
    bare = away == 0 and not dates and mean < _ONE
    lonely = (
        away == 0
        and mean >= _MATTER
        and narrowest == 1.0
        and not (bare and deed <= 0 and words < _LITTLE)
        and _lonely((own, *others), days)
    )
    return Evidence(
        away,
        words,
        dates / count,
        deed / count,
        strange,
        max(0.0, _MATTER - mean) / _MATTER,
        1.0 - broadest,
        of_others,
        words < _NO_WORD and all(_other(said.acts, other.said.acts) for other in others),
        contradicts,
        row,
        lonely,
        _crowded((own, *others), days) if away in _COARSE else 0.0,
        0.0 if dated else _alone(away, words + mean),
        words < (_ELSEWHERE if bare or away not in _DAYS else _NO_WORD)
        and not lonely
        and all(_full(said, other.said) for other in others),
    )


def _full(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements say enough to have a word in common, were they of one event."""
    return ours.told * theirs.told >= _ENOUGH


def _fine(date: str) -> bool:
    """Whether a date is a day or a month: years and quarters are told by all texts of a trade."""
    return len(date) > 7 or (len(date) == 7 and date[5:] <= "12")


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


@lru_cache(maxsize=4_000)  # they are few, and are compared again and again
def _deed(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of classes of what happens that are common, -1 where none is, 0 where nothing is known.

    That something is put off is no deed beside what it is that takes place,
    nor is the ceremony at which it does.
    """
    if not ours or not theirs:
        return 0.0
    frame = _FRAME - (ours & theirs)
    ours, theirs = ours - frame, theirs - frame
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs)) or (0.0 if _akin(ours, theirs) else -1.0)


def _outcome(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """That of two deeds, the one that is an outcome, if only one is, without what led to it."""
    if bool(ours & _LAST) is bool(theirs & _LAST):
        return _deed(ours, theirs)
    return _deed(ours - _FIRST, theirs) if ours & _LAST else _deed(ours, theirs - _FIRST)


def _other(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _akin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(ours & kin and theirs & kin for kin in _AKIN)


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


def _contradicts(ours: Statement, theirs: Statement) -> bool:
    """Whether they count the same otherwise: "63 votes" is not "62 votes", and 280 km are not 310 million."""
    left, right = ours.numbers, theirs.numbers
    both = left.keys() & right.keys()
    if not both or _COUNTED & ours.acts & theirs.acts or any(left[key] & right[key] for key in both):
        return False
    return frozenset().union(*left.values()).isdisjoint(frozenset().union(*right.values()))


def _lonely(claims: Iterable[Claim], days: frozenset[str]) -> bool:
    """Whether each text tells one day, and none of the days round it, nor appeared on one of these."""
    around = _around(days)
    if around is None:
        return False
    for one in claims:
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
