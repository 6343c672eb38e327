"""What pages show of all events, in short: traces of what each is made of, and what was made of them last.

A build looks at all rows, and makes only what changed, see `timeline.store.traces`.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Text,
    cast,
    delete,
    func,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.engine import Dialect

from timeline.edtf import Edtf, Precision
from timeline.memory import EntryMemory, Logged
from timeline.model import ChangeKind, Report
from timeline.store import bulk, log, queries, records, schema, sqlite
from timeline.store.columns import Key, Term, Words
from timeline.store.decisions import inherited
from timeline.store.parts import parts
from timeline.store.traces import Around, Tally, traces
from timeline.store.window import current, within

_LINES, _KEPT = "lines", "kept"
_PAIRS = 256  # of source and id, two parameters each
_r, _e, _c, _t = schema.report, schema.entry, schema.change, schema.touched
# What cards say of a text.
_TOLD = (_e.c.title, _e.c.url, cast(_e.c.published, Text), cast(_e.c.published_day, Integer))
_SHOWN = (
    _r.c.event, _e.c.source, _e.c.id, _r.c.edtf, _r.c.key, _r.c.title, _r.c.sentence, _r.c.start,
    _r.c.date_start, _r.c.date_end, _r.c.names, _r.c.basis, _r.c.stance,
    *(cast(moment, Text) for moment in (_r.c.first_seen, _r.c.since, _r.c.moved)), *_TOLD,
)  # fmt: skip

# Reports with their texts; changes with theirs, as far as these go by the same id.
_SAID = _r.join(_e, _e.c.number == _r.c.entry)
_OWN = _e.alias("own")
_NUMBER = select(_OWN.c.number).where(_OWN.c.source == _c.c.source, _OWN.c.id == _c.c.named)
_LOGGED = _c.outerjoin(_e, _e.c.number == func.coalesce(_c.c.entry, _NUMBER.scalar_subquery()))

# Nobody reads a sentence with its dates masked.
_NO_TEXT: ColumnElement[str] = literal_column("''").label(_r.c.masked.name)
_REPORTS = queries.REPORTS.with_only_columns(
    *(_NO_TEXT if one is _r.c.masked else one for one in queries.REPORTS.selected_columns)
).order_by(_r.c.id)
# What `records.text_told` takes of the text of each report: to ask for texts by themselves takes longer.
_OF_TEXT = tuple(
    one.label(f"text_{one.name}")
    for one in (_e.c.title, _e.c.url, _e.c.published, _e.c.published_day, _e.c.first_seen, _e.c.changed)
)
_WITH_TEXTS = _REPORTS.add_columns(*_OF_TEXT)
_CURRENT = _WITH_TEXTS.where(*current(_r, None))  # most pages are of now
_ENDED = select(_r.c.event).where(_r.c.until.is_not(null()))
_CHANGED = select(_c.c.id)

Days = tuple[int | None, int | None]  # the first and the last day of a date, as ordinals


class Seen(NamedTuple):
    """Up to which row of each of these tables a build looked."""

    notes: int
    reports: int
    changes: int


@dataclass(frozen=True, slots=True)
class Noted:
    """What the last build kept, and what was written since.

    `number` counts builds that kept something, `names` say how sources were called then; None where nothing
    was kept that is of use. `events`, and `texts` by their numbers, were written since, up to what was
    `seen`.
    """

    number: int
    names: Mapping[str, str] | None
    seen: Seen
    events: frozenset[str] = frozenset()
    texts: frozenset[int] = frozenset()


class Shown:
    """Traces, lines and the rows of a few events, inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def thrifty(self) -> None:
        """Hold few pages of the file from now on: a build reads each row about once."""
        if self._connection.dialect.name == "sqlite":
            sqlite.thrifty(self._connection)

    def tally(self, as_of: datetime | None) -> Tally:
        """How much is reported now or then."""
        # Counted by the database: a text is one of its source.
        numbers = (func.count(column.distinct()) for column in (_r.c.event, _r.c.entry))
        query = select(_e.c.source, *numbers).select_from(_SAID)
        query = query.where(*current(_r, as_of)).group_by(_e.c.source)
        found = [*self._raw(query)]
        return Tally(sum(texts for _, _, texts in found), {source: events for source, events, _ in found})

    def traces(
        self, as_of: datetime | None, heirs: Mapping[str, str], around: Around, only: Collection[str] | None
    ) -> dict[str, str]:
        """The traces of the events that are reported now or then, of all or of some.

        `heirs` are the events that took others in, see `Decisions.moved`. `around` holds no changes yet.
        """
        told = select(_r.c.event).where(*current(_r, as_of)).distinct()
        around = replace(around, changes=self._changed(as_of, heirs, only))
        query = select(*_SHOWN).select_from(_SAID).where(*current(_r, as_of)).order_by(_r.c.id)
        every = self._connection.scalars(told).all() if only is None else only
        return traces((self._each(query, _r.c.event, part) for part in parts(every)), around)

    def _changed(
        self, as_of: datetime | None, heirs: Mapping[str, str], only: Collection[str] | None
    ) -> dict[str, list[Any]]:
        """The changes of events that are more than their beginning, with the texts that they name."""
        query = select(_c.c.event, _c.c.id, *_TOLD).select_from(_LOGGED)
        query = query.where(_c.c.event.is_not(null()), _c.c.kind != ChangeKind.ADDED.value)
        query = query if as_of is None else query.where(_c.c.seen <= as_of)
        query = query.order_by(_c.c.id)
        if only is None:
            rows = self._raw(query)
        else:
            former = {event for event, heir in heirs.items() if heir in only}
            rows = sorted(self._of(query, _c.c.event, former.union(only)), key=itemgetter(1))
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for event, *rest in rows:
            found[heirs.get(event, event)].append(rest)
        return found

    # What was written since the last build

    def noted(self, mark: str) -> Noted:
        """What was kept with this mark, and written since."""
        seen = Seen(*(self._connection.scalar(select(func.max(table.c.id))) or 0 for table in (_t, _r, _c)))
        made, kept = self._state(_LINES), self._state(_KEPT)
        number = 0 if kept is None else kept.number
        if made is None or kept is None or made.mark != mark:
            return Noted(number, None, seen)
        names, reports, changes = json.loads(kept.mark)
        notes = [*self._raw(select(_t.c.event, _t.c.entry))]
        queries = (
            select(_r.c.event).where(_r.c.id > reports),
            select(_c.c.event).where(_c.c.id > changes, _c.c.event.is_not(null())),
        )
        fresh = {event for query in queries for event in self._connection.scalars(query)}
        return Noted(
            number,
            names,
            seen,
            frozenset(fresh).union(event for event, _ in notes if event),
            frozenset(text for _, text in notes if text),
        )

    def telling(self, texts: Collection[int]) -> set[str]:
        """The events that some texts tell of or told of, by their numbers."""
        found = {row[0] for row in self._of(select(_r.c.event), _r.c.entry, texts)}
        logged = select(_c.c.event, _e.c.number).select_from(_LOGGED)
        logged = logged.where(_c.c.event.is_not(null()), _c.c.kind != ChangeKind.ADDED.value)
        rows = self._raw(logged) if texts else ()
        wanted = set(texts)
        return found | {event for event, text in rows if text in wanted}

    def told_by(self, sources: Iterable[str]) -> set[str]:
        """The events that some sources tell of or told of."""
        query = select(_r.c.event).distinct().select_from(_SAID)
        return {row[0] for row in self._of(query, _e.c.source, sources)}

    def _of(self, query: Select[Any], column: Column[Any], values: Iterable[Any]) -> list[tuple[Any, ...]]:
        """The rows for some values of a column, in pieces."""
        return [row for part in parts(values) for row in self._each(query, column, part)]

    def _each(
        self, query: Select[Any], column: Column[Any], values: Sequence[Any]
    ) -> Iterator[tuple[Any, ...]]:
        """The same for a few values, one after the other."""
        worded = bulk.worded(query, column, self._connection.dialect)
        if worded is None:  # it looks back at a moment
            return map(tuple, self._connection.execute(query.where(column.in_(values))))
        return worded.rows(self._connection, values)

    def on_days(self, wanted: Callable[[Days], bool], as_of: datetime | None) -> list[str]:
        """The events that are reported with a date of such days."""
        dates = self._connection.scalars(select(_r.c.edtf).where(*current(_r, as_of)).distinct())
        found = [text for text in dates if wanted(_days(text))]
        query = select(_r.c.event).where(*current(_r, as_of)).distinct().order_by(_r.c.event)
        return [
            event
            for part in parts(found)
            for event in self._connection.scalars(query.where(_r.c.edtf.in_(part)))
        ]

    def _raw(self, query: Select[Any]) -> Iterable[Any]:
        """The rows as tuples, of the driver itself where nothing is bound: that takes half the time."""
        dialect = self._connection.dialect
        compiled = query.compile(dialect=dialect)
        if compiled.params:
            return map(tuple, self._connection.execute(query))
        rows = bulk.rows(self._connection, str(compiled), ())
        columns = enumerate(query.selected_columns)
        packed = [
            (at, bulk.reader(one, dialect)) for at, one in columns if isinstance(one.type, (Key, Term, Words))
        ]
        return (tuple(bulk.converted(row, packed)) for row in rows) if packed else rows

    # A few events

    def reports(
        self, events: Iterable[str], as_of: datetime | None
    ) -> tuple[list[Report], dict[tuple[str, str], EntryMemory]]:
        """The reports of some events that are current now or then, and what is told of their texts.

        Those of an event come in the order in which they were kept, without what tells statements apart.
        """
        query = _CURRENT if as_of is None else _WITH_TEXTS.where(*current(_r, as_of))
        found: list[Report] = []
        texts: dict[tuple[str, str], EntryMemory] = {}
        for row in self._of(query, _r.c.event, events):
            one = records.report(row)
            found.append(one)
            place = one.source, one.entry
            if place not in texts:
                texts[place] = records.text_told(*place, *row[-len(_OF_TEXT) :])
        return found, texts

    def dates(self, as_of: datetime | None) -> Iterator[tuple[Any, ...]]:
        """Every event that is reported now or then, with the first and the last of its dates as texts."""
        query = select(_r.c.event, func.min(_r.c.edtf), func.max(_r.c.edtf))
        return map(tuple, self._connection.execute(query.where(*current(_r, as_of)).group_by(_r.c.event)))

    def deciding(self, events: Iterable[str], as_of: datetime | None) -> tuple[Report, ...]:
        """Of the reports of some events the first and those with a date that moved, see `timeline.events`.

        Where the first says no day, the first with each other date as well. They decide on when an event is,
        and thousands of texts may tell one event.
        """
        query = select(_r.c.event, _r.c.first_seen, _e.c.source, _e.c.id, _r.c.key, _r.c.edtf, _r.c.id)
        query = query.select_from(_SAID).where(*current(_r, as_of))
        moved = or_(_r.c.moved.is_not(null()), _r.c.former != "")
        first: dict[str, tuple[Any, ...]] = {}
        dated: dict[tuple[str, str], tuple[Any, ...]] = {}
        wanted = []
        for part in parts(events):
            wanted += [row[-1] for row in self._each(query.where(moved), _r.c.event, part)]
            for row in self._each(query, _r.c.event, part):
                event, date = row[0], (row[0], row[-2])
                first[event] = min(first.get(event, row), row)
                dated[date] = min(dated.get(date, row), row)
        wanted += [row[-1] for row in first.values()]
        vague = {event for event, row in first.items() if Edtf(row[-2]).precision < Precision.DAY}
        wanted += [row[-1] for (event, _), row in dated.items() if event in vague]
        return tuple(records.report(row) for row in self._of(_REPORTS, _r.c.id, wanted))

    def ended(self, events: Iterable[str]) -> set[str]:
        """Those of some events of which anything was said that is said no more, or otherwise."""
        return {row[0] for row in self._of(_ENDED, _r.c.event, events)}

    def entries(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], EntryMemory]:
        """Some entries by source and id, without their texts."""
        wanted = sorted(set(keys))
        found: dict[tuple[str, str], EntryMemory] = {}
        for at in range(0, len(wanted), _PAIRS):
            part = wanted[at : at + _PAIRS]
            number = 1 << (len(part) - 1).bit_length()  # few statements, each made once
            statement, packed = _entries(number, self._connection.dialect)
            values = [*chain.from_iterable(part), *("", "") * (number - len(part))]
            for row in bulk.rows(self._connection, statement, values):
                memory = records.entry_memory(bulk.converted(row, packed))
                found[memory.source, memory.entry.id] = memory
        return found

    def changes(
        self, events: Collection[str], as_of: datetime | None, heirs: Mapping[str, str]
    ) -> dict[str, list[Logged]]:
        """The log of some events, with that of the events that were merged into them."""
        wanted = set(events) | {event for event, heir in heirs.items() if heir in events}
        query = within(queries.LOG, _c, None, as_of)
        found: defaultdict[str, list[Logged]] = defaultdict(list)
        numbers = (row[0] for row in self._of(_CHANGED, _c.c.event, wanted))  # of most events none
        rows = [
            row for part in parts(numbers) for row in self._connection.execute(query.where(_c.c.id.in_(part)))
        ]
        for one in log.logged(self._connection, sorted(rows, key=lambda row: row.id)):
            logged = inherited(one, heirs)
            found[logged.change.event or ""].append(logged)
        return found

    def latest(
        self, number: int, as_of: datetime | None, heirs: Mapping[str, str], *, of_events: bool = False
    ) -> tuple[Logged, ...]:
        """The latest changes, newest first: all, or those of events."""
        query = queries.LOG.order_by(_c.c.seen.desc(), _c.c.id.desc()).limit(number)
        query = query.where(_c.c.event.is_not(null())) if of_events else query
        query = query if as_of is None else query.where(_c.c.seen <= as_of)
        rows = self._connection.execute(query).all()
        return tuple(inherited(one, heirs) for one in log.logged(self._connection, rows))

    def last_seen(self, as_of: datetime | None) -> datetime | None:
        """When anything was last logged."""
        moments = []
        for table in (_c, schema.notice):
            query = select(func.max(table.c.seen))
            query = query if as_of is None else query.where(table.c.seen <= as_of)
            moments.append(self._connection.scalar(query))
        return max((moment for moment in moments if moment), default=None)

    def held(self) -> dict[str, int]:
        """How many entries of each source are there."""
        query = select(_e.c.source, func.count()).where(_e.c.gone.is_(null())).group_by(_e.c.source)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    # What was made before

    def shelves(self, mark: str) -> tuple[int, dict[str, str]]:
        """The lines of each section as they were on a day, an ordinal, if they were made with this mark."""
        row = self._state(_LINES)
        if row is None or row.mark != mark:
            return 0, {}
        return row.number, dict(self._raw(select(schema.shelf)))

    def keep(
        self, mark: str, today: int, names: Mapping[str, str], shelves: Mapping[str, str], noted: Noted
    ) -> None:
        """Keep lines by section as of today in place of those that are there; "" for a section without.

        They bring what was `noted` up to date; where another build kept something since, nothing is kept.
        """
        row = self._state(_KEPT)
        if noted.number != (0 if row is None else row.number):
            return
        if noted.names is None:
            self._connection.execute(delete(schema.shelf))
        kept = [names, noted.seen.reports, noted.seen.changes]
        packed = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        for state in ((_LINES, today, mark), (_KEPT, noted.number + 1, packed)):
            bulk.insert(self._connection, schema.state, [state], instead=True)
        for part in parts(name for name, told in shelves.items() if not told):
            self._connection.execute(delete(schema.shelf).where(schema.shelf.c.section.in_(part)))
        rows = [(name, told) for name, told in shelves.items() if told]
        bulk.insert(self._connection, schema.shelf, rows, instead=True)
        self._connection.execute(delete(_t).where(_t.c.id <= noted.seen.notes))

    def _state(self, name: str) -> Row[Any] | None:
        return self._connection.execute(select(schema.state).where(schema.state.c.name == name)).first()


@cache
def _entries(number: int, dialect: Dialect) -> tuple[str, list[tuple[int, bulk.Convert]]]:
    """So many entries by source and id, and what turns their values into those of the columns.

    They come without their texts, what these are about and what is stated as data. SQLite finds no index for
    pairs that are `IN` a list, but for pairs that are joined.
    """
    shown = ", ".join(queries.LEFT_OUT.get(one.name, f"entry.{one.name}") for one in _e.c)
    names = bulk.names(2 * number, dialect.paramstyle)
    pairs = ", ".join(f"({source}, {entry})" for source, entry in zip(names[::2], names[1::2], strict=True))
    statement = (
        f"SELECT {shown} FROM (VALUES {pairs}) AS wanted "  # noqa: S608 - ours
        "JOIN entry ON entry.source = wanted.column1 AND entry.id = wanted.column2"
    )
    return statement, bulk.readers(_e.c, dialect, queries.LEFT_OUT)


def _days(text: str) -> Days:
    when = Edtf(text)
    return when.lower, when.upper
