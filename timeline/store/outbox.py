"""The outbox: digests as they were composed, and what became of them at each of their targets."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

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

    def deliveries(self, *states: str) -> tuple[Delivery, ...]:
        """The deliveries in these states (all without any), oldest digest first."""
        table = schema.delivery
        query = select(table).join(schema.digest, schema.digest.c.id == table.c.digest)
        query = query.where(table.c.state.in_(states)) if states else query
        rows = self._connection.execute(query.order_by(schema.digest.c.composed, table.c.id))
        return tuple(Delivery(**row._mapping) for row in rows)  # noqa: SLF001

    def waits(self) -> bool:
        """Whether anything waits to be delivered."""
        table = schema.delivery
        return (
            self._connection.scalar(select(table.c.id).where(table.c.state == "waiting").limit(1)) is not None
        )

    def mark(self, delivery: Delivery) -> None:
        """Keep what became of a delivery."""
        table = schema.delivery
        values = {name: getattr(delivery, name) for name in Delivery.__slots__ if name != "id"}
        self._connection.execute(update(table).where(table.c.id == delivery.id).values(values))

    def names(self) -> set[str]:
        """The digests of which is known how far they have told the logs."""
        return set(self._connection.scalars(select(schema.told.c.name)))

    def behind(self, told: Told) -> bool:
        """Whether the logs go on where a digest has told them."""
        logs = ((schema.change, told.last_change), (schema.notice, told.last_notice))
        return any(
            (self._connection.scalar(select(func.max(table.c.id))) or 0) > last for table, last in logs
        )

    def told(self, name: str, names: Collection[str] = ()) -> Told | None:
        """How far a digest has told the logs; `names` are those of all digests that there are now.

        One under a new name takes the place of the one that went away last, as after a change of its name,
        else goes on where the others stand: the whole past would be no news.
        """
        rows = [Told(**row._mapping) for row in self._connection.execute(select(schema.told))]  # noqa: SLF001
        own = next((row for row in rows if row.name == name), None)
        if own is not None or not rows:
            return own
        gone = [row for row in rows if row.name not in names]
        last = max(gone or rows, key=lambda row: row.considered)
        if gone:
            return replace(last, name=name, first="", composed=None)
        return Told(
            name, max(row.last_change for row in rows), max(row.last_notice for row in rows), last.considered
        )

    def tell(self, told: Told) -> None:
        """Keep how far a digest has told the logs."""
        table = schema.told
        values = {name: getattr(told, name) for name in Told.__slots__}
        changed = self._connection.execute(update(table).where(table.c.name == told.name).values(values))
        if not changed.rowcount:
            self._connection.execute(table.insert().values(values))

    def even(self, names: Collection[str]) -> tuple[str, ...]:
        """Those of all digests that have told every change there is."""
        last, stand = self._last_change(), {name: self.told(name, names) for name in names}
        return tuple(name for name, told in stand.items() if (told.last_change if told else 0) >= last)

    def pass_over(self, even: Collection[str], names: Collection[str], now: datetime) -> None:
        """Let these of all digests tell none of the changes that there are now."""
        last = self._last_change()
        for name in even:
            self.tell(replace(self.told(name, names) or Told(name, 0, 0, now), last_change=last))

    def _last_change(self) -> int:
        return self._connection.scalar(select(func.max(schema.change.c.id))) or 0

    def forget(self, names: Collection[str]) -> None:
        """Forget how far digests had told that are none of these: they are gone, or have another name now."""
        self._connection.execute(delete(schema.told).where(schema.told.c.name.not_in(names)))

    def retry(self, now: datetime) -> int:
        """Let everything that waits or was given up be tried at once; how many that are."""
        table = schema.delivery
        open_ones = table.c.state.in_(("waiting", "failed"))
        values = {"state": "waiting", "next_try": now, "done": None}
        return self._connection.execute(update(table).where(open_ones).values(values)).rowcount

    def drop(self, now: datetime) -> int:
        """Let go of what was given up; how many that are."""
        table = schema.delivery
        query = update(table).where(table.c.state == "failed").values(state="dropped", done=now)
        return self._connection.execute(query).rowcount

    def begun(self) -> datetime | None:
        """When the first source was read."""
        table = schema.notice
        moment: datetime | None = self._connection.scalar(select(table.c.seen).order_by(table.c.id).limit(1))
        return moment
