"""When sources are to be asked, and no more of them: looked up every few seconds among many thousands."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, or_, select

from timeline.memory import SourceMemory
from timeline.schedule import SLACK
from timeline.store import schema
from timeline.store.parts import parts

_C = schema.source.c
_DUE = select(_C.id, _C.url, _C.checked, _C.next_due, _C.failures, _C.hold).where(
    or_(
        _C.checked.is_(None),
        _C.next_due.is_(None),
        _C.checked > bindparam("now"),
        _C.checked <= bindparam("asked"),
        _C.next_due <= bindparam("due"),
    )
)
_ADDRESSES = select(_C.id, _C.url)
_LAST = select(func.max(_C.checked)).where(_C.checked <= bindparam("now"))
_FAILING = select(_C.id).where(_C.fault.is_not(None))
_READ = select(_C.id).where(_C.good.is_not(None))


class Plans:
    """The plans of all sources, in the open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, now: datetime, shortest: timedelta) -> list[SourceMemory]:
        """At least the sources that are due (`plan.is_due`); `shortest` is their shortest interval."""
        moments = {"now": now, "due": now + SLACK, "asked": now + SLACK - shortest}
        rows = self._connection.execute(_DUE, moments).mappings()
        return [SourceMemory(**row) for row in rows]

    def addresses(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The ids and addresses of those of these sources that were ever polled."""
        queries = (_ADDRESSES.where(_C.id.in_(part)) for part in parts(ids))
        return [(row.id, row.url) for query in queries for row in self._connection.execute(query)]

    def last_asked(self, now: datetime) -> datetime | None:
        """When any source was last asked, apart from what a clock says that was ahead of `now`."""
        moment: datetime | None = self._connection.scalar(_LAST, {"now": now})
        return moment

    def failing(self) -> frozenset[str]:
        """The sources that cannot be read."""
        return frozenset(self._connection.scalars(_FAILING))

    def read(self) -> frozenset[str]:
        """The sources that were read well, now or once."""
        return frozenset(self._connection.scalars(_READ))
