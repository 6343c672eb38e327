"""What two statements say that cannot be of one event, or of texts that know each other."""

from collections.abc import Container, Iterable

from timeline.same.ordinals import rows_differ
from timeline.same.statement import Claim, Meant, Statement

_END = "end"  # the class of what stops
_STILL = frozenset({"strike", "outage"})  # and of what makes it stop


def bars(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements cannot be of one event: numbers say so, or one denies it."""
    if ours.denied is not theirs.denied:
        return True
    if ours.numbered and theirs.numbered and _numbered_apart(ours, theirs):
        return True
    return bool(ours.ordinals and theirs.ordinals) and rows_differ(ours.ordinals, theirs.ordinals)


def goes_on(ours: Claim, theirs: Claim) -> bool:
    """Whether one statement tells what the other calls off only a part of, or with it.

    The whole of it is meant where all that is called off stands in the other statement: of "the president
    will visit Lurin" and "the president cancelled her speech in Lurin" it is not. It may also tell why, or
    that all stands still: "classes are suspended" and "schools close", "no flights" and "a strike".
    """
    if ours.said.off is theirs.said.off:
        return False
    off, other = (ours, theirs) if ours.said.off else (theirs, ours)
    deed = other.said.deed
    return not _undoes(off, other) and _END not in deed and not deed & _STILL - off.said.deed


def _undoes(off: Claim, other: Claim) -> bool:
    """Whether a statement tells the thing that another text calls off, and its text, if not it, whose it is.

    It is not meant where it tells of somebody of whom the text that calls off does not know.
    """
    thing, beside = off.said.undone, off.said.beside
    told, known = other.said.words, other.about.weights
    if not _hold([one for one in thing if one[0] not in off.names], told) or not (thing or beside):
        return False
    left = [one for one in (*thing, *beside) if not _hold([one], told)]
    if not left:
        return True
    if not any(one[1:] for one in thing) or not _hold(left, known):
        return False
    return all(name in off.words or name in off.about.weights for name in other.names)


def _hold(those: Iterable[Meant], words: Container[str]) -> bool:
    return all(any(word in words for word in one) for one in those)


def strangers_met(own: Claim, other: Claim) -> bool | None:
    """Whether two statements may be of strangers: each names only who the other's text does not know.

    None where one names nobody. Boilerplate ("applications close on ...") does not; there the same words say
    nothing.
    """
    ours, theirs = own.names, other.names
    if not ours or not theirs:
        return True if own.said.content == other.said.content else None
    if ours & theirs:
        return False
    known, told = other.about.weights.keys() | other.words.keys(), own.about.weights.keys() | own.words.keys()
    return ours.isdisjoint(known) and theirs.isdisjoint(told)


def _numbered_apart(ours: Statement, theirs: Statement) -> bool:
    """Whether they are of different bearers of a name: Ward 10, Ward 43."""
    shared = ours.numbered.keys() & theirs.numbered.keys()
    return any(ours.numbered[name].isdisjoint(theirs.numbered[name]) for name in shared)
