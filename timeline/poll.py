"""One poll of one source: what it says now against the memory, kept in one transaction.

parse -> extract -> merge -> diff -> commit. Everything that decides is in the pure modules below; this one
fetches from the store what they need and puts back what they say.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.fingerprint import shrunk, text_hash
from feeds.model import Entry, Failed, Fault, NotModified, Snapshot, Validators
from timeline.diff import diff, edited
from timeline.extract import extract
from timeline.memory import EntryMemory, Notice, SourceMemory
from timeline.merge import identify
from timeline.model import Change, ChangeKind, State
from timeline.same import Candidates, can_meet
from timeline.store import Store

# Changes that already say that an entry's text is no longer what it was.
_TELLS_EDIT = frozenset(
    {ChangeKind.RESCHEDULED, ChangeKind.REFINED, ChangeKind.AMENDED, ChangeKind.WITHDRAWN}
)
_QUOTED = 4000  # characters of an edited passage that the log keeps


@dataclass(frozen=True, slots=True)
class Reading:
    """A usable answer with what the next request and the next comparison of bytes need."""

    snapshot: Snapshot
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None


Answer = Reading | NotModified | Failed


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll gave; `entries` and `events` count what the source holds now."""

    source: str
    outcome: Literal["baseline", "changed", "unchanged", "failed"]
    next_due: datetime
    changes: tuple[Change, ...] = ()
    entries: int = 0
    events: int = 0
    trouble: str = ""


def settle(
    store: Store,
    memory: SourceMemory,
    answer: Answer,
    *,
    now: datetime,
    next_due: datetime,
    zone: ZoneInfo,
    events: bool = True,
) -> Polled:
    """Take an answer into the store, all of it or nothing, and tell what changed.

    `next_due` is when the source should be asked again; `events=False` keeps the texts and leaves their
    dates for a later run.
    """
    with store.write():
        match answer:
            case Failed():
                return _failed(store, memory, answer, now, next_due)
            case NotModified():
                return _unchanged(store, memory, answer, now, next_due)
            case Reading():
                lost = _lost(store, memory, answer.snapshot)
                if lost is not None:
                    return _failed(store, memory, lost, now, next_due)
                reader = _Reader(store, memory, now, zone, events=events)
                return _read(reader, answer, next_due)


def catch_up(store: Store, *, now: datetime, zone: ZoneInfo) -> tuple[Change, ...]:
    """Look for dates in the entries that were only collected so far."""
    changes: list[Change] = []
    with store.write():
        for memory in store.unread():
            source = store.source(memory.source) or SourceMemory(memory.source, "")
            reader = _Reader(store, source, now, zone, events=True)
            found = reader.statements(memory)
            store.put_entry(replace(memory, read=True), memory)
            changes += [] if memory.first_seen == source.baseline else found
        store.log(changes)
    return tuple(changes)


def _lost(store: Store, memory: SourceMemory, snapshot: Snapshot) -> Failed | None:
    """A page that lost most of its text is an error or login page until it proves otherwise."""
    if snapshot.kind != "page":
        return None
    known = store.entries(memory.id)
    for entry in snapshot.entries:
        before = known.get(entry.id)
        if before is not None and shrunk(before.entry.text, entry.text):
            left, had = len(entry.text), len(before.entry.text)
            return Failed(Fault.SHRUNK, f"only {left:,} of {had:,} characters of text are left")
    return None


def _failed(store: Store, memory: SourceMemory, answer: Failed, now: datetime, next_due: datetime) -> Polled:
    """The last good state stays; a trouble is told once, when it begins."""
    if memory.fault is None:
        text = f"{memory.title or memory.id} cannot be read: {answer.message}"
        store.notify(Notice(now, memory.id, "trouble", text))
    store.put_source(
        replace(
            memory,
            checked=now,
            next_due=next_due,
            failures=memory.failures + 1,
            fault=answer.fault.value,
            trouble=answer.message,
        )
    )
    return Polled(memory.id, "failed", next_due, trouble=answer.message)


def _unchanged(
    store: Store, memory: SourceMemory, answer: NotModified, now: datetime, next_due: datetime
) -> Polled:
    validators = Validators(
        answer.validators.etag or memory.validators.etag,
        answer.validators.last_modified or memory.validators.last_modified,
    )
    _good(store, replace(memory, validators=validators), now, next_due, trouble=None)
    return Polled(memory.id, "unchanged", next_due)


def _read(reader: "_Reader", answer: Reading, next_due: datetime) -> Polled:
    store, memory, now, snapshot = reader.store, reader.memory, reader.now, answer.snapshot
    changes = reader.entries(snapshot)
    trouble = "; ".join(snapshot.notes) or None
    told = f"{memory.title or memory.id}: {trouble}"
    if trouble and told != store.last_notice(memory.id, "note"):
        store.notify(Notice(now, memory.id, "note", told))
    after = replace(
        memory,
        kind=snapshot.kind,
        # A folder's name says less than the id that its user chose.
        title="" if snapshot.kind == "files" else snapshot.title or memory.title,
        validators=answer.validators,
        body_hash=answer.body_hash,
    )
    _good(store, after, now, next_due, trouble=trouble)
    events = len({report.event for report in store.reports(source=memory.id)})
    outcome: Literal["baseline", "changed", "unchanged"] = "changed" if changes else "unchanged"
    if memory.baseline is None:
        outcome, changes = "baseline", []
        held = f"{len(snapshot.entries)} texts with {events} events"
        text = f"{after.title or after.id} is followed from now on: {held}, taken as the baseline"
        store.notify(Notice(now, memory.id, "baseline", text))
    store.log(changes)
    return Polled(memory.id, outcome, next_due, tuple(changes), len(snapshot.entries), events, trouble or "")


def _good(
    store: Store, memory: SourceMemory, now: datetime, next_due: datetime, *, trouble: str | None
) -> None:
    if memory.fault is not None:
        store.notify(Notice(now, memory.id, "recovered", f"{memory.title or memory.id} can be read again"))
    store.put_source(
        replace(
            memory,
            baseline=memory.baseline or now,
            checked=now,
            good=now,
            next_due=next_due,
            failures=0,
            fault=None,
            trouble=trouble,
        )
    )


class _Reader:
    """Entries of one source against what the store knows of them, within one transaction."""

    def __init__(
        self, store: Store, memory: SourceMemory, now: datetime, zone: ZoneInfo, *, events: bool
    ) -> None:
        self.store, self.memory, self.now, self.zone, self.events = store, memory, now, zone, events

    def entries(self, snapshot: Snapshot) -> list[Change]:
        """Take all entries in, and out what is gone from a source that is complete."""
        known = self.store.entries(self.memory.id)
        self._follow_moves(snapshot, known)
        changes: list[Change] = []
        # Oldest first, whatever the order of the feed: the first to tell an event names it.
        for entry in sorted(snapshot.entries, key=_age):
            changes += self._entry(entry, known.get(entry.id))
        if snapshot.complete:
            present = {entry.id for entry in snapshot.entries} | set(snapshot.unread)
            gone = [memory for memory in known.values() if memory.entry.id not in present and not memory.gone]
            for memory in gone:
                changes += self._gone(memory)
        return changes

    def statements(self, memory: EntryMemory, *, new: bool = False) -> list[Change]:
        """Read the dates of an entry and keep what it reports; the changes of events.

        `new` tells that nothing can be known of this entry yet, which saves asking.
        """
        entry, identity = memory.entry, self.memory.id
        anchor, basis = self._anchor(memory)
        mentions = extract(entry, anchor=anchor, anchor_basis=basis)
        before = () if new else self.store.reports(source=identity, entry=entry.id)
        dates = [mention.when.text for mention in mentions if can_meet(mention)]
        others = Candidates(self.store.candidates(dates, apart_from=(identity, entry.id)))
        after = identify(before, mentions, others, source=identity, entry=entry.id, now=self.now)
        self.store.put_reports(before, after, self.now)
        return list(diff(before, after, self.now))

    def _follow_moves(self, snapshot: Snapshot, known: dict[str, EntryMemory]) -> None:
        """Let a text that only got another id (a renamed file, a new guid) keep what is known of it."""
        present = {entry.id for entry in snapshot.entries} | set(snapshot.unread)
        lost = {
            (memory.text_hash, memory.entry.published): identity
            for identity, memory in known.items()
            if identity not in present and memory.gone is None
        }
        for entry in snapshot.entries if lost else ():
            old = None
            if entry.id not in known:
                old = lost.pop((text_hash(entry.title, entry.text), entry.published), None)
            if old is not None:
                memory = known.pop(old)
                known[entry.id] = replace(memory, entry=replace(memory.entry, id=entry.id))
                self.store.move_entry(self.memory.id, old, entry.id)

    def _entry(self, entry: Entry, previous: EntryMemory | None) -> list[Change]:
        digest = text_hash(entry.title, entry.text)
        fresh = previous is None or previous.gone is not None
        if previous is not None and not self._redated(entry, previous):
            entry = _dated(entry, previous.entry)
        if not fresh and previous and self._unchanged(entry, digest, previous):
            return []
        memory = EntryMemory(
            source=self.memory.id,
            entry=entry,
            text_hash=digest,
            first_seen=previous.first_seen if previous else self.now,
            changed=self.now,
            read=self.events,
        )
        self.store.put_entry(memory, previous)
        # A stand-in text says nothing about the events of the full one.
        kept = previous is not None and shrunk(previous.entry.text, entry.text)
        changes = self.statements(memory, new=previous is None) if self.events and not kept else []
        if fresh:
            return [self._new(entry), *changes]
        if previous is None or previous.text_hash == digest or _TELLS_EDIT & {c.kind for c in changes}:
            return changes
        return [self._edited(previous.entry, entry), *changes]

    def _unchanged(self, entry: Entry, digest: str, previous: EntryMemory) -> bool:
        if previous.text_hash != digest or self._redated(entry, previous):
            return False
        return previous.read or not self.events

    def _redated(self, entry: Entry, previous: EntryMemory) -> bool:
        """Whether the text got another date by hand. Feeds and pages rather give that of their last build."""
        return self.memory.kind == "files" and entry.published != previous.entry.published

    def _gone(self, memory: EntryMemory) -> list[Change]:
        self.store.put_entry(replace(memory, gone=self.now), memory)
        before = self.store.reports(source=self.memory.id, entry=memory.entry.id)
        self.store.put_reports(before, (), self.now)
        lost = State(memory.entry.title, _lead(memory.entry.text))
        return list(diff(before, (), self.now)) or [
            self._change(ChangeKind.WITHDRAWN, memory.entry.id, before=lost)
        ]

    def _new(self, entry: Entry) -> Change:
        return self._change(ChangeKind.ADDED, entry.id, after=State(entry.title, _lead(entry.text)))

    def _edited(self, old: Entry, new: Entry) -> Change:
        before, after = edited(old.text, new.text)
        if not before and not after:
            before, after = old.title, new.title
        return self._change(
            ChangeKind.EDITED,
            new.id,
            before=State(old.title, before[:_QUOTED]),
            after=State(new.title, after[:_QUOTED]),
        )

    def _change(
        self, kind: ChangeKind, entry: str, *, before: State | None = None, after: State | None = None
    ) -> Change:
        return Change(kind, self.memory.id, entry, self.now, None, before, after)

    def _anchor(self, memory: EntryMemory) -> tuple[date | None, str | None]:
        """The day that relative dates count from.

        When a text was found says when it was written only if we were already looking for new texts, and
        for a file not even then.
        """
        entry = memory.entry
        if entry.published is not None:
            local = entry.published if entry.published_day else entry.published.astimezone(self.zone)
            return local.date(), "published"
        baseline = self.memory.baseline
        if self.memory.kind == "files" or baseline is None or memory.first_seen <= baseline:
            return None, None
        return memory.first_seen.astimezone(self.zone).date(), "first seen"


def _dated(entry: Entry, previous: Entry) -> Entry:
    """An edited entry keeps its first publication date: many feeds give the moment of the last build."""
    if previous.published is None:
        return entry
    return replace(
        entry,
        published=previous.published,
        published_basis=previous.published_basis,
        published_day=previous.published_day,
    )


def _age(entry: Entry) -> tuple[bool, float, str]:
    published = entry.published
    return published is None, published.timestamp() if published else 0.0, entry.id


def _lead(text: str) -> str:
    return text.partition("\n\n")[0][:_QUOTED]
