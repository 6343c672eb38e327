"""An EDTF value in words, exactly as precise as it is."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from output.tongue import ENGLISH, Tongue, Within, term, within
from timeline.edtf import Edtf, Precision

_CLOCK = re.compile(r"(?P<time>\d\d:\d\d)(?::\d\d)?(?:–(?P<until>\d\d:\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?")
_OFFSET = re.compile(
    r"(?<![\d-])(?P<local>(?!0000)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)"
)
_NOWHERE = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")  # nobody's clock is meant by UTC: it is said
_SEASONS = {
    "21": term("spring {year}"), "22": term("summer {year}"),
    "23": term("autumn {year}"), "24": term("winter {year}"),
}  # fmt: skip
_HALVES = {"40": term("first half of {year}"), "41": term("second half of {year}")}
_QUARTERS = {"33": 1, "34": 2, "35": 3, "36": 4}
_DECADE = within("decade", "{year}s")
_CENTURY = within("century", "{ordinal} century")
_UNCERTAIN = term("{date} (uncertain)")
# Prepositions go with what they stand before: "vers 2023", "vers le 10 mars 2023", "vers les années 1990".
_ABOUT = {
    "day": within("day", "about {date}"), "month": within("month", "about {date}"),
    "year": within("year", "about {date}"), "season": within("season", "about {date}"),
    "part": within("part of a year", "about {date}"), "decade": within("decade", "about {date}"),
    "century": within("century", "about {date}"),
}  # fmt: skip
_FROM = {
    "day": within("day", "from {date}"), "month": within("month", "from {date}"),
    "year": within("year", "from {date}"), "season": within("season", "from {date}"),
    "part": within("part of a year", "from {date}"), "decade": within("decade", "from {date}"),
    "century": within("century", "from {date}"), "hedged": within("hedged date", "from {date}"),
}  # fmt: skip
_UNTIL = {
    "day": within("day", "until {date}"), "month": within("month", "until {date}"),
    "year": within("year", "until {date}"), "season": within("season", "until {date}"),
    "part": within("part of a year", "until {date}"), "decade": within("decade", "until {date}"),
    "century": within("century", "until {date}"), "hedged": within("hedged date", "until {date}"),
}  # fmt: skip
_ABOUT_WITHIN = within("end of a span", "about {date}")
_SPAN_OF_DAYS = within("days", "{start} to {end}")
_SPAN = within("months or years", "{start} to {end}")
_DAYS_OF_MONTH = within("two days of a month", "{day} to {date}")
_CLASSES = {
    Precision.CENTURY: "century", Precision.DECADE: "decade", Precision.YEAR: "year",
    Precision.MONTH: "month", Precision.DAY: "day", Precision.TIME: "day",
}  # fmt: skip
_DAYS = (Precision.DAY, Precision.TIME)


@lru_cache(maxsize=65_536)  # a page says the same days again and again
def words(value: Edtf, tongue: Tongue = ENGLISH, zone: ZoneInfo | None = None) -> str:
    """`2024-12-10` is "10 December 2024", `2023~` "about 2023", `2024/2027` "2024 to 2027".

    An hour with the offset that the `zone` of the reader has then is said without it: so say their clocks.
    """
    if zone is not None and "T" in value.text:
        value = Edtf(_OFFSET.sub(lambda found: _on_clock(found, zone), value.text))
    if value.precision == Precision.INTERVAL:
        return _interval(value, tongue)
    return _hedged(value, tongue, alone=True)


def _on_clock(found: re.Match[str], zone: ZoneInfo) -> str:
    """A moment without its offset, where that is the zone's."""
    if found["offset"] == "Z" and zone.key in _NOWHERE:
        return found[0]
    there = datetime.fromisoformat(found[0])
    return found["local"] if there.utcoffset() == there.replace(tzinfo=zone).utcoffset() else found[0]


def _hedged(value: Edtf, tongue: Tongue, *, alone: bool) -> str:
    told = _point(value.text.rstrip("~?%"), tongue)
    if value.approximate:
        message = _ABOUT[_class(value)] if alone else _ABOUT_WITHIN
        told = tongue.form(message, date=told, **_alternatives(value, tongue))
    return tongue.say(_UNCERTAIN, date=told) if value.uncertain else told


def _class(value: Edtf) -> str:
    """What kind of a date it is, for the words that stand before it."""
    if value.precision == Precision.SEASON:
        return "part" if _part(value) in _QUARTERS or _part(value) in _HALVES else "season"
    return _CLASSES[value.precision]


def _part(value: Edtf) -> str:
    return value.text.rstrip("~?%")[-2:]


def _alternatives(value: Edtf, tongue: Tongue) -> dict[str, str]:
    """What a translation may need in place of the date: "ab den 1990er-Jahren"."""
    decade = value.precision == Precision.DECADE
    return {"year": tongue.digits(f"{value.text[:3]}0")} if decade else {}


def _interval(value: Edtf, tongue: Tongue) -> str:
    start, end = value.ends
    if start is None:
        return _open(_UNTIL, end, tongue) if end else ""
    if end is None:
        return _open(_FROM, start, tongue)
    hours = _hours(start.text, end.text)
    if hours:
        return _point(hours, tongue)
    last = _hedged(end, tongue, alone=False)
    shared = _share(start, end, tongue)
    if shared and start.precision == Precision.DAY and start.text[:7] == end.text[:7]:
        return tongue.form(_DAYS_OF_MONTH, day=tongue.day_number(int(start.text[8:10])), date=last)
    first = _without_year(start, tongue) if shared else _hedged(start, tongue, alone=False)
    days = start.precision in _DAYS and end.precision in _DAYS
    return tongue.form(_SPAN_OF_DAYS if days else _SPAN, start=first, end=last)


def _hours(start: str, end: str) -> str:
    """Two hours of a day as one: "2026-03-10T09:00–17:00"; "" of any others."""
    (day, _, first), (other, _, last) = start.partition("T"), end.partition("T")
    begins, ends = _CLOCK.fullmatch(first), _CLOCK.fullmatch(last)
    if day != other or begins is None or ends is None or begins["zone"] != ends["zone"]:
        return ""
    return f"{day}T{begins['time']}–{ends['time']}{begins['zone'] or ''}"


def _open(messages: Mapping[str, Within], value: Edtf, tongue: Tongue) -> str:
    message = messages["hedged" if value.approximate else _class(value)]
    told = _hedged(value, tongue, alone=False)
    return tongue.form(message, date=told, **_alternatives(value, tongue))


def _share(start: Edtf, end: Edtf, tongue: Tongue) -> bool:
    """Whether two days or two months are of one year, so that it need not be said twice."""
    both = start.precision == end.precision and start.precision in (Precision.DAY, Precision.MONTH)
    plain = not start.text.startswith("-") and not start.text.endswith(("~", "?", "%"))
    return both and plain and start.text[:4] == end.text[:4] and tongue.calendar.year_last


def _without_year(value: Edtf, tongue: Tongue) -> str:
    month = int(value.text[5:7])
    if value.precision == Precision.MONTH:
        return tongue.calendar.names[month - 1]
    return tongue.day_of_year(month, int(value.text[8:10]))


def _point(text: str, tongue: Tongue) -> str:
    text, _, clock = text.partition("T")
    sign = "-" if text.startswith("-") else ""
    parts = [part for part in text.removeprefix("-").split("-") if part != "XX"]
    if parts[0].endswith("X"):
        return _vague(parts[0], tongue)
    year = int(sign + parts[0])
    if len(parts) == 1:
        return tongue.year(year)
    if parts[1] in _QUARTERS:
        return tongue.quarter(year, _QUARTERS[parts[1]])
    named = _SEASONS.get(parts[1]) or _HALVES.get(parts[1])
    if named:
        return tongue.say(named, year=tongue.year(year))
    if len(parts) == 2:
        return tongue.month(year, int(parts[1]))
    day = tongue.day(year, int(parts[1]), int(parts[2]))
    return _timed(day, clock, tongue)


def _vague(text: str, tongue: Tongue) -> str:
    """A decade ("199X") or a century ("19XX")."""
    if not text.endswith("XX"):
        return tongue.form(_DECADE, year=tongue.digits(f"{text[:3]}0"))
    number = int(text[:2]) + 1
    told = {"number": tongue.digits(str(number)), "roman": _roman(number)}
    return tongue.form(_CENTURY, ordinal=_ordinal(number), **told)


def _timed(day: str, clock: str, tongue: Tongue) -> str:
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return day
    zone = {None: "", "Z": "UTC"}.get(match["zone"], f"UTC{match['zone']}")
    return tongue.moment(day, match["time"], zone, match["until"] or "")


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _roman(number: int) -> str:
    """A number of a century; there are a hundred of them."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
