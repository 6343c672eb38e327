"""Dates of a text without a date of its own that rest on those before them.

"She was crowned on 24 September 1993. The envoy left on 26 September" says a year, though nobody knows when
it was written; "The market opens on 5 May" below the year in which the hall was built says none. So only what
is told of the past goes on from a date, as do words that count from it ("three days later", "in April of that
year") and the lines below a year that heads them.
"""

import re
from collections.abc import Iterator, Sequence

from timeline.dates.recall import opens_sentence
from timeline.edtf import Edtf, Precision
from timeline.extract.tokens import is_past
from timeline.model import Timex

_REACH = 240  # characters from one date to the next that goes on from it
_BELOW = 400  # the same below a year that heads a part of a chronicle
_YEAR = 366  # days
_COUNTS = re.compile(r"\b(?:that|same|following|later|earlier|previous|preceding|after|before|next day)\b")
_TURNS = re.compile(r"\b(?:last|next|this|past|coming|now|to(?:day|morrow|night)|yesterday|ago)\b")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|(?:jan|febr)uary|march|april|august"
    r"|(?:septem|octo|novem|decem)ber|sept)\b"
)
_AHEAD = re.compile(r"\b(?:will|shall|would|is to|are to|going to|due|expected|planned)\b")
_WORD = re.compile(r"[a-z]+")
_BEFORE, _BEHIND = re.compile(r"\n|[.!?;] "), re.compile(r"\n|[.!?;](?= |$)|$")
_HEAD_ENDS = re.compile(r"[ :]*(?:\n|$)|\. ")


def grounded(text: str, timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """The expressions of an undated text, those that rest on a date of the text as if they stated it."""
    return tuple(_grounded(text, timexes))


def _grounded(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    leader: Edtf | None = None
    end = 0
    heads = led = False
    for timex in timexes:
        when = timex.edtf
        if when is None or when.lower is None or timex.type not in ("DATE", "TIME"):
            yield timex
            continue
        if not timex.anchored:
            heads = timex.rule == "year_first" or _is_head(text, timex)
            led = opens_sentence(text, timex.start)
            leader, end = when, timex.end
        elif leader is not None and _goes_on(text, end, timex, when, leader, heads=heads, led=led):
            leader, end = (leader if heads else when), timex.end
            yield timex.but(anchored=False)
            continue
        yield timex


def _goes_on(text: str, end: int, timex: Timex, when: Edtf, leader: Edtf, *, heads: bool, led: bool) -> bool:
    """Whether a date goes on from the `leader`, which ends there; `led`: a sentence begins with that."""
    if leader.lower is None or when.lower is None or abs(when.lower - leader.lower) > _YEAR:
        return False
    said, gap = timex.text.casefold(), text[end : timex.start]
    if _TURNS.search(said):
        return False
    if heads and _MONTH.search(said) and len(gap) <= _BELOW:
        return True
    if "\n\n" in gap or len(gap) > _REACH:
        return False
    if _COUNTS.search(said):  # "It would take place on 24 May. They had met the week before"
        return when.lower >= leader.lower or _is_told_of_the_past(text, end, end)
    if _MONTH.search(said) is None or when.lower < leader.lower:
        return False
    if leader.precision < Precision.MONTH and (not led or _BEFORE.search(gap)):
        return False
    return _is_told_of_the_past(text, timex.start, timex.end)


def _is_told_of_the_past(text: str, first: int, last: int) -> bool:
    """Whether the words around `text[first:last]`, as far as a sentence goes, tell what was."""
    floor, most = max(0, first - _REACH), last + _REACH
    start = max((found.end() for found in _BEFORE.finditer(text, floor, first)), default=floor)
    ends = _BEHIND.search(text, last, most)
    said = text[start : ends.start() if ends else most].casefold()
    return _AHEAD.search(said) is None and any(map(is_past, _WORD.findall(said)))


def _is_head(text: str, timex: Timex) -> bool:
    """Whether a year has a line of its own, or a paragraph begins with it: "1992. In May"."""
    if timex.edtf is None or timex.edtf.precision != Precision.YEAR:
        return False
    begins = text.rfind("\n", 0, timex.start) + 1
    return not text[begins : timex.start].strip(" #*=_>-") and _HEAD_ENDS.match(text, timex.end) is not None
