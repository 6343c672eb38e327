"""Meanings of the English calendar rules."""

from timeline.dates.conjunctions import apart
from timeline.dates.context import Moment
from timeline.dates.en import words
from timeline.dates.reading import (
    Beside,
    Calendar,
    Easter,
    Fixed,
    Groups,
    Meaning,
    Nth,
    Origin,
    Shift,
    WeekOf,
)

_EDGES = {
    "early": "START", "earlier": "START", "later": "END", "beginning": "START", "start": "START",
    "first": "START", "opening": "START", "third": "MID", "fourth": "END", "last": "END", "final": "END",
    "closing": "END",
    "mid": "MID", "middle": "MID", "late": "END", "end": "END", "close": "END", "latter": "END",
    "second": "END",
}  # fmt: skip


_FEBRUARY = 2
_LAST_HUNDREDS = "1800"  # that are always a century
_SHORT = frozenset({4, 6, 9, 11})  # months of thirty days
# How many days the Julian calendar is behind the Gregorian one, up to a year.
_JULIAN = (1700, 10), (1800, 11), (1900, 12), (9999, 13)


def modifier(groups: Groups) -> str | None:
    """START, MID, END or APPROX, from the words before a date."""
    edge = groups.get("edge") or groups.get("in_month")
    if edge:
        for word in edge.replace("-", " ").split():
            if word in _EDGES:
                return _EDGES[word]
    return "APPROX" if groups.get("about") else None


def said_year(groups: Groups) -> int | Shift | None:
    """The year in whatever way the words around a month say it; None if they do not."""
    if groups.get("year_bc"):
        return 1 - int(groups["year_bc"] or 0)
    if groups.get("two_years"):
        return int((groups["two_years"] or "")[:4]) + 1
    for name in ("year", "short_year", "year_word", "signed_year"):
        text = groups.get(name)
        if text:
            return _era(words.year(text), groups.get("era"))
    said = groups.get("year_said")
    if not said:
        return None
    if any(word in said for word in ("the next", "following", "previous", "preceding")):
        return Shift(1 if "next" in said or "following" in said else -1, "Y", "then")
    if "last" in said:
        return Shift(-1, "Y")
    if "next" in said:
        return Shift(1, "Y")
    return Shift(0, "Y", "then" if "that" in said or "same" in said else "now")


def _era(year: int | None, era: str | None) -> int | None:
    """Years before Christ as astronomers count them: 1 BC is 0."""
    if year is None or not era or not era.startswith("b"):
        return year
    return 1 - year


def day_month(groups: Groups) -> Meaning | None:
    """A day of a month, with or without its year."""
    number = words.ordinal(groups.get("day") or groups.get("day_word") or "")
    if number is None:
        return None
    name = groups.get("month") or groups.get("full_month") or ""
    called = groups.get("weekday") or groups.get("after")
    weekday = words.weekday(called) if called else None
    day = Calendar(said_year(groups), words.month(name), number, weekday=weekday)
    return Meaning(day, mod=modifier(groups))


def year_first(groups: Groups) -> Meaning | None:
    """1863, 11 August; 1987 Dec. 2-4."""
    first = words.ordinal(groups["d1"] or groups["d3"] or "")
    last = words.ordinal(groups["d2"] or groups["d4"] or "")
    when, number = int(groups["year"] or 0), words.month(groups["m1"] or groups["m2"] or "")
    if last is None:
        return Meaning(Calendar(when, number, first))
    if first is None or first >= last:
        return None
    return Meaning(Calendar(when, number, first), until=Calendar(when, number, last))


def two_calendars(groups: Groups) -> Meaning:
    """25 October (7 November) 1917, 14/24 October 1648: the later day, which is that of our calendar."""
    when = int(groups["year"] or 0)
    first, second = (
        Moment(when, words.month(groups[month] or groups["m2"] or ""), words.ordinal(groups[day] or ""))
        for day, month in (("d1", "m1"), ("d2", "m2"))
    )
    one, other = first.date(), second.date()
    behind = (other - one).days if one and other else 0
    if abs(behind) == next(days for last, days in _JULIAN if when <= last):
        return Meaning(Calendar(*(second if behind > 0 else first)))
    if first.month == second.month and behind > 0:
        return Meaning(Calendar(*first), until=Calendar(*second))
    return Meaning(Calendar(*first), others=(Calendar(*second),))


def edge_day(groups: Groups) -> Meaning:
    """The first day of May, the last day of February 2028."""
    month, year = words.month(groups["month"] or ""), said_year(groups)
    if groups["nth"] == "first":
        return Meaning(Calendar(year, month, 1))
    if month == _FEBRUARY:
        return Meaning(Beside(days=-1, day=Calendar(year, month + 1, 1)))
    return Meaning(Calendar(year, month, 30 if month in _SHORT else 31))


def dotted_day(groups: Groups) -> Meaning:
    """25.5. as English is written where dates are."""
    return Meaning(Calendar(month=int(groups["number"] or 0), day=int(groups["day"] or 0)))


def day_month_joined(groups: Groups) -> Meaning | None:
    """12-Jan-2027, 12/Jan/27."""
    if groups["sep"] != groups["sep2"]:
        return None
    return day_month({**groups, "short_year": f"'{groups['two']}" if groups["two"] else None})


def nth(groups: Groups) -> Meaning | None:
    """The 13th: of the month that the text speaks of."""
    return Meaning(Calendar(day=words.ordinal(groups["day"] or "")))


def weekday_nth(groups: Groups) -> Meaning | None:
    """Friday 13th, Friday the 13th: of the month that makes it a Friday."""
    number = words.ordinal(groups["day"] or "")
    if number is None:
        return None
    return Meaning(Calendar(day=number, weekday=words.weekday(groups["full_weekday"] or groups["w2"] or "")))


def nth_weekday(groups: Groups) -> Meaning:
    """The last Saturday of January 2027, the first Monday of next month."""
    nth = groups["nth"] or ""
    number = -1 if nth in ("last", "final") else words.ordinal(nth) or 1
    weekday, which = words.weekday(groups["full_weekday"] or ""), groups["which"]
    if which in ("each", "every"):
        return Meaning(Fixed(f"XXXX-WXX-{weekday}"), "SET")
    if which is None:
        return Meaning(Nth(number, weekday, Calendar(said_year(groups), words.month(groups["month"] or ""))))
    turn = {"next": 1, "last": -1, "the following": 1}.get(which, 0)
    origin: Origin = "now" if which in ("this", "next", "last") else "near"
    return Meaning(Nth(number, weekday, Shift(turn, "M", origin)))


def beside(groups: Groups) -> Meaning | None:
    """The eve of 4 May, two days after May 4, a week before 4 May, the day before Easter."""
    count = words.number(groups["count"]) if groups["count"] else 1
    if count is None or count > 100:
        return None
    way = -1 if "after" not in (groups["way"] or groups["side"] or "") else 1
    days = way * int(count) * (7 if (groups["span"] or "").startswith("week") else 1)
    feast = " ".join((groups["holiday"] or "").split())
    if feast in words.EASTER:
        return Meaning(Easter(words.EASTER[feast] + days, said_year(groups)))
    if feast in words.HOLIDAYS:
        return Meaning(Beside(days, Calendar(said_year(groups), *words.HOLIDAYS[feast])))
    day = words.ordinal(groups["day"] or groups["d2"] or "")
    if day is None:
        return None
    month_number = words.month(groups["month"] or groups["m2"] or "")
    return Meaning(Beside(days, Calendar(said_year(groups), month_number, day)))


def beside_feast(groups: Groups) -> Meaning | None:
    """The Thursday night before Easter: the next such day before or after a feast that moves."""
    feast = words.EASTER.get(" ".join((groups["holiday"] or "").split()))
    if feast is None:
        return None
    between = (words.weekday(groups["full_weekday"] or "") - feast) % 7  # Easter is a Sunday
    days = feast + (between - 7 if groups["way"] == "before" else between or 7)
    return Meaning(Easter(days, None))


def month(groups: Groups) -> Meaning:
    """A month, with or without its year."""
    return Meaning(Calendar(said_year(groups), words.month(groups["month"] or "")), mod=modifier(groups))


def year(groups: Groups) -> Meaning | None:
    """A year alone; there is no year 0 BC."""
    if groups.get("year_bc") and not int(groups["year_bc"] or 0):
        return None
    return Meaning(Calendar(said_year(groups)), mod=modifier(groups))


def days(groups: Groups) -> Meaning | None:
    """3-5 March 2026."""
    first, last = words.ordinal(groups["d1"] or ""), words.ordinal(groups["d2"] or "")
    if first is None or last is None or first >= last:
        return None
    number, when = words.month(groups["month"] or ""), said_year(groups)
    called = groups.get("weekday") or groups.get("w3")
    until = groups.get("w2") or groups.get("w4")
    start = Calendar(when, number, first, weekday=words.weekday(called) if called else None)
    end = Calendar(when, number, last, weekday=words.weekday(until) if until else None)
    if apart(groups.get("and") or "", first, last):
        return Meaning(start, others=(end,))
    return Meaning(start, until=end)


def day_list(groups: Groups) -> Meaning | None:
    """4, 6 and 9 October 2026."""
    numbers = [int(digits) for digits in words.digits(groups["list"] or "")]
    if any(number > 31 for number in numbers) or numbers != sorted(set(numbers)):
        return None
    when, month_number = said_year(groups), words.month(groups["month"] or "")
    first, *others = (Calendar(when, month_number, number) for number in numbers)
    return Meaning(first, others=tuple(others))


def months(groups: Groups) -> Meaning | None:
    """28 February-2 March 2026, May-June 2026: what the first end lacks, the second says."""
    first, last = words.month(groups["m1"] or ""), words.month(groups["m2"] or "")
    d1, d2 = words.ordinal(groups.get("d1") or ""), words.ordinal(groups.get("d2") or "")
    until_year = said_year(groups)
    from_year: int | Shift | None = until_year
    if groups.get("y1"):
        from_year = words.year(groups["y1"] or "")
    elif isinstance(until_year, int) and first > last:
        from_year = until_year - 1
    return Meaning(Calendar(from_year, first, d1), until=Calendar(until_year, last, d2))


def years(groups: Groups) -> Meaning | None:
    """2024-2027, 2024-27."""
    first, last = groups["y1"] or "", groups["y2"] or ""
    last = first[:2] + last if len(last) == 2 else last
    if not 0 < int(last) - int(first) <= 200:
        return None
    return Meaning(Calendar(int(first)), until=Calendar(int(last)))


def years_bc(groups: Groups) -> Meaning | None:
    """499-493 BC."""
    first, last = int(groups["y1"] or 0), int(groups["y2"] or 0)
    return Meaning(Calendar(1 - first), until=Calendar(1 - last)) if first > last else None


def decade_bc(groups: Groups) -> Meaning:
    """The 470s BC."""
    return Meaning(Fixed(f"BC{int(groups['y'] or 0) // 10:03}"), mod=modifier(groups))


def year_ad(groups: Groups) -> Meaning | None:
    """AD 79."""
    number = int(groups["y"] or groups["y2"] or 0)
    return Meaning(Calendar(number)) if number else None


def decade(groups: Groups) -> Meaning:
    """The 1990s, the '90s, the nineties; the 1800s are a century, the 1900s may be ten years."""
    if groups["y"]:
        hundreds = groups["y"].endswith("00") and groups["y"] <= _LAST_HUNDREDS
        value = groups["y"][: 2 if hundreds else 3]
    else:
        value = "19" + (
            groups["short"][0] if groups["short"] else str(words.TENS_PLURAL[groups["word"] or ""])
        )
    return Meaning(Fixed(value), mod=modifier(groups))


def holiday(groups: Groups) -> Meaning:
    """Christmas 2024, New Year's Eve, last Easter."""
    name, year_said = " ".join((groups["holiday"] or "").split()), said_year(groups)
    side = words.turn(groups["turn"]) if groups["turn"] else None
    if name in words.EASTER:
        return Meaning(Easter(words.EASTER[name], year_said, side))
    if name in words.NTH_DAYS:
        number, weekday, month_number = words.NTH_DAYS[name]
        return Meaning(Nth(number, weekday, Calendar(year_said, month_number, turn=side)))
    month_number, day = words.HOLIDAYS[name]
    return Meaning(Calendar(year_said, month_number, day, turn=side))


def week_of(groups: Groups) -> Meaning | None:
    """The week of March 6."""
    day = words.ordinal(groups["day"] or groups["d2"] or "")
    month_number = words.month(groups["month"] or groups["m2"] or "")
    return None if day is None else Meaning(WeekOf(Calendar(said_year(groups), month_number, day)))


READERS = {
    "holiday": holiday, "week_of": week_of, "edge_day": edge_day,
    "dotted_day": dotted_day, "month_part": month, "day_of": day_month,
    "month_range_days": months, "month_range_days_mdy": months, "month_range": months,
    "nth_weekday": nth_weekday, "weekday_nth": weekday_nth, "nth": nth, "beside": beside,
    "beside_feast": beside_feast,
    "day_list_dmy": day_list, "day_list_mdy": day_list,
    "day_range_led": days, "day_range_dmy": days, "days_dmy": days, "day_range_mdy": days, "days_mdy": days,
    "range_bc": years_bc, "decade_bc": decade_bc, "year_bc": year, "year_ad": year_ad,
    "dmy_joined": day_month_joined,
    "dmy": day_month, "ymd_word": day_month, "year_first": year_first,
    "two_calendars": two_calendars, "word_dmy": day_month, "mdy": day_month, "word_mdy": day_month,
    "month_year": month, "month": month, "year_range": years, "year_span": years, "decade": decade,
    "year": year,
    "year_word": year,
}  # fmt: skip
