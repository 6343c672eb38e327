"""Runs of words with capitals: where names can be. Small words inside a run join the words of one name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.extract import abbreviations
from timeline.extract.actors import lexicon

_UPPER = "".join(
    chr(number)
    for number in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))
    if chr(number).isupper()
)
_WORD = rf"[{_UPPER}][^\W_]*+(?:(?:\.?[-–'’&]|\.)[^\W_]++)*+(?:\.(?!\S))?+"
_JOINING = (
    "of|for|on|and|the|in|de|du|des|la|le|les|del|das|dos|da|do|van|von|der|den|dem|ter|bin|ibn|bint|y|e|es|et"
    "|und|für|zu|di|&"
)
_PREFIX = r"(?:(?:[dl]|al|el|an|as|ash|ad|ar)['’-](?=[^\W_]))?+"
_RUN = re.compile(rf"(?<![^\W_])(?<!\w-){_WORD}(?:\s+(?:(?:{_JOINING})\s+){{0,3}}{_PREFIX}{_WORD})*+")
# A run begins with one; to try every character takes three times as long.
_CAPITAL = re.compile(f"[{_UPPER}]")
_NO_NAMES = lexicon.SMALL | lexicon.CALENDAR
_PART = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ELIDED = re.compile(r"[dlDL]['’](?=[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


class Word(NamedTuple):
    """A word of a run at `start` to `end` of the sentence, without a possessive ending or full stop.

    `key` is what it is looked up by. No name goes on behind a word with `stop`; `owner` marks a possessive.
    """

    start: int
    end: int
    text: str
    key: str
    capital: bool
    owner: bool
    stop: bool


def runs(sentence: str) -> Iterator[tuple[Word, ...]]:
    """The runs of a sentence in order. Linear."""
    behind = 0
    while (capital := _CAPITAL.search(sentence, behind)) is not None:
        found = _RUN.match(sentence, capital.start())
        behind = capital.end() if found is None else found.end()
        if found is None:
            continue
        raw, start = found[0], found.start()
        if raw.isalpha():
            word = _word(raw, start)
            if word.key not in _NO_NAMES or raw.isupper():
                yield (word,)
        else:
            yield tuple([_word(part[0], start + part.start()) for part in _PART.finditer(raw)])


def _word(raw: str, start: int) -> Word:
    if raw.isalpha():
        return Word._make((start, start + len(raw), raw, raw.casefold(), raw[0].isupper(), False, False))
    return _dressed(raw, start)


def _dressed(raw: str, start: int) -> Word:
    """A word with other signs than letters."""
    elided = _ELIDED.match(raw)
    if elided and len(raw) > 3:
        start += elided.end()
        raw = raw[elided.end() :]
    stop = raw.endswith(".")
    if stop:
        bare = raw[:-1].casefold()
        abbreviated = (
            bare in abbreviations.TITLES or bare in lexicon.LEGAL_FORMS or bare in lexicon.HONORIFICS
        )
        stop = not (abbreviated or _INITIALS.fullmatch(raw) or bare in lexicon.TITLES)
        raw = raw if _INITIALS.fullmatch(raw) else raw[:-1]
    owner = _POSSESSIVE.search(raw)
    text = raw[: owner.start()] if owner else raw
    return Word(start, start + len(text), text, key(text), text[:1].isupper(), owner is not None, stop)


def key(text: str) -> str:
    """What a word is looked up by: without case, full stops at its end and kinds of apostrophes."""
    return text.casefold().rstrip(".").replace("’", "'")


def keys(name: str) -> tuple[str, ...]:
    """The words of a known name as they are looked up in a run."""
    return tuple(_word(part, 0).key for part in name.split())
