"""Reading and writing the store. Every writing method runs in the transaction that `write()` opens."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Engine, Select, select, update
from sqlalchemy.exc import DBAPIError

from timeline.decide import Move
from timeline.memory import EntryMemory, Logged, Notice, SourceMemory
from timeline.model import Change, Report
from timeline.store import bulk, log, queries, records, schema, statements
from timeline.store.compaction import compact
from timeline.store.decisions import Decisions, inherited
from timeline.store.doubts import Doubts
from timeline.store.errors import failure
from timeline.store.history import History
from timeline.store.hosts import HostTable
from timeline.store.outbox import Outbox
from timeline.store.outlines import Outlines
from timeline.store.parts import parts
from timeline.store.past import Past, titles_query
from timeline.store.plans import Plans
from timeline.store.retention import Upkeep
from timeline.store.shown import Shown
from timeline.store.state import State
from timeline.store.window import current, within

if TYPE_CHECKING:
    from timeline.store.links import Links

_Shown = tuple[str, str | None, str, str | None]


def _shown(memory: SourceMemory) -> _Shown:
    """What a page says of a source."""
    return memory.url, memory.kind, memory.title, memory.trouble


class Store:
    """One connection to the store. Use `with store.write():` around everything that belongs together."""

    def __init__(self, engine: Engine, name: str, release: Callable[[], None] | None = None) -> None:
        self._engine, self.name, self._release = engine, name, release
        self._connection: Connection | None = None
        self._shown: dict[str, _Shown] = {}
        self._news = False  # whether this transaction changes what a page shows
        # From when it is known on, each transaction makes sure that it still has this version.
        self.version: int | None = None

    @property
    def connection(self) -> Connection:
        """The connection of the open transaction. Raises RuntimeError outside of one."""
        if self._connection is None:
            raise RuntimeError("the store is used outside of a transaction")
        return self._connection

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that writes: all of it or nothing is kept."""
        with self._transaction(writes=True):
            yield

    @contextmanager
    def read(self) -> Iterator[None]:
        """A transaction that reads one consistent state, whatever is written meanwhile."""
        with self._transaction(writes=False):
            yield

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[None]:
        try:
            with self._engine.connect() as connection:
                self._connection = connection.execution_options(writes=writes, version=self.version)
                try:
                    with connection.begin():
                        yield
                        if self._news:
                            self.state.grow()
                except BaseException:
                    self._shown = {}  # what it was told of is not in the store
                    raise
                finally:
                    self._connection, self._news = None, False
        except DBAPIError as error:
            raise failure(self.name, error.orig) from error

    @property
    def revision(self) -> int:
        """At which revision the store is once the open transaction is committed."""
        return self.state.revision() + self._news

    @property
    def outbox(self) -> Outbox:
        """The digests and what became of them, in the open transaction."""
        return Outbox(self.connection)

    @property
    def hosts(self) -> HostTable:
        """What is known of servers, in the open transaction."""
        return HostTable(self.connection)

    @property
    def plans(self) -> Plans:
        """When sources are to be asked, in the open transaction."""
        return Plans(self.connection)

    @property
    def links(self) -> "Links":
        """What leads from report to report, in the open transaction."""
        return statements.links(self.connection)

    @property
    def doubts(self) -> Doubts:
        """Which reports may tell the same events, in the open transaction."""
        return Doubts(self.connection)

    @property
    def decisions(self) -> Decisions:
        """What people decided, in the open transaction."""
        return Decisions(self.connection)

    @property
    def outlines(self) -> Outlines:
        """What sources say of entries whose articles are read, in the open transaction."""
        return Outlines(self.connection)

    @property
    def history(self) -> History:
        """The earlier texts, in the open transaction."""
        return History(self.connection)

    def past(self, at: datetime | None = None) -> Past:
        """What was known at a moment, or is now, in the open transaction."""
        return Past(self.connection, at)

    @property
    def upkeep(self) -> Upkeep:
        """What is let go, in the open transaction."""
        return Upkeep(self.connection)

    @property
    def shown(self) -> Shown:
        """What pages show of all events in short, in the open transaction."""
        return Shown(self.connection)

    @property
    def state(self) -> State:
        """How far the store is, in the open transaction."""
        return State(self.connection)

    def touch(self) -> None:
        """Note that this transaction changes what a page shows."""
        self._news = True

    def compact(self) -> bool:
        """Let free space be used again, outside of any transaction. Raises StoreError.

        Whether it was given back to the system: PostgreSQL keeps it for the rows that come.
        """
        return compact(self._engine, self.name)

    def close(self) -> None:
        """Give the store free."""
        self._engine.dispose()
        if self._release is not None:
            self._release()

    # Sources

    def source(self, identity: str) -> SourceMemory | None:
        """What is known about a source, None before its first poll."""
        row = self._one(select(schema.source).where(schema.source.c.id == identity))
        return None if row is None else records.source_memory(row)

    def sources(self, ids: Collection[str] | None = None) -> tuple[SourceMemory, ...]:
        """The sources ever polled, by id: all, or those of these ids."""
        query = select(schema.source).order_by(schema.source.c.id)
        of = [query] if ids is None else [query.where(schema.source.c.id.in_(part)) for part in parts(ids)]
        found = tuple(records.source_memory(row) for each in of for row in self._all(each))
        self._shown |= {memory.id: _shown(memory) for memory in found}
        return found

    def last_read(self) -> datetime | None:
        """When any source was last read well."""
        return self.connection.scalar(queries.LAST_READ)

    def put_sources(self, memories: Iterable[SourceMemory]) -> None:
        """Keep what is known about sources."""
        kept = list(memories)
        shown = {memory.id: _shown(memory) for memory in kept}
        self._news = self._news or any(self._shown.get(name) != now for name, now in shown.items())
        self._shown |= shown
        bulk.insert(self.connection, schema.source, map(records.source_row, kept), instead=True)

    def put_source(self, memory: SourceMemory) -> None:
        """Keep what is known about a source."""
        self.put_sources([memory])

    # Entries

    def entries(
        self, source: str, *, ids: Iterable[str] | None = None, hashes: Iterable[str] = ()
    ) -> dict[str, EntryMemory]:
        """The entries of a source by id, also those that are gone: all, or those of these ids or texts."""
        if ids is None:
            rows = list(self._all(queries.ENTRIES, {"of": source}))
        else:
            asked = [(queries.ENTRIES_OF, part) for part in parts(ids)]
            asked += [(queries.ENTRIES_ALIKE, part) for part in parts(hashes)]
            rows = [row for query, part in asked for row in self._all(query, {"of": source, "names": part})]
        return {row.id: records.entry_memory(row) for row in rows}

    def lengths(self, source: str) -> dict[str, int]:
        """How many characters the entries of a source had when they were last whole, by id."""
        return {row.id: row.full for row in self.connection.execute(queries.LENGTHS, {"of": source})}

    def titles(self) -> dict[tuple[str, str], EntryMemory]:
        """All entries by source and id, without texts, what these are about, and what is stated as data."""
        return {(row.source, row.id): records.entry_memory(row) for row in self._all(titles_query())}

    def count_entries(self, source: str) -> int:
        """How many entries of a source are there."""
        return self.connection.scalar(queries.COUNT_ENTRIES, {"of": source}) or 0

    def unread(self) -> tuple[EntryMemory, ...]:
        """The entries that were collected without looking for dates."""
        return tuple(map(records.entry_memory, self._all(queries.UNREAD)))

    def add_entries(self, memories: Sequence[EntryMemory]) -> None:
        """Keep entries that were never there before."""
        self._news = self._news or bool(memories)
        bulk.insert(self.connection, schema.entry, map(records.entry_row, memories))

    def put_entry(self, memory: EntryMemory, previous: EntryMemory) -> None:
        """Keep an entry as it is now; the text that it replaces goes to the revisions."""
        self.touch()
        self.history.replace(previous, memory)
        own = {"own_source": memory.source, "own_id": memory.entry.id}
        self.connection.execute(queries.UPDATE_ENTRY, own | records.entry_values(memory))

    def put_gist(self, memory: EntryMemory, about: str) -> None:
        """Keep what an entry is about, of which nothing else changed."""
        own = {"of": memory.source, "own": memory.entry.id, "about": about}
        self.connection.execute(queries.UPDATE_GIST, own)

    def move_entry(self, source: str, old: str, new: str) -> None:
        """Give an entry another id, with its texts and reports."""
        self.touch()
        log.release(self.connection, log.of_text(source, old))
        own = (schema.entry.c.source == source, schema.entry.c.id == old, schema.entry.c.url == schema.SAME)
        self.connection.execute(update(schema.entry).where(*own).values(url=old))
        named = update(schema.entry).where(schema.entry.c.source == source, schema.entry.c.id == old)
        self.connection.execute(named.values(id=new))

    # Reports

    def reports(
        self,
        *,
        source: str | None = None,
        entry: str | None = None,
        event_key: str | None = None,
        edtf: str | None = None,
        as_of: datetime | None = None,
    ) -> tuple[Report, ...]:
        """The reports current now, or at the moment `as_of`: all, or of a source, entry, event or date."""
        if source and entry and not (event_key or edtf or as_of):  # at most polls, by a query made once
            found = self._all(queries.REPORTS_OF, {"of": source, "own": entry})
            return tuple(map(records.report, found))
        table = schema.report
        query = queries.REPORTS.where(*current(table, as_of)).order_by(table.c.id)
        c, text = table.c, schema.entry.c
        wanted = ((text.source, source), (text.id, entry), (c.event, event_key), (c.edtf, edtf))
        for column, value in wanted:
            query = query if value is None else query.where(column == value)
        return tuple(records.report(row) for row in self._all(query))

    def live(self) -> frozenset[str]:
        """The events that somebody reports now."""
        return self.past().live()

    def count_events(self, source: str | None = None) -> int:
        """How many events are reported now, by all or by one source."""
        known = self.state.counted() if source is None else None
        if known is not None:
            return known
        found = self.connection.scalar(queries.COUNT if source is None else queries.COUNT_OF, {"of": source})
        return found or 0

    def reported(self, events: Collection[str], *, apart_from: tuple[str, str]) -> frozenset[str]:
        """Which of these events other entries (source, id) report now."""
        return self._elsewhere(queries.REPORTED, events, apart_from)

    def keys_of(self, keys: Collection[str], *, apart_from: tuple[str, str]) -> frozenset[str]:
        """Which of these keys belong to statements of other entries (source, id), now or once."""
        return self._elsewhere(queries.KEYS, keys, apart_from)

    def _elsewhere(
        self, query: Select[Any], names: Collection[str], apart_from: tuple[str, str]
    ) -> frozenset[str]:
        if not names:
            return frozenset()
        own = {"of": apart_from[0], "own": apart_from[1]}
        found = (self.connection.scalars(query, own | {"names": part}) for part in parts(names))
        return frozenset(name for part in found for name in part)

    def retired(self, source: str, entry: str) -> tuple[Report, ...]:
        """The last versions of the statements that an entry once made and makes no more."""
        found = self._all(queries.RETIRED, {"of": source, "own": entry})
        return tuple(records.report(row, closed=True) for row in found)

    def withdrawn(self, event_key: str | None = None) -> tuple[Report, ...]:
        """The last version of every report whose event nobody reports any more, of all or of one event."""
        return self.past().withdrawn(event_key)

    def keys(self, prefix: str) -> tuple[str, ...]:
        """The keys of events that begin with `prefix`; where none does, the events of such reports."""
        return self.decisions.keys(prefix)

    def decide(self, kind: Literal["merge", "split"], moves: Iterable[Move], now: datetime) -> None:
        """Keep what a person decided and move the reports, from `now` on."""
        self._news = True
        self.decisions.keep(kind, moves, now)

    def add_reports(
        self, reports: Collection[Report], about: Mapping[tuple[str, str], str]
    ) -> dict[str, int]:
        """Keep reports that are current from now on; `about` are the gists of their entries.

        Gives the numbers by which they are found, by key.
        """
        self._news = self._news or bool(reports)
        return statements.add(self.connection, reports, about)

    def put_reports(
        self, before: Sequence[Report], after: Sequence[Report], now: datetime, about: str = ""
    ) -> None:
        """Replace an entry's current reports: versions that ended are closed, new ones opened.

        A version whose date and words stayed is brought up to date in place (its offsets may have moved).
        """
        self._news = self._news or before != after
        statements.put(self.connection, before, after, now, about)

    # Changes, notices, digests

    def log(self, changes: Sequence[Change]) -> None:
        """Add changes to the log."""
        self._news = self._news or bool(changes)
        log.add(self.connection, changes)

    def changes(
        self,
        *,
        after: int = 0,
        since: datetime | None = None,
        until: datetime | None = None,
        event_key: str | None = None,
    ) -> tuple[Logged, ...]:
        """The log after row `after`, from `since` to `until`, both included, of one event.

        With it goes that of the events that were merged into it by then.
        """
        table = schema.change
        query = within(queries.LOG.where(table.c.id > after), table, since, until)
        moved = self.decisions.moved(until)
        if event_key is not None:
            former = [event for event, heir in moved.items() if heir == event_key]
            query = query.where(table.c.event.in_([event_key, *former]))
        logged = log.logged(self.connection, self._all(query))
        return tuple(logged) if not moved else tuple(inherited(row, moved) for row in logged)

    def notify(self, notice: Notice) -> None:
        """Add a notice to the log."""
        self.touch()
        bulk.insert(self.connection, schema.notice, [(notice.seen, notice.source, notice.kind, notice.text)])

    def notices(
        self, *, after: int = 0, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Notice, ...]:
        """The notices after row `after`, from `since` to `until`, both included."""
        table = schema.notice
        query = within(select(table).where(table.c.id > after), table, since, until)
        return tuple(Notice(r.seen, r.source, r.kind, r.text, r.id) for r in self._all(query))

    def last_notice(self, source: str, kind: str) -> str | None:
        """The text of the latest notice of a kind about a source."""
        return self.connection.scalar(queries.LAST_NOTICE, {"of": source, "kind": kind})

    def _all(self, query: Select[Any], values: dict[str, Any] | None = None) -> Sequence[Any]:
        return self.connection.execute(query, values).all()

    def _one(self, query: Select[Any]) -> Any:  # noqa: ANN401 - a row of whatever was asked
        return self.connection.execute(query).first()
