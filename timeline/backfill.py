"""Replaying archived snapshots of a source: each file is a poll at the moment that its name says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from feeds.model import Response
from feeds.reader import Reader
from timeline.collect import described
from timeline.config import Config, SourceConfig
from timeline.memory import SourceMemory
from timeline.poll import Polled, settle
from timeline.rounds import understand
from timeline.store import Store

# 2025-11-28T134140-0800.xml, 2025-11-28T13:41Z.html, 20251128134140 (Wayback Machine), 2025-11-28.xml
_NAME = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T_ -]?(?P<hour>\d\d)[:h-]?(?P<minute>\d\d)(?:[:-]?(?P<second>\d\d))?(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d)"
)
_TYPES = {".html": "text/html", ".htm": "text/html", ".json": "application/feed+json"}


class BackfillError(Exception):
    """The snapshots cannot be replayed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Archived:
    """One archived answer and the moment at which it was taken."""

    moment: datetime
    path: Path


@dataclass(frozen=True, slots=True)
class Archive:
    """The snapshots of a folder in the order of time, and the names of files that say no moment."""

    items: tuple[Archived, ...]
    strange: tuple[str, ...]


def archived(folder: Path) -> Archive:
    """The snapshots of a folder. Raises BackfillError when it holds none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise BackfillError(f"{folder} cannot be read: {error.strerror}") from error
    found, strange = [], []
    for path in paths:
        moment = moment_of(path.name)
        if moment is None:
            strange.append(path.name)
        else:
            found.append(Archived(moment, path))
    if not found:
        example = "a moment such as 2026-01-05T131120+0000.xml"
        raise BackfillError(f"{folder} holds no snapshots: no file has a name that says {example}")
    return Archive(tuple(sorted(found, key=lambda item: (item.moment, item.path.name))), tuple(strange))


def moment_of(name: str) -> datetime | None:
    """The moment that a file name begins with; without a zone it is UTC, without a time midnight."""
    match = _NAME.match(name)
    if match is None:
        return None
    parts = [int(match[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")]
    zone = match["zone"] or "Z"
    try:
        moment = datetime.fromisoformat(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*parts) + (zone if zone == "Z" else _colon(zone))
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def backfill(
    config: Config,
    store: Store,
    source: SourceConfig,
    snapshots: tuple[Archived, ...],
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Polled]:
    """Replay snapshots, each committed as a poll of its moment.

    Those not later than the last poll of the source are history already and left out. Raises BackfillError.
    """
    if source.kind == "files":
        raise BackfillError(f"{source.id} is a folder: only feeds and pages have archived answers")
    replayed: set[datetime] = set()  # two snapshots may be of one moment
    with Reader() as reader:
        for snapshot in snapshots:
            if stop():
                return
            with store.read():
                memory = store.source(source.id) or SourceMemory(source.id, source.url)
            if (
                memory.checked is not None
                and snapshot.moment <= memory.checked
                and memory.checked not in replayed
            ):
                continue
            replayed.add(snapshot.moment)
            yield _replay(config, store, source, memory, snapshot, reader)


def _replay(
    config: Config,
    store: Store,
    source: SourceConfig,
    memory: SourceMemory,
    snapshot: Archived,
    reader: Reader,
) -> Polled:
    headers = {"content-type": _TYPES.get(snapshot.path.suffix.lower(), "application/xml")}
    response = Response(source.url, snapshot.path.read_bytes(), headers, received=snapshot.moment)
    return settle(
        store,
        replace(memory, reading=source.reading),
        understand(described(source), memory, response, reader.read),
        now=snapshot.moment,
        next_due=snapshot.moment + source.every,
        zone=config.timezone,
    )


def _colon(zone: str) -> str:
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
