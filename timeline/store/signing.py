"""Signs for the reports of a store that had none, from the texts of their entries."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, null, select, update

from timeline.store import queries, records, schema

_AT_ONCE = 500  # entries
_e = schema.entry


def sign_all(connection: Connection) -> None:
    """Let all current reports be found."""
    table = schema.report
    query = select(_e.c.source, _e.c.id).join_from(table, _e, _e.c.number == table.c.entry)
    query = query.where(table.c.until.is_(null())).distinct()
    entries = [tuple(row) for row in connection.execute(query)]
    for at in range(0, len(entries), _AT_ONCE):
        _sign(connection, entries[at : at + _AT_ONCE])


def _sign(connection: Connection, entries: list[tuple[Any, ...]]) -> None:
    from timeline.same import gist  # noqa: PLC0415 - a poll without news signs nothing
    from timeline.store.links import Links  # noqa: PLC0415

    found, about = [], {}
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for source, entry in entries:
        by_source[source].append(entry)
    for source, names in by_source.items():
        own = (_e.c.source == source, _e.c.id.in_(names))
        current = queries.REPORTS.where(*own, schema.report.c.until.is_(null()))
        told = [records.report(row) for row in connection.execute(current)]
        dates = defaultdict(list)
        for report in told:
            dates[report.entry].append(report.mention.when.text)
        columns = (_e.c.id, _e.c.title, _e.c.text, _e.c.language, _e.c.published)
        for row in connection.execute(select(*columns).where(*own)):
            about[source, row.id] = gist(
                row.title, row.text, dates[row.id], language=row.language, published=row.published
            )
        found += told
    for (source, entry), words in about.items():
        own_entry = (_e.c.source == source, _e.c.id == entry)
        connection.execute(update(_e).where(*own_entry).values(gist=words))
    Links(connection).add(found, about)
