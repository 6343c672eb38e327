"""What a rebuild reads: the order of all texts, one text, the events that may join others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, exists, null, select, update

from timeline.memory import EntryMemory
from timeline.model import Report
from timeline.store import queries, records, schema
from timeline.store.numbers import numbers
from timeline.store.parts import parts
from timeline.store.signing import sign_all

_r, _e = schema.report, schema.entry


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

    def entries(self, places: Sequence[Place]) -> list[EntryMemory]:
        """The texts at places, in their order."""
        table = schema.entry
        by_source: defaultdict[str, list[str]] = defaultdict(list)
        for place in places:
            by_source[place.source].append(place.entry)
        found = {
            (row.source, row.id): records.entry_memory(row)
            for source, names in by_source.items()
            for part in parts(names)
            for row in self._connection.execute(
                select(table).where(table.c.source == source, table.c.id.in_(part))
            )
        }
        return [found[place.source, place.entry] for place in places]

    def sign(self) -> None:
        """Let all current reports be found anew, by signs and gists as they are made now."""
        self._connection.execute(delete(schema.sign))
        sign_all(self._connection)

    def founders(self) -> list[str]:
        """The keys of the reports that found events and that nobody decided about, in their seniority.

        Only statements that read as they did at first: what moved since was compared when it was as it was.
        """
        decided = exists().where(schema.decision.c.report == _r.c.key)
        query = select(_r.c.key).join_from(_r, _e, _e.c.number == _r.c.entry)
        query = query.where(_r.c.until.is_(null()), _r.c.event == _r.c.key, _r.c.moved.is_(null()), ~decided)
        return list(self._connection.scalars(query.order_by(_r.c.first_seen, _e.c.source, _e.c.id, _r.c.key)))

    def reports(self, keys: Sequence[str]) -> dict[str, tuple[Report, str]]:
        """The current versions of reports by their keys, with what their texts are about."""
        query = queries.REPORTS.add_columns(_e.c.gist)
        rows = (
            row
            for part in parts(keys)
            for row in self._connection.execute(query.where(_r.c.key.in_(part), _r.c.until.is_(null())))
        )
        return {row.key: (records.report(row), row.gist) for row in rows}

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
        texts = numbers(self._connection, [(report.source, report.entry)])
        values = records.report_values(replace(report, event=event, since=since), *texts.values())
        self._connection.execute(_r.insert().values(values))
