"""Feasts that are named and not kept: a Christmas market, "Happy Easter", "the essence of Christmas".

A feast dates what happens on it ("On Christmas Eve the relief came"); as an attribute, in a wish or as the
thing that is spoken of ("brings Christmas to life", "the story of the Epiphany") it says no day.
"""

import re

from timeline.extract.happening import happens

_LONGER = re.compile(
    r"(?:^|[^.!?:;”\"’ ] )(?P<first>[A-Z][\w’-]+) (?:(?:(?<!day )(?<!Day )(?<!DAY )(?<!Eve )(?:&|/)) )?$"
)
# Before a feast and no part of its name, though the first word of a sentence or of a title.
_OPENERS = frozenset(
    "On In At By Until Till Since From Before After Around Over This Last Next The And But Or When As For To "
    "Every Each During Between Past Am Zu An Vor Nach Bis Seit Ab Le La Les À Avant Après Dès El Los En "
    "Desde Hasta Antes Después Del Der Die Das Den".split()
)
_THING = re.compile(
    r"(?: (?:and|&|/) (?:the )?new year(?:['’]s)?(?: day| eve)?)?"
    r" (?:periods?|holidays?|break|closures?|opening)\b"
    r"| (?:[a-z]+ )?(?:arrangements|hours|timetables?|schedules?|camps?|offers?|menus?|rush)\b"
    r"| (?:theme|decorat\w+|trees?|markets?|cards?|gifts?|presents?|shopping|season|dinners?|lunch|lights?"
    r"|carols?|songs?|albums?|films?|movies?|messages?|spirit|traditions?|break|sales?|part(?:y|ies)"
    r"|celebrations?|music|story|stories|greetings?|wishes|eggs?|bunny|cookies?|stamps?|jumpers?|pudding"
    r"|bonus|trading)\b"
    r"| (?:bus|train|rail|tram|ferry|coach|postal|library|waste|bin) (?:services?|collections?|times)\b"
    # What is said of the day itself: "Christmas is around the corner", "and New Year's Day fall on a Sunday".
    r"| (?:is|was) (?:one of )?(?:the|an?|our|my) (?:[a-z’'-]+ ){0,3}(?:days?|feasts?|holidays?|festivals?)\b"
    r"| (?:is|was) (?:\w+ ){0,2}(?:coming|approaching|near|over|upon us|around the corner)\b"
    r"|(?: (?:and|&) [a-z'’ ]{3,16})? falls? on ",
    re.IGNORECASE,
)
_FEAST_THING = re.compile(
    rf" (?:Christmas|Easter|Halloween|Thanksgiving|Advent)(?:{_THING.pattern})", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:happy|merry|joyous|joyful|blessed|peaceful|wonderful|frohe[ns]?|schöne[ns]?|feliz|joyeu(?:x|ses)"
    r"|bonnes?)(?: and \w+)? $",
    re.IGNORECASE,
)
# A day that is told by how far it is from a feast: "on the Thursday night before Easter".
_COUNTED_FROM = re.compile(
    r"(?:day|week|weekend)(?: (?:morning|night|evening|afternoon))? (?:before|after) $", re.IGNORECASE
)
_KEPT = re.compile(r"\b(?:celebrat(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|like|about) $")
_OF = re.compile(r"\b(?P<noun>\w+)\)? (?:of|for) (?:the )?$")
# The name of a day is a date by itself ("was held Easter Monday"), the bare name of a feast where a
# preposition or the end of a clause stands before it.
_A_DAY = re.compile(
    r"(?:last|this|next) |.*(?:day|days|eve|night|monday|wednesday|thursday|friday|sunday|montag|sonntag)$"
)
_SETS_OFF = re.compile(
    r"(?:^|[^\w\s’'%]|\b(?:on|in|at|by|until|till|since|from|before|after|around|round|over|during|between"
    r"|through|throughout|past|towards?|and|or|to|late|early|last|next|this|every|each|am|an|zu|zum|vor|nach"
    r"|bis|seit|ab|über|um|und|oder|ums|zwischen|letzte[ns]?|nächste[ns]?|diese[ns]?|voriges?|kommende[ns]?))"
    r"\s*(?:the )?$",
    re.IGNORECASE,
)
_NOUNS = re.compile(r" (?P<noun>[a-z][a-z-]+)(?: (?P<next>[a-z][a-z-]+))?\b")
_LASTING = frozenset({"experience", "atmosphere", "ambience", "appearance", "audience"})
# "the night of Christmas Eve", "is planned for Easter Monday"
_DATING = frozenset(
    "night morning evening afternoon eve day days week weekend end start beginning dawn planned scheduled "
    "set due slated booked fixed date timed".split()
)


def only_named(before: str, said: str, after: str) -> bool:
    """Whether the words around a feast, which names no year, do not say that something is on that day."""
    if _THING.match(after) or any(said.search(before) for said in (_WISHED, _KEPT, _COUNTED_FROM)):
        return True
    if is_longer(before):
        return True
    of = _OF.search(before)
    if of is not None:
        return of["noun"].casefold() not in _DATING
    if _SETS_OFF.search(before) or _A_DAY.match(said.casefold()):
        return False
    nouns = _NOUNS.match(after)
    return nouns is None or not any(
        noun and noun not in _LASTING and happens(noun) for noun in nouns.groups()
    )


def is_longer(before: str) -> bool:
    """Whether the feast ends a longer name: "National War Veterans Day", "Winter Park Christmas 2025"."""
    longer = _LONGER.search(before)
    return longer is not None and longer["first"] not in _OPENERS


def names_thing(after: str) -> bool:
    """Whether a year tells which things of a feast are meant: "the 2025 Christmas decorations"."""
    return after[1:2].isupper() and _FEAST_THING.match(after) is not None
