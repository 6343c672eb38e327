"""How many events there are over time, as a drawing made of shares of its width: no script, no inline style.

The unit is the finest of month, year, decade and century whose densest 72 in a row hold most events. An event
is never drawn finer than its date is known: one that only names its year is left out of months and counted in
words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from output.languages import tongue
from output.model import Line, Page, Section
from output.outline import day_of, is_over, runs_now
from output.tongue import Tongue, several, term, within
from output.words import day_parts

Unit = Literal["month", "year", "decade", "century"]
_UNITS: tuple[Unit, ...] = ("month", "year", "decade", "century")
_MONTH = re.compile(r"-?\d{4,}-\d\d")
_EVENTS = several("{number} event", "{number} events")
_SPANS: Mapping[Unit, str] = {
    "month": term("Events by month, {first} to {last}"),
    "year": term("Events by year, {first} to {last}"),
    "decade": term("Events by decade, {first} to {last}"),
    "century": term("Events by century, {first} to {last}"),
}
_OUTSIDE: Mapping[Unit, str] = {
    "month": term("{events} outside this span or not dated to the month."),
    "year": term("{events} outside this span or not dated to the year."),
    "decade": term("{events} outside this span or not dated to the decade."),
    "century": term("{events} outside this span or not dated to the century."),
}
_DECADE = within("decade", "{year}s")
_DECADE_BEFORE = term("the decade from {year}")
_CENTURY = within("century", "{year}s")
_CENTURY_BEFORE = term("the century from {year}")
_BARS = 72
_FEWEST: Mapping[Unit, int] = {
    "month": 24,
    "year": 12,
    "decade": 6,
    "century": 4,
}  # a calm axis for few events
_SHARE = 0.8
_LOWEST_TOP = 4  # a single event must not look like a crowd
HEIGHT = 88
_EDGE = 88  # from this percent on a label would be cut on a phone: a year takes a tenth of its width


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: x and width in percent, heights and tops in pixels from the top of the plot."""

    label: str
    href: str
    x: str
    width: str
    slot_x: str
    slot_width: str
    past_y: int
    past_height: int
    future_y: int
    future_height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis; minor ones are left out where there is little room.

    `anchor` is the side of the label that stands at the tick.
    """

    x: str
    text: str
    minor: bool
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Histogram:
    """The drawing. `today` is its place in percent, None outside the drawing.

    `low` is the number of the first bin: months, years, decades or centuries since year 0.
    """

    unit: Unit
    low: int
    slots: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: str | None
    today_anchor: Literal["start", "middle", "end"]
    top: int
    caption: str
    note: str
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class _Place:
    """Events that share their bins in every unit that their date is known in (coarser than `grain` only).

    What runs stands where it began, which is not ahead.
    """

    bins: Mapping[Unit, int]
    past: int
    ahead: int
    target: str

    @property
    def events(self) -> int:
        return self.past + self.ahead


def histogram(page: Page, targets: Mapping[str, str]) -> Histogram | None:
    """The drawing of the page's events, None without any that can be drawn."""
    today_is = day_of(page.today)
    places = [place for section in page.sections for place in _places(section, today_is, targets)]
    total = sum(place.events for place in places)
    now = day_parts(page.today)
    for unit in _UNITS:
        counts: Counter[int] = Counter()
        for place in places:
            if unit in place.bins:
                counts[place.bins[unit]] += place.events
        if not counts:
            continue
        today = _bin(now[0], now[1], unit) if now else None
        low, high = _window(counts, today, _FEWEST[unit])
        inside = sum(number for bin_, number in counts.items() if low <= bin_ <= high)
        if inside >= _SHARE * total or unit == "century":
            return _draw(places, unit, low, high, now, total - inside, tongue(page.language))
    return None


def _places(section: Section, today: tuple[int, int, int], targets: Mapping[str, str]) -> Iterator[_Place]:
    """The events of a section: those of a month together, for they share their bins."""
    groups = [section.items] if _MONTH.match(section.id) else [(item,) for item in section.items]
    for items in groups:
        ahead = sum(
            item.tense != "past" and not is_over(item, today) and not runs_now(item, today) for item in items
        )
        bins = _bins(items[0], section) if items else {}
        yield _Place(bins, len(items) - ahead, ahead, targets[section.id] if bins else "")


def _bins(item: Line, section: Section) -> Mapping[Unit, int]:
    day = day_parts(item.start) or day_parts(item.end)
    if day is None:
        return {}
    return {unit: _bin(day[0], day[1], unit) for unit in _UNITS[_grain(item, section) :]}


def _grain(item: Line, section: Section) -> int:
    """Index of the finest unit in which the start is known."""
    if _MONTH.match(section.id):
        return 0
    year = item.edtf.lstrip("-").partition("-")[0]
    return 3 if "XX" in year else 2 if "X" in year else 1


def _bin(year: int, month: int, unit: Unit) -> int:
    match unit:
        case "month":
            return year * 12 + month - 1
        case "year":
            return year
        case "decade":
            return year // 10
        case "century":
            return year // 100


def _window(counts: Counter[int], today: int | None, fewest: int) -> tuple[int, int]:
    """First and last bin: where most events are, with today when it is near, at least `fewest` bins."""
    bins = sorted(counts)
    start = max(bins, key=lambda b: (sum(counts[x] for x in bins if b <= x < b + _BARS), b))
    inside = [b for b in bins if start <= b < start + _BARS]
    low, high = inside[0], inside[-1]
    if today is not None and max(high, today) - min(low, today) < _BARS:
        low, high = min(low, today), max(high, today)
    missing = max(fewest - (high - low + 1), 0)
    return low - (missing + 1) // 2, high + missing // 2


def _draw(
    places: list[_Place],
    unit: Unit,
    low: int,
    high: int,
    now: tuple[int, int, int] | None,
    outside: int,
    language: Tongue,
) -> Histogram:
    past: Counter[int] = Counter()
    ahead: Counter[int] = Counter()
    links: dict[int, str] = {}
    for place in places:
        bin_ = place.bins.get(unit)
        if bin_ is not None and low <= bin_ <= high:
            past[bin_] += place.past
            ahead[bin_] += place.ahead
            links.setdefault(bin_, place.target)
    most = max((past + ahead).values())
    top = max(most, _LOWEST_TOP)
    slots = high - low + 1
    bars = tuple(
        _bar(b - low, slots, past[b], ahead[b], top, links[b], _told(b, unit, past[b], ahead[b], language))
        for b in sorted(links)
    )
    busiest = max(links, key=lambda b: (past[b] + ahead[b], b))
    span = language.say(_SPANS[unit], first=_label(low, unit, language), last=_label(high, unit, language))
    crowd = {"span": span, "busiest": _label(busiest, unit, language), "number": language.number(most)}
    caption = language.say("{span}; most in {busiest} ({number}).", **crowd) if most > 1 else ""
    caption = caption or language.say("{sentence}.", sentence=span)
    left_out = language.plural(*_EVENTS, outside)
    note = language.say(_OUTSIDE[unit], events=left_out) if outside else ""
    today = _today(now, unit, low, high)
    # Near an edge the word would stand outside the page and make it scroll sideways.
    side: Literal["start", "middle", "end"] = (
        "middle" if today is None or 7 < today < 93 else "start" if today < 50 else "end"
    )
    mark = None if today is None else f"{today:.3f}%"
    return Histogram(
        unit, low, slots, bars, _ticks(low, high, unit, language), mark, side, top, caption, note
    )


def _told(bin_: int, unit: Unit, past: int, ahead: int, language: Tongue) -> str:
    """A column in words."""
    events = language.plural(*_EVENTS, past + ahead)
    told = language.say("{when}: {events}", when=_label(bin_, unit, language), events=events)
    if not (ahead and past):
        return told
    return language.plural("{events}, {number} upcoming", "{events}, {number} upcoming", ahead, events=told)


def _bar(slot: int, slots: int, past: int, ahead: int, top: int, href: str, label: str) -> Bar:
    total = past + ahead
    height = max(round(HEIGHT * total / top), 4)
    past_height = round(height * past / total)
    share = 100 / slots
    return Bar(
        label,
        href,
        f"{(slot + 0.14) * share:.3f}%",
        f"{0.72 * share:.3f}%",
        f"{slot * share:.3f}%",
        f"{share:.3f}%",
        HEIGHT - past_height,
        past_height,
        HEIGHT - height,
        height - past_height,
    )


def _today(now: tuple[int, int, int] | None, unit: Unit, low: int, high: int) -> float | None:
    if now is None or not low <= _bin(now[0], now[1], unit) <= high:
        return None
    year = now[0] + (now[1] - 1 + (now[2] - 1) / 31) / 12
    scale = {"month": 12.0, "year": 1.0, "decade": 0.1, "century": 0.01}[unit]
    return 100 * (year * scale - low) / (high - low + 1)


def _label(bin_: int, unit: Unit, language: Tongue) -> str:
    match unit:
        case "month":
            return language.month(bin_ // 12, bin_ % 12 + 1)
        case "year":
            return language.year(bin_)
        case "decade" if bin_ > 0:
            return language.form(_DECADE, year=language.digits(str(bin_ * 10)))
        case "decade":
            return language.say(_DECADE_BEFORE, year=language.year(bin_ * 10))
        case "century" if bin_ > 0:
            return language.form(_CENTURY, year=language.digits(str(bin_ * 100)))
        case "century":
            return language.say(_CENTURY_BEFORE, year=language.year(bin_ * 100))


def _ticks(low: int, high: int, unit: Unit, language: Tongue) -> tuple[Tick, ...]:
    slots = high - low + 1
    ticks = []
    for bin_ in range(low, high + 1):
        text = _tick(bin_, unit, slots, language)
        if text:
            minor = bool(bin_ % 12) if unit == "month" else bool(bin_ % 10)
            x = (bin_ - low) * 100 / slots
            ticks.append(Tick(f"{x:.3f}%", text, minor, "start" if x < _EDGE else "end"))
    return tuple(ticks)


def _tick(bin_: int, unit: Unit, slots: int, language: Tongue) -> str:
    if unit == "month":
        if bin_ % 12 == 0:
            return language.year(bin_ // 12)
        return language.calendar.short_names[bin_ % 12] if bin_ % 3 == 0 and slots <= 36 else ""
    if bin_ % 5:
        return ""
    return language.year(bin_ * {"year": 1, "decade": 10, "century": 100}[unit])
