"""Third step: values for meanings with holes, from document date, tense and what the text spoke of before."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from timeline.dates import values
from timeline.dates.context import Context, Days, Moment
from timeline.dates.course import Course
from timeline.dates.order import after, going_on, settle
from timeline.dates.posts import Posts
from timeline.dates.ranges import OLD, parts
from timeline.dates.reading import Asked, Calendar, Meaning, Point, Reading, Shift, Worth, is_open
from timeline.dates.recall import moment_of
from timeline.dates.resolve import resolve
from timeline.edtf import Edtf
from timeline.model import Timex

_NOTHING: Asked = (None, 0, None, None)  # is asked of the text by a date whose own words tell all
_SUMMER = 7  # the first month of the half-year from which a story goes on to the next year
_DAYS = re.compile(r"(?<!BC)\b[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEVER = re.compile(r"XXXX-(?:02-3[01]|(?:04|06|09|11)-31)")  # in no year
_TIMED = re.compile(r"[0-9] ?(?:[ap]\.?m\b|h\b|uhr)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:ago|later|moved|apart)(?:_\d+)?$")  # rules of amounts that lead to a date


def anchor(
    readings: Iterable[Reading],
    text: str,
    context: Context,
    tense: Callable[[Reading], int],
    posts: Posts | None = None,
) -> Iterator[tuple[Timex, Reading | None]]:
    """The expressions with their values, in order; `tense` tells what the words around a reading speak of.

    With each comes its reading, but None where that is not the one behind the expression before.
    """
    course = Course(text, context, tense, posts)
    news = context.published if context.genre == "news" else None
    last: Timex | None = None
    former: Meaning | None = None
    made = Timex.of
    for reading in readings:
        meaning, follows, leads = reading.meaning, reading.follows, reading.leads
        near = former is not None and former.kind == "weekday"
        beside = None if last is None or former is None or former.others else reading
        former, rests = meaning, meaning.rests
        worth: Worth | None = None
        # What a date is worth that asks little of what stands around it, as most.
        if follows:
            worth = None if last is None else going_on(meaning, last, near=near)
        elif news is not None and (rests == "words" or (rests == "document" and meaning.until is None)):
            asked = _NOTHING if rests == "words" else course.leans(reading)
            recent = meaning.recent
            if recent is not None and recent[0] == asked:
                worth = recent[1]
            else:
                worth = _known(meaning, *asked)
                meaning.recent = asked, worth
            if leads and asked[1] < 0:
                worth = None  # what is over may begin a year or a week before
        if worth is None:
            last, found = _asked(reading, last, text, course, near=near)
            yield from [(last, beside)] if found is None and last is not None else found or ()
            continue
        value, edtf, anchored, moment = worth
        start, end, kind, mod = reading.start, reading.end, meaning.type, meaning.mod
        last = made(start, end, text[start:end], kind, value, reading.rule, mod, edtf, anchored)
        if edtf is None:
            last = _existing(last)
            if last is None:
                continue
            moment = _moment(last)
        chained = rests == "document" and (leads or (follows and meaning.kind != "weekday"))
        if (chained and course.has_days) or not course.passes(meaning, last, moment):
            course.goes_on(meaning, last, moment, 0)
        yield last, beside


def _asked(
    reading: Reading, before: Timex | None, text: str, course: Course, *, near: bool
) -> tuple[Timex | None, list[tuple[Timex, None]] | None]:
    """The expression, None where it is no date, and the dates that it is if it is several."""
    here = course.at(reading)
    if reading.meaning.ahead is not None:
        reading = _looking_ahead(reading, here)
    timex = _timex(reading, text, here)
    if reading.follows or reading.leads or reading.meaning.until is not None:
        timex = settle(timex, reading, before, _over(here), near=near)
    last = timex if timex.edtf is not None else _existing(timex)
    if last is None:
        return None, None
    found = [last]
    if reading.meaning.others:
        found = [timex for timex in map(_existing, _several(reading, last, here)) if timex is not None]
    # The text goes on from the last day ("am 5. und 12. Mai um 19 Uhr") that has no time yet.
    end = found[-1] if found and not _TIMED.search(found[-1].text) else last
    course.goes_on(reading.meaning, end, _moment(end), here.tense)
    if not reading.meaning.others:
        return last, None
    if found and found[-1].edtf is not None:
        course.spans(values.edtf(last.value, until=found[-1].value))
    return last, [(timex, None) for timex in found]


def _moment(timex: Timex) -> Moment | None:
    return moment_of(timex.value) if timex.type in ("DATE", "TIME") else None


def _over(context: Context) -> dt.date | None:
    """When a range that begins here must have ended: stories tell of a winter in its second year."""
    if context.genre == "news":
        return context.published if context.tense < 0 and context.told is None else None
    then = context.then
    if then is None or not 0 < then.year < dt.MAXYEAR:
        return None
    return dt.date(then.year, 12, 31) if (then.month or 1) < _SUMMER else dt.date(then.year + 1, 12, 31)


def _timex(reading: Reading, text: str, context: Context) -> Timex:
    start, end, rule, meaning = reading.start, reading.end, reading.rule, reading.meaning
    if meaning.rests == "words":
        worth = _known(meaning, *_NOTHING)
    elif meaning.rests == "document" and context.genre == "news" and context.published is not None:
        worth = _known(meaning, context.published, context.tense, context.told, context.days)
    else:
        worth = _found(meaning, context, rule)
    value, edtf, anchored, _ = worth
    return Timex.of(start, end, text[start:end], meaning.type, value, rule, meaning.mod, edtf, anchored)


@functools.lru_cache(4096)  # the same few dates fill a text
def _known(
    meaning: Meaning, published: dt.date | None, tense: int, told: Moment | None, days: Days | None
) -> Worth:
    return _worth(meaning, Context(published, "news", tense, told=told, days=days))


@functools.lru_cache(1024)  # hours of one day, days of one week
def _found(meaning: Meaning, context: Context, rule: str) -> Worth:
    return _worth(meaning, context, rule)


def _worth(meaning: Meaning, context: Context, rule: str = "") -> Worth:
    value, edtf, anchored = _evaluated(meaning, context, rule)
    return value, edtf, anchored, moment_of(value) if meaning.type in ("DATE", "TIME") else None


def _evaluated(meaning: Meaning, context: Context, rule: str) -> tuple[str, Edtf | None, bool]:
    value, anchored = resolve(meaning.point, context)
    edtf = None
    if meaning.until is not None:
        until = resolve(meaning.until, context)
        edtf = values.edtf(value, until=until.text)
        return f"{value}/{until.text}", edtf, anchored or until.anchored
    if meaning.type in ("DATE", "TIME"):
        whole = value if value.endswith("_REF") else value + meaning.clock
        if meaning.clock and value.endswith("-XX"):
            return whole, None, anchored  # a time of a day that the text does not tell
        return whole, values.edtf(_counted(meaning.point, rule, context) or whole, meaning.mod), anchored
    if meaning.reached is not None:
        edtf, anchored = _reached(meaning.reached, context), True
    return value, edtf, anchored


def _existing(timex: Timex) -> Timex | None:
    """None for a day that no calendar has; 29 February waits for its year where the text names none."""
    if timex.edtf is not None or timex.type not in ("DATE", "TIME") or not _nowhere(timex.value):
        return timex
    leap = timex.anchored and timex.value[4:10] == "-02-29"
    return timex.but(value=f"XXXX{timex.value[4:]}") if leap else None


def _nowhere(value: str) -> bool:
    days = _DAYS.findall(value)
    return _NEVER.search(value) is not None or any(values.edtf(day) is None for day in days)


def _reached(point: Point, context: Context) -> Edtf | None:
    """Where an amount leads to; "in three weeks" leads nowhere when the text speaks of what was."""
    ahead = isinstance(point, Shift) and point.n > 0
    if isinstance(point, Shift) and point.unit == "W":
        point = replace(point, exact=True)
    return None if ahead and context.tense < 0 else values.edtf(resolve(point, context).text)


def _counted(point: Point, rule: str, context: Context) -> str:
    """The day that weeks are counted to ("two weeks later"); TIMEX3 has the week that holds it."""
    if not isinstance(point, Shift) or point.unit != "W" or _COUNTED.match(rule) is None:
        return ""
    day = resolve(replace(point, exact=True), context).text
    return day if _DAYS.fullmatch(day) else ""


def _looking_ahead(reading: Reading, context: Context) -> Reading:
    ahead = reading.meaning.ahead
    if ahead is None or context.tense <= 0 or context.genre == "narrative":
        return reading
    return reading.but(meaning=Meaning(ahead))


def _several(reading: Reading, timex: Timex, context: Context) -> Iterator[Timex]:
    """Dates that share a month and were read as one; an interval where nothing tells them apart."""
    points = (reading.meaning.point, *reading.meaning.others)
    days = [point.day if isinstance(point, Calendar) else None for point in points]
    places = parts(timex.text, days)
    if not places:
        last = resolve(points[-1], context).text
        yield timex.but(value=f"{timex.value}/{last}", edtf=values.edtf(timex.value, until=last))
    for point, (start, end) in zip(points, places, strict=False):
        value = resolve(point, context).text + reading.meaning.clock
        if start and is_open(point):  # one list does not go from one year into another
            value = after(value, point, timex.value) or value
        yield timex.but(
            start=timex.start + start,
            end=timex.start + end,
            text=timex.text[start:end],
            value=value,
            edtf=values.edtf(value),
            rule=timex.rule if start == 0 else timex.rule.removesuffix(OLD),
        )
