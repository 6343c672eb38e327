"""The log says for ever what it said at first, though its lines lean on texts that are edited and let go."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from core_build import T0, T1, T2
from core_stores import LOGGED
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, bindparam, type_coerce, update

from feeds.model import Entry
from timeline.doctor import rows
from timeline.edtf import Edtf
from timeline.memory import EntryMemory, Logged, SourceMemory
from timeline.model import Change, ChangeKind, State
from timeline.store import StoreError, log, open_store, schema, short
from timeline.store.columns import unpacked
from timeline.store.versions import VERSION

BEFORE = Path(__file__).parent / "store-12.sql"
DAY = timedelta(days=1)
TEXT = "The council of Verrin decides on 12 March 2026 about the new school beside the river, says the mayor."
WORDS = (
    TEXT,
    f"{TEXT} A bus goes there.",
    "Other words: näher “ging’s” nicht.",
    "",
    "half \ud800 and nul \0 " * 9,
)


@pytest.fixture
def store(place):
    with closing(open_store(place)) as opened:
        yield opened


def memory(text=TEXT, *, entry="e", title="The school", changed=T0, hashed="a"):
    return EntryMemory("s", Entry(entry, title, text, None, T0), hashed, T0, changed, len(text))


def said(kept, seen, kind=ChangeKind.EDITED, **about):
    """A change that tells what a text says."""
    state = State(kept.entry.title, kept.entry.text, **about)
    return Change(kind, kept.source, kept.entry.id, seen, None, State("Before", "was so"), state)


def told(store):
    return tuple(logged.change for logged in store.changes())


def lines(store):
    """The number of the text that each line leans on, and how many bytes it takes."""
    query = 'SELECT entry, length("after") FROM change ORDER BY id'
    return [tuple(row) for row in store.connection.exec_driver_sql(query)]


def orphans(store):
    """What the doctor finds to be without what it belongs to."""
    mark = "?" if store.connection.dialect.positional else "%s"

    def ask(query, values=()):
        return store.connection.exec_driver_sql(query.replace("?", mark), values).all()

    found = rows.examined(ask, remedy="", unpack=unpacked)
    return [one.message for one in found if one.state != "ok"]


def test_a_line_takes_few_bytes_and_leans_on_its_version_when_the_text_is_edited(store):
    first, second = memory(), memory(f"{TEXT} More.", changed=T1, hashed="b")
    changes = [said(first, T0, ChangeKind.ADDED), said(second, T1)]
    with store.write():
        store.put_source(SourceMemory("s", "u"))
        store.add_entries([first])
        store.log(changes[:1])
        store.put_entry(second, first)
        store.log(changes[1:])
    with store.read():
        assert told(store) == tuple(changes)
        ((first_text, first_size), (second_text, second_size)) = lines(store)
        assert first_text == second_text == 1
        assert max(first_size, second_size) < 30
        assert orphans(store) == []


@pytest.mark.parametrize(
    "change",
    [
        said(memory(), T1),  # the text is older
        said(memory(entry="unknown"), T0),
        replace(said(memory(), T0, ChangeKind.WITHDRAWN), after=None),
    ],
)
def test_other_lines_stand_by_themselves(store, change):
    with store.write():
        store.add_entries([memory()])
        store.log([change])
        assert told(store) == (change,)
        assert lines(store)[0][0] is None


def test_lines_of_a_long_text_stand_by_themselves(store):
    """Deflate would find no more than the end of it."""
    long = memory(f"{TEXT}\n\n{'Remarks of the day, as they were made. ' * 900}")
    change = replace(said(long, T0), after=State("The school", TEXT))
    with store.write():
        store.add_entries([long])
        store.log([change])
        assert told(store) == (change,)
        assert lines(store)[0][0] is None


def test_a_text_with_another_id_is_told_by_the_one_that_it_had(store):
    first, second = memory(), memory("Other words.", changed=T1, hashed="b")
    changes = (said(first, T0), said(second, T1, when=Edtf("2026-03-12"), date_start=1, date_end=3))
    with store.write():
        store.add_entries([first])
        store.log(changes[:1])
        store.put_entry(second, first)
        store.log(changes[1:])
        store.move_entry("s", "e", "renamed")
        assert told(store) == changes
        assert [text for text, _ in lines(store)] == [None, None]
        assert set(store.past(T1).titles()) == {("s", "renamed")}


STEPS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(WORDS), st.integers(0, 2)),
    st.tuples(st.just("respell"), st.sampled_from(WORDS), st.integers(0, 1)),
    st.tuples(st.just("rename"), st.just(""), st.just(0)),
    st.tuples(st.just("log"), st.sampled_from(ChangeKind), st.integers(0, 3)),
    st.tuples(st.just("prune"), st.just(""), st.integers(0, 3)),
    st.tuples(st.just("forget"), st.just(""), st.integers(0, 2)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
@example(
    [("log", ChangeKind.ADDED, 0), ("edit", WORDS[1], 0), ("log", ChangeKind.EDITED, 0), ("edit", "", 1)]
)
@example([("log", ChangeKind.ADDED, 0), ("edit", "", 1), ("log", ChangeKind.EDITED, 0), ("prune", "", 0)])
@example([("log", ChangeKind.ADDED, 0), ("edit", "", 1), ("log", ChangeKind.EDITED, 0), ("forget", "", 1)])
@example([("log", ChangeKind.ADDED, 0), ("respell", WORDS[2], 1), ("log", ChangeKind.EDITED, 0)])
def test_whatever_becomes_of_a_text_its_lines_stay(tmp_path_factory, steps):
    """Edits in one moment, other bytes of the same words, other ids, and pruning in between."""
    kept, now, changes = replace(memory(), gone=T0), T0, []
    with closing(open_store(tmp_path_factory.mktemp("log") / "t.sqlite")) as store:
        with store.write():
            store.put_source(SourceMemory("s", "u", "feed", baseline=T0))
            store.add_entries([kept])
        for number, (step, words, count) in enumerate(steps):
            with store.write():
                if step in ("edit", "respell"):
                    now += count * DAY
                    hashed = f"{number}" if step == "edit" else kept.text_hash
                    title = f"{kept.entry.title}…" if number % 2 else kept.entry.title
                    entry = replace(kept.entry, text=words, title=title)
                    other = replace(kept, entry=entry, changed=now, text_hash=hashed)
                    store.put_entry(other, kept)
                    kept = other
                elif step == "rename":
                    store.move_entry("s", kept.entry.id, f"e{number}")
                    kept = replace(kept, entry=replace(kept.entry, id=f"e{number}"))
                elif step == "log":
                    changes += [said(kept, now - (count == 3) * DAY, words)] * max(1, count)
                    store.log(changes[-max(1, count) :])
                elif step == "prune":
                    store.upkeep.prune(now=now, age=365 * DAY, revisions=count)
                else:  # nobody was told: no line goes
                    now += count * DAY
                    store.upkeep.prune(now=now, age=0 * DAY, revisions=50)
                    kept = store.entries("s")[kept.entry.id]
                assert told(store) == tuple(changes)
                assert orphans(store) == []


def test_a_line_that_leans_on_a_damaged_text_is_told_and_the_others_are_read(store):
    other = memory("Other words, which stay as they are, whatever becomes of the first.", entry="other")
    changes = [said(memory(), T0), said(other, T1), said(other, T0)]
    with store.write():
        store.add_entries([memory(), other])
        store.log(changes)
        own = schema.entry
        store.connection.execute(update(own).where(own.c.id == "e").values(title="Other words"))
        with pytest.raises(StoreError, match="damaged"):
            store.changes()
        assert [logged.change for logged in store.changes(after=1)] == changes[1:]
        text = b"\x28\xb5\x2f\xfd no frame"
        raw = type_coerce(bindparam("raw"), LargeBinary)
        store.connection.execute(update(own).where(own.c.id == "e").values(text=raw), {"raw": text})
        with pytest.raises(StoreError, match="damaged"):
            store.changes()
        assert [logged.change for logged in store.changes(after=1)] == changes[1:]
        store.move_entry("s", "e", "renamed")  # that is no reason to take nothing in


def test_what_leads_back_over_a_damaged_text_is_told(store):
    texts = [memory(f"The words of it in version {n}", changed=T0 + n * DAY, hashed=f"{n}") for n in range(4)]
    changes = [said(text, text.changed) for text in texts]
    with store.write():
        store.add_entries(texts[:1])
        for before, text in zip([None, *texts], texts, strict=False):
            if before:
                store.put_entry(text, before)
            store.log([said(text, text.changed)])
        table = schema.revision
        store.connection.execute(table.update().where(table.c.number == 2).values(packed=b"no frame"))
        with pytest.raises(StoreError, match="damaged"):
            store.changes(until=T1)
        assert [logged.change for logged in store.changes(since=T2)] == changes[2:]


def former(file):
    """A store of the version before, and its log as it stands there."""
    with closing(sqlite3.connect(file)) as old:
        old.executescript(BEFORE.read_text("utf-8"))
        query = 'SELECT id, seen, kind, source, entry, "before", "after" FROM change ORDER BY id'
        return [
            (*row, before and short.unpack_state(before, after and short.unpack_state(after)), after)
            for *row, before, after in old.execute(query)
        ]


def test_the_log_of_a_store_of_the_version_before_is_as_it_was(tmp_path):
    file = tmp_path / "store.sqlite"
    old = former(file)
    with closing(open_store(file)) as store, store.read():
        found = store.changes()
        assert [logged.id for logged in found] == [row[0] for row in old]
        kinds = schema.change.c.kind.type.result_processor(None, None)
        for logged, (_, seen, kind, source, entry, before, after) in zip(found, old, strict=True):
            change = logged.change
            assert (change.source, change.entry, change.kind.value) == (source, entry, kinds(kind))
            assert round(change.seen.timestamp() * 1_000_000) == seen
            for side, text in ((change.before, before), (change.after, after and short.unpack_state(after))):
                assert (side is None) == (text is None)
                assert side is None or side.sentence in text.replace('\\"', '"').replace("\\n", "\n")
        leaning = [text for text, _ in lines(store) if text is not None]
        assert len(leaning) > len(old) / 2
        sizes = [len(row[-1] or b"") for row in old]
        assert sum(size or 0 for _, size in lines(store)) < sum(sizes) * 0.7
        assert orphans(store) == []
    with closing(open_store(file)) as store, store.read():
        assert store.changes() == found


def test_a_damaged_line_of_a_store_of_the_version_before_stays(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("UPDATE change SET \"after\" = x'28b52ffd00' WHERE id = 2")
    with closing(open_store(file)) as store, store.read():
        assert len(store.changes(after=2)) > 3
        with pytest.raises(StoreError, match="damaged"):
            store.changes()


def test_a_former_store_in_postgresql(postgres):
    address = postgres.store()
    first, second = memory(), memory(f"{TEXT} More.", changed=T1, hashed="b")
    changes = (said(first, T0), said(second, T1), said(second, T2))
    with closing(open_store(address)) as store, store.write():
        store.add_entries([first])
        store.log(changes[:1])
        store.put_entry(second, first)
        store.log(changes[1:])
        now = lines(store)
        log.release(store.connection, log.of_text("s", "e"))
        assert [text for text, _ in lines(store)] == [None, None, None]
        for statement in LOGGED:
            store.connection.exec_driver_sql(statement)
    postgres.execute("UPDATE version SET number = 12", at=address)
    with closing(open_store(address)) as store, store.read():
        assert store.changes() == tuple(Logged(at, change) for at, change in enumerate(changes, 1))
        assert lines(store) == now
        assert [text is None for text, _ in now] == [False, False, True]
    ((number,),) = postgres.execute("SELECT number FROM version", at=address)
    assert number == VERSION
    postgres.drop()
