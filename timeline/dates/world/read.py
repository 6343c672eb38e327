"""Meanings of the world rules: one reader for each rule, over the vocabulary of a language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.dates import numeric
from timeline.dates.conjunctions import apart
from timeline.dates.reading import Calendar, Fixed, Groups, Meaning, Nth, Point, Shift, Weekday
from timeline.dates.units import amount_value, joined_value, vague_value
from timeline.dates.world.vocabulary import Vocabulary, worth

_PARTS_OF_DAY = frozenset({"MO", "AF", "EV", "NI"})
_AFTERNOON = frozenset({"TAF", "TEV", "TNI"})
_TENS = {
    "veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8,
    "noventa": 9,
}  # fmt: skip


def full_year(text: str | None) -> int | None:
    """A year, of the Buddhist era from 2400 on."""
    return numeric.full_year(text) if text else None


def dmy(words: Vocabulary, groups: Groups) -> Meaning:
    """10 December 2024, next 5 May."""
    year, number = full_year(groups["year"]), words.month(groups["month"])
    turn = words.turn(groups) if year is None else None
    origin = words.origin(groups) if turn else "now"
    point = Calendar(year, number, words.day(groups["day"]), turn=turn or None, origin=origin)
    return Meaning(named(words, groups, point))


def named(words: Vocabulary, groups: Groups, point: Calendar) -> Calendar:
    """With the day of the week that tells which year is meant, where that is left out."""
    name = groups.get("weekday")
    return replace(point, weekday=words.weekday(name)) if name and point.year is point.turn is None else point


def month(words: Vocabulary, groups: Groups) -> Meaning:
    """December, last December, December 2024."""
    name = groups.get("month") or groups.get("full_month")
    turn = words.turn(groups) if "turn" in groups else None
    point = Calendar(_of_year(words, groups), words.month(name), turn=turn, origin=words.origin(groups))
    return Meaning(point, mod=words.mod(groups))


def _of_year(words: Vocabulary, groups: Groups) -> int | Shift | None:
    """In "March 2024" and "March of last year"."""
    turn = worth(words.lexicon.turns, groups.get("y_turn") or groups.get("y_turn2"))
    return full_year(groups.get("year")) if turn is None else Shift(turn, "Y")


def that_year(words: Vocabulary, groups: Groups) -> Meaning:
    """On 3 May of the same year, in May of the following year."""
    day = groups.get("day")
    year = Shift(0 if groups["same"] else 1, "Y", "then")
    return Meaning(Calendar(year, words.month(groups["month"]), words.day(day) if day else None))


def day_alone(words: Vocabulary, groups: Groups) -> Meaning:
    """The 8th, 8/3, next 8th, from the 3rd to the 5th."""
    if groups.get("d1"):
        return Meaning(Calendar(day=words.day(groups["d1"])), until=Calendar(day=words.day(groups["d2"])))
    number = groups.get("m")
    turn = worth(words.lexicon.turns, groups.get("turn"))
    return Meaning(
        Calendar(
            month=int(number) if number else None,
            day=words.day(groups["day"] or groups.get("day2")),
            turn=turn or None,
        )
    )


def century(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """Siglo XIX, 19. Jahrhundert."""
    digits = groups.get("digits")
    number = int(digits) if digits else roman(groups.get("roman") or "")
    return Meaning(Fixed(f"{number - 1:02}")) if 1 <= number <= 30 else None


def roman(text: str) -> int:
    """The number that Roman numerals up to XXX are, 0 for none."""
    worths = [{"i": 1, "v": 5, "x": 10}.get(letter, 0) for letter in text]
    return sum(-n if n < after else n for n, after in zip(worths, [*worths[1:], 0], strict=False))


def quarter(words: Vocabulary, groups: Groups) -> Meaning | None:
    """The first quarter, the second half of 2024."""
    unit = "H" if groups.get("half") else words.unit(groups)
    number = worth(words.lexicon.nth, groups["nth"]) if "nth" in groups else {"Q": 4, "H": 2}.get(unit)
    if unit not in {"Q", "H"} or number is None or number > {"Q": 4, "H": 2}[unit]:
        return None
    year = _of_year(words, groups)
    if groups.get("half") and year is None:
        return None  # of a match, as a rule
    return Meaning(Calendar(year, part=f"{unit}{number}"))


def range_days(words: Vocabulary, groups: Groups) -> Meaning | None:
    """3-5 March 2026."""
    first, last = words.day(groups["d1"]), words.day(groups["d2"])
    if first >= last:
        return None
    year, number = full_year(groups["year"]), words.month(groups["month"])
    end = Calendar(year, number, last)
    to = groups["to"] or ""
    if apart(to, first, last) or re.fullmatch(words.lexicon.onto, to):
        return Meaning(Calendar(year, number, first), others=(end,))
    return Meaning(Calendar(year, number, first), until=end)


def nth_weekday(words: Vocabulary, groups: Groups) -> Meaning | None:
    """The first Sunday of March 2027."""
    number = -1 if groups["last"] else worth(words.lexicon.nth, groups["nth"])
    if number is None:
        return None
    month_of = Calendar(full_year(groups["year"]), words.month(groups["month"]))
    return Meaning(Nth(number, words.weekday(groups["weekday"]), month_of))


def day_list(words: Vocabulary, groups: Groups) -> Meaning | None:
    """4, 6 and 9 October 2026."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", groups["list"] or "")]
    if numbers != sorted(set(numbers)):
        return None
    year, number = full_year(groups["year"]), words.month(groups["month"])
    first, *others = (Calendar(year, number, day) for day in numbers)
    return Meaning(first, others=tuple(others))


def range_months(words: Vocabulary, groups: Groups) -> Meaning:
    """28 February-2 March 2026, May-June 2026."""
    first, last = words.month(groups["m1"]), words.month(groups["m2"])
    year = full_year(groups["year"])
    start = full_year(groups["y1"]) or (year - (first > last) if year else None)
    d1, d2 = groups.get("d1"), groups.get("d2")
    return Meaning(
        Calendar(start, first, words.day(d1) if d1 else None),
        until=Calendar(year, last, words.day(d2) if d2 else None),
    )


def range_years(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """2024-2027."""
    first, last = groups["y1"] or "", groups["y2"] or ""
    last = first[:2] + last if len(last) == 2 else last
    if not 0 < int(last) - int(first) <= 200:
        return None
    return Meaning(Calendar(full_year(first)), until=Calendar(full_year(last)))


def year(words: Vocabulary, groups: Groups) -> Meaning:
    """2024."""
    about = "APPROX" if groups.get("about") is not None else None
    return Meaning(Calendar(full_year(groups["year"])), mod=words.mod(groups) or about)


def season(words: Vocabulary, groups: Groups) -> Meaning:
    """Autumn 2011, last summer."""
    part = str(worth(words.lexicon.seasons, groups["season"]))
    turn, origin = 0 if groups.get("then") else words.turn(groups), words.origin(groups)
    return Meaning(
        Calendar(full_year(groups["year"]), part=part, turn=turn, origin=origin), mod=words.mod(groups)
    )


def weekday(words: Vocabulary, groups: Groups) -> Meaning:
    """Friday, last Friday, Friday evening, the following Friday."""
    clock, turn = words.clock(groups), words.turn(groups)
    origin = words.origin(groups) if turn else "now"
    if turn is None and groups.get("until") is not None:
        turn = 1
    return Meaning(
        Weekday(words.weekday(groups["weekday"]), turn, origin=origin),
        "TIME" if clock else "DATE",
        clock=clock,
    )


def phrase(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Yesterday, last week, now."""
    text = " ".join((groups["phrase"] or "").split())
    if told := worth(words.lexicon.told, text):
        clock = words.clock(groups)
        return Meaning(Shift(*told, "then"), "TIME" if clock else "DATE", clock=clock)
    found = worth(words.lexicon.fixed, text) or words.relative(text)
    if isinstance(found, str):
        return Meaning(Fixed(found), "DATE" if found[-1] == "F" or found[0] != "P" else "DURATION")
    if found is None:
        return None
    n, unit = found
    if unit in _PARTS_OF_DAY:
        return Meaning(Shift(n, "D"), "TIME", clock=f"T{unit}")
    clock = words.clock(groups)
    return Meaning(Shift(n, unit), "TIME" if clock else "DATE", clock=clock)


def part_this(words: Vocabulary, groups: Groups) -> Meaning:
    """Tonight, last night, this morning; the same evening as what was told, the morning after it."""
    told = worth(words.lexicon.then_before, groups.get("then"))
    n = words.turn(groups) if told is None else told
    return Meaning(Shift(n or 0, "D", words.origin(groups)), "TIME", clock=words.clock(groups))


def part(words: Vocabulary, groups: Groups) -> Meaning:
    """The evening."""
    return Meaning(Shift(0, "D", "near"), "TIME", clock=words.clock(groups))


def turn_unit(words: Vocabulary, groups: Groups) -> Meaning:
    """Last week; with a number or in the plural a duration ("the last three years")."""
    if groups.get("count"):
        return amount(words, groups)
    many = groups["unit"] == "mois" and (groups.get("turn") or groups.get("behind") or "").endswith("s")
    if many or re.fullmatch(words.lexicon.plural, groups["unit"] or ""):
        return Meaning(Fixed(vague_value(words.unit(groups))), "DURATION")
    return Meaning(Shift(words.turn(groups) or 0, words.unit(groups)), mod=words.mod(groups))


def unit_edge(words: Vocabulary, groups: Groups) -> Meaning:
    """The end of the year."""
    return Meaning(edge(words.unit(groups), words.mod(groups)), mod=words.mod(groups))


def edge(unit: str, mod: str | None) -> Shift:
    """The unit that begins or ends: one that ended may be the one before."""
    return Shift(0, unit, "end" if mod == "END" else "now")


def amount(words: Vocabulary, groups: Groups) -> Meaning:
    """Two years, several weeks."""
    count, unit = words.count(groups["count"]), words.unit(groups)
    if count is None:
        return Meaning(Fixed(vague_value(unit)), "DURATION")
    value = amount_value(count + 0.5 if groups.get("half") else count, unit)
    more = words.count(groups.get("n2"))
    if more is not None:
        value = joined_value(value, amount_value(more, str(worth(words.lexicon.units, groups["unit2"]))))
    return Meaning(Fixed(value), "DURATION")


def amount_or(words: Vocabulary, groups: Groups) -> Meaning:
    """Three, in "three or four days"."""
    count, unit = words.count(groups["count"]), words.unit(groups)
    return Meaning(Fixed(vague_value(unit) if count is None else amount_value(count, unit)), "DURATION")


def units(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Years, in "for years"."""
    if not re.fullmatch(words.lexicon.plural, groups["unit"] or ""):
        return None
    return Meaning(Fixed(vague_value(words.unit(groups))), "DURATION")


def moved(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Two days later, years before."""
    if not groups["count"]:
        return units(words, groups)
    count, unit = words.count(groups["count"]), words.unit(groups)
    if count is None or count != int(count) or unit.startswith("T"):
        return amount(words, groups)
    sign = 1 if groups["after"] else -1
    years = {"DE": 10, "CE": 100}.get(unit)
    return Meaning(Shift(sign * int(count) * (years or 1), "Y" if years else unit, "then"))


def unit_then(words: Vocabulary, groups: Groups) -> Meaning | None:
    """That day, the following week."""
    if re.fullmatch(words.lexicon.plural, groups["unit"] or "") or words.unit(groups).startswith("T"):
        return None
    before = worth(words.lexicon.then_before, groups.get("then"))
    turn = before if before is not None else worth(words.lexicon.then_behind, groups.get("then_behind"))
    return Meaning(Shift(turn or 0, words.unit(groups), "then"))


def every(words: Vocabulary, groups: Groups) -> Meaning:
    """Every Monday, every two weeks."""
    if groups["weekday"]:
        return Meaning(Fixed(f"XXXX-WXX-{words.weekday(groups['weekday'])}"), "SET")
    return Meaning(Fixed(amount_value(words.count(groups["count"]) or 1, words.unit(groups))), "SET")


def set_(words: Vocabulary, groups: Groups) -> Meaning:
    """Daily."""
    return Meaning(Fixed(str(worth(words.lexicon.sets, groups["set"]))), "SET")


def ago(words: Vocabulary, groups: Groups) -> Meaning:
    """Two years ago."""
    return _moved(words, groups, -1)


def later(words: Vocabulary, groups: Groups) -> Meaning:
    """In two weeks."""
    return _moved(words, groups, 1)


def _moved(words: Vocabulary, groups: Groups, sign: int) -> Meaning:
    count, unit = words.count(groups["count"]), words.unit(groups)
    if count is None and words.lexicon.vague_ago:
        return Meaning(Fixed(vague_value(unit)), "DURATION")
    if count is None or unit.startswith("T") or count > 9999:
        return Meaning(Fixed("PAST_REF" if sign < 0 else "FUTURE_REF"))
    years = {"DE": 10, "CE": 100}.get(unit)
    point: Point = Shift(sign * int(count) * (years or 1), "Y" if years else unit)
    return Meaning(point)


_HOURS = ("hour", "hour2", "hour3", "hour4", "hour5")
_MINUTES = ("minute", "minute2", "minute4", "minute5")


def clock(words: Vocabulary, groups: Groups) -> Meaning | None:
    """20.30 Uhr, half past eight in the evening, 10.00 GMT."""
    digits = next(filter(None, map(groups.get, _HOURS)), None)
    said = int(digits) if digits else worth(words.lexicon.numbers, groups.get("spoken"))
    if said is None:
        return None
    minute = int(next(filter(None, map(groups.get, _MINUTES)), None) or 0)
    minute += worth(words.lexicon.past_hour, groups.get("past")) or 0
    part = str(worth(words.lexicon.parts, groups.get("pm")) or "")
    noon = groups.get("noon") or groups.get("noon2")
    later, said = part in _AFTERNOON or noon == "p", 0 if (noon, said) == ("a", 12) else said
    hour = int(said) + (12 if later and said < 12 else 0) - (minute < 0)
    zone = "Z" if groups.get("zone") else ""
    return Meaning(Shift(0, "D", "near"), "TIME", clock=f"T{hour:02}:{minute % 60:02}{zone}")


def decade(words: Vocabulary, groups: Groups) -> Meaning | None:
    """The 1990s."""
    digits = re.search("([0-9]{2})?([0-9])0", groups["decade"] or "")
    if digits:
        return Meaning(Fixed(f"{digits[1] or 19}{digits[2]}"))
    word = groups.get("tens") or groups.get("tens2")
    if word in _TENS:
        return Meaning(Fixed(f"19{_TENS[word]}"))
    tens = worth(words.lexicon.decades, word)
    return None if tens is None else Meaning(Fixed(str(tens)))


READERS: Mapping[str, Callable[[Vocabulary, Groups], Meaning | None]] = {
    "clock": clock, "decade": decade, "range_full": range_months, "range_days": range_days,
    "day_list": day_list, "nth_weekday": nth_weekday, "dmy": dmy, "that_year": that_year,
    "month_range": range_months, "month_year": month, "month": month, "season": season,
    "range_years": range_years,
    "part_this": part_this, "phrase": phrase, "weekday": weekday, "every": every, "set": set_,
    "unit_turn": turn_unit, "turn_unit": turn_unit, "unit_edge": unit_edge, "amount": amount, "part": part,
    "amount_or": amount_or, "units": units, "moved": moved, "unit_then": unit_then, "then_unit": unit_then,
    "year": year, "day_alone": day_alone, "century": century, "quarter": quarter, "quarter_last": quarter,
}  # fmt: skip
