"""What the store holds, made ready for the page, for other programs and for digests."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from output.markup import event_address
from output.model import Export, Page
from timeline.config import Config
from timeline.merge import merge
from timeline.model import Basis, Change, Event
from timeline.store import Store
from timeline.view import Names, page
from timeline.view.export import export


class Known:
    """What the store holds at a moment, for page, exports and digests.

    Each part is worked out once, when it is asked for, within one transaction of the store.
    """

    def __init__(self, config: Config, store: Store, now: datetime) -> None:
        self.config, self.store, self.now = config, store, now
        self.today = now.astimezone(config.timezone).date()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of the timeline."""
        return merge(self.store.reports())

    @cached_property
    def withdrawn(self) -> tuple[Event, ...]:
        """The events that nobody reports any more."""
        # A text that has come to date its news itself withdraws nothing.
        said = (report for report in self.store.withdrawn() if report.mention.basis is not Basis.PUBLISHED)
        return merge(said)

    @cached_property
    def names(self) -> Names:
        """Sources and entries by name."""
        return names_of(self.config, self.store)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The whole log of changes."""
        return tuple(logged.change for logged in self.store.changes())

    @cached_property
    def page(self) -> Page:
        """The timeline page as a record; it depends on the store and on the day, not on the hour."""
        seen = [change.seen for change in self.changes] + [notice.seen for notice in self.store.notices()]
        return page(
            self.events,
            self.withdrawn,
            self.changes,
            self.names,
            title=self.config.title,
            today=self.today,
            as_of=max(seen, default=None),
        )

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """On which page of the site each event is."""
        from output.site import locate  # noqa: PLC0415 - a run without news places nothing

        return locate(self.page)

    @cached_property
    def export(self) -> Export:
        """The timeline for other programs."""
        address = self.config.site_address
        index = f"{address or ''}index.html"
        places = {key: event_address(index, path, key) for key, path in self.paths.items()}
        return export(
            self.events,
            self.withdrawn,
            self.store.changes(),
            self.names,
            title=self.config.title,
            address=address,
            links={key: place for key, place in places.items() if place},
        )


def names_of(config: Config, store: Store) -> Names:
    """Sources and entries by name."""
    memories = {memory.id: memory for memory in store.sources()}
    titles = Counter(memory.title for memory in memories.values() if memory.title)
    shared = frozenset(title for title, number in titles.items() if number > 1)
    return Names(memories, store.titles(), config.timezone, store.live(), shared)
