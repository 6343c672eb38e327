"""Words that are dates only in company: may, march, sun, second, bare years, "a week", 10:30."""

import re
from collections.abc import Callable, Mapping

from timeline.dates.en import measured, named, times
from timeline.dates.en.place import MONTHS, REACH, WEEKDAYS, After, Place, after
from timeline.dates.pack import Check
from timeline.dates.reading import Extent

_BEFORE_MONTH = after(
    "in of by since until till from to through during for before after between and last this next each"
    " every on early"
    " late mid around about past coming previous following or",
    r"(?:[-(/:] ?|\bas (?:early|late|soon|recently) as {1,3})",
    ends="- ( / : as",
)
_BEFORE_YEAR = after(
    "in since by until till before after from during of through for between and to late early around about"
    " the year"
    " spring summer autumn fall winter than on or circa throughout into due",
    r"(?:(?:'s|s'|\(|(?<!\w)-) ?|\bas (?:early|late|soon|recently) as {1,3})",
    ends="'s s' ( - as",
)
_DETERMINER = after("an? its his her their our my that this both [a-z]{3,12}(?:ed|ing|ful)")
_LAST_DAY = re.compile("(?:the {1,3})?last {1,3}day")
_BEFORE_DOTTED_DAY = after("on from until till by since after before between")
_NEW_SENTENCE = re.compile(r" {1,3}(?:the|a|an|it|this|see)\b")
_BEFORE_NTH = after("on", "night of the {1,3}", ends="the")
_BEFORE_DEADLINE_NTH = after("by until till before from for")
_OTHER_DAY = re.compile(
    rf"\b(?:(?:{MONTHS})\.? [0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf" (?:{MONTHS})|that {{1,3}}month|(?:{MONTHS}))\b"
)
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
# What a row of a list of years says, and the rows beside it.
_SAYS = re.compile(r" ?[|:-]? ?[A-Z]")
_ROW_BELOW = re.compile(r"[^\n]{3,200}\n{1,2} {0,3}([12][0-9]{3}) ?[|:-]? ?[A-Z]")
_ROW_ABOVE = re.compile(r"(?:^|\n) {0,3}([12][0-9]{3}) ?[|:-]? ?[A-Z][^\n]{3,200}\n{1,2} {0,3}$")
_LONGEST_ROW = 220
_OPENS = re.compile(r" ?(?::|\n|$|-)| (?:was|is|saw|will|has|had|also|brought|marked|began|ended)\b")
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
_MONTH_REACH = 200  # characters
_BEFORE_SEASON = re.compile(
    r"\b(?:over|into|in|by|during|since|until|throughout|through|of|for|last|before|after|spent|passed) {1,3}"
    r"(?:the {1,3})?$"
)
_SEASONS_NAME = re.compile("[ -](?:(?:para|o)lympic|universi|palace|wonder|(?:game|garden|storm|sport)s?\\b)")
_BEFORE_FALL = re.compile(r"\b(?:in|by|this|until|throughout) {1,3}the {1,3}$")
_BEFORE_THE_YEAR = after("for of in during on this through")
_TO_MONTH = re.compile(" {1,3}(?:to|ending|ended) {1,3}(?:the {1,3}end {1,3}of {1,3})?[a-z]+ [12][0-9]{3}")
_THE = after("the")
_BUSINESS = re.compile(
    r"\b(?:profits?|earn(?:ed|ings)|revenues?|sales|results|loss(?:es)?|income|shares?|analysts?|growth|gdp"
    r"|econom\w+|exports?|orders|deliver(?:y|ies)|shipments|output|invest\w+|fiscal|quarterly|year-earlier"
    r"|company|per cent|percent|million|billion|subscribers|inflation)\b|[%$€£]"
)
_NTH = after("first second third fourth fifth")
_OF_WHAT = re.compile(" {1,3}(?:of|in|after)\\b")
_HIGH = after("high")
_OPENS_TALK = re.compile(r"(?:(?:^|\n) {0,3}|[.!?:] |[\"'`] ?)$")
_GOES_ON_TALKING = re.compile(r",| for\b")
_SUPPOSING = after("can could would may might")
_SUPPOSED = re.compile(r" (?:may|might|could)\b")
_AGAIN = re.compile(r" (?:and (?:then|again)|then)\b(?!-)")
_TOLD = re.compile(r" (?:as|at|by|during|for|from|in|last|on|this|under|when|with)\b")
_OWNED = after("an? its his her their the this")
_WHAT = re.compile(r" (?!(?:against|for|from|with|through|into|onto|over|toward|towards|past)\b)[a-z]{4,}")
_TIMES = re.compile(
    r"'s {1,3}(?:world|youth|society|generation|standards|children|economy|technology"
    r"|(?:personal {1,3})?computers|consumers|parents|families|teenagers)\b"
)
_PEOPLE_OF = re.compile(r"\b(?:people|world|leaders|citizens|technology|jobs|cities) {1,3}of {1,3}$")
_SAYS_YEAR = "turn year year_said edge late short_year year_word year_bc".split()


_AND = after("and")
_NO_MONTH = named.NO_MONTH | _AND.last
_TELLS_DAY = named.NAMED_DAY.last | _NTH.last
_TELLS_MONTH = _NO_MONTH | _BEFORE_MONTH.last | _OWNED.last
_AND_OTHER = re.compile(
    rf"(?:(?:{MONTHS})"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|[0-9]|spring|summer|autumn|winter|easter"
    r"|christmas"
    r"|[a-z]{2,6}day|[,;] ?|year|month|week|again|then|late|early|\bin [a-z]+) {1,3}and {1,3}$"
)


def _month(extent: Extent, text: str, folded: str) -> bool:
    start, end, _, names, parts = extent
    name = parts[names.index("month")] or ""
    if end - start == len(name):
        if not text[start].isupper():
            return False
        lead = folded[start - REACH if start > REACH else 0 : start].rstrip(" ")
        if lead[-3:] not in _TELLS_MONTH and lead[-2:] not in _TELLS_MONTH and lead[-1:] not in _TELLS_MONTH:
            return len(name) > 5  # as most
    return _a_month(Place.of(extent, text, folded))


def _a_month(place: Place) -> bool:
    if not place.capital("month"):
        return False
    start, end, _, names, parts = place.extent
    name = parts[names.index("month")] or ""
    if end - start > len(name) and place.has("edge", "about", "year_said"):
        return True
    if not place.ends(_TELLS_MONTH):
        return len(name) > 5
    if place.ends(_NO_MONTH):
        if not named.a_month(place):
            return False
        if len(name) <= 5 and place.before(_AND) and not place.before(_AND_OTHER):
            return False  # "Councillors Doe and May"
    if len(name) == 3 and place.text[end : end + 2].strip()[:1].isupper():
        return False  # a first name: Jan Novak
    if len(name) > 5 or place.before(_BEFORE_MONTH):
        return True
    return place.before(_OWNED) and place.behind(_WHAT)  # a June agreement


def _today(place: Place) -> bool:
    """Today as a name (USA Today) or as our times (today's world) is no day."""
    if place.group("word") not in ("today", "tomorrow"):
        return True
    start = place.extent.start
    if place.text[start].isupper() and place.text[max(0, start - 2) : start].strip().isalpha():
        return False
    return not place.behind(_TIMES) and _PEOPLE_OF.search(place.folded, max(0, start - 16), start) is None


def _now(place: Place) -> bool:
    """Now as a way to go on ("Now, ..."), "now and then", and what can or might be are no present."""
    if place.group("ref") != "now":
        return True
    if place.before(_OPENS_TALK, 4) and place.behind(_GOES_ON_TALKING):
        return False
    return not (place.before(_SUPPOSING) or place.behind(_SUPPOSED) or place.behind(_AGAIN))


def _lately(place: Place) -> bool:
    """Most recently as treasurer, most recently in May: the last of several times, which is told."""
    return not (place.folded.startswith("most", place.extent.start) and place.behind(_TOLD))


# The future as how things will turn out, which is judged and not a time: "the future looks bright".
_JUDGED = re.compile(
    r" (?:(?:still|now|also|never|once) )?(?:look|seem|appear)(?:s|ed)\b(?! (?:to|on|at|like it)\b)"
)
_TREATED = re.compile(r"\b(?:approach|attitude|outlook)(?:es|s)? (?:to|towards?|on) $")


def _future(place: Place) -> bool:
    if not place.folded.startswith("the future", place.extent.start):
        return True
    return not (place.behind(_JUDGED) or place.before(_TREATED, 24))


def _noon(place: Place) -> bool:
    """High noon is a film, and a manner of speaking; so is the Midnight Express."""
    return not (place.before(_HIGH) or named.title(place))


def _no_title(place: Place) -> bool:
    """Quoted and with a capital it is a broadcast or a book ("This Week"); "last day" is no date."""
    start = place.extent.start
    if _LAST_DAY.fullmatch(place.folded, start, place.extent.end):
        return False
    quoted = place.text[max(0, start - 2) : start].strip()[-1:] in ('"', "'", "`", "\u201c", "\u2018")
    unit = place.group("unit")
    capital = bool(unit) and place.text[place.folded.index(unit, start, place.extent.end)].isupper()
    return not (quoted and capital and place.text[place.extent.end - 1].islower())


def _cited(place: Place) -> bool:
    """Whether it is the year of a paper ("A. Berg (2019)", "Berg et al. (2019)") or of a make of car."""
    start, end = place.extent.start, place.extent.end
    if place.behind(_MAKE) and place.before(_SOMEBODYS):
        return True
    if place.text[max(0, start - 1) : start] != "(" or not _CLOSES_CITATION.match(place.text, end):
        return False
    return _AUTHOR.search(place.text, max(0, start - 60), start) is not None


def _year(place: Place) -> bool:
    if not _may_be_year(place) or _cited(place) or _is_number(place):
        return False
    if place.before(_BEFORE_BARE_YEAR) and place.behind(_CLOSES):
        return True
    if place.behind(_COUNTED) or place.before(_A_TOTAL, 40) or (place.before(_MORE) and place.behind(_CAME)):
        return False
    if place.before(_LEVEL, 40) and not place.behind(_LEVELS):
        return False
    start, end = place.extent[:2]
    if end - start > len("2026") and place.has("edge", "word", "era", "about"):
        return True
    if (place.lead[-1:] in ("", "\n") and place.before(_LINE) and place.behind(_OPENS)) or _chronicle(place):
        return True
    if place.before(_BEFORE_BARE_YEAR) and place.behind(_PLURAL):
        return False
    if place.before(_DETERMINER) and place.behind(_NOUN):
        return True
    if place.before(_OTHER_YEAR):
        return place.behind(_LISTED)
    return place.before(_BEFORE_YEAR)


def _may_be_year(place: Place) -> bool:
    """Whether anything before it or in it speaks for a year, as little does in a table of numbers."""
    numbered = place.lead[-1:].isdigit()  # as in a table
    if not numbered and any(map(place.before, (_BEFORE_YEAR, _BEFORE_BARE_YEAR, _DETERMINER))):
        return True
    start, end = place.extent[:2]
    near = place.folded[max(0, start - 8) : start].rstrip(" ")
    if not near or near[-1] in "\n,/":
        return True
    return end - start > len("2026") and place.has("edge", "word", "era", "about")


# The year that an index is measured by.
_BASE = re.compile(r" ?(?:= ?|(?:equal(?:s|l?ing|ed)?(?: to)?|set at|as) )100(?:\.0)?\b(?![.,:]?[0-9]| ?%)")

# The hours of "to 1800 on Wednesday".
_OF_DAY = re.compile(rf" (?:hours|hrs|on {WEEKDAYS})\b")


def _is_number(place: Place) -> bool:
    end = place.extent[1]
    return place.folded[end : end + 1] in (" ", "=") and (place.behind(_BASE) or place.behind(_OF_DAY))


def _chronicle(place: Place) -> bool:
    """Whether the line is one of a list of years that go up: "1849 Toll house" above "1873 Swing bridge"."""
    start, end = place.extent.start, place.extent.end
    if not _SAYS.match(place.text, end) or not _LINE.search(place.text, max(0, start - 4), start):
        return False
    year = int(place.group("year"))
    later = _ROW_BELOW.match(place.text, end)
    earlier = _ROW_ABOVE.search(place.text, max(0, start - _LONGEST_ROW), start)
    return (later is not None and int(later[1]) > year) or (earlier is not None and int(earlier[1]) < year)


def _season(place: Place) -> bool:
    if place.has(*_SAYS_YEAR):
        return True
    if place.behind(_SEASONS_NAME):
        return False
    return place.before(_BEFORE_FALL if place.group("season") == "fall" else _BEFORE_SEASON)


def _weekday(extent: Extent, text: str, folded: str) -> bool:
    start, end, _, names, parts = extent
    if end - start == len(parts[names.index("full_weekday")] or "") and text[start].isupper():
        lead = folded[start - REACH if start > REACH else 0 : start].rstrip(" ")
        told = lead[-3:] in _TELLS_DAY or lead[-2:] in _TELLS_DAY or lead[-1:] in _TELLS_DAY
        if not told and folded[end : end + 3] not in named.BEHIND_DAYS:
            return True  # as most
    return _a_weekday(Place.of(extent, text, folded))


def _a_weekday(place: Place) -> bool:
    if not place.capital("full_weekday"):
        return False
    if named.may_be_days(place) and not named.a_weekday(place):
        return False
    return not (place.before(_NTH) and place.behind(_OF_WHAT))  # the first Sunday of Advent


def _nth(place: Place) -> bool:
    """The 13th after "on"; as a deadline only beside another day: "by the 5th" may be a street."""
    if place.before(_BEFORE_NTH):
        return True
    start = place.extent.start
    beside = place.folded[max(0, start - _MONTH_REACH) : place.extent.end + 16]
    return place.before(_BEFORE_DEADLINE_NTH) and _OTHER_DAY.search(beside) is not None


def _quarter(place: Place) -> bool:
    """Cities have quarters too: three months are meant where business is spoken of."""
    start, end = place.extent.start, place.extent.end
    return place.folded.startswith("this", start) or bool(
        _BUSINESS.search(place.folded, max(0, start - 300), end + 300)
    )


_PLACED: Mapping[str, Callable[[Place], bool]] = {
    "year": _year,
    "the_quarter": _quarter,
    "amount": measured.an_amount,
    "amount_ahead": measured.an_amount,
    "amount_adjective": measured.an_adjective,
    "set_rate": measured.a_rate,
    "set_every": measured.a_turn,
    "current": measured.at_present,
    "clock": times.a_clock,
    "clock_dotted": times.a_dotted_clock,
    "clock_from": lambda place: ":" in place.group("start") or place.before(times.BEFORE_CLOCK),
    "season": _season,
    "word_mdy": lambda place: not place.text[place.extent.end + 1 : place.extent.end + 2].isupper(),
    "turn_month": lambda place: place.capital("full_month"),
    "bare_units": measured.units_alone,
    "day_deictic": _today,
    "clock_word": _noon,
    "present": _now,
    "past": _lately,
    "future": _future,
    "set_adverb": measured.an_adverb,
    "turn_unit": _no_title,
    "then_weekday": lambda place: place.capital("full_weekday" if place.group("full_weekday") else "w2"),
    "then_month": lambda place: place.capital("full_month"),
    "month_part": lambda place: place.capital("month"),
    "nth": _nth,
    "dotted_day": lambda place: place.before(_BEFORE_DOTTED_DAY) and not place.behind(_NEW_SENTENCE),
    "holiday": named.a_holiday,
    "the_year": lambda place: (
        place.before(_BEFORE_THE_YEAR) and not place.behind(_TO_MONTH) and named.a_year(place)
    ),
    "quarter": named.a_quarter,
    "quarter_adjective": named.a_quarter,
    "decade": lambda place: not place.group("word") or place.folded.startswith("the", place.extent.start),
}


def _placed(check: Callable[[Place], bool]) -> Check:
    new = tuple.__new__

    def allowed(extent: Extent, text: str, folded: str) -> bool:
        start = extent[0]
        lead = folded[start - REACH if start > REACH else 0 : start].rstrip(" ")
        return check(new(Place, (extent, text, folded, lead)))

    return allowed


CHECKS: Mapping[str, Check] = {
    **{rule: _placed(check) for rule, check in _PLACED.items()},
    "month": _month,
    "weekday": _weekday,
    "mdy": named.a_day,
    "dmy": named.a_day,
}
