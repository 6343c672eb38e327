"""Titles, sentences and the log in few bytes, and a store of the version before, which kept them as they are."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from core_build import T0, T1, mention, reports
from core_build import text as text_of
from core_stores import unpacked
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import text

from timeline.memory import EntryMemory, Logged, SourceMemory
from timeline.model import Change, ChangeKind, State
from timeline.store import StoreError, deltas, open_store, short
from timeline.store.columns import Key, Term
from timeline.store.rereading import Rereading
from timeline.store.versions import VERSION

from test_core_smaller import ENTRY, TALKS, TEXT  # isort: skip - one place for them

BEFORE = Path(__file__).parent / "store-11.sql"
READ = "basis, rule, anchor_basis"


def rows(connection, query):
    return [tuple(row) for row in connection.execute(query)]


@pytest.fixture
def former(tmp_path):
    """A store of the version before, and the rows that are kept in another form by now."""
    file = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(file)) as old:
        old.executescript(BEFORE.read_text("utf-8"))
        found = {
            "entry": rows(old, "SELECT source, id, title FROM entry ORDER BY 1, 2"),
            "revision": rows(old, "SELECT source, entry, title FROM revision ORDER BY source, entry, number"),
            "report": rows(old, f"SELECT key, title, sentence, {READ} FROM report ORDER BY id"),
            "change": [
                (
                    kind,
                    before and deltas.unpack(before, after and deltas.unpack(after)),
                    after and deltas.unpack(after),
                )
                for kind, before, after in rows(old, 'SELECT kind, "before", "after" FROM change ORDER BY id')
            ],
        }
    return file, found


def test_everything_in_a_store_of_the_version_before_is_as_it_was(former):
    file, old = former
    for _ in range(2):  # the second time there is nothing left to do
        with closing(open_store(file)) as store, store.read():
            entries = [(*place, known.entry.title) for place, known in sorted(store.titles().items())]
            assert entries == old["entry"]
            texts = {(source, entry) for source, entry, _ in old["revision"]}
            titles = [
                (source, entry, earlier.title)
                for source, entry in sorted(texts)
                for earlier in store.history.texts(source, entry)
            ]
            assert titles == old["revision"]
            events = {report.event for report in (*store.reports(), *store.withdrawn())}
            told = [version.report for event in events for version in store.history.statements(event)]
            assert sorted(
                (one.key, m.title, m.sentence, m.basis.value, m.rule, m.anchor_basis or "")
                for one in told
                for m in [one.mention]
            ) == sorted((*row[:-1], row[-1] or "") for row in old["report"])
            changes = [logged.change for logged in store.changes()]
            assert [change.kind for change in changes] == [kind for kind, _, _ in old["change"]]
            for change, (_, *sides) in zip(changes, old["change"], strict=True):
                for side, text in zip((change.before, change.after), sides, strict=True):
                    assert (side is None) == (text is None)
                    assert side is None or side.title in text.replace('\\"', '"')
            assert store.connection.exec_driver_sql("SELECT count(*) FROM touched").scalar_one() == 0


def test_reports_in_a_store_of_the_version_before_are_found(former):
    file, _ = former
    with closing(open_store(file)) as store, store.read():
        known = {report.key: store.entries(report.source)[report.entry].gist for report in store.reports()}
        signs = (
            "SELECT DISTINCT day, report FROM sign ORDER BY 1, 2"  # which words, the rules of its time said
        )
        before = rows(store.connection, text(signs))
        for report in store.reports():
            near = store.links.near([report.mention], known[report.key], own=("", ""))
            assert report.key in {one.key for _, one in near[report.mention]}
    with closing(open_store(file)) as store, store.write():
        Rereading(store.connection).sign()
        assert rows(store.connection, text(signs)) == before


def test_statements_whose_text_was_lost_stay(former):
    file, old = former
    with closing(sqlite3.connect(file)) as store, store:
        store.execute("DELETE FROM entry WHERE source = 'c'")
    with closing(open_store(file)) as store, store.read():
        told = {report.key for report in (*store.reports(), *store.withdrawn())}
        lost = store.entries("c").values()
        assert told == {key for key, *_ in old["report"]}
        assert lost
        assert all(entry.gone and not entry.entry.text for entry in lost)


def test_what_a_damaged_line_of_the_log_said_stays_unknown(former):
    file, _ = former
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("UPDATE change SET \"after\" = x'28b52ffd00' WHERE id = 1")
    with closing(open_store(file)) as store, store.read(), pytest.raises(StoreError, match="damaged"):
        store.changes()


def test_a_former_store_in_postgresql(postgres):
    address = postgres.store()
    told = reports(mention(TALKS, "2026-03-12"))
    entry = EntryMemory("s", ENTRY, "a" * 32, T0, T0, len(TEXT))
    later = EntryMemory("s", ENTRY, "b" * 32, T0, T1, len(TEXT))
    sides = State("The school", TEXT), State("The school of Verrin", f"{TEXT} More.")
    change = Change(ChangeKind.EDITED, "s", "e", T1, None, *sides)
    with closing(open_store(address)) as store, store.write():
        store.put_source(SourceMemory("s", "https://a.example/"))
        store.add_entries([entry])
        store.put_entry(later, entry)
        store.put_reports((), told, T0)
        store.log([change])
        unpacked(store, ENTRY.title, told[0].mention)
    after, before = (f'["{side.title}","{side.sentence}"]' for side in reversed(sides))
    packed = deltas.pack(after), deltas.pack(before, after)
    postgres.execute(
        "UPDATE report SET basis = 'stated'",
        f"UPDATE change SET kind = 'edited', after = '\\x{packed[0].hex()}', before = '\\x{packed[1].hex()}'",
        "UPDATE version SET number = 11",
        at=address,
    )
    with closing(open_store(address)) as store, store.read():
        assert store.entries("s") == {"e": later}
        assert [revision.title for revision in store.history.texts("s", "e")] == [ENTRY.title]
        assert store.reports() == told
        assert store.changes() == (Logged(1, change),)
    ((number, kind, basis),) = postgres.execute(
        "SELECT number, (SELECT kind FROM change), (SELECT basis FROM report) FROM version", at=address
    )
    assert (number, kind, basis) == (VERSION, "E", "S")
    postgres.drop()


def test_a_statement_takes_half_the_room(tmp_path):
    (report,) = reports(mention(TALKS, "2026-03-12"))
    with closing(open_store(tmp_path / "store.sqlite")) as store:
        with store.write():
            store.add_entries([text_of("s", "e")])
            store.put_reports((), [report], T0)
        with store.read():
            query = "SELECT length(title) + length(sentence), basis FROM report"
            size, basis = store.connection.exec_driver_sql(query).one()
    assert size < (len(report.mention.title) + len(report.mention.sentence)) * 0.6
    assert basis == "S"


@given(st.text())
@example("The council decides on Thursday.")
@example("half \ud800 and nul \0")
@example("ក្រុមប្រឹក្សានឹងប្រជុំ" * 9_000)
def test_words_come_back(text):
    packed = short.pack_words(text)
    assert short.unpack_words(packed) == text
    assert short.pack_words(text) == packed


@given(st.text(min_size=1), st.none() | st.text())
@example("x" * 40_000, "x" * 70_000)
def test_a_state_comes_back(state, following):
    assert short.unpack_state(short.pack_state(state, following), following) == state


@given(st.data())
def test_a_damaged_state_is_told(data):
    packed = bytearray(short.pack_state(TEXT))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with suppress(StoreError):
        assert short.unpack_state(bytes(packed)) == TEXT  # a bit behind the end of the text


@pytest.mark.parametrize("packed", [b"\xff\xff", short.pack_words(TEXT)[:-4], b"\x28"])
def test_damaged_words_are_told(packed):
    with pytest.raises(StoreError, match="damaged"):
        short.unpack_words(packed)


@pytest.mark.parametrize("key", ["0123456789abcdef", "0123456789ABCDEF", "a key", ""])
def test_a_key_comes_back(key):
    small = Key().small(key)
    assert (small if isinstance(small, str) else Key().whole(small)) == key


def test_a_key_takes_eight_bytes():
    assert len(Key().small("0123456789abcdef")) == 8


def test_terms_are_letters_and_other_words_stay():
    term = Term("added=A edited=E", 16)
    write, read = term.bind_processor(None), term.result_processor(None, None)
    assert [write(word) for word in ("added", "edited", "stated", None)] == ["A", "E", "stated", None]
    assert [read(write(word)) for word in ("added", "edited", "a", None)] == ["added", "edited", "a", None]
