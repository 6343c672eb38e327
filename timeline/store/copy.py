"""Copies of the store: consistent while others write, whole or not there, tried before they count.

The online backup of SQLite (https://www.sqlite.org/backup.html) in one step, so that it sees one state.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from timeline.store.errors import RECOVERY, StoreError, advised

# The database of another program would open without complaint; this number says that it is ours ("tmln").
APPLICATION_ID = 0x746D6C6E
_BUSY_SECONDS = 30
_TEMPORARY = ".timeline-copy"
_ABANDONED = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was tried: where it is, its bytes, the version of its tables."""

    path: Path
    size: int
    version: int


@contextmanager
def reading(store: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing, not even files beside the store. Raises sqlite3.Error.

    A store that nobody has open has no log beside it. Then SQLite is told that it stands still, because a
    reader would otherwise make the log and leave it there.
    """
    log = store.with_name(f"{store.name}-wal")
    used = log.exists() and log.stat().st_size > 0
    address = f"file:{quote(str(store.absolute()))}?{'mode=ro' if used else 'immutable=1'}"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS)
    with closing(connection):
        yield connection


def copy(store: Path, target: Path, *, replacing: bool = False) -> Copied:
    """Copy the store at `store` to `target`, readable for whom the store is. Raises StoreError.

    A file that is there is refused; with `replacing` the copy takes its place at once.
    """
    if not store.is_file():
        raise StoreError(f"there is no store at {store}")
    if target.exists() and not replacing:
        raise StoreError(f"{target} is there already; name another file")
    temporary = target.with_name(f".{secrets.token_hex(8)}{_TEMPORARY}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _fill(temporary, store)
        version = _tried(temporary, store)
        temporary.chmod(store.stat().st_mode & 0o777)
        _synchronise(temporary)
        _name(temporary, target, replacing=replacing)
        _synchronise(target.parent)
        return Copied(target, target.stat().st_size, version)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                temporary.with_name(temporary.name + end).unlink()


def problems(connection: sqlite3.Connection, *, quick: bool = False, most: int = 20) -> list[str]:
    """What is wrong with the pages of a database, none when it is whole.

    `quick` leaves out whether indexes hold what tables hold. Raises sqlite3.Error.
    """
    test = "quick_check" if quick else "integrity_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {test}({most})")]
    return [] if found == ["ok"] else found


def _sweep(folder: Path) -> None:
    """Remove what copies left that were killed; younger ones may still be being made."""
    for left in folder.glob(f".*{_TEMPORARY}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _fill(temporary: Path, store: Path) -> None:
    try:
        with closing(_source(store)) as source, closing(sqlite3.connect(temporary)) as target:
            found = source.execute("PRAGMA application_id").fetchone()[0]
            if found != APPLICATION_ID:
                raise StoreError(f"{store}: this SQLite file belongs to another program")
            source.backup(target, pages=-1)
    except sqlite3.Error as error:
        raise StoreError(f"the store {store} cannot be copied: {advised(error)}") from error


def _source(store: Path) -> sqlite3.Connection:
    """The store as others use it at the same time; on a disk that can only be read, as it stands there."""
    if os.access(store, os.W_OK) and os.access(store.parent, os.W_OK):
        return sqlite3.connect(store, timeout=_BUSY_SECONDS)
    return sqlite3.connect(f"file:{quote(str(store.absolute()))}?immutable=1", uri=True)


def _tried(copy: Path, store: Path) -> int:
    """The version of a copy that is whole."""
    try:
        with reading(copy) as connection:
            found = problems(connection, most=1)
            version = connection.execute("SELECT number FROM version").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"the copy of {store} cannot be read: {advised(error)}") from error
    if found or version is None:
        what = found[0] if found else "it has no version"
        raise StoreError(f"the store {store} is damaged ({what}), no copy was made of it: {RECOVERY}")
    return int(version[0])


def _name(temporary: Path, target: Path, *, replacing: bool) -> None:
    if replacing:
        os.replace(temporary, target)  # noqa: PTH105 - the name that POSIX and its guarantee have
        return
    try:
        os.link(temporary, target)  # fails where somebody made the file meanwhile
    except OSError as error:
        if target.exists():
            raise StoreError(f"{target} is there already; name another file") from error
        temporary.rename(target)  # on a file system without links


def _synchronise(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some file systems synchronise no folders
        if not path.is_dir():
            raise
    finally:
        os.close(handle)
