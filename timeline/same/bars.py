"""What two statements say that cannot be of one event, or of texts that know each other."""

from timeline.same.ordinals import rows_differ
from timeline.same.statement import Claim, Statement

_END = "end"  # the class of what stops
_STILL = frozenset({"strike", "outage"})  # and of what makes it stop


def bars(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements cannot be of one event: one calls off a part of it, or numbers say so."""
    off = (ours.off and _goes_on(ours, theirs)) or (theirs.off and _goes_on(theirs, ours))
    if off or (ours.numbered and theirs.numbered and _numbered_apart(ours, theirs)):
        return True
    return bool(ours.ordinals and theirs.ordinals) and rows_differ(ours.ordinals, theirs.ordinals)


def _goes_on(off: Statement, other: Statement) -> bool:
    """Whether a statement tells what another text calls off only a part of, or with it.

    The whole of it is meant where all that is called off stands in the other statement: of "the president
    will visit Lurin" and "the president cancelled her speech in Lurin" it is not. It may also tell why, or
    that all stands still: "classes are suspended" and "schools close", "no flights" and "a strike".
    """
    if other.off or _undoes(off, other):
        return False
    return _END not in other.deed and not other.deed & _STILL - off.deed


def _undoes(off: Statement, other: Statement) -> bool:
    words = other.words
    return bool(off.undone) and all(any(word in words for word in one) for one in off.undone)


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
