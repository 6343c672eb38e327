"""What one more article costs in a store of many events, and what it costs to fill a store from nothing.

    python benchmarks/scale.py [--events 10000,100000,1000000] [--build 100000] [--folder DIR] [--json]

For each number a store is filled with rows of its own: events of 200 sources over 30 years, three in each of
the generated texts. Then articles with thirteen dated sentences, three of them about events that the store
knows, go one after the other through the program's own poll; told is the middle of their CPU milliseconds.
`--build` takes so many events in through the poll, as the first answers of new sources, and tells CPU
seconds and megabytes. `--folder` keeps the stores.
"""

import argparse
import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.fingerprint import text_hash
from feeds.model import Entry, Snapshot
from timeline.edtf import Edtf
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Basis, Mention, Report
from timeline.poll import Reading, settle
from timeline.same import gist
from timeline.store import Store, open_store

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
FIRST = date(1996, 5, 4)
DAYS, SOURCES, ARTICLES, DATES = 30 * 365, 200, 15, 10
SYLLABLES = "ba den kor li mar no pel ra sun ti vo wen za cha gru".split()
BODIES = "council ministry court bank university union company museum port hospital parliament board".split()
DEEDS = (
    "signed an agreement on {} with", "opened a {} in", "met over {} in", "closed the {} of",
    "sued over {} in", "held talks on {} with", "elected a head of {} for", "fined the {} of",
    "launched a {} for", "visited the {} of",
)  # fmt: skip
MATTERS = "bridge budget fishing water housing energy vaccine railway school border forest harbour".split()
ZONE = ZoneInfo("UTC")


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def sentence(rng: random.Random, day: date, place: str) -> str:
    deed = rng.choice(DEEDS).format(rng.choice(MATTERS))
    return f"The {rng.choice(BODIES)} of {place} {deed} {name(rng)} on {day.day} {day:%B %Y}."


def article(number: int, events: int) -> Entry:
    """An article about one place with so many dated sentences."""
    rng = random.Random(f"article {number}")
    place, start = name(rng), rng.randrange(DAYS)
    days = [FIRST + timedelta(days=(start + rng.randint(0, 90)) % DAYS) for _ in range(events)]
    said = [sentence(rng, day, place) for day in days]
    prose = (
        f"The {rng.choice(BODIES)} said that {rng.choice(MATTERS)} matters to {place}." for _ in range(6)
    )
    published = datetime.combine(max(days), datetime.min.time(), UTC) + timedelta(days=1)
    return Entry(
        f"a{number}", said[0][:60], "\n\n".join([*said, *prose]), None, published, "feed", language="en"
    )


def again(known: int, number: int) -> Entry:
    """An article that tells, in other words, what the store knows, and news besides."""
    old, new = article(known, 3), article(number, DATES)
    told = old.text.split("\n\n")[:3]
    text = "\n\n".join([*(line.replace("The ", "As is known, the ", 1) for line in told), new.text])
    return Entry(f"b{number}", old.title, text, None, NOW, "feed", language="en")


def fill(store: Store, events: int) -> None:
    """Rows for so many events, written as the program writes them but without comparing any."""
    for start in range(0, events // 3, 2000):
        numbers = range(start, min(start + 2000, events // 3))
        memories, reports, about = [], [], {}
        for number in numbers:
            entry, source = article(number, 3), f"s{number % SOURCES}"
            mentions = [told(line) for line in entry.text.split("\n\n")[:3]]
            words = gist(entry.title, entry.text, [mention.when.text for mention in mentions])
            seen = entry.published or NOW
            memories.append(
                EntryMemory(
                    source, entry, text_hash(entry.title, entry.text), seen, seen, len(entry.text), gist=words
                )
            )
            about[source, entry.id] = words
            for place, mention in enumerate(mentions):
                key = f"{number * 16 + place:016x}"
                reports.append(Report(key, key, source, entry.id, mention, seen, seen))
        with store.write():
            store.add_entries(memories)
            store.add_reports(reports, about)


def told(line: str) -> Mention:
    """A sentence as the reader gives it."""
    start = line.rindex(" on ") + 4
    when = Edtf(datetime.strptime(line[start:-1], "%d %B %Y").date().isoformat())  # noqa: DTZ007 - a day
    title = line[: start - 4].removeprefix("The ")
    masked = f"{line[:start]}#".casefold()
    return Mention(
        when, title, line, 0, len(line), start, len(line) - 1, masked, Basis.STATED, "day-month-year"
    )


def add(store: Store, events: int) -> list[float]:
    """CPU milliseconds of each of some articles."""
    memory = SourceMemory("s0", "http://example.org/s0", kind="feed", baseline=NOW, good=NOW)
    with store.read():
        held = store.count_entries("s0")  # other articles than in an earlier measure of a kept store
    costs = []
    for number in range(ARTICLES):
        entry = again(number * (events // 3 // ARTICLES), 10_000_000 + held + number)
        answer = Reading(Snapshot("feed", (entry,), complete=False))
        now = NOW + timedelta(hours=number + 1)
        began = time.process_time()
        settle(store, memory, answer, now=now, next_due=now, zone=ZONE)
        costs.append((time.process_time() - began) * 1000)
    return costs


def added(path: Path, events: int) -> dict[str, float]:
    store = open_store(path)
    with store.read():
        filled = store.count_events()
    if not filled:
        fill(store, events)
    costs = add(store, events)
    with store.read():
        held = store.connection.exec_driver_sql("SELECT count(*) FROM report WHERE until IS NULL").scalar()
    store.close()
    return {
        "events": events,
        "reports": held or 0,
        "ms": round(statistics.median(costs), 1),
        "worst": round(max(costs), 1),
        "megabytes": round(path.stat().st_size / 1e6),
    }


def build(path: Path, events: int) -> dict[str, float]:
    """So many events through the poll, a source with 30 entries of three events at a time."""
    path.unlink(missing_ok=True)
    store = open_store(path)
    began = time.process_time()
    for number, source in enumerate(_sources(events)):
        memory = SourceMemory(f"s{number}", f"http://example.org/{number}")
        answer = Reading(Snapshot("feed", source, complete=False))
        settle(store, memory, answer, now=NOW, next_due=NOW, zone=ZONE)
    seconds = time.process_time() - began
    with store.read():
        held = store.count_events()
    store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {
        "events": held,
        "seconds": round(seconds, 1),
        "megabytes": round(peak),
        "file": round(path.stat().st_size / 1e6),
    }


def _sources(events: int) -> Iterator[tuple[Entry, ...]]:
    for first in range(0, events // 3, 30):
        yield tuple(article(number, 3) for number in range(first, min(first + 30, events // 3)))


def _measured(kind: str, events: int, folder: Path) -> dict[str, float]:
    """One measure in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", kind, "--events", str(events), "--folder", str(folder)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", default="10000,100000,1000000", help="numbers of events, with commas")
    parser.add_argument("--build", type=int, default=0, help="fill a store with so many events")
    parser.add_argument("--folder", type=Path, help="keep the stores here")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--one", choices=("add", "build"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    numbers = [int(text) for text in chosen.events.split(",") if text]
    if chosen.one:
        gc.set_threshold(200_000, 5, 50)  # as `timeline` itself
        path = chosen.folder / f"{chosen.one}-{numbers[0]}.sqlite"
        print(json.dumps((added if chosen.one == "add" else build)(path, numbers[0])))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        adds = [_measured("add", number, folder) for number in numbers]
        builds = [_measured("build", chosen.build, folder)] if chosen.build else []
    if chosen.json:
        print(json.dumps({"add": adds, "build": builds}))
        return
    for row in adds:
        print(
            f"{row['events']:>9,} events: {row['ms']} ms CPU an article (worst {row['worst']}), "
            f"{row['megabytes']:,} MB"
        )
    for row in builds:
        print(f"{row['events']:>9,} events built: {row['seconds']} s CPU, {row['megabytes']:,} MB memory")


if __name__ == "__main__":
    main()
