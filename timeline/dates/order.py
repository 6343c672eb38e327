"""Dates that go on from one another: the end of a range, the members of a list.

Each is the first such day, month or time at or after the one before it, so far as the text leaves that open.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.dates import values
from timeline.dates.context import Moment
from timeline.dates.ranges import OLD, Joints, beside, linked
from timeline.dates.reading import (
    SILENT,
    Calendar,
    Meaning,
    Point,
    Reading,
    Shift,
    Tie,
    Weekday,
    Worth,
    is_open,
)
from timeline.dates.recall import moment_of
from timeline.edtf import Edtf, Precision
from timeline.model import Timex

# A list in the past may reach so many days beyond the document: such days are named ahead in any tense.
_NEAR = 60
_DAY = Precision.DAY
# How many places there are before a list of the kind begins anew.
_CYCLES = {"weekday": 7, "day": 12, "month": 12}


def follow(readings: Iterable[Reading], folded: str, joints: Joints) -> Iterator[Reading]:
    """Marks the readings that go on from the one before, and tells the first of them what is to come."""
    chain: list[Reading] = []
    for reading in readings:
        gap = reading.gap
        if gap is not SILENT and chain:
            before = chain[-1]
            if before.meaning.kind == "clock" and _on_its_day(before, reading, folded, joints):
                before.meaning = replace(before.meaning, point=reading.meaning.point)
            tie = _tie(before, reading, folded, joints)
            if tie:
                reading.follows = tie
                chain.append(reading)
                continue
        if len(chain) > 1:
            yield from _led(chain)
        elif chain:
            yield chain[0]
        chain = [reading]
    yield from chain if len(chain) < 2 else _led(chain)


def _led(chain: list[Reading]) -> list[Reading]:
    points = [reading.meaning.until or reading.meaning.point for reading in chain[1:]]
    chain[0].leads = tuple(points)
    return chain


def _on_its_day(first: Reading, second: Reading, folded: str, joints: Joints) -> bool:
    """Whether a time of day is of the day that the end of its range says: "10 a.m. to 5 p.m. on Friday"."""
    if second.meaning.kind not in ("weekday", "day"):
        return False
    if not first.meaning.clock < second.meaning.clock:
        return False
    gap = second.gap
    return linked(first, second, gap, folded, joints) or beside(first, second, gap, folded, joints)


def _tie(first: Reading, second: Reading, folded: str, joints: Joints) -> Tie:
    """How the second goes on from the first; empty where it does not."""
    before, meaning, gap = first.meaning, second.meaning, second.gap
    kind, other = before.kind, meaning.kind
    if kind is None or other is None or not meaning.open:
        return ""
    tie: Tie = ""
    if gap.reaches and (kind == "clock") == (other == "clock"):
        if linked(first, second, gap, folded, joints):
            tie = "linked"
        elif kind == other and beside(first, second, gap, folded, joints):
            tie = "beside"
    if not tie and kind == other != "clock" and gap.listed:
        # It seldom goes on over most of a week or year.
        here, there, cycle = before.place, meaning.place, _CYCLES[kind]
        if there > here or 0 < (there[0] - here[0]) % cycle <= cycle // 2:
            tie = "listed"
    return "" if tie and OLD in (first.rule[-4:], second.rule[-4:]) else tie


@functools.lru_cache(4096)  # the same few dates stand in the same few ranges
def after(value: str, point: Point, floor: str, *, near: bool = True) -> str | None:
    """The first such day, month or time at or after `floor`; None where that cannot be told.

    Without `near` a day of the week that comes later than that stays where it is.
    """
    clock = value.partition("T")[2]
    there = _after(point, clock, *floor.rpartition("/")[2].partition("T")[::2])
    # "From 14 September to Thursday" may leave weeks between.
    if there is None or (isinstance(point, Weekday) and not near and value >= floor):
        return None
    return f"{there}T{clock}" if clock else there


def going_on(meaning: Meaning, before: Timex, *, near: bool) -> Worth | None:
    """The first such day or month at or after the one before; None where more is said or none was before.

    `near` tells whether that before it was a day of the week.
    """
    point = meaning.point
    if meaning.clock or meaning.mod or meaning.until is not None or meaning.rests != "document":
        return None
    if isinstance(point, Calendar):
        next_one = None if meaning.kind is None else _next_in_year(point.month, point.day, before.value)
        return None if next_one is None else (next_one[0], next_one[1], before.anchored, next_one[2])
    edtf = before.edtf
    if not near or not isinstance(point, Weekday):
        return None
    if edtf is None or edtf.precision != _DAY or edtf.text != before.value or edtf.lower is None:
        return None
    there = values.on(edtf.lower + (point.number - edtf.lower) % 7)
    return None if there is None else (there[0].text, there[0], before.anchored, there[1])


@functools.lru_cache(4096)  # the same few dates stand in the same few lists
def _next_in_year(
    month: int | None, day: int | None, floor: str
) -> tuple[str, Edtf | None, Moment | None] | None:
    value = _in_year(month, day, floor.rpartition("/")[2].partition("T")[0])
    return None if value is None else (value, values.edtf(value), moment_of(value))


def _after(point: Point, clock: str, floor: str, floor_clock: str) -> str | None:
    match point:
        case Calendar():
            return _in_year(point.month, point.day, floor)
        case Weekday():
            start = _date(floor)
            return None if start is None else _day(start, (point.number - start.isoweekday()) % 7)
        case Shift() if clock[:2].isdigit() and floor_clock[:2].isdigit():
            start = _date(floor)
            return None if start is None else _day(start, clock < floor_clock)
    return None


def _in_year(month: int | None, day: int | None, floor: str) -> str | None:
    if len(floor) < len("2026-01") or not (floor[:4] + floor[5:7]).isdigit():
        return None
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    shared = min(len(tail), len(floor) - 4)
    return values.year_value(int(floor[:4]) + (tail[:shared] < floor[4 : 4 + shared])) + tail


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _day(start: dt.date, days: int) -> str | None:
    there = values.add_days(start, days)
    return None if there is None else values.day(there)


def back(value: str, reading: Reading, over: dt.date) -> str:
    """Where a list or range begins that is over, if from `value` on it would not be."""
    point = reading.meaning.point
    if not reading.leads or not is_open(point) or not value[:4].isdigit():
        return value
    end = value
    for member in reading.leads:
        end = (is_open(member) and after(end, member, end)) or end
    near = 0 if isinstance(point, Weekday) or len(end) < len("2026-01-01") else _NEAR
    if end.partition("T")[0] <= (_day(over, near) or "9999-12-31")[: len(end)]:
        return value
    day, mark, clock = value.partition("T")
    start = _date(day)
    if isinstance(point, Weekday):
        earlier = None if start is None else _day(start, -7)
    else:
        earlier = f"{values.year_value(int(day[:4]) - 1)}{day[4:]}"
    return value if earlier is None else earlier + mark + clock


def settle(
    timex: Timex, reading: Reading, before: Timex | None, over: dt.date | None, *, near: bool
) -> Timex:
    """The expression in its place: on from the one `before` it, or at the head of what ended by `over`.

    `near` tells whether that before it was a day of the week.
    """
    first, slash, last = timex.value.partition("/")
    anchored, until = timex.anchored, reading.meaning.until
    if reading.follows and before is not None:
        there = after(first, reading.meaning.point, before.value, near=near)
        if there is not None:
            first, anchored = there, before.anchored
    elif over is not None:
        first = back(first, reading, over)
    if slash and until is not None and is_open(until):
        last = after(last, until, first) or last
    if (whole := f"{first}/{last}" if slash else first) == timex.value and anchored == timex.anchored:
        return timex
    edtf = values.edtf(first, until=last) if slash else values.edtf(first, timex.mod)
    return Timex.of(
        timex.start, timex.end, timex.text, timex.type, whole, timex.rule, timex.mod, edtf, anchored
    )
