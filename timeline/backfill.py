"""Replaying archived snapshots of a source: each file is a poll at the moment that its name says."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from feeds.fingerprint import text_hash
from feeds.model import Response, Snapshot
from feeds.reader import Reader
from timeline.ahead import Ahead, Spread, Text, alone, as_read
from timeline.collect import described
from timeline.config import Config, SourceConfig
from timeline.memory import EntryMemory, SourceMemory
from timeline.poll import Answer, Polled, Reading, settle
from timeline.rounds import Read, understand
from timeline.store import Store

# 2025-11-28T134140-0800.xml, 2025-11-28T13:41Z.html, 20251128134140 (Wayback Machine), 2025-11-28.xml
_NAME = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T_ -]?(?P<hour>\d\d)[:h-]?(?P<minute>\d\d)(?:[:-]?(?P<second>\d\d))?(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d)"
)
_AT_ONCE = 8  # snapshots whose texts are read ahead together
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
    spread: Spread = alone,
) -> Iterator[Polled]:
    """Replay snapshots, each committed as a poll of its moment.

    Those not later than the last poll of the source are history already and left out. Others may read the
    texts ahead (`spread`); the snapshots are taken in here, one after the other. Raises BackfillError.
    """
    if source.kind == "files":
        raise BackfillError(f"{source.id} is a folder: only feeds and pages have archived answers")
    with store.read():
        memory = store.source(source.id)
        known = store.entries(source.id)
    checked = memory.checked if memory else None
    fresh = [snapshot for snapshot in snapshots if checked is None or snapshot.moment > checked]
    with Reader() as reader:
        work = _Replay(config, store, source, reader)
        seen = _Seen(work, known)
        parts = [fresh[at : at + _AT_ONCE] for at in range(0, len(fresh), _AT_ONCE)]
        for part, ahead in zip(parts, spread([partial(seen.wanted, part) for part in parts]), strict=True):
            for snapshot in part:
                if stop():
                    return
                yield work.replay(snapshot, ahead)


def no_news(config: Config, store: Store, replayed: Iterator[Polled]) -> Iterator[Polled]:
    """What is `replayed`; digests that have nothing else to tell pass over what it changes."""
    names = [each.id for each in config.digests]
    with store.read():
        even = store.outbox.even(names)
    for polled in replayed:
        with store.write():
            store.outbox.pass_over(even, names, datetime.now(UTC))
        yield polled


class _Replay:
    """Snapshots of one source, as answers and as polls."""

    def __init__(self, config: Config, store: Store, source: SourceConfig, reader: Reader) -> None:
        self.config, self.store, self.source, self.reader = config, store, source, reader
        self._held: dict[Path, tuple[str | None, Snapshot]] = {}

    def memory(self) -> SourceMemory:
        """What is known of the source by now."""
        with self.store.read():
            return self.store.source(self.source.id) or SourceMemory(self.source.id, self.source.url)

    def hold(self, archived: Archived, memory: SourceMemory) -> Snapshot | None:
        """What a snapshot holds, kept until it is replayed; None where that cannot be read."""
        answer = self._answer(archived, replace(memory, body_hash=None), self.reader.read)
        if not isinstance(answer, Reading):
            return None
        self._held[archived.path] = memory.kind, answer.snapshot
        return answer.snapshot

    def replay(self, archived: Archived, ahead: Ahead) -> Polled:
        """Take a snapshot in as a poll."""
        memory = self.memory()
        kind, held = self._held.pop(archived.path, (None, None))
        read = self.reader.read if held is None or kind != memory.kind else lambda *_: held
        return settle(
            self.store,
            replace(memory, reading=self.source.reading),
            self._answer(archived, memory, read),
            now=archived.moment,
            next_due=archived.moment + self.source.every,
            zone=self.config.timezone,
            ahead=ahead,
        )

    def _answer(self, archived: Archived, memory: SourceMemory, read: Read) -> Answer:
        headers = {"content-type": _TYPES.get(archived.path.suffix.lower(), "application/xml")}
        body = archived.path.read_bytes()
        response = Response(self.source.url, body, headers, received=archived.moment)
        return understand(described(self.source), memory, response, read)


class _Seen:
    """Which texts snapshots will bring that come before they are taken in.

    A guess, as good as what is known without noise, moves and edits of dates: what was not foreseen is read
    when it is taken in.
    """

    def __init__(self, work: _Replay, known: Mapping[str, EntryMemory]) -> None:
        self._work = work
        self._texts = {identity: memory.text_hash for identity, memory in known.items()}
        self._first = {identity: memory.first_seen for identity, memory in known.items()}
        self._baseline: datetime | None = None
        self._kind: str | None = None

    def wanted(self, part: Sequence[Archived]) -> list[Text]:
        """The texts of some snapshots that were not in the ones before."""
        memory = self._work.memory()
        return [text for archived in part for text in self._of(archived, memory)]

    def _of(self, archived: Archived, memory: SourceMemory) -> Iterator[Text]:
        held = self._work.hold(archived, replace(memory, kind=memory.kind or self._kind))
        if held is None:
            return
        self._kind = held.kind
        self._baseline = self._baseline or memory.baseline or archived.moment
        known = replace(memory, kind=held.kind, baseline=self._baseline)
        for entry in held.entries:
            digest = text_hash(entry.title, entry.text)
            if self._texts.get(entry.id) != digest:
                self._texts[entry.id] = digest
                first = self._first.setdefault(entry.id, archived.moment)
                yield as_read(entry, known, first, self._work.config.timezone)


def _colon(zone: str) -> str:
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
