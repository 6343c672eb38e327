"""The store as an SQLite file: its settings, who may read it, who works on it alone."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event

from timeline.store.copy import APPLICATION_ID
from timeline.store.errors import LockedError, StoreError, advised

_BUSY_SECONDS = 30
# KiB of pages that a transaction may change before the first go to disk, only to be read and changed again:
# the signs of a report lie all over their table. With SQLite's own 2 MB they took nearly twice the time; with
# more than this a hundred sources that are committed together take no less.
_CHANGED = 4_096
_READ = 2_048  # KiB of them that who only reads, and each row about once, needs


def lock(path: Path) -> Callable[[], None]:
    """Hold a store for this process; what gives it free. Raises LockedError at once when another has it."""
    held = FileLock(f"{path}.lock", timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout as error:
        raise LockedError(f"another run{_holder(held.lock_file)} holds {held.lock_file}") from error
    except OSError as error:
        raise StoreError(f"{held.lock_file} cannot be opened: {_reason(error)}") from error
    return held.release


def _holder(file: str) -> str:
    """Which process holds a lock, where the system tells it (Linux)."""
    with suppress(OSError, ValueError):
        held = Path(file).stat()
        name = f"{os.major(held.st_dev):02x}:{os.minor(held.st_dev):02x}:{held.st_ino}"
        for line in Path("/proc/locks").read_text().splitlines():
            # "1: FLOCK  ADVISORY  WRITE 4711 fe:00:1234 0 EOF"; who waits for one has an arrow more.
            _, kind, _, _, process, where, *_ = line.split()
            if kind == "FLOCK" and where == name and int(process) > 0:
                return f" (process {process})"
    return ""


def engine(path: Path, *, create: bool) -> Engine:
    """The file, made with its folder when it is not there. Raises StoreError."""
    if not create and not path.exists():
        raise StoreError(f"there is no store at {path} yet: `timeline run` makes it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Sources can be confidential: nobody else on the machine needs to read what is followed.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"the store {path} cannot be opened: {_reason(error)}") from error
    # Not a written address: a path may hold characters that mean something there.
    url = URL.create("sqlite", database=str(path))
    made = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _reason(error: OSError) -> str:
    """Why a file cannot be opened for writing, with what to do."""
    if error.errno == errno.EROFS:
        return (
            "its disk can only be read; make it writable, or name another `store`. "
            "`timeline backup FILE` copies it from there"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{error.strerror}; it belongs to another user, or its folder does"
    return str(error.strerror)


def _prepare(dbapi: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
    """SQLite's settings for each connection; transactions are begun by `_begin`, not by the driver."""
    dbapi.isolation_level = None
    try:
        _set_up(dbapi)
    except sqlite3.DatabaseError as error:
        raise StoreError(advised(error)) from error


def _set_up(dbapi: Any) -> None:  # noqa: ANN401 - see `_prepare`
    cursor = dbapi.cursor()
    found = cursor.execute("PRAGMA application_id").fetchone()[0]
    tables = cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and found != APPLICATION_ID:
        raise StoreError("this SQLite file belongs to another program")
    if not tables:  # both are kept in the file; setting them again would wait for whoever writes
        cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    # What is read of a mapped file stays in memory, up to all of it, and a disk that fails ends the process;
    # reading with a copy takes no longer.
    cursor.execute("PRAGMA mmap_size = 0")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: an upgrade half-way fails without waiting.
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CHANGED}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def thrifty(connection: Connection) -> None:
    """Let go of pages that were kept for writing, until something is written again."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_READ}")


def size(connection: Connection) -> tuple[int, int]:
    """Bytes in use and bytes free within the file."""
    page, count, free = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        for name in ("page_size", "page_count", "freelist_count")
    )
    return page * (count - free), page * free
