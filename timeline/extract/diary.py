"""Lists under headings that are dates, as in a diary: what happens on that date.

A date alone may also say when a page or the news below it was made. Hence only a text with two such days
to come is a diary, and only short lines that stand directly below a heading belong to it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.edtf import Precision
from timeline.extract import furniture
from timeline.extract.blocks import Span
from timeline.extract.dated import dates_of
from timeline.model import Timex

_LEAST_HEADINGS = 2
_MOST_ITEMS = 12  # below one heading
_LONGEST_HEADING = 60  # characters
_LONGEST_ITEM = 160
_LONGEST_PROOF = 600  # from the heading to the end of the item
_BULLET = re.compile(r"[•·▪◦‣●○■□►*–—-]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|fri|sat|sun|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a diary; `date` is the expression in its heading, `span` the line."""

    date: Timex
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class _Group:
    date: Timex
    heading: Span
    items: tuple[Span, ...]


def items(
    text: str, prose: Sequence[Span], timexes: Sequence[Timex], anchor: dt.date | None
) -> tuple[Item, ...]:
    """The lines below date headings in the order of the text, () where the text is no diary. Linear."""
    if anchor is None:
        return ()
    today = anchor.toordinal()
    groups = [group for group in _groups(text, prose, timexes) if group.items and _day(group) >= today]
    if len({day for group in groups if (day := _day(group)) > today}) < _LEAST_HEADINGS:
        return ()
    most = max(len(group.items) for group in groups[:-1])  # a page's foot may follow the last
    groups[-1] = replace(groups[-1], items=groups[-1].items[:most])
    return tuple(Item(group.date, group.heading, span) for group in groups for span in group.items)


def _day(group: _Group) -> int:
    """The proleptic ordinal of the heading's day."""
    when = group.date.edtf
    return when.lower if when is not None and when.lower is not None else 0


def _groups(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[_Group]:
    """Each heading with the lines below it."""
    found: list[tuple[int, Timex]] = []
    dated: set[int] = set()
    at = 0
    for number, span in enumerate(prose):
        while at < len(timexes) and timexes[at].start < span.start:
            at += 1
        first = at
        while at < len(timexes) and timexes[at].start < span.end:
            at += 1
        if any(timex.type == "DATE" for timex in timexes[first:at]):
            dated.add(number)
        heading = _heading(text, span, timexes[first:at])
        if heading is not None:
            found.append((number, heading))
    stops = sorted(dated | {len(prose)})  # a line with a date of its own ends the list as well
    following = 0
    for number, date in found:
        while stops[following] <= number:
            following += 1
        end = min(stops[following], number + 1 + _MOST_ITEMS)
        yield _Group(date, prose[number], tuple(_items(text, prose[number:end])))


def _heading(text: str, span: Span, timexes: Sequence[Timex]) -> Timex | None:
    """The date that is all this line says."""
    if not timexes or span.end - span.start > _LONGEST_HEADING:
        return None
    dates = dates_of(text, timexes)
    if len(dates) != 1 or dates[0].timex is None:
        return None
    timex, whole = dates[0].timex, dates[0].span
    if timex.anchored or timex.edtf is None or timex.edtf.precision is not Precision.DAY:
        return None
    beside = text[span.start : whole.start] + text[whole.end : span.end]
    return None if any(not _WEEKDAY.fullmatch(word) for word in re.findall(r"\w+", beside)) else timex


def _items(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The lines below the heading `spans[0]`, up to the first that is none of its list."""
    heading = spans[0]
    for span in spans[1:]:
        bullet = _BULLET.match(text, span.start, span.end) is not None
        if not (bullet or furniture.is_fragment(text, span)) or span.end - heading.start > _LONGEST_PROOF:
            return
        if span.end - span.start > _LONGEST_ITEM or len(_WORD.findall(span.of(text))) < 2:
            return
        yield span
