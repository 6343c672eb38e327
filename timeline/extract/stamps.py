"""Sentences in which a page speaks of itself: when it was made or changed, and what is near it."""

import re
from collections.abc import Sequence

# What a page is, with who issued it and no verb: "The press release issued by the ministry on 3 May."
OWN_PAPER = re.compile(
    r"(?i)\W*(?:the |an? )?(?:press|news|media) (?:release|statement|notice) (?:issued|released|published)\b"
)
_PERIOD = re.compile(r"quarter|half|q[1-4]|[1-4]q|\bh[12]|\bfy", re.IGNORECASE)
_REPORTS = frozenset(
    "highlights highlight update updates results outlook summary overview review performance metrics figures "
    "guidance report financials milestones recap".split()
)
_OF_REPORTS = frozenset(
    "business financial operational operating corporate company key recent selected weekly monthly quarterly "
    "annual interim preliminary unaudited consolidated fiscal full year our".split()
)
# "This article was first published on 3 May 2025." In small letters, as are the headings of menus: to look
# for capitals as well takes three times as long, and every sentence is looked at.
_STAMP_SENTENCE = re.compile(
    r"\W*(?:(?:this|the)\s+(?:page|article|story|post|document|text|entry|notice|website|site|list"
    r"|translation)\s+"
    r"(?:was|has been|is)|page|article|story|post|content|last|first)\s+(?:\w+\s+)??"
    r"(?:updated|published|posted|modified|revised|reviewed|edited|printed|created|generated|archived"
    r"|changed|"
    r"checked|verified|amended|translated)\b"
    r"|\W*(?!the |an? )(?:[\w'-]+ ){0,2}(?:programme|program|timetable|schedule|calendar|list|listings"
    r"|fixtures|line-?up"
    r"|menu|prices|brochure|rota|results) (?:last )?(?:updated|revised|corrected|correct"
    r"|accurate)\b[^,;]{0,32}$"
    r"|\W*(?:the |this )?(?:[\w'-]+ )?(?:programme|program|timetable|list|minutes|agenda|report|table|summary"
    r"|brochure|leaflet|page|document|sheet)s? (?:was |were )?(?:prepared|compiled|drawn up|printed|generated"
    r"|exported|circulated|distributed|typed)(?: by [\w. ]{2,30})?,? (?:on |in )?[\w ,.:/-]{4,30}$"
    r"|\W*(?:printed|compiled|typeset|exported|ausdruck|gedruckt|ausgedruckt|erstellt|imprimé|édité|impreso)"
    r"(?: on| in| am| vom| im| le| en| el)? [\w ,.:/-]{4,30}(?:[–—|·-] (?:page|seite|página)? ?\d.*)?$"
    r"|\W*minutes (?:taken|kept|written) by [\w. ]{2,30}[,;]"
    r"|\W*an? (?:guide|handbook|booklet|leaflet|catalogue|translation|compilation) by"
    r" [\w.' ]{3,40}, (?:\w+ )?\d{4}\b"
    r"|\W*(?:this is )?(?:an?|the) (?:edited|abridged|shortened|translated|updated) (?:version|transcript"
    r"|extract)\b"
    r"|\W*(?:editor['’]s note|note) ?: this (?:text|article|interview|piece|story) (?:first )?(?:ran"
    r"|appeared|was)\b"
    r"|\W*an? (?:version|longer version|shorter version|form) of this \w+ (?:\w+ )?(?:appeared|ran|was)\b"
    r"|\W*this (?:report|article|story|dispatch) by [\w. ]{2,40} (?:was|has been) (?:first )?published\b"
    r"|[^.;!?]{0,40}\b\d+ (?:minutes?|hours?|days?) ago [^.;!?]{4,30}"
    r"(?:\d[.:]\d\d|\d ?[ap]m|(?:19|20)\d\d)\W*$"
    r"|\W*(?:related|previously|flashback|recommended|read more|see also|also read)\s*:"
    # the foot of a post that is shown, where "- Ben Orr (@borr) speaks on 3 May" is an item
    r"|\W*[—–-] ?[^()@\n]{2,40} \(@\w{2,30}\)\s*(?:[^\W\d_]{3,10}\.? )?\d[\w ,.:/·|-]{3,40}$"
    r"|\W*comments (?:(?:are |were )?closed|close)\b"
    r"|[^.;!?]{0,48}\b(?:post|leave|add) a (?:comment|reply)\W*$"
    r"|\W*(?:this )?(?:page|document|file) (?:created|saved|generated|is valid|was last|\d+ of \d+)\b"
    r"|\W*you are (?:reading|viewing|browsing)\b|\W*advertisement\s*:|\W*cookie[\w ]*\b(?:saved|set"
    r"|accepted)\b"
    r"|\W*(?:added|reduced|listed|relisted|uploaded|submitted)(?: on)? [\d/. -]{6,}(?:\w+ \d{4})?\W*$"
    r"|\W*received:? [\w ,./-]{4,20}[;,.|] (?:revised|accepted)\b"
    r"|\W*order (?:by|before) [\w. ]{1,12} (?:for|and)\b"
    r"|\W*(?:review|comment|letter) (?:by|from) [\w .]{1,30}, [\w ./]{6,18}:"
    r"|\W*(?:closed|geschlossen|fermé|cerrado)\b[^.\d]{0,30}(?:\d\d?\W{1,3}(?:(?:and|und|et|y|to|bis|au"
    r"|al|on|am|le|el|on|december|dezember|décembre|de|diciembre) ){0,3}){0,4}"
    r"(?:2[4-6]|31|1)(?:\.|st|th|er)? (?:de )?(?:december|dezember|décembre|diciembre|january|januar"
    r"|janvier|enero)\W*$"
    r"|\W*closed(?: on)?:? (?:(?:christmas(?: day| eve)?|new year['’]?s? (?:day|eve)|boxing day|good friday"
    r"|easter (?:sunday|monday)|anzac day|bank holidays|public holidays|thanksgiving)"
    r"(?:, and |, | and | & )?)+\W*$"
    r"|\W*(?:this |the )?(?:leaflet|fact ?sheet|brochure|booklet|guide|page|form)\b[^.;]{0,12}(?:no\. \d+)?"
    r"[^.;]{0,24}\b(?:reviewed|revised)(?: on| in)? [\w ,./-]{4,20}\.?$"
    r"|\W*next review(?: date)?(?: on| in)? [\w ,./-]{4,20}\.?$"
    r"|\W*last (?:login|visit|change)\b|\W*(?:site|website|pages?) (?:last )?(?:updated|changed|modified)\b"
    r"|\W*(?:our|your) ref(?:erence)?\b"
    r"|\W*next (?:[a-z]+ )?(?:report|bulletin|newsletter|issue|edition|notice|sitrep)\s*:"
    r"|\W*the next (?:situation report|sitrep|bulletin|newsletter|advisory|update) (?:will be|is)\b"
    r"|\W*(?:more [a-z]+s|previous(?: (?:post|entry|article))?|next (?:post|entry|article)"
    r"|(?:first|second|third) publication|more on this (?:story|topic))\s*:"
    r"|[^.;!?:]{1,48}\bnext (?:release|issue|update|publication)\s*:"
    r"|\W*\d{1,4}/(?:19|20)\d\d\s*[-–—|]\s*[\w ,.]{2,16}(?:19|20)\d\d\W*$"  # the number of a release
    r"|\W*next (?:issue|edition|newsletter|number) (?:in|on|out|appears|comes|will|is)\b"
    r"|\W*(?:next |la(?:te)?st )?(?:review|update)(?: date| due)?\s*:\W*(?:\w+ ){0,3}\d[\w ,./:-]{0,24}$"
    r"|\W*next (?:review|update)(?: (?:is )?due\b| date|\s*:)"
    r"|\W*(?:further reading|references|bibliography|noticias relacionadas|mentions légales)\s*[:,]"
    r"|\W*(?:helpline|hotline|telephone|phone|switchboard|enquiries|press office|media contact)\s*:"
    r"|\W*skip to (?:the )?(?:main )?(?:content|navigation)\b|\W*(?:approved|reviewed|checked) by\s*:"
    r"|\W*cite (?:as|this (?:page|article|document|report|paper))\b"
    r"|\W*(?:sign up|subscribe) (?:now|today|by|before|until)\b"
    r"|\W*(?:an|the) (?:earlier|previous|original) version (?:of this [\w ]{1,30} )?"
    r"(?:said|stated|gave|misstated|incorrectly|wrongly|referred|had|misidentified)\b"
)
_CORRECTED = re.compile(
    r"\W*[\w ]{0,40}(?:has been|was) (?:corrected|amended|updated)\b[^.]*\b(?:earlier|previous"
    r"|original) version\b"
)
# A time of day with its zone ends the line of a byline: "Jane Roe, Thu 11 Jun 2026 12.00 BST".
_ZONED = re.compile(
    r"[^.;!?]{0,60}\b\d{4},?(?: at)? \d\d?[.:]\d\d(?:[.:]\d\d)?(?: ?[ap]m)? "
    r"(?:BST|GMT|UTC|CES?T|[ECMP][SD]?T|IST|A[EW]?[SD]T)\W*"
)


# Who made an entry of a log of changes: "2026-05-04  Ada Brix  <ada@example.org>".
_SIGNED = re.compile(
    r"\W*(?:[\d-]{8,10} )?\s*[^\W\d_][^<>\n]{0,60}<[^<>\s]+@[^<>\s]+>"
    r"(?:[,;]?\s+(?:[A-Za-z]{3},?\s+)?\d[\w:,+ -]{0,40}\.?)?"
)


def says_made(line: str) -> bool:
    """Whether a line, given in small letters, says when the page was made, or leads to another."""
    corrected = " version" in line and _CORRECTED.match(line) is not None
    return corrected or _STAMP_SENTENCE.match(line) is not None


def is_byline(line: str) -> bool:
    """Whether a line ends as a byline does, with a time of day and its zone, or is signed with an address."""
    return _ZONED.fullmatch(line) is not None or ("@" in line and _SIGNED.fullmatch(line) is not None)


def names_report(dates: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a heading of these dates and words only says of which period a report is.

    "Third Quarter 2026 Highlights" does, "Q3 2026 results 5 November" does not.
    """
    if not all(map(_PERIOD.search, dates)):
        return False
    return any(word in _REPORTS for word in said) and all(word in _REPORTS | _OF_REPORTS for word in said)
