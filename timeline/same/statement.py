"""A statement as the comparison sees it: what it says happened, to whom, with which numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.content import content
from timeline.extract import cancels
from timeline.same.gist import names_of
from timeline.same.ordinals import ordinals
from timeline.same.terms import terms

# Words of the clause that has the date, of the rest of its sentence; what words mean counts a little less.
_CLAUSE, _SENTENCE, _MEANING = 1.0, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a statement with weights, those of their meanings with a sign before them."""

    words: Mapping[str, float]
    acts: frozenset[str]  # classes of what happens
    content: frozenset[str]  # the words of the title as `timeline.content` has them
    names: frozenset[str]  # stems
    numbers: frozenset[str]  # of the title
    ordinals: frozenset[int]  # of sessions, stages, editions; of the title
    off: bool  # whether it calls its event off


@lru_cache(maxsize=4_000)
def statement(title: str, sentence: str) -> Statement:
    """Take a statement apart; `sentence` is without its date expression. Linear."""
    words: dict[str, float] = {}
    acts: set[str] = set()
    for text, weight in ((sentence, _SENTENCE), (title, _CLAUSE)):
        for term, _ in terms(text):
            if term.stem.isdigit() and weight < _CLAUSE:
                continue  # "on 3 and 5 May": the other day is no number of this one
            words[term.stem] = weight
            acts |= term.acts
            words |= {f"+{name}": weight * _MEANING for name in term.acts}
            words |= {f"#{name}": weight * _MEANING for name in term.things}
    said = content(title)
    return Statement(
        words,
        frozenset(acts),
        said,
        names_of(sentence),
        frozenset(word for word in said if word.isdigit()),
        ordinals(title),
        cancels(sentence, title),
    )


def likeness(
    left: Statement, right: Statement, ours: Mapping[str, float], theirs: Mapping[str, float]
) -> float:
    """How much two statements say the same, 0 to 1.

    `ours` and `theirs` are `Gist.telling` of the two texts: what the whole text is about does not tell which
    of its events is meant.
    """
    common = norm = other = 0.0
    for word, weight in left.words.items():
        telling = ours.get(word, 1.0) * theirs.get(word, 1.0)
        norm += weight * weight * telling
        found = right.words.get(word)
        if found is not None:
            common += weight * found * telling
    if not common:
        return 0.0
    for word, weight in right.words.items():
        other += weight * weight * ours.get(word, 1.0) * theirs.get(word, 1.0)
    return common / math.sqrt(norm * other)
