"""Dates by which a text cites: works, papers and filings, what is printed on things.

"Briefing paper 9214 (March 2024)", "in our Form 10-K filed on
26 January", "vouchers marked “valid to 31 March”": the date tells which one, and nothing is told of that day.
"""

import re

from timeline import months
from timeline.extract.stems import has_any

# "described in our annual report filed on 26 January"
_FILING = re.compile(
    r"\b(?:in|of|under|to|with|from|see|by) (?:our|the|its|their|an?)(?: [\w-]+){0,3}?"
    r" (?:form [\w-]+|annual report(?: on form [\w-]+)?|prospectus|registration statement|proxy statement"
    r"|offering (?:memorandum|circular)|universal registration document)"
    r"(?:,? (?:which (?:was|were) )?(?:filed|published|issued|lodged|released|dated)(?: with [\w .&]{2,40}?)?"
    r"(?: on| in)?) $",
    re.IGNORECASE,
)
# "Bulletin No. 3, issued at 23.30 on Thursday": which bulletin.
_ISSUED_NUMBER = re.compile(
    r"\b(?:bulletin|circular|notice|advisory|warning|order|directive|statement|release)"
    r"(?: no\.?| number)? \d[\w/.-]*, (?:issued|published|released|dated)(?: (?:at|on) [\w.:]+)?(?: on)? $",
    re.IGNORECASE,
)
# As in "Briefing paper 9214 (March 2024)".
_NUMBERED = re.compile(
    r"\b(?:papers?|briefs?|briefings?|studies|study|note|monograph) (?:no\.? ?)?\d[\w/.-]* \($", re.IGNORECASE
)
# "author of Slow Lines (2018) and Cold Harbours (2021)", in the note on a writer
_AUTHOR_OF = re.compile(
    r"\b(?:(?:author|editor|translator) of|auteure? d[eu]|autrice d[eu]|autora? de) [^.;]{2,70}\($"
)
# "Miss Orr's Valve", The Engineer, 12 June 1896: the whole line is a reference.
_REFERENCE = re.compile(r"^\W*(?:\d{1,3}[.)] )?[\"“‘][^\"”]{3,70}[\"”’],? (?:[A-Z][\w.’'&-]*,? ){1,5}$")
# The author of a work in a list of them, whose year or day stands behind: "Adams, J. (12 March 2004).", and
# the day of a newspaper before its page: "“Five die”. The Daily Post. 3 May 1975. p. 4"
_AUTHOR = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, (?:[A-Z]\.[ -]?|[A-Z][a-zß-ÿ'’-]+ ?){1,3}"
_AUTHORS = re.compile(
    rf"[^\w\n]*{_AUTHOR}(?:(?:;|,? &|,? and) {_AUTHOR}){{0,5}}(?:et al\. )?(?:\(eds?\.?\) )?\($"
)
_WORK_BEHIND = re.compile(r"\)(?:[.,:]|$)")
_PAGES = re.compile(r"[.,] pp?\. ?\d")
_LINE_ENDS = re.compile(r"[^\w\n]*(?:$|\n|pp?\.)")
# "vouchers marked “valid to 31 March”", "stamped with the date 3 May"
_PRINTED = re.compile(
    r"\b(?:marked|stamped|labell?ed|printed|inscribed|endorsed|overprinted)"
    r"(?: with| as)?(?: the (?:date|words))? ?[,:]? [\"“„‘'«][^\"”“’»]{0,30}$",
    re.IGNORECASE,
)
_GOING_TO_PRESS = re.compile(
    r"\b(?:at|as of) (?:(?:the )?time of (?:printing|writing|publication|going to press|press)|press time)"
    r",? ?\(?$",
    re.IGNORECASE,
)
# "in the last winter of the war": which one is said elsewhere.
_LAST_OF_WHAT = re.compile(
    r"(?:the )?last (?:day|week|month|year|winter|summer|spring|autumn|season)", re.IGNORECASE
)
_OF_WHAT = re.compile(r" of (?:the|his|her|its|their|a|an|that) ")
# "no longer writes the year 1970 into files": a number that is written or read.
_YEAR_AS_THING = re.compile(r"the (?:year|date) .*", re.IGNORECASE)
_HANDLES = re.compile(
    r"\b(?:write|print|show|enter|read|type|give|bear|carry|contain|display|stamp|use|put|has|have|had|with"
    r"|as|than|to)(?:s|es|d|ed|ing)? $"
)
# When somebody looked at a page, what an item of an agenda was left over from, how old a draft is.
_SEEN = re.compile(
    r"\b(?:accessed|retrieved|consulted|consultée?|consultado|last checked)(?: (?:on|le|el))? $"
    r"|\b(?:carried|held|left) over from (?:the (?:meeting|session|hearing|sitting) (?:of|on) )?$"
    r"|\b(?:draft|text|state|figures|version)(?: as)? (?:of|at) $",
    re.IGNORECASE,
)
# As in "Figures: ministry, as at 31 January 2026".
_STANDING = re.compile(r"[,;:(*_] ?(?:as (?:of|at)|état au|situación al?) $", re.IGNORECASE)
# "The financial year ends on 31 March", in every year.
_ACCOUNTING_YEAR = re.compile(
    r"\b(?:financial|fiscal|tax|budget|accounting|marketing) year"
    r" (?:ends?|starts?|begins?|closes|runs?(?: from)?)(?: on| in)? $",
    re.IGNORECASE,
)
# "the minutes of its December meeting"
_MINUTES = re.compile(r"\b(?:minutes|accounts?|records?) of (?:its|the|their|our) $", re.IGNORECASE)
_MONTH = re.compile(rf"(?:{'|'.join(months.ENGLISH)})", re.IGNORECASE)
_MEETING = re.compile(r" (?:[a-z]+ )?meeting\b")
_WITHOUT_YEAR = re.compile(r"(?!.*\d{4}).*")
# "Spring 2026 catalogue"
_SEASON = re.compile(r"(?:spring|summer|autumn|fall|winter) \d{4}(?:[/–-]\d\d)?", re.IGNORECASE)
_OF_SEASON = re.compile(
    r" (?:catalogue|catalog|collection|menu|timetable|issue|edition|newsletter|brochure|lookbook|semester"
    r"|curriculum|bulletin|magazine)\b"
)
_QUOTED_AT = re.compile(
    r"(?:^|\n)\W*(?:share price|stock price|closing price|exchange rate|water temperature|air quality"
    r"|pollen count)\b[^.\n]{0,24}$",
    re.IGNORECASE,
)
# "Brent futures for September", "crude for July delivery": which of the contracts.
_CONTRACT = re.compile(r"\b(?:futures|contracts?|options) for $", re.IGNORECASE)
_IN_HISTORY = re.compile(r" in history\W*(?:$|\n)")
# Which of its kind a paper is: "order number 840 of 3 May", "(HC Deb, 12 March 1998, c. 571)".
_NUMBERED_OF = re.compile(
    r"\b(?:number|no\.?|nos?\.|ref(?:erence)?\.?(?: no\.?)?|log|nummer|nr\.?|aktenzeichen|numéro|n°|número"
    r"|núm\.?)"
    r" (?=[\w./-]*\d)[\w./-]+ (?:of|dated|vom|du|del?|de fecha) $|\bH[CL] (?:Deb|Hansard),? $",
    re.IGNORECASE,
)
_OF = (" of ", " dated ", " vom ", " du ", " de ", " del ", " fecha ", "Deb ", "Deb, ", "ansard ", "ansard, ")
# The line that heads a paper with the days that it is about: "Weekly flood bulletin (2 - 8 June 2026)".
_OF_DAYS = re.compile(
    r"\b(?:snapshot|bulletin|update|digest|report|monitor|newsletter|round-?up|sitrep)"
    r"(?: (?:no\.? ?|issue |# ?)?\d+)? \((?:as (?:of|at) )?$",
    re.IGNORECASE,
)
# A line of its own: "Week ending 13 February 2026 (sale week 7)".
_WEEK = re.compile(
    r"(?:^|\n)\W*(?:(?:for (?:the )?)?(?:week|fortnight|month|quarter|period)[ -](?:ending|ended):?"
    r"|semaine|semana) $",
    re.IGNORECASE,
)
_BRACKET_OR_END = re.compile(r"[^\w\n(]*(?:$|\n|\()")
# The history of a page: "8 December 2025: Added the date of approval".
_HISTORY = re.compile(
    r"\W{1,3}(?:first published|page (?:updated|created)|(?:added|corrected|clarified)"
    r"(?: (?:the|an?|two|some|new|further|more))* (?:links?|information|details?|guidance|sections?|date"
    r"|translations?|documents?|contact)\b)",
    re.IGNORECASE,
)
_OPENS_LINE = re.compile(r"(?:^|\n|\. )\W*$")
# Figures of another year beside this one's: "10.9p in 2025/26)".
_ASIDE_FIGURE = re.compile(r"\([^()]{0,30}\d[^()]{0,30} (?:in|for) $|\((?:in|for) $")
# A financial year that tells which: "the pay award for 2026/27".
_FINANCIAL = re.compile(r"(?:19|20)\d\d[/–-]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d)?")
_FOR = re.compile(
    r"\b(?:award|settlement|round|places|entry|intake|admissions?|offer|deal|grant|squad|programme|brochure"
    r"|rates?(?: of [\w.,%£$€]+)?) for (?:the )?$"
)
# A week that heads what is told by its days: "Next week: sentencing of the mayor (Wednesday)".
_ALSO = re.compile(r"(?:^|\n)\W*(?:also|elsewhere|and|plus) $", re.IGNORECASE)
_NEAR_PERIOD = re.compile(r"(?:this|next|last|the coming) (?:week|month|weekend)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

_BEFORE = (_FILING, _ISSUED_NUMBER, _PRINTED, _GOING_TO_PRESS, _SEEN, _QUOTED_AT)
# Without one of these none of them matches; every date is looked at.
_HINTS = (
    "form ", "report", "prospec", "statement", "memor", "circular", "document", "bulletin", "notice",
    "advis", "warning", "order", "directive", "release", "mark", "stamp", "label", "print", "inscrib",
    "endors", "time of", "access", "retriev", "consult", "checked", "over from", "draft", "text", "state",
    "figures", "version", "share ", "stock ", "closing ", "exchange ", "temperature", "quality", "pollen",
)  # fmt: skip


def is_cited(before: str, said: str, after: str) -> bool:
    """Whether the words `before` and `after` make the date `said` that of what a text cites."""
    if has_any(before.lower(), _HINTS) and any(words.search(before) for words in _BEFORE):
        return True
    if after.startswith(")") and _in_brackets(before, said, after):
        return True
    if before.endswith(" for ") and _CONTRACT.search(before) and _MONTH.fullmatch(said):
        return True
    if (_FINANCIAL.fullmatch(said) and _FOR.search(before)) or _which(before, said, after):
        return True
    if (before.endswith(_OF) and _NUMBERED_OF.search(before)) or _PAGES.match(after):
        return True
    return _in_line(before, after) or (after.startswith(":") and _heads_days(before, said, after))


def _in_brackets(before: str, said: str, after: str) -> bool:
    if _NUMBERED.search(before) or _AUTHOR_OF.search(before) or _is_work(before, after):
        return True
    return _YEAR.fullmatch(said) is not None and _ASIDE_FIGURE.search(before) is not None


def _is_work(before: str, after: str) -> bool:
    """As in "Adams, J.; Berg, Anna (May 2004). “The road”"; "In Bara, Samlo (12 March)" has no author."""
    if _WORK_BEHIND.match(after) is None or _AUTHORS.fullmatch(before) is None:
        return False
    return ". " in before or ";" in before or after == ")."


def _which(before: str, said: str, after: str) -> bool:
    """As in "in the last winter of the war", "writes the year 1970 into files"."""
    if " year " in before and _WITHOUT_YEAR.fullmatch(said) and _ACCOUNTING_YEAR.search(before):
        return True
    if _MONTH.fullmatch(said) and _MINUTES.search(before) and _MEETING.match(after):
        return True
    if _SEASON.fullmatch(said) and _OF_SEASON.match(after):
        return True
    if _LAST_OF_WHAT.fullmatch(said):
        return _OF_WHAT.match(after) is not None and (said[:1] in "tT" or before.endswith("the "))
    return _YEAR_AS_THING.fullmatch(said) is not None and _HANDLES.search(before) is not None


def _in_line(before: str, after: str) -> bool:
    """Whether the line it stands in is a reference, the head of a report or the history of a page."""
    if (_BRACKET_OR_END.match(after) and _WEEK.search(before)) or _IN_HISTORY.match(after):
        return True
    if after.startswith(")") and _LINE_ENDS.match(after) and _OF_DAYS.search(before):
        return True
    if _HISTORY.match(after) and _OPENS_LINE.search(before):
        return True
    if _LINE_ENDS.match(after) is None:
        return False
    return _STANDING.search(before) is not None or _REFERENCE.match(before) is not None


def _heads_days(before: str, said: str, after: str) -> bool:
    """Whether a week only heads what is told by its days: "Next week: sentencing (Wednesday)"."""
    if _NEAR_PERIOD.fullmatch(said) is None:
        return False
    return _ALSO.search(before) is not None or _DAY.search(after) is not None
