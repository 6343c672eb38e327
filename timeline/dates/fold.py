"""The text as the rules see it: lower case, one kind of digit, dash, apostrophe and space, same offsets."""

import re

_SAME = {
    **dict.fromkeys(
        map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2192"), "-"
    ),  # an arrow leads from one day to another, too
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u0060\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\t\r\v\f\u00a0\u2002\u2007\u2009\u200a\u202f\u3000\u200b"), " "),
    0x2003: "|",  # between the cells of a table, so that no date goes on from one to the next
    **dict.fromkeys(map(ord, "\u0622\u0623\u0625"), "\u0627"),  # Arabic alef, with or without its sign
}
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0\uff10"
_TABLE = _SAME | {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}
_ASCII_TABLE = {ord(c): " " for c in "\t\r\v\f"} | {ord("`"): "'"}
# But for the lines of a list, which begin with a mark, a label or a year and a day: "- Thursday, 8pm",
# "Thursday: market", "1863, 11 August - the treaty".
_LINE = re.compile(
    r"(?<!\n)\n(?!\n|[*•|-] |[^\W\d_]{3,12}: "
    r"|(?:1[0-9]|20)[0-9]{2}(?:[,.:]| \() ?(?:[0-9]{1,2}[ -]|[a-z]{3,9}\.? [0-9]))"
)
# The lines of a list that begin with their days and end with an hour: "Sat 3 May 10am-4pm".
_DAY = r"(?:[^\W\d_]{2,10}\.?,? )?[0-9]{1,2}(?:st|nd|rd|th|er|\.)? (?:de )?[^\W\d_]{3,10}(?![\w:])"
_BEGINS = re.compile(_DAY)
_HOUR = re.compile(rf"[0-9] ?(?:[ap]m|uhr|h|hrs|heures|horas)?\n(?={_DAY})")
_KEPT = "\r"


def _kept(hour: re.Match[str]) -> str:
    """The hour with the end of its line, where the line begins with a day as the next one does."""
    begins = hour.string.rfind("\n", 0, hour.start()) + 1
    return hour[0][:-1] + _KEPT if _BEGINS.match(hour.string, begins) else hour[0]


def fold(text: str) -> str:
    """A text of equal length; a single line break is a space, an empty line stays a boundary."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals have longer lower forms, such as U+0130
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    lowered = lowered.translate(_ASCII_TABLE if lowered.isascii() else _TABLE)
    listed = _HOUR.sub(_kept, lowered)
    return _LINE.sub(" ", listed) if listed is lowered else _LINE.sub(" ", listed).replace(_KEPT, "\n")
