"""Rows of the store as records, and back."""

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from feeds.model import Entry, Occasion, Validators
from timeline.edtf import Edtf
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Basis, Change, ChangeKind, Mention, Report, State

Values = dict[str, Any]


_edtf = lru_cache(maxsize=20_000)(Edtf)  # the same few thousand days come again and again


def source_memory(row: Row[Any]) -> SourceMemory:
    """A row of `source`; the columns stand in the order of the fields, the validators apart."""
    values: tuple[Any, ...] = (*row[:4], Validators(*row[4:6]), *row[6:])
    return SourceMemory(*values)


def source_values(memory: SourceMemory) -> Values:
    """The columns of `source`."""
    values = {name: getattr(memory, name) for name in SourceMemory.__slots__ if name != "validators"}
    return {**values, "etag": memory.validators.etag, "last_modified": memory.validators.last_modified}


def entry_memory(row: Row[Any]) -> EntryMemory:
    """A row of `entry`."""
    entry = Entry(
        id=row.id,
        title=row.title,
        text=row.text,
        url=row.url,
        published=row.published,
        published_basis=row.published_basis,
        published_day=row.published_day,
        language=row.language,
        occasions=tuple(Occasion(**values) for values in row.occasions or ()),
    )
    return EntryMemory(
        row.source, entry, row.text_hash, row.first_seen, row.changed, row.full, row.gone, row.read
    )


def entry_values(memory: EntryMemory) -> Values:
    """The columns of `entry`."""
    entry = {name: getattr(memory.entry, name) for name in Entry.__slots__}
    return entry | {
        "occasions": [asdict(occasion) for occasion in memory.entry.occasions] or None,
        "source": memory.source,
        "text_hash": memory.text_hash,
        "first_seen": memory.first_seen,
        "changed": memory.changed,
        "full": memory.full,
        "gone": memory.gone,
        "read": memory.read,
    }


def report(row: Row[Any], *, closed: bool = False) -> Report:
    """A row of `report`; `closed` gives the version as withdrawn at its end."""
    mention = Mention(
        when=_edtf(row.edtf),
        title=row.title,
        sentence=row.sentence,
        start=row.start,
        end=row.end,
        date_start=row.date_start,
        date_end=row.date_end,
        masked=row.masked,
        basis=Basis(row.basis),
        rule=row.rule,
        anchor=row.anchor,
        anchor_basis=row.anchor_basis,
    )
    return Report(
        key=row.key,
        event=row.event,
        source=row.source,
        entry=row.entry,
        mention=mention,
        first_seen=row.first_seen,
        since=row.since,
        moved=row.moved,
        withdrawn=row.until if closed else None,
    )


def report_values(record: Report) -> Values:
    """The columns of `report`, without the period's end."""
    mention = {name: getattr(record.mention, name) for name in Mention.__slots__ if name != "when"}
    return mention | {
        "edtf": record.mention.when.text,
        "basis": record.mention.basis.value,
        "key": record.key,
        "event": record.event,
        "source": record.source,
        "entry": record.entry,
        "first_seen": record.first_seen,
        "moved": record.moved,
    }


def change(row: Row[Any]) -> Change:
    """A row of `change`."""
    return Change(
        kind=ChangeKind(row.kind),
        source=row.source,
        entry=row.entry,
        seen=row.seen,
        event=row.event,
        before=_state(row.before),
        after=_state(row.after),
    )


def change_values(record: Change) -> Values:
    """The columns of `change`."""
    return {
        "seen": record.seen,
        "kind": record.kind.value,
        "source": record.source,
        "entry": record.entry,
        "event": record.event,
        "before": _state_values(record.before),
        "after": _state_values(record.after),
    }


def _state(values: Values | None) -> State | None:
    if values is None:
        return None
    when = values.get("when")
    return State(**{**values, "when": Edtf(when) if when else None})


def _state_values(record: State | None) -> Values | None:
    if record is None:
        return None
    return asdict(record) | {"when": record.when.text if record.when else None}
