"""Years that only tell which thing is meant: "a building of 1890", "a 2024 signing", "tickets for 2026"."""

import re
from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.clause import Scope
from timeline.extract.happening import happens, is_work
from timeline.extract.tokens import Kind, Token

_DECADE = re.compile(r"(?:1[0-9]|20)\d0s|20\d\d/\d\d")
_YEAR = re.compile(
    r"(?:the )?(?:[12]\d{3}|[12]\d\d0s|(?:nineteen-)?(?:twen|thir|for|fif|six|seven|eigh|nine)ties)"
)
_YEARS = re.compile(r"[12]\d{3}[-–/](?:\d\d|[12]\d{3})")
# "1984", "May 1984", "the 1920s", "1979 to 1991"
_WITHOUT_DAY = re.compile(r"(?:[A-Za-z]+ ){0,2}[12]\d{3}s?(?:\D{1,9}[12]\d{3})?")
_OTHER_YEAR = re.compile(r"(?:last|next) year\b", re.IGNORECASE)
_OWNERS = words.ARTICLES | words.POSSESSIVES | {"this", "that", "'s", "’s"}
_PLANNED_FOR = words.PLANNED | frozenset(
    "set slated due fixed earmarked pencilled penciled likely ready".split()
)
_TOLD_IN = frozenset(
    "memoir biography documentary chapter exhibition show exhibit album song poem essay".split()
)
_STORIES = frozenset("novel film story thriller drama musical action plot".split())
_TELLS = frozenset(
    "tells covers follows depicts recounts traces spans portrays describes explores chronicles examines "
    "recalls retells evokes imagines re-enacts recreates shows".split()
)
_BOOKS = frozenset("novel film drama thriller play musical opera book documentary movie".split())
_PLOTS = frozenset("story plot action narrative tale".split())
_UNFOLDS = frozenset("opens begins starts ends unfolds happens jumps moves closes".split())
_TOPIC_REACH = 8  # tokens
_SHOWN = frozenset(
    "one ones photographs photos pictures images paintings drawings prints posters letters diaries "
    "documents footage recordings songs films coins objects items maps works data figures samples "
    "specimens records readings measurements observations interviews".split()
)
_TOLD = frozenset("is are novel film drama story thriller series play musical comedy opera book".split())
_PARTS = frozenset("chapter scene act episode part section".split())
_WRITTEN = frozenset(
    "shown displayed stored read parsed treated recorded written given dated interpreted saved "
    "printed".split()
)
_PLACED = frozenset("winner winners champion champions runner-up runners-up finalist finalists".split())
_REFERRING = frozenset("refer refers relate relates pertain".split())
_BILLED = frozenset(
    "bill bills rent invoice invoices salary salaries wages pension pensions payroll rota menu places "
    "prices fares fee fees charge charges premium premiums subscription subscriptions wage wages".split()
)
# What is sold or booked for a month; for a day it is an appointment.
_SOLD = frozenset(
    "ticket tickets seat seats room rooms bed beds order orders booking bookings reservation reservations "
    "table tables slot slots berth berths".split()
)
_SELLING = frozenset("book books booked reserve reserves reserved order orders ordered".split())
_SEASONS = frozenset("spring summer autumn winter".split())
_TRADED = frozenset("delivery contract contracts futures options shipment settlement".split())
_UP_TO_NOW = frozenset({"since", "ever", "for"})
_PAPERS = frozenset(
    "report letter circular memo memorandum email note paper briefing brochure booklet leaflet issue "
    "bulletin edition catalogue statement directive regulation guideline guidelines".split()
)
_ON = frozenset("on about for of to against over with".split())
_DONE_WEEKLY = frozenset(
    "opening openings trading closing parking working racing shopping football school schools market "
    "markets service services job jobs prayers roast lunch lunches papers league leagues hours work "
    "shifts rest trains buses".split()
)
_LONGEST_NAME = 4  # tokens of "a 2024 signing from Kestrel"
_KEPT = frozenset("remain remains remained stay stays are is was were".split())
_GOOD = frozenset("valid good unchanged available".split())
# Without one of these words it is no value, no example, nothing that stays good and no fiction.
_CUES = frozenset("like unlike such set".split()) | _WRITTEN | _REFERRING | _GOOD


def marks(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the year of `scope` belongs to a thing as its mark; `date` is the text of the date."""
    own = scope.own
    if tokens[own].possessive and (
        date.casefold().startswith("this year") or (_OTHER_YEAR.match(date) and _names_thing(tokens, own))
    ):
        return True  # "has won this year's prize", "well ahead of next year's monsoon"
    if tokens[own].possessive and tokens[own + 1 : own + 2] and tokens[own + 1].word in _PLACED:
        return True  # "last year's runner-up"
    if scope.says(_CUES) and (
        _value(tokens, own) or _like(tokens, own) or _lasting_for(tokens, own) or _in_fiction(tokens, own)
    ):
        return True
    if date.casefold().startswith(("fiscal ", "fy ", "fy2")) and _names_thing(tokens, own):
        return True  # "fiscal 2026 guidance"
    if _WITHOUT_DAY.fullmatch(date) and (
        _topic(tokens, scope, own)
        or _dates_things(tokens, own)
        or _of_paper(tokens, own)
        or _old(tokens, own)
    ):
        return True
    if _is_month(date) and (_sold(tokens, scope) or _traded(tokens, own) or _ranked(tokens, own)):
        return True
    if _DECADE.fullmatch(date) and _before_adjective(tokens, own):
        return True
    return _billed(tokens, own) or _at_such_days(tokens, own, date) or _tells_apart(tokens, own, date)


def _tells_apart(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "a building of 1890", "the March branch", "storm names for 2026-2027"."""
    if date.casefold() in words.MONTHS:
        return _before_thing(tokens, own)
    if _YEARS.fullmatch(date):
        return _for_year(tokens, own)
    if _YEAR.fullmatch(date) is None:
        return False
    return _before_thing(tokens, own) or _of_thing(tokens, own) or _for_year(tokens, own)


def _of_paper(tokens: Sequence[Token], own: int) -> bool:
    """As in "The report of March 2022 remains unpublished"."""
    return own > 1 and tokens[own - 1].word == "of" and tokens[own - 2].word in _PAPERS


def _before_adjective(tokens: Sequence[Token], own: int) -> bool:
    """As in "mostly 2000s and 2010s poorly lit offices", "U.S. 2024/25 wheat": no preposition governs it."""
    at = own
    while at > 1 and tokens[at - 1].kind is Kind.COORDINATOR and tokens[at - 2].kind is Kind.DATE:
        at -= 2
    if not at or own + 1 >= len(tokens) or tokens[at - 1].kind is Kind.PUNCTUATION:
        return False
    return tokens[at - 1].kind not in (Kind.PREPOSITION, Kind.DETERMINER)


def _old(tokens: Sequence[Token], own: int) -> bool:
    """As in "an office dating back to 1363": how old it is."""
    return own > 1 and [token.word for token in tokens[own - 3 : own]] == ["dating", "back", "to"]


def _before_thing(tokens: Sequence[Token], own: int) -> bool:
    """As in "a 2024 signing", "his 2009 album", "the 1995 regulations": "the 2011 flood" is a happening."""
    if not own or tokens[own - 1].word not in _OWNERS:
        return False
    return _names_thing(tokens, own)


def _names_thing(tokens: Sequence[Token], own: int) -> bool:
    """Whether a noun that names no happening follows the date."""
    following = tokens[own + 1 : own + 1 + _LONGEST_NAME]
    end = next((i for i, token in enumerate(following) if token.kind is not Kind.OTHER), len(following))
    name = following[:end]
    if not name or (name[0].capital and tokens[own - 1].word not in ("a", "an")):
        return False  # "a 2014 Transit", but "the 2014 Winter Games"
    return not any(_happens(token) for token in name)


def _at_such_days(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "a report on Sunday opening", "the law on Friday markets": what is done on any such day."""
    if date.casefold() not in words.WEEKDAYS or own + 1 >= len(tokens):
        return False
    before = tokens[own - 1] if own else None
    if before is not None and before.kind is not Kind.PUNCTUATION and before.word not in _ON:
        return False
    return tokens[own + 1].word in _DONE_WEEKLY


def _of_thing(tokens: Sequence[Token], own: int) -> bool:
    """As in "a building of 1890", "the glue of 1938", "the jury of 2025"."""
    own -= tokens[own - 1].word == "the" if own else 0  # "the jazz of the 1950s"
    if own < 2 or tokens[own - 1].word != "of":
        return False
    noun = tokens[own - 2]
    thing = noun.kind is Kind.OTHER and not _happens(noun)
    named = (
        noun.capital and own > 2 and tokens[own - 3].word != "the"
    )  # "the Committee of 2023" is one of several
    return not named and (thing or is_work(noun.word))


def _for_year(tokens: Sequence[Token], own: int) -> bool:
    """As in "names first acts for 2026", "entries for 2026 close on Friday"."""
    if own < 2 or tokens[own - 1].word != "for":
        return False
    noun = tokens[own - 2]
    return noun.kind is Kind.OTHER and noun.word not in _PLANNED_FOR and not _happens(noun)


def _billed(tokens: Sequence[Token], own: int) -> bool:
    """As in "with the bill for April", "places for September 2027": what it is for, not when it comes."""
    return own > 1 and tokens[own - 1].word == "for" and tokens[own - 2].word in _BILLED


def _is_month(date: str) -> bool:
    month, _, year = date.casefold().removeprefix("the ").partition(" ")
    return (month in words.MONTHS or month in _SEASONS) and (not year or _YEAR.fullmatch(year) is not None)


def _sold(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "sold places for April and May", "guests who booked for September": what is sold is for then."""
    at = scope.own
    if tokens[at - 1].word in ("and", "or"):
        at = scope.at
    if at < 2 or tokens[at - 1].word != "for":
        return False
    before = tokens[at - 2]
    if before.word in _SOLD | _BILLED and before.kind is Kind.OTHER:
        return True
    return before.word in _SELLING and tokens[at - 3].word not in words.BE  # "the hall is booked for May"


def _traded(tokens: Sequence[Token], own: int) -> bool:
    """As in "cocoa for September delivery", "September wheat delivery fell", "for delivery in March"."""
    if [token.word for token in tokens[max(0, own - 3) : own]] == ["for", "delivery", "in"]:
        return True
    following = [token.word for token in tokens[own + 1 : own + 3]]
    return following[:1] != [] and (following[0] in _TRADED or (not own and following[-1] == "delivery"))


def _ranked(tokens: Sequence[Token], own: int) -> bool:
    """As in "was the warmest day in February since records began": among all of that month."""
    if own < 3 or tokens[own - 1].word not in ("in", "of") or own + 1 == len(tokens):
        return False
    first = next((i for i in range(own - 2, max(0, own - 5), -1) if _most(tokens[i].word)), 0)
    best = first > 1 and tokens[first - 1].word == "the" and tokens[first - 2].word in words.BE
    return best and tokens[own + 1].word in _UP_TO_NOW


def _most(word: str) -> bool:
    return word.endswith("est") or word in ("most", "best", "worst")


def _dates_things(tokens: Sequence[Token], own: int) -> bool:
    """As in "shows photographs from 1979 to 1991", "replaces one from 1978"."""
    own -= tokens[own - 1].word == "the" if own else 0
    if own < 2 or tokens[own - 1].word not in ("from", "of"):
        return False
    if tokens[own - 2].word in ("that", "those"):
        return True  # "Prices are those of January 2026"
    if tokens[own - 2].word in words.BE:
        return f"{tokens[own - 3].word}s" in _SHOWN  # "the picture is from 2019"
    return tokens[own - 2].word in _SHOWN | _BOOKS or tokens[own - 2].word == "comedy"


def _topic(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "the novel takes place in 1916", "the film tells the story of a strike in 1984"."""
    clause = tokens[scope.left : own]
    verb = next((i for i, token in enumerate(clause) if _tells(clause, i)), None)
    if verb is not None and any(token.word in _TOLD or token.word in _TOLD_IN for token in clause[:verb]):
        return True
    return _plot(tokens, own) or _about(tokens, own)


def _plot(tokens: Sequence[Token], own: int) -> bool:
    """As in "The story opens in April 1815 and ends in 1819"."""
    if any(token.word == "when" for token in tokens[own + 1 : own + 3]):
        return False
    for index in range(1, own):
        if tokens[index].word in _UNFOLDS and tokens[index - 1].word in _PLOTS:
            return tokens[max(0, index - 2)].kind is Kind.DETERMINER
    return False


def _about(tokens: Sequence[Token], own: int) -> bool:
    """As in "a novel about the winter of 1816"."""
    for index in range(own - 1, max(0, own - _TOPIC_REACH), -1):
        if tokens[index].kind is Kind.FINITE or tokens[index].word == ",":
            return False
        if tokens[index].word in ("about", "on") and tokens[index - 1].word in _TOLD_IN | _BOOKS:
            return True
    return False


def _tells(clause: Sequence[Token], index: int) -> bool:
    if clause[index].word != "takes":
        return clause[index].word in _TELLS
    return any(token.word in _STORIES for token in clause[:index])


def _in_fiction(tokens: Sequence[Token], own: int) -> bool:
    """As in "a second strand is set in 2050", "a film set in the 1920s"."""
    at = own - 1
    while at >= 0 and tokens[at].kind is Kind.DETERMINER:
        at -= 1
    if at < 2 or tokens[at].word not in ("in", "on", "during") or tokens[at - 1].word != "set":
        return False
    return tokens[at - 2].word in _TOLD | _PARTS


def _value(tokens: Sequence[Token], own: int) -> bool:
    """As in "was shown as 1 January 1970", "the clock was set to 2038"."""
    if own < 2:
        return False
    before = (tokens[own - 2].word, tokens[own - 1].word)
    if before[1] == "as":
        return before[0] in _WRITTEN
    clock = any(token.word in ("clock", "clocks") for token in tokens[:own])
    return before == ("set", "to") and clock


def _happens(token: Token) -> bool:
    return happens(token.word)


def _like(tokens: Sequence[Token], own: int) -> bool:
    """As in "in a year like 2023", "holidays such as 1 May", "the figures refer to 31 December"."""
    at = own - 1
    while at >= 0 and tokens[at].kind is Kind.DETERMINER:
        at -= 1
    if at >= 0 and tokens[at].word in ("like", "unlike"):
        return True
    if tokens[0].word in ("like", "unlike") and not any(token.word == "," for token in tokens[:own]):
        return True  # "Like the fire of 2019, this one was caused by a cable"
    before = (tokens[at - 1].word, tokens[at].word) if at > 0 else ("", "")
    if before == ("such", "as") or (before[1] == "to" and before[0] in _REFERRING):
        return True
    return own + 1 < len(tokens) and tokens[own + 1].word == "like"


def _lasting_for(tokens: Sequence[Token], own: int) -> bool:
    """As in "tickets remain valid for 2026": what they are good for, not when."""
    before = [token.word for token in tokens[max(0, own - 3) : own]]
    return len(before) == 3 and before[2] == "for" and before[1] in _GOOD and before[0] in _KEPT
