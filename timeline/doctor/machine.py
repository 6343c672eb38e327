"""The machine: room on its disks, the versions of what the program is made of."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from timeline.doctor.finding import Finding

_DISTRIBUTION = "timeline-monitor"
_LEAST = 20_000_000  # bytes: below, the next run may not come to its end
_LEAST_FILES = 100
# Row values, upserts and window functions are what the store asks of SQLite.
_SQLITE = (3, 25)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BOUND = re.compile(r"(>=|<)\s*([0-9.]+)")


def disk(folders: Mapping[str, Path], store: Path | None) -> Iterator[Finding]:
    """The room for each of some folders, by what they are for; copies are made of the file `store`."""
    size = store.stat().st_size if store is not None and store.is_file() else 0
    for purpose, folder in folders.items():
        there = _existing(folder)
        found = os.statvfs(there)
        free = found.f_bavail * found.f_frsize
        what = f"{free / 1e6:,.0f} MB free for {purpose}, {folder}"
        if found.f_flag & os.ST_RDONLY:
            message = f"{purpose}: the disk of {folder} can only be read"
            yield Finding("disk", "wrong", message, "make it writable, or name another folder")
        elif free < _LEAST:
            yield Finding("disk", "wrong", what, "make room; nothing is lost until then")
        elif 0 < found.f_favail < _LEAST_FILES:
            message = f"{found.f_favail} files can still be made for {purpose}, {folder}"
            yield Finding("disk", "wrong", message, "remove files from this disk")
        elif purpose == "store" and free < size + _LEAST:
            yield Finding("disk", "note", what, "too little for a copy of it, which an upgrade makes first")
        else:
            yield Finding("disk", "ok", what)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def versions() -> Iterator[Finding]:
    """The versions of the program, Python, SQLite and the libraries, against what is needed."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield _compared("Python", python, _wanted_python())
    yield _compared("SQLite", sqlite3.sqlite_version, f">={'.'.join(map(str, _SQLITE))}")
    try:
        own, required = metadata.version(_DISTRIBUTION), metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Finding(
            "versions", "wrong", "timeline is not installed as a package", "install it with pip or uv"
        )
        return
    yield Finding("versions", "ok", f"timeline {own}")
    for line in required:
        found = _library(line)
        if found is not None:
            yield found


def _library(requirement: str) -> Finding | None:
    """A library that is needed on every machine, as `name>=1,<2; marker` says."""
    wanted, _, marker = requirement.partition(";")
    older = re.search(r"python_version\s*<\s*['\"]([0-9.]+)", marker)
    if "extra" in marker or (older and sys.version_info[:2] >= _release(older[1])):
        return None
    match = _NAME.match(wanted)
    if match is None:
        return None
    try:
        there = metadata.version(match[0])
    except metadata.PackageNotFoundError:
        return Finding("versions", "wrong", f"{match[0]} is missing", "install timeline again")
    return _compared(match[0], there, wanted[match.end() :])


def _compared(name: str, there: str, wanted: str) -> Finding:
    for sign, bound in _BOUND.findall(wanted):
        below = _release(there) < _release(bound)
        if below is (sign == ">="):
            return Finding("versions", "wrong", f"{name} {there}, wanted {wanted.strip()}", "install it anew")
    return Finding("versions", "ok", f"{name} {there}")


def _release(version: str) -> tuple[int, ...]:
    """The numbers of a version (PEP 440) without zeros at the end; what follows them does not matter here."""
    match = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _wanted_python() -> str:
    try:
        return metadata.metadata(_DISTRIBUTION)["Requires-Python"] or ""
    except (metadata.PackageNotFoundError, KeyError):
        return ""
