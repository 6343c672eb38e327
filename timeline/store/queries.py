"""Statements that are made once: SQLAlchemy spends more time on building one than SQLite on running it."""

from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, func, null, or_, select, update

from timeline.store import schema

UPDATE_ENTRY = update(schema.entry).where(
    schema.entry.c.source == bindparam("own_source"), schema.entry.c.id == bindparam("own_id")
)

LAST_REVISION = select(func.max(schema.revision.c.number)).where(
    schema.revision.c.source == bindparam("of"), schema.revision.c.entry == bindparam("own")
)
LENGTHS = select(schema.entry.c.id, schema.entry.c.full).where(schema.entry.c.source == bindparam("of"))
NOISE = select(schema.noise.c.entry, schema.noise.c.state).where(schema.noise.c.source == bindparam("of"))
FORGET_NOISE = delete(schema.noise).where(
    schema.noise.c.source == bindparam("of"), schema.noise.c.entry == bindparam("own")
)
LAST_NOTICE = (
    select(schema.notice.c.text)
    .where(schema.notice.c.source == bindparam("of"), schema.notice.c.kind == bindparam("kind"))
    .order_by(schema.notice.c.id.desc())
    .limit(1)
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
