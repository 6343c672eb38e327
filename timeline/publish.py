"""What the store holds, made ready for the page, for other programs and for digests."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from output.markup import event_address
from output.model import Export, Page
from timeline.config import Config
from timeline.confirmation import unconfirmed
from timeline.memory import Logged
from timeline.merge import merge
from timeline.model import Basis, Change, Event
from timeline.store import Past, Store
from timeline.topics import Topic, change_subject, event_subject
from timeline.view import Names, page
from timeline.view.export import export


class Known:
    """What the store holds at a moment, for page, exports and digests.

    Each part is worked out once, when it is asked for, within one transaction of the store.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        now: datetime,
        *,
        as_of: datetime | None = None,
        topic: Topic | None = None,
    ) -> None:
        self.config, self.store, self.as_of, self.topic = config, store, as_of, topic
        self.now = now if as_of is None else as_of
        self.today = self.now.astimezone(config.timezone).date()
        self._kept = store if as_of is None else store.past(as_of)

    @cached_property
    def all_events(self) -> tuple[Event, ...]:
        """The events of the timeline, whatever they are about."""
        return merge(self.store.reports(as_of=self.as_of))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of the timeline."""
        return self._chosen(self.all_events)

    @cached_property
    def withdrawn(self) -> tuple[Event, ...]:
        """The events that nobody reports any more."""
        # A text that has come to date its news itself withdraws nothing.
        said = (report for report in self._kept.withdrawn() if report.mention.basis is not Basis.PUBLISHED)
        return self._chosen(merge(said))

    def _chosen(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        topic = self.topic
        if topic is None:
            return events
        return tuple(e for e in events if topic.matches(event_subject(e, self.names, self.today)))

    @cached_property
    def names(self) -> Names:
        """Sources and entries by name."""
        names = names_of(self.config, self._kept)
        return replace(names, unconfirmed=self._unconfirmed(names, self.today))

    def _unconfirmed(self, names: Names, today: date) -> frozenset[str]:
        return unconfirmed(self.all_events, names.entries, today, names.zone)

    @cached_property
    def logged(self) -> tuple[Logged, ...]:
        """The whole log of changes."""
        return self.store.changes(until=self.as_of)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the log."""
        return tuple(logged.change for logged in self.logged)

    def tells(self, change: Change) -> bool:
        """Whether a change is about the topic."""
        topic = self.topic
        return topic is None or topic.matches(change_subject(change, self.names, self.today))

    @cached_property
    def page(self) -> Page:
        """The timeline page as a record; it depends on the store and on the day, not on the hour."""
        notices = self.store.notices(until=self.as_of)
        seen = [change.seen for change in self.changes] + [notice.seen for notice in notices]
        return page(
            self.events,
            self.withdrawn,
            self.changes,
            self.names,
            title=self.config.title,
            today=self.today,
            as_of=max(seen, default=None),
            note=self._note,
            tells=self.tells,
            doubts=self.doubts,
        )

    @cached_property
    def doubts(self) -> Mapping[str, tuple[str, ...]]:
        """For some events the keys of others that may be the same."""
        return self.store.links.doubts(as_of=self.as_of)

    @property
    def _read(self) -> date:
        """The day on which a source was last read: exports hold no other clock than what the store knows."""
        read = [memory.good for memory in self.names.sources.values() if memory.good]
        return min(max(read, default=self.now).astimezone(self.config.timezone).date(), self.today)

    @property
    def _note(self) -> str:
        """What else than all that is known now the page shows."""
        then = f"As it was known on {self.names.moment(self.as_of)}" if self.as_of else ""
        about = f"Only what this query finds: {self.topic}" if self.topic else ""
        return ". ".join(filter(None, (then, about)))

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """On which page of the site each event is."""
        from output.site import locate  # noqa: PLC0415 - a run without news places nothing

        return locate(self.page)

    @cached_property
    def export(self) -> Export:
        """The timeline for other programs."""
        address = None if self.as_of or self.topic else self.config.site_address  # where another page stands
        index = f"{address or ''}index.html"
        places = {key: event_address(index, path, key) for key, path in self.paths.items()}
        return export(
            self.events,
            self.withdrawn,
            self.logged,
            replace(self.names, unconfirmed=self._unconfirmed(self.names, self._read)),
            title=self.config.title,
            address=address,
            links={key: place for key, place in places.items() if place},
            tells=self.tells,
        )


def names_of(config: Config, store: Store | Past) -> Names:
    """Sources and entries by name."""
    memories = {memory.id: memory for memory in store.sources()}
    titles = Counter(memory.title for memory in memories.values() if memory.title)
    shared = frozenset(title for title, number in titles.items() if number > 1)
    return Names(memories, store.titles(), config.timezone, store.live(), shared)
