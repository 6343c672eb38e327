"""What is known of servers: pauses that they asked for, and their robots.txt files."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, select

from feeds.hosts import Hosts
from feeds.robots import Robots
from timeline.store import schema

# A robots.txt that was not needed for so long is forgotten.
_KEPT = timedelta(days=60)


class HostTable:
    """The tables of servers inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self, now: datetime) -> Hosts:
        """What a run starts with: pauses that last, and those robots.txt that slow us."""
        t = schema.host.c
        rows = self._connection.execute(select(t.name, t.pause).where(t.pause > now))
        return Hosts(robots=self.robots(slow=True), pauses={row.name: row.pause for row in rows})

    def pause(self, name: str, now: datetime) -> dict[str, datetime]:
        """Until when one host wants no requests, by its name; empty when it takes them."""
        t = schema.host.c
        rows = self._connection.execute(select(t.name, t.pause).where(t.name == name, t.pause > now))
        return {row.name: row.pause for row in rows}

    def robots(self, *, slow: bool = False, origins: Collection[str] | None = None) -> dict[str, Robots]:
        """The robots.txt files by origin: all, those that ask for a delay, or those of some origins."""
        t = schema.robots.c
        query = select(t.origin, t.rules, t.expires, t.delay, t.unreachable)
        query = query.where(t.delay.is_not(None)) if slow else query
        rows = self._connection.execute(query if origins is None else query.where(t.origin.in_(origins)))
        return {row.origin: Robots(*row) for row in rows}

    def keep(self, hosts: Hosts, now: datetime) -> None:
        """Keep what a run learnt; what is over is forgotten."""
        robots = [{name: getattr(one, name) for name in Robots.__slots__} for one in hosts.learnt.values()]
        pauses = [{"name": name, "pause": until} for name, until in hosts.asked.items()]
        self._put(schema.robots, "origin", robots)
        self._put(schema.host, "name", pauses)
        self._connection.execute(delete(schema.robots).where(schema.robots.c.expires < now - _KEPT))
        self._connection.execute(delete(schema.host).where(schema.host.c.pause <= now))

    def _put(self, table: Table, key: str, rows: list[dict[str, object]]) -> None:
        column = table.c[key]
        for start in range(0, len(rows), 500):  # SQLite limits the number of parameters
            part = rows[start : start + 500]
            self._connection.execute(delete(table).where(column.in_([row[key] for row in part])))
            self._connection.execute(table.insert(), part)
