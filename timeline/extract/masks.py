"""What stays of a statement when only its date moves: the key to recognising it again."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from timeline.extract.blocks import Span
from timeline.extract.dated import Dated
from timeline.extract.stems import has_any

MARK = "▮"
# "in March" may become "on 12 March": the little words go with the date.
_BESIDE = re.compile(
    r"(?:\b(?:on|in|at|from|between|the|of|mon|tues?|wed|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"[\s,(]*){0,4}\u25ae(?:[\s,)(]*\u25ae|[\s,(]*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b\)?)*"
)
_APOSTROPHES = "'’‘ʼ`´"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_MARKED = f" {MARK} "


def statement(text: str, sentence: Span, dates: Sequence[Dated]) -> str:
    """The words of `sentence` with a mark for each date, folded: case, punctuation, variants do not count."""
    parts: list[str] = []
    at = sentence.start
    for dated in dates:
        parts += (text[at : dated.span.start], MARK)
        at = dated.span.end
    parts.append(text[at : sentence.end])
    plain = "".join(parts)
    if not sentence.of(text).isascii():
        plain = unicodedata.normalize("NFKC", plain)
    plain = plain.casefold()
    if has_any(plain, _APOSTROPHES):
        plain = _APOSTROPHE.sub("", plain)
    plain = _BESIDE.sub(_MARKED, plain) if MARK in plain else plain
    return " ".join(plain.translate(_LETTERS).split())


def numbered(masked: str, number: int, count: int) -> str:
    """`masked` for date `number` (from 0) of a sentence that has `count` of them."""
    return masked if count < 2 else f"{masked} #{number + 1}"


@lru_cache(maxsize=4_000)
def _letter(number: int) -> str:
    """A character by its number, a space for one that does not count."""
    character = chr(number)
    counts = character.isalnum() or unicodedata.category(character)[0] in "MS"
    return character if counts else " "


class _Letters(dict[int, str]):
    """The same as a table for `str.translate`, which holds the commonest."""

    def __missing__(self, number: int) -> str:
        return _letter(number)


_LETTERS = _Letters({number: _letter(number) for number in range(0x250)})
