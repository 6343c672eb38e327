"""Dates that only tell some things from others: "results for the quarter", "a letter dated 5 January"."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from timeline.extract import accounts, attributive, members, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token

_LONGEST_SUBJECT = 8  # tokens
_SPANS = frozenset("year years months month quarter half half-year period weeks".split())
_COVERING = frozenset("cover covers covered covering spans spanning".split())
_RANGE = re.compile(r"\bto\b|\band\b|[-–]")
_PICTURES = frozenset(
    "painting photograph photo picture map drawing postcard engraving print poster coin stamp portrait "
    "film image".split()
)
_STORIES = frozenset("novel story play series opera drama thriller musical movie book".split())
_SHOWING = frozenset("set shows show depicts depict portrays portray".split())
_EXPECTING = frozenset(
    "expect expects forecast forecasts project projects predict predicts sees guides".split()
)
_SEASONS = frozenset("easter christmas ramadan thanksgiving spring summer autumn fall winter".split())
_AFFIRMED = frozenset("longer later earlier sooner more fewer less hasta".split())
_LAST_HOURS = frozenset({"last night", "last evening", "last morning", "last afternoon"})
_FEASTS = frozenset({"easter", "christmas", "thanksgiving", "halloween"})
_BREAKS = frozenset(
    "recess break holiday holidays vacation term camp school sale sales timetable session sessions semester "
    "trimester assembly catalogue collection curriculum".split()
)
_SHOWING_YEAR = frozenset("gives give shows show bears bear carries carry reads names records".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_TALKING = frozenset(
    "talk talks talked talking think thinks thought wrote writes sang sings knows knew dreams".split()
)
_ROLLING = frozenset({"over", "during", "within", "throughout", "for", "in"})
_ROLLED = frozenset("coming next past last previous following".split())
_UNITS = frozenset("week weeks month months year years decade fortnight hours days".split())
# Without one of these words the rules that they stand beside cannot apply.
_ENDED = frozenset("dated ended ending before to".split())
_EXCEPT = frozenset({"except", "excluding", "no"})
_WAS, _DEPICTED = frozenset({"was", "were"}), _PICTURES | _STORIES


def restricts(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope` belongs to a noun as its mark, or to no day in particular.

    `date` is the text of the date.
    """
    own, lacks = scope.own, scope.said.isdisjoint
    return (
        members.picks(tokens, scope)
        or (not lacks(_ENDED) and _period_end(tokens, own, date))
        or (not lacks(_EXCEPT) and _left_out(tokens, scope, own))
        or accounts.covers(tokens, scope, date)
        or (not lacks(_EXPECTING) and _guidance(tokens, scope, own))
        or ("aged" in scope.said and _aged(tokens, own))
        or _break(tokens, own, date)
        or (not lacks(_COVERING) and _RANGE.search(date) is not None and _covers(tokens, scope, own))
        or (not lacks(_DEPICTED) and _depicted(tokens, scope, own))
        or date.casefold() == "this day"
        or _any_such_day(tokens, own, date)
        or _rolling(tokens, own, date)
        or _last_of(tokens, own, date)
        or ("as" in scope.said and _as_of(tokens, own))
        or ("since" in scope.said and _slogan(tokens, own))
        or (not lacks(_SHOWING_YEAR) and _inscribed(tokens, own, date))
        or (not lacks(_WAS) and _age(tokens, own))
        or (not lacks(_TALKING) and _talked_about(tokens, own, date))
    )


def _period_end(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "results for the half year ended 31 December", "a letter dated 5 January"."""
    before = [token.word for token in tokens[max(0, own - 4) : own]]
    if before[-2:] == ["from", "before"] or (before[-1:] == ["dated"] and not attributive.acts(tokens, own)):
        return True  # "stamps from before 1950"
    if date.endswith(" year") and any(t.word in ("ended", "ending") for t in tokens[own + 1 : own + 3]):
        return True  # "for the fiscal year ending 31 March"
    ended = before[:-1] if before[-1:] == ["on"] else before
    if ended[-2:] in (["that", "ended"], ["which", "ended"]):
        period = tokens[own - 3 - (ended is not before)]
        return period.word in _SPANS or period.kind is Kind.DATE
    if own > 2 and tokens[own - 1].word == "and" and tokens[own - 2].kind is Kind.DATE:
        return tokens[own - 3].word in ("ended", "ending")  # "nine months ended 30 June 2025 and 2024"
    if own < 3 or tokens[own - 1].word not in ("ended", "ending", "to"):
        return False
    if tokens[own - 2].kind is Kind.DATE:  # "in the year to March", "its fourth quarter ended 27 April"
        return tokens[own - 1].word != "to" or tokens[own - 3].word in ("in", "for", "over")
    spans = _SPANS if tokens[own - 1].word == "to" else _SPANS | {"week"}  # "pushed back a week to 9 May"
    return tokens[own - 2].word in spans and tokens[own - 3].kind is not Kind.FINITE


def _left_out(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "every morning except on 15 August", "excluding April and July", "No service on 25 December"."""
    at = own - 1
    while at >= 0 and tokens[at].kind in (Kind.PREPOSITION, Kind.DETERMINER) and tokens[at].word != "except":
        at -= 1
    if at >= 0 and tokens[at].word in ("except", "excluding"):
        return True
    clause = tokens[scope.left : own]
    if not clause or clause[0].word != "no" or len(clause) > _LONGEST_SUBJECT:
        return False
    return not any(token.word in words.EVENT_NOUNS or token.word in _AFFIRMED for token in clause)


def _depicted(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "the film is set in 1944", "the painting shows the harbour in 1887", "a map of 1780"."""
    clause = tokens[scope.left : own]
    said = [token.word for token in clause]
    if said[-1:] and said[-1] in ("of", "from") and said[-2:-1] and said[-2] in _PICTURES:
        return True
    verb = next((i for i, token in enumerate(clause) if token.word in _SHOWING), None)
    if verb is None or not any(word in _PICTURES | _STORIES for word in said[:verb]):
        return False
    return said[verb] != "set" or said[verb + 1 : verb + 2] in (["in"], ["during"])


def _covers(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "the survey covers the years 2019 to 2024", "costs from 1 May to 30 June are covered"."""
    near = (*tokens[max(0, min(scope.left, own - _LONGEST_SUBJECT)) : own], *tokens[own + 1 : own + 4])
    return any(
        token.word in _COVERING and (then is None or then.word != "by")
        for token, then in zip_longest(near, near[1:])
    )


def _guidance(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "for the full year the company expects revenue of 3.2 billion": nobody knows it yet."""
    at = own - 1
    while at >= 0 and tokens[at].kind is Kind.DETERMINER:
        at -= 1
    if at < 0 or tokens[at].word != "for":
        return False
    clause = tokens[scope.left : scope.right]
    expects = any(token.kind is not Kind.DATE and token.word in _EXPECTING for token in clause)
    return expects and any(token.word[:1].isdigit() for token in clause)


def _aged(tokens: Sequence[Token], own: int) -> bool:
    """As in "residents aged 65 or older on 1 January": the day by which an age is counted."""
    near = [token.word for token in tokens[max(0, own - 7) : own]]
    return "aged" in near and not finite(tokens[max(0, own - 6) : own])


def _break(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "before the summer recess", "rises for Easter on 26 March": a season as the name of a break."""
    said = date.casefold().split()
    if not said or said[-1] not in _SEASONS:
        return False
    after = tokens[own + 1 : own + 3]
    if after and after[0].word in _BREAKS:
        return True
    if own > 1 and tokens[own - 1].word == "for" and not finite(tokens[:own]) and said[-1] in _FEASTS:
        return True  # "Post early for Christmas!"
    purpose = any(token.word == "for" for token in tokens[max(0, own - 2) : own])
    return purpose and len(after) == 2 and after[0].word in ("on", "from") and after[1].kind is Kind.DATE


def _any_such_day(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "luckily on a Monday", but not "at a Monday meeting"."""
    if not own or tokens[own - 1].word not in words.INDEFINITE or date.casefold() not in words.WEEKDAYS:
        return False
    return own + 1 == len(tokens) or tokens[own + 1].kind is not Kind.OTHER


def _last_of(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "the last year with more births than deaths": which one is said elsewhere."""
    if not date.casefold().startswith("last ") or not own or tokens[own - 1].word != "the":
        return False
    if date.casefold() in _LAST_HOURS:
        return True  # "The last night will be a Sunday"
    return own + 1 < len(tokens) and tokens[own + 1].word in ("with", "in", "that", "when", "for", "without")


def _as_of(tokens: Sequence[Token], own: int) -> bool:
    """As in "Prices quoted are as of 30 April"."""
    before = [token.word for token in tokens[max(0, own - 3) : own]]
    return before[1:] in (["as", "of"], ["as", "at"]) and before[0] in words.BE


def _slogan(tokens: Sequence[Token], own: int) -> bool:
    """As in "Family-run since 1952", "Registered charity since 1974": a state without a verb."""
    if not own or tokens[own - 1].word != "since" or own + 2 < len(tokens) or finite(tokens):
        return False
    return all(t.kind is not Kind.PARTICIPLE and t.word not in words.HOLDING for t in tokens[1:own])


def _inscribed(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "A plaque gives the year 1844"."""
    if not date.casefold().startswith(("the year ", "the date ")) or not own:
        return False
    return tokens[own - 1].kind in (Kind.FINITE, Kind.OTHER) and tokens[own - 1].word in _SHOWING_YEAR


def _age(tokens: Sequence[Token], own: int) -> bool:
    """As in "I was seven in 1954": not "there were seven"."""
    before = [token.word for token in tokens[max(0, own - 4) : own]]
    if len(before) < 4 or before[3] != "in" or before[1] not in ("was", "were") or before[0] == "there":
        return False
    return before[2] in _NUMBERS or (before[2].isdigit() and len(before[2]) < 3)


def _talked_about(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "He talks about 1968": no guess at the year."""
    return date.casefold().startswith("about ") and own > 0 and tokens[own - 1].word in _TALKING


def _rolling(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "over the coming year", "in the past week": a length of time up to now or from now on."""
    said = date.casefold().split()
    if said[:1] == ["the"]:
        said = said[1:]
    elif not own or tokens[own - 1].word != "the":
        return False
    if len(said) < 2 or "of" in said or said[0] not in _ROLLED or said[-1] not in _UNITS:
        return False
    before = tokens[own - 1 - (tokens[own - 1].word == "the")] if own else None
    return before is not None and before.word in _ROLLING
