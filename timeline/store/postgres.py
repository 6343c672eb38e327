"""The store in a PostgreSQL database: its connections, its locks, whose tables are there.

SQLite gives one writer, one state for a reader, bytewise order and texts of any length by itself. Here all of
that is said: an advisory lock per transaction that writes, REPEATABLE READ for one that reads, the collation
"C" and columns without a length.
"""

from typing import Any

from sqlalchemy import URL, Connection, Engine, MetaData, String, Table, Text, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from timeline.store import schema
from timeline.store.errors import LockedError, StoreError
from timeline.store.short import storable

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
# Advisory locks belong to a database: the first number says whose and what for ("tmln"), the second in which
# schema.
_WRITING, ALONE, QUIET = 0x746D6C6E, 0x746D6C6F, 0x746D6C72
STORE = "hashtext(current_schema())"
_MARK = "store of timeline"  # a comment on the table of its version
_WRITES = f"SELECT pg_advisory_xact_lock({_WRITING}, {STORE})"
_READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
_NUMBER = "SELECT number FROM version"
_OURS = """SELECT current_schema(), (SELECT count(*) FROM pg_class
    WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
    AND relkind IN ('r', 'p', 'v', 'm', 'f')),
    obj_description(to_regclass(quote_ident(current_schema()) || '.version'), 'pg_class')"""


def name(address: str | URL) -> str:
    """An address as it may be shown: without its password."""
    return make_url(address).render_as_string(hide_password=True)


def engine(
    address: str,
    *,
    alone: bool = False,
    together: bool = False,
    quiet: bool = False,
    called: str = "timeline",
) -> Engine:
    """The database at an address.

    `alone` holds the store for this process as long as it is connected, `together` against those who want
    to be alone only. `quiet` lets the others of these take nothing into the store meanwhile. The server shows
    the connection as `called`.

    Raises StoreError. What comes of connecting is raised when the engine is used.
    """
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        made = create_engine(
            url,
            # One connection, that holds the lock as well: whoever loses the one has lost the other.
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": called},
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "a store in PostgreSQL needs its driver: install timeline-monitor[postgres]"
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(f"the store has no address that can be read: {error}") from error

    def prepare(dbapi: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        _prepare(dbapi)
        if alone or together:
            _hold(dbapi, name(url), ALONE, "_shared" if together else "")
        if quiet:
            # After whoever is just writing: who looks whether it is quiet does so as a writer.
            dbapi.execute(_WRITES)
            _hold(dbapi, name(url), QUIET)

    event.listen(made, "connect", prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(dbapi: Any) -> None:  # noqa: ANN401 - the driver's own connection
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415 - an extra

    class Kept(StrDumperUnknown):
        """A text as PostgreSQL can keep it."""

        def dump(self, obj: str) -> Any:  # noqa: ANN401 - as the base class
            return super().dump(storable(obj).decode())

    encoding = dbapi.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreError(f"the database keeps texts in {encoding}: make one with ENCODING 'UTF8'")
    dbapi.adapters.register_dumper(str, Kept)
    dbapi.execute(
        f"SET TIME ZONE 'UTC'; SET client_encoding = 'UTF8'; SET lock_timeout = '{_BUSY_SECONDS}s'; "
        # What is told as sent must be on the disk.
        "SET synchronous_commit = on"
    )
    dbapi.commit()


def _hold(dbapi: Any, shown: str, lock: int, mode: str = "") -> None:  # noqa: ANN401 - the driver's own
    held = dbapi.execute(f"SELECT pg_try_advisory_lock{mode}({lock}, {STORE})").fetchone()[0]
    dbapi.commit()
    if not held:
        raise LockedError(f"another run holds {shown}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    # Each statement sees what was committed before it, and after the lock only we commit.
    first = _WRITES if options.get("writes", False) else _READS
    version = options.get("version")
    if version is None:
        connection.exec_driver_sql(first)
        return
    found = _number_after(connection, first)
    if found != version:
        raise StoreError(
            f"the store {name(connection.engine.url)} has version {found} by now, and this program knows "
            f"version {version}: a newer `timeline` brought it up to date. Nothing is read or written; "
            "start the newer one"
        )


def _number_after(connection: Connection, first: str) -> int:
    """The version of the store after a statement, in one message: nobody waits twice. Raises DBAPIError."""
    statements = f"{first}; {_NUMBER}"
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statements)
        while cursor.nextset():
            pass
        ((found,),) = cursor.fetchall()
        return int(found)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statements, (), error) from error
    finally:
        cursor.close()


def keep_out(connection: Connection) -> None:
    """Let nobody hold the store until the open transaction ends. Raises LockedError when somebody does."""
    free = connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({ALONE}, {STORE})").scalar_one()
    if not free:
        raise LockedError(
            f"a run, daemon or worker of an earlier version holds {name(connection.engine.url)}, "
            "whose tables have to be brought up to date: stop it first"
        )


def is_made(connection: Connection) -> bool:
    """Whether the schema holds our tables; False when it is empty. Raises StoreError for those of others."""
    where, tables, mark = connection.exec_driver_sql(_OURS).one()
    if where is None:
        raise StoreError("none of the schemas in its search_path is there: make one for it")
    if tables and mark != _MARK:
        raise StoreError(
            f"the schema {where!r} belongs to another program: "
            "give timeline a database or a schema of its own"
        )
    return bool(tables)


def make(connection: Connection) -> None:
    """Make all tables, with the mark that they are ours."""
    add(connection, *schema.metadata.sorted_tables)
    connection.exec_driver_sql(f"COMMENT ON TABLE version IS '{_MARK}'")


def add(connection: Connection, *tables: Table) -> None:
    """Make tables."""
    made = MetaData()
    for table in tables:
        for column in table.to_metadata(made).c:
            # Lengths are no bounds in SQLite; the order of texts must not depend on the machine.
            if isinstance(column.type, String):
                column.type = Text(collation="C")
    made.create_all(connection, checkfirst=False)


def size(connection: Connection) -> tuple[int, int]:
    """Bytes that rows take, and bytes of the tables that they do not: free, or not cleared yet."""
    # Files do not shrink by what is deleted, so that the rows are counted.
    sums = "(SELECT coalesce(sum(pg_column_size(t.*)), 0) FROM {} t)"
    rows = (sums.format(name) for name in _names())
    files = (f"pg_table_size('{name}')" for name in _names())
    used, whole = connection.exec_driver_sql(f"SELECT {' + '.join(rows)}, {' + '.join(files)}").one()
    return int(used), max(0, int(whole) - int(used))


def vacuum(dbapi: Any) -> None:  # noqa: ANN401 - the driver's own connection
    """Let the room of deleted rows be used again; outside of a transaction."""
    dbapi.autocommit = True
    try:
        dbapi.execute(f"VACUUM (ANALYZE) {', '.join(_names())}")
    finally:
        dbapi.autocommit = False


def _names() -> list[str]:
    return [f'"{table.name}"' for table in schema.metadata.sorted_tables]
