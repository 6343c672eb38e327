"""The aiohttp connector that goes nowhere the guard does not let it."""

import asyncio
import socket
import threading
from collections.abc import Callable

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from feeds.guard import Guard, RefusedError

_AddrInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]
Lookup = Callable[[str, int, int], list[_AddrInfo]]


def connector(guard: Guard, limit: int, lookup: Lookup | None = None) -> TCPConnector:
    """A connector for at most `limit` connections; TLS is always verified.

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
        limit=limit, resolver=GuardedResolver(guard, lookup or _system), socket_factory=make_socket
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
