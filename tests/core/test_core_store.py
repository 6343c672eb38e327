import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from core_build import T0, T1, T2, mention, reports, text
from test_core_merge import BRIDGE, TALKS, TALKS_MOVED

from feeds.hosts import Hosts
from feeds.model import Entry, Occasion, Validators
from feeds.robots import Robots
from timeline.diff import diff, state
from timeline.memory import EntryMemory, Notice, Outgoing, SourceMemory, Told
from timeline.store import StoreError, open_store
from timeline.store.versions import VERSION

DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "var" / "timeline.sqlite"


@pytest.fixture
def store(place):
    opened = open_store(place)
    yield opened
    opened.close()


def whens(found):
    return [report.mention.when.text for report in found]


def versions(store):
    return store.connection.exec_driver_sql("SELECT count(*) FROM report").scalar_one()


def put(store, before, after, now):
    with store.write():
        if not store.entries("s"):
            store.add_entries([text()])
        store.put_reports(before, after, now)


def test_a_file_is_not_mapped_into_memory(path):
    store = open_store(path)
    with store.read():
        assert store.connection.exec_driver_sql("PRAGMA mmap_size").scalar_one() == 0
    store.close()


def test_sources_come_back_as_they_were(store):
    memory = SourceMemory(
        "a", "https://a.example/", "feed", "A", Validators('W/"1"', "Fri, 02 Jan 2026 09:00:00 GMT"), "f00",
        T0, T1, T1, T2, 3, "timeout", "no answer",
    )  # fmt: skip
    with store.write():
        store.put_source(SourceMemory("a", "https://old.example/"))
        store.put_source(memory)
    with store.read():
        assert store.source("a") == memory
        assert store.sources() == (memory,)
        assert store.source("b") is None


def test_an_entry_comes_back_and_its_old_text_is_kept(store):
    entry = Entry("1", "Title", "Text", "https://a.example/1", T0, "feed", language="en")
    first = EntryMemory("a", entry, "h1", T0, T0, 4)
    second = replace(first, entry=replace(entry, text="Other"), text_hash="h2", changed=T1)
    with store.write():
        store.add_entries([first])
        store.put_entry(second, first)
    with store.read():
        assert store.entries("a") == store.entries("a", ids=["1", "2"]) == {"1": second}
        assert store.entries("a", ids=["2"], hashes=["h2"]) == {"1": second}
        assert store.entries("a", ids=["2"], hashes=["h1"]) == {}
        assert store.titles()["a", "1"].entry == replace(second.entry, text="")
        assert store.count_entries("a") == 1
        (old,) = store.history.texts("a", "1")
    assert (old.title, old.text, old.since, old.until) == ("Title", "Text", T0, T1)


def test_every_version_of_a_statement_is_kept(store):
    first = reports(mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02"))
    second = reports(mention(TALKS_MOVED, "2026-03-19"), before=first, now=T1)
    put(store, (), first, T0)
    put(store, first, second, T1)
    with store.read():
        assert store.reports(source="s", entry="e") == second
        assert whens(store.reports(as_of=T0)) == ["2026-03-12", "2026-05-02"]
        assert whens(store.reports(as_of=T1)) == ["2026-03-19"]
        wanted = [told.mention for told in (*first, *second)]
        (found,) = {
            one for group in store.links.near(wanted, "", own=("o", "e")).values() for _, one in group
        }
        assert (found.key, found.event, found.when) == (second[0].key, second[0].event, "2026-03-19")
        assert not any(store.links.near(wanted, "", own=("s", "e")).values())
        (gone,) = store.withdrawn()
        assert (gone.mention.when.text, gone.withdrawn) == ("2026-05-02", T1)
        assert versions(store) == 3
        assert second[0].moved == T1
        assert store.retired("s", "e") == (gone,)
        assert store.reported([second[0].event], apart_from=("s", "other")) == {second[0].event}
        assert store.reported([second[0].event], apart_from=("s", "e")) == set()
        assert (store.count_events(), store.count_events("s"), store.count_events("t")) == (1, 1, 0)


def test_moved_offsets_make_no_new_version(store):
    first = reports(mention(TALKS, "2026-03-12"))
    second = reports(mention(TALKS, "2026-03-12", start=70), before=first, now=T1)
    put(store, (), first, T0)
    put(store, first, second, T1)
    with store.read():
        assert store.reports() == second
        assert versions(store) == 1


def test_before_it_was_seen_nothing_is_known(store):
    put(store, (), reports(mention(TALKS, "2026-03-12"), now=T1), T1)
    with store.read():
        assert store.reports(as_of=T0) == ()


def test_what_comes_back_is_a_new_version(store):
    first = reports(mention(TALKS, "2026-03-12"))
    put(store, (), first, T0)
    put(store, first, (), T1)
    again = reports(mention(TALKS, "2026-03-12"), now=T2)
    put(store, (), again, T2)
    with store.read():
        assert again[0].key == first[0].key
        assert store.withdrawn() == ()
        assert versions(store) == 2


def test_keys_are_found_by_their_beginning(store):
    (report,) = reports(mention(TALKS, "2026-03-12"))
    put(store, (), (report,), T0)
    with store.read():
        assert store.keys(report.key[:5]) == (report.event,)
        assert store.keys("%") == ()


def test_changes_and_notices_are_logs(store):
    told = reports(mention(TALKS, "2026-03-12"))
    changes = diff((), told, T1)
    with store.write():
        store.log(changes)
        store.log(())
        store.notify(Notice(T1, "a", "trouble", "cannot be read"))
    with store.read():
        (logged,) = store.changes()
        assert logged.change == changes[0]
        assert store.changes(after=logged.id) == store.changes(since=T2) == ()
        assert store.changes(event_key=told[0].event) == (logged,)
        (notice,) = store.notices()
        assert (notice.text, notice.id) == ("cannot be read", 1)


def test_the_outbox_keeps_a_digest_until_it_is_sent(store):
    outgoing = Outgoing("d1", "daily", T0, "T", "en", "1 new", "today", "text", "<p>html</p>", "{}", "stem")
    with store.write():
        store.outbox.put(outgoing, [("file", "var"), ("mail", "a@example.org")])
    with store.read():
        folder, person = store.outbox.deliveries("waiting")
        assert store.outbox.digest("d1") == outgoing
    with store.write():
        store.outbox.mark(replace(person, state="sent", attempts=1, done=T1))
    with store.read():
        assert store.outbox.deliveries("waiting") == (folder,)
        assert store.outbox.deliveries("sent")[0].done == T1


def test_a_digest_under_a_new_name_does_not_tell_the_past(store):
    with store.write():
        assert store.outbox.told("daily") is None
        store.outbox.tell(Told("daily", 3, 1, T0))
        store.outbox.tell(Told("daily", 5, 1, T1))
    with store.read():
        assert store.outbox.told("daily") == Told("daily", 5, 1, T1)
        assert store.outbox.told("weekly") == Told("weekly", 5, 1, T1)


def test_a_transaction_is_kept_whole_or_not_at_all(store):
    def half():
        with store.write():
            store.put_source(SourceMemory("a", "x"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        half()
    with store.read():
        assert store.sources() == ()


def test_naive_moments_are_refused(store):
    with pytest.raises(Exception, match="without a time zone"), store.write():
        store.put_source(SourceMemory("a", "x", checked=datetime(2026, 1, 1)))  # noqa: DTZ001 - the fault tested


def test_outside_of_a_transaction_nothing_is_read(store):
    with pytest.raises(RuntimeError):
        store.sources()


def test_a_store_of_a_newer_version_is_refused(place):
    store = open_store(place)
    with store.write():
        store.connection.exec_driver_sql(f"UPDATE version SET number = {VERSION + 1}")
    store.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(place)


def test_a_file_of_another_program_is_refused_and_left_alone(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused(path):
    path.parent.mkdir()
    path.write_bytes(b"no database " * 100)
    with pytest.raises(StoreError, match=r"timeline\.sqlite"):
        open_store(path)


def test_nobody_else_may_read_the_store(path):
    open_store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_killed_within_a_transaction_nothing_of_it_is_kept(place):
    open_store(place).close()
    code = f"""
import os, signal
from pathlib import Path
from timeline.memory import SourceMemory
from timeline.store import open_store
place = {str(place)!r}
store = open_store(place if "://" in place else Path(place))
with store.write():
    store.put_source(SourceMemory("kept", "x"))
with store.write():
    store.put_source(SourceMemory("lost", "x"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode < 0
    store = open_store(place)
    with store.read():
        assert [memory.id for memory in store.sources()] == ["kept"]
    store.close()


def test_a_reader_sees_the_state_before_a_writer_is_done(place):
    writer, reader = open_store(place), open_store(place)
    with writer.write():
        writer.put_source(SourceMemory("a", "x"))
        with reader.read():
            assert reader.sources() == ()
    with reader.read():
        assert len(reader.sources()) == 1
    writer.close()
    reader.close()


def test_readers_make_no_store(path):
    with pytest.raises(StoreError, match="no store"):
        open_store(path, create=False)
    assert not path.parent.exists()


def test_a_path_may_hold_any_character(tmp_path):
    path = tmp_path / "wh?at=1#x %20" / "t.sqlite"
    open_store(path).close()
    assert [p.name for p in path.parent.iterdir()] == ["t.sqlite"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.parent.name]


def test_a_reader_is_not_held_up_by_a_writer_at_work(place):
    writer = open_store(place)
    with writer.write():
        writer.put_source(SourceMemory("a", "x"))
        reader = open_store(place, create=False)
        with reader.read():
            assert reader.sources() == ()
        reader.close()
    writer.close()


def test_a_store_of_the_first_version_is_brought_up_to_date_with_its_outbox(tmp_path):
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / "store-1.sql").read_text())
    old.close()
    for _ in range(2):  # the second time there is nothing left to do
        store = open_store(file)
        with store.read():
            (sent,) = store.outbox.deliveries("sent")
            (waiting,) = store.outbox.deliveries("waiting")
            assert (waiting.channel, waiting.target) == ("file", "/home/desk/var/digests")
            digest = store.outbox.digest(waiting.digest)
            assert digest.subject == "1 rescheduled"
            assert "<html" in digest.html
            told = store.outbox.told("digest")
            assert told is not None
            assert (told.last_change, told.considered) == (1, digest.composed)
            assert sent.done is not None
            assert len(store.reports()) == len(store.changes()) == 1
        store.close()


def shape(file):
    """The columns of every table with their types, and whether they may be empty."""
    with sqlite3.connect(file) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {
            name: connection.execute(f"SELECT * FROM pragma_table_info('{name}')").fetchall()
            for name in tables
        }
    connection.close()
    return {name: {(row[1], row[2], row[3], row[5]) for row in rows} for name, rows in found.items()}


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_store_of_an_earlier_version_gets_the_shape_of_a_new_one(tmp_path, number):
    file = tmp_path / "old.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / f"store-{number}.sql").read_text())
    old.close()
    open_store(file).close()
    open_store(tmp_path / "new.sqlite").close()
    assert shape(file) == shape(tmp_path / "new.sqlite")


def test_reports_of_the_fourth_version_have_no_names_until_they_are_read_again(tmp_path):
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / "store-4.sql").read_text())
    old.close()
    store = open_store(file)
    with store.read():
        (report,) = store.reports()
        (change,) = (logged.change for logged in store.changes() if logged.change.after)
    assert (report.mention.names, report.mention.actors, report.mention.places) == ("", (), ())
    assert (change.before.names, change.after.names) == ("", "")
    named = replace(report, mention=replace(report.mention, names="p5-17 Prak Sokhonn\nl29-38 Siem Reap"))
    with store.write():
        store.put_reports((report,), (named,), T1)
        store.log([replace(change, after=state(named.mention))])
    with store.read():
        assert store.reports() == (named,)
        assert store.reports()[0].mention.actors == ("Prak Sokhonn",)
        assert store.changes()[-1].change.after.names == named.mention.names
    store.close()


def test_a_source_in_trouble_in_a_store_of_the_second_version_was_told(tmp_path):
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / "store-2.sql").read_text())
    old.close()
    store = open_store(file)
    with store.read():
        docs, feed = store.sources()
        assert (docs.told, docs.failing, docs.moves, docs.address, docs.hold, docs.permitted) == (
            False,
            None,
            0,
            None,
            None,
            None,
        )
        assert (feed.fault, feed.told, feed.failing) == ("connect", True, feed.checked)
        assert (docs.reading, feed.reading) == ("", "")
        assert len(store.reports()) == len(store.changes()) == 1
        assert store.hosts.load(feed.checked) == Hosts()
        assert store.hosts.robots() == {}
    store.close()


def test_what_is_known_of_servers_is_kept_and_forgotten(store):
    robots = [
        Robots("https://a.example", "User-agent: *\nDisallow: /b", T0 + DAY),
        Robots("https://b.example", "", T0 + DAY, 2.5, T0),
    ]
    learnt = Hosts(
        learnt={one.origin: one for one in robots}, asked={"a.example": T0 + DAY, "b.example": T1 + DAY}
    )
    with store.write():
        store.hosts.keep(learnt, T0)
    with store.read():
        assert store.hosts.robots() == learnt.learnt
        assert store.hosts.load(T0).pauses == learnt.asked
        assert list(store.hosts.load(T0).robots) == ["https://b.example"]
        assert list(store.hosts.load(T1).pauses) == ["b.example"]
    replaced = Robots("https://a.example", "", T0 + 90 * DAY)
    with store.write():
        store.hosts.keep(Hosts(learnt={replaced.origin: replaced}), T0 + 80 * DAY)
    with store.read():
        assert store.hosts.robots() == {replaced.origin: replaced}
        assert store.hosts.load(T0) == Hosts()


def test_a_store_of_the_second_version_keeps_its_earlier_texts_and_its_log(tmp_path):
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / "store-2.sql").read_text())
    old.close()
    for _ in range(2):  # the second time there is nothing left to do
        store = open_store(file)
        with store.read():
            texts = [revision.text for revision in store.history.texts("docs", "visit.md")]
            assert texts == ["The minister will visit Siem Reap on 12 March 2026."]
            (change,) = (logged.change for logged in store.changes())
            assert change.before.sentence == "The minister will visit Siem Reap on 12 March 2026."
            assert str(change.after.when) == "2026-03-19"
            memory, _ = store.sources()
            assert (memory.polls, memory.reread, store.history.noise("docs")) == (0, None, {})
            assert store.upkeep.pruned is None
        store.close()


def test_a_store_of_the_second_version_learns_what_is_stated_as_data(tmp_path):
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript((Path(__file__).parent / "store-2.sql").read_text())
    old.close()
    store = open_store(file)
    occasion = Occasion(
        "Hearing", "2026-03-20T09:00+07:00", "json-ld", place="Phnom Penh", status="cancelled"
    )
    with store.write():
        (known,) = store.entries("docs").values()
        assert known.entry.occasions == ()
        assert len(store.reports()) == 1
        store.put_entry(replace(known, entry=replace(known.entry, occasions=(occasion,))), known)
        (again,) = store.entries("docs").values()
        assert again.entry.occasions == (occasion,)
        assert [memory.entry.occasions for memory in store.titles().values()] == [()]
    store.close()
