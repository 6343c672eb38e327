"""Version 12 of the store: titles, sentences and the log packed beside common words, terms as letters.

What belongs to a text names it by a number, reports are found by those of their rows, keys are eight bytes.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, text

from timeline.store import deltas, former, postgres, schema
from timeline.store.columns import Key, Term, Words
from timeline.store.errors import StoreError
from timeline.store.short import pack_state
from timeline.store.smaller import make_anew, plain, rewrite

_TABLES = (former.entry, former.revision, schema.report, schema.change)
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


# A damaged store may have statements without their text: it gets one without words, that is gone.
_LOST = """INSERT INTO entry (source, id, title, text, text_hash, published_day, first_seen, changed, "full",
    gone, read) SELECT source, entry, '', '', '', false, min(first_seen), min(first_seen), 0,
    min(first_seen), true FROM report r WHERE NOT EXISTS
    (SELECT 1 FROM entry e WHERE e.source = r.source AND e.id = r.entry) GROUP BY source, entry"""
_BESIDE = "FROM was JOIN entry e ON e.source = was.source AND e.id = was.entry"
_IN_POSTGRESQL = (
    "ALTER TABLE entry ADD COLUMN number serial",
    "ALTER TABLE entry DROP CONSTRAINT entry_pkey",
    "ALTER TABLE entry ADD PRIMARY KEY (number)",
    "CREATE UNIQUE INDEX entry_id ON entry (source, id)",
    *(
        statement.format(name)
        for name in ("report", "revision", "noise")
        for statement in (
            "ALTER TABLE {} RENAME COLUMN entry TO id_of_entry",
            "ALTER TABLE {} ADD COLUMN entry integer",
            "UPDATE {0} SET entry = e.number FROM entry e WHERE e.source = {0}.source AND e.id = id_of_entry",
            "DELETE FROM {} WHERE entry IS NULL",
            "ALTER TABLE {} DROP COLUMN source, DROP COLUMN id_of_entry, ALTER COLUMN entry SET NOT NULL",
        )
    ),
    "ALTER TABLE revision ADD PRIMARY KEY (entry, number)",
    "ALTER TABLE noise ADD PRIMARY KEY (entry)",
    "CREATE INDEX report_entry ON report (entry)",
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
    _number_texts(connection)
    _shorten_keys(connection)


def _number_signs(connection: Connection) -> None:
    table, reports, row = _NUMBERS
    connection.exec_driver_sql(table)
    for part in connection.execute(text(reports)).partitions(_AT_ONCE):
        values = [{"was": int(report.key, 16) - _BITS, "number": report.number} for report in part]
        connection.execute(text(row), values)
    for statement in _SIGNS:
        connection.exec_driver_sql(statement)


def _number_texts(connection: Connection) -> None:
    connection.exec_driver_sql(_LOST)
    connection.exec_driver_sql("DROP TABLE touched")
    if connection.dialect.name == "postgresql":
        postgres.add(connection, schema.touched)
        for statement in _IN_POSTGRESQL:
            connection.exec_driver_sql(statement)
        return
    schema.touched.create(connection)
    make_anew(connection, schema.entry, _numbered(schema.entry, {"number": "was.rowid"}, "FROM was"))
    for table in (schema.report, schema.revision, schema.noise):
        # Version 14 has one more column.
        make_anew(connection, table, _numbered(table, {"entry": "e.number", "stance": "0"}, _BESIDE))


def _numbered(table: Table, numbers: Mapping[str, str], rows: str) -> str:
    """The columns of a table, those that are `numbers` as these say, by its key."""
    names = [column.name for column in table.c]
    values = ", ".join(numbers.get(name, f'was."{name}"') for name in names)
    key = ", ".join(str(at) for at, column in enumerate(table.c, 1) if column.primary_key)
    columns = ", ".join(f'"{name}"' for name in names)
    return f"({columns}) SELECT {values} {rows} ORDER BY {key}"


def _shorten_keys(connection: Connection) -> None:
    for table in (schema.report, schema.maybe, schema.decision, schema.change):
        names = [column.name for column in table.c if isinstance(column.type, Key)]
        if connection.dialect.name == "postgresql":
            changed = ", ".join(f"ALTER {name} TYPE bytea USING decode({name}, 'hex')" for name in names)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} {changed}")
            continue
        driver: Any = connection.connection.dbapi_connection
        driver.create_function("digits", 1, lambda key: key and Key().small(key))
        changed = ", ".join(f"{name} = digits({name})" for name in names)
        connection.exec_driver_sql(f"UPDATE {table.name} SET {changed}")  # noqa: S608 - our words


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
