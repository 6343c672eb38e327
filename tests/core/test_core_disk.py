"""A disk that is full: of the store, of the output, of the log. A small one is mounted, where that is allowed."""

import contextlib
import logging
import subprocess
import threading
from datetime import timedelta

import pytest
from conftest import READER, START
from test_core_operate import ON_A_FILE
from test_core_run import TALKS, TALKS_MOVED

from timeline.cli.journal import journal
from timeline.daemon import Daemon
from timeline.run import run
from timeline.store import StoreError, open_store

NEWS = "\n\n".join(
    f"The hall of ward {n} opens on {n % 28 + 1} May 2027. {'It is new. ' * 40}" for n in range(15)
)


@pytest.fixture
def small(tmp_path):
    """A folder on a disk of four megabytes of its own; `full` fills what is left of it."""
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@contextlib.contextmanager
def full(folder):
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(1 << 12))
    yield
    ballast.unlink()


def known(store):
    with store.read():
        return store.sources(), store.reports(), store.changes(), store.notices()


@ON_A_FILE
def test_32_a_full_disk_of_the_store_loses_nothing(house, small):
    house.configure(
        house.sources, f"store: sqlite:///{small}/t.sqlite\ndigests: [{{to: {{file: digests}}}}]\n"
    )
    house.write("talks.md", TALKS)
    house.run()
    house.write("talks.md", TALKS_MOVED)
    house.write("news.md", NEWS)
    store = open_store(house.config.store_address)
    before = known(store)
    with full(small):
        with pytest.raises(StoreError, match="full; make room on its disk"):
            run(house.config, store, now=house.now + timedelta(days=1), everything=True, reader=READER)
        assert known(store) == before
    store.close()
    outcome = house.run()
    (poll,) = outcome.polled
    assert sum(change.kind == "rescheduled" for change in poll.changes) == 1
    texts = " ".join(" ".join(path.read_text().split()) for path in (house.folder / "digests").glob("*.txt"))
    assert texts.count("moved from") == 1


@ON_A_FILE
def test_32_a_full_disk_of_the_output_leaves_the_old_page_and_keeps_the_digest(house, small):
    house.configure(house.sources, f"site: {small}/site\ndigests: [{{to: {{file: {small}/digests}}}}]\n")
    house.write("talks.md", TALKS)
    house.run()
    pages = {path: path.read_bytes() for path in (small / "site").rglob("*") if path.is_file()}
    sent = len(list((small / "digests").glob("*.txt")))
    house.write("talks.md", TALKS_MOVED)
    with full(small):
        assert "No space left" in str(house.run().unbuilt)
        assert {path: path.read_bytes() for path in (small / "site").rglob("*") if path.is_file()} == pages
        assert [one.state for one in house.look(lambda store: store.outbox.deliveries("waiting"))] == [
            "waiting"
        ]
        assert len(list((small / "digests").glob("*.txt"))) == sent
    house.run()
    assert (
        "moved" in (small / "site/changes.html").read_text()
        or "19 March" in (small / "site/index.html").read_text()
    )
    assert len(list((small / "digests").glob("*.txt"))) == sent + 1
    assert not [path for path in small.rglob("*") if path.name.endswith(".timeline-tmp")]


@ON_A_FILE
def test_32_the_daemon_goes_on_when_there_is_room_again(house, small):
    """Store, page, metrics and log on the same disk, which fills up and is made room on."""
    house.configure(
        house.sources.replace("docs}", "docs, every: 10s}"),
        f"store: sqlite:///{small}/t.sqlite\nsite: {small}/site\nmetrics: {small}/metrics.prom\n",
    )
    house.write("talks.md", TALKS)
    store = open_store(house.config.store_address)
    daemon = Daemon(house.config, store, stop=threading.Event())
    daemon._reader = READER
    now = START
    with (small / "log").open("w") as log, journal(log):

        def ticks(number):
            nonlocal now
            for _ in range(number):
                now += timedelta(seconds=5)
                daemon.tick(now)

        ticks(2)
        house.write("talks.md", TALKS_MOVED)
        house.write("news.md", NEWS)
        with full(small):
            ticks(8)
            assert house.look(lambda kept: kept.changes()) == ()
        logging.getLogger("timeline").info("room")
        ticks(20)
    found = house.look(lambda kept: [logged.change.kind for logged in kept.changes()])
    assert found.count("rescheduled") == 1
    assert "19 March" in (small / "site/index.html").read_text()
    lines = (small / "log").read_text().splitlines()
    assert any('"recovered"' in line for line in lines)
    assert b"timeline_errors_total" in (small / "metrics.prom").read_bytes()
    store.close()
