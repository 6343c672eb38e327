"""Runs killed with SIGKILL, at named steps and at random moments: is any digest lost, or told twice?

python benchmarks/outbox.py [--runs 1000] [--seed 1]

Every run reads a folder in which one date has moved, and mails a digest to two people through a real SMTP
server on loopback that writes down what it accepts. Most runs are killed; the next goes on. At the end one
run is left alone, and the books are compared: every delivery of the outbox must have reached the server, a
repeat must carry the same Message-ID, there may be one repeat per kill at most, and every change must be
told by exactly one digest. Exits with 1 when any of that fails.
"""

import argparse
import email
import functools
import importlib
import itertools
import json
import os
import pkgutil
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# Where a run is killed: the function, before or after it has done its work.
STEPS = [
    ("timeline.run.ask", "before"),
    ("timeline.run.settle_all", "before"),
    ("timeline.run.settle_all", "after"),
    ("timeline.store.Store.log", "after"),
    ("output.site.plan", "before"),
    ("timeline.building.write_site", "after"),
    ("timeline.letters.compose", "after"),
    ("timeline.store.outbox.Outbox.put", "after"),
    ("timeline.store.outbox.Outbox.tell", "after"),
    ("timeline.outbox.deliver", "before"),
    ("output.smtp.Session.send", "before"),
    ("output.smtp.Session.send", "after"),
    ("timeline.outbox.write_file", "before"),
    ("timeline.outbox.write_file", "after"),
    ("timeline.store.outbox.Outbox.mark", "before"),
    ("timeline.store.outbox.Outbox.mark", "after"),
]
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
PEOPLE = ("a@example.org", "b@example.org")


def serve(log: Path) -> None:
    """Accept every mail and write down who gets which; the first line is the port."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - only the server needs it

    class Books:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802, ANN401
            mail = email.message_from_bytes(envelope.content)
            with log.open("a") as file:
                file.write(json.dumps({"id": mail["Message-ID"], "to": envelope.rcpt_tos[0]}) + "\n")
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as free:  # aiosmtpd cannot choose a port itself
        port = free.getsockname()[1]
    Controller(Books(), hostname="127.0.0.1", port=port).start()
    print(port, flush=True)
    threading.Event().wait()


def killing(step: str, when: str) -> None:
    """Replace a function by one that kills its process."""
    path, _, name = step.rpartition(".")
    owner = pkgutil.resolve_name(path)
    original: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(original)
    def killed(*args: object, **kwargs: object) -> None:
        if when == "after":
            original(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, killed)


def child(folder: Path, now: datetime, step: tuple[str, str] | None) -> int:
    """Fork a process that makes one run."""
    from timeline.config import load  # noqa: PLC0415 - loaded once, before the first fork
    from timeline.run import run  # noqa: PLC0415
    from timeline.store import open_store  # noqa: PLC0415

    pid = os.fork()
    if pid:
        return pid
    if step:
        killing(*step)
    config = load(folder / "config.yaml")
    store = open_store(config.store_address)
    run(config, store, now=now, everything=True)
    store.close()
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(arguments.serve)
    for name in ("timeline.run", "timeline.outbox", "output.smtp", "output.mime", "timeline.config"):
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as scratch:
        return measure(Path(scratch), arguments.runs, random.Random(arguments.seed))


def measure(folder: Path, runs: int, dice: random.Random) -> int:
    """Make the runs and compare the books."""
    log = folder / "accepted.jsonl"
    log.touch()
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve", str(log)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    port = int(server.stdout.readline())
    (folder / "docs").mkdir()
    (folder / "config.yaml").write_text(
        f"sources: [{{id: docs, url: docs}}]\nmail: {{from: desk@example.org, host: 127.0.0.1, port: {port},"
        f" security: none}}\ndigests: [{{to: [{{file: digests}}, {{mail: [{', '.join(PEOPLE)}]}}]}}]\n"
    )
    kills: Counter[str] = Counter()
    usual, now = 0.2, START
    try:
        for number in range(runs + 1):
            day = START + timedelta(days=number % 300)
            (folder / "docs/visit.md").write_text(
                f"# A visit\n\nThe minister will visit Siem Reap on {day.day} {day:%B} 2027.\n"
            )
            now += timedelta(hours=7)
            step = STEPS[number % len(STEPS)] if 0 < number < runs and number % 3 else None
            at_random = 0 < number < runs and number % 3 == 0
            begun = time.monotonic()
            pid = child(folder, now, step)
            if at_random:
                time.sleep(dice.uniform(0, usual * 1.2))
                os.kill(pid, signal.SIGKILL)
            status = os.waitpid(pid, 0)[1]
            if os.WIFSIGNALED(status):
                kills["at random" if at_random else f"{step}"] += 1
            elif status:
                print(f"run {number} failed with status {status}")
                return 1
            elif not at_random:
                usual = 0.8 * usual + 0.2 * (time.monotonic() - begun)
        return compare(folder, log, runs, kills)
    finally:
        server.kill()
        server.wait()


def compare(folder: Path, log: Path, runs: int, kills: Counter[str]) -> int:
    """The outbox against what the server accepted, the log of changes against what digests told."""
    from timeline.config import load  # noqa: PLC0415 - loaded once, before the first fork
    from timeline.store import open_store  # noqa: PLC0415

    accepted = [json.loads(line) for line in log.read_text().splitlines()]
    store = open_store(load(folder / "config.yaml").store_address)
    with store.read():
        deliveries = store.outbox.deliveries()
        digests = {digest.id: digest for digest in store.outbox.digests()}
        changes = [logged.change for logged in store.changes()]
        records = sorted(
            (json.loads(store.outbox.digest(identity).record) for identity in digests),
            key=lambda each: each["end"],
        )
    store.close()
    mails = [delivery for delivery in deliveries if delivery.channel == "mail"]
    got = Counter((mail["id"], mail["to"]) for mail in accepted)
    unsent = sum(delivery.state != "sent" for delivery in deliveries)
    lost = len(mails) - len(got)
    files = sum(not (folder / "digests" / f"{digest.stem}.txt").exists() for digest in digests.values())
    repeats = sum(got.values()) - len(got)
    strangers = len({mail["id"] for mail in accepted}) - len(mails)
    print(f"runs {runs}, killed {sum(kills.values())} ({kills['at random']} at random)")
    print(f"digests {len(digests)}, mails {len(mails)}, accepted {len(accepted)}")
    told = [
        (change["before_edtf"], change["after_edtf"])
        for record in records
        for section in record["sections"]
        for change in section["changes"]
    ]
    # One event moves again and again: each digest must go on exactly where the one before had ended.
    chain = [(str(changes[0].before.when), str(changes[-1].after.when))] if changes else []
    joined = [(told[0][0], told[-1][1])] if told else []
    gaps = sum(first[1] != second[0] for first, second in itertools.pairwise(told))
    print(f"changes {len(changes)}, told as {len(told)} steps, gaps or doubles {gaps}")
    print(f"lost mails {lost}, lost files {files}, undelivered {unsent}")
    print(f"repeats {repeats} (all with the Message-ID of the first: {strangers <= 0})")
    good = not (lost or files or unsent or gaps) and chain == joined
    good = good and strangers <= 0 and repeats <= sum(kills.values())
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
