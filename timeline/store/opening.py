"""Opening the store, an SQLite file or a PostgreSQL database: whose it is, which version it has."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from timeline.store import postgres, sqlite, versions
from timeline.store.copy import copy
from timeline.store.errors import StoreError
from timeline.store.store import Store

_log = logging.getLogger(__name__)


def open_store(address: Path | str, *, create: bool = True, alone: bool = False) -> Store:
    """Open the store at a path (SQLite) or an address (PostgreSQL); it is made when it is not there.

    `alone` holds it against all others that want to be alone, until it is closed. Raises StoreError, and
    LockedError at once when another holds it.
    """
    release: Callable[[], None] | None = None
    if isinstance(address, Path):
        name = str(address)
        release = sqlite.lock(address) if alone else None
        try:
            engine = sqlite.engine(address, create=create)
        except StoreError:
            if release:
                release()
            raise
    else:
        engine, name = postgres.engine(address, alone=alone), postgres.name(address)
    store = Store(engine, name, release)
    try:
        _update(store, address, create=create, alone=alone)
    except StoreError as error:
        store.close()
        raise type(error)(str(error) if name in str(error) else f"{name}: {error}") from error
    except BaseException:
        store.close()
        raise
    return store


def open_together(address: str, called: str, *, quiet: bool = False) -> Store:
    """Open a store in PostgreSQL beside others that do so, against all who want it alone; made when needed.

    `called` is the name under which the server shows who it is. `quiet` has the others take nothing in until
    it is closed. Raises StoreError, and LockedError at once when somebody holds it alone, or quiet.
    """
    engine = postgres.engine(address, together=True, quiet=quiet, called=called)
    store = Store(engine, postgres.name(address))
    try:
        _update(store, address, create=True, alone=True)
    except BaseException:
        store.close()
        raise
    return store


def looked_into(address: str) -> Store:
    """A store in PostgreSQL as it is: not made, not brought up to date. Raises StoreError."""
    return Store(postgres.engine(address), postgres.name(address))


def _update(store: Store, address: Path | str, *, create: bool, alone: bool) -> None:
    with store.read():
        made, old = versions.is_current(store.connection), versions.former(store.connection)
        if not create and not made and not versions.is_there(store.connection):
            raise StoreError(f"there is no store at {store.name} yet: `timeline run` makes it")
    if not made:
        # A run of the version before, which knows the tables as they were, may be at work.
        release = sqlite.lock(address) if old and isinstance(address, Path) and not alone else None
        try:
            with store.write():
                _bring_up(store, address)
            if old and isinstance(address, Path):
                with suppress(StoreError):  # where there is no room for that it stays as large
                    store.compact()
                _log.warning(
                    "the store %s was of version %s and is brought up to date; as it was it is kept in %s",
                    address, old, former(address, old),
                )  # fmt: skip
        finally:
            if release:
                release()
    store.version = versions.VERSION


def _bring_up(store: Store, address: Path | str) -> None:
    """Make the tables, or change them to what they are now, in the open transaction."""
    number = versions.former(store.connection)
    if isinstance(address, Path):
        _keep_former(address, number)
    elif number is not None:
        postgres.keep_out(store.connection)
    versions.migrate(store.connection)


def _keep_former(path: Path, number: int | None) -> None:
    """A copy of a store of an earlier version, beside it, while nobody else can write."""
    if number is None:
        return
    try:
        copy(path, former(path, number), replacing=True)
    except StoreError as error:
        raise StoreError(
            f"the store {path} has version {number}; it is brought up to date only after a copy was made "
            f"of it, and that failed: {error}"
        ) from error


def former(path: Path, number: int) -> Path:
    """Where a store of an earlier version is kept when a later program takes it over."""
    return path.with_name(f"{path.stem}-version-{number}{path.suffix}")
