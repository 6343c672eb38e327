"""Whether what two entries say of the same days is the same in so many words."""

from timeline.content import content
from timeline.same.statement import said

# Overlap of content words from which two entries say the same of the same days.
_ALIKE, _MIN_COMMON = 0.6, 3
# How dockets and timetables say that a day is the one: "jury trial set", "discovery cut-off".
_SET = content(
    "set due scheduled listed fixed deadline cut off cutoff frist fällig fallig angesetzt terminiert prévu "
    "prevu fixé fixe délai delai échéance echeance fijado fijada plazo"
)


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How surely two sets of content words tell one event: 0 is "no", else their overlap.

    At least three words must be common, and where both hold numbers, one of them: session 5 is not session 6.
    The overlap is measured on the shorter statement: a lead repeats a headline and adds to it.
    """
    common = len(left & right)
    if common < _MIN_COMMON:
        return 0.0
    overlap = common / min(len(left), len(right))
    return overlap if overlap >= _ALIKE and numbers_agree(left, right) else 0.0


def set_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of content words name one thing, of which one or both say that it is set or due."""
    return bool(left - _SET) and left - _SET == right - _SET


def numbers_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of content words have a number in common, or one of them none."""
    ours, theirs = ({word for word in words if word.isdigit()} for words in (left, right))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def titled_alike(content: frozenset[str], title: str) -> float:
    """How surely content words and a title that is taken apart anyway tell one event."""
    return alike(content, said(title))


def entitled_alike(content: frozenset[str], title: str) -> float:
    """How surely content words and a title tell one event.

    Few titles hold words enough to be taken apart: a content word is the beginning of a word of its title.
    """
    if sum(map(title.casefold().__contains__, content)) < _MIN_COMMON:
        return 0.0
    return alike(content, said(title))
