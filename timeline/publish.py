"""What the store holds, as the page and for other programs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from output.markup import event_address
from output.model import Export, Page
from output.site import locate
from timeline.config import Config
from timeline.merge import merge
from timeline.model import Event
from timeline.store import Store
from timeline.view import Names, page
from timeline.view.export import export

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


def export_of(config: Config, store: Store, record: Page) -> Export:
    """The timeline for other programs; `record` is its page, which says where each event is."""
    known = held(config, store)
    address = None if config.site_url is None else f"{config.site_url.rstrip('/')}/"
    index = f"{address or ''}index.html"
    places = {key: event_address(index, path, key) for key, path in locate(record).items()}
    return export(
        known.events,
        merge(store.withdrawn()),
        store.changes(),
        known.names,
        title=config.title,
        address=address,
        links={key: place for key, place in places.items() if place},
    )


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
