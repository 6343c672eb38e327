"""Ranges in words: "from 28 February to 2 March 2026", "between 2009 and 2010".

TIMEX3 has two expressions there, each with its own value. The calendar has one span: the first expression
carries it as EDTF, the second carries none and its rule ends in ".end".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from timeline.dates import values
from timeline.dates.reading import Calendar, Reading
from timeline.edtf import Precision
from timeline.model import Timex


@dataclass(frozen=True, slots=True)
class Joints:
    """The words of a language that open and close a range, matched on folded text."""

    opening: re.Pattern[str]  # must end where the first expression starts
    closing: re.Pattern[str]  # the whole text between the two, after "from"
    pairing: re.Pattern[str]  # the same after "between"
    contracted: re.Pattern[str]  # "from the" or "to the" as part of the dates themselves (Spanish del, al)
    listing: re.Pattern[str]  # the text between two dates that share what the second says


def share(readings: Iterable[Reading], folded: str, joints: Joints) -> Iterator[Reading]:
    """Gives a date the year that only the next one says: "28 February to 2 March 2026"."""
    held: list[Reading] = []
    for reading in readings:
        if held and not _listed(held[-1], reading, folded, joints):
            yield from held
            held = []
        year = _stated_year(reading)
        if held and year is not None:
            held = [_with_year(earlier, year, _month(reading)) for earlier in held]
        held.append(reading)
        if year is not None:
            yield from held
            held = []
    yield from held


def _listed(first: Reading, second: Reading, folded: str, joints: Joints) -> bool:
    if joints.contracted.match(folded, second.start) and folded[first.end : second.start].isspace():
        return True
    return joints.listing.fullmatch(folded, first.end, second.start) is not None


def _stated_year(reading: Reading) -> int | None:
    point = reading.meaning.point
    complete = isinstance(point, Calendar) and point.month is not None
    return point.year if complete and isinstance(point, Calendar) and isinstance(point.year, int) else None


def _month(reading: Reading) -> int | None:
    point = reading.meaning.point
    return point.month if isinstance(point, Calendar) and isinstance(point.month, int) else None


def _with_year(reading: Reading, year: int, month: int | None) -> Reading:
    point = reading.meaning.point
    if not isinstance(point, Calendar) or point.year is not None or not isinstance(point.month, int):
        return reading
    year -= month is not None and point.month > month
    return replace(reading, meaning=replace(reading.meaning, point=replace(point, year=year)))


def join(timexes: Sequence[Timex], folded: str, joints: Joints) -> Iterator[Timex]:
    """Marks the two ends of every worded range."""
    closing = False
    for first, second in zip_longest(timexes, timexes[1:]):
        if closing:
            yield replace(first, edtf=None, rule=f"{first.rule}.end")
            closing = False
        elif second is not None and (joined := _joined(first, second, folded, joints)) is not None:
            yield joined
            closing = True
        else:
            yield first


def _joined(first: Timex, second: Timex, folded: str, joints: Joints) -> Timex | None:
    if first.edtf is None or second.edtf is None:
        return None
    if Precision.INTERVAL in (first.edtf.precision, second.edtf.precision):
        return None
    if not _linked(first, second, folded, joints):
        return None
    span = values.edtf(first.value, until=second.value)
    return None if span is None else replace(first, edtf=span)


def _linked(first: Timex, second: Timex, folded: str, joints: Joints) -> bool:
    head, tail = joints.contracted.match(folded, first.start), joints.contracted.match(folded, second.start)
    if head and tail and folded[first.end : second.start].isspace():
        return True
    opening = joints.opening.search(folded, max(0, first.start - 16), first.start)
    if opening is None:
        return False
    between = joints.pairing if opening.lastgroup == "pair" else joints.closing
    return between.fullmatch(folded, first.end, second.start) is not None


# What stands between the ends of a compact range, in any language.
_BETWEEN = re.compile(
    r"\s*(?:[-\u2010-\u2015\u2212/~\uff5e\u301c\u81f3\u5230\u3001]|\u304b\u3089"
    r"|\b(?:to|through|thru|until|till|and|bis(?: zum)?|und|al?|y(?: el)?|au|et(?: le)?|à|até|e(?: il)?"
    r"|tot(?: en met)?|en|по|до|и|і|та|hingga|sampai|dan|đến(?: ngày)?|và|إلى|حتى)\b|ถึง(?:วันที่)?|ដល់)\s*",
    re.IGNORECASE,
)


def split(timex: Timex) -> tuple[Timex, ...]:
    """A compact range as two expressions: the first keeps the range as EDTF, the second has none."""
    first, slash, last = timex.value.partition("/")
    between = _BETWEEN.search(timex.text, 1) if slash else None
    if between is None or between.end() == len(timex.text):
        return (timex,)
    start, end = timex.start + between.start(), timex.start + between.end()
    return (
        replace(timex, end=start, text=timex.text[: between.start()], value=first),
        replace(
            timex,
            start=end,
            text=timex.text[between.end() :],
            value=last,
            edtf=None,
            rule=f"{timex.rule}.end",
        ),
    )
