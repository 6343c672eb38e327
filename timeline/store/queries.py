"""Statements that are made once: SQLAlchemy spends more time on building one than SQLite on running it."""

from typing import Any

from sqlalchemy import BindParameter, bindparam, func, null, or_, select, update

from timeline.store import schema

UPDATE_ENTRY = update(schema.entry).where(
    schema.entry.c.source == bindparam("own_source"), schema.entry.c.id == bindparam("own_id")
)

COUNT = select(func.count(schema.report.c.event.distinct())).where(schema.report.c.until.is_(null()))
COUNT_OF = COUNT.where(schema.report.c.source == bindparam("of"))
_ELSEWHERE = or_(
    schema.report.c.source != bindparam("own_source"), schema.report.c.entry != bindparam("own_entry")
)
_NAMES: BindParameter[Any] = bindparam("names", expanding=True)
REPORTED = (
    select(schema.report.c.event)
    .distinct()
    .where(schema.report.c.until.is_(null()), _ELSEWHERE, schema.report.c.event.in_(_NAMES))
)
KEYS = select(schema.report.c.key).distinct().where(_ELSEWHERE, schema.report.c.key.in_(_NAMES))
