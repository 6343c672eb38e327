"""The numbers of texts: what belongs to one names it so, and not by its source and id again and again."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, ScalarSelect, select

from timeline.store import bulk, schema
from timeline.store.parts import parts
from timeline.store.short import storable


def number(source: str, entry: str) -> ScalarSelect[int]:
    """The number of a text, for queries."""
    table = schema.entry
    return select(table.c.number).where(table.c.source == source, table.c.id == entry).scalar_subquery()


def numbers(connection: Connection, texts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of texts that are there, by source and id."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for source, entry in texts:
        wanted[source].add(entry)
    found: dict[tuple[str, str], int] = {}
    for source, entries in wanted.items():
        for part in parts(entries):
            asked = bulk.filled(part, part[0])
            statement = _numbers(len(asked), connection.dialect.paramstyle)
            there = dict(bulk.rows(connection, statement, [source, *asked]))
            # PostgreSQL may have to keep an id otherwise.
            kept = ((entry, entry if entry in there else storable(entry).decode()) for entry in part)
            found |= {(source, entry): there[name] for entry, name in kept if name in there}
    return found


@cache
def _numbers(number: int, style: str) -> str:
    """The ids and numbers of so many texts of a source."""
    source, *texts = bulk.names(1 + number, style)
    return f"SELECT id, number FROM entry WHERE source = {source} AND id IN ({', '.join(texts)})"  # noqa: S608 - our words
