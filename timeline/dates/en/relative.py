"""English dates that lean on the document date or on an earlier date."""

_EDGE = r"(?P<edge>(?:early|earlier|late|later|mid|very late|very early)(?:-| |(?: in )))?"
_DAY_EDGE = r"(?P<edge>(?:early|late|mid|very late|very early)(?:-| ))?"
_END_OF = (
    r"(?P<edge>(?:the )?(?:end|beginning|start|middle|close|latter part|first part|latter half) of "
    r"|(?:early|late|earlier|later) in |mid-?)"
)
_NOW_TURN = r"(?P<turn>last|past|next|this coming|this past|this|coming|current|upcoming|present)"
_NO_VERB = (
    r"(?!that fall (?:due|behind|apart|below|within|on|under|short|outside|into|out|in|for|to|from|ill)\b)"
)
_UNIT = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century|summer|winter|spring|fall|autumn)"
_PART = r"(?P<part>morning|afternoon|evening|night)\b"
_STOP_THAT = r"(?= ?(?:[.,;:)\n]|$)| (?:the|an?|he|she|it|they|we|his|her|their|its|was|were|had|is)\b)"
_STOP = r"(?= ?(?:[.,;:!?)\n]|$|and\b|but\b|when\b|in\b|at\b|to\b))"

RULES = {
    "day_deictic": (
        rf"{_EDGE}(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow"
        rf"|tonight)\b"
    ),
    "part_deictic": (
        rf"{_EDGE}(?P<turn>this|last|that|the same|the next|the following"
        rf"|the previous) (?P<mid>mid-?)?{_PART}"
    ),
    "part_before": rf"(?:on )?the {_PART} (?P<turn>before|after){_STOP}",
    "turn_weekday": rf"{_EDGE}{_NOW_TURN} <full_weekday>",
    "then_weekday": (
        # "Following Saturday's loss" is after it
        r"(?!following [a-z]+(?: [a-z]+)?['\u2019]s)"
        r"(?P<turn>(?:the )?(?:following|previous|preceding)|the next|that(?: same)?|(?<=on\s)the)"
        r" <full_weekday>"
        rf"|the <w2:full_weekday> (?P<way>after|before)(?: that{_STOP_THAT}|(?= ?(?:[.,;:)\n]|$)))"
    ),
    "weekday_week": (
        rf"<full_weekday> (?P<unit>week|fortnight){_STOP}"
        r"|a (?P<u2>week|fortnight) (?:on|from) <w2:full_weekday>"
    ),
    "this_day_ago": r"this day,? <count:number> (?P<units>years?) ago\b",
    "ago_today": r"(?=[a-z0-9]+ (?:[a-z]+ ){1,2}ago )"
    r"<count:number> (?P<units>weeks?|months?|years?) ago (?P<day>today|yesterday|tomorrow)\b",
    "weekday_of_week": (
        r"<full_weekday>,? (?:of )?(?P<turn>last|next|this) week\b"
        # As in the English of Lagos and Accra: "next week Wednesday"
        r"|(?P<t2>last|next|this) week <w2:full_weekday>\b(?!'|,? (?:<full_month>|[0-9]))"
    ),
    "weekday_set": r"<day_name>(?:s| (?P<part>morning|afternoon|evening|night)s)\b",
    "weekday": rf"{_DAY_EDGE}<full_weekday>(?!s)",
    "turn_month": rf"{_EDGE}{_NOW_TURN} <full_month>(?! ?[0-9])",
    "then_month": (
        rf"{_EDGE}(?P<turn>(?:the )?(?:following|previous|preceding)|the (?:next|same)|that(?: same)?)"
        r" <full_month>"
        r"(?! ?[0-9])"
    ),
    "turn_long": (
        r"(?P<turn>the (?:past|last|next|coming|preceding|previous)|this (?:past|coming)"
        r"|(?:past|coming)) (?P<units>decade|century)\b(?!'s)"
    ),
    "turn_twice": (
        r"the (?P<unit>week|weekend|month|year|summer|winter|spring|autumn) "
        r"(?P<turn>before last|after next)\b"
    ),
    "season": (
        rf"{_EDGE}(?:the )?(?P<late>early |late "
        rf"|mid-?)?(?:{_NOW_TURN} )?<season>(?:,? (?:of )?(?:<year_bc> <bc>"
        r"|<year>(?:[-/][0-9]{2}(?![-\w]))?|<short_year>|<year_word>"
        rf"|(?P<year_said>last year|this year|next year|that year"
        r"|the same year|the (?:following|next) year)))?"
        rf"(?!-?(?:in|ing|ed|er|s)\b| of\b| (?:before|after){_STOP})"
        r"(?!(?<=fall) (?:in|to|from|short|apart|into|down|behind)\b)"
    ),
    "same_period": (
        r"(?:the )?(?:same|corresponding|comparable|comparable year-earlier|comparable year-ago|year-earlier"
        r"|year-ago"
        r"|corresponding year-ago|corresponding year-earlier) (?:fiscal )?(?:<q:quarter_word> )?(?:quarter"
        r"|period)\b"
        r"(?:,? (?:of )?(?:<year>|last year|a year (?:ago|earlier)|(?:in|of) the previous year"
        r"|the year before))?"
        r"|(?:the )?(?:quarter|period) (?:a year (?:ago|earlier)|last year)|last year's (?:quarter|period)"
    ),
    "year_ago": r"a year (?:ago|(?P<earlier>earlier))\b|year-(?:ago|earlier)\b",
    "quarter": (
        r"(?:(?:the )?(?P<said>last|this|next) year's "
        r"|the )?(?:<y0:year> )?(?P<fiscal>fiscal )?(?:<y1:year> )?"
        r"(?:<ord:quarter_word>|(?P<final>last)(?= quarter of (?:the year|[12][0-9]{3})))"
        r"(?: fiscal)? quarter\b"
        r"(?:,? (?:of |in )?(?:the )?(?:(?:fiscal|calendar) )?(?:year )?(?:<year>|(?P<year_said>last year"
        r"|this year|next year|the year))"
        # "the fourth quarter and full year 2023" ends two periods with one year
        r"|(?= and (?:the |its )?(?:(?:full|fiscal|calendar)(?: |-)(?:fiscal |calendar )?(?:year )?|year "
        r"|(?:first|second) half |half(?: |-)year |(?:six|nine|twelve) months )(?:of |ended )?<y2:year>))?"
    ),
    "quarter_adjective": r"(?:fiscal )?<ord:quarter_word>-quarter\b(?: <year>)?",
    "quarter_short": (
        r"(?:q<n:digit_quarter>(?: of)?(?:(?: |-|/)?(?:fy ?)?(?:<year>|<short_year>))?"
        r"|(?P<h>h)<hn:digit_half>(?: of)?(?: |-)?<y2:year>|<y3:year>(?: |-)?q<n2:digit_quarter>"
        r"|(?:<n3:digit_quarter>q|<hn2:digit_half>h)(?: of)?(?: |-)?(?:fy ?)?<y4:year>"
        r"|<n4:digit_quarter>q<two:two_digits>)(?!\w)"
    ),
    "half": (
        r"(?:the )?(?P<ord>first|second|1st|2nd|latter|last)(?: "
        r"|-)half (?:of (?:the )?|(?=[12][0-9]{3}))(?:calendar )?(?:year )?"
        r"(?:(?:fiscal )?<year>|(?P<year_said>last year|this year|next year|the year))"
    ),
    "fiscal": (
        r"(?:the )?(?:fiscal(?: year)?|fy) ?"
        # of two years: "FY 2023-24"
        r"(?:(?P<y0>(?:19|20)[0-9]{2})[-/](?P<y1>(?:20)?[0-9]{2})(?![-/\w])|<year>|<short_year>"
        r"|<two:two_digits>)"
    ),
    "the_quarter": r"(?:the|this) (?:fiscal )?quarter\b(?! of an?\b|-|'s end)",
    "latest_period": r"the (?:latest|most recent|just-ended) (?:fiscal )?(?:period|quarter)\b",
    "year_fiscal": r"the (?:latest |current |full |past )?fiscal (?P<unit>year)\b(?! ?[0-9])",
    "half_ago": r"(?:<hedge> )?half a (?P<unit>century|decade) (?P<way>ago|earlier|later)\b",
    "the_year": (
        r"the (?P<unit>year)\b(?=(?P<ended> (?:ended|ending)\b)?)(?!-"
        r"| (?:two thousand|nineteen|twenty)| (?:[a-z]+ )?(?:before|after|ago|since"
        r"|earlier|[0-9'])|'s| (?:when|that|of|he|she|they|it|in which)\b)"
    ),
    "year_period": r"the <year> (?P<kind>period|quarter)\b",
    "end_of_unit": (
        rf"{_END_OF}(?!the day\b)(?P<which>the|this|last|next|that|the same|the following"
        rf"|the previous) (?:fiscal |calendar )?{_UNIT}(?!-|'s\b)\b"
    ),
    "turn_unit": (
        rf"{_EDGE}(?:the )?{_NOW_TURN} (?:fiscal |calendar |full )?{_UNIT}(?!-|'s (?:quarter|end))\b"
    ),
    "then_unit": (
        rf"{_EDGE}{_NO_VERB}(?P<which>that(?: same| very)?"
        rf"|(?<=\bon\s)that (?:fateful|tragic|terrible|dark|historic)(?= day)"
        rf"|the same|the following|the previous|the preceding|the next"
        rf"|the prior|the succeeding|the ensuing) (?:fiscal |calendar )?{_UNIT}(?!-)\b"
        # "who won the same day as she did" tells of her day, which is seldom the one told last
        r"(?! as (?:[\w’'-]+ ){1,3}(?:did|had|was|were)\b)"
    ),
    "unit_before": rf"the (?:very )?{_UNIT} (?P<which>before|after|earlier){_STOP}",
    "unit_end": r"(?:the )?(?P<unit>year|month|quarter|week)(?:-|'s | )end\b",
    "the_week": r"(?:(?<=\bfor\s)|(?<=\bon\s))the (?P<unit>week)\b(?= ?[,.;])|the (?P<whose>week)(?='s\b)",
    "weekend": r"the (?P<unit>weekend)\b",
    "the_unit": r"the (?P<full>full |current )(?P<unit>year)\b",
    "century": (
        r"(?:the )?(?P<edge>(?:early|late|mid|beginning of the|end of the|turn of the)(?:-"
        r"| ))?<century_word>(?:-| )(?P<of>centur(?:y|ies))\b(?: <era>)?"
    ),
    "ago": (
        r"(?:<hedge> )?(?:<vague>|<count:number>)(?: or <or_count:number>| or so)? (?:calendar |trading "
        r"|business )?<units>(?: or (?:so|more))? "
        r"(?P<way>ago|(?:earlier|later)(?! than\b)"
        rf"|from now|from today|hence|previously|(?:before|after)(?: that{_STOP_THAT}|(?= ?[.,;]|$)))\b"
    ),
    "bare_ago": r"<units> (?P<way>ago|later|earlier)\b",
}
