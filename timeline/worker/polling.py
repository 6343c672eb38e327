"""One host polled by one worker: what a run does for all sources, for those of a host that are due."""

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

from feeds.hosts import Hosts
from feeds.reader import Reader
from feeds.robots import Robots, origin
from timeline.ahead import read_all
from timeline.collect import ask, politeness
from timeline.config import Config
from timeline.due import due_sources
from timeline.poll import Poll, Polled, settle_within, unread
from timeline.run import Answered, outlining_of, settled
from timeline.store import Store, StoreError
from timeline.store.workers import is_quiet
from timeline.worker.life import Life
from timeline.worker.queue import Order, is_held
from timeline.worker.turns import Turns

_NAP_SECONDS = 0.2
_AFTER_FAULT_SECONDS = 10

_log = logging.getLogger(__name__)


class Poller:
    """Polls hosts, several at a time.

    `reading` is used by the event loop and `writing` by a thread, since whoever writes may have to wait for
    the other workers.
    """

    def __init__(
        self,
        config: Config,
        reading: Store,
        writing: Store,
        life: Life,
    ) -> None:
        self.config, self.reading, self.writing, self.life = config, reading, writing, life
        self.reader = Reader()
        self.turns: Turns | None = None  # as long as the server is there
        self._robots: dict[str, Robots] = {}
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="settle")

    def close(self) -> None:
        """End the processes that read and the thread that writes."""
        self._writer.shutdown()
        self.reader.close()

    async def poll(self, order: Order) -> None:
        """Poll what is due of a host; what goes wrong is logged, since it stays due."""
        try:
            await self._poll(order)
        except StoreError as error:
            self.life.troubles.begun("store", error)
        except Exception:  # noqa: BLE001 - the other hosts are polled
            self.life.tally.errors += 1
            _log.exception("%s could not be polled", order.host)
        else:
            self.life.troubles.over("store")
            return
        # It will be asked again at once, and must not be asked all the time for a fault of ours.
        await self._rest(asyncio.get_running_loop().time(), _AFTER_FAULT_SECONDS)

    async def _poll(self, order: Order) -> None:
        now, began = datetime.now(UTC), time.monotonic()
        with self.reading.read():
            if is_quiet(self.reading.connection):
                return
        due = due_sources(self.config, self.reading, now, order.sources)
        if not due or self.life.stop.is_set():
            return
        origins = _origins(source.url for source, _ in due)
        with self.reading.read():
            self._robots |= self.reading.hosts.robots(origins=origins)
            hosts = Hosts(self._robots, self.reading.hosts.pause(order.host, now))
        outlining = outlining_of(self.reading, now)
        asked = ask(
            self.config, due, now=now, stop=self.life.stop.is_set, reader=self.reader, hosts=hosts,
            turns=self.turns, outlining=outlining,
        )  # fmt: skip
        answered = [came async for came in asked if came is not None]
        over = asyncio.get_running_loop().time()
        keep = partial(self._settle, order, answered, hosts, now)
        polled = await asyncio.get_running_loop().run_in_executor(self._writer, keep)
        self.life.polled(secrets.token_hex(4), order.host, polled, time.monotonic() - began)
        self._robots |= hosts.learnt
        await self._rest(over, max([self._delay, *map(hosts.delay_of, origins)]))

    @property
    def _delay(self) -> float:
        return politeness(self.config).delay

    async def _rest(self, since: float, seconds: float) -> None:
        """Keep the host to ourselves until it may be asked again."""
        loop = asyncio.get_running_loop()
        while not self.life.stop.is_set() and (left := since + seconds - loop.time()) > 0:  # noqa: ASYNC110 - signals set it
            await asyncio.sleep(min(left, _NAP_SECONDS))

    def _settle(
        self, order: Order, answered: Sequence[Answered], hosts: Hosts, now: datetime
    ) -> list[Polled]:
        zone = self.config.timezone

        def keep(polls: Sequence[Poll]) -> list[Polled]:
            with self.writing.read():
                texts = [text for poll in polls for text in unread(self.writing, poll, now=now, zone=zone)]
            ahead = read_all(texts)
            with self.writing.write():
                if not is_held(self.writing, order):
                    _log.warning("%s was given to another worker meanwhile", order.host)
                    return []
                if is_quiet(self.writing.connection):
                    return []  # it stays due
                self.writing.sources([poll.memory.id for poll in polls])  # so that it knows what pages show
                return settle_within(self.writing, polls, now=now, zone=zone, ahead=ahead)

        polled = settled(answered, now, keep)
        if hosts.learnt or hosts.asked:
            with self.writing.write():
                self.writing.hosts.keep(hosts, now)
        return polled


def _origins(addresses: Iterable[str]) -> set[str]:
    """The origins of addresses that have one; folders have none."""
    found = set()
    for address in addresses:
        with contextlib.suppress(ValueError):
            found.add(origin(address))
    return found - {""}
