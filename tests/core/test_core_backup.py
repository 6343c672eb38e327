"""Copies of the store while it is used, and stores of earlier versions brought up to date without a risk."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from core_build import T0, T1, mention, reports, text
from programs import killed, timeline

from timeline.cli import cli
from timeline.memory import Notice
from timeline.store import StoreError, copy, open_store
from timeline.store.opening import former
from timeline.store.versions import VERSION

HERE = Path(__file__).parent
TALKS = "The talks between the two ministries begin on [12 March 2026]."


@pytest.fixture
def file(tmp_path):
    """A store with one report, closed."""
    path = tmp_path / "var" / "timeline.sqlite"
    store = open_store(path)
    with store.write():
        store.add_entries([text()])
        store.put_reports((), reports(mention(TALKS, "2026-03-12")), T0)
    store.close()
    return path


def old(folder, number):
    path = folder / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / f"store-{number}.sql").read_text())
    connection.close()
    return path


def content(file):
    """All that a database holds, as statements."""
    with sqlite3.connect(file) as connection:
        found = list(connection.iterdump())
    connection.close()
    return found


def version(file):
    with sqlite3.connect(file) as connection:
        (number,) = connection.execute("SELECT number FROM version").fetchone()
    connection.close()
    return number


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def test_a_copy_holds_the_same_and_works_as_a_store(file):
    made = copy(file, file.parent / "copies" / "one.sqlite")
    assert (made.size, made.version) == (made.path.stat().st_size, VERSION)
    assert names(made.path.parent) == ["one.sqlite"]
    assert content(made.path) == content(file)
    store = open_store(made.path)
    with store.write():
        (report,) = store.reports()
        store.notify(Notice(T1, "s", "note", "written into the copy"))
    store.close()
    assert report.mention.when.text == "2026-03-12"


def test_what_is_committed_while_the_store_is_open_is_in_the_copy(file):
    store = open_store(file)
    with store.write():
        store.notify(Notice(T1, "s", "note", "only in the log of the store"))
    assert file.with_name("timeline.sqlite-wal").stat().st_size
    made = copy(file, file.parent / "copy.sqlite")
    with store.write():  # nothing holds it up
        store.notify(Notice(T1, "s", "note", "later"))
    store.close()
    (told,) = (line for line in content(made.path) if 'INTO "notice"' in line)
    assert "only in the log" in told


def test_copies_that_are_made_while_others_write_are_of_one_moment(file):
    """Every transaction adds a pair; no copy may hold an odd one."""
    store, stop = open_store(file), threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            with store.write():
                for half in "ab":
                    store.notify(Notice(T0, "s", "note", f"{number}{half} {'x' * 5000}"))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [copy(file, file.parent / f"{number}.sqlite").path for number in range(10)]
    finally:
        stop.set()
        writer.join()
        store.close()
    for path in made:
        with sqlite3.connect(path) as connection:
            (count,) = connection.execute("SELECT count(*) FROM notice").fetchone()
        connection.close()
        assert count % 2 == 0


def test_a_copy_is_readable_for_whom_the_store_is(file):
    for mode in (0o600, 0o640):
        file.chmod(mode)
        made = copy(file, file.parent / f"{mode}.sqlite")
        assert stat.S_IMODE(made.path.stat().st_mode) == mode


def test_a_copy_never_takes_the_place_of_a_file(file):
    target = file.parent / "letter.txt"
    target.write_text("dear")
    with pytest.raises(StoreError, match="is there already"):
        copy(file, target)
    assert target.read_text() == "dear"
    assert names(file.parent) == ["letter.txt", "timeline.sqlite"]


def test_without_a_place_for_the_copy_nothing_is_left(file):
    blocked = file.parent / "a-file"
    blocked.write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        copy(file, blocked / "copy.sqlite")
    assert names(file.parent) == ["a-file", "timeline.sqlite"]


def test_the_store_of_another_program_is_not_copied(tmp_path):
    with sqlite3.connect(tmp_path / "other.sqlite") as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        copy(tmp_path / "other.sqlite", tmp_path / "copy.sqlite")
    assert names(tmp_path) == ["other.sqlite"]


def damage(file, *, at=4096, length=4096):
    raw = bytearray(file.read_bytes())
    raw[at : at + length] = os.urandom(length)
    file.write_bytes(raw)


def filled(file):
    store = open_store(file)
    with store.write():
        for number in range(500):
            store.notify(Notice(T0, "s", "note", f"{number} {'x' * 300}"))
    store.close()
    return file


def test_a_damaged_store_is_not_copied(file):
    damage(filled(file), at=8 * 4096, length=40 * 4096)
    with pytest.raises(StoreError, match=r"damaged.*timeline backup.*\.recover"):
        copy(file, file.parent / "copy.sqlite")
    assert names(file.parent) == ["timeline.sqlite"]


@pytest.mark.parametrize("at", [0, 4096])
def test_a_damaged_store_is_refused_with_the_way_to_recover(file, at):
    damage(file, at=at, length=4096 if not at else file.stat().st_size - at)
    with pytest.raises(StoreError, match=r"damaged.*timeline backup.*\.recover"):
        open_store(file)


def test_a_store_on_a_disk_that_can_only_be_read(file):
    mounted = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    inside = ["unshare", "--mount", "sh", "-c", mounted, "sh", str(file.parent)]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*inside, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("nothing can be mounted here")
    (file.parent.parent / "config.yaml").write_text("sources: [{url: docs}]")
    config = ["--config", str(file.parent.parent / "config.yaml")]

    def timeline(*arguments):
        code = "from timeline.cli import main; main()"
        return subprocess.run(
            [*inside, sys.executable, "-c", code, *arguments, *config],
            check=False,
            capture_output=True,
            text=True,
        )

    refused = timeline("events")
    assert refused.returncode == 2
    assert "its disk can only be read" in refused.stderr
    saved = timeline("backup", str(file.parent.parent / "saved.sqlite"))
    assert saved.returncode == 0, saved.stderr
    assert content(file.parent.parent / "saved.sqlite") == content(file)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_store_of_an_earlier_version_is_copied_before_it_is_changed(tmp_path, number, caplog):
    path = old(tmp_path, number)
    before = content(path)
    path.chmod(0o640)
    open_store(path).close()
    kept = tmp_path / f"old-version-{number}.sqlite"
    assert former(path, number) == kept
    assert f"was of version {number} and is brought up to date; as it was it is kept in {kept}" in caplog.text
    assert content(kept) == before
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert version(path) == VERSION
    open_store(path).close()
    assert names(tmp_path) == [kept.name, path.name]


def test_a_store_that_cannot_be_copied_is_not_changed(tmp_path):
    path = old(tmp_path, 4)
    before = content(path)
    former(path, 4).mkdir()
    with pytest.raises(StoreError, match="only after a copy"):
        open_store(path)
    assert content(path) == before


STEPS = [
    ("timeline.store.copy._fill", "after"),
    ("timeline.store.copy._name", "before"),
    ("timeline.store.copy._name", "after"),
    ("timeline.store.versions.migrate", "before"),
    *((f"timeline.store.versions._STEPS.{number}", "after") for number in range(1, VERSION)),
    ("timeline.store.versions.migrate", "after"),
]


@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_while_it_is_brought_up_to_date_a_store_is_as_it_was(tmp_path, step, when):
    path = old(tmp_path, 1)
    before = content(path)
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\nstore: sqlite:///old.sqlite\n")
    done = timeline("status", folder=tmp_path, before=killed(step, when))
    assert done.returncode == -9, done.stderr
    assert version(path) == 1
    assert content(path) == before
    open_store(path).close()
    assert version(path) == VERSION
    assert content(former(path, 1)) == before
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    open_store(old(undisturbed, 1)).close()
    assert content(path) == content(undisturbed / "old.sqlite")


def test_the_command(file):
    config = file.parent.parent / "config.yaml"
    config.write_text("sources: [{url: docs}]")
    arguments = ["--config", str(config), "--now", "2026-03-01T09:00Z"]
    done = CliRunner().invoke(cli, ["backup", *arguments])
    assert done.exit_code == 0, done.output
    assert "timeline-2026-03-01T090000Z.sqlite: 0." in done.output
    assert f"version {VERSION}, whole" in done.output
    again = CliRunner().invoke(cli, ["backup", *arguments])
    assert "is there already" in str(again.exception)
    elsewhere = CliRunner().invoke(cli, ["backup", str(config.parent), *arguments])
    assert elsewhere.exit_code == 0
    assert content(config.parent / "timeline-2026-03-01T090000Z.sqlite") == content(file)
