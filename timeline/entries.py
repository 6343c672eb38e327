"""The entries of one source against the memory: what is new, edited, gone, and what their statements say now.

Everything that decides is in the pure modules below; this one fetches from the store what they need and
puts back what they say, within the transaction of its caller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from feeds.fingerprint import much_shorter, text_hash
from feeds.model import Entry, Snapshot
from feeds.occasions import horizon, over
from timeline.ahead import NOTHING_AHEAD, Ahead, Text, as_read, read
from timeline.diff import diff, edited
from timeline.edits import says_the_same, writes_dates_otherwise
from timeline.events import stands
from timeline.first import First
from timeline.hush import Hush
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind, Mention, Report, State
from timeline.programme import listed, outlived
from timeline.stance import called_off_first, repeated
from timeline.store import Nearby, Store

if TYPE_CHECKING:
    from timeline.same import Candidates

_NOW: Mapping[str, datetime] = {}
_QUOTED = 4000  # characters of an edited passage that the log keeps
_MOST_SAID = 1000  # dated statements of one text; what has more is an archive rather than a report


class Read(NamedTuple):
    """The changes of events that reading an entry gave, and the gist of the entry."""

    changes: tuple[Change, ...]
    about: str


class Entries:
    """One source's entries; `now` dates what is seen, `events=False` leaves dates for a later run.

    `afresh` tells that another part of the same page is read, so that a short text stands in for nothing,
    `again` that texts are read once more as they are. What was read `ahead`, or found `nearby`, is known.
    """

    def __init__(  # noqa: PLR0913 - four values and five choices by name, each with its default
        self,
        store: Store,
        memory: SourceMemory,
        now: datetime,
        zone: ZoneInfo,
        *,
        events: bool = True,
        afresh: bool = False,
        again: bool = False,
        ahead: Ahead = NOTHING_AHEAD,
        nearby: Nearby | None = None,
    ) -> None:
        self.store, self.memory, self.now, self.zone, self.events = store, memory, now, zone, events
        self.notes: list[str] = []  # what a reader has to know of how texts were read
        self.first = First(store, memory.id, now, nearby)
        self.afresh, self.again, self._ahead = afresh, again, ahead
        self.since: Mapping[str, datetime] = {}
        self.noise = Hush(store, memory, afresh=afresh)

    def take(self, snapshot: Snapshot, since: Mapping[str, datetime] = _NOW) -> list[Change]:
        """Take all entries in, and out what is gone from a source that is complete.

        `since` says of new entries when they were first heard of, where that was before now.
        """
        self.since = since
        hashes = {entry.id: text_hash(entry.title, entry.text) for entry in snapshot.entries}
        known = self._known(snapshot, hashes)
        self._follow_moves(snapshot, hashes, known)
        changes: list[Change] = []
        # Oldest first, whatever the order of the feed: the first to tell an event names it.
        for entry in sorted(snapshot.entries, key=_age):
            previous = known.get(entry.id)
            words = self.noise.without(entry, hashes[entry.id], previous, self._dates, self._rows)
            changes += self._entry(*words, previous)
        if snapshot.complete:
            present = _present(snapshot)
            for identity, memory in known.items():
                if identity not in present and memory.gone is None and not self._trimmed(memory):
                    changes += self._gone(memory)
        if self.memory.baseline is None:
            self.first.put()
        return changes

    def unread(self, snapshot: Snapshot) -> list[Text]:
        """The new and changed texts; those that `take` sees otherwise, without noise, are read there."""
        hashes = {entry.id: text_hash(entry.title, entry.text) for entry in snapshot.entries}
        known = self._known(snapshot, hashes)
        found = []
        for entry in snapshot.entries:
            previous = known.get(entry.id)
            if previous is None or previous.gone is not None or previous.text_hash != hashes[entry.id]:
                dated = _dated(entry, previous.entry) if previous and previous.gone is None else entry
                found.append(self.text(dated, previous.first_seen if previous else self.now))
        return found

    def text(self, entry: Entry, first_seen: datetime) -> Text:
        """An entry as it is read."""
        return as_read(entry, self.memory, first_seen, self.zone)

    def _trimmed(self, memory: EntryMemory) -> bool:
        """Whether an entry may have left a calendar because it is over: many publishers trim what is."""
        return self.memory.kind == "calendar" and over(memory.entry.occasions, self._today)

    def _came_into_sight(self, entry: Entry) -> bool:
        """Whether a date of a calendar is new only because repetitions are listed further than last time."""
        if self.memory.kind != "calendar" or self.memory.good is None or not entry.occasions:
            return False
        _, last = horizon(self.memory.good)
        return min(occasion.start for occasion in entry.occasions)[:10] > last.isoformat()

    @property
    def _today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def read(self, memory: EntryMemory, *, new: bool = False) -> Read:
        """Read the dates of an entry and keep what it reports.

        `new` tells that nothing can be known of this entry yet, which saves asking.
        """
        # Who compares is 25 modules, and a run that leaves dates for later compares nothing.
        from timeline.merge import identify, reread  # noqa: PLC0415

        own = (self.memory.id, memory.entry.id)
        mentions = self._said(memory.entry, memory.first_seen)
        before = () if new else self.store.reports(source=own[0], entry=own[1])
        retired = () if new else self.store.retired(*own)
        about = self._about(memory.entry, mentions)
        now = self._moment(before)
        others = self._others(own, before, mentions, about)
        own_keys = {report.key for report in (*before, *retired)}
        taken: frozenset[str] = frozenset()
        over = outlived(before, mentions, self.now, self.zone)
        while True:
            found = identify(
                before, mentions, others, retired, taken, apart=over.apart,
                source=own[0], entry=own[1], now=now, about=about,
            )  # fmt: skip
            # A text that took over the id of one that moved on must not take over its keys.
            clash = self.store.keys_of({report.key for report in found.reports} - own_keys, apart_from=own)
            if not clash:
                break
            taken |= clash
        after = (*found.reports, *over.staying(before, found.reports, memory.entry.text))
        after = reread(before, after) if self.again else after
        self.store.doubts.add(found.maybe, now)
        return Read(self._changed(own, before, after, now, about), about)

    def _said(self, entry: Entry, first_seen: datetime) -> tuple[Mention, ...]:
        """The statements of an entry that are followed."""
        text = self.text(entry, first_seen)
        said = self._ahead.get(text) if self._ahead else None
        return self._capped(entry, read(text) if said is None else said)

    def _about(self, entry: Entry, mentions: Sequence[Mention]) -> str:
        """The gist of an entry, "" where it tells of no date: nobody compares it then."""
        if not mentions:
            return ""
        from timeline.same import gist  # noqa: PLC0415 - see `read`

        dates = (mention.when.text for mention in mentions)
        return gist(entry.title, entry.text, dates, language=entry.language, published=entry.published)

    def _others(
        self,
        own: tuple[str, str],
        before: Sequence[Report],
        mentions: Sequence[Mention],
        about: str,
    ) -> "Candidates":
        """The reports that those mentions may join that the entry has not told already."""
        from timeline.same import Candidates  # noqa: PLC0415 - see `read`

        known = {report.mention.masked for report in before}
        fresh = [mention for mention in mentions if mention.masked not in known]
        return Candidates(self.store.links.near(fresh, about, own=own))

    def _capped(self, entry: Entry, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The statements that are followed, with a note where these are not all."""
        if len(mentions) > _MOST_SAID:
            name = entry.title or entry.id
            self.notes.append(
                f"“{name}” states {len(mentions):,} dates like an archive: the first {_MOST_SAID:,} are taken"
            )
        return mentions[:_MOST_SAID]

    def _dates(self, memory: EntryMemory, passage: str) -> frozenset[str]:
        """The dates that a passage of an entry tells."""
        text = self.text(memory.entry, memory.first_seen)
        passages = text._replace(entry=replace(memory.entry, text=passage, occasions=()))
        return frozenset(mention.when.text for mention in read(passages))

    def _rows(self, entry: Entry, memory: EntryMemory) -> frozenset[tuple[str, str]]:
        """What the lines of lists in an entry tell, by their dates."""
        found = read(self.text(entry, memory.first_seen))
        return frozenset((one.when.text, one.masked) for one in found if listed(one))

    def _changed(
        self,
        own: tuple[str, str],
        before: tuple[Report, ...],
        after: tuple[Report, ...],
        now: datetime,
        about: str = "",
    ) -> tuple[Change, ...]:
        known = {report.key: report.mention.when for report in before}
        dated = {
            one.event
            for one in after
            if known.get(one.key, one.mention.when) != one.mention.when
            or (one.key not in known and one.mention.former is not None)
        }
        told = {event: self.store.reports(event_key=event) for event in dated}
        stood = {event: stands(reports) for event, reports in told.items() if reports}
        self.store.put_reports(before, after, now, about)
        # An event that is new with its first report is told by nobody else.
        joined = {report.event for report in after if report.key not in known and report.event != report.key}
        elsewhere = self.store.reported(joined, apart_from=own)
        off = {one.event for one in after if one.mention.off and one.event in elsewhere}
        others = {event: self.store.reports(event_key=event) for event in off}
        mine = () if before else elsewhere
        twins = {event: self.store.reports(source=own[0], event_key=event) for event in mine}
        again = repeated(after, twins, apart_from=own)
        news = [one for one in after if one.key not in again]
        undone = called_off_first(others, apart_from=own)
        return diff(before, news, now, elsewhere=elsewhere, stood=stood, undone=undone)

    def _moment(self, before: tuple[Report, ...]) -> datetime:
        """When this is seen: never before what it follows, wherever the clock was turned to."""
        return max([self.now, *(report.since for report in before)])

    def _known(self, snapshot: Snapshot, hashes: Mapping[str, str]) -> dict[str, EntryMemory]:
        """What is known of this source, as far as it can matter: of a feed, only what its window may show."""
        if self.memory.baseline is None:
            return {}
        if snapshot.complete:
            return self.store.entries(self.memory.id)
        return self.store.entries(self.memory.id, ids=hashes.keys(), hashes=hashes.values())

    def _follow_moves(
        self, snapshot: Snapshot, hashes: Mapping[str, str], known: dict[str, EntryMemory]
    ) -> None:
        """Let a text that only got another id (a renamed file, a new guid) keep what is known of it."""
        present = _present(snapshot)
        lost = {
            (memory.text_hash, memory.entry.published): identity
            for identity, memory in known.items()
            if identity not in present and memory.gone is None
        }
        for entry in snapshot.entries if lost else ():
            if entry.id in known:
                continue
            old = lost.pop((hashes[entry.id], entry.published), None)
            if old is not None:
                memory = known.pop(old)
                known[entry.id] = replace(memory, entry=replace(memory.entry, id=entry.id))
                self.store.move_entry(self.memory.id, old, entry.id)

    def _entry(self, entry: Entry, digest: str, previous: EntryMemory | None) -> list[Change]:
        if previous is None or previous.gone is not None:
            return self._appeared(entry, digest, previous)
        redated = self._redated(entry, previous)
        entry = entry if redated else _dated(entry, previous.entry)
        if digest == previous.text_hash and not redated and (previous.read or not self.events):
            if entry.url != previous.entry.url:
                # Its words stay as they were read: statements say where in them they stand.
                moved = replace(previous.entry, url=entry.url)
                self.store.put_entry(replace(previous, entry=moved), previous)
            return []
        # A stand-in says nothing about the events of the full text, however often its wording changes.
        stands_in = not self.afresh and much_shorter(previous.full, entry.text)
        memory = replace(
            previous,
            entry=entry,
            text_hash=digest,
            changed=self.now,
            full=previous.full if stands_in else len(entry.text),
            read=self.events or stands_in,
        )
        told = self.store.reports(source=self.memory.id, entry=entry.id)
        changes: tuple[Change, ...] = ()
        if self.events and not stands_in:
            changes, about = self.read(memory)
            memory = replace(memory, gist=about)
        self.store.put_entry(memory, previous)
        # What was said otherwise before already tells that the text is no longer what it was.
        if digest == previous.text_hash or any(change.before for change in changes):
            return list(changes)
        if self._says_the_same(previous.entry, entry, told):
            return list(changes)
        return [self._edited(previous.entry, entry), *changes]

    def _appeared(self, entry: Entry, digest: str, previous: EntryMemory | None) -> list[Change]:
        seen = previous.first_seen if previous else self.since.get(entry.id, self.now)
        if self.memory.baseline is None:  # what a first poll finds is no news
            mentions = self._said(entry, seen) if self.events else ()
            about = self._about(entry, mentions)
            self.first.tell(entry.id, mentions, about)
            self.first.keep(self._kept(entry, digest, seen, about))
            return []
        memory = self._kept(entry, digest, seen)
        changes: tuple[Change, ...] = ()
        if previous is None:
            self.store.add_entries([memory])  # its statements name it
        if self.events:
            changes, about = self.read(memory, new=previous is None)
            memory = self._kept(entry, digest, seen, about)
        if previous is not None:
            self.store.put_entry(memory, previous)
        elif memory.gist:
            self.store.put_gist(memory, memory.gist)
        return [] if self._came_into_sight(entry) else [self._whole(ChangeKind.ADDED, entry), *changes]

    def _kept(self, entry: Entry, digest: str, first_seen: datetime, about: str = "") -> EntryMemory:
        """An entry that appeared, as it is kept."""
        return EntryMemory(
            self.memory.id, entry, digest, first_seen, self.now, len(entry.text), None, self.events, about
        )

    def _gone(self, memory: EntryMemory) -> list[Change]:
        own = (self.memory.id, memory.entry.id)
        self.store.put_entry(replace(memory, gone=self.now), memory)
        before = self.store.reports(source=own[0], entry=own[1])
        withdrawn = self._changed(own, before, (), self._moment(before))
        return [self._whole(ChangeKind.WITHDRAWN, memory.entry), *withdrawn]

    def _redated(self, entry: Entry, previous: EntryMemory) -> bool:
        """Whether relative dates have to be counted anew.

        A file's date is corrected by hand. Feeds and pages often give the moment of their last build, so
        there the first date stays, unless there was none.
        """
        if self.memory.kind == "files":
            return entry.published != previous.entry.published
        return previous.entry.published is None and entry.published is not None

    def _whole(self, kind: ChangeKind, entry: Entry) -> Change:
        """The change that an entry as a whole came or went."""
        lead = State(entry.title, entry.text.partition("\n\n")[0][:_QUOTED])
        came = kind is ChangeKind.ADDED
        return self._change(kind, entry.id, None if came else lead, lead if came else None)

    def _says_the_same(self, old: Entry, new: Entry, told: tuple[Report, ...]) -> bool:
        """Whether an edit of an entry is none to its reader; `told` is what it reported before."""
        if old.title != new.title:
            return False
        reports = self.store.reports(source=self.memory.id, entry=new.id) if told else ()
        still = {one.key: one.mention.sentence for one in reports}
        before, after = old.text, new.text
        for report in told:
            sentence = report.mention.sentence
            if writes_dates_otherwise(sentence, still.get(report.key, "")):
                before, after = before.replace(sentence, ""), after.replace(still[report.key], "")
        return says_the_same(before, after, by_hand=self.memory.kind in ("files", "calendar"))

    def _edited(self, old: Entry, new: Entry) -> Change:
        before, after = edited(old.text, new.text)
        if not before and not after:
            before, after = old.title, new.title
        states = State(old.title, before[:_QUOTED]), State(new.title, after[:_QUOTED])
        return self._change(ChangeKind.EDITED, new.id, *states)

    def _change(self, kind: ChangeKind, entry: str, before: State | None, after: State | None) -> Change:
        return Change(kind, self.memory.id, entry, self.now, None, before, after)


def _present(snapshot: Snapshot) -> set[str]:
    """The entries that exist, readable or not."""
    return {entry.id for entry in snapshot.entries} | set(snapshot.unread)


def _dated(entry: Entry, previous: Entry) -> Entry:
    """An edited entry with the publication date that it had at first."""
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
