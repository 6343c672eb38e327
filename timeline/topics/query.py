"""What a topic asks for, what it is asked of, and the answer."""

import re
from dataclasses import dataclass, field
from typing import Literal, assert_never

from timeline.edtf import Edtf
from timeline.model import ChangeKind
from timeline.topics.words import line, lines

WordField = Literal["", "actor", "place", "source"]
State = Literal["announced", "past", "unconfirmed", "called-off"]
OPERATORS = ("OR", "AND", "NOT")
# What would be read as something else, or as two things, without quotes.
_NOT_BARE = re.compile(r'[\s()"]|^[-\u2212]|^[A-Za-z]+:|^(?:OR|AND|NOT)$|^$')
_NOT_BARE_VALUE = re.compile(r'[\s()"]|^$')


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a topic may choose: an event or a change.

    A phrase is looked for within the paragraphs of `text`, which blank lines part. `sources` are ids and
    titles, `actors` and `places` names. `kinds` are kinds of change, none for an event. `dates` are all that
    are told for it, also the one before a change; what has none is not chosen by date.
    """

    text: str
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    dates: tuple[Edtf, ...] = ()
    announced: bool = False  # begins after today
    past: bool = False  # ended before today
    unconfirmed: bool = False  # announced, past, and nothing written since confirms it
    called_off: bool = False  # its text calls it off
    words: str = field(init=False, compare=False, repr=False)
    source_words: str = field(init=False, compare=False, repr=False)
    actor_words: str = field(init=False, compare=False, repr=False)
    place_words: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", lines(self.text))
        for name, texts in (("source", self.sources), ("actor", self.actors), ("place", self.places)):
            object.__setattr__(self, f"{name}_words", "\n".join(map(line, texts)))

    def words_at(self, place: WordField) -> str:
        """The words that a field asks for, folded."""
        fields = {
            "": self.words,
            "source": self.source_words,
            "actor": self.actor_words,
            "place": self.place_words,
        }
        return fields[place]


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase, of which with `prefix` only the beginning of the last word is given.

    Two are equal that find the same. Raises ValueError for a text without a word.
    """

    text: str = field(compare=False)
    place: WordField = ""
    prefix: bool = field(default=False, compare=False)
    needle: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        needle = line(self.text)
        if not needle:
            raise ValueError(f"there is no word in {self.text!r}")
        object.__setattr__(self, "needle", needle.rstrip() if self.prefix else needle)

    def __str__(self) -> str:
        name = f"{self.place}:" if self.place else ""
        quotes = '"' if (_NOT_BARE_VALUE if name else _NOT_BARE).search(self.text) else ""
        return f"{name}{quotes}{self.text}{quotes}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change."""

    kind: ChangeKind

    def __str__(self) -> str:
        return f"kind:{self.kind}"


@dataclass(frozen=True, slots=True)
class When:
    """A period: a date fits that has a day in common with it."""

    period: Edtf

    def __str__(self) -> str:
        start, end = self.period.ends
        return f"when:{start}" if start == end else f"when:{start or ''}..{end or ''}"


@dataclass(frozen=True, slots=True)
class Is:
    """Where an event stands as of today."""

    state: State

    def __str__(self) -> str:
        return f"is:{self.state}"


@dataclass(frozen=True, slots=True)
class Not:
    """What its part does not choose."""

    part: "Words | Kind | When | Is | All | Either"

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, All | Either) else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class All:
    """What all parts choose, two at least."""

    parts: "tuple[Words | Kind | When | Is | Not | Either, ...]"

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Either) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """What any part chooses, two at least."""

    parts: "tuple[Words | Kind | When | Is | Not | All, ...]"

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Node = Words | Kind | When | Is | Not | All | Either


@dataclass(frozen=True, slots=True)
class Topic:
    """A query that was understood. Its string is a query for the same topic."""

    root: Node

    def __str__(self) -> str:
        return str(self.root)

    def matches(self, subject: Subject) -> bool:
        """Whether the topic chooses the subject."""
        return _holds(self.root, subject)


def _holds(node: Node, subject: Subject) -> bool:
    match node:
        case Words():
            return node.needle in subject.words_at(node.place)
        case Kind(kind):
            return kind.value in subject.kinds
        case When(period):
            return any(date.overlaps(period) for date in subject.dates)
        case Is(state):
            return _is(state, subject)
        case Not(part):
            return not _holds(part, subject)
        case All(parts):
            return all(_holds(part, subject) for part in parts)
        case Either(parts):
            return any(_holds(part, subject) for part in parts)
        case _:
            assert_never(node)


def _is(state: State, subject: Subject) -> bool:
    match state:
        case "announced":
            return subject.announced
        case "past":
            return subject.past
        case "unconfirmed":
            return subject.unconfirmed
        case "called-off":
            return subject.called_off
