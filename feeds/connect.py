"""The aiohttp connector that goes nowhere the guard does not let it, and its failures in plain words."""

import asyncio
import os
import socket
import ssl
import threading
from collections.abc import Callable

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientResponseError,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver, ResolveResult

from feeds.guard import Guard, RefusedError

_AddrInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]
Lookup = Callable[[str, int, int], list[_AddrInfo]]


def connector(
    guard: Guard, limit: int, lookup: Lookup | None = None, trust: ssl.SSLContext | None = None
) -> TCPConnector:
    """A connector for at most `limit` connections; TLS is always verified, against `trust` or the system's.

    The resolver refuses a host of which any address is refused. The socket factory refuses at connect time
    and is the only place that sees literal addresses, which aiohttp does not send to a resolver.
    """

    def make_socket(info: _AddrInfo) -> socket.socket:
        family, kind, protocol, _, address = info
        reason = guard.refusal(str(address[0]))
        if reason:
            raise RefusedError(reason)
        return socket.socket(family, kind, protocol)

    return TCPConnector(
        limit=limit,
        resolver=GuardedResolver(guard, lookup or _system),
        socket_factory=make_socket,
        ssl=trust or True,
    )


class GuardedResolver(AbstractResolver):
    """The system's resolver, with every address of the answer checked."""

    def __init__(self, guard: Guard, lookup: Lookup) -> None:
        self._guard = guard
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of `host`; raises OSError, RefusedError when one of them is refused."""
        found: list[ResolveResult] = []
        for info_family, _, protocol, _, address in await _in_thread(self._lookup, host, port, family):
            numeric = str(address[0])
            reason = self._guard.refusal(numeric)
            if reason:
                raise RefusedError(f"{host}: {reason}")
            found.append(
                ResolveResult(
                    hostname=host, host=numeric, port=port, family=info_family, proto=protocol,
                    flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
                )
            )  # fmt: skip
        return found

    async def close(self) -> None:
        """Nothing is kept open."""


def _system(host: str, port: int, family: int) -> list[_AddrInfo]:
    return list(socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, 0, socket.AI_ADDRCONFIG))


async def _in_thread(lookup: Lookup, host: str, port: int, family: int) -> list[_AddrInfo]:
    """`lookup(...)` in a thread of its own that nobody waits for at exit: a lookup can hang for minutes."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[_AddrInfo]] = loop.create_future()

    def deliver(answer: list[_AddrInfo] | Exception) -> None:
        if future.done():
            return
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    def work() -> None:
        try:
            answer: list[_AddrInfo] | Exception = lookup(host, port, family)
        except (OSError, ValueError) as error:
            answer = error
        try:
            loop.call_soon_threadsafe(deliver, answer)
        except RuntimeError:
            return  # the loop has closed meanwhile, nobody wants the answer

    threading.Thread(target=work, name=f"lookup {host}", daemon=True).start()
    return await future


def trouble(error: ClientError | OSError) -> str:
    """What went wrong with a connection, in one line without the names of functions and options."""
    if isinstance(error, ClientConnectorError):
        host = error.host if error.port in {None, 80, 443} else f"{error.host}:{error.port}"
        return f"cannot connect to {host}: {_reason(_cause(error))}"
    if isinstance(error, ClientPayloadError):
        return "the answer breaks off before its end"
    if isinstance(error, ClientResponseError):
        return f"malformed HTTP answer: {shortened(error.message.strip().partition(chr(10))[0].rstrip(':'))}"
    return _reason(_cause(error))


def _cause(error: BaseException) -> BaseException:
    """What the library wrapped, the error itself when nothing."""
    wrapped = getattr(error, "certificate_error", None) or getattr(error, "os_error", None)
    return wrapped if isinstance(wrapped, BaseException) else error


def _reason(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection ({(error.reason or 'TLS failed').lower().replace('_', ' ')})"
    # What stands for a failed lookup is no number of the system's errors.
    if isinstance(error, OSError) and not isinstance(error, socket.gaierror) and (error.errno or 0) > 0:
        return _lowered(os.strerror(error.errno or 0))
    said = error.strerror if isinstance(error, OSError) else None
    return _lowered(shortened(said or str(error)) or type(error).__name__)


def shortened(words: str) -> str:
    """An error's words on one short line."""
    line = " ".join(words.split())
    return line if len(line) <= 200 else f"{line[:199]}…"


def _lowered(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
