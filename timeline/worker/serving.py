"""A worker from its start to its end."""

import asyncio
import contextlib
import logging
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from procrastinate import App

from timeline import plan
from timeline.collect import politeness
from timeline.config import Config
from timeline.due import due_sources
from timeline.signals import GRACE_SECONDS
from timeline.store import Store
from timeline.store.opening import open_together
from timeline.store.workers import CALLED, Duty, is_quiet, queued, takes
from timeline.supervisor import Supervisor
from timeline.worker import queue
from timeline.worker.life import Life
from timeline.worker.polling import Poller
from timeline.worker.publishing import publishing
from timeline.worker.turns import Turns

TICK_SECONDS = 2
_AGAIN_SECONDS = 5
_WATCH_SECONDS = 0.5
_TOGETHER = 50  # sources of one host in a job: what is not committed yet is asked for again after a crash

_log = logging.getLogger(__name__)


def serve(
    config: Config,
    address: str,
    *,
    stop: threading.Event,
    at_once: int,
    publishes: bool = True,
    tick: float = TICK_SECONDS,
    grace: float = GRACE_SECONDS,
    supervisor: Supervisor | None = None,
) -> bool:
    """Work until `stop` is set; then the hosts that are being asked are finished.

    `at_once` is how many hosts are asked at the same time; who `publishes` may come to make page and digests.
    False when the end did not come within `grace` seconds, as with a daemon. Raises LockedError when somebody
    has the store alone, and StoreError when it cannot be opened.
    """
    life = Life(config, stop, supervisor or Supervisor(""), tick)
    troubles: list[Exception] = []

    def work() -> None:
        try:
            _serve(address, life, at_once, publishes=publishes)
        except Exception as error:  # noqa: BLE001 - raised by who waits
            troubles.append(error)

    working = threading.Thread(target=work, daemon=True)
    working.start()
    while working.is_alive() and not stop.wait(_WATCH_SECONDS):
        pass
    stop.set()
    working.join(grace)
    if troubles:
        raise troubles[0]
    return not working.is_alive()


def _serve(address: str, life: Life, at_once: int, *, publishes: bool) -> None:
    # What the libraries say is said here.
    for library in ("procrastinate", "psycopg.pool"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    with _stores(address, f"{CALLED}{life.name}") as (reading, writing, public):
        queue.prepare(writing)
        publisher = threading.Thread(target=publishing, args=(life.config, public, life), daemon=True)
        if publishes:
            publisher.start()
        poller = Poller(life.config, reading, writing, life)
        life.start()
        try:
            asyncio.run(_persist(address, poller, life, at_once))
        finally:
            life.stop.set()
            life.alive()
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


async def _persist(address: str, poller: Poller, life: Life, at_once: int) -> None:
    """Work until it is to stop, also when the server goes away and comes back."""
    while life.alive():
        called = f"{CALLED}{life.name}"
        app = queue.application(address, called, poller.poll)
        try:
            async with app.open_async(), Turns(address, called, politeness(life.config)) as poller.turns:
                await _work(app, poller, life, at_once)
        except Exception as error:  # noqa: BLE001 - whatever the server or its driver has to say
            cause = error.__cause__
            life.troubles.begun("queue", cause if isinstance(cause, Exception) else error)
            await _wait(life, _AGAIN_SECONDS)


async def _work(app: App, poller: Poller, life: Life, at_once: int) -> None:
    working = asyncio.create_task(queue.work(app, at_once))
    try:
        while life.alive() and not working.done():
            life.troubles.tick()
            with poller.reading.read():
                dispatches = takes(poller.reading.connection, Duty.DISPATCHING)
                dispatches = dispatches and not is_quiet(poller.reading.connection)
            if dispatches:
                await _dispatch(life.config, app, poller.reading)
            await life.beat(app)
            life.troubles.over("queue")
            await _wait(life, life.tick, working)
    finally:
        life.alive()
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working
    await queue.leave(app, life.name)


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


async def _wait(life: Life, seconds: float, working: "asyncio.Task[None] | None" = None) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while life.alive() and not (working and working.done()):
        left = end - loop.time()
        if left <= 0:
            return
        await asyncio.sleep(min(left, 0.2))
