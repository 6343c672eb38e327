"""Whether the store is whole: its pages, its version, rows that belong together, its packed texts."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from timeline.doctor.finding import Finding
from timeline.store.copy import APPLICATION_ID, problems, reading
from timeline.store.deltas import unpack
from timeline.store.errors import RECOVERY, StoreError, advised
from timeline.store.versions import VERSION

_SHIFT = 1 << 63  # see `timeline.store.links`

# Rows without what they belong to, each with what they are.
_ORPHANS = {
    "statements without their text": """SELECT count(*) FROM report r WHERE NOT EXISTS
        (SELECT 1 FROM entry e WHERE e.source = r.source AND e.id = r.entry)""",
    "texts without their source": "SELECT count(*) FROM entry WHERE source NOT IN (SELECT id FROM source)",
    "earlier texts without the present one": """SELECT count(*) FROM revision v WHERE NOT EXISTS
        (SELECT 1 FROM entry e WHERE e.source = v.source AND e.id = v.entry)""",
    "deliveries without their digest": (
        "SELECT count(*) FROM delivery WHERE digest NOT IN (SELECT id FROM digest)"
    ),
    "decisions about statements that are not there": (
        "SELECT count(*) FROM decision WHERE report NOT IN (SELECT key FROM report)"
    ),
    "statements that are current twice": """SELECT count(*) FROM
        (SELECT key FROM report WHERE until IS NULL GROUP BY key HAVING count(*) > 1)""",
    "statements that end before they begin": "SELECT count(*) FROM report WHERE until < since",
    "signs of statements that are not current": """SELECT count(*) FROM (SELECT DISTINCT report FROM sign)
        WHERE report NOT IN (SELECT number(key) FROM report WHERE until IS NULL)""",
}
_MADE_ANEW = frozenset({"signs of statements that are not current"})


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
    return None


def _examined(path: Path, *, quick: bool) -> Iterator[Finding]:
    try:
        with reading(path) as connection:
            connection.create_function("number", 1, lambda key: int(key, 16) - _SHIFT, deterministic=True)
            yield from _looked_into(path, connection, quick=quick)
    except sqlite3.Error as error:
        yield Finding("store", "wrong", f"{path}: {error}", _remedy(error))


def _remedy(error: sqlite3.Error) -> str:
    return advised(error).removeprefix(str(error)).lstrip("; ") or RECOVERY


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
    if version > VERSION:
        message = f"{path} has version {version}, this program knows versions up to {VERSION}"
        yield Finding("store", "wrong", message, "update the program, or name another `store`")
        return
    yield Finding("store", "ok", f"{path}: version {version}, {size / 1e6:,.1f} MB, pages are whole")
    if version < VERSION:
        message = f"version {version} is brought up to date, to {VERSION}, by the next command that uses it"
        yield Finding("store", "note", message, "a copy of it is kept beside it then")
        return
    if not quick:
        yield from _rows(connection)
        yield from _texts(connection)


def _rows(connection: sqlite3.Connection) -> Iterator[Finding]:
    counts = {what: connection.execute(query).fetchone()[0] for what, query in _ORPHANS.items()}
    for what, count in counts.items():
        if count:
            way = "`timeline rebuild` makes them anew" if what in _MADE_ANEW else RECOVERY
            yield Finding("store", "wrong", f"{count:,} {what}", way)
    if not any(counts.values()):
        yield Finding("store", "ok", "rows that belong together are there")


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Every packed text carries a checksum: SQLite itself would not see a byte that changed in one."""
    damaged, seen = [], 0
    for source, entry, text in connection.execute("SELECT source, id, text FROM entry"):
        seen += 1
        if not _whole(connection, source, entry, text):
            damaged.append(f"{source}: {entry}")
    for name in damaged[:20]:
        yield Finding("store", "wrong", f"a kept text is damaged, {name}", RECOVERY)
    if not damaged:
        yield Finding("store", "ok", f"{seen:,} texts and what they were before can be read")


def _whole(connection: sqlite3.Connection, source: str, entry: str, text: str | bytes) -> bool:
    query = "SELECT whole, packed FROM revision WHERE source = ? AND entry = ? ORDER BY number DESC"
    try:
        following = unpack(text) if isinstance(text, bytes) else text
        for whole, packed in connection.execute(query, (source, entry)):
            following = unpack(packed, None if whole else following)
    except StoreError:
        return False
    return True
