"""One conditional GET, redirects included, within limits; a failure is a value."""

import asyncio
import http
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from yarl import URL

from feeds.coding import CodingError, Decoder, TooLargeError
from feeds.connect import shortened, trouble
from feeds.guard import Guard, RefusedError
from feeds.model import UNKNOWN, Failed, Fault, NotModified, Outlook, Response, Validators
from feeds.politeness import freshness, parse_retry_after

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_LONGEST_VALIDATOR = 1024
_LONGEST_ADDRESS = 2000
UNCONDITIONAL = Validators()


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


# A turn at a host, by its name with its port: held while one request to it is on its way.
Turns = Callable[[str], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Getter:
    """What all requests of a run share. `now` is what dates in answers are compared with.

    With `turns` every request waits for its turn, also that of a redirect, which no more counts as time that
    the server takes.
    """

    session: aiohttp.ClientSession
    guard: Guard
    now: datetime
    turns: Turns | None = None

    async def get(
        self, url: str, validators: Validators, limits: Limits, *, cut: bool = False
    ) -> Response | NotModified | Failed:
        """The answer to one request. Never raises for anything that a server can do.

        `cut` takes the beginning of what is longer than `limits.body` instead of refusing it.
        """
        try:
            async with asyncio.timeout(limits.seconds) as deadline:
                return await self._follow(url, validators, limits, deadline, cut=cut)
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
            return _unconnected(error)
        except Exception as error:  # noqa: BLE001 - one source, whatever it sends, must not end the run of the others
            return Failed(Fault.CONNECT, f"unexpected {type(error).__name__}: {_words(error)}")

    async def _follow(
        self, address: str, validators: Validators, limits: Limits, deadline: asyncio.Timeout, *, cut: bool
    ) -> Response | NotModified | Failed:
        url, moved = _url(address), None
        conditions = _conditions(validators)
        permanent = True
        for _ in range(limits.redirects + 1):
            reason = self.guard.check_url(str(url))
            if reason:
                return Failed(Fault.REFUSED, reason)
            async with (
                self._turn(url, deadline),
                self.session.get(url, headers=conditions, allow_redirects=False) as answer,
            ):
                target = answer.headers.get("Location")
                if answer.status not in _REDIRECTS or not target:
                    return await self._read(answer, validators, limits, moved, cut=cut)
            before, url = url, url.join(_url(_latin(target)))
            permanent = permanent and answer.status in _PERMANENT and _keeps(before, url)
            moved = str(url.with_fragment(None)) if permanent else moved
        return Failed(Fault.REDIRECTS, f"more than {limits.redirects} redirects")

    @asynccontextmanager
    async def _turn(self, url: URL, deadline: asyncio.Timeout) -> AsyncIterator[None]:
        """A turn at the host of an address; the clock of the request stands still until it comes."""
        if self.turns is None:
            yield
            return
        loop = asyncio.get_running_loop()
        left = (deadline.when() or 0.0) - loop.time()
        deadline.reschedule(None)
        async with self.turns(url.authority.rpartition("@")[2].lower()):
            deadline.reschedule(loop.time() + left)
            yield

    async def _read(
        self,
        answer: aiohttp.ClientResponse,
        sent: Validators,
        limits: Limits,
        moved: str | None,
        *,
        cut: bool,
    ) -> Response | NotModified | Failed:
        status = answer.status
        size = sum(len(name) + len(value) + 4 for name, value in answer.raw_headers)
        if size > limits.headers:
            return Failed(Fault.TOO_LARGE, f"more than {limits.headers} bytes of header fields", status)
        headers = {name.lower(): _latin(value) for name, value in answer.headers.items()}
        if status == http.HTTPStatus.NOT_MODIFIED:
            if sent == UNCONDITIONAL:
                return Failed(Fault.STATUS, "HTTP 304 Not Modified to an unconditional request", status)
            return NotModified(_validators(headers, sent), self._outlook(headers, moved))
        if status != http.HTTPStatus.OK:
            return Failed(Fault.STATUS, _status(status), status, self._retry_after(headers))
        body = await _body(answer, headers, limits.body, cut=cut)
        if not body.strip():
            return Failed(Fault.EMPTY, "the answer is empty (HTTP 200)", status)
        outlook = self._outlook(headers, moved)
        return Response(
            str(answer.url), body, headers, _validators(headers, UNCONDITIONAL), outlook, self.now
        )

    def _outlook(self, headers: Mapping[str, str], moved: str | None) -> Outlook:
        fresh = freshness(headers, self.now)
        return Outlook(moved, fresh) if moved or fresh else UNKNOWN

    def _retry_after(self, headers: Mapping[str, str]) -> int | None:
        value = headers.get("retry-after")
        return None if value is None else parse_retry_after(value, self.now)


async def _body(
    answer: aiohttp.ClientResponse, headers: Mapping[str, str], limit: int, *, cut: bool
) -> bytes:
    """The decoded body. Raises CodingError and TooLargeError."""
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limit and not cut:
        raise TooLargeError(f"more than {limit} bytes")
    decoder = Decoder(headers.get("content-encoding", ""), limit)
    try:
        async for piece in answer.content.iter_any():
            decoder.feed(piece)
    except TooLargeError:
        if not cut:
            raise
        return decoder.beginning()
    return decoder.finish()


def _url(text: str) -> URL:
    """The address, quoted as browsers do. Raises aiohttp.InvalidURL."""
    try:
        return URL(text)
    except ValueError as error:
        raise aiohttp.InvalidURL(text[:200], str(error)) from error


def _keeps(before: URL, after: URL) -> bool:
    """Whether an address may take the place of another for good: not without TLS, nor with a password."""
    downgrade = before.scheme == "https" and after.scheme != "https"
    return not downgrade and after.user is None and len(str(after)) <= _LONGEST_ADDRESS


def _unconnected(error: aiohttp.ClientError | OSError) -> Failed:
    """Why there was no connection, or none that holds."""
    for cause in _causes(error):
        if isinstance(cause, RefusedError):
            return Failed(Fault.REFUSED, str(cause))
        # A reset or an end in the middle of the handshake is trouble of the network.
        if isinstance(cause, ssl.SSLError) and not isinstance(
            cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)
        ):
            return Failed(Fault.TLS, trouble(error))
    return Failed(Fault.CONNECT, trouble(error))


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what it was made from."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < 5:
        found.append(cause)
        wrapped = getattr(cause, "certificate_error", None) or getattr(cause, "os_error", None)
        cause = cause.__cause__ or (wrapped if isinstance(wrapped, BaseException) else None)
    return found


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


def _words(error: BaseException) -> str:
    """One short line about an error."""
    return shortened(str(error)) or type(error).__name__
