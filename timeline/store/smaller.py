"""Version 11 of the store: moments as numbers, hashes as bytes, more that is packed, smaller indexes."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, inspect, text, update

from timeline.store import former, schema
from timeline.store.columns import Moment, unpacked
from timeline.store.deltas import pack, unpack
from timeline.store.errors import StoreError
from timeline.store.short import pack_masked

_AT_ONCE = 1_000  # rows
_DIGITS = 32  # of a hash, see `feeds.fingerprint.text_hash`
_HALVED = ", ".join(f"{name} = substr({name}, 1, {_DIGITS})" for name in ("version", "taken", "article"))
# PostgreSQL keeps moments as numbers already.
_TYPES = (
    "ALTER TABLE entry ALTER COLUMN gist DROP DEFAULT",
    "ALTER TABLE entry ALTER COLUMN gist TYPE bytea USING convert_to(gist, 'UTF8')",
    "ALTER TABLE entry ALTER COLUMN gist SET DEFAULT ''",
    "ALTER TABLE entry ALTER COLUMN text_hash TYPE bytea USING convert_to(text_hash, 'UTF8')",
    "ALTER TABLE report ALTER COLUMN masked TYPE bytea USING convert_to(masked, 'UTF8')",
    "ALTER TABLE noise ALTER COLUMN state TYPE bytea USING convert_to(state::text, 'UTF8')",
    "ALTER TABLE sign ALTER COLUMN word TYPE integer USING (word - 2147483648)::integer",
    "ALTER TABLE revision DROP COLUMN id",
    "DROP INDEX revision_entry",
    "ALTER TABLE revision ADD PRIMARY KEY (source, entry, number)",
    "DROP INDEX ix_change_event",
    "CREATE INDEX change_event ON change (event) WHERE event IS NOT NULL",
)
# Of SQLite, of which tables have no rows of a number of their own by now.
_MADE_ANEW = (
    (schema.sign, "SELECT word - 2147483648, day, report FROM was"),
    (former.revision, "SELECT source, entry, number, whole, since, until, title, packed FROM was"),
)
_COUNTED = "CAST(strftime('%s', substr({0}, 1, 19)) AS INTEGER) * 1000000 + CAST(substr({0}, 21) AS INTEGER)"


def convert(connection: Connection) -> None:
    """Bring all rows into the form that they have in this version, in the caller's transaction."""
    if connection.dialect.name == "postgresql":
        for statement in _TYPES:
            connection.exec_driver_sql(statement)
    else:
        for table, rows in _MADE_ANEW:
            make_anew(connection, table, rows)
        connection.exec_driver_sql("DROP INDEX ix_change_event")
        next(index for index in schema.change.indexes if index.name == "change_event").create(connection)
        for table in schema.metadata.sorted_tables:
            _count(connection, table)
    connection.exec_driver_sql(f"UPDATE entry SET url = '{schema.SAME}' WHERE url = id")  # noqa: S608 - our words
    connection.exec_driver_sql(f"UPDATE outline SET {_HALVED}")  # noqa: S608 - our words
    rewrite(connection, former.entry, "gist, text_hash", _gist)
    rewrite(connection, former.entry, "text", _text)
    rewrite(connection, schema.report, "masked, sentence", _masked)
    rewrite(connection, schema.change, "after", _after)
    rewrite(connection, former.noise, "state", _state)


def make_anew(connection: Connection, table: Table, rows: str) -> None:
    """A table of SQLite in another shape, with its rows, which are taken from `was`."""
    connection.exec_driver_sql(f"ALTER TABLE {table.name} RENAME TO was")
    for index in inspect(connection).get_indexes("was"):
        connection.exec_driver_sql(f'DROP INDEX "{index["name"]}"')
    table.create(connection)
    connection.exec_driver_sql(f"INSERT INTO {table.name} {rows}")
    connection.exec_driver_sql("DROP TABLE was")


def _count(connection: Connection, table: Table) -> None:
    """Moments of a table, which SQLite had as texts, as microseconds since 1970."""
    names = [f'"{column.name}"' for column in table.c if isinstance(column.type, Moment)]
    if names:
        counted = ", ".join(f"{name} = {_COUNTED.format(name)}" for name in names)
        connection.exec_driver_sql(f"UPDATE {table.name} SET {counted}")  # noqa: S608 - our words


def rewrite(
    connection: Connection,
    table: Table,
    columns: str,
    made: Callable[[Row[Any]], dict[str, Any] | None],
) -> None:
    """Replace what is `made` anew of some columns, None where they stay."""
    key = [column.name for column in table.primary_key]
    own = [table.c[name] == bindparam(f"own_{name}") for name in key]
    for rows in _pieces(connection, table, key, columns):
        found = ((row, made(row)) for row in rows)
        values = [{f"own_{name}": getattr(row, name) for name in key} | new for row, new in found if new]
        if values:
            connection.execute(update(table).where(*own), values)


def _pieces(
    connection: Connection, table: Table, key: Sequence[str], columns: str
) -> Iterator[Sequence[Row[Any]]]:
    """The rows as the driver gives them, some at a time: a store may be larger than the memory."""
    names = ", ".join(key)
    after = ", ".join(f":{name}" for name in key)
    statement = f"SELECT {names}, {columns} FROM {table.name} {{}} ORDER BY {names} LIMIT {_AT_ONCE}"  # noqa: S608 - our words
    rows = connection.execute(text(statement.format(""))).all()
    while rows:
        yield rows
        last = {name: getattr(rows[-1], name) for name in key}
        rows = connection.execute(text(statement.format(f"WHERE ({names}) > ({after})")), last).all()


def _gist(row: Row[Any]) -> dict[str, Any]:
    return {"gist": plain(row.gist), "text_hash": plain(row.text_hash)[:_DIGITS]}


def _text(row: Row[Any]) -> dict[str, Any] | None:
    try:
        return {"text": unpacked(row.text) if isinstance(row.text, bytes) else row.text}
    except (StoreError, UnicodeDecodeError):
        return None  # `timeline doctor` names it


def _masked(row: Row[Any]) -> dict[str, Any]:
    return {"masked": pack_masked(plain(row.masked), row.sentence)}


def _after(row: Row[Any]) -> dict[str, Any] | None:
    try:
        return {"after": pack(unpack(row.after))} if isinstance(row.after, bytes) else None
    except StoreError:
        return None


def _state(row: Row[Any]) -> dict[str, Any]:
    return {"state": json.loads(plain(row.state))}


def plain(value: str | bytes) -> str:
    """A text, of which PostgreSQL has bytes by now."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")
