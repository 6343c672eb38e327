"""Opening the SQLite file: its settings, its version, who may read it."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event

from timeline.store import versions
from timeline.store.copy import APPLICATION_ID, copy
from timeline.store.errors import StoreError, advised
from timeline.store.store import Store

_BUSY_SECONDS = 30
# Bytes of the file that are read without a copy: a report is compared with others from all over a large one.
_MAPPED = 1 << 31


def open_store(path: Path, *, create: bool = True) -> Store:
    """Open the SQLite store at `path`, made with its folder when it is not there. Raises StoreError."""
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
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = Store(engine)
    try:
        with store.read():
            made = versions.is_current(store.connection)
        if not made:
            with store.write():
                _keep_former(path, versions.former(store.connection))
                versions.migrate(store.connection)
    except StoreError as error:
        store.close()
        raise StoreError(str(error) if str(path) in str(error) else f"{path}: {error}") from error
    return store


def _keep_former(path: Path, number: int | None) -> None:
    """A copy of a store of an earlier version, beside it, while nobody else can write."""
    if number is None:
        return
    try:
        copy(path, former(path, number), replacing=True)
    except StoreError as error:
        raise StoreError(
            f"the store {path} has version {number}; it is brought up to date only after a copy was made "
            f"of it, and that failed: {error}"
        ) from error


def former(path: Path, number: int) -> Path:
    """Where a store of an earlier version is kept when a later program takes it over."""
    return path.with_name(f"{path.stem}-version-{number}{path.suffix}")


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
    cursor.execute(f"PRAGMA mmap_size = {_MAPPED}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: an upgrade half-way fails without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
