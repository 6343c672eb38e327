"""Days that a text leaves open: "they met on a Tuesday", "on a Sunday night", "more than 2,000 years ago".

An indefinite article before a day of the week says which name the day had, not which day it was (the generic
XXXX-WXX-2 of TIMEX3), and what is counted back by thousands of years is a round number.
"""

import datetime as dt
import re

from timeline.edtf import Edtf, Precision
from timeline.model import Timex

_ANY = re.compile(
    r"\b(?:(?:on|upon) an?|one|an einem|eines|un|op een)"
    r"(?: (?:cold|warm|hot|rainy|sunny|quiet|busy|grey|wet|late))? $",
    re.IGNORECASE,
)
# The day of a thing is one: "on a Monday flight", "at a Friday hearing"
_NOUN = re.compile(
    r" (?!(?:in|to|when|and|or|at|of|that|with|for|because|after|before|if|as|by|from|during|while|is|was"
    r"|were|it|we|he|she|they|the|an|his|her|their|its|i|you|die|der|das|le|la|el|im|in|um|und|wenn|als"
    r"|dans|en|à|et|quand|de|a|y|con|por)\b)[^\W\d_]"
)
_PART = re.compile(r" (?:morning|afternoon|evening|night)")
# "travelling by night", "the months of winter", "the arrival of spring"
_AT_ALL_TIMES = {
    "daypart": re.compile(r"\b(?:by|(?:days|nights|evenings) of) $", re.IGNORECASE),
    "season": re.compile(r"\b(?:months|nights|days|depths|arrival|signs|colou?rs) of $", re.IGNORECASE),
}
# What was told before is taken up again: "in the three weeks since that May meeting"
_SINCE = re.compile(r"\bsince that $")
# "plans for the year ahead": twelve months from now
_AHEAD = re.compile(r" (?:ahead|to come)\b")
# "the events of the year", "for the remainder of the month": how much, no day
_OF_ALL = re.compile(r"\bof $")
_ALL = frozenset({"the year", "the month", "the season", "the week", "the day"})
_LONGEST_SPAN = len("the season")
_LONG_AGO = re.compile(
    r"(?i)(?:(?:little )?more than |less than |over |under |nearly |almost )(?:"
    r"(?:half an? |an? |\w+ )?(?:half-?centur|centur|decade).*|(?:\d{3,}|.* hundred) years)"
    r" (?:ago|later|earlier)"
)
# Behind or in a quarter: years of accounts begin in any month, and which one is not said.
_OF_ACCOUNTS = re.compile(
    r"(?i) (?:of (?:the|its|their|our)(?: (?:current|new|last))? (?:fiscal|financial|business) year"
    r"|(?:des|ihres|seines|unseres)(?: laufenden| neuen)? geschäftsjahre?s|de (?:l['’]|son |notre )exercice"
    r"|del ejercicio|de su ejercicio|dell['’]esercizio|do exercício|van het boekjaar)(?: fiscal| social)?\b"
    r"(?! \(?[0-9])"
)
_GOES_ON = re.compile(r"\b(?:this|current|next|coming|upcoming)\b")
# "our love of this Saturday ritual"
_HABIT = re.compile(r" (?:ritual|tradition|routine|habit|custom)s?\b")
# "It was founded more than fifty years ago": some time before that
_LONGER_AGO = re.compile(
    r"\b(?:more|less|longer|fewer) than\b"
    r"|(?<!took )(?<!taken )(?<!handed )(?<!was )(?<!were )(?<!been )\b(?:over|under)\b",
    re.IGNORECASE,
)
_LONGEST = 22  # characters of the words before a day
_CENTURY = 36525  # days
_ROUND = dt.date(1026, 1, 1).toordinal()


def is_open(text: str, timex: Timex, when: Edtf) -> bool:
    """Whether the expression, which the tagger puts at `when`, says no time that a reader could."""
    if _is_vague(timex, when) or _of_accounts(text, timex, when):
        return True
    least = max(0, timex.start - _LONGEST)
    if timex.rule == "ago" or timex.rule.startswith("ago_"):
        return _long_ago(text, timex, when)
    always = _AT_ALL_TIMES.get(timex.rule)
    if always is not None and always.search(text, least, timex.start):
        return True
    if _SINCE.search(text, least, timex.start + len("that ")):
        return True
    if timex.rule == "the_year" and _AHEAD.match(text, timex.end):
        return True
    if (
        timex.end - timex.start <= _LONGEST_SPAN
        and timex.text.casefold() in _ALL
        and _OF_ALL.search(text, least, timex.start)
    ):
        return True
    if not timex.rule.startswith("weekday") or not timex.anchored:
        return False
    if _HABIT.match(text, timex.end):
        return True
    if _ANY.search(text, least, timex.start) is None:
        return False
    part = _PART.match(text, timex.end)
    return _NOUN.match(text, part.end() if part else timex.end) is None


def _of_accounts(text: str, timex: Timex, when: Edtf) -> bool:
    """As in "its fiscal first quarter", "this fiscal year": figures are told of the last one."""
    if not timex.anchored or when.precision not in (Precision.SEASON, Precision.YEAR):
        return False
    if when.precision == Precision.YEAR:
        return "fiscal" in timex.text and _GOES_ON.search(timex.text) is not None
    return "fiscal" in timex.text or _OF_ACCOUNTS.match(text, timex.end) is not None


def _long_ago(text: str, timex: Timex, when: Edtf) -> bool:
    """As in "more than fifty years ago", "2,000 years ago", and "4 percent more than a year ago"."""
    longer = _LONGER_AGO.search(f"{text[max(0, timex.start - 12) : timex.start]}{timex.text}")
    return longer is not None or (when.upper or 0) < _ROUND


def _is_vague(timex: Timex, when: Edtf) -> bool:
    if timex.anchored and (when.precision == Precision.DECADE or "X" in when.text):
        return True  # "in the past decade"
    if timex.anchored and _LONG_AGO.fullmatch(timex.text):
        return True  # "more than a century ago", "nearly a decade later"
    if when.lower is None or when.upper is None:
        return False
    return when.precision == Precision.CENTURY or when.upper - when.lower > _CENTURY
