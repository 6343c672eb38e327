"""Topics: a small query language that chooses events and changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A query that was understood."""

    text: str


def parse(text: str) -> Topic:
    """A topic. Raises ValueError that says what is wrong."""
    return Topic(text)
