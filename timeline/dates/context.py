"""What the value of a date may depend on."""

import datetime as dt
from typing import Literal, NamedTuple

Genre = Literal["news", "narrative"]
THESE_DAYS = 14  # so many around the document are those that it speaks of
Days = tuple[dt.date, dt.date]  # the first and the last of some


class Moment(NamedTuple):
    """Where the text stands: a year, perhaps a month, a day or a part of the year."""

    year: int
    month: int | None = None
    day: int | None = None

    def date(self) -> dt.date | None:
        """None unless the day is known and exists."""
        if self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Context(NamedTuple):
    """What a value may depend on.

    `tense` is -1 past (-2 after "since"), 1 future, 0 unknown; `then` is the last date spoken of; `period`
    is the last quarter (year, 1-4); `near` tells whether `then` was spoken of just before; `home` is the year
    of the last month or day; `told` is a date of years ago that this paragraph has just named;
    `days` are the first and last of the few days to come that the text is about, as its head says; `named`
    tells whether `then` was told with the name of its day, as who announces it does.
    """

    published: dt.date | None
    genre: Genre = "news"
    tense: int = 0
    then: Moment | None = None
    near: bool = False
    period: tuple[int, int] | None = None
    home: int | None = None
    opens: bool = False
    told: Moment | None = None
    days: Days | None = None
    named: bool = False
