"""A number alone that may be a year: what before it or behind it says that it is one, or counts something."""

import re

from timeline.dates.en.place import WEEKDAYS, After, Place, after

_BEFORE_YEAR = after(
    "in since by until till before after from during of through for between and to late early around about"
    " the year"
    " spring summer autumn fall winter than on or circa throughout across into due",
    r"(?:(?:'s|s'|\(|(?<!\w)-) ?|\bas (?:early|late|soon|recently) as {1,3})",
    ends="'s s' ( - as",
)
_DETERMINER = after("an? its his her their our my that this both [a-z]{3,12}(?:ed|ing|ful)")
_OTHER_YEAR = After.of(r"\b[12][0-9]{3}[,/] {1,3}$", ",", "/")
_LISTED = re.compile(r",? {1,3}(?:and|or) {1,3}[12][0-9]{3}|[,/]")
# A year right behind such a verb, with nothing behind the year that it could count.
_BEFORE_BARE_YEAR = after(
    "built founded established opened created completed formed incorporated launched published released born"
    " died erected constructed unveiled inaugurated closed demolished renovated refurbished restored rebuilt"
    " introduced issued"
)
_PLURAL = re.compile(
    r" {1,3}(?:(?:new|more|other|further|small|large|private|public) {1,3})?[a-z]{2,12}[a-rt-z]s\b"
)
_CLOSES = re.compile(r" ?(?:[.,;:)|\n]|$)|-| (?:and|as|at|by|for|from|in|is|on|to|was|with)\b")
_AUTHOR = re.compile(
    r"(?:\bet al\.?,?|(?<!\w)(?:[A-Z]\. ?){1,3}(?:(?:van|von|de|der|den|di|da|la|le) ){0,2}"
    r"[A-Z][\w'-]{1,20}) \($"
)
_CLOSES_CITATION = re.compile(r"[a-f]?(?:, (?:pp?\. ?)?[0-9-]{1,9})?\)")
# How many there are: "a crowd of 2000", "the 1500-metre race".
_A_TOTAL = After.of(
    r"\ban? (?:[a-z-]+ )?(?:total|crowd|group|staff|population|capacity|majority|fleet|fee|sum|height"
    r"|altitude|depth|length|distance|speed|weight|toll|audience|force|army|garrison|crew|turnout"
    r"|attendance|membership"
    r"|workforce|circulation|average|maximum|minimum) of (?:about |around |some |nearly |almost |over )?$",
    *("of", "about", "around", "some", "nearly", "almost", "over"),
)
# What is done to things of which there are so many ("the renewal of 1850 street lamps", "the sale of 2000
# tickets"), and for how many something is: "a school for 1800 pupils". A law of 1998 applies, and plans for
# 2027 events are of that year.
_DONE_TO = After.of(
    r"\b(?:renewal|replacement|removal|purchase|acquisition|procurement|sale|supply|delivery|shipment|import"
    r"|export|installation|provision|distribution|production|manufacture|planting|felling|construction"
    r"|building|demolition|repair|renovation|refurbishment|conversion|creation|addition|loss|recruitment"
    r"|hiring|appointment|dismissal|training|evacuation|arrest|deployment|transfer|order|donation|allocation"
    r"|rental|lease|printing|collection|recall|release) of {1,3}$",
    "of",
)
_FOR = after("for")  # before the number of those whom something is for
_THINGS = re.compile(
    r" {1,3}(?:(?!(?:the|an?|in|on|at|to|of|by|for|from|with|and|or|but|as|that|was|were|had|has|is|left"
    r"|brought|saw|made|took|gave|cost|led|set|cut|hit|put|also|still|not)\b)[a-z-]{3,}(?<!ed)(?<!s) {1,3})?"
    r"(?!(?:has|was|its|his|this|thus|perhaps|always|sometimes|besides|towards|plus|versus|minus)\b)"
    r"(?:[a-z]{2,}[a-rt-z]s|people|men|women|children)"
    r"(?= ?[.,;:)]| ?$| {1,3}(?:in|at|on|of|from|to|for|by|with|along|across|who|that|which|and|or|must|will"
    r"|shall|can|could|should|would|may|might|were|are|have|had|was|is|has|[a-z]{3,}ed|begins|ends|starts"
    r"|opens|arrives|costs|continues)\b)"
)
_LATELY = 1950
# What an index stood at, and how many came.
_LEVEL = After.of(
    r"\b(?:rose|risen|fell|fallen|climbed|dropped|slipped|advanced|slid|jumped|tumbled|declined"
    r"|eased|sank|soared"
    r"|plunged|points) to (?:[12][0-9]{3} from )?$",
    *("to", "from"),
)
_LEVELS = re.compile(" levels?\\b")
_MORE = after("more fewer less", r"\b(?:more|fewer|less) than ", ends="than")
_CAME = re.compile(r" ?(?:[.,;)]|$)| (?:were|are|have|had|of|died|came|took|will|attended|marched)\b")
_MAKE = re.compile(
    r" (?:audi|bmw|buick|cadillac|chevrolet|chrysler|citroen|dodge|ferrari|fiat|ford|honda|hyundai|jaguar"
    r"|jeep|lexus|mazda|mercedes|mitsubishi|nissan|oldsmobile|plymouth|pontiac|porsche|renault|saab"
    r"|subaru|suzuki"
    r"|toyota|volkswagen|volvo)\b(?! (?:strike|recall|merger|dispute|plant))"
)
_SOMEBODYS = after("an? his her their my our", r"'s {1,3}", ends="'s")
_LINE = re.compile(r"(?:^|\n)[ ]{0,3}$")
_TELLS_YEAR = frozenset().union(
    *(
        each.last
        for each in (_BEFORE_BARE_YEAR, _DETERMINER, _OTHER_YEAR, _A_TOTAL, _DONE_TO, _FOR, _LEVEL, _MORE)
    )
)
# What a row of a list of years says, and the rows beside it.
_SAYS = re.compile(r" ?[|:-]? ?[A-Z]")
_ROW_BELOW = re.compile(r"[^\n]{3,200}\n{1,2} {0,3}([12][0-9]{3}) ?[|:-]? ?[A-Z]")
_ROW_ABOVE = re.compile(r"(?:^|\n) {0,3}([12][0-9]{3}) ?[|:-]? ?[A-Z][^\n]{3,200}\n{1,2} {0,3}$")
_LONGEST_ROW = 220
_OPENS = re.compile(
    r" ?(?::|\n|$|-)|\. {1,3}(?=[a-z])| (?:was|is|saw|will|has|had|also|brought|marked|began|ended)\b"
)
_NOUN = re.compile(r"(?: [a-z]{3,}|,? and [12][0-9]{3})")
_COUNTABLE = (
    "people men women children soldiers troops dollars euros pounds points miles kilomet\\w+ met(?:er|re)s"
    " feet tons guineas yards acres hectares litres gallons barrels kroner kronor rupees yen baht pesos"
    " francs megawatts"
    " tonnes jobs workers employees words votes shares copies units cars houses homes students members"
    " million tickets visitors fans guests"
    " billion cases deaths patients kg km m percent per pages calories degrees [a-z]+ers"
)
_COUNTED = re.compile(
    r"(?:-(?:met(?:er|re)|kilomet(?:er|re)|mile|foot|yard|acre|hectare|seat|page|word|member|strong"
    r"|person|man|ton"
    r"|tonne|pound|room|bed|space|point|year|megawatt|horsepower)"
    r"| {1,3}(?:of (?:them|these|those|us)|strong|word"
    r"|(?:(?!(?:the|an?|his|her|its|their|our|some|many|most|all|few|several|for|with|by|to|from|as|after"
    r"|before|when|while|and|but|in|on|at|against|because|that|where) )[a-z]+ {1,3})?"
    rf"(?:{_COUNTABLE.replace(' ', '|')})))\b"
)
# "In 2019 lawmakers passed the bill": whoever does something is not counted behind "in".
_IN = After.of(r"(?:(?:^|[.!?,;:\n\"]) {0,2}|\bthat )in {1,3}$", "in")
_SOMEBODY_DID = re.compile(
    r" {1,3}(?:[a-z]{2,12} )?[a-z]{2,12}(?:ers|ors|men|people|ists|ians|ents|[a-z]ants)"
    r"(?: of (?:the )?[a-z]+)?(?: [a-z]+ly)? (?:(?!us|need)[a-z]{2,}ed|were|had|found|took|began|won|lost"
    r"|made|(?:re)?built|wrote|held|left|sold|bought|saw"
    r"|chose|broke|struck|set|cut|went|came|gave|spent)"
    r" (?:the|an?|it|them|him|her|its|his|their|that|to|for|against|on|out|up|down|over|off|in)\b"
)


def _cited(place: Place) -> bool:
    """Whether it is the year of a paper ("A. Berg (2019)", "Berg et al. (2019)") or of a make of car."""
    start, end = place.extent.start, place.extent.end
    if place.behind(_MAKE) and place.before(_SOMEBODYS):
        return True
    if place.text[max(0, start - 1) : start] != "(" or not _CLOSES_CITATION.match(place.text, end):
        return False
    return _AUTHOR.search(place.text, max(0, start - 60), start) is not None


def a_year(place: Place) -> bool:
    """Whether it is one here."""
    led = place.before(_BEFORE_YEAR)
    if not (led or _may_be_year(place)) or _cited(place) or _is_number(place):
        return False
    told = place.ends(_TELLS_YEAR)  # or else none of the words before it says more
    bare = told and place.before(_BEFORE_BARE_YEAR)
    if bare and place.behind(_CLOSES):
        return True
    if place.behind(_COUNTED) or (told and _counts(place)):
        return led and place.before(_IN) and place.behind(_SOMEBODY_DID)
    start, end = place.extent.start, place.extent.end
    if end - start > len("2026") and place.has("edge", "word", "era", "about"):
        return True
    if (place.lead[-1:] in ("", "\n") and place.before(_LINE) and place.behind(_OPENS)) or _chronicle(place):
        return True
    if bare and place.behind(_PLURAL):
        return False
    if told and place.before(_DETERMINER) and place.behind(_NOUN):
        return True
    if told and place.before(_OTHER_YEAR):
        return place.behind(_LISTED)
    return led


def _counts(place: Place) -> bool:
    """Whether the words before it say how many there are, or what an index stood at."""
    if place.before(_A_TOTAL, 40) or (place.before(_MORE) and place.behind(_CAME)):
        return True
    if place.behind(_THINGS) and (
        place.before(_DONE_TO, 24) or (place.before(_FOR) and int(place.group("year")) < _LATELY)
    ):
        return True
    return place.before(_LEVEL, 40) and not place.behind(_LEVELS)


def _may_be_year(place: Place) -> bool:
    """Whether anything before it or in it speaks for a year, as little does in a table of numbers."""
    last = place.tails[2]
    if not last.isdigit() and (place.before(_BEFORE_BARE_YEAR) or place.before(_DETERMINER)):
        return True
    start, end = place.extent.start, place.extent.end
    if last in ("", "\n", ",", "/") or not place.folded[start - 8 if start > 8 else 0 : start].rstrip(" "):
        return True
    return end - start > len("2026") and place.has("edge", "word", "era", "about")


# The year that an index is measured by.
_BASE = re.compile(r" ?(?:= ?|(?:equal(?:s|l?ing|ed)?(?: to)?|set at|as) )100(?:\.0)?\b(?![.,:]?[0-9]| ?%)")
# The hours of "to 1800 on Wednesday".
_OF_DAY = re.compile(rf" (?:hours|hrs|on {WEEKDAYS})\b")
_IN_YEARS = after("in since")  # "its lowest since 2013 on Wednesday"


def _is_number(place: Place) -> bool:
    end = place.extent.end
    if place.folded[end : end + 1] not in (" ", "="):
        return False
    return place.behind(_BASE) or (place.behind(_OF_DAY) and not place.before(_IN_YEARS))


def _chronicle(place: Place) -> bool:
    """Whether the line is one of a list of years that go up: "1849 Toll house" above "1873 Swing bridge"."""
    start, end = place.extent.start, place.extent.end
    if not _SAYS.match(place.text, end) or not _LINE.search(place.text, max(0, start - 4), start):
        return False
    year = int(place.group("year"))
    later = _ROW_BELOW.match(place.text, end)
    earlier = _ROW_ABOVE.search(place.text, max(0, start - _LONGEST_ROW), start)
    return (later is not None and int(later[1]) > year) or (earlier is not None and int(earlier[1]) < year)
