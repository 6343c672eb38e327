"""What the cells of a row name: a match, a paper, a case in court with what is heard of it."""

import re
from collections.abc import Sequence

from timeline.extract.sentences import sentences

_SHORT_NAME = 3  # words; a name of fewer takes the next cell with it
_LONGEST_TITLE = 12
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What a number or mark is that names no happening: "WA-2026-011", "3 KLs 14/25", "2–1".
_NUMBERED = re.compile(r"\W*(?:[\w.]{1,4}\W+)*[\w./-]*\d[\w./–:,-]*\W*")
# Cells that say how much of the day it takes.
_WHOLE = re.compile(
    r"all (?:day|week)|(?:half|school) day|[ap]\.?m\.?|ganztägig|journée|todo el día", re.IGNORECASE
)
# Marks as they are written out in Markdown, and what stands where there is nothing to say.
_MARKED = re.compile(r"(?:\W*:\w+:)+\W*")
_EMPTY = re.compile(
    r"\W*(?:n/?a|none|tb[acd]|k\. ?a\.|entfällt|current|aktuell|actuel(?:le)?|actual)\W*", re.IGNORECASE
)
# The parties of a case, which is heard again and again; who hears it and where; what is heard.
_PARTIES = re.compile(r"(?:\w|\)) (?:v|vs|c|gegen|contre|contra)\.? \w|^(?:Re|In re|Ex parte|R \()\s?\w")
_BENCH = re.compile(
    r"\b(?:court|courts|courtroom|chamber|room|hall|bench|panel|before|justice|judge|judges|hon\.?|lj|registrar"
    r"|saal|sitzungssaal|kammer|richter\w*|salle|chambre|juge|sala|juez|remote|hybrid|in person|zoom)\b",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:hearings?|type|purpose|business|proceedings?|nature|stage|matter|event|verhandlung|gegenstand|objet"
    r"|audience|asunto|objeto)\b",
    re.IGNORECASE,
)

# Where a text in a cell may end that is too long for a title: behind a label or a sentence.
_LABEL_ENDS = re.compile(r"(?<=\w): |(?<=[^\W\d_A-Z][^\W\d_][^\W\d_)])\. (?=[^\W\d_a-z])")


def name(cells: Sequence[str], heads: Sequence[str] = ()) -> str:
    """What the row is about: its first cell with words, with the next where it is short.

    A case in court takes what is heard of it along. `heads` are those of the cells, () where unknown.
    """
    named = [at for at, cell in enumerate(cells) if _names(cell)]
    title, after = "", 0
    for after, at in enumerate(named, 1):  # noqa: B007 - where the name ends
        title = f"{title}, {cells[at]}" if title else cells[at]
        if len(title.split()) >= _SHORT_NAME:
            break
    if _PARTIES.search(title):
        heard = _heard(cells, heads, named[after:])
        title = f"{title}, {heard}" if heard else title
    words = title.split()
    if len(words) <= _LONGEST_TITLE:
        words = _sentence(title).split()
    elif (ends := _LABEL_ENDS.search(title)) is not None:
        words = title[: ends.start()].split()
    return " ".join(words[:_LONGEST_TITLE]).rstrip(".")


def _sentence(title: str) -> str:
    """The first sentence of a title without its full stop: "The city falls. A republic is proclaimed"."""
    first = sentences(title)[0].of(title) if title else ""
    return first[:-1] if first.endswith(".") and len(first.split()) >= _SHORT_NAME else title


def _names(cell: str) -> bool:
    if not cell or any(nothing.fullmatch(cell) for nothing in (_NUMBERED, _WHOLE, _MARKED, _EMPTY)):
        return False
    return _WORD.search(cell) is not None


def marks(cell: str) -> int:
    """How many characters of marks such as ":x:," open a cell."""
    found = _MARKED.match(cell)
    return 0 if found is None else found.end()


def _heard(cells: Sequence[str], heads: Sequence[str], left: Sequence[int]) -> str:
    """What is heard of a case: the cell that its head says so, else the first that is no bench or room."""
    said = [at for at in left if heads and _HEARD.search(heads[at])]
    return next((cells[at] for at in said or left if not _BENCH.search(cells[at])), "")
