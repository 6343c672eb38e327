"""Dates by which a text cites: works, papers and filings, what is printed on things.

"Briefing paper 9214 (March 2024)", "in our Form 10-K filed on
26 January", "vouchers marked “valid to 31 March”": the date tells which one, and nothing is told of that day.
"""

import re

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
_AUTHOR_OF = re.compile(r"\b(?:author|editor|translator|co-author) of [^.;]{2,70}\($")
# "Miss Orr's Valve", The Engineer, 12 June 1896: the whole line is a reference.
_REFERENCE = re.compile(r"^\W*(?:\d{1,3}[.)] )?[\"“‘][^\"”]{3,70}[\"”’],? (?:[A-Z][\w.’'&-]*,? ){1,5}$")
_LINE_ENDS = re.compile(r"[^\w\n]*(?:$|\n|pp?\.)")
# "vouchers marked “valid to 31 March”", "stamped with the date 3 May"
_PRINTED = re.compile(
    r"\b(?:marked|stamped|labell?ed|printed|inscribed|endorsed|overprinted)"
    r"(?: with| as)?(?: the (?:date|words))? ?[,:]? [\"“„‘'«][^\"”“’»]{0,30}$",
    re.IGNORECASE,
)
_GOING_TO_PRESS = re.compile(
    r"\b(?:at|as of) (?:the )?time of (?:printing|writing|publication|going to press|press),? ?\(?$",
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
# A line of its own: "Week ending 13 February 2026 (sale week 7)".
_WEEK = re.compile(
    r"(?:^|\n)\W*(?:for (?:the )?)?(?:week|fortnight|month|quarter|period)[ -](?:ending|ended):? $",
    re.IGNORECASE,
)
_BRACKET_OR_END = re.compile(r"[^\w\n(]*(?:$|\n|\()")
# A week that heads what is told by its days: "Next week: sentencing of the mayor (Wednesday)".
_ALSO = re.compile(r"(?:^|\n)\W*(?:also|elsewhere|and|plus) $", re.IGNORECASE)
_NEAR_PERIOD = re.compile(r"(?:this|next|last|the coming) (?:week|month|weekend)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def is_cited(before: str, said: str, after: str) -> bool:
    """Whether the words `before` and `after` make the date `said` that of what a text cites."""
    if _FILING.search(before) or _ISSUED_NUMBER.search(before) or _PRINTED.search(before):
        return True
    if after.startswith(")") and (_NUMBERED.search(before) or _AUTHOR_OF.search(before)):
        return True
    if _GOING_TO_PRESS.search(before) or (_WEEK.search(before) and _BRACKET_OR_END.match(after)):
        return True
    if _LINE_ENDS.match(after) and _REFERENCE.match(before):
        return True
    if _LAST_OF_WHAT.fullmatch(said):
        return _OF_WHAT.match(after) is not None and (said[:1] in "tT" or before.endswith("the "))
    if _YEAR_AS_THING.fullmatch(said):
        return _HANDLES.search(before) is not None
    if not after.startswith(":") or not _NEAR_PERIOD.fullmatch(said):
        return False
    return _ALSO.search(before) is not None or _DAY.search(after) is not None
