"""Whether two statements tell the same deed, by the classes of what their titles say happened.

Each class is a bit: two statements are compared a dozen times as often as one is taken apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from timeline.same.acts import ACTS
from timeline.same.particles import LAST, NEAR

_COMPLETED = (names for table in (NEAR, LAST) for classes in table.values() for names in classes)
_BITS = {
    name: 1 << place
    for place, name in enumerate(sorted({*ACTS, *(name for names in _COMPLETED for name in names.split())}))
}


def bits(classes: Iterable[str]) -> int:
    """Classes of what happens as one number."""
    found = 0
    for name in classes:
        found |= _BITS[name]
    return found


_FRAME = bits(("postpone", "welcome"))
# What is decided about an appeal is no appeal: where dates differ, the last step names the deed.
_FIRST = bits(("apply",))
_LAST = bits(("judge", "refuse", "approve"))
# By one of these an event is told as well as by another: by what was done or by what became of it, by who
# closed something or that it stands still. That they differ says nothing.
_AKIN = tuple(
    bits(kin.split()) & ~_FRAME
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
        "free rescue deliver",
        "trap accident disaster",
    )
)


@dataclass(slots=True, eq=False)  # never changed
class Deed:
    """The classes of what happens as one number, and the groups of `_AKIN` that hold any as another."""

    bits: int
    kin: int


@lru_cache(maxsize=1_000)  # they are few, and every title has one
def deed_of(classes: frozenset[str]) -> Deed:
    """A deed of these classes."""
    found = bits(classes)
    return Deed(found, sum(1 << place for place, kin in enumerate(_AKIN) if found & kin))


def agreement(ours: Deed, theirs: Deed, *, outcome: bool = False) -> float:
    """The share of classes of what happens that are common, -1 where none is, 0 where nothing is known.

    That something is put off is no deed beside what it is that takes place, nor is the ceremony at which it
    does. Of two deeds the `outcome` is asked for, if only one is an outcome, without what led to it.
    """
    left, right = ours.bits, theirs.bits
    if outcome and (left & _LAST == 0) is not (right & _LAST == 0):
        left, right = (left & ~_FIRST, right) if left & _LAST else (left, right & ~_FIRST)
    both = left & right
    if frame := _FRAME & ~both:
        left, right = left & ~frame, right & ~frame
    if not left or not right:
        return 0.0
    if both:
        return both.bit_count() / min(left.bit_count(), right.bit_count())
    return 0.0 if ours.kin & theirs.kin else -1.0
