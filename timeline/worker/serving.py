"""A worker from its start to its end."""

import asyncio
import contextlib
import logging
import os
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from procrastinate import App

from timeline import plan
from timeline.config import Config
from timeline.due import due_sources
from timeline.poll import Polled
from timeline.run import Outcome
from timeline.store import Store
from timeline.store.opening import open_together
from timeline.store.workers import Duty, queued, takes
from timeline.worker import queue
from timeline.worker.polling import Poller
from timeline.worker.publishing import publishing

TICK_SECONDS = 2
_AGAIN_SECONDS = 5
_TOGETHER = 50  # sources of one host in a job: what is not committed yet is asked for again after a crash

_log = logging.getLogger(__name__)


def serve(
    config: Config,
    address: str,
    *,
    report: Callable[[Outcome], None],
    stop: threading.Event,
    at_once: int,
    publishes: bool = True,
    tick: float = TICK_SECONDS,
) -> None:
    """Work until `stop` is set; then the hosts that are being asked are finished.

    `at_once` is how many hosts are asked at the same time; who `publishes` may come to make page and digests.
    `report` hears of every host that was polled, from one thread or another. Raises LockedError when somebody
    has the store alone, and StoreError when it cannot be opened.
    """
    called = f"timeline worker {socket.gethostname()[:40]}:{os.getpid()}"
    # What the libraries say is said here.
    for library in ("procrastinate", "psycopg.pool"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    with _stores(address, called) as (reading, writing, public):
        queue.prepare(writing)
        told = threading.Lock()

        def say(outcome: Outcome) -> None:
            with told:
                report(outcome)

        def polled(polls: Sequence[Polled]) -> None:
            if polls:
                say(Outcome(tuple(polls), None, (), stopped=False))

        publisher = threading.Thread(
            target=publishing, args=(config, public), kwargs={"report": say, "stop": stop, "tick": tick}
        )
        if publishes:
            publisher.start()
        poller = Poller(config, reading, writing, stop=stop, report=polled)
        try:
            asyncio.run(_persist(config, address, called, poller, stop, at_once, tick))
        finally:
            stop.set()
            poller.close()
            if publishes:
                publisher.join()


@contextlib.contextmanager
def _stores(address: str, called: str) -> Iterator[tuple[Store, Store, Store]]:
    """Connections for the event loop, the thread that writes and the one that publishes."""
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(contextlib.closing(open_together(address, called))) for _ in range(3)]
        reading, writing, public = opened
        yield reading, writing, public


async def _persist(
    config: Config,
    address: str,
    called: str,
    poller: Poller,
    stop: threading.Event,
    at_once: int,
    tick: float,
) -> None:
    """Work until `stop` is set, also when the server goes away and comes back."""
    while not stop.is_set():
        app = queue.application(address, called, poller.poll)
        try:
            async with app.open_async():
                await _work(config, app, poller.reading, stop, at_once, tick)
        except Exception as error:  # noqa: BLE001 - whatever the server or its driver has to say
            cause = error.__cause__ or error
            _log.error("the queue: %s: %s", type(cause).__name__, " ".join(str(cause).split()))
            await _wait(stop, _AGAIN_SECONDS)


async def _work(
    config: Config, app: App, store: Store, stop: threading.Event, at_once: int, tick: float
) -> None:
    working = asyncio.create_task(queue.work(app, at_once))
    try:
        while not stop.is_set() and not working.done():
            with store.read():
                dispatches = takes(store.connection, Duty.DISPATCHING)
            if dispatches:
                await _dispatch(config, app, store)
            await _wait(stop, tick, working)
    finally:
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


async def _dispatch(config: Config, app: App, store: Store) -> None:
    """Queue the hosts with sources that are due, those that wait longest first."""
    revived = await queue.revive(app)
    if revived:
        _log.warning("%d hosts of workers that died are polled by others", revived)
    due = _by_host(config, store, datetime.now(UTC))
    with store.read():
        there = queued(store.connection)
    await queue.put(app, due, there)


def _by_host(config: Config, store: Store, now: datetime) -> Mapping[str, Sequence[str]]:
    long_ago = datetime.min.replace(tzinfo=UTC)
    due = due_sources(config, store, now)
    due.sort(key=lambda one: one[1].next_due or long_ago)
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for source, memory in due:
        if source.kind == "files":
            hosts[f"files: {source.id}"].append(source.id)
            continue
        name = urlsplit(plan.address(memory) or source.url).netloc.rpartition("@")[2].lower()
        if len(hosts[name]) < _TOGETHER:
            hosts[name].append(source.id)
    return hosts


async def _wait(stop: threading.Event, seconds: float, working: "asyncio.Task[None] | None" = None) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not stop.is_set() and not (working and working.done()):
        left = end - loop.time()
        if left <= 0:
            return
        await asyncio.sleep(min(left, 0.2))
