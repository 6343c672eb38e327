"""Queries on logs that look at a period."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table


def within(query: Select[Any], log: Table, since: datetime | None, until: datetime | None) -> Select[Any]:
    """The rows of a log that were seen between two moments, in their order."""
    query = query if since is None else query.where(log.c.seen >= since)
    query = query if until is None else query.where(log.c.seen <= until)
    return query.order_by(log.c.id)
