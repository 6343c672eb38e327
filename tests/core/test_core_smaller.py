"""What the store keeps small, and a store of the version before, which kept it large."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from core_build import T0, T1, T2, mention, reports
from core_stores import unpacked
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.fingerprint import text_hash
from feeds.model import Entry
from feeds.noise import Noise
from timeline.memory import EntryMemory, SourceMemory
from timeline.same import gist
from timeline.store import StoreError, deltas, open_store, short
from timeline.store.columns import Hash, moment
from timeline.store.records import noise, noise_values
from timeline.store.versions import VERSION

BEFORE = Path(__file__).parent / "store-10.sql"
TEXT = "The council of Verrin decides on 12 March 2026 about the new school beside the river, says the mayor."
TALKS = "The talks between the two ministries begin on [12 March 2026]."
ENTRY = Entry("e", "The school of Verrin", TEXT, "https://a.example/e", T0)


@pytest.fixture
def store(place):
    with closing(open_store(place)) as opened:
        yield opened


def former(file):
    """The rows of the version before, as they stand in its dump."""
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(BEFORE.read_text("utf-8"))
        connection.row_factory = sqlite3.Row
        found = {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("entry", "report", "change", "revision", "source", "sign", "notice", "noise")
        }
    with sqlite3.connect(file) as old:
        old.executescript(BEFORE.read_text("utf-8"))
    old.close()
    connection.close()
    return found


def told(value):
    """A moment as it was written."""
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


def test_everything_in_a_store_of_the_version_before_is_as_it_was(tmp_path):
    file = tmp_path / "store.sqlite"
    old = former(file)
    for _ in range(2):  # the second time there is nothing left to do
        with closing(open_store(file)) as store, store.read():
            entries = [e for source in store.sources() for _, e in sorted(store.entries(source.id).items())]
            assert [
                (e.text_hash, e.gist, e.entry.title, e.entry.published, e.first_seen, e.changed, e.gone)
                for e in entries
            ] == [
                (
                    row["text_hash"][:32], row["gist"], row["title"], told(row["published"]),
                    told(row["first_seen"]), told(row["changed"]), told(row["gone"]),
                )
                for row in old["entry"]
            ]  # fmt: skip
            texts = [row["text"] for row in old["entry"]]
            assert [e.entry.text for e in entries] == [
                deltas.unpack(text) if isinstance(text, bytes) else text for text in texts
            ]
            versions = sorted(
                (version.report.key, version.report.mention.masked, version.report.mention.sentence,
                 version.report.first_seen, version.report.since, version.until)
                for event in {row["event"] for row in old["report"]}
                for version in store.history.statements(event)
            )  # fmt: skip
            assert versions == sorted(
                (row["key"], row["masked"], row["sentence"], told(row["first_seen"]), told(row["since"]),
                 told(row["until"]))
                for row in old["report"]
            )  # fmt: skip
            assert [logged.change.seen for logged in store.changes()] == [
                told(r["seen"]) for r in old["change"]
            ]
            assert all(logged.change.after for logged in store.changes())
            assert [notice.seen for notice in store.notices()] == [told(row["seen"]) for row in old["notice"]]
            (outline,) = store.outlines.known("a", entries=["tag:a.example,2026:bridge"]).values()
            assert outline.version == "ab" * 16
            assert len(store.history.texts("a", "tag:a.example,2026:bridge")) == 2
            signs = store.connection.exec_driver_sql("SELECT count(*) FROM sign").scalar_one()
            assert signs == len(old["sign"])
            assert store.history.noise("a") == {
                row["entry"]: noise(json.loads(row["state"])) for row in old["noise"] if row["source"] == "a"
            }
            assert store.connection.exec_driver_sql("SELECT count(*) FROM touched").scalar_one() == 0


def test_what_became_free_is_given_back(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with closing(open_store(file)) as store, store.read():
        used, free = store.upkeep.size
    assert free == 0
    assert file.stat().st_size == used


def test_a_store_that_cannot_give_back_what_became_free_is_brought_up_to_date(tmp_path, monkeypatch):
    file = tmp_path / "store.sqlite"
    former(file)

    def full(*_):
        raise StoreError("no space left on the device")

    monkeypatch.setattr("timeline.store.store.compact", full)
    with closing(open_store(file)) as store, store.read():
        assert len(store.entries("a")) == 5


def test_a_damaged_text_stays_for_the_doctor_to_name(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with sqlite3.connect(file) as old:
        old.execute("UPDATE entry SET text = x'28b52ffd00' WHERE id = 'tag:a.example,2026:bridge'")
    old.close()
    with closing(open_store(file)) as store, store.read(), pytest.raises(StoreError, match="damaged"):
        store.entries("a")


_NOTES = "SELECT source, entry.id FROM touched JOIN entry ON entry.number = touched.entry"


def test_what_is_written_to_a_former_store_is_noted_for_the_next_build(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with closing(open_store(file)) as store:
        with store.write():
            (known, *_) = store.entries("b").values()
            store.put_entry(replace(known, entry=replace(known.entry, title="Otherwise")), known)
        with store.read():
            notes = store.connection.exec_driver_sql(_NOTES).all()
    assert [tuple(note) for note in notes] == [("b", known.entry.id)]


def test_a_former_store_in_postgresql(postgres):
    address = postgres.store()
    hashed, about = text_hash("a", "b"), gist(ENTRY.title, TEXT, ["2026-03-12"])
    told = reports(mention(TALKS, "2026-03-12"))
    entry = EntryMemory("s", ENTRY, hashed, T0, T0, len(TEXT), gist=about)
    later = replace(
        entry, entry=replace(ENTRY, text=f"{TEXT} More."), text_hash=text_hash("a", "c"), changed=T1
    )
    learnt = Noise(versions=(("v", 1),), contexts=("of the day",))
    with closing(open_store(address)) as store, store.write():
        store.put_source(SourceMemory("s", "https://a.example/"))
        store.add_entries([entry])
        store.put_reports((), told, T0, about)
        store.put_entry(later, entry)
        store.history.put_noise("s", {"e": learnt})
        signs = store.connection.exec_driver_sql("SELECT * FROM sign ORDER BY 1, 2").all()
        state = json.dumps(noise_values(learnt))
        unpacked(store, ENTRY.title, told[0].mention)
    postgres.execute(
        "ALTER TABLE entry ALTER gist DROP DEFAULT, "
        f"ALTER gist TYPE text COLLATE \"C\" USING '{about}', "
        f"ALTER text_hash TYPE text COLLATE \"C\" USING '{later.text_hash * 2}'",
        "ALTER TABLE entry ALTER gist SET DEFAULT ''",
        f"ALTER TABLE report ALTER masked TYPE text COLLATE \"C\" USING '{told[0].mention.masked}'",
        f"ALTER TABLE noise ALTER state TYPE json USING '{state}'",
        "ALTER TABLE sign ALTER word TYPE bigint USING word + 2147483648",
        "ALTER TABLE revision DROP CONSTRAINT revision_pkey, ADD id serial PRIMARY KEY",
        "CREATE INDEX revision_entry ON revision (source, entry)",
        "DROP INDEX change_event",
        "CREATE INDEX ix_change_event ON change (event)",
        "UPDATE version SET number = 10",
        at=address,
    )
    with closing(open_store(address)) as store:
        with store.read():
            assert store.entries("s") == {"e": later}
            assert store.reports() == told
            assert [revision.text for revision in store.history.texts("s", "e")] == [TEXT]
            assert store.history.noise("s") == {"e": learnt}
            assert store.connection.exec_driver_sql("SELECT * FROM sign ORDER BY 1, 2").all() == signs
        with store.write():
            store.put_entry(replace(later, entry=ENTRY, text_hash=hashed, changed=T2), later)
        with store.read():
            assert [revision.text for revision in store.history.texts("s", "e")] == [TEXT, f"{TEXT} More."]
    found = postgres.execute("SELECT number, (SELECT gist FROM entry) FROM version", at=address)
    assert found[0][0] == VERSION
    assert len(found[0][1]) < len(about)
    postgres.drop()


def test_a_row_takes_little_room(tmp_path):
    """Of what stands in an entry next to its words: hash, gist and moments."""
    about = gist(ENTRY.title, TEXT * 5, ["2026-03-12"])
    with closing(open_store(tmp_path / "store.sqlite")) as store:
        with store.write():
            store.add_entries([EntryMemory("s", ENTRY, text_hash("a", "b"), T0, T0, 1, gist=about)])
            store.put_reports((), reports(mention(TALKS, "2026-03-12")), T0)
        with store.read():
            query = "SELECT length(text_hash), length(gist), length(text), typeof(first_seen) FROM entry"
            hashed, matter, text, seen = store.connection.exec_driver_sql(query).one()
            query = "SELECT length(masked), length(sentence), typeof(since) FROM report"
            masked, sentence, since = store.connection.exec_driver_sql(query).one()
    assert (hashed, seen, since) == (16, "integer", "integer")
    assert matter < len(about) * 0.75
    assert text < len(TEXT) * 0.8
    assert masked < sentence / 2


@given(st.datetimes(timezones=st.just(UTC)))
@example(datetime.max.replace(tzinfo=UTC))
@example(datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
def test_a_moment_comes_back_to_the_microsecond(when):
    assert moment((when - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)) == when


@given(st.text(), st.text())
@example("the talks begin ▮", "The talks begin on 12 March 2026.")
@example("x", "")
@example("half \ud800", "half \ud800 and nul \0")
def test_a_sentence_without_its_dates_comes_back(masked, sentence):
    packed = short.pack_masked(masked, sentence)
    assert short.unpack_masked(packed, sentence) == masked
    # As PostgreSQL gives the sentence back.
    kept = sentence.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    assert short.unpack_masked(packed, kept) == masked


WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1)
GISTS = st.tuples(
    st.lists(st.tuples(st.integers(1, 9), WORDS).map(lambda pair: f"{pair[0]}{pair[1]}")),
    st.lists(st.dates().map(lambda day: f"@{day}")),
    st.lists(st.dates().map(lambda day: f"={day}"), max_size=1),
).map(lambda parts: " ".join(part for some in parts for part in some))


@given(GISTS)
@example("")
@example("1er @2026")
@example("4Veldka 2Rotter 1verdic @2026-02-05 =2026-02-06")
def test_a_gist_comes_back(about):
    assert short.unpack_gist(short.pack_gist(about)) == about


@given(st.text(), st.text(), st.lists(st.dates().map(str)))
def test_a_gist_of_any_text_comes_back(title, text, days):
    about = gist(title, text, days, published=T0)
    assert short.unpack_gist(short.pack_gist(about)) == about


def test_an_address_that_is_the_id_is_kept_once_and_stays_when_the_id_changes(store):
    address = "https://a.example/2026/the-school-of-verrin"
    same = EntryMemory("s", replace(ENTRY, id=address, url=address), text_hash("a", "b"), T0, T0, 1)
    none = EntryMemory("s", replace(ENTRY, id="none", url=None), text_hash("a", "b"), T0, T0, 1)
    with store.write():
        store.add_entries([same, none])
        assert store.entries("s") == {address: same, "none": none}
        assert store.connection.exec_driver_sql("SELECT max(length(url)) FROM entry").scalar() == 0
        store.move_entry("s", address, "guid")
        moved = replace(same, entry=replace(same.entry, id="guid"))
        assert store.entries("s") == {"guid": moved, "none": none}
        assert store.shown.entries([("s", "guid")])["s", "guid"].entry.url == address


def test_a_damaged_short_text_is_told():
    with pytest.raises(StoreError, match="damaged"):
        short.unpack_gist(b"\xff\xff\xff")


@given(st.one_of(st.text(), st.binary(min_size=16, max_size=16).map(bytes.hex)))
def test_a_hash_comes_back(value):
    kept = Hash().small(value)
    assert (Hash().whole(kept) if isinstance(kept, bytes) else kept) == value


@pytest.mark.parametrize("text", ["", "a", TEXT, TEXT * 20, "ក្រុមប្រឹក្សានឹងប្រជុំ" * 9, "\ud800" * 99])
def test_frames_of_former_versions_are_read(text):
    frame = deltas.zstd.compress(text.encode("utf-8", "surrogatepass"))
    assert deltas.unpack(frame) == deltas.unpack(deltas.pack(text)) == text
    assert len(deltas.pack(TEXT)) < len(deltas.zstd.compress(TEXT.encode()))


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("words.zdict", "f6cdf123e5a3178773cefd6df395ba63c33ad9fef78729b5dd5082d7a65b7e37"),
        ("stems.txt", "c48c225a5a1b8f8a51b69a5c0868362214b9f74a590f172e95278e68cfdcf012"),
    ],
)
def test_what_stores_were_packed_with_stays(name, digest):
    """Others would need a step from one version of the store to the next."""
    content = Path(deltas.__file__).with_name(name).read_bytes()
    assert sha256(content).hexdigest() == digest
