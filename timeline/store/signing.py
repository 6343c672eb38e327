"""Signs for the reports of a store that had none, from the texts of their entries."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, null, select, update

from timeline.same import gist
from timeline.store import records, schema
from timeline.store.links import Links

_AT_ONCE = 500  # entries


def sign_all(connection: Connection) -> None:
    """Let all current reports be found."""
    table = schema.report
    query = select(table.c.source, table.c.entry).where(table.c.until.is_(null())).distinct()
    entries = [tuple(row) for row in connection.execute(query)]
    for at in range(0, len(entries), _AT_ONCE):
        _sign(connection, entries[at : at + _AT_ONCE])


def _sign(connection: Connection, entries: list[tuple[Any, ...]]) -> None:
    found, about = [], {}
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for source, entry in entries:
        by_source[source].append(entry)
    for source, names in by_source.items():
        reports, texts = schema.report, schema.entry
        own = (reports.c.source == source, reports.c.entry.in_(names), reports.c.until.is_(null()))
        told = [records.report(row) for row in connection.execute(select(reports).where(*own))]
        dates = defaultdict(list)
        for report in told:
            dates[report.entry].append(report.mention.when.text)
        columns = (texts.c.id, texts.c.title, texts.c.text, texts.c.language, texts.c.published)
        for row in connection.execute(
            select(*columns).where(texts.c.source == source, texts.c.id.in_(names))
        ):
            about[source, row.id] = gist(
                row.title, row.text, dates[row.id], language=row.language, published=row.published
            )
        found += told
    for (source, entry), words in about.items():
        own_entry = (schema.entry.c.source == source, schema.entry.c.id == entry)
        connection.execute(update(schema.entry).where(*own_entry).values(gist=words))
    Links(connection).add(found, about)
