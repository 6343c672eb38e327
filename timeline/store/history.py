"""The texts that entries had before their present one, each as what leads back to it from the next.

And what was learnt from comparing them: the noise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, bindparam, delete, func, select

from timeline.history import Version
from timeline.memory import EntryMemory
from timeline.store import records, schema
from timeline.store.deltas import pack, unpack

if TYPE_CHECKING:
    from feeds.noise import Noise

# Every so many versions one is kept whole, so that no chain is longer.
CHAIN = 32


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that an entry had from `since` up to, not including, `until`."""

    since: datetime
    until: datetime
    title: str
    text: str


class History:
    """The earlier texts inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, previous: EntryMemory, memory: EntryMemory) -> None:
        """Keep the text that another takes the place of."""
        table = schema.revision
        own = (table.c.source == memory.source, table.c.entry == memory.entry.id)
        number = self._connection.scalar(select(func.max(table.c.number)).where(*own)) or 0
        whole = (number + 1) % CHAIN == 0
        text = pack(previous.entry.text, None if whole else memory.entry.text)
        self._connection.execute(
            table.insert().values(
                source=memory.source,
                entry=memory.entry.id,
                number=number + 1,
                whole=whole,
                since=previous.changed,
                until=memory.changed,
                title=previous.entry.title,
                packed=text,
            )
        )

    def texts(self, source: str, entry: str) -> tuple[Revision, ...]:
        """The earlier texts of an entry, oldest first. Raises StoreError when one is damaged."""
        following = self._connection.scalar(
            select(schema.entry.c.text).where(schema.entry.c.source == source, schema.entry.c.id == entry)
        )
        table = schema.revision
        query = select(table).where(table.c.source == source, table.c.entry == entry)
        found = []
        for row in self._connection.execute(query.order_by(table.c.number.desc())):
            following = unpack(row.packed, None if row.whole else following)
            found.append(_revision(row, following))
        return tuple(reversed(found))

    def statements(self, event: str) -> tuple[Version, ...]:
        """Every version of every statement that reports an event, in the order in which they were kept."""
        table = schema.report
        rows = self._connection.execute(select(table).where(table.c.event == event).order_by(table.c.id))
        return tuple(Version(records.report(row), row.until) for row in rows)

    def noise(self, source: str) -> "dict[str, Noise]":
        """What was learnt about the noise in the entries of a source, by id."""
        table = schema.noise
        rows = self._connection.execute(select(table.c.entry, table.c.state).where(table.c.source == source))
        return {row.entry: records.noise(row.state) for row in rows}

    def put_noise(self, source: str, learnt: "Mapping[str, Noise | None]") -> None:
        """Keep what was learnt about the noise in some entries; None forgets it."""
        table = schema.noise
        own = (table.c.source == source, table.c.entry == bindparam("own"))
        if learnt:
            self._connection.execute(delete(table).where(*own), [{"own": entry} for entry in learnt])
        rows = [
            {"source": source, "entry": entry, "state": records.noise_values(noise)}
            for entry, noise in learnt.items()
            if noise is not None
        ]
        if rows:
            self._connection.execute(table.insert(), rows)


def _revision(row: "Row[tuple[object, ...]]", text: str) -> Revision:
    return Revision(row.since, row.until, row.title, text)
