"""Persons: the words of a name, its canonical form, and what tells that words are a person's name."""

import re
from collections.abc import Sequence

from timeline.extract.actors import lexicon
from timeline.extract.actors.gazetteer import Gazetteer, Sort
from timeline.extract.actors.runs import Word

_MOST = 5  # words
_ROMAN = re.compile(r"[IVX]{2,}")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_PARTS = re.compile(r"[^\W_]+")
_PARTICLE = re.compile(r"(?:al|el|an|as|ash|ad|ar)-", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 70  # characters
# An office alone with these is followed by what is no person ("General Motors").
_LOOSE = frozenset(
    "general major captain officer speaker chief director counsel attorney secretary premier chair coach "
    "justice representative deputy commander inspector first second special state central bank".split()
)


OFFICES = lexicon.TITLES | lexicon.HONORIFICS


def name_end(words: Sequence[Word], at: int, names: Gazetteer) -> int:
    """Behind the last word of the person's name that begins at a word; `at` where none does."""
    end = at
    while end < len(words) and end - at < _MOST and _is_part(words, end, first=end == at, names=names):
        end += 1
        while end < len(words) - 1 and _is_particle(words[end]) and end > at:
            end += 1
        if words[end - 1].stop or words[end - 1].owner:
            break
    while end > at and not words[end - 1].capital and not _PARTICLE.match(words[end - 1].text):
        end -= 1
    return end


def canonical(words: Sequence[Word]) -> str:
    """A name without capitals that only mark the surname: "PRAK Sokhonn" is Prak Sokhonn."""
    return " ".join(_folded(word.text) for word in words)


def may_stand_alone(words: Sequence[Word], at: int, title: str) -> bool:
    """Whether one word is name enough behind a title."""
    return (
        title not in _LOOSE
        and len(words[at].text) > 1
        and words[at].key not in lexicon.NO_PLACE
        and words[at].key not in lexicon.PORTFOLIO
    )


def speaks(words: Sequence[Word], sentence: str) -> bool:
    """Whether two words or more that are otherwise unknown are a person by what stands in and beside them."""
    if words[0].key in lexicon.GIVEN or words[0].key.partition("-")[0] in lexicon.GIVEN:
        return True
    if any(_INITIAL.fullmatch(word.text) and word.text != "I" for word in words[:-1]):
        return True
    behind = sentence[words[-1].end : words[-1].end + _REACH]
    before = sentence[max(0, words[0].start - _REACH) : words[0].start]
    following = _WORDS.match(behind.lstrip()) if behind[:1] == " " else None
    if following and following[0] in lexicon.HUMAN:
        return True
    if re.search(r"\b(?:said|says|dit|sagte|dijo) $", before):
        return True
    return _in_apposition(before, behind)


def _in_apposition(before: str, behind: str) -> bool:
    """Whether an office stands between commas beside the name: "Chen Weiming, the finance minister,"."""
    if not behind.startswith(","):
        return False
    aside = behind[1:].partition(",")[0]
    if re.match(r" (?:who|whose|\d\d)\b", aside):
        return True
    offices = lexicon.TITLES
    if len(aside.split()) <= 6 and offices.intersection(map(str.casefold, _WORDS.findall(aside))):
        return True
    ahead = before.rstrip()
    if not ahead.endswith(","):
        return False
    return bool(offices.intersection(_WORDS.findall(ahead[:-1].rpartition(",")[2])))


def _is_part(words: Sequence[Word], at: int, *, first: bool, names: Gazetteer) -> bool:
    word = words[at]
    if _PARTICLE.match(word.text) and not first:
        return True
    if not word.capital or (word.key in OFFICES and (first or not word.text.isupper())):
        return False
    if word.key in lexicon.CALENDAR and not first:
        return False
    if word.key in lexicon.SMALL or word.key in lexicon.HEADING:
        return False
    known = names.at(words, at)
    if known is None:
        return True
    # A surname may be the name of a place; a people or a body goes on with something else.
    return not first and known[1].sort in (Sort.COUNTRY, Sort.PLACE, Sort.CAPITAL) and known[0] == 1


def _is_particle(word: Word) -> bool:
    return not word.capital and word.key in lexicon.PARTICLES


def _folded(word: str) -> str:
    if len(word) < 2 or not word.isupper() or _ROMAN.fullmatch(word) or "." in word:
        return word
    return _PARTS.sub(lambda part: part[0].capitalize(), word)
