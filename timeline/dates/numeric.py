"""Dates in digits only, shared by all languages."""

import functools

from timeline.dates.grammar import Reader
from timeline.dates.reading import Fixed, Groups, Meaning

_BUDDHIST = 543  # years that the Buddhist era, as used in Thailand, is ahead
_ISO_DAY = "(?P<{}>[12][0-9]{{3}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
# "1911-12" is a season of two years; near our own time only where a word behind it says so.
_TWO_YEARS = "(?:" + "|".join(f"{year:02}-{year + 1:02}" for year in range(12)) + ")"
_SEASON = (
    r" (?:season|campaign|winter|school|academic|session|term|tour|budget|financial|edition|series|title)"
)
_NO_SEASON = rf"(?!1[0-9]{_TWO_YEARS}(?![\w/-])|20{_TWO_YEARS}{_SEASON})"
# A month in digits is told by its place, at the head of a line that it labels: papers are numbered so, too.
_AT_HEAD = r"(?:(?<![^\n])|(?<=\n[*-]\s)|(?<=\n[*-]\s[*][*]))"
_LABELS = r"(?=[*_]{0,2}(?::|\*\*| [-|] ))"
RULES = {
    "iso_range": rf"{_ISO_DAY.format('from')}/{_ISO_DAY.format('until')}(?![\w/-])",
    "iso": (
        r"(?P<y>[12][0-9]{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])"
        r"(?:(?:t| )(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
        r"(?:z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])(?!/[0-9])"
    ),
    "iso_month": _NO_SEASON + r"(?P<y>[12][0-9]{3})-(?P<m>0[1-9]|1[0-2])(?![\w/-])(?!\.[0-9])",
    "month_slash": rf"{_AT_HEAD}(?P<m>0[1-9]|1[0-2])/(?P<y>20[0-9]{{2}}){_LABELS}",
    "month_dot": rf"{_AT_HEAD}(?P<y>20[0-9]{{2}})\.(?P<m>0[1-9]|1[0-2]){_LABELS}",
    "numeric_range": (
        r"(?P<d1>3[01]|[12][0-9]|0?[1-9])\.? ?(?:-|bis|to|au|al|a|tot|до|по|hingga|đến(?: ngày)?) ?"
        r"(?P<d2>3[01]|[12][0-9]|0?[1-9])(?P<sep>[./]) ?(?P<m>1[0-2]|0?[1-9])(?P<sep2>[./]) ?"
        r"(?P<y>(?:19|2[05])[0-9]{2})(?![\w/-])(?!\.[0-9])"
    ),
    "numeric_ymd": (
        r"(?P<y>[12][0-9]{3})(?P<sep>[./])(?P<m>[0-9]{1,2})(?P<sep2>[./])(?P<d>[0-9]{1,2})(?![\w/-])(?!\.[0-9])"
    ),
    "numeric_spaced": (
        r"(?P<a>[0-9]{1,2})(?P<sep>\.) (?P<b>[0-9]{1,2})(?P<sep2>\.) (?P<y>(?:19|20)[0-9]{2})"
        r"(?![\w/-])(?!\.[0-9])"
    ),
    "numeric": (
        r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P<sep2>[./-])(?P<y>[12][0-9]{3}"
        r"|[0-9]{2})(?![\w/-])"
        r"(?!\.[0-9])"
    ),
}


def iso(groups: Groups) -> Meaning | None:
    """2024-12-10, 2024-12, 2024/12/10, 2024-12-10T14:30."""
    if groups.get("sep") != groups.get("sep2") or not 1 <= int(groups["m"] or 0) <= 12:
        return None
    date = Fixed(day_value(groups["y"], groups["m"], groups.get("d")))
    if groups.get("hour"):
        return Meaning(date, "TIME", clock=f"T{groups['hour']}:{groups['minute']}")
    return Meaning(date)


def iso_range(groups: Groups) -> Meaning | None:
    """2026-03-03/2026-03-05, as ISO 8601 writes an interval."""
    first, last = groups["from"] or "", groups["until"] or ""
    return Meaning(Fixed(first), until=Fixed(last)) if first < last else None


def days(groups: Groups) -> Meaning | None:
    """12.-14.5.2026: the day comes first wherever ranges are written so."""
    first, last = int(groups["d1"] or 0), int(groups["d2"] or 0)
    if groups["sep"] != groups["sep2"] or first >= last:
        return None
    month = f"{full_year(groups['y'] or ''):04}-{int(groups['m'] or 0):02}"
    return Meaning(Fixed(f"{month}-{first:02}"), until=Fixed(f"{month}-{last:02}"))


def day_value(year: str | None, month: str | None, day: str | None = None) -> str:
    """`2024-12-10` or `2024-12` from digits."""
    value = f"{int(year or 0):04}-{int(month or 0):02}"
    return f"{value}-{int(day):02}" if day else value


def full_year(digits: str) -> int:
    """Two digits are 1970 to 2069; from 2400 on, years are of the Buddhist era."""
    if len(digits) > 2:
        return int(digits) - _BUDDHIST * (int(digits) >= 2400)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def numeric(groups: Groups, *, day_first: bool | None = None) -> Meaning | None:
    """10/12/2024: only when one reading is possible, or the language settles the order.

    A full stop between the numbers means day first wherever it is in use.
    """
    first, second, digits = int(groups["a"] or 0), int(groups["b"] or 0), groups["y"] or ""
    if groups["sep"] != groups["sep2"] or (len(digits) == 2 and groups["sep"] == "-"):
        return None  # scores and part numbers look like this more often than dates
    if groups["sep"] == ".":
        if len(digits) == 2 and (len(groups["a"] or "") == 1 or len(groups["b"] or "") == 1):
            return None  # 1.2.10 is a version
        day_first = True
    year = full_year(digits)
    readings = {(first, second)} if day_first is not False else set()
    readings |= {(second, first)} if day_first is not True else set()
    possible = {(day, month) for day, month in readings if 1 <= month <= 12 and 1 <= day <= 31}
    if len(possible) != 1:
        return None
    day, month = possible.pop()
    return Meaning(Fixed(f"{year:04}-{month:02}-{day:02}"))


def readers(*, day_first: bool | None = None) -> dict[str, Reader]:
    """The readers of RULES for a language that writes the day first, or the month, or either."""
    order = functools.partial(numeric, day_first=day_first)
    return {
        "iso_range": iso_range,
        "numeric_range": days,
        "iso": iso,
        "iso_month": iso,
        "month_slash": iso,
        "month_dot": iso,
        "numeric_ymd": iso,
        "numeric": order,
        "numeric_spaced": order,
    }
