"""When two dates can be those of one event: the same days, some inside of others, or next to each other."""

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.edtf import Edtf, Precision, days_of

_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")
FINE = 10  # days that an interval may have and still be as good as a day
NEAR = 3  # days by which two reports of one event may differ
_MONTH, _YEAR = 31, 366
MOVED, PUT_OFF = -2, 6  # distances: from just the other date, from one of some days
NEXT, NIGHT = 3, 7  # days that follow one another, and those that share a night
WITHIN, FIRST = 2, 8  # a date in a coarser one; a day, and days that begin with it
_NEAREST = (MOVED, 0, FIRST, 1, WITHIN, PUT_OFF, NIGHT, NEXT, 4, 5)
_NIGHT = re.compile(
    # Nor is it of a night to be "a late choice"; between two blanks it is what is left of "late on Saturday".
    r"\b(?:(?:over|mid)?night|late(?= (?:on|that|last|yesterday|today|in the (?:day|evening)|\w+day)\b)"
    r"|(?<=  )late(?= )|evening|early hours|small hours|dawn"
    r"|nachts?|abends?|mitternacht|morgengrauen|nuit|minuit|soir|aube|noche|anoche|medianoche|madrugada|amanecer)\b",
    re.IGNORECASE,
)
# Most sentences hold none of these: to look for them takes a tenth of the time.
_OF_NIGHT = (
    "night", "late", "evening", "hours", "dawn", "nacht", "abend", "morgengrauen", "nuit", "soir", "aube",
    "noche", "madrugada", "amanecer",
)  # fmt: skip
_EARLY, _LATE = "06:00", "20:00"
_EVENING = frozenset("evening late abend abends soir anoche".split())
_MORNING = frozenset(["early hours", "small hours", "dawn", "morgengrauen", "aube", "madrugada", "amanecer"])


def clocks_agree(left: str, right: str) -> bool:
    """Whether two dates of the same days give the same time of day, or one of them none.

    A time without an offset is on the clock of the other.
    """
    if "T" not in left or "T" not in right:
        return True
    ours, theirs = _CLOCK.search(left), _CLOCK.search(right)
    if ours is None or theirs is None or ours[1] == theirs[1]:
        return True
    return bool(ours[2] and theirs[2]) and _minute(ours) == _minute(theirs)


def _minute(clock: re.Match[str]) -> int:
    """Minutes from midnight UTC, below zero or beyond the day where the local day is another."""
    offset = 0 if clock[2] == "Z" else _minutes(clock[2][1:]) * (-1 if clock[2][0] == "-" else 1)
    return _minutes(clock[1]) - offset


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def in_days(when: Edtf) -> bool:
    """Whether a date is a day or a range of days."""
    if "/" not in when.text:  # most
        return when.precision >= Precision.DAY
    return all(end is not None and end.precision >= Precision.DAY for end in when.ends)


def width(when: Edtf) -> int | None:
    """How many days a date leaves open; None where that is more than a year or without end."""
    if when.lower is None or when.upper is None:
        return None
    days = when.upper - when.lower + 1
    return days if days <= _YEAR else None


def distance(left: Edtf, right: Edtf) -> int | None:
    """0 for the same days, 1 where one date is inside of the other or overlaps it and both are fine.

    `FIRST` where one is the first day of the other: what lasts some days is told by the day it began, too.
    `WITHIN` where one is much coarser than the other (a day in a month, never a day in a year), 3 and more
    for days apart: 2 and their number. None for dates that are not those of one event.
    """
    if left.text == right.text:
        return 0
    a, b, c, d = left.lower, left.upper, right.lower, right.upper
    if a is None or b is None or c is None or d is None or b - a >= _YEAR or d - c >= _YEAR:
        return 0 if days_of(left.text) == days_of(right.text) else None
    if a == c and b == d:
        return 0
    narrow, wide = (b - a, d - c) if b - a < d - c else (d - c, b - a)  # days but one
    gap = max(a - d, c - b)
    if gap > 0:
        return 2 + gap if gap <= NEAR and wide < FINE else None
    if wide < FINE:
        return FIRST if narrow == 0 and a == c else 1
    if wide >= _MONTH and narrow < FINE:
        return None
    return WITHIN if (a <= c and d <= b) or (c <= a and b <= d) else None


def moved(when: Edtf, was: Edtf | None, other: Edtf) -> int | None:
    """`MOVED` where something was moved from another's date to `when`, `PUT_OFF` where that may be so.

    None where no such thing is said.
    """
    if was is None or other.lower is None or other.upper is None or days_of(when.text) == days_of(other.text):
        return None
    if days_of(was.text) == days_of(other.text):
        return MOVED
    if was.lower is None or was.upper is None or was.upper - was.lower > _YEAR:
        return None
    return PUT_OFF if was.lower <= other.lower and other.upper <= was.upper else None


def nearest(distances: Iterable[int]) -> int | None:
    """The distance that tells most for one event, None of none."""
    return min(distances, key=_NEAREST.index, default=None)


@lru_cache(maxsize=4_000)  # reports are compared with many others
def night_in(text: str) -> str:
    """The first word for a night or its ends, "" where there is none."""
    plain = text.lower()
    if not any(part in plain for part in _OF_NIGHT):
        return ""
    found = _NIGHT.search(text)
    return found[0] if found else ""


def begins_night(date: str, word: str) -> bool:
    """Whether a report may be of the night that follows its day, by its hour or the `word` for a night."""
    clock = _CLOCK.search(date) if "T" in date else None
    return (clock is not None and clock[1] >= _LATE) or (bool(word) and word.lower() not in _MORNING)


def ends_night(date: str, word: str) -> bool:
    """Whether a report may be of the night that its day comes out of: no evening ends one."""
    clock = _CLOCK.search(date) if "T" in date else None
    return (clock is not None and clock[1] < _EARLY) or (bool(word) and word.lower() not in _EVENING)
