"""The turns of hosts that all workers share: at most so many requests to a host at the same time.

A turn is an advisory lock, numbered by its place among the turns of a host. So a worker that is killed has
given its turns back, and nothing has to be cleared up. It is held for as long as the request, redirect or
article of somebody else's host takes, and at least so long that starts are `delay` apart on average.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, TypeVar

from procrastinate import PsycopgConnector
from procrastinate.exceptions import ProcrastinateException

from feeds.politeness import Politeness
from timeline.worker.queue import conninfo

T = TypeVar("T")

_FIRST = 0x746D6D00  # the number of the locks of first turns, after those of the store
_NAP_SECONDS, _LONGEST_NAP = 0.05, 0.5
_FOR_EVER = 10 * 365 * 86_400.0  # seconds; a connection that is changed has lost its locks

_NAME = "hashtext(current_schema() || ' ' || %(host)s)"
# The order matters: a lock of this session would be taken once more.
_TAKE = f"""SELECT turn FROM generate_series(0, %(last)s) AS turn
    WHERE CASE WHEN turn = ANY(%(ours)s) THEN false
        ELSE pg_try_advisory_lock({_FIRST} + turn, {_NAME}) END LIMIT 1"""  # noqa: S608 - a number of ours
_GIVE = f"SELECT pg_advisory_unlock({_FIRST} + %(turn)s, {_NAME})"


@dataclass(slots=True)
class _Host:
    """A host that this worker asks or wants to ask."""

    gate: asyncio.Lock = field(default_factory=asyncio.Lock)  # one of ours at a time waits for others
    ours: set[int] = field(default_factory=set)
    users: int = 0


class Turns:
    """Turns at hosts over a connection of its own; use it with `async with`, then as a call with a host."""

    def __init__(self, address: str, called: str, politeness: Politeness) -> None:
        self._most = max(1, politeness.per_host)
        self._least = politeness.delay * self._most  # seconds that a turn is held
        self._connector = PsycopgConnector(
            conninfo=conninfo(address), kwargs={"application_name": called, "connect_timeout": 10},
            min_size=1, max_size=1, max_lifetime=_FOR_EVER, timeout=10,
        )  # fmt: skip
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._going: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        await self._connector.open_async()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        await self._connector.close_async()

    @asynccontextmanager
    async def __call__(self, name: str) -> AsyncIterator[None]:
        """A turn at a host, when there is one; at once while the server is away and nothing can be kept."""
        host = self._hosts[name]
        host.users += 1
        try:
            async with host.gate:
                turn = await self._wait(name, host)
        except BaseException:
            self._left(name, host)
            raise
        began = asyncio.get_running_loop().time()
        try:
            yield
        finally:
            self._start(self._give(name, host, turn, began + self._least))

    async def _wait(self, name: str, host: _Host) -> int | None:
        nap = _NAP_SECONDS
        while True:
            taking = self._start(self._take(name, host))
            try:
                turn = await asyncio.shield(taking)
            except asyncio.CancelledError:
                host.users += 1
                self._start(self._return(name, host, taking))  # the server may have given it meanwhile
                raise
            except ProcrastinateException:
                return None
            if turn is not None:
                return turn
            await asyncio.sleep(nap)
            nap = min(2 * nap, _LONGEST_NAP)

    async def _take(self, name: str, host: _Host) -> int | None:
        """One of the turns that nobody has."""
        if len(host.ours) >= self._most:
            return None
        rows = await self._connector.execute_query_all_async(
            _TAKE, last=self._most - 1, ours=list(host.ours), host=name
        )
        turns: list[int] = [row["turn"] for row in rows]
        host.ours.update(turns)
        return turns[0] if turns else None

    async def _return(self, name: str, host: _Host, taking: "asyncio.Task[int | None]") -> None:
        turn = None
        with suppress(ProcrastinateException):
            turn = await taking
        await self._give(name, host, turn, 0.0)

    async def _give(self, name: str, host: _Host, turn: int | None, earliest: float) -> None:
        if turn is not None:
            await asyncio.sleep(max(0.0, earliest - asyncio.get_running_loop().time()))
            with suppress(ProcrastinateException):
                await self._connector.execute_query_async(_GIVE, turn=turn, host=name)
            host.ours.discard(turn)
        self._left(name, host)

    def _start(self, work: Coroutine[None, None, T]) -> "asyncio.Task[T]":
        """Go on with something whoever stops waiting for it."""
        task = asyncio.create_task(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)
        return task

    def _left(self, name: str, host: _Host) -> None:
        """One user less. A host is forgotten with its last: until then its turns are known to be ours."""
        host.users -= 1
        if not host.users:
            self._hosts.pop(name, None)
