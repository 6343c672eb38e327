"""What the doctor finds in installations with one thing wrong, and that it leaves all of them as they were."""

import contextlib
import json
import os
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from core_build import T0
from test_core_run import AID, TALKS, TALKS_MOVED

from timeline.cli import cli
from timeline.doctor import disk, stored, versions
from timeline.doctor.access import _of_store
from timeline.doctor.machine import _compared
from timeline.memory import Notice
from timeline.store import StoreError, open_store
from timeline.store.versions import VERSION

MOMENT = timedelta(hours=1)


def doctor(house, *options, now=None, code=None):
    """What is wrong, or worth a note, as (check, state, message and remedy); `code` is the expected exit."""
    now = now or house.now + MOMENT
    arguments = ["--config", str(house.folder / "config.yaml"), "--now", now.isoformat(), "--format", "json"]
    done = CliRunner().invoke(cli, ["doctor", *arguments, *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    told = json.loads(done.output)
    wrong = any(one["state"] == "wrong" for one in told["findings"])
    assert told["ok"] is not wrong
    return [
        (one["check"], one["state"], f"{one['message']} > {one['remedy']}")
        for one in told["findings"]
        if one["state"] != "ok"
    ]


def files(folder):
    """Every file with its bytes, permissions and time."""
    return {
        path: (path.read_bytes() if path.is_file() else b"", path.stat().st_mode, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
    }


@pytest.fixture
def well(house):
    """A house that has lived for two days; its configuration is as old as its clock says."""
    house.configure("{id: docs, url: docs}")
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    house.run()
    house.write("talks.md", TALKS_MOVED)
    house.run()
    return aged(house)


def aged(house):
    then = house.now.timestamp()
    os.utime(house.folder / "config.yaml", (then, then))
    return house


def changed(house, *statements):
    with sqlite3.connect(house.config.store_file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_nothing_is_wrong_and_nothing_is_touched(well):
    before = files(well.folder)
    assert doctor(well) == []
    assert files(well.folder) == before
    done = CliRunner().invoke(
        cli, ["doctor", "--config", str(well.folder / "config.yaml"), "--now", (well.now + MOMENT).isoformat()],
        standalone_mode=False,
    )  # fmt: skip
    assert done.return_value == 0
    assert done.output.endswith("nothing is wrong\n")


def test_a_store_that_others_use_is_looked_at_with_what_they_wrote(well):
    store = open_store(well.config.store_file)
    with store.write():
        store.notify(Notice(T0, "docs", "note", "in the log"))
        store.connection.exec_driver_sql(
            "INSERT INTO delivery VALUES (99,'x','file','d','sent',1,'2026','2026','')"
        )
    names = set(well.folder.rglob("*"))
    (found,) = doctor(well)
    assert found[2].startswith("1 deliveries without their digest")
    assert set(well.folder.rglob("*")) == names
    with store.write():
        store.notify(Notice(T0, "docs", "note", "nothing is held up"))
    store.close()


def test_before_the_first_run(house):
    house.configure("{id: docs, url: docs}")
    aged(house)
    (found,) = doctor(house)
    assert found[:2] == ("store", "note")
    assert "`timeline run` makes it" in found[2]
    assert not (house.folder / "var").exists()


def test_a_configuration_with_errors_is_told_with_its_lines_and_the_store_is_looked_at(well):
    file = well.folder / "config.yaml"
    file.write_text("store: sqlite:///var/timeline.sqlite\nsuorces: []\ntimezone: Mars/Base\n")
    changed_store = well.folder / "var/timeline.sqlite"
    with sqlite3.connect(changed_store) as connection:
        connection.execute("UPDATE version SET number = 99")
    connection.close()
    found = doctor(well)
    assert [one[:2] for one in found] == [("configuration", "wrong")] * 3 + [("store", "wrong")]
    assert "config.yaml:2: suorces: unknown key" in found[1][2] or "config.yaml:2: suorces" in str(found)
    assert "config.yaml:3: timezone" in str(found)
    file.write_text("a: [")
    assert [one[0] for one in doctor(well)] == ["configuration", "store"]
    file.unlink()
    assert "cannot be read" in doctor(well)[0][2]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM entry WHERE id LIKE 'aid%'", "statements without their text"),
        ("DELETE FROM source", "texts without their source"),
        ("DELETE FROM digest", "deliveries without their digest"),
        (
            "INSERT INTO decision (kind, event, report, was, made) VALUES ('merge', 'a', 'b', 'c', '2026-01-01')",
            "decisions about statements that are not there",
        ),
        (
            """INSERT INTO report SELECT id + 1000, key, event, entry, edtf, title, sentence, start, end,
            date_start, date_end, masked, basis, rule, anchor, anchor_basis, first_seen, since, until, moved, names,
            former, stance FROM report WHERE until IS NULL LIMIT 1""",
            "statements that are current twice",
        ),
        ("UPDATE report SET until = 0 WHERE until IS NOT NULL", "statements that end before they begin"),
        ("INSERT INTO sign VALUES (1, 1, 0)", "signs of statements that are not current"),
        ("UPDATE revision SET packed = x'28b52ffd00'", "a kept text is damaged, docs: talks"),
        ("UPDATE version SET number = 99", "has version 99"),
    ],
)  # fmt: skip
def test_what_does_not_belong_together_is_found(well, statement, expected):
    changed(well, statement)
    found = doctor(well)
    assert any(expected in message and state == "wrong" for _, state, message in found), found
    assert all(check == "store" for check, _, _ in found)


def test_an_older_store_is_no_trouble_and_stays_as_it_is(well):
    changed(well, f"UPDATE version SET number = {VERSION - 1}")
    (found,) = doctor(well)
    assert found[:2] == ("store", "note")
    with sqlite3.connect(well.config.store_file) as connection:
        assert connection.execute("SELECT number FROM version").fetchone() == (VERSION - 1,)
    connection.close()


@pytest.mark.parametrize("where", [0, 3, 6])
def test_a_damaged_file_is_told_with_the_way_to_recover(well, where):
    path = well.config.store_file
    raw = bytearray(path.read_bytes())
    raw[where * 4096 : (where + 1) * 4096] = b"\x5a" * 4096
    path.write_bytes(raw)
    found = [message for check, state, message in doctor(well) if (check, state) == ("store", "wrong")]
    assert found
    assert all("timeline backup" in message for message in found)


def test_what_is_no_store(tmp_path):
    (tmp_path / "letter.txt").write_text("dear " * 1000)
    (found,) = stored(tmp_path / "letter.txt")
    assert found.state == "wrong"
    with sqlite3.connect(tmp_path / "other.sqlite") as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.close()
    (found,) = stored(tmp_path / "other.sqlite")
    assert "another program" in found.message
    (found,) = stored(tmp_path)
    assert (found.state, "is no file" in found.message) == ("wrong", True)


def test_quick_reads_no_rows(well):
    changed(well, "DELETE FROM entry", "UPDATE revision SET packed = x'00'")
    assert doctor(well, "--quick") == []


def test_a_clock_that_was_turned_back(well):
    found = doctor(well, now=well.now - timedelta(days=400))
    assert {check for check, _, _ in found} == {"clock"}
    assert any("a source was polled at 2026-03-03 09:00:00 UTC" in message for _, _, message in found)
    assert any("config.yaml was written" in message for _, _, message in found)


def test_a_clock_that_jumped_ahead_or_a_daemon_that_does_not_run(well):
    (found,) = doctor(well, now=well.now + timedelta(days=3650))
    assert found[:2] == ("clock", "note")
    assert "3650 days ago" in found[2]


def test_permissions(well):
    (well.folder / "password").write_text("geheim")
    (well.folder / "password").chmod(0o644)
    well.configure(
        "{id: docs, url: docs}, {id: gone, url: nowhere, kind: files}, "
        "{id: closed, url: 'https://desk:word@example.org/feed'}",
        "mail: {from: a@example.org, host: mx.example.org, user: desk, password: 'file:password'}\n"
        "digests: [{to: [{other: '${TIMELINE_TEST_NOWHERE}'}, {file: letters}]}]\n",
    )
    config = aged(well).folder / "config.yaml"
    config.chmod(0o666)
    well.config.store_file.chmod(0o644)
    (well.folder / "var/site").chmod(0o777)
    (well.folder / "letters").write_text("a file where a folder should be")
    found = doctor(well)
    assert {check for check, _, _ in found} == {"permissions"}
    wrong = "\n".join(message for _, state, message in found if state == "wrong")
    notes = "\n".join(message for _, state, message in found if state == "note")
    assert "read what is followed" in wrong
    assert f"can change {config}" in wrong
    assert "with the passwords of closed" in wrong
    assert "read the secret in" in wrong
    assert f"can change {well.folder / 'var/site'}" in wrong
    assert "letters is no folder" in wrong
    assert "TIMELINE_TEST_NOWHERE is not set" in notes
    assert "nothing is at" in notes
    assert "geheim" not in wrong + notes
    assert "word@" not in wrong + notes


@contextlib.contextmanager
def stranger():
    """A folder that everybody may look into, seen by a user who owns nothing in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = os.geteuid() == 0

        def look(act):
            if root:
                os.setresuid(65534, 65534, 0)
            try:
                return act()
            finally:
                if root:
                    os.setresuid(0, 0, 0)

        yield folder, look


def test_a_store_of_another_user_is_not_taken_for_a_damaged_one(well):
    with stranger() as (folder, look):
        store = folder / "timeline.sqlite"
        store.write_bytes(well.config.store_file.read_bytes())
        store.chmod(0)
        (found,) = look(lambda: list(stored(store)))
        assert (found.state, "cannot be read by this user" in found.message) == ("wrong", True)
        assert "backup" not in found.remedy
        told = [finding.message for finding in look(lambda: list(_of_store(store)))]
        assert any(f"{store} cannot be read and written by this user" in message for message in told)


def test_a_store_that_somebody_holds_is_not_taken_for_a_damaged_one(well, monkeypatch):
    monkeypatch.setattr(sys.modules["timeline.store.copy"], "_BUSY_SECONDS", 0)
    path = well.config.store_file
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("CREATE TABLE probe (name TEXT)")
        (found,) = stored(path)
    assert "locked" in found.message
    assert "backup" not in found.remedy


def test_what_a_command_of_another_user_left_beside_the_store_is_found(well):
    with stranger() as (folder, look):
        store, lock = folder / "timeline.sqlite", folder / "timeline.sqlite.lock"
        store.write_bytes(well.config.store_file.read_bytes())
        store.chmod(0o666)
        lock.touch()
        lock.chmod(0)
        told = [finding.message for finding in look(lambda: list(_of_store(store)))]
        assert any(f"{lock} cannot be read and written by this user" in message for message in told)
        with pytest.raises(StoreError, match=r"\.lock cannot be opened: .* belongs to another user"):
            look(lambda: open_store(store, alone=True))


def test_a_secret_that_is_not_there(well):
    well.configure(
        "{id: docs, url: docs}",
        "mail: {from: a@example.org, host: mx.example.org, user: desk, password: 'file:password'}\n",
    )
    (found,) = doctor(aged(well))
    assert found[:2] == ("permissions", "wrong")


def test_room_on_the_disk(tmp_path):
    huge = tmp_path / "timeline.sqlite"
    with huge.open("wb") as file:
        file.truncate(1 << 43)  # takes no room, but a copy would
    (found,) = disk({"store": tmp_path / "not" / "yet"}, huge)
    assert (found.check, found.state) == ("disk", "note")
    (found,) = disk({"store": tmp_path}, None)
    assert found.state == "ok"


def test_versions_are_told_and_compared():
    found = list(versions())
    assert any(one.message.startswith("SQLite 3") for one in found)
    assert any(one.message.startswith("sqlalchemy 2.") for one in found)
    assert not any("apprise" in one.message or "pytest" in one.message for one in found)


@pytest.mark.parametrize(
    ("there", "wanted", "state"),
    [
        ("3.14.5", ">=3.14,<4", "ok"), ("3.9", ">=3.14,<4", "wrong"), ("4.0", ">=3.14,<4", "wrong"),
        ("4", ">=4.0,<5", "ok"), ("1.2.0rc1", ">=1.2", "ok"), ("2026.3", ">=2026.1", "ok"), ("5", "", "ok"),
    ],
)  # fmt: skip
def test_a_version_is_compared_by_its_numbers(there, wanted, state):
    assert _compared("x", there, wanted).state == state


def test_the_network_is_asked_only_when_wished(well, site):
    site.feed(("1", "News", "Mon, 02 Mar 2026 09:00:00 GMT", "Nothing."))
    site.fail(500, path="/broken.xml")
    well.configure(
        f"{{id: docs, url: docs}}, {{id: good, url: '{site.url}/feed.xml'}}, {{id: bad, url: '{site.url}/broken.xml'}}",
        "mail: {from: a@example.org, host: 127.0.0.1, port: 9, security: none}\n",
    )
    aged(well)
    assert doctor(well) == []
    assert site.requests == []
    before = well.config.store_file.read_bytes()
    found = doctor(well, "--network")
    assert [(check, state) for check, state, _ in found] == [("network", "wrong")] * 2
    assert found[0][2].startswith("mail: ")
    assert found[1][2].startswith("source bad: ")
    assert "`timeline test bad`" in found[1][2]
    assert {path for path, _ in site.requests} == {"/feed.xml", "/broken.xml"}
    assert well.config.store_file.read_bytes() == before


def test_what_is_wrong_is_told_with_exit_1(well):
    changed(well, "UPDATE version SET number = 99")
    now = datetime(2026, 3, 4, tzinfo=UTC).isoformat()
    config = ["--config", str(well.folder / "config.yaml")]
    done = CliRunner().invoke(cli, ["doctor", "--now", now, *config], standalone_mode=False)
    assert done.return_value == 1
    assert "→ update the program" in done.output
    assert done.output.endswith("1 wrong\n")
