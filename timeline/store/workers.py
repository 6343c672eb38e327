"""Workers that share a store in PostgreSQL: who is there, and who has a duty that only one may have.

Both are advisory locks of their connections, so that nothing has to be cleared up after one that was killed.
When each was last well stands in a row of its own, which one that was killed leaves behind.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from sqlalchemy import Connection, select

from timeline.store import schema
from timeline.store.postgres import ALONE, QUIET, STORE

_HOLDERS = f"""SELECT l.classid::bigint AS lock, a.pid, a.application_name AS name, a.backend_start AS since
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.objid::bigint = {STORE}::bigint & 4294967295
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint IN ({{duties}}) OR (l.classid::bigint = {ALONE} AND l.mode = 'ShareLock'))
    ORDER BY a.backend_start, a.pid"""  # noqa: S608 - numbers of ours

CALLED = "timeline worker "  # the name of the connections of a worker, before its own name
IS_QUIET = f"""SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND classid::bigint = {QUIET} AND objid::bigint = {STORE}::bigint & 4294967295
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"""  # noqa: S608 - see above
_IS_QUEUE = "SELECT to_regclass('procrastinate_jobs') IS NOT NULL"
_OPEN = "SELECT lock, status::text FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"


class Duty(IntEnum):
    """What one worker does for all, by the number of its lock."""

    DISPATCHING = 0x746D6C70
    PUBLISHING = 0x746D6C71


class Worker(NamedTuple):
    """A worker that is connected: its name, since when, what it does for all."""

    name: str
    since: datetime
    duties: frozenset[Duty]

    @property
    def own_name(self) -> str:
        """Its name without what it is."""
        return self.name.removeprefix(CALLED)


class Sign(NamedTuple):
    """A sign of life: when it was given, and what the worker had counted by then, as JSON."""

    seen: datetime
    counts: str


# The name of the row of a worker, before its own name.
SIGNED = "worker "


def signs(connection: Connection) -> Mapping[str, Sign]:
    """The last signs of life of workers, by their names, also of those that were killed."""
    table = schema.state
    rows = connection.execute(select(table.c.name, table.c.mark).where(table.c.name.startswith(SIGNED)))
    parts = {row.name.removeprefix(SIGNED): row.mark.partition(" ") for row in rows}
    return {name: Sign(datetime.fromisoformat(seen), counts) for name, (seen, _, counts) in parts.items()}


def takes(connection: Connection, duty: Duty) -> bool:
    """Whether this connection has a duty, which it keeps until it is closed."""
    # Taking what one has already counts, and is never given back but by closing.
    held = connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({int(duty)}, {STORE})").scalar_one()
    return bool(held)


def is_quiet(connection: Connection) -> bool:
    """Whether somebody works on the whole store, so that nobody else may take anything in.

    In a transaction that writes this stays so until its end.
    """
    return bool(connection.exec_driver_sql(IS_QUIET).scalar_one())


def at_work(connection: Connection) -> list[Worker]:
    """The workers that are connected, the oldest first; none for a store that is a file."""
    if connection.dialect.name != "postgresql":
        return []
    query = _HOLDERS.format(duties=", ".join(str(int(duty)) for duty in Duty))
    rows = connection.exec_driver_sql(query).all()
    since = {row.name: row.since for row in reversed(rows) if row.lock == ALONE}
    return [
        Worker(
            name, first, frozenset(Duty(row.lock) for row in rows if row.name == name and row.lock != ALONE)
        )
        for name, first in reversed(since.items())
    ]


def queued(connection: Connection) -> dict[str, str]:
    """The hosts in the queue of the workers, each "todo" or "doing"; none where there is no queue."""
    if connection.dialect.name != "postgresql" or not connection.exec_driver_sql(_IS_QUEUE).scalar():
        return {}
    return {row.lock: row.status for row in connection.exec_driver_sql(_OPEN)}


def script(connection: Connection, statements: str) -> None:
    """Run several statements at once, within the open transaction."""
    connection.connection.cursor().execute(statements)
