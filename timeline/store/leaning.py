"""Version 13 of the store: what the log says is packed beside the version of the text that it tells of."""

from sqlalchemy import Connection

from timeline.store import log, schema
from timeline.store.smaller import make_anew

_IN_POSTGRESQL = (
    "ALTER TABLE change RENAME COLUMN entry TO named",
    "ALTER TABLE change ADD COLUMN entry integer, ALTER source DROP NOT NULL, ALTER named DROP NOT NULL",
)
_ROWS = """(id, seen, kind, source, named, event, "before", "after")
    SELECT id, seen, kind, source, entry, event, "before", "after" FROM was ORDER BY id"""


def convert(connection: Connection) -> None:
    """Bring the log into the form that it has in this version, in the caller's transaction."""
    if connection.dialect.name == "postgresql":
        for statement in _IN_POSTGRESQL:
            connection.exec_driver_sql(statement)
    else:
        make_anew(connection, schema.change, _ROWS)
    log.lean_all(connection)
