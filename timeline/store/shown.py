"""What pages show of all events, in short: traces of what each is made of, and what was made of them last.

A build looks at all rows, and makes only what changed, see `timeline.store.traces`.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Row,
    Select,
    Text,
    TextualSelect,
    cast,
    column,
    delete,
    func,
    null,
    select,
    text,
)

from timeline.edtf import Edtf
from timeline.memory import EntryMemory, Logged
from timeline.model import ChangeKind, Report
from timeline.store import bulk, records, schema
from timeline.store.decisions import inherited
from timeline.store.parts import parts
from timeline.store.traces import Around, Traces, traces
from timeline.store.window import current, within

_LINES, _MARKS = "lines", "marks"
_PAIRS = 256  # of source and id, two parameters each
_r, _e, _c = schema.report, schema.entry, schema.change
_SHOWN = (
    _r.c.event, _r.c.source, _r.c.entry, _r.c.edtf, _r.c.key, _r.c.title, _r.c.sentence, _r.c.start,
    _r.c.date_start, _r.c.date_end, _r.c.names, _r.c.basis,
    *(cast(moment, Text) for moment in (_r.c.first_seen, _r.c.since, _r.c.moved)),
)  # fmt: skip


class Shown:
    """Traces, lines and the rows of a few events, inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def traces(
        self,
        as_of: datetime | None,
        heirs: Mapping[str, str],
        name: Callable[[str], str],
        doubts: Mapping[str, Sequence[str]],
        known: Mapping[str, str],
    ) -> Traces:
        """All events that are reported now or then, with traces of those that `known` marks do not cover.

        `heirs` are the events that took others in, see `Decisions.moved`; `name` says how readers call a
        source; `doubts` are for some events others that their cards name.
        """
        entries = self._entries_shown()
        around = Around(entries, self._changed(as_of, heirs, entries), doubts, name)
        rows = [*self._raw(select(*_SHOWN).where(*current(_r, as_of)).order_by(_r.c.id))]
        return traces(rows, around, known)

    def _entries_shown(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        """What cards say of texts."""
        published = cast(_e.c.published, Text)
        query = select(_e.c.source, _e.c.id, _e.c.title, _e.c.url, published, _e.c.published_day)
        return {row[:2]: row for row in self._raw(query)}

    def _changed(
        self,
        as_of: datetime | None,
        heirs: Mapping[str, str],
        entries: Mapping[tuple[str, str], tuple[Any, ...]],
    ) -> dict[str, list[str]]:
        """The changes of events that are more than their beginning, with the entries that they name."""
        query = select(_c.c.event, _c.c.id, _c.c.source, _c.c.entry).where(
            _c.c.event.is_not(null()), _c.c.kind != ChangeKind.ADDED.value
        )
        query = query if as_of is None else query.where(_c.c.seen <= as_of)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for event, number, source, entry in self._raw(query.order_by(_c.c.id)):
            found[heirs.get(event, event)].append(f"{number}{entries.get((source, entry), '')}")
        return found

    def on_days(self, days: Collection[tuple[int | None, int | None]], as_of: datetime | None) -> list[str]:
        """The events that are reported with a date of these days, as ordinals."""
        if not days:
            return []
        dates = self._connection.scalars(select(_r.c.edtf).where(*current(_r, as_of)).distinct())
        wanted = [text for text in dates if _days(text) in days]
        query = select(_r.c.event).where(*current(_r, as_of)).distinct().order_by(_r.c.event)
        return [
            event
            for part in parts(wanted)
            for event in self._connection.scalars(query.where(_r.c.edtf.in_(part)))
        ]

    def _raw(self, query: Select[Any]) -> Iterable[Any]:
        """The rows as tuples, of the driver itself where nothing is bound: that takes half the time."""
        compiled = query.compile(dialect=self._connection.dialect)
        if compiled.params:
            return map(tuple, self._connection.execute(query))
        return bulk.rows(self._connection, str(compiled), ())

    # A few events

    def reports(self, events: Iterable[str], as_of: datetime | None) -> tuple[Report, ...]:
        """The reports of some events that are current now or then."""
        query = select(_r).where(*current(_r, as_of)).order_by(_r.c.id)
        rows = (
            row
            for part in parts(events)
            for row in self._connection.execute(query.where(_r.c.event.in_(part)))
        )
        return tuple(map(records.report, rows))

    def entries(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], EntryMemory]:
        """Some entries by source and id, without their texts."""
        wanted = sorted(set(keys))
        found: dict[tuple[str, str], EntryMemory] = {}
        for at in range(0, len(wanted), _PAIRS):
            part = wanted[at : at + _PAIRS]
            number = 1 << (len(part) - 1).bit_length()  # few statements, each made once
            values = {f"s{i}": source for i, (source, _) in enumerate(part)}
            values |= {f"e{i}": entry for i, (_, entry) in enumerate(part)}
            values |= {f"{name}{i}": "" for i in range(len(part), number) for name in "se"}
            for row in self._connection.execute(_entries(number), values):
                found[row.source, row.id] = records.entry_memory(row)
        return found

    def changes(
        self, events: Collection[str], as_of: datetime | None, heirs: Mapping[str, str]
    ) -> dict[str, list[Logged]]:
        """The log of some events, with that of the events that were merged into them."""
        wanted = set(events) | {event for event, heir in heirs.items() if heir in events}
        query = within(select(_c), _c, None, as_of)
        found: defaultdict[str, list[Logged]] = defaultdict(list)
        rows = [
            row
            for part in parts(wanted)
            for row in self._connection.execute(query.where(_c.c.event.in_(part)))
        ]
        for row in sorted(rows, key=lambda row: row.id):
            logged = inherited(Logged(row.id, records.change(row)), heirs)
            found[logged.change.event or ""].append(logged)
        return found

    def latest(
        self, number: int, as_of: datetime | None, heirs: Mapping[str, str], *, of_events: bool = False
    ) -> tuple[Logged, ...]:
        """The latest changes, newest first: all, or those of events."""
        query = select(_c).order_by(_c.c.seen.desc(), _c.c.id.desc()).limit(number)
        query = query.where(_c.c.event.is_not(null())) if of_events else query
        query = query if as_of is None else query.where(_c.c.seen <= as_of)
        rows = self._connection.execute(query)
        return tuple(inherited(Logged(row.id, records.change(row)), heirs) for row in rows)

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

    def marks(self, mark: str) -> dict[str, str]:
        """The marks of what the lines that were made with this mark are made of."""
        made, row = self._state(_LINES), self._state(_MARKS)
        if made is None or row is None or made.mark != mark:
            return {}
        known: dict[str, str] = json.loads(row.mark)
        return known

    def keep(self, mark: str, today: int, marks: Mapping[str, str], shelves: Mapping[str, str]) -> None:
        """Keep lines by section as of today in place of those that are there; "" for a section without."""
        made = self._state(_LINES)
        if made is None or made.mark != mark:
            self._connection.execute(delete(schema.shelf))
        packed = json.dumps(marks, separators=(",", ":"))
        for state in ((_LINES, today, mark), (_MARKS, 0, packed)):
            bulk.insert(self._connection, schema.state, [state], instead=True)
        for part in parts(name for name, told in shelves.items() if not told):
            self._connection.execute(delete(schema.shelf).where(schema.shelf.c.section.in_(part)))
        rows = [(name, told) for name, told in shelves.items() if told]
        bulk.insert(self._connection, schema.shelf, rows, instead=True)

    def _state(self, name: str) -> Row[Any] | None:
        return self._connection.execute(select(schema.state).where(schema.state.c.name == name)).first()


@cache
def _entries(number: int) -> TextualSelect:
    """So many entries by source and id, without their texts and what is stated as data.

    SQLite finds no index for pairs that are `IN` a list, but for pairs that are joined.
    """
    columns = [one for one in _e.c if one.name not in ("text", "occasions")]
    shown = ", ".join(f"entry.{one.name}" for one in columns)
    pairs = ", ".join(f"(:s{i}, :e{i})" for i in range(number))
    words = (
        f"SELECT {shown}, '' AS text, NULL AS occasions FROM (VALUES {pairs}) AS wanted "  # noqa: S608 - ours
        "JOIN entry ON entry.source = wanted.column1 AND entry.id = wanted.column2"
    )
    return text(words).columns(*columns, column("text", Text), column("occasions", JSON))


def _days(text: str) -> tuple[int | None, int | None]:
    when = Edtf(text)
    return when.lower, when.upper
