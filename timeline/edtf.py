"""Dates as EDTF values (Extended Date/Time Format, ISO 8601-2:2019), never more precise than the text.

Understood: level 0 (`2024`, `2024-12`, `2024-12-10`, `2024-12-10T14:30Z`, `2024-06-03/2024-06-07`), of level
1 the qualifiers `~ ? %`, years before 1 (`-0043`), seasons (`2024-21` to `-24`), unspecified digits at the
end (`199X`, `2024-XX`) and open intervals (`2024/..`), of level 2 quarters (`2024-33` to
`-36`) and half-years (`2024-40`, `2024-41`). A week has no EDTF value: `week()` gives its seven days.

Days are counted as `datetime.date.toordinal` counts them (1 is 0001-01-01), continued below zero, so that
4000 BC sorts and subtracts like any other day. The calendar is the proleptic Gregorian one.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from typing import Final

_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# First and last month of a season, quarter or half-year; northern winter runs into the next year.
_SPANS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
_CLOCK = re.compile(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?")


class EdtfError(ValueError):
    """The text is no EDTF value, or names a day that does not exist."""


class Precision:
    """How exactly a value is known, coarse to fine: numbers, as Python 3.11 is slow to look up an enum."""

    INTERVAL: Final = 0
    CENTURY: Final = 1
    DECADE: Final = 2
    YEAR: Final = 3
    SEASON: Final = 4  # also quarters and half-years
    MONTH: Final = 5
    DAY: Final = 6
    TIME: Final = 7


_DAY, _INTERVAL = Precision.DAY, Precision.INTERVAL


@total_ordering
@dataclass(unsafe_hash=True, slots=True)
class Edtf:
    """An EDTF string with its bounds: the first and the last day it can mean, both included.

    `lower` or `upper` is None at the open end of an interval. Values are equal when their strings are.
    Raises EdtfError. `Edtf("2024-12").lower == date(2024, 12, 1).toordinal()`.
    """

    text: str
    lower: int | None = field(init=False, compare=False, repr=False)
    upper: int | None = field(init=False, compare=False, repr=False)
    precision: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.lower, self.upper, self.precision = _bounds(self.text)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: "Edtf") -> bool:
        return self.order() < other.order()

    def order(self) -> tuple[float, float, str]:
        """First and last day, with infinities at open ends, and the text to break ties."""
        lower = float("-inf") if self.lower is None else self.lower
        upper = float("inf") if self.upper is None else self.upper
        return lower, upper, self.text

    @property
    def approximate(self) -> bool:
        """Whether the text hedges ("about 10 December"): `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether the text doubts ("possibly in 2024"): `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def ends(self) -> tuple["Edtf | None", "Edtf | None"]:
        """Both ends of an interval (None where it is open); a point is both of its ends."""
        if "/" not in self.text:
            return self, self
        left, right = self.text.split("/")
        return (None if left == ".." else Edtf(left)), (None if right == ".." else Edtf(right))

    def contains(self, other: "Edtf") -> bool:
        """Whether every day of `other` is a day of this value."""
        (a, b, _), (c, d, _) = self.order(), other.order()
        return a <= c and d <= b

    def refines(self, other: "Edtf") -> bool:
        """Whether this is `other` said more exactly: only days of it, or an hour of its day."""
        same = self.contains(other) and self.precision <= other.precision
        return other.contains(self) and not same

    def blurs(self, other: "Edtf") -> bool:
        """Whether this is `other` said less exactly: a month for its 15th.

        Of a span nobody knows: it may be a deadline put off, or a fair of another day.
        """
        return self.precision != Precision.INTERVAL and other.refines(self)

    def overlaps(self, other: "Edtf") -> bool:
        """Whether the two values have a day in common."""
        (a, b, _), (c, d, _) = self.order(), other.order()
        return a <= d and c <= b


_new = object.__new__


def days_of(date: str) -> str:
    """A date (EDTF string) without times of day: one text gives the hour, another only the day."""
    return _CLOCK.sub("", date) if "T" in date else date


def day(value: dt.date, number: int | None = None) -> Edtf:
    """The EDTF value of one day, which may be known by its number as well."""
    if number is None:
        number = value.toordinal()
    return _known(value.isoformat()[:10], number, number, _DAY)


def span(first: Edtf, last: Edtf) -> Edtf | None:
    """The interval from one day to another; None where it would end before it starts."""
    if first.lower is None or last.upper is None or last.upper < first.lower:
        return None
    return _known(f"{first.text}/{last.text}", first.lower, last.upper, _INTERVAL)


def _known(text: str, lower: int, upper: int, precision: int) -> Edtf:
    """A value that needs no reading, for its bounds are known."""
    value = _new(Edtf)
    value.text, value.lower, value.upper, value.precision = text, lower, upper, precision
    return value


def week(year: int, number: int) -> Edtf:
    """The seven days of an ISO 8601 week as an interval, because EDTF has no weeks."""
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
        sunday = monday + dt.timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise EdtfError(f"{year}-W{number:02}: {error}") from error
    return Edtf(f"{monday}/{sunday}")


def interval(start: Edtf | None, end: Edtf | None) -> Edtf:
    """The interval from the first day of `start` to the last of `end`; None is an open end."""
    return Edtf(f"{'..' if start is None else start.ends[0]}/{'..' if end is None else end.ends[1]}")


def ordinal(year: int, month: int, day_of_month: int) -> int:
    """The day number of a Gregorian date in any year, also before 1; equals `date.toordinal` from 1 on."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    leap = month > 2 and _leap(year)
    return days + sum(_MONTH_DAYS[: month - 1]) + leap + day_of_month


@lru_cache(maxsize=65_536)
def iso(day_number: int) -> str:
    """The ISO 8601 date of a day number, in any year ("-0043-03-15")."""
    # 400 Gregorian years are 146,097 days whatever they are; datetime knows no year before 1.
    cycles = max(0, -(day_number - 1) // 146_097 + 1)
    found = dt.date.fromordinal(day_number + cycles * 146_097)
    year = found.year - cycles * 400
    return f"{'-' if year < 0 else ''}{abs(year):04}-{found:%m-%d}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_end(year: int, month: int) -> int:
    return _MONTH_DAYS[month - 1] + (month == 2 and _leap(year))


@lru_cache(maxsize=8_192)  # the same few thousand days come again and again
def _bounds(text: str) -> tuple[int | None, int | None, int]:
    return _interval(text) if "/" in text else _point(text)


def _interval(text: str) -> tuple[int | None, int | None, int]:
    left, _, right = text.partition("/")
    if left == right == "..":
        raise EdtfError(f"{text!r}: an interval needs at least one end")
    lower = None if left == ".." else _point(left)[0]
    upper = None if right == ".." else _point(right)[1]
    backwards = lower is not None and upper is not None and upper < lower
    if backwards or ("T" in left and _ends_earlier(left, right)):
        raise EdtfError(f"{text!r}: the interval ends before it starts")
    return lower, upper, Precision.INTERVAL


def _ends_earlier(left: str, right: str) -> bool:
    """Whether an interval within one day ends before it starts, where both times are of one zone."""
    (day, _, start), (same, _, end) = left.partition("T"), right.partition("T")
    return (
        bool(day == same and start and end)
        and len(start) == len(end)
        and start[5:] == end[5:]
        and end[:5] < start[:5]
    )


def _day_number(text: str) -> int | None:
    """The number of a day after the year 0, as most values are, which needs no expression to be read."""
    if len(text) != len("2024-12-10") or text[7] != "-":
        return None
    try:
        return dt.date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _point(text: str) -> tuple[int, int, int]:
    day_number = _day_number(text)
    return _parse(text) if day_number is None else (day_number, day_number, _DAY)


def _parse(text: str) -> tuple[int, int, int]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise EdtfError(f"{text!r} is no EDTF value")
    year, month, day_of_month = match["year"], match["month"], match["day"]
    if "X" in year:
        if month:
            raise EdtfError(f"{text!r}: a month needs its whole year")
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return ordinal(first, 1, 1), ordinal(last, 12, 31), precision
    number = int(year)
    if month is None or month == "XX":
        if day_of_month not in (None, "XX"):
            raise EdtfError(f"{text!r}: a day needs its month")
        return ordinal(number, 1, 1), ordinal(number, 12, 31), Precision.YEAR
    if int(month) in _SPANS and day_of_month is None:
        return *_span(number, *_SPANS[int(month)]), Precision.SEASON
    if not 1 <= int(month) <= 12:
        raise EdtfError(f"{text!r}: there is no month {month}")
    if day_of_month is None or day_of_month == "XX":
        return *_span(number, int(month), int(month)), Precision.MONTH
    if not 1 <= int(day_of_month) <= _month_end(number, int(month)):
        raise EdtfError(f"{text!r}: there is no such day")
    at = ordinal(number, int(month), int(day_of_month))
    return at, at, _clock(match)


def _span(year: int, first: int, last: int) -> tuple[int, int]:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return ordinal(year, first, 1), ordinal(end_year, end_month, _month_end(end_year, end_month))


def _clock(match: re.Match[str]) -> int:
    if match["hour"] is None:
        return Precision.DAY
    if int(match["hour"]) > 23 or int(match["minute"]) > 59 or int(match["second"] or 0) > 59:
        raise EdtfError(f"{match[0]!r}: there is no such time of day")
    return Precision.TIME
