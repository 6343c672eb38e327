"""What the store holds, as the page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from output.model import Page
from timeline.config import Config
from timeline.merge import merge
from timeline.model import Event
from timeline.store import Store
from timeline.view import Names, page

# Runs by cron come a little early or late; what is due within this time is due.
SLACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Held:
    """What page and digest are made of."""

    events: tuple[Event, ...]
    names: Names


def page_of(config: Config, store: Store, now: datetime) -> Page:
    """The timeline page as a record; it depends on the store and on the day, not on the hour."""
    return timeline_page(config, store, held(config, store), now)


def held(config: Config, store: Store) -> Held:
    """What the store holds now."""
    return Held(merge(store.reports()), names_of(config, store))


def timeline_page(config: Config, store: Store, known: Held, now: datetime) -> Page:
    """The timeline page of what is held."""
    changes = [logged.change for logged in store.changes()]
    seen = [change.seen for change in changes] + [notice.seen for notice in store.notices()]
    return page(
        known.events,
        merge(store.withdrawn()),
        changes,
        known.names,
        title=config.title,
        today=now.astimezone(config.timezone).date(),
        as_of=max(seen, default=None),
    )


def names_of(config: Config, store: Store) -> Names:
    """Sources and entries by name."""
    memories = {memory.id: memory for memory in store.sources()}
    return Names(memories, store.titles(), config.timezone, store.live())
