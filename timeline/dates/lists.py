"""Dates that follow one another: what they share is said once, and one may take the place of another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.dates.ranges import OLD, Joints
from timeline.dates.reading import SILENT, Calendar, Meaning, Point, Reading

_BEHIND = 120  # characters


def name(readings: Iterable[Reading], folded: str, joints: Joints) -> Iterator[Reading]:
    """Gives a day the year that the event is named after: "The World Cup 2026 starts on 11 June"."""
    close = -1  # where a year of this century may stand, in which every such name ends: it is found faster
    for reading in readings:
        start, point = reading.start, reading.meaning.point
        if not (isinstance(point, Calendar) and point.day and point.month and point.year is None):
            yield reading
            continue
        before = start - 100 if start > 100 else 0
        if close < before:
            close = folded.find("20", before)
            if close < 0:
                close = len(folded)
        if close >= start:
            yield reading
            continue
        named = joints.naming.search(folded, before, start)
        year = int(named["y1"] or named["y2"]) if named else None
        yield reading if year is None else _with_year(reading, Calendar(year, 1), 1)


def _lacks_year(point: Point) -> bool:
    return isinstance(point, Calendar) and point.year is None and point.month is not None


def share(readings: Iterable[Reading], folded: str, joints: Joints) -> Iterator[Reading]:
    """Gives dates the year that another of their list says: "28 February to 2 March 2026"."""
    chain: list[Reading] = []
    for reading in readings:
        gap = reading.gap
        if gap is not SILENT and (gap.listed or (gap.blank and _is_contracted(reading, folded, joints))):
            chain.append(reading)
            continue
        if len(chain) > 1:
            yield from _shared(chain)
        elif chain:
            yield chain[0]
        chain = [reading]
    yield from chain if len(chain) < 2 else _shared(chain)


def _is_contracted(reading: Reading, folded: str, joints: Joints) -> bool:
    return joints.contracted.match(folded, reading.start) is not None


def _shared(chain: list[Reading]) -> list[Reading]:
    """The year comes from a date behind, else from one before."""
    if True not in [reading.meaning.says_year for reading in chain]:
        return chain
    backwards = _handed_on(reversed(chain), -1)
    return list(_handed_on(reversed(list(backwards)), 1))


def _handed_on(chain: Iterable[Reading], way: int) -> Iterator[Reading]:
    said: Calendar | None = None
    for reading in chain:
        point = reading.meaning.point
        if not isinstance(point, Calendar) or point.month is None:
            said = None
        elif isinstance(point.year, int):
            said = point
        elif _lacks_year(point) and said is not None:
            yield _with_year(reading, said, way)
            continue
        yield reading


def _with_year(reading: Reading, said: Calendar, way: int) -> Reading:
    meaning = reading.meaning
    filled = replace(
        meaning,
        point=_filled(meaning.point, said, way),
        until=None if meaning.until is None else _filled(meaning.until, said, way),
        others=tuple(_filled(point, said, way) for point in meaning.others),
    )
    return reading.but(meaning=filled)


def _filled(point: Point, said: Calendar, way: int) -> Point:
    if not isinstance(point, Calendar) or not isinstance(said.year, int) or point.year is not None:
        return point
    months_on = ((point.month or 0) - (said.month or 0)) * way
    return replace(point, year=said.year + way * (months_on < 0))


def displace(readings: Iterable[Reading], folded: str, joints: Joints) -> Iterator[Reading]:
    """Marks the date that something was moved from: "moved from 5 November to 3 December" is no range."""
    held: Reading | None = None
    for reading in readings:
        here = reading
        meaning, gap = reading.meaning, reading.gap
        if meaning.until is not None and joints.moves_from(folded, reading.start, _BEHIND):
            here = _old(reading.but(meaning=_apart(meaning)))
        elif meaning.others and joints.onto.search(folded, reading.start, reading.end):
            here = _moved_on(reading, folded, joints)
        elif (gap.former or held is None) and _held_no_longer(reading, folded, joints):
            here = _old(reading)
        elif held is None or gap is SILENT:
            pass
        elif (gap.reaches or gap.onto) and _from_to(held, reading, folded, joints):
            held = _old(held)
        elif gap.opened and _behind(joints.moved_to, held, folded):
            here = _old(reading)
        if held is not None:
            yield held
        held = here
    if held is not None:
        yield held


def _apart(meaning: Meaning) -> Meaning:
    return meaning if meaning.until is None else replace(meaning, until=None, others=(meaning.until,))


def _old(reading: Reading) -> Reading:
    return reading.but(rule=reading.rule + OLD)


def _behind(pattern: re.Pattern[str], reading: Reading, folded: str) -> bool:
    return pattern.search(folded, max(0, reading.start - _BEHIND), reading.start) is not None


def _held_no_longer(reading: Reading, folded: str, joints: Joints) -> bool:
    before = folded[max(0, reading.start - 16) : reading.start].rstrip(" :")
    if not before.endswith(joints.former_ends):
        return False
    stretch = folded[max(0, reading.start - _BEHIND) : reading.start]
    return any(word in stretch for word in joints.former_words) and _behind(joints.former, reading, folded)


def _from_to(first: Reading, second: Reading, folded: str, joints: Joints) -> bool:
    gap = second.gap
    closed = gap.closed or (gap.blank and joints.contracted.match(folded, second.start))
    if closed and joints.moves_from(folded, first.start, _BEHIND):
        return True
    if not gap.onto:
        return False
    return joints.moved.match(folded, second.end) is not None or joints.moves_from(
        folded, first.start, _BEHIND
    )


def _moved_on(reading: Reading, folded: str, joints: Joints) -> Reading:
    """The meeting was moved "vom 5. auf den 12. März"; a night only reaches from one day to the next."""
    if (
        _days_apart(reading.meaning)
        or joints.moved.match(folded, reading.end) is not None
        or joints.moves_from(folded, reading.start, _BEHIND)
    ):
        return _old(reading)
    whole = replace(reading.meaning, others=(), until=reading.meaning.others[0])
    return reading.but(meaning=whole)


def _days_apart(meaning: Meaning) -> bool:
    """Whether more than a night lies between the two days: "vom 20. auf den 27. Juni" is a move."""
    first, last = meaning.point, meaning.others[0]
    if not (isinstance(first, Calendar) and isinstance(last, Calendar) and first.day and last.day):
        return False
    return last.day - first.day > 1
