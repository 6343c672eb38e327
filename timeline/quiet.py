"""Whether there is nothing to tell: of most polls, without loading what makes digests and delivers them."""

from datetime import datetime

from timeline.config import Config, DigestConfig
from timeline.memory import Told
from timeline.schedule import Cron, due, slack
from timeline.store import Store


def quiet(config: Config, store: Store, now: datetime) -> bool:
    """Whether to compose and deliver would change nothing, inside a transaction of the store.

    Where that takes a closer look it says no.
    """
    outbox = store.outbox
    if outbox.waits() or outbox.names() != {wanted.id for wanted in config.digests}:
        return False
    return all(_still(config, store, wanted, now) for wanted in config.digests)


def _still(config: Config, store: Store, wanted: DigestConfig, now: datetime) -> bool:
    told = store.outbox.told(wanted.id)
    if told is None or told.considered > now:
        return False
    if not is_time(config, wanted, told, now):
        return True
    another_day = told.considered.astimezone(config.timezone).date() < now.astimezone(config.timezone).date()
    return not (wanted.cron or wanted.alive or another_day or store.outbox.behind(told))


def is_time(config: Config, wanted: DigestConfig, told: Told, now: datetime) -> bool:
    """Whether a digest's time has come, with some slack for the jitter of cron."""
    if wanted.cron:
        return due(Cron(wanted.cron), config.timezone, told.considered, now)
    return told.composed is None or now >= told.composed + wanted.every - slack(wanted.every)
