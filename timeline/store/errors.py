"""What the store has to say when it cannot be used, and what to do about what its drivers say."""

import sqlite3
from typing import Any

# SQLite's primary result codes, https://www.sqlite.org/rescode.html
_READONLY, _INPUT_OUTPUT, _CORRUPT, _FULL, _NOT_A_STORE = 8, 10, 11, 13, 26

RECOVERY = (
    "keep a copy of it, then put the last good file of `timeline backup` in its place; without one, "
    "`sqlite3 STORE .recover | sqlite3 RECOVERED` saves what can be read; see docs/operation.md"
)
RESTORE = "restore the last good copy of `pg_dump`; see docs/operation.md"
_ADVICE = {
    _CORRUPT: f"the store is damaged: {RECOVERY}",
    _NOT_A_STORE: f"this is no store, or one whose beginning is damaged: {RECOVERY}",
    _INPUT_OUTPUT: "its disk is full or fails: make room on its disk, or look after it; nothing is lost",
    _READONLY: "it lies on a disk or in a folder that can only be read: make both writable",
    _FULL: "make room on its disk; nothing is lost",
}
# SQLSTATEs, https://www.postgresql.org/docs/current/errcodes-appendix.html
_LOCK_NOT_AVAILABLE = "55P03"
_ADVICE_OF_SERVER = {
    "25006": "the server only reads, as a standby does: name the one that writes",
    "28P01": "see that the password is the one of this user",
    "42501": "let the user own the schema of the store, or give it to a schema of its own",
    "53100": "make room on the disk of the server; nothing is lost",
    "53300": "let the server take more connections",
    "XX001": f"the store is damaged: {RESTORE}",
    "XX002": "an index is damaged: `REINDEX DATABASE` makes it anew",
}


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


class BusyError(StoreError):
    """Another program has been writing to the store for longer than we wait."""


class LockedError(StoreError):
    """Another run works on the same store."""


def failure(store: str, error: Any) -> StoreError:  # noqa: ANN401 - of either driver
    """What to tell of an error of a driver, in one line."""
    state = getattr(error, "sqlstate", None)
    told = advised(error)
    busy = "locked" in told or state == _LOCK_NOT_AVAILABLE
    return (BusyError if busy else StoreError)(f"the store {store}: {told}")


def advised(error: BaseException | None) -> str:
    """What went wrong in the words of SQLite or the server, with what to do where that is known."""
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    told = primary or "; ".join(line.strip() for line in str(error).splitlines() if line.strip())
    advice = _advice(error)
    return f"{told}; {advice}" if advice else told


def _advice(error: BaseException | None) -> str | None:
    if not isinstance(error, sqlite3.Error):
        return _ADVICE_OF_SERVER.get(getattr(error, "sqlstate", None) or "")
    # What the module itself raises has no code. Extended codes hold the primary one in their last byte.
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _ADVICE.get(code & 0xFF)
