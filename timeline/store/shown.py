"""What pages show of all events, in short: traces of what each is made of, and what was made of them last.

A trace is a hash of the rows that an event is made of. It costs a fraction of making the event, so that a
build looks at all traces and makes only what changed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Select,
    Text,
    TextualSelect,
    column,
    delete,
    func,
    null,
    select,
    text,
    type_coerce,
)

from timeline.memory import EntryMemory, Logged
from timeline.model import ChangeKind, Report
from timeline.store import bulk, records, schema
from timeline.store.decisions import inherited
from timeline.store.parts import parts
from timeline.store.window import current, within

_LINES = "lines"
_PAIRS = 256  # of source and id, two parameters each
_r, _e, _c = schema.report, schema.entry, schema.change
_SHOWN = (
    _r.c.event, _r.c.source, _r.c.entry, _r.c.edtf, _r.c.key, _r.c.title, _r.c.sentence, _r.c.start,
    _r.c.date_start, _r.c.date_end, _r.c.names, _r.c.basis,
    *(type_coerce(moment, Text) for moment in (_r.c.first_seen, _r.c.since, _r.c.moved)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traces:
    """All events that are reported, with a trace each, and what can be counted on the way.

    `texts` is the number of texts that report anything, `told` that of the events of each source; `dates` are
    the events of each date, as EDTF.
    """

    of: Mapping[str, str]
    texts: int
    told: Mapping[str, int]
    dates: Mapping[str, Sequence[str]]


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
    ) -> Traces:
        """All events that are reported now or then.

        `heirs` are the events that took others in, see `Decisions.moved`; `name` says how readers call a
        source; `doubts` are for some events others that their cards name.
        """
        entries = self._entry_traces()
        called = cache(name)
        moved = self._changed(as_of, heirs, entries)
        rows: defaultdict[str, list[str]] = defaultdict(list)
        told: defaultdict[str, set[str]] = defaultdict(set)
        dates: defaultdict[str, list[str]] = defaultdict(list)
        texts = set()
        for row in self._raw(select(*_SHOWN).where(*current(_r, as_of)).order_by(_r.c.id)):
            event, source, entry, edtf = row[:4]
            rows[event].append(f"{row}{entries.get((source, entry), '')}{called(source)}")
            told[source].add(event)
            dates[edtf].append(event)
            texts.add((source, entry))
        for event, changes in moved.items():
            if event in rows:
                rows[event] += changes
        made = {event: _hash(found) for event, found in rows.items()}
        seen = {event: [made[other] for other in others if other in made] for event, others in doubts.items()}
        made |= {event: _hash([made[event], *seen[event]]) for event in seen if event in made}
        return Traces(made, len(texts), {source: len(found) for source, found in told.items()}, dates)

    def _entry_traces(self) -> dict[tuple[str, str], str]:
        query = select(
            _e.c.source, _e.c.id, _e.c.title, _e.c.url, type_coerce(_e.c.published, Text), _e.c.published_day
        )
        return {(row[0], row[1]): str(row) for row in self._raw(query)}

    def _changed(
        self, as_of: datetime | None, heirs: Mapping[str, str], entries: Mapping[tuple[str, str], str]
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

    # Lines that were made before

    def lines(self, mark: str) -> dict[str, tuple[str, str]]:
        """Trace and text of the lines that were made with this mark, by event."""
        known = self._connection.scalar(select(schema.state.c.mark).where(schema.state.c.name == _LINES))
        if known != mark:
            return {}
        return {row[0]: (row[1], row[2]) for row in self._raw(select(schema.line))}

    def keep_lines(self, mark: str, rows: Sequence[tuple[str, str, str]], gone: Collection[str]) -> None:
        """Keep lines (event, trace, text) that were made with a mark, in place of those with another."""
        known = self._connection.scalar(select(schema.state.c.mark).where(schema.state.c.name == _LINES))
        if known != mark:
            self._connection.execute(delete(schema.line))
            bulk.insert(self._connection, schema.state, [(_LINES, 0, mark)], instead=True)
        for part in parts(gone):
            self._connection.execute(delete(schema.line).where(schema.line.c.event.in_(part)))
        bulk.insert(self._connection, schema.line, rows, instead=True)


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


def _hash(parts: Iterable[str]) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
