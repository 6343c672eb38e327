"""The timeline as the site shows it, made a few events at a time.

Every event has a trace, a hash of the rows that it is made of. What its line in lists says is remembered with
that from build to build, and only events whose trace changed are made anew; cards are made for the pages that
change. So a build costs what changed, not what there is.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from heapq import nsmallest
from itertools import islice

from feeds.politeness import VERSION
from output.files import digest
from output.markup import event_address
from output.model import Export, Item, Page, Story
from output.outline import Outline, arrange
from output.tongue import Tongue
from timeline.config import Config
from timeline.confirmation import awaited, unconfirmed
from timeline.edtf import Edtf
from timeline.few import Few
from timeline.history import steps
from timeline.kept import Kept, read, written
from timeline.memory import Logged
from timeline.model import Change, Event, Report
from timeline.store import Store
from timeline.topics import Topic, change_subject, event_subject
from timeline.view import Names
from timeline.view.export import export
from timeline.view.life import step_item
from timeline.view.page import Counts, doubt, item, latest, line, page, passed, section
from timeline.view.status import lies

_BATCH = 500  # events made at a time
_CHANGES = 1000  # looked at for those that the page shows: a topic chooses among them
WHOLE = 5_000  # events up to which the exports beside the page hold all
NEAREST = 2_000  # else those around today


class Board:
    """The timeline at a moment or now, of all or of a topic, within one transaction of the store."""

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
        self._few = Few(config, store, now if as_of is None else as_of, as_of)
        self.today = self._few.today
        self._fresh: dict[str, Kept] = {}

    # All events

    @cached_property
    def page(self) -> Page:
        """The page as a record; it depends on the store and on the day, not on the hour."""
        traces, few = self._few.traces, self._few
        logged = [row.change for row in few.latest(_CHANGES, of_events=True)]
        names = self._named(logged)
        changes = latest((change for change in logged if self._tells(change, names)), self.today)
        kept = sorted(self._chosen.values(), key=lambda one: (one.order, one.line.id))
        return page(
            [(one.section, one.line) for one in kept],
            changes,
            names,
            Counts(traces.texts, traces.told, few.held(), None if self.as_of else self.store.last_read()),
            title=self.config.title,
            today=self.today,
            as_of=self.store.shown.last_seen(self.as_of),
            note=self._note,
        )

    @property
    def _note(self) -> str:
        """What else than all that is known now the page shows."""
        say, names = self._tongue.say, self._few.names
        then = say("As it was known on {moment}", moment=names.moment(self.as_of)) if self.as_of else ""
        about = say("Only what this query finds: {query}", query=str(self.topic)) if self.topic else ""
        return say(". ").join(filter(None, (then, about)))

    @property
    def _tongue(self) -> Tongue:
        return self._few.names.tongue

    @property
    def paths(self) -> Mapping[str, str]:
        """On which page of the site each event is, without those on the index."""
        return self.outline.paths

    @property
    def doubts(self) -> Mapping[str, tuple[str, ...]]:
        """For some events the keys of others that may be the same."""
        return self._few.doubts

    @property
    def withdrawn(self) -> Collection[Event]:
        """The events that nobody reports any more."""
        return self._few.withdrawn.values()

    @cached_property
    def outline(self) -> Outline:
        """How the page is arranged."""
        return arrange(self.page)

    @cached_property
    def _logged(self) -> tuple[Logged, ...]:
        return self._few.latest(_CHANGES)

    def _named(self, changes: Iterable[Change], reports: Iterable[Report] = ()) -> Names:
        """The names of the entries of some changes and reports."""
        said = [(change.source, change.entry) for change in changes]
        said += [(report.source, report.entry) for report in reports]
        return self._few.entries_of(said, self._unconfirmed)

    def _tells(self, change: Change, names: Names) -> bool:
        return self.topic is None or self.topic.matches(change_subject(change, names, self.today))

    @cached_property
    def _all(self) -> Mapping[str, Kept]:
        """The lines of all events by key, as if none had passed without being confirmed."""
        found = dict(self._remembered())
        for keys in _batches(key for key in self._few.traces.of if key not in found):
            self._fresh |= self._made(self._few.events(keys).values())
        return found | self._fresh | self._made(self._few.withdrawn.values())

    @cached_property
    def _chosen(self) -> Mapping[str, Kept]:
        """The lines of the page."""
        chosen = self._all if self.topic is None else dict(self._about(self.topic))
        late = [key for key in self._unconfirmed if key in chosen]
        if self._few.topics:  # which may ask for just that
            events = (event for keys in _batches(late) for event in self._few.events(keys).values())
            return {**chosen, **self._made(events, self._unconfirmed)}
        return {
            **chosen,
            **{key: replace(chosen[key], line=passed(chosen[key].line, self._tongue)) for key in late},
        }

    def _about(self, topic: Topic) -> Iterator[tuple[str, Kept]]:
        for keys in _batches(self._all):
            events = self._few.events(keys)
            names = self._named((), (report for event in events.values() for report in event.reports))
            for key, event in events.items():
                if topic.matches(event_subject(event, names, self.today)):
                    yield key, self._all[key]

    @cached_property
    def _unconfirmed(self) -> frozenset[str]:
        """The events that passed without being confirmed, see `timeline.confirmation`."""
        number = self.today.toordinal()
        waiting = [key for key, one in self._all.items() if one.awaited is not None and one.awaited < number]
        days = {self._all[key].days for key in waiting}
        same = [
            key
            for text, keys in self._few.traces.dates.items()
            if days and _days(text) in days
            for key in keys
        ]
        events = tuple(self._few.events(dict.fromkeys((*waiting, *same))).values())
        names = self._few.named(report for event in events for report in event.reports)
        return unconfirmed(events, names.entries, self.today, self.config.timezone)

    # What is remembered

    def _remembered(self) -> Iterator[tuple[str, Kept]]:
        """What earlier builds made of the same, where that is how it stands as of today."""
        if self.as_of is not None:
            return
        traces, number = self._few.traces.of, self.today.toordinal()
        same = [(key, trace, text) for key, (trace, text) in self._known.items() if traces.get(key) == trace]
        for kept in read(same):
            if lies(*kept.days, number) == kept.line.tense:
                yield kept.line.id, kept

    def remember(self) -> None:
        """Keep the lines that were made, in a transaction that writes."""
        if self.as_of is not None:
            return
        traces = self._few.traces.of
        rows = [(key, traces[key], written(kept)) for key, kept in self._fresh.items()]
        self.store.shown.keep_lines(self._mark, rows, self._known.keys() - traces.keys())

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, str]]:
        return self.store.shown.lines(self._mark)

    @property
    def _mark(self) -> str:
        topics = (part for pair in self.config.topics.items() for part in pair)
        return digest([VERSION, str(self.config.timezone), self.config.language, *topics])

    # A few events

    def _made(self, events: Iterable[Event], late: frozenset[str] = frozenset()) -> dict[str, Kept]:
        events = tuple(events)
        names, told = self._few.around(events, late)
        traces, zone = self._few.traces.of, self.config.timezone
        return {
            event.key: Kept(
                line(event, told, names, self.today, traces.get(event.key, "")),
                event.when.order(),
                section(event.when),
                awaited(event, names.entries, zone),
            )
            for event in events
        }

    def cards(self, keys: Iterable[str]) -> Mapping[str, Item]:
        """Some events as cards."""
        events = self._few.events(keys)
        names, told = self._few.around(events.values(), self._unconfirmed)
        doubted = {other for found in told.doubts.values() for other in found}
        others = self._few.events(doubted & self._chosen.keys())  # a page of a topic links within itself
        return {
            key: item(
                event, told, names, self.today,
                (doubt(others[other], self._tongue) for other in told.doubts.get(key, ()) if other in others),
            )
            for key, event in events.items()
        }  # fmt: skip

    def stories(self, keys: Iterable[str]) -> Mapping[str, Story]:
        """Some events with their lives; of a page as it was known, up to then."""
        made = {}
        for key, card in self.cards(keys).items():
            found = steps(self.store.history.statements(key))
            names = self._few.named(step.version.report for step in found)
            told = (step for step in found if self.as_of is None or step.seen <= self.as_of)
            made[key] = Story(card, tuple(step_item(step, names) for step in told))
        return made

    def export_of(self, keys: Sequence[str]) -> Export:
        """Some events for other programs, without the log."""
        return self._export(keys, ())

    @cached_property
    def export(self) -> Export:
        """The timeline for the programs that read what stands beside the page: all, or what is nearest."""
        return self._export(self.exported, self._logged)

    @cached_property
    def exported(self) -> tuple[str, ...]:
        """The events of the export."""
        lines = [one for part in self.page.sections for one in part.items]
        if len(lines) <= WHOLE:
            return tuple(one.id for one in lines)
        number = float(self.today.toordinal())
        place = bisect_left(lines, number, key=lambda one: self._all[one.id].order[0])
        near = (one.id for one in lines[max(place - NEAREST, 0) : place + NEAREST])
        return tuple(nsmallest(NEAREST, near, key=lambda key: abs(self._all[key].order[0] - number)))

    def _export(self, keys: Iterable[str], logged: Sequence[Logged]) -> Export:
        events = {key: event for part in _batches(keys) for key, event in self._few.events(part).items()}
        own = self._few.changes(events)
        rows = {row.id: row for row in (*logged, *(row for found in own.values() for row in found))}
        changes = [row.change for row in rows.values()]
        names = self._named(changes, (report for event in events.values() for report in event.reports))
        gone = self._few.withdrawn
        return export(
            [event for key, event in events.items() if key not in gone],
            [event for key, event in events.items() if key in gone],
            [rows[number] for number in sorted(rows)],
            names,
            title=self.config.title,
            address=self.address,
            links=self.links({*events, *(row.change.event for row in logged if row.change.event)}),
            tells=lambda change: self._tells(change, names),
        )

    @property
    def export_marks(self) -> Iterator[str]:
        """What of the store the export is made of."""
        for key in self.exported:
            yield from (self._chosen[key].line.digest, self.paths.get(key, ""))
        yield str(self._logged[0].id if self._logged else "")

    @property
    def address(self) -> str | None:
        """Where the page stands on the web; one of a moment or a topic stands nowhere."""
        return None if self.as_of or self.topic else self.config.site_address

    def links(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Where some events are on the site, by key."""
        index = f"{self.address or ''}index.html"
        known = (key for key in keys if key in self._chosen)
        places = {key: event_address(index, self.paths.get(key, ""), key) for key in known}
        return {key: place for key, place in places.items() if place}


def _days(text: str) -> tuple[int | None, int | None]:
    when = Edtf(text)
    return when.lower, when.upper


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while part := list(islice(left, _BATCH)):
        yield part
