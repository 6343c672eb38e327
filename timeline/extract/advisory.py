"""Invitations and notices in the form of questions: "WHAT: Listening session" above "WHEN: 6 p.m.".

The answer to "what" is told at the answer to "when", whichever comes first. A time of day alone is that of
the line above that is a date, or of the line that says "Date:". Where nothing is called "what", the title
above the day is what takes place, if its hour stands beside it or the place of a day to come: else a text,
a photograph or a vacancy is dated so.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.edtf import Edtf, EdtfError, Precision
from timeline.extract import furniture
from timeline.extract.blocks import Span
from timeline.extract.dated import within
from timeline.extract.diary import Item
from timeline.model import Timex

# Without one of them no text is asked.
_CUES = tuple(
    cue
    for name in ("When", "Wann", "Quand", "Cuándo", "Event", "Date", "Datum", "Fecha")
    for word in (name, name.upper())
    for cue in (f"{word}:", f"{word} :", f"{word}\xa0:", f"{word}\u202f:", f"\n{word}\n")
)
_LABEL = re.compile(
    r"[*_#>•·–-]{0,3}\s?(?:(?P<what>what|event|was|quoi|qué)"
    r"|(?P<when>(?P<day>dates?|datum|fecha)|when|date (?:and|&) time|time|uhrzeit|heure|horaire|hora|wann"
    r"|quand|cuándo)|(?P<where>where|venue|location|place|wo|ort|où|lieu|dónde|lugar))"
    r"\s?[*_]{0,2}:[*_]{0,2}\s+(?=\S)",
    re.IGNORECASE,
)
# A label that has its line for itself is answered in the next: pages set it beside its answer.
_ALONE = re.compile(
    r"[*_#]{0,3}\s?(?:(?P<what>what|quoi|qué)|(?P<when>(?P<day>date|datum|fecha)|when|date (?:and|&) time"
    r"|datum und uhrzeit|date et heure|fecha y hora|wann|quand|cuándo)|(?P<where>where|wo|où|dónde))"
    r"\s?[*_]{0,2}:?[*_]{0,2}\s*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 600  # characters from the first of the lines to the last
_BESIDE = 12  # characters beside a date that is all of its line
_TITLE = range(2, 11)  # words


def items(
    text: str, prose: Sequence[Span], timexes: Sequence[Timex], anchor: dt.date | None
) -> tuple[Item, ...]:
    """What is on and when, in the order of the text, () where the text has no such form. Linear."""
    if not any(cue in text for cue in _CUES):
        return ()
    today = anchor.toordinal() if anchor is not None else None
    return tuple(item for form in _forms(text, prose, timexes) for item in form.items(text, today))


@dataclass(frozen=True, slots=True)
class _Line:
    """`goes_on` where it has the hours of the day in the line above."""

    span: Span
    label: re.Match[str] | None
    said: Span
    dates: list[tuple[Span, Timex]]
    goes_on: bool


class _Form:
    """The lines of one invitation as far as they are read."""

    def __init__(self, day: tuple[Span, Timex] | None, title: Span | None = None) -> None:
        self.day = day
        self.title = title
        self.at_hour = self.at_place = False  # whether it says when on that day, and where
        self.what: tuple[Span, Span] | None = None  # the line, and what it says behind its label
        self.when: list[tuple[Span, Timex]] = []

    def items(self, text: str, today: int | None) -> Iterator[Item]:
        """One for each time that is given."""
        if self.what is None and self.title is not None and self._invites(today):
            self.what = self.title, self.title
        if self.what is None or not _WORD.search(self.what[1].of(text)):
            return
        for span, timex in self.when or ([self.day] if self.day is not None else []):
            above = (self.day[0],) if self.day is not None and _is_clock(timex) else ()
            lines = sorted((*above, self.what[0], span), key=lambda line: line.start)
            when = self._at(timex)
            if when is not None and lines[-1].end - lines[0].start <= _LONGEST:
                yield Item(self._date(timex), lines[0], lines[-1], self.what[1], when)

    def is_told(self, dates: Sequence[tuple[Span, Timex]]) -> bool:
        """Whether the days of a line are those of something else: it has its own already."""
        return (
            self.what is not None and bool(self.when) and not all(_is_clock(t) for _, t in dates[1:] or dates)
        )

    def answer(self, dates: list[tuple[Span, Timex]], *, alone: bool) -> None:
        """Takes what a line says of when; `alone` tells that its label asks for the day and for no more."""
        self.at_hour = self.at_hour or not alone
        if _is_day(dates[0][1]) and dates[1:] and all(_is_clock(timex) for _, timex in dates[1:]):
            self.day, dates = dates[0], dates[1:]  # "Donnerstag, 18. Juli, 10 Uhr"
        if self.when and all(_is_clock(timex) for _, timex in dates):
            self.day, self.when = self.when[0], []  # "Date: 3 May" above "Time: 2 p.m."
        self.when.extend(dates)

    def _invites(self, today: int | None) -> bool:
        day = self.when[0][1].edtf if self.when else None
        to_come = day is not None and today is not None and (day.lower or 0) >= today
        return self.at_hour or (self.at_place and to_come)

    def _date(self, timex: Timex) -> Timex:
        return self.day[1] if self.day is not None and _is_clock(timex) else timex

    def _at(self, timex: Timex) -> Edtf | None:
        """The value of `timex`, on the day above where it is a time of day alone."""
        if timex.edtf is None or self.day is None or not _is_clock(timex):
            return timex.edtf
        day = self.day[1].edtf
        try:
            return Edtf(_DAY.sub(day.text[:10], timex.edtf.text)) if day is not None else timex.edtf
        except EdtfError:
            return None


def _forms(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[_Form]:
    form = _Form(None)
    above: Span | None = None
    for line in _lines(text, prose, timexes):
        span, label, dates = line.span, line.label, line.dates
        title, above = above, None
        if label is None:
            days = any(_is_day(timex) or _is_clock(timex) for _, timex in dates)
            above = span if not days and _is_title(text, span) else None
            if len(dates) == 1 and _is_all(span, dates[0][1]):
                yield form
                form = _Form(dates[0])
        elif label["what"]:
            if form.what is not None:
                yield form
                form = _Form(form.day)
            form.what = span, line.said
        elif label["where"]:
            form.at_place = True
        elif dates:
            untitled = title is not None and form.what is None
            if untitled or form.is_told(dates):
                yield form
                form = _Form(None, title if untitled else None)
            form.answer(dates, alone=label["day"] is not None and not line.goes_on)
    yield form


def _lines(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[_Line]:
    """Each line that is no lone label, with the label at its head or in the line above."""
    asked: re.Match[str] | None = None
    answered: re.Match[str] | None = None  # the question of "when" that the line above answers
    for span, inside in within(prose, timexes):
        alone = _ALONE.fullmatch(text, span.start, span.end)
        if alone is not None:
            asked = alone
            continue
        own = _LABEL.match(text, span.start, span.end)
        dates = [(span, timex) for timex in inside if timex.edtf is not None]
        hours = bool(dates) and all(_is_clock(timex) for _, timex in dates)
        goes_on = own is None and asked is None and answered is not None and hours
        label = own or asked or (answered if goes_on else None)
        yield _Line(span, label, Span(own.end(), span.end) if own else span, dates, goes_on)
        answered = asked if own is None and asked is not None and asked["when"] else None
        asked = None


def _is_title(text: str, line: Span) -> bool:
    """Whether a line of its own is no sentence and can name what takes place."""
    return len(line.of(text).split()) in _TITLE and furniture.is_fragment(text, line)


def _is_all(span: Span, timex: Timex) -> bool:
    """Whether a line is a day and nothing else."""
    return _is_day(timex) and span.end - span.start - (timex.end - timex.start) <= _BESIDE


def _is_day(timex: Timex) -> bool:
    return timex.edtf is not None and timex.edtf.precision is Precision.DAY


def _is_clock(timex: Timex) -> bool:
    return timex.rule.startswith(("clock", "oclock", "time"))
