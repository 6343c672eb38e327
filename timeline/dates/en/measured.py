"""Times that measure something else: ages, speeds, "at a rate of 300 a month", the current of a river."""

import re

from timeline.dates.en.named import paper
from timeline.dates.en.place import Place, after

_BEFORE_AMOUNT = after(
    "in for within than over after about of during until by lasts? lasted takes? took spends? spent"
    " waits? waited"
    " nearly almost barely hardly once only just next half is was be every least most up to before since"
    " under through throughout"
    " some around with and last this per"
)
_BEFORE_RATE = re.compile(
    r"(?:[0-9%]|million|billion|thousand|percent|once|twice|times|dollars|cents|[a-z]s|hours|day) {1,3}$"
)
_EVERY_DAY = re.compile(r" {1,3}(?:a|per) {1,3}(?:day|week|year)\b")
_HOURS = after("minutes hours days weeks months")
_OFTEN = after("once twice times")
_AT_A_RATE = re.compile(r"\b(?:rate|pace|speed)s? of (?:[a-z]+ ){0,3}[^ ]{1,12}(?: [a-z-]+){0,2} $")
_PERSON = after("he she they we i who")
_OF = re.compile(" {1,3}of ")
_BY = after("by")
_THE = after("the")
_BEFORE_PLURAL = after(
    "in for within over after during the took take many but lasted spent last several or and"
    " follows? followed"
)
_AGED = re.compile(
    r"\b(?:aged|age of|(?:boys?|girls?|m[ae]n|wom[ae]n|child|children|youths?|pupils?) of|lived to be) $"
)
_AS_MUCH_AS = re.compile(
    r"\b(?:equal(?:s|ed|led)?(?: to)?|equivalent (?:to|of)|worth|cover(?:s|ed|ing)?|than) $"
)
_OF_PAY = re.compile(r"'? (?:of |worth of )?(?:[a-z]+ )?(?:pay|salary|wages|rent|income|imports|output)\b")
_OF_AGE = re.compile(" of age\\b")
_TO_ANOTHER = after("to from on")
_ACCOUNTS = re.compile(r"\ban? (?:calendar|fiscal) ")
_ROUND_THE_CLOCK = re.compile(
    r" (?:hotline|help ?line|telephone|phone|line|news|channel|station|service|shop|store|supermarket|clinic"
    r"|pharmacy|emergency|guard|watch|surveillance|security|coverage|access|diner|gym|reception|presence"
    r"|protection|support)s?\b"
)
# "A day school", "a weekend break": what kind, not how long.
_KIND = re.compile(
    r" (?:school|trip|ticket|pass|care|cent(?:re|er)|nurser(?:y|ies)|jobs?|break|getaway|retreat|home|cottage"
    r"|class(?:es)?|course|patient|labourer|worker|dad|parent)\b"
)
_RARELY = re.compile(r"\b(?:once|one|twice)-in-$")
_MOMENTS = re.compile(r" (?:before|after|following|leading|between|that)\b")
_NO_NOUN = re.compile(r" ?(?:[.,;:!?)\n]|$)| (?:of|in|by|for|to|and|with|on)\b")
_AVERAGE = after("average")
_MEASURE = re.compile(
    r"(?:[0-9](?:%| percent| per cent)?(?: [a-z]{3,12}s)?"
    r"|\b(?:doubl|tripl|trebl|halv)(?:e[sd]?|ing)\b[^.,;\n]{0,24}) {1,3}$"
)
# What a counted window of days or quarters is moved along by, or summed over.
_WINDOW = after("rolling trailing moving")
_AVERAGED = re.compile(
    r" (?:(?:simple|exponential|weighted|rolling|moving) ){1,2}(?:average|mean|total|sum)s?\b"
)

# The current of rivers and wires, and what accountants call current.
_STREAM = re.compile(
    r" ?(?:[.,;:!?)\n]|$)| (?:of|in|at|on|from|to|through|that|which|was|is|were|are|has|had|will|would|can"
    r"|could|may|might|flow\w*|runs?|ran|swept|carried|pulled|dragged|took|with|near|along|against|when"
    r"|as|by)\b"
    r"| (?:accounts?|assets|liabilit(?:y|ies)|affairs)\b"
)
_STREAMS = after("electric electrical alternating direct ocean rip tidal sea river air strong swift eddy")


def an_amount(place: Place) -> bool:
    """Whether an amount of time is one: no title, no age, no measure, and "a week" only in company."""
    count, units = place.group("count"), place.group("units")
    if place.text[place.extent.end - len(units)].isupper():
        return False  # a title: 60 Minutes
    if place.behind(_EVERY_DAY) or (count == "one" and place.before(_PERSON)):
        return False  # open 24 hours a day; he one day hopes
    if place.before(_AGED, 24) or place.behind(_OF_AGE):
        return False
    if place.before(_AS_MUCH_AS, 24) and place.behind(_OF_PAY):
        return False
    if units == "quarters" and count and place.behind(_OF):
        return False
    if (units == "quarter" and count in ("a", "one")) or (
        units.startswith("second") and count in ("a", "one", "")
    ):
        return False
    if count in ("a", "an") and not place.group("which") and not place.group("hedge"):
        if place.before(_HOURS) or (units in ("day", "weekend") and place.behind(_KIND)):
            return False
        if _ACCOUNTS.match(place.folded, place.extent.start):
            return place.before(_BEFORE_AMOUNT) and not place.before(_TO_ANOTHER)
        return place.before(_BEFORE_AMOUNT) or (place.before(_BEFORE_RATE) and a_rate(place))
    return True


def a_rate(place: Place) -> bool:
    """Whether "a month" says how often, and not how much: 50 miles an hour, at a rate of 300 a month."""
    unit = place.group("units") or place.group("unit")
    if unit in ("hour", "minute", "second"):
        return place.before(_OFTEN)
    return not place.before(_AT_A_RATE, 60)


def an_adverb(place: Place) -> bool:
    """Whether something is done daily; average daily volume and 8 per cent annually are measures."""
    if place.group("word") == "annually":
        return not place.before(_MEASURE, 40)
    return not (place.before(_AVERAGE) or paper(place))


def a_turn(place: Place) -> bool:
    """Whether it is every second, and not every second house."""
    return place.group("units") != "second" or bool(place.group("count")) or place.behind(_NO_NOUN)


def units_alone(place: Place) -> bool:
    """Whether "hours" are a time, and not the minutes of a meeting."""
    if place.group("unit") == "minutes" and place.before(_THE):
        return place.behind(_MOMENTS)
    return place.before(_BEFORE_PLURAL) or (place.before(_BY) and place.behind(_OF))


def an_adjective(place: Place) -> bool:
    """Whether a thing lasts so long, and is not averaged over it, open round the clock, once in a century."""
    if place.before(_WINDOW) or place.behind(_AVERAGED):
        return False
    day = place.group("count") == "24" and place.group("unit") == "hour"
    return not ((day and place.behind(_ROUND_THE_CLOCK)) or place.before(_RARELY))


def at_present(place: Place) -> bool:
    """Whether "current" tells of our times."""
    return not (place.behind(_STREAM) or place.before(_STREAMS))
