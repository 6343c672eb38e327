"""What a language has beside the rules that all lexicons share."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.dates.reading import Groups, Meaning
from timeline.dates.world.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Own:
    """A pattern as in timeline.dates.grammar, and what reads it; tried before the shared rules."""

    pattern: str
    reader: Callable[[Vocabulary, Groups], Meaning | None]


def after(phrases: Iterable[str]) -> str:
    """A look behind for phrases; each is of fixed length and ends before one space."""
    known = tuple(phrases)
    ends = re.escape("".join(sorted({phrase[-1] for phrase in known})))  # one look tells most places off
    spaced = (r"\s".join(map(re.escape, phrase.split(" "))) for phrase in known)
    found = "|".join(f"(?<=\\b{phrase}\\s)" for phrase in spaced)
    return rf"(?<=[{ends}]\s)(?:{found})"
