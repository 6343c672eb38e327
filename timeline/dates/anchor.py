"""Third step: from meanings with holes to values, by document date, tense and what the text spoke of before."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from timeline.dates import values
from timeline.dates.reading import Calendar, Edge, Fixed, Meaning, Point, Reading, Shift, Weekday
from timeline.model import Timex

Genre = Literal["news", "narrative"]
# A date without a year that lies ahead by no more than this is ahead when no verb says otherwise.
_NEAR = 45


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the text stands: a year, perhaps a month, a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def date(self) -> dt.date | None:
        """None unless the day is known and exists."""
        if self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may depend on. `tense` is -1 past, 1 future, 0 unknown; `then` is the last date spoken of."""

    published: dt.date | None
    genre: Genre = "news"
    tense: int = 0
    then: Moment | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value and whether it rests on the context."""

    text: str
    anchored: bool = False


def anchor(readings: Iterable[tuple[Reading, int]], text: str, context: Context) -> Iterator[Timex]:
    """The expressions with their values, in order; each reading comes with the tense around it."""
    for reading, tense in readings:
        context = replace(context, tense=tense)
        timex = _timex(reading, text, context)
        context = replace(context, then=_moment(timex) or context.then)
        yield timex


def _timex(reading: Reading, text: str, context: Context) -> Timex:
    meaning = reading.meaning
    value = resolve(meaning.point, context)
    anchored, whole, edtf = value.anchored, value.text + meaning.clock, None
    if meaning.until is not None:
        until = resolve(meaning.until, context)
        anchored = anchored or until.anchored
        edtf = values.edtf(value.text, until=until.text)
        whole = f"{value.text}/{until.text}"
    elif meaning.type in ("DATE", "TIME"):
        edtf = values.edtf(whole, meaning.mod)
    return Timex(
        reading.start, reading.end, text[reading.start : reading.end], meaning.type, whole, reading.rule,
        meaning.mod, edtf, anchored,
    )  # fmt: skip


def _moment(timex: Timex) -> Moment | None:
    """What a date leaves behind as the date the text speaks of."""
    fields = timex.value.rpartition("/")[2].partition("T")[0].split("-")
    if timex.type not in ("DATE", "TIME") or not fields[0].isdigit() or len(fields[0]) != 4:
        return None
    numbers = [int(field) for field in fields if field.isdigit()]
    return Moment(*numbers[:3]) if len(numbers) == len(fields) else Moment(numbers[0])


def resolve(point: Point, context: Context) -> Value:
    """The value of a point; `X` digits and *_REF where the context does not settle it."""
    match point:
        case Fixed(value):
            return Value(value)
        case Calendar():
            return _calendar(point, context)
        case _:
            raise NotImplementedError


def _calendar(point: Calendar, context: Context) -> Value:
    anchored = not isinstance(point.year, int)
    year = point.year if isinstance(point.year, int) else _year(point, context)
    head = "XXXX" if year is None else values.year_value(year)
    if point.part:
        return Value(f"{head}-{point.part}", anchored)
    if point.month is None:
        return Value(head, anchored)
    tail = f"-{point.day:02}" if point.day else ""
    return Value(f"{head}-{point.month:02}{tail}", anchored)


def _year(point: Calendar, context: Context) -> int | None:
    """The year that the text leaves out."""
    if isinstance(point.year, Shift):
        base = context.then if point.year.origin == "then" and context.then else context.published
        return None if base is None else base.year + point.year.n
    if context.genre == "narrative" and context.then is not None:
        return context.then.year
    if context.published is None or not isinstance(point.month, int):
        return None
    return _nearest_year(point.month, point.day, context.published, context.tense)


def _nearest_year(month: int, day: int | None, published: dt.date, tense: int) -> int:
    """The year in which a month or day is past, ahead or near, as the tense has it."""
    here = (published.month, published.day if day else 0)
    there = (month, day or 0)
    if there == here:
        return published.year
    ahead = published.year + (there < here)
    if tense > 0:
        return ahead
    distance = (month - published.month) % 12 * 30 + ((day or published.day) - published.day)
    if tense == 0 and distance <= _NEAR:
        return ahead
    return published.year - (there > here)
