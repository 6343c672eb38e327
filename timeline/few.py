"""A few events at a time with what is known around them: who says it, what changed, what may be the same."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain, islice

from feeds.politeness import VERSION
from output.files import digest
from output.languages import tongue
from output.model import Line
from output.outline import paths
from timeline.config import Config
from timeline.confirmation import days_of, end_of, unconfirmed
from timeline.edtf import Edtf
from timeline.events import merge
from timeline.history import Version
from timeline.kept import FORMAT, Shelf, read
from timeline.memory import EntryMemory, Logged
from timeline.model import Basis, Change, Event, Report
from timeline.store import Store
from timeline.store.shown import Days, Noted
from timeline.store.traces import Around, Tally
from timeline.topics import Topic, event_subject, parse
from timeline.view import Names, called_off, sources_of
from timeline.view.page import Told, by_event, section

_HELD = 2_000  # reports: some 3 MB
_TOLD = 2_000  # texts without their words


class Few:
    """The events of the store at a moment, or now, inside one of its transactions."""

    def __init__(self, config: Config, store: Store, now: datetime, as_of: datetime | None) -> None:
        self.config, self.store, self.as_of = config, store, as_of
        self.today = now.astimezone(config.timezone).date()
        self._past = store if as_of is None else store.past(as_of)
        # What was read last: of a small timeline all that there is, else the events of the last pages.
        self._held: dict[str, Event] = {}
        self._order: dict[str, Sequence[str]] = {}  # of these, the keys of reports as they were kept
        self._reports = 0  # of these
        self._texts: dict[tuple[str, str], EntryMemory] = {}
        self._logged: dict[str, Sequence[Logged]] = {}  # of the events that were last asked for

    @cached_property
    def names(self) -> Names:
        """The sources by name; no entries."""
        return replace(self._sources, live=self.live)

    @cached_property
    def _sources(self) -> Names:
        return sources_of(self._past, self.config.timezone, tongue(self.config.language))

    @cached_property
    def tally(self) -> Tally:
        """How much is reported."""
        return self.store.shown.tally(self.as_of)

    @cached_property
    def live(self) -> frozenset[str]:
        """The events that are reported."""
        reported = self.traces.keys()
        if self._touched is None:
            return frozenset(reported)
        return frozenset((self.before.keys() - self._touched) | reported)

    # What the last build made

    @property
    def day(self) -> int:
        """The day of the last build, an ordinal."""
        return self._known[0]

    @cached_property
    def remembered(self) -> Mapping[str, Shelf]:
        """The lines that the last build made of what was reported then, by section."""
        same: dict[tuple[str, ...], tuple[str, ...]] = {}
        return {name: read(text, same) for name, text in self._known[1].items()}

    @cached_property
    def before(self) -> Mapping[str, Line]:
        """The lines that the last build made, by event."""
        return {line.id: line for shelf in self.remembered.values() for line in shelf.lines}

    @cached_property
    def _known(self) -> tuple[int, Mapping[str, str]]:
        return (0, {}) if self.as_of is not None else self.store.shown.shelves(self.mark)

    @cached_property
    def noted(self) -> Noted:
        """What was written since lines were last kept."""
        return self.store.shown.noted(self.mark)

    @cached_property
    def traces(self) -> Mapping[str, str]:
        """What events are made of: all, or those that may be other ones than the lines that are kept say."""
        around = Around(name=self._sources.source)
        return self.store.shown.traces(self.as_of, self._heirs, around, self._touched)

    @cached_property
    def _touched(self) -> set[str] | None:
        """The events that may be others than their lines say, None for all."""
        noted, shown = self.noted, self.store.shown
        if noted.names is None or self.as_of is not None:
            return None
        called = {source for source, name in noted.names.items() if name != self._sources.source(source)}
        own = {*noted.events, *shown.telling(noted.texts), *shown.told_by(called)}
        own |= {self._heirs[event] for event in own & self._heirs.keys()}
        return own

    @property
    def called(self) -> Mapping[str, str]:
        """How the sources are called whose events are there."""
        return {source: self._sources.source(source) for source in self.tally.told}

    @property
    def mark(self) -> str:
        """Changes with whatever lines are made of besides the store and the day."""
        topics = (part for pair in self.config.topics.items() for part in pair)
        return digest(
            [VERSION, FORMAT, *Line._fields, str(self.config.timezone), self.config.language, *topics]
        )

    def on_days(self, days: Collection[Days]) -> list[str]:
        """The events that are reported with a date of these days."""
        return self.store.shown.on_days(days.__contains__, self.as_of) if days else []

    def ahead(self, until: date) -> tuple[Event, ...]:
        """The events of which anybody says that they begin after today, up to and including a day."""
        days = range(self.today.toordinal() + 1, until.toordinal() + 1)
        keys = self.store.shown.on_days(lambda found: found[0] in days, self.as_of)
        return tuple(sorted(self.events(keys).values(), key=lambda event: (event.when, event.key)))

    def ended(self, days: Collection[int]) -> tuple[Event, ...]:
        """The events that ended, by all that is reported of them, on some days before today, unconfirmed."""
        found = self.events(self.store.shown.on_days(lambda told: told[1] in days, self.as_of))
        ended = {key: event for key, event in found.items() if end_of(event) in days}
        late = self.unconfirmed(ended)
        return tuple(sorted((ended[key] for key in late), key=lambda event: (event.when, event.key)))

    def unconfirmed(self, keys: Iterable[str]) -> frozenset[str]:
        """Which of some events passed without being confirmed, see `timeline.confirmation`.

        What confirms an event tells of the same days: no other events are asked for.
        """
        number = self.today.toordinal()
        past = {
            key: event
            for key, event in self.events(keys).items()
            if (end := end_of(event)) is not None and end < number
        }
        around = past | self.events(self.on_days({days_of(event) for event in past.values()}))
        texts = self.texts({(one.source, one.entry) for event in around.values() for one in event.reports})
        late = unconfirmed(tuple(around.values()), texts, self.today, self.config.timezone)
        return late & past.keys()

    @cached_property
    def _heirs(self) -> Mapping[str, str]:
        return self.store.decisions.moved(self.as_of)

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """On which page of the site each event is, without those on the index; few are read for it."""
        dated: defaultdict[str, list[str]] = defaultdict(list)
        disputed: list[str] = []
        for key, first, last in self.store.shown.dates(self.as_of):
            (dated[first] if first == last else disputed).append(key)
        decided = merge(self.store.shown.deciding(disputed, self.as_of))
        for event in (*decided, *self.withdrawn.values()):
            dated[event.when.text].append(event.key)
        sections: defaultdict[str, list[str]] = defaultdict(list)
        for when in sorted(map(Edtf, dated)):
            sections[section(when)] += sorted(dated[when.text])
        return paths(sections)

    def changes(self, keys: Collection[str]) -> Mapping[str, Sequence[Logged]]:
        """The log of some events, by event. Cards, lives and exports of the same few events ask for it."""
        if not self._logged.keys() >= set(keys):
            found = self.store.shown.changes(keys, self.as_of, self._heirs)
            self._logged = {key: found.get(key, ()) for key in keys}
        return {key: self._logged[key] for key in keys if self._logged[key]}

    def latest(self, number: int, *, of_events: bool = False) -> tuple[Logged, ...]:
        """So many of the latest changes, newest first: of all, or of those of events."""
        return self.store.shown.latest(number, self.as_of, self._heirs, of_events=of_events)

    @cached_property
    def doubts(self) -> Mapping[str, tuple[str, ...]]:
        """For some events the keys of others that may be the same."""
        return self.store.doubts.known(as_of=self.as_of)

    @cached_property
    def withdrawn(self) -> Mapping[str, Event]:
        """The events that nobody reports any more, by key."""
        # A text that has come to date its news itself withdraws nothing.
        said = (report for report in self._past.withdrawn() if report.mention.basis is not Basis.PUBLISHED)
        return {event.key: event for event in merge(said)}

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics of the configuration by name."""
        return {name: parse(query) for name, query in self.config.topics.items()}

    def events(self, keys: Iterable[str]) -> dict[str, Event]:
        """Some events by key, those that nobody reports any more as they were last.

        Their sentences with the dates masked are left out: no reader sees them.
        """
        wanted = dict.fromkeys(keys)
        self._let_go(wanted)
        away = [key for key in wanted if key not in self._held]
        reports, texts = self.store.shown.reports(away, self.as_of) if away else ((), {})
        order: defaultdict[str, list[str]] = defaultdict(list)
        for report in reports:
            order[report.event].append(report.key)
        self._order |= order
        self._hold(texts)
        found = {event.key: event for event in merge(reports)}
        found = {key: self.withdrawn[key] for key in away if key in self.withdrawn} | found
        known = {key: event for key in wanted if (event := found.get(key) or self._held.get(key)) is not None}
        self._held |= found
        self._reports += sum(len(event.reports) for event in found.values())
        return known

    def _let_go(self, wanted: Collection[str]) -> None:
        """Hold few reports before more are read: what was read first is asked for least."""
        for key in [*self._held] if self._reports > _HELD else ():
            if self._reports <= _HELD:
                return
            if key not in wanted:
                self._reports -= len(self._held.pop(key).reports)
                self._order.pop(key, None)

    def named(
        self,
        said: Iterable[Report | Change],
        unconfirmed: frozenset[str] = frozenset(),
        *,
        asked: bool = False,
    ) -> Names:
        """The names of the entries that some reports and changes are of, with what only topics ask for."""
        held = tuple(said)
        names = self.entries_of(((one.source, one.entry) for one in held), unconfirmed)
        if not asked:
            return names
        return replace(names, called_off=self.called_off(one.event for one in held if one.event))

    def called_off(self, keys: Iterable[str]) -> frozenset[str]:
        """Which of some events do not take place."""
        return called_off(row.change for rows in self.changes(set(keys)).values() for row in rows)

    def entries_of(self, keys: Iterable[tuple[str, str]], unconfirmed: frozenset[str] = frozenset()) -> Names:
        """The names of some entries, by source and id."""
        return replace(self.names, entries=self.texts(set(keys)), unconfirmed=unconfirmed)

    def texts(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], EntryMemory]:
        """Some entries by source and id, without their texts."""
        if self.as_of is not None:
            return self._entries
        away = [key for key in keys if key not in self._texts]
        found = self.store.shown.entries(away) if away else {}
        known = {key: text for key in keys if (text := found.get(key) or self._texts.get(key)) is not None}
        self._hold(found)
        return known

    def _hold(self, texts: Mapping[tuple[str, str], EntryMemory]) -> None:
        """Hold few texts: those that were met last."""
        self._texts |= texts
        for oldest in [*islice(self._texts, max(len(self._texts) - _TOLD, 0))]:
            del self._texts[oldest]

    def held(self) -> Mapping[str, int]:
        """How many entries of each source are there."""
        if self.as_of is None:
            return self.store.shown.held()
        return Counter(memory.source for memory in self._entries.values() if memory.gone is None)

    @cached_property
    def _entries(self) -> Mapping[tuple[str, str], EntryMemory]:
        return self._past.titles()

    def around(
        self, events: Iterable[Event], unconfirmed: frozenset[str] = frozenset()
    ) -> tuple[Names, Told]:
        """The names that the lines of some events need, and what is known besides their reports.

        Topics may ask for what any text is called, and what nobody reports any more has no other trace.
        """
        events = tuple(events)
        told = self.told(event.key for event in events)
        whole = {event.key for event in events if self.topics or event.key in self.withdrawn}
        said = (one for e in events for one in (e.reports if e.key in whole else e.reports[-1:]))
        names = self.named(chain(said, *told.changes.values()), unconfirmed)
        if self.topics:
            names = replace(names, called_off=called_off(chain(*told.changes.values())))
        return names, replace(told, topics={event.key: self._about(event, names) for event in events})

    def lives(self, keys: Iterable[str]) -> Mapping[str, Sequence[Version]]:
        """The versions of all statements of some events, in the order in which they were kept.

        Of most events nothing was ever said otherwise: their versions are the reports that are at hand.
        """
        events = self.events(keys)
        if self.as_of is not None:
            return {key: self.store.history.statements(key) for key in events}
        ended = self.store.shown.ended(events)
        found: dict[str, Sequence[Version]] = {}
        for key, event in events.items():
            if key in ended:
                found[key] = self.store.history.statements(key)
            else:
                reports = {report.key: report for report in event.reports}
                found[key] = [Version(reports[one], None) for one in self._order[key]]
        return found

    def told(self, events: Iterable[str]) -> Told:
        """What is known of some events besides their reports, but for the topics that they are about."""
        keys = set(events)
        logged = self.changes(keys)
        changes = by_event(row.change for rows in logged.values() for row in rows)
        return Told(changes, {key: self.doubts[key] for key in keys & self.doubts.keys()})

    def _about(self, event: Event, names: Names) -> tuple[str, ...]:
        if not self.topics:
            return ()
        subject = event_subject(event, names, self.today)
        return tuple(name for name, topic in self.topics.items() if topic.matches(subject))
