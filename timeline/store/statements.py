"""The versions of reports: those that end are closed, new ones opened and found by their signs."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Update, bindparam, null, select, update

from timeline.model import Report
from timeline.store import bulk, records, schema
from timeline.store.numbers import numbers
from timeline.store.records import Values

if TYPE_CHECKING:
    from timeline.store.links import Links

_KEY = "own_key"  # no name of a column


def add(
    connection: Connection, reports: Collection[Report], about: Mapping[tuple[str, str], str]
) -> dict[str, int]:
    """Keep reports that are current from now on; `about` are the gists of their entries.

    Gives the numbers by which they are found, by key.
    """
    texts = numbers(connection, ((report.source, report.entry) for report in reports))
    rows = (records.report_row(report, texts[report.source, report.entry]) for report in reports)
    bulk.insert(connection, schema.report, rows)
    return links(connection).add(reports, about)


def put(
    connection: Connection, before: Sequence[Report], after: Sequence[Report], now: datetime, about: str
) -> None:
    """Replace an entry's current reports `before` by those of `after`, whose gist is `about`."""
    old = {report.key: report for report in before}
    new = {report.key: report for report in after}
    ended = [r for key, r in old.items() if key not in new or new[key].since != r.since]
    altered = [r for key, r in new.items() if key in old and old[key].since == r.since and old[key] != r]
    _set(connection, [{"until": now, _KEY: report.key} for report in ended])
    texts = numbers(connection, ((report.source, report.entry) for report in altered))
    _set(
        connection,
        [
            {**records.report_values(report, texts[report.source, report.entry]), _KEY: report.key}
            for report in altered
        ],
    )
    was = _gist(connection, before[0]) if before else about
    if ended:
        links(connection).remove(ended, was)
    opened = [r for r in after if r.key not in old or old[r.key].since != r.since]
    add(connection, opened, {(report.source, report.entry): about for report in opened})
    if was != about:
        kept = [r for r in after if r.key in old and old[r.key].since == r.since]
        links(connection).remove([old[r.key] for r in kept], was)
        links(connection).add(kept, {(report.source, report.entry): about for report in kept})


def links(connection: Connection) -> "Links":
    """What leads from report to report, in an open transaction."""
    from timeline.store.links import Links  # noqa: PLC0415 - a poll without news compares nothing

    return Links(connection)


def _gist(connection: Connection, report: Report) -> str:
    """What the entry of a report was about when it was last kept."""
    own = (schema.entry.c.source == report.source, schema.entry.c.id == report.entry)
    return connection.scalar(select(schema.entry.c.gist).where(*own)) or ""


def _set(connection: Connection, rows: Sequence[Values]) -> None:
    """Set the same columns of current reports, by `_KEY`: all in one statement, which is made once."""
    if rows:
        connection.execute(_setting(tuple(name for name in rows[0] if name != _KEY)), rows)


@cache
def _setting(columns: tuple[str, ...]) -> Update:
    table = schema.report
    ours = (table.c.key == bindparam(_KEY), table.c.until.is_(null()))
    return update(table).where(*ours).values({name: bindparam(name) for name in columns})
