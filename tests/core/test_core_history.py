"""Earlier texts come back byte for byte; what is old goes, and what may not go stays."""

import random
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from core_build import T0, mention, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Entry
from timeline.cli import cli
from timeline.diff import diff
from timeline.memory import EntryMemory, Notice, Outgoing, SourceMemory, Told
from timeline.store import StoreError, open_store, schema
from timeline.store.deltas import pack, unpack
from timeline.store.history import CHAIN
from timeline.store.retention import prune

DAY = timedelta(days=1)
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(["one ", "two ", "three "])).map("".join)


def written(store, texts, *, entry="e"):
    """An entry that had these texts, a day each."""
    memory = None
    with store.write():
        for number, text in enumerate(texts):
            now = T0 + number * DAY
            new = EntryMemory("s", Entry(entry, f"Title {number}", text), f"{number}", T0, now, len(text))
            store.put_entry(new, memory) if memory else store.add_entries([new])
            memory = new


@pytest.fixture
def store(place):
    opened = open_store(place)
    yield opened
    opened.close()


def texts_of(store, entry="e"):
    with store.read():
        return [revision.text for revision in store.history.texts("s", entry)]


@given(TEXTS, st.none() | TEXTS)
def test_packing_keeps_every_byte(text, following):
    assert unpack(pack(text, following), following) == text


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=90), st.integers(0, 40))
def test_any_history_is_read_back_also_after_pruning(tmp_path_factory, texts, kept):
    store = open_store(tmp_path_factory.mktemp("h") / "t.sqlite")
    written(store, texts)
    assert texts_of(store) == texts[:-1]
    with store.write():
        store.upkeep.prune(now=T0, age=365 * DAY, revisions=kept)
    assert texts_of(store) == texts[:-1][max(0, len(texts) - 1 - kept) :]
    store.close()


def test_a_version_costs_what_was_edited(store):
    rng = random.Random(1)
    words = "council river bridge school report mayor budget energy harbour library market street".split()

    def paragraph():
        return " ".join(rng.choice(words) + str(rng.randint(0, 99)) for _ in range(22))

    paragraphs = [paragraph() for _ in range(45)]
    versions = []
    for _ in range(CHAIN - 1):
        for place in rng.sample(range(45), 2):
            paragraphs[place] = paragraph()
        versions.append("\n\n".join(paragraphs))
    written(store, versions)
    with store.read():
        size = store.connection.exec_driver_sql("SELECT avg(length(packed)) FROM revision").scalar_one()
    assert len(versions[0]) > 8_000
    assert size < 500


def test_no_chain_is_longer_than_that(store):
    written(store, [f"Text {number}" for number in range(3 * CHAIN)])
    with store.read():
        whole = store.connection.exec_driver_sql("SELECT number FROM revision WHERE whole").scalars().all()
    assert whole == [CHAIN, 2 * CHAIN]


@pytest.mark.parametrize("damage", [lambda b: b[:-3], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda _: b"", lambda _: b"no frame"])  # fmt: skip
def test_a_damaged_text_is_an_error_and_never_other_words(tmp_path, damage):
    path = tmp_path / "t.sqlite"
    store = open_store(path)
    written(store, ["The first text of all.", "The second text of all."])
    store.close()
    with sqlite3.connect(path) as connection:
        (packed,) = connection.execute("SELECT packed FROM revision").fetchone()
        connection.execute("UPDATE revision SET packed = ?", (damage(packed),))
    connection.close()
    store = open_store(path)
    with pytest.raises(StoreError, match="damaged"):
        texts_of(store)
    store.close()


@pytest.mark.parametrize("texts", [["Here it is “quoted”."], ["The first.", "Here it is “quoted”."]])
def test_other_bytes_of_the_same_text_keep_what_was_before(store, texts):
    written(store, texts)
    with store.write():
        known = store.entries("s")["e"]
        other = replace(
            known, entry=replace(known.entry, text='Here it is "quoted".', url="https://a.example/2")
        )
        store.put_entry(other, known)
    assert texts_of(store) == texts[:-1]
    with store.read():
        assert store.entries("s")["e"] == other


def test_other_bytes_of_the_same_text_are_taken_in_whatever_was_before(store):
    written(store, ["The first text of all.", "The second text of all."])
    with store.write():
        store.connection.execute(schema.revision.update().values(packed=b"no frame"))
        known = store.entries("s")["e"]
        store.put_entry(replace(known, entry=replace(known.entry, text="The second text of all…")), known)
    with pytest.raises(StoreError, match="damaged"):
        texts_of(store)


def change():
    return diff((), reports(mention("Talks begin on [12 March 2026].", "2026-03-12")), T0)[0]


def filled(store):
    written(store, ["One", "Two", "Three"])
    told = reports(mention("Talks begin on [12 March 2026].", "2026-03-12"))
    moved = reports(mention("Talks begin on [19 March 2026].", "2026-03-19"), before=told, now=T0 + DAY)
    outgoing = Outgoing("d1", "digest", T0, "", "en", "", "", "text", "html", "{}", "stem")
    with store.write():
        store.put_source(SourceMemory("s", "u", "feed", baseline=T0))
        store.put_reports((), told, T0)
        store.put_reports(told, moved, T0 + DAY)
        store.log([change(), replace(change(), seen=T0 + DAY)])
        for kind in ("baseline", "note", "note"):
            store.notify(Notice(T0, "s", kind, kind))
        store.outbox.put(outgoing, [("file", "a")])
        store.outbox.put(replace(outgoing, id="d2"), [("file", "b")])
        (first, _) = store.outbox.deliveries()
        store.outbox.mark(replace(first, state="sent", done=T0))


def rows(store):
    with store.read():
        return {
            name: store.connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()
            for name in ("revision", "change", "notice", "digest", "delivery", "report", "entry")
        }


LATER = T0 + 900 * DAY


def test_what_no_digest_has_told_stays_however_old(store):
    filled(store)
    with store.write():
        gone = store.upkeep.prune(now=LATER, age=730 * DAY, revisions=50)
    assert (gone.revisions, gone.changes, gone.notices, gone.digests) == (2, 0, 0, 1)
    assert rows(store) == {
        "revision": 0, "change": 2, "notice": 3, "digest": 1, "delivery": 1, "report": 2, "entry": 1,
    }  # fmt: skip


def test_what_every_digest_has_told_goes_when_it_is_old_and_the_statements_stay(store):
    filled(store)
    with store.write():
        store.outbox.tell(Told("all", 2, 3, T0))
        store.outbox.tell(Told("slow", 1, 3, T0))
        before = store.reports(), store.reports(as_of=T0), store.outbox.begun()
        gone = store.upkeep.prune(now=LATER, age=730 * DAY, revisions=50)
        assert (gone.changes, gone.notices) == (1, 1)  # the first and the latest remark stay
        assert (store.reports(), store.reports(as_of=T0), store.outbox.begun()) == before
        assert store.upkeep.prune(now=LATER, age=730 * DAY, revisions=50).total == 0


def test_nothing_young_goes(store):
    filled(store)
    with store.write():
        assert store.upkeep.prune(now=T0 + 3 * DAY, age=30 * DAY, revisions=50).total == 0


def test_the_words_of_old_entries_go_but_not_that_they_were_seen(store):
    with store.write():
        store.put_source(SourceMemory("s", "u", "feed", baseline=T0))
    for number in range(230):
        seen = T0 + number * timedelta(hours=1)
        memory = EntryMemory("s", Entry(f"e{number:03}", "T", "Words of it"), f"h{number}", seen, seen, 11)
        with store.write():
            store.add_entries([memory])
    with store.write():
        assert store.upkeep.prune(now=LATER, age=730 * DAY, revisions=50).texts == 30
        entries = store.entries("s")
    assert len(entries) == 230
    assert entries["e000"].entry.text == ""
    assert entries["e000"].text_hash == "h0"
    assert entries["e030"].entry.text == "Words of it"


@pytest.mark.parametrize(("kind", "texts"), [("feed", 30), ("listing", 30), ("page", 0)])
def test_only_what_slid_out_of_a_window_loses_its_words(store, kind, texts):
    with store.write():
        store.put_source(SourceMemory("s", "u", kind, baseline=T0))
        words = [Entry(f"e{number:03}", "T", "Words of it") for number in range(230)]
        store.add_entries([EntryMemory("s", entry, "h", T0, T0, 11) for entry in words])
        assert store.upkeep.prune(now=LATER, age=730 * DAY, revisions=50).texts == texts


def test_words_stay_as_long_as_earlier_ones_lead_back_from_them(store):
    """However few of these can go at a time, all that are left can be read."""
    first = EntryMemory("s", Entry("a", "T", "The first words of it"), "h0", T0, T0, 11)
    with store.write():
        store.put_source(SourceMemory("s", "u", "feed", baseline=T0))
        store.add_entries([first])
        for number in range(1, 4):
            text = f"The words of it in version {number}"
            entry = replace(first, entry=replace(first.entry, text=text), text_hash=f"h{number}")
            store.put_entry(replace(entry, gone=T0 if number == 3 else None), first)
            first = entry
    left = []
    with store.write():
        for _ in range(4):
            prune(store.connection, before=LATER, revisions=50, bound=1)
            left.append(len(store.history.texts("s", "a")))
        assert store.entries("s")["a"].entry.text == ""
    assert left == [2, 1, 0, 0]


def test_a_run_lets_go_at_most_once_a_day(house):
    house.write("a.md", "A text of 3 March 2026.\n")
    house.run()
    first = house.look(lambda store: store.upkeep.pruned)
    assert first == house.now
    house.now += timedelta(hours=5) - DAY
    house.run()
    assert house.look(lambda store: store.upkeep.pruned) == first


def test_a_clock_that_is_years_ahead_lets_nothing_go_at_once(house):
    for day in (3, 4, 5, 6):
        house.write("a.md", f"The talks are held on {day} March 2026.\n")
        house.run()
    kept = house.look(lambda store: store.changes())
    right, house.now = house.now, house.now + 4000 * DAY
    house.run()
    assert house.look(lambda store: store.changes()) == kept
    house.now = right
    house.run()
    assert house.look(lambda store: store.changes()) == kept


def test_what_comes_after_all_that_was_told_has_gone_is_told(house):
    """SQLite gives the number of the last row again when that is gone."""
    for day in (3, 4, 5):
        house.write("a.md", f"The talks are held on {day} March 2026.\n")
        house.run()
    for _ in range(2):
        house.now += 2000 * DAY
        house.run()  # the first that comes after so long waits, the next lets go
        house.now += DAY
        house.run()
    assert house.look(lambda store: len(store.changes())) == 1
    told = len(house.digests())
    house.write("a.md", "The talks are held on 6 March 2026.\n")
    house.run()
    assert len(house.digests()) == told + 1
    assert "6 March 2026" in house.digests()[-1]


def test_prune_tells_what_goes_and_a_dry_run_lets_nothing_go(house):
    house.write("a.md", "A text of 3 March 2026.\n")
    house.run()
    house.write("a.md", "Another text of 3 March 2026.\n")
    house.run()

    def prune(*options):
        later = (house.now + 800 * DAY).isoformat()
        arguments = ["prune", "--config", str(house.folder / "config.yaml"), "--now", later, *options]
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, done.output
        return done.output

    def revisions():
        return len(house.look(lambda store: store.history.texts("docs", "a.md")))

    assert prune("--dry-run").startswith("would go: 1 earlier version")
    assert revisions() == 1
    assert prune().startswith("gone: 1 earlier version")
    assert revisions() == 0
    assert prune().startswith("gone: nothing")
    assert house.run().failed == ()
