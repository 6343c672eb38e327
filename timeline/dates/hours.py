"""The day that an hour is of, where it stands without one: "At 4pm they turned for home".

An hour at the head of a line is of the day that heads the lines, any other of the day spoken of just before,
or in the sentence. What a report tells of the past by the hour alone is of its first day, if that is a few
days back. After the hours of an evening, the small ones are those of the next day.
"""

import datetime as dt
from collections.abc import Callable

from timeline.dates import values
from timeline.dates.context import THESE_DAYS, Moment
from timeline.dates.reading import Reading, Shift
from timeline.dates.recall import FULL_STOP, RECALLED
from timeline.dates.rows import heads, stands_alone
from timeline.model import Timex

# A time of day belongs to a day that was spoken of no more than so many characters before.
_NEAR = 80
_WEEK = 7  # days
_NIGHT = 300  # characters from an hour of the evening to one after midnight
_OF_DAY = Shift(0, "D", "near")
_OF_A_DAY = (_OF_DAY, Shift(0, "D", "day"))  # times and parts of a day that is not named
_LATE, _SMALL = frozenset({"T20", "T21", "T22", "T23"}), frozenset({"T00", "T01", "T02", "T03", "T04"})


class Hours:
    """The days that a text has named so far."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        self._text = text
        self._published = published
        self._spoken = self._whole = -_NEAR - 1  # where the last day was spoken of; ... without an hour
        self._first: Moment | None = None  # the first day that the text tells
        self._head: Moment | None = None  # the day that heads the lines
        self._late: Moment | None = None  # the day of the last hour, if that was of an evening
        self._hour = 0  # where that ends

    def told(self, timex: Timex, moment: Moment) -> None:
        """Takes in a day, or an hour with its day, that the text is at now."""
        end = self._spoken = timex.end
        if self._first is None and not (moment.date() == self._published and self._stamps(timex.start, end)):
            self._first = moment  # the line that says when it was written tells nothing
        clock = timex.value[10:13]
        if clock:
            self._hour, self._late = end, moment if clock in _LATE else None
            return
        self._whole = end
        if stands_alone(self._text, timex.start, end):
            self._head = moment

    def _stamps(self, start: int, end: int) -> bool:
        """Whether the line says no word beside the day."""
        begins, ends = self._text.rfind("\n", 0, start) + 1, self._text.find("\n", end)
        beside = self._text[begins:start] + (self._text[end:ends] if ends >= 0 else self._text[end:])
        return not any(character.isalpha() for character in beside)

    def near(self, start: int) -> bool:
        """Whether a day was spoken of just before."""
        return start - self._spoken <= _NEAR

    def day(
        self, reading: Reading, then: Moment | None, tense: Callable[[Reading], int], *, near: bool
    ) -> tuple[Moment | None, bool]:
        """The day that an hour is of, and whether that is known; `then` is the day that the text is at."""
        if reading.meaning.point not in _OF_A_DAY:
            return then, near
        if self._head is not None and (heads(self._text, reading.start) or (then == self._head and not near)):
            return self._after_midnight(reading, self._head), True
        near = near or self._goes_on(reading, then, tense)
        if then is None or then.day is None or not near:
            news = self._news(reading, then, tense)
            return (then, near) if news is None else (news, True)
        return self._after_midnight(reading, then), near

    def _after_midnight(self, reading: Reading, day: Moment) -> Moment:
        """The next day for a small hour behind one of the evening: "called at 11pm ... freed at 2am"."""
        start, there = reading.start, day.date()
        if self._late != day or reading.meaning.clock[:3] not in _SMALL or start - self._hour > _NIGHT:
            return day
        following = None if there is None else values.add_days(there, 1)
        if following is None or "\n" in self._text[self._hour : start]:
            return day
        return Moment(following.year, following.month, following.day)

    def _goes_on(self, reading: Reading, then: Moment | None, tense: Callable[[Reading], int]) -> bool:
        """Whether a time of day is that of a day told in its sentence, or just before in the same tense."""
        spoken = max(self._spoken, 0)
        if reading.meaning.point != _OF_DAY or reading.start - spoken > RECALLED:
            return False
        between = self._text[spoken : reading.start]
        if "\n" in between or not (stops := len(FULL_STOP.findall(between))):
            return "\n" not in between
        told, day, today = tense(reading), then and then.date(), self._published
        if told <= 0 or stops > 1 or self._whole != spoken or day is None or today is None:
            return told < 0
        return day > today

    def _news(self, reading: Reading, then: Moment | None, tense: Callable[[Reading], int]) -> Moment | None:
        """The day that a report is about, for what it tells of the past at a time of day alone.

        It is the first that the text tells, if that lies a few days back: "... on Thursday" in the lead, and
        some paragraphs later "The blast occurred at 10:30".
        """
        day, last, today = self._first and self._first.date(), then and then.date(), self._published
        if day is None or today is None:
            return None
        if reading.meaning.point != _OF_DAY and last is not None and abs((last - today).days) <= THESE_DAYS:
            return None
        if not 0 < (today - day).days < _WEEK or tense(reading) >= 0:
            return None
        return self._first
