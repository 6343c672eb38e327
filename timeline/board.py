"""The timeline as the site shows it, made a few events at a time.

Every event has a trace, a hash of the rows that it is made of. What its line in lists says is remembered with
that from build to build, and only events whose trace changed are made anew; cards are made for the pages that
change. So a build costs what changed, and little for what there is.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice
from math import inf

from output.files import digest
from output.markup import event_address
from output.model import Export, Item, Line, Occurrence, Page, Story
from output.outline import Outline, arrange
from output.tongue import Tongue
from timeline.config import Config
from timeline.confirmation import awaited, unconfirmed
from timeline.few import Few
from timeline.history import ends, steps
from timeline.kept import Days, Kept, Shelf, changed, order, written
from timeline.memory import Logged
from timeline.model import Change, Event, Report
from timeline.store import Store
from timeline.topics import Topic, change_subject, event_subject
from timeline.view import Names
from timeline.view.export import NAMED, export, told_by
from timeline.view.life import step_item
from timeline.view.page import (
    ALONE,
    CARD,
    Counts,
    Told,
    doubt,
    item,
    latest,
    leading,
    line,
    page,
    passed,
    section,
    trace_of,
)
from timeline.view.status import lies

_BATCH = 100  # events made at a time
_CHANGES = 1000  # looked at for those that the page shows: a topic chooses among them
WHOLE = 5_000  # events up to which the exports beside the page hold all
NEAREST = 2_000  # else those around today
_MARK = 16  # letters of a digest that tell one piece of a file from all others


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
        self._carded: Mapping[str, Item] = {}  # made last

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

    def _named(self, said: Iterable[Report | Change]) -> Names:
        """The names of the entries that some reports and changes are of."""
        return self._few.named(said, self._unconfirmed, asked=self.topic is not None)

    def _tells(self, change: Change, names: Names) -> bool:
        return self.topic is None or self.topic.matches(change_subject(change, names, self.today))

    @cached_property
    def _all(self) -> Mapping[str, Shelf]:
        """The lines of all events by section, as if none had passed without being confirmed."""
        shelves = {**self._few.remembered, **self._fresh}
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
            names = self._named(report for event in events.values() for report in event.reports)
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

    def _trace(self, key: str) -> str:
        """What an event is made of; "" for one that is withdrawn."""
        before = self._few.before.get(key)
        known = "" if before is None or key not in self._few.live else trace_of(before)
        return self._few.traces.get(key, known)

    @cached_property
    def _fresh(self) -> Mapping[str, Shelf]:
        """What is not as the last build made it: events whose trace is another, or that lie otherwise now."""
        few, number = self._few, self.today.toordinal()
        before = {key: trace_of(line) for key, line in few.before.items()}
        wanted = {key: None for key, trace in few.traces.items() if before.get(key) != trace}
        if number != few.day:
            turned = _turned(few.remembered.values(), number)
            wanted |= dict.fromkeys(key for key in turned if key in few.live)
        made = [one for keys in _batches(wanted) for one in self._made(few.events(keys).values())]
        return changed(few.remembered, made, before.keys() - few.live)

    def remember(self) -> None:
        """Keep the lines that were made, in a transaction that writes."""
        if self.as_of is not None:
            return
        shelves = {name: written(shelf) for name, shelf in self._fresh.items()}
        few = self._few
        self.store.shown.keep(few.mark, self.today.toordinal(), few.called, shelves, few.noted)

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
                awaited(event, self._few.texts, zone),
            )
            for event in events
        ]

    def cards(self, keys: Iterable[str], room: int = CARD) -> Mapping[str, Item]:
        """Some events as cards with room for so many reports."""
        events = self._few.events(keys)
        told = self._few.told(events)
        # A card quotes a few of its reports, and a page may have cards with a thousand.
        quoted = (report for event in events.values() for report in leading(event, room))
        names = self._named(chain(quoted, *told.changes.values()))
        others = self._lines  # a page of a topic links within itself
        self._carded = {
            key: item(
                event, told, names, self.today,
                (doubt(others[other]) for other in told.doubts.get(key, ()) if other in others),
                room,
            )
            for key, event in events.items()
        }  # fmt: skip
        return self._carded

    def stories(self, keys: Iterable[str]) -> Mapping[str, Story]:
        """Some events with their lives; of a page as it was known, up to then."""
        # The page of an event is made after that of its month, and most cards had room for all reports.
        there, wanted = self._carded, tuple(keys)
        cards = {key: there[key] for key in wanted if key in there and not there[key].others}
        cards |= self.cards([key for key in wanted if key not in cards], ALONE)
        lives = {key: ends(steps(found), ALONE, self.as_of) for key, found in self._few.lives(cards).items()}
        told = (step for life in lives.values() for step in chain(life.first, life.late))
        names = self._few.named(step.version.report for step in told)
        return {
            key: Story(
                card,
                tuple(step_item(step, names) for step in lives[key].first),
                lives[key].between,
                tuple(step_item(step, names) for step in lives[key].late),
            )
            for key, card in cards.items()
        }

    def export_of(self, keys: Iterable[str]) -> Export:
        """Some events for other programs, in this order, without changes."""
        wanted, found = tuple(keys), dict[str, Occurrence]()
        for part in _batches(key for key in wanted if key not in self._occurrences):
            found |= {one.id: one for one in self._export(part, (), lambda _: False).occurrences}
        self._occurrences |= {key: one for key, one in found.items() if key in self._near}
        known = (self._occurrences.get(key) or found.get(key) for key in wanted)
        return replace(self._bare, occurrences=tuple(one for one in known if one is not None))

    @cached_property
    def _occurrences(self) -> dict[str, Occurrence]:
        """Events as they were made for pages of their own: the exports beside the page hold the same."""
        return {}

    @cached_property
    def _near(self) -> frozenset[str]:
        return frozenset(self.exported)

    @cached_property
    def _bare(self) -> Export:
        return self._export((), (), lambda _: False)

    @cached_property
    def log(self) -> Export:
        """The latest changes for other programs, without events."""
        # There may be none about a topic among the latest of all.
        own = self._few.changes(self.exported).values() if self.topic else ()
        logged = {row.id: row for rows in (self._logged, *own) for row in rows}
        names = self._named(row.change for row in logged.values())
        return self._export((), [*logged.values()], lambda change: self._tells(change, names))

    @cached_property
    def exported(self) -> tuple[str, ...]:
        """The events for the programs that read what stands beside the page: all, or those nearest."""
        shelves = [self._chosen[part.id] for part in self.page.sections]
        found: Iterable[tuple[Line, Days]] = chain.from_iterable(
            zip(shelf.lines, shelf.days, strict=True) for shelf in shelves
        )
        if len(self._lines) > WHOLE:
            begins = [-inf if days[0] is None else days[0] for shelf in shelves for days in shelf.days]
            number = self.today.toordinal()
            place = bisect_left(begins, number)
            around = range(max(place - NEAREST, 0), min(place + NEAREST, len(begins)))
            near = {*nsmallest(NEAREST, around, key=lambda at: abs(begins[at] - number))}
            found = (one for at, one in enumerate(found) if at in near)
        return tuple(line.id for line, _ in sorted(found, key=lambda one: order(*one)))

    def _export(
        self, keys: Iterable[str], logged: Sequence[Logged], tells: Callable[[Change], bool]
    ) -> Export:
        events = self._few.events(keys)
        own = self._few.changes(events)
        rows = {row.id: row for row in (*logged, *(row for found in own.values() for row in found))}
        changes = [row.change for row in rows.values()]
        said = ((change.source, change.entry) for change in changes)
        texts = chain.from_iterable(told_by(event)[:NAMED] for event in events.values())
        names = self._few.entries_of(chain(said, texts), self._unconfirmed)
        gone = self._few.withdrawn
        return export(
            [event for key, event in events.items() if key not in gone],
            [event for key, event in events.items() if key in gone],
            [rows[number] for number in sorted(rows)],
            names,
            title=self.config.title,
            address=self.address,
            links=self.links({*events, *(row.change.event for row in logged if row.change.event)}),
            tells=tells,
        )

    @property
    def export_marks(self) -> Mapping[str, str]:
        """What each event is made of for other programs, in their order."""
        lines, paths = self._lines, self.paths
        return {key: digest([lines[key].digest, paths.get(key, "")])[:_MARK] for key in self.exported}

    @property
    def log_mark(self) -> str:
        """What the latest changes are made of for other programs."""
        told = {row.change.event: None for row in self._logged if row.change.event}
        known = (f"{line.digest} {self.paths.get(key, '')}" for key in told if (line := self._lines.get(key)))
        return digest([str(self._logged[0].id if self._logged else ""), *known])

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
