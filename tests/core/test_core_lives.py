"""Random lives of three sources of different kinds, poll by poll: what must hold after every poll."""

import random
from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from core_build import T0

from feeds.model import Entry, Snapshot
from timeline.events import merge
from timeline.memory import SourceMemory
from timeline.poll import Reading, catch_up, settle
from timeline.store import open_store

SENTENCES = [
    "The foreign ministers of Cambodia and Japan hold talks on trade on {day}.",
    "Talks on trade between the foreign ministers of Cambodia and Japan begin on {day}.",
    "The new bridge over the Bassac river opens on {day}.",
    "Registration for the fair closes on {day}.",
    "The court hears the villagers of Koh Kong on {day} in room 4.",
    "The museum will be closed from {days}.",
    "Nothing else happened in the village that week.",
]
DAYS = ["3 March 2027", "12 March 2027", "19 March 2027", "March 2027", "2027"]
RANGES = ["8 to 12 May 2027", "9 to 12 May 2027"]
KINDS = {"folder": "files", "feed": "feed", "page": "page"}
ZONE = ZoneInfo("UTC")


class Life:
    """Three sources whose texts come, change, move and go."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.texts = {name: {} for name in KINDS}

    def sentence(self):
        pick = self.random.choice
        return pick(SENTENCES).format(day=pick(DAYS), days=pick(RANGES))

    def text(self):
        return "\n\n".join(self.sentence() for _ in range(self.random.randint(1, 6)))

    def change(self, name):
        texts, chance = self.texts[name], self.random.random()
        if KINDS[name] == "page":
            texts["p"] = self.text() if chance < 0.6 or not texts else texts["p"]
        elif chance < 0.4 or not texts:
            texts[f"n{self.random.randint(0, 9)}"] = self.text()
        else:
            self.edit(texts, self.random.choice(sorted(texts)), chance)
        if not texts:
            texts["n0"] = self.text()

    def edit(self, texts, key, chance):
        paragraphs = texts[key].split("\n\n")
        if chance < 0.7:
            paragraphs[self.random.randrange(len(paragraphs))] = self.sentence()
        elif chance < 0.8:
            texts.pop(key)
            return
        elif chance < 0.9:
            texts[f"m{self.random.randint(0, 9)}"] = texts.pop(key)
            return
        else:
            self.random.shuffle(paragraphs)
        texts[key] = "\n\n".join(paragraphs)

    def snapshot(self, name):
        entries = tuple(Entry(key, "Title", text) for key, text in self.texts[name].items())
        return Snapshot(KINDS[name], entries, complete=KINDS[name] != "feed")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_sources_do_the_memory_stays_consistent(place, seed):
    life, now = Life(seed), T0
    store = open_store(place)

    def poll(name, *, events=True):
        with store.read():
            memory = store.source(name) or SourceMemory(name, "u")
        answer = Reading(life.snapshot(name))
        return settle(store, memory, answer, now=now, next_due=now, zone=ZONE, events=events)

    for _ in range(14):
        name = life.random.choice(sorted(KINDS))
        life.change(name)
        now += timedelta(hours=life.random.choice([1, 1, 0, -2]))  # clocks stand still and are turned back
        events = life.random.random() < 0.9
        polled = poll(name, events=events)
        if life.random.random() < 0.5:
            catch_up(store, now=now, zone=ZONE)
        with store.read():
            holds(store)
            kept = store.source(name)
        at_rest = kept.reread is not None and kept.polls + 1 >= kept.reread
        if events and polled.outcome != "failed" and not at_rest:
            assert poll(name).changes == ()  # the same again is no change
    store.close()


def holds(store):
    """No statement is current twice or ends before it begins; nobody speaks for a text that is gone."""
    reports = store.reports()
    assert max(Counter(report.key for report in reports).values(), default=1) == 1
    backwards = store.connection.exec_driver_sql("SELECT id FROM report WHERE until < since").all()
    assert backwards == []
    present = {key for key, memory in store.titles().items() if memory.gone is None}
    assert {(report.source, report.entry) for report in reports} <= present
    for event in merge(reports):
        assert event.when in {report.mention.when for report in event.reports}
