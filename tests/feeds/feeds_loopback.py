"""A web server on loopback that answers exactly the bytes that a test wants, broken ones included."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from feeds.fetch import Request, Result, fetch_all
from feeds.get import Limits, Turns
from feeds.hosts import Hosts
from feeds.model import Source, Validators
from feeds.politeness import Politeness

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
UNCONDITIONAL, BOUNDS = Validators(), Limits()
OPEN = Politeness(delay=0, allow_private=True)

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """Answers by path, the last one of a list again and again; `seen` are the heads of all requests."""

    answers: dict[str, Answer | list[Answer]]
    base: str = ""
    seen: list[str] = field(default_factory=list)
    open_now: int = 0
    open_most: int = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        # Cancelled when the test is over, reset when the client has had enough.
        with contextlib.suppress(asyncio.CancelledError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ")[1]
            if path == "/robots.txt" and path not in self.answers:
                answer: Answer | list[Answer] = http(status="404 Not Found")
            else:
                self.seen.append(head)
                answer = self.answers[path]
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            if isinstance(answer, bytes):
                writer.write(answer.replace(b"{base}", self.base.encode()))
                await writer.drain()
            else:
                await answer(writer)
        self.open_now -= 1
        writer.close()

    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.seen]


def http(body: bytes = b"", status: str = "200 OK", **headers: object) -> bytes:
    """An HTTP/1.1 answer; `content_length` can lie."""
    fields = {"content_length": len(body), "connection": "close"} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


@contextlib.asynccontextmanager
async def serving(
    answers: dict[str, Answer | list[Answer]], identity: ssl.SSLContext | None = None
) -> AsyncIterator[Server]:
    server = Server(answers)
    listener = await asyncio.start_server(server.handle, "127.0.0.1", 0, ssl=identity)
    server.base = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    before = asyncio.all_tasks()
    try:
        yield server
    finally:
        listener.close()
        for task in asyncio.all_tasks() - before:
            task.cancel()
        await asyncio.gather(*(asyncio.all_tasks() - before), return_exceptions=True)


def ask(
    answers: dict[str, Answer | list[Answer]],
    paths: Iterable[str],
    *,
    validators: Validators = UNCONDITIONAL,
    politeness: Politeness = OPEN,
    limits: Limits = BOUNDS,
    robots: bool = False,
    hosts: Hosts | None = None,
    turns: Turns | None = None,
    now: datetime = NOW,
) -> tuple[dict[str, Result], Server]:
    """The results of fetching `paths` by path, and the server; `robots` asks for robots.txt before."""

    async def run() -> tuple[dict[str, Result], Server]:
        async with serving(answers) as server:
            requests = [
                Request(Source(path, server.base + path), validators, robots=robots) for path in paths
            ]
            async with contextlib.aclosing(
                fetch_all(requests, now=now, politeness=politeness, limits=limits, hosts=hosts, turns=turns)
            ) as results:
                return {request.source.id: result async for request, result in results}, server

    return asyncio.run(run())


def ask_one(answer: Answer | list[Answer], **options: object) -> Result:
    """The result of one request that is answered so."""
    results, _ = ask({"/": answer}, ["/"], **options)
    return results["/"]


async def only(url: str, lookup=None, politeness: Politeness = OPEN, limits: Limits = BOUNDS, trust=None):
    requests = [Request(Source("s", url), robots=False)]
    results = fetch_all(requests, now=NOW, politeness=politeness, limits=limits, lookup=lookup, trust=trust)
    async with contextlib.aclosing(results):
        _, result = await anext(results)
        return result
