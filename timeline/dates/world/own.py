"""What a language has beside the rules that all lexicons share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.dates.reading import Groups, Meaning
from timeline.dates.world.read import Vocabulary


@dataclass(frozen=True, slots=True)
class Own:
    """A pattern as in timeline.dates.grammar, and what reads it; tried before the shared rules."""

    pattern: str
    reader: Callable[[Vocabulary, Groups], Meaning | None]


def after(phrases: Iterable[str]) -> str:
    """A look behind for phrases; each is of fixed length and ends before one space."""
    found = (rf"(?<=\b{phrase.replace(' ', chr(92) + 's')}\s)" for phrase in phrases)
    return f"(?:{'|'.join(found)})"
