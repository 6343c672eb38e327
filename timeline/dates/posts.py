"""Days that stand above what was written or done on them: the posts of a blog, the updates of a page.

A page that is kept up says below "Update 6 September" what "last Thursday" was on that day, and so does a log
or a chronicle. One such day alone may be that of the page or of something else; two or more of these years,
none of them to come, are the days of what stands below them.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence

from timeline.dates.context import Moment
from timeline.dates.reading import Calendar, Fixed, Reading

_LEAST = 2
_THESE_YEARS = 500  # days that a post may be older than the page
_LONGEST = 40  # characters of a line before its day
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What such a line may say beside its day: marks, and a word or two that is no part of a sentence. Minutes and
# journals say there what it was a day of, and need a paragraph of their own for it.
_LABEL = re.compile(r"[ \t#*_>|•·–—-]*(?:(?:[^\W\d_]+ ){0,2}[^\W\d_]+(?: on)?:? )?[*_]{0,2}")
_ENDS = re.compile(r"[ *_:|]*(?:\n|$)")
_TITLED = re.compile(r" ?(?:\[[^\]\n]{1,40}\]|\([^)\n]{1,40}\)|[–—-] [^\n.!?:;|0-9]{1,50}|[A-Z])(?=\n\n)")


class Posts:
    """The days of the posts of one text, by where they stand."""

    def __init__(self, found: Sequence[tuple[int, dt.date]]) -> None:
        self._found = found
        self._starts = [start for start, _ in found]

    def at(self, start: int) -> dt.date | None:
        """The day of the post in which something stands; None above the first."""
        at = bisect_right(self._starts, start) - 1
        return self._found[at][1] if at >= 0 else None


def posts(readings: Sequence[Reading], text: str, published: dt.date | None) -> Posts | None:
    """The posts of a text, None where it is one text of one day."""
    if published is None or text.count("\n") < _LEAST:
        return None
    heads = [reading for reading in readings if _heads(text, reading.start, reading.end)]
    if any(reading.meaning.kind == "day" and not reading.meaning.says_year for reading in heads):
        return None  # a chronology goes on from its last year
    heads += _sections(readings, text)
    found = sorted((reading.end, day) for reading in heads if (day := _day(reading)) is not None)
    days = {day for _, day in found}
    if len(days) < _LEAST or max(days) > published or (published - min(days)).days > _THESE_YEARS:
        return None
    return Posts(found)


def _sections(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The days that open a title with something below it: "4 May 2026 [closed meeting]".

    Where two follow each other they are the lines of a list, and none of them heads what comes after it.
    """
    found: list[Reading] = []
    ends = 0
    for reading in readings:
        begins = text.rfind("\n", max(0, reading.start - _LONGEST), reading.start) + 1
        titled = _TITLED.match(text, reading.end)
        if titled is None or text[max(0, begins - 2) : begins] not in ("", "\n\n"):
            continue
        if _LABEL.fullmatch(text, begins, reading.start) is None:
            continue
        if found and not text[ends:begins].strip():
            return []
        found.append(reading)
        ends = titled.end()
    return found if text[ends:].strip() else []


def _day(reading: Reading) -> dt.date | None:
    """The day that a reading names with its year."""
    meaning = reading.meaning
    if meaning.until is not None or meaning.others or meaning.type not in ("DATE", "TIME"):
        return None
    point = meaning.point
    if isinstance(point, Fixed) and _DAY.fullmatch(point.value):
        return Moment(*map(int, point.value.split("-"))).date()
    if isinstance(point, Calendar) and isinstance(point.year, int):
        return Moment(point.year, point.month, point.day).date()
    return None


def _heads(text: str, start: int, end: int) -> bool:
    """Whether the line says no more than that day."""
    if _ENDS.match(text, end) is None:
        return False
    begins = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if not begins and start > _LONGEST:
        return False
    return _LABEL.fullmatch(text, begins, start) is not None
