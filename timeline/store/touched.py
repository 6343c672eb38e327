"""What was written since the last build of the page: triggers note every event that may look otherwise.

They see each row that changes or goes, whoever writes it and in which statement, so that no way of writing
can forget to. Rows that come are known by their numbers: a trigger would cost more than adding them does.
Notes only grow; a build takes those that it saw away. A text is noted by its number: which events tell
of it is asked when it matters.
"""

from sqlalchemy import Connection

_EVENT = "INSERT INTO touched (event) VALUES ({0}.event)"
_TEXT = "INSERT INTO touched (entry) VALUES ({0}.number)"
_SHOWN = ("id", "title", "url", "published", "published_day")  # of a text, by cards
_OTHER = " OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in _SHOWN)

# Table, what happens to a row of it, the row that is meant, on which condition, and the note.
_NOTES = (
    ("report", "UPDATE", "old", "", _EVENT),
    ("report", "UPDATE", "new", "old.event <> new.event", _EVENT),
    ("report", "DELETE", "old", "", _EVENT),
    ("entry", "UPDATE", "old", _OTHER, _TEXT),
    ("entry", "DELETE", "old", "", _TEXT),
    ("change", "DELETE", "old", "old.event IS NOT NULL", _EVENT),
)
_MOST = 9  # that there were in any version


def make(connection: Connection) -> None:
    """Make the triggers."""
    add = _in_postgresql if connection.dialect.name == "postgresql" else _in_sqlite
    for number, (table, act, row, when, note) in enumerate(_NOTES):
        name, condition = f"touched_{number}", f"WHEN ({when})" if when else ""
        add(connection, f"{name} AFTER {act} ON {table} FOR EACH ROW {condition}", name, note.format(row))


def remove(connection: Connection) -> None:
    """Remove the triggers, also those of former versions."""
    for number in range(_MOST):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS touched_{number}() CASCADE")
        else:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS touched_{number}")


def _in_sqlite(connection: Connection, head: str, _: str, note: str) -> None:
    # Versions before 3.39 (2022) know the standard's comparison only by this word.
    connection.exec_driver_sql(
        f"CREATE TRIGGER {head.replace('IS DISTINCT FROM', 'IS NOT')} BEGIN {note}; END"
    )


def _in_postgresql(connection: Connection, head: str, name: str, note: str) -> None:
    connection.exec_driver_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {note}; RETURN NULL; END $$"
    )
    connection.exec_driver_sql(f"CREATE TRIGGER {head} EXECUTE FUNCTION {name}()")
