"""What stands below years with a line of their own that go upwards: a chronicle.

"1912" above "Fire destroys the top floor" dates it, and so does "06.04.1912" where such days span years.
Years that go down, or have nothing below them, are the menu of an archive. Below the last year stands as much
as below any; what follows is another part of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.edtf import Edtf, Precision
from timeline.extract.blocks import Span
from timeline.extract.dated import within
from timeline.extract.diary import Item
from timeline.model import Timex

_LEAST = 3  # years
_LIVED = 3  # years from the first to the last of days that head a chronicle: those of news are nearer
_LONGEST = 160  # characters of what is told
_MOST = 6  # lines below one year
_YEAR = re.compile(
    r"[\s*_–•·-]{0,4}(?P<first>1[0-9]{3}|20[0-9]{2})(?: ?[–/-] ?(?P<last>1[0-9]{3}|20[0-9]{2}))?:?[*_]{0,2}"
)
_BULLET = re.compile(r"[\s*_–•·-]*")
_WORD = re.compile(r"[^\W\d_]{3,}")


def items(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> tuple[Item, ...]:
    """The lines below the years in the order of the text, () where the text is no chronicle. Linear."""
    groups = [group for group in _groups(text, prose, timexes) if group]
    heads = [group[0].when for group in groups]
    years = [int(head.text[:4]) for head in heads]
    if len(set(years)) < _LEAST or years != sorted(years) or any(a == b for a, b in pairwise(heads)):
        return ()
    if any(head.precision == Precision.DAY for head in heads) and years[-1] - years[0] < _LIVED:
        return ()
    groups[-1] = groups[-1][: min(len(group) for group in groups[:-1])]
    return tuple(item for group in groups for item in group if item.said.start < item.said.end)


def _day(text: str, span: Span, inside: Sequence[Timex]) -> Timex | None:
    """The day, stated in full, that is all of a line."""
    if len(inside) != 1 or inside[0].anchored or inside[0].edtf is None:
        return None
    whole = _BULLET.fullmatch(text, span.start, inside[0].start) and inside[0].end == span.end
    return inside[0] if whole and inside[0].edtf.precision == Precision.DAY else None


def _groups(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[list[Item]]:
    """What stands below each year; a line with a date of its own counts, but is left to that."""
    group: list[Item] = []
    heading: tuple[Span, Timex] | None = None
    for span, inside in within(prose, timexes):
        year = _YEAR.fullmatch(text, span.start, span.end)
        day = _day(text, span, inside) if year is None else None
        if year is not None or day is not None:
            yield group
            head = day if year is None else _timex(text, year)
            group, heading = [], None if head is None else (span, head)
        elif heading is not None and len(group) < _MOST and span.end - span.start <= _LONGEST:
            when = heading[1].edtf
            if when is None or not _WORD.search(text, span.start, span.end):
                continue
            own = any(timex.type == "DATE" and not _in_brackets(text, timex) for timex in inside)
            said = Span(span.start, span.start) if own or not _is_told(text, group, span) else span
            group.append(Item(heading[1], heading[0], span, said, when))
        else:
            heading = None
    yield group


def _in_brackets(text: str, timex: Timex) -> bool:
    """Whether it only tells of a thing: "New fire engine (built in 2023)"."""
    opened = text.rfind("(", max(0, timex.start - _LONGEST), timex.start)
    return opened >= 0 and not set(")\n") & set(text[opened : timex.start])


def _is_told(text: str, group: Sequence[Item], span: Span) -> bool:
    """Whether it begins a line, and does not only say more of the sentence before."""
    return not group or "\n" in text[group[-1].span.end : span.start]


def _timex(text: str, year: re.Match[str]) -> Timex:
    start, end = year.start("first"), year.end("last") if year["last"] else year.end("first")
    value = f"{year['first']}/{year['last']}" if year["last"] else year["first"]
    return Timex.of(start, end, text[start:end], "DATE", value, "year", edtf=Edtf(value))
