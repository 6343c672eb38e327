"""Meanings of the German rules (german_rules)."""

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.reading import Calendar, Fixed, Groups, Meaning, Point, Shift, Weekday, WeekOf
from timeline.dates.units import amount_value, vague_value
from timeline.dates.world import read
from timeline.dates.world.read import full_year
from timeline.dates.world.vocabulary import Vocabulary, worth

ORDINALS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8,
    "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "dreizehnt": 13, "vierzehnt": 14, "fünfzehnt": 15,
    "zwanzigst": 20,
}  # fmt: skip
SHORT_DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
TENS = {
    "zwanzig": 2, "dreißig": 3, "dreissig": 3, "vierzig": 4, "fünfzig": 5, "sechzig": 6, "siebzig": 7,
    "achtzig": 8, "neunzig": 9,
}  # fmt: skip
STEMS = {"minüt": "TM", "stünd": "TH", "täg": "D", "wöch": "W", "monat": "M"}
LASTING = {
    "minuten": "TM", "stunden": "TH", "tage": "D", "wochen": "W", "monate": "M", "jahre": "Y",
    "jahrzehnte": "DE", "jahrhunderte": "CE",
}  # fmt: skip
SPANS = {"jahres": "Y", "monats": "M", "wochen": "W", "quartals": "Q"}
ENDS = {"beginn": "START", "anfang": "START", "mitte": "MID", "ende": "END", "schluss": "END"}
STAGES = {"früh": "START", "hoch": "MID", "spät": "END"}
FRACTIONS = {
    "viertelstunde": "PT15M", "dreiviertelstunde": "PT45M", "vierteljahr": "P3M",
    "vierteljahrhundert": "P25Y",
}  # fmt: skip
_DAYS = {"vorgestrig": -2, "gestrig": -1, "heutig": 0, "morgig": 1, "übermorgig": 2}
_NEIGHBOURS = {"tag": "D", "woche": "W", "monat": "M", "jahr": "Y"}
_MOST_DAYS = 31
_LATE = 12  # hours before this are in the evening when the text says so


def said_year(groups: Groups) -> int | None:
    """The year beside a month or feast, None without."""
    return full_year(groups.get("year") or groups.get("year2"))


def day_of_month(words: Vocabulary, groups: Groups) -> Meaning:
    """Am 3.2., Sa., 3. Februar 2010, am Freitag, 3., und Samstag, 4. März."""
    month = int(groups["m"] or 0) if groups.get("m") else words.month(groups["month"])
    point = Calendar(said_year(groups), month, int(groups["day"] or 0))
    short = groups.get("short")
    if short and point.year is None:
        return Meaning(replace(point, weekday=SHORT_DAYS.index(short) + 1))
    return Meaning(read.named(words, groups, point))


def calendar_week(_words: Vocabulary, groups: Groups) -> Meaning:
    """KW 22: the week with the day that is so many weeks after 4 January, which is always in the first."""
    day = date(2025, 1, 4) + timedelta(weeks=int(groups["n"] or 0) - 1)
    return Meaning(WeekOf(Calendar(said_year(groups), day.month, day.day)))


def day_range(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """Vom 3. bis 5.3., am 3./4.5."""
    year, (month, first, last) = said_year(groups), (int(groups[name] or 0) for name in ("m", "d1", "d2"))
    return (
        Meaning(Calendar(year, month, first), until=Calendar(year, month, last))
        if first < last <= _MOST_DAYS
        else None
    )


def lone_day(_words: Vocabulary, groups: Groups) -> Meaning:
    """Am 13., in der Nacht zum 13."""
    return Meaning(Calendar(day=int(groups["day"] or 0)))


def lone_days(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """Vom 3. bis 5., am 3. und 10."""
    first, last = (Calendar(day=int(groups[name] or 0)) for name in ("d1", "d2"))
    if (first.day or 0) >= (last.day or 0):
        return None
    return Meaning(first, until=last) if groups["to"] == "bis" else Meaning(first, others=(last,))


def worded_day(words: Vocabulary, groups: Groups) -> Meaning:
    """Am ersten Mai."""
    word = re.sub("(?:e|er|en|es|em)$", "", groups["worded"] or "")
    return Meaning(Calendar(said_year(groups), words.month(groups["full_month"]), ORDINALS[word]))


def of_year(words: Vocabulary, groups: Groups) -> Meaning:
    """Am 3. März dieses Jahres, im März des Vorjahres, im Herbst vergangenen Jahres."""
    turn = -1 if groups["before"] else worth(words.lexicon.turns, groups["turn"]) or 0
    year, day, season = Shift(turn, "Y"), groups.get("day"), groups.get("season")
    if season:
        part = str(worth(words.lexicon.seasons, season))
        return Meaning(Calendar(year, part=part), mod=words.mod(groups))
    point = Calendar(year, words.month(groups["month"]), int(day) if day else None)
    return Meaning(point, mod=words.mod(groups))


def month_after(words: Vocabulary, groups: Groups) -> Meaning:
    """Im Juni darauf: the next one behind the date told."""
    return Meaning(Calendar(month=words.month(groups["month"] or groups["month2"]), turn=1, origin="then"))


def today_ahead(_words: Vocabulary, groups: Groups) -> Meaning:
    """Heute in einer Woche."""
    return Meaning(Shift(7 if groups["one"] else 14, "D"))


def week_after_next(_words: Vocabulary, _groups: Groups) -> Meaning:
    """Übernächste Woche."""
    return Meaning(Shift(2, "W"))


def half_of_month(words: Vocabulary, groups: Groups) -> Meaning:
    """In der ersten Märzhälfte."""
    return Meaning(Calendar(said_year(groups), words.month(groups["halved_month"])))


def weekday_set(words: Vocabulary, groups: Groups) -> Meaning:
    """Montags, jeweils am Montag."""
    name = groups["weekday"] or (groups.get("habit") or groups.get("habit2") or "").removesuffix(
        "s"
    ).removesuffix("en")
    return Meaning(Fixed(f"XXXX-WXX-{words.weekday(name)}"), "SET")


def every_other(words: Vocabulary, groups: Groups) -> Meaning:
    """Jede zweite Woche."""
    return Meaning(Fixed(amount_value(2, words.unit(groups))), "SET")


def month_span(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Mai bis Oktober, Juli/August 2014."""
    first, last, year = words.month(groups["m1"]), words.month(groups["m2"]), said_year(groups)
    if groups["to"] == "und" and last - first != 1:
        return Meaning(Calendar(year, first), others=(Calendar(year, last),))
    start = year - (first > last) if year else None
    return Meaning(Calendar(start, first), until=Calendar(year, last))


def weekday_of_week(words: Vocabulary, groups: Groups) -> Meaning:
    """Freitag kommender Woche."""
    turn = worth(words.lexicon.turns, groups["turn"] or groups["turn2"]) or 0
    return Meaning(Weekday(words.weekday(groups["weekday"] or groups["weekday2"]), 2 * turn))


def weekday_then(words: Vocabulary, groups: Groups) -> Meaning:
    """Am Freitag davor: counted from the day told."""
    turn = -1 if groups["way"] in ("davor", "zuvor") else 1
    return Meaning(Weekday(words.weekday(groups["weekday"]), turn, origin="then"))


def years_ago_today(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Heute vor 50 Jahren."""
    count = words.count(groups["count"])
    return None if count is None or count % 1 else Meaning(Shift(-int(count), "Y", exact=True))


def clock_on(words: Vocabulary, groups: Groups) -> Meaning:
    """14.30 Uhr am Sonntag."""
    return replace(clock(words, groups), point=Weekday(words.weekday(groups["weekday"])))


def weekday_ahead(words: Vocabulary, groups: Groups) -> Meaning:
    """Sonntag in einer Woche."""
    return Meaning(Weekday(words.weekday(groups["weekday"]), 1, weeks=1 if groups["one"] else 2))


def night(words: Vocabulary, groups: Groups) -> Meaning:
    """In der Nacht auf Sonntag."""
    return Meaning(Weekday(words.weekday(groups["weekday"]), words.turn(groups)), "TIME", clock="TNI")


def next_part(words: Vocabulary, groups: Groups) -> Meaning:
    """Am nächsten Morgen: of the day after the one told."""
    return Meaning(Shift(1, "D", "then"), "TIME", clock=words.clock(groups))


def part(words: Vocabulary, groups: Groups) -> Meaning:
    """Am späten Abend, in den Abendstunden."""
    mod = {"früh": "START", "spät": "END"}.get((groups["stage"] or "")[:4])
    return Meaning(Shift(0, "D", "day"), "TIME", clock=words.clock(groups), mod=mod)


def each(_words: Vocabulary, groups: Groups) -> Meaning:
    """Jeden Abend, jeden Sommer."""
    return Meaning(Fixed("P1D" if groups["part"] else "P1Y"), "SET")


def per(words: Vocabulary, groups: Groups) -> Meaning:
    """Pro Woche, zweimal im Monat."""
    return Meaning(Fixed(amount_value(1, words.unit(groups))), "SET")


def weekend(words: Vocabulary, groups: Groups) -> Meaning:
    """Am Wochenende, am kommenden Wochenende: what is to come is that of this week."""
    turn = words.turn(groups)
    return Meaning(Calendar(part="WE", turn=turn) if turn is None or turn > 0 else Shift(turn, "WE"))


def edge_of(_words: Vocabulary, groups: Groups) -> Meaning:
    """Jahresende, Wochenbeginn, Jahresbeginn 2012."""
    year = said_year(groups)
    mod = ENDS[groups["end"] or ""]
    point: Point = read.edge(SPANS[groups["span"] or ""], mod) if year is None else Calendar(year)
    return Meaning(point, mod=mod)


def neighbour(_words: Vocabulary, groups: Groups) -> Meaning:
    """Vorjahr, Folgetag."""
    n, unit = (-1 if groups["side"] == "vor" else 1), _NEIGHBOURS[groups["of"] or ""]
    return Meaning(Shift(n, unit, "then" if unit == "D" or n > 0 else "now"))


def short_year(_words: Vocabulary, groups: Groups) -> Meaning:
    """Am 21.6.22."""
    return Meaning(Calendar(2000 + int(groups["y"] or 0), int(groups["b"] or 0), int(groups["a"] or 0)))


def same(words: Vocabulary, groups: Groups) -> Meaning:
    """Am selben Tag, an diesem Tag, im folgenden Jahr, am Tag darauf."""
    way = groups["way"] or groups["way2"] or groups["way3"] or ""
    named = groups["unit"] or groups["unit2"] or groups["unit3"] or groups["unit4"]
    unit = worth(words.lexicon.units, named)
    n = 1 if re.search("nächst|folg|darauf|danach", way) else -1 if way in ("zuvor", "davor") else 0
    return Meaning(Shift(n, str(unit), "then"))


def apart(words: Vocabulary, groups: Groups) -> Meaning:
    """Zwei Tage später, ein Jahr zuvor."""
    sign = 1 if re.match("später|da(?:nach|rauf)", groups["way"] or "") else -1
    meaning = read.amount(words, groups)
    shifted = _shifted(words, groups, sign)
    return meaning if shifted is None else Meaning(Shift(shifted.n, shifted.unit, "then"))


def _shifted(words: Vocabulary, groups: Groups, sign: int) -> Shift | None:
    """None for hours and what cannot be counted."""
    count, unit = words.count(groups["count"]), words.unit(groups)
    if count is not None and count % 1 and unit == "Y":
        count, unit = 12 * count, "M"
    if count is None or count % 1 or unit.startswith("T"):
        return None
    years = {"DE": 10, "CE": 100}.get(unit)
    return Shift(sign * int(count) * (years or 1), "Y" if years else unit)


def moved(words: Vocabulary, groups: Groups) -> Meaning:
    """Vor [zwei Jahren], in [drei Wochen]: amounts that lead to a date unless they are vague or of hours."""
    shifted = _shifted(words, groups, 1 if groups["ago"] is None else -1)
    return replace(read.amount(words, groups), reached=shifted)


def lasting(_words: Vocabulary, groups: Groups) -> Meaning:
    """Jahrelang."""
    return Meaning(Fixed(vague_value(LASTING[groups["lasting"] or ""])), "DURATION")


def adjective(words: Vocabulary, groups: Groups) -> Meaning:
    """Dreitägig, mehrstündig."""
    unit = STEMS[groups["stem"] or ""]
    count = words.count((groups["number"] or "").rstrip("-"))
    return Meaning(Fixed(vague_value(unit) if count is None else amount_value(count, unit)), "DURATION")


def whole(words: Vocabulary, groups: Groups) -> Meaning:
    """Ein ganzes Jahr."""
    return Meaning(Fixed(amount_value(1, words.unit(groups))), "DURATION")


def count(words: Vocabulary, groups: Groups) -> Meaning | None:
    """The first number of "zwei bis drei Wochen"."""
    number = words.count(groups["count"])
    return None if number is None else Meaning(Fixed(amount_value(number, words.unit(groups))), "DURATION")


def plural(words: Vocabulary, groups: Groups) -> Meaning:
    """Seit Jahren."""
    return Meaning(Fixed(vague_value(words.unit(groups))), "DURATION")


def decade(words: Vocabulary, groups: Groups) -> Meaning:
    """90er Jahre, Neunzigerjahre, die 1990er."""
    digits, word = groups["digits"] or "", groups.get("tens")
    value = f"19{TENS[word]}" if word else f"19{digits[0]}" if len(digits) < len("1990") else digits[:3]
    mod = worth(words.lexicon.edges, groups.get("edge") or groups.get("edge2"))
    return Meaning(Fixed(value), mod=mod)


def of_day(_words: Vocabulary, groups: Groups) -> Meaning:
    """Gestrige, am heutigen Tag."""
    return Meaning(Shift(_DAYS[groups["of_day"] or ""], "D"))


def that_weekday(words: Vocabulary, groups: Groups) -> Meaning:
    """Montags, in "am Morgen des Montags"."""
    return Meaning(Weekday(words.weekday(groups["weekday"])))


def of_weekday(words: Vocabulary, groups: Groups) -> Meaning:
    """Dienstag, in "am gestrigen Dienstag": what the name says, on the side that the adjective tells."""
    turn = 1 if groups["on"] is not None else 0 if groups["today"] is not None else -1
    return Meaning(Weekday(words.weekday(groups["weekday"]), turn))


def year_adjective(_words: Vocabulary, groups: Groups) -> Meaning:
    """Diesjährige, vorjährige."""
    word = groups["of_year"] or ""
    return Meaning(Shift(0 if word.startswith("dies") else 1 if word.startswith("nächst") else -1, "Y"))


def year_named(_words: Vocabulary, groups: Groups) -> Meaning:
    """Im Jahr 2012."""
    return Meaning(Calendar(said_year(groups)))


def fraction(_words: Vocabulary, groups: Groups) -> Meaning:
    """Eine Viertelstunde."""
    return Meaning(Fixed(FRACTIONS[groups["fraction"] or ""]), "DURATION")


def stage(words: Vocabulary, groups: Groups) -> Meaning:
    """Spätherbst, Frühsommer 2010."""
    found = str(worth(words.lexicon.seasons, groups["season"]))
    return Meaning(Calendar(said_year(groups), part=found), mod=STAGES[groups["stage"] or ""])


def century(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Anfang des 20. Jahrhunderts."""
    number = int(groups["digits"] or 0)
    return Meaning(Fixed(f"{number - 1:02}"), mod=words.mod(groups)) if number else None


def clock(words: Vocabulary, groups: Groups) -> Meaning:
    """20.30 Uhr, zehn Uhr abends, Mitternacht, the 8 of "8 bis 12 Uhr"."""
    hour = int(words.count(groups["hours"]) or 0) if groups.get("hours") else int(groups.get("hour") or 0)
    hour = 24 if groups.get("midnight") else hour
    if groups.get("halved"):
        hour = int(words.count((groups["halved"] or "").replace("eins", "ein")) or 1) - 1 or 12
        return Meaning(Shift(0, "D", "near"), "TIME", clock=f"T{hour:02}:30")
    late = re.match("abends|nachmittags", groups.get("when") or "") is not None and hour < _LATE
    time = f"T{hour + _LATE * late:02}:{groups.get('minute') or '00'}"
    return Meaning(Shift(0, "D", "near"), "TIME", clock=time)
