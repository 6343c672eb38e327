"""Dates that are part of a name: the Sunday Times, 25 January Street, player of the year."""

import re

from timeline.dates.en.place import MONTHS, After, Place, after
from timeline.dates.reading import Extent

_DATE_NEXT = re.compile(rf" (?:[a-z]{{3,6}}day|{MONTHS})\b")
_OPENS = re.compile(r"(?:(?:^|[\n*\u2022-]) {0,3}|[.!?:] |[\"'(\u201c\u2018] ?)$")

# Names that are given to days of the week and that days of the week are given to.
NAMED_DAY = after(
    "black cyber super bloody sheffield ruby giving blue girl",
    r"\b(?:mail|independent|observer) on {1,3}",
    ends="on",
)
# Given names in Nigeria and elsewhere: "Sgt. Tuesday Okon", "Mr Friday Eze".
TITLED = after(
    "mr mrs ms miss sgt sergeant cpl corporal inspector insp constable supt superintendent engr barr pastor"
    " comrade alhaji prof",
    r"\b(?:mr|mrs|ms|sgt|cpl|insp|supt|engr|barr|prof)\. {0,3}",
    ends=".",
)
_SURNAME = re.compile(r" [A-Z][a-z]+(?! [0-9])")
_DAYS_NAME = re.compile(
    r" (?:Times|Mirror|Telegraph|Independent|Herald|Express|Mail|Tribune|Addams"
    r"|Night (?:Football|Live|Takeaway|Fever))\b|'s Child\b"
)
BEFORE_DAYS = NAMED_DAY.last | TITLED.last
_ON = after("on by until till since last next this late early")
_OF_SUNDAYS = re.compile(r" (?:school|league)s?\b")
# How the words begin that stand behind a day of the week in a name, folded.
BEHIND_DAYS = frozenset(" ti, te, tr, mi, ma, in, he, ex, ad, ni, sc, le,'s ".split(","))

# Streets bear a day whoever speaks of them, movements only with an article ("on March 14 Front members met").
_STREET = re.compile(r" (?:Street|Square|Avenue|Boulevard|Bridge|Stadium)\b(?! [A-Z])")
_MOVEMENT = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:Movement|Alliance|Coalition|Brigades?|Battalions?|Revolution|Front|Uprising|Group"
    r"|Organi[sz]ation)\b"
    r"| (?:alliance|coalition|movement|bloc|brigades?)\b(?! (?:talks|meeting|deal|agreement|rally))"
    r"| (?:guerrilla|terror(?:ist)?|militant|rebel|leftist|extremist) (?:group|organi[sz]ation|cell)\b"
    r"| group(?=,| (?:claimed|said|says|which|has|had|was blamed)\b)"
)
_THE = after("the")
_EVENT = re.compile(r",? {1,3}(?:terror|attack|hijack|commission|committee|riot|insurrection)")

_LEADS_ON = re.compile(r" {1,3}[a-z]|, {1,3}[achirt]")  # what the names and events behind a day begin with
# Father Christmas, and what somebody calls so: "That's my Christmas", "It was like Christmas".
_NO_FEAST = after("father my our your his her its their like")
# What is named after a feast, and seldom on its day: "the Christmas market opens on 28 November".
_AFTER_A_FEAST = re.compile(
    r" (?:agreement|accords?|rising|rebellion|concerts?|markets?|fairs?|bazaars?|part(?:y|ies)|dinners?|lunch"
    r"|trees?|carols?|cards?|lights|decorations|gifts?|presents?|puddings?|cakes?|hampers?|raffles?|plays?"
    r"|pantomimes?|panto|eggs?|bunny)\b"
)
_OF = after("of")
_OF_NOBLES = After.of(r"\b(?:duke|earl|ides) of $", "of")
NO_MONTH = _OF_NOBLES.last | _THE.last  # what leads to one that is none ends so
_CHOSEN = (
    "player footballer sportsman sportswoman sportsperson athlete driver rider boxer jockey swimmer"
    " golfer coach manager captain rookie newcomer team club man woman person personality car truck van"
    " book novel film album song record game word photograph picture teacher nurse doctor farmer chef"
    " restaurant pub hotel brewery product company firm employer entrepreneur businessman businesswoman"
    " executive city town village newspaper magazine journalist reporter photographer designer architect"
    " building scientist student apprentice volunteer citizen artist author writer poet horse dog bird"
    " tree school university airline airport"
)
_AWARD = re.compile(
    r"(?P<best>\b(?:best|worst|first|second|third|last|only|[a-z]{3,12}est|most [a-z-]+) (?:[a-z-]+ )?)?"
    rf"\b(?:{_CHOSEN.replace(' ', '|')}) of $"
    r"|\b(?:voted|named|crowned)(?: [a-z-]+){1,4} of $"
)

# A quarter of a game, not of a year.
_SPORT = re.compile(
    r"\b(?:touchdowns?|quarterbacks?|linebackers?|field goals?|free throws?|halftime|three-pointers?"
    r"|lay-?ups?|rebounds and|[0-9]+ rebounds|outscored|nba|wnba|nfl|basketball|(?:fumbl|intercept)\w+)\b"
    r"|\b[0-9]{1,3}-[0-9]{1,3} (?:lead|run|win|loss|victory|defeat|advantage|deficit|edge)\b"
    r"|\b(?:led|leads|leading|trailed|trailing|ahead|behind)(?: [a-z]+){0,2} [0-9]{1,3}-[0-9]{1,3}\b"
)

# Papers: "the Communist daily Pravda", "the German weekly reported".
_PRESS = re.compile(
    r"(?:\b(?!(?:The|An?|Its|Their|His|Her|Our|My|This|That|These|In|On|At|For|And|But|With|By|Under) )"
    r"[A-Z][\w'-]+|\b(?:party|newspaper|tabloid|business|sports|financial|economic|independent|private"
    r"|opposition"
    r"|state-run|state-owned|(?:pro-)?government|[a-z]+-(?:language|based|wing|circulation)|liberal"
    r"|conservative"
    r"|leading|influential|respected|popular|religious|satirical)) $"
)
_ITS_NAME = re.compile(
    r"(?: [A-Z][\w&-]*){1,4}(?:[,.;:)\"]|['\u2019]s\b|$"
    r"| (?:said|says|reported|reports|wrote|writes|quoted|published|carried|called|on|which|has|had)\b)"
)
_A_PAPER = re.compile(
    r"\b(?:an?|the|another) (?:[a-z-]{2,12}(?:ary|al|ish|an|ese|ic|ive|ent|language|based|wing)"
    r" |(?:new|free|local) )?$"
)
_ITS_VERB = re.compile(r" (?:said|says|reported|reports|wrote|writes|quoted|claimed)\b")
_ENDS = re.compile(r" ?(?:[.,;:)\n]|$)")


def may_be_days(place: Place) -> bool:
    """Whether what stands beside a day of the week may make both a name."""
    end = place.extent.end
    return place.folded[end : end + 3] in BEHIND_DAYS or place.ends(BEFORE_DAYS)


def a_weekday(place: Place) -> bool:
    """Whether a day of the week is no club, paper, film or school."""
    if place.before(NAMED_DAY):
        return False
    if place.before(TITLED) and _SURNAME.match(place.text, place.extent.end):
        return False
    if _DAYS_NAME.match(place.text, place.extent.end) and not place.before(_ON):
        return False
    return not (place.behind(_OF_SUNDAYS) and place.group("full_weekday") == "sunday")


def a_day(extent: Extent, text: str, folded: str) -> bool:
    """Whether a day of a month is not the name of a street, of a movement or of what happened on it.

    A day with its year always is a day.
    """
    end = extent.end
    if _LEADS_ON.match(folded, end) is None:
        return True  # as most
    place = Place.of(extent, text, folded)
    named = folded[end] == " "  # as names do not begin with a comma
    street, movement = named and _STREET.match(place.text, end), named and _MOVEMENT.match(place.text, end)
    event = place.behind(_EVENT)
    if not (street or movement or event):
        return True
    if place.group("year") or place.group("short_year") or place.group("year_said"):
        return True
    day = place.group("month")[:3], place.group("day")
    if street or (event and day in {("sep", "11"), ("jan", "6")}):
        return False
    return not movement or not (place.before(_THE) or folded.startswith("the ", extent.start))


def a_month(place: Place) -> bool:
    """Whether it is not the March of an earl, or the October of a revolution."""
    return not (place.before(_OF_NOBLES) or (place.before(_THE) and place.next_capital()))


def a_holiday(place: Place) -> bool:
    """Whether a feast is one, and not Father Christmas or what is called after its day."""
    return place.capital("holiday") and not (place.before(_NO_FEAST) or place.behind(_AFTER_A_FEAST))


def a_year(place: Place) -> bool:
    """Whether "the year" is more than the title of the best player."""
    start = place.extent.start
    if not place.before(_OF):
        return True
    award = _AWARD.search(place.folded, max(0, start - 60), start)
    return award is None or (award["best"] is not None and not place.capital("unit"))


def a_quarter(place: Place) -> bool:
    """Whether a quarter without a year is one of business: games have four as well."""
    if place.has("year", "y0", "y1", "y2", "year_said", "said", "fiscal"):
        return True
    start, end = place.extent.start, place.extent.end
    return _SPORT.search(place.folded, max(0, start - 150), end + 150) is None


def title(place: Place) -> bool:
    """Whether a capital begins a name and not a sentence: Midnight Express, China Daily."""
    start = place.extent.start
    if not place.text[start].isupper() or place.behind(_DATE_NEXT):
        return False
    opens = _OPENS.search(place.text, max(0, start - 4), start) is not None
    if not opens:
        return True
    end = place.extent.end
    return place.next_capital() and place.text[end + 2 : end + 3].islower()


def paper(place: Place) -> bool:
    """Whether "daily" or "weekly" is a newspaper."""
    if title(place):
        return True
    if place.next_capital() and not place.behind(_DATE_NEXT):
        start, end = place.extent.start, place.extent.end
        if _PRESS.search(place.text, max(0, start - 24), start):
            return True
        return place.before(_THE) and _ITS_NAME.match(place.text, end) is not None
    if not (place.behind(_ITS_VERB) or place.behind(_ENDS)):
        return False
    return place.before(_A_PAPER, 24)
