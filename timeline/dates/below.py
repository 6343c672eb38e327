"""Days at the head of lines below the period that holds them: "Week of 4 to 8 May 2026" above "Monday 4 May".

Such a heading gives its year, which tells which days are meant though nobody knows when the text was written.
It need not head them directly: a day that does not lie within the period, or falls on another day of the
week, is none of it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.dates.context import Moment
from timeline.dates.reading import Calendar, Reading, WeekOf
from timeline.dates.rows import heads

_LONGEST = 31  # days
_LONGEST_HEADING = 100  # characters
_WEEK = dt.timedelta(days=6)

Period = tuple[dt.date, dt.date]


def below(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings, with the year of the days that head a line below the period that holds them. Linear."""
    return list(_dated(readings, text)) if "\n" in text else list(readings)


def _dated(readings: Sequence[Reading], text: str) -> Iterator[Reading]:
    period: Period | None = None
    before: Reading | None = None
    for reading in readings:
        point = reading.meaning.point
        if (found := _period(before, reading, text)) is not None:
            period = found
        elif period is not None and isinstance(point, Calendar) and heads(text, reading.start):
            year = _year(point, period)
            if year is not None:
                meaning = replace(reading.meaning, point=replace(point, year=year, weekday=None))
                reading = reading.but(meaning=meaning)  # noqa: PLW2901 - the same one with its year
        before = reading
        yield reading


def _year(point: Calendar, period: Period) -> int | None:
    """The year of a day that leaves it open and lies within the period."""
    if point.year is not None or point.turn is not None or point.month is None or point.day is None:
        return None
    for year in sorted({day.year for day in period}):
        day = _day(replace(point, year=year))
        if day is not None and period[0] <= day <= period[1]:
            return year if point.weekday in (None, day.isoweekday()) else None
    return None


def _period(before: Reading | None, reading: Reading, text: str) -> Period | None:
    """The days of a period in a short line that says its year; `before` may be its first day."""
    begins = text.rfind("\n", 0, reading.start) + 1
    ends = text.find("\n", reading.end)
    if (ends if ends >= 0 else len(text)) - begins > _LONGEST_HEADING:
        return None
    point, until = reading.meaning.point, reading.meaning.until
    if isinstance(point, WeekOf):
        first = _day(point.day)
        return None if first is None else (first, first + _WEEK)
    if isinstance(until, Calendar):
        return _between(point, until)
    if before is not None and begins <= before.start and reading.start - before.end <= len(" to the "):
        return _between(before.meaning.point, point)
    return None


def _between(first: object, last: object) -> Period | None:
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return None
    end = _day(last if isinstance(last.year, int) else replace(last, year=first.year))
    if end is None:
        return None
    start = _day(first if isinstance(first.year, int) else replace(first, year=end.year))
    if start is not None and start > end and not isinstance(first.year, int):
        start = _day(replace(first, year=end.year - 1))
    return (start, end) if start is not None and 0 < (end - start).days < _LONGEST else None


def _day(point: Calendar) -> dt.date | None:
    return Moment(point.year, point.month, point.day).date() if isinstance(point.year, int) else None
