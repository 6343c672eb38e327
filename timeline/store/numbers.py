"""The numbers of texts: what belongs to one names it so, and not by its source and id again and again."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, ScalarSelect, select

from timeline.store import queries, schema
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
            rows = connection.execute(queries.NUMBERS, {"of": source, "names": part})
            there = {row.id: row.number for row in rows}
            # PostgreSQL may have to keep an id otherwise.
            kept = ((entry, entry if entry in there else storable(entry).decode()) for entry in part)
            found |= {(source, entry): there[name] for entry, name in kept if name in there}
    return found
