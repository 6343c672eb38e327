"""Work on the whole store that workers help with: the same outcome as alone, whoever dies meanwhile."""

import json
import signal
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from conftest import House
from test_core_cli import feed
from test_core_run import AID, TALKS

from feeds.model import Entry, Occasion
from timeline.ahead import Text, read
from timeline.cli import cli
from timeline.progress import Progress
from timeline.progress import read as progress
from timeline.store import LockedError, open_store
from timeline.store.opening import open_together
from timeline.store.workers import is_quiet, queued

pytest.importorskip("procrastinate", reason="the extra scale is not installed")

from test_core_worker import until, working

from timeline.worker import reading
from timeline.worker.wire import read_said, read_texts, write_said, write_texts

LATER = "2026-03-20"
BRIDGES = 110


@pytest.fixture
def houses(tmp_path, postgres):
    """Makes stores that are alike, filled by rules that read a third of the dates otherwise."""

    def make(name):
        (tmp_path / name).mkdir()
        house = House(tmp_path / name, f"store: '{postgres.store()}'\n")
        for number in range(BRIDGES):
            house.write(
                f"{number:03}.md", f"# Bridge {number}\n\nBridge {number} was opened on 5 May 2021.\n"
            )
        house.write("talks.md", TALKS)
        house.write("aid.md", AID)
        house.run(site=False)
        house.configure("{id: docs, url: docs}, {id: fairs, url: 'https://a.example/feed', kind: feed}")
        folder = house.folder / "archive"
        folder.mkdir()
        for day in (5, 6):
            (folder / f"2026-03-0{day}.xml").write_text(
                feed("12 May 2026", "next Friday", f"{day} June 2026")
            )
        command(house, "backfill", "fairs", str(folder))
        execute(house, "UPDATE source SET next_due = '2100-01-01' WHERE id = 'fairs'")
        execute(
            house,
            "UPDATE report SET edtf = '2019' WHERE until IS NULL AND abs(hashtext(encode(key, 'hex'))) % 3 = 0",
        )
        return house

    yield make
    postgres.drop()


def execute(house, statement):
    with closing(open_store(house.config.store_address)) as store, store.write():
        return store.connection.exec_driver_sql(statement.replace("%", "%%")).rowcount


def command(house, *arguments):
    """Exit code or error, and what the command says on stdout."""
    found = CliRunner().invoke(cli, [*arguments, "--config", str(house.folder / "config.yaml")])
    return found.exception or found.exit_code, found.stdout


def derived(house):
    """Everything that a rebuild derives."""

    def everything(store):
        run = store.connection.exec_driver_sql
        rows = [
            run(
                "SELECT key, event, entry, edtf, title, masked, since, until, moved FROM report ORDER BY id"
            ).all(),
            run("SELECT word, day, report FROM sign ORDER BY 1, 2, 3").all(),
            run("SELECT key, other FROM maybe ORDER BY 1, 2").all(),
            run("SELECT id, gist FROM entry ORDER BY 1").all(),
            run("SELECT kind, event FROM change ORDER BY id").all(),
        ]
        return [[tuple(row) for row in table] for table in rows]

    return house.look(everything)


@pytest.fixture
def alone(houses):
    """What a rebuild without workers makes and tells."""
    house = houses("alone")
    code, told = command(house, "rebuild", "--now", LATER)
    assert (code, "115 texts read again" in told, " rescheduled" in told) == (0, True, True)
    return derived(house), told


def test_with_workers_a_rebuild_is_what_it_is_alone(houses, alone):
    house = houses("shared")
    with process(house), working(house, publishes=False):
        until(lambda: workers(house) == 2)
        trial = command(house, "rebuild", "--dry-run", "--now", LATER)
        before = derived(house)
        whole = command(house, "rebuild", "--now", LATER)
        assert queued_texts(house) == 0
        assert command(house, "run")[0].__class__ is LockedError  # they are there again
    assert before != alone[0]
    assert (derived(house), whole) == (alone[0], (0, alone[1]))
    assert trial[1].replace("would change", "changed") in alone[1]
    assert house.look(lambda store: store.state.working()) == ""


KILLED = """
import os, signal
from timeline.cli import main
from timeline.worker import reading
reading.read = lambda _: os.kill(os.getpid(), signal.SIGKILL)
main()
"""


def test_what_a_killed_worker_had_begun_to_read_is_read_all_the_same(houses, alone):
    house = houses("shared")
    with process(house, KILLED) as dying:
        until(lambda: workers(house) == 1)
        whole = command(house, "rebuild", "--now", LATER)
    assert dying.wait() == -signal.SIGKILL
    assert (derived(house), whole) == (alone[0], (0, alone[1]))


def test_a_command_that_is_killed_leaves_workers_at_work_and_goes_on(houses, alone, tmp_path):
    house = houses("shared")
    (tmp_path / "kill.py").write_text(
        "import os, signal\n"
        "from timeline.cli import main\n"
        "from timeline.store.state import State\n"
        "kept, calls = State.rebuild, []\n"
        "def rebuild(self, mark):\n"
        "    kept(self, mark)\n"
        "    calls.append(mark)\n"
        "    if len(calls) == 3:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "State.rebuild = rebuild\n"
        "main()\n"
    )
    again = [sys.executable, tmp_path / "kill.py", "rebuild", "--now", LATER]
    with working(house, publishes=False) as told:
        until(lambda: workers(house) == 1)
        killed = subprocess.run(again, cwd=house.folder, check=False, capture_output=True)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        status = command(house, "status", "--now", "2030-01-01")[1]
        execute(house, "UPDATE source SET next_due = NULL, checked = NULL")
        polls = len(told)
        until(lambda: len(told) > polls)  # nobody keeps them from it any more
        code, rest = command(house, "rebuild", "--now", LATER)
    assert "rebuild: 50 of 115 texts read; nothing heard for" in status
    assert (code, "115 texts read again" in rest) == (0, True), rest
    assert derived(house)[:4] == alone[0][:4]


def test_a_worker_with_other_rules_reads_nothing_for_others(houses, alone, monkeypatch):
    house = houses("shared")
    monkeypatch.setattr(reading, "own_rules", lambda: "other")
    monkeypatch.setattr(reading, "read", lambda _: 1 / 0)
    with working(house, publishes=False):
        until(lambda: workers(house) == 1)
        assert command(house, "rebuild", "--now", LATER) == (0, alone[1])
    assert derived(house) == alone[0]


def test_while_the_whole_store_is_worked_on_workers_take_nothing_in(houses):
    house = houses("shared")
    address = house.config.store_address
    with working(house, publishes=False) as told:
        until(lambda: workers(house) == 1)
        with closing(open_together(address, "timeline rebuild x", quiet=True)) as store:
            with pytest.raises(LockedError):
                open_together(address, "timeline rebuild y", quiet=True)
            assert command(house, "rebuild")[0].__class__ is LockedError
            with store.read():
                assert is_quiet(store.connection)
            execute(house, "UPDATE source SET next_due = NULL, checked = NULL")
            polls = len(told)
            threading.Event().wait(1)
            assert len(told) == polls
            assert house.look(lambda one: queued(one.connection)) == {}
        until(lambda: len(told) > polls)


def test_with_workers_a_backfill_is_what_it_is_alone(tmp_path, postgres):
    def replayed(name, **options):
        (tmp_path / name).mkdir()
        house = House(tmp_path / name, f"store: '{postgres.store()}'\n")
        house.configure("{id: fairs, url: 'https://a.example/feed', kind: feed, enabled: false}")
        folder = house.folder / "archive"
        folder.mkdir()
        for day in range(1, 20):
            dates = [f"{number + day // 4} March 2026" for number in range(1, day + 1)]
            (folder / f"2026-01-{day:02}.xml").write_text(feed(*dates) if day % 7 else "no feed")
        (folder / "2026-01-19T10.xml").write_text(feed("1 May 2026"))
        if not options:
            return house, command(house, "backfill", "fairs", str(folder))
        with working(house, publishes=False):
            until(lambda: workers(house) == 1)
            return house, command(house, "backfill", "fairs", str(folder))

    one, two = replayed("alone"), replayed("shared", workers=True)
    assert "20 of 20 snapshots replayed" in one[1][1]
    assert (derived(two[0]), two[1]) == (derived(one[0]), one[1])
    postgres.drop()


def test_texts_and_what_they_say_come_back_from_json():
    noted = datetime(2026, 3, 1, 9, tzinfo=UTC)
    occasion = Occasion("Fair\0", "2026-05-04", "ics", end="2026-05-05", place="Hall")
    texts = [
        Text(Entry("a", "Talks", TALKS, published=noted, published_basis="feed", language="en"), date(2026, 3, 1), "published"),
        Text(Entry("b\ud800", "", "Nothing \0 here.", occasions=(occasion,)), None, None),
        Text(Entry("c", "Aid", AID, url="https://a.example", published_day=True), None, None),
    ]  # fmt: skip
    said = [read(text) for text in texts]
    assert any(said)
    assert read_texts(write_texts(texts)) == texts
    assert read_said(write_said(said)) == said


def test_how_long_the_rest_takes_follows_from_how_long_it_took_so_far():
    began = datetime(2026, 3, 1, 9, tzinfo=UTC)
    half = Progress("rebuild", "texts read", 60, 110, 10, began, began + timedelta(minutes=5))
    assert half.left == timedelta(minutes=5)
    assert Progress("rebuild", "texts read", 10, 110, 10, began, began).left is None
    assert progress(half.written()) == half
    assert progress("") is None


def test_status_tells_how_far_work_is(house):
    now = datetime.now(UTC)
    half = Progress("rebuild", "texts read", 60, 110, 10, now - timedelta(minutes=10), now)
    with closing(open_store(house.config.store_address)) as store, store.write():
        store.state.work(half.written())
    assert "rebuild: 60 of 110 texts read, about 10 min left\n" in command(house, "status")[1]
    (row,) = [
        json.loads(line) for line in command(house, "status", "--json")[1].splitlines() if '"work"' in line
    ]
    assert (row["work"], row["done"], row["of"], row["left"]) == ("rebuild", 60, 110, 600)


@contextmanager
def process(house, script="from timeline.cli import main; main()"):
    """A worker in a process of its own."""
    worker = subprocess.Popen(
        [sys.executable, "-c", script, "worker", "--no-publish"], cwd=house.folder, stdout=subprocess.DEVNULL
    )
    try:
        yield worker
    finally:
        worker.terminate()
        worker.wait(30)


def workers(house):
    rows = [json.loads(line) for line in command(house, "status", "--json")[1].splitlines()]
    return sum(bool(row.get("worker") and row["since"]) for row in rows)


def queued_texts(house):
    return house.look(
        lambda store: store.connection.exec_driver_sql("SELECT count(*) FROM queue_texts").scalar()
    )
