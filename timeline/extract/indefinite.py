"""Days that a text leaves open: "they met on a Tuesday", "on a Sunday night", "more than 2,000 years ago".

An indefinite article before a day of the week says which name the day had, not which day it was (the generic
XXXX-WXX-2 of TIMEX3), and what is counted back by thousands of years is a round number.
"""

import datetime as dt
import re

from timeline.model import Timex

_ANY = re.compile(
    r"\b(?:(?:on|upon) an?|one|an einem|eines|un|op een)(?: (?:cold|warm|hot|rainy|sunny|quiet|busy|grey"
    r"|wet|late))? $",
    re.IGNORECASE,
)
# The day of a thing is one: "on a Monday flight", "at a Friday hearing"
_NOUN = re.compile(
    r" (?!(?:in|to|when|and|or|at|of|that|with|for|because|after|before|if|as|by|from|during|while|is|was"
    r"|were|it|we|he"
    r"|she|they|the|an|his|her|their|its|i|you|die|der|das|le|la|el|im|in|um|und|wenn|als|dans|en|à|et"
    r"|quand|de|a|y|con|por)\b)[^\W\d_]"
)
_PART = re.compile(r" (?:morning|afternoon|evening|night)")
# "travelling by night", "the months of winter", "the arrival of spring"
_AT_ALL_TIMES = {
    "daypart": re.compile(r"\b(?:by|(?:days|nights|evenings) of) $", re.IGNORECASE),
    "season": re.compile(r"\b(?:months|nights|days|depths|arrival|signs|colou?rs) of $", re.IGNORECASE),
}
# What was told before is taken up again: "in the three weeks since that May meeting"
_SINCE = re.compile(r"\bsince that $")
_LONGEST = 22  # characters of the words before a day
_ROUND = dt.date(1026, 1, 1).toordinal()


def is_open(text: str, timex: Timex) -> bool:
    """Whether the expression says no day that a reader could put on a calendar."""
    if timex.rule == "ago" or timex.rule.startswith("ago_"):
        return timex.edtf is not None and (timex.edtf.upper or 0) < _ROUND
    if timex.rule in _AT_ALL_TIMES and _AT_ALL_TIMES[timex.rule].search(
        text, max(0, timex.start - _LONGEST), timex.start
    ):
        return True
    if _SINCE.search(text, max(0, timex.start - _LONGEST), timex.start + len("that ")):
        return True
    if not timex.rule.startswith("weekday") or not timex.anchored:
        return False
    if _ANY.search(text, max(0, timex.start - _LONGEST), timex.start) is None:
        return False
    part = _PART.match(text, timex.end)
    return _NOUN.match(text, part.end() if part else timex.end) is None
