"""Version 12 of the store: titles, sentences and the log packed beside common words, terms as letters.

And reports found by the numbers of their rows.
"""

from typing import Any

from sqlalchemy import Connection, Row, text

from timeline.store import deltas, schema
from timeline.store.columns import Term, Words
from timeline.store.errors import StoreError
from timeline.store.short import pack_state
from timeline.store.smaller import plain, rewrite

_TABLES = (schema.entry, schema.revision, schema.report, schema.change)
_AT_ONCE = 1_000  # rows
_BITS = 1 << 63
# Signs had the keys of reports as numbers. They are written in their order once more: that fills pages.
_NUMBERS = (
    "CREATE TEMPORARY TABLE numbered (was BIGINT PRIMARY KEY, number BIGINT NOT NULL)",
    "SELECT key, min(id) AS number FROM report GROUP BY key HAVING count(*) > count(until)",
    "INSERT INTO numbered (was, number) VALUES (:was, :number)",
)
_SIGNS = (
    "CREATE TEMPORARY TABLE signed AS SELECT word, day, number FROM sign JOIN numbered ON was = report",
    "DELETE FROM sign",
    "INSERT INTO sign (word, day, report) SELECT word, day, number FROM signed ORDER BY word, day, number",
    "DROP TABLE signed",
    "DROP TABLE numbered",
)


def convert(connection: Connection) -> None:
    """Bring all rows into the form that they have in this version, in the caller's transaction."""
    for table in _TABLES:
        packed = [column.name for column in table.c if isinstance(column.type, Words)]
        terms = [column.name for column in table.c if isinstance(column.type, Term)]
        if connection.dialect.name == "postgresql":
            for name in packed:
                changed = f"ALTER COLUMN {name} TYPE bytea USING convert_to({name}, 'UTF8')"
                connection.exec_driver_sql(f"ALTER TABLE {table.name} {changed}")
        names = [*packed, *terms]

        def made(row: Row[Any], names: list[str] = names) -> dict[str, Any]:
            values = {name: getattr(row, name) for name in names}
            return {name: value and plain(value) for name, value in values.items()}

        rewrite(connection, table, ", ".join(names), made)
    rewrite(connection, schema.change, '"before", "after"', _states)
    _number_signs(connection)


def _number_signs(connection: Connection) -> None:
    table, reports, row = _NUMBERS
    connection.exec_driver_sql(table)
    for part in connection.execute(text(reports)).partitions(_AT_ONCE):
        values = [{"was": int(report.key, 16) - _BITS, "number": report.number} for report in part]
        connection.execute(text(row), values)
    for statement in _SIGNS:
        connection.exec_driver_sql(statement)


def _states(row: Row[Any]) -> dict[str, Any] | None:
    try:
        after = deltas.unpack(row.after) if isinstance(row.after, bytes) else row.after
        before = deltas.unpack(row.before, after) if isinstance(row.before, bytes) else row.before
    except StoreError:
        return None  # it stays as damaged as it was
    return {
        "after": None if after is None else pack_state(after),
        "before": None if before is None else pack_state(before, after),
    }
