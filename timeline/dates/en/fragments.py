"""The holes of the English rules. No fragment holds a group that captures."""

from timeline.dates.en import words
from timeline.dates.en.place import WEEKDAYS
from timeline.dates.grammar import any_of

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_100 = rf"(?:(?:{_TENS})(?:(?: |-)(?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_FULL_MONTHS = any_of(name for name, n in words.MONTHS.items() if len(name) > 4 or n in (5, 6, 7))
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,4}(?:\.[0-9]{1,2}|[ -][0-9]/[0-9])?(?![0-9])"

ZONES = "gmt|utc|bst|ces?t|[ij]st|nz[sd]t|a[ecw][sd]t|[cmp][sd]t|ed?t|sast|[ew]at|hkt|sgt|pkt"  # of clocks
# "For over three years" is more than three; "spread over three years" is not.
_MORE_THAN = "(?:{})".format(
    "|".join(rf"(?<={word}\s)" for word in "for after in than of is was and just lasted took spent".split())
)
_HOLIDAYS = any_of([*words.HOLIDAYS, *words.EASTER, *words.NTH_DAYS]).replace(".", r"\.")

FRAGMENTS = {
    "month": rf"(?:(?:{_FULL_MONTHS})\b|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|\b))",
    "full_month": rf"(?:{_FULL_MONTHS})\b",
    "weekday": rf"(?:{WEEKDAYS}\b|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\.|\b))",
    "full_weekday": rf"{WEEKDAYS}\b",
    "day_name": WEEKDAYS,
    "day": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|\.[0-9]|,[0-9]{3})",
    "day_word": rf"(?:{any_of(words.ORDINALS).replace('-', '(?:-| )')})\b",
    "year": rf"(?:1[0-9]{{3}}|20[0-9]{{2}})(?![\w%]|[.,:][0-9]| (?:{ZONES})\)| [0-9]{{3}} [0-9]{{3}}\b)",
    # Behind day and month, a number that ends the phrase is a year however far it is.
    "any_year": (
        r"(?:(?:1[0-9]{3}|2[01][0-9]{2})(?![\w%]|[.,:][0-9])"
        r"|[2-9][0-9]{3}(?=[.;:!?)\]]*(?:\s*$|\s*\n)|[.;:!?)\]]\s|, [^0-9\s]))"
    ),
    # Of a day before Lady Day, when England's year began: "30 January 1648/9"
    "two_years": r"1[0-7][0-9]{2}/(?:[0-9]{1,2}|1[0-7][0-9]{2})(?![\w/])",
    "short_year": r"'[0-9]{2}(?![\w%])",
    "year_bc": r"[0-9]{1,4}(?= ?(?:b\.? ?c\b|bce\b))",
    "bc": r"(?:b\. ?c\. ?e\.|b\. ?c\.|b\. ?c(?= )|bce?)(?!\w)",
    "year_word": (
        rf"(?:(?:{_TEENS}|twenty) (?:(?:{_TENS})(?:(?: |-)(?:{_ONES}))?|{_TEENS})"
        # "two thousand camels" are no year
        rf"|two thousand(?: (?:and )?{_BELOW_100}"
        r"|(?! (?!has|was|is|as|this)[a-z]+s\b| (?:people|men|women|children|feet)\b)))\b"
    ),
    "signed_year": (
        rf"(?:(?:one thousand,? (?:{_ONES}) hundred|(?:{_TEENS}) hundred)(?:,?(?: and)? {_BELOW_100})?\b"
        rf"|(?:{_TEENS}|twenty) (?:(?:{_TENS})(?:(?: |-)(?:{_ONES}))?|{_TEENS})\b"
        rf"|two thousand(?:,?(?: and)? {_BELOW_100})?\b)"
    ),
    "decade_year": r"(?:1[0-9]|20)[0-9]0",
    "decade_short": r"[0-9]0",
    "decade_word": rf"(?:{any_of(words.TENS_PLURAL)})\b",
    "number": (
        # A number behind it settles most of a table, and is seen at once.
        rf"(?![0-9]+ [0-9]{{2}})(?:{_DIGITS}"
        rf"|(?:{_BELOW_100}|an?)\b(?: (?:hundred|thousand)\b(?: (?:and )?{_BELOW_100}\b)?)?)"
    ),
    "units": (
        r"(?:seconds?|minutes?|hours?|days?|weekends?|weeks?|months?|quarters?|years?|decades?|century"
        r"|centuries|fortnights?)\b"
    ),
    "vague": (
        r"(?:a few|a couple of|a couple|several|many|some|a number of|dozens of|few|a handful of|the few"
        r"|(?<=t\s)couple of)"
    ),
    "hedge": (
        r"(?=[a-z])(?:(?:no |a little )?(?:more|less|fewer) than|at least|at most|up to|nearly|almost"
        r"|about|around|approximately"
        rf"|{_MORE_THAN}(?:well )?over|well over|under(?! the\b)|roughly|some"
        r"|as (?:many|much|few|little) as|close to|not quite)"
    ),
    "rate": r"(?:once|twice|almost|nearly)",
    "quarter_word": r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)",
    "digit_quarter": r"[1-4]",
    "digit_half": r"[12]",
    "two_digits": r"[0-9]{2}(?!\w)",
    "clock": (
        r"(?:(?:1[0-2]|0?[1-9])(?:(?::|\.)[0-5][0-9])? ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)|(?:[01]?[0-9]"
        r"|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?! ?[ap]\.?m\b|[:\w])"
        r"(?! ?(?:-|to|until|till) ?(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?[ap]\.?m\b)"  # "6:00 to 8 p.m."
        r"|(?:[01]?[0-9]|2[0-3])h[0-5][0-9](?!\w)"  # as in South Africa
        r"|(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?= (?:this|today|tonight|tomorrow|yesterday|on|hours|hrs)\b))"
    ),
    # The first of two that share what the second says: "2 to 5 p.m."
    "half_clock": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?",
    "noon_clock": r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?[ap](?:\.m\.|m\b)",
    # Also a price, a length or a number of a paragraph, unless a day stands before it.
    "dotted_clock": (
        r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?![\w%]|[.,:][0-9]| ?(?:%|[$€£]|[ap]\.?m\b))"
        r"(?= ?(?:[.,;:()\n]|$|-)| (?:to|until|till|and|in|at|on|for|with|by|under|hours|hrs|gmt|utc)\b)"
    ),
    "century_word": rf"(?:[12]?[0-9](?:st|nd|rd|th)|{any_of(words.ORDINALS).replace('-', '(?:-| )')})",
    # A dash may stand behind it ("Good Friday—the day of the storm"), a hyphen makes it part of a word.
    "holiday": rf"(?:{_HOLIDAYS})(?!\w|-(?!(?:the|an?|it|we|he|she|they|and|when|where|as|in|is|was)\b))",
    "season": r"(?:spring|summer|fall|autumn|winter)\b",
    "era": r"(?:a\. ?d\.|ad|b\. ?c\.(?: ?e\.)?|bce?|c\. ?e\.|ce)(?!\w)",
}
