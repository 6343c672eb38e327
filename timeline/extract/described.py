"""Dates that only name or describe another: "Easter Monday, 6 April", "Sunday, the feast of Pentecost".

So does a moment told once more in another zone; the stamp of a machine (RFC 5322 section 3.3) tells nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.edtf import Precision
from timeline.model import Timex

_DAYS = frozenset({Precision.DAY, Precision.TIME, Precision.INTERVAL})
_FEAST_APPOSED = re.compile(r"\s*[,(]\s*(?:on )?")
_NAMES_FEAST = re.compile(r", (?:(?:the|which is) )?(?:(?:feast|solemnity|day) of )?(?:the )?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_APPOSED = re.compile(
    r", (?:(?:dem|einem|the|an?|le|un|el) |(?=dernier|premier|último|primer|last|first|letzte))",
    re.IGNORECASE,
)
# "Heute (gestern, Anm. d. Red.)": what the editors say of the day in a quotation.
_EDITOR = re.compile(
    r", ?(?:Anm(?:\.|erkung) ?d|A\. ?d\. ?R|d\. ?Red|Red\.|NDLR|ndlr|N\. ?d\. ?R|NdR|ed\.\))"
)
# "Thu, 30 Jun 2022 16:09:19 +0000": feeds and mails have it, people do not write it.
_MACHINE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:[+-]\d{4}|[A-Z]{2,4})\b"
)
_LONGEST_MOMENT = 70  # characters of a bracket
_ZONED = re.compile(r"\((?=[^()]{0,70}\b(?:[Tt]ime|GMT|UTC|[A-Z]{1,3}[SD]T|[ECMP]T)\b)[^()]{4,70}\)")
_SMALL = re.compile(r"(?<![^\W_])(?<!\.)[a-zß-ÿ]{2,}")
_BESIDE = frozenset("time local standard on at in the am pm".split())
_BEHIND = re.compile(r",?(?: [A-Z]{2,4})?,? ?\(|\(")


def without_days_named(text: str, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Without the feast of "on Easter Monday, 6 April", "this Sunday, the feast of Pentecost": one day."""
    if len(timexes) < 2:
        return timexes
    named = {
        first.start
        for first, second in pairwise(timexes)
        if first.anchored
        and first.rule.startswith("holiday")
        and _FEAST_APPOSED.fullmatch(text, first.end, second.start)
        and second.edtf is not None
        and second.edtf.precision >= Precision.DAY
    }
    named |= {
        second.start
        for first, second in pairwise(timexes)
        if second.rule.startswith(("holiday", "feast"))
        and first.edtf == second.edtf
        and _NAMES_FEAST.fullmatch(text, first.end, second.start)
    }
    return [timex for timex in timexes if timex.start not in named] if named else timexes


def without_moments_told_again(text: str, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Without stamps, and what is in the bracket of "on 23 April (22 April Washington time)"."""
    kept = [
        timex
        for timex in timexes
        if not _MACHINE.match(text, timex.start) and not _in_another_zone(text, timexes, timex)
    ]
    return kept if len(kept) < len(timexes) else timexes


def _in_another_zone(text: str, timexes: Sequence[Timex], timex: Timex) -> bool:
    """Whether a bracket of nothing but a moment and its zone stands behind a date, and holds this one."""
    opens = text.rfind("(", max(0, timex.start - _LONGEST_MOMENT), timex.start)
    bracket = _ZONED.match(text, opens) if opens >= 0 else None
    if bracket is None or bracket.end() <= timex.start:
        return False
    if any(word not in _BESIDE for word in _SMALL.findall(bracket[0])):
        return False
    inside = [other for other in timexes if opens < other.start < bracket.end()]
    if all(other.rule.startswith("clock") for other in inside):
        return False  # "30 June (11:59 p.m. Eastern time)": the hour of that day
    before = (min(first.end, opens) for first in timexes if first.start < opens)
    return any(_BEHIND.match(text, end, opens + 1) for end in before)


def without_days_described(text: str, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Without the Sunday of "am 14. Mai, dem letzten Sonntag", the heute of "heute (gestern, d. Red.)"."""
    if len(timexes) < 2:
        return timexes
    left_out: set[int] = set()
    for first, second in pairwise(timexes):
        if text.startswith(" (", first.end) and _EDITOR.match(text, second.end):
            left_out.add(first.start)
        elif text.startswith(", ", first.end) and (opens := _APPOSED.match(text, first.end, second.end)):
            adjectives = text.count(" ", opens.end(), second.start)
            # "dem Sonntag" of the same day is left to the title, which knows it for a date.
            if _describes(first, second) and (
                adjectives == 1 or (not adjectives and first.edtf != second.edtf)
            ):
                left_out.add(second.start)
    return [timex for timex in timexes if timex.start not in left_out] if left_out else timexes


def _describes(first: Timex, second: Timex) -> bool:
    """Whether a day of the week without a number stands beside a day with one."""
    day = first.edtf is not None and first.edtf.precision == Precision.DAY
    return (
        day
        and second.rule.startswith(("weekday", "turn_weekday"))
        and _numbered(first)
        and not _numbered(second)
    )


def _numbered(timex: Timex) -> bool:
    return _DIGIT.search(timex.text) is not None


def without_holidays(timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Beside a date in full, or a day with its number, "Christmas concert" is a name."""
    if not any(timex.edtf is not None and _says_day(timex) for timex in timexes):
        return timexes
    return [
        timex for timex in timexes if not (timex.rule.startswith("holiday") and not _DIGIT.search(timex.text))
    ]


def _says_day(timex: Timex) -> bool:
    numbered = timex.edtf is not None and timex.edtf.precision in _DAYS and _DIGIT.search(timex.text)
    return not timex.anchored or bool(numbered and timex.type == "DATE")
