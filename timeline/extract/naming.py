"""Dates that are part of a name or a number, and lifetimes: they do not say when something happened."""

import re

from timeline.edtf import Precision
from timeline.extract import proper
from timeline.extract.blocks import Span
from timeline.model import Timex

_REACH = 80  # characters looked at on each side
_NAMED = (
    "act|law|code|bill|constitution|agenda|vision|plan|strategy|roadmap|convention|protocol|treaty|"
    "directive|regulations?|resolution|ordinance|decree|framework|policy|programme|program|budget|"
    "report|index|survey|review|outlook|yearbook|almanac|edition|guidelines?|guide|standard|"
    "specification|model|version|release|prize|awards?|medal|bulletin|handbook|white paper|charter|"
    "goals?|targets?|forecasts?|estimates?|projections?|initiative|census|study|paper|book|film|movie|novel|album|song|documentary|"
    "painting|vintage|season|fiscal year|financial year|class|generation|squad|team|list|catalogue|"
    "calendar|fund|coupe|sedan|series|olympics|paralympics|world cup|cup|expo|games|championships?|"
    "tour|champions?|medall?ists?|laureates?|nominees?|cohort|winners?|winning|finalists?|runners?-up|title-?holders?|graduates?|intake|style|rules?|format|template|"
    "syllabus|levels?|average|photograph|photo|picture|poster|map|recording|translation|crop|"
    "agreement|accord|deal|contract|settlement|pact|lawsuit|memorandum|statement|declaration"
)
# "the 2019 Act", "the 2030 Agenda for ...", "2020 Nobel Prize", "2012 Summer Olympics"
_BEFORE_NAME = re.compile(
    rf"[\s-]+(?:(?:[A-Z][\w.’'-]*|of|on|for|the|and|annual|national|state|world|gold|silver|bronze|olympic"
    rf"|global)\s+){{0,5}}(?i:{_NAMED})\b"
)
_SEASON = re.compile(r" (?:[a-z]+ )?(?:season|campaign|budget|edition|class|school year|academic year)\b")
# "Vision 2030", "Tokyo 2020", "Windows 2000", "Act 1998", "Act of 1990", "Class of 2026"
_AFTER_NAME = re.compile(r"(?:^|[^\w.])(?P<name>[A-Z][\w’'-]*)\s+(?:of\s+|,\s*)?$")
_AFTER_LAW = re.compile(rf"\b(?i:{_NAMED})(?:,?\s+(?:of\s+)?|\s*\()$")
_NO_NAME = frozenset(
    "In On At By Since Until Till From To Before After During Between And Or The Of For About Around "
    "Circa Early Late Mid Year Years Spring Summer Autumn Fall Winter January February March April "
    "May June July August September October November December Q1 Q2 Q3 Q4 FY Jahr Jahre Jahren Jahres Sommer"
    " Frühjahr Herbst Mitte Ende Anfang Im Am Seit Bis Von Zum Año En El Le L Année Through Throughout Over "
    "Within With When While As Under".split()
)
# "No. PR 03/2026", "Case 12/2026", "Regulation (EU) 2016/679". Every repetition ends with its own separator,
# so that there is one way to match.
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?i:no|nr|nos|pp?|vol|ref|reference|case|docket|doc|document|circular|sub-decree|prakas|decision"
    r"|resolution|"
    r"regulation|directive|invoice|file|tender|rfp|rfq|bid|id|iso|iec|cve)\b|№|\bn[°º])"
    r"[.:\s]{0,3}(?:[A-Z]{1,6}[\s./-]{1,2}){0,3}(?:\((?:EU|EC|EEC)\)\s?)?(?:[\w.]{1,12}[/-]){0,3}$"
)
_GLUED_BEFORE = re.compile(r"[\w)][/:_-]$|[/_]$")
_GLUED_AFTER = re.compile(r"[/_-]\w|[-/]?[A-Z]\d|\.\w")
# "Resolution 2334 (2016)": a number before a year in brackets.
_NUMBERED = re.compile(r"\d\s*\($")
_AUTHOR_YEAR = re.compile(r"(?:,\s[A-Z]|\bal|\bEds?)\.,? \($")
_CITATION = re.compile(r"\((?:see\s+)?[A-Z][\w’'-]+(?:\s+(?:&|and|et al\.?)\s*(?:[A-Z][\w’'-]+)?)?,?\s*$")
_BORN = re.compile(
    r"(?:\(|,\s*)\s*(?:born|b\.|née?|geb\.|né|nacido|\*)\s*(?:on|in|c\.)?\s*$|\(\s*(?:died|d\.|†)\s*$"
)
_NAME_BRACKET = re.compile(r"[A-Z][\w’'.-]*[\s,]*\($")
_TWO_YEARS = 2 * 366  # days
_LIFETIME = range(20 * 365, 120 * 366)  # days


def no_event(text: str, sentence: Span, date: Span, timex: Timex) -> bool:
    """Whether the date only names a document, a product or a case, or brackets a life."""
    before = text[max(sentence.start, date.start - _REACH) : date.start]
    after = text[date.end : min(sentence.end, date.end + _REACH)]
    if _BORN.search(before) or _is_lifetime(before, after, timex):
        return True
    if _is_number(before, after, timex):
        return True
    if proper.is_name(before, date.of(text), after) or _is_file_number(date.of(text), timex):
        return True
    if timex.rule == "year_range" and (_SEASON.match(after) or proper.labels_noun(before, after)):
        return True
    if timex.anchored or timex.edtf is None or timex.edtf.precision is not Precision.YEAR:
        return False
    return _names(before, after)


def _is_number(before: str, after: str, timex: Timex) -> bool:
    """Whether it is part of a document number, an address or a version ("PR 03/2026", "A-03/2026/KH")."""
    if timex.edtf is not None and timex.edtf.precision >= Precision.DAY:
        return False
    numbered = _NUMBER_BEFORE.search(before) or _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after)
    return numbered is not None


def _is_file_number(said: str, timex: Timex) -> bool:
    """Whether it is "2019/77": with a stroke, years are those of a season or a financial year."""
    edtf = timex.edtf
    if (
        timex.rule != "year_range"
        or "/" not in said
        or edtf is None
        or edtf.lower is None
        or edtf.upper is None
    ):
        return False
    return edtf.upper - edtf.lower > _TWO_YEARS


def _names(before: str, after: str) -> bool:
    if proper.year_in_name(before, after):
        return True
    if _BEFORE_NAME.match(after) or _AFTER_LAW.search(before):
        return True
    if after.startswith(")") and (
        _NUMBERED.search(before) or _CITATION.search(before) or _AUTHOR_YEAR.search(before)
    ):
        return True
    named = _AFTER_NAME.search(before)
    return (
        named is not None and "," not in named[0] and " of" not in named[0] and named["name"] not in _NO_NAME
    )


def _is_lifetime(before: str, after: str, timex: Timex) -> bool:
    """Whether it is "Jane Roe (1926-2016)"."""
    if timex.edtf is None or timex.edtf.lower is None or timex.edtf.upper is None:
        return False
    bracketed = _NAME_BRACKET.search(before) is not None and after.startswith(")")
    bracketed = bracketed or _AFTER_NAME.search(before) is not None  # a caption: "Jane Roe 1926-2016"
    return bracketed and timex.edtf.upper - timex.edtf.lower in _LIFETIME
