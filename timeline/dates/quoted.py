"""Today within direct speech: the day on which it was said, which may be days before a report of it.

A quotation keeps the words of its speaker, and with them the day that they count from: "We lost a friend
today", the mayor said on Tuesday. Where no day goes with the saying, what is told of the past was said on the
day of the news: "We were better tonight", of the match on Wednesday that the report of Thursday begins with.
"""

import datetime as dt
import re
from collections.abc import Sequence

from timeline.dates import values
from timeline.dates.tense import Cues
from timeline.edtf import Precision
from timeline.model import Timex

_TODAY = frozenset("today tonight heute hoy oggi hoje vandaag aujourd'hui aujourd’hui".split())
_BESIDE = frozenset("yesterday tomorrow gestern morgen ayer mañana hier demain ieri domani".split())
_COUNTED = _TODAY | _BESIDE
_QUOTE = re.compile(r'“[^“”\n]{8,}”|„[^„“”\n]{8,}[“”]|«[^«»\n]{8,}»|»[^«»\n]{8,}«|"[^"\n]{8,}"')
_SAID = (
    r"\b(?:said|told|added|wrote|tweeted|posted|announced|declared|explained|sagten?|erklärten?"
    r"|schrieb(?:en)?|teilten?|betonten?"
    r"|(?:a|ont) (?:dit|déclaré|indiqué|annoncé|expliqué)|dijo|dijeron|declaró|afirmó|explicó|anunció)\b"
)
_BEHIND = re.compile(rf"[^.!?\n“”„\"«»]{{0,60}}{_SAID}[^.!?\n“”„\"«»]{{0,60}}")
_AHEAD = re.compile(rf"[^.!?\n“”„\"«»]{{0,60}}{_SAID}[^.!?\n“”„\"«»]{{0,60}}[:,] ?")
_REACH = 120  # characters between a quotation and the day on which it was said
_FRESH = 3  # days that such a report comes late
_LEAD = 400  # characters in which the day of the news is told


def said(text: str, folded: str, found: Sequence[Timex], published: dt.date, cues: Cues) -> tuple[Timex, ...]:
    """The expressions, those of direct speech counted from the day on which it was said."""
    counted = [i for i, timex in enumerate(found) if timex.edtf and timex.text.casefold() in _COUNTED]
    if not counted or len(counted) == len(found):
        return tuple(found)
    changed = list(found)
    for span in (quote.span() for quote in _QUOTE.finditer(text)):
        inside = [i for i in counted if span[0] < found[i].start < span[1]]
        if not inside:
            continue
        day = _beside(text, found, span, published)
        for i in inside:
            then = day or _news(folded, found, i, span, published, cues)
            if then is not None:
                changed[i] = _from(found[i], then - published)
    return tuple(changed)


def _beside(text: str, found: Sequence[Timex], span: tuple[int, int], published: dt.date) -> dt.date | None:
    """The day that goes with the saying: "..., she said on Monday", "On Monday he said: ..."."""
    for timex in found:
        if 0 <= timex.start - span[1] < _REACH and _BEHIND.fullmatch(text, span[1], timex.start):
            return _past_day(timex, published)
        if 0 <= span[0] - timex.end < _REACH and _AHEAD.fullmatch(text, timex.end, span[0]):
            return _past_day(timex, published)
    return None


def _news(
    folded: str, found: Sequence[Timex], at: int, span: tuple[int, int], published: dt.date, cues: Cues
) -> dt.date | None:
    """The day of the news, which comes first, where the speech tells of the past."""
    if found[at].text.casefold() not in _TODAY or found[0].start > min(_LEAD, span[0]):
        return None
    left = max(span[0], *(folded.rfind(stop, span[0], found[at].start) for stop in (". ", "! ", "? ")))
    if cues.past.search(folded, left, span[1]) is None or cues.future.search(folded, left, span[1]):
        return None
    return _past_day(found[0], published)


def _past_day(timex: Timex, published: dt.date) -> dt.date | None:
    edtf = timex.edtf
    if edtf is None or edtf.lower is None or edtf.precision not in (Precision.DAY, Precision.TIME):
        return None
    day = dt.date.fromordinal(edtf.lower)
    return day if 0 < (published - day).days <= _FRESH else None


def _from(timex: Timex, by: dt.timedelta) -> Timex:
    """The expression so many days earlier."""
    try:
        day = dt.date.fromisoformat(timex.value[:10]) + by
    except ValueError:
        return timex
    value = f"{day.isoformat()}{timex.value[10:]}"
    return timex.but(value=value, edtf=values.edtf(value, timex.mod))
