"""The first poll of a source: all that it says is new, nobody can have its keys, nothing of it is news."""

from collections.abc import Sequence
from datetime import datetime

from timeline.memory import EntryMemory
from timeline.merge import identify
from timeline.model import Mention, Report
from timeline.same import Candidates
from timeline.store import Nearby, Store


class First:
    """What one source tells at first, found `nearby` and among itself, until it is put into the store."""

    def __init__(self, store: Store, source: str, now: datetime, nearby: Nearby | None) -> None:
        self._store, self._source, self._now, self._nearby = store, source, now, nearby
        self._entries: list[EntryMemory] = []
        self._reports: list[Report] = []
        self._told = Candidates()
        self._maybe: dict[str, tuple[str, ...]] = {}

    @property
    def events(self) -> int:
        """How many events it tells."""
        return len({report.event for report in self._reports})

    def tell(self, entry: str, mentions: Sequence[Mention], about: str) -> None:
        """Take in what an entry tells, whose gist is `about`."""
        if not mentions:
            return
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
        about = {(memory.source, memory.entry.id): memory.gist for memory in self._entries}
        numbers = self._store.add_reports(self._reports, about)
        self._store.links.doubt(self._maybe, self._now)
        if self._nearby is not None:
            self._nearby.grow(self._told.signs(), numbers, self._told.added)
