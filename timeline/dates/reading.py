"""What an expression means before it is anchored: points with holes, amounts, and where they were read.

The three steps hand these on: recognise -> Extent, normalise -> Meaning (inside a Reading), anchor -> Timex.
Units are TIMEX3 letters: Y year, DE decade, CE century, Q quarter, H half-year, M month, W week, WE weekend,
D day; TH hour, TM minute and TS second belong behind the "T" of a duration.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.model import TimexType

Groups = Mapping[str, str | None]
Origin = Literal["now", "then", "near", "day", "period"]


class Extent(NamedTuple):
    """`text[start:end]` was recognised by `rule`, with these named parts (folded text)."""

    start: int
    end: int
    rule: str
    names: tuple[str, ...]
    parts: tuple[str | None, ...]

    @property
    def groups(self) -> Groups:
        """The parts by name."""
        return dict(zip(self.names, self.parts, strict=True))


@dataclass(frozen=True, slots=True)
class Fixed:
    """A TIMEX3 value that needs no anchor: `2024-12-10`, `199`, `P2Y`, `PRESENT_REF`."""

    value: str


@dataclass(frozen=True, slots=True)
class Shift:
    """`n` units away from an origin.

    "now" is the document date, "then" the date that the text speaks of, "near" the same when it was just
    spoken of and else now, "day" the same for a day not long before or after the document, "period" the
    quarter that it compares with.
    """

    n: int
    unit: str
    origin: Origin = "now"
    exact: bool = False  # to the day, however large the unit ("a year ago today")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Calendar fields; what is None must come from the context.

    `part` is SP SU FA WI, Q1 to Q4, H1 or H2. `turn` is -1 in "last April", 0 in "this", 1 in "next"; it
    counts from `origin`.
    """

    year: int | Shift | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    turn: int | None = None
    origin: Origin = "now"
    weekday: int | None = None  # tells the month or year of a day without one ("Friday the 27th"; 1 = Monday)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (1 = Monday); `turn` is -1 for last, 0 for this, 1 for next, None for neither.

    `weeks` are added ("Tuesday week"). `within` is -1 for a day of last week, 0 of this, 1 of next week.
    "then" as `origin`: counted from the day spoken of ("the following Friday").
    """

    number: int
    turn: int | None = None
    weeks: int = 0
    within: int | None = None
    origin: Origin = "now"


@dataclass(frozen=True, slots=True)
class Nth:
    """The first (1), second, last (-1) of a day of the week (1 = Monday) in a month."""

    number: int
    weekday: int
    month: Calendar | Shift


@dataclass(frozen=True, slots=True)
class Beside:
    """So many days after a day, or before it."""

    days: int
    day: Calendar | Shift


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day."""

    day: Calendar


@dataclass(frozen=True, slots=True)
class Easter:
    """So many days after Easter Sunday (Gregorian computus)."""

    days: int
    year: int | Shift | None = None
    turn: int | None = None


Point = Fixed | Shift | Calendar | Weekday | Nth | Beside | WeekOf | Easter


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type with its point; `clock` is the "T..." behind a day; `until` closes a compact range.

    `others` are more dates in the same words ("4, 6 and 9 October"). `ahead` is the date that an amount is
    when the text looks ahead ("will open in three weeks"). `reached` is the date that an amount leads to
    where TIMEX3 annotators mark the amount only (German "vor [zwei Jahren]"): it becomes the EDTF value.
    """

    point: Point
    type: TimexType = "DATE"
    mod: str | None = None
    clock: str = ""
    until: Point | None = None
    others: tuple[Point, ...] = ()
    ahead: Point | None = None
    reached: Point | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An extent with its meaning.

    `follows` is the kind of the reading that it goes on from, as the end of its range or in its list (see
    timeline.dates.order); `leads` are the points that go on from this one.
    """

    start: int
    end: int
    rule: str
    meaning: Meaning
    follows: str = ""
    leads: tuple[Point, ...] = ()
