"""What people decided about events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, func, null, or_, select, update

from timeline.decide import Move
from timeline.memory import Decision, Logged
from timeline.model import Report
from timeline.store import bulk, queries, records, schema
from timeline.store.numbers import numbers
from timeline.store.parts import parts

_MOST_KEYS = 20  # that are told apart
_DIGITS = 16  # of a key


class Decisions:
    """Decisions inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def about(self, *, events: Collection[str] = (), reports: Collection[str] = ()) -> tuple[Decision, ...]:
        """The decisions that brought reports to these events or away, or about these reports, in order."""
        table = schema.decision
        wanted = [or_(table.c.event.in_(part), table.c.was.in_(part)) for part in parts(events)]
        wanted += [table.c.report.in_(part) for part in parts(reports)]
        queries = [select(table).where(condition) for condition in wanted]
        rows = {row.id: row for query in queries for row in self._connection.execute(query)}
        ordered = (rows[number] for number in sorted(rows))
        return tuple(Decision(row.kind, row.event, row.report, row.was, row.made) for row in ordered)

    def moved(self, until: datetime | None = None) -> dict[str, str]:
        """The events of which nothing is left since another took in their reports, each with its heir."""
        table = schema.decision
        query = select(table.c.was, table.c.event).order_by(table.c.id)
        heirs: dict[str, str] = {}
        for row in self._connection.execute(query if until is None else query.where(table.c.made <= until)):
            heirs[row.was] = row.event
            heirs.pop(row.event, None)
        told = self._told(heirs)
        return {event: _heir(heirs, event) for event in heirs if event not in told}

    def _told(self, events: Collection[str]) -> frozenset[str]:
        """Which of these events have a report, now or as the last that was said of it."""
        table = schema.report
        last = select(func.max(table.c.id)).group_by(table.c.key)
        query = select(table.c.event).distinct().where(table.c.id.in_(last))
        return frozenset(
            event
            for part in parts(events)
            for event in self._connection.scalars(query.where(table.c.event.in_(part)))
        )

    def keys(self, prefix: str) -> tuple[str, ...]:
        """The keys of events that begin with `prefix`; where none does, the events of such reports."""
        table = schema.report
        low, high = prefix.lower().ljust(_DIGITS, "0"), prefix.lower().ljust(_DIGITS, "f")
        event, key = (column.between(low, high) for column in (table.c.event, table.c.key))
        found = select(table.c.key).where(or_(event, key))
        last = select(func.max(table.c.id)).where(table.c.key.in_(found)).group_by(table.c.key)
        query = (
            select(table.c.event)
            .where(table.c.id.in_(last))
            .distinct()
            .order_by(table.c.event)
            .limit(_MOST_KEYS)
        )
        by_event = tuple(self._connection.scalars(query.where(event)))
        return by_event or tuple(self._connection.scalars(query.where(key)))

    def keep(self, kind: Literal["merge", "split"], moves: Iterable[Move], now: datetime) -> None:
        """Move reports, from `now` on; what they say once more later goes there as well."""
        moves = tuple(moves)
        rows = [(kind, move.event, move.report.key, move.report.event, now) for move in moves]
        bulk.insert(self._connection, schema.decision, rows)
        for event in {move.event for move in moves}:
            self._move([move.report for move in moves if move.event == event], event, now)

    def _move(self, reports: Iterable[Report], event: str, now: datetime) -> None:
        """Current versions are closed and opened anew, ended ones followed by a version without time."""
        table = schema.report
        rows = []
        moved = list(reports)
        texts = numbers(self._connection, ((report.source, report.entry) for report in moved))
        for report in moved:
            end = report.withdrawn
            since = max(now, report.since) if end is None else end
            if end is None:
                current = (table.c.key == report.key, table.c.until.is_(null()))
                self._connection.execute(update(table).where(*current).values(until=since))
            text = texts[report.source, report.entry]
            rows.append(records.report_row(replace(report, event=event, since=since), text, end))
        bulk.insert(self._connection, table, rows)

    def last(self, event: str) -> tuple[Report, ...]:
        """The last version of every report of an event, those that are said no more as withdrawn."""
        table = schema.report
        keys = select(table.c.key).where(table.c.event == event)
        last = select(func.max(table.c.id)).where(table.c.key.in_(keys)).group_by(table.c.key)
        rows = self._connection.execute(
            queries.REPORTS.where(table.c.id.in_(last), table.c.event == event).order_by(table.c.id)
        )
        return tuple(records.report(row, closed=True) for row in rows)


def inherited(logged: Logged, moved: Mapping[str, str]) -> Logged:
    """A change of an event that another took in as one of that."""
    event = logged.change.event
    if event is None or event not in moved:
        return logged
    return Logged(logged.id, replace(logged.change, event=moved[event]))


def _heir(heirs: dict[str, str], event: str) -> str:
    seen = {event}
    while (event := heirs.get(event, event)) in heirs and event not in seen:
        seen.add(event)
    return event
