"""The words of a statement that tell what happened."""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Words that say nothing about what happened. Names and honours are left: they tell who it was.
_STOP = frozenset(
    "a about an and as at be been both but by during for from had has have he her his in into is it its of "
    "on or our she than that the their them they this those to was we were which who whose will with would "
    "after before also said says date".split()
)


@lru_cache(maxsize=256)
def content(title: str) -> frozenset[str]:
    """The words of a title that say what happened, without endings of number and tense."""
    return frozenset([_stem(word) for word in folded_words(title) if word not in _STOP])


@lru_cache(maxsize=32)  # a title is asked what it says and what its date left in it
def folded_words(text: str) -> Sequence[str]:
    """The words of a text, folded."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=30_000)
def _stem(word: str) -> str:
    """A crude stem: endings of number and tense matter less than a missed match."""
    for ending in ("ings", "ing", "ers", "ies", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
