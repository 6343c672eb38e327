"""How the program tells others how it is: the service manager, logs, Prometheus, a health check."""

import io
import json
import logging
import os
import re
import signal
import socket
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_core_cli import ON_A_FILE, Shell, start
from test_core_run import AID, TALKS

from timeline import metrics
from timeline.cli.journal import journal
from timeline.store import LockedError, StoreError, open_store
from timeline.store import versions as store_versions
from timeline.supervisor import Supervisor

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def shell(house, monkeypatch, capsys):
    house.configure("{id: docs, url: docs}", "metrics: metrics.prom\n")
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    return Shell(house, monkeypatch, capsys)


class Manager:
    """A service manager: what it is told, a dictionary for each datagram."""

    def __init__(self, address):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address)
        self.socket.settimeout(10)

    def heard(self):
        return dict(line.split("=", 1) for line in self.socket.recv(4096).decode().split("\n"))

    def until(self, name):
        """What is told up to the first datagram with this name, but for signs of life."""
        told = []
        while not told or name not in told[-1]:
            told += [found for found in [self.heard()] if "WATCHDOG" not in found]
        return told

    def close(self):
        self.socket.close()


@pytest.mark.parametrize("address", ["path", "abstract"])
def test_a_service_manager_is_told_by_datagrams(tmp_path, address, monkeypatch):
    name = str(tmp_path / "notify") if address == "path" else f"@timeline-test-{os.getpid()}"
    manager = Manager(name.replace("@", "\0"))
    monkeypatch.setenv("NOTIFY_SOCKET", name)
    supervisor = Supervisor()
    supervisor.ready("following 2 of\n3 sources")
    assert manager.heard() == {"READY": "1", "STATUS": "following 2 of 3 sources"}
    supervisor.reloading()
    told = manager.heard()
    assert told["RELOADING"] == "1"
    assert told["MONOTONIC_USEC"].isdecimal()
    for _ in range(100):
        supervisor.alive()
    supervisor.stopping()
    assert manager.heard() == {"WATCHDOG": "1"}  # once a second
    assert manager.heard() == {"STOPPING": "1"}
    manager.close()
    supervisor.status("nobody listens any more")


def test_without_a_service_manager_nothing_is_told(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    Supervisor().ready("x")


@ON_A_FILE
def test_the_daemon_under_a_service_manager(shell, tmp_path_factory, monkeypatch):
    """Start, a bad and a good configuration by SIGHUP, a second instance, the end: in one process."""
    house, file = shell.house, shell.house.folder / "config.yaml"
    address = str(tmp_path_factory.mktemp("run") / "notify")
    manager = Manager(address)
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    daemon = start(house, "daemon")
    monkeypatch.delenv("NOTIFY_SOCKET")
    lines = (json.loads(line) for line in daemon.stdout if line.startswith("{"))

    def until(**fields):
        seen = []
        for line in lines:
            seen.append(line)
            if line.items() >= fields.items():
                return seen
        raise AssertionError(seen)

    try:
        assert manager.until("READY")[-1]["STATUS"] == "following 1 of 1 sources"
        seen = until(event="digest")
        assert [line["event"] for line in seen] == ["start", "poll", "run", "digest"]
        assert seen[1].items() >= {"source": "docs", "outcome": "baseline", "entries": 2, "events": 3}.items()
        assert seen[1]["run"] == seen[2]["run"] == seen[3]["run"]
        assert shell("run")[0] == 75  # the daemon holds the store
        assert shell("status", "--max-age", "10m")[0] == 0

        good = file.read_text()
        file.write_text(good.replace("sources", "sauces"))
        daemon.send_signal(signal.SIGHUP)
        assert "sauces: unknown key" in until(level="error")[-1]["message"]
        assert [*manager.until("READY")[0]] == ["RELOADING", "MONOTONIC_USEC"]
        file.write_text(good.replace("[{id: docs", "[{id: more, url: config.yaml}, {id: docs"))
        daemon.send_signal(signal.SIGHUP)
        assert until(event="reload")[-1]["sources"] == 2
        assert manager.until("READY")[-1]["STATUS"] == "following 2 of 2 sources"

        daemon.send_signal(signal.SIGTERM)
        rest, _ = daemon.communicate(timeout=10)
        assert daemon.returncode == 0, rest
        assert manager.until("STOPPING")
        assert len(house.digests()) == 1
    finally:
        daemon.kill()
        daemon.communicate()
        manager.close()


def logged(act, *, terminal):
    stream = io.StringIO()
    stream.isatty = lambda: terminal
    with journal(stream):
        act(logging.getLogger("timeline.daemon"))
    return stream.getvalue().splitlines()


def poll(log):
    fields = {
        "run": "a1",
        "source": "desk",
        "changes": 0,
        "trouble": 'no "answer"\n\x1b[2J\u202e from ក',
        "left": "",
    }
    log.info("poll", extra={"fields": fields})


def test_a_poll_is_one_line_of_json_for_programs():
    (line,) = logged(poll, terminal=False)
    told = json.loads(line)
    moment = datetime.fromisoformat(told.pop("time"))
    assert moment.utcoffset() == timedelta(0)
    assert told == {
        "level": "info", "event": "poll", "run": "a1", "source": "desk", "changes": 0,
        "trouble": 'no "answer"\n[2J from ក',
    }  # fmt: skip


def test_and_of_pairs_on_a_terminal():
    (line,) = logged(poll, terminal=True)
    assert line.endswith(
        r' level=info event=poll run=a1 source=desk changes=0 trouble="no \"answer\"\n[2J from ក"'
    )


def test_a_message_and_a_traceback_are_one_line_as_well():
    def act(log):
        try:
            int("odd")
        except ValueError:
            log.exception("it went wrong")

    for terminal in (False, True):
        (line,) = logged(act, terminal=terminal)
        assert "it went wrong" in line
        assert "ValueError: invalid literal" in line


def test_a_log_that_cannot_be_written_stops_nothing(capfd):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        with journal(full):
            for _ in range(5):
                poll(logging.getLogger("timeline"))
        with pytest.raises(OSError):
            full.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())
    assert capfd.readouterr() == ("", "")


# https://prometheus.io/docs/instrumenting/exposition_formats/, of the text format what is used here
SAMPLE = re.compile(
    r'([a-z_]+)(?:\{([a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*)\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)'
)


def samples(text):
    """Names, labels and values, each name declared before and only once."""
    assert text.endswith("\n")
    declared, found = {}, {}
    for line in text.splitlines():
        if line.startswith("# "):
            _, what, name, rest = line.split(" ", 3)
            assert (name, what) not in declared
            declared[name, what] = rest
            continue
        match = SAMPLE.fullmatch(line)
        assert match, line
        assert declared[match[1], "TYPE"] in ("gauge", "counter")
        assert (match[1].endswith("_total")) == (declared[match[1], "TYPE"] == "counter")
        found[match[1], match[2] or ""] = float(match[3])
    return found


def test_metrics_are_what_prometheus_reads(shell):
    shell("run", "--now", NOW.isoformat())
    file = shell.house.folder / "metrics.prom"
    found = samples(file.read_text())
    assert found["timeline_sources", 'state="ok"'] == 1
    assert found["timeline_events", ""] == 3
    assert found["timeline_sources_late", ""] == 0
    assert found["timeline_last_read_timestamp_seconds", ""] == NOW.timestamp()
    assert not any(name.endswith("_total") for name, _ in found)  # a run that ends counts nothing
    config, store = shell.house.config, open_store(shell.house.config.store_address)
    tally = metrics.Tally()
    tally.ran({"failed": 2, "changed": 1}, 0.5)
    with store.write():
        store.state.beat(NOW)
    metrics.write(config, store, NOW + timedelta(hours=3), tally.counts())
    store.close()
    found = samples(file.read_text())
    assert found["timeline_sources_late", ""] == 1  # every hour, and two have passed since its time
    assert found["timeline_heartbeat_timestamp_seconds", ""] == NOW.timestamp()
    assert found["timeline_polls_total", 'outcome="failed"'] == 2
    assert found["timeline_run_seconds_total", ""] == 0.5
    assert found["timeline_resident_memory_bytes", ""] > 1_000_000
    assert [path.name for path in shell.house.folder.glob("*.prom*")] == ["metrics.prom"]


def test_labels_are_escaped():
    metric = metrics.Metric("timeline_x", "gauge", "X.", {(("name", 'a"b\\c\nd'),): 1})
    assert samples(metrics.exposition([metric])) == {("timeline_x", r'name="a\"b\\c\nd"'): 1}


def test_a_health_check_looks_for_the_last_sign_of_life(shell):
    assert shell("status", "--max-age", "10m")[0] == 1  # nothing was ever there, and nothing is made
    assert not (shell.house.folder / "var").exists() or "postgresql" in shell.house.config.store
    shell("run", "--now", NOW.isoformat())

    def ask(minutes, *options):
        now = (NOW + timedelta(minutes=minutes)).isoformat()
        return shell("status", "--max-age", "10m", "--now", now, *options)

    assert ask(9) == (0, "ok: last sign of life 9 min ago\n", "")
    assert ask(11) == (1, "wrong: last sign of life 11 min ago\n", "")
    assert json.loads(ask(11, "--json")[1]) == {"ok": False, "seen": NOW.isoformat(), "max_age": 600.0}
    assert ask(-60)[0] == 1  # a clock that was ahead when that was seen
    store = open_store(shell.house.config.store_address)
    with store.write():
        store.state.beat(NOW + timedelta(minutes=30))
    store.close()
    assert ask(31)[0] == 0  # a daemon that has nothing to do is well
    assert shell("status", "--max-age", "soon")[0] == 2


def test_36_a_newer_version_changes_no_store_that_a_run_holds(tmp_path, monkeypatch):
    """Two versions at once: the newer one waits until the older, which knows the tables as they were, is done."""
    file = tmp_path / "t.sqlite"
    older = open_store(file, alone=True)
    later = store_versions.VERSION + 1
    monkeypatch.setattr(store_versions, "VERSION", later)
    monkeypatch.setitem(store_versions._STEPS, later - 1, lambda connection: None)
    with pytest.raises(LockedError):
        open_store(file)
    with older.read():
        assert older.connection.exec_driver_sql("SELECT number FROM version").scalar() == later - 1
    older.close()
    open_store(file).close()
    monkeypatch.undo()
    with pytest.raises(StoreError, match="newer"):
        open_store(file)


def test_who_holds_a_store_is_named(tmp_path):
    with closing(open_store(tmp_path / "t.sqlite", alone=True)), pytest.raises(LockedError) as refused:
        open_store(tmp_path / "t.sqlite", alone=True)
    assert "another run" in str(refused.value)
    if Path("/proc/locks").exists():
        assert f"process {os.getpid()}" in str(refused.value)
