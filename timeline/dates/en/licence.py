"""Words that are dates only in company: may, march, sun, second, "a week", 10:30."""

import re
from collections.abc import Callable, Mapping

from timeline.dates.en import bare_year, measured, named, times
from timeline.dates.en.place import MONTHS, REACH, Place, after
from timeline.dates.pack import Check
from timeline.dates.reading import Extent

_BEFORE_MONTH = after(
    "in of by since until till from to through during for before after between and last this next each"
    " every on early"
    " late mid around about past coming previous following or",
    r"(?:[-(/:] ?|\bas (?:early|late|soon|recently) as {1,3})",
    ends="- ( / : as",
)
_LAST_DAY = re.compile("(?:the {1,3})?last {1,3}day")
_BEFORE_DOTTED_DAY = after("on from until till by since after before between")
_NEW_SENTENCE = re.compile(r" {1,3}(?:the|a|an|it|this|see)\b")
_BEFORE_NTH = after("on", "night of the {1,3}", ends="the")
_BEFORE_DEADLINE_NTH = after("by until till before from for")
_OTHER_DAY = re.compile(
    rf"\b(?:(?:{MONTHS})\.? [0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf" (?:{MONTHS})|that {{1,3}}month|(?:{MONTHS}))\b"
)
_MONTH_REACH = 200  # characters
_BEFORE_SEASON = re.compile(
    r"\b(?:over|into|in|by|during|since|until|throughout|through|of|for|last|before|after|spent|passed) {1,3}"
    r"(?:the {1,3})?$"
)
_SEASONS_NAME = re.compile("[ -](?:(?:para|o)lympic|universi|palace|wonder|(?:game|garden|storm|sport)s?\\b)")
_BEFORE_FALL = re.compile(r"\b(?:in|by|this|until|throughout) {1,3}the {1,3}$")
_BEFORE_THE_YEAR = after("for of in during on this through")
_TO_MONTH = re.compile(
    " {1,3}(?:to|ending|ended) {1,3}(?:the {1,3}end {1,3}of {1,3})?"
    rf"(?:[a-z]+ [12][0-9]{{3}}|(?:{MONTHS})\b)"
)
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
_TELLS_DAY = named.BEFORE_DAYS | _NTH.last
_TELLS_MONTH = _NO_MONTH | _BEFORE_MONTH.last | _OWNED.last
_AND_OTHER = re.compile(
    rf"(?:(?:{MONTHS})"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|[0-9]|spring|summer|autumn|winter|easter"
    r"|christmas"
    r"|[a-z]{2,6}day|[,;] ?|year|month|week|again|then|late|early|\bin [a-z]+) {1,3}and {1,3}$"
)


def _month(extent: Extent, text: str, folded: str) -> bool:
    start, end = extent.start, extent.end
    name = extent.parts[extent.names.index("month")] or ""
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
    start, end = place.extent.start, place.extent.end
    name = place.group("month")
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


def _season(place: Place) -> bool:
    if place.has(*_SAYS_YEAR):
        return True
    if place.behind(_SEASONS_NAME):
        return False
    return place.before(_BEFORE_FALL if place.group("season") == "fall" else _BEFORE_SEASON)


def _weekday(extent: Extent, text: str, folded: str) -> bool:
    start, end = extent.start, extent.end
    if end - start == len(extent.parts[extent.names.index("full_weekday")] or "") and text[start].isupper():
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
    "year": bare_year.a_year,
    "the_quarter": _quarter,
    "amount": measured.an_amount,
    "amount_ahead": measured.an_amount,
    "amount_adjective": measured.an_adjective,
    "set_rate": measured.a_rate,
    "set_every": measured.a_turn,
    "current": measured.at_present,
    "clock": times.a_clock,
    "clock_dotted": times.a_dotted_clock,
    "clock_from": times.a_first_hour,
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
    "unit_before": lambda place: not named.title(place) or not place.capital("unit"),
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
    def allowed(extent: Extent, text: str, folded: str) -> bool:
        return check(Place.of(extent, text, folded))

    return allowed


CHECKS: Mapping[str, Check] = {
    **{rule: _placed(check) for rule, check in _PLACED.items()},
    "month": _month,
    "weekday": _weekday,
    "mdy": named.a_day,
    "dmy": named.a_day,
}
