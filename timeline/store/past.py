"""What was known at an earlier moment, as far as the store keeps it.

Kept for ever are the versions of all statements; titles as long as the texts that had them, and who was there
as long as the log. Addresses, publication dates and the titles of sources are those of today.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, null, select
from sqlalchemy.sql.functions import max as maximum

from timeline.memory import EntryMemory, SourceMemory
from timeline.model import ChangeKind, Report
from timeline.store import queries, records, schema
from timeline.store.window import current

Key = tuple[str, str]  # source and id of an entry
_EVER = datetime.max.replace(tzinfo=UTC)
_TROUBLE = " cannot be read: "


def titles_query() -> Select[Any]:
    """All entries without their texts, what these are about, and what is stated as data."""
    left_out: dict[str, ColumnElement[Any]] = {
        name: literal_column(value).label(name) for name, value in queries.LEFT_OUT.items()
    }
    return select(*[left_out.get(column.name, column) for column in schema.entry.c])


class Past:
    """The state at a moment, inside one transaction of the store; what it gives is what `Store` gives.

    Without a moment it is the state now.
    """

    def __init__(self, connection: Connection, at: datetime | None) -> None:
        self._connection, self._as_of, self._at = connection, at, at or _EVER

    def withdrawn(self, event_key: str | None = None) -> tuple[Report, ...]:
        """The last version of every report whose event nobody reported any more, of all or of one event."""
        table = schema.report
        # Now only statements of which a version ended may be among them: mostly few.
        ended = select(table.c.key).where(table.c.until.is_not(null()))
        known = (table.c.key.in_(ended) if self._as_of is None else table.c.since <= self._at,)
        last = select(maximum(table.c.id)).where(*known).group_by(table.c.key)
        query = queries.REPORTS.where(table.c.id.in_(last), table.c.event.not_in(self._current()))
        query = query if event_key is None else query.where(table.c.event == event_key)
        rows = self._connection.execute(query.order_by(table.c.id))
        return tuple(records.report(row, closed=True) for row in rows)

    def live(self) -> frozenset[str]:
        """The events that somebody reported."""
        return frozenset(self._connection.scalars(self._current().distinct()))

    def _current(self) -> Select[tuple[str]]:
        return select(schema.report.c.event).where(*current(schema.report, self._as_of))

    def titles(self) -> dict[Key, EntryMemory]:
        """The entries by source and id, without their texts, with the titles that they had."""
        query = titles_query().where(schema.entry.c.first_seen <= self._at)
        earlier, left = self._earlier(), self._left()
        found = {}
        for row in self._connection.execute(query):
            memory = records.entry_memory(row)
            key = (row.source, row.id)
            gone = memory.gone if memory.gone is not None and memory.gone <= self._at else left.get(key)
            memory = replace(memory, gone=gone)
            if key in earlier:
                title, since = earlier[key]
                memory = replace(
                    memory, entry=replace(memory.entry, title=title), changed=min(since, self._at)
                )
            found[key] = memory
        return found

    def _earlier(self) -> Mapping[Key, tuple[str, datetime]]:
        """Titles of texts that were replaced since, with when these began; of several the earliest."""
        table = schema.revision
        texts = schema.entry
        query = select(texts.c.source, texts.c.id, table.c.title, table.c.since)
        query = query.join_from(table, texts, texts.c.number == table.c.entry)
        rows = self._connection.execute(query.where(table.c.until > self._at).order_by(table.c.number.desc()))
        return {(row.source, row.id): (row.title, row.since) for row in rows}

    def _left(self) -> Mapping[Key, datetime | None]:
        """The entries that came or went, with when they went if that was last."""
        table = schema.change
        kinds = (ChangeKind.ADDED.value, ChangeKind.WITHDRAWN.value)
        query = select(*queries.OF, table.c.kind, table.c.seen).select_from(queries.LEANING)
        query = query.where(table.c.event.is_(null()), table.c.kind.in_(kinds), table.c.seen <= self._at)
        rows = self._connection.execute(query.order_by(table.c.id))
        return {(row.source, row.entry): row.seen if row.kind == kinds[1] else None for row in rows}

    def sources(self) -> tuple[SourceMemory, ...]:
        """The sources that had been read, or told of, with the trouble that had been told, by id."""
        table = schema.notice
        query = select(table.c.source, table.c.kind, table.c.text).where(table.c.seen <= self._at)
        told: dict[str, str] = {}
        for row in self._connection.execute(query.order_by(table.c.id)):
            told.setdefault(row.source, "")
            if row.kind in ("trouble", "recovered"):
                told[row.source] = row.text.partition(_TROUBLE)[2] if row.kind == "trouble" else ""
        rows = self._connection.execute(select(schema.source).order_by(schema.source.c.id))
        return tuple(
            self._source(memory, told.get(memory.id, ""))
            for memory in map(records.source_memory, rows)
            if memory.id in told or (memory.baseline is not None and memory.baseline <= self._at)
        )

    def _source(self, memory: SourceMemory, trouble: str) -> SourceMemory:
        if memory.checked is not None and memory.checked <= self._at:
            return memory  # nothing happened to it since
        good = memory.good if memory.good is not None and memory.good <= self._at else None
        return replace(memory, trouble=trouble or None, good=good, next_due=None)
