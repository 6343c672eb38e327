"""How often one place of a text changes, and what becomes of its next change. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from feeds.paragraphs import AGED, WHOLE

# A change belongs to an earlier one at the same place that is at most so many polls old.
WINDOW = 10
# The change that is muted: the second, of what moves a date the third.
USUAL, DATED = 2, 3
# The second change counts as noise only so many polls after the first: what is apart may be two edits.
_NEAR = 3
# More changes than that are never counted: what needs them is told always.
ALWAYS = 1_000
# A muted place is told again after three times its longest rest so far, later the oftener it changed.
_RESTS, _MOST_PATIENCE, _LONGEST_REST = 3, 20, 30
_SIGNS = 12
TOLD = "told"  # the sign of every change that was told, whatever else was its sign


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of one place: how often and when (poll) it changed last, by sign.

    While it is muted, `raw` is the hash of what really stands there ("" for nothing), `since` the poll that
    found it first, `count` how often it changed, `rest` the most polls between two changes, and `waits` tells
    that what stands there is not what was told.
    """

    changes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    muted: bool = False
    raw: str = ""
    since: int = 0
    count: int = 0
    rest: int = 1
    waits: bool = False

    @property
    def covers(self) -> bool:
        """Whether the place is known to change as a whole."""
        return self.changes.get(WHOLE, (0, 0))[0] >= USUAL

    @property
    def due(self) -> int:
        """The poll that tells what stands there when it has not changed until then."""
        return self.since + _RESTS * self.rest + min(self.count, _MOST_PATIENCE)


# What becomes of a change: told, muted from now on, muted as before, told again after a long rest.
Verdict = Literal["told", "newly", "muted", "free"]


NO_HABIT = Habit()


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a change, and the habit after it."""

    verdict: Verdict
    habit: Habit


def judge(habit: Habit, found: frozenset[str], raw: str, poll: int, needed: Callable[[], int]) -> Judged:
    """What becomes of a change with these signs, and the habit after it."""
    if habit.muted and raw == habit.raw:
        return Judged("muted", replace(habit, waits=True)) if poll < habit.due else Judged("free", NO_HABIT)
    if found == {AGED}:
        return Judged("muted", habit)
    if habit.muted and (habit.covers or all(habit.changes.get(sign, (0, 0))[0] >= USUAL for sign in found)):
        return Judged("muted", restless(habit, found, raw, poll))
    learnt = _learn(habit, found | {TOLD}, poll)
    if max((poll - habit.changes.get(sign, (0, poll))[1] for sign in found), default=0) > _NEAR:
        needed = _one_more(needed)
    least = max(min(learnt.changes[sign][0] for sign in found), learnt.changes[TOLD][0] - 1)
    if least < USUAL or least < needed():
        # A muted place stays so for what it was muted for.
        return Judged("told", replace(learnt, raw=raw, since=poll, waits=False))
    if learnt.changes[TOLD][0] > USUAL:  # told too often, wherever in the place it was
        learnt = _learn(learnt, frozenset({WHOLE}), poll, USUAL)
    return Judged("newly", replace(restless(learnt, frozenset(), raw, poll), muted=True))


def settled(habit: Habit, raw: str, poll: int) -> Habit | None:
    """The habit of a place at which stands what was told last; None when there is none any more."""
    if not habit.muted:
        return habit if any(poll - last <= WINDOW for _, last in habit.changes.values()) else None
    if habit.raw != raw:
        return replace(restless(habit, frozenset(), raw, poll), waits=False)
    return habit if poll < habit.due else None


def _one_more(needed: Callable[[], int]) -> Callable[[], int]:
    return lambda: needed() + 1


def restless(habit: Habit, found: frozenset[str], raw: str, poll: int) -> Habit:
    """The habit after a change that is muted."""
    rest = min(max(habit.rest, poll - habit.since if habit.muted else 1), _LONGEST_REST)
    learnt = _learn(habit, found, poll) if found else habit
    return replace(learnt, raw=raw, since=poll, count=habit.count + 1, rest=rest, waits=True)


def _learn(habit: Habit, found: frozenset[str], poll: int, times: int = 1) -> Habit:
    changes = dict(habit.changes)
    for sign in found:
        count, last = changes.get(sign, (0, poll))
        fresh = poll - last <= WINDOW or habit.muted
        changes[sign] = (count + times if fresh else times, poll)
    latest = sorted(changes.items(), key=lambda item: (-item[1][1], item[0]))[:_SIGNS]
    return replace(habit, changes=dict(latest))
