"""How far the store is: a number that grows with everything a reader could see, and what was made of it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from timeline.store import bulk, schema

_REVISION = "revision"
_TABLE = schema.state
_GROW = update(_TABLE).where(_TABLE.c.name == _REVISION).values(number=_TABLE.c.number + 1)


class State:
    """Numbers and marks by name, inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def revision(self) -> int:
        """How often anything changed that a page shows."""
        return self._number(_REVISION) or 0

    def grow(self) -> None:
        """Something changed that a page shows."""
        if not self._connection.execute(_GROW).rowcount:
            bulk.insert(self._connection, _TABLE, [(_REVISION, 1, "")])

    def unsigned(self) -> bool:
        """Whether no report can be found by its signs yet."""
        return not bulk.rows(self._connection, "SELECT 1 FROM sign LIMIT 1", ())

    def counted(self) -> int | None:
        """How many events there are, when that was counted at this revision."""
        row = self._row("events")
        return int(row.number) if row is not None and row.mark == str(self.revision()) else None

    def count(self, events: int) -> None:
        """Keep how many events there are at this revision."""
        self._put("events", events, str(self.revision()))

    def is_built(self, mark: str) -> bool:
        """Whether the site was last built at this revision with this mark."""
        row = self._row("site")
        return row is not None and (row.number, row.mark) == (self.revision(), mark)

    def built(self, mark: str, revision: int) -> None:
        """Keep that the site was built of what was there at a revision, and with what else."""
        self._put("site", revision, mark)

    def beat(self, now: datetime) -> None:
        """Keep that whoever works on the store was well at this moment."""
        self._put("beat", 0, now.astimezone(UTC).isoformat())

    def last_beat(self) -> datetime | None:
        """When whoever works on the store last said so."""
        row = self._row("beat")
        return None if row is None else datetime.fromisoformat(row.mark)

    def rebuilding(self) -> str:
        """How far a rebuild came that was stopped, in its own words; "" when none was."""
        row = self._row("rebuild")
        return "" if row is None else str(row.mark)

    def rebuild(self, mark: str) -> None:
        """Keep how far a rebuild is; "" when it is done."""
        self._put("rebuild", 0, mark)

    def working(self) -> str:
        """How far work on the whole store is, or was when it was stopped, as it wrote; "" when none is."""
        row = self._row("work")
        return "" if row is None else str(row.mark)

    def work(self, mark: str) -> None:
        """Keep how far work on the whole store is; "" when it is done."""
        self._put("work", 0, mark)

    def _put(self, name: str, number: int, mark: str) -> None:
        bulk.insert(self._connection, _TABLE, [(name, number, mark)], instead=True)

    def _number(self, name: str) -> int | None:
        row = self._row(name)
        return None if row is None else int(row.number)

    def _row(self, name: str) -> Row[Any] | None:
        return self._connection.execute(select(_TABLE).where(_TABLE.c.name == name)).first()
