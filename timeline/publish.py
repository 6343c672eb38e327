"""What the store holds, made ready for the page, for other programs and for digests."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from feeds.politeness import VERSION
from output.files import File, digest
from output.languages import tongue
from output.model import Export
from output.tongue import ENGLISH, Tongue
from timeline.board import Board
from timeline.config import Config
from timeline.confirmation import unconfirmed
from timeline.events import merge
from timeline.few import Few
from timeline.memory import Logged
from timeline.model import Change, Event, Report
from timeline.store import Past, Store
from timeline.topics import Topic, change_subject, event_subject
from timeline.view import Names, called_off, sources_of
from timeline.view.export import export

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
        return self._chosen(tuple(self.board.withdrawn))

    def _chosen(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        topic = self.topic
        if topic is None:
            return events
        return tuple(e for e in events if topic.matches(event_subject(e, self.names, self.today)))

    @cached_property
    def few(self) -> Few:
        """The same, a few events at a time."""
        return Few(self.config, self.store, self.now, self.as_of)

    def named(self, said: Iterable[Change | Report]) -> Names:
        """Sources, and the entries that say something, by name; nothing of what was not confirmed."""
        return replace(self._sources, entries=self.few.texts({(one.source, one.entry) for one in said}))

    @cached_property
    def _sources(self) -> Names:
        sources = sources_of(self._kept, self.config.timezone, tongue(self.config.language))
        return replace(sources, live=self._kept.live())

    @cached_property
    def names(self) -> Names:
        """Sources and entries by name."""
        names = names_of(self.config, self._kept, tongue(self.config.language))
        off = called_off(self.changes) if self.topic else frozenset[str]()  # which may ask for just that
        return replace(names, unconfirmed=self._unconfirmed(names, self.today), called_off=off)

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

    @property
    def _read(self) -> date:
        """The day on which a source was last read: exports hold no other clock than what the store knows."""
        read = [memory.good for memory in self.names.sources.values() if memory.good]
        return min(max(read, default=self.now).astimezone(self.config.timezone).date(), self.today)

    @property
    def doubts(self) -> Mapping[str, tuple[str, ...]]:
        """For some events the keys of others that may be the same."""
        return self.board.doubts

    @cached_property
    def board(self) -> Board:
        """The timeline as the page shows it."""
        return Board(self.config, self.store, self.now, as_of=self.as_of, topic=self.topic)

    @property
    def paths(self) -> Mapping[str, str]:
        """On which page of the site each event is."""
        return _Paths(self)

    @cached_property
    def export(self) -> Export:
        """The whole timeline for other programs."""
        return export(
            self.events,
            self.withdrawn,
            self.logged,
            replace(self.names, unconfirmed=self._unconfirmed(self.names, self._read)),
            title=self.config.title,
            address=self.board.address,
            links=self.board.links(event.key for event in (*self.events, *self.withdrawn)),
            tells=self.tells,
        )


class _Paths(Mapping[str, str]):
    """On which page each event is: that is worked out once it is asked for of any event.

    A digest that tells of none, as after a first poll, does not ask.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def __getitem__(self, event: str) -> str:
        return self._known.few.paths[event]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.few.paths)

    def __len__(self) -> int:
        return len(self._known.few.paths)


def names_of(config: Config, store: Store | Past, language: Tongue = ENGLISH) -> Names:
    """Sources and entries by name, for digests and exports in their language; commands speak English."""
    sources = sources_of(store, config.timezone, language)
    return replace(sources, entries=store.titles(), live=store.live())


def site_files(board: Board) -> list[File]:
    """The files of the site, made when they are asked for, within the transaction of the board.

    Raises SiteError for a style sheet or a template of the user's that cannot be used.
    """
    # A run without news builds nothing.
    from output import exports, site  # noqa: PLC0415

    page, config = board.page, board.config
    detail = site.Detail(board.cards, board.stories, board.export_of, board.doubts)
    said = [
        config.title,
        config.site_address,
        VERSION,
        page.language,
        config.timezone,
        board.as_of,
        board.topic,
    ]
    files = site.plan(page, detail, _look_of(config), board.outline)
    wanted = exports.Wanted(
        board.export_marks, _once(board.export_of), lambda: board.log, board.log_mark, digest(map(str, said))
    )
    return [*files, *exports.plan(wanted)]


def _once(give: Callable[[Sequence[str]], Export]) -> Callable[[Sequence[str]], Export]:
    """The same answer when the same is asked for again: formats lack the same events."""
    kept = lru_cache(maxsize=1)(give)
    return lambda keys: kept(tuple(keys))


def _look_of(config: Config) -> "Look":
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
