"""Local files and folders as entries: text, Markdown, HTML and PDF."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.encoding import decode
from feeds.guard import RefusedError, read_file
from feeds.model import Entry, Failed, Fault, Response, Snapshot, Source
from feeds.occasions import with_statements
from feeds.plain import Document, read_markdown, read_plain

LARGEST = 10_000_000
MOST_FILES = 100_000

# Where no suffix tells: markup begins with a tag, a comment or a declaration.
_MARKUP = re.compile(r"\ufeff?\s*<[!?/a-z]", re.IGNORECASE)

Reader = Callable[[bytes, str], Document | Failed]


def read_documents(source: Source, *, limit: int = LARGEST) -> Snapshot | Failed:
    """All documents of a folder, or one document; `source.url` is an absolute path.

    The id of an entry is its path below the folder, with "/" between the parts. A file that cannot be read or
    holds nothing is named in `unread`, with a note; a folder without any document is Failed(EMPTY).
    """
    top = Path(source.url)
    try:
        root, names = _documents(top)
    except FileNotFoundError:
        return Failed(Fault.UNREADABLE, f"there is no file or folder {top}")
    except OSError as error:
        return Failed(Fault.UNREADABLE, _words(error))
    if not names:
        return Failed(
            Fault.EMPTY, f"the folder {top} holds no file that ends in {', '.join(sorted(READERS))}"
        )
    entries: list[Entry] = []
    notes: list[str] = []
    troubles: dict[str, str] = {}
    for name, path in names.items():
        document = _read(root, path, name, limit)
        if isinstance(document, Failed):
            troubles[name] = document.message
            notes.append(f"{name}: {document.message}")
        else:
            entry = with_statements(document.entry)
            entries.append(replace(entry, language=source.language or entry.language))
            notes += [f"{name}: {note}" for note in document.notes]
    if not entries:
        return Failed(Fault.UNREADABLE, _nothing_read(troubles))
    return Snapshot(
        "files",
        tuple(entries),
        complete=True,
        title=top.name,
        notes=tuple(notes),
        unread=tuple(troubles),
    )


def calendar_file(source: Source, now: datetime, *, limit: int = LARGEST) -> Response | Failed:
    """A local iCalendar file as the answer of a server that was asked `now`, for `feeds.parse`."""
    try:
        path = Path(source.url).resolve(strict=True)
        return Response(source.url, read_file(path.parent, path, limit), received=now)
    except RefusedError as error:
        return Failed(Fault.REFUSED, str(error))
    except OSError as error:
        return Failed(Fault.UNREADABLE, _words(error))


def read_document(path: Path) -> Document | Failed:
    """One document that a user names, by its suffix; the id of its entry is its name.

    Unlike `read_documents` it follows the name wherever it leads, also to a pipe. Never raises OSError.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        return Failed(Fault.UNREADABLE, _reason(error))
    return _parse(body, _text(path.name), path.suffix)


def _nothing_read(troubles: dict[str, str]) -> str:
    name, trouble = next(iter(troubles.items()))
    if len(troubles) == 1:
        return f"{name}: {trouble}"
    return f"none of its {len(troubles):,} files gives a text ({name}: {trouble})"


def _words(error: OSError) -> str:
    """What went wrong with which file, in one line."""
    return f"{error.filename}: {_reason(error)}" if error.filename else _reason(error)


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error) or "cannot be read"
    return reason[:1].lower() + reason[1:]


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


def _read(root: Path, path: Path, name: str, limit: int) -> Document | Failed:
    try:
        body = read_file(root, path, limit)
    except RefusedError as error:
        return Failed(Fault.REFUSED, str(error))
    except OSError as error:
        return Failed(Fault.UNREADABLE, _reason(error))
    return _parse(body, name, path.suffix)


def _parse(body: bytes, name: str, suffix: str) -> Document | Failed:
    if b"%PDF-" in body[:1024]:
        return _pdf(body, name)
    lead = decode(body[:1024])
    if "\x00" in lead:
        return Failed(Fault.UNREADABLE, "is no text")
    reader = READERS.get(suffix.lower()) or (_html if _MARKUP.match(lead) else _plain)
    return reader(body, name)


def _plain(body: bytes, name: str) -> Document | Failed:
    return read_plain(decode(body), id=name, name=name.rpartition("/")[2])


def _markdown(body: bytes, name: str) -> Document | Failed:
    return read_markdown(decode(body), id=name, name=name.rpartition("/")[2])


def _html(body: bytes, name: str) -> Document | Failed:
    from feeds.page import extract  # noqa: PLC0415 - half a second of imports that texts do not need

    entry = extract(body)
    if isinstance(entry, Failed):
        return Failed(entry.fault, "holds no text")
    return Document(replace(entry, id=name, title=entry.title or name.rpartition("/")[2]))


def _pdf(body: bytes, name: str) -> Document | Failed:
    from feeds.pdf import read_pdf  # noqa: PLC0415 - only for PDF

    return read_pdf(body, id=name, name=name.rpartition("/")[2])


READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
}
