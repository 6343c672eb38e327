"""The days of an event for formats that know less than EDTF: as precise as the text, and no further."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from output.words import day_parts

if TYPE_CHECKING:  # a poll without news makes no events
    from output.model import Occurrence

_DAY = re.compile(r"-?\d{4,}-\d\d-\d\d(?:T[\d:.+\-Z]*)?", re.ASCII)
_PART = re.compile(r"-?\d{4,}-(\d\d)(?:-XX)?", re.ASCII)
_CLOCK = re.compile(r"(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?", re.ASCII)


class Known(IntEnum):
    """How much of an end of a date is known."""

    YEAR = 1  # or less: a decade, a century
    SEASON = 2  # also quarters and half-years: some months of a year
    MONTH = 3
    DAY = 4


@dataclass(frozen=True, slots=True)
class End:
    """One end of a date: its first or last day (ISO 8601), and how much of that is known."""

    day: str
    known: Known

    @property
    def parts(self) -> tuple[int, ...]:
        """(year), (year, month) or (year, month, day), as far as it is known; the year may be 0 or less."""
        found = day_parts(self.day)
        return () if found is None else found[: (1, 2, 2, 3)[self.known - 1]]

    @property
    def reduced(self) -> str:
        """The day without what is not known: "2026-12", "2026" (ISO 8601-1, 4.3: reduced representations)."""
        return "-".join(self.day.rsplit("-", 2)[: len(self.parts)])


def ends(occurrence: "Occurrence") -> tuple[End | None, End | None]:
    """First and last end of an event's date, None where it is open or no day of any calendar."""
    first, _, last = occurrence.edtf.partition("/")
    return _end(occurrence.start, first), _end(occurrence.end, last or first)


def hedged(occurrence: "Occurrence") -> bool:
    """Whether the text says the date with "about" or "possibly"."""
    return any(sign in occurrence.edtf for sign in "~?%")


def real_day(iso: str) -> date | None:
    """The day where Python and most programs have it: from year 1 to 9998, so that it has a day after it."""
    parts = day_parts(iso)
    if parts is None or not 1 <= parts[0] <= 9998:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def clocks(occurrence: "Occurrence") -> tuple[str, str]:
    """The times of day of both ends, "" where there is none: "14:30", "14:30Z", "14:30+07:00"."""
    first, _, last = occurrence.clock.partition("/")
    return tuple(clock if _CLOCK.fullmatch(clock) else "" for clock in (first, last))  # type: ignore[return-value]


def moment(day: date, clock: str) -> datetime | None:
    """The moment of a clock that `clocks` gave: in UTC where it has a zone, else without one (local time)."""
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return None
    try:
        found = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
        return found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None


def after(day: date) -> date:
    """The next day: formats with exclusive ends count up to it."""
    return day + timedelta(days=1)


@lru_cache(maxsize=1_024)  # what was seen in one poll was seen at one moment
def stamp(value: datetime) -> str:
    """An aware moment in RFC 3339, in UTC."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@lru_cache(maxsize=1_024)  # asked by each format
def _end(day: str | None, point: str) -> End | None:
    if day is None or day_parts(day) is None:
        return None
    return End(day, _known(point.rstrip("~?%")))


def _known(point: str) -> Known:
    if _DAY.fullmatch(point):
        return Known.DAY
    part = _PART.fullmatch(point)
    if part is None:
        return Known.YEAR
    return Known.MONTH if int(part[1]) <= 12 else Known.SEASON
