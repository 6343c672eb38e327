"""Meanings of the English rules for relative dates."""

from timeline.dates.en import words
from timeline.dates.en.read_calendar import modifier, said_year
from timeline.dates.en.words import turn
from timeline.dates.reading import Beside, Calendar, Fixed, Groups, Meaning, Origin, Point, Shift, Weekday

PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_DEICTIC = {
    "last",
    "next",
    "this",
    "past",
    "this coming",
    "this past",
    "coming",
    "upcoming",
    "current",
    "present",
}
_CARDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "last": 2, "third": 3, "3rd": 3,
"fourth": 4, "4th": 4,
             "final": 4}  # fmt: skip


def origin(text: str | None) -> Origin:
    """Whether "this", "the same", "the following" start from the document date or from the last date."""
    word = " ".join((text or "").split())
    return "now" if word in _DEICTIC else "then"


def day_deictic(groups: Groups) -> Meaning:
    """Today, early yesterday, tonight."""
    word = " ".join((groups["word"] or "").split())
    date = Shift(_DAYS[word], "D")
    if word == "tonight":
        return Meaning(date, "TIME", clock="TNI")
    return Meaning(date, mod=modifier(groups))


def part_before(groups: Groups) -> Meaning:
    """The evening before, the morning after: counted from the day spoken of."""
    days = -1 if groups["turn"] == "before" else 1
    return Meaning(Shift(days, "D", "day"), "TIME", None, PARTS[groups["part"] or ""])


def part_deictic(groups: Groups) -> Meaning:
    """This morning, last night, that evening."""
    date = Shift(turn(groups["turn"]), "D", origin(groups["turn"]))
    return Meaning(date, "TIME", modifier(groups), PARTS[groups["part"] or ""])


def weekday(groups: Groups) -> Meaning:
    """Friday, last Friday, early Friday."""
    number = words.weekday(groups["full_weekday"] or "")
    said = groups.get("turn")
    side = turn(said) if said else None
    return Meaning(Weekday(number, side, apart=said in ("last", "next")), mod=modifier(groups))


def then_weekday(groups: Groups) -> Meaning:
    """The following Friday, the Friday after that: counted from the day that the text speaks of."""
    number = words.weekday(groups["full_weekday"] or groups["w2"] or "")
    side = turn(groups["turn"]) if groups["turn"] else 1 if groups["way"] == "after" else -1
    return Meaning(Weekday(number, side or None, origin="then"))


def then_month(groups: Groups) -> Meaning:
    """The previous April: before the day that the text speaks of."""
    number, side = words.month(groups["full_month"] or ""), turn(groups["turn"])
    return Meaning(Calendar(month=number, turn=side, origin="then"), mod=modifier(groups))


def weekday_of_week(groups: Groups) -> Meaning:
    """Friday last week, next week Friday."""
    number = words.weekday(groups["full_weekday"] or groups["w2"] or "")
    return Meaning(Weekday(number, within=turn(groups["turn"] or groups["t2"])))


def weekday_week(groups: Groups) -> Meaning:
    """Tuesday week, a fortnight on Friday: so much after the coming one."""
    number = words.weekday(groups["full_weekday"] or groups["w2"] or "")
    weeks = 2 if "fortnight" in (groups["unit"], groups["u2"]) else 1
    return Meaning(Weekday(number, 1, weeks))


def ago_today(groups: Groups) -> Meaning | None:
    """A year ago today, this day ten years ago."""
    count = words.number(groups["count"] or "")
    if count is None or count > 1000:
        return None
    there = Shift(-int(count), words.unit(groups["units"] or ""), exact=True)
    return Meaning(Beside(_DAYS[groups.get("day") or "today"], there))


def weekday_set(groups: Groups) -> Meaning:
    """Fridays."""
    clock = PARTS[groups["part"]] if groups["part"] else ""
    return Meaning(Fixed(f"XXXX-WXX-{words.weekday(groups['day_name'] or '')}{clock}"), "SET")


def turn_month(groups: Groups) -> Meaning:
    """Last April, this coming June."""
    month = words.month(groups["full_month"] or "")
    return Meaning(Calendar(month=month, turn=turn(groups["turn"])), mod=modifier(groups))


def season(groups: Groups) -> Meaning:
    """Summer 2024, last summer, the early spring of that year."""
    part = words.SEASONS[groups["season"] or ""]
    side = turn(groups["turn"]) if groups["turn"] else None
    mod = modifier(groups) or modifier({"edge": groups["late"]})
    return Meaning(Calendar(said_year(groups), part=part, turn=side), mod=mod)


def quarter(groups: Groups) -> Meaning:
    """The third quarter, this year's third quarter, third-quarter, the second quarter of 1989."""
    said = f"{groups['said']} year" if groups.get("said") else groups.get("year_said")
    number = 4 if groups.get("final") else _CARDINAL[groups["ord"] or ""]
    year = groups.get("y0") or groups.get("y1") or groups["year"] or groups.get("y2")
    when = int(year) if year else _relative_year(said)
    return Meaning(Calendar(when, part=f"Q{number}"))


def quarter_short(groups: Groups) -> Meaning:
    """Q3, Q3 2024, 2024 Q3, 3Q 2024, 3Q24, H1 2024, 1H 2024."""
    year = next(
        (groups[name] for name in ("y2", "y3", "y4", "year", "short_year", "two") if groups[name]), None
    )
    half = groups["hn"] or groups["hn2"]
    part = f"H{half}" if half else f"Q{groups['n'] or groups['n2'] or groups['n3'] or groups['n4']}"
    return Meaning(Calendar(words.year(year) if year else None, part=part))


def half(groups: Groups) -> Meaning:
    """The first half of 2024."""
    when = int(groups["year"]) if groups["year"] else _relative_year(groups["year_said"])
    return Meaning(Calendar(when, part=f"H{_CARDINAL[groups['ord'] or '']}"))


def _relative_year(said: str | None) -> Shift | None:
    if not said:
        return None
    return Shift(0, "Y", "then") if said.startswith("the") else Shift(turn(said.split()[0]), "Y")


def fiscal(groups: Groups) -> Meaning:
    """Fiscal 1989: named after a calendar year that it need not share; FY 2023-24 lies in both."""
    if groups["y0"]:
        first = int(groups["y0"])
        if int(groups["y1"] or 0) % 100 == (first + 1) % 100:
            return Meaning(Calendar(first), until=Calendar(first + 1))
        return Meaning(Calendar(first))
    text = groups["year"] or groups["short_year"] or f"'{groups['two']}"
    return Meaning(Calendar(words.year(text)))


def the_year(groups: Groups) -> Meaning:
    """The year; a span where its end is told ("the year ended March 31")."""
    if groups["ended"]:
        return Meaning(Fixed("P1Y"), "DURATION")
    return Meaning(Shift(0, "Y", "then"))


def the_week(_groups: Groups) -> Meaning:
    """For the week, the week's busiest day: the week that the text speaks of."""
    return Meaning(Shift(0, "W", "near"))


def century(groups: Groups) -> Meaning | None:
    """The 20th century."""
    number = words.ordinal(groups["century_word"] or "")
    if number is None or not 1 <= number <= 30:
        return None
    head = "BC" if (groups["era"] or "").startswith("b") else ""
    return Meaning(Fixed(f"{head}{number - 1:02}"), mod=modifier(groups))


def weekend(_groups: Groups) -> Meaning:
    """The weekend: the last one, or the coming one where the text looks ahead."""
    return Meaning(Calendar(part="WE"))


def period(_groups: Groups) -> Meaning:
    """The quarter, the latest period."""
    return Meaning(Shift(0, "Q", "period"))


def same_period(groups: Groups) -> Meaning:
    """The same period last year, the year-earlier quarter."""
    if groups["year"]:
        return Meaning(Calendar(int(groups["year"]), part="Q"))
    return Meaning(Shift(-1, "Y", "period"))


def year_ago(groups: Groups) -> Meaning:
    """A year ago, a year earlier, year-earlier: last year's quarter where quarters are compared."""
    return Meaning(Shift(-1, "Y", "before" if groups["earlier"] else "period"))


def year_period(groups: Groups) -> Meaning:
    """The 1988 period."""
    return Meaning(Calendar(int(groups["year"] or 0), part="Q"))


def turn_unit(groups: Groups) -> Meaning:
    """Last week, early this year, the end of next month, that year."""
    word = groups.get("turn") or groups.get("which") or "this"
    if word == "the":
        return Meaning(_shift(0, groups["unit"], "near"), mod=modifier(groups))
    return Meaning(_shift(turn(word), groups["unit"], origin(word)), mod=modifier(groups))


def _shift(n: int, unit: str | None, start: Origin) -> Point:
    if unit in words.SEASONS:
        return Calendar(Shift(n, "Y", start), part=words.SEASONS[unit])
    return Shift(n, words.unit(unit or ""), start)


def this_unit(groups: Groups) -> Meaning:
    """The weekend, the full year, year-end."""
    return Meaning(_shift(0, groups["unit"], "now"))


def unit_end(groups: Groups) -> Meaning:
    """Year-end, month's end."""
    return Meaning(_shift(0, groups["unit"], "now"), mod="END")


def ago(groups: Groups) -> Meaning | None:
    """Two years ago, several weeks later."""
    unit = words.unit(groups["units"] or "")
    way = (groups["way"] or "").removesuffix(" that")
    back = way in {"ago", "earlier", "before", "previously"}
    start: Origin = "now" if way in {"ago", "from now", "from today", "hence"} else "then"
    if groups.get("vague") not in {"a couple of", "a couple"} and not groups.get("count"):
        return Meaning(Fixed("PAST_REF" if back else "FUTURE_REF"))
    count = words.number(groups.get("count") or "a couple")
    if count is None or count > 9999 or unit.startswith("T"):
        return Meaning(Fixed("PAST_REF" if back else "FUTURE_REF")) if count is not None else None
    n = -int(count) if back else int(count)
    mod = "APPROX" if (groups.get("hedge") or "") in {"about", "around", "approximately", "roughly"} else None
    if unit in {"DE", "CE", "ML"}:
        n, unit = n * {"DE": 10, "CE": 100, "ML": 1000}[unit], "Y"
    return Meaning(Shift(n * 2 if unit == "F" else n, "W" if unit == "F" else unit, start), mod=mod)


def turn_twice(groups: Groups) -> Meaning:
    """The week before last, the month after next."""
    return Meaning(_shift(2 if groups["turn"] == "after next" else -2, groups["unit"], "now"))


def half_ago(groups: Groups) -> Meaning:
    """Half a century ago."""
    years = 50 if groups["unit"] == "century" else 5
    start: Origin = "now" if groups["way"] == "ago" else "then"
    return Meaning(Shift(years if groups["way"] == "later" else -years, "Y", start), mod="APPROX")


def bare_ago(groups: Groups) -> Meaning | None:
    """Months ago."""
    if not (groups["units"] or "").endswith("s"):
        return None
    return Meaning(Fixed("FUTURE_REF" if groups["way"] == "later" else "PAST_REF"))


READERS = {
    "day_deictic": day_deictic, "part_deictic": part_deictic, "part_before": part_before,
    "turn_weekday": weekday,
    "weekday_week": weekday_week, "ago_today": ago_today, "this_day_ago": ago_today,
    "weekday_of_week": weekday_of_week, "weekday_set": weekday_set, "weekday": weekday,
    "turn_month": turn_month, "then_weekday": then_weekday, "then_month": then_month,
    "season": season, "same_period": same_period, "year_ago": year_ago,
    "quarter": quarter, "quarter_adjective": quarter, "century": century, "year_fiscal": this_unit,
    "the_year": the_year, "the_week": the_week, "quarter_short": quarter_short, "half": half,
    "fiscal": fiscal, "the_quarter": period,
    "latest_period": period, "year_period": year_period, "end_of_unit": turn_unit, "turn_unit": turn_unit,
    "then_unit": turn_unit,
    "unit_before": turn_unit, "unit_end": unit_end, "weekend": weekend,
    "the_unit": this_unit, "ago": ago, "bare_ago": bare_ago,
    "turn_twice": turn_twice, "half_ago": half_ago,
}  # fmt: skip
