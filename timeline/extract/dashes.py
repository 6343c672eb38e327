"""Asides between dashes, which are read as brackets: "Rex—a police dog from Hull—found the boy"."""

from collections.abc import Sequence

from timeline.extract.tokens import Kind, Token

_DASHES = frozenset({"—", "–"})
_LONGEST = 20  # tokens


def enclose(tokens: Sequence[Token]) -> None:
    """Makes brackets of the two dashes of a sentence that stand round words without a date."""
    dashes = [i for i, token in enumerate(tokens) if token.word in _DASHES]
    if len(dashes) != 2:
        return
    first, last = dashes
    inside = tokens[first + 1 : last]
    if first and 0 < len(inside) <= _LONGEST and all(token.kind is not Kind.DATE for token in inside):
        tokens[first].word, tokens[last].word = "(", ")"
