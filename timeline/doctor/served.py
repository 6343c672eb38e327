"""Whether a store in PostgreSQL can be reached and is whole; pages of tables are the server's to check."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from timeline.doctor import rows
from timeline.doctor.clock import MOMENTS
from timeline.doctor.finding import Finding
from timeline.doctor.version import compared
from timeline.store.columns import unpacked
from timeline.store.errors import RESTORE, StoreError
from timeline.store.opening import looked_into
from timeline.store.store import Store
from timeline.store.versions import VERSION, number

_ABOUT = """SELECT 'database ' || current_database() || ', schema ' || current_schema()
    || ', PostgreSQL ' || current_setting('server_version')"""


def served(address: str, *, quick: bool = False) -> Iterator[Finding]:
    """The findings about the store at an address; `quick` leaves out what reads every row."""
    try:
        store = looked_into(address)
    except StoreError as error:
        yield Finding("store", "wrong", str(error), "see docs/operation.md, PostgreSQL")
        return
    try:
        with store.read():
            yield from _examined(store, quick=quick)
    except StoreError as error:
        yield Finding("store", "wrong", str(error), "see that the server runs and the address is right")
    finally:
        store.close()


def _examined(store: Store, *, quick: bool) -> Iterator[Finding]:
    where = _ask(store, _ABOUT)[0][0]
    version = number(store.connection)
    if not version:
        yield Finding("store", "note", f"there is none at {where} yet", "`timeline run` makes it")
        return
    yield from compared(where, version, copy="make a copy with `pg_dump` before")
    if version == VERSION and not quick:
        yield from rows.examined(lambda *query: _ask(store, *query), remedy=RESTORE, unpack=unpacked)


def seen(address: str) -> list[tuple[str, datetime]]:
    """The last moments in the store, as far as it can be read."""
    try:
        store = looked_into(address)
    except StoreError:
        return []
    try:
        with store.read():
            if number(store.connection) != VERSION:
                return []
            told = [(what, _ask(store, query)[0][0]) for what, query in MOMENTS]
    except StoreError:
        return []
    finally:
        store.close()
    return [(what, moment) for what, moment in told if moment is not None]


def _ask(store: Store, query: str, values: tuple[str, ...] = ()) -> Sequence[Any]:
    return store.connection.exec_driver_sql(query.replace("?", "%s"), values).all()
