"""Ten thousand sources, due every quarter of an hour: is any late, and what does it take?

    python benchmarks/daemon.py --simulate [--sources 10000] [--hours 24] [--every 15m] [--json]
    python benchmarks/daemon.py --real [--sources 2000] [--minutes 20] [--every 5m] [--json]

`--simulate` lets the daemon's ticks follow each other on a fake clock, with a real store; answers come
without a network: most say that nothing changed, some fail, some ask for a pause; no page is built.
Told are how late a source was at worst, the CPU of scheduling (all but taking answers in) as a share of a
core for the simulated time, and how memory grew. `--real` runs `timeline daemon` against a server of its own
on loopback that serves a feed for each source and notes when it is asked; now and then a feed gets an entry.
Exits with 1 when a source was late by more than an interval, when looking took more than 1 % of a core, or
when memory grew after the first quarter.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

TICK = timedelta(seconds=5)
START = datetime(2026, 3, 1, tzinfo=UTC)
# Allocators and caches breathe; what leaks goes on.
GROWTH = 16_000_000
PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(pid: int) -> int:
    """Bytes of memory of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    return own + sum(resident(int(child)) for child in children)


def configured(folder: Path, sources: int, every: str, base: str) -> Path:
    """A configuration with so many sources at a server."""
    lines = "\n".join(
        f"  - {{id: s{number}, url: '{base}/{number}', kind: feed, every: {every}}}"
        for number in range(sources)
    )
    file = folder / "config.yaml"
    file.write_text(
        "politeness: {delay: 0s, per_host: 64, allow_private: true, robots: false}\n"
        f"metrics: metrics.prom\ndigests: []\nsources:\n{lines}\n"
    )
    return file


class Simulated:
    """Answers without a network, and what is measured meanwhile."""

    def __init__(self) -> None:
        self.moment, self.dice = START, random.Random(1)
        self.asked = defaultdict[str, list[datetime]](list)
        self.excused = set[tuple[str, datetime]]()  # after an answer that lets a source be asked later
        self.spent = {"answers": 0.0, "looking": 0.0}
        self.sizes: list[int] = []

    async def ask(self, _: object, due: Sequence[Any], **__: object) -> AsyncGenerator[Any]:
        """In place of `timeline.collect.ask`."""
        from feeds.model import Deferred, Failed, Fault, NotModified  # noqa: PLC0415 - loaded once

        for source, memory in due:
            self.asked[source.id].append(self.moment)
            chance = self.dice.random()
            answer: Any = NotModified()
            if chance < 0.001:
                answer = Failed(Fault.TIMEOUT, "no answer")
            elif chance < 0.002:
                answer = Deferred(self.moment + timedelta(minutes=30), "asked for a pause")
            if not isinstance(answer, NotModified):
                self.excused.add((source.id, self.moment))
            yield source, memory, answer

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose CPU is counted."""

        def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of whatever it stands for
            began = time.process_time()
            try:
                found = function(*args, **kwargs)
            finally:
                self.spent[name] += time.process_time() - began
            if name == "looking":
                self.sizes.append(len(found))
            return found

        return counted

    def longest(self) -> timedelta:
        """The longest time between two requests of a source."""
        gaps = (
            later - earlier
            for name, moments in self.asked.items()
            for earlier, later in zip(moments, [*moments[1:], self.moment], strict=True)
            if (name, earlier) not in self.excused
        )
        return max(gaps)


def simulate(sources: int, hours: float, every: str) -> dict[str, Any]:
    """The ticks of so many hours, one after the other."""
    from timeline import daemon, run  # noqa: PLC0415 - only here
    from timeline.config import duration, load  # noqa: PLC0415
    from timeline.due import Roster  # noqa: PLC0415
    from timeline.store import open_store  # noqa: PLC0415

    day, memory = Simulated(), list[int]()
    run.ask = day.ask  # type: ignore[assignment]
    daemon.collect = day.timed("answers", daemon.collect)
    daemon.site_again = lambda *_: Path()  # the page has a benchmark of its own
    Roster.due = day.timed("looking", Roster.due)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as scratch:
        config = load(configured(Path(scratch), sources, every, "http://127.0.0.1:9"))
        store = open_store(config.store_address)
        worker = daemon.Daemon(config, store, stop=threading.Event())
        began, ticks = time.process_time(), int(timedelta(hours=hours) / TICK)
        for number in range(ticks):
            worker.tick(day.moment)
            day.moment += TICK
            if number % (ticks // 40 or 1) == 0:
                memory.append(resident(os.getpid()))
        total = time.process_time() - began
        worker.close()
        store.close()
    interval, simulated = duration(every), ticks * TICK.total_seconds()
    return {
        "sources": sources,
        "polls": sum(map(len, day.asked.values())),
        "ticks": ticks,
        "asked": len(day.asked),
        "most at once": max(day.sizes),
        "late": max(0.0, round((day.longest() - interval).total_seconds(), 1)),
        "interval": interval.total_seconds(),
        "cpu": round(total, 1),
        "cpu share": round(100 * total / simulated, 3),
        "scheduler share": round(100 * (total - day.spent["answers"]) / simulated, 3),
        "due share": round(100 * day.spent["looking"] / simulated, 3),
        "memory": grown(memory),
    }


def grown(memory: Sequence[int]) -> dict[str, float]:
    """Megabytes at the end of the first quarter, at the end, and by how much the later half is higher."""
    quarter = len(memory) // 4
    early, late = memory[quarter:][: quarter or 1], memory[-(quarter or 1) :]
    return {
        "early": round(max(early) / 1e6, 1),
        "end": round(memory[-1] / 1e6, 1),
        "grown": round((min(late) - max(early)) / 1e6, 1),
    }


class Server:
    """A feed for every path; `asked` are the moments of requests by path. One loop, no threads."""

    def __init__(self, changes: float) -> None:
        self.changes = changes  # the share of answers with a new entry
        self.asked = defaultdict[str, list[float]](list)
        self.versions = defaultdict[str, int](int)
        self.dice = random.Random(2)

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(self.answer(head.split(" ", 2)[1], head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def answer(self, path: str, head: str) -> bytes:
        self.asked[path].append(time.monotonic())
        if self.dice.random() < self.changes:
            self.versions[path] += 1
        version = self.versions[path]
        tag = f'"{version}"'
        if f"If-None-Match: {tag}" in head:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        items = "".join(
            f"<item><guid isPermaLink='false'>{path}-{one}</guid><title>Notice {one} of {path[1:]}</title>"
            f"<description>The committee {path[1:]} meets on {one % 28 + 1} May {2027 + one // 28}."
            "</description></item>"
            for one in range(max(0, version - 9), version + 1)
        )
        body = f"<rss version='2.0'><channel><title>Desk {path[1:]}</title>{items}</channel></rss>".encode()
        return (
            f"HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Type: application/rss+xml\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )


def _served(pipe: Any, changes: float) -> None:  # noqa: ANN401
    """A process that serves until it is asked for what it saw."""

    async def work() -> None:
        server = Server(changes)
        listening = await asyncio.start_server(server, "127.0.0.1", 0)
        pipe.send(listening.sockets[0].getsockname()[1])
        await asyncio.to_thread(pipe.recv)
        pipe.send(dict(server.asked))
        listening.close()

    asyncio.run(work())


def real(sources: int, minutes: float, every: str) -> dict[str, Any]:
    """`timeline daemon` for so many minutes."""
    from timeline.config import duration  # noqa: PLC0415 - only here

    ours, theirs = multiprocessing.Pipe()
    serving = multiprocessing.get_context("fork").Process(target=_served, args=(theirs, 0.05), daemon=True)
    serving.start()
    port = ours.recv()
    with tempfile.TemporaryDirectory() as scratch:
        file = configured(Path(scratch), sources, every, f"http://127.0.0.1:{port}")
        with (Path(scratch) / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "timeline", "daemon", "--config", str(file)], stdout=log, stderr=log
            )
            began, memory = time.monotonic(), []
            while time.monotonic() - began < 60 * minutes and process.poll() is None:
                time.sleep(min(10, 60 * minutes / 60))
                memory.append(resident(process.pid))
            ended = time.monotonic()
            used = os.sysconf("SC_CLK_TCK")
            stat = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2].split()
            cpu = sum(map(int, stat[11:15])) / used
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)
            stopped = time.monotonic() - ended
        lines = [
            json.loads(line) for line in (Path(scratch) / "log").read_text().splitlines() if line[0] == "{"
        ]
        metrics = dict(
            line.rsplit(" ", 1)
            for line in (Path(scratch) / "metrics.prom").read_text().splitlines()
            if line[0] != "#"
        )
    ours.send("enough")
    asked: dict[str, list[float]] = ours.recv()
    serving.join()
    interval = duration(every).total_seconds()
    gaps = [
        later - earlier
        for moments in asked.values()
        for earlier, later in zip(moments, [*moments[1:], ended], strict=True)
    ]
    return {
        "sources": sources,
        "asked": len(asked),
        "polls": sum(map(len, asked.values())),
        "minutes": round((ended - began) / 60, 1),
        "interval": interval,
        "late": max(0.0, round(max(gaps) - interval, 1)),
        "late by its own count": float(metrics["timeline_sources_late"]),
        "errors": [line for line in lines if line["level"] == "error"],
        "failed": sum(line.get("failed", 0) for line in lines if line["event"] == "run"),
        "cpu share": round(100 * cpu / (ended - began), 2),
        "stopped in": round(stopped, 2),
        "exit": process.returncode,
        "memory": grown(memory),
    }


def good(result: dict[str, Any]) -> bool:
    """Whether it is as promised."""
    share = result.get("scheduler share", 0)
    punctual = result["asked"] == result["sources"] and result["late"] <= result["interval"]
    sound = not result.get("errors") and not result.get("failed") and not result.get("exit")
    return punctual and sound and share < 1 and result["memory"]["grown"] * 1e6 < GROWTH


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--simulate", action="store_true")
    way.add_argument("--real", action="store_true")
    parser.add_argument("--sources", type=int)
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--every")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.simulate:
        result = simulate(chosen.sources or 10_000, chosen.hours, chosen.every or "15m")
    else:
        result = real(chosen.sources or 2_000, chosen.minutes, chosen.every or "5m")
    for name, value in {} if chosen.json else result.items():
        print(f"{name:24} {value}")
    if chosen.json:
        print(json.dumps(result))
    return 0 if good(result) else 1


if __name__ == "__main__":
    sys.exit(main())
