"""The one error of the store, and what to do about what SQLite says."""

import sqlite3

# SQLite's primary result codes, https://www.sqlite.org/rescode.html
_READONLY, _CORRUPT, _FULL, _NOT_A_STORE = 8, 11, 13, 26

RECOVERY = (
    "keep a copy of it, then put the last good file of `timeline backup` in its place; without one, "
    "`sqlite3 STORE .recover | sqlite3 RECOVERED` saves what can be read; see docs/operation.md"
)
_ADVICE = {
    _CORRUPT: f"the store is damaged: {RECOVERY}",
    _NOT_A_STORE: f"this is no store, or one whose beginning is damaged: {RECOVERY}",
    _READONLY: "it lies on a disk or in a folder that can only be read: make both writable",
    _FULL: "make room on its disk; nothing is lost",
}


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


def advised(error: BaseException | None) -> str:
    """What went wrong in SQLite's words, with what to do where that is known."""
    # Extended codes hold the primary one in their last byte.
    code = error.sqlite_errorcode & 0xFF if isinstance(error, sqlite3.Error) and _coded(error) else 0
    return f"{error}; {_ADVICE[code]}" if code in _ADVICE else str(error)


def _coded(error: sqlite3.Error) -> bool:
    """Whether SQLite itself raised it: what the module raises has no code."""
    return getattr(error, "sqlite_errorcode", None) is not None
