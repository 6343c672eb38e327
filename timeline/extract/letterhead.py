"""Lines at the head or foot of a text that say what it is and when it was issued.

"Club bulletin, Monday 1 June 2026", "News / 20 November 2024", "Montevideo, 1 September 2025": no word of
such a line gives it away. Its place, its form and its day do: it has no verb and names nothing that
happens, its date ends it and is that of the issue.
"""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import zip_longest

from timeline.edtf import Precision
from timeline.extract.blocks import Span
from timeline.extract.dated import Dated
from timeline.extract.happening import happens

_HEAD, _FOOT = 600, 80  # characters
_MOST_LINES = 6
_OLDEST, _AHEAD = 8, 1  # days that the line may lie before and after the day of publication
_LONGEST_MONTH = 31
_OF_ISSUES = frozenset({Precision.DAY, Precision.TIME, Precision.MONTH, Precision.SEASON})
_LONGEST = 14  # words besides the date
_SET_OFF = re.compile(
    r"(?:[,|·•/–—:-]|n[°ºo]\.? ?[\w/.-]+ (?:du|del?)|\d[\w/.-]* (?:of|du|vom|del?)|\bfor)\s*$"
)
# What may follow the date: the time of day and its zone, marks.
_TIMED = re.compile(
    r"(?:\W|\d|\b(?:at|am|pm|a\.m|p\.m|uhr|h|gmt|utc|local time|hrs?)\b|[\w.+-]+@[\w.-]+|(?:www\.|https?://)\S+)*",
    re.IGNORECASE,
)
# What parts the day at the head of a line from the rest of it, or says who wrote and where it is filed.
_MADE = re.compile(r"\s*(?:[|•·/»›]|(?:written|posted|published|filed|updated|by)\b)", re.IGNORECASE)
# "News / Health Sciences / August 2025"
_CRUMBS = re.compile(
    r"\W*(?:home|news|press|media|events|stories|blog|archives?)\b[^/>»›]* [/>»›] .*[/>»›] $", re.IGNORECASE
)
# "Race report, day 3": which of the days of what goes on
_NUMBERED = re.compile(r"\b(?:day|stage|round|leg|week|part|match|game) \d+\b", re.IGNORECASE)
# "Sandton 6 August 2024" at the foot of a notice.
_PLACE = re.compile(r"(?:[A-Z][\w’'-]+ ){1,2}")
# "Esbjerg, 1 December 2026 · tidewater@example.dk" at the foot, however short the text is.
_SIGNED_AT = re.compile(r"(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+, (?:den |le )?")
# The place of a story in capitals, who wires it, a dash or what stands for one.
_STORY_PLACE = re.compile(
    r"[A-Z][A-ZÀ-ÖØ-Þ'’.-]{2,}(?:,? [A-Z][\w'’.-]*){0,4}(?: ?\([A-Z][\w./ -]{1,20}\))?"
    r"(?: [-–—_]{1,2} |(?<=\))_ |—)(?=[^\w\s]?[A-Z0-9À-ÖØ-Þ])"
    r"|[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,3} ?\([A-Z]{2,10}\) [-–—]{1,2} (?=[^\w\s]?[A-Z0-9À-ÖØ-Þ])"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,30}\([^()]{2,60}\b\d{4}\) (?=[A-ZÀ-Þ])"
    r"|[A-Z]{3,}(?: [A-Z]{2,}){0,2},? (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\.?"
    r" [0-9]{1,2} (?=[A-Z])"  # "SOFIA Nov 16 Bulgaria's parliament"
)
# Who wires the story from where, with its day: "MOSCOW (Varmo News - 9 July 2026) The chamber voted".
_IN_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,30}\([^()]{2,40} ?[-–—,] ")
_PARTED = re.compile(r"\s*[|·•]\s")
_YEAR = re.compile(r"\b\d{4}\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
# They end like words for what is done, and name what is issued.
_PAPERS = frozenset(
    "communiqué communique statement announcement information edition section version publication".split()
)
# "Spring newsletter - April 2026"
_ISSUED = _PAPERS | frozenset("spring summer autumn fall winter".split())
# What stands before one of these is part of a name: "Allotment Society", "Match report".
_BODIES = frozenset(
    "report reports bulletin diary newsletter notes log roundup blog "
    "society association club company council committee department ministry agency union trust foundation "
    "centre center authority office board group institute commission federation league bureau directorate "
    "fund departement".split()
)
# A season heads what is written in it: "Saltmarsh notes, autumn 2025". "Retreat, autumn 2025" takes place.
_WRITTEN = re.compile(
    r"(?:notes|diary|journal|log|newsletter|letter|bulletin|magazine"
    r"|\w*notizen|\w*tagebuch|rundbrief|carnet|notas|diario)"
    r"\W+$",
    re.IGNORECASE,
)
_SEASON = 92  # days
_VERBS = frozenset(
    "is are was were has have had will would can may must be been opens open starts start begins begin ends "
    "closes close born died "
    "ist sind war waren wird werden hat haben est sont a ont sera era es son fue será".split()
)


def after_place(text: str, sentence: Span) -> int:
    """Where the story begins in "NEW YORK (AP) - A cable", the start of the sentence without such a head."""
    head = _STORY_PLACE.match(text, sentence.start, sentence.end)
    return sentence.start if head is None else head.end()


def is_letterhead(text: str, dated: Dated, published: dt.date) -> bool:
    """Whether the line on which the date stands only says when the text was issued."""
    timex = dated.timex
    if timex is None or timex.edtf is None or not _is_issue(timex.edtf.precision):
        return False
    if timex.anchored and _YEAR.search(dated.span.of(text)) is None:
        return False
    season = timex.edtf.precision == Precision.SEASON
    if not _of_issue(
        timex.edtf.lower, timex.edtf.upper, published.toordinal(), _SEASON if season else _LONGEST_MONTH
    ):
        return False
    line = _line(text, dated.span)
    before, after = text[line.start : dated.span.start], text[dated.span.end : line.end]
    if season and _WRITTEN.search(before) is None:
        return False
    if not _at_edge(text, line) and not (_SIGNED_AT.fullmatch(before) and not text[line.end :].strip()):
        return False
    if _IN_DATELINE.fullmatch(before) is not None and after.startswith(")"):
        return True
    if not before.strip():
        return _heads_page(text, line, after, today=timex.edtf.lower == published.toordinal())
    if _TIMED.fullmatch(after) is None:
        return False
    if _SET_OFF.search(before) is None and not (_PLACE.fullmatch(before) and not text[line.end :].strip()):
        return False
    return _CRUMBS.match(before) is not None or _says_nothing(_WORD.findall(_NUMBERED.sub("", before)))


def _heads_page(text: str, line: Span, after: str, *, today: bool) -> bool:
    """Whether a date of issue opens the line: "01/04/2015 | Ministry", "3 May 2027 Posted in Crime"."""
    said = _WORD.findall(after)
    more = today and any(row.endswith(".") for row in text[line.end :].split("\n"))
    heads = (more and _MADE.match(after)) or (
        _PARTED.match(after) and not _BODIES.isdisjoint(map(str.casefold, said))
    )
    return bool(heads) and _says_nothing(said)


def _is_issue(precision: int) -> bool:
    return precision in _OF_ISSUES


def _line(text: str, date: Span) -> Span:
    start = text.rfind("\n", 0, date.start) + 1
    end = text.find("\n", date.end)
    return Span(start, len(text) if end < 0 else end)


def _at_edge(text: str, line: Span) -> bool:
    """Whether the line is one of the first or the last."""
    if line.start < _HEAD:
        above = [row for row in text[: line.start].split("\n") if row.strip()]
        return len(above) < _MOST_LINES and not any(row.rstrip().endswith(".") for row in above)
    return not text[line.end :].strip() or len(text) - line.end < _FOOT


def _of_issue(lower: int | None, upper: int | None, published: int, longest: int) -> bool:
    if lower is None or upper is None or upper - lower > longest:
        return False
    if upper > lower:
        return lower <= published <= upper + _LONGEST_MONTH
    return published - _OLDEST <= lower <= published + _AHEAD


def _says_nothing(words: Sequence[str]) -> bool:
    """Whether words without a verb name nothing that happens."""
    folded = [
        word.casefold()
        for word, following in zip_longest(words, words[1:], fillvalue="")
        if following.casefold() not in _BODIES
    ]
    if not folded or len(folded) > _LONGEST or any(word in _VERBS for word in folded):
        return False
    return not any(happens(word) and word not in _ISSUED and word not in _BODIES for word in folded)
