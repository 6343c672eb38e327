"""Dates at the head of lines that follow one another: a diary, a table, the terms of a school.

Such a list goes forward in time, over the end of a year if need be. Hence its dates are given their year
together: the one that its heading says ("Programme 2027"), else the one that brings the list as a whole
nearest to the document. A list that goes back, as that of the latest news does, is left alone.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.dates.reading import Calendar, Reading, Shift, WeekOf
from timeline.dates.under import is_month, is_year
from timeline.dates.years import named_year

_LEAST = 3  # lines that make a list where no heading gives its year
_LEAST_HEADED = 2  # the same below a heading that does
_MOST_BETWEEN = 300  # characters from one date of a list to the next
_MOST_BELOW = 2400  # the same where each has a line of its own, as the days of a chronology have
_MOST_ABOVE = 400  # characters from a heading to the first date
_LONGEST_HEADING = 60
_LONGEST_LABEL = 60
_HALF_A_YEAR = 6  # months that a list does not leap over
_SCHOOL_YEAR = 7  # the first month of the half-year in which "2026/27" is still 2026
_MARKS = re.compile(r"[ \t>*_|#•·◦▪‣–—-]*(?:\[[ x]\] |[0-9]{1,2}[.)] )?[*_]{0,2}")
_LABEL = re.compile(r"[^.!?\n]{1,60}?(?::|\||[\t\u2003]| [–—·•-])[ \t*_]*")
_LABEL_ALONE = re.compile(r"[^.!?\n]{1,60}[ |*_\u2003]")  # where nothing stands behind the date
_YEAR = re.compile(
    r"(?<![\w.,/-])(?P<year>(?:19|20)[0-9]{2})(?: ?[/–-] ?(?P<to>(?:20)?[0-9]{2}))?(?![\w.,/-])"
)
_ENDS = re.compile(r"[ *_:|]*(?:\n|$)")
_NUMBER = re.compile(r"[0-9]")
# What is told of a year at the head of a line ("1931 : construction", "1931 Construction"), and such a year.
_TOLD = re.compile(
    r"[*_]{0,2}(?: ?[:|–—-] *[*_]{0,2}[\"«“„¡¿]{0,2}[^\W\d_]| [*_]{0,2}[\"«“„¡¿]{0,2}[^\W\d_a-zß-ÿ])"
)
_HEADED = re.compile(
    r"[ \t>*_|#•·◦▪‣–—-]*(?:(?:18|19|20)[0-9]{2}(?![\w.,/])"
    r"|[^\n:.!?|]{1,20}[ ./-](?:18|19|20)[0-9]{2}[*_]{0,2} ?[:|–—])"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """The reading with the number `at` heads its line, or stands behind the label of it.

    The readings before the number `upto` are in the same line. It is `alone` where nothing stands behind it.
    """

    at: int
    upto: int
    reading: Reading
    point: Calendar
    labelled: bool
    alone: bool


def rows(
    readings: Sequence[Reading], text: str, published: dt.date | None, tense: Callable[[Reading], int]
) -> Sequence[Reading]:
    """The readings, those at the head of the lines of a list with their year."""
    if text.count("\n") < _LEAST_HEADED:
        return readings
    found = list(readings)
    for block in _blocks(_heads(found, text), text):
        if not _goes_back(block):
            for listed in _runs(block):
                _give_years(found, listed, text, published, tense)
    return found


def heads(text: str, start: int) -> bool:
    """Whether only the marks of a list, or nothing, stand before it in its line."""
    begins = _line(text, start)
    return begins is not None and _MARKS.fullmatch(text, begins, start) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether only the marks of a list or of a heading stand beside them in their line."""
    return _ENDS.match(text, end) is not None and heads(text, start)


def heads_years(text: str, start: int, end: int) -> bool:
    """Whether a year heads a line, and another year the next line or the one before: a chronology."""
    if not heads(text, start) or _TOLD.match(text, end) is None:
        return False
    floor = max(0, start - _MOST_BETWEEN)
    before = text[floor:start].rstrip(" \t\n>*_|#•·◦▪‣–—-").rpartition("\n")[2]
    behind = text[end : end + _MOST_BETWEEN].partition("\n")[2].lstrip()
    return _HEADED.match(behind) is not None or _HEADED.match(before) is not None


def _line(text: str, start: int) -> int | None:
    """Where the line begins, None if that is far off."""
    floor = max(0, start - _LONGEST_LABEL)
    begins = text.rfind("\n", floor, start) + 1
    return begins if begins or not floor else None


def _heads(readings: Sequence[Reading], text: str) -> Iterator[_Row]:
    at = 0
    while at < len(readings):
        reading, point = readings[at], _calendar(readings[at])
        begins, ends = _line(text, reading.start), _end_of_line(text, reading.end)
        upto = at + 1
        while ends is not None and upto < len(readings) and readings[upto].start < ends:
            upto += 1
        if begins is not None and ends is not None and point is not None:
            bare = not text[readings[upto - 1].end : ends].strip(" |*_")
            if heads(text, reading.start):
                yield _Row(at, upto, reading, point, labelled=False, alone=bare)
            elif isinstance(reading.meaning.point, WeekOf):
                pass
            elif (_LABEL_ALONE if bare else _LABEL).fullmatch(text, begins, reading.start):
                yield _Row(at, upto, reading, point, labelled=True, alone=bare)
        at = upto


def _end_of_line(text: str, end: int) -> int | None:
    """Where the line ends, None if that is far off."""
    found = text.find("\n", end, end + _MOST_BETWEEN)
    return found if found >= 0 else len(text) if len(text) - end <= _MOST_BETWEEN else None


def _calendar(reading: Reading) -> Calendar | None:
    """The day or month that a reading is, or the day of which it is the week ("w/c 27 February")."""
    point = reading.meaning.point
    if isinstance(point, WeekOf):
        return point.day if point.day.day and point.day.month else None
    return point if isinstance(point, Calendar) and _is_day(reading) else None


def _is_day(reading: Reading) -> bool:
    return reading.meaning.kind in ("day", "month") and not reading.follows


def _blocks(found: Iterable[_Row], text: str) -> Iterator[list[_Row]]:
    """Rows of one shape that follow one another."""
    block: list[_Row] = []
    for row in found:
        if block and not _beside(block[-1], row, text):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _beside(first: _Row, second: _Row, text: str) -> bool:
    apart, alone = second.reading.start - first.reading.end, first.alone and second.alone
    far = _MOST_BELOW if alone and not first.labelled else _MOST_BETWEEN
    if first.labelled != second.labelled or apart > far:
        return False
    lines = text[first.reading.end : second.reading.start].split("\n")[1:-1]
    if any(is_year(line) for line in lines):
        return False
    return alone or not first.labelled or all(is_month(line) for line in lines if line.strip())


def _goes_back(block: Sequence[_Row]) -> bool:
    ahead = [_ascends(first, second) for first, second in pairwise(block)]
    return len(ahead) > 0 and 2 * sum(ahead) <= len(ahead)


def _ascends(first: _Row, second: _Row) -> bool:
    one, other = first.point, second.point
    if isinstance(one.year, int) and isinstance(other.year, int):
        return (one.year, one.month or 0, one.day or 0) <= (other.year, other.month or 0, other.day or 0)
    months = ((other.month or 0) - (one.month or 0)) % 12
    return (one.day or 0) <= (other.day or 0) if months == 0 else months <= _HALF_A_YEAR


def _runs(block: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The parts of a block in which each date comes after the one before; a day begins each, no week."""
    run: list[_Row] = []
    for row in block:
        if run and not _ascends(run[-1], row):
            yield run
            run = []
        if run or not isinstance(row.reading.meaning.point, WeekOf):
            run.append(row)
    if run:
        yield run


def _give_years(
    readings: list[Reading],
    listed: Sequence[_Row],
    text: str,
    published: dt.date | None,
    tense: Callable[[Reading], int],
) -> None:
    """Puts the year into the dates of a list that leave it open, up to the first that does not."""
    ends = len(listed)
    if ends < _LEAST_HEADED or not any(_is_open(row.point, published) for row in listed):
        return
    start = headed = _heading(text, listed[0], published)
    if start is None:
        start = _said(listed, published)
    if start is None and published is not None and ends >= _LEAST:
        # A line that is all date tells nothing itself.
        start = _nearest(listed, published, 0 if listed[0].alone else tense(listed[0].reading))
    if start is None:
        return
    now = None if headed is not None or published is None else published.year
    for row, year in zip(listed, _years(listed, start), strict=True):
        for at in range(row.at, row.upto):
            point = _calendar(readings[at])
            if point is not None and _is_open(point, published):
                there = _beside_year(point, row.point, year)
                if point.weekday and not _is_of(point, there):
                    continue
                dated = replace(point, year=there if now is None else Shift(there - now, "Y"), weekday=None)
                week = isinstance(readings[at].meaning.point, WeekOf)
                meaning = replace(readings[at].meaning, point=WeekOf(dated) if week else dated)
                readings[at] = readings[at].but(meaning=meaning)


def _said(listed: Sequence[_Row], published: dt.date | None) -> int | None:
    """The year of the first date where one of the list says its own, or its day of the week does."""
    for row, years_on in zip(listed, _years(listed, 0), strict=True):
        point = row.point
        if isinstance(point.year, int):
            return point.year - years_on
        if point.weekday and point.month and point.day and published:
            found = named_year(point.weekday, point.month, point.day, published, 0)
            if found is not None:
                return found - years_on
    return None


def _beside_year(point: Calendar, first: Calendar, year: int) -> int:
    """The year of a date that stands in the line of another."""
    apart = (point.month or 0) - (first.month or 0)
    return year + (apart < -_HALF_A_YEAR) - (apart > _HALF_A_YEAR)


def _is_open(point: Calendar, published: dt.date | None) -> bool:
    """Whether it leaves its year open; the name of a day tells it where the day of publication is known."""
    return point.year is point.turn is None and (published is None or point.weekday is None)


def _is_of(point: Calendar, year: int) -> bool:
    """Whether the day has its name in that year."""
    day = _day(point, year)
    return day is not None and day.isoweekday() == point.weekday


def _heading(text: str, first: _Row, published: dt.date | None) -> int | None:
    """The year that a heading above the list says, and no other number: "Term dates 2026/27"."""
    begins = _line(text, first.reading.start) or 0
    above = [line for line in text[max(0, begins - _MOST_ABOVE) : begins].split("\n") if line.strip()]
    for at, line in reversed(list(enumerate(above))):
        said = line.strip(" #*_:|")
        if len(said) > _LONGEST_HEADING or said.endswith((".", "!", "?", ";")):
            continue
        year = _YEAR.search(said)
        if year is None:
            if is_month(line):
                continue
            if line.startswith("#") or _NUMBER.search(said):
                return None  # the heading of this list says none, or that was another list
            continue
        if at and _HEADED.match(line) and _HEADED.match(above[at - 1]):
            return None  # the last line of a chronology
        if _NUMBER.search(said[: year.start()] + said[year.end() :]) or "©" in said:
            return None
        found = int(year["year"]) + (year["to"] is not None and (first.point.month or 0) < _SCHOOL_YEAR)
        return found if published is None or found <= published.year + 1 else None
    return None


def _years(listed: Sequence[_Row], start: int) -> Iterator[int]:
    """The year of each date of a list whose first is in `start`."""
    year, before = start, listed[0].point.month or 0
    for row in listed:
        month = row.point.month or 0
        year += month < before
        before = month
        yield year


def _nearest(listed: Sequence[_Row], published: dt.date, tense: int) -> int | None:
    """The year of the first date that brings the list nearest; what is to come has not ended."""
    found = []
    for start in range(published.year - 1, published.year + 2):
        *_, end = _years(listed, start)
        first, last = _day(listed[0].point, start), _day(listed[-1].point, end)
        if (
            first is None
            or last is None
            or (tense > 0 and last < published)
            or (tense < 0 and first > published)
        ):
            continue
        apart = max((first - published).days, (published - last).days, 0)
        found.append((apart, -start))
    return -min(found)[1] if found else None


def _day(point: Calendar, year: int) -> dt.date | None:
    try:
        return dt.date(year, point.month or 1, point.day or 1)
    except ValueError:
        return None
