"""What a source states as data, as a sentence of its text; and when that is over. Pure.

An event needs a sentence that proves it. Data has none, so the text of the entry gets one for each occasion,
and who reads the text finds it there again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from feeds.model import Entry, Occasion

# A night: what ends within so many hours after it began has one day, also where midnight lies between.
_NIGHT = timedelta(hours=12)
_MONTHS = "January February March April May June July August September October November December".split()
_STANDING = {"cancelled": "Cancelled: ", "postponed": "Postponed until further notice: "}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence; `text[date_start:date_end]` is the date in it."""

    text: str
    date_start: int
    date_end: int


def statement(occasion: Occasion) -> Statement:
    """The occasion in words: "Cancelled: Spring concert, 4 May 2026, 19:30 UTC+02:00, Town hall"."""
    head = f"{_STANDING.get(occasion.status, '')}{occasion.name}, "
    when = _period(occasion)
    moved = f" (before: {_words(occasion.previous)})" if occasion.previous else ""
    place = f", {occasion.place}" if occasion.place else ""
    return Statement(f"{head}{when}{moved}{place}", len(head), len(head) + len(when))


def with_statements(entry: Entry) -> Entry:
    """The entry with a paragraph for each occasion below its text."""
    if not entry.occasions:
        return entry
    return replace(entry, text=together(entry.text, _stated(entry)))


def apart(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """The text of an entry in two: its prose, and the paragraphs that `with_statements` put below it."""
    stated = _stated(entry)
    prose = f"\n\n{entry.text}".removesuffix("".join(f"\n\n{text}" for text in stated))
    whole = len(prose) == len(entry.text) + 2
    return (entry.text, ()) if whole else (prose[2:], stated)


def together(prose: str, stated: Sequence[str]) -> str:
    """The text of which `apart` gave the two parts."""
    return "\n\n".join((*((prose,) if prose else ()), *stated))


def last_day(occasion: Occasion) -> str:
    """The last day of an occasion, as precise as its end is stated; a night belongs to the day before it."""
    end = occasion.end
    if end is None:
        return occasion.start[:10]
    if "T" not in end:
        return end
    start, finish = (_clock(text) for text in (occasion.start, end))
    if start is not None and finish is not None and finish - start <= _NIGHT:
        return occasion.start[:10]
    midnight = finish is not None and finish.hour == finish.minute == 0
    return (finish - timedelta(days=1)).date().isoformat() if finish and midnight else end[:10]


def over(occasions: Sequence[Occasion], today: date) -> bool:
    """Whether there are any and all of them lie before `today`."""
    # A month or a year is over when no day of it is left; as strings, "2026-05" sorts before its days.
    return bool(occasions) and all(_beyond(last_day(occasion)) <= today.isoformat() for occasion in occasions)


def horizon(now: datetime) -> tuple[date, date]:
    """From when to when repetitions are listed: a year back, a year ahead, counted from the month of `now`.

    Whole months, so that a calendar gives the same entries however often it is asked.
    """
    first = date(now.year - 1, now.month, 1)
    month = now.year * 12 + now.month + 12
    return first, date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _stated(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement(occasion).text for occasion in entry.occasions))


def _beyond(day: str) -> str:
    """A string that sorts behind all days of a day, month or year and not behind the one that follows."""
    if len(day) == 10:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return f"{day}-99"


def _clock(text: str) -> datetime | None:
    """The local time of a date with a time of day."""
    return datetime.fromisoformat(text[:16]) if "T" in text else None


def _period(occasion: Occasion) -> str:
    start, end = occasion.start, occasion.end
    if end is None or end == start:
        return _words(start)
    if "T" in start and "T" in end and start[:10] == end[:10] and start[16:] == end[16:]:
        return f"{_words(start[:16])} to {end[11:16]}{_zone(end[16:])}"
    return f"{_words(start)} to {_words(end)}"


def _words(text: str) -> str:
    """An ISO date in words: "4 May 2026, 19:30 UTC+02:00", "May 2026", "2026"."""
    day, _, clock = text.partition("T")
    year, *rest = day.split("-")
    parts = [str(int(rest[1]))] if len(rest) == 2 else []
    parts += [_MONTHS[int(rest[0]) - 1]] if rest else []
    time = f", {clock[:5]}{_zone(clock[5:])}" if clock else ""
    return f"{' '.join((*parts, year))}{time}"


def _zone(offset: str) -> str:
    if not offset:
        return ""
    return " UTC" if offset == "Z" else f" UTC{offset}"
