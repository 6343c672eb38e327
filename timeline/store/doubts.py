"""Reports that may tell the same events as others: who shows these compares nothing, unlike `store.links`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from timeline.store import bulk, schema
from timeline.store.parts import parts
from timeline.store.window import current


class Doubts:
    """Doubtful links inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, maybe: Mapping[str, Sequence[str]], seen: datetime) -> None:
        """Keep that reports may tell the same events as others, by key."""
        rows = [(key, other, seen) for key, others in maybe.items() for other in others]
        bulk.insert(self._connection, schema.maybe, rows, anew=True)

    def known(
        self, events: Collection[str] | None = None, *, as_of: datetime | None = None
    ) -> dict[str, tuple[str, ...]]:
        """The events that may be the same as an event, of all or of some, now or then."""
        mine, theirs = schema.report.alias("mine"), schema.report.alias("theirs")
        query = (
            select(mine.c.event, theirs.c.event)
            .select_from(schema.maybe)
            .join(mine, mine.c.key == schema.maybe.c.key)
            .join(theirs, theirs.c.key == schema.maybe.c.other)
            .where(*current(mine, as_of), *current(theirs, as_of), mine.c.event != theirs.c.event)
        )
        if as_of is not None:
            query = query.where(schema.maybe.c.seen <= as_of)
        rows: list[Any] = []
        if events is None:
            rows += self._connection.execute(query)
        for part in parts(events or ()):
            some = or_(mine.c.event.in_(part), theirs.c.event.in_(part))
            rows += self._connection.execute(query.where(some))
        linked: defaultdict[str, set[str]] = defaultdict(set)
        for ours, other in rows:
            linked[ours].add(other)
            linked[other].add(ours)
        return {event: tuple(sorted(others)) for event, others in linked.items()}
