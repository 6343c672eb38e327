"""Day and time of day as one expression: "10 p.m. Wednesday", "Friday morning", "the evening of 6 March"."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from timeline.dates.ranges import Joints
from timeline.dates.reading import (
    SILENT,
    Beside,
    Calendar,
    Easter,
    Fixed,
    Meaning,
    Nth,
    Reading,
    Shift,
    Weekday,
    WeekOf,
)

_NOON = 12
_AND = re.compile(r" (?:and|&|und|et|y|e|en) ")
_GOES_ON = re.compile(r"\s?(?:-|to|until|till|bis|à|a|al|au|hasta) ?[0-9]")  # "from 10 am to 4 pm"
_LONGEST_WAY = 120  # characters from a time of day to its day
_ON = re.compile(r"\b(?:on|am|le|el) $")
_TURNS = re.compile(r"[;!?:()\n]|\. |\b(?:and|but|or|to|until|und|aber|et|mais|y|pero)\b")
_ENDS = re.compile(r"[.;!?\n]")
_BEGINS = re.compile(r"\.\s+[A-ZÁÉÍÓÚÑ](?![A-Z])")  # a sentence, not the zone of "at 7 p.m. EST"
_LATE = ("TAF", "TEV")
_NIGHT, _DAWN = "TNI", 6  # the hours of a night before dawn are of the next day


@dataclass(frozen=True, slots=True)
class Clocks:
    """Which rules are times of day, which of them need a day beside them, and what may stand between."""

    rules: Collection[str]
    dependent: Collection[str]
    between: re.Pattern[str]
    alone: re.Pattern[str]  # what licenses a dependent one without a day, before it
    parts: Collection[str] = ()  # rules of the parts of a day that is told from today, such as "this morning"


def compose(
    readings: Iterable[Reading], text: str, folded: str, clocks: Clocks, joints: Joints
) -> Iterator[Reading]:
    """The readings with neighbours joined; times of day that belong to no day are dropped."""
    timed = {*clocks.rules, *clocks.dependent}
    held: Reading | None = None
    end: int | None = None
    tells = told = False  # whether this one and the one before are times of day
    for reading in readings:
        here = reading
        tells = here.rule in timed
        if held is None:
            pass
        elif not (told or tells):  # as most
            yield held
            end = held.end
        else:
            whole = _joined(held, here, folded, clocks)
            if whole is not None:
                held = whole.but(gap=held.gap)
                told = held.rule in timed
                continue
            if told and not tells and _day_follows(held, here, text, folded, end, clocks):
                if not held.meaning.clock[1:3].isdigit():
                    held, told = here.but(gap=held.gap), False
                    continue
                meaning = replace(here.meaning, type="TIME", clock=held.meaning.clock)
                held = held.but(rule=here.rule, meaning=meaning)
            if held.rule not in clocks.dependent or _stands(held, folded, clocks):
                yield held
                end = held.end
            else:
                here = here.but(gap=SILENT if end is None else joints.between(folded, end, here.start))
        held, told = here, tells
    if held is not None and (held.rule not in clocks.dependent or _stands(held, folded, clocks)):
        yield held


def _day_follows(
    time: Reading, day: Reading, text: str, folded: str, end: int | None, clocks: Clocks
) -> bool:
    """As in "called the meeting to order at 7 p.m. in the chambers of City Hall, on 9 July".

    A part of a day is that day's, too: "In den Morgenstunden musste am Samstag". `end` is that of the date
    before: a time of day belongs to a day that its sentence has named already.
    """
    if time.rule not in clocks.rules or time.meaning.until:
        return False
    if not time.meaning.clock[1:3].isdigit() and "," in folded[time.end : day.start]:
        return False  # "In the evening they met the envoy, who left on Sunday"
    if day.start - time.end > _LONGEST_WAY or not _is_day(day, clocks):
        return False
    if not _ON.search(folded, max(time.end, day.start - 4), day.start):
        return False
    if _TURNS.search(folded, time.end, day.start) or _GOES_ON.match(folded, time.end):
        return False
    if _BEGINS.match(text, time.end - 1):
        return False  # "It hit at 5:12 a.m. Schools were closed on Monday"
    return end is None or _ENDS.search(folded, end, time.start) is not None


def _joined(first: Reading, second: Reading, folded: str, clocks: Clocks) -> Reading | None:
    if second.start - first.end > 16 or not clocks.between.fullmatch(folded, first.end, second.start):
        return None
    if second.rule in clocks.dependent and first.rule not in clocks.rules and _has_part(first.meaning):
        return first.but(end=second.end)  # "the early hours of Saturday morning"
    if first.rule in clocks.dependent and _is_span_of_days(second.meaning):
        return second.but(start=first.start)  # the night of 13 to 14 February
    if first.rule in clocks.rules and second.meaning.clock and second.rule in clocks.parts:
        return _in_part(first, second) if first.meaning.clock[1:3].isdigit() else None
    if second.rule in clocks.rules and second.meaning.clock[1:3].isdigit() and _is_part(first, clocks):
        return _in_part(second, first)
    if second.rule in clocks.rules and first.meaning.until is not None:
        first = _two_days(first, second, folded)
    if first.rule in clocks.rules and _is_day(second, clocks):
        time, day = first, second
    elif second.rule in clocks.rules and _is_day(first, clocks):
        time, day = second, first
    else:
        return None
    mod = time.meaning.mod or day.meaning.mod
    if day.meaning.others and _GOES_ON.match(folded, second.end):
        return day.but(start=first.start, end=second.end)  # "10 and 12 March, 4pm to 7pm"
    meaning = replace(day.meaning, type="TIME", clock=time.meaning.clock, mod=mod)
    return Reading.of(first.start, second.end, day.rule, meaning)


def _two_days(days: Reading, time: Reading, folded: str) -> Reading:
    """The days of "5 and 6 December at 18:30", which are no range where each of them has a time."""
    meaning = days.meaning
    if meaning.until is None or meaning.clock or not _AND.search(folded, days.start, days.end):
        return days
    if not time.meaning.clock[1:3].isdigit() or _GOES_ON.match(folded, time.end):
        return days
    return days.but(meaning=replace(meaning, until=None, others=(meaning.until,)))


def _has_part(meaning: Meaning) -> bool:
    return bool(meaning.clock) and not meaning.clock[1:3].isdigit() and meaning.until is None


def _is_part(reading: Reading, clocks: Clocks) -> bool:
    """Whether it is a part of one day, such as "Wednesday evening"."""
    if reading.meaning.clock not in (*_LATE, _NIGHT, "TMO"):
        return False
    whole = replace(reading.meaning, type="DATE", clock="")
    return _is_day(reading.but(meaning=whole), clocks)


def _in_part(time: Reading, part: Reading) -> Reading | None:
    """One time for "at 11:40 this morning", "at 2:30 this afternoon", "at 9 pm tonight"."""
    clock, mod = time.meaning.clock, time.meaning.mod
    hour, within = int(clock[1:3]), part.meaning.clock
    if within not in (*_LATE, _NIGHT, "TMO") or (within == _NIGHT and hour < _DAWN):
        return None
    if within != "TMO" and hour < _NOON:
        clock = f"T{hour + _NOON}{clock[3:]}"
    start, end = min(time.start, part.start), max(time.end, part.end)
    return Reading.of(start, end, part.rule, replace(part.meaning, type="TIME", clock=clock, mod=mod))


def _is_span_of_days(meaning: Meaning) -> bool:
    point = meaning.point
    return meaning.until is not None and isinstance(point, Calendar) and point.day is not None


def _is_day(reading: Reading, clocks: Clocks) -> bool:
    meaning = reading.meaning
    if reading.rule in clocks.rules or meaning.clock or meaning.until or meaning.type != "DATE":
        return False
    match meaning.point:
        case Weekday() | Nth() | Beside() | Easter():
            return True
        case WeekOf():
            return False
        case Shift(unit=unit):
            return unit == "D"
        case Calendar(day=day):
            return day is not None
        case Fixed(value):
            return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None


def _stands(reading: Reading, folded: str, clocks: Clocks) -> bool:
    return clocks.alone.search(folded, max(0, reading.start - 12), reading.start) is not None
