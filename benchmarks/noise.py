"""What is told of pages that change at every poll: alarms for each kind of noise, and real changes amid it.

    python benchmarks/noise.py [--pages 3] [--polls 20]

Pages with noise inside the article are made, read as the program reads them, and taken into a store poll by
poll. After two thirds of the polls the hearing on the page is moved, after three quarters a sentence is
reworded: both must be told, once. Exits with 1 when one is not, or when noise is told too often.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.fingerprint import text_hash
from feeds.model import Response, Snapshot, Source
from feeds.parse import parse
from timeline.memory import SourceMemory
from timeline.poll import Reading, settle
from timeline.store import open_store

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
# Who does what that who asked for: enough for sentences that are alike and never the same.
SUBJECTS = (
    "the council, the mayor, the library, a school, the harbour office, the firemen, a farmer, the museum"
).split(", ")
VERBS = "wants, plans, rejects, discusses, supports, delays, studies, praises".split(", ")
OBJECTS = (
    "a new bridge, cheaper tickets, wider pavements, a second ferry, longer hours, more trees, the old mill"
).split(", ")
BRANDS = "Acme Tools, Riverside Bakery, Bank of the Valley, Northern Lights Travel, Zed".split(", ")
SKIES = "sunny, cloudy, light rain, heavy snow, fog".split(", ")
LINES = "Bridge opens, School closes, River rises, Mayor quits, Budget passed, Storm warning".split(", ")

Blocks = list[str]
Kind = Callable[[random.Random, int, Blocks], Blocks]


def sentence(rng: random.Random) -> str:
    who, does, what, whose = (
        rng.choice(SUBJECTS),
        rng.choice(VERBS),
        rng.choice(OBJECTS),
        rng.choice(SUBJECTS),
    )
    return f"{who} {does} {what} that {whose} asked for in {rng.choice(['spring', 'autumn'])}.".capitalize()


def article(rng: random.Random) -> Blocks:
    blocks = [" ".join(sentence(rng) for _ in range(4)) for _ in range(10)]
    blocks[4] += " The public hearing on the harbour will be held on 12 June 2026 in the town hall."
    return blocks


def put(place: int, words: Callable[[random.Random, int], str | Blocks]) -> Kind:
    def noisy(rng: random.Random, poll: int, blocks: Blocks) -> Blocks:
        made = words(rng, poll)
        return [*blocks[:place], *([made] if isinstance(made, str) else made), *blocks[place:]]

    return noisy


def within(place: int, words: Callable[[random.Random, int], str]) -> Kind:
    def noisy(rng: random.Random, poll: int, blocks: Blocks) -> Blocks:
        first, _, rest = blocks[place].partition(". ")
        return [*blocks[:place], f"{first}. {words(rng, poll)} {rest}", *blocks[place + 1 :]]

    return noisy


def shuffled(rng: random.Random, _: int, blocks: Blocks) -> Blocks:
    rng.shuffle(blocks)
    return blocks


def versions(_: random.Random, poll: int, blocks: Blocks) -> Blocks:
    return blocks if poll % 2 else blocks[:2] + blocks[3:7] + blocks[8:]


KINDS: dict[str, Kind] = {
    "view counter": put(3, lambda rng, poll: f"Viewed {4711 + poll * rng.randint(3, 90):,} times"),
    "counter in a sentence": within(4, lambda _, poll: f"So far {10_204 + poll * 7:,} people have signed."),
    "relative time": put(0, lambda _, poll: f"Updated {poll + 2} hours ago"),
    "time of day": put(0, lambda _, poll: f"Updated 12:{10 + poll}"),
    "date and time of the page": put(0, lambda _, poll: f"Made on {4 + poll} May 2026 at 08:{10 + poll}"),
    "weather": put(2, lambda rng, _: f"Weather in town: {rng.choice(SKIES)}, {rng.randint(-9, 30)} °C"),
    "nonce": put(9, lambda rng, _: f"Reference {rng.getrandbits(64):x}"),
    "quote of the hour": put(6, lambda rng, _: " ".join(sentence(rng) for _ in range(rng.randint(1, 3)))),
    "three teasers": put(7, lambda rng, _: [sentence(rng) for _ in range(3)]),
    "teasers, now more, now fewer": put(7, lambda rng, _: [sentence(rng) for _ in range(rng.randint(1, 4))]),
    "an advertisement now and then": put(5, lambda rng, _: [sentence(rng)] if rng.random() < 0.5 else []),
    "a sponsor in a sentence": within(4, lambda rng, _: f"Made possible by {rng.choice(BRANDS)} again."),
    "most read": put(8, lambda rng, _: rng.sample(LINES, 4)),
    "order of the paragraphs": shuffled,
    "two versions": versions,
}  # fmt: skip
# How often noise may be told; places that shift or hold dates need more than one look.
USUAL = 2
MOST = {"three teasers": 3, "an advertisement now and then": 4, "teasers, now more, now fewer": 10}


def html(blocks: Blocks) -> bytes:
    body = "".join(f"<p>{block}</p>" for block in blocks)
    head = "<html lang=en><head><title>Harbour news</title></head><body><main><article><h1>Harbour news</h1>"
    return f"{head}{body}</article></main></body></html>".encode()


def read(blocks: Blocks) -> Snapshot:
    answer = Response("https://town.example/news", html(blocks), {"content-type": "text/html; charset=utf-8"})
    found = parse(Source("page", answer.url, "page"), answer)
    assert isinstance(found, Snapshot), found
    return found


def life(kind: Kind, seed: int, polls: int, path: Path) -> tuple[int, int, int, int]:
    """Polls with a changed text, polls that told noise, and whether the moved date and the edit were told."""
    rng, store, memory = random.Random(seed), open_store(path), SourceMemory("page", "u")
    base, plain, false, moves, edits = article(rng), 0, 0, 0, 0
    last = ""
    for poll in range(polls):
        now = START + timedelta(hours=poll)
        blocks = list(base)
        if poll >= polls * 2 // 3:
            blocks[4] = blocks[4].replace("12 June", "19 June")
        if poll >= polls * 3 // 4:
            blocks[1] = blocks[1].replace(" asked for", " had asked for", 1)
        snapshot = read(kind(rng, poll, blocks))
        done = settle(store, memory, Reading(snapshot), now=now, next_due=now, zone=ZoneInfo("UTC"))
        with store.read():
            memory = store.source("page") or memory
        digest = text_hash("", snapshot.entries[0].text)
        plain, last = plain + (digest != last and poll > 0), digest
        kinds = [change.kind.value for change in done.changes]
        moved, edited = poll == polls * 2 // 3, poll == polls * 3 // 4
        moves += moved and kinds.count("rescheduled") == 1
        edits += edited and any(
            "had asked for" in (change.after.sentence if change.after else "") for change in done.changes
        )
        false += bool(kinds) and not moved and not edited
    store.close()
    return plain, false, moves, edits


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=3, help="pages of each kind")
    parser.add_argument("--polls", type=int, default=20)
    chosen = parser.parse_args()
    wrong = 0
    print("alarms a page, of", chosen.polls, "polls      plain   learnt   moves told   edits told")
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in KINDS.items():
            lives = [
                life(kind, seed, chosen.polls, Path(folder) / f"{name}-{seed}")
                for seed in range(chosen.pages)
            ]
            plain, false, moves, edits = (sum(column) for column in zip(*lives, strict=True))
            most = max(row[1] for row in lives)
            wrong += most > MOST.get(name, USUAL) or moves < chosen.pages or edits < chosen.pages
            means = f"{plain / chosen.pages:8.1f}{false / chosen.pages:9.1f}"
            print(f"{name:34}{means}{moves:9} of {chosen.pages}{edits:8} of {chosen.pages}")
    return wrong > 0


if __name__ == "__main__":
    raise SystemExit(main())
