"""What a rebuild reads: the order of all texts, one text, the events that may join others."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, exists, null, select, update

from timeline.memory import EntryMemory
from timeline.model import Report
from timeline.store import records, schema
from timeline.store.signing import sign_all

_r = schema.report


class Place(NamedTuple):
    """Where a text stands in the order in which texts are read."""

    first_seen: datetime
    source: str
    entry: str


class Rereading:
    """Inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def places(self) -> list[Place]:
        """All texts whose dates were read and that are still there, oldest first."""
        table = schema.entry
        query = select(table.c.first_seen, table.c.source, table.c.id).where(
            table.c.read, table.c.gone.is_(null())
        )
        rows = self._connection.execute(query.order_by(table.c.first_seen, table.c.source, table.c.id))
        return [Place(*row) for row in rows]

    def entry(self, place: Place) -> EntryMemory:
        """The text at a place."""
        table = schema.entry
        own = (table.c.source == place.source, table.c.id == place.entry)
        return records.entry_memory(self._connection.execute(select(table).where(*own)).one())

    def sign(self) -> None:
        """Let all current reports be found anew, by signs and gists as they are made now."""
        self._connection.execute(delete(schema.sign))
        sign_all(self._connection)

    def founders(self) -> list[str]:
        """The keys of the reports that found events and that nobody decided about, in their seniority.

        Only statements that read as they did at first: what moved since was compared when it was as it was.
        """
        decided = exists().where(schema.decision.c.report == _r.c.key)
        query = select(_r.c.key).where(
            _r.c.until.is_(null()), _r.c.event == _r.c.key, _r.c.moved.is_(null()), ~decided
        )
        return list(
            self._connection.scalars(query.order_by(_r.c.first_seen, _r.c.source, _r.c.entry, _r.c.key))
        )

    def report(self, key: str) -> Report | None:
        """The current version of a report."""
        row = self._connection.execute(select(_r).where(_r.c.key == key, _r.c.until.is_(null()))).first()
        return None if row is None else records.report(row)

    def gist(self, report: Report) -> str:
        """What the text of a report is about."""
        table = schema.entry
        own = (table.c.source == report.source, table.c.id == report.entry)
        return self._connection.scalar(select(table.c.gist).where(*own)) or ""

    def decided(self) -> dict[str, str]:
        """The events that people chose for reports, by the keys of these; the last word counts."""
        table = schema.decision
        rows = self._connection.execute(select(table.c.report, table.c.event).order_by(table.c.id))
        return {row.report: row.event for row in rows}

    def join(self, report: Report, event: str, now: datetime) -> None:
        """Let a report tell another event from `now` on."""
        since = max(now, report.since)
        own = (_r.c.key == report.key, _r.c.until.is_(null()))
        if since == report.since:
            self._connection.execute(update(_r).where(*own).values(event=event))
            return
        self._connection.execute(update(_r).where(*own).values(until=since))
        values = {**records.report_values(report), "event": event, "since": since}
        self._connection.execute(_r.insert().values(values))
