"""Dates that pick some out of a kind: "kettles bought before 2021", "students who applied after 17 July"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import around, words
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
_WHO = frozenset({"who", "whose", "which", "that", "whom"})
_ANYBODY = frozenset("people those anyone everyone all persons anybody everybody".split())
_RULE_REACH = 20  # tokens of "for a course that starts in 2027 are subject"
_DUTY = frozenset("are is do does have has need needs".split())
# Without one of these words the rules that they stand beside cannot apply.
_CLASSED, _QUALIFIED = _MADE | {"or"}, frozenset("must who that which".split())


def picks(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date of `scope` only tells which things or persons a rule or a statement is about."""
    own, lacks = scope.own, scope.said.isdisjoint
    return (
        (not lacks(_BOUNDS) and _class_of_things(tokens, own))
        or (not lacks(_CLASSED) and _others_of_class(tokens, scope, own))
        or (not lacks(_QUALIFIED) and _who_qualify(tokens, own))
        or (not lacks(_WHO) and _of_whom(tokens, own))
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
    if _ever_since(tokens, who, own):
        return True
    subject = tokens[around.statement_start(tokens, who) : who]
    bound = tokens[own - 1].word in ("before", "after", "since")
    if not 0 < len(subject) <= _LONGEST_SUBJECT or not (
        _in_general(subject)
        or (bound and subject[0].word in words.INDEFINITE and not is_past(tokens[who + 1].word))
    ):
        return False  # "A man who was held before dawn" is somebody, "a man who enrols" anybody
    after = tokens[own + 1 : own + (_RULE_REACH if bound else 6)]
    verb = next((t for t in after if t.kind in (Kind.FINITE, Kind.SUBORDINATOR)), None)
    if verb is None or any(token.word in words.MODALS for token in tokens[who + 1 : own]):
        return False  # "Schools that have closed must say so by Monday so that pupils can be brought"
    return verb.word in words.MODALS or verb.word in _DUTY


def _ever_since(tokens: Sequence[Token], who: int, own: int) -> bool:
    """As in "a list of scientists who have died since 1996": each of them on a day of its own."""
    many = _in_general(tokens[who - 1 : who]) and tokens[who - 2].kind in (Kind.PREPOSITION, Kind.FINITE)
    return who > 1 and many and tokens[who + 1].word == "have" and tokens[own - 1].word == "since"
