"""Where a text stands in time: what its dates leave behind for those that follow."""

import datetime as dt
import functools
import re
from collections.abc import Callable

from timeline.dates import mentioned, values
from timeline.dates.context import Context, Days, Moment
from timeline.dates.hours import Hours
from timeline.dates.posts import Posts
from timeline.dates.reading import Asked, Calendar, Meaning, Point, Reading, Shift, Weekday
from timeline.dates.recall import FULL_STOP, RECALLED, Past, moment_of, opens_sentence
from timeline.edtf import Edtf, Precision
from timeline.model import Timex

_CLAUSE = 60  # characters
_WEEK = 7  # days
_HEADING = 60  # characters of a heading before the week that it announces
# "on Thursday with the crew; and on Friday with the board"
_LISTED = re.compile(r"[^.;\n]{1,200}; (?:(?:and|und|et|y) )?(?:on |am |le |el )?", re.IGNORECASE)
_LEAD = 10  # characters of "; und am "
_OF_MONTHS, _DATED = ("day", "weekday", "month"), ("DATE", "TIME")
_TODAY, _THAT_DAY = Shift(0, "D"), Shift(0, "D", "then")
_A_DAY, _AN_INTERVAL = Precision.DAY, Precision.INTERVAL
# A story that names a year within a sentence goes on to it if it is at most so many years ahead.
_GOES_ON = 10
_SHORTEST = len("Monday 1")  # of the days that are told with their name
# A deadline is counted from the document, whatever week the text tells of.
_BY = re.compile(r"\b(?:by|until|before|till|bis|avant|antes del|hasta el) (?:the )?$", re.IGNORECASE)
# Between a day and its date: "the next day, March 28", "two days later (on 14 May)"
_AGAIN = frozenset({", ", " (", ", on ", " (on ", ", the ", ", dem ", ", am ", ", le ", ", el "})
_APART = frozenset(map(len, _AGAIN))
# What is sold before it begins: "the concert is on 21 March; tickets from Monday"
_SALE = re.compile(
    r"\b(?:tickets?|places|seats|book(?:ed|ing|ings)?|regist(?:er|ered|ration)(?! desk)|sign(?:ing)? up"
    r"|appl(?:y|ications?)|entries|enrol\w*|ordered|on sale|reserv\w+|Karten|Anmeld\w+|anmelden|Vorverkauf"
    r"|gebucht|bestell\w+|billets|billetterie|inscri\w+|réserv\w+|entradas)\b[^.!?;\n]*$"
)
# Behind a month that a text looks back to, from days that it goes on with: "Im Mai hatte es geschneit"
_HAD = re.compile(r" (?:[^\W\d_]+ ){0,2}(?:hatten?|had|había|avai(?:en)?t)\b")
_SENTENCE = 200  # characters in which a date of the same sentence is looked for
_YEARS = re.compile(r"((?:BC)?[0-9]{4})/(?:BC)?[0-9]{4}")
# The first six or nine months: a year before them is no quarter.
_MANY_QUARTERS = ("P6M", "P9M", "P2Q", "P3Q")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


class Course:
    """The time that a text is at, from one of its dates to the next."""

    def __init__(
        self, text: str, context: Context, tense: Callable[[Reading], int], posts: Posts | None = None
    ) -> None:
        self._text, self._tense, self._posts = text, tense, posts
        self._published, self._genre = published, genre = context.published, context.genre
        self._story = genre == "narrative"
        self._today = None if self._story or published is None else published.toordinal()
        self._year = 0 if published is None else published.year
        self._then = context.then
        if published is not None and not self._story:
            self._then = Moment(published.year, published.month, published.day)
        self._period, self._home, self._days = context.period, context.home, context.days
        self._past = Past(text, context)
        self._walk: Days | None = None  # the week that the text walks through
        self._few: Days | None = None  # some days to come that the sentence tells
        self._told: Days | None = None  # the days of the last range
        self._distant: Moment | None = None  # "on 8 May, the police said yesterday. That day he"
        self._moved, self._end = -1, 0  # where the date stands that the text is at, where that before it ends
        self._lists = ";" in text
        self._named = False  # whether the date that the text is at was told with the name of its day
        self._opens = True  # whether a paragraph has told no date yet
        self._hours = Hours(text, None if self._story else published)

    def at(self, reading: Reading) -> Context:
        """What the value of a date may depend on."""
        clock = reading.meaning.clock != ""
        then, near = self._then, self._hours.near(reading.start)
        if reading.meaning.point == _THAT_DAY and self._distant is not None:
            then = self._distant
        elif clock:
            then, near = self._hours.day(reading, then, self._tense, near=near)
        elif isinstance(reading.meaning.point, Shift):
            near = self._is_of(reading, reading.meaning.point, near=near)
        here, tense, told, days = self.leans(reading)
        stands = self._period, self._home, self._opens
        return Context(here, self._genre, tense, then, near, *stands, told, days, self._named)

    def leans(self, reading: Reading) -> Asked:
        """The tense around a date, the date of years ago and the days to come that it may count from."""
        start, meaning = reading.start, reading.meaning
        past = self._past
        if self._story or self._walk is not None:
            self._crosses(start)
        tense = self._tense(reading) if meaning.leans or (self._story and _is_year(meaning.point)) else 0
        if self._lists and not tense and meaning.leans and ";" in self._text[max(start - _LEAD, 0) : start]:
            tense = self._lists_on(start)
        ahead = None if tense or not isinstance(meaning.point, Weekday) else self._ahead(start)
        tense = tense or int(ahead is not None)
        told = past.moment
        if told is not None:
            told = past.told(start, meaning.point, tense)
        if told is None and past.lasts:
            told = past.again(start, meaning.point, tense)
        head = None if past.heading is None else past.head(start, tense)
        if head is not None:
            # A chronicle tells of the past in the present: "1893 / Am 4. März gründen sie die Wehr"
            tense, told = min(tense, -1), told or head
        if start - self._end in _APART and self._says_again(start, meaning.point):
            tense, told = 0, self._then
        days = self._days or self._walk or self._few or ahead
        if isinstance(meaning.point, Weekday) and meaning.point.origin == "then":
            days = self._told
        elif days is not None and self._counts_anew(start):
            days = None
        if self._today is not None and mentioned.comes_next(self._text, self._end, reading, days):
            days = mentioned.days_behind(self._then, self._today) or days
        return self._here(start), tense, told, days

    def _here(self, start: int) -> dt.date | None:
        """The day on which it was written: that of the document, or of the post in it."""
        post = self._posts and self._posts.at(start)
        return post or self._published

    def _lists_on(self, start: int) -> int:
        """Whether a day goes on from one to come: "will speak on Thursday in Elm; and on Friday in Oak"."""
        then, between = self._then, self._text[self._end : start]
        if then is None or (day := then.date()) is None or _LISTED.fullmatch(between) is None:
            return 0
        return int(self._today is not None and day.toordinal() > self._today)

    def _ahead(self, start: int) -> Days | None:
        """The week from the day to come that the text is at: "Lundi, on va courir. Mardi, du vélo"."""
        apart = start - self._end > RECALLED or self._text[start - 1 : start] in ("\n", "\u2003")
        day = None if self._then is None or apart else self._then.date()
        ahead = day is not None and self._today is not None and day.toordinal() > self._today
        return (day, values.add_days(day, _WEEK - 1) or dt.date.max) if day and ahead else None

    def _says_again(self, start: int, point: Point) -> bool:
        """Whether a date is that of the words before it: "A hearing was set for the next day, March 28"."""
        then = self._then
        if then is None or not isinstance(point, Calendar) or point.day is None or point.day != then.day:
            return False
        return point.month == then.month and self._text[self._end : start] in _AGAIN

    def _counts_anew(self, start: int) -> bool:
        """Whether a day of the week is not one of the days told: a deadline, a sale, another sentence."""
        if _BY.search(self._text, max(0, start - 12), start):
            return True
        sale = _SALE.search(self._text, max(0, start - _CLAUSE), start)
        if sale is not None:  # but registration may open with what it is for
            return self._days is None or not sale[0].startswith("regist")
        if self._days is not None or self._walk is not None:
            return False
        return not self._in_sentence(start) or ")" in self._text[self._moved : start]

    def _in_sentence(self, start: int) -> bool:
        """Whether the date that the text is at stands in the same sentence."""
        if not 0 <= self._moved <= start <= self._moved + _SENTENCE:
            return False
        between = self._text[self._moved : start]
        return "\n" not in between and FULL_STOP.search(between) is None

    def _is_of(self, reading: Reading, point: Shift, *, near: bool) -> bool:
        """Whether "the end of the month" is that of the date told, and not of a document that came later."""
        then, today = self._then, self._published
        if point.unit not in ("M", "W") or point.origin not in ("near", "end"):
            return near
        if then is None or today is None or then.month is None:
            return near and point.origin == "near"
        if self._in_sentence(reading.start):
            return (then.year, then.month) >= (today.year, today.month) or self._tense(reading) <= 0
        return (
            near
            and point.origin == "near"
            and not _SALE.search(self._text, max(0, reading.start - _CLAUSE), reading.start)
        )

    def _crosses(self, start: int) -> None:
        """A new line may open what a story tells, a new paragraph ends a week."""
        if self._text.find("\n", self._end, start) >= 0:
            self._opens = self._opens or self._story
            if self._text.find("\n\n", self._end, start) >= 0:
                self._walk = None

    def passes(self, meaning: Meaning, timex: Timex, moment: Moment | None) -> bool:
        """Takes in a date of news that only tells where the text is now, as most; False for any other."""
        today, then = self._today, self._then
        if (
            today is None
            or then is None
            or moment is None
            or self._walk is not None
            or self._end == 0  # the first date may tell of a programme
            or meaning.kind not in _OF_MONTHS
            or not self._past.calm
            or moment.year < self._year
            or moment.month is None
        ):
            return False
        end, edtf = timex.end, timex.edtf
        if moment.day is None:
            if then.month and (moment.year, moment.month or 0) < (then.year, then.month):
                return False
        elif (
            edtf is None
            or meaning.until is not None
            or ((edtf.lower or 0) > today and len(timex.text) >= _SHORTEST and timex.rule != "weekday")
        ):
            return False
        else:
            self._hours.told(timex, moment)
        self._moved = self._end = end
        self._then, self._home, self._distant = moment, moment.year, None
        return True

    def goes_on(self, meaning: Meaning, timex: Timex, moment: Moment | None, tense: int) -> None:
        """Takes in a date that was read there, which stands at `moment`; in news the tense tells nothing."""
        start, end, value = timex.start, timex.end, timex.value
        story, today, point = self._story, self._today, meaning.point
        shift = point if isinstance(point, Shift) else None
        if story or self._walk is not None:
            self._crosses(start)
        if today is not None:
            self._past.heard(timex, moment, counted=shift is not None and shift.origin == "then")
            self._tells_days(timex, today)
        if story and "/" in value and (years := _YEARS.fullmatch(value)):
            moment = moment_of(years[1])
        if timex.type not in _DATED or (_compares(point) if shift is None else self._turns(shift)):
            if value in _MANY_QUARTERS and _adds_up(timex, self._text):
                self._period = None
        elif moment is not None and not ("Q" in value and self._compares_from(value)):
            year, month, day = moment
            # In news a day is never an aside.
            if (day and month and not story) or not self._aside(timex, moment, tense):
                aside = shift is not None and (shift.unit, shift.origin) == ("D", "now") and self._end > 0
                self._distant = (self._distant or self._then) if aside else None
                self._moved, self._then = end, moment
                self._named = self._published is None and mentioned.is_named(point, timex, self._named)
                self._home = year if month else self._home
                if day:
                    self._hours.told(timex, moment)
        self._end = end
        self._opens = story and self._opens and mentioned.reaches(timex, self._text)

    def _tells_days(self, timex: Timex, today: int) -> None:
        """Takes in some days that follow one another, of which others may be."""
        edtf = timex.edtf
        if edtf is not None and edtf.precision == _AN_INTERVAL:
            self._told = _short(edtf)
        if self._end == 0 or timex.rule == "week_of":
            self._days = _programme(timex, today, self._text)
        # A week begins with a day to come.
        if self._walk is not None or (edtf is not None and (edtf.lower or 0) > today):
            self._walk = self._walks(timex, today)
            self.spans(edtf)

    @property
    def has_days(self) -> bool:
        """Whether the sentence tells some days to come, which a list of other dates ends."""
        return self._few is not None

    def spans(self, edtf: Edtf | None) -> None:
        """Takes in the days from the first to the last of a range or list that is to come."""
        self._few = None if self._today is None else _few(edtf, self._today)

    def _compares_from(self, value: str) -> bool:
        """Whether it is a quarter, which others are compared with from then on."""
        quarter = _QUARTER.fullmatch(value)
        if quarter is None:
            return False
        self._period = int(quarter[1]), int(quarter[2])
        return True

    def _turns(self, point: Shift) -> bool:
        """Whether it does not move the text: a quarter compared with, a day before the one told."""
        if point.origin in ("period", "before"):
            return True
        # "Tags zuvor hatte sie gearbeitet"
        return (point.origin == "then" and point.unit == "D" and point.n < 0) or self._looks_up(point)

    def _looks_up(self, point: Point) -> bool:
        """As in "In 1997 they founded a club that has 240 members today. Two years later"."""
        then, here = self._then, self._published
        return then is not None and here is not None and then.year < here.year - 1 and point == _TODAY

    def _walks(self, timex: Timex, today: int) -> Days | None:
        """The week to come that the text walks through from a day on, or goes on to walk through."""
        edtf, walk = timex.edtf, self._walk
        if timex.value[4:6] == "-W" and opens_sentence(self._text, timex.start):
            return _few(edtf, today)  # "Next week: a trial (Wednesday)", "Next week is full. On Friday ..."
        if edtf is not None and edtf.lower is not None and edtf.lower > today:
            begins = _itinerary(timex, edtf, edtf.lower)
            if begins is not None:
                return begins
        return walk if walk is None or _within(edtf, walk) else None

    def _aside(self, timex: Timex, moment: Moment, tense: int) -> bool:
        """Whether a date leaves the text where it was: its year is known already, or it glances elsewhere."""
        then = self._then
        if then is None:
            return False
        if moment.month and not self._story:
            back = not moment.day and then.month and moment[:2] < then[:2]
            return bool(back) and timex.anchored and _HAD.match(self._text, timex.end) is not None
        if not self._story and (mentioned.marks(timex, self._text) or self._glances(timex)):
            return True
        if moment.month is None and moment.year == then.year:
            return True
        if not self._story:
            return False
        if timex.anchored:
            return abs(moment.year - then.year) > 1
        if moment.month is None:
            return self._passes(timex, moment.year, then.year, tense)
        return not self._opens and (moment.year, moment.month) < (then.year, then.month or 0)

    def _passes(self, timex: Timex, year: int, then: int, tense: int) -> bool:
        """Whether a story only mentions a year that it is not in."""
        ahead = year - then
        if mentioned.reaches(timex, self._text):
            return True
        if (self._opens and ahead <= _GOES_ON) or year == self._home:
            return False
        if opens_sentence(self._text, timex.start):
            return False
        return tense > 0 or not 0 < ahead <= _GOES_ON

    def _glances(self, timex: Timex) -> bool:
        """Whether a sentence that has its date only looks at another year: "in 1875 (... in 1860)"."""
        start = timex.start
        if "/" in timex.value and self._text[start - 1 : start] == "(":
            return True  # a life, an age: "Letters to Elisa (1936-1939)"
        if mentioned.plans(self._text, start):
            return True
        if not 0 <= self._moved <= start <= self._moved + _SENTENCE:
            return False
        between = self._text[self._moved : start]
        if between.isspace() or FULL_STOP.search(between):
            return False
        return between.rfind("(") > between.rfind(")") or mentioned.sets_apart(between)


def _is_year(point: Point) -> bool:
    return isinstance(point, Calendar) and point.month is None


def _compares(point: Point) -> bool:
    """Whether it is the quarter of another year that is compared with."""
    return isinstance(point, Calendar) and point.part == "Q"


def _programme(timex: Timex, today: int, text: str) -> Days | None:
    """The days of a week or less, still to come, that a text names before any other date: "9 to 13 March".

    "Lawyers should be ready by the middle of next week" is no head of one.
    """
    start = timex.start
    if timex.type != "DATE":
        return None
    if timex.value[4:6] == "-W" and text.find("\n", max(0, start - _HEADING), start) < 0 < start - _HEADING:
        return None
    return _few(timex.edtf, today)


def _few(edtf: Edtf | None, today: int) -> Days | None:
    if edtf is None or edtf.precision != _AN_INTERVAL or edtf.upper is None or edtf.upper < today:
        return None
    return _short(edtf)


def _short(edtf: Edtf) -> Days | None:
    """The first and the last of a few days."""
    if edtf.lower is None or edtf.upper is None or not 0 < edtf.upper - edtf.lower < _WEEK:
        return None
    return dt.date.fromordinal(edtf.lower), dt.date.fromordinal(edtf.upper)


def _itinerary(timex: Timex, edtf: Edtf, first: int) -> Days | None:
    """The week from a day to come that is told with its name: "On Sunday 17 May ... on Thursday"."""
    words = timex.text
    if len(words) < _SHORTEST or edtf.precision < _A_DAY or timex.rule.startswith("weekday"):
        return None
    if not mentioned.names_day(words):
        return None
    day = dt.date.fromordinal(first)
    return day, values.add_days(day, _WEEK - 1) or dt.date.max


@functools.lru_cache(1024)  # the same few dates fill a text
def _within(edtf: Edtf | None, walk: Days) -> bool:
    """Whether a text is still in the week that it walks through."""
    if edtf is None or edtf.lower is None or edtf.upper is None:
        return True
    return edtf.upper >= walk[0].toordinal() and edtf.lower <= walk[1].toordinal()


def _adds_up(timex: Timex, text: str) -> bool:
    """Whether a report speaks of several quarters: "for the nine months", "six months ended"."""
    return timex.text[:4].lower() == "the " or text.startswith(" ended ", timex.end)
