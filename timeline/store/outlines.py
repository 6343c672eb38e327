"""The outlines: what sources themselves say of entries whose articles are read."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select, update

from timeline.memory import Outline
from timeline.store import schema
from timeline.store.parts import parts


class Outlines:
    """The outlines inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, now: datetime) -> frozenset[str]:
        """The sources of which articles are to be asked for at `now`."""
        table = schema.outline
        query = select(table.c.source).where(table.c.next_try <= now).distinct()
        return frozenset(self._connection.scalars(query))

    def known(
        self,
        source: str,
        *,
        entries: Collection[str] = (),
        places: Collection[str] = (),
        articles: Collection[str] = (),
        due: datetime | None = None,
    ) -> dict[str, Outline]:
        """Those of these entries, places or texts of articles, and those to be asked for at `due`."""
        table = schema.outline
        wanted: list[ColumnElement[bool]] = [
            column.in_(part)
            for column, values in (
                (table.c.entry, entries),
                (table.c.place, places),
                (table.c.article, articles),
            )
            for part in parts(values)
        ]
        wanted += [] if due is None else [table.c.next_try <= due]
        own = select(table).where(table.c.source == source)
        rows = (row for condition in wanted for row in self._connection.execute(own.where(condition)))
        return {row.entry: Outline(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's documented access

    def forget(self, source: str) -> None:
        """Forget the articles of a source that is followed no more."""
        self._connection.execute(delete(schema.outline).where(schema.outline.c.source == source))

    def put(self, outlines: Iterable[Outline], known: dict[str, Outline]) -> None:
        """Keep outlines; `known` are those that are there."""
        table = schema.outline
        new: list[dict[str, Any]] = []
        for outline in outlines:
            before = known.get(outline.entry)
            if before == outline:
                continue
            values = {name: getattr(outline, name) for name in Outline.__slots__}
            if before is None:
                new.append(values)
                continue
            own = (table.c.source == outline.source, table.c.entry == outline.entry)
            self._connection.execute(update(table).where(*own).values(values))
        if new:
            self._connection.execute(table.insert(), new)
