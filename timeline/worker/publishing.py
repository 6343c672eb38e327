"""What one worker does for all: the page, the digests, letting go of what is old."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from output.deliver import SiteError
from timeline.building import build, site_of
from timeline.config import Config
from timeline.poll import catch_up
from timeline.run import Outcome, count, publish, tidy
from timeline.store import Store, StoreError
from timeline.store.workers import Duty, takes

# Workers commit all the time; page and digests need not follow each of them.
_REST = timedelta(seconds=30)

_log = logging.getLogger(__name__)


def publishing(
    config: Config,
    store: Store,
    *,
    report: Callable[[Outcome], None],
    stop: threading.Event,
    tick: float,
) -> None:
    """Publish as long as this worker has the duty to, until `stop` is set."""
    done: datetime | None = None
    while not stop.is_set():
        now = datetime.now(UTC)
        try:
            with store.read():
                ours = takes(store.connection, Duty.PUBLISHING)
            if ours:
                # What another machine built is not here.
                page = site_of if done else build
                if done is None or abs(now - done) >= _REST:
                    done = now
                    page(config, store, now)
                    _post(config, store, now, report, stop)
            else:
                done = None
        except (OSError, SiteError, StoreError) as error:
            _log.error("%s", error)
        except Exception:  # noqa: BLE001 - polling goes on
            _log.exception("publishing failed")
        stop.wait(tick)


def _post(
    config: Config,
    store: Store,
    now: datetime,
    report: Callable[[Outcome], None],
    stop: threading.Event,
) -> None:
    catch_up(store, now=now, zone=config.timezone)
    posted = publish(config, store, now, stop=stop.is_set, patient=True)
    tidy(config, store, now)
    count(store)
    if posted:
        report(Outcome((), None, tuple(posted), stopped=False))
