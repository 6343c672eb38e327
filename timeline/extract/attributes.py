"""Dates that only tell some things from others: "kettles bought before 2021", "results for the quarter"."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from timeline.extract import accounts, around, attributive, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token, is_past

_BOUNDS = frozenset("before after since between until from prior".split())
_JOINTS = frozenset({"or", "and", "on", "to", "the", "in", "early", "late"})
_CHOOSING = frozenset("all any only every no most some those".split())
_PLURALS = frozenset("children people men women".split())
_LONGEST_SUBJECT = 8  # tokens
_MADE = frozenset(
    "awarded bought sold made built born registered produced manufactured planted acquired printed "
    "ordered booked purchased issued signed concluded received installed delivered completed hired "
    "employed granted placed published used founded filed".split()
)
_OPEN_ENDS = frozenset("later earlier before after newer older".split())
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
_WHO = frozenset({"who", "whose", "which", "that", "whom"})
_AFFIRMED = frozenset("longer later earlier sooner more fewer less hasta".split())
_LAST_HOURS = frozenset({"last night", "last evening", "last morning", "last afternoon"})
_FEASTS = frozenset({"easter", "christmas", "thanksgiving", "halloween"})
_ANYBODY = frozenset("people those anyone everyone all persons anybody everybody".split())
_BREAKS = frozenset(
    "recess break holiday holidays vacation term camp school sale sales timetable session sessions semester "
    "trimester assembly catalogue collection curriculum".split()
)
_ANY = frozenset({"a", "an", "any", "one", "some"})
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
_DUTY = frozenset("are is do does have has need needs".split())
# Without one of these words the rules that they stand beside cannot apply.
_CLASSED, _ENDED = _MADE | {"or"}, frozenset("dated ended ending before to".split())
_EXCEPT, _QUALIFIED = frozenset({"except", "excluding", "no"}), frozenset("must who that which".split())
_WAS, _DEPICTED = frozenset({"was", "were"}), _PICTURES | _STORIES


def restricts(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope` belongs to a noun as its mark, or to no day in particular.

    `date` is the text of the date.
    """
    own, lacks = scope.own, scope.said.isdisjoint
    return (
        (not lacks(_BOUNDS) and _class_of_things(tokens, own))
        or (not lacks(_CLASSED) and _others_of_class(tokens, scope, own))
        or (not lacks(_ENDED) and _period_end(tokens, own, date))
        or (not lacks(_EXCEPT) and _left_out(tokens, scope, own))
        or accounts.covers(tokens, scope, date)
        or (not lacks(_EXPECTING) and _guidance(tokens, scope, own))
        or ("aged" in scope.said and _aged(tokens, own))
        or (not lacks(_QUALIFIED) and _who_qualify(tokens, own))
        or (not lacks(_WHO) and _of_whom(tokens, own))
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


def _class_of_things(tokens: Sequence[Token], own: int) -> bool:
    """As in "Kettles bought before 2021 are safe", "Results on data from before 2015 should be checked"."""
    at = own
    while at and (tokens[at - 1].word in _BOUNDS or tokens[at - 1].word in _JOINTS):
        at -= 1
    if not any(token.word in _BOUNDS for token in tokens[at:own]):
        return False
    start = around.statement_start(tokens, at)
    subject = tokens[start:at]
    if not 0 < len(subject) <= _LONGEST_SUBJECT:
        return False
    if subject[0].word in words.EVENT_NOUNS or not _in_general(subject):
        return False
    if finite(subject[:-1]):
        return False
    if own + 2 >= len(tokens) and tokens[at - 1].word in _MADE and not finite(tokens[: at - 1]):
        return True  # "Owners of homes built before 1996."
    return _verb_of_subject(tokens, own)


def _in_general(subject: Sequence[Token]) -> bool:
    """Whether it begins as a plural without article does, or with "all", "any", "only"."""
    first = subject[0]
    if first.word in _CHOOSING:
        return True
    if first.word in _PLURALS or first.word.endswith(("men", "people")):
        return True
    return first.kind is Kind.OTHER and first.word.endswith("s") and not first.word.endswith("ss")


def _verb_of_subject(tokens: Sequence[Token], own: int) -> bool:
    """Whether the verb of the sentence follows the date, or the second date of "between 2019 and 2021"."""
    for token in tokens[own + 1 : own + 4]:
        if token.kind is Kind.FINITE:
            return token.word in words.PRESENT | words.MODALS
        if token.kind is not Kind.DATE and token.word not in _JOINTS:
            return token is tokens[own + 1] and _bare_verb(token)
    return False


def _bare_verb(token: Token) -> bool:
    """Whether what follows a plural and its date can be a verb: "Cars registered before 2010 pay double"."""
    return (
        token.kind is Kind.OTHER
        and token.word.isalpha()
        and not token.capital
        and not token.word.endswith("s")
    )


def _others_of_class(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "a degree awarded after 2019", "born in 2015 or later", "tickets bought in 2025 remain valid"."""
    after = [token.word for token in tokens[own + 1 : own + 3]]
    if len(after) == 2 and after[0] == "or" and after[1] in _OPEN_ENDS:
        return True
    if own - 3 < scope.left:
        return False
    bound, made, thing = tokens[own - 1], tokens[own - 2], tokens[own - 3]
    happened = thing.word in words.EVENT_NOUNS and not thing.word.endswith("s")  # but "contracts signed"
    start = _phrase_start(tokens, own - 3)
    describes = made.kind in (Kind.PARTICIPLE, Kind.OTHER) or (
        start and tokens[start - 1].kind is Kind.PREPOSITION
    )
    class_of = thing.kind is Kind.OTHER and not happened and made.word in _MADE
    if not class_of or not (describes or _verb_of_subject(tokens, own)):
        return False
    if tokens[start - 1].word in ("the", *words.POSSESSIVES) and start:
        return False
    if bound.word in ("before", "after", "since", "between", "from", "by"):
        return not any(
            token.kind is Kind.FINITE and is_past(token.word) for token in tokens[scope.left : own - 2]
        )
    return bound.word == "in" and start == scope.left and _verb_of_subject(tokens, own)


def _phrase_start(tokens: Sequence[Token], noun: int) -> int:
    while noun and tokens[noun - 1].kind is Kind.OTHER:
        noun -= 1
    return noun


def _period_end(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "results for the half year ended 31 December", "a letter dated 5 January"."""
    before = [token.word for token in tokens[max(0, own - 4) : own]]
    if before[-2:] == ["from", "before"] or (before[-1:] == ["dated"] and not attributive.acts(tokens, own)):
        return True  # "stamps from before 1950"
    if date.endswith(" year") and any(t.word in ("ended", "ending") for t in tokens[own + 1 : own + 3]):
        return True  # "for the fiscal year ending 31 March"
    if before[-3:-1] in (["that", "ended"], ["which", "ended"]):
        return before[0] in _SPANS or tokens[own - 4].kind is Kind.DATE
    if own < 3 or tokens[own - 1].word not in ("ended", "ending", "to"):
        return False
    if tokens[own - 2].kind is Kind.DATE:
        return tokens[own - 3].word in ("in", "for", "over")  # "in the year to March"
    return tokens[own - 2].word in _SPANS and tokens[own - 3].kind is not Kind.FINITE


def _left_out(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "every morning except on 15 August", "No service on 25 December"."""
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


def _who_qualify(tokens: Sequence[Token], own: int) -> bool:
    """As in "people who arrived before 1 May can apply", "must have lived here since 1 January"."""
    if not own or (tokens[own - 1].word not in _BOUNDS and tokens[own - 1].word != "by"):
        return False
    said = [token.word for token in tokens[:own]]
    if any(pair == ("must", "have") for pair in pairwise(said[-8:])):
        return True
    who = next((i for i, word in enumerate(said) if word in ("who", "that", "which")), 0)
    if not who or (said[who - 1] not in _ANYBODY and not (who == 1 and _in_general(tokens[:1]))):
        return False
    verb = next((token for token in tokens[own + 1 : own + 4] if token.kind is Kind.FINITE), None)
    if verb is None:
        return own + 1 < len(tokens) and _bare_verb(tokens[own + 1])
    return verb.word in words.PRESENT | words.MODALS


def _of_whom(tokens: Sequence[Token], own: int) -> bool:
    """As in "Fishermen whose cards were issued before 2022 may continue": which of them, for a rule."""
    who = next((i for i in range(own - 1, 0, -1) if tokens[i].word in _WHO), None)
    if who is None or tokens[who - 1].word == "," or tokens[who].kind is Kind.SUBORDINATOR:
        return False
    start = around.statement_start(tokens, who)
    subject = tokens[start:who]
    if not 0 < len(subject) <= _LONGEST_SUBJECT or not _in_general(subject):
        return False
    verb = next((t for t in tokens[own + 1 : own + 6] if t.kind in (Kind.FINITE, Kind.SUBORDINATOR)), None)
    if verb is None or any(token.word in words.MODALS for token in tokens[who + 1 : own]):
        return False  # "Schools that have closed must say so by Monday so that pupils can be brought"
    return verb.word in words.MODALS or verb.word in _DUTY


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
    if not own or tokens[own - 1].word not in _ANY or date.casefold() not in words.WEEKDAYS:
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
