"""The door to the web: many sources at once, each host gently, robots.txt and pauses honoured."""

import asyncio
import contextlib
import ssl
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

import aiohttp
from yarl import URL

from feeds import robots as rules
from feeds.coding import OFFERED
from feeds.connect import Lookup, connector
from feeds.get import UNCONDITIONAL, Getter, Limits, Turns
from feeds.guard import Guard
from feeds.hosts import Hosts
from feeds.model import Deferred, Failed, Fault, NotModified, Response, Source, Validators
from feeds.politeness import Politeness, reserve

Result = Response | NotModified | Failed | Deferred

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.8, application/xhtml+xml;q=0.8, */*;q=0.5"
)
# Results waiting for the caller; with more, workers wait, so that bodies do not pile up in memory.
_WAITING = 8
_PAUSES = frozenset({429, 503})
# A robots.txt that could not be read for one of these reasons: the source could not be either.
_UNREACHED = frozenset({Fault.CONNECT, Fault.TIMEOUT, Fault.TLS, Fault.REFUSED})


@dataclass(frozen=True, slots=True)
class Request:
    """A source and what makes its request conditional.

    `address` is where it is asked for, when that is not the source's own. `robots` tells whether robots.txt
    has a say: not where the user waived it, nor where it let the same request through not long ago. `entry`
    is the id of the entry when it is the article behind that which is asked for.
    """

    source: Source
    validators: Validators = UNCONDITIONAL
    address: str | None = None
    robots: bool = True
    entry: str = ""

    @property
    def url(self) -> str:
        """Where to ask."""
        return self.address or self.source.url


@dataclass(slots=True)
class _Host:
    """One host within a run: how many requests at the same time, how far apart, from when on."""

    turns: asyncio.Semaphore
    free: float = 0.0


class Client:
    """All requests of a run, through one session; use it with `async with`.

    `now` is the moment of the run, `hosts` what is known of servers, to which is added what is learnt.
    `turns` are shared with other processes that ask the same hosts. `lookup` replaces `socket.getaddrinfo`,
    `trust` the certificates that the system trusts. Raises ValueError for a malformed network in
    `politeness.allow`.
    """

    def __init__(
        self,
        *,
        now: datetime,
        politeness: Politeness,
        limits: Limits,
        hosts: Hosts | None = None,
        turns: Turns | None = None,
        lookup: Lookup | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.hosts = Hosts() if hosts is None else hosts
        self._now, self._politeness, self._limits = now, politeness, limits
        self._guard = Guard(politeness.allow_private, politeness.allow)
        self._turns, self._lookup, self._trust = turns, lookup, trust
        self._slots = asyncio.Semaphore(limits.concurrent)
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, asyncio.Task[Failed | None]] = {}

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=connector(self._guard, self._limits.concurrent, self._lookup, self._trust),
            cookie_jar=aiohttp.DummyCookieJar(),  # sources must not influence each other
            headers={"User-Agent": self._politeness.user_agent, "Accept": ACCEPT, "Accept-Encoding": OFFERED},
            timeout=aiohttp.ClientTimeout(),  # the deadline of the whole request is ours
            auto_decompress=False,  # see feeds.coding: bounded, and truncation is noticed
            trust_env=False,  # a proxy would be asked for addresses that the guard never sees
            max_line_size=16_384,
            max_field_size=16_384,
        )
        self._getter = Getter(self._session, self._guard, self._now, self._turns)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._robots.values():
            task.cancel()
        await asyncio.gather(*self._robots.values(), return_exceptions=True)
        await self._session.close()

    async def get(self, request: Request) -> Result:
        """One request in its turn, when its host may be asked. Never raises for what a server does."""
        results: list[Result] = []

        async def keep(result: Result) -> None:
            results.append(result)

        await self._ask(_host(request.url), request, keep, _nothing)
        return results[0]

    async def fetch_all(
        self, requests: Iterable[Request], more: deque[Request] | None = None
    ) -> AsyncGenerator[tuple[Request, Result]]:
        """Every request with its result, as they complete.

        What the caller puts into `more` before asking for the next result is taken out of it and asked for
        with the same manners. Closing the iterator (`contextlib.aclosing`) or cancelling the caller drops
        what is on its way.
        """
        hosts: dict[str, list[Request]] = defaultdict(list)
        for request in requests:
            hosts[_host(request.url)].append(request)
        results: asyncio.Queue[tuple[Request, Result]] = asyncio.Queue(_WAITING)
        tasks = {asyncio.create_task(self._ask_host(*host, results)) for host in hosts.items()}
        coming = sum(map(len, hosts.values()))
        try:
            while coming or more:
                while more:
                    request = more.popleft()
                    tasks.add(asyncio.create_task(self._ask_host(_host(request.url), [request], results)))
                    coming += 1
                yield await results.get()
                coming -= 1
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask_host(
        self, name: str, requests: list[Request], results: asyncio.Queue[tuple[Request, Result]]
    ) -> None:
        queue = iter(requests)
        most = max(1, min(self._politeness.per_host, len(requests)))
        hands = waiting = 0

        async def work() -> None:
            nonlocal waiting
            for request in queue:

                async def put(result: Result, request: Request = request) -> None:
                    await results.put((request, result))

                await self._ask(name, request, put, begun)
                waiting += 1

        def another() -> None:
            nonlocal hands, waiting
            hands, waiting = hands + 1, waiting + 1
            group.create_task(work())

        def begun() -> None:
            nonlocal waiting
            waiting -= 1
            if not waiting and hands < most:
                another()

        # One waits for a slot of the run, the next when it has one: thousands would fill memory.
        async with asyncio.TaskGroup() as group:
            another()

    async def _ask(
        self,
        name: str,
        request: Request,
        deliver: Callable[[Result], Awaitable[None]],
        begun: Callable[[], None],
    ) -> None:
        """One request to the host of this name: at most `per_host` at a time, starts `delay` apart.

        What is delivered still holds one of the run's slots, so that a slow taker slows the requests. `begun`
        is called once it waits no longer.
        """
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(asyncio.Semaphore(max(1, self._politeness.per_host)))
        async with host.turns:
            deferred = self.hosts.deferred(name, self._now)
            permitted: datetime | Failed | None = None
            if request.robots and deferred is None:
                permitted = await self._permitted(name, host, request.url)
            if isinstance(permitted, Failed):
                begun()
                await deliver(permitted)
                return
            deferred = deferred or await self._turn(name, host, request.url)
            if deferred is not None:
                begun()
                await deliver(deferred)
                return
            async with self._slots:
                begun()
                result: Result = await self._getter.get(request.url, request.validators, self._limits)
                self._heed(name, result)
                if permitted is not None and isinstance(result, Response | NotModified):
                    result = replace(result, outlook=replace(result.outlook, permitted=permitted))
                await deliver(result)

    async def _turn(self, name: str, host: _Host, url: str) -> Deferred | None:
        """Wait until the host may be asked again; a pause that it asked for meanwhile is told instead."""
        delay = self._politeness.delay
        if self.hosts.slowed():
            delay = max(delay, self.hosts.delay_of(_origin(url)))
        loop = asyncio.get_running_loop()
        wait, host.free = reserve(host.free, loop.time(), delay)
        if wait > 0:
            await asyncio.sleep(wait)
        return self.hosts.deferred(name, self._now)

    def _heed(self, name: str, result: Result) -> None:
        """A server that is too busy is so for everybody who asks it."""
        if isinstance(result, Failed) and result.status in _PAUSES and result.retry_after:
            self.hosts.pause(name, result.retry_after, self._now)

    async def _permitted(self, name: str, host: _Host, url: str) -> datetime | Failed | None:
        """Until when robots.txt lets us ask for an address; why it does not; None for what has no origin."""
        origin = _origin(url)
        if not origin or self._guard.check_url(url):
            return None  # what is no address we may go to is refused where it is asked for
        known = self.hosts.robots_of(origin)
        if known is None or known.expires <= self._now:
            task = self._robots.get(origin)
            if task is None:
                task = self._robots[origin] = asyncio.create_task(self._read_robots(name, host, origin))
            failed = await asyncio.shield(task)
            if failed is not None:
                return failed
            known = self.hosts.robots_of(origin)
        if known is None:
            return None
        if rules.allows(known, url):
            return known.expires
        return Failed(Fault.ROBOTS, f"robots.txt of {name} does not allow it")

    async def _read_robots(self, name: str, host: _Host, origin: str) -> Failed | None:
        """Learn the robots.txt of an origin; why nothing there may be asked for when it cannot be read."""
        await self._turn(name, host, origin)
        async with self._slots:
            limits = replace(self._limits, body=rules.LIMIT)
            answer = await self._getter.get(f"{origin}/robots.txt", UNCONDITIONAL, limits, cut=True)
        self._heed(name, answer)
        if isinstance(answer, Response):
            self.hosts.learn(rules.read(origin, answer, self._now))
            return None
        if isinstance(answer, NotModified):  # cannot come: the request has no conditions
            return None
        learnt = rules.absent(origin, answer, self.hosts.robots_of(origin), self._now)
        self.hosts.learn(learnt)
        if learnt.rules != rules.NOTHING:
            return None
        if answer.fault in _UNREACHED:
            return answer
        return replace(answer, message=f"robots.txt of {name} cannot be read: {answer.message}")


async def fetch_all(  # noqa: PLR0913 - as a `Client`, each by name with its default
    requests: Iterable[Request],
    *,
    now: datetime,
    politeness: Politeness,
    limits: Limits,
    hosts: Hosts | None = None,
    turns: Turns | None = None,
    lookup: Lookup | None = None,
    trust: ssl.SSLContext | None = None,
    more: deque[Request] | None = None,
) -> AsyncGenerator[tuple[Request, Result]]:
    """Every request with its result through a client of its own, see `Client.fetch_all`."""
    client = Client(
        now=now, politeness=politeness, limits=limits, hosts=hosts, turns=turns, lookup=lookup, trust=trust
    )
    async with client, contextlib.aclosing(client.fetch_all(requests, more)) as results:
        async for item in results:
            yield item


def _nothing() -> None:
    """Nobody else waits for a turn."""


def _host(url: str) -> str:
    try:
        return URL(url).authority.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _origin(url: str) -> str:
    try:
        return rules.origin(url)
    except ValueError:
        return ""
