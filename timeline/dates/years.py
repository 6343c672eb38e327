"""The year that a date leaves out, from the document date, the tense and what the text just spoke of."""

import datetime as dt

from timeline.dates import values
from timeline.dates.context import Context, Moment
from timeline.dates.reading import Calendar, Easter, Shift
from timeline.dates.tense import BOUND, GIVEN

# A date without a year is to come if it would be so at most so many days after the document, by the tense.
_SINCE = -2  # the tense of what lasts since then, which is over however near it would be
_REACH = {_SINCE: 0, -1: 60, 0: 100, 1: 304, GIVEN: 214, BOUND: 334}
_REACH_OF_MONTHS = {_SINCE: 0, -1: 30, 0: 60, 1: 334, GIVEN: 214, BOUND: 334}
_AN_EASTER = 10  # a day of April on which Easter may be
_AGES = 50  # years, after which a text that told of a month in the past tense tells of it yet
_WEEKS = 14  # days
_HALF_A_YEAR = 183  # days
_A_YEAR = dt.timedelta(days=365)
# First month of a season or quarter, and the month after its last.
_SPANS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15), "H1": (1, 7), "H2": (7, 13)}
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})
_SPANS |= {f"Q{n}": (3 * n - 2, 3 * n + 1) for n in range(1, 5)}


def year_of(point: Calendar, part: str, context: Context) -> int | None:
    """The year that the text leaves out."""
    here = _anchor_date(context)
    if isinstance(point.year, Shift):
        base = context.then if point.year.origin == "then" and context.then else here
        return None if base is None else base.year + point.year.n
    if context.genre == "narrative" and context.then is not None and point.turn is None:
        return context.then.year if context.opens else _next_in_story(point, context.then)
    if point.origin == "then" and context.then is not None and context.then.year > 0:
        then = context.then
        here = then.date() or dt.date(then.year, then.month or 1, 1)
    if here is None:  # a text without a date of its own is read on from those in it
        return None if context.then is None or point.turn is not None else _next_in_story(point, context.then)
    return _year_around(point, part, here, context)


def _year_around(point: Calendar, part: str, here: dt.date, context: Context) -> int | None:
    if point.turn is not None and point.month and point.day:
        there, now = (point.month, point.day), (here.month, here.day)
        return here.year + ((there < now) if point.turn > 0 else -(there > now) if point.turn < 0 else 0)
    if point.weekday and point.month and point.day:
        named = named_year(point.weekday, point.month, point.day, here, context.tense)
        if named is not None:
            return named
    if context.told is not None and point.turn is None and _counts_from(point, context.told, here):
        ahead = context.told.year > here.year  # "Next year it will be held on 3 May"
        if ahead or context.tense <= 0 or context.tense == GIVEN:
            return _told_year(point, context.told)
    first, after = _SPANS[part] if part else (point.month or 1, (point.month or 12) + 1)
    if point.turn is not None:
        # What ended with the month before is "this summer" yet.
        return _turned_year(first, after + (part in _SEASONS), point.turn, here)
    if part:
        return _part_year(part, first, after, here, context.tense)
    return _nearest_year(first, point.day, here, context.tense)


def _counts_from(point: Calendar, told: Moment, here: dt.date) -> bool:
    """Whether a date may go on from one of the past; a month alone only from another one."""
    if point.part in _SEASONS and told.month:
        return True
    if point.month is None or point.day:
        return point.month is not None
    if told.month == point.month and told.year >= here.year - _AGES:
        return False
    return (_told_year(point, told), point.month) <= (here.year, here.month)


def told_year(point: Calendar, context: Context) -> int | None:
    """The year that a text without a date tells itself: that of the date before, if the day's name agrees.

    Days without a name that follow one with a name are of its year, too.
    """
    then = context.then
    if (
        then is None
        or not 0 < then.year < dt.MAXYEAR
        or not (point.month and point.day)
        or point.turn is not None
    ):
        return None
    if not point.weekday:
        return _next_in_story(point, then) if context.named else None
    before = then.date()
    for year in (_next_in_story(point, then), then.year + 1):
        day = Moment(year, point.month, point.day).date()
        near = day is not None and (before is None or abs((day - before).days) <= _HALF_A_YEAR)
        if day is not None and near and day.isoweekday() == point.weekday:
            return year
    return None


def named_year(weekday: int, month: int, day: int, here: dt.date, tense: int) -> int | None:
    """Monday, 20 April: a year around this one in which the day has that name."""
    found: list[dt.date] = []
    if tense < 0 and (slip := _just_past(month, day, here)) is not None:
        return slip.year
    for year in range(max(dt.MINYEAR, here.year - 3), min(dt.MAXYEAR, here.year + 3) + 1):
        moment = Moment(year, month, day).date()
        if moment is not None and moment.isoweekday() == weekday:
            found.append(moment)
    if tense > 0:
        # The calendar is surer than the tense: if none is to come, the last one may have had that name.
        coming = [there for there in found if there >= here]
        found = coming or [there for there in found if here - there < _A_YEAR]
    return min(found, key=lambda there: abs(there - here)).year if found else None


def _just_past(month: int, day: int, here: dt.date) -> dt.date | None:
    """A day of the last weeks, which what is told of the past means even if its name is wrong."""
    days = (Moment(year, month, day).date() for year in (here.year, here.year - 1))
    return next((there for there in days if there and 0 <= (here - there).days <= _WEEKS), None)


def _told_year(point: Calendar, told: Moment) -> int:
    """The year that brings a day nearest to one of the past that was just told; months go on in order."""
    if told.month and point.part:
        return told.year + (_SPANS[point.part][1] <= told.month)
    if told.month is None or point.month is None:
        return told.year
    apart = point.month - told.month
    if point.day is None or told.day is None:
        return told.year + (apart < 0)
    return told.year + (apart < -6) - (apart > 6)


def _next_in_story(point: Calendar, then: Moment) -> int:
    """A story goes on: early months after the end of a year belong to the next one."""
    if point.month and then.month and then.month - point.month >= 8:
        return then.year + 1
    return then.year


def _turned_year(first: int, after: int, turn: int, here: dt.date) -> int:
    """The year of "last summer", "next May", "this fall"."""
    if turn == 0:
        return here.year
    if turn < 0:
        return here.year if after <= here.month else here.year - 1
    return here.year if first > here.month else here.year + 1


def _part_year(part: str, first: int, after: int, here: dt.date, tense: int) -> int:
    """A quarter or season that is over or ahead; the one under way when nothing tells."""
    if part.startswith("Q"):
        return _quarter_year(int(part[1]), here, tense)
    if tense > 0:
        return here.year if after > here.month else here.year + 1
    return here.year if first <= here.month + (2 if tense == 0 else 0) else here.year - 1


def _quarter_year(number: int, here: dt.date, tense: int) -> int:
    """Quarters are spoken of when they are over; the next one when the text looks ahead."""
    current = (here.month + 2) // 3
    if tense > 0 and current == 4 and number == 1:
        return here.year + 1
    ahead = number - current
    return here.year if ahead <= 0 or ahead == 1 or tense > 0 else here.year - 1


def _nearest_year(month: int, day: int | None, here: dt.date, tense: int) -> int:
    """The year that brings a month or day nearest; where both are about as near, the tense decides."""
    if day is None:
        ahead = (month - here.month) % 12 * 30
    else:
        ahead = ((month - here.month) * 30 + day - here.day) % 365
    if ahead == 0:
        return here.year
    there = (month, day or 0)
    next_year = here.year + (there < (here.month, here.day if day else 0))
    return next_year - (ahead > (_REACH if day else _REACH_OF_MONTHS)[tense])


def easter_of(point: Easter, context: Context) -> str:
    """Easter, or a day counted from it, with the year found as for a day of April."""
    turn = point.turn if point.turn is not None else 1 if context.tense > 0 else None
    here = _anchor_date(context)
    year = point.year if isinstance(point.year, int) else None
    if year is None:
        year = year_of(Calendar(point.year, 4, None if context.tense else _AN_EASTER), "", context)
    if point.year is None and turn == 1 and here is not None and context.told is None:
        year = here.year  # Easter may be over while what is counted from it is to come
    if year is None:
        return "XXXX-XX-XX"
    day = values.easter(year, point.days)
    if here is None or isinstance(point.year, int) or day is None:
        return "XXXX-XX-XX" if day is None else values.day(day)
    if turn == 1 and day < here:
        day = values.easter(year + 1, point.days)
    elif turn == -1 and day >= here:
        day = values.easter(year - 1, point.days)
    return "XXXX-XX-XX" if day is None else values.day(day)


def _anchor_date(context: Context) -> dt.date | None:
    """In a story, "last spring" counts from where the story stands."""
    if context.genre == "narrative" and context.then is not None:
        then = context.then
        return then.date() or (dt.date(then.year, then.month or 1, 1) if then.year > 0 else None)
    return context.published
