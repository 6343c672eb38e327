"""The texts that entries had before their present one, each as what leads back to it from the next.

And what was learnt from comparing them: the noise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, select, update

from timeline.history import Version
from timeline.memory import EntryMemory
from timeline.store import bulk, log, queries, records, schema
from timeline.store.deltas import pack, unpack
from timeline.store.errors import StoreError
from timeline.store.numbers import number, numbers

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

    def replace(self, previous: EntryMemory, memory: EntryMemory) -> None:
        """Keep the text that another takes the place of; one with the same words is no other."""
        other = previous.text_hash != memory.text_hash
        altered = _version(previous) != _version(memory)
        # No line of the log leans on a version that is lost, nor on one of two that begin at once.
        if altered and (not other or previous.changed == memory.changed):
            lines = log.of_version(memory.source, memory.entry.id, previous.changed)
            log.release(self._connection, lines)
        if other:
            self._keep(previous, memory)
        elif previous.entry.text != memory.entry.text:
            self._follow(previous, memory)

    def _keep(self, previous: EntryMemory, memory: EntryMemory) -> None:
        own = {"of": memory.source, "own": memory.entry.id}
        entry, last = self._connection.execute(queries.LAST_REVISION, own).one()
        this = (last or 0) + 1
        whole = this % CHAIN == 0
        text = pack(previous.entry.text, None if whole else memory.entry.text)
        row = (entry, this, whole, previous.changed, memory.changed, previous.entry.title, text)
        bulk.insert(self._connection, schema.revision, [row])

    def _follow(self, previous: EntryMemory, memory: EntryMemory) -> None:
        """Let earlier texts lead back from other bytes of the same text: other quotation marks, say."""
        table = schema.revision
        own = table.c.entry == number(memory.source, memory.entry.id)
        latest = select(table.c.number, table.c.whole, table.c.packed).where(own)
        last = self._connection.execute(latest.order_by(table.c.number.desc()).limit(1)).first()
        if last is None or last.whole:
            return
        try:
            text = unpack(last.packed, previous.entry.text)
        except StoreError:  # it stays as damaged as it is: that is no reason to take nothing in
            return
        packed = pack(text, memory.entry.text)
        self._connection.execute(
            update(table).where(own, table.c.number == last.number).values(packed=packed)
        )

    def texts(self, source: str, entry: str) -> tuple[Revision, ...]:
        """The earlier texts of an entry, oldest first. Raises StoreError when one is damaged."""
        following = self._connection.scalar(
            select(schema.entry.c.text).where(schema.entry.c.source == source, schema.entry.c.id == entry)
        )
        table = schema.revision
        query = select(table).where(table.c.entry == number(source, entry))
        found = []
        for row in self._connection.execute(query.order_by(table.c.number.desc())):
            following = unpack(row.packed, None if row.whole else following)
            found.append(_revision(row, following))
        return tuple(reversed(found))

    def statements(self, event: str) -> tuple[Version, ...]:
        """Every version of every statement that reports an event, in the order in which they were kept."""
        table = schema.report
        rows = self._connection.execute(queries.REPORTS.where(table.c.event == event).order_by(table.c.id))
        return tuple(Version(records.report(row), row.until) for row in rows)

    def noise(self, source: str) -> "dict[str, Noise]":
        """What was learnt about the noise in the entries of a source, by id."""
        rows = self._connection.execute(queries.NOISE, {"of": source})
        return {row.id: records.noise(row.state) for row in rows}

    def put_noise(self, source: str, learnt: "Mapping[str, Noise | None]") -> None:
        """Keep what was learnt about the noise in some entries; None forgets it."""
        texts = numbers(self._connection, ((source, entry) for entry in learnt))
        gone = [{"own": text} for (_, entry), text in texts.items() if learnt[entry] is None]
        if gone:
            self._connection.execute(queries.FORGET_NOISE, gone)
        rows = [
            (texts[source, entry], records.noise_values(noise))
            for entry, noise in learnt.items()
            if noise is not None
        ]
        bulk.insert(self._connection, schema.noise, rows, instead=True)


def _version(memory: EntryMemory) -> tuple[str, str, datetime]:
    return memory.entry.title, memory.entry.text, memory.changed


def _revision(row: "Row[tuple[object, ...]]", text: str) -> Revision:
    return Revision(row.since, row.until, row.title, text)
