"""TIMEX3 values: arithmetic on the calendar, and what they are as EDTF."""

import datetime as dt
import functools
import re

from timeline.dates.context import Moment
from timeline.edtf import Edtf, EdtfError, Precision, span, week
from timeline.edtf import day as day_of
from timeline.model import Timex

_PARTS = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36",
    "H1": "40",
    "H2": "41",
}  # fmt: skip
_A_DAY = Precision.DAY
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_PART = re.compile(r"([0-9]{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_BC = re.compile(r"BC([0-9]{4})(.*)")
_BC_SPAN = re.compile(r"BC([0-9]{2,3})")  # a century or a decade
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"(.+)T([0-9]{2}):([0-9]{2})")


def on(number: int) -> tuple[Edtf, Moment] | None:
    """The day with this number (1 is 0001-01-01); None beyond the calendar of `datetime`."""
    try:
        there = dt.date.fromordinal(number)
    except (ValueError, OverflowError):
        return None
    # In half the time of `Moment(...)`.
    return day_of(there, number), tuple.__new__(Moment, (there.year, there.month, there.day))


def year_value(year: int) -> str:
    """`2024`; years before 1 as `BC0499`, one off the astronomers' count (TIMEX3 after ISO 8601:1988).

    `XXXX` beyond 9999, which four digits cannot say.
    """
    if year > dt.MAXYEAR:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def day(value: dt.date) -> str:
    """`2024-12-10`."""
    return value.isoformat()


def week_value(value: dt.date) -> str:
    """The ISO week of a day: `2024-W50`."""
    year, number, _ = value.isocalendar()
    return f"{year:04}-W{number:02}"


def add_days(value: dt.date, days: int) -> dt.date | None:
    """None beyond the calendar of `datetime`."""
    try:
        return value + dt.timedelta(days=days)
    except OverflowError:
        return None


def days_from(value: str, days: int) -> str:
    """The day so many days after `2024-12-10` or the first of `2024-12`; `XXXX-XX-XX` where there is none."""
    try:
        there = add_days(dt.date.fromisoformat(value if len(value) > len("2024-12") else f"{value}-01"), days)
    except ValueError:
        return "XXXX-XX-XX"
    return "XXXX-XX-XX" if there is None else day(there)


def week_of(value: str) -> str:
    """The ISO week of `2024-12-10`; `XXXX-WXX` where there is no such day."""
    try:
        return week_value(dt.date.fromisoformat(value))
    except ValueError:
        return "XXXX-WXX"


def easter(year: int, days: int = 0) -> dt.date | None:
    """Easter Sunday of the Gregorian calendar, or so many days after it (computus of Meeus and others)."""
    if not 1583 <= year < 9999:
        return None
    century = year // 100
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=days)


def nth_weekday(month: str, weekday: int, number: int) -> str:
    """The first Sunday (1, 7) or last Sunday (-1, 7) of `2024-12`; `2024-12-XX` where there is none."""
    try:
        first = dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        return "XXXX-XX-XX"
    days = [first + dt.timedelta(days=n) for n in range((weekday - first.isoweekday()) % 7, 31, 7)]
    days = [there for there in days if there.month == first.month]
    at = number - 1 if number > 0 else len(days) + number
    return day(days[at]) if 0 <= at < len(days) else f"{month}-XX"


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


@functools.lru_cache(4096)  # the same few dates fill a text
def edtf(value: str, mod: str | None = None, until: str | None = None) -> Edtf | None:
    """The EDTF value of a TIMEX3 point, or of the range from `value` to `until`; None where there is none."""
    first = _point(value)
    if first is None:
        return None
    if until is None:
        # EDTF qualifies days and what is longer, no time of day: "at about 3.15 am" is 03:15.
        qualified = mod == "APPROX" and "/" not in first and "T" not in first
        return _parse(first + "~") if qualified else _parse(first)
    last = _point(_midnight(until))
    if last is None:
        return None
    begins, ends = first.partition("/")[0], last.rpartition("/")[2]
    return _parse(begins if begins == ends else f"{begins}/{ends}")


def between(first: Timex, last: Timex) -> Edtf | None:
    """The EDTF value of the range from one expression to another."""
    start, end = first.edtf, last.edtf
    if (
        start is not None
        and end is not None
        and start.precision == end.precision == _A_DAY
        and start.text == first.value
        and end.text == last.value
    ):
        return start if first.value == last.value else span(start, end)  # as most are, which needs no reading
    return edtf(first.value, until=last.value)


def _midnight(until: str) -> str:
    """The end of a day as the beginning of the next: "from 2 p.m. to midnight"."""
    match = _CLOCK.fullmatch(until) if "T24" in until else None
    if match is None or match[2] != "24":
        return until
    try:
        return f"{day(dt.date.fromisoformat(match[1]) + dt.timedelta(days=1))}T00:00"
    except (ValueError, OverflowError):
        return until


def _parse(text: str) -> Edtf | None:
    try:
        return Edtf(text)
    except EdtfError:
        return None


def _point(value: str) -> str | None:
    """The EDTF text of one TIMEX3 point, not yet checked."""
    if _DAY.fullmatch(value):
        return value  # as most are
    if value.startswith(("P", "T", "F")):
        return None
    if bc := _BC.fullmatch(value):
        part = f"-{_PARTS[bc[2][1:]]}" if bc[2][1:] in _PARTS else bc[2]
        return f"{astronomical(int(bc[1]))}{part}"
    if bc := _BC_SPAN.fullmatch(value):
        return _span_bc(bc[1])
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), weekend=bool(match[3]))
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{_PARTS[match[2]]}"
    if match := _CLOCK.fullmatch(value):
        whole = match[2] < "24" and "X" not in match[1]
        return f"{match[1]}T{match[2]}:{match[3]}" if whole else match[1]
    value = value.partition("T")[0]
    if re.fullmatch(r"[0-9]{2,3}", value):
        return value.ljust(4, "X")
    return value


def astronomical(bc: int) -> str:
    """A year before Christ as EDTF counts it: 44 BC is `-0043`, 1 BC `0000`."""
    return f"{1 - bc:05}" if bc > 1 else "0000"


def _span_bc(digits: str) -> str:
    """The years of `BC02`, the third century BC, or `BC047`, the 470s: EDTF has no digits for those."""
    least = int(digits) * 10 ** (4 - len(digits))
    # A century ends with a round year (300 to 201 BC), a decade does not (479 to 470 BC).
    least += len(digits) == len("02")
    return f"{astronomical(least + (99 if len(digits) == len('02') else 9))}/{astronomical(max(least, 1))}"


def _week(year: int, number: int, *, weekend: bool) -> str | None:
    try:
        days = week(year, number)
    except EdtfError:
        return None
    if not weekend:
        return str(days)
    saturday = dt.date.fromisocalendar(year, number, 6)
    return f"{saturday}/{saturday + dt.timedelta(days=1)}"
