"""Version 14 of the store: reports say how they speak of their events, which was made out again and again."""

from typing import Any

from sqlalchemy import Connection, Row, inspect, text
from sqlalchemy.schema import CreateColumn

from timeline.extract import cancels
from timeline.store import schema
from timeline.store.errors import StoreError
from timeline.store.records import OFF
from timeline.store.short import unpack_words
from timeline.store.smaller import rewrite


def add(connection: Connection) -> None:
    """Bring reports into the form that they have in this version, in the caller's transaction."""
    if schema.report.c.stance.name not in {
        column["name"] for column in inspect(connection).get_columns("report")
    }:
        column = CreateColumn(schema.report.c.stance).compile(connection)
        connection.execute(text(f"ALTER TABLE report ADD COLUMN {column}"))
    rewrite(connection, schema.report, "title, sentence", _stance)


def _stance(row: Row[Any]) -> dict[str, Any] | None:
    """Whether a period was yet to come is said when the text is read again."""
    try:
        off = cancels(unpack_words(row.sentence) or "", unpack_words(row.title) or "")
    except StoreError:
        return None  # `timeline doctor` names it
    return {"stance": OFF} if off else None
