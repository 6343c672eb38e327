"""Pieces of words without which a pattern cannot match.

A pattern with many branches is tried at every character; to look for its words first takes a tenth of that.
Where a pattern gets a new branch, its pieces get what the branch cannot do without.
"""

from collections.abc import Iterable


def has_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of the pieces stands anywhere in a text, which is given in small letters."""
    return any(map(text.__contains__, pieces))
