"""The daemon: APScheduler is the tick, the store knows what is due.

One job looks every few seconds whether a source is due and does then what `timeline run` does, for a portion
of them, so that sources never wake all at once. Nothing is kept in the scheduler, so a restart loses no plan.
"""

import logging
import os
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from feeds.reader import Reader
from output.deliver import SiteError
from timeline import logged, metrics
from timeline.building import site_again
from timeline.config import Config, ConfigError
from timeline.due import Due, Roster
from timeline.poll import Polled
from timeline.run import collect, count, publish, tidy
from timeline.signals import GRACE_SECONDS
from timeline.store import Store, StoreError
from timeline.supervisor import Supervisor
from timeline.troubles import Troubles

TICK_SECONDS = 5
# Runs follow each other closely while many sources are spread over time; the page need not.
_REST = timedelta(seconds=30)
# How often the store hears that we are well, and the file with the metrics is written.
_BEAT = timedelta(seconds=30)
_WATCH_SECONDS = 0.5
_PROBLEMS = 5  # of a configuration, in one line of the log

_log = logging.getLogger(__name__)


class Daemon:
    """What is done at every tick, with what has to be known from one to the next.

    What it does it tells this module's logger: every poll, run and digest is a record at INFO with `fields`.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        *,
        stop: threading.Event,
        tick: float = TICK_SECONDS,
        supervisor: Supervisor | None = None,
    ) -> None:
        self.config, self.stop = config, stop
        self.supervisor = supervisor or Supervisor("")
        self.working = threading.Lock()
        self._store, self._tick, self._roster = store, timedelta(seconds=tick), Roster(config)
        self._reader, self._pages, self._tally = Reader(), _Pages(), metrics.Tally()
        # After an error of the store ticks are left out, since servers were asked in vain.
        self._troubles = Troubles(_log, self.supervisor, self._tally, lambda: logged.following(self.config))
        self._coming: Config | None = None
        self._beaten: datetime | None = None

    def start(self) -> None:
        """Tell that work begins."""
        _log.info("start", extra={"fields": logged.sources(self.config) | {"pid": os.getpid()}})
        self.supervisor.ready(logged.following(self.config))

    def tick(self, now: datetime) -> None:
        """Do what is due at `now`. No error ends the daemon: the next tick tries again."""
        with self.working:
            self.supervisor.alive()
            if "store" in self._troubles.tick() or self.stop.is_set():
                return
            if self._coming is not None:
                self.config, self._coming = self._coming, None
                self._roster, self._pages.stale = Roster(self.config), True
            with self._troubles.part("timeline", Exception), self._troubles.part("store", StoreError):
                self._work(now)

    def reload(self, load: Callable[[], Config]) -> None:
        """From the next tick on take another configuration; a bad one leaves the old in force."""
        self.supervisor.reloading()
        try:
            config = load()
            if config.store != self.config.store:
                _log.error("the old configuration stays in force: another `store` needs a restart")
                return
            self._coming = config
            _log.info("reload", extra={"fields": logged.sources(config)})
        except ConfigError as error:
            told = [str(problem) for problem in error.problems[:_PROBLEMS]]
            rest = len(error.problems) - len(told)
            told += [f"and {rest} more, see `timeline check`"] if rest else []
            _log.error("the old configuration stays in force: %s", "; ".join(told))
        finally:
            self.supervisor.ready(logged.following(self._coming or self.config))

    def close(self) -> None:
        """End the process that reads."""
        self._reader.close()

    def abandon(self) -> None:
        """End the process that reads, whatever it reads just now."""
        self._reader.stop()

    def _work(self, now: datetime) -> None:
        due = self._roster.due(self._store, now, tick=self._tick)
        run = secrets.token_hex(4) if due else ""
        if due:
            self._collect(run, due, now)
        if self._stopping():
            return
        if self._pages.wanted(now) if due else self._pages.late(now):
            with self._troubles.part("page", OSError, SiteError):
                self._pages.stale = True  # unless it is built
                site_again(self.config, self._store, now)
                self._pages.stale = False
        for post in publish(self.config, self._store, now, stop=self._stopping, patient=True):
            _log.log(logged.level(post), "digest", extra={"fields": {"run": run} | logged.posted(post)})
        if due:
            tidy(self.config, self._store, now)
            count(self._store)
        self._beat(now)

    def _collect(self, run: str, due: Sequence[Due], now: datetime) -> None:
        began, counts = time.monotonic(), Counter[str]()

        def say(poll: Polled) -> None:
            counts[poll.outcome] += 1
            self._tally.changes += len(poll.changes)
            _log.info("poll", extra={"fields": {"run": run} | logged.polled(poll)})

        try:
            collect(self.config, self._store, now, self._reader, due=due, stop=self._stopping, say=say)
        finally:
            seconds = time.monotonic() - began
            self._tally.ran(counts, seconds)
            fields = {"run": run, "due": len(due), **counts, "seconds": round(seconds, 3)}
            _log.info("run", extra={"fields": fields})

    def _beat(self, now: datetime) -> None:
        """Leave a sign of life now and then."""
        if self._beaten is not None and abs(now - self._beaten) < _BEAT:
            return
        with self._store.write():
            self._store.state.beat(now)
        self._beaten = now
        with self._troubles.part("metrics", OSError):
            metrics.write(self.config, self._store, now, self._tally.counts())

    def _stopping(self) -> bool:
        """Asked again and again while a run goes on: whoever asks is alive."""
        self.supervisor.alive()
        return self.stop.is_set()


def serve(
    daemon: Daemon,
    *,
    load: Callable[[], Config],
    hangup: threading.Event,
    tick: float = TICK_SECONDS,
    grace: float = GRACE_SECONDS,
) -> bool:
    """Tick until `daemon.stop` is set; then let what is being done come to its end.

    `hangup` asks for the configuration to be read again with `load`. False when the end did not come within
    `grace` seconds: the process can be ended all the same, the next run finds what is missing.
    """
    scheduler = BackgroundScheduler(timezone=UTC)
    # No grace: APScheduler drops jobs that come late.
    job = scheduler.add_job(
        lambda: daemon.tick(datetime.now(UTC)), _Tick(timedelta(seconds=tick)),
        max_instances=1, coalesce=True, misfire_grace_time=None,
    )  # fmt: skip
    # A run longer than the tick is no fault, and that ticks are left out meanwhile is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    daemon.start()
    scheduler.start()
    try:
        while not daemon.stop.wait(min(_WATCH_SECONDS, tick)):
            _wind(job, tick)
            if hangup.is_set():
                hangup.clear()
                daemon.reload(load)
    finally:
        daemon.stop.set()
        daemon.supervisor.stopping()
        scheduler.shutdown(wait=False)
    if not daemon.working.acquire(timeout=grace):
        daemon.abandon()
        return False
    daemon.close()
    return True


class _Tick(BaseTrigger):  # type: ignore[misc] # APScheduler publishes no types
    """A tick after every interval, counted from now on.

    APScheduler's own trigger lists all that were missed, which after a jump of the clock by ten years are
    sixty million.
    """

    def __init__(self, every: timedelta) -> None:
        self._every = every

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return now if previous is None else now + self._every


def _wind(job: Job, tick: float) -> None:
    """Bring the next tick near: a clock that was turned back has put it far ahead, and APScheduler waits."""
    now = datetime.now(UTC)
    if job.next_run_time is not None and job.next_run_time - now > timedelta(seconds=2 * tick):
        job.modify(next_run_time=now)


@dataclass(slots=True)
class _Pages:
    """When the page is built: at the first run, then at most every so often, and once after the last one."""

    built: datetime | None = None
    stale: bool = False

    def wanted(self, now: datetime) -> bool:
        """Whether a run at `now` builds the page."""
        rest = self.built is not None and abs(now - self.built) < _REST
        self.stale = rest
        if not rest:
            self.built = now
        return not rest

    def late(self, now: datetime) -> bool:
        """Whether a run left the page for later, and later is now."""
        return self.stale and self.wanted(now)
