"""Whether the version of a store is one that this program works with."""

from collections.abc import Iterator

from timeline.doctor.finding import Finding
from timeline.store.versions import VERSION


def compared(where: str, version: int, *, more: str = "", copy: str) -> Iterator[Finding]:
    """The findings about the store at `where`; only one of `VERSION` can be looked into further.

    `more` is told beside the version, `copy` tells of the copy from before it is brought up to date.
    """
    if version > VERSION:
        message = f"{where} has version {version}, this program knows versions up to {VERSION}"
        yield Finding("store", "wrong", message, "update the program, or name another `store`")
        return
    yield Finding("store", "ok", f"{where}: version {version}{more}")
    if version < VERSION:
        message = f"version {version} is brought up to date, to {VERSION}, by the next command that uses it"
        yield Finding("store", "note", message, copy)
