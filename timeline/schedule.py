"""When a digest is due: five-field cron expressions on the wall clock of a time zone.

Fields and names are those of crontab(5). The clock of a zone jumps, and a digest must still come once a day:
a time that a jump leaves out happens at the first instant after the jump, and once however many are left
out; a time that comes twice happens the first time only; a day that was left out whole (Samoa, 30 December
2011) has no times.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from timeline import months

_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
}
_MONTHS = tuple(name[:3] for name in months.ENGLISH)
_WEEKDAYS = tuple("sun mon tue wed thu fri sat".split())
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 500  # characters: a list of all minutes and hours, with room
_PART = re.compile(r"(?P<first>\*|\w+)(?:-(?P<last>\w+))?(?:/(?P<step>\w+))?", re.ASCII)
# Runs by cron come a little early or late.
SLACK = timedelta(minutes=1)
# A 29 February on a given weekday comes after 40 years at the latest (2072, 2112), whatever the century.
_MONTHS_AHEAD = 41 * 12


@dataclass(frozen=True, slots=True)
class _Field:
    """One of the five fields: what it is called, its numbers, and the names of its first numbers."""

    title: str
    low: int
    high: int
    names: tuple[str, ...] = ()
    example: str = ""

    @property
    def allowed(self) -> str:
        names = f" or {self.names[0]} to {self.names[-1]}" if self.names else ""
        return f"{self.low} to {self.high}{names}"


_MINUTE = _Field("minute", 0, 59, example="0, */15 or 0,30")
_HOUR = _Field("hour", 0, 23, example="7, 8-18 or */6")
_DAY = _Field("day of the month", 1, 31, example="1, 1-7 or 1,15")
_MONTH = _Field("month", 1, 12, _MONTHS, "3, mar-may or */3")
_WEEKDAY = _Field("day of the week", 0, 7, _WEEKDAYS, "mon, mon-fri or 0,6")


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression: minute, hour, day of the month, month, day of the week; or @daily and the like.

    0 and 7 are Sunday. Where neither day field begins with a star, a day that fits one of them will do
    (crontab(5)). Raises ValueError that names the field for what is none, or what never comes.
    """

    text: str
    minutes: tuple[int, ...] = field(init=False, compare=False, repr=False)
    hours: tuple[int, ...] = field(init=False, compare=False, repr=False)
    days: tuple[int, ...] = field(init=False, compare=False, repr=False)
    months: tuple[int, ...] = field(init=False, compare=False, repr=False)
    weekdays: tuple[int, ...] = field(
        init=False, compare=False, repr=False
    )  # as date.isoweekday, 7 is Sunday
    either: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        minute, hour, day, month, weekday = _split(self.text)
        found = {
            "minutes": _numbers(minute, _MINUTE),
            "hours": _numbers(hour, _HOUR),
            "days": _numbers(day, _DAY),
            "months": _numbers(month, _MONTH),
            "weekdays": tuple(sorted({number or 7 for number in _numbers(weekday, _WEEKDAY)})),
            "either": not day.startswith("*") and not weekday.startswith("*"),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)
        if not self.either and all(self.days[0] > _LONGEST_MONTHS[month - 1] for month in self.months):
            raise ValueError(f"{self.text!r} never comes: no month it names has a day {self.days[0]}")

    def after(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """The first time strictly after an aware moment, in UTC; None beyond the year 9999."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        try:
            local = moment.astimezone(zone).replace(tzinfo=None)
            instants = (_instant(wall, zone) for wall in self._walls(local))
            return next((instant for instant in instants if instant is not None and instant > moment), None)
        except OverflowError:
            return None

    def _walls(self, local: datetime) -> Iterator[datetime]:
        """The times on a clock that never jumps, in order, strictly after `local`.

        Later times are never earlier instants (see `_instant`), so that what lies before `local` need not
        be looked at.
        """
        slots = [(hour, minute) for hour in self.hours for minute in self.minutes]
        passed = bisect_left(slots, (local.hour, local.minute + 1))
        for day in self._dates(local.date()):
            for hour, minute in slots[passed if day == local.date() else 0 :]:
                yield datetime.combine(day, time(hour, minute))

    def _dates(self, start: date) -> Iterator[date]:
        """The days from `start` on that fit."""
        begin = start.year * 12 + start.month - 1
        for number in range(begin, min(begin + _MONTHS_AHEAD, 10_000 * 12)):
            year, month = divmod(number, 12)
            if month + 1 not in self.months:
                continue
            for day in range(start.day if number == begin else 1, 32):
                found = _date(year, month + 1, day)
                if found is not None and self._fits(found):
                    yield found

    def _fits(self, day: date) -> bool:
        in_month, in_week = day.day in self.days, day.isoweekday() in self.weekdays
        return in_month or in_week if self.either else in_month and in_week


def due(cron: Cron, zone: tzinfo, last: datetime, now: datetime) -> bool:
    """Whether a time lies after `last` and not after `now`, both aware.

    A machine that slept through many times is due once. With a clock set back, `now` before `last`, nothing
    is due.
    """
    found = cron.after(last, zone)
    return found is not None and found <= now


def slack(every: timedelta) -> timedelta:
    """How much too early still counts as due for what comes at such intervals."""
    return min(every / 10, SLACK)


def _split(text: str) -> list[str]:
    if len(text) > _LONGEST:
        raise ValueError(f"a cron expression has at most {_LONGEST} characters")
    whole = text.strip().lower()
    if whole.startswith("@") and whole not in _NICKNAMES:
        raise ValueError(f"{text!r} is not known: there are {', '.join(_NICKNAMES)}")
    fields = _NICKNAMES.get(whole, whole).split()
    if len(fields) != 5:
        titles = ", ".join(one.title for one in (_MINUTE, _HOUR, _DAY, _MONTH, _WEEKDAY))
        found = f"{len(fields)} field{'' if len(fields) == 1 else 's'}"
        raise ValueError(f"{text!r} has {found} and needs 5: {titles}, such as 0 7 * * mon-fri")
    return fields


def _numbers(text: str, of: _Field) -> tuple[int, ...]:
    """The numbers of a field, sorted."""
    return tuple(sorted({number for part in text.split(",") for number in _part(part, of)}))


def _part(text: str, of: _Field) -> range:
    """One part of a list: a number, a range, a star, the latter two with or without a step."""
    match = _PART.fullmatch(text)
    if match is None:
        raise _wrong(of, text, "is not understood")
    first, last, step = match["first"], match["last"], match["step"]
    if first == "*":
        if last is not None:
            raise _wrong(of, text, "has a range after a star")
        low, high = of.low, of.high
    else:
        if step is not None and last is None:
            raise _wrong(of, text, f"has a step without a range, such as {of.low}-{of.high}/{step}")
        low = _number(first, of)
        high = low if last is None else _number(last, of)
    if high < low and last == "sun":
        high = 7  # a week may end with its Sunday
    if high < low:
        raise _wrong(of, text, "goes backwards")
    return range(low, high + 1, 1 if step is None else _step(step, text, of))


def _number(text: str, of: _Field) -> int:
    if text in of.names:
        # Months count from 1 and weekdays from 0, as the fields do.
        return of.low + of.names.index(text)
    if not text.isdigit() or len(text) > 4 or not of.low <= int(text) <= of.high:
        raise _wrong(of, text, f"is not {of.allowed}")
    return int(text)


def _step(step: str, text: str, of: _Field) -> int:
    if not step.isdigit() or len(step) > 4 or not 1 <= int(step) <= of.high:
        raise _wrong(of, text, f"has a step that is not 1 to {of.high}")
    return int(step)


def _wrong(of: _Field, text: str, what: str) -> ValueError:
    return ValueError(f"{of.title}: {text!r} {what}; write {of.allowed}, such as {of.example}")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _instant(wall: datetime, zone: tzinfo) -> datetime | None:
    """When the clock of a zone shows a time, first; after a jump over it, when the jump ends.

    None when the jump goes over the whole day. Never decreases with `wall`: a time that comes twice counts
    with the offset before (PEP 495, fold=0), and all times within a jump give its end.
    """
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    # In a jump, fold=0 counts with the offset before it and lands behind it; fold=1 the other way round.
    jump = _switch(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), instant, zone)
    before = (jump - timedelta(seconds=1)).astimezone(zone)
    return None if before.date() < wall.date() < jump.astimezone(zone).date() else jump


def _switch(early: datetime, late: datetime, zone: tzinfo) -> datetime:
    """The instant after `early` from which on a zone has the offset that it has at `late`."""

    def switched(seconds: int) -> int:
        at = (early + timedelta(seconds=seconds)).astimezone(zone)
        return at.utcoffset() == late.astimezone(zone).utcoffset()

    # Offsets change at whole seconds.
    between = range(int((late - early).total_seconds()) + 1)
    return early + timedelta(seconds=bisect_left(between, 1, key=switched))
