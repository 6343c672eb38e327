"""The entries of a source without their noise, and what was learnt of it, in the transaction of a poll."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.fingerprint import much_shorter, text_hash
from feeds.model import Entry
from feeds.occasions import apart, together
from timeline.edits import is_furniture
from timeline.memory import EntryMemory, SourceMemory
from timeline.store import Store

if TYPE_CHECKING:
    from feeds.noise import Noise, Quiet

_QUOTED, _NAMED = 80, 3  # characters of a quotation, quotations in one remark

_SHARED = 2  # texts of a source in which a number was muted: in the others it is noise at first sight

Dates = Callable[[EntryMemory, str], frozenset[str]]
Rows = Callable[[Entry, EntryMemory], frozenset[tuple[str, str]]]


class Hush:
    """What one poll mutes in one source, and what there is to say about it."""

    def __init__(self, store: Store, memory: SourceMemory, *, afresh: bool = False) -> None:
        self.store, self.memory, self.poll = store, memory, memory.polls + 1
        self._muted: list[str] = []
        self._alternating: list[str] = []
        self._learnt: dict[str, Noise | None] = {}
        # A folder is written by people, and a first poll has nothing to compare with.
        self._known: dict[str, Noise] = {}
        self.listens = memory.kind not in ("files", "calendar") and memory.baseline is not None
        if self.listens:
            self._known = store.history.noise(memory.id)
        if afresh:  # what was learnt is about another part of the page
            self._learnt, self._known, self.listens = dict.fromkeys(self._known), {}, False
        found = Counter(context for noise in self._known.values() for context in noise.contexts)
        self._shared = frozenset(context for context, count in found.items() if count >= _SHARED)

    def without(
        self, entry: Entry, digest: str, previous: EntryMemory | None, dates: Dates, rows: Rows
    ) -> tuple[Entry, str]:
        """The entry with the words that count, and the hash of its text.

        `dates` gives the dates of a passage, `rows` what the lines of its lists tell of which day.
        """
        if not self.listens or previous is None:
            return entry, digest
        noise = self._known.get(entry.id)
        if noise is None and digest == previous.text_hash:
            return entry, digest
        if previous.gone is not None or not previous.entry.text or much_shorter(previous.full, entry.text):
            self._learnt[entry.id] = None  # what is learnt holds from one version to the next
            return entry, digest
        from feeds.noise import Noise, quiet  # noqa: PLC0415 - polls without news need none of it

        (known, said), (prose, stated) = apart(previous.entry), apart(entry)
        if set(stated) != set(said):  # what is stated as data is no noise, nor is the prose that tells of it
            return entry, digest
        found = quiet(
            (previous.entry.title, known), (entry.title, prose), noise or Noise(), poll=self.poll,
            dates=lambda passage: dates(previous, passage), shared=self._shared,
        )  # fmt: skip
        words = found.title, together(found.text, said)
        hushed = replace(entry, title=words[0], text=words[1])
        heard = words == (entry.title, entry.text)
        if not heard and rows(hushed, previous) != rows(entry, previous):
            return entry, digest  # a list that is another every day is what the page is for
        self._learn(entry, noise, found)
        if heard:
            return hushed, digest
        same = words == (previous.entry.title, previous.entry.text)
        return hushed, previous.text_hash if same else text_hash(*words)

    def keep(self) -> int | None:
        """Keep what was learnt; the poll that has to read everything again, None when nothing waits."""
        for entry, noise in self._known.items():
            if entry not in self._learnt and noise.is_stale(self.poll):
                self._learnt[entry] = None
        if self._learnt:
            self.store.history.put_noise(self.memory.id, self._learnt)
        kept = (self._known | self._learnt).values()
        # What was due by now and still waits left the window of its feed: no answer shows it any more.
        dues = (noise.due for noise in kept if noise)
        return min((due for due in dues if due is not None and due > self.poll), default=None)

    @property
    def remark(self) -> str:
        """What is muted from this poll on, in words; "" when nothing is."""
        texts = [f"the text alternates: {_quoted(title)}" for title in self._alternating]
        if self._muted:
            named = ", ".join(map(_quoted, self._muted[:_NAMED]))
            more = len(self._muted) - _NAMED
            texts.append(f"{named}{f' and {more} more' if more > 0 else ''}")
        return f"changes at every poll and is not told any more: {'; '.join(texts)}" if texts else ""

    def _learn(self, entry: Entry, before: "Noise | None", found: "Quiet") -> None:
        if found.noise != before:
            self._learnt[entry.id] = found.noise
        # What is never told needs no word that it is told no more.
        self._muted += [words for words in found.muted if not is_furniture(words)]
        if found.alternates:
            self._alternating.append(entry.title)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _QUOTED else line[: _QUOTED - 1] + '…'}”"
