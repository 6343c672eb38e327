"""How large the store becomes: feeds that are polled again and again, without network.

    python benchmarks/store.py [--feeds 50] [--polls 100] [--share 10] [--keep FILE]

Each feed has 30 items of some 500 characters, a third of which announce a date; at every poll the given per
cent of the feeds have one new and one amended item. It goes through the program's own poll, with dates.
Prints rows and megabytes of each table and its indexes, CPU seconds, and what a thousand feeds would make.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32
from zoneinfo import ZoneInfo

from feeds.fingerprint import body_hash
from feeds.model import NotModified, Response, Snapshot, Source, Validators
from feeds.parse import parse
from timeline.memory import SourceMemory
from timeline.poll import Reading, settle
from timeline.store import open_store

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
WORDS = (
    "council meeting budget river bridge school report minister announced plan city new energy project "
    "local court decision public health hospital train service market price growth team season match storm "
    "warning road closure festival museum opening committee vote election candidate research university "
    "study climate water supply "
    "housing permit deadline conference release version security update fund grant application hearing"
).split()


def prose(rng: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 18))).capitalize() + ". "
    return text[:length].rsplit(". ", 1)[0] + "."


def item(feed: int, number: int, amended: int) -> str:
    rng = random.Random(f"{feed} {number}")
    published = START + timedelta(hours=number - 30)
    title = prose(rng, 60)[:-1] + (f" (updated {amended})" if amended else "")
    text = prose(rng, 480)
    if number % 3 == 0:
        day = published + timedelta(days=14)
        text += f" The vote is on {day.day} {day:%B %Y}."
    if amended:
        text += f" An earlier version of this report gave another figure, {amended}."
    return (
        f"<item><title>{title}</title><link>http://example.org/{feed}/story/{number}</link>"
        f'<guid isPermaLink="false">tag:example.org,2026:{feed}:{number}</guid>'
        f"<pubDate>{published:%a, %d %b %Y %H:%M:%S} GMT</pubDate><description>{text[:200]}</description>"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"
    )


def body(feed: int, version: int) -> bytes:
    """A feed that changed so often: every time one new item on top and an older one amended."""
    items = "".join(
        item(feed, number, version if version and number == version + 10 else 0)
        for number in range(version + 29, version - 1, -1)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed {feed}</title><language>en</language>{items}</channel></rss>"
    ).encode()


def live(path: Path, feeds: int, polls: int, share: int) -> None:
    store = open_store(path)
    versions, memories = dict.fromkeys(range(feeds), 0), {}
    for poll in range(polls):
        now = START + timedelta(hours=poll)
        for feed in range(feeds):
            changes = poll and crc32(f"{feed}:{poll}".encode()) % 100 < share
            versions[feed] += bool(changes)
            memory = memories.get(feed) or SourceMemory(f"feed-{feed}", f"http://example.org/{feed}.xml")
            if poll and not changes:
                answer: Reading | NotModified = NotModified()
            else:
                response = Response(memory.url, body(feed, versions[feed]), {"content-type": "text/xml"})
                found = parse(Source(memory.id, memory.url, "feed"), response)
                assert isinstance(found, Snapshot)
                answer = Reading(found, Validators(f'"{versions[feed]}"'), body_hash(response.body))
            settle(store, memory, answer, now=now, next_due=now, zone=ZoneInfo("UTC"))
            with store.read():
                memories[feed] = store.source(memory.id)
    store.close()


def report(path: Path, feeds: int) -> None:
    connection = sqlite3.connect(path)
    tables = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE rootpage"))
    sizes: dict[str, list[int]] = {}
    for name, size in connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
        own = sizes.setdefault(tables.get(name, name), [0, 0])
        own[name != tables.get(name, name)] += size
    print(f"{'table':12}{'rows':>10}{'MB':>8}{'indexes':>9}{'bytes a row':>13}")
    for name, (own, indexes) in sorted(sizes.items(), key=lambda pair: -sum(pair[1])):
        rows = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        print(
            f"{name:12}{rows:10,}{own / 1e6:8.2f}{indexes / 1e6:9.2f}{(own + indexes) / max(rows, 1):13,.0f}"
        )
    connection.close()
    total = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    print(f"{total / 1e6:.1f} MB with journal; for 1,000 feeds {total / 1e6 / feeds * 1000:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--polls", type=int, default=100)
    parser.add_argument("--share", type=int, default=10, help="per cent of the feeds that change at a poll")
    parser.add_argument("--keep", type=Path, help="a new file for the store")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "store.sqlite"
        began = time.process_time()
        live(path, chosen.feeds, chosen.polls, chosen.share)
        print(f"{time.process_time() - began:.1f} CPU seconds, feed made and parsed included")
        report(path, chosen.feeds)


if __name__ == "__main__":
    main()
