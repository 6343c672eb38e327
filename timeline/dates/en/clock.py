"""English times of day. Most count only next to a day; timeline.dates.compose puts the two together."""

_ZONE = (
    r"(?: ?hrs\b| \(?(?:(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|ict|wib|jst|ist)\b|local time|hours"
    r"|(?:u\.?s\.? )?(?:eastern|central|pacific|mountain)(?: (?:standard|daylight))?(?: time)?)\)?)?"
)

RULES = {
    "clock_part": (
        r"(?:<hedge> )?(?:<clock>|<count:number>(?: o'clock)?) (?:in the|at) (?P<part>morning|afternoon"
        r"|evening|night)\b"
    ),
    "clock": rf"(?:<hedge> )?<clock>(?:(?<=12:00) noon\b)?{_ZONE}",
    "clock_hours": (
        r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bbefore\s))"
        r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9]) ?(?:hours|hrs|gmt|utc)\b(?! of\b)"
    ),
    "clock_from": r"(?:<hedge> )?<start:half_clock>(?= ?(?:-|to|until|till|and) ?<stop:noon_clock>)",
    "clock_dotted": rf"(?:<hedge> )?<clock:dotted_clock>{_ZONE}",
    "oclock": r"(?:<hedge> )?<count:number> o'clock\b",
    "clock_word": r"(?:12 )?(?P<word>noon|midnight|midday)\b",
    "daypart": (
        r"(?:the )?(?:early|small|late) (?:(?P<small>morning|evening|night) )?hours of(?: the)?\b|"
        r"(?:the )?(?P<edge>early |late |mid-|mid )?(?P<part>morning|afternoon|evening"
        r"|night)\b(?! (?:before|after) ?[.,;:])(?: of(?: the)?\b)?"
    ),
}
