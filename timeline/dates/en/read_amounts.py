"""Meanings of the English rules for durations, sets, references and times of day."""

from dataclasses import replace

from timeline.dates.en import words
from timeline.dates.en.read_calendar import modifier
from timeline.dates.reading import Fixed, Groups, Meaning, Shift
from timeline.dates.units import amount_value, vague_value

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_MODS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "well over": "MORE_THAN", "less than": "LESS_THAN",
    "fewer than": "LESS_THAN", "under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "close to": "LESS_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS", "about": "APPROX", "around": "APPROX", "approximately": "APPROX",
    "roughly": "APPROX", "some": "APPROX",
}  # fmt: skip
_ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "semiannually": "P6M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "half-hourly": "PT30M",
}  # fmt: skip

_REFS = {"coming": "FUTURE_REF", "future": "FUTURE_REF", "past": "PAST_REF"}


def _mod(groups: Groups) -> str | None:
    return _MODS.get(" ".join((groups.get("hedge") or "").split()))


def amount(groups: Groups) -> Meaning | None:
    """Two years, the past five days, at least 72 hours, a minute and a half."""
    unit = words.unit(groups.get("units") or groups.get("unit") or "")
    if not groups.get("count"):
        couple = "couple" in (groups.get("vague") or "")
        return Meaning(
            Fixed(amount_value(2, unit) if couple else vague_value(unit)), "DURATION", _mod(groups)
        )
    count = words.number(groups["count"] or "")
    if count is None or count > 100_000:
        return None
    return Meaning(
        Fixed(amount_value(count + 0.5 * bool(groups.get("half")), unit)), "DURATION", _mod(groups)
    )


def amount_ahead(groups: Groups) -> Meaning | None:
    """In three weeks, in two days' time."""
    plain = amount(groups)
    count = words.number(groups["count"] or "")
    if plain is None or count is None or count != int(count) or count > 1000:
        return plain
    unit = words.unit(groups["units"] or "")
    point = Shift(int(count) * 2, "W") if unit == "F" else Shift(int(count), unit)
    mod = "APPROX" if plain.mod == "APPROX" else None
    return (
        Meaning(point, mod=mod)
        if groups["time"] or groups["stands"] is not None
        else replace(plain, ahead=point)
    )


def amount_and_half(groups: Groups) -> Meaning | None:
    """A minute and a half."""
    return amount({**groups, "half": "half"})


def half_unit(groups: Groups) -> Meaning:
    """Half an hour."""
    return Meaning(Fixed(amount_value(0.5, words.unit(groups["units"] or ""))), "DURATION", _mod(groups))


def vague(groups: Groups) -> Meaning:
    """Recent years, months, decades-long; coming months are a time ahead and no length."""
    if (ref := _REFS.get(groups.get("which") or "")) is not None:
        return Meaning(Fixed(ref))
    return Meaning(
        Fixed(vague_value(words.unit(groups.get("units") or groups.get("unit") or ""))), "DURATION"
    )


def some_time(_groups: Groups) -> Meaning:
    """For some time, for a while: nobody says in which unit."""
    return Meaning(Fixed("PXX"), "DURATION")


def set_every(groups: Groups) -> Meaning | None:
    """Every Monday, each year, every two weeks."""
    if groups["full_weekday"]:
        return Meaning(Fixed(f"XXXX-WXX-{words.weekday(groups['full_weekday'])}"), "SET")
    if groups["full_month"]:
        return Meaning(Fixed(f"XXXX-{words.month(groups['full_month']):02}"), "SET")
    if groups["season"]:
        return Meaning(Fixed(f"XXXX-{words.SEASONS[groups['season']]}"), "SET")
    if groups["part"]:
        return Meaning(Fixed(f"XXXX-XX-XX{_PARTS[groups['part']]}"), "SET")
    others = {"other": 2, "second": 2, "third": 3}
    count = words.number(groups["count"]) if groups["count"] else others.get(groups["other"] or "", 1)
    unit = words.unit(groups["units"] or "")
    return None if count is None else Meaning(Fixed(amount_value(count, unit)), "SET")


def set_adverb(groups: Groups) -> Meaning:
    """Daily, annually."""
    return Meaning(Fixed(_ADVERBS[groups["word"] or ""]), "SET")


def set_per(groups: Groups) -> Meaning:
    """Per month, twice a month."""
    return Meaning(Fixed(amount_value(1, words.unit(groups["unit"] or ""))), "SET")


def clock_value(text: str) -> str | None:
    """`T22:00` from "10 p.m.", "22:00", "10.30am"."""
    digits = [int(part) for part in words.digits(text)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    if "p" in text or "a" in text:
        hour = hour % 12 + 12 * ("p" in text)
    return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def clock(groups: Groups) -> Meaning | None:
    """10 p.m., 14:30 GMT."""
    value = clock_value(groups["clock"] or "")
    return None if value is None else Meaning(Shift(0, "D", "near"), "TIME", _mod(groups), value)


def clock_hours(groups: Groups) -> Meaning:
    """1630 hours."""
    return Meaning(Shift(0, "D", "near"), "TIME", clock=f"T{groups['hour']}:{groups['minute']}")


def clock_from(groups: Groups) -> Meaning | None:
    """2 of "2 to 5 p.m.", 11 of "11 to 2 p.m."."""
    start, stop = groups["start"] or "", groups["stop"] or ""
    half = "p" if "p" in stop else "a"
    value, end = clock_value(f"{start} {half}m"), clock_value(stop)
    if value is not None and end is not None and value > end and half == "p":
        value = clock_value(f"{start} am")
    if value is None or end is None or value >= end:
        return None
    return Meaning(Shift(0, "D", "near"), "TIME", _mod(groups), value)


def clock_part(groups: Groups) -> Meaning | None:
    """4 in the morning, 7 o'clock in the evening, 14 o'clock."""
    if groups.get("clock"):
        return clock(groups)
    count = words.number(groups["count"] or "")
    if count is None or not 1 <= count <= (12 if groups.get("part") else 23) or count != int(count):
        return None
    part = groups.get("part")
    hour = int(count) % 12 + 12 * (part in {"afternoon", "evening", "night"}) if part else int(count)
    if part == "night" and count == 12:
        hour = 24  # the end of that day, as "midnight" is
    return Meaning(Shift(0, "D", "near"), "TIME", _mod(groups), f"T{hour:02}:00")


def clock_word(groups: Groups) -> Meaning:
    """Noon, midnight (the end of the day, as TIMEX3 has it)."""
    return Meaning(
        Shift(0, "D", "near"), "TIME", clock="T24:00" if groups["word"] == "midnight" else "T12:00"
    )


def daypart(groups: Groups) -> Meaning:
    """The morning, the early hours (of the morning)."""
    part = groups["part"] or groups["small"] or "morning"
    return Meaning(Shift(0, "D", "near"), "TIME", modifier(groups), _PARTS[part])


def some_day(_groups: Groups) -> Meaning:
    """It will one day be found; it will soon be found."""
    return Meaning(Fixed("FUTURE_REF"))


def turn_long(groups: Groups) -> Meaning:
    """The past decade: ten years up to now, not those from 2010 to 2019."""
    return Meaning(Fixed(amount_value(1, words.unit(groups["units"] or ""))), "DURATION")


def unit_long(groups: Groups) -> Meaning:
    """Day-long; months-long, whatever their number."""
    unit = words.unit(groups["unit"] or "")
    return Meaning(Fixed(vague_value(unit) if groups["many"] else amount_value(1, unit)), "DURATION")


def attribute(groups: Groups) -> Meaning:
    """Former allies, future wars, recent reports."""
    return _ref("FUTURE_REF" if groups["ref"] == "future" else "PAST_REF")


def _ref(value: str) -> Meaning:
    return Meaning(Fixed(value))


READERS = {
    "some_time": some_time,
    "set_every": set_every, "set_adverb": set_adverb, "set_per": set_per, "set_rate": set_per,
    "amount": amount, "amount_ahead": amount_ahead,
    "amount_and_half": amount_and_half, "half_unit": half_unit, "amount_adjective": amount,
    "unit_long": unit_long, "some_day": some_day, "soon": some_day, "turn_long": turn_long,
    "vague_units": vague, "bare_units": vague, "clock": clock,
    "clock_from": clock_from, "clock_hours": clock_hours,
    "clock_dotted": clock, "clock_part": clock_part, "oclock": clock_part,
    "clock_word": clock_word, "daypart": daypart,
    "present": lambda _: _ref("PRESENT_REF"), "current": lambda _: _ref("PRESENT_REF"),
    "attribute": attribute, "past": lambda _: _ref("PAST_REF"),
    "the_past": lambda _: _ref("PAST_REF"), "future": lambda _: _ref("FUTURE_REF"),
}  # fmt: skip
