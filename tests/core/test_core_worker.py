"""Workers that share a store in PostgreSQL: real processes, a real server, real kills."""

import json
import re
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import House
from core_stores import started

from timeline.cli import cli
from timeline.store import LockedError, open_store
from timeline.store.opening import open_together
from timeline.store.workers import Duty, at_work, queued, takes

pytest.importorskip("procrastinate", reason="the extra scale is not installed")

from timeline.worker import queue, serving
from timeline.worker.polling import Poller

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TALKS = "The ministers meet in Hanoi on 5 May 2026."


@pytest.fixture
def house(tmp_path, postgres):
    yield House(tmp_path, f"store: '{postgres.store()}'\n")
    postgres.drop()


@contextmanager
def working(house, **options):
    """A worker in a thread of this process; what it reported, as it comes."""
    stop, told, troubles = threading.Event(), [], []

    def serve():
        try:
            serving.serve(
                house.config, house.config.store_address, report=told.append, stop=stop, at_once=4, tick=0.05,
                **options,
            )  # fmt: skip
        except Exception as error:  # noqa: BLE001 - raised again below
            troubles.append(error)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join()
    if troubles:
        raise troubles[0]


def until(true, seconds=60):
    """Wait for what a worker does, a little at a time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        threading.Event().wait(0.05)


def polled(told):
    return [poll.source for outcome in told for poll in outcome.polled]


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
    outcomes = {poll.source: poll.outcome for outcome in told for poll in outcome.polled}
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
    assert [(poll.source, poll.outcome) for one in told for poll in one.polled] == [("b", "deferred")]
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
        until(lambda: "the queue: " in caplog.text)
        server.own.ensure_postgres_running()
        server.execute("UPDATE source SET next_due = NULL, checked = NULL", at=house.config.store_address)
        until(lambda: len(polled(told)) == 2)
    assert [poll.outcome for one in told for poll in one.polled] == ["baseline", "unchanged"]
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
    assert re.search(r"1 worker: \S+:\d+ \(dispatching, publishing\)", text)
    quiet = CliRunner().invoke(cli, ["status", "--config", str(house.folder / "config.yaml")]).output
    assert "worker" not in quiet


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
