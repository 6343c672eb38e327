"""Names behind honours and offices: "H.E. Dr. ...", "Deputy Prime Minister and Minister of Health ..."."""

from collections.abc import Sequence
from typing import Protocol

from timeline.extract.actors import lexicon, persons
from timeline.extract.actors.gazetteer import Gazetteer, Sort
from timeline.extract.actors.runs import Word
from timeline.names import Kind

OPENING = lexicon.HONORIFICS | lexicon.TITLES | lexicon.RANKS
_OF = frozenset(
    {"of", "for", "de", "des", "du", "von", "für", "and", "et", "y", "und", "&", "the", "la", "le"}
)


class Names(Protocol):
    """Where names that are found go."""

    names: Gazetteer

    def add(self, name: str, kind: Kind, start: int, end: int) -> None:
        """One more name."""


def read(found: Names, words: Sequence[Word], at: int, bodies: dict[int, int]) -> int:
    """Reads the titles that begin at a word and the name behind them; behind what was read."""
    start, title = _titles(found, words, at, bodies)
    if not title:
        return max(start, at + 1)
    if start in bodies or start >= len(words):
        return start
    end = persons.name_end(words, start, found.names)
    if end == start or (end - start == 1 and not persons.may_stand_alone(words, start, title)):
        return start
    found.add(persons.canonical(words[start:end]), "person", words[start].start, words[end - 1].end)
    return end


def _titles(found: Names, words: Sequence[Word], at: int, bodies: dict[int, int]) -> tuple[int, str]:
    """Behind the titles and what they are for, and the last title; "" where there is only a rank."""
    title, styled, office = "", False, False
    while at < len(words) and at not in bodies and not (at and words[at - 1].stop and title):
        word = words[at]
        if word.key in lexicon.HONORIFICS or word.key in lexicon.TITLES:
            title, office = word.key, False
            styled = styled or word.key == "samdech"
        elif (styled and word.key in lexicon.STYLES) or (
            word.key in lexicon.RANKS and (not title or _title_follows(words, at))
        ):
            pass
        elif title and word.key in _OF and not word.capital and _goes_on(words, at):
            office = True
        elif not (office and word.key in lexicon.PORTFOLIO and not word.text.isupper()):
            behind = _country(found, words, at) if office else at
            if behind == at:
                break
            at = behind
            continue
        at += 1
    return at, title


def _title_follows(words: Sequence[Word], at: int) -> bool:
    following = words[at + 1 : at + 3]
    return any(word.key in lexicon.TITLES for word in following)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether an office goes on behind "of" or "and"; a second person may follow instead."""
    while at < len(words) and words[at].key in _OF and not words[at].capital:
        joins = words[at].key in ("and", "et", "y", "und", "&")
        at += 1
        if joins:
            return at < len(words) and (words[at].key in lexicon.PORTFOLIO or words[at].key in OPENING)
    return at < len(words)


def _country(found: Names, words: Sequence[Word], at: int) -> int:
    """Behind the country or body that an office is for, which is added; `at` where there is none."""
    known = found.names.at(words, at)
    if known is None or known[1].sort is Sort.CAPITAL:
        return at
    kinds: dict[Sort, Kind] = {Sort.PLACE: "place", Sort.BODY: "organisation"}
    kind = kinds.get(known[1].sort, "country")
    found.add(known[1].name, kind, words[at].start, words[at + known[0] - 1].end)
    return at + known[0]
