"""What is of PostgreSQL alone: its server, its locks, its types. The tests of the store itself run on both."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import READER, House
from core_build import T0, T1, mention, reports
from core_stores import started
from test_core_run import AID, TALKS, TALKS_MOVED

from feeds.model import Entry
from timeline.cli import cli
from timeline.config import ConfigError, load
from timeline.memory import EntryMemory, SourceMemory
from timeline.run import run
from timeline.store import LockedError, StoreError, open_store, schema, versions
from timeline.store.opening import open_together


@pytest.fixture
def address(postgres):
    yield postgres.store()
    postgres.drop()


@pytest.fixture
def house(tmp_path, address):
    return House(tmp_path, f"store: '{address}'\n")


def command(house, *arguments):
    """Exit code, and the error that the command ends with."""
    result = CliRunner().invoke(cli, [*arguments, "--config", str(house.folder / "config.yaml")])
    return result.exit_code, result.exception, result.output


def test_a_server_that_is_away_is_told_without_the_password():
    with pytest.raises(StoreError, match=r"refused") as told:
        open_store("postgresql+psycopg://desk:opensesame@127.0.0.1:1/timeline")
    assert "desk:***@127.0.0.1:1/timeline" in str(told.value)
    assert "opensesame" not in str(told.value)


def test_a_database_that_is_not_there_is_told(postgres):
    with pytest.raises(StoreError, match='database "nowhere" does not exist'):
        open_store(postgres.address.replace("/postgres?", "/nowhere?"))


def test_a_wrong_password_is_told_and_the_right_one_opens(postgres, address, tmp_path, monkeypatch):
    if postgres.own is None:
        pytest.skip("who may log in to the server that is named is not ours to change")
    rules = Path(postgres.own.pgdata) / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all desk scram-sha-256\n{before}")
    schema_name = address.rpartition("%3D")[2]
    postgres.execute(
        "CREATE ROLE desk LOGIN PASSWORD 'p@ss/w:rd'", f"GRANT ALL ON SCHEMA {schema_name} TO desk",
        "SELECT pg_reload_conf()",
    )  # fmt: skip
    written = address.replace("postgres:@", "desk:${DESK_PASSWORD}@")
    (tmp_path / "config.yaml").write_text(f"store: '{written}'\nsources: [{{url: a}}]\n")
    config = load(tmp_path / "config.yaml")
    try:
        with pytest.raises(ValueError, match="DESK_PASSWORD is not set"):
            open_store(config.store_address)
        monkeypatch.setenv("DESK_PASSWORD", "guessed")
        with pytest.raises(StoreError, match="password authentication failed") as told:
            open_store(config.store_address)
        assert "guessed" not in str(told.value)
        monkeypatch.setenv("DESK_PASSWORD", "p@ss/w:rd")
        open_store(config.store_address).close()
    finally:
        rules.write_text(before)
        postgres.execute("DROP OWNED BY desk", "DROP ROLE desk", "SELECT pg_reload_conf()")


@pytest.mark.parametrize("table", ["cookies", "version", "entry"])
def test_tables_of_another_program_are_left_alone(postgres, address, table):
    postgres.execute(f"CREATE TABLE {table} (number integer)", at=address)
    with pytest.raises(StoreError, match="another program"):
        open_store(address)
    found = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    assert postgres.execute(found, at=address) == [(table,)]


def test_a_schema_that_is_not_there_is_told(postgres):
    with pytest.raises(StoreError, match="search_path"):
        open_store(postgres.at("nowhere"))


def test_readers_make_no_tables(postgres, address):
    with pytest.raises(StoreError, match="no store"):
        open_store(address, create=False)
    assert postgres.execute("SELECT FROM pg_tables WHERE schemaname = current_schema()", at=address) == []


def test_opened_by_many_at_once_it_is_made_once(address):
    troubles = []

    def opening():
        try:
            open_store(address).close()
        except Exception as error:  # noqa: BLE001 - whatever it is
            troubles.append(error)

    threads = [threading.Thread(target=opening) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []


def test_texts_without_length_and_with_characters_that_postgresql_keeps_none_of(address):
    entry = Entry(id="e\0", title="nul \0 and half \ud800", text="short\0", language="x" * 300)
    memory = EntryMemory("s" * 200, entry, "h" * 64, T0, T0, 5, None, True, "")  # noqa: FBT003 - a record
    told = reports(mention("Talks begin on [12 March 2026].", "2026-03-12"), source="s" * 200, entry="e\0")
    with closing(open_store(address)) as store:
        with store.write():
            store.add_entries([memory])
            store.put_reports((), told, T0)
        with store.read():
            (found,) = store.entries("s" * 200).values()
            assert [report.key for report in store.reports()] == [told[0].key]
    assert found.entry == replace(entry, id="e\ufffd")  # titles and texts are packed, and so kept whole


def test_texts_are_ordered_by_their_bytes(address):
    names = ["Zagreb", "aarhus", "Ärhus", "b-a", "ba", "b_a"]
    with closing(open_store(address)) as store:
        with store.write():
            store.put_sources(SourceMemory(name, "u") for name in names)
        with store.read():
            assert [memory.id for memory in store.sources()] == sorted(names)


def test_a_writer_waits_for_the_other_and_gives_up_in_the_end(address, monkeypatch):
    monkeypatch.setattr("timeline.store.postgres._BUSY_SECONDS", 0.05)
    with closing(open_store(address)) as one, closing(open_store(address)) as other:
        with one.write():
            one.put_source(SourceMemory("a", "x"))
            with pytest.raises(StoreError, match="lock timeout"), other.write():
                pass
        with other.write():
            assert [memory.id for memory in other.sources()] == ["a"]


def test_a_reader_cannot_write(address):
    with (
        closing(open_store(address)) as store,
        pytest.raises(StoreError, match="read-only"),
        store.read(),
    ):
        store.put_source(SourceMemory("a", "x"))


def test_one_run_at_a_time(address, postgres):
    with closing(open_store(address, alone=True)):
        with pytest.raises(LockedError, match="another run holds"):
            open_store(address, alone=True)
        open_store(address).close()  # who looks is not kept out
        open_store(postgres.store(), alone=True).close()  # nor is who works on another store of the database
    open_store(address, alone=True).close()


def test_a_second_run_ends_with_75(house):
    house.write("news.txt", TALKS)
    house.run()
    with closing(open_store(house.config.store_address, alone=True)):
        for name in ("run", "daemon", "build", "prune"):
            code, error, _ = command(house, name)
            assert (code, type(error)) == (1, LockedError)  # as `main` tells with 75
    assert command(house, "run")[0] == 0


def cut(postgres):
    """Every connection of the program is lost."""
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'timeline'"
    )


def held(house):
    """What the store holds, apart from when it was seen."""

    def everything(store):
        changes = [(one.change.kind, one.change.event) for one in store.changes()]
        return store.live(), changes, sorted(store.titles()), len(store.outbox.digests())

    return house.look(everything)


def broken(house, postgres, monkeypatch, step):
    """A run whose connections are lost before a step."""
    original, calls = getattr(*step), []

    def losing(*args, **kwargs):
        if not calls:
            calls.append(cut(postgres))
        return original(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(*step, losing)
        with pytest.raises(StoreError, match=r"terminat|closed"):
            house.run()
    assert calls


@pytest.mark.parametrize("name", ["put_reports", "log", "put_sources"])
def test_what_a_lost_connection_undid_is_done_by_the_next_run(house, postgres, monkeypatch, name):
    house.write("aid.txt", AID)
    house.write("news.txt", TALKS)
    house.run()
    house.write("news.txt", TALKS_MOVED)
    before = held(house)
    from timeline.store import Store  # noqa: PLC0415 - the one that is patched

    broken(house, postgres, monkeypatch, (Store, name))
    assert held(house) == before
    house.run()
    after = held(house)
    assert [kind for kind, _ in after[1][len(before[1]) :]] == ["rescheduled"]
    house.run()
    assert held(house) == after


def test_between_two_transactions_a_lost_connection_is_made_anew_with_its_lock(address, postgres):
    with closing(open_store(address, alone=True)) as store:
        cut(postgres)
        with store.write():
            store.put_source(SourceMemory("a", "x"))
        with pytest.raises(LockedError):
            open_store(address, alone=True)


def test_who_lost_the_lock_to_another_writes_no_more(address, postgres):
    with closing(open_store(address, alone=True)) as store:
        cut(postgres)
        with closing(open_store(address, alone=True)), pytest.raises(LockedError), store.write():
            store.put_source(SourceMemory("a", "x"))
        with store.read():
            assert store.sources() == ()


@pytest.fixture
def later(monkeypatch):
    """From when it is called on, what is opened is of the version after this one."""

    def upgrade():
        number = versions.VERSION
        monkeypatch.setitem(versions._STEPS, number, lambda _: None)
        monkeypatch.setattr(versions, "VERSION", number + 1)

    return upgrade


@pytest.mark.parametrize("holds", [{}, {"alone": True}])
def test_who_is_of_an_earlier_version_neither_writes_nor_reads_once_a_later_one_was_there(
    address, postgres, later, holds
):
    with closing(open_store(address, **holds)) as old:
        with old.write():
            old.put_source(SourceMemory("a", "x"))
        cut(postgres)  # with the connection its lock is lost, until the next is made
        later()
        open_store(address).close()
        with pytest.raises(StoreError, match="start the newer one"), old.write():
            old.put_source(SourceMemory("b", "x"))
        with pytest.raises(StoreError, match="a newer `timeline`"), old.read():
            old.sources()
    with closing(open_store(address)) as new, new.read():
        assert [memory.id for memory in new.sources()] == ["a"]


@pytest.mark.parametrize("held", ["alone", "together"])
def test_no_later_version_changes_a_store_that_an_earlier_one_holds(address, later, held):
    hold = (
        partial(open_store, address, alone=True) if held == "alone" else partial(open_together, address, "w")
    )
    with closing(hold()) as old:
        later()
        for options in ({}, {"alone": True}):
            with pytest.raises(LockedError, match=r"stop it first|another run"):
                open_store(address, **options)
        with pytest.raises(LockedError, match=r"stop it first|another run"):
            open_together(address, "later")
        with old.write():
            old.put_source(SourceMemory("a", "x"))
    with closing(open_together(address, "later")) as new, new.read():
        assert versions.number(new.connection) == versions.VERSION
        assert [memory.id for memory in new.sources()] == ["a"]


def test_while_the_tables_are_changed_nobody_begins_to_work(address, later, monkeypatch):
    open_store(address).close()
    later()
    tried = []

    def step(_):
        for opened in (partial(open_store, alone=True), partial(open_together, called="w")):
            with pytest.raises(LockedError):
                opened(address)
            tried.append(opened)

    monkeypatch.setitem(versions._STEPS, versions.VERSION - 1, step)
    open_store(address).close()
    assert len(tried) == 2


def test_a_server_that_is_stopped_in_the_middle_of_a_run(tmp_path, postgres):
    if postgres.own is None:
        pytest.skip("the server that is named is not ours to stop")
    folder = Path(postgres.own.pgdata).parent / "second"
    server = started(folder)
    house = House(tmp_path, f"store: '{server.store()}'\n")
    house.write("news.txt", TALKS)
    house.run()
    house.write("news.txt", TALKS_MOVED)
    before = held(house)
    house.now += timedelta(days=1)
    with closing(open_store(house.config.store_address, alone=True)) as store:
        stopping = iter([server.own.stop])

        def say(_):
            next(stopping)()

        with pytest.raises(StoreError):
            run(house.config, store, now=house.now, everything=True, reader=READER, say=say)
        with pytest.raises(StoreError, match="failed"):  # as long as it is away
            run(house.config, store, now=house.now, everything=True, reader=READER)
    assert len(house.digests()) == 1
    server.own.ensure_postgres_running()
    house.run()
    after = held(house)
    assert [kind for kind, _ in after[1][len(before[1]) :]] == ["rescheduled"]
    assert len(house.digests()) == 2
    server.own.stop()


def test_prune_counts_rows_and_says_what_it_leaves_to_the_server(house):
    for number in range(6):
        house.write("news.txt", f"{TALKS} {'Remarks of the day. ' * 40} {number} {hash(number)}")
        house.run()
    used, _ = house.look(lambda store: store.upkeep.size)
    assert 5_000 < used < 200_000
    (house.folder / "config.yaml").write_text(
        (house.folder / "config.yaml").read_text() + "keep: {age: 30d, revisions: 0}\n"
    )
    code, _, said = command(house, "prune", "--now", "2027-06-01")
    assert code == 0
    assert "earlier version" in said
    assert "VACUUM FULL" in said
    assert house.look(lambda store: store.upkeep.size)[0] < used


def test_a_store_that_is_too_large_keeps_less(address):
    with closing(open_store(address)) as store:
        with store.write():
            for number in range(40):
                store.connection.execute(
                    schema.digest.insert().values(
                        id=f"d{number}", name="d", composed=T0, title="", language="en", subject="", period="",
                        stem="", thread="", text="x" * 5000, html="", record="",
                    )
                )  # fmt: skip
        with store.write():
            year = timedelta(days=365)
            kept = store.upkeep.prune(now=T1 + year / 2, age=year, revisions=0, most=10_000_000)
            gone = store.upkeep.prune(now=T1 + year / 2, age=year, revisions=0, most=1000)
    assert (kept.digests, gone.digests) == (0, 40)


CONFIGURED = {
    "postgresql+psycopg://desk@db.example/timeline": None,
    "postgresql://desk:${PASSWORD}@db.example:5432/timeline?sslmode=verify-full": None,
    "postgresql+psycopg://desk:file:secrets/db@db.example/timeline": None,
    "postgresql+psycopg:///timeline?service=desk": None,
    "postgresql+psycopg://desk:opensesame@db.example/timeline": "a secret is not written here",
    "postgresql+psycopg://db.example/timeline?user=a&password=opensesame": "before the @",
    "postgresql+asyncpg://db.example/timeline": "write sqlite:///PATH or postgresql",
    "mysql://db.example/timeline": "write sqlite:///PATH or postgresql",
}


@pytest.mark.parametrize("address", CONFIGURED)
def test_addresses_hold_no_secret(tmp_path, address):
    (tmp_path / "config.yaml").write_text(f"store: '{address}'\nsources: [{{url: a}}]\n")
    complaint = CONFIGURED[address]
    if complaint is None:
        assert load(tmp_path / "config.yaml").store_file is None
        return
    with pytest.raises(ConfigError) as told:
        load(tmp_path / "config.yaml")
    text = "\n".join(map(str, told.value.problems))
    assert complaint in text
    assert "opensesame" not in text


def test_a_password_is_read_from_a_file_and_written_as_an_address_has_it(tmp_path):
    (tmp_path / "db").write_text("p@ss w/rd:\n")
    (tmp_path / "config.yaml").write_text(
        "store: 'postgresql://desk:file:db@db.example/timeline'\nsources: [{url: a}]\n"
    )
    address = load(tmp_path / "config.yaml").store_address
    assert address == "postgresql://desk:p%40ss%20w%2Frd%3A@db.example/timeline"
