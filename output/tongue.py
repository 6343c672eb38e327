"""A language as a value: its messages, its dates and its numbers. Pure; `output.languages` makes them.

The messages of the program are its English texts. What stands for a value in them is written `{name}`, and
what is said in a table to be translated later is marked with `term`, `within` or `several`, so that the
catalogs can be checked to hold every message and no other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DIGITS = "0123456789"
_LEFT_TO_RIGHT = "\u200e"


class Within(NamedTuple):
    """A message whose translation depends on what it speaks of: the name of that, and the message."""

    context: str
    text: str


class Several(NamedTuple):
    """A message that counts: for one, and for any other number, which stands in it as `{number}`."""

    one: str
    many: str


def term(text: str) -> str:
    """Mark a message that is translated where it is used."""
    return text


def within(context: str, text: str) -> Within:
    """Mark a message with a context."""
    return Within(context, text)


def several(one: str, many: str) -> Several:
    """Mark a message that counts."""
    return Several(one, many)


_FIRST = within("day of a month", "1")


def digits(text: str, zero: str) -> str:
    """A text with the ten digits that begin with `zero`."""
    if zero == "0":
        return text
    return text.translate({ord(digit): ord(zero) + at for at, digit in enumerate(_DIGITS)})


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language writes dates (Unicode CLDR, "Date Formats"): patterns with `{d}` and `{y}` open.

    Those of twelve have one for each month, those of four one for each quarter.
    """

    days: tuple[str, ...]  # "{d} January {y}"
    days_of_year: tuple[str, ...]  # "{d} January"
    months: tuple[str, ...]  # "January {y}"
    quarters: tuple[str, ...]  # "first quarter of {y}"
    short_days: tuple[str, ...]  # "{d} Jan {y}"
    short_days_of_year: tuple[str, ...]  # "{d} Jan"
    names: tuple[str, ...]  # "January", alone
    short_names: tuple[str, ...]  # "Jan", alone
    year: str = "{y}"  # of a year alone
    before: str = "{y} BC"  # of a year before 1, alone or in a date
    clock: str = "{h}:{m}"  # of 24 hours
    moment: str = "{date}, {time}"
    group: str = ","  # between the thousands of a number
    zero: str = "0"  # the first of the ten digits
    year_last: bool = True  # whether a date ends with its year, so that two days can share it


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language. Without the functions that translate, messages are said as they stand: in English."""

    tag: str  # BCP 47
    calendar: Calendar
    direction: Literal["ltr", "rtl"] = "ltr"
    translate: Callable[[str], str] | None = None
    translate_within: Callable[[str, str], str] | None = None
    translate_number: Callable[[str, str, int], str] | None = None

    def say(self, text: str, /, **values: str) -> str:
        """A message with its values."""
        told = self.translate(text) if self.translate and text else text  # "" is the head of a catalog
        return told.format_map(values) if values else told

    def form(self, message: Within, /, **values: str) -> str:
        """A message with a context."""
        told = self.translate_within(*message) if self.translate_within else message.text
        return told.format_map(values) if values else told

    def plural(self, one: str, many: str, count: int, /, **values: str) -> str:
        """A message that counts; `number` is the count in it."""
        told = self.counting(one, many, count)
        return told.format_map({"number": self.number(count), **values})

    def counting(self, one: str, many: str, count: int, /) -> str:
        """The form of a message for a number, its values still open."""
        if self.translate_number:
            return self.translate_number(one, many, count)
        return one if count == 1 else many

    def listed(self, parts: list[str]) -> str:
        """Several things after each other."""
        return self.say(", ").join(parts)

    def number(self, value: int) -> str:
        """A number with its thousands apart: "1,204"."""
        return self.digits(f"{value:,}".replace(",", self.calendar.group))

    def digits(self, text: str) -> str:
        """A text with the digits of the language."""
        return digits(text, self.calendar.zero)

    def year(self, year: int) -> str:
        """An astronomical year as people say it: year 0 is 1 BC."""
        return self.calendar.year.format(y=self.digits(str(year))) if year > 0 else self._year(year)

    def month(self, year: int, month: int) -> str:
        """A month: "January 2026"."""
        return self.calendar.months[month - 1].format(y=self._year(year))

    def day(self, year: int, month: int, day: int) -> str:
        """A day: "10 January 2026"."""
        return self.calendar.days[month - 1].format(d=self.day_number(day), y=self._year(year))

    def day_of_year(self, month: int, day: int) -> str:
        """A day without its year: "10 January"."""
        return self.calendar.days_of_year[month - 1].format(d=self.day_number(day))

    def short_day(self, year: int, month: int, day: int) -> str:
        """A day: "10 Jan 2026"."""
        return self.calendar.short_days[month - 1].format(d=self.day_number(day), y=self._year(year))

    def short_day_of_year(self, month: int, day: int) -> str:
        """A day without its year: "10 Jan"."""
        return self.calendar.short_days_of_year[month - 1].format(d=self.day_number(day))

    def quarter(self, year: int, quarter: int) -> str:
        """A quarter: "first quarter of 2026"."""
        return self.calendar.quarters[quarter - 1].format(y=self._year(year))

    def moment(self, date: str, clock: str, zone: str = "") -> str:
        """A day with its time of day ("09:30", "09:30–11:00") and zone: "10 January 2026, 09:30 UTC"."""
        time = "–".join(map(self._clock, clock.split("–")))
        if zone and self.direction == "rtl":
            zone = f"{_LEFT_TO_RIGHT}{zone}"  # else the sign of "+07" stands behind its number
        return self.calendar.moment.format(date=date, time=f"{time} {zone}" if zone else time)

    def _clock(self, clock: str) -> str:
        hour, _, minute = clock.partition(":")
        return self.calendar.clock.format(h=self.digits(hour), m=self.digits(minute))

    def at(self, local: datetime) -> str:
        """A moment on the clock of its zone: "10 January 2026, 09:30 UTC"."""
        day = self.day(local.year, local.month, local.day)
        return self.moment(day, f"{local:%H:%M}", local.tzname() or "")

    def day_number(self, day: int) -> str:
        """A day of a month by its number."""
        # French alone: "1er janvier", "2 janvier".
        return self.digits(self.form(_FIRST) if day == 1 else str(day))

    def _year(self, year: int) -> str:
        """A year within a date."""
        if year > 0:
            return self.digits(str(year))
        return self.calendar.before.format(y=self.digits(str(1 - year)))


def _english() -> Calendar:
    short = tuple(name[:3] for name in _MONTHS)
    return Calendar(
        days=tuple(f"{{d}} {name} {{y}}" for name in _MONTHS),
        days_of_year=tuple(f"{{d}} {name}" for name in _MONTHS),
        months=tuple(f"{name} {{y}}" for name in _MONTHS),
        quarters=tuple(f"{nth} quarter of {{y}}" for nth in ("first", "second", "third", "fourth")),
        short_days=tuple(f"{{d}} {name} {{y}}" for name in short),
        short_days_of_year=tuple(f"{{d}} {name}" for name in short),
        names=_MONTHS,
        short_names=short,
    )


ENGLISH = Tongue("en", _english())
