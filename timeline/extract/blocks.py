"""Blocks of a text: paragraphs between blank lines, with the lines in them."""

from dataclasses import dataclass


@dataclass(
    slots=True, unsafe_hash=True
)  # nobody changes one, but to have that checked is three times as dear
class Span:
    """Characters `start` to `end` (exclusive) of a text; neither end is white space, and it is not empty."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether `start` to `end` lies inside."""
        return self.start <= start and end <= self.end


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """Lines without a blank line between them."""

    lines: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first line's first character to the last line's last."""
        return Span(self.lines[0].start, self.lines[-1].end)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text` in order. Linear."""
    found: list[Block] = []
    lines: list[Span] = []
    at = 0
    for raw in text.split("\n"):
        line = _stripped(raw, at)
        at += len(raw) + 1
        if line is not None:
            lines.append(line)
        elif lines:
            found.append(Block(tuple(lines)))
            lines = []
    if lines:
        found.append(Block(tuple(lines)))
    return tuple(found)


def _stripped(line: str, start: int) -> Span | None:
    body = line.strip()
    if not body:
        return None
    if len(body) < len(line):
        start += len(line) - len(line.lstrip())
    return Span(start, start + len(body))


def joins(text: str, dash: int) -> bool:
    """Whether a dash stands between two words without white space."""
    around = text[max(0, dash - 1) : dash + 2]
    return len(around) == 3 and not any(c.isspace() for c in around)
