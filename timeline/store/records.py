"""Rows of the store as records, and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from feeds.model import Entry, Occasion, Validators
from timeline.edtf import Edtf
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Basis, Change, ChangeKind, Mention, Report, State
from timeline.store import queries, schema
from timeline.store.short import pack_masked, pack_state, unpack_masked, unpack_state

if TYPE_CHECKING:
    from feeds.habit import Habit
    from feeds.noise import Noise

Values = dict[str, Any]

_WHOLES = ("order", "lines", "whole")
OFF, _AHEAD = 1, 2  # of `report.stance`


# The columns of `queries.REPORTS` as `report` takes them: by their places, see `entry_memory`.
_report = itemgetter(
    *map(
        queries.REPORTS.selected_columns.keys().index,
        (
            "key", "event", "source", "entry", "edtf", "title", "sentence", "start", "end", "date_start",
            "date_end", "masked", "basis", "rule", "anchor", "anchor_basis", "first_seen", "since", "until",
            "moved", "names", "former", "stance",
        ),
    )
)  # fmt: skip
_BASES = {basis.value: basis for basis in Basis}

_edtf = lru_cache(maxsize=20_000)(Edtf)  # the same few thousand days come again and again


def source_memory(row: Row[Any]) -> SourceMemory:
    """A row of `source`; the columns stand in the order of the fields, the validators apart."""
    values: tuple[Any, ...] = (*row[:4], Validators(*row[4:6]), *row[6:])
    return SourceMemory(*values)


def source_row(memory: SourceMemory) -> tuple[Any, ...]:
    """The columns of `source` in their order."""
    own = [getattr(memory, name) for name in SourceMemory.__slots__]
    return (*own[:4], memory.validators.etag, memory.validators.last_modified, *own[5:])


def entry_memory(row: Sequence[Any]) -> EntryMemory:
    """A row of `entry`, the columns in their order."""
    # To ask a row of SQLAlchemy for a column by its name takes longer than all else here.
    (
        _, source, own, url, title, text, text_hash, published, basis, day, language,
        first_seen, changed, full, gone, read, occasions, gist,
    ) = row  # fmt: skip
    entry = Entry(
        own,
        title,
        text,
        own if url == schema.SAME else url,
        published,
        basis,
        day,
        language,
        tuple(Occasion(**values) for values in occasions) if occasions else (),
    )
    return EntryMemory(source, entry, text_hash, first_seen, changed, full, gone, read, gist)


def text_told(
    source: str,
    own: str,
    title: str,
    url: str | None,
    published: datetime | None,
    day: bool,  # noqa: FBT001
    first_seen: datetime,
    changed: datetime,
) -> EntryMemory:
    """What pages tell of a text: nothing of what it says, nor how it was read."""
    entry = Entry(own, title, "", own if url == schema.SAME else url, published, None, day)
    return EntryMemory(source, entry, "", first_seen, changed, 0)


def entry_row(memory: EntryMemory) -> tuple[Any, ...]:
    """The columns of `entry` in their order, without the number."""
    entry = memory.entry
    url = schema.SAME if entry.url == entry.id else entry.url or None
    return (
        memory.source, entry.id, url, entry.title, entry.text, memory.text_hash, entry.published,
        entry.published_basis, entry.published_day, entry.language, memory.first_seen, memory.changed,
        memory.full, memory.gone, memory.read, [asdict(occasion) for occasion in entry.occasions] or None,
        memory.gist,
    )  # fmt: skip


def entry_values(memory: EntryMemory) -> Values:
    """The columns of `entry` by name, without the number."""
    return dict(zip(schema.entry.c.keys()[1:], entry_row(memory), strict=True))


def noise(state: Values) -> "Noise":
    """A value of `noise.state`."""
    from feeds.noise import Noise  # noqa: PLC0415 - polls without news need none of it

    return Noise(
        slots={int(place): _habit(values) for place, values in state.get("slots", {}).items()},
        gaps={int(place): _habit(values) for place, values in state.get("gaps", {}).items()},
        **{name: _habit(state[name]) for name in _WHOLES if name in state},
        contexts=tuple(state.get("contexts", ())),
        versions=tuple((name, poll) for name, poll in state["versions"]),
    )


def noise_values(record: "Noise") -> Values:
    """The value of `noise.state`: nothing of what is as at first."""
    places: Values = {
        name: {str(place): _habit_values(habit) for place, habit in getattr(record, name).items()}
        for name in ("slots", "gaps")
    }
    wholes = {name: _habit_values(getattr(record, name)) for name in _WHOLES}
    kept = {name: values for name, values in (places | wholes).items() if values}
    kept |= {"contexts": list(record.contexts)} if record.contexts else {}
    return {**kept, "versions": [list(version) for version in record.versions]}


def _habit(values: Values) -> "Habit":
    from feeds.habit import Habit  # noqa: PLC0415

    changes = {sign: (count, last) for sign, (count, last) in values.get("changes", {}).items()}
    return Habit(**{**values, "changes": changes})


def _habit_values(habit: "Habit") -> Values:
    from feeds.habit import NO_HABIT  # noqa: PLC0415

    values = {name: getattr(habit, name) for name in NO_HABIT.__slots__}
    plain = {name: getattr(NO_HABIT, name) for name in NO_HABIT.__slots__}
    return {name: value for name, value in values.items() if value != plain[name]}


def report(row: Sequence[Any], *, closed: bool = False) -> Report:
    """A row of `queries.REPORTS`; `closed` gives the version as withdrawn at its end."""
    (
        key, event, source, entry, when, title, sentence, start, end, date_start, date_end, masked,
        basis, rule, anchor, anchor_basis, first_seen, since, until, moved, names, former, stance,
    ) = _report(row)  # fmt: skip
    # Thousands of reports share these few words.
    mention = Mention(
        _edtf(when),
        title,
        sentence,
        start,
        end,
        date_start,
        date_end,
        masked if isinstance(masked, str) else unpack_masked(masked, sentence),
        _BASES[basis],
        intern(rule),
        anchor and intern(anchor),
        anchor_basis and intern(anchor_basis),
        names,
        _edtf(former) if former else None,
        bool(stance & OFF),
        bool(stance & _AHEAD),
    )
    return Report(
        key,
        intern(event),
        intern(source),
        entry,
        mention,
        first_seen,
        since,
        moved,
        until if closed else None,
    )


def report_row(record: Report, text: int, until: datetime | None = None) -> tuple[Any, ...]:
    """The columns of `report` in their order, without the number; `text` is that of its text."""
    mention = record.mention
    return (
        record.key, record.event, text, mention.when.text, mention.title, mention.sentence,
        mention.start, mention.end, mention.date_start, mention.date_end,
        pack_masked(mention.masked, mention.sentence), mention.basis.value, mention.rule, mention.anchor,
        mention.anchor_basis, record.first_seen, record.since, until, record.moved, mention.names,
        mention.former.text if mention.former else "", OFF * mention.off | _AHEAD * mention.ahead,
    )  # fmt: skip


def report_values(record: Report, text: int) -> Values:
    """The columns of `report` by name, without the number; `text` is that of its text."""
    return dict(zip(schema.report.c.keys()[1:], report_row(record, text), strict=True))


def change(row: Row[Any], after: str | None) -> Change:
    """A row of `queries.LOG`, with what was so afterwards."""
    before = None if row.before is None else unpack_state(row.before, after)
    return Change(
        kind=ChangeKind(row.kind),
        source=row.source,
        entry=row.entry,
        seen=row.seen,
        event=row.event,
        before=_state(before),
        after=_state(after),
    )


def change_row(record: Change, text: int | None = None, words: str | None = None) -> tuple[Any, ...]:
    """The columns of `change` in their order, without the number.

    What was before is packed as what leads back from what is after, and that from the `words` of the `text`
    with this number, if they are given.
    """
    before, after = _state_text(record.before), _state_text(record.after)
    names = (record.source, record.entry) if text is None else (None, None)
    return (
        record.seen, record.kind.value, text, *names, record.event,
        None if before is None else pack_state(before, after),
        None if after is None else pack_state(after, words),
    )  # fmt: skip


def _state(text: str | None) -> State | None:
    """A state from its JSON: a list, in stores of former versions an object."""
    values = None if text is None else json.loads(text)
    if values is None:
        return None
    values = dict(zip(State.__slots__, values, strict=False)) if isinstance(values, list) else values
    when = values.get("when")
    return State(**{**values, "when": _edtf(when) if when else None})


def _state_text(record: State | None) -> str | None:
    if record is None:
        return None
    values: list[str | int | None] = [record.title, record.sentence]
    if record.when is not None:
        values += [record.when.text, record.date_start, record.date_end]
        values += [record.names] if record.names else []
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
