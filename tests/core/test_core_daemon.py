"""What the daemon does from tick to tick: on clocks that jump, with configurations and disks that break."""

import json
import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from conftest import READER
from test_core_run import TALKS

from timeline import daemon as module
from timeline import plan
from timeline.config import load
from timeline.daemon import _REST, Daemon, _Pages, serve
from timeline.due import Roster, due_sources
from timeline.memory import SourceMemory
from timeline.store import StoreError, open_store
from timeline.troubles import Trouble

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TICK = timedelta(seconds=5)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
MOVED = TALKS.replace("12 March", "19 March")


def test_runs_that_follow_each_other_build_one_page_and_the_last_is_not_forgotten():
    pages, built = _Pages(), []
    for number in range(24):
        now = NOW + number * TICK
        busy = number < 10
        if pages.wanted(now) if busy else pages.late(now):
            built.append(number)
    assert built == [0, 6, 12]


def test_the_first_run_builds_and_a_quiet_daemon_does_not():
    pages = _Pages()
    assert not pages.late(NOW)
    assert pages.wanted(NOW)
    assert not pages.late(NOW + 10 * _REST)
    assert pages.wanted(NOW + 10 * _REST)


def test_a_clock_that_was_turned_back_stops_no_page():
    pages = _Pages()
    assert pages.wanted(NOW)
    assert pages.wanted(NOW - timedelta(days=300))


@pytest.fixture
def worker(house):
    """Makes daemons of the house; their reader is that of all tests."""
    made = []

    def make(**options):
        store = open_store(house.config.store_address)
        daemon = Daemon(house.config, store, stop=threading.Event(), **options)
        daemon._reader = READER
        made.append(store)
        return daemon

    yield make
    for store in made:
        store.close()


@pytest.fixture
def told(caplog):
    """The lines of the journal: what happened, with its fields."""
    caplog.set_level(logging.INFO, "timeline")

    def lines(event=None):
        found = [(record.getMessage(), getattr(record, "fields", {})) for record in caplog.records]
        return found if event is None else [fields for message, fields in found if message == event]

    return lines


PLACES = ("Hanoi", "Manila", "Vientiane", "Jakarta", "Yangon")


def feed(site, number):
    """A feed that has so many texts besides the first."""
    texts = [
        (f"g{n}", f"Talks in {place}", "Fri, 01 May 2026 08:00:00 GMT",
         f"The talks in {place} will be held on {n + 3} June 2026.")
        for n, place in enumerate(PLACES[: number + 1])
    ]  # fmt: skip
    site.feed(*texts, etag=f'"{number}"')


def test_37_a_clock_that_jumps_brings_no_storm_no_silence_and_loses_no_news(house, site, worker, told):
    """True time goes on in ticks; what the daemon sees of it is ahead, back, or was asleep meanwhile."""
    house.configure(
        f"{{id: feed, url: '{site.url}/feed.xml', every: 1h}}", "digests: [{to: {file: digests}}]\n"
    )
    daemon, asked = worker(), []
    ten_years = timedelta(days=3653)
    jumps = {15: HOUR, 30: -HOUR, 45: ten_years, 50: -ten_years, 65: -HOUR}
    true, ahead = NOW, timedelta(0)
    for number in range(90):
        ahead += jumps.get(number, timedelta(0))
        true += 3 * HOUR if number == 75 else 10 * MINUTE
        feed(site, number // 20)
        before = len(site.requests)
        daemon.tick(true + ahead)
        assert len(site.requests) - before <= 1
        asked += [number] * (len(site.requests) - before)
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert max(gaps) <= 6  # ten minutes each: an hour at most, whatever the clock says
    # Once for every hour, and once more for a jump at most.
    assert len(asked) <= 90 / 6 + len(jumps) + 2
    records = [json.loads(path.read_text()) for path in (house.folder / "digests").glob("*.json")]
    changes = [
        change for record in records for section in record["sections"] for change in section["changes"]
    ]
    added = sorted(change["after_edtf"] for change in changes if change["kind"] == "added")
    assert added == ["2026-06-04", "2026-06-05", "2026-06-06", "2026-06-07"]


@pytest.mark.parametrize("start", [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)])
def test_38_a_daily_digest_comes_once_a_day_also_when_the_clock_skips_or_repeats_its_time(
    house, worker, start
):
    house.configure(
        house.sources.replace("docs}", "docs, every: 1d}"),
        "timezone: Europe/Berlin\ndigests: [{cron: '30 2 * * *', alive: 1h, to: {file: digests}}]\n",
    )
    house.write("talks.md", TALKS)
    daemon = worker()
    for number in range(3 * 48):
        daemon.tick(start + number * HOUR / 2)
    stems = sorted(path.stem[:15] for path in (house.folder / "digests").glob("*.txt"))
    days = [stem[:10] for stem in stems]
    assert len(days) == len(set(days)) == 3, stems


def test_45_another_configuration_counts_from_the_next_tick_and_a_bad_one_never(house, worker, told, caplog):
    house.write("talks.md", TALKS)
    daemon = worker()
    daemon.tick(NOW)
    file = house.folder / "config.yaml"
    good = file.read_text()
    for bad in ("sources: [", good.replace("sources", "sauces"), f"store: sqlite:///other.sqlite\n{good}"):
        file.write_text(bad)
        daemon.reload(lambda: load(file))
        daemon.tick(NOW + TICK)
        assert daemon.config.title == "Test"
        assert "the old configuration stays in force" in caplog.records[-1].getMessage()
    file.write_text(good.replace("title: Test", "\n".join(f"key{n}: Test" for n in range(300))))
    daemon.reload(lambda: load(file))
    assert "295 more, see `timeline check`" in caplog.records[-1].getMessage()
    file.write_text(good.replace("title: Test", "title: Another").replace("docs, url", "more, url"))
    daemon.reload(lambda: load(file))
    daemon.tick(NOW + 2 * TICK)
    assert daemon.config.title == "Another"
    assert told("poll")[-1]["source"] == "more"
    daemon.tick(NOW + _REST)
    assert "Another" in (house.folder / "var/site/index.html").read_text()


def test_33_a_page_that_cannot_be_written_is_told_once_and_made_when_it_can(house, worker, told, caplog):
    house.write("talks.md", TALKS)
    site = house.folder / "var/site"
    site.parent.mkdir()
    site.write_text("in the way")
    daemon = worker()
    ticks = iter(range(1000))

    def tick(times):
        for _ in range(times):
            daemon.tick(NOW + next(ticks) * TICK)

    tick(20)
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert len(house.digests()) == 1  # it holds up nothing else
    assert not told("recovered")
    site.unlink()
    tick(8)
    assert told("recovered") == [{"part": "page"}]
    assert (site / "index.html").exists()


def test_35_a_store_that_fails_is_left_alone_for_longer_and_longer(house, worker, told, caplog, monkeypatch):
    house.write("talks.md", TALKS)
    daemon, tried = worker(), []
    due = daemon._roster.due

    def failing(*_, **__):
        tried.append(number)
        raise StoreError("the store t: database is locked")

    monkeypatch.setattr(daemon._roster, "due", failing)
    for number in range(200):
        daemon.tick(NOW + number * TICK)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 124, 185]
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    monkeypatch.setattr(daemon._roster, "due", due)
    for number in range(200, 247):
        daemon.tick(NOW + number * TICK)
    assert told("recovered") == [{"part": "store"}]
    assert [fields["outcome"] for fields in told("poll")] == ["baseline"]
    monkeypatch.setattr(daemon._roster, "due", lambda *_, **__: 1 / 0)
    daemon.tick(NOW + 247 * TICK)
    assert caplog.records[-1].exc_info  # a fault of ours, with its traceback


def test_the_same_trouble_is_told_again_after_an_hour():
    trouble = Trouble()
    told = [not trouble.pausing() and trouble.begun("full") for _ in range(2000)]
    assert sum(told) == 3


@pytest.mark.parametrize("seed", range(2))
def test_what_is_due_is_found_without_reading_everything(tmp_path, seed):
    """The roster of the daemon against a look at every source, while all of them go on."""
    dice = Random(seed)
    every = ("10s", "15m", "1h", "1d")
    lines = [f"{{id: s{n}, url: 'https://example.org/{n}', every: {dice.choice(every)}}}" for n in range(120)]
    (tmp_path / "config.yaml").write_text(f"sources: [{', '.join(lines)}]\n")
    config, store = load(tmp_path / "config.yaml"), open_store(tmp_path / "t.sqlite")
    roster, now = Roster(config), NOW

    def moment(most):
        return dice.choice([None, now + timedelta(seconds=dice.uniform(-most, most))])

    for _ in range(15):
        with store.write():
            for source in dice.sample(config.sources, 12):
                url = dice.choice([source.url, source.url, source.url, "https://example.org/other"])
                store.put_source(
                    SourceMemory(
                        source.id, url, checked=moment(9000), next_due=moment(9000), hold=moment(9000),
                        failures=dice.choice([0, 0, 3]),
                    )
                )  # fmt: skip
        with store.read():
            known = {memory.id: memory for memory in store.sources()}
        expected = [
            source.id for source in config.sources
            if (memory := known.get(source.id)) is None
            or memory.url != source.url
            or plan.is_due(memory, now, source.every)
        ]  # fmt: skip
        assert [source.id for source, _ in due_sources(config, store, now)] == expected
        fresh = Roster(config).due(store, now)
        assert [source.id for source, _ in fresh] == expected
        # Whoever holds the store never lets a source come back to an address that it had left.
        kept = [source.id for source, _ in roster.due(store, now)]
        assert set(kept) <= set(expected)
        assert all(memory.url == source.url for source, memory in fresh)
        now += timedelta(seconds=dice.choice([5, 600, 7200]))
    store.close()


class Counting(Daemon):
    """A daemon that does nothing but note its ticks."""

    def tick(self, now):
        with self.working:
            self.seen.append(now)
            self.ticked.set()
            if self.hold:
                self.hold.wait(30)


@pytest.fixture
def counting(house):
    store = open_store(house.config.store_address)
    daemon = Counting(house.config, store, stop=threading.Event())
    daemon.seen, daemon.ticked, daemon.hold = [], threading.Event(), None
    yield daemon
    store.close()


def started(daemon, **options):
    """`serve` in a thread; what it returned, in a list."""
    result = []
    thread = threading.Thread(
        target=lambda: result.append(
            serve(daemon, load=lambda: daemon.config, hangup=threading.Event(), tick=0.02, **options)
        )
    )
    thread.start()
    return thread, result


def test_37_ticks_go_on_whatever_the_clock_does(counting, monkeypatch):
    ahead = timedelta(0)

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + ahead

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Clock)
    monkeypatch.setattr(module, "datetime", Clock)
    thread, result = started(counting)
    try:
        for jump in (HOUR, -2 * HOUR, timedelta(days=3653), -timedelta(days=3653)):
            ahead += jump
            counting.ticked.clear()
            assert counting.ticked.wait(10), jump
            counting.ticked.clear()
            assert counting.ticked.wait(10), jump
    finally:
        counting.stop.set()
        thread.join(10)
    assert result == [True]
    assert len(counting.seen) < 1000  # none was made up for


def test_31_what_takes_too_long_holds_up_no_end(counting):
    counting.hold = threading.Event()
    thread, result = started(counting, grace=0.1)
    try:
        assert counting.ticked.wait(10)
        began = time.monotonic()
        counting.stop.set()
        thread.join(10)
        assert time.monotonic() - began < 9
        assert result == [False]
    finally:
        counting.hold.set()
