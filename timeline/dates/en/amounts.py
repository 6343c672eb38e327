"""English durations, sets and references to past, present and future."""

_WHICH = (
    r"(?P<which>(?:the )?(?:last|past|next|first|coming|previous|final|following|latest|preceding|recent"
    r"|most recent"
    r"|opening|closing|prior)|the|these|those|an additional|another|an extra|each of the past"
    r"|each of the last)"
)
_KIND = (
    r"(?:(?:more|additional|consecutive|straight|full|trading|business|working|whole|long|entire|solid|extra"
    r"|calendar|short|fiscal) )?"
)
_AFTER = r"(?: or (?:so|more|longer|less))?(?!-old|(?: |-)olds?\b|'s? old)"

RULES = {
    "soon": (
        r"(?<=\bwill\s)soon\b|(?<=\bmay\s)soon\b|(?<=\bto\s)soon\b|(?<=\bcould\s)soon\b|(?<=\bwould\s)soon\b"
        r"|soon(?= (?:will|may)\b)"
    ),
    "some_day": (
        r"(?<=will\s)one day\b|(?<=would\s)one day\b|(?<=could\s)one day\b|(?<=may\s)one day\b"
        r"|(?<=might\s)one day\b|one day (?:soon\b|(?=will |would |might |may |could ))"
    ),
    "some_time": r"(?<=\bfor\s)(?:quite )?(?:some time|a (?:little |short |long )?while)\b(?! (?:ago|now)\b)",
    "set_every": (
        r"(?:<rate> )?(?:every|each) (?:(?P<other>other|second|third|few) |<count:number> )?"
        r"(?:single )?(?:<units>|<full_weekday>|<full_month>|<season>|(?P<part>morning|afternoon|evening"
        r"|night))(?:'?s)?\b"
        r"(?! of\b)"
    ),
    "set_adverb": (
        r"(?P<word>half-hourly|daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly|fortnightly"
        r"|semiannually)\b"
    ),
    "set_rate": (
        r"(?:(?<=\bonce\s)|(?<=\btwice\s)|(?<=\btimes\s)|(?<=illion\s)|(?<=\bdollars\s)|(?<=\beuros\s)"
        r"|(?<=\bpounds\s)|(?<=\bcents\s)|(?<=[$€£][0-9]\s)|(?<=[$€£][0-9]{2}\s)|(?<=[$€£][0-9]{3}\s)"
        r"|(?<=,[0-9]{3}\s)|(?<=\.[0-9]{2}\s))an? (?P<unit>hour|day|week|month|quarter|year)\b(?! or\b)"
    ),
    "set_per": r"per (?P<unit>day|week|month|quarter|year|decade)\b",
    "amount_and_half": r"(?:<hedge> )?<count:number> <units> and a half",
    "half_unit": r"(?:<hedge> )?(?:half an?|a half) <units>",
    "amount_ahead": (
        r"(?<=\bin\s)(?<!\b(?:time|once|most)\sin\s)(?<!\b(?:first|twice|third)\sin\s)(?<!\bsecond\sin\s)"
        r"(?<!est\sin\s)(?P<stands>(?<=\bis\sin\s)|(?<=\bare\sin\s))?"
        rf"(?:<hedge> )?<count:number> (?P<units>days?|weeks?|fortnights?|months?|years?)\b(?!-)"
        rf"{_AFTER}(?! or two\b)(?! of\b)(?P<time>'? time\b)?"
    ),
    "amount": (
        rf"(?:<hedge> )?(?:{_WHICH} )?(?:<vague>|<count:number>(?:(?: |-)and(?: |-)(?P<half>a(?: "
        rf"|-)half))?)(?:(?:-| to | or )<to:number>)?"
        rf" {_KIND}<units>(?!-){_AFTER}(?: or two\b)?"
    ),
    "amount_adjective": (
        r"(?:an? (?=[a-z0-9-]+ period\b))?(?:<count:number>|(?P<vague>several|multi))"
        r"-(?P<unit>second|minute|hour|day|week|month|quarter"
        r"|year|decade|century)(?:-long)?(?!-old|-olds|s| olds?\b|\w)"
        r"(?: period\b)?"
    ),
    "unit_long": (
        r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|centurie|century)(?P<many>s)?-long"
    ),
    "vague_units": (
        r"(?P<which>recent|coming|the coming|past|the past|the last|the next|the years ahead|the recent"
        r"|future|the early|the intervening) <units>(?<=s)"
    ),
    "bare_units": (
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?: or (?:even )?(?:hours|days"
        r"|weeks|months|years|decades))?\b"
    ),
    "present": (
        r"(?P<ref>(?:right |just )?now|currently|at present|presently|nowadays|at the moment|these days"
        r"|(?:(?<=\bby\s)|(?<=\bat\s)"
        r"|(?<=\bfrom\s)|(?<=\bduring\s)|(?<=\baround\s)|(?<=\buntil\s))this time)\b"
    ),
    "current": r"(?P<ref>current)(?!-|ly)\b",
    "past": r"(?:more |most )?(?P<ref>recently|lately)\b",
    "the_past": r"the (?:recent |distant )?past\b"
    r"(?! (?:tense|participle|simple|perfect|continuous|<number>|<vague>|<units>|[a-z]+ (?:<u2:units>)))",
    "future": (
        r"(?:the )?(?:near|immediate|distant|(?<!for\sthe\s)foreseeable|not-too-distant) future\b"
        r"|(?<=\bat\s)a later (?:date|time|stage)\b"
        r"|the future\b(?! of\b)|the (?:near|short|long|medium) term\b(?= ?(?:[.,;:\n]|$))"
        r"|(?<=\bin\s)future(?= ?[,.;]| (?:they|we|it|he|she|i|you|the|an?|all|any|this|there|will|may)\b)"
    ),
    # What is told by a word of time before a noun, as annotators of histories mark it.
    "attribute": r"(?P<ref>former|future|recent)(?= [a-z])",
}
