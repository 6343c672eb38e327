"""Conditional GET of many sources at once, within limits, a failure being a value."""

import asyncio
import http
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
from yarl import URL

from feeds.coding import OFFERED, CodingError, Decoder, TooLargeError
from feeds.connect import Lookup, connector, trouble
from feeds.guard import Guard, RefusedError
from feeds.model import Failed, Fault, NotModified, Response, Source, Validators
from feeds.politeness import Politeness, parse_retry_after, reserve

Result = Response | NotModified | Failed

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.8, application/xhtml+xml;q=0.8, */*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_VALIDATOR = 1024
# Results waiting for the caller; with more, workers wait, so that bodies do not pile up in memory.
_WAITING = 8
_UNCONDITIONAL = Validators()


@dataclass(frozen=True, slots=True)
class Request:
    """A source and what makes its request conditional.

    `entry` is the id of the entry when it is the article behind that which is asked for.
    """

    source: Source
    validators: Validators = _UNCONDITIONAL
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request: decoded bytes, seconds including redirects, hops, bytes of header fields.

    `concurrent` bounds the requests of a run.
    """

    body: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    headers: int = 65_536
    concurrent: int = 64


async def fetch_all(
    requests: Iterable[Request],
    *,
    now: datetime,
    politeness: Politeness,
    limits: Limits,
    lookup: Lookup | None = None,
    more: deque[Request] | None = None,
) -> AsyncGenerator[tuple[Request, Result]]:
    """Every request with its result, as they complete.

    What the caller puts into `more` before asking for the next result is taken out of it and asked for with
    the same manners, after what its host is to be asked already. Nothing that a server does raises. Closing
    the iterator (`contextlib.aclosing`) or cancelling the caller drops what is still on its way. `now` is
    what dates in Retry-After are compared with; `lookup` replaces `socket.getaddrinfo`. Raises ValueError
    for a malformed network in `politeness.allow`.
    """
    guard = Guard(politeness.allow_private, politeness.allow)
    async with _session(guard, politeness, limits, lookup) as session:
        queues = _Queues(_Run(session, guard, limits, now), politeness)
        try:
            for request in requests:
                queues.add(request)
            while queues.open or more:
                while more:
                    queues.add(more.popleft())
                yield await queues.next()
        finally:
            await queues.close()


@dataclass(frozen=True, slots=True)
class _Run:
    session: aiohttp.ClientSession
    guard: Guard
    limits: Limits
    now: datetime


def _session(
    guard: Guard, politeness: Politeness, limits: Limits, lookup: Lookup | None
) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector(guard, limits.concurrent, lookup),
        cookie_jar=aiohttp.DummyCookieJar(),  # sources must not influence each other
        headers={"User-Agent": politeness.user_agent, "Accept": ACCEPT, "Accept-Encoding": OFFERED},
        timeout=aiohttp.ClientTimeout(),  # the deadline of the whole request is ours
        auto_decompress=False,  # see feeds.coding: bounded, and truncation is noticed
        trust_env=False,  # a proxy would be asked for addresses that the guard never sees
        max_line_size=16_384,
        max_field_size=16_384,
    )


def _host(url: str) -> str:
    try:
        return URL(url).authority.rpartition("@")[2].lower()
    except ValueError:
        return ""


@dataclass(slots=True)
class _Host:
    """What one host is still to be asked, from when on it may be, and how many ask it now."""

    free: float
    waiting: deque[Request] = field(default_factory=deque)
    workers: int = 0


class _Queues:
    """A queue for each host: at most `per_host` requests at a time, their starts `delay` seconds apart."""

    def __init__(self, run: _Run, politeness: Politeness) -> None:
        self._run, self._politeness = run, politeness
        self._hosts: dict[str, _Host] = {}
        self._slots = asyncio.Semaphore(run.limits.concurrent)
        self._results: asyncio.Queue[tuple[Request, Result]] = asyncio.Queue(_WAITING)
        self._tasks: set[asyncio.Task[None]] = set()
        self.open = 0

    def add(self, request: Request) -> None:
        """Queue a request."""
        self.open += 1
        name = _host(request.source.url)
        host = self._hosts.setdefault(name, _Host(asyncio.get_running_loop().time()))
        host.waiting.append(request)
        if host.workers < max(1, self._politeness.per_host):
            host.workers += 1
            task = asyncio.create_task(self._work(host))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def next(self) -> tuple[Request, Result]:
        """The next result; of what is queued there must be one left."""
        result = await self._results.get()
        self.open -= 1
        return result

    async def close(self) -> None:
        """Drop what is still on its way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work(self, host: _Host) -> None:
        run, loop = self._run, asyncio.get_running_loop()
        while host.waiting:
            request = host.waiting.popleft()
            wait, host.free = reserve(host.free, loop.time(), self._politeness.delay)
            if wait > 0:
                await asyncio.sleep(wait)
            async with self._slots:
                result = await fetch(run.session, run.guard, request, run.limits, run.now)
                await self._results.put((request, result))
        host.workers -= 1


async def fetch(
    session: aiohttp.ClientSession, guard: Guard, request: Request, limits: Limits, now: datetime
) -> Result:
    """One source, redirects included. Never raises for anything that a server can do."""
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(session, guard, request, limits, now)
    except TimeoutError:
        return Failed(Fault.TIMEOUT, f"no complete answer within {limits.seconds:g} s")
    except TooLargeError as error:
        return Failed(Fault.TOO_LARGE, str(error))
    except CodingError as error:
        return Failed(Fault.TRUNCATED, _words(error))
    except aiohttp.ClientPayloadError as error:
        return Failed(Fault.TRUNCATED, trouble(error))
    except aiohttp.InvalidURL as error:
        return Failed(Fault.REFUSED, f"malformed address: {_words(error)}")
    except (aiohttp.ClientError, OSError) as error:
        refused = _refusal(error)
        return Failed(Fault.REFUSED, refused) if refused else Failed(Fault.CONNECT, trouble(error))
    except Exception as error:  # noqa: BLE001 - one source, whatever it sends, must not end the run of the others
        return Failed(Fault.CONNECT, f"unexpected {type(error).__name__}: {_words(error)}")


async def _follow(
    session: aiohttp.ClientSession, guard: Guard, request: Request, limits: Limits, now: datetime
) -> Result:
    url = _url(request.source.url)
    conditions = _conditions(request.validators)
    for _ in range(limits.redirects + 1):
        reason = guard.check_url(str(url))
        if reason:
            return Failed(Fault.REFUSED, reason)
        async with session.get(url, headers=conditions, allow_redirects=False) as answer:
            target = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not target:
                return await _read(answer, request.validators, limits, now)
        url = url.join(_url(_latin(target)))
    return Failed(Fault.REDIRECTS, f"more than {limits.redirects} redirects")


def _url(text: str) -> URL:
    """The address, quoted as browsers do. Raises aiohttp.InvalidURL."""
    try:
        return URL(text)
    except ValueError as error:
        raise aiohttp.InvalidURL(text[:200], str(error)) from error


async def _read(answer: aiohttp.ClientResponse, sent: Validators, limits: Limits, now: datetime) -> Result:
    status = answer.status
    size = sum(len(name) + len(value) + 4 for name, value in answer.raw_headers)
    if size > limits.headers:
        return Failed(Fault.TOO_LARGE, f"more than {limits.headers} bytes of header fields", status)
    headers = {name.lower(): _latin(value) for name, value in answer.headers.items()}
    if status == http.HTTPStatus.NOT_MODIFIED:
        if sent == _UNCONDITIONAL:
            return Failed(Fault.STATUS, "HTTP 304 Not Modified to an unconditional request", status)
        return NotModified(_validators(headers, sent))
    if status != http.HTTPStatus.OK:
        return Failed(Fault.STATUS, _status(status), status, _retry_after(headers, now))
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limits.body:
        return Failed(Fault.TOO_LARGE, f"more than {limits.body} bytes", status)
    decoder = Decoder(headers.get("content-encoding", ""), limits.body)
    async for piece in answer.content.iter_any():
        decoder.feed(piece)
    body = decoder.finish()
    if not body.strip():
        return Failed(Fault.EMPTY, "200 without content", status)
    return Response(str(answer.url), body, headers, _validators(headers, _UNCONDITIONAL))


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _validators(headers: Mapping[str, str], known: Validators) -> Validators:
    """Those of the answer that can be sent back, each in the place of the known one."""
    etag, modified = (headers.get(name, "") for name in ("etag", "last-modified"))
    return Validators(
        etag if _usable(etag) else known.etag, modified if _usable(modified) else known.last_modified
    )


def _usable(value: str) -> bool:
    return bool(value) and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()


def _retry_after(headers: Mapping[str, str], now: datetime) -> int | None:
    value = headers.get("retry-after")
    return None if value is None else parse_retry_after(value, now)


def _status(status: int) -> str:
    try:
        return f"HTTP {status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def _latin(value: str) -> str:
    """A header value with the bytes that are not UTF-8 read as Latin-1, so that it can be stored."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("latin-1")
    return value


def _refusal(error: BaseException) -> str | None:
    """The guard's words when it is what made a connection fail."""
    cause: BaseException | None = error
    for _ in range(5):
        if isinstance(cause, RefusedError):
            return str(cause)
        cause = None if cause is None else cause.__cause__ or getattr(cause, "os_error", None)
    return None


def _words(error: BaseException) -> str:
    """One short line about an error."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 200 else f"{text[:199]}…"
