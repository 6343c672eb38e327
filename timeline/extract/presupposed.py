"""What takes place whatever is said of it: "if it is approved at the annual meeting on 20 May"."""

from collections.abc import Sequence

from timeline.extract import phrases, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_LONGEST_OCCASION = 6  # tokens of "the girls' basketball final"
_NO_NOUNS = frozenset({Kind.FINITE, Kind.PARTICIPLE, Kind.GERUND, Kind.RELATIVE, Kind.SUBORDINATOR})
_AT_WHICH = frozenset("at in before after until during since".split())


def takes_place(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "if it is approved at the annual meeting on 20 May": the meeting is held whatever is approved."""
    at = scope.own - 1
    if at < scope.left + 2 or tokens[at].word not in ("of", "on", "in"):
        return False
    if tokens[at].word == "of" and _definite_event(tokens, scope.left, at):
        return True
    if any(token.word == "would" for token in tokens[scope.left : at]):
        return False
    start = next((i for i in range(at - 1, scope.left, -1) if _opens_company(tokens, i)), None)
    if start is None or not any(phrases.names_event(token) for token in tokens[start:at]):
        return False
    return not any(token.kind in _NO_NOUNS for token in tokens[start:at])


def _definite_event(tokens: Sequence[Token], left: int, of: int) -> bool:
    """As in "Nobody was invited to the referendum of 2016": what has a definite article took place."""
    if not phrases.names_event(tokens[of - 1]):
        return False
    start = phrases.phrase_start(tokens, left, of - 1)
    return tokens[start].word in ("the", *words.POSSESSIVES)


def _opens_company(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun phrase at `index` is where or when something else happens: "at | the meeting"."""
    token = tokens[index]
    if token.kind is not Kind.DETERMINER or token.word in words.NEGATIONS:
        return False
    if tokens[index - 1].word not in _AT_WHICH:
        return False
    names = tokens[index + 1 : index + 1 + _LONGEST_OCCASION]
    return any(phrases.names_event(name) and name.word != "event" for name in names)
