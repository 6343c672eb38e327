"""Whether a title is true on its own: with its negation, its verbs, more than one word."""

from collections.abc import Collection, Sequence

from timeline.extract import clause, phrases
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token
from timeline.extract.wording import any_negates, is_negation

_CONJUNCTIONS = frozenset("and but or nor und oder aber sondern et ou mais y pero sino ed ma mas".split())
_DENYING = frozenset(
    "deny denies denied denying doubt doubts doubted refute refutes refuted false untrue rumours rumors "
    "rumour rumor rejected dismissed".split()
)
_SETS = frozenset("set sets fixed named chose".split())
_TELLING = frozenset({Kind.PRONOUN, Kind.DATE})
_DENIAL_REACH = 6  # tokens before the clause
_UNSPACED = "\u0e00"  # from here on: scripts whose words are not told apart by spaces, nearly all


def stands_alone(tokens: Sequence[Token], scope: Scope, chosen: Sequence[int]) -> bool:
    """Whether the words at `chosen` say what the clause of `scope` says, without the rest of it."""
    if not chosen:
        return False
    first = tokens[chosen[0]]
    if first.word in _CONJUNCTIONS and chosen[0] and not first.capital:
        return False
    last = chosen[-1]
    if tokens[last].word in _SETS and last + 1 == scope.at:
        return False  # "The firm set Monday as the deadline"
    return _says_enough(tokens, chosen) and not _loses_negation(tokens, scope, chosen)


def _says_enough(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether at least two words carry meaning."""
    said = [tokens[i] for i in chosen]
    telling = clause.content(said)
    if telling > 1 or telling + sum([token.kind in _TELLING for token in said]) > 1:
        return True
    return any(not token.word.isascii() and max(token.word) >= _UNSPACED for token in said)


def names_only(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether the title is one word for an event ("earthquake")."""
    return not _says_enough(tokens, chosen) and any(phrases.names_event(tokens[i]) for i in chosen)


def _loses_negation(tokens: Sequence[Token], scope: Scope, chosen: Collection[int]) -> bool:
    if not any_negates(scope.said) or not any(tokens[i].kind is Kind.FINITE for i in chosen):
        return False  # a noun phrase is not negated by the verb beside it
    chosen = frozenset(chosen)
    for index in range(scope.left, scope.right):
        if index in chosen or not is_negation(tokens[index]):
            continue
        heads = index < scope.at and min(chosen) > index  # "Not until May did the board reply"
        if heads or index - 1 in chosen or index + 1 in chosen:
            return True
    return False


def denied(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether what comes before the clause denies it: "denied that", "rumours that"."""
    if not scope.left or tokens[scope.left - 1].word != "that":
        return False
    before = tokens[max(0, scope.left - _DENIAL_REACH) : scope.left - 1]
    return any(token.word in _DENYING for token in before)
