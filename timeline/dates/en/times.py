"""Times of day that are times only in company: 10:30, 18.00, 11:00-15:00."""

import re

from timeline.dates.en.place import MONTHS, WEEKDAYS, After, Place, after

BEFORE_CLOCK = after(
    "at by around until till from to before after about since between and kick-off kickoff doors",
    r", ?|day {1,3}|\b[12][0-9]{3} ?[|\u00b7]? {1,3}",
    ends=", day | \u00b7 0 1 2 3 4 5 6 7 8 9",
)

_DAY_REACH = 70  # characters

_DAY_BEFORE = re.compile(
    rf"(?:\b(?:{WEEKDAYS}|(?:mon|tues?|wed|thu|fri|sat|sun)\.?|tomorrow|today"
    rf"|tonight|yesterday|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTHS})\.?"
    rf"(?: [0-9]{{1,2}}(?:st|nd|rd|th)?)?(?:,? [0-9]{{4}})?)"
    r"|\b[0-9]{1,2}\. ?[0-9]{1,2}\.(?: ?[0-9]{4})?)"
    r",?(?: (?:at|from|between|by|until|till|before|after|around|about))? {0,3}"
    r"(?:[0-9]{1,2}\.[0-9]{2} ?(?:-|to|until|till|and) ?)?$"
)
_QUOTED = re.compile(
    r"\b(?:trad(?:ed|ing|es?)|quot(?:ed?|es)|stood|stands|price[ds]?|settled?|fell|falls|rose|rises"
    r"|shares?|index|rates?|gained|lost|worth|cost)\b|\b(?:closed|ended|finished|opened) (?:on )?[a-z]+ at $"
)

_BEFORE_DOTTED = re.compile(
    r"(?<!closed )(?<!close )(?<!traded )(?<!trading )(?<!quoted )(?<!stood )(?<!priced )(?<!ended )"
    r"\b(?:at|by|from|until|till|before|after|around|about) {1,3}$"
)
_BEHIND_DOTTED = re.compile(
    r" (?:this (?:morning|afternoon|evening)|today|tonight|tomorrow|yesterday|hours|hrs"
    rf"|on (?:the (?:day|morning|evening)|[0-9]{{1,2}}\b|{WEEKDAYS}))"
)


# How long a game has gone on: "at 12:34 of the second period".
_OF_A_GAME = re.compile(
    r" (?:of|into|in) the (?:first|second|third|fourth|final|opening|last) (?:period|quarter|half|overtime)\b"
    r"| (?:left|remaining|to play)\b"
)


# "11:00-15:00", in full minutes as openings are told; logs that tell every minute name the zone behind it.
_FULL_TIME = r"(?:[01]?[0-9]|2[0-4]):[0-5][05]"
_TO_ANOTHER_TIME = re.compile(
    rf"(?<=[05]) ?- ?{_FULL_TIME}(?![0-9:])"
    r"| ?- ?(?:[01]?[0-9]|2[0-4]):[0-5][0-9] ?(?:utc|gmt|ce?s?t|[ecmp][sd]?t)\b"
)
_FROM_ANOTHER_TIME = After.of(rf"(?<![0-9:]){_FULL_TIME} ?- ?$", "-")


def a_clock(place: Place) -> bool:
    """Whether hours and minutes are a time of day, and no quotation and no time in a game."""
    clock = place.group("clock")
    if "." in clock and "m" not in clock:  # "at 10.00 this morning", but "closed at 9.35 on Friday"
        return place.before(_BEFORE_DOTTED) and place.behind(_BEHIND_DOTTED)
    if place.behind(_OF_A_GAME):
        return False
    if place.behind(_TO_ANOTHER_TIME) or place.before(_FROM_ANOTHER_TIME):
        return True
    with_zone = place.extent.end - place.extent.start > len(clock) + 2
    return "m" in clock or with_zone or place.before(BEFORE_CLOCK)


def a_dotted_clock(place: Place) -> bool:
    """Whether a day stands before "18.00", and nothing that is quoted in such numbers."""
    start = place.extent.start
    before = place.folded[max(0, start - _DAY_REACH) : start]
    return _DAY_BEFORE.search(before) is not None and _QUOTED.search(before) is None


_UP_TO = re.compile(r" ?(?:-|to|until|till) ?[0-9.:]{1,5} ?[ap]\.?m\b")
_IN_NUMBER = frozenset("-/$\u00a3\u20ac#.")


def a_first_hour(place: Place) -> bool:
    """The 6 of "6-8 p.m." and "6:30 to 8", of "6 to noon" only behind "from" and the like."""
    if ":" in place.group("start") or place.before(BEFORE_CLOCK):
        return True
    return place.behind(_UP_TO) and not place.ends(_IN_NUMBER)
