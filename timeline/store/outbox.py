"""The outbox: digests as they were composed, and what became of them at each of their targets."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from timeline.memory import Channel, Delivery, Outgoing, Told
from timeline.store import schema


class Outbox:
    """The outbox inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, digest: Outgoing, targets: Iterable[tuple[Channel, str]]) -> None:
        """Keep a digest, to be delivered to these targets."""
        values = {name: getattr(digest, name) for name in Outgoing.__slots__}
        self._connection.execute(schema.digest.insert().values(values))
        rows = [
            {
                "digest": digest.id, "channel": channel, "target": target, "state": "waiting", "attempts": 0,
                "next_try": digest.composed, "done": None, "reason": "",
            }
            for channel, target in targets
        ]  # fmt: skip
        self._connection.execute(schema.delivery.insert(), rows)

    def digest(self, identity: str) -> Outgoing:
        """A digest by its id. Raises NoResultFound when there is none."""
        row = self._connection.execute(select(schema.digest).where(schema.digest.c.id == identity)).one()
        return Outgoing(**row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access

    def digests(self) -> tuple[Outgoing, ...]:
        """All digests, newest first, without their bodies."""
        empty = {"text", "html", "record"}
        table = schema.digest
        columns = [column for column in table.c if column.name not in empty]
        query = select(*columns).order_by(table.c.composed.desc(), table.c.id)
        bare: dict[str, Any] = dict.fromkeys(empty, "")
        rows = self._connection.execute(query)
        return tuple(Outgoing(**{**row._mapping, **bare}) for row in rows)  # noqa: SLF001

    def ends(self, name: str) -> tuple[Outgoing | None, Outgoing | None]:
        """The first and the last digest of a name."""
        table = schema.digest
        query = select(table.c.id).where(table.c.name == name)
        first = self._connection.scalar(query.order_by(table.c.composed, table.c.id).limit(1))
        last = self._connection.scalar(query.order_by(table.c.composed.desc(), table.c.id.desc()).limit(1))
        return (first and self.digest(first)), (last and self.digest(last))

    def deliveries(self, *states: str) -> tuple[Delivery, ...]:
        """The deliveries in these states (all without any), oldest digest first."""
        table = schema.delivery
        query = select(table).join(schema.digest, schema.digest.c.id == table.c.digest)
        query = query.where(table.c.state.in_(states)) if states else query
        rows = self._connection.execute(query.order_by(schema.digest.c.composed, table.c.id))
        return tuple(Delivery(**row._mapping) for row in rows)  # noqa: SLF001

    def mark(self, delivery: Delivery) -> None:
        """Keep what became of a delivery."""
        table = schema.delivery
        values = {name: getattr(delivery, name) for name in Delivery.__slots__ if name != "id"}
        self._connection.execute(update(table).where(table.c.id == delivery.id).values(values))

    def told(self, name: str) -> Told | None:
        """How far a digest has told the logs; one under a new name goes on where the others stand.

        The whole past would be no news.
        """
        table = schema.told
        row = self._connection.execute(select(table).where(table.c.name == name)).first()
        if row is not None:
            return Told(**row._mapping)  # noqa: SLF001
        columns = (table.c.last_change, table.c.last_notice, table.c.considered)
        found = self._connection.execute(select(*(func.max(column) for column in columns))).one()
        return None if found[0] is None else Told(name, found[0], found[1], found[2])

    def tell(self, told: Told) -> None:
        """Keep how far a digest has told the logs."""
        table = schema.told
        values = {name: getattr(told, name) for name in Told.__slots__}
        changed = self._connection.execute(update(table).where(table.c.name == told.name).values(values))
        if not changed.rowcount:
            self._connection.execute(table.insert().values(values))

    def begun(self) -> datetime | None:
        """When the first source was read."""
        moment: datetime | None = self._connection.scalar(select(func.min(schema.notice.c.seen)))
        return moment
