"""The daemon: APScheduler is the tick, the store knows what is due.

One job looks every few seconds whether a source is due and does then what `timeline run` does, for a portion
of them, so that sources never wake all at once. Nothing is kept in the scheduler, so a restart loses no plan,
and a clock that jumps moves no job.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from feeds.reader import Reader
from output.deliver import SiteError
from timeline.building import build
from timeline.config import Config
from timeline.run import Outcome, due_sources, publish, run
from timeline.store import Store, StoreError

TICK_SECONDS = 5
# Runs follow each other closely while many sources are spread over time; the page need not.
_REST = timedelta(seconds=30)

_log = logging.getLogger(__name__)


def serve(
    config: Config,
    store: Store,
    *,
    report: Callable[[Outcome], None],
    stop: threading.Event,
    tick: float = TICK_SECONDS,
) -> None:
    """Run until `stop` is set; then the current source is finished and the store left consistent.

    `report` hears of every run that polled something. An unexpected error in a run is logged, and the next
    tick tries again.
    """
    scheduler = BackgroundScheduler(timezone=UTC)
    pages, reader = _Pages(), Reader()

    def beat() -> None:
        now = datetime.now(UTC)
        if stop.is_set():
            return
        try:
            if due_sources(config, store, now):
                portion = timedelta(seconds=tick)
                site = pages.wanted(now)
                report(run(config, store, now=now, tick=portion, site=site, reader=reader, stop=stop.is_set))
            else:
                if pages.late(now):
                    build(config, store, now)
                posted = publish(
                    config, store, now, stop=stop.is_set, patient=True
                )  # a digest's own time may have come
                if posted:
                    report(Outcome((), None, tuple(posted), stopped=False))
        except (OSError, SiteError, StoreError) as error:
            _log.error("%s", error)

    # coalesce and no grace: a machine that slept makes up for lost ticks once (APScheduler drops late jobs).
    scheduler.add_job(
        beat, "interval", seconds=tick, next_run_time=datetime.now(UTC), max_instances=1, coalesce=True,
        misfire_grace_time=None,
    )  # fmt: skip
    # A run longer than the tick is no fault, and that ticks are left out meanwhile is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler.start()
    try:
        stop.wait()
    finally:
        scheduler.shutdown(wait=True)
        reader.close()


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
