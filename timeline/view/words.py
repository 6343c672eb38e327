"""An EDTF value in English words, exactly as precise as it is."""

import re

from timeline.edtf import Edtf, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLOCK = re.compile(r"(?P<time>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?")
_PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip


def words(value: Edtf) -> str:
    """`2024-12-10` is "10 December 2024", `2023~` "about 2023", `2024/2027` "2024 to 2027"."""
    if value.precision is Precision.INTERVAL:
        return _interval(value)
    hedge = "about " if value.approximate else ""
    doubt = " (uncertain)" if value.uncertain else ""
    return f"{hedge}{_point(value.text.rstrip('~?%'))}{doubt}"


def year_words(year: int) -> str:
    """A year as readers count it: EDTF's year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _interval(value: Edtf) -> str:
    start, end = value.ends
    if start is None:
        return f"until {words(end)}" if end else ""
    if end is None:
        return f"from {words(start)}"
    return _shared(start, end) or f"{words(start)} to {words(end)}"


def _shared(start: Edtf, end: Edtf) -> str | None:
    """Two days with a common month or year, or two months of a year, without saying it twice."""
    if start.precision is not end.precision or "-" in (start.text[0], end.text[0]):
        return None
    a, b = start.text, end.text
    if start.precision is Precision.DAY and a[:7] == b[:7]:
        return f"{int(a[8:10])} to {words(end)}"
    if start.precision in (Precision.DAY, Precision.MONTH) and a[:4] == b[:4]:
        return f"{words(start).removesuffix(f' {year_words(int(a[:4]))}')} to {words(end)}"
    return None


def _point(text: str) -> str:
    text, _, clock = text.partition("T")
    sign = "-" if text.startswith("-") else ""
    parts = [part for part in text.removeprefix("-").split("-") if part != "XX"]
    year = _year(sign + parts[0])
    if len(parts) == 1:
        return year
    if parts[1] in _PARTS:
        return f"{_PARTS[parts[1]]} {year}"
    month = f"{MONTHS[int(parts[1]) - 1]} {year}"
    if len(parts) == 2:
        return month
    return f"{int(parts[2])} {month}{_clock(clock)}"


def _year(text: str) -> str:
    if text.endswith("XX"):
        return f"{_ordinal(int(text[:2]) + 1)} century"
    if text.endswith("X"):
        return f"{text[:3]}0s"
    return year_words(int(text))


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return ""
    zone = {None: "", "Z": " UTC"}.get(match["zone"], f" UTC{match['zone']}")
    return f", {match['time']}{zone}"


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
