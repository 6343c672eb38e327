"""What the page's script searches, as scripts that hand over data.

A page that is opened from a folder may load scripts, but fetch nothing. `search.js` names the chunks; a
chunk holds the events that begin in one year, all, or a part of them. Those of one page of the site stand in
it on a line of their own, with a table of their names, so that a chunk is made again out of what is there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from output.clean import plain
from output.files import File, digest, digest_of
from output.markup import anchor
from output.model import Line, Page
from output.outline import Outline, mark_of
from output.words import day_parts

CHUNK = 2000  # events
INDEX = "search.js"
_MARK = len(f'{digest([])}"]')  # at the end of a line
_NAME = 200  # characters of a name: a search looks for what people type


@dataclass(frozen=True, slots=True)
class _Piece:
    """The events of a page of the site; `mark` changes whenever what is said of them does."""

    path: str
    lines: tuple[Line, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class _Chunk:
    file: str
    pieces: tuple[_Piece, ...]

    @property
    def events(self) -> int:
        return sum(len(piece.lines) for piece in self.pieces)


def search_files(page: Page, outline: Outline, words: Mapping[str, str], made_with: str) -> Iterator[File]:
    """The files of the search; `outline` says on which page an event is."""
    chunks = list(_chunks(_pieces(page, outline)))
    for chunk in chunks:
        again = _Again(chunk)
        marks = (piece.mark for piece in chunk.pieces)
        yield File(chunk.file, digest([made_with, chunk.file, *marks]), again, made_with, again)
    index = _call("index", _json(_index(page, chunks, words)))
    yield File(INDEX, digest_of(index), lambda: index)


def _pieces(page: Page, outline: Outline) -> list[_Piece]:
    leaves = [(leaf.path, leaf.items, leaf.mark) for leaf in outline.leaves]
    parts = leaves or [("", section.items, mark_of(section.items)) for section in page.sections]
    return [_Piece(path, lines, digest([path, mark])) for path, lines, mark in parts if lines]


@dataclass(frozen=True, slots=True)
class _Again:
    """Makes a chunk when it is called, out of the one that is there."""

    chunk: _Chunk

    def __call__(self, there: bytes = b"") -> bytes:
        lines = (line.removesuffix(",") for line in there.decode("utf-8", "replace").split("\n"))
        known = {line[-_MARK:-2]: line for line in lines if line.endswith('"]')}
        texts = [known.get(piece.mark) or _text(piece) for piece in self.chunk.pieces]
        return _call("chunk", _json(self.chunk.file), "[\n" + ",\n".join(texts) + "\n]")


def _text(piece: _Piece) -> str:
    names: dict[tuple[str, str], int] = {}
    rows = [_row(line, names) for line in piece.lines]
    return _json([piece.path, [[kind, plain(name)] for kind, name in names], rows, piece.mark])


def _row(line: Line, names: dict[tuple[str, str], int]) -> list[object]:
    sort = "withdrawn" if line.tone == "withdrawn" else line.tense
    own = [names.setdefault(name, len(names)) for name in _named(line)]
    return [
        anchor(line.id), own, line.start, line.end, plain(line.when), plain(line.name)[:_NAME],
        plain(line.status), sort,
    ]  # fmt: skip


def _named(line: Line) -> Iterator[tuple[str, str]]:
    for kind, names in (
        ("source", line.sources),
        ("actor", line.actors),
        ("place", line.places),
        ("topic", line.topics),
    ):
        for name in names:
            yield kind, name


def _chunks(pieces: Sequence[_Piece]) -> Iterator[_Chunk]:
    if sum(len(piece.lines) for piece in pieces) <= CHUNK:
        yield from [_Chunk("search-all.js", tuple(pieces))] if pieces else []
        return
    years: dict[int | None, list[_Piece]] = {}
    for piece in pieces:
        parts = day_parts(piece.lines[0].start) or day_parts(piece.lines[0].end)
        years.setdefault(parts[0] if parts else None, []).append(piece)
    for year in sorted(years, key=lambda year: (year is None, year or 0)):
        yield from _parts(f"search-{'undated' if year is None else year}", years[year])


def _parts(stem: str, pieces: Sequence[_Piece]) -> Iterator[_Chunk]:
    """The pieces in their order, as many together as a chunk may hold."""
    groups: list[list[_Piece]] = [[]]
    held = 0
    for piece in pieces:
        if groups[-1] and held + len(piece.lines) > CHUNK:
            groups.append([])
            held = 0
        groups[-1].append(piece)
        held += len(piece.lines)
    for number, group in enumerate(groups, start=1):
        yield _Chunk(f"{stem}{f'-p{number}' if number > 1 else ''}.js", tuple(group))


def _index(page: Page, chunks: Sequence[_Chunk], words: Mapping[str, str]) -> dict[str, object]:
    return {
        "today": page.today,
        "total": sum(chunk.events for chunk in chunks),
        "words": words,
        "chunks": [_summary(chunk) for chunk in chunks],
    }


def _summary(chunk: _Chunk) -> dict[str, object]:
    first, last = chunk.pieces[0].lines[0], chunk.pieces[-1].lines[-1]
    return {
        "file": chunk.file,
        "from": first.start or first.end,
        "to": last.end or last.start,
        "events": chunk.events,
    }


def _json(value: object) -> str:
    """JSON in characters that neither HTML nor JavaScript could take for an end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _call(name: str, *arguments: str) -> bytes:
    """A call of the script."""
    return f"timelineSearch.{name}({', '.join(arguments)});\n".encode("utf-8", "replace")
