"""English dates that name the calendar: days, months, years, decades and their compact ranges."""

_EDGE = (
    r"(?P<edge>(?:the )?(?:very )?(?:(?:early|late|mid)(?: of | in |-| )"
    r"|(?:middle|end|beginning|start|close) of )"
    r"(?:the month of )?|the (?:first|second|latter) (?:half|part) of )?"
)
_ABOUT = r"(?P<about>about |around |circa |(?<!\.)ca?\. ?|approximately |roughly |some ?time in )?"
_ON = r"(?:(?!(?:sat|sun) on )(?:(?:this(?: coming| past)?|next|last|coming) )?<weekday>,? (?:the |on )?)?"
_SAID = (
    r"(?P<year_said>(?:last|this|next|that(?: same)?|the same|the following) year(?!')"
    r"|of (?:that(?: same)?|the same"
    r"|this|last|next"
    r"|the (?:following|next|previous|preceding)) year(?!'))"
)
# What can begin a year is looked at first: most days have none.
_YEAR = (
    r"(?:(?=,? ?['0-9olnt])"
    r"(?:,? <year_bc> <bc>|,? <two_years>|,? ?(?:of )?<year:any_year>(?! ?-[0-9])|,? ?<short_year>"
    rf"|,? {_SAID}))?"
)
_EACH = r"(?: respectively\b)?"  # "Monday and Tuesday, November 19 and 20 respectively"
_DASH = r" ?(?:-|to|through|thru|until|till|/) ?(?:the )?"

# Names of days and months come together often, and seldom with a number or a dash that makes them a range:
# where there is none as far as such names can reach, nothing else is looked at.
_NUMBERED = r"(?=[^0-9]{0,60}+[0-9])"
_DASHED = r"(?=[^-]{0,80}+-)"
# As chronologies begin their lines, after the mark of a list or none: "1863, 11 August –", "1884 (June 17):",
# "1987 Dec. 2-4", "1998. 15 April:". With a year behind it, it is a date of its own.
_LEADS_LINE = r"(?:(?<![^\n(])|(?<=[-*•·]\s))"
_LIST = (
    r"(?=[^,\n]{1,14},)"
    r"(?P<list>(?:<w1:weekday>,? )?<d1:day>(?:, (?:<w2:weekday>,? )?<d2:day>){1,11}"
    r"(?:,? (?:and|or|&) |, )(?:<w3:weekday>,? )?<d3:day>)"
)
# "Thursday & Friday, November 26 & 27"
_TWO_WEEKDAYS = r"<weekday> ?(?:and|or|&) ?<w4:weekday>,? "
RULES = {
    "nth_weekday": (
        r"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th) <full_weekday> "
        rf"(?:of|in) (?:<month>{_YEAR}|(?P<which>this|next|last|the same|the following|the|that|each|every) "
        r"(?P<unit>month))\b"
    ),
    # "Two days after the 4 May deadline" is no day after another.
    "beside": (
        r"(?:(?:the )?(?P<way>eve of|day before|day after)"
        r"|(?=[a-z0-9]+ (?:days|weeks?) )<count:number> (?P<span>days|weeks?) (?P<side>before|after)"
        r"(?! the [0-9]{1,2} (?!of\b))) "
        rf"(?:<weekday>,? )?(?:(?:the )?<day>(?: of)? <month>|<m2:month> <d2:day>|<holiday>){_YEAR}"
    ),
    # "the Thursday night before Easter"
    "beside_feast": (
        r"(?:the )?<full_weekday>(?: (?:morning|afternoon|evening|night))? (?P<way>before|after) <holiday>"
    ),
    "week_of": (
        r"(?:(?:the )?week (?:of|beginning|starting|ending|commencing)|w/[cb]:?) (?:on )?(?:<weekday>,? )?"
        rf"(?:(?:the )?<day>(?: of)? <month>|<m2:month> <d2:day>){_YEAR}"
    ),
    "edge_day": rf"(?:the )?(?:very )?(?P<nth>first|last|final) day (?:of|in) <month>{_YEAR}(?! ?[0-9])",
    # As papers are signed: "this 19th day of February, 2026", "the fourth day of March, one thousand nine
    # hundred and ninety-one"
    "day_of": (
        r"(?:this |the )?(?:(?P<day>(?:3[01]|[12][0-9]|[1-9])(?:st|[nr]?d|th))|<day_word>) day of"
        r" <full_month>"
        r"(?:(?:,? (?:in the year (?:of our lord )?)?)(?:<year>|<signed_year>))?"
    ),
    "month_part": (
        r"(?:the )?(?P<edge>(?:very )?(?:first|opening|second|third|fourth|last|final|closing)"
        r"(?: few)?) (?:full )?(?:weeks?|days?|weekend|fortnight) (?:of|in) "
        rf"<month>{_YEAR}(?! ?[0-9])"
    ),
    # The day of the Julian calendar beside that of the Gregorian one, as in "25 October (7 November) 1917"
    # and "14/24 October 1648"
    "two_calendars": (
        r"<d1:day>(?: <m1:month>)?(?:/| ?[(\[](?:[on]\. ?s\. ?)?)<d2:day> <m2:month>(?: ?[)\]])?,?"
        r" (?P<year>1[5-9][0-9]{2})(?![\w%])"
    ),
    "month_range_days": (
        rf"{_DASHED}{_ON}(?:<d1:day>(?: of)? )<m1:month>(?:,? <y1:year>)? ?- ?"
        rf"(?:<w2:weekday>,? )?<d2:day>(?: of)? <m2:month>{_YEAR}"
    ),
    "month_range_days_mdy": (
        rf"{_DASHED}{_ON}<m1:month> <d1:day>(?:,? <y1:year>)? ?- ?"
        rf"(?:<w2:weekday>,? )?<m2:month> <d2:day>{_YEAR}"
    ),
    "day_range_led": (
        rf"<d1:day>{_DASH}<d2:day>(?=,? (?:and|&) (?:[0-9]{{1,2}}(?:st|nd|rd|th)?{_DASH})?"
        rf"[0-9]{{1,2}}(?:st|nd|rd|th)? <month>{_YEAR})"
    ),
    "day_range_dmy": (
        # "Day 1 – Thursday 5 June"
        rf"{_NUMBERED}(?<!\bday\s)(?<!\bstage\s)(?<!\bpart\s)(?<!\bround\s)(?<!\bsession\s)"
        rf"(?:<weekday>,? ?(?:-|to|and) ?<w2:weekday>,? |<w3:weekday>,? )?<d1:day>{_DASH}"
        rf"(?:<w4:weekday>,? )?<d2:day>(?: of)? <month>{_YEAR}"
    ),
    "day_list_dmy": rf"{_LIST}(?: of)? <month>{_YEAR}",
    "day_list_mdy": rf"<month> {_LIST}(?! <m2:month>){_YEAR}",
    "days_dmy": (
        rf"(?:{_TWO_WEEKDAYS}|<w3:weekday>,? )?(?:the )?<d1:day> ?(?P<and>and|or|&) ?"
        rf"(?:<w2:weekday>,? )?<d2:day>(?: of)? <month>{_YEAR}{_EACH}"
    ),
    "day_range_mdy": (
        rf"{_NUMBERED}(?:<weekday>,? ?(?:-|to|and) ?<w2:weekday>,? )?"
        rf"<month> <d1:day>{_DASH}<d2:day>(?! <m2:month>){_YEAR}"
    ),
    "days_mdy": (
        rf"(?:{_TWO_WEEKDAYS})?<month> <d1:day> ?(?P<and>and|or|&) ?<d2:day>(?! <m2:month>){_YEAR}{_EACH}"
    ),
    "month_range": rf"<m1:month>(?:,? <y1:year>)? ?(?:-|/) ?<m2:month>(?! ?[0-9]{{1,2}}\b){_YEAR}",
    "dotted_day": r"(?P<day>3[01]|[12][0-9]|0?[1-9])\. ?(?P<number>1[0-2]|0?[1-9])\.(?= |[;,)]|$)(?! ?[0-9])",
    "year_first": (
        rf"{_LEADS_LINE}<year>(?: ?[,.:(\[] ?| ?- ?| )"
        rf"(?:<d1:day>(?:{_DASH}<d2:day>)?(?: of)? <m1:month>|<m2:month> <d3:day>(?:{_DASH}<d4:day>)?)"
        r"(?!,? ?[0-9])(?: ?[)\]])?"
    ),
    "ymd_word": r"<year> <month> <day>(?! (?:<m2:month>|[0-9]))",
    "dmy": rf"{_ABOUT}{_ON}(?:the )?<day>(?: of|,)? ?(?P<in_month>early |late )?<month>{_YEAR}(?: <era>)?",
    "dmy_joined": r"(?=[0-9]{1,2}[-/][a-z])"
    r"<day>(?P<sep>[-/])<month>(?P<sep2>[-/])(?:<year>|<two:two_digits>)",
    "word_dmy": rf"{_ON}(?P<the>the )?<day_word> of <full_month>{_YEAR}",
    "mdy": (
        rf"{_ABOUT}{_ON}<month> ?(?:the )?<day>(?! ?(?:%|percent\b|per cent))"
        rf"(?:(?=,? (?:mo|t[uh]|we|fr|s[au])),? <after:weekday>)?{_YEAR}"
    ),
    "word_mdy": rf"{_ON}<full_month>,? (?:the )?<day_word>{_YEAR}",
    "weekday_nth": (
        r"(?:<full_weekday>,? (?:the )?|(?<=\()<w2:weekday> )"
        r"(?P<day>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))(?![\w-])"
        r"(?! (?:of|century|floor|street|avenue|anniversary|edition|round)\b)"
    ),
    "nth": r"(?:the |(?<=\()(?=[0-9]{1,2}[snrt][tdh], ?[0-9]))"
    r"(?P<day>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))"
    r"(?= ?(?:[.,;:)]|$|(?:and|at|by|but|only|when|with|after|before|if|he|she|it|they|we|of that month)\b))",
    "holiday": (
        r"(?P<turn>last |this |next |this past |this coming )?<holiday>(?:,? (?:of |in )?<year>)?"
        r"(?! (?:tree|carol|part|gift|present|card|shopping|season|dinner|island|market|sale|bonus|light|egg"
        r"|bunn|cracker|pudding|jumper|decoration|stocking|wreath|hamper))"
    ),
    "month_year": (
        rf"{_ABOUT}{_EDGE}<month>,? ?(?:of )?(?:the year )?(?:<year_bc> <bc>"
        r"|(?:<year>(?! ?-[0-9]{4})|<short_year>|<year_word>)(?: <era>)?)"
    ),
    "month": rf"{_ABOUT}{_EDGE}<month>(?:,? {_SAID})?(?! ?-? ?[0-9])",
    "year_span": (
        r"(?:(?<=\bbetween\s)(?:approximately |about |roughly )?(?:the )?years (?:of )?(?=[0-9]{4} and )"
        r"|(?:the )?(?:years|period)(?: from)? (?![0-9]{4} and)"
        r"|(?:(?<=,\s)|(?<=\()|(?<=\bof\s)|(?<=\band\s))(?=[0-9]{4} (?:to|until) [0-9]{4}(?:[),.;]|$)))"
        r"(?P<y1>1[0-9]{3}|20[0-9]{2}) (?:to|until|through|and) (?P<y2>1[0-9]{3}|20[0-9]{2})(?![\w%/-])"
    ),
    "range_bc": r"(?P<y1>[0-9]{1,4})(?: <era>)? ?(?:-|to|/) ?(?P<y2>[0-9]{1,4}) <bc>",
    "decade_bc": r"(?:the )?(?P<edge>(?:early|late|mid)(?:-| ))?(?P<y>[0-9]{1,3}0)'?s <bc>",
    "year_bc": rf"{_ABOUT}{_EDGE}<year_bc> <bc>",
    "year_ad": r"(?:a\.? ?d\.?|ce) (?P<y>[0-9]{1,4})(?![\w%])|(?P<y2>[0-9]{1,4}) (?:a\. ?d\.|ad\b|ce\b)",
    "year_range": (
        r"(?:the years )?(?P<y1>1[0-9]{3}|20[0-9]{2})(?: ?(?:-|/) ?)(?P<y2>1[0-9]{3}|20[0-9]{2}|[0-9]{2})"
        r"(?![\w%/-])(?![.,:][0-9])"
    ),
    "decade": (
        r"(?:the )?(?P<edge>(?:early|late|mid|beginning|end)(?:-| of the | )(?:to late )?)?"
        r"(?:<y:decade_year>'?s\b|'<short:decade_short>s\b|<word:decade_word>(?! years))"
    ),
    "year": rf"{_ABOUT}{_EDGE}(?P<word>(?:the )?(?:calendar )?year |the years )?<year>(?!-[0-9])(?: <era>)?",
    "year_word": rf"{_EDGE}(?P<word>(?:the )?year )?<year_word>",
}
