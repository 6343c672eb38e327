"""Files for other programs as pieces, one for each event.

Most events are the same from build to build: their pieces are taken from the file that is there. Where they
lie in it and what they were made of is its index, which is kept beside the file: no format has room for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from output.languages import tongue
from output.model import Export, Occurrence
from output.tongue import Tongue

Piece = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Layout:
    """A format: what stands before the pieces, a piece, what stands between and after them.

    The head may look at the pieces. One is empty for an event that the format cannot hold.
    """

    head: Callable[[Export, Sequence[Piece]], bytes]
    piece: Callable[[Occurrence, Tongue], bytes]
    between: bytes = b""
    tail: bytes = b""

    def render(self, export: Export) -> bytes:
        """The file."""
        return self.joined(export, self.pieces(export))

    def pieces(self, export: Export) -> list[bytes]:
        """The piece of each event."""
        language = tongue(export.language)
        return [self.piece(event, language) for event in export.occurrences]

    def joined(self, export: Export, pieces: Sequence[Piece]) -> bytes:
        """The file of these pieces; the events of the export do not matter."""
        parts: list[Piece] = [self.head(export, pieces)]
        for piece in (one for one in pieces if one):
            if len(parts) > 1:
                parts.append(self.between)
            parts.append(piece)
        return b"".join((*parts, self.tail))  # at once: they are megabytes

    def standing(self, there: bytes, index: str) -> Iterator[tuple[str, Piece]]:
        """What each piece of a file was made of, and the piece; nothing for an index of another file."""
        sizes = [(mark, int(size)) for mark, _, size in (one.partition(":") for one in index.split())]
        steps = [size + len(self.between) for _, size in sizes if size]
        at = len(there) - len(self.tail) - sum(steps) + (len(self.between) if steps else 0)
        held = memoryview(there)  # pieces are the whole of it once more
        for mark, size in sizes if at >= 0 else ():
            yield mark, held[at : at + size]
            at += size + len(self.between) if size else 0


def indexed(marks: Sequence[str], pieces: Sequence[Piece]) -> str:
    """What each piece is made of, as a word, and its bytes."""
    return " ".join(f"{mark}:{len(piece)}" for mark, piece in zip(marks, pieces, strict=True))
