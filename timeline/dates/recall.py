"""The date of years ago that news has just named, and what a value says of where a text stands."""

import functools
import re

from timeline.dates.context import Context, Moment
from timeline.dates.reading import Calendar, Point, Shift
from timeline.dates.tense import GIVEN
from timeline.model import Timex

# A date of years ago is what others lean on for so many characters.
RECALLED = 240
_BESIDE = 12  # characters between a year alone and the day that is in it ("in 1997, on 5 July")
_CLAUSE = 60  # characters from "Next year" to the day that is in it
_PARAGRAPH = 800  # characters that a paragraph of history goes on
_BELOW = 400  # from a year that heads a part of a chronicle, or the last date of that part
# Marks of a heading, before and behind its words, and a year that a paragraph begins with: "1992. In May"
_HEADS, _HEAD_ENDS = re.compile(r"[ #*=_>-]*"), re.compile(r"[ #*=_:]*\n|\. (?=[^\W\d_])")
_MONTH_ENDS = 32
_LEADS = 40  # characters from the year of a list to its colon
_SERIES = 2  # dates of the past that make a life or a chronicle
_BY_THE_WAY = 150  # years that somebody or something may be old who is told of in passing
_AGES = 50  # years
_GOES_ON = 2  # years that a month alone may lie back from one sentence to the next
# "on lots made before 1 January 1978": nothing is told to have happened then.
_BOUNDS = ("before ", "before the ", "prior to ", "prior to the ", "vor dem ", "avant le ", "antes del ")
_BOUNDS_END = {bound[-2:] for bound in _BOUNDS}  # which is looked at faster
FULL_STOP = re.compile(r"[.!?]\s")
# Before a date that is told of somebody or something by the way: ", who was born in ", ", opened on "
_ASIDE = re.compile(
    r", (?:(?:who|which) (?:was|were|is|are) )?(?:born|opened|founded|built|established|created|formed"
    r"|completed|inaugurated|consecrated|first elected|elected|geboren|gegründet|eröffnet|née?|nés|fondée?"
    r"|ouverte?|nacid[oa]|fundad[oa]|inaugurad[oa])"
    r"(?: [^,.;]{0,30}?)? (?:(?:in|on|am|im|en|le|el|the) ){0,2}$"
)
_LEAD = re.compile(
    r"(?:^|\n|[.!?][\"')]{0,2} )[ (]{0,2}"
    r"(?:(?:in|by|during|at|from|for|of|the|on|throughout|around|about|early|late|mid|start|end|beginning"
    r"|middle|year|spring|summer|autumn|fall|winter|meanwhile,|then,|but|and|later"
    r"|im|am|das|seit|anfang|mitte|ende|erst|schon|bereits|en|el|dès|depuis|desde|ya) {1,3}){0,5}\(?$",
    re.IGNORECASE,
)


class Past:
    """The date of years ago that news has just named: what follows in its paragraph may count from it."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._today = context.published if context.genre == "news" else None
        self._year = None if self._today is None else self._today.year
        self.moment: Moment | None = None
        self._end = 0
        self._leant = False  # whether it went on from one before it
        self._leads = False  # whether it is the year of a sentence that begins "Next year"
        self._tells = False  # whether it is a year that a life or a chronicle goes on to: "1938 verlor sie"
        self.heading: Moment | None = None  # a year that has a line of its own
        self._days: dict[tuple[int, int], int] = {}  # days of years ago that were told, with their year
        self._lead: Moment | None = None  # the year that leads in a list: "Meetings in 2027: 3 May, ..."
        self._lead_end = 0
        self._heard = self._olds = 0  # how many dates there were, and how many of the last were of the past
        # Whether months and days of this year and later change nothing, as some like them stand before them.
        self.calm = False

    @property
    def lasts(self) -> bool:
        """Whether anything was told that a date may count from however far behind it."""
        return self._lead is not None or bool(self._days)

    def again(self, start: int, point: Point, tense: int) -> Moment | None:
        """The day that is told once more, with the year that it had, or the year of the list that it is in.

        A day that is just over is rather the anniversary.
        """
        if not isinstance(point, Calendar) or point.month is None or point.year is not None or point.weekday:
            return None
        if self._lead is not None and point.turn is None and self._leads_in(start):
            return self._lead
        today, day = self._today, point.day
        if day is None or tense > 0 or point.turn is not None or today is None:
            return None
        year = self._days.get((point.month, day))
        if year is None or (today.month - point.month) % 12 <= 1:
            return None
        return Moment(year, point.month, day)

    def _leads_in(self, start: int) -> bool:
        between = self._text[self._lead_end : start]
        colon = between.find(":")
        return 0 <= colon < _LEADS and "\n" not in between[colon:].strip() and not FULL_STOP.search(between)

    def told(self, start: int, point: Point, tense: int) -> Moment | None:
        """The date named so shortly before; a deadline that was given may stand in the next sentence.

        A month alone goes on in the next sentence from what is not long ago, or as others did; what ends
        with it, as the year did, goes on from any month; a day goes on from its month, and from a day of the
        weeks before it even in the next paragraph.
        """
        alone = isinstance(point, Calendar) and point.day is None
        ends = isinstance(point, Shift) and point.origin == "end"
        if self.moment is None:
            return None
        if start - self._end > self._reach(self.moment) and not self._recalls(start, point, tense):
            return None
        if alone and self.moment.month is None and not self._tells:
            return None  # "the board, founded in 1964, voted in March"
        tells = self._tells and tense < 0
        goes_on = tense == GIVEN or (ends and tense < 0)
        soon = (
            tense <= 0
            and isinstance(point, Calendar)
            and (self._is_soon(point, self.moment) or (tense < 0 and self._is_history(point, self.moment)))
        )
        crosses = self.moment.day or (goes_on and self.moment.month) or tells or soon
        old = alone and not (self._leant or tells or soon) and (self._year or 0) - self.moment.year > _GOES_ON
        if (old or not crosses) and FULL_STOP.search(self._text, self._end, start):
            return None
        story = self._olds >= _SERIES and self.moment.day and soon and tense < 0
        if tense < 0 and isinstance(point, Calendar) and self._is_of_month(point, self.moment):
            story = True
        return self.moment if story or "\n\n" not in self._text[self._end : start] else None

    def _is_soon(self, point: Calendar, told: Moment) -> bool:
        """Whether a day is of the month that was told or of the weeks behind the day, and not just over."""
        today, month, day = self._today, point.month, point.day
        if today is None or told.month is None or month is None or day is None or point.turn is not None:
            return False
        if point.year is not None or point.weekday or (today.month - month) % 12 <= 1:
            return False
        later = (month - told.month) % 12
        return (later == 0 and day > (told.day or 0)) or (later == 1 and day < (told.day or _MONTH_ENDS))

    def _recalls(self, start: int, point: Point, tense: int) -> bool:
        """Whether a paragraph still tells of its century, or of its month at a day of it, named so late."""
        if (
            self.moment is None
            or start - self._end > _PARAGRAPH
            or tense >= 0
            or not isinstance(point, Calendar)
        ):
            return False
        return self._is_history(point, self.moment) or self._is_of_month(point, self.moment)

    def _is_of_month(self, point: Calendar, told: Moment) -> bool:
        """Whether a day is of the month alone that was told: "in May 2018 they broke in ... on 21 May"."""
        return told.day is None and told.month == point.month and self._is_soon(point, told)

    def _is_history(self, point: Calendar, told: Moment) -> bool:
        """Whether a day goes on from a month so long ago that nobody in the text is of today.

        A month alone does in what has told of those days some time: it is as often one of this year.
        """
        named = point.year is None and point.month is not None and point.turn is None and not point.weekday
        named = named and (point.day is not None or self._olds > _SERIES)
        return named and told.month is not None and told.year < (self._year or 0) - _AGES

    def head(self, start: int, tense: int) -> Moment | None:
        """The year of the part of a chronicle that a date stands in, if what is to come may not be meant."""
        if self.heading is None or start - self._end > _BELOW:
            return None
        return self.heading if tense <= 0 or self.heading.year < (self._year or 0) - 1 else None

    def _is_head(self, timex: Timex) -> bool:
        if _HEAD_ENDS.match(self._text, timex.end) is None:
            return False
        begins = self._text.rfind("\n", 0, timex.start) + 1
        return _HEADS.fullmatch(self._text, begins, timex.start) is not None

    def _reach(self, moment: Moment) -> int:
        if moment.month:
            return RECALLED if moment.day else RECALLED // 2
        return RECALLED // 2 if self._tells else _CLAUSE if self._leads else _BESIDE

    def _in_passing(self, timex: Timex, moment: Moment | None, this_year: int) -> bool:
        """As in "made before 1978", "Jane Roe, born on 4 May 1961 in Hull, was arrested on 3 February"."""
        start = timex.start
        if self._text[start - 2 : start] in _BOUNDS_END and self._text.endswith(_BOUNDS, 0, start):
            return True
        if moment is None or self.moment is not None or timex.anchored:
            return False
        if not this_year - _BY_THE_WAY <= moment.year < this_year:
            return False
        return _ASIDE.search(self._text, max(0, start - _CLAUSE), start) is not None

    def heard(self, timex: Timex, moment: Moment | None, *, counted: bool) -> None:
        """A stated date of years ago is kept, one that leans on it goes on from it, any other ends it.

        `moment` is where the value of the date stands, `counted` whether it was counted from another.
        """
        this_year = self._year
        if this_year is None or (moment is None and not _tells(timex)):
            return
        if moment is not None and self.calm and moment.year >= this_year and moment.month is not None:
            return  # as most
        start, end, value, anchored = timex.start, timex.end, timex.value, timex.anchored
        if self._in_passing(timex, moment, this_year):
            return
        self._end = end
        self._leads = self._tells = False
        if moment is None:
            self.moment = None
            return
        year, month, _ = moment
        before = self.moment
        self._keeps(moment, end, this_year, anchored=anchored)
        if anchored and month is None and len(value) == len("2026"):
            self._leads = opens_sentence(self._text, start)
        leans = before is not None and abs(year - before.year) <= 1
        self._heard += 1
        if anchored:
            pass
        elif year >= this_year:
            self.heading = None
        elif timex.rule == "year_first" or (month is None and self._is_head(timex)):
            self.heading = Moment(year)
        if self._leads or (year < this_year and (not anchored or leans or counted)):
            self.moment = moment
            self._leant = anchored and leans
            self._olds += 1
            # The first year of a text, or one of a series: years alone are named in passing, too.
            goes_on = self._heard == 1 or self._olds > _SERIES
            named = (counted or not anchored) and month is None
            self._tells = goes_on and named and opens_sentence(self._text, start)
            self.calm = False
        else:
            self.moment = None
            self._olds = 0
            self.calm = self.heading is None

    def _keeps(self, moment: Moment, end: int, this_year: int, *, anchored: bool) -> None:
        """Takes in what others may count from however far behind it."""
        year, month, day = moment
        if year < this_year and month and day:
            self._days[month, day] = year
        elif year >= this_year and month is None and not anchored:
            self._lead, self._lead_end = moment, end


def _tells(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and not timex.value.endswith("_REF")


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a heading begins with what starts here."""
    return _LEAD.search(text, max(0, start - 40), start) is not None


@functools.lru_cache(1024)  # asked for twice, and the same few dates fill a text
def moment_of(value: str) -> Moment | None:
    """Where a TIMEX3 value stands; None where it names no year."""
    year, month, day = value[:4], value[5:7], value[8:]
    if value[4:8:3] == "--" and len(day) == 2 and f"{year}{month}{day}".isdecimal():
        return Moment(int(year), int(month), int(day))  # as most are
    fields = value.rpartition("/")[2].partition("T")[0].split("-")
    if fields[0].startswith("BC") and fields[0][2:].isdigit():
        at = 1 - int(fields[0][2:])
    elif fields[0].isdigit() and len(fields[0]) == 4:
        at = int(fields[0])
    else:
        return None
    numbers = [int(field) for field in fields[1:3] if field.isdigit()]
    return Moment(at, *numbers)
