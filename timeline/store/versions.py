"""The numbered versions of the store, and the steps from one to the next.

No store in PostgreSQL is older than version 7: the steps up to there are in the words of SQLite.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.schema import CreateColumn

from timeline.store import former as former_tables
from timeline.store import leaning, postgres, schema, shorter, signing, smaller, stances, touched
from timeline.store.deltas import pack
from timeline.store.errors import StoreError

VERSION = 14
_NOTED = 9  # the first in which triggers note what is written
_SIGNED = 6  # the first in which reports are found by signs


def is_current(connection: Connection) -> bool:
    """Whether a store has this version already; False for one that has to be made or brought up to date.

    Raises StoreError for one of a later version.
    """
    found = number(connection)
    if found > VERSION:
        raise StoreError(
            f"the store has version {found}, this program knows versions up to {VERSION}: "
            "it was written by a newer `timeline`; update the program or name another store"
        )
    return found == VERSION


def former(connection: Connection) -> int | None:
    """The version of a store that has to be brought up to date, None for a new and for a current one."""
    return None if is_current(connection) else number(connection) or None


def migrate(connection: Connection) -> None:
    """Bring a store to this version inside the caller's transaction. Raises StoreError."""
    if is_current(connection):
        return
    found = number(connection)
    if not found:
        if connection.dialect.name == "postgresql":
            postgres.make(connection)
        else:
            schema.metadata.create_all(connection)
        touched.make(connection)
        connection.execute(schema.version.insert().values(number=VERSION))
        return
    if found >= _NOTED:
        touched.remove(connection)
    for step in range(found, VERSION):
        _STEPS[step](connection)
    touched.make(connection)
    if found < _SIGNED:
        signing.sign_all(connection)
    connection.execute(schema.version.update().values(number=VERSION))


def is_there(connection: Connection) -> bool:
    """Whether there is a store of any version. Raises StoreError for the tables of another program."""
    if connection.dialect.name == "postgresql":
        return postgres.is_made(connection)
    return inspect(connection).has_table("version")


def number(connection: Connection) -> int:
    """The version of the store, whatever it is; 0 where there is none."""
    if not is_there(connection):
        return 0
    found: int = connection.execute(select(schema.version.c.number)).scalar_one()
    return found


def _to_2(connection: Connection) -> None:
    """Digests go to many targets, each with an outcome of its own; what they told is kept apart from them."""
    connection.execute(text("ALTER TABLE digest RENAME TO digest_1"))
    for index in inspect(connection).get_indexes("digest_1"):
        connection.execute(text(f'DROP INDEX "{index["name"]}"'))
    for table in (schema.digest, schema.delivery, schema.told):
        table.create(connection)
    latest: dict[str, Any] = {}
    for row in connection.execute(text("SELECT * FROM digest_1 ORDER BY last_change, last_notice")):
        connection.execute(text(_COPY), {"id": row.id, "subject": _subject(row.text)})
        state = "sent" if row.sent else "waiting"
        connection.execute(text(_DELIVERY), {"id": row.id, "state": state, "attempts": int(bool(row.sent))})
        latest[row.name] = row
    for row in latest.values():
        connection.execute(text(_TOLD), {"id": row.id})
    connection.execute(text("DROP TABLE digest_1"))


def _to_3(connection: Connection) -> None:
    """Sources that move and pause, troubles that last, articles, data, noise; earlier texts are packed."""
    columns = ("address", "moves", "permitted", "hold", "failing", "told", "polls", "reread", "reading")
    for column in (*(schema.source.c[name] for name in columns), schema.entry.c.occasions):
        stated = CreateColumn(column).compile(connection)
        connection.execute(text(f"ALTER TABLE {column.table.name} ADD COLUMN {stated}"))
    for table in (schema.host, schema.robots, schema.outline, former_tables.noise):
        table.create(connection)
    connection.execute(text("UPDATE source SET told = 1, failing = checked WHERE fault IS NOT NULL"))
    connection.execute(text("ALTER TABLE version ADD COLUMN pruned DATETIME"))
    connection.execute(text("ALTER TABLE revision RENAME TO revision_2"))
    connection.execute(text("DROP INDEX revision_entry"))
    former_tables.revision.create(connection)
    for number, row in enumerate(connection.execute(text(_WAS_TEXT))):
        values = {**row._mapping, "packed": pack(row.text), "number": number + 1}  # noqa: SLF001
        connection.execute(text(_WHOLE_TEXT), values)
    connection.execute(text("DROP TABLE revision_2"))


def _to_4(connection: Connection) -> None:
    """What was made of the store is known, and which texts wait for being read."""
    schema.state.create(connection)
    next(index for index in schema.entry.indexes if index.name == "entry_unread").create(connection)


def _to_5(connection: Connection) -> None:
    """Reports with the names in their sentences; those that are there have none until their text changes."""
    stated = CreateColumn(schema.report.c.names).compile(connection)
    connection.execute(text(f"ALTER TABLE report ADD COLUMN {stated}"))


def _to_6(connection: Connection) -> None:
    """Reports are found by what their entries are about; people decide about events."""
    stated = CreateColumn(schema.entry.c.gist).compile(connection)
    connection.execute(text(f"ALTER TABLE entry ADD COLUMN {stated}"))
    for table in (schema.sign, schema.maybe, schema.decision):
        table.create(connection)


def _to_7(connection: Connection) -> None:
    """What the page was made of is remembered."""
    connection.execute(text(_LINE))


def _to_8(connection: Connection) -> None:
    """It is remembered by month. What was remembered goes: the next build makes it anew."""
    connection.execute(text("DROP TABLE line"))
    schema.shelf.create(connection)


def _to_9(connection: Connection) -> None:
    """What is written is noted for the next build. What was remembered goes: it was kept by other marks."""
    if connection.dialect.name == "postgresql":
        postgres.add(connection, schema.touched)
    else:
        schema.touched.create(connection)
    _forget(connection)


def _to_10(connection: Connection) -> None:
    """Reports with the dates that they say theirs was before; those that are there have none yet."""
    stated = CreateColumn(schema.report.c.former).compile(connection)
    connection.execute(text(f"ALTER TABLE report ADD COLUMN {stated}"))


def _to_11(connection: Connection) -> None:
    """Moments are numbers, hashes bytes, texts packed smaller. What was remembered goes: it held these."""
    smaller.convert(connection)
    _forget(connection)


def _to_12(connection: Connection) -> None:
    """More texts are packed, and named by numbers. What was remembered goes: it was made of these."""
    shorter.convert(connection)
    _forget(connection)


def _to_13(connection: Connection) -> None:
    """What the log says is packed beside the texts."""
    leaning.convert(connection)


def _to_14(connection: Connection) -> None:
    """Reports say whether they call their event off. What was remembered goes: it was kept by other marks."""
    stances.add(connection)
    _forget(connection)


def _forget(connection: Connection) -> None:
    """Let the next build make all lines anew."""
    connection.execute(text("DELETE FROM shelf"))
    connection.execute(text("DELETE FROM state WHERE name IN ('lines', 'marks')"))


def _subject(text: str) -> str:
    """What a digest was about, from its text: the line below the title and its rule."""
    lines = [line for line in text.splitlines()[:8] if line.strip(" =-")]
    return lines[1] if len(lines) > 1 else "".join(lines)


_COPY = """INSERT INTO digest
    (id, name, composed, title, language, subject, period, stem, thread, text, html, record)
    SELECT id, name, composed, '', 'en', :subject, '', stem, '', text, html, '{}'
    FROM digest_1 WHERE id = :id"""
_DELIVERY = """INSERT INTO delivery (digest, channel, target, state, attempts, next_try, done, reason)
    SELECT id, 'file', target, :state, :attempts, composed, sent, '' FROM digest_1 WHERE id = :id"""
_TOLD = """INSERT INTO told (name, last_change, last_notice, considered, composed, first)
    SELECT name, last_change, last_notice, composed, composed, id FROM digest_1 WHERE id = :id"""
_WAS_TEXT = "SELECT source, entry, since, until, title, text FROM revision_2 ORDER BY id"
_WHOLE_TEXT = """INSERT INTO revision (source, entry, number, whole, since, until, title, packed)
    VALUES (:source, :entry, :number, 1, :since, :until, :title, :packed)"""
_LINE = "CREATE TABLE line (event VARCHAR(16) PRIMARY KEY, trace VARCHAR(24) NOT NULL, text TEXT NOT NULL)"
_STEPS: dict[int, Callable[[Connection], None]] = {
    1: _to_2, 2: _to_3, 3: _to_4, 4: _to_5, 5: _to_6, 6: _to_7, 7: _to_8, 8: _to_9, 9: _to_10,
    10: _to_11, 11: _to_12, 12: _to_13, 13: _to_14,
}  # fmt: skip
