"""The log of changes: what a line says stands, mostly, in the text that came with it, and is packed beside.

Such a line leans on a version of a text: it has the number of the text, and the version is the one that began
when the line was seen. Others stand by themselves, with the source and id that their text had then. Whoever
alters a version, lets go of it or gives its text another id lets the lines stand by themselves before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, TextClause, select

from timeline.memory import Logged
from timeline.model import Change
from timeline.store import bulk, queries, records, schema
from timeline.store.columns import unpacked
from timeline.store.deltas import unpack
from timeline.store.errors import StoreError
from timeline.store.numbers import number, numbers
from timeline.store.parts import parts
from timeline.store.short import pack_state, unpack_state

_REACH = 32_768  # bytes that deflate looks back: of a longer text it would know only the end
_AT_ONCE = 500  # lines

_Version = tuple[int, datetime]  # the number of a text, and since when it had these words
_c = schema.change


def add(connection: Connection, changes: Sequence[Change]) -> None:
    """Add changes to the log, after the texts that they tell of."""
    saying = [change for change in changes if change.after is not None]
    texts = numbers(connection, ((change.source, change.entry) for change in saying))
    present = dict(_present(connection, texts.values()))
    rows = []
    for change in changes:
        text = 0 if change.after is None else texts.get((change.source, change.entry), 0)
        words = present.get((text, change.seen))
        rows.append(records.change_row(change, None if words is None else text, words))
    bulk.insert(connection, schema.change, rows)


def logged(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Logged]:
    """The lines of rows of `queries.LOG`. Raises StoreError for one that is damaged."""
    for part, versions in _pieces(connection, rows):
        for row in part:
            yield Logged(row.id, records.change(row, None if row.after is None else _after(row, versions)))


def release(
    connection: Connection, which: ColumnElement[bool] | TextClause, values: Mapping[str, Any] | None = None
) -> None:
    """Let lines stand by themselves, of which `which` is true, a condition with these values."""
    query = queries.LOG.where(_c.c.entry.is_not(None), which)
    for part, versions in _pieces(connection, connection.execute(query, dict(values or {})).all()):
        freed = []
        for row in part:
            try:
                packed = pack_state(_after(row, versions))
            except StoreError:  # it stays as damaged as it is
                continue
            freed.append({"own": row.id, "by": row.source, "called": row.entry, "packed": packed})
        if freed:
            connection.execute(queries.RELEASE, freed)


def of_version(source: str, entry: str, since: datetime) -> ColumnElement[bool]:
    """That a line leans on the version of a text that began then."""
    return (_c.c.entry == number(source, entry)) & (_c.c.seen == since)


def of_text(source: str, entry: str) -> ColumnElement[bool]:
    """That a line leans on any version of a text."""
    own = number(source, entry)
    revision = schema.revision
    since = select(schema.entry.c.changed).where(schema.entry.c.number == own)
    # Lines are found by when they were seen.
    moments = since.union_all(select(revision.c.since).where(revision.c.entry == own))
    return (_c.c.entry == own) & _c.c.seen.in_(moments)


def lean_all(connection: Connection) -> None:
    """Let all lines lean that can, of a store of a version where they stood by themselves."""
    last = 0
    query = queries.LOG.order_by(_c.c.id).limit(_AT_ONCE)
    while rows := connection.execute(query.where(_c.c.id > last)).all():
        last = rows[-1].id
        said = [row for row in rows if row.after is not None]
        texts = numbers(connection, ((row.source, row.entry) for row in said))
        places = [(row, texts[row.source, row.entry]) for row in said if (row.source, row.entry) in texts]
        versions = _versions(connection, {(text, row.seen) for row, text in places})
        leaning = []
        for row, text in places:
            words = versions.get((text, row.seen))
            if words is None:
                continue
            try:
                packed = pack_state(unpack_state(row.after), words)
            except StoreError:  # it stays as damaged as it is
                continue
            leaning.append({"own": row.id, "text": text, "packed": packed})
        if leaning:
            connection.execute(queries.LEAN, leaning)


def _after(row: Row[Any], versions: Mapping[_Version, str]) -> str:
    """What was so afterwards, of a line that says so. Raises StoreError."""
    if row.text is None:
        return unpack_state(row.after)
    words = versions.get((row.text, row.seen))
    if words is None:
        raise StoreError("the store is damaged (a line of the log has lost its text); take it from a backup")
    return unpack_state(row.after, words)


def _pieces(
    connection: Connection, rows: Sequence[Row[Any]]
) -> Iterator[tuple[Sequence[Row[Any]], dict[_Version, str]]]:
    """Some rows of `queries.LOG` at a time, with the words that they lean on."""
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        yield part, _versions(connection, {(row.text, row.seen) for row in part if row.text is not None})


def _versions(connection: Connection, wanted: set[_Version]) -> dict[_Version, str]:
    """The words of versions. Where two of a text began at once, lines lean on the last."""
    found = dict(_present(connection, (text for text, _ in wanted)))
    for part in parts(text for text, since in wanted if (text, since) not in found):
        rows = connection.execute(queries.EARLIER, {"numbers": part})
        for _, own in groupby(rows, key=attrgetter("entry")):
            for version, words in _earlier(own):
                found.setdefault(version, words)
    return found


def _present(connection: Connection, texts: Iterable[int]) -> Iterator[tuple[_Version, str]]:
    """The words that texts have now, of those that are not damaged."""
    for part in parts(texts):
        for row in connection.execute(queries.PRESENT, {"numbers": part}):
            yield from _near((row.number, row.changed), row.title, _text(row.text))


def _earlier(rows: Iterable[Row[Any]]) -> Iterator[tuple[_Version, str]]:
    """The words that one text had, latest first, of versions that are not damaged."""
    following = None
    for at, row in enumerate(rows):
        following = _text(row.text) if at == 0 else following
        try:
            following = unpack(row.packed, None if row.whole else following)
        except StoreError:
            following = None  # what leads back from it is not found any more
        yield from _near((row.entry, row.since), row.title, following)


def _text(kept: str | bytes) -> str | None:
    """A text as it is kept, None for one that is damaged."""
    try:
        return unpacked(kept) if isinstance(kept, bytes) else kept
    except (StoreError, UnicodeDecodeError):
        return None


def _near(version: _Version, title: str, text: str | None) -> Iterator[tuple[_Version, str]]:
    """A version with its words, if they are known and deflate sees all of them."""
    words = f"{title}\n{text}"
    if text is not None and len(words.encode("utf-8", "surrogatepass")) <= _REACH:
        yield version, words
