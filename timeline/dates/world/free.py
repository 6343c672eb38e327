"""One reader for phrases of any shape: which groups a pattern has tells what it means.

A lexicon's `more` patterns may name, besides the holes of `rules.fragments`: `back` or `on` around an amount
that is over or ahead, `later` around one that counts from the date spoken of, `each` before what recurs,
`same` before the day, month or year spoken of, `wk` (last, this or next week) beside a weekday, `ahead` for
how many days it is put off ("lundi en huit"), `feast`, `holy` for the week before Easter, `of` for a
month that is said by its `turn` behind a day, `quarter` or `half` before `nth` or `n`, `cent` around the
number of a century, `dec` around a year that stands for its decade, `yy` a year in two digits, `m` a month in
digits, `week_of` around the words before the day that a week begins with.
"""

import re
from collections.abc import Callable

from timeline.dates.conjunctions import apart
from timeline.dates.reading import (
    Beside,
    Calendar,
    Easter,
    Fixed,
    Groups,
    Meaning,
    Origin,
    Point,
    Shift,
    Weekday,
    WeekOf,
)
from timeline.dates.units import amount_value, vague_value
from timeline.dates.world.read import full_year, phrase, range_years, roman
from timeline.dates.world.vocabulary import Vocabulary, worth

_END_OF_TWO = 70  # "69" is 2069, "70" is 1970


def free(words: Vocabulary, groups: Groups) -> Meaning | None:
    """The meaning of a phrase, None when its numbers make no date."""
    for there, reader in _READERS:
        if any(groups.get(name) for name in there):
            return reader(words, groups)
    return _shift(words, groups)


def _each(words: Vocabulary, groups: Groups) -> Meaning:
    if groups.get("weekday"):
        return Meaning(Fixed(f"XXXX-WXX-{words.weekday(groups['weekday'])}"), "SET")
    count = words.count(groups.get("count")) or 1
    return Meaning(Fixed(amount_value(count, words.unit(groups))), "SET")


def _same(words: Vocabulary, groups: Groups) -> Meaning:
    unit = words.unit(groups) if groups.get("unit") else "D"
    clock = _clock(words, groups)
    return Meaning(Shift(0, unit, "then"), "TIME" if clock else "DATE", clock=clock)


def _amount(words: Vocabulary, groups: Groups) -> tuple[float | None, str]:
    if found := worth(words.lexicon.spans, groups.get("span")):
        return found
    unit = str(worth(words.lexicon.units, groups.get("lone") or groups["unit"]))
    return (words.count(groups["count"]) if groups.get("count") else 1), unit


def _moved(words: Vocabulary, groups: Groups) -> Meaning:
    count, unit = _amount(words, groups)
    sign = -1 if groups.get("back") else 1
    if count is None or unit.startswith("T") or count > 9999:
        return Meaning(Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"))
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (int(count), unit)
    years = {"DE": 10, "CE": 100}.get(unit)
    origin: Origin = "then" if groups.get("later") else "now"
    clock = _clock(words, groups)
    point = Shift(sign * int(count) * (years or 1), "Y" if years else unit, origin)
    return Meaning(point, "TIME" if clock else "DATE", clock=clock)


def _lasting(words: Vocabulary, groups: Groups) -> Meaning:
    count, unit = _amount(words, groups)
    return Meaning(Fixed(vague_value(unit) if count is None else amount_value(count, unit)), "DURATION")


def _year(words: Vocabulary, groups: Groups) -> int | Shift | None:
    if (turn := worth(words.lexicon.turns, groups.get("y_turn"))) is not None:
        return Shift(turn, "Y")
    if groups.get("yy"):
        two = int(groups["yy"] or 0)
        if words.lexicon.buddhist:
            return full_year(f"25{two:02}")
        return two + (1900 if two >= _END_OF_TWO else 2000)
    return full_year(groups.get("year") or groups.get("year2"))


def _part(words: Vocabulary, groups: Groups) -> Meaning | None:
    letter, most = ("Q", 4) if groups.get("quarter") else ("H", 2)
    digits = groups.get("n")
    number = int(digits) if digits else worth(words.lexicon.nth, groups.get("nth"))
    if number is None and groups.get("last"):
        number = most
    if number is None:
        number = roman(groups.get("roman") or "")
    if not 1 <= number <= most:
        return None
    turn = words.turn(groups)
    return Meaning(Calendar(_year(words, groups), part=f"{letter}{number}", turn=turn))


def _century(words: Vocabulary, groups: Groups) -> Meaning | None:
    text = groups["cent"] or ""
    digits = re.search("[0-9]+", text)
    spoken = worth(words.lexicon.day_words, text) or worth(words.lexicon.nth, text)
    number = int(digits[0]) if digits else spoken or roman(text)
    return Meaning(Fixed(f"{number - 1:02}"), mod=words.mod(groups)) if 1 <= number <= 30 else None


def _decade(words: Vocabulary, groups: Groups) -> Meaning | None:
    text = groups["dec"] or ""
    tens = worth(words.lexicon.decades, text)
    if tens is None:
        digits = re.search("[0-9]{2,4}", text)
        if digits is None:
            return None
        year = digits[0] if len(digits[0]) > 2 else f"19{digits[0]}"
        tens = (full_year(year) or 0) // 10
    return Meaning(Fixed(f"{tens:03}"), mod=words.mod(groups))


def _calendar(words: Vocabulary, groups: Groups) -> Meaning | None:
    year = _year(words, groups)
    digits = groups.get("m")
    month = int(digits) if digits else words.month(groups["month"]) if groups.get("month") else None
    turn, mod, clock = words.turn(groups) if year is None else None, words.mod(groups), _clock(words, groups)
    if groups.get("d1"):
        return _days(words, groups, Calendar(year, month, turn=turn))
    day = words.day(groups["day"]) if groups.get("day") else None
    named = words.weekday(groups["weekday"]) if groups.get("weekday") else None
    point: Point = Calendar(year, month, day, turn=turn, weekday=named)
    if groups.get("of") and day:
        point = Beside(day - 1, Shift(turn or 0, "M"))
    return Meaning(point, "TIME" if clock else "DATE", mod=mod, clock=clock)


def _days(words: Vocabulary, groups: Groups, of: Calendar) -> Meaning | None:
    numbers = [words.day(groups["d1"]), words.day(groups["d2"])]
    if numbers[0] >= numbers[1]:
        return None
    first, last = (Calendar(of.year, of.month, number, turn=of.turn) for number in numbers)
    if apart(groups.get("to") or "", *numbers):
        return Meaning(first, others=(last,))
    return Meaning(first, until=last)


def _weekday(words: Vocabulary, groups: Groups) -> Meaning:
    number, clock = words.weekday(groups["weekday"]), _clock(words, groups)
    week = worth(words.lexicon.weeks, groups.get("wk"))
    point: Point = Weekday(number, words.turn(groups))
    if groups.get("ahead"):
        point = Weekday(number, 1, weeks=int((words.count(groups["ahead"]) or 0) // 7))
    elif week is not None:
        point = Weekday(number, within=week)
    return Meaning(point, "TIME" if clock else "DATE", clock=clock)


def _feast(words: Vocabulary, groups: Groups) -> Meaning | None:
    days, year = worth(words.lexicon.feasts, groups.get("feast")), _year(words, groups)
    if groups.get("holy"):
        return Meaning(Easter(-7, year), until=Easter(0, year))
    return None if days is None else Meaning(Easter(days, year))


def _week_of(words: Vocabulary, groups: Groups) -> Meaning:
    day = Calendar(_year(words, groups), words.month(groups["month"]), words.day(groups["day"]))
    return Meaning(WeekOf(day))


def _season(words: Vocabulary, groups: Groups) -> Meaning:
    part = str(worth(words.lexicon.seasons, groups["season"]))
    return Meaning(Calendar(_year(words, groups), part=part, turn=words.turn(groups)), mod=words.mod(groups))


def _clock(words: Vocabulary, groups: Groups) -> str:
    """`T22:51` for an hour, else `TMO` and its like."""
    if not groups.get("hour"):
        return words.clock(groups)
    return f"T{int(groups['hour'] or 0):02}:{int(groups.get('minute') or 0):02}"


def _shift(words: Vocabulary, groups: Groups) -> Meaning:
    turn, clock = words.turn(groups) or 0, _clock(words, groups)
    unit = words.unit(groups) if groups.get("unit") else "D"
    if groups.get("y_turn") is not None:
        turn, unit = worth(words.lexicon.turns, groups["y_turn"]) or 0, "Y"
    return Meaning(Shift(turn, unit), "TIME" if clock else "DATE", mod=words.mod(groups), clock=clock)


_READERS: tuple[tuple[tuple[str, ...], Callable[[Vocabulary, Groups], Meaning | None]], ...] = (
    (("week_of",), _week_of), (("phrase",), phrase), (("each",), _each), (("same",), _same),
    (("back", "on", "later"), _moved),
    (("quarter", "half"), _part), (("cent",), _century), (("dec",), _decade), (("y1",), range_years),
    (("feast", "holy"), _feast), (("season",), _season),
    (("month", "m", "year", "year2", "yy", "d1", "day"), _calendar),
    (("weekday",), _weekday), (("span", "count"), _lasting),
)  # fmt: skip
