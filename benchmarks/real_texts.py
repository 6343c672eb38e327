"""Real texts that labels name without holding them: pages and entries of an archived feed.

They lie in a folder beside the project. `page/NAME` is `pages/html/NAME.html`, `feed/NAME` the entry of
`replay/snapshots.tar.xz` whose address ends in NAME, as the snapshot has it in which its text is longest
(a feed may cut its entries later). Both are read as a poll reads them.
"""

import tarfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from feeds.document import read_documents
from feeds.model import Entry, Failed, Response, Source
from feeds.parse import parse


def real_texts(folder: Path, names: Collection[str]) -> dict[str, Entry]:
    """The texts of that name with it as their id. SystemExit when one is not there."""
    entries: dict[str, Entry] = {}
    if any(name.startswith("feed/") for name in names):
        for entry in _feed(folder / "replay" / "snapshots.tar.xz"):
            known = entries.get(entry.id)
            if known is None or len(entry.text) > len(known.text):
                entries[entry.id] = entry
    found = {name: _page(folder, name) if name.startswith("page/") else entries.get(name) for name in names}
    return _complete(found, folder)


def _complete(found: Mapping[str, Entry | None], folder: Path) -> dict[str, Entry]:
    missing = [name for name, entry in found.items() if entry is None]
    if missing:
        raise SystemExit(f"{folder} does not hold {', '.join(missing)}")
    return {name: entry for name, entry in found.items() if entry is not None}


def _feed(path: Path) -> Iterator[Entry]:
    if not path.is_file():
        raise SystemExit(f"there is no {path}")
    source = Source("feed", "https://archive.example/feed.xml", "feed")
    with tarfile.open(path) as tar:
        for member in tar:
            held = tar.extractfile(member)
            snapshot = parse(source, Response(source.url, held.read())) if held else None
            if snapshot is None or isinstance(snapshot, Failed):
                continue  # a folder, or a poll that was answered with something else
            for entry in snapshot.entries:
                yield replace(entry, id=f"feed/{(entry.url or entry.id).rstrip('/').rpartition('/')[2]}")


def _page(folder: Path, name: str) -> Entry | None:
    path = folder / "pages" / "html" / f"{name.removeprefix('page/')}.html"
    if not path.is_file():
        return None
    snapshot = read_documents(Source("page", str(path.resolve()), "files"))
    return None if isinstance(snapshot, Failed) else replace(snapshot.entries[0], id=name)
