"""Queries on logs and versions that look at a period or a moment."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, or_


def within(query: Select[Any], log: Table, since: datetime | None, until: datetime | None) -> Select[Any]:
    """The rows of a log that were seen between two moments, in their order."""
    query = query if since is None else query.where(log.c.seen >= since)
    query = query if until is None else query.where(log.c.seen <= until)
    return query.order_by(log.c.id)


def current(reports: FromClause, at: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """The conditions on a version in `report`, or an alias of it, to be current at a moment, or now."""
    if at is None:
        return (reports.c.until.is_(None),)
    return (reports.c.since <= at, or_(reports.c.until.is_(None), reports.c.until > at))
