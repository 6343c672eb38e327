"""Whether the store is whole, as a file: its pages, its version; what it holds by `rows`."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from timeline.doctor import rows
from timeline.doctor.finding import Finding
from timeline.doctor.version import compared
from timeline.store.copy import APPLICATION_ID, problems, reading
from timeline.store.errors import RECOVERY, advised
from timeline.store.versions import VERSION


def stored(path: Path, *, quick: bool = False) -> Iterator[Finding]:
    """The findings about the store at `path`; `quick` leaves out what reads every row."""
    trouble = _unusable(path)
    if trouble is not None:
        yield trouble
        return
    found = list(_examined(path, quick=quick))
    log = path.with_name(f"{path.name}-wal")
    if any(one.state == "wrong" for one in found) and log.exists():
        # Somebody began to write while it was taken to stand still: what was seen may be half of that.
        found = list(_examined(path, quick=quick))
    yield from found


def _unusable(path: Path) -> Finding | None:
    """Why there is nothing to look into."""
    if not path.exists():
        return Finding("store", "note", f"there is none at {path} yet", "`timeline run` makes it")
    if not path.is_file():
        return Finding("store", "wrong", f"{path} is no file", "name another `store`")
    if not path.stat().st_size:
        return Finding("store", "note", f"{path} is empty", "`timeline run` fills it")
    if not os.access(path, os.R_OK):  # nothing is known of it, least of all that it is damaged
        return Finding(
            "store", "wrong", f"{path} cannot be read by this user", "ask as the user whose store it is"
        )
    return None


def _examined(path: Path, *, quick: bool) -> Iterator[Finding]:
    try:
        with reading(path) as connection:
            yield from _looked_into(path, connection, quick=quick)
    except sqlite3.Error as error:
        yield Finding("store", "wrong", f"{path}: {error}", _remedy(error))


def _remedy(error: sqlite3.Error) -> str:
    return advised(error).removeprefix(str(error)).lstrip("; ") or "look again when nobody else uses it"


def _looked_into(path: Path, connection: sqlite3.Connection, *, quick: bool) -> Iterator[Finding]:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        yield Finding("store", "wrong", f"{path} belongs to another program", "name another `store`")
        return
    broken = problems(connection, quick=quick)
    for problem in broken:
        yield Finding("store", "wrong", f"{path} is damaged: {problem}", RECOVERY)
    if broken:
        return
    row = connection.execute("SELECT number FROM version").fetchone()
    version = 0 if row is None else int(row[0])
    size = sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*") if one.is_file())
    more = f", {size / 1e6:,.1f} MB, pages are whole"
    yield from compared(str(path), version, more=more, copy="a copy of it is kept beside it then")
    if version == VERSION and not quick:
        yield from rows.examined(connection.execute, remedy=RECOVERY)
