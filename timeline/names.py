"""Names in a sentence: who acts and where, as records and packed into one string.

Packed, a name is a line `p4-17 Prak Sokhonn`: the first letter of its kind, where it stands in the sentence,
the name itself. A timeline holds hundreds of thousands of sentences, and most of their names are never looked
at; a string costs a fraction of the records.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "country", "place"]

_KINDS: dict[str, Kind] = {"p": "person", "o": "organisation", "c": "country", "l": "place"}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Actor:
    """A name at characters `start` to `end` of its sentence; `name` is its canonical form.

    Persons stand without honours and titles, countries by their short English name, also where their people,
    or a capital that speaks for them, is named. A country where something happens is a place.
    """

    name: str
    kind: Kind
    start: int
    end: int


def pack(actors: Iterable[Actor]) -> str:
    """The names in one string, in their order."""
    return "\n".join(f"{_LETTERS[one.kind]}{one.start}-{one.end} {one.name}" for one in actors)


def unpack(packed: str) -> tuple[Actor, ...]:
    """The names that were packed."""
    return tuple(map(_actor, packed.split("\n"))) if packed else ()


def actors(packed: str) -> tuple[str, ...]:
    """Who acts, each once, in the order of the sentence."""
    return tuple(dict.fromkeys(line.partition(" ")[2] for line in packed.split("\n") if line[:1] in _ACTING))


def places(packed: str) -> tuple[str, ...]:
    """Where it is, each once, in the order of the sentence."""
    return tuple(dict.fromkeys(line.partition(" ")[2] for line in packed.split("\n") if line[:1] == "l"))


_ACTING = frozenset("poc")


def _actor(line: str) -> Actor:
    place, _, name = line.partition(" ")
    start, _, end = place[1:].partition("-")
    return Actor(name, _KINDS[place[0]], int(start), int(end))
