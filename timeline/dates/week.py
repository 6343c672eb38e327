"""Days of the week that head the parts of a text: what is on from Thursday to Sunday, what was logged.

Such a heading has no verb, so that nothing tells on which side of publication it lies. But the parts follow
one another, hence they are all of one week: the coming one, or the last where what stands below them is told
in the past.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from timeline.dates.reading import Reading, Shift, Weekday
from timeline.dates.rows import stands_alone

_LEAST = 2
_MOST_BELOW = 2400  # characters from one heading to the next
_WEEK = 7  # days

Tense = Callable[[Reading], int]


def week(
    readings: Sequence[Reading], text: str, published: dt.date | None, tense: Tense
) -> Sequence[Reading]:
    """The readings, those of such headings with their days, and what repeats them below ("Friday, 7pm")."""
    if published is None or text.count("\n") < _LEAST:
        return readings
    heads = [at for at, reading in enumerate(readings) if _number(reading) and _heads(reading, text)]
    found = list(readings)
    for block in _blocks(heads, readings):
        upto = next((at for at in heads if at > block[-1]), len(found))
        clocked = [reading for reading in readings[block[0] : upto] if reading.meaning.clock]
        if not clocked:
            continue
        over = sum(1 if tense(reading) < 0 else -1 for reading in clocked) > 0
        days = _days([_number(readings[at]) for at in block], published.isoweekday(), over=over)
        for at, until, day in zip(block, [*block[1:], upto], days, strict=True):
            for there in range(at, until):
                if _number(readings[there]) == _number(readings[at]):
                    meaning = replace(readings[there].meaning, point=Shift(day, "D"))
                    found[there] = readings[there].but(meaning=meaning)
    return found


def _number(reading: Reading) -> int:
    """Which day of the week it is (1 = Monday), 0 for what is none or says more."""
    point = reading.meaning.point
    return point.number if isinstance(point, Weekday) and point == Weekday(point.number) else 0


def _heads(reading: Reading, text: str) -> bool:
    return not reading.meaning.clock and stands_alone(text, reading.start, reading.end)


def _blocks(heads: Sequence[int], readings: Sequence[Reading]) -> Iterator[list[int]]:
    """Headings that go forward through one week."""
    block: list[int] = []
    gone = 0  # days since the first
    for at in heads:
        ahead = (_number(readings[at]) - _number(readings[block[-1]])) % _WEEK if block else 0
        far = bool(block) and readings[at].start - readings[block[-1]].end > _MOST_BELOW
        if far or not ahead or gone + ahead >= _WEEK:
            if len(block) >= _LEAST:
                yield block
            block, gone = [], 0
        else:
            gone += ahead
        block.append(at)
    if len(block) >= _LEAST:
        yield block


def _days(numbers: Sequence[int], here: int, *, over: bool) -> list[int]:
    """How many days after publication they are, which is on such a day of the week."""
    on = [(number - numbers[0]) % _WEEK for number in numbers]
    first = -((here - numbers[-1]) % _WEEK) - on[-1] if over else (numbers[0] - here) % _WEEK
    return [first + each for each in on]
