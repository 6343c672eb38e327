"""The timeline as the site shows it, made a few events at a time.

Every event has a trace, a hash of the rows that it is made of. What its line in lists says is remembered with
that from build to build, and only events whose trace changed are made anew; cards are made for the pages that
change. So a build costs what changed, and little for what there is.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from heapq import nsmallest
from itertools import islice

from output.files import digest
from output.markup import event_address
from output.model import Export, Item, Line, Page, Story
from output.outline import Outline, arrange
from output.tongue import Tongue
from timeline.config import Config
from timeline.confirmation import awaited, unconfirmed
from timeline.few import Few
from timeline.history import steps
from timeline.kept import Days, Kept, Shelf, changed, read, written
from timeline.memory import Logged
from timeline.model import Change, Event, Report
from timeline.store import Store
from timeline.topics import Topic, change_subject, event_subject
from timeline.view import Names
from timeline.view.export import export
from timeline.view.life import step_item
from timeline.view.page import Counts, Told, doubt, item, latest, line, page, passed, section, trace_of
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

    # All events

    @cached_property
    def page(self) -> Page:
        """The page as a record; it depends on the store and on the day, not on the hour."""
        tally, few = self._few.tally, self._few
        logged = [row.change for row in few.latest(_CHANGES, of_events=True)]
        names = self._named(logged)
        changes = latest((change for change in logged if self._tells(change, names)), self.today)
        return page(
            {name: shelf.lines for name, shelf in self._chosen.items()},
            changes,
            names,
            Counts(tally.texts, tally.told, few.held(), None if self.as_of else self.store.last_read()),
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
    def _all(self) -> Mapping[str, Shelf]:
        """The lines of all events by section, as if none had passed without being confirmed."""
        shelves = {**self._remembered, **self._fresh}
        gone = self._made(self._few.withdrawn.values())
        shelves |= changed(shelves, gone, ())
        return {name: shelf for name, shelf in shelves.items() if shelf.lines}

    @cached_property
    def _chosen(self) -> Mapping[str, Shelf]:
        """The lines of the page by section."""
        chosen = self._all if self.topic is None else self._about(self.topic)
        held = {line.id for shelf in chosen.values() for line in shelf.lines} if self._unconfirmed else ()
        late = [key for key in self._unconfirmed if key in held]
        if self._few.topics:  # which may ask for just that
            events = (event for keys in _batches(late) for event in self._few.events(keys).values())
            return {**chosen, **changed(chosen, self._made(events, self._unconfirmed), ())}
        return {**chosen, **changed(chosen, [*self._passed(chosen, frozenset(late))], ())}

    @cached_property
    def _lines(self) -> Mapping[str, Line]:
        """The lines of the page by key."""
        return {line.id: line for shelf in self._chosen.values() for line in shelf.lines}

    def _passed(self, shelves: Mapping[str, Shelf], late: frozenset[str]) -> Iterator[Kept]:
        for name, shelf in shelves.items():
            for kept in shelf.kept(name) if not late.isdisjoint(shelf.awaited) else ():
                if kept.line.id in late:
                    yield kept._replace(line=passed(kept.line, self._tongue))

    def _about(self, topic: Topic) -> dict[str, Shelf]:
        others = []
        for keys in _batches(one.id for shelf in self._all.values() for one in shelf.lines):
            events = self._few.events(keys)
            names = self._named((), (report for event in events.values() for report in event.reports))
            others += [
                key
                for key, event in events.items()
                if not topic.matches(event_subject(event, names, self.today))
            ]
        shelves = {**self._all, **changed(self._all, (), others)}
        return {name: shelf for name, shelf in shelves.items() if shelf.lines}

    @cached_property
    def _unconfirmed(self) -> frozenset[str]:
        """The events that passed without being confirmed, see `timeline.confirmation`."""
        number = self.today.toordinal()
        waiting, days = [], set()
        for name, shelf in self._all.items():
            for kept in shelf.kept(name) if shelf.awaited else ():
                if kept.awaited is not None and kept.awaited < number:
                    waiting.append(kept.line.id)
                    days.add(kept.days)
        same = self._few.on_days(days)
        events = tuple(self._few.events(dict.fromkeys((*waiting, *same))).values())
        names = self._few.named(report for event in events for report in event.reports)
        return unconfirmed(events, names.entries, self.today, self.config.timezone)

    # What is remembered

    @cached_property
    def _remembered(self) -> Mapping[str, Shelf]:
        """What the last build made."""
        same: dict[tuple[str, ...], tuple[str, ...]] = {}
        found = self._known[1] if self.as_of is None else {}
        return {name: read(text, same) for name, text in found.items()}

    @cached_property
    def _before(self) -> Mapping[str, Line]:
        return {line.id: line for shelf in self._remembered.values() for line in shelf.lines}

    def _trace(self, key: str) -> str:
        """What an event is made of; "" for one that is withdrawn."""
        before = self._before.get(key)
        known = "" if before is None or key not in self._few.tally.live else trace_of(before)
        return self._few.traces.get(key, known)

    @cached_property
    def _fresh(self) -> Mapping[str, Shelf]:
        """What is not as the last build made it: events whose trace is another, or that lie otherwise now."""
        live, before, number = self._few.tally.live, self._before, self.today.toordinal()
        wanted = {
            key: None
            for key, trace in self._few.traces.items()
            if key not in before or trace_of(before[key]) != trace
        }
        if number != self._known[0]:
            turned = _turned(self._remembered.values(), number)
            wanted |= dict.fromkeys(key for key in turned if key in live)
        made = [one for keys in _batches(wanted) for one in self._made(self._few.events(keys).values())]
        return changed(self._remembered, made, before.keys() - live)

    def remember(self) -> None:
        """Keep the lines that were made, in a transaction that writes."""
        if self.as_of is not None:
            return
        shelves = {name: written(shelf) for name, shelf in self._fresh.items()}
        few = self._few
        self.store.shown.keep(few.mark, self.today.toordinal(), few.called, shelves, few.noted)

    @cached_property
    def _known(self) -> tuple[int, Mapping[str, str]]:
        return self.store.shown.shelves(self._few.mark)

    # A few events

    def _made(self, events: Iterable[Event], late: frozenset[str] = frozenset()) -> list[Kept]:
        events = tuple(events)
        names, told = self._few.around(events, late)
        zone = self.config.timezone
        return [
            Kept(
                line(
                    event,
                    told,
                    names,
                    self.today,
                    self._trace(event.key) or _trace_of_last(event, told, names),
                ),
                (event.when.lower, event.when.upper),
                section(event.when),
                awaited(event, names.entries, zone),
            )
            for event in events
        ]

    def cards(self, keys: Iterable[str]) -> Mapping[str, Item]:
        """Some events as cards."""
        events = self._few.events(keys)
        names, told = self._few.around(events.values(), self._unconfirmed)
        doubted = {other for found in told.doubts.values() for other in found}
        others = self._few.events(doubted & self._lines.keys())  # a page of a topic links within itself
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
        if len(self._lines) <= WHOLE:
            return tuple(line.id for part in self.page.sections for line in part.items)
        shelves = [self._chosen[part.id] for part in self.page.sections]
        begins = [_begin(days) for shelf in shelves for days in shelf.days]
        number = self.today.toordinal()
        place = bisect_left(begins, number)
        near = range(max(place - NEAREST, 0), min(place + NEAREST, len(begins)))
        ids = [line.id for shelf in shelves for line in shelf.lines]
        return tuple(ids[at] for at in nsmallest(NEAREST, near, key=lambda at: abs(begins[at] - number)))

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
            yield from (self._lines[key].digest, self.paths.get(key, ""))
        yield str(self._logged[0].id if self._logged else "")

    @property
    def address(self) -> str | None:
        """Where the page stands on the web; one of a moment or a topic stands nowhere."""
        return None if self.as_of or self.topic else self.config.site_address

    def links(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Where some events are on the site, by key."""
        index = f"{self.address or ''}index.html"
        known = (key for key in keys if key in self._lines)
        places = {key: event_address(index, self.paths.get(key, ""), key) for key in known}
        return {key: place for key, place in places.items() if place}


def _trace_of_last(event: Event, told: Told, names: Names) -> str:
    """What an event is made of that nobody reports any more."""
    changes = told.changes.get(event.key, ())
    said = [(report.source, report.entry) for report in event.reports]
    said += [(change.source, change.entry) for change in changes]
    texts = (memory.entry for key in said if (memory := names.entries.get(key)) is not None)
    shown = ((text.title, text.url, text.published) for text in texts)
    sources = (names.source(source) for source, _ in said)
    return digest(map(repr, (*event.reports, *changes, *shown, *sources)))


def _begin(days: Days) -> float:
    return float("-inf") if days[0] is None else days[0]


def _turned(shelves: Iterable[Shelf], number: int) -> Iterator[str]:
    """The events that lie otherwise on a day, an ordinal, than their lines say."""
    for shelf in shelves:
        for one, days in zip(shelf.lines, shelf.days, strict=True):
            if lies(*days, number) != one.tense:
                yield one.id


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while part := list(islice(left, _BATCH)):
        yield part
