"""What a point with holes is worth in its context: years, weekdays and shifts filled in."""

import calendar
import datetime as dt
from dataclasses import replace
from typing import NamedTuple

from timeline.dates import values
from timeline.dates.context import THESE_DAYS, Context, Genre, Moment
from timeline.dates.reading import Beside, Calendar, Easter, Fixed, Nth, Point, Shift, Weekday, WeekOf
from timeline.dates.years import easter_of, told_year, year_of

# A day of the month so close to the date spoken of is in the same month, whatever the tense.
_SAME_MONTH = 7
_NEAREST = 15  # days between two of which the later says no month
_REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SATURDAY, _MIDWEEK = 6, 4  # from which on "this weekend" is the one to come
# Before these nobody tells how the year, the month or the week ended.
_LATE_MONTH, _LATE_DAY, _LATE_WEEKDAY = 7, 16, 4
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


class Value(NamedTuple):
    """A TIMEX3 value and whether it rests on the context."""

    text: str
    anchored: bool = False


def resolve(point: Point, context: Context) -> Value:
    """The value of a point; `X` digits and *_REF where the context does not settle it."""
    match point:
        case Calendar():
            return _calendar(point, context)
        case Fixed(value):
            return Value(value)
        case Weekday():
            return Value(_weekday(point, context), anchored=True)
        case Shift():
            return Value(_shift(point, context), anchored=True)
        case Nth():
            month = resolve(point.month, context)
            return Value(values.nth_weekday(month.text, point.weekday, point.number), month.anchored)
        case Beside():
            day = resolve(point.day, context)
            return Value(values.days_from(day.text, point.days), day.anchored)
        case WeekOf():
            day = resolve(point.day, context)
            return Value(values.week_of(day.text), day.anchored)
        case Easter():
            return Value(easter_of(point, context), anchored=not isinstance(point.year, int))


def _calendar(point: Calendar, context: Context) -> Value:
    stated = isinstance(point.year, int)
    part = point.part
    if point.day and point.month is None and not stated:
        return Value(_lone_day(point, point.day, context), anchored=True)
    if part == "WE":
        here = context.published  # who writes at a weekend means this one, unless it is the next
        at_one = here is not None and here.isoweekday() >= _SATURDAY
        if point.turn is not None:
            return Value(_shift(Shift(int(at_one), "WE"), context), anchored=True)
        now = context.tense > 0 or at_one
        return Value(_shift(Shift(0 if now else -1, "WE"), context), anchored=True)
    if part == "Q":
        part = f"Q{context.period[1]}" if context.period else ""
    year = point.year if isinstance(point.year, int) else year_of(point, part, context)
    if not stated and context.published is None and context.genre == "news":
        told = told_year(point, context)
        year, stated = (year, False) if told is None else (told, True)
    head = "XXXX" if year is None else values.year_value(year)
    if part:
        return Value(f"{head}-{part}", not stated)
    if point.month is None:
        return Value(head, not stated)
    tail = f"-{point.day:02}" if point.day else ""
    return Value(f"{head}-{point.month:02}{tail}", not stated)


def _named_day(weekday: int, day: int, here: dt.date) -> str | None:
    """Friday the 27th: the nearest such day, if there is one within some two months."""
    found = [
        dt.date(year, month, day)
        for year, month in (values.add_months(here.year, here.month, n) for n in range(-2, 3))
        if dt.MINYEAR <= year <= dt.MAXYEAR and day <= calendar.monthrange(year, month)[1]
    ]
    named = [there for there in found if there.isoweekday() == weekday]
    return values.day(min(named, key=lambda there: abs(there - here))) if named else None


def _in_that_month(weekday: int, day: int, then: Moment | None) -> str | None:
    """Friday the 27th, of the month that the text speaks of: "Programme for March 2026: Friday 27 ..."."""
    goes_on = then is not None and (then.day is None or then.day <= day)
    there = Moment(then.year, then.month, day).date() if then is not None and goes_on else None
    return values.day(there) if there is not None and there.isoweekday() == weekday else None


def _lone_day(point: Calendar, day: int, context: Context) -> str:
    """The 13th: of the month that the text speaks of, or of one beside it."""
    spoken = context.then if point.turn is None else None
    in_month = spoken is not None and spoken.day is None and spoken.year > 0 and point.weekday is None
    if spoken is not None and spoken.month and in_month:
        return f"{values.year_value(spoken.year)}-{spoken.month:02}-{day:02}"
    then = spoken.date() if spoken is not None else None
    here = then or context.published
    if point.weekday and point.turn is None and (named := _in_that_month(point.weekday, day, context.then)):
        return named
    if here is None:
        return f"XXXX-XX-{day:02}"
    if point.weekday and (named := _named_day(point.weekday, day, context.published or here)):
        return named
    way = point.turn if point.turn is not None else context.tense if abs(day - here.day) > _SAME_MONTH else 0
    if then is not None and then != context.published:
        if (beside := _told_day(day, then, context)) is not None:
            return values.day(beside)
        if day > then.day:
            way = 0  # "from 3 June to the 29th": what is told goes on
    ahead = (day > here.day) - (day < here.day)
    year, month = values.add_months(here.year, here.month, way if ahead * way < 0 else 0)
    return f"{values.year_value(year)}-{month:02}-{day:02}"


def _told_day(day: int, then: dt.date, context: Context) -> dt.date | None:
    """The day in the month beside that of the day told, where what is over is nearer there.

    "She left on 28 October and arrived on the 2nd"; said on the 10th, the 28th is that of the month before.
    """
    here = context.published
    if here is None or context.tense > 0 or not then < here:
        return None
    months = (values.add_months(then.year, then.month, way) for way in (-1, 0, 1))
    found = (Moment(year, month, day).date() for year, month in months)
    over = [there for there in found if there is not None and there <= here]
    nearest = min(over, key=lambda there: abs(there - then), default=None)
    return None if nearest is None or abs(nearest - then).days > _NEAREST else nearest


def _weekday(point: Weekday, context: Context) -> str:
    here = context.published
    story = context.then.date() if context.genre == "narrative" and context.then else None
    if point.origin == "then" and context.then is not None and (point.turn or context.then != _day_of(here)):
        here = story = context.then.date() or here
    if (announced := _announced(point, context)) is not None:
        return values.day(announced)
    if story is not None and point.turn is None:
        return _day(story, (point.number - story.isoweekday()) % 7)
    if here is None:
        return f"XXXX-WXX-{point.number}"
    back = (here.isoweekday() - point.number) % 7
    on = (point.number - here.isoweekday()) % 7
    if point.within is not None:
        return _day(here, point.number - here.isoweekday() + 7 * point.within)
    match point.turn:
        case -1:
            return _day(here, -(back or 7) - 7 * (point.apart and back == 1))
        case 1:
            return _day(here, (on or 7) + 7 * (point.weeks + (point.apart and on == 1)))
        case 0:
            return _day(here, -back if context.tense < 0 else on)
        case None:
            return _day(here, on if context.tense > 0 else -back)
        case weeks:  # Friday last week (-2), Friday next week (2)
            return _day(here, point.number - here.isoweekday() + 7 * (weeks // 2))


def _day_of(here: dt.date | None) -> Moment | None:
    return None if here is None else Moment(here.year, here.month, here.day)


def _announced(point: Weekday, context: Context) -> dt.date | None:
    """The day of that name in a programme of a few days, unless the text looks back."""
    told = point == Weekday(point.number, origin="then")  # "16 to 18 October: a talk on the Friday"
    if context.days is None or not (told or (context.tense >= 0 and point == Weekday(point.number))):
        return None
    first, last = context.days
    there = values.add_days(first, (point.number - first.isoweekday()) % 7)
    if there is None or there > last:
        return None
    # "We were away this week; on Monday we will": what is to come is not in the part of it that is over.
    over = context.tense > 0 and not told and context.published is not None and there < context.published
    return None if over else there


def _day(start: dt.date, days: int) -> str:
    there = values.add_days(start, days)
    return "XXXX-XX-XX" if there is None else values.day(there)


def _shift(point: Shift, context: Context) -> str:
    if point.origin in ("period", "before"):
        return _period(point, context)
    here = context.published
    now = None if here is None else Moment(here.year, here.month, here.day)
    if point == Shift(0, "WE") and context.tense < 0 and here is not None and here.isoweekday() < _MIDWEEK:
        point = Shift(-1, "WE")  # "She scored twice this weekend", said on a Monday
    told = context.then is not None and (context.genre == "narrative" or here is None)
    if told and point == Shift(0, "D"):
        return "PRESENT_REF"  # the writer's today, not the story's
    if point.origin == "end" and not told and here is not None:
        return _from_moment(point, _ended(point, context, here))
    if point.origin == "day" and not told:
        return _from_moment(point, context.then if _of_these_days(context) else now)
    if point.origin == "near" and not told and not (context.near and not _dayless(point, context)):
        return _from_moment(point, now)
    if (point.origin in ("then", "near") and context.then is not None) or told:
        return _from_moment(point, _finest(context.then, now, context.genre))
    return _from_moment(point, now)


def _ended(point: Shift, context: Context, here: dt.date) -> Moment:
    """Within the year that has ended: of what the text tells, or the one before where this has just begun."""
    now, told = Moment(here.year, here.month, here.day), context.told
    if context.near and context.tense >= 0 and context.then is not None and point.unit in ("M", "W"):
        return context.then  # "it opens on 6 October and closes at the end of the month"
    if context.tense >= 0 or point.unit not in ("Y", "M", "W"):
        return now
    if told is not None and (point.unit == "Y" or (point.unit == "M" and told.month)):
        return told
    begun = {"Y": here.month < _LATE_MONTH, "M": here.day < _LATE_DAY, "W": here.isoweekday() < _LATE_WEEKDAY}
    if not begun[point.unit] or here.year == dt.MINYEAR:
        return now
    if point.unit == "W":
        before = here - dt.timedelta(days=7)
        return Moment(before.year, before.month, before.day)
    return Moment(*values.add_months(here.year, here.month, -12 if point.unit == "Y" else -1))


def _dayless(point: Shift, context: Context) -> bool:
    """Whether a day is asked for where the text spoke of a month or year last."""
    return point.unit == "D" and (context.then is None or context.then.date() is None)


def _of_these_days(context: Context) -> bool:
    """Whether a day was spoken of just before, or one of the days around the document."""
    day = None if context.then is None else context.then.date()
    if day is None or context.published is None:
        return day is not None
    return context.near or abs((day - context.published).days) <= THESE_DAYS


def _finest(then: Moment | None, now: Moment | None, genre: Genre) -> Moment | None:
    """In news, "that month" after a bare year means the month of the document, if that is its year."""
    vague = then is not None and then.month is None
    if genre == "news" and vague and now is not None and then is not None and now.year == then.year:
        return now
    return then


def _period(point: Shift, context: Context) -> str:
    """The quarter that is compared, or the same one some years before."""
    period = context.period
    if point.unit == "Y" and period is None:
        return _shift(Shift(point.n, "Y", "then" if point.origin == "before" else "now"), context)
    if period is None or (point.unit == "Q" and context.published and _ahead(period, context.published)):
        if context.published is None:
            return "XXXX-QX"
        year, month = values.add_months(context.published.year, context.published.month, -3)
        period = year, (month + 2) // 3
    return f"{values.year_value(period[0] + point.n)}-Q{period[1]}"


def _ahead(period: tuple[int, int], here: dt.date) -> bool:
    return period >= (here.year, (here.month + 2) // 3)


def _from_moment(point: Shift, then: Moment | None) -> str:
    if then is None:
        return _REFS[(point.n > 0) - (point.n < 0)]
    if point.exact:
        return _to_the_day(point, then)
    if point.unit in ("D", "W", "WE"):
        return _days_on(point, then)
    if point.unit not in _MONTHS_IN:
        return _REFS[(point.n > 0) - (point.n < 0)]
    if then.month is None and point.unit in ("M", "Q", "H"):
        return f"{values.year_value(then.year)}-{'XX' if point.unit == 'M' else point.unit + 'X'}"
    year, month = values.add_months(then.year, then.month or 1, point.n * _MONTHS_IN[point.unit])
    if not -9000 < year < 9999:
        return _REFS[(point.n > 0) - (point.n < 0)]
    return _in_unit(point.unit, year, month)


def _to_the_day(point: Shift, then: Moment) -> str:
    if point.unit in _MONTHS_IN:
        year, month = values.add_months(then.year, then.month or 1, point.n * _MONTHS_IN[point.unit])
        tail = f"-{then.day:02}" if then.day else ""
        return f"{values.year_value(year)}-{month:02}{tail}"
    return _days_on(replace(point, n=point.n * (7 if point.unit == "W" else 1), unit="D"), then)


def _in_unit(unit: str, year: int, month: int) -> str:
    head = values.year_value(year)
    match unit:
        case "M":
            return f"{head}-{month:02}"
        case "Q":
            return f"{head}-Q{(month + 2) // 3}"
        case "H":
            return f"{head}-H{(month + 5) // 6}"
        case "DE" if year > 0:
            return f"{year // 10:03}"
        case "CE" if year > 0:
            return f"{year // 100:02}"
    return head


def _days_on(point: Shift, then: Moment) -> str:
    start = then.date()
    if start is None:
        month = f"{then.month:02}" if then.month else "XX"
        tail = f"{month}-XX" if point.unit == "D" else "WXX"
        return f"{values.year_value(then.year)}-{tail}"
    there = values.add_days(start, point.n * (1 if point.unit == "D" else 7))
    if there is None:
        return _REFS[(point.n > 0) - (point.n < 0)]
    if point.unit == "D":
        return values.day(there)
    return values.week_value(there) + ("-WE" if point.unit == "WE" else "")
