"""Days below a heading that gives their month: "May" above "Sat 9 – Coast path" or "9. Concert".

Such a line says no more than the number of a day, perhaps with its day of the week. A number with a day of
the week may also be of the month that the text has just named ("Week of 15 June" above "Mon 15"), if the
calendar agrees. Numbers without one go upwards below each month and stand before a mark or a full stop;
otherwise they count steps, chapters or people.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from timeline import months
from timeline.dates.reading import SILENT, Calendar, Meaning, Reading, Weekday, WeekOf

_LEAST_LINES = 2  # that say no day of the week
_MOST_BETWEEN = 15  # lines from one day of a month to the next
_LONGEST_HEADING = 40  # characters
_MARKS = r"[ \t>*_|#•·◦▪‣–—-]*(?:\[[ xX]\] )?[*_]{0,2}"
_CELL = "\u2003"
_MONTHS = {
    name: number + 1
    for names in (months.ENGLISH, months.GERMAN, months.FRENCH, months.SPANISH)
    for number, name in enumerate(names)
} | {name[:3]: number + 1 for number, name in enumerate(months.ENGLISH)}
_HEADING = re.compile(
    rf"{_MARKS}(?P<month>[^\W\d_]{{3,10}})\.?(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?[\s*_:|#]*", re.IGNORECASE
)
_WEEKDAYS = {
    name: number + 1
    for number, names in enumerate(
        (
            "mo mon monday montag lun lundi lunes lunedì seg segunda ma maandag",
            "di tue tues tuesday dienstag mar mardi martes martedì ter terça dinsdag",
            "mi wed weds wednesday mittwoch mer mercredi mié mie miércoles mercoledì qua quarta wo woensdag",
            "do thu thur thurs thursday donnerstag jeu jeudi jue jueves gio giovedì qui quinta donderdag",
            "fr fri friday freitag ven vendredi vie viernes venerdì sex sexta vr vrijdag",
            "sa sat saturday samstag sonnabend sam samedi sáb sab sábado sabato za zaterdag",
            "so sun sunday sonntag dim dimanche dom domingo domenica zo zondag",
        )
    )
    for name in names.split()
}
_NUMBER = "(?:3[01]|[12][0-9]|0?[1-9])"
_ORDINAL = r"(?:\.(?![0-9])|(?:st|nd|rd|th|er|º)\b)"
# What is told of the day, or its hour.
_GOES_ON = r"(?=[^\W\d_]| ?[\"„“«(*_]| ?[0-9]{1,2}(?:[.:h][0-9]{2}| ?(?:uhr|h|am|pm)\b))"
_DAY = re.compile(
    rf"{_MARKS}(?P<said>(?:(?P<weekday>[^\W\d_]{{2,10}})(?:\.,?|,)? (?:the |den |le |el )?)?"
    rf"(?P<day>{_NUMBER})(?P<mark>{_ORDINAL})?"
    rf"(?: ?[–—-] ?(?:[^\W\d_]{{2,10}}\.?,? )?(?P<to>{_NUMBER}){_ORDINAL}?)?)"
    rf"(?P<after>{_CELL}|(?P<joint> ?[–—:]| -)(?=[ *_])|[*_]*[ ,]{_GOES_ON}|[*_.:]*$)",
    re.IGNORECASE,
)


_YEAR_ALONE = re.compile(rf"{_MARKS}(?P<year>(?:1[0-9]|20)[0-9]{{2}})[\s*_:]*")
_PART = re.compile(
    rf"{_MARKS}(?:(?P<part>[^\W\d_]{{3,10}}|[QH][1-4])(?: ?:| [–—-]) |(?P<whole>[QH][1-4])[\s*_:]*$)"
)
_QUARTER = re.compile(r"q[1-4]|h[12]")
_MOST_BELOW_YEAR = 6  # lines
_SEASONS = {
    name: part
    for part, names in (
        ("SP", "spring frühjahr frühling printemps primavera"),
        ("SU", "summer sommer été verano"),
        ("FA", "autumn fall herbst automne otoño"),
        ("WI", "winter hiver invierno"),
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with the number of a day; the month is that of its heading, None below none."""

    start: int
    end: int
    number: int
    until: int | None
    weekday: int | None
    month: int | None
    year: int | None
    plain: bool  # neither a day of the week nor a mark says that the number is a day


def days(readings: Sequence[Reading], text: str, published: dt.date | None) -> list[Reading]:
    """The readings, with those of the days whose month stands above them."""
    if text.count("\n") < _LEAST_LINES:
        return list(readings)
    lines = [
        line
        for line in _lines(text)
        if all(_is_weekday_of(line, reading) for reading in _over(line.start, line.end, readings))
    ]
    bare = _counted([line for line in lines if line.weekday is None and line.month is not None])
    found = [
        reading
        for line in lines
        if (line.weekday is not None or line in bare)
        and (reading := _reading(line, readings, published)) is not None
    ]
    parts = {part.start: part for part in _parts_of_years(text)}
    if not found and not parts:
        return list(readings)
    # "Q3" is read as one of this year before the year above it is known.
    kept = [
        reading
        for reading in readings
        if not _is_said(reading, parts.get(reading.start))
        and not _overlaps(reading.start, reading.end, found)
    ]
    parts_left = [part for part in parts.values() if not _overlaps(part.start, part.end, kept)]
    return sorted([*kept, *found, *parts_left], key=lambda reading: reading.start)


def _is_said(reading: Reading, part: Reading | None) -> bool:
    return part is not None and reading.end == part.end


def is_month(line: str) -> bool:
    """Whether a line is a heading that says a month and no more."""
    if len(line) > _LONGEST_HEADING:
        return False
    heading = _HEADING.fullmatch(line)
    return heading is not None and heading["month"].casefold() in _MONTHS


def is_year(line: str) -> bool:
    """Whether a line is a heading that says a year and no more."""
    return _YEAR_ALONE.fullmatch(line) is not None


def _lines(text: str) -> Iterator[_Line]:
    """The lines that begin with a day, with the month above them."""
    month: int | None = None
    year: int | None = None
    since = at = 0
    for line in text.split("\n"):
        since += bool(line)
        heading = _HEADING.fullmatch(line) if 0 < len(line) <= _LONGEST_HEADING else None
        named = _MONTHS.get(heading["month"].casefold()) if heading else None
        if heading is not None and named is not None:
            month, year, since = named, int(heading["year"]) if heading["year"] else None, 0
        elif line and (found := _DAY.match(line)) is not None:
            weekday = _WEEKDAYS.get((found["weekday"] or "").casefold())
            if (weekday is not None) == (found["weekday"] is not None):
                below = since <= _MOST_BETWEEN
                yield _Line(
                    at + found.start("said"),
                    at + found.end("said"),
                    int(found["day"]),
                    int(found["to"]) if found["to"] else None,
                    weekday,
                    month if below else None,
                    year if below else None,
                    plain=not (found["mark"] or found["joint"] or found["after"] == _CELL),
                )
                since = 0 if below else since
        at += len(line) + 1


def _parts_of_years(text: str) -> Iterator[Reading]:
    """The months and seasons that head lines below a year with a line of its own: "Autumn: first pump"."""
    year: int | None = None
    at = since = 0
    for line in text.split("\n"):
        since += bool(line)
        if (alone := _YEAR_ALONE.fullmatch(line)) is not None:
            year, since = int(alone["year"]), 0
        elif year is not None and since <= _MOST_BELOW_YEAR and (found := _PART.match(line)) is not None:
            part = "part" if found["part"] else "whole"
            name = found[part].casefold()
            month, season = _MONTHS.get(name), _SEASONS.get(name, "")
            if _QUARTER.fullmatch(name):
                season, since = name.upper(), 0
            if month is not None or season:
                meaning = Meaning(Calendar(year, month, part=season))
                yield Reading.of(
                    at + found.start(part), at + found.end(part), "part_under_year", meaning, SILENT
                )
        at += len(line) + 1


def _over(start: int, end: int, readings: Sequence[Reading]) -> Iterator[Reading]:
    at = bisect_left(readings, start, key=lambda reading: reading.end - 1)
    return takewhile(lambda reading: reading.start < end, islice(readings, at, None))


def _overlaps(start: int, end: int, readings: Sequence[Reading]) -> bool:
    return next(_over(start, end, readings), None) is not None


def _is_weekday_of(line: _Line, reading: Reading) -> bool:
    """Whether it is the "Monday" of "Monday 23" below a month in which that day is a Monday."""
    if not isinstance(reading.meaning.point, Weekday) or line.month is None or line.weekday is None:
        return False
    if reading.meaning.until is not None or reading.end > line.end:
        return False
    if line.year is None:
        return not line.plain
    try:
        return dt.date(line.year, line.month, line.number).isoweekday() == line.weekday
    except ValueError:
        return False


def _counted(lines: Sequence[_Line]) -> set[_Line]:
    """Those without a day of the week that can be days: they go upwards below their month."""
    falls = any(
        first.month == second.month and first.year == second.year and first.number > second.number
        for first, second in pairwise(lines)
    )
    told = [line for line in lines if not line.plain]
    return set(told) if len(told) >= _LEAST_LINES and not falls else set()


def _reading(line: _Line, readings: Sequence[Reading], published: dt.date | None) -> Reading | None:
    """The day, None where the calendar knows no such one."""
    if line.month is not None:
        point = Calendar(line.year, line.month, line.number, weekday=None if line.year else line.weekday)
    else:
        named = _named_before(line, readings, published)
        if named is None:
            return None
        point = named
    until = None
    if line.until is not None and line.until > line.number:
        until = Calendar(point.year, point.month, line.until)
    return Reading.of(line.start, line.end, "day_under_month", Meaning(point, until=until), SILENT)


def _named_before(line: _Line, readings: Sequence[Reading], published: dt.date | None) -> Calendar | None:
    """The day in the month that the text has just named, or in one beside it, if its weekday agrees."""
    at = bisect_left(readings, line.start, key=lambda reading: reading.start) - 1
    while at >= 0 and not _has_month(readings[at]):
        at -= 1
    point = readings[at].meaning.point if at >= 0 else None
    if isinstance(point, WeekOf):
        point = point.day
    if not isinstance(point, Calendar) or point.month is None:
        return None
    year = point.year if isinstance(point.year, int) else published.year if published is not None else None
    if year is None:
        return None
    for month in (point.month, point.month + 1, point.month - 1):
        try:
            day = dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, line.number)
        except ValueError:
            continue
        if day.isoweekday() == line.weekday:
            return Calendar(day.year if isinstance(point.year, int) else None, day.month, day.day)
    return None


def _has_month(reading: Reading) -> bool:
    point = reading.meaning.point
    return isinstance(point, WeekOf) or (isinstance(point, Calendar) and point.month is not None)
