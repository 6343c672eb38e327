"""“Today” that means these days: "Today, most people own a telephone", "it remains as relevant today"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

TODAY = frozenset({"today", "aujourd'hui", "heute", "hoy", "oggi", "hoje", "vandaag"})
_STATES = frozenset("is are has have do does remains remain means includes live lives".split())
_STATIVE = frozenset(
    "is counts employs houses numbers stands serves belongs lives works uses covers offers consists owns "
    "contains remains comprises has looks exists feeds supplies draws attracts produces teaches marks "
    "commemorates bears".split()
)
# What lasts, with a subject of any number: "women who know today", "the lessons remain relevant today".
_LASTING = _STATIVE - {"is"} | frozenset(
    "have remain continue continues live know think believe feel need want face exist enjoy rely depend "
    "count use own belong stand inspire inspires shape shapes means mean matter matters".split()
)
_STATES_OF = frozenset("left gone known used".split())  # "is left"
_WITH_US = frozenset({"here", "there", "still"})
_MORE = frozenset(
    "más menos mejor peor mayor menor mejores peores mismo misma mismos mismas igual plus moins mieux pire"
    " même mêmes mais melhor pior maior mesmo mesma".split()
)
_SPEAKERS = frozenset({"us", "me", "you"})
_DOING = frozenset({Kind.GERUND, Kind.FINITE, Kind.PARTICIPLE})
_STILL_REACH = 5  # tokens of "is still in use"
_SUBJECT_REACH = 8  # tokens


def lasts(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the "today" of `scope` tells what is so these days rather than what happens on this day."""
    if scope.at and _than(tokens, scope.at - 1):
        return True
    if _lasts(tokens, scope.end) or _still(tokens, scope):
        return True
    after = [token.word for token in tokens[scope.end : scope.end + 2]]
    if after in (["there", "are"], ["there", "is"], ["it", "is"], ["it", "has"], ["they", "are"]):
        return True
    if _stative_after(tokens, scope) or _stative_before(tokens, scope) or _present(tokens, scope):
        return True
    heads = scope.at == 0 and len(tokens) > 1 and tokens[1].word == ","
    verb = next((i for i in range(scope.end, len(tokens)) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or not heads:
        return heads
    following = tokens[verb + 1].kind if verb + 1 < len(tokens) else None
    return tokens[verb].word in _STATES and following not in _DOING


def _than(tokens: Sequence[Token], at: int) -> bool:
    """Whether "more than" stands there: "más alto que hoy", but "las películas que hoy se exhibirán"."""
    if tokens[at].word != "que":
        return tokens[at].word in ("than", "als")
    return any(token.word in _MORE for token in tokens[max(0, at - _SUBJECT_REACH) : at])


def _lasts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb at `index` tells a state, not the first word of "is opening" or "has signed"."""
    if index >= len(tokens) or tokens[index].word not in _STATIVE:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.kind not in _DOING or following.word in _STATES_OF


def _still(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the chapel is still open today"."""
    near = [token.word for token in tokens[max(scope.left, scope.own - _STILL_REACH) : scope.own]]
    still = any(first in ("is", "are") and second == "still" for first, second in pairwise(near))
    return still and not any(token.kind is Kind.GERUND for token in tokens[scope.left : scope.own])


def _stative_after(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Today the trust counts 2,300 members": the first verb after the subject says what lasts."""
    if scope.at or (tokens[scope.end : scope.end + 1] and tokens[scope.end].kind is Kind.PREPOSITION):
        return False
    for index in range(scope.end + 1, min(len(tokens), scope.end + _SUBJECT_REACH)):
        token = tokens[index]
        if token.word in _STATIVE and tokens[index - 1].kind is not Kind.DETERMINER:
            return _lasts(tokens, index)
        if token.kind is Kind.FINITE:
            return False
    return False


def _stative_before(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The lessons remain just as relevant today", "We need a way to reflect our values today"."""
    if scope.end < len(tokens) and tokens[scope.end].kind in (Kind.FINITE, Kind.OTHER):
        return False
    left = scope.left - 2 if scope.left > 1 and tokens[scope.left - 1].word == "as" else scope.left
    verb = next((i for i in range(scope.own - 1, left - 1, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or tokens[verb].word not in _LASTING:
        return False
    if verb > scope.left and tokens[verb - 1].kind is Kind.FINITE:
        return False  # "did not have", "will need"
    rest = [token for token in tokens[verb + 1 : scope.own] if token.kind is not Kind.ADVERB]
    return not rest or rest[0].kind not in _DOING


def _present(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the children who are here today", "With me today are the chairman and the treasurer"."""
    before = [token.word for token in tokens[max(0, scope.own - 2) : scope.own]]
    if before[-1:] and before[-1] in _WITH_US:
        return before[-1] != "still" and not any(t.word == "to" for t in tokens[scope.end : scope.end + 1])
    return before[:1] == ["with"] and before[-1] in _SPEAKERS
