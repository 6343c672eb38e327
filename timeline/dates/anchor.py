"""Third step: values for meanings with holes, from document date, tense and what the text spoke of before."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from timeline.dates import values
from timeline.dates.context import Context, Moment
from timeline.dates.order import after, is_open, settle
from timeline.dates.ranges import OLD, parts
from timeline.dates.reading import (
    Beside,
    Calendar,
    Easter,
    Meaning,
    Nth,
    Point,
    Reading,
    Shift,
    Weekday,
    WeekOf,
)
from timeline.dates.recall import FULL_STOP, RECALLED, Past, moment_of, opens_sentence
from timeline.dates.resolve import resolve
from timeline.dates.tense import GIVEN
from timeline.edtf import Edtf, Precision
from timeline.model import Timex

# A time of day belongs to a day that was spoken of no more than so many characters before.
_NEAR = 80
_WEEK = 7  # days
_SUMMER = 7  # the first month of the half-year from which a story goes on to the next year
# A story that names a year within a sentence goes on to it if it is at most so many years ahead.
_GOES_ON = 10
_DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_REACH = re.compile(r"\b(?:until|since|before|till) (?:the )?$")
# A deadline is counted from the document, whatever week the text tells of.
_BY = re.compile(r"\b(?:by|until|before|till|bis|avant|antes del|hasta el) (?:the )?$", re.IGNORECASE)
# "the 1991 Constitution", "the Act of 1991": a year that is no time of the story
_MARK_BEFORE = re.compile(r"\b(?:the|a|an|its|their|our|der|die|das|la|le|el) $", re.IGNORECASE)
_MARK_AFTER = re.compile(r" [^\W\d_]{3,}")
_LAW_BEFORE = re.compile(r"\b(?:Act|Code|Law|Constitution|Regulations?|Charter|Treaty)(?: of)? $")
# A year that one is counted or told apart from: "for the first time since 1895", "unlike in 1998"
_APART = re.compile(
    r"\b(?:than|since|unlike|compared (?:with|to)|depuis|que|seit|als|desde|gegenüber|after the [^\W\d_]+ of"
    r"|[^\W\d_]+ (?:war|crisis|flood|fire|act|law) of)(?: in| en)? $",
    re.IGNORECASE,
)
_SENTENCE = 200  # characters in which a date of the same sentence is looked for
_YEARS = re.compile(r"((?:BC)?[0-9]{4})/(?:BC)?[0-9]{4}")
_DAYS = re.compile(r"(?<!BC)\b[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEVER = re.compile(r"XXXX-(?:02-3[01]|(?:04|06|09|11)-31)")  # in no year
_COUNTED = re.compile(r"(?:ago|later|moved|apart)(?:_\d+)?$")  # rules of amounts that lead to a date
# The first six or nine months: a year before them is no quarter.
_MANY_QUARTERS = ("P6M", "P9M", "P2Q", "P3Q")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")

# "on lots made before 1 January 1978": nothing is told to have happened then.
_LIMIT = re.compile(r"\b(?:before|prior to) (?:the )?$")


def anchor(
    readings: Iterable[Reading], text: str, context: Context, tense: Callable[[Reading], int]
) -> Iterator[Timex]:
    """The expressions with their values, in order; `tense` tells what the words around a reading speak of."""
    if context.published is not None and context.genre == "news":
        day = context.published
        context = replace(context, then=Moment(day.year, day.month, day.day))
    spoken = -_NEAR - 1  # where the last day was spoken of
    moved = -1  # where the date stands that the text is at
    end, opens = 0, True  # of the date before; whether a paragraph has told no date yet
    story = context.genre == "narrative"
    past = Past(text, context)
    walk: tuple[dt.date, dt.date] | None = None
    last: Timex | None = None
    for reading in readings:
        near = reading.start - spoken <= _NEAR or _goes_on(reading, text, max(spoken, 0), tense)
        point = reading.meaning.point
        leaning = _leans(reading.meaning) or (story and _is_year(point))
        if text.find("\n", end, reading.start) >= 0:
            opens = opens or story
            walk = None if text.find("\n\n", end, reading.start) >= 0 else walk
        way = tense(reading) if leaning else 0
        here = Context(
            context.published,
            context.genre,
            way,
            context.then,
            near,
            context.period,
            context.home,
            opens,
            past.told(reading.start, given=way == GIVEN, alone=_is_month(point)),
            None if _BY.search(text, max(0, reading.start - 12), reading.start) else context.days or walk,
        )
        reading = _looking_ahead(reading, here)  # noqa: PLW2901 the same reading, understood
        timex = last = _existing(settle(_timex(reading, text, here), reading, last, _over(here)))
        if timex is None:
            continue
        if _LIMIT.search(text, max(0, reading.start - 10), reading.start) is None:
            past.heard(timex)
        if end == 0 or timex.rule == "week_of":
            context = replace(context, days=_programme(timex, context))
        walk = _itinerary(timex, context) or (walk if _within(timex, walk) else None)
        told = _Told(timex, text, opens, here.tense, moved)
        moment = _moves_to(reading, told, context)
        moved = moved if moment is None else timex.end
        context = _after(reading, told, moment, context)
        end, opens = timex.end, opens and story and told.reaches()
        if moment is not None and moment.day:
            spoken = timex.end
        if reading.meaning.others:
            yield from filter(None, map(_existing, _several(reading, timex, here)))
        else:
            yield timex


def _goes_on(reading: Reading, text: str, spoken: int, tense: Callable[[Reading], int]) -> bool:
    """Whether a time of day in the past tense is that of a day told before it in the same paragraph."""
    clock = reading.meaning.clock and reading.meaning.point == Shift(0, "D", "near")
    if not clock or reading.start - spoken > RECALLED:
        return False
    return text.find("\n", spoken, reading.start) < 0 and tense(reading) < 0


def _programme(timex: Timex, context: Context) -> tuple[dt.date, dt.date] | None:
    """The days of a week or less, still to come, that a text names before any other date: "9 to 13 March"."""
    edtf, here = timex.edtf, context.published
    if (
        edtf is None
        or here is None
        or context.genre == "narrative"
        or edtf.precision is not Precision.INTERVAL
    ):
        return None
    if edtf.lower is None or edtf.upper is None or not 0 < edtf.upper - edtf.lower < _WEEK:
        return None
    if edtf.upper < here.toordinal() or timex.type != "DATE":
        return None
    return dt.date.fromordinal(edtf.lower), dt.date.fromordinal(edtf.upper)


def _itinerary(timex: Timex, context: Context) -> tuple[dt.date, dt.date] | None:
    """The week from a day to come that is told with its name: "On Sunday 17 May ... on Thursday"."""
    edtf, here = timex.edtf, context.published
    if edtf is None or edtf.lower is None or here is None or context.genre == "narrative":
        return None
    if edtf.precision not in (Precision.DAY, Precision.TIME) or edtf.lower <= here.toordinal():
        return None
    if timex.rule.startswith("weekday") or not _DAY_NAME.search(timex.text):
        return None
    first = dt.date.fromordinal(edtf.lower)
    return first, first + dt.timedelta(days=_WEEK - 1)


def _within(timex: Timex, walk: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a text is still in the week that it walks through."""
    edtf = timex.edtf
    if walk is None or edtf is None or edtf.lower is None or edtf.upper is None:
        return True
    return edtf.upper >= walk[0].toordinal() and edtf.lower <= walk[1].toordinal()


def _over(context: Context) -> dt.date | None:
    """When a range that begins here must have ended: stories tell of a winter in its second year."""
    if context.genre == "news":
        return context.published if context.tense < 0 else None
    then = context.then
    if then is None or not 0 < then.year < dt.MAXYEAR:
        return None
    return dt.date(then.year, 12, 31) if (then.month or 1) < _SUMMER else dt.date(then.year + 1, 12, 31)


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
        edtf = values.edtf(_counted(reading, context) or whole, meaning.mod)
    elif meaning.reached is not None:
        edtf, anchored = _reached(meaning.reached, context), True
    start, end = reading.start, reading.end
    return Timex(start, end, text[start:end], meaning.type, whole, reading.rule, meaning.mod, edtf, anchored)


def _existing(timex: Timex) -> Timex | None:
    """None for a day that no calendar has; 29 February waits for its year where the text names none."""
    if timex.edtf is not None or timex.type not in ("DATE", "TIME") or not _nowhere(timex.value):
        return timex
    leap = timex.anchored and timex.value[4:10] == "-02-29"
    return replace(timex, value=f"XXXX{timex.value[4:]}") if leap else None


def _nowhere(value: str) -> bool:
    days = _DAYS.findall(value)
    return _NEVER.search(value) is not None or any(values.edtf(day) is None for day in days)


def _reached(point: Point, context: Context) -> Edtf | None:
    """Where an amount leads to; "in three weeks" leads nowhere when the text speaks of what was."""
    ahead = isinstance(point, Shift) and point.n > 0
    if isinstance(point, Shift) and point.unit == "W":
        point = replace(point, exact=True)
    return None if ahead and context.tense < 0 else values.edtf(resolve(point, context).text)


def _counted(reading: Reading, context: Context) -> str:
    """The day that weeks are counted to ("two weeks later"); TIMEX3 has the week that holds it."""
    point = reading.meaning.point
    if not isinstance(point, Shift) or point.unit != "W" or _COUNTED.match(reading.rule) is None:
        return ""
    day = resolve(replace(point, exact=True), context).text
    return day if _DAYS.fullmatch(day) else ""


def _looking_ahead(reading: Reading, context: Context) -> Reading:
    ahead = reading.meaning.ahead
    if ahead is None or context.tense <= 0 or context.genre == "narrative":
        return reading
    return replace(reading, meaning=Meaning(ahead))


def _leans(meaning: Meaning) -> bool:
    return (meaning.ahead or meaning.reached) is not None or _leans_on_tense(meaning.point)


def _is_year(point: Point) -> bool:
    return isinstance(point, Calendar) and point.month is None


def _is_month(point: Point) -> bool:
    return isinstance(point, Calendar) and point.day is None


def _leans_on_tense(point: Point) -> bool:
    match point:
        case Nth(month=inner) | Beside(day=inner) | WeekOf(day=inner):
            return _leans_on_tense(inner)
    return isinstance(point, Weekday | Easter) or (isinstance(point, Calendar) and point.year is None)


def _several(reading: Reading, timex: Timex, context: Context) -> Iterator[Timex]:
    """Dates that share a month and were read as one; an interval where nothing tells them apart."""
    points = (reading.meaning.point, *reading.meaning.others)
    days = [point.day if isinstance(point, Calendar) else None for point in points]
    places = parts(timex.text, days)
    if not places:
        last = resolve(points[-1], context).text
        yield replace(timex, value=f"{timex.value}/{last}", edtf=values.edtf(timex.value, until=last))
    for point, (start, end) in zip(points, places, strict=False):
        value = resolve(point, context).text
        if start and is_open(point):  # one list does not go from one year into another
            value = after(value, point, timex.value) or value
        yield replace(
            timex,
            start=timex.start + start,
            end=timex.start + end,
            text=timex.text[start:end],
            value=value,
            edtf=values.edtf(value),
            rule=timex.rule if start == 0 else timex.rule.removesuffix(OLD),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A date as a story tells it; `opens` where it is the first of its paragraph.

    `before` is where the date ends that the text is at, negative where there is none.
    """

    timex: Timex
    text: str
    opens: bool
    tense: int
    before: int

    def reaches(self) -> bool:
        """Whether it only says how far back or ahead something reaches."""
        start = self.timex.start
        return _REACH.search(self.text, max(0, start - 16), start) is not None

    def marks(self) -> bool:
        """Whether it only tells a thing from others: "the 1991 Constitution"."""
        start, end = self.timex.start, self.timex.end
        if _LAW_BEFORE.search(self.text, max(0, start - 24), start):
            return True
        before = _MARK_BEFORE.search(self.text, max(0, start - 8), start)
        return before is not None and _MARK_AFTER.match(self.text, end) is not None

    def glances(self) -> bool:
        """Whether a sentence that has its date only looks at another year: "in 1875 (... in 1860)"."""
        start = self.timex.start
        if "/" in self.timex.value and self.text[start - 1 : start] == "(":
            return True  # a life, an age: "Letters to Elisa (1936-1939)"
        if not 0 <= self.before <= start <= self.before + _SENTENCE:
            return False
        between = self.text[self.before : start]
        if FULL_STOP.search(between):
            return False
        return between.rfind("(") > between.rfind(")") or _APART.search(between) is not None

    def adds_up(self) -> bool:
        """Whether a report speaks of several quarters: "for the nine months", "six months ended"."""
        timex = self.timex
        if timex.value not in _MANY_QUARTERS:
            return False
        return timex.text[:4].lower() == "the " or self.text.startswith(" ended ", timex.end)

    def leads(self) -> bool:
        """Whether the sentence, or a heading, begins with it."""
        return opens_sentence(self.text, self.timex.start)


def _moves_to(reading: Reading, told: _Told, context: Context) -> Moment | None:
    """Where a date takes the text; a comparison ("a year earlier") leaves it where it was."""
    timex = told.timex
    if (
        timex.type not in ("DATE", "TIME")
        or _compares(reading.meaning.point)
        or _QUARTER.fullmatch(timex.value)
    ):
        return None
    if reading.meaning.point == Shift(0, "D") and _years_ago(context):
        return None  # "In 1997 they founded a club that has 240 members today. Two years later"
    years = _YEARS.fullmatch(timex.value) if context.genre == "narrative" else None
    moment = moment_of(years[1] if years else timex.value)
    return None if moment is None or _aside(told, moment, context) else moment


def _years_ago(context: Context) -> bool:
    """Whether the text is at a time years before its own."""
    then, here = context.then, context.published
    return then is not None and here is not None and then.year < here.year - 1


def _after(reading: Reading, told: _Told, moment: Moment | None, context: Context) -> Context:
    """What a date leaves behind for those that follow."""
    if told.adds_up():
        return replace(context, period=None)
    if moment is not None:
        home = moment.year if moment.month else context.home
        if context.then is moment and context.home == home:
            return context
        return replace(context, then=moment, home=home)
    timex = told.timex
    if timex.type not in ("DATE", "TIME") or _compares(reading.meaning.point):
        return context
    quarter = _QUARTER.fullmatch(timex.value)
    return replace(context, period=(int(quarter[1]), int(quarter[2]))) if quarter else context


def _compares(point: Point) -> bool:
    """Whether it is the quarter of another year that is compared with."""
    if isinstance(point, Calendar):
        return point.part == "Q"
    return isinstance(point, Shift) and point.origin == "period"


def _aside(told: _Told, moment: Moment, context: Context) -> bool:
    """Whether a date leaves the text where it was: its year is known already, or it glances elsewhere."""
    then = context.then
    if then is None:
        return False
    if context.genre == "news" and moment.month is None and (told.marks() or told.glances()):
        return True
    if moment.month is None and moment.year == then.year:
        return True
    if context.genre != "narrative":
        return False
    if told.timex.anchored:
        return abs(moment.year - then.year) > 1
    if moment.month is None:
        ahead = moment.year - then.year
        if told.reaches():
            return True
        if (told.opens and ahead <= _GOES_ON) or moment.year == context.home or told.leads():
            return False
        return told.tense > 0 or not 0 < ahead <= _GOES_ON
    return not told.opens and (moment.year, moment.month) < (then.year, then.month or 0)
