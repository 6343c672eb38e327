"""What the page's script searches, as scripts that hand over data.

A page that is opened from a folder may load scripts, but fetch nothing. `search.js` names the chunks; a chunk
holds the events that begin in one year, all, or a part of them, with a table of their names of its own, so
that it changes only with its own events.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from output.clean import plain
from output.files import File, digest, digest_of
from output.lists import Listing
from output.markup import anchor
from output.model import Line, Page
from output.words import day_parts

CHUNK = 2000  # events
INDEX = "search.js"
_NAME = 200  # characters of a name: a search looks for what people type


@dataclass(frozen=True, slots=True)
class _Chunk:
    file: str
    lines: tuple[Line, ...]


def search_files(
    page: Page, paths: Mapping[str, str], listed: Iterable[Listing], words: Mapping[str, str], made_with: str
) -> Iterator[File]:
    """The files of the search; `paths` says on which page an event is, `listed` which names have a page."""
    chunks = _chunks(page)
    known: dict[tuple[str, str], str] = {(one.kind, one.name): one.path for one in listed}
    for chunk in chunks:
        at = [paths.get(line.id, "") for line in chunk.lines]
        parts = [made_with, chunk.file, *at, *(line.digest for line in chunk.lines)]
        yield File(chunk.file, digest(parts), _Rows(chunk, paths, known))
    index = _call("index", _index(page, chunks, words))
    yield File(INDEX, digest_of(index), lambda: index)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes a chunk when it is called."""

    chunk: _Chunk
    paths: Mapping[str, str]
    known: Mapping[tuple[str, str], str]

    def __call__(self) -> bytes:
        names: dict[tuple[str, str], int] = {}
        rows = [self._row(line, names) for line in self.chunk.lines]
        table = [[kind, plain(name), self.known.get((kind, name), "")] for kind, name in names]
        return _call("chunk", self.chunk.file, {"names": table, "rows": rows})

    def _row(self, line: Line, names: dict[tuple[str, str], int]) -> list[object]:
        sort = "withdrawn" if line.tone == "withdrawn" else line.tense
        own = [names.setdefault(name, len(names)) for name in _named(line)]
        return [
            anchor(line.id), self.paths.get(line.id, ""), line.start, line.end, plain(line.when),
            plain(line.name)[:_NAME], plain(line.status), sort, own,
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


def _chunks(page: Page) -> list[_Chunk]:
    lines = [line for section in page.sections for line in section.items]
    if len(lines) <= CHUNK:
        return [_Chunk("search-all.js", tuple(lines))] if lines else []
    years: defaultdict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        parts = day_parts(line.start) or day_parts(line.end)
        years[parts[0] if parts else None].append(line)
    dated = sorted(year for year in years if year is not None)
    found = [_parts(f"search-{year}", years[year]) for year in dated]
    found += [_parts("search-undated", years[None])] if None in years else []
    return [chunk for parts in found for chunk in parts]


def _parts(stem: str, lines: Sequence[Line]) -> list[_Chunk]:
    starts = range(0, len(lines), CHUNK)
    return [
        _Chunk(f"{stem}{f'-p{number}' if number > 1 else ''}.js", tuple(lines[at : at + CHUNK]))
        for number, at in enumerate(starts, start=1)
    ]


def _index(page: Page, chunks: Sequence[_Chunk], words: Mapping[str, str]) -> dict[str, object]:
    return {
        "today": page.today,
        "total": sum(len(chunk.lines) for chunk in chunks),
        "words": words,
        "chunks": [
            {
                "file": chunk.file,
                "from": chunk.lines[0].start or chunk.lines[0].end,
                "to": chunk.lines[-1].end or chunk.lines[-1].start,
                "events": len(chunk.lines),
            }
            for chunk in chunks
        ],
    }


def _call(name: str, *arguments: object) -> bytes:
    """A call of the script, in characters that neither HTML nor JavaScript could take for an end."""
    given = ", ".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in arguments)
    safe = given.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"timelineSearch.{name}({safe});\n".encode("utf-8", "replace")
