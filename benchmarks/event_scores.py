"""Pairs what a careful reader labelled with what the program found, and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.edtf import Edtf
from timeline.extract import cancels
from timeline.model import Mention

LONGEST_NAME = 12  # words

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One event of a text as a careful reader sees it; `places` are where its date may stand.

    `published` labels are found at the day of publication, wherever the text is. What is `optional` is
    neither a miss when it is not found nor an excess when it is.
    """

    when: Edtf
    cue: str
    places: tuple[Place, ...]
    names: tuple[str, ...]
    reported: bool = False
    published: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its labels, the places that date nothing, and what the program found."""

    name: str
    language: str
    text: str
    labels: tuple[Label, ...]
    traps: tuple[Place, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A text with its labels paired off: numbers are positions in its `labels` and `mentions`."""

    text: Text
    pairs: tuple[tuple[int, int], ...]

    @property
    def hits(self) -> list[tuple[Label, Mention]]:
        found = ((self.text.labels[i], self.text.mentions[j]) for i, j in self.pairs)
        return [(label, mention) for label, mention in found if not label.optional]

    @property
    def misses(self) -> list[Label]:
        paired = {i for i, _ in self.pairs}
        return [label for i, label in enumerate(self.text.labels) if i not in paired and not label.optional]

    @property
    def excess(self) -> list[Mention]:
        """What was found and not labelled.

        Not what the text calls off: the program keeps that, marked as such, to strike out what was announced.
        """
        paired = {j for _, j in self.pairs}
        left = (mention for j, mention in enumerate(self.text.mentions) if j not in paired)
        return [mention for mention in left if not cancels(mention.sentence, mention.title)]

    @property
    def forbidden(self) -> list[Mention]:
        return [mention for mention in self.excess if stands_in(self.text.traps, mention)]


def paired(text: Text) -> Result:
    """As many labels as possible with one mention each, those that must be found first."""
    order = sorted(range(len(text.labels)), key=lambda i: text.labels[i].optional)
    options = {i: candidates(text.labels[i], text.mentions) for i in order}
    taken: dict[int, int] = {}
    for i in order:
        place(i, options, taken, set())
    return Result(text, tuple(sorted((i, j) for j, i in taken.items())))


def candidates(wanted: Label, mentions: Sequence[Mention]) -> list[int]:
    """The mentions that are what the label says, those with a good name first."""
    found = [j for j, mention in enumerate(mentions) if agrees(wanted, mention)]
    return sorted(found, key=lambda j: not well_named(wanted, mentions[j]))


def place(i: int, options: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a mention for label `i`, moving others that have a choice (augmenting paths)."""
    for j in options[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken or place(taken[j], options, taken, seen):
            taken[j] = i
            return True
    return False


def agrees(wanted: Label, mention: Mention) -> bool:
    basis = str(mention.basis)
    if not same_date(mention.when, wanted.when) or (basis == "published") != wanted.published:
        return False
    if wanted.published:
        return True
    return (basis == "reported") == wanted.reported and stands_in(wanted.places, mention)


def same_date(found: Edtf, wanted: Edtf) -> bool:
    """Whether two values are one: a half of a year is also the interval of its months."""
    if found == wanted:
        return True
    periods = found.precision is not wanted.precision and "T" not in found.text + wanted.text
    return periods and (found.lower, found.upper) == (wanted.lower, wanted.upper)


def stands_in(where: Iterable[Place], mention: Mention) -> bool:
    """Whether the date expression of a mention overlaps one of these places."""
    return any(mention.date_start < end and start < mention.date_end for start, end in where)


def well_named(wanted: Label, mention: Mention) -> bool:
    """Whether the title is short and holds at least half of the words that a good name holds."""
    title = " ".join(mention.title.casefold().split())
    there = sum(" ".join(words.casefold().split()) in title for words in wanted.names)
    return 2 * there >= len(wanted.names) and len(title.split()) <= LONGEST_NAME


def scores(results: Sequence[Result]) -> dict[str, float]:
    """Counts, and in per cent: precision, recall, F1, and the share of found events with a good name."""
    hits = [pair for result in results for pair in result.hits]
    misses = sum(len(result.misses) for result in results)
    excess = sum(len(result.excess) for result in results)
    named = sum(well_named(wanted, mention) for wanted, mention in hits)
    return {
        "texts": len(results),
        "labels": len(hits) + misses,
        "found": len(hits) + excess,
        "precision": share(len(hits), len(hits) + excess),
        "recall": share(len(hits), len(hits) + misses),
        "f1": share(2 * len(hits), 2 * len(hits) + excess + misses),
        "named": share(named, len(hits)),
        "forbidden": sum(len(result.forbidden) for result in results),
    }


def share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
