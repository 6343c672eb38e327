"""What one worker does for all: the page, the digests, the metrics, letting go of what is old."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from output.deliver import SiteError
from timeline import metrics
from timeline.building import build, site_again
from timeline.config import Config
from timeline.metrics import Counts
from timeline.poll import catch_up
from timeline.run import count, publish, tidy
from timeline.store import Store, StoreError
from timeline.store.workers import Duty, at_work, is_quiet, signs, takes
from timeline.worker.life import Life

# Workers commit all the time; page and digests need not follow each of them.
_REST = timedelta(seconds=30)


def publishing(config: Config, store: Store, life: Life) -> None:
    """Publish as long as this worker has the duty to, until it is to stop."""
    done: datetime | None = None
    while not life.stop.is_set():
        now = datetime.now(UTC)
        with life.troubles.part("timeline", Exception), life.troubles.part("publishing", StoreError):
            ours = _is_ours(store)
            # What another machine built is not here.
            page = site_again if done else build
            if ours and (done is None or abs(now - done) >= _REST):
                done = now
                with life.troubles.part("page", OSError, SiteError):
                    page(config, store, now)
                _post(config, store, now, life)
            done = done if ours else None
        life.stop.wait(life.tick)


def _is_ours(store: Store) -> bool:
    """Whether there is anything to publish for this worker: not while the whole store is worked on."""
    with store.read():
        return takes(store.connection, Duty.PUBLISHING) and not is_quiet(store.connection)


def _post(config: Config, store: Store, now: datetime, life: Life) -> None:
    catch_up(store, now=now, zone=config.timezone)
    life.posted(publish(config, store, now, stop=life.stop.is_set, patient=True))
    tidy(config, store, now)
    count(store)
    with life.troubles.part("metrics", OSError):
        metrics.write(config, store, now, _counts(store))


def _counts(store: Store) -> Mapping[str, Counts]:
    """What the workers that are connected counted, by their names."""
    with store.read():
        given, there = signs(store.connection), at_work(store.connection)
    found = {worker.own_name: given.get(worker.own_name) for worker in there}
    return {name: Counts(**json.loads(sign.counts)) for name, sign in found.items() if sign}
