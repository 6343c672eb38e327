"""Statements that are made once: SQLAlchemy spends more time on building one than SQLite on running it."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    Text,
    bindparam,
    delete,
    func,
    null,
    select,
    type_coerce,
    update,
)

from timeline.store import schema
from timeline.store.columns import Bytes, Hash, Key

# Reports with the source and id of their texts, as `records.report` takes them.
REPORTS: Select[Any] = select(
    *(column for column in schema.report.c if column.name != "entry"),
    schema.entry.c.source,
    schema.entry.c.id.label("entry"),
).join_from(schema.report, schema.entry, schema.entry.c.number == schema.report.c.entry)

UPDATE_ENTRY = update(schema.entry).where(
    schema.entry.c.source == bindparam("own_source"), schema.entry.c.id == bindparam("own_id")
)

_OWN = (schema.entry.c.source == bindparam("of"), schema.entry.c.id == bindparam("own"))
_NAMES: BindParameter[Any] = bindparam("names", type_=Text(), expanding=True)
_KEYS: BindParameter[Any] = bindparam("names", type_=Key(), expanding=True)
_HASHES: BindParameter[Any] = bindparam("names", type_=Hash(), expanding=True)
# What stands in the place of some columns where an entry comes without its text, what that is about and what
# is stated as data.
LEFT_OUT = {"text": "''", "gist": "''", "occasions": "NULL"}
# All texts of a source, those of some ids, those that are there with some hashes.
ENTRIES: Select[Any] = select(schema.entry).where(_OWN[0])
ENTRIES_OF = ENTRIES.where(schema.entry.c.id.in_(_NAMES))
ENTRIES_ALIKE = ENTRIES.where(schema.entry.c.text_hash.in_(_HASHES), schema.entry.c.gone.is_(null()))
REPORTS_OF = REPORTS.where(schema.report.c.until.is_(null()), *_OWN).order_by(schema.report.c.id)
_TOLD = schema.report.c.entry == select(schema.entry.c.number).where(*_OWN).scalar_subquery()
# The last versions of what a text once said and says no more.
RETIRED = REPORTS.where(
    schema.report.c.id.in_(select(func.max(schema.report.c.id)).where(_TOLD).group_by(schema.report.c.key)),
    schema.report.c.key.not_in(select(schema.report.c.key).where(_TOLD, schema.report.c.until.is_(null()))),
).order_by(schema.report.c.id)
UPDATE_GIST = update(schema.entry).where(*_OWN).values(gist=bindparam("about"))
# The number of a text and that of its latest revision.
LAST_REVISION = (
    select(schema.entry.c.number, func.max(schema.revision.c.number))
    .select_from(schema.entry.outerjoin(schema.revision, schema.revision.c.entry == schema.entry.c.number))
    .where(*_OWN)
    .group_by(schema.entry.c.number)
)
LENGTHS = select(schema.entry.c.id, schema.entry.c.full).where(schema.entry.c.source == bindparam("of"))
LAST_READ: Select[datetime | None] = select(func.max(schema.source.c.good))
UNREAD = (
    select(schema.entry)
    .where(~schema.entry.c.read, schema.entry.c.gone.is_(null()))
    .order_by(schema.entry.c.source, schema.entry.c.id)
)
COUNT_ENTRIES = select(func.count()).where(
    schema.entry.c.source == bindparam("of"), schema.entry.c.gone.is_(null())
)
NOISE = (
    select(schema.entry.c.id, schema.noise.c.state)
    .join_from(schema.noise, schema.entry, schema.entry.c.number == schema.noise.c.entry)
    .where(_OWN[0])
)
FORGET_NOISE = delete(schema.noise).where(schema.noise.c.entry == bindparam("own"))
LAST_NOTICE = (
    select(schema.notice.c.text)
    .where(schema.notice.c.source == bindparam("of"), schema.notice.c.kind == bindparam("kind"))
    .order_by(schema.notice.c.id.desc())
    .limit(1)
)

COUNT = select(func.count(schema.report.c.event.distinct())).where(schema.report.c.until.is_(null()))
COUNT_OF = COUNT.join_from(schema.report, schema.entry, schema.entry.c.number == schema.report.c.entry).where(
    _OWN[0]
)
# Also where the text itself is not there yet.
_ELSEWHERE = schema.report.c.entry.is_distinct_from(
    select(schema.entry.c.number).where(*_OWN).scalar_subquery()
)
REPORTED = (
    select(schema.report.c.event)
    .distinct()
    .where(schema.report.c.until.is_(null()), _ELSEWHERE, schema.report.c.event.in_(_KEYS))
)
KEYS = select(schema.report.c.key).distinct().where(_ELSEWHERE, schema.report.c.key.in_(_KEYS))

_LINE = schema.change.c
# What the log is about, by the source and id that it had then.
OF = (
    func.coalesce(_LINE.source, schema.entry.c.source).label("source"),
    func.coalesce(_LINE.named, schema.entry.c.id).label("entry"),
)
LEANING = schema.change.outerjoin(schema.entry, schema.entry.c.number == _LINE.entry)
# Lines as `log.logged` takes them.
LOG: Select[Any] = select(
    _LINE.id, _LINE.seen, _LINE.kind, _LINE.event, _LINE.before, _LINE.after, _LINE.entry.label("text"), *OF
).select_from(LEANING)
RELEASE = (
    update(schema.change)
    .where(_LINE.id == bindparam("own"))
    .values(entry=None, source=bindparam("by"), named=bindparam("called"), after=bindparam("packed"))
)
LEAN = (
    update(schema.change)
    .where(_LINE.id == bindparam("own"))
    .values(entry=bindparam("text"), source=None, named=None, after=bindparam("packed"))
)
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
# As it is kept: who reads many texts may be able to do without a damaged one.
_TEXT = type_coerce(schema.entry.c.text, Bytes("TEXT")).label("text")
PRESENT = select(schema.entry.c.number, schema.entry.c.changed, schema.entry.c.title, _TEXT).where(
    schema.entry.c.number.in_(_NUMBERS)
)
EARLIER = (
    select(schema.revision, _TEXT)
    .join_from(schema.revision, schema.entry, schema.entry.c.number == schema.revision.c.entry)
    .where(schema.revision.c.entry.in_(_NUMBERS))
    .order_by(schema.revision.c.entry, schema.revision.c.number.desc())
)
