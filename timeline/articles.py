"""The articles behind entries, as they came with an answer, taken into the outlines of the store.

What is decided stands in `timeline.follow`; this fetches what that needs and puts back what it says, within
the transaction of its caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from feeds.address import plain_address
from feeds.model import Entry, Failed, Snapshot
from timeline import follow
from timeline.diff import calls_off_for_others
from timeline.memory import EntryMemory, Outline, SourceMemory
from timeline.model import Change, ChangeKind
from timeline.store import Store

# What it means that a text came in full: neither an edit nor a loss of statements.
_NO_NEWS = frozenset({ChangeKind.EDITED, ChangeKind.AMENDED, ChangeKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Followed:
    """A snapshot with articles in it.

    `since` says of the entries that just got theirs when we first heard of them, `notes` why some articles
    are left alone from now on, `standing` how many entries go on with the article that they have: these are
    no part of the answer, and only present in it.
    """

    snapshot: Snapshot
    since: Mapping[str, datetime]
    notes: tuple[str, ...] = ()
    standing: int = 0

    def news(self, changes: list[Change], baseline: datetime | None) -> list[Change]:
        """The changes without those that an article brings only because it came after its entry."""
        return [change for change in changes if not self._late(change, baseline)]

    def _late(self, change: Change, baseline: datetime | None) -> bool:
        since = self.since.get(change.entry)
        if since is None:
            return False
        late = change.kind in _NO_NEWS and not calls_off_for_others(change)
        return late or (baseline is not None and since <= baseline)


def outlines(
    store: Store, memory: SourceMemory, snapshot: Snapshot, now: datetime
) -> tuple[dict[str, Outline], dict[str, Outline]]:
    """The outlines of a source as far as an answer can concern them: as they are, as they have to be."""
    ids = [entry.id for entry in snapshot.entries]
    links = [plain_address(entry.url) for entry in snapshot.entries if entry.url]
    known = store.outlines.known(memory.id, entries=ids, places=links, due=now)
    originals = {outline.same for outline in known.values() if outline.same} - set(known)
    known |= store.outlines.known(memory.id, entries=originals)
    return known, follow.plan(memory, snapshot, known, now)


def take(
    store: Store,
    memory: SourceMemory,
    snapshot: Snapshot,
    articles: Mapping[str, Entry | Failed],
    now: datetime,
) -> Followed:
    """The snapshot as its entries have to be taken, and the outlines kept."""
    known, planned = outlines(store, memory, snapshot, now)
    own = {entry.id: entry for entry in snapshot.entries}
    others = _others(store, memory, articles)
    before = store.entries(memory.id, ids={*own, *others, *(name for name in articles if name in planned)})
    poll = _Poll(snapshot, planned, before, others, now)
    poll.settle(articles)
    store.outlines.put(poll.outlines.values(), {**poll.others, **known})
    entries = [entry for name in {**own, **poll.articles} if (entry := poll.entry(name)) is not None]
    since = {name: planned[name].first_seen for name in poll.articles if planned[name].taken is None}
    whole = replace(snapshot, entries=tuple(entries), unread=(*snapshot.unread, *poll.standing))
    return Followed(whole, since, tuple(dict.fromkeys(poll.notes)), len(poll.standing))


def _others(store: Store, memory: SourceMemory, articles: Mapping[str, Entry | Failed]) -> dict[str, Outline]:
    """The outlines that say that an article is known already."""
    found = [answer for answer in articles.values() if isinstance(answer, Entry)]
    texts = {follow.text_of(article) for article in found}
    at = {place for article in found for place in follow.places(article)}
    return store.outlines.known(memory.id, articles=texts, places=at)


class _Poll:
    """The articles of one poll: settled one after the other, each seeing what was accepted before."""

    def __init__(
        self,
        snapshot: Snapshot,
        planned: Mapping[str, Outline],
        before: Mapping[str, EntryMemory],
        others: Mapping[str, Outline],
        now: datetime,
    ) -> None:
        self.own = {entry.id: entry for entry in snapshot.entries}
        self.listed = snapshot.kind == "listing"
        self.outlines, self.before, self.others, self.now = dict(planned), before, others, now
        self.articles: dict[str, Entry] = {}
        self.notes: list[str] = []
        self.standing: list[str] = []

    def settle(self, answers: Mapping[str, Entry | Failed]) -> None:
        """Settle every answer, in the order of the source and not in that in which they came."""
        order = {name: number for number, name in enumerate(self.own)}
        names = sorted(
            (name for name in answers if name in self.outlines),
            key=lambda name: (order.get(name, len(order)), name),
        )
        found = {name: answer for name in names if isinstance(answer := answers[name], Entry)}
        told = follow.alike(found, {name: self._base(name).title for name in found})
        for name in names:
            self._settle(self.outlines[name], told.get(name, answers[name]))

    def _settle(self, outline: Outline, verdict: Entry | follow.Same | Failed) -> None:
        if isinstance(verdict, Entry):
            before = self.before.get(outline.entry)
            known = {**self.others, **self.outlines}.values()
            article, last = verdict, before.entry if before else None
            verdict = follow.judge(outline, article, last, known, self._namesakes(outline.entry, article))
            if isinstance(verdict, follow.Same):
                self._renew(verdict.entry, article)
        match verdict:
            case Failed():
                after = follow.failed(outline, verdict, self.now)
                if after.next_try is None:
                    self.notes.append(f"an article behind its entries cannot be read: {verdict.message}")
            case follow.Same():
                after = follow.met(outline, verdict)
            case Entry():
                self.articles[outline.entry] = verdict
                after = follow.taken(outline, verdict, fuller=len(verdict.text) > self._told(outline))
        self.outlines[outline.entry] = after

    def _namesakes(self, name: str, article: Entry) -> set[str]:
        """The known entries of the title of this one that are not in the answer any more."""
        title = follow.with_article(self._base(name), article, listed=self.listed).title.casefold()
        return {
            other
            for other, memory in self.before.items()
            if other not in self.own and memory.entry.title.casefold() == title
        }

    def _renew(self, name: str, article: Entry) -> None:
        """Let an article be asked for again of which another entry shows that it is different now."""
        known = self.outlines.get(name) or self.others[name]
        if known.article != follow.text_of(article) and known.next_try is None:
            self.outlines[name] = replace(known, tries=0, next_try=self.now)

    def _base(self, name: str) -> Entry:
        """An entry as its source tells it, or as far as it is known."""
        known = self.before.get(name)
        blank = Entry(name, "", "", self.outlines[name].url)
        return self.own.get(name) or (known.entry if known else blank)

    def _told(self, outline: Outline) -> int:
        """The characters that the source itself says of an entry."""
        mine = outline.entry in self.own or outline.article is None
        return len(self._base(outline.entry).text) if mine else 0

    def entry(self, name: str) -> Entry | None:
        """An entry as it has to be taken, None when there is nothing of its own, or nothing new, to say."""
        outline, known, own = self.outlines.get(name), self.before.get(name), self.own.get(name)
        if outline is not None and outline.same is not None:
            return None
        if outline is not None and outline.article is not None:
            if name in self.articles:
                return follow.with_article(self._base(name), self.articles[name], listed=self.listed)
            if known is not None:
                self.standing.append(name)
                return None
        return own if own is not None and (own.title or own.text) else None
