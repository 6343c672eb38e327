"""Workers that share a store in PostgreSQL: real processes, a real server, real kills."""

import json
import logging
import re
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import House
from core_stores import started
from test_core_cli import start
from test_core_operate import Manager

from timeline.cli import cli
from timeline.store import LockedError, open_store
from timeline.store.opening import open_together
from timeline.store.workers import Duty, at_work, queued, takes

pytest.importorskip("procrastinate", reason="the extra scale is not installed")

from timeline.worker import life, publishing, queue, serving
from timeline.worker.polling import Poller

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TALKS = "The ministers meet in Hanoi on 5 May 2026."


@pytest.fixture
def house(tmp_path, postgres):
    yield House(tmp_path, f"store: '{postgres.store()}'\n")
    postgres.drop()


class Told(logging.Handler):
    """The fields of what the worker logs of polls, as they come."""

    def __init__(self):
        super().__init__()
        self.polls = []

    def emit(self, record):
        if record.getMessage() == "poll":
            self.polls.append(record.fields)


@contextmanager
def working(house, **options):
    """A worker in a thread of this process; the polls that it logged."""
    stop, told, troubles = threading.Event(), Told(), []
    logger = logging.getLogger("timeline.worker")

    def serve():
        try:
            assert serving.serve(
                house.config, house.config.store_address, stop=stop, at_once=4, tick=0.05, grace=60, **options
            )
        except Exception as error:  # noqa: BLE001 - raised again below
            troubles.append(error)

    thread = threading.Thread(target=serve)
    logger.addHandler(told)
    logger.setLevel(logging.INFO)
    thread.start()
    try:
        yield told.polls
    finally:
        stop.set()
        thread.join()
        logger.removeHandler(told)
        logger.setLevel(logging.NOTSET)
    if troubles:
        raise troubles[0]


def until(true, seconds=60):
    """Wait for what a worker does, a little at a time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        threading.Event().wait(0.05)


def polled(told):
    return [poll["source"] for poll in told]


def test_a_worker_polls_what_is_due_once_and_publishes(house, site):
    site.feed(("a", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS))
    site.feed(("b", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS), path="/b.xml")
    house.write("talks.md", TALKS)
    house.configure(
        f"{{id: a, url: '{site.url}/feed.xml'}}, {{id: b, url: '{site.url}/b.xml'}}, {{id: docs, url: docs}}"
    )
    page = house.folder / "var/site/index.html"
    with working(house) as told:
        until(lambda: len(polled(told)) == 3)
        until(page.exists)
    assert sorted(polled(told)) == ["a", "b", "docs"]
    assert len([path for path, _ in site.requests if path != "/robots.txt"]) == 2
    found = house.look(lambda store: store.reports())
    assert [one.mention.when.text for one in found] == ["2026-05-05"] * 3
    assert len({one.event for one in found}) == 1
    with working(house, publishes=False) as again:
        threading.Event().wait(0.5)
    assert polled(again) == []  # not due


def test_a_source_that_fails_is_told_and_holds_up_no_other(house, site):
    site.fail(500, path="/bad.xml")
    site.feed(("a", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS))
    house.configure(f"{{id: bad, url: '{site.url}/bad.xml'}}, {{id: good, url: '{site.url}/feed.xml'}}")
    with working(house, publishes=False) as told:
        until(lambda: len(polled(told)) == 2)
    outcomes = {poll["source"]: poll["outcome"] for poll in told}
    assert outcomes == {"bad": "failed", "good": "baseline"}


def test_a_fault_of_ours_is_logged_and_the_host_is_left_for_a_while(house, site, caplog, monkeypatch):
    site.feed(("a", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS))
    house.configure(f"{{id: a, url: '{site.url}/feed.xml'}}, {{id: docs, url: docs}}")
    house.write("talks.md", TALKS)
    original = Poller._settle

    def settle(self, order, *rest):
        if order.host.startswith("127."):
            raise ValueError("a fault of ours")
        return original(self, order, *rest)

    monkeypatch.setattr(Poller, "_settle", settle)
    with working(house, publishes=False) as told:
        until(lambda: "could not be polled" in caplog.text)
        until(lambda: polled(told) == ["docs"])
        threading.Event().wait(0.5)
    assert [path for path, _ in site.requests if path != "/robots.txt"] == ["/feed.xml"]


def test_a_host_that_asked_for_a_pause_is_left_alone_by_the_next_worker(house, site):
    site.fail(429, path="/a.xml", **{"Retry-After": "600"})
    site.feed(("b", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS), path="/b.xml")
    house.configure(f"{{id: a, url: '{site.url}/a.xml'}}")
    with working(house, publishes=False) as told:
        until(lambda: polled(told))
    house.configure(f"{{id: a, url: '{site.url}/a.xml'}}, {{id: b, url: '{site.url}/b.xml'}}")
    with working(house, publishes=False) as told:
        until(lambda: polled(told))
    assert [(poll["source"], poll["outcome"]) for poll in told] == [("b", "deferred")]
    assert [path for path, _ in site.requests].count("/b.xml") == 0


def test_what_a_worker_reads_ahead_is_what_a_run_reads(house, site, tmp_path):
    texts = [
        (
            f"n{number}",
            f"Report {number}",
            "Mon, 02 Mar 2026 09:00:00 GMT",
            f"The council meets on {number + 3} May 2026.",
        )
        for number in range(4)
    ]
    house.configure(f"{{id: a, url: '{site.url}/feed.xml'}}")
    other = House(tmp_path / "other") if (tmp_path / "other").mkdir() is None else None
    other.configure(house.sources)
    for shown in (
        texts[:2],
        [*texts, ("n0", "Report 0", texts[0][2], "The council meets on 9 May 2026.")][1:],
    ):
        site.feed(*shown)
        for one in (house, other):
            with closing(open_store(one.config.store_address)) as store, store.write():
                store.connection.exec_driver_sql("UPDATE source SET next_due = NULL, checked = NULL")
        with working(house, publishes=False) as told:
            until(lambda told=told: polled(told))
        other.run()
    ours, theirs = (
        [(r.mention, r.key == r.event) for r in one.look(lambda s: s.reports())] for one in (house, other)
    )
    assert ours == theirs
    kinds = [[logged.change.kind for logged in one.look(lambda s: s.changes())] for one in (house, other)]
    assert kinds[0] == kinds[1] != []


def test_a_worker_goes_on_when_the_server_is_back(tmp_path, postgres, site, caplog, monkeypatch):
    if postgres.own is None:
        pytest.skip("the server that is named is not ours to stop")
    monkeypatch.setattr(serving, "_AGAIN_SECONDS", 0.2)
    server = started(Path(postgres.own.pgdata).parent / "third")
    house = House(tmp_path, f"store: '{server.store()}'\n")
    site.feed(("a", "Talks", "Mon, 02 Mar 2026 09:00:00 GMT", TALKS))
    house.configure(f"{{id: a, url: '{site.url}/feed.xml', every: 10s}}")
    with working(house, publishes=False) as told:
        until(lambda: polled(told))
        server.own.stop()
        until(lambda: "queue: " in caplog.text)
        server.own.ensure_postgres_running()
        server.execute("UPDATE source SET next_due = NULL, checked = NULL", at=house.config.store_address)
        until(lambda: len(polled(told)) == 2)
    assert [poll["outcome"] for poll in told] == ["baseline", "unchanged"]
    server.own.stop()


def test_workers_keep_out_those_who_want_the_store_alone_and_are_kept_out_by_them(house):
    address = house.config.store_address
    with closing(open_together(address, "one")), closing(open_together(address, "two")):
        with pytest.raises(LockedError):
            open_store(address, alone=True)
        open_store(address).close()
    with closing(open_store(address, alone=True)), pytest.raises(LockedError):
        open_together(address, "three")


def test_a_duty_is_one_workers_until_it_is_gone(house):
    address = house.config.store_address
    one, two = open_together(address, "one"), open_together(address, "two")
    with one.read(), two.read():
        assert [takes(one.connection, Duty.PUBLISHING), takes(two.connection, Duty.PUBLISHING)] == [
            True,
            False,
        ]
        assert takes(two.connection, Duty.DISPATCHING)
        assert takes(one.connection, Duty.PUBLISHING)  # still
        found = at_work(one.connection)
    assert [(worker.name, set(worker.duties)) for worker in found] == [
        ("one", {Duty.PUBLISHING}),
        ("two", {Duty.DISPATCHING}),
    ]
    one.close()
    until(lambda: _takes(two, Duty.PUBLISHING))
    two.close()


def _takes(store, duty):
    with store.read():
        return takes(store.connection, duty)


def test_a_job_that_was_given_to_another_worker_is_not_kept(house):
    with closing(open_together(house.config.store_address, "one")) as store:
        queue.prepare(store)
        with store.write():
            run = store.connection.exec_driver_sql
            run("INSERT INTO procrastinate_workers DEFAULT VALUES")
            run(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, status, worker_id)"
                " SELECT 'hosts', 'poll', 'h', 'doing', max(id) FROM procrastinate_workers"
            )
            job, worker = run("SELECT id, worker_id FROM procrastinate_jobs").one()
            assert queue.is_held(store, queue.Order(job, worker, "h", ()))
            assert not queue.is_held(store, queue.Order(job, worker + 1, "h", ()))
            assert queued(store.connection) == {"h": "doing"}
            run("UPDATE procrastinate_jobs SET status = 'todo', worker_id = NULL")
            assert not queue.is_held(store, queue.Order(job, worker, "h", ()))


def test_tables_of_another_version_of_the_queue_are_made_anew_when_nobody_uses_them(house, postgres):
    address = house.config.store_address
    with closing(open_together(address, "one")) as store:
        queue.prepare(store)
        postgres.execute(
            "COMMENT ON TABLE procrastinate_jobs IS 'older'",
            "INSERT INTO procrastinate_workers DEFAULT VALUES",
            at=address,
        )
        with closing(open_together(address, "two")), pytest.raises(LockedError, match="stop them first"):
            queue.prepare(store)
        until(lambda: len(_there(store)) == 1)
        queue.prepare(store)
    assert postgres.execute("SELECT FROM procrastinate_workers", at=address) == []


def _there(store):
    with store.read():
        return at_work(store.connection)


def test_a_store_that_is_a_file_is_for_the_daemon(tmp_path):
    (tmp_path / "config.yaml").write_text("sources: [{url: a}]\n")
    done = CliRunner().invoke(cli, ["worker", "--config", str(tmp_path / "config.yaml")])
    assert "timeline daemon" in done.exception.message


def test_status_shows_who_works(house):
    house.write("talks.md", TALKS)
    house.configure("{id: docs, url: docs}")
    with working(house) as told:
        until(lambda: polled(told))
        until(lambda: _duties(house) == {"dispatching", "publishing"})
        text = CliRunner().invoke(cli, ["status", "--config", str(house.folder / "config.yaml")]).output
    assert re.search(r"1 worker\n  \S+:\d+: last sign of life \d+ s ago, dispatching, publishing\n", text)
    quiet = CliRunner().invoke(cli, ["status", "--config", str(house.folder / "config.yaml")]).output
    assert "worker" not in quiet


def test_a_worker_under_a_service_manager_logs_as_the_daemon_does_and_is_missed_when_it_is_killed(
    house, tmp_path_factory, monkeypatch
):
    house.write("talks.md", TALKS)
    house.configure("{id: docs, url: docs}")
    address = str(tmp_path_factory.mktemp("run") / "notify")
    manager = Manager(address)
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    workers = [start(house, "worker", "--no-publish") for _ in range(2)]
    monkeypatch.delenv("NOTIFY_SOCKET")
    status = partial(CliRunner().invoke, cli, ["status", "--config", str(house.folder / "config.yaml")])
    try:
        assert manager.until("READY")[-1]["STATUS"] == "following 1 of 1 sources with others"
        until(lambda: status().output.count("s ago\n") + status().output.count("dispatching\n") >= 2)
        until(lambda: house.look(lambda store: store.source("docs")) is not None)
        healthy = ["status", "--max-age", "1m", "--config", str(house.folder / "config.yaml")]
        assert CliRunner().invoke(cli, healthy).exit_code == 0
        workers[0].kill()
        until(lambda: f":{workers[0].pid}: last sign of life" in status().output)
        until(lambda: re.search(rf":{workers[0].pid}: .* ago, gone\n", status().output))
        workers[1].terminate()
        logs = [worker.communicate(timeout=30)[0] for worker in workers]
    finally:
        for worker in workers:
            worker.kill()
    assert "STOPPING" in manager.until("STOPPING")[-1]
    manager.close()
    assert workers[1].returncode == 0
    assert f":{workers[1].pid}" not in status().output
    lines = [json.loads(line) for log in logs for line in log.splitlines() if line.startswith("{")]
    assert sorted(line["event"] for line in lines) == ["poll", "start", "start"]
    (poll,) = [line for line in lines if line["event"] == "poll"]
    known = {"source": "docs", "host": "files: docs", "outcome": "baseline", "entries": 1, "events": 1}
    assert poll.items() >= known.items()
    assert poll["run"]


def test_what_is_not_over_in_time_is_left_to_the_next(house, monkeypatch):
    begun, released = threading.Event(), threading.Event()

    def settle(*_):
        begun.set()
        released.wait()
        return []

    monkeypatch.setattr(Poller, "_settle", settle)
    house.write("talks.md", TALKS)
    house.configure("{id: docs, url: docs}")
    stop = threading.Event()
    threading.Thread(target=lambda: begun.wait(60) and stop.set()).start()
    ended = serving.serve(
        house.config, house.config.store_address, stop=stop, at_once=4, publishes=False, tick=0.05, grace=0.2
    )
    released.set()
    assert not ended
    until(lambda: not _workers(house))


def _workers(house):
    return house.look(lambda store: at_work(store.connection))


def test_the_metrics_tell_workers_apart(house, monkeypatch):
    monkeypatch.setattr(publishing, "_REST", timedelta(seconds=0.1))
    monkeypatch.setattr(life, "BEAT", timedelta(0))
    house.write("talks.md", TALKS)
    house.configure("{id: docs, url: docs}", "metrics: metrics.prom\n")
    file = house.folder / "metrics.prom"
    polls = re.compile(r'^timeline_polls_total\{worker="[^"]+:\d+",outcome="baseline"\} 1$', re.MULTILINE)
    with working(house) as told:
        until(lambda: polled(told))
        until(lambda: file.exists() and polls.search(file.read_text()))
    found = file.read_text()
    assert "\ntimeline_heartbeat_timestamp_seconds " in found
    assert '\ntimeline_sources{state="ok"} 1\n' in found
    assert re.search(r'\ntimeline_resident_memory_bytes\{worker="[^"]+"\} \d{7}', found)


def test_a_trouble_is_told_once_and_when_it_is_over(house, site, caplog, monkeypatch):
    monkeypatch.setattr(publishing, "_REST", timedelta(0))
    pages = iter([*[OSError("no room")] * 5, None])

    def build(*_):
        if error := next(pages, None):
            raise error

    for name in ("build", "site_again"):
        monkeypatch.setattr(publishing, name, build)
    house.configure("{id: docs, url: docs}")
    with working(house):
        until(lambda: "recovered" in caplog.text)
    assert caplog.text.count("page: no room") == 1


def _duties(house):
    done = CliRunner().invoke(cli, ["status", "--json", "--config", str(house.folder / "config.yaml")])
    rows = [json.loads(line) for line in done.output.splitlines()]
    return {duty for row in rows if "worker" in row for duty in row["duties"]}


def test_workers_keep_the_rules_and_make_good_what_one_that_is_killed_leaves(postgres):
    """Nothing twice in an interval, never more than two requests to a host, nothing lost: see the benchmark."""
    done = subprocess.run(
        [
            sys.executable, BENCHMARKS / "workers.py", "--workers", "3", "--sources", "24", "--hosts", "8",
            "--reports", "2", "--kill", "--seconds", "27", "--store", postgres.address.replace("+psycopg", ""),
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "after the kill" in done.stdout
