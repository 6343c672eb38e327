"""Third step: values for meanings with holes, from document date, tense and what the text spoke of before."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from timeline.dates import values
from timeline.dates.ranges import OLD, parts
from timeline.dates.reading import Beside, Calendar, Meaning, Nth, Point, Reading, Shift, Weekday
from timeline.dates.resolve import Context, Moment, resolve
from timeline.model import Timex

# A time of day belongs to a day that was spoken of no more than so many characters before.
_NEAR = 120
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


def anchor(
    readings: Iterable[Reading], text: str, context: Context, tense: Callable[[Reading], int]
) -> Iterator[Timex]:
    """The expressions with their values, in order; `tense` tells what the words around a reading speak of."""
    if context.published is not None and context.genre == "news":
        day = context.published
        context = replace(context, then=Moment(day.year, day.month, day.day))
    spoken = -_NEAR - 1  # where the last day was spoken of
    for reading in readings:
        near = reading.start - spoken <= _NEAR
        leaning = reading.meaning.ahead is not None or _leans_on_tense(reading.meaning.point)
        here = replace(context, tense=tense(reading) if leaning else 0, near=near)
        reading = _looking_ahead(reading, here)  # noqa: PLW2901 the same reading, understood
        timex = _timex(reading, text, here)
        before, context = context, _after(reading, timex, context)
        if context.then is not None and context.then.day and context.then is not before.then:
            spoken = timex.end
        if reading.meaning.others:
            yield from _several(reading, timex, here)
        else:
            yield timex


def _timex(reading: Reading, text: str, context: Context) -> Timex:
    meaning = reading.meaning
    value = resolve(meaning.point, context)
    anchored, whole, edtf = value.anchored, value.text, None
    if meaning.until is not None:
        until = resolve(meaning.until, context)
        anchored = anchored or until.anchored
        edtf = values.edtf(value.text, until=until.text)
        whole = f"{value.text}/{until.text}"
    elif meaning.type in ("DATE", "TIME"):
        whole += "" if whole.endswith("_REF") else meaning.clock
        edtf = values.edtf(whole, meaning.mod)
    return Timex(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        type=meaning.type,
        value=whole,
        rule=reading.rule,
        mod=meaning.mod,
        edtf=edtf,
        anchored=anchored,
    )


def _looking_ahead(reading: Reading, context: Context) -> Reading:
    ahead = reading.meaning.ahead
    if ahead is None or context.tense <= 0 or context.genre == "narrative":
        return reading
    return replace(reading, meaning=Meaning(ahead))


def _leans_on_tense(point: Point) -> bool:
    match point:
        case Nth(month=inner) | Beside(day=inner):
            return _leans_on_tense(inner)
    return isinstance(point, Weekday) or (isinstance(point, Calendar) and point.year is None)


def _several(reading: Reading, timex: Timex, context: Context) -> Iterator[Timex]:
    """Dates that share a month and were read as one expression."""
    points = (reading.meaning.point, *reading.meaning.others)
    for point, (start, end) in zip(points, parts(timex.text, len(points)), strict=True):
        value = resolve(point, context).text
        yield replace(
            timex,
            start=timex.start + start,
            end=timex.start + end,
            text=timex.text[start:end],
            value=value,
            edtf=values.edtf(value),
            rule=timex.rule if start == 0 else timex.rule.removesuffix(OLD),
        )


def _after(reading: Reading, timex: Timex, context: Context) -> Context:
    """What a date leaves behind for those that follow; a comparison ("a year earlier") leaves nothing."""
    point = reading.meaning.point
    if timex.type not in ("DATE", "TIME") or (isinstance(point, Shift) and point.origin == "period"):
        return context
    quarter = _QUARTER.fullmatch(timex.value)
    if quarter:
        return replace(context, period=(int(quarter[1]), int(quarter[2])))
    moment = _moment(timex.value)
    if moment is None or _aside(timex, moment, context):
        return context
    return replace(context, then=moment)


def _aside(timex: Timex, moment: Moment, context: Context) -> bool:
    """Whether a date leaves the text where it was: its year is known already, or it glances far away."""
    then = context.then
    if then is None:
        return False
    if moment.month is None and moment.year == then.year:
        return True
    return context.genre == "narrative" and timex.anchored and abs(moment.year - then.year) > 1


def _moment(value: str) -> Moment | None:
    fields = value.rpartition("/")[2].partition("T")[0].split("-")
    if fields[0].startswith("BC") and fields[0][2:].isdigit():
        year = 1 - int(fields[0][2:])
    elif fields[0].isdigit() and len(fields[0]) == 4:
        year = int(fields[0])
    else:
        return None
    numbers = [int(field) for field in fields[1:3] if field.isdigit()]
    return Moment(year, *numbers)
