"""Runs killed with SIGKILL at every named point and at random moments: does the next run end where it should?

    python benchmarks/kills.py [--runs 1000] [--minutes 60] [--seed 1] [--json]

Two installations follow the same feed and page of a server on loopback, which change from run to run, and
tell digests by file and by mail to two people through a real SMTP server that writes down what it accepts.
The runs of one are killed: while fetching, parsing, committing, rendering, renaming, sending or marking,
before or after a call of the function that does it, or after a random while. Then the run is made again at
the same moment, and all rows of the store and all bytes of site and digests must be those of the other
installation, whose runs nobody disturbs. At the end of each chapter of runs the mails are compared: none
lost, none that the other did not send, repeats only with the same Message-ID and bytes, one at most for each
kill. Exits with 1 when any of that fails.
"""

import argparse
import contextlib
import email
import json
import multiprocessing
import os
import random
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "core"))
from killing import kill_at  # as the tests do it

# Where a run is killed, by the kind of step, and how many calls there are at most to choose from.
POINTS = {
    "fetch": [("timeline.run.ask", 1), ("feeds.get.Getter.get", 2)],
    "parse": [("feeds.reader.Reader.read", 2), ("timeline.entries.Entries.take", 2)],
    "commit": [
        ("timeline.run.settle_all", 1),
        ("timeline.store.Store.put_reports", 2),
        ("timeline.store.Store.log", 2),
        ("timeline.store.Store.put_source", 2),
        ("sqlalchemy.engine.Connection.commit", 8),
        ("timeline.store.hosts.HostTable.keep", 1),
    ],
    "render": [("output.site.plan", 1), ("output.look.Look.render", 6), ("timeline.letters.compose", 1)],
    "rename": [("os.replace", 12), ("output.deliver._write_manifest", 2), ("timeline.outbox.write_file", 4)],
    "send": [("output.smtp.Session.send", 2), ("timeline.outbox.deliver", 1)],
    "mark": [
        ("timeline.store.outbox.Outbox.put", 1),
        ("timeline.store.outbox.Outbox.tell", 1),
        ("timeline.store.outbox.Outbox.mark", 3),
        ("timeline.store.state.State.built", 1),
    ],
}
CHAPTER = 20  # runs with the same two installations
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
PEOPLE = ("a@example.org", "b@example.org")
# What holds the paths of an installation, or how often it looked.
OWN = {"state"}


class News:
    """What the server serves, by the number of the run."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def turn(self, number: int) -> None:
        day = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=3 * number % 200)
        items = "".join(
            f"<item><guid isPermaLink='false'>{one}</guid><title>Notice {one}</title><pubDate>"
            f"Sun, 01 Mar 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"
            for one, text in (
                ("visit", f"The minister will visit Siem Reap on {day.day} {day:%B} 2027."),
                (f"new-{number}", f"The committee meets on {number % 28 + 1} June 2027 in room {number}."),
                (
                    "edited",
                    f"The hall opens on 3 May 2027. {number // 2} people asked for a place in it so far.",
                ),
            )
        )
        hearing = f"The hearing is on {number // 3 % 28 + 1} October 2027 in the court of Kampot."
        prose = "".join(
            f"<p>Paragraph {n} tells at some length what the hearing is about.</p>" for n in range(9)
        )
        page = f"<html><title>Court</title><article><h1>Court</h1><p>{hearing}</p>{prose}</article></html>"
        feed = f"<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>"
        self._file.with_suffix(".new").write_text(json.dumps({"/feed.xml": feed, "/page": page}))
        self._file.with_suffix(".new").replace(self._file)

    def of(self, path: str) -> tuple[bytes, str] | None:
        found = json.loads(self._file.read_text()).get(path)
        return found and (found.encode(), "application/rss+xml" if path == "/feed.xml" else "text/html")


def serve(folder: Path, pipe: Any) -> None:  # noqa: ANN401
    """The sources, and a mail server for each installation that writes down who gets what."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - only the server needs it

    news = News(folder / "news.json")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = news.of(self.path)
            body, kind = found or (b"nothing", "text/plain")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):  # who asked was killed
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Books:
        def __init__(self, name: str) -> None:
            self.name = name

        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802, ANN401
            mail = email.message_from_bytes(envelope.content)
            record = [str(mail["Message-ID"]), envelope.rcpt_tos[0], envelope.content.decode("latin-1")]
            with (folder / f"{self.name}.jsonl").open("a") as file:
                file.write(json.dumps(record) + "\n")
            return "250 OK"

    ports = []
    for name in ("killed", "left"):
        with socket.create_server(("127.0.0.1", 0)) as free:  # aiosmtpd cannot choose a port itself
            ports.append(free.getsockname()[1])
        Controller(Books(name), hostname="127.0.0.1", port=ports[-1]).start()
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send([http.server_port, *ports])
    http.serve_forever()


def once(folder: Path, now: datetime) -> None:
    """One run of an installation."""
    from timeline.config import load  # noqa: PLC0415 - loaded once, before the first fork
    from timeline.run import run  # noqa: PLC0415
    from timeline.store import open_store  # noqa: PLC0415

    config = load(folder / "config.yaml")
    store = open_store(config.store_address)
    run(config, store, now=now, everything=True)
    store.close()


def read_here() -> None:
    """Read answers in this process: starting one for each run would take most of the time."""
    from feeds.confined import _done  # noqa: PLC0415 - see above
    from feeds.reader import Reader  # noqa: PLC0415

    Reader.read = lambda _, source, response=None: _done(source, response)  # type: ignore[method-assign]


def forked(folder: Path, now: datetime, point: tuple[str, str, int] | None = None) -> int:
    """A process that makes one run, perhaps killed."""
    pid = os.fork()
    if pid:
        return pid
    try:
        if point:
            kill_at(*point)
        once(folder, now)
    except BaseException as error:  # noqa: BLE001 - the parent has to hear of it
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


def ended(pid: int) -> int:
    """How a process ended: 0, or the number of a signal below 0."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def rows(folder: Path) -> dict[str, list[Any]]:
    """All rows of a store."""
    connection = sqlite3.connect(folder / "var/timeline.sqlite")
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))
        for name in names
        if name not in OWN
    }
    (broken,) = connection.execute("PRAGMA quick_check").fetchone()
    connection.close()
    return found | {"quick_check": [broken]}


def files(folder: Path) -> dict[str, bytes]:
    """All that was written for readers, with what a kill left lying about."""
    places = [folder / "var/site", folder / "digests"]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for place in places for path in place.rglob("*") if path.is_file()
    }  # fmt: skip


def differences(killed: Path, left: Path) -> Iterator[str]:
    """Where one installation is not as the other."""
    for what, of in (("rows of", rows), ("bytes of", files)):
        ours, theirs = of(killed), of(left)
        yield from (
            f"{what} {name}"
            for name in sorted(ours.keys() | theirs.keys())
            if ours.get(name) != theirs.get(name)
        )


def mails(file: Path) -> Counter[tuple[str, ...]]:
    """What a mail server accepted, with how often."""
    lines = file.read_text().splitlines() if file.exists() else []
    return Counter(tuple(json.loads(line)) for line in lines)


def install(folder: Path, web: int, post: int) -> Path:
    """A new installation."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "config.yaml").write_text(
        # One request at a time: answers come in the same order in both.
        "politeness: {delay: 0s, per_host: 1, allow_private: true, robots: false}\n"
        f"sources: [{{id: feed, url: 'http://127.0.0.1:{web}/feed.xml'}},"
        f" {{id: court, url: 'http://127.0.0.1:{web}/page', kind: page}}]\n"
        f"mail: {{from: desk@example.org, host: 127.0.0.1, port: {post}, security: none}}\n"
        f"digests: [{{to: [{{file: digests}}, {{mail: [{', '.join(PEOPLE)}]}}]}}]\n"
    )
    return folder


def measure(scratch: Path, runs: int, minutes: float, dice: random.Random) -> dict[str, Any]:
    """Make the runs; what was killed where, and all that is not as it should be."""
    limit = time.monotonic() + 60 * minutes
    ours, theirs = multiprocessing.Pipe()
    News(scratch / "news.json").turn(0)
    serving = multiprocessing.get_context("fork").Process(target=serve, args=(scratch, theirs), daemon=True)
    serving.start()
    web, *posts = ours.recv()
    once(install(scratch / "first", web, posts[1]), START)  # everything is imported now, and forks are cheap
    (scratch / "left.jsonl").unlink(missing_ok=True)
    points = [
        (kind, step, when, most)
        for kind, steps in POINTS.items()
        for step, most in steps
        for when in ("before", "after")
    ]
    kills, wrong, repeats = Counter[str](), list[str](), 0
    usual, now = 0.3, START
    for number in range(runs):
        if number % CHAPTER == 0:
            if time.monotonic() > limit:
                runs = number
                break
            killed, left = (
                install(scratch / name, web, post)
                for name, post in zip(("killed", "left"), posts, strict=True)
            )
        News(scratch / "news.json").turn(number)
        now += timedelta(hours=7)
        if number % 4 == 3:
            kind, point = "at random", None
            pid = forked(killed, now)
            time.sleep(dice.uniform(0, usual))
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        else:
            kind, step, when, most = points[(number - number // 4) % len(points)]
            point = step, when, dice.randrange(most)
            pid = forked(killed, now, point)
        status = ended(pid)
        if status == -signal.SIGKILL:
            kills[kind] += 1
        began = time.monotonic()
        ends = [max(0, status), ended(forked(killed, now)), ended(forked(left, now))]
        usual = 0.8 * usual + 0.1 * (time.monotonic() - began)
        found = [f"ended with {ends}"] if any(ends) else []
        found += differences(killed, left)
        wrong += [f"run {number}, {point or kind}: {what}" for what in found]
        if number % CHAPTER == CHAPTER - 1 or number == runs - 1:
            got, sent = (mails(scratch / f"{name}.jsonl") for name in ("killed", "left"))
            wrong += [f"chapter to {number}: mails differ"] if got.keys() != sent.keys() else []
            repeats += sum(got.values()) - sum(sent.values())
            for name in ("killed", "left"):
                (scratch / f"{name}.jsonl").unlink(missing_ok=True)
    serving.kill()
    serving.join()
    if repeats > sum(kills.values()):
        wrong.append("more repeats than kills")
    return {
        "runs": runs,
        "killed": sum(kills.values()),
        "kills": dict(kills),
        "repeats": repeats,
        "wrong": wrong,
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=60, help="begin no further chapter after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    read_here()
    with tempfile.TemporaryDirectory() as scratch:
        result = measure(Path(scratch), chosen.runs, chosen.minutes, random.Random(chosen.seed))
    if chosen.json:
        print(json.dumps(result))
    else:
        print(f"runs {result['runs']}, killed {result['killed']}: {result['kills']}")
        print(f"repeated mails {result['repeats']}, each with the bytes of the first")
        print(
            "\n".join(result["wrong"][:20])
            or "every rerun ended in the state and bytes of an undisturbed one"
        )
    return 1 if result["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
