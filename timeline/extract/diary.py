"""Lists under headings that are dates, as in a diary or a programme: what happens on that date.

A date alone may also say when a page or the news below it was made. Hence only a text with two such days
to come is a diary, and only short lines that stand directly below a heading belong to it. Times of day at the
head of the lines ("14:30 Questions") make a programme of them: then one day is enough, its heading may say
more than the date ("Monday sitting"), and lines without a time are the heads of the columns. Such a programme
needs no day on which its text was written, if its heading has a year; what counts back from the latest hour
is a ticker.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from feeds.model import CELL
from timeline.edtf import Edtf, EdtfError, Precision
from timeline.extract import cells, furniture, label, masks, naming, wording
from timeline.extract.blocks import Span
from timeline.extract.dated import Dated, dates_of, within
from timeline.extract.tokens import tokenize
from timeline.model import Basis, Mention, Timex

_LEAST_HEADINGS = 2
_LEAST_WITHOUT_YEAR = 3  # the same where they leave the year to the reader
_OF_HEADINGS = frozenset(
    {Precision.SEASON, Precision.MONTH, Precision.DAY, Precision.TIME, Precision.INTERVAL}
)
_LEAST_CLOCKED = 2  # lines that make a programme of one day
_MOST_ITEMS = 12  # below one heading
_MOST_LINES = 120  # the same with times of day: a list of a court names its rooms, judges and columns, too
_LONGEST_HEADING = 60  # characters
_LONGEST_ITEM = 160
_LONGEST_PROOF = 600  # from the heading to the end of the item
_LONGEST_PROGRAMME = 1600  # the same with times of day
_HALF_A_YEAR = 183  # days
_YEAR = re.compile(r"\b\d{4}(?=-)")
_OF_NAMES = frozenset({Precision.YEAR, Precision.DECADE, Precision.SEASON})
_LONGEST_CLOCK = 24  # characters
_DAY_LENGTH = len("2026-12-03")
_MOST_BESIDE = 4  # words beside the date in the heading of a programme
_BULLET = re.compile(r"[•·▪◦‣●○■□►*–—-]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d")
_HOUR = (
    r"(?:[01]?\d|2[0-3])"
    r"(?:\s?[:.h]\s?[0-5]\d(?!\d)(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?|\s?(?:h|uhr)\b)"
)
_CLOCK = re.compile(
    r"(?:[•·▪◦‣●○■□►*–—-]\s+)?[*_]{0,2}"
    r"(?:(?:not before|no earlier than|at|from|nicht vor|um|ab|pas avant|à|dès|no antes de las|a las)\s+)?"
    rf"(?P<clock>{_HOUR})"
    rf"(?:\s?(?:-|–|—|to|until|bis|à|a)\s?(?P<end>{_HOUR}))?"
    r"[*_]{0,2}(?:\s+uhr\b|\s+hrs\b)?\s*[:|·–—,-]?\s+",
    re.IGNORECASE,
)
# A time of day that ends the line: "Book club – 2PM". Without a mark of its own it may be a price.
_AT_END = re.compile(
    r"[\s,(–—-]\s*(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|uhr\b)|\d{1,2}:\d\d|\d{1,2}\s?h(?:\s?\d\d)?)"
    r"(?:\s?[–-]\s?(?P<end>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|uhr\b)))?\)?\s*$",
    re.IGNORECASE,
)
_FIRST_HOUR = re.compile(
    r"^(?P<hour>\d{1,2})\s?[–-]\s?(?=\d{1,2}(?:[:.]\d\d)?(?P<unit>\s?(?:uhr|h|[ap]m)\b))", re.IGNORECASE
)
_PARTS = re.compile(r"(?P<hour>\d{1,2})(?:\D{0,3}(?P<minute>\d\d))?\s?(?:(?P<half>[ap])\.?m)?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|fri|sat|sun|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a diary.

    `date` is the expression in its heading, `when` that day with the time of day of the line, `span` the line
    and `said` what it says after the time.
    """

    date: Timex
    heading: Span
    span: Span
    said: Span
    when: Edtf


@dataclass(frozen=True, slots=True)
class _Group:
    date: Timex
    heading: Span
    items: tuple[Item, ...]
    clocked: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    """`bare` where the line says nothing but a date, `stated` where that date has its year."""

    date: Timex
    bare: bool
    stated: bool


def items(
    celled: str, prose: Sequence[Span], timexes: Sequence[Timex], anchor: dt.date | None
) -> tuple[Item, ...]:
    """The lines below date headings in the order of the text, () where the text is no diary. Linear."""
    text = celled.replace(CELL, " ")
    groups = _in_order([group for group in _groups(text, prose, timexes) if group.items])
    if anchor is None:
        return _programme(celled, [group for group in groups if group.stated])
    today = anchor.toordinal()
    groups = [group for group in groups if _last_day(group) >= today]
    clocked = sum(len(group.items) for group in groups if group.clocked)
    days = {day for group in groups if (day := _last_day(group)) > today}
    if len(days) < _LEAST_HEADINGS and clocked < _LEAST_CLOCKED:
        return _programme(celled, groups)
    stated = len({_day(group) for group in groups if group.stated})
    if len(days) < (_LEAST_HEADINGS if stated >= _LEAST_HEADINGS else _LEAST_WITHOUT_YEAR):
        groups = [group for group in groups if group.clocked]
    groups = _of_one_line(groups)
    if groups and not groups[-1].clocked:  # a page's foot may follow the last
        most = max((len(group.items) for group in groups[:-1]), default=0)
        groups[-1] = replace(groups[-1], items=groups[-1].items[:most])
    return tuple(item for group in groups for item in group.items)


def _programme(celled: str, groups: Sequence[_Group]) -> tuple[Item, ...]:
    """The lines with times of day: two, or one in a table; those of a ticker go back."""
    found = [group for group in groups if group.clocked and not _goes_back(group)]
    listed = tuple(item for group in found for item in group.items)
    tabled = any(CELL in item.span.of(celled) for item in listed)
    return listed if len(listed) >= _LEAST_CLOCKED - tabled else ()


def _goes_back(group: _Group) -> bool:
    hours = [item.when.text for item in group.items]
    return len(hours) >= _LEAST_CLOCKED and all(late > early for late, early in pairwise(hours))


def mentions(
    celled: str, items: Sequence[Item], anchor: dt.date | None, anchor_basis: str | None
) -> Iterator[Mention]:
    """The mentions of the lines below a date; the evidence goes from the date to the end of the line."""
    text = celled.replace(CELL, " ")
    seen: Counter[str] = Counter()
    for item in items:
        tokens = tokenize(text, item.said, ())
        masked = f"{masks.MARK} {masks.statement(text, item.said, ())}"
        seen[masked] += 1
        anchored = item.date.anchored
        yield Mention(
            when=item.when,
            title=_celled(celled, item) or wording.entitled(text, tokens, label.label(tokens)).rstrip("."),
            sentence=text[item.heading.start : item.span.end],
            start=item.heading.start,
            end=item.span.end,
            date_start=item.date.start,
            date_end=item.date.end,
            masked=masks.numbered(masked, seen[masked] - 1, seen[masked]),
            basis=Basis.RELATIVE if anchored else Basis.STATED,
            rule=item.date.rule,
            anchor=anchor.isoformat() if anchored and anchor is not None else None,
            anchor_basis=anchor_basis if anchored else None,
        )


def _celled(celled: str, item: Item) -> str:
    """What the cells of a row name, "" where the line has none."""
    said = item.said.of(celled)
    return cells.name([cell.strip() for cell in said.split(CELL)]) if CELL in said else ""


def _in_order(groups: Sequence[_Group]) -> list[_Group]:
    """The days that leave their year to the reader in the year in which they follow those above them."""
    found: list[_Group] = []
    for group in groups:
        ahead = found[-1] if found else None
        late = None if ahead is None or group.stated or _day(group) >= _day(ahead) else _a_year_later(group)
        found.append(late if late is not None and ahead is not None and _near(ahead, late) else group)
    return found


def _near(first: _Group, second: _Group) -> bool:
    return 0 <= _day(second) - _day(first) <= _HALF_A_YEAR


def _a_year_later(group: _Group) -> _Group | None:
    """The group a year later, None for a day that the next year has not."""
    edtf = group.date.edtf
    try:
        later = None if edtf is None else Edtf(_next_year(edtf))
        moved = [replace(item, when=Edtf(_next_year(item.when))) for item in group.items]
    except EdtfError:
        return None
    date = group.date.but(edtf=later)
    return replace(group, date=date, items=tuple(replace(item, date=date) for item in moved))


def _next_year(when: Edtf) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), when.text)


def _of_one_line(groups: list[_Group]) -> list[_Group]:
    """Where nearly every date has one line below it, a second one is the heading of another part."""
    if any(group.clocked for group in groups) or len(groups) < _LEAST_WITHOUT_YEAR:
        return groups
    several = sum(len(group.items) > 1 for group in groups)
    return [replace(g, items=g.items[:1]) for g in groups] if 3 * several <= len(groups) else groups


def _day(group: _Group) -> int:
    """The proleptic ordinal of the heading's day."""
    when = group.date.edtf
    return when.lower if when is not None and when.lower is not None else 0


def _last_day(group: _Group) -> int:
    """The same of its last day: a quarter that has begun is not over."""
    when = group.date.edtf
    return when.upper if when is not None and when.upper is not None else 0


def _groups(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[_Group]:
    """Each heading with the lines below it."""
    lines = list(within(prose, timexes))
    found = [
        (number, heading)
        for number, (span, inside) in enumerate(lines)
        if inside and (heading := _heading(text, span, inside)) is not None
    ]
    if not found:
        return
    dated = {number for number, (span, inside) in enumerate(lines) if _has_own_date(text, span, inside)}
    dated |= {number for number, heading in found if heading.bare}
    stops = sorted(dated | {len(prose)})  # a line with a date of its own ends the list as well
    following = 0
    for number, heading in found:
        while stops[following] <= number:
            following += 1
        group = _group(text, heading, prose[number : min(stops[following], number + 1 + _MOST_LINES)])
        if heading.bare or group.clocked:
            yield group


def _has_own_date(text: str, span: Span, timexes: Sequence[Timex]) -> bool:
    """Whether a line is dated; a year behind a time of day is part of a name ("14:30 Bill 12 of 2025")."""
    clocked = _CLOCK.match(text, span.start, span.end) is not None
    return any(
        timex.type == "DATE"
        and not timex.rule.startswith(("holiday", "feast"))  # "Christmas fair"
        and not (clocked and (_is_of_name(timex) or _is_aside(text, span, timex)))
        for timex in timexes
    )


def _is_aside(text: str, span: Span, timex: Timex) -> bool:
    """Whether it stands in brackets: "9.30 Race (entries until 31 May)"."""
    opened = text.rfind("(", span.start, timex.start)
    return opened >= 0 and text.find(")", opened, timex.start) < 0


def _is_of_name(timex: Timex) -> bool:
    """Whether it is a year, or two as those of a budget are written: "9:30 Appropriation Bill 2025/2026"."""
    named = timex.edtf is not None and timex.edtf.precision in _OF_NAMES
    return named or timex.rule in naming.YEAR_RANGES


def _heading(text: str, span: Span, timexes: Sequence[Timex]) -> _Heading | None:
    """The date that is all this line says, or nearly all."""
    if not timexes or span.end - span.start > _LONGEST_HEADING:
        return None
    dates = dates_of(text, timexes)
    if len(dates) != 1 or dates[0].timex is None or not (_is_day(dates[0]) or _names_day(dates[0])):
        return None
    if dates[0].span.end < span.end and not furniture.is_fragment(text, span):
        return None  # the full stop of "Mo 1." belongs to the day
    timex, whole = dates[0].timex, dates[0].span
    beside = re.findall(r"\w+", text[span.start : whole.start] + text[whole.end : span.end])
    others = [word for word in beside if not _WEEKDAY.fullmatch(word)]
    if len(others) > _MOST_BESIDE or (others and not _is_day(dates[0])):
        return None
    return _Heading(timex, bare=not others and _names_day(dates[0]), stated=not timex.anchored)


def _is_day(dated: Dated) -> bool:
    """Whether it is a day of the calendar or of the week: not "today"."""
    timex = dated.timex
    if timex is None or timex.edtf is None or timex.edtf.precision != Precision.DAY:
        return False
    named = _NUMBER.search(timex.text) is not None or _WEEKDAY.search(timex.text) is not None
    return not timex.anchored or named


def _names_day(dated: Dated) -> bool:
    """Whether it has the number of a day or of a year: "Saturday 19 September, 7.30pm", "March 2027"."""
    edtf = dated.timex.edtf if dated.timex is not None else None
    if dated.timex is None or edtf is None or edtf.precision not in _OF_HEADINGS:
        return False
    said = dated.timex.text
    if dated.timex.rule.startswith("clock") or furniture.is_deictic(said, Span(0, len(said))):
        return False
    return _NUMBER.search(said) is not None


def _group(text: str, heading: _Heading, spans: Sequence[Span]) -> _Group:
    programme = any(_CLOCK.match(text, span.start, span.end) for span in spans[1:])
    listed = _items(text, heading.date, spans if programme else spans[: 1 + _MOST_ITEMS], programme=programme)
    found = tuple(listed)
    clocked = [item for item in found if item.said != item.span]
    bulleted = any(_BULLET.match(text, item.span.start, item.span.end) for item in found)
    if clocked and not bulleted:
        found = tuple(clocked)
    return _Group(heading.date, spans[0], found, clocked=2 * len(clocked) > len(found), stated=heading.stated)


def _items(text: str, date: Timex, spans: Sequence[Span], *, programme: bool) -> Iterator[Item]:
    """The lines below the heading `spans[0]`, up to the first that is none of its list.

    Between the hours of a `programme` stand the rooms, judges and columns of a list.
    """
    heading = spans[0]
    timed: Span | None = None  # the last line that begins with a time of day
    for span in spans[1:]:
        if timed is not None and "\n" not in text[timed.end : span.start]:
            timed = Span(timed.start, span.end)
            continue  # what the line says beside: "17:00 Reading by the author. Sold out."
        said, when = _timed(text, date, span)
        longest = _LONGEST_PROGRAMME if programme else _LONGEST_PROOF
        listed = said != span or _BULLET.match(text, span.start, span.end) is not None
        calls = text[span.end - 1] == "!"  # "Games for rainy days!"
        if not (listed or calls or furniture.is_fragment(text, span)) or span.end - heading.start > longest:
            return
        if said == span and text[span.end - 1] == ":":
            return  # a label is of what stands below it
        words = len(_WORD.findall(said.of(text)))
        if span.end - span.start > _LONGEST_ITEM or (words < 1 + (said == span) and not programme):
            return
        if not words:
            continue
        timed = span if said != span else None
        if when is not None:
            yield Item(date, heading, span, said, when)


def _timed(text: str, date: Timex, span: Span) -> tuple[Span, Edtf | None]:
    """What the line says behind its time of day, and when that is."""
    found = _CLOCK.match(text, span.start, span.end)
    if found is None and date.edtf is not None and date.edtf.precision is Precision.DAY:
        last = _AT_END.search(text, max(span.start, span.end - _LONGEST_CLOCK), span.end)
        return span, date.edtf if last is None else _at(date.edtf, last) or date.edtf
    if found is None or date.edtf is None or _PARTS.match(found["clock"]) is None:
        return span, date.edtf
    said = Span(found.end(), span.end)
    day = date.edtf.precision in (Precision.DAY, Precision.TIME)
    return said, _at(date.edtf, found) if day else date.edtf


def _at(day: Edtf, found: re.Match[str]) -> Edtf | None:
    """The day at the time of day of a line, None where that is none."""
    parts = _PARTS.match(found["clock"])
    if parts is None:
        return None
    date = day.text[:_DAY_LENGTH]
    start = f"{date}T{_clock(parts)}"
    ends = _PARTS.match(found["end"]) if found["end"] else None
    end = f"{date}T{_clock(ends)}" if ends is not None else ""
    return Edtf(f"{start}/{end}" if end > start else start)


def is_clock(text: str, span: Span) -> bool:
    """Whether a cell of a table is a time of day: "14:30", "10–17 Uhr"."""
    said = _with_unit(span.of(text))
    found = _CLOCK.match(said) if len(said) <= _LONGEST_CLOCK else None
    return found is not None and found.end() == len(said)


def at_clock(text: str, day: Edtf, clock: Span) -> Edtf:
    """The day with the time of day that a cell says."""
    found = _CLOCK.match(_with_unit(clock.of(text)))
    return day if found is None or day.precision is not Precision.DAY else _at(day, found) or day


def _with_unit(clock: str) -> str:
    """A time of day as the head of a line; "10–17 Uhr" with what its first hour leaves out."""
    return _FIRST_HOUR.sub(r"\g<hour>\g<unit>–", clock.strip()) + " "


def _clock(parts: re.Match[str]) -> str:
    """The time of day as ISO 8601 writes it."""
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + 12 * (parts["half"].casefold() == "p")
    return f"{hour:02}:{parts['minute'] or '00'}"
