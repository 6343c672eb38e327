"""The parts of speech of a sentence that is read by phrases: "am" is a verb in English only."""

from collections.abc import Sequence

from timeline.extract.tokens import Kind, Token
from timeline.extract.world.phrases import Phrases

_SIGNS = frozenset({Kind.DATE, Kind.PUNCTUATION, Kind.MARKUP})


def known_as(tokens: Sequence[Token], phrases: Phrases) -> tuple[Token, ...]:
    """The tokens with the kinds that the language of `phrases` gives them."""
    return tuple([token if token.kind in _SIGNS else _as(token, _kind(token, phrases)) for token in tokens])


def _as(token: Token, kind: str) -> Token:
    if token.kind == kind:
        return token
    return Token(token.start, token.end, token.word, kind, token.capital, token.date, token.possessive)


def _kind(token: Token, phrases: Phrases) -> str:
    if token.word in phrases.coordinators:
        return Kind.COORDINATOR
    if token.word in phrases.company or token.word in phrases.dangling:
        return Kind.PREPOSITION
    if not token.capital and phrases.verbs.fullmatch(token.word):
        return Kind.FINITE
    return Kind.OTHER
