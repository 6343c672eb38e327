"""What an expression means before it is anchored: points with holes, amounts, and where they were read.

The three steps hand these on: recognise -> Extent, normalise -> Meaning (inside a Reading), anchor -> Timex.
Units are TIMEX3 letters: Y year, DE decade, CE century, Q quarter, H half-year, M month, W week, WE weekend,
D day; TH hour, TM minute and TS second belong behind the "T" of a duration.
"""

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from timeline.dates.context import Days, Moment
from timeline.edtf import Edtf
from timeline.model import TimexType

Groups = Mapping[str, str | None]
Origin = Literal["now", "then", "near", "day", "end", "period", "before"]
Kind = Literal["weekday", "day", "month", "clock"]
Tie = Literal["", "linked", "beside", "listed"]
Rests = Literal["words", "document", "text"]
# The value, that as EDTF, whether it rests on the context, and where a text stands that has told it.
Worth = tuple[str, Edtf | None, bool, Moment | None]
# The date of the document, the tense, the date of years ago and the days to come that a value may count from.
Asked = tuple[dt.date | None, int, Moment | None, Days | None]


# Extents and readings are made for every date of a text and looked at by every step. Slots are read five
# times as fast as the fields of a tuple with names, and filled in half the time of any constructor.
@dataclass(init=False, eq=False, slots=True)
class Extent:
    """`text[start:end]` was recognised by `rule`, with these named parts (folded text).

    The last names may lack their parts: what could not stand there was not looked for.
    """

    start: int
    end: int
    rule: str
    names: tuple[str, ...]
    parts: tuple[str | None, ...]

    @staticmethod
    def of(
        start: int, end: int, rule: str, names: tuple[str, ...], parts: tuple[str | None, ...]
    ) -> "Extent":
        """What was recognised there."""
        made = Extent()
        made.start, made.end, made.rule, made.names, made.parts = start, end, rule, names, parts
        return made

    @property
    def groups(self) -> Groups:
        """The parts by name."""
        return named(self.names, self.parts)

    def part(self, name: str) -> str | None:
        """The part of that name, None where there is none."""
        names, parts = self.names, self.parts
        at = names.index(name) if name in names else len(parts)
        return parts[at] if at < len(parts) else None


def named(names: tuple[str, ...], parts: tuple[str | None, ...]) -> Groups:
    """The parts by name, None those that there are not."""
    return dict(itertools.zip_longest(names, parts))


@dataclass(slots=True, unsafe_hash=True)
class Fixed:
    """A TIMEX3 value that needs no anchor: `2024-12-10`, `199`, `P2Y`, `PRESENT_REF`."""

    value: str


@dataclass(slots=True, unsafe_hash=True)
class Shift:
    """`n` units away from an origin.

    "now" is the document date, "then" the date that the text speaks of, "near" the same when it was just
    spoken of and else now, "day" the same for a day not long before or after the document, "end" that of a
    unit which is over where the text tells of the past, "period" the quarter that it compares with, "before"
    the same and, where nothing is compared, the date that the text speaks of.
    """

    n: int
    unit: str
    origin: Origin = "now"
    exact: bool = False  # to the day, however large the unit ("a year ago today")


@dataclass(slots=True, unsafe_hash=True)
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


@dataclass(slots=True, unsafe_hash=True)
class Weekday:
    """A day of the week (1 = Monday); `turn` is -1 for last, 0 for this, 1 for next, None for neither.

    `weeks` are added ("Tuesday week"). `within` is -1 for a day of last week, 0 of this, 1 of next week.
    "then" as `origin`: counted from the day spoken of ("the following Friday"). `apart`: never the day beside
    the document, which has names of its own: "next Friday" is not tomorrow.
    """

    number: int
    turn: int | None = None
    weeks: int = 0
    within: int | None = None
    origin: Origin = "now"
    apart: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Nth:
    """The first (1), second, last (-1) of a day of the week (1 = Monday) in a month."""

    number: int
    weekday: int
    month: Calendar | Shift


@dataclass(slots=True, unsafe_hash=True)
class Beside:
    """So many days after a day, or before it."""

    days: int
    day: Calendar | Shift


@dataclass(slots=True, unsafe_hash=True)
class WeekOf:
    """The week that holds a day."""

    day: Calendar


@dataclass(slots=True, unsafe_hash=True)
class Easter:
    """So many days after Easter Sunday (Gregorian computus)."""

    days: int
    year: int | Shift | None = None
    turn: int | None = None


Point = Fixed | Shift | Calendar | Weekday | Nth | Beside | WeekOf | Easter


_TODAY = Shift(0, "D", "near")  # the day of a time of day that names none


def is_open(point: Point, clock: str = "") -> bool:
    """Whether the text leaves open which such day, month or time it is."""
    if isinstance(point, Calendar):
        return point.month is not None and point.year is point.turn is point.weekday is None
    if isinstance(point, Weekday):
        return point == Weekday(point.number)
    return _is_clock(point, clock)


def _is_clock(point: Point, clock: str) -> bool:
    return clock[1:3].isdigit() and point == _TODAY


def _kind(meaning: "Meaning") -> Kind | None:
    if meaning.type not in ("DATE", "TIME"):
        return None
    point = meaning.point
    if isinstance(point, Calendar):
        if point.month is None or point.part:
            return None
        return "month" if point.day is None else "day"
    if isinstance(point, Weekday):
        return "weekday"
    return "clock" if _is_clock(point, meaning.clock) else None


def _place(point: Point) -> tuple[int, int]:
    if isinstance(point, Calendar):
        return point.month or 0, point.day or 0
    return (point.number, 0) if isinstance(point, Weekday) else (0, 0)


def _leans(point: Point) -> bool:
    match point:
        case Nth(month=inner) | Beside(day=inner) | WeekOf(day=inner):
            return _leans(inner)
    if isinstance(point, Shift):
        return point.origin == "end" or (point.unit == "WE" and point.n == 0)
    return isinstance(point, Weekday | Easter) or (isinstance(point, Calendar) and point.year is None)


def _need(point: Point) -> Rests:
    """What the value of a point rests on, its own words apart."""
    if isinstance(point, Fixed):
        return "words"
    if isinstance(point, Weekday):
        return "text" if point.origin == "then" else "document"
    if isinstance(point, Shift):
        # What weeks lead to also rests on how they were said.
        return "document" if point.origin == "now" and point.unit != "W" else "text"
    if not isinstance(point, Calendar) or point.part in ("WE", "Q"):
        return "text"
    if isinstance(point.year, int):
        return "words"
    lone = point.month is None and point.day is not None
    return "text" if lone or point.year is not None or point.origin == "then" else "document"


@dataclass(slots=True)
class Meaning:
    """A TIMEX3 type with its point; `clock` is the "T..." behind a day; `until` closes a compact range.

    `others` are more dates in the same words ("4, 6 and 9 October"). `ahead` is the date that an amount is
    when the text looks ahead ("will open in three weeks"). `reached` is the date that an amount leads to
    where TIMEX3 annotators mark the amount only (German "vor [zwei Jahren]"): it becomes the EDTF value.

    The steps ask the same again and again of the few meanings that a text has, so that is settled once:
    `kind` is what can be put in order and `place` where in its year or week that stands, `says_year`
    whether it names its year, `open` tells whether the text leaves open which such day, month or time it
    is, `leans` whether the tense around it counts, `rests` on what its value does: its words alone, in news
    the document (its date, its days, a date just told) and the tense, or else all of the text, as what may
    be another date or several does. `recent` is what it was last asked in, and its worth there (see
    timeline.dates.anchor): the next time mostly asks the same.
    """

    point: Point
    type: TimexType = "DATE"
    mod: str | None = None
    clock: str = ""
    until: Point | None = None
    others: tuple[Point, ...] = ()
    ahead: Point | None = None
    reached: Point | None = None
    place: tuple[int, int] = field(init=False, compare=False, repr=False)
    kind: Kind | None = field(init=False, compare=False, repr=False)
    open: bool = field(init=False, compare=False, repr=False)
    leans: bool = field(init=False, compare=False, repr=False)
    says_year: bool = field(init=False, compare=False, repr=False)
    rests: Rests = field(init=False, compare=False, repr=False)
    recent: tuple[Asked, Worth] | None = field(default=None, init=False, compare=False, repr=False)
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.place = _place(self.point)
        self.kind = _kind(self)
        self.open = is_open(self.point, self.clock)
        self.says_year = isinstance(self.point, Calendar) and isinstance(self.point.year, int)
        self.leans = self.ahead is not None or self.reached is not None or _leans(self.point)
        needs = {_need(self.point), "words" if self.until is None else _need(self.until)}
        many = self.ahead is not None or self.reached is not None or bool(self.others)
        self.rests = "text" if many or "text" in needs else "document" if "document" in needs else "words"
        self._hash = hash(
            (
                self.point,
                self.type,
                self.mod,
                self.clock,
                self.until,
                self.others,
                self.ahead,
                self.reached,
            )
        )

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Gap:
    """What the words between two dates can do to them; see `timeline.dates.ranges.Joints`."""

    reaches: bool = False  # one of the next four: they may stand in the middle of a range
    blank: bool = False  # only spaces, where the words of a date can open a range themselves
    closed: bool = False  # they close a range that was opened before
    paired: bool = False  # they close one that "between" opened
    dashed: bool = False
    added: bool = False  # they begin with "and"
    listed: bool = False  # they stand between the members of a list
    onto: bool = False
    opened: bool = False  # they open a range
    former: bool = False  # they may say that the date behind them holds no longer


SILENT = Gap()  # words that do nothing to the dates beside them, as most


@dataclass(init=False, eq=False, slots=True)
class Reading:
    """An extent with its meaning.

    `gap` is what stands between it and the reading before. `follows` tells how it goes on from that one, as
    the end of its range or in its list (see timeline.dates.order); `leads` are the points that go on from it.
    """

    start: int
    end: int
    rule: str
    meaning: Meaning
    gap: Gap
    follows: Tie
    leads: tuple[Point, ...]

    @staticmethod
    def of(start: int, end: int, rule: str, meaning: Meaning, gap: Gap = SILENT) -> "Reading":
        """What was read there, before it is put in order with others."""
        made = Reading()
        made.start, made.end, made.rule, made.meaning, made.gap = start, end, rule, meaning, gap
        made.follows, made.leads = "", ()
        return made

    def but(self, **changes: object) -> "Reading":
        """The same with these fields."""
        made = Reading()
        for name in Reading.__slots__:
            setattr(made, name, changes[name] if name in changes else getattr(self, name))
        return made
