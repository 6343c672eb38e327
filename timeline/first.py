"""The first poll of a source: all that it says is new, nobody can have its keys, nothing of it is news."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.memory import EntryMemory
from timeline.model import Mention, Report
from timeline.store import Nearby, Store

if TYPE_CHECKING:
    from timeline.same import Candidates


class First:
    """What one source tells at first, found `nearby` and among itself, until it is put into the store."""

    def __init__(self, store: Store, source: str, now: datetime, nearby: Nearby | None) -> None:
        self._store, self._source, self._now, self._nearby = store, source, now, nearby
        self._entries: list[EntryMemory] = []
        self._reports: list[Report] = []
        self._maybe: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _told(self) -> "Candidates":
        from timeline.same import Candidates  # noqa: PLC0415 - what tells of no date is compared with nothing

        return Candidates()

    @property
    def events(self) -> int:
        """How many events it tells."""
        return len({report.event for report in self._reports})

    def tell(self, entry: str, mentions: Sequence[Mention], about: str) -> None:
        """Take in what an entry tells, whose gist is `about`."""
        if not mentions:
            return
        from timeline.merge import identify  # noqa: PLC0415 - as above

        own = (self._source, entry)
        near = self._store.links.near(mentions, about, own=own, nearby=self._nearby)
        others = self._told.beside(near)
        found = identify((), mentions, others, source=self._source, entry=entry, now=self._now, about=about)
        self._reports += found.reports
        for report in found.reports:
            self._told.add(report, about)
        self._maybe |= found.maybe

    def keep(self, memory: EntryMemory) -> None:
        """Take in the entry itself."""
        self._entries.append(memory)

    def put(self) -> None:
        """Put all of it into the store, where others of this run know it from then on."""
        self._store.add_entries(self._entries)
        if not self._reports:
            return
        about = {(memory.source, memory.entry.id): memory.gist for memory in self._entries}
        numbers = self._store.add_reports(self._reports, about)
        self._store.doubts.add(self._maybe, self._now)
        if self._nearby is not None:
            self._nearby.grow(self._told.signs(), numbers, self._told.added)
