"""Dates that are only mentioned, and leave a text where it was: bounds, names of laws, plans, comparisons."""

import datetime as dt
import re

from timeline.dates.context import Days, Moment
from timeline.dates.reading import Calendar, Point, Reading, Weekday
from timeline.model import Timex

_DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_REACH = re.compile(r"\b(?:until|since|before|till) (?:the )?$")
# "the 1991 Constitution", "the Act of 1991": a year that is no time of the story
_MARK_BEFORE = re.compile(
    r"(?<!\bin )(?<!\bduring )\b(?:the|a|an|its|their|our|der|die|das|la|le|el) $", re.IGNORECASE
)
_MARK_AFTER = re.compile(r" [^\W\d_]{3,}")
_LAW_BEFORE = re.compile(
    r"\b(?:Act|Code|Law|Constitution|Regulations?|Charter|Treaty|[Cc]lass(?= of)|[Vv]intage)(?: of)? $"
)
_LAWS = (
    "Act ",
    "Code ",
    "Law ",
    "Constitution ",
    "Regulation ",
    "Regulations ",
    "Charter ",
    "Treaty ",
    " of ",
)
# "The sale is on 18 November and on Saturday", "Closed on Easter Monday. On Tuesday it opens again then"
_AND_ON = re.compile(
    r"[^.;:!?\n]{0,80}\b(?:and|und|et|y)(?: (?:again|then|wieder|dann))?(?: (?:on|am|le|el))? "
)
_THEN = re.compile(r"(?: [^\W\d_]+){1,3} (?:dann|danach|then)\b")
_BESIDE = 120  # characters
_WEEK = 7
# A year that one is counted or told apart from: "for the first time since 1895", "unlike in 1998"
_APART = re.compile(
    r"\b(?:than|since|unlike|compared (?:with|to)|depuis|que|seit|als|desde|gegenüber|after the [^\W\d_]+ of"
    r"|[^\W\d_]+ (?:war|crisis|flood|fire|act|law) of)(?: in| en)? $",
    re.IGNORECASE,
)
# "which was to begin in 2025": what came of it may not.
_PLANNED = re.compile(r"\b(?:was|were) (?:due |meant |supposed |planned |originally )?to [a-z]+ (?:in|by) $")


def reaches(timex: Timex, text: str) -> bool:
    """Whether it only says how far back or ahead something reaches."""
    return _REACH.search(text, max(0, timex.start - 16), timex.start) is not None


def marks(timex: Timex, text: str) -> bool:
    """Whether it only tells a thing from others: "the 1991 Constitution"."""
    start, end = timex.start, timex.end
    if text[start - 1 : start] != " ":
        return False
    if text.endswith(_LAWS, 0, start) and _LAW_BEFORE.search(text, max(0, start - 24), start):
        return True
    if _MARK_AFTER.match(text, end) is None:
        return False
    return _MARK_BEFORE.search(text, max(0, start - 8), start) is not None


def plans(text: str, start: int) -> bool:
    """Whether the date at `start` is that of a plan of former times."""
    return _PLANNED.search(text, max(0, start - 40), start) is not None


def sets_apart(between: str) -> bool:
    """Whether the words before a year say that another one is counted from it or told apart from it."""
    return _APART.search(between) is not None


def names_day(text: str) -> bool:
    """Whether an expression names a day of the week."""
    return _DAY_NAME.search(text) is not None


def is_named(point: Point, timex: Timex, before: bool) -> bool:  # noqa: FBT001 - of the date before
    """Whether a day is told with its name, or goes on from one `before` that is."""
    own = point if isinstance(point, Calendar) else None
    if own is None or timex.anchored or not own.day:
        return False
    return names_day(timex.text) or own.weekday is not None or (before and own.year is None)


def comes_next(text: str, end: int, reading: Reading, days: Days | None) -> bool:
    """Whether a bare day of the week, none of `days`, is the one behind the date that ends at `end`."""
    point = reading.meaning.point
    if not isinstance(point, Weekday) or (point.turn, point.within, point.origin) != (None, None, "now"):
        return False
    if not 0 < reading.start - end <= _BESIDE or (days is not None and _is_one(days, point.number)):
        return False
    return (
        _AND_ON.fullmatch(text, end, reading.start) is not None or _THEN.match(text, reading.end) is not None
    )


def days_behind(then: Moment | None, today: int) -> Days | None:
    """The week behind a day to come."""
    day = None if then is None else then.date()
    if day is None or not today < day.toordinal() < dt.date.max.toordinal() - _WEEK:
        return None
    return day + dt.timedelta(days=1), day + dt.timedelta(days=_WEEK)


def _is_one(days: Days, number: int) -> bool:
    """Whether one of the days is this day of the week."""
    return (number - days[0].isoweekday()) % _WEEK <= (days[1] - days[0]).days
