"""What the store holds, made ready for the page, for other programs and for digests."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from feeds.politeness import VERSION
from output.files import File, digest
from output.markup import event_address
from output.model import Export, Item, Page, Story
from timeline.config import Config
from timeline.confirmation import unconfirmed
from timeline.history import steps
from timeline.memory import Logged
from timeline.merge import merge
from timeline.model import Basis, Change, Event
from timeline.store import Past, Store
from timeline.topics import Topic, change_subject, event_subject, parse
from timeline.view import Names, page
from timeline.view.export import export
from timeline.view.life import step_item
from timeline.view.page import Told, by_event, doubt, item

if TYPE_CHECKING:
    from output.look import Look


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
            told=self.told,
        )

    @cached_property
    def told(self) -> Told:
        """What is known of events besides their reports."""
        return Told(by_event(self.changes), self.doubts, self._topics)

    @cached_property
    def _topics(self) -> Mapping[str, tuple[str, ...]]:
        """Which of the configured topics each event is about."""
        topics = [(name, parse(query)) for name, query in self.config.topics.items()]
        if not topics:
            return {}
        found = {}
        for event in (*self.events, *self.withdrawn):
            subject = event_subject(event, self.names, self.today)
            found[event.key] = tuple(name for name, topic in topics if topic.matches(subject))
        return found

    @cached_property
    def _by_key(self) -> Mapping[str, Event]:
        return {event.key: event for event in (*self.events, *self.withdrawn)}

    def cards(self, keys: Iterable[str]) -> Mapping[str, Item]:
        """Some events as cards."""
        return {key: self._card(self._by_key[key]) for key in keys}

    def _card(self, event: Event) -> Item:
        others = (self._by_key[key] for key in self.doubts.get(event.key, ()) if key in self._by_key)
        return item(event, self.told, self.names, self.today, map(doubt, others))

    def stories(self, keys: Iterable[str]) -> Mapping[str, Story]:
        """Some events with their lives."""
        return {key: self._story(key) for key in keys}

    def _story(self, key: str) -> Story:
        # A page as it was known tells nothing of later.
        known = (
            step
            for step in steps(self.store.history.statements(key))
            if self.as_of is None or step.seen <= self.as_of
        )
        return Story(self._card(self._by_key[key]), tuple(step_item(step, self.names) for step in known))

    @cached_property
    def doubts(self) -> Mapping[str, tuple[str, ...]]:
        """For some events the keys of others that may be the same."""
        return self.store.links.doubts(as_of=self.as_of)

    @property
    def read(self) -> date:
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
        return self._export(self.events, self.withdrawn, self.logged)

    def export_of(self, keys: Iterable[str]) -> Export:
        """Some events for other programs."""
        events = [self._by_key[key] for key in keys]
        gone = [event for event in events if event.key in self._gone]
        logged = [row for event in events for row in self._logged_by_event.get(event.key, ())]
        return self._export([event for event in events if event.key not in self._gone], gone, logged)

    def _export(self, events: Sequence[Event], gone: Sequence[Event], logged: Sequence[Logged]) -> Export:
        return export(
            events,
            gone,
            logged,
            self._export_names,
            title=self.config.title,
            address=self._address,
            links=self._links,
            tells=self.tells,
        )

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(event.key for event in self.withdrawn)

    @cached_property
    def _logged_by_event(self) -> Mapping[str, list[Logged]]:
        grouped: defaultdict[str, list[Logged]] = defaultdict(list)
        for row in self.logged:
            if row.change.event:
                grouped[row.change.event].append(row)
        return grouped

    @cached_property
    def _export_names(self) -> Names:
        return replace(self.names, unconfirmed=self._unconfirmed(self.names, self.read))

    @property
    def _address(self) -> str | None:
        return None if self.as_of or self.topic else self.config.site_address  # where another page stands

    @cached_property
    def _links(self) -> Mapping[str, str]:
        index = f"{self._address or ''}index.html"
        places = {key: event_address(index, path, key) for key, path in self.paths.items()}
        return {key: place for key, place in places.items() if place}


def names_of(config: Config, store: Store | Past) -> Names:
    """Sources and entries by name."""
    memories = {memory.id: memory for memory in store.sources()}
    titles = Counter(memory.title for memory in memories.values() if memory.title)
    shared = frozenset(title for title, number in titles.items() if number > 1)
    return Names(memories, store.titles(), config.timezone, store.live(), shared)


def site_files(known: Known) -> list[File]:
    """The files of the site, made when they are asked for within the transaction of `known`.

    Raises SiteError for a style sheet or a template of the user's that cannot be used.
    """
    # A run without news builds nothing.
    from output import exports, site  # noqa: PLC0415

    files = site.plan(
        known.page, site.Detail(known.cards, known.stories, known.export_of), look_of(known.config)
    )
    lines = [line for section in known.page.sections for line in section.items]
    marks = [
        known.config.title,
        str(known.config.site_address),
        known.read.isoformat(),
        *(line.digest for line in lines),
    ]
    marks += [f"{row.id}" for row in known.logged[-1:]] + [*known.paths.values()]
    return [*files, *exports.plan(lambda: known.export, digest([VERSION, *marks]))]


def look_of(config: Config) -> "Look":
    """How the configuration says that the site looks."""
    from output.deliver import SiteError  # noqa: PLC0415
    from output.look import Look  # noqa: PLC0415

    style, templates = config.page.style, config.page.templates
    folder = config.path(templates) if templates else None
    if folder is not None and not folder.is_dir():
        raise SiteError(f"page.templates: {folder} is no folder")
    try:
        files = {"custom.css": config.path(style).read_bytes()} if style else {}
    except OSError as error:
        raise SiteError(f"page.style: {config.path(style or '')}: {error.strerror}") from error
    return Look(folder, files, f"{VERSION} {config.timezone}")
