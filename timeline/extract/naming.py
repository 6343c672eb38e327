"""Dates that are part of a name or a number, and lifetimes: they do not say when something happened."""

import re

from timeline.edtf import Precision
from timeline.extract import words
from timeline.extract.blocks import Span
from timeline.model import Timex

_REACH = 80  # characters looked at on each side
_NAMED = (
    "act|law|code|bill|constitution|agenda|vision|plan|strategy|roadmap|convention|protocol|treaty|"
    "directive|regulations?|resolution|ordinance|decree|framework|policy|programme|program|budget|"
    "report|index|survey|review|outlook|yearbook|almanac|edition|guidelines?|guide|standard|"
    "specification|model|version|release|prize|awards?|medal|bulletin|handbook|white paper|charter|"
    "goals|targets|initiative|census|study|paper|book|film|movie|novel|album|song|documentary|"
    "painting|vintage|season|fiscal year|financial year|class|generation|squad|team|list|catalogue|"
    "calendar|fund|coupe|sedan|series|olympics|paralympics|world cup|cup|expo|games|championships?|"
    "tour|champions?|winners?|winning|finalists?|runners?-up|title-?holders?|graduates?|intake|style|rules?|format|template|"
    "syllabus|levels?|average|photograph|photo|picture|poster|map|recording|translation|crop|"
    "agreement|accord|deal|contract|settlement|pact|lawsuit|memorandum|statement|declaration"
)
# "the 2019 Act", "the 2030 Agenda for ...", "2020 Nobel Prize", "2012 Summer Olympics"
_BEFORE_NAME = re.compile(
    rf"[\s-]+(?:(?:[A-Z][\w.’'-]*|of|on|for|the|and|annual|national|state|world"
    rf"|global)\s+){{0,5}}(?i:{_NAMED})\b"
)
_SEASON = re.compile(r" (?:[a-z]+ )?(?:season|campaign|budget|edition|class|school year|academic year)\b")
# "Vision 2030", "Tokyo 2020", "Windows 2000", "Act 1998", "Act of 1990", "Class of 2026"
_AFTER_NAME = re.compile(r"(?:^|[^\w.])(?P<name>[A-Z][\w’'-]*)\s+(?:of\s+|,\s*)?$")
_AFTER_LAW = re.compile(rf"\b(?i:{_NAMED})(?:,?\s+(?:of\s+)?|\s*\()$")
# "Bill 112 of 2025", "Act No. 5 of 2019"
_COUNTED_LAW = re.compile(
    rf"\b(?:{_NAMED}|order|law|rule|notice)s?(?: nos?\.?| number)? \d[\w/-]* of $", re.IGNORECASE
)
_DOCUMENTS = (
    "sitrep|report|bulletin|issue|letter|resolution|circular|notice|memo|decree|order|regulation|directive|document|"
    "communiqu[ée]|volume|newsletter|opinion|judgment|decision|statement|minutes|invoice|ordinance"
)
# "SitRep 08 (5 February)", "Resolution 12 (3 May 2019)"
_NUMBERED_PAPER = re.compile(
    rf"\b(?:{_DOCUMENTS})(?: no\.?| number)? [A-Z]?\d[\w/.-]* \((?:of )?$", re.IGNORECASE
)
# "the circular of 28 April", "our letter dated 3 May"
_KNOWN_PAPER = re.compile(
    r"\b(?:the|our|your|this|that|its|their) (?:[a-z]+ )?(?:circular|letter|memo|bulletin|newsletter|notice|minutes"
    r"|act|law|code|statute|constitution|guidance|edition|issue|e-?mail|invoice|order|ordinance|decree|directive|guidelines"
    r"|timetable|schedule|catalogue|price list) (?:of|dated|from) $",
    re.IGNORECASE,
)
_QUOTED_BEFORE, _QUOTED_AFTER = re.compile('["“„«‘]$'), re.compile('["”“»’]')
_ADDRESS = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.'’-]* ){1,3}(?:Street|Avenue|Road|Lane|Drive|Boulevard|St|Ave|Rd|Blvd|Way|Court|Square)\b"
)
# "Roe v Doe (1998) 2 AC 34", "(as amended in 1994)", "5.25% notes due 2029"
_LAW_REPORT = re.compile(r"\) \d+ [A-Z]")
_AMENDED = re.compile(r"\bas (?:last )?amended (?:in|by|on) $")
_BOND = re.compile(r"\b(?:notes?|bonds?|debentures?|securities|loans?) due (?:in )?$")
_MONTH_NAME = re.compile("April|May|June|August|January")
_SURNAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"(?:^|[,;:“\"(] ?|\b(?:and|by|with|said|says|Mr|Mrs|Ms|Dr)\.? )$")
_NEWSPAPER = re.compile(
    r" (?:Times|Mail|Telegraph|Post|Herald|Star|Mirror|Express|Tribune|World|Sun|Independent|Observer)\b"
)
_FIGURE_BEFORE = re.compile(
    r"\b(?:rises?|rose|risen|falls?|fell|fallen|climb(?:s|ed)|drop(?:s|ped)|grew|grown|closed|increased|decreased|"
    r"jumped|slipped|stood) (?:to|at|by) $",
    re.IGNORECASE,
)
# "a 1967 Volvo", but "the 2015 Nepal earthquake"
_OWNED = re.compile(r"(?:^|\s)(?:a|an|his|her|my|their|its) $", re.IGNORECASE)
_MAKE = re.compile(r" [A-Z][\w-]+(?: [\w-]+){0,3}")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.\s?$")
_ONE_WORD = re.compile(r"[A-Z][a-z]+")
_PERIOD_OF = re.compile(r"\b(?:the|a|an|its|their|our) $", re.IGNORECASE)
_NOUN = re.compile(r" [a-z]{3,}")
_NO_NOUN = re.compile(
    r" (?:and|the|for|when|with|was|were|that|from|but|has|had|are|which|who|while|under)\b"
)
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
    r"(?:\b(?i:no|nr|nos|ref|reference|case|docket|doc|document|circular|sub-decree|prakas|decision"
    r"|resolution|"
    r"regulation|directive|invoice|file|tender|rfp|rfq|bid|id|iso|iec|cve)\b|№|\bn[°º])"
    r"[.:\s]{0,3}(?:[A-Z]{1,6}[\s./-]{1,2}){0,3}(?:\((?:EU|EC|EEC)\)\s?)?(?:[\w.]{1,12}[/-]){0,3}$"
)
_GLUED_BEFORE = re.compile(r"[\w)][/:_-]$|[/_]$")
_GLUED_AFTER = re.compile(r"[/_-]\w|[-/]?[A-Z]\d|\.\w")
# "Resolution 2334 (2016)": a number before a year in brackets.
_NUMBERED = re.compile(r"\d\s*\($")
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
    if _NUMBERED_PAPER.search(before) or _KNOWN_PAPER.search(before):
        return True
    if _QUOTED_BEFORE.search(before) and _QUOTED_AFTER.match(after):
        return True  # the novel "May 1968"
    if _MONTH_NAME.fullmatch(date.of(text)) and _SURNAME_AFTER.match(after) and _NAME_BEFORE.search(before):
        return True  # "April Jones and August Wilson"
    if _NEWSPAPER.match(after) and date.of(text).istitle():
        return True
    if _INITIAL.search(before) and _ONE_WORD.fullmatch(date.of(text)):
        return True  # "P. K. August"
    if _AMENDED.search(before) or (timex.rule == "year_range" and _is_file_number(date.of(text), timex)):
        return True
    if timex.rule == "year_range" and (_SEASON.match(after) or _labels_noun(before, after)):
        return True
    if timex.edtf is None or timex.edtf.precision is not Precision.YEAR:
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
    if "/" not in said or edtf is None or edtf.lower is None or edtf.upper is None:
        return False
    return edtf.upper - edtf.lower > _TWO_YEARS


def _is_make(before: str, after: str) -> bool:
    made = _MAKE.match(after) if _OWNED.search(before) else None
    return made is not None and not any(word.casefold() in words.EVENT_NOUNS for word in made[0].split())


def _labels_noun(before: str, after: str) -> bool:
    """Whether the years tell which thing it is: "the 1914-1918 gallery"."""
    noun = _NOUN.match(after) is not None and _NO_NOUN.match(after) is None
    return noun and _PERIOD_OF.search(before) is not None


def _names(before: str, after: str) -> bool:
    if _ADDRESS.match(after) or _LAW_REPORT.match(after) or _BOND.search(before):
        return True
    if _COUNTED_LAW.search(before) or _FIGURE_BEFORE.search(before) or _is_make(before, after):
        return True
    if _BEFORE_NAME.match(after) or _AFTER_LAW.search(before):
        return True
    if after.startswith(")") and (_NUMBERED.search(before) or _CITATION.search(before)):
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
