"""What stands behind days that open their lines: a log ("3 May. Crossed the pass in snow.").

One day at the head of a text may be that of the text; several at the heads of their paragraphs are entries.
The first sentence behind each says what the day was for, unless it has a date of its own.
"""

import re
from collections.abc import Iterator, Sequence

from timeline.edtf import Precision
from timeline.extract.blocks import Span
from timeline.extract.dated import dates_of, within
from timeline.extract.diary import Item
from timeline.model import Timex

_LEAST = 2  # days
_LONGEST = 48  # characters of "Wednesday the 11th of February 2026."
_HEAD = re.compile(r"[\s*_#•·–—-]*")
_FOOT = re.compile(r"[*_]*\.[*_]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Who wrote it or to whom: posts and letters open so.
_NO_ENTRY = re.compile(
    r"\W*(?:by|von|par|por|photos?|foto|text|dear|liebe[rs]?|sehr geehrte[rs]?|chère?s?|estimad[oa]s?)\b",
    re.IGNORECASE,
)


def items(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> tuple[Item, ...]:
    """The entries in the order of the text, () where it is no log. Linear."""
    found = list(_entries(text, prose, timexes))
    return tuple(found) if len({item.when.text for item in found}) >= _LEAST else ()


def _entries(text: str, prose: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[Item]:
    heading: tuple[Span, Timex] | None = None
    for span, inside in within(prose, timexes):
        if heading is not None and heading[1].edtf is not None and not inside:
            head, date = heading
            told = _WORD.search(text, span.start, span.end) and not _NO_ENTRY.match(text, span.start)
            if told and "\n" not in text[head.end : span.start]:
                yield Item(date, head, span, span, heading[1].edtf)
        heading = _day(text, span, inside)


def _day(text: str, span: Span, inside: Sequence[Timex]) -> tuple[Span, Timex] | None:
    """The day that is all of a sentence at the head of a line."""
    if not inside or span.end - span.start > _LONGEST or text[span.start - 1 : span.start] not in ("", "\n"):
        return None
    dates = dates_of(text, inside)
    timex = dates[0].timex if len(dates) == 1 else None
    if timex is None or timex.edtf is None or timex.edtf.precision != Precision.DAY:
        return None
    date = dates[0].span
    whole = _HEAD.fullmatch(text, span.start, date.start) and _FOOT.fullmatch(text, date.end, span.end)
    return (span, timex) if whole and any(c.isdigit() for c in date.of(text)) else None
