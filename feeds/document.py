"""Local files and folders as entries: text, Markdown and HTML."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from feeds.encoding import decode
from feeds.guard import RefusedError, read_file
from feeds.model import Entry, Failed, Fault, Snapshot, Source
from feeds.plain import markdown_entry, plain_entry

LARGEST = 10_000_000
MOST_FILES = 100_000

Reader = Callable[[bytes, str, str], Entry | Failed]


def read_documents(source: Source, *, limit: int = LARGEST) -> Snapshot | Failed:
    """All documents of a folder, or one document; `source.url` is an absolute path.

    The id of an entry is its path below the folder, with "/" between the parts. A file that cannot be read or
    holds nothing is named in `unread`, with a note; a folder without any document is Failed(EMPTY).
    """
    top = Path(source.url)
    try:
        root, names = _documents(top)
    except OSError as error:
        return Failed(Fault.UNREADABLE, f"{top} cannot be read: {error.strerror or error}")
    if not names:
        return Failed(Fault.EMPTY, f"{top} holds no {', '.join(sorted(READERS))} file")
    entries: list[Entry] = []
    troubles: dict[str, str] = {}
    for name, path in names.items():
        entry = _read(root, path, name, limit)
        if isinstance(entry, Failed):
            troubles[name] = entry.message
        else:
            entries.append(replace(entry, language=source.language or entry.language))
    if not entries:
        return Failed(Fault.UNREADABLE, f"no file of {top} can be read: {next(iter(troubles.values()))}")
    return Snapshot(
        "files",
        tuple(entries),
        complete=True,
        title=top.name,
        notes=tuple(f"{name}: {trouble}" for name, trouble in troubles.items()),
        unread=tuple(troubles),
    )


def _documents(top: Path) -> tuple[Path, dict[str, Path]]:
    """The folder that files must lie in, and the documents by their names, sorted.

    Raises OSError when a folder cannot be listed, also one inside: what it holds is not gone because we may
    not look.
    """
    if not top.is_dir():
        # Whoever names one file means what its name leads to.
        real = top.resolve(strict=True)
        return real.parent, {_text(top.name): real}
    names = {_text(path.relative_to(top).as_posix()): path for path in _walk(top)}
    return top, dict(sorted(names.items()))


def _walk(top: Path) -> Iterator[Path]:
    """Documents below a folder; hidden ones and folders behind symbolic links are passed over."""
    folders, count = [top], 0
    while folders:
        with os.scandir(folders.pop()) as members:
            for member in members:
                if member.name.startswith("."):
                    continue
                if member.is_dir(follow_symlinks=False):
                    folders.append(Path(member.path))
                elif Path(member.name).suffix.lower() in READERS:
                    count += 1
                    yield Path(member.path)
            if count > MOST_FILES:
                raise RefusedError(f"more than {MOST_FILES} files")


def _text(name: str) -> str:
    """A file's name as text: it may hold bytes that are none."""
    return name.encode("utf-8", "replace").decode()


def _read(root: Path, path: Path, name: str, limit: int) -> Entry | Failed:
    try:
        body = read_file(root, path, limit)
    except RefusedError as error:
        return Failed(Fault.REFUSED, str(error))
    except OSError as error:
        return Failed(Fault.UNREADABLE, error.strerror or "cannot be read")
    if b"%PDF-" in body[:1024] or "\x00" in decode(body[:1024]):
        return Failed(Fault.UNREADABLE, "is no text")
    return READERS.get(path.suffix.lower(), _plain)(body, name, _text(path.stem))


def _plain(body: bytes, name: str, title: str) -> Entry | Failed:
    return plain_entry(decode(body), id=name, name=title)


def _markdown(body: bytes, name: str, title: str) -> Entry | Failed:
    return markdown_entry(decode(body), id=name, name=title)


def _html(body: bytes, name: str, title: str) -> Entry | Failed:
    from feeds.page import extract  # noqa: PLC0415 - half a second of imports that texts do not need

    entry = extract(body)
    return entry if isinstance(entry, Failed) else replace(entry, id=name, title=entry.title or title)


READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
}
