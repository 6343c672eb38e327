"""Tables as they were up to version 11, when all that belongs to a text had its source and id.

Steps up to there make and rewrite them.
"""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text

from timeline.store.columns import Gist, Hash, Moment, Packed, PackedJSON, Words

_metadata = MetaData()

# Only what is rewritten.
entry = Table(
    "entry",
    _metadata,
    Column("source", String(64), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("title", Words, nullable=False),
    Column("text", Packed, nullable=False),
    Column("text_hash", Hash, nullable=False),
    Column("gist", Gist, nullable=False, server_default=""),
)

revision = Table(
    "revision",
    _metadata,
    Column("source", String(64), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("whole", Boolean, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("title", Words, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

noise = Table(
    "noise",
    _metadata,
    Column("source", String(64), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("state", PackedJSON, nullable=False),
)
