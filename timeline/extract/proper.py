"""Dates that are words of a proper name: of a paper, a person, an address, a book, a make of car."""

import re

from timeline.extract import words
from timeline.extract.stems import has_any

_LAWS = "act|law|code|bill|decree|resolution|regulations?|directive|ordinance|protocol|report|bulletin"
# "Bill 112 of 2025", "Act No. 5 of 2019"
_COUNTED_LAW = re.compile(
    rf"\b(?:{_LAWS}|order|law|rule|notice)s?(?: nos?\.?| number)? \d[\w/-]* of $", re.IGNORECASE
)
_DOCUMENTS = (
    "sitrep|report|bulletin|issue|letter|resolution|circular|notice|memo|decree|order|regulation|directive|document|"
    "communiqu[ée]|volume|newsletter|opinion|judgment|decision|statement|minutes|invoice|ordinance"
)
# Numbered papers: "SitRep 08 (5 February)", "Resolution 12 (3 May 2019)".
_NUMBERED_PAPER = re.compile(
    rf"\b(?:{_DOCUMENTS})(?: no\.?| number)? [A-Z]?\d[\w/.-]* \((?:of )?$", re.IGNORECASE
)
# "the circular of 28 April", "our letter dated 3 May"
_PAPERS = (
    r"circular|letter|memo|paper|note|query|enquiry|bulletin|newsletter|notice|minutes|act|law|code|statutes?|constitution|guidance"
    r"|edition|issue|e-?mail|invoice|order|ordinance|decree|directive|guidelines|timetable|schedule|catalogue"
    r"|(?:price |waiting )?list|rules?|regulations|by-?laws|prospectus|contract|lease|deed|accounts|ratings?"
    r"|rankings|version|export|file|photograph|table|form|leaflet|brochure|booklet|manual"
    r"|terms|tariffs?|agenda|application|complaint|petition|reply|map|snapshot|backup|log|draft|affidavit"
    r"|forecast"
)
_KNOWN_PAPER = re.compile(
    rf"(?:\b(?:(?:the|our|your|this|that|its|their|his|her|my) (?:[\w-]+ ){{0,2}}|\w+['’]s )"
    rf"|^\W*(?:\w\W+)?)(?:{_PAPERS}) (?:of|dated|from) $",
    re.IGNORECASE,
)
# "Resolution 745 of 28 February 1992 established": what a paper with force of law did, it did that day.
_IN_FORCE = re.compile(
    r"(?:^|[.;:] |\b(?:the|a|its|his|her|that|un|council) )(?:[\w-]+ ){0,2}"
    r"(?:resolution|decree|order|directive|act|law|ordinance|decision)(?: nos?\.?| number)?"
    r"(?: [A-Z]{0,4}[ /-]?\d[\w/.-]*)?,? (?:of|dated) $",
    re.IGNORECASE,
)
_ENACTED = re.compile(
    r",? (?:established|abolished|created|dissolved|imposed|lifted|authori[sz]ed|set up|ordered|granted"
    r"|ended"
    r"|banned|outlawed|suspended|extended|founded|merged|nationali[sz]ed|appointed|dismissed|annulled|freed"
    r"|renamed|divided|expropriated|confiscated|opened|closed|renewed|transferred|proclaimed|split)\b"
)
_ENDS_ACCOUNTING = ("for ", "year ", "ended ", "to ")
_ENDS_BOND, _ENDS_FIGURE = ("due ", "due in "), ("to ", "at ", "by ")
_OF = ("of", "dated", "from")  # before the date of a paper
_MADE = ("made", "issued", "passed", "given", "adopted", "signed")
_LONGEST_JOIN = 20  # characters of "adopted on"
# "in accordance with the resolution of 7 May", "as stated in our report of 3 May"
_REFERRED = re.compile(
    r"\b(?:in accordance with|under|pursuant to|in line with|as (?:set out|stated|laid down|described"
    r"|required"
    r"|announced|reported|explained|agreed) (?:in|by|under)|refers? to|referring to|with reference to"
    r"|(?:^|\W)see"
    r"|by virtue of|on the basis of|(?:cited|quoted) in|as per|replaces|supersedes|amends|repeals|implements"
    r"|(?:appeals?|appealed|appealing) against)"
    rf" (?:the |our |its |his |her |an? )?(?:[\w-]+ ){{0,3}}(?:{_DOCUMENTS}|{_PAPERS}|agreement|ruling"
    rf"|award|report|press release"
    r"|treaty|protocol|memorandum|settlement|undertaking|mandate)s?"
    rf" (?:of|dated|from|(?:{'|'.join(_MADE)}) (?:on|in)) $",
    re.IGNORECASE,
)
# The head of a list: Ratings of 1 July.
_HEADED_BY = re.compile(
    r"^\W*(?:ratings?|rankings?|standings|prices|rates|closing prices) (?:of|at|on|as of) $", re.IGNORECASE
)
# "bulletin 2026-0416 of 19 July"
_PAPER_NUMBER = re.compile(
    rf"\b(?:{_DOCUMENTS}|{_PAPERS}|report|case)(?: no\.?| number)? [A-Z]{{0,4}}[ /-]?\d[\w/.-]*,? (?:of"
    rf"|dated) $",
    re.IGNORECASE,
)
# "the accounts for the year 2024", "accounts to 31 December 2025"
_ACCOUNTING = re.compile(
    r"\b(?:form [\w-]+|accounts|annual report|returns?) (?:for(?: the (?:(?:financial|fiscal"
    r"|business) )?year(?: ended)?)?|to) $",
    re.IGNORECASE,
)
_QUOTED_BEFORE, _QUOTED_AFTER = re.compile('["“„«‘]$'), re.compile('["”“»’]')
_ADDRESS = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.'’-]* ){1,3}"
    r"(?:Street|Avenue|Road|Lane|Drive|Boulevard|St|Ave|Rd|Blvd|Way|Court|Square)\b"
)
# Law reports, amendments, bonds: "Roe v Doe (1998) 2 AC 34", "as amended in 1994", "5.25% notes due 2029".
_LAW_REPORT = re.compile(r"\) \d+ [A-Z]")
_AMENDED = re.compile(
    r"\b(?:speaks?|valid|current|correct|accurate)(?: only)? as (?:of|at) $"
    r"|\bas (?:it |they )?(?:last amended|amended|stood|in force|applicable) (?:in|by|on|at|to|up to|until) $"
)
# The day of a numbered law or judgment: Regulation (EU) 2019/1241 of 20 June 2019.
_NUMBERED_LAW = re.compile(
    r"\d/\d{1,4}(?:\s?\([A-Z]+\))?,? (?:(?:judgment|decision|order) )?(?:of|dated|du|de|vom|del) $"
)
# "those aged 65 on 1 January", "anyone under 18 on 3 May"
_AGED = re.compile(
    r"\b(?:aged|age|under|over|at least|turn|turned) \d{1,3}(?: (?:or|and) (?:over|older|under"
    r"|above|younger))?"
    r"(?: years)? (?:on|by|before|at|as of)(?: or before)? $"
    r"|\bmust be (?:at least )?\d{1,2}(?: or (?:over|older))?(?: years old)? (?:on|by|before) $"
    r"|\b(?:\w+) years old (?:on|in|at) $"
)
_AGES = ("age", "under ", "over ", "at least ", "turn", "must be ", "years old ")
# "17 June Street", "the 3 May School"
_NAMED_AFTER_DAY = re.compile(
    r" (?:Street|Square|Avenue|Road|Lane|Hill|Terrace|Gardens|Close|Crescent|Row|Bridge|School|Stadium"
    r"|Hospital|Hall|Park|Movement|Foundation"
    r"|University|Brigade)\b"
)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}")
_LITTLE = "of|the|to|in|and|a|an|on|at|for|from|de|der|die|das|la|le|les|du|el|y|et|und"
_TITLE_BEFORE = re.compile(rf'["“„«‘](?:[A-Z][\w’-]*|{_LITTLE})(?: (?:[A-Z][\w’-]*|{_LITTLE})){{0,6}} $')
_BOND = re.compile(r"\b(?:notes?|bonds?|debentures?|securities|loans?) due (?:in )?$")
_MONTH_NAME = re.compile("April|May|June|August|January")
_SURNAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"(?:^|[,;:“\"(] ?|\b(?:and|by|with|said|says|Mr|Mrs|Ms|Dr)\.? )$")
_NEWSPAPER = re.compile(
    r" (?:Times|Mail|Telegraph|Post|Herald|Star|Mirror|Express|Tribune|World|Sun|Independent|Observer)\b"
)
_PERIODICAL = re.compile(r" (?:newsletter|podcast|supplement|column)\b")
_FIGURE_BEFORE = re.compile(
    r"\b(?:rises?|rose|risen|falls?|fell|fallen|climb(?:s|ed)|drop(?:s|ped)|grew|grown|closed|increased"
    r"|decreased|"
    r"jumped|slipped|stood) (?:to|at|by) $",
    re.IGNORECASE,
)
# "a 1967 Volvo", but "the 2015 Nepal earthquake"
_OWNED = re.compile(r"(?:^|\s)(?:a|an|his|her|my|their|its) $", re.IGNORECASE)
_MAKE = re.compile(r" [A-Z][\w-]+(?: [\w-]+){0,3}")
# "The map, from 1780, shows the mill"
_DATING = re.compile(r"[a-z](?<!\band)(?<!\bor)(?<!\bbut)(?<!\bthen), (?:from|of|dating from) $")
_ASIDE_ENDS = re.compile(r"[,.]")
_ADDRESSED_AS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Prof|Sir|Lord|Lady|Judge|Herr|Frau|Mme|Sra)\.? $"
)
_CALLED = re.compile(r"\b(?:named|called) $")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.\s?$")
_ONE_WORD = re.compile(r"[A-Z][a-z]+")
_PERIOD_OF = re.compile(r"\b(?:the|a|an|its|their|our) $", re.IGNORECASE)
_NOUN = re.compile(r" [a-z]{3,}")
_NO_NOUN = re.compile(
    r" (?:and|the|for|when|with|was|were|that|from|but|has|had|are|which|who|while|under)\b"
)


def is_name(before: str, said: str, after: str) -> bool:
    """Whether the date `said` stands in a name; `before` and `after` are the words around it."""
    return (
        ("(" in before and _NUMBERED_PAPER.search(before) is not None)
        or (_of_paper(before) and not _enacts(before, after))
        or _HEADED_BY.match(before) is not None
        or (before.lower().endswith(_ENDS_ACCOUNTING) and _ACCOUNTING.search(before) is not None)
        or ("as " in before and _AMENDED.search(before) is not None)
        or (has_any(before, _AGES) and _AGED.search(before) is not None)
        or (_DAY.fullmatch(said) is not None and _NAMED_AFTER_DAY.match(after) is not None)
        or ("/" in before and _NUMBERED_LAW.search(before) is not None)
        or (_QUOTED_AFTER.match(after) is not None and _opens_quote(before))
        or (_NEWSPAPER.match(after) is not None and said.istitle())
        or _PERIODICAL.match(after) is not None
        or _of_person(before, said, after)
        or (before.endswith(" of ") and said.startswith("the Year "))  # "Museum of the Year 2027"
    )


def _opens_quote(before: str) -> bool:
    return _TITLE_BEFORE.search(before) is not None or _QUOTED_BEFORE.search(before) is not None


def _of_paper(before: str) -> bool:
    """As in "our letter dated", "bulletin 2026-0416 of", "as stated in the report issued on"."""
    *_, verb, last = "", "", *before[-_LONGEST_JOIN:].casefold().split()
    if last in _OF:
        return any(paper.search(before) is not None for paper in (_KNOWN_PAPER, _REFERRED, _PAPER_NUMBER))
    return verb in _MADE and _REFERRED.search(before) is not None


def _enacts(before: str, after: str) -> bool:
    return _ENACTED.match(after) is not None and _IN_FORCE.search(before) is not None


def _of_person(before: str, said: str, after: str) -> bool:
    """As in "P. K. August", "Cllr Sunday", "April Jones and August Wilson"."""
    if _ONE_WORD.fullmatch(said) is None:
        return False
    if _ADDRESSED_AS.search(before) or _INITIAL.search(before):
        return True
    if _CALLED.search(before) and _SURNAME_AFTER.match(after):
        return True  # "a student named Monday Adeke"
    if not _MONTH_NAME.fullmatch(said) or not _SURNAME_AFTER.match(after):
        return False
    return _NAME_BEFORE.search(before) is not None


def year_in_name(before: str, after: str) -> bool:
    """Whether the year between these words is part of a name, an address or an amount."""
    small = before.lower()
    return (
        _ADDRESS.match(after) is not None
        or _LAW_REPORT.match(after) is not None
        or (small.endswith(_ENDS_BOND) and _BOND.search(before) is not None)
        or (small.endswith(" of ") and _COUNTED_LAW.search(before) is not None)
        or (small.endswith(_ENDS_FIGURE) and _FIGURE_BEFORE.search(before) is not None)
        or _is_make(before, after)
        or (_ASIDE_ENDS.match(after) is not None and _DATING.search(before) is not None)
    )


def _is_make(before: str, after: str) -> bool:
    made = _MAKE.match(after)
    if made is None or _OWNED.search(before) is None:
        return False
    return not any(word.casefold() in words.EVENT_NOUNS for word in made[0].split())


def labels_noun(before: str, after: str) -> bool:
    """Whether the years tell which thing it is: "the 1914-1918 gallery"."""
    noun = _NOUN.match(after) is not None and _NO_NOUN.match(after) is None
    return noun and _PERIOD_OF.search(before) is not None
