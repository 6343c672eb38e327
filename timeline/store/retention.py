"""What the store lets go of: earlier texts, old logs that everybody was told, digests that arrived.

What is never let go: every version of every statement with its sentence, so that the timeline can be shown as
it was, that an entry was seen, so that it is not new again, and what a digest has not told yet.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import Connection, TextClause, bindparam, select, text, update

from timeline.store import log, postgres, schema, sqlite
from timeline.store.columns import Moment

# Rows of each kind in one go, so that no run stands still for it.
_BOUND = 5_000


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows of each kind were let go."""

    revisions: int = 0
    texts: int = 0
    changes: int = 0
    notices: int = 0
    digests: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: "Pruned") -> "Pruned":
        return Pruned(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def prune(connection: Connection, *, before: datetime, revisions: int, bound: int = _BOUND) -> Pruned:
    """Let go of what is older than `before`, of each entry's earlier texts all but the last `revisions`."""
    bind = {"before": before, "revisions": revisions, "bound": bound}

    def done(name: str) -> int:
        if name in _LEANT_ON:
            log.release(connection, _statement(f"(change.entry, change.seen) IN ({_LEANT_ON[name]})"), bind)
        return connection.execute(_statement(_STATEMENTS[name]), bind).rowcount

    counts = {name: done(name) for name in _STATEMENTS}
    for statement in _REMAINS:
        connection.execute(_statement(statement), bind)
    return Pruned(**counts)


def _statement(words: str) -> TextClause:
    query = text(words)
    return query.bindparams(_BEFORE) if ":before" in words else query


def fitting(connection: Connection, now: datetime, age: timedelta, most: int | None) -> datetime:
    """What is older goes: by age, by half of it again and again while the store is over `most` bytes."""
    used = 0 if most is None else _size(connection)[0]
    while most is not None and used > most and age > timedelta(days=30):
        age, used = age / 2, used * 3 // 4
    return now - age


class Upkeep:
    """Letting go inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def prune(self, *, now: datetime, age: timedelta, revisions: int, most: int | None = None) -> Pruned:
        """Let go of what is old, as far as one go reaches; what there was."""
        before = fitting(self._connection, now, age, most)
        self._connection.execute(update(schema.version).values(pruned=now))
        return prune(self._connection, before=before, revisions=revisions)

    def wait(self, now: datetime) -> None:
        """Let nothing go yet, although it is time."""
        self._connection.execute(update(schema.version).values(pruned=now))

    @property
    def pruned(self) -> datetime | None:
        """When something was last let go."""
        moment: datetime | None = self._connection.scalar(select(schema.version.c.pruned))
        return moment

    @property
    def size(self) -> tuple[int, int]:
        """Bytes in use and bytes free within the files."""
        return _size(self._connection)


def _size(connection: Connection) -> tuple[int, int]:
    own = postgres.size if connection.dialect.name == "postgresql" else sqlite.size
    return own(connection)


_BEFORE = bindparam("before", type_=Moment)


# An earlier text may go when it is the oldest one: the others lead back only to their own successors, the
# last of them to the text of the entry.
_EARLIER = """SELECT {} FROM (SELECT entry, number, since, until, row_number() OVER
    (PARTITION BY entry ORDER BY number DESC) AS place FROM revision) AS placed
    WHERE place > :revisions OR until < :before ORDER BY until, entry, number LIMIT :bound"""
# A feed shows its latest entries; what it showed two hundred entries ago slid out of its window.
_PRESENT = """SELECT {} FROM (SELECT number, row_number() OVER
    (PARTITION BY source ORDER BY first_seen DESC, id) AS place FROM entry) latest
    JOIN entry e ON e.number = latest.number
    JOIN source s ON s.id = e.source WHERE e.changed < :before AND e.read AND e.text != ''
    AND (e.gone < :before OR (s.kind IN ('feed', 'listing') AND latest.place > 200))
    AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.entry = e.number)
    ORDER BY e.number LIMIT :bound"""
# Lines of the log that lean on these are released before.
_LEANT_ON = {"revisions": _EARLIER.format("entry, since"), "texts": _PRESENT.format("e.number, e.changed")}
# In this order: lines that go need not be released.
_STATEMENTS = {
    # The last change stays: SQLite counts on from the highest number that is there, and what has the number
    # of one that was told would never be told itself.
    "changes": """DELETE FROM change WHERE id IN (SELECT id FROM change WHERE seen < :before
        AND id <= (SELECT min(last_change) FROM told)
        AND id < (SELECT max(id) FROM change) ORDER BY id LIMIT :bound)""",
    "revisions": f"""DELETE FROM revision WHERE (entry, number) IN
        ({_EARLIER.format("entry, number")})""",  # noqa: S608 - our words
    "texts": f"UPDATE entry SET text = '' WHERE number IN ({_PRESENT.format('e.number')})",  # noqa: S608 - ours
    "notices": """DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE seen < :before
        AND id <= (SELECT min(last_notice) FROM told) AND id > (SELECT min(id) FROM notice)
        AND id NOT IN (SELECT max(id) FROM notice GROUP BY source, kind) ORDER BY id LIMIT :bound)""",
    "digests": """DELETE FROM digest WHERE id IN (SELECT id FROM digest WHERE composed < :before
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.digest = digest.id
        AND state NOT IN ('sent', 'dropped')) ORDER BY composed LIMIT :bound)""",
}
_REMAINS = (
    """DELETE FROM maybe WHERE key NOT IN (SELECT key FROM report WHERE until IS NULL)
        OR other NOT IN (SELECT key FROM report WHERE until IS NULL)""",
    # Of a page that was never built, or not for long, nothing is remembered that could be brought up to date.
    "DELETE FROM touched WHERE NOT EXISTS (SELECT 1 FROM state WHERE name = 'lines')",
    "DELETE FROM delivery WHERE digest NOT IN (SELECT id FROM digest)",
    "DELETE FROM noise WHERE entry IN (SELECT number FROM entry WHERE changed < :before)",
)
