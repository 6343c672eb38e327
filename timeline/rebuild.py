"""All events derived once more from the kept texts, after the rules that read them became others.

In this order: every text is read again, oldest first; reports are found by new signs; events that the rules
now hold for one are joined; what people decided has the last word. What changes is no news: the world and the
texts are as they were. So it is told to who asked for it and not logged, and no digest tells it. Like
everything that is seen, a new reading counts from now on: the timeline of earlier moments stays.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.fingerprint import much_shorter
from timeline.ahead import Ahead, Spread, Text, alone, as_read
from timeline.diff import state
from timeline.entries import Entries
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind, Report
from timeline.same import Candidates, judge
from timeline.store import Store, StoreError
from timeline.store.rereading import Place, Rereading

_AT_ONCE = 50  # texts, or events, of one transaction
# What decides which events a text tells.
_RULES = ("dates", "extract", "same", "edtf.py", "merge.py", "revision.py")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stage:
    """A piece of a rebuild that is done: how many of how many texts or events, and what the rules changed.

    `left` counts texts that are no longer kept, or stand in for longer ones: their events stay as they are.
    """

    stage: Literal["texts", "signs", "events", "decisions"]
    done: int
    of: int
    changes: tuple[Change, ...] = ()
    left: int = 0


class _UndoneError(Exception):
    """Ends the one transaction of a rebuild of which nothing is to be kept."""


def rebuild(
    store: Store,
    *,
    now: datetime,
    zone: ZoneInfo,
    keep: bool = True,
    stop: Callable[[], bool] = lambda: False,
    spread: Spread = alone,
) -> Iterator[Stage]:
    """Derive all events again, a stage after the other; ends early, and to be gone on with, once `stop()`.

    With `keep=False` nothing of it is kept. Whoever calls it holds the lock of the store. Others may read the
    texts ahead (`spread`); what they say is compared and kept here, in the order of the texts, so that the
    outcome is the same.
    """
    work = _Work(store, now, zone, keep=keep, stop=stop, spread=spread)
    if keep:
        yield from work.stages()
        return
    with suppress(_UndoneError), store.write():
        yield from work.stages()
        raise _UndoneError


def rules() -> str:
    """A fingerprint of what decides which events a text tells."""
    digest, folder = sha256(), Path(__file__).parent
    for name in _RULES:
        path = folder / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


class _Work:
    def __init__(
        self,
        store: Store,
        now: datetime,
        zone: ZoneInfo,
        *,
        keep: bool,
        stop: Callable[[], bool],
        spread: Spread,
    ) -> None:
        self.store, self.now, self.zone, self.keep, self.stop = store, now, zone, keep, stop
        self.spread = spread
        self.sources: Mapping[str, SourceMemory] = {}
        self.rules = rules()

    def stages(self) -> Iterator[Stage]:
        for step in (self._texts, self._signs, self._events, self._decisions):
            for stage in step():
                yield stage
                if self.stop():
                    return

    @contextmanager
    def _step(self) -> Iterator[Rereading]:
        """A transaction of its own; within the one of a trial a part of that."""
        if not self.keep:
            yield Rereading(self.store.connection)
            return
        with self.store.write():
            yield Rereading(self.store.connection)

    def _texts(self) -> Iterator[Stage]:
        with self._step() as reading:
            places = reading.places()
            self.sources = {memory.id: memory for memory in self.store.sources()}
            after = _after(self.store.state.rebuilding(), self.rules)
        first = next((at for at, place in enumerate(places) if place > after), len(places)) if after else 0
        parts = [places[at : at + _AT_ONCE] for at in range(first, len(places), _AT_ONCE)]
        done = first
        for part, ahead in zip(
            parts, self.spread([partial(self._wanted, part) for part in parts]), strict=True
        ):
            changes: list[Change] = []
            left = 0
            with self._step() as reading:
                for memory in reading.entries(part):
                    found = self._text(memory, ahead)
                    left += found is None
                    changes += found or ()
                self.store.state.rebuild(_mark(part[-1], self.rules))
            done += len(part)
            yield Stage("texts", done, len(places), tuple(changes), left)

    def _wanted(self, part: Sequence[Place]) -> list[Text]:
        """The texts at these places that are read, as they are read."""
        with self._look() as reading:
            memories = reading.entries(part)
        read = [(memory, source) for memory in memories if (source := self._source(memory)) is not None]
        return [as_read(memory.entry, source, memory.first_seen, self.zone) for memory, source in read]

    @contextmanager
    def _look(self) -> Iterator[Rereading]:
        """A transaction that reads; within the one of a trial a part of that."""
        if not self.keep:
            yield Rereading(self.store.connection)
            return
        with self.store.read():
            yield Rereading(self.store.connection)

    def _source(self, memory: EntryMemory) -> SourceMemory | None:
        """The source of a text that can be read again; None where its words are not all at hand."""
        entry = memory.entry
        gone = not entry.text and not entry.occasions and memory.full
        return None if gone or much_shorter(memory.full, entry.text) else self.sources.get(memory.source)

    def _text(self, memory: EntryMemory, ahead: Ahead) -> tuple[Change, ...] | None:
        """What reading a text again changed; None where it cannot be read."""
        source = self._source(memory)
        if source is None:
            return None
        try:
            with self.store.connection.begin_nested():
                entries = Entries(self.store, source, self.now, self.zone, again=True, ahead=ahead)
                changes, about = entries.read(memory)
                if about != memory.gist:
                    self.store.put_gist(memory, about)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - one text must not keep the others from being read
            _log.exception("%s, %s: could not be read again", memory.source, memory.entry.id)
            return None
        return tuple(change for change in changes if _differs(change))

    def _signs(self) -> Iterator[Stage]:
        with self._step() as reading:
            reading.sign()
        yield Stage("signs", 1, 1)

    def _events(self) -> Iterator[Stage]:
        with self._step() as reading:
            founders = reading.founders()
        for at in range(0, len(founders), _AT_ONCE):
            part = founders[at : at + _AT_ONCE]
            with self._step() as reading:
                changes = tuple(self._joined(reading, part))
            yield Stage("events", at + len(part), len(founders), changes)

    def _joined(self, reading: Rereading, keys: Sequence[str]) -> Iterator[Change]:
        """Join the events that these reports founded to older ones, where the rules say so."""
        known, told = reading.reports(keys), _Told(self.store)
        for key in keys:
            report, about = known.get(key, (None, ""))
            if report is None or report.event != key:
                continue
            event = self._older(report, about, told.beside(report))
            if event is None:
                continue
            for one in self.store.reports(event_key=key):
                reading.join(one, event, self.now)
            self.store.touch()
            known, told = reading.reports(keys), _Told(self.store)  # others may tell another event by now
            said = state(report.mention)
            yield Change(ChangeKind.CORROBORATED, report.source, report.entry, self.now, event, None, said)

    def _older(self, report: Report, about: str, told: frozenset[str]) -> str | None:
        """The event that an older report tells and this one, too; what is in doubt is kept as such."""
        own = (report.source, report.entry)
        others = self.store.links.near([report.mention], about, own=own)
        older = {
            mention: [(shared, one) for shared, one in found if one[:4] < report.seniority()]
            for mention, found in others.items()
        }
        verdict = judge({0: report.mention}, Candidates(older), about, told)[0]
        if verdict.event is not None and verdict.event != report.key:
            return verdict.event
        self.store.doubts.add({report.key: verdict.maybe}, self.now)
        return None

    def _decisions(self) -> Iterator[Stage]:
        with self._step() as reading:
            decided = reading.decided()
            for key, (report, _) in reading.reports([*decided]).items():
                if report.event != decided[key]:
                    reading.join(report, decided[key], self.now)
                    self.store.touch()
            self.store.state.rebuild("")
        yield Stage("decisions", 1, 1)


class _Told:
    """The events that entries tell, as long as none is joined."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[tuple[str, str], frozenset[str]] = {}

    def beside(self, report: Report) -> frozenset[str]:
        """Those that the entry of a report tells, but for the one that it founded."""
        own = (report.source, report.entry)
        if own not in self._of:
            found = self._store.reports(source=report.source, entry=report.entry)
            self._of[own] = frozenset(one.event for one in found)
        return self._of[own] - {report.key}


def _differs(change: Change) -> bool:
    """Whether a reader can see a change: of what is made of a sentence only date and title are shown."""
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    return (before.when, before.title, before.sentence) != (after.when, after.title, after.sentence)


def _mark(place: Place, rules: str) -> str:
    return json.dumps([rules, place.first_seen.isoformat(), place.source, place.entry])


def _after(mark: str, rules: str) -> Place | None:
    """The last text that these rules read in a rebuild that was stopped."""
    if not mark:
        return None
    known, first_seen, source, entry = json.loads(mark)
    return (
        Place(datetime.fromisoformat(first_seen).astimezone(UTC), source, entry) if known == rules else None
    )
