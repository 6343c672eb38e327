"""The daemon among servers of which every tenth answer is broken: what it tells against what they served.

    python benchmarks/soak.py [--minutes 30] [--sources 150] [--faults 0.1] [--json]

A server on loopback serves a feed for every source: a meeting whose date moves now and then, and new notices.
It writes down which versions it gave out whole. A tenth of its answers is broken in one of the ways of
FAULTS: errors, cut and corrupt bodies, bombs, loops, pages in place of feeds, connections that are reset or
fall silent. `timeline daemon` follows all of it in real time; at the end the log of changes is compared:
every move and every notice that was given out is told once, and nothing else. Exits with 1 when anything
else was told or is missing, when the daemon ended, had an error of its own, or its memory grew.
"""

import argparse
import asyncio
import gzip
import json
import multiprocessing
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from typing import Any

from daemon import grown, resident

EVERY = "10s"
FIRST = date(2027, 1, 4)
SYLLABLES = "ba den kor li nar po hel ra sun ti vo wen za chu gri fo".split()  # up to 256 sources
# So long may the last answers take to be read before the end.
SETTLING = 25.0
BOMB = gzip.compress(bytes(40_000_000), 9)
LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
LOGIN = b"<html><title>Sign in</title><h1>Sign in</h1><form><input type=password></form></html>"
RSS = "Content-Type: application/rss+xml\r\n"

FAULTS = (
    "500", "503", "429", "404", "empty", "login", "no entries", "short body", "cut chunks", "cut text",
    "cut gzip", "corrupt gzip", "unknown coding", "bomb", "laughs", "loop", "to a private address", "reset",
    "no answer", "drop by drop", "nonsense", "other charset", "endless headers", "attributes",
)  # fmt: skip
# What takes the whole patience of the client is rarer.
RARE = {"no answer", "drop by drop", "bomb"}
BLANK = {"no entries", "attributes"}  # what can be read, and tells of nothing


class Feed:
    """What a source says, and what it said in whole answers. No two tell of the same place or day."""

    def __init__(self, number: int) -> None:
        self.number, self.version = number, 0
        self.given: list[int] = []  # versions, as whole answers gave them out
        self.blank = False  # whether the first that could be read told of nothing: then all else is news

    @property
    def place(self) -> str:
        """A name that no other has."""
        first, rest = divmod(self.number, len(SYLLABLES))
        return f"{SYLLABLES[first % len(SYLLABLES)]}{SYLLABLES[rest]}mar".capitalize()

    def opened(self, one: int) -> date:
        """The day of a notice, which no other source has."""
        return FIRST + timedelta(days=400 + self.number + 170 * one)

    def day(self, version: int) -> date:
        return FIRST + timedelta(days=self.number + 170 * version)

    def notices(self, version: int) -> range:
        """The notices of a version: a window that slides, as in feeds."""
        return range(max(0, version - 3), version + 1)

    def body(self) -> bytes:
        place, day = self.place, self.day(self.version)
        meeting = f"The council of {place} meets on {day.day} {day:%B %Y}."
        told = [("meeting", f"Council of {place}", meeting)]
        for one in self.notices(self.version):
            day = self.opened(one)
            text = f"The road to {place} closes for works of lot {one} on {day.day} {day:%B %Y}."
            told.append((f"n{one}", f"Works {one}", text))
        items = "".join(
            f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
            f"<description>{text}</description></item>"
            for guid, title, text in told
        )
        return f"<rss version='2.0'><channel><title>{place}</title>{items}</channel></rss>".encode()

    def expected(self) -> Counter[tuple[str, ...]]:
        """The changes that have to be told: between what was given out first, and after."""
        found, known = Counter[tuple[str, ...]](), set[int]()
        for before, after in zip([None, *self.given], self.given, strict=False):
            news = set(self.notices(after)) - known
            known |= news
            if before is None and not self.blank:
                continue
            if before is None:
                found["added", "", str(self.day(after))] += 1
            elif before != after:
                found["rescheduled", str(self.day(before)), str(self.day(after))] += 1
            found.update(("added", "", str(self.opened(one))) for one in news)
        return found


class Server:
    """All feeds, and their faults."""

    def __init__(self, sources: int, faults: float) -> None:
        self.feeds = [Feed(number) for number in range(sources)]
        self.faults, self.dice = faults, random.Random(3)
        self.broken = Counter[str]()
        self.answers = 0
        self.well = False  # at the end nothing moves or breaks any more

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            if path[1:].isdecimal():
                await self.answer(self.feeds[int(path[1:])], head, writer)
            else:
                writer.write(f"HTTP/1.1 302 Found\r\nLocation: {path}x\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def answer(self, feed: Feed, head: str, writer: asyncio.StreamWriter) -> None:
        self.answers += 1
        if not self.well and self.dice.random() < self.faults:
            name = self.dice.choice(FAULTS)
            if name not in RARE or self.dice.random() < 0.1:
                self.broken[name] += 1
                await self.fail(name, feed, writer)
                return
        if not self.well and feed.given and self.dice.random() < 0.04:
            feed.version += 1
        tag = f'"{feed.version}"'
        if f"If-None-Match: {tag}" in head:
            writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode())
            return
        body = feed.body()
        writer.write(
            f"HTTP/1.1 200 OK\r\n{RSS}ETag: {tag}\r\nContent-Length: {len(body)}\r\n".encode()
            + b"Connection: close\r\n\r\n"
        )
        writer.write(body)
        feed.given.append(feed.version)

    async def fail(self, name: str, feed: Feed, writer: asyncio.StreamWriter) -> None:  # noqa: C901, PLR0912, PLR0915 - a list of ways
        body = feed.body()
        feed.blank |= name in BLANK and not feed.given

        def send(head: str, content: bytes = b"", status: str = "200 OK", length: int | None = None) -> None:
            size = len(content) if length is None else length
            writer.write(
                f"HTTP/1.1 {status}\r\n{head}Content-Length: {size}\r\nConnection: close\r\n\r\n".encode()
            )
            writer.write(content)

        match name:
            case "500":
                send("", b"broken", "500 Internal Server Error")
            case "503" | "429":
                send("Retry-After: 1\r\n", b"busy", f"{name} Busy")
            case "404":
                send("", b"nothing here", "404 Not Found")
            case "empty":
                send(RSS)
            case "login":
                send("Content-Type: text/html\r\n", LOGIN)
            case "no entries":
                send(RSS, b"<rss version='2.0'><channel><title>Ward</title></channel></rss>")
            case "short body":
                send(RSS, body[: len(body) // 2], length=len(body))
            case "cut chunks":
                half = body[: len(body) // 2]
                writer.write(
                    f"HTTP/1.1 200 OK\r\n{RSS}Transfer-Encoding: chunked\r\n\r\n{len(half):x}\r\n".encode()
                )
                writer.write(half + b"\r\n")
            case "cut text":
                send(RSS, body[: self.dice.randrange(len(body) // 2, len(body) - 30)])
            case "cut gzip":
                send(f"{RSS}Content-Encoding: gzip\r\n", gzip.compress(body)[:-12])
            case "corrupt gzip":
                packed = bytearray(gzip.compress(body))
                packed[len(packed) // 2] ^= 0xFF
                send(f"{RSS}Content-Encoding: gzip\r\n", bytes(packed))
            case "unknown coding":
                send(f"{RSS}Content-Encoding: rot13\r\n", body)
            case "bomb":
                send(f"{RSS}Content-Encoding: gzip\r\n", BOMB)
            case "laughs":
                laughing = body.replace(b"</title>", b"</title><description>&a11;</description>", 1)
                send(RSS, b"<!DOCTYPE r [<!ENTITY a0 'ha'>" + LAUGHS.encode() + b"]>" + laughing)
            case "loop":
                send("Location: /loop\r\n", status="302 Found")
            case "to a private address":
                send("Location: ftp://127.0.0.1/feed\r\n", status="302 Found")
            case "reset":
                writer.write(
                    f"HTTP/1.1 200 OK\r\n{RSS}Content-Length: {len(body)}\r\n\r\n".encode() + body[:50]
                )
                await writer.drain()
                # Closing with unsent data and no time to linger is a reset.
                writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
            case "no answer":
                await asyncio.sleep(40)
            case "drop by drop":
                writer.write(f"HTTP/1.1 200 OK\r\n{RSS}Content-Length: {len(body)}\r\n\r\n".encode())
                for byte in body[:80]:
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(0.5)
            case "nonsense":
                send(RSS, self.dice.randbytes(2000))
            case "other charset":
                send("Content-Type: application/rss+xml; charset=utf-16\r\n", body)
                feed.given.append(feed.version)  # XML says itself what it is: this one can be read
            case "endless headers":
                writer.write(
                    b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 900) for n in range(600))
                )
            case "attributes":
                many = " ".join(f"a{n}='1'" for n in range(20_000))
                send(
                    RSS,
                    f"<rss version='2.0'><channel><item {many}><title>T</title></item></channel>".encode(),
                )


def _served(pipe: Any, sources: int, faults: float) -> None:  # noqa: ANN401
    async def work() -> None:
        server = Server(sources, faults)
        listening = await asyncio.start_server(server, "127.0.0.1", 0, backlog=1000)
        pipe.send(listening.sockets[0].getsockname()[1])
        await asyncio.to_thread(pipe.recv)
        server.well = True
        await asyncio.to_thread(pipe.recv)
        pipe.send(([feed.expected() for feed in server.feeds], dict(server.broken), server.answers))
        listening.close()

    asyncio.run(work())


def told(folder: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """The changes that the program tells, by source."""
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "changes", "--format=jsonl", "--config", folder / "config.yaml"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = defaultdict[str, Counter[tuple[str, ...]]](Counter)
    for line in map(json.loads, done.stdout.splitlines()):
        if line["kind"] == "added" and line["event"] is None:
            continue  # that there is a new text; its events are told for themselves
        before, after = (side["when"] if side else "" for side in (line["before"], line["after"]))
        found[line["source"]][line["kind"], before, after] += 1
    return found


def soak(minutes: float, sources: int, faults: float, folder: Path) -> dict[str, Any]:
    """Let it run; what was told, and what else there is to say."""
    ours, theirs = multiprocessing.Pipe()
    serving = multiprocessing.get_context("fork").Process(
        target=_served, args=(theirs, sources, faults), daemon=True
    )
    serving.start()
    port = ours.recv()
    lines = "".join(
        f"  - {{id: s{n}, url: 'http://127.0.0.1:{port}/{n}', kind: feed, every: {EVERY}}}\n"
        for n in range(sources)
    )
    (folder / "config.yaml").write_text(
        "politeness: {delay: 0s, per_host: 64, allow_private: true, robots: false}\nmetrics: metrics.prom\n"
        f"digests: [{{every: 1m, to: {{file: digests}}}}]\nsources:\n{lines}"
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "daemon", "--config", str(folder / "config.yaml")],
            stdout=log, stderr=log,
        )  # fmt: skip
        began, memory = time.monotonic(), []
        while time.monotonic() - began < 60 * minutes and process.poll() is None:
            time.sleep(min(10, minutes))
            memory.append(resident(process.pid))
        ours.send("no more faults")
        time.sleep(SETTLING)
        died = process.poll() is not None
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    ours.send("enough")
    expected, broken, answers = ours.recv()
    serving.join()
    said = told(folder)
    logged = [json.loads(line) for line in (folder / "log").read_text().splitlines() if line.startswith("{")]
    false = {f"s{n}": list(said[f"s{n}"] - each) for n, each in enumerate(expected) if said[f"s{n}"] - each}
    missing = {f"s{n}": list(each - said[f"s{n}"]) for n, each in enumerate(expected) if each - said[f"s{n}"]}
    return {
        "minutes": round((time.monotonic() - began) / 60, 1),
        "answers": answers,
        "broken": sum(broken.values()),
        "ways": broken,
        "changes": sum(each.total() for each in expected),
        "told": sum(each.total() for each in said.values()),
        "false": false,
        "missing": missing,
        "errors": [line for line in logged if line["level"] == "error"][:5],
        "died": died,
        "exit": process.returncode,
        "memory": grown(memory),
    }


def good(result: dict[str, Any]) -> bool:
    """Whether it is as promised."""
    trouble = result["false"] or result["missing"] or result["errors"] or result["died"] or result["exit"]
    return not trouble and result["changes"] > 0 and result["memory"]["grown"] < 16


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--sources", type=int, default=150)
    parser.add_argument("--faults", type=float, default=0.1, help="the share of broken answers")
    parser.add_argument("--folder", type=Path, help="keep store, log and digests here")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        result = soak(chosen.minutes, chosen.sources, chosen.faults, folder)
    if chosen.json:
        print(json.dumps(result, default=str))
    for name, value in {} if chosen.json else result.items():
        print(f"{name:10} {value}")
    return 0 if good(result) else 1


if __name__ == "__main__":
    sys.exit(main())
