"""The tables of the store.

Moments are aware UTC. `report` keeps every version of every statement with the period in which it was
current (`since` up to, not including, `until`), so that the timeline can be shown as it was known at any
moment. `change` and `notice` are logs that only grow; `digest` and `delivery` are the outbox.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
    text,
)

from timeline.store.columns import Bytes, Gist, Hash, Key, Moment, Packed, PackedJSON, Term, Words

_KINDS = "added=A rescheduled=R refined=F amended=M corroborated=C withdrawn=W edited=E"
_BASES = "stated=S relative=R data=D published=P reported=T"
_STATES = Bytes("JSON").with_variant(LargeBinary(), "postgresql")

metadata = MetaData()

version = Table("version", metadata, Column("number", Integer, primary_key=True), Column("pruned", Moment))

# How far the store is, see `timeline.store.state`.
state = Table(
    "state",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("mark", Text, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("kind", String(16)),
    Column("title", Text, nullable=False, default=""),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", String(64)),
    Column("baseline", Moment),  # the first good poll
    Column("checked", Moment),  # the last poll, good or bad
    Column("good", Moment),  # the last good poll
    Column("next_due", Moment),
    Column("failures", Integer, nullable=False, default=0),
    Column("fault", String(16)),
    Column("trouble", Text),
    Column("address", Text),  # where permanent redirects lead
    Column("moves", Integer, nullable=False, default=0, server_default="0"),
    Column("permitted", Moment),  # until when robots.txt need not be looked at again
    Column("hold", Moment),  # until when the server wants no request
    Column("failing", Moment),
    Column("told", Boolean, nullable=False, default=False, server_default="0"),
    Column("polls", Integer, nullable=False, default=0, server_default="0"),  # good ones
    Column("reread", Integer),  # the poll that has to read the whole answer
    Column("reading", Text, nullable=False, server_default=""),  # how it was read, as the configuration says
)

# Pauses that servers asked for, by host with its port.
host = Table(
    "host",
    metadata,
    Column("name", Text, primary_key=True),
    Column("pause", Moment, nullable=False),
)

# What robots.txt files say, by origin.
robots = Table(
    "robots",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("expires", Moment, nullable=False),
    Column("delay", Float),
    Column("unreachable", Moment),
    Column("rules", Text, nullable=False),
)

SAME = ""  # the address of an entry whose id is its address, as it mostly is

entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True),  # by which other tables name it
    Column("source", String(64), nullable=False),
    Column("id", Text, nullable=False),
    Column("url", Text),
    Column("title", Words, nullable=False),
    Column("text", Packed, nullable=False),
    Column("text_hash", Hash, nullable=False),
    Column("published", Moment),
    Column("published_basis", String(32)),
    Column("published_day", Boolean, nullable=False),
    Column("language", String(35)),
    Column("first_seen", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("full", Integer, nullable=False),  # characters of the last text that was no stand-in
    Column("gone", Moment),
    Column("read", Boolean, nullable=False),  # whether its dates were extracted
    Column("occasions", JSON(none_as_null=True)),  # what the source states as data, null when nothing
    Column("gist", Gist, nullable=False, server_default=""),  # what it is about, see `timeline.same.gist`
    Index("entry_id", "source", "id", unique=True),
    # The few that wait for being read are found without a look at the others.
    Index("entry_unread", "source", "id", sqlite_where=text("read = 0")),
)


# What a source itself says of entries whose articles are read.
outline = Table(
    "outline",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("version", String(64), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("taken", String(64)),
    Column("article", String(64)),
    Column("tries", Integer, nullable=False),
    Column("next_try", Moment),
    Column("same", Text),
    Index("outline_place", "source", "place"),
    Index("outline_next_try", "next_try"),
)

# The texts that an entry had before its present one.
revision = Table(
    "revision",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the version, for each entry
    Column("whole", Boolean, nullable=False),  # whether it stands by itself and not on the next version
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("title", Words, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# What is known to change at every poll, of the entries of which anything changed lately.
noise = Table(
    "noise",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("state", PackedJSON, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Key, nullable=False),
    Column("event", Key, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("edtf", String(80), nullable=False),
    Column("title", Words, nullable=False),
    Column("sentence", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("date_start", Integer, nullable=False),
    Column("date_end", Integer, nullable=False),
    Column("masked", Bytes("TEXT").with_variant(LargeBinary(), "postgresql"), nullable=False),
    Column("basis", Term(_BASES, 16), nullable=False),
    Column("rule", Term("published=P", 64), nullable=False),
    Column("anchor", String(10)),
    Column("anchor_basis", Term("published=P", 32)),
    Column("first_seen", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Column("moved", Moment),  # when its date last changed
    Column("names", Text, nullable=False, server_default=""),  # in the sentence, packed
    Column("former", String(80), nullable=False, server_default=""),  # EDTF, or nothing
    Column("stance", Integer, nullable=False, server_default="0"),  # 1 called off, 2 yet to come, of a period
    Index("report_entry", "entry"),
    Index("report_event", "event"),
    Index("report_key", "key"),
    Index("report_edtf", "edtf"),
)

# The events of a month, or of a year, as lines of lists, as the last build of the page made them.
shelf = Table(
    "shelf",
    metadata,
    Column("section", String(80), primary_key=True),
    Column("text", Text, nullable=False),
)

# Events, and texts by their numbers, that were written since, see `timeline.store.touched`.
touched = Table(
    "touched",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event", Key),
    Column("entry", Integer),
)

# By which words and days current reports are found.
sign = Table(
    "sign",
    metadata,
    Column("word", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("report", BigInteger, primary_key=True, autoincrement=False),  # the number of its first version
    sqlite_with_rowid=False,
)

# Reports that may tell the same event as others, by key.
maybe = Table(
    "maybe",
    metadata,
    Column("key", Key, primary_key=True),
    Column("other", Key, primary_key=True),
    Column("seen", Moment, nullable=False),
)

# What people decided about events, oldest first.
decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),  # merge, split
    Column("event", Key, nullable=False),  # that the report belongs to from then on
    Column("report", Key, nullable=False),
    Column("was", Key, nullable=False),  # the event that it belonged to
    Column("made", Moment, nullable=False),
)

# A line leans on a version of the text with the number `entry`, or stands by itself, with the source and id
# that its text had then; see `timeline.store.log`.
change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seen", Moment, nullable=False, index=True),
    Column("kind", Term(_KINDS, 16), nullable=False),
    Column("entry", Integer),
    Column("source", String(64)),
    Column("named", Text),
    Column("event", Key),
    Column("before", _STATES),
    Column("after", _STATES),
    # Most changes are of texts as a whole.
    Index("change_event", "event", sqlite_where=text("event IS NOT NULL")),
)

# What a digest tells besides changes: a baseline taken, a trouble begun or ended, a remark on what was read.
notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seen", Moment, nullable=False),
    Column("source", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
)

digest = Table(
    "digest",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("composed", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(35), nullable=False),
    Column("subject", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("stem", Text, nullable=False),
    Column("thread", String(64), nullable=False),
    # Last: SQLite walks over what lies before a column, and lists of digests need none of these.
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("record", Text, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("channel", String(8), nullable=False),
    Column("target", Text, nullable=False),
    Column("state", String(8), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_try", Moment, nullable=False),
    Column("done", Moment),
    Column("reason", Text, nullable=False),
)

# How far each digest has told the logs; it goes on also where there was nothing to tell.
told = Table(
    "told",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("last_change", Integer, nullable=False),
    Column("last_notice", Integer, nullable=False),
    Column("considered", Moment, nullable=False),
    Column("composed", Moment),
    Column("first", String(64), nullable=False),
)


def _partly(table: Table, connection: Any, **_: object) -> None:  # noqa: ANN401 - a Connection
    """Partial indexes in PostgreSQL: said above they load that dialect in every run, a tenth of a second."""
    where = {"entry_unread": "NOT read", "change_event": "event IS NOT NULL"}
    for index in table.indexes if connection.dialect.name == "postgresql" else ():
        if index.name in where:
            index.dialect_options["postgresql"]["where"] = text(where[index.name])


for _table in (entry, change):
    event.listen(_table, "before_create", _partly)
