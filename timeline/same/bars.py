"""What no likeness outweighs: one calls off what the other tells, other numbers, texts of strangers."""

from timeline.same.ordinals import rows_differ
from timeline.same.statement import Claim, Statement

_END = "end"  # the class of what stops
_STILL = frozenset({"strike", "outage"})  # and of what makes it stop


def barred(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements cannot be of one event: one calls it off, or numbers tell them apart."""
    off = (ours.off and _goes_on(ours, theirs)) or (theirs.off and _goes_on(theirs, ours))
    return off or _in_series(ours, theirs) or _numbered_apart(ours, theirs)


def _goes_on(off: Statement, other: Statement) -> bool:
    """Whether a statement tells what another calls off, and not, as it may, why or that all stands still.

    "Classes are suspended" and "schools close", "no flights" and "a strike"; but not "the strike is off".
    """
    if other.off:
        return False
    return _END not in other.deed and not other.deed & _STILL - off.deed


def _in_series(ours: Statement, theirs: Statement) -> bool:
    """Whether they are different ones of a row: of the same things, or of what one of them leaves unsaid."""
    return rows_differ(ours.ordinals, theirs.ordinals)


def _numbered_apart(ours: Statement, theirs: Statement) -> bool:
    """Whether they are of different bearers of a name: Ward 10, Ward 43."""
    if not ours.numbered or not theirs.numbered:
        return False
    shared = ours.numbered.keys() & theirs.numbered.keys()
    return any(ours.numbered[name].isdisjoint(theirs.numbered[name]) for name in shared)


def unknown(own: Claim, other: Claim) -> bool | None:
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
