"""The articles behind the entries of a source: which to ask for, and what to make of an answer. Pure.

An article is asked for once, and again when the source says something else of its entry. Until it is there
the entry has the source's own text; from then on it has the article's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from feeds.address import leads_to_front, plain_address
from feeds.fingerprint import much_shorter, text_hash
from feeds.model import MOST_LISTED, Entry, Failed, Fault, Snapshot
from feeds.politeness import backoff
from timeline.memory import Outline, SourceMemory

MOST = 20  # articles of one source that a poll asks for
MOST_AT_FIRST = 50  # entries of a listing of which the first poll wants the articles: what is new comes later
TRIES = 5
_HOUR = 3600
_DATED_BACK = timedelta(days=60)
# A text of so many characters under two titles is no article.
_TELLING = 200
_STANDS_IN = Failed(Fault.SOFT_ERROR, "the same text stands behind several entries")


@dataclass(frozen=True, slots=True)
class Same:
    """The article is that of another entry, too."""

    entry: str


def plan(
    memory: SourceMemory, snapshot: Snapshot, known: Mapping[str, Outline], now: datetime
) -> dict[str, Outline]:
    """The outlines after this answer of the source, `known` being those before.

    `known` must hold the outlines of the entries and addresses in the snapshot; others in it stay as they
    are, so that what waits since an earlier poll is asked for with the rest.
    """
    outlines = dict(known)
    places = {outline.place: outline for outline in known.values() if outline.same is None}
    rebuilt = _rebuilt(snapshot, known)
    for number, (entry, link, twin) in enumerate(_linked(snapshot.entries)):
        version = _version_of(entry, snapshot.versions.get(entry.id, ""))
        place, before = plain_address(link), known.get(entry.id)
        if before is None:
            met = twin or (places[place].entry if place in places else None)
            due = None if met or _is_old(memory, snapshot, entry, number) else now
            after = Outline(memory.id, entry.id, link, place, version, now, next_try=due, same=met)
        elif before.version == version and (before.taken or plain_address(before.url) == place):
            continue
        elif rebuilt or before.same is not None:
            after = replace(before, version=version, taken=before.taken and version)
        else:
            after = _again(before, version, link, now)
        outlines[entry.id] = after
    return outlines | _originals(snapshot, outlines, known, now)


def _originals(
    snapshot: Snapshot, outlines: Mapping[str, Outline], known: Mapping[str, Outline], now: datetime
) -> dict[str, Outline]:
    """The outlines of articles that are listed under other ids only, as the first of these says.

    The same article under a new id, or a new version of that: its text may be another by now.
    """
    left = known.keys() - {entry.id for entry in snapshot.entries}
    found: dict[str, Outline] = {}
    for entry, link, _ in _linked(snapshot.entries):
        version, original = outlines[entry.id].version, known.get(outlines[entry.id].same or "")
        if original is not None and original.entry in left and original.entry not in found:
            same = original.version == version
            found[original.entry] = original if same else _again(original, version, link, now)
    return found


def wanted(snapshot: Snapshot, outlines: Mapping[str, Outline], now: datetime) -> tuple[Outline, ...]:
    """The articles to ask for at `now`: newest first, what waits from earlier polls last."""
    order = {entry.id: number for number, entry in enumerate(sorted(snapshot.entries, key=_newest))}
    due = [
        outline for outline in outlines.values() if outline.next_try is not None and outline.next_try <= now
    ]
    return tuple(
        sorted(due, key=lambda outline: (order.get(outline.entry, len(order)), outline.entry))[:MOST]
    )


def _version_of(entry: Entry, stated: str = "") -> str:
    """A hash of what a source says of an entry: its own version where it states one, else its words."""
    return text_hash("lastmod", stated) if stated else text_hash(entry.title, entry.text)


def alike(articles: Mapping[str, Entry], titles: Mapping[str, str]) -> dict[str, Same | Failed]:
    """What the articles of one poll are that have the same text; both by the id of their entry.

    Under one title it is one article in several places; under several it stands in for them.
    """
    sharing: dict[str, list[str]] = defaultdict(list)
    for name, article in articles.items():
        if len(article.text) >= _TELLING:
            sharing[text_of(article)].append(name)
    found: dict[str, Same | Failed] = {}
    for names in sharing.values():
        claims = {places(articles[name])[-1] for name in names}
        if len(claims) > 1 and len({titles[name].casefold() for name in names}) > 1:
            found |= dict.fromkeys(names, _STANDS_IN)
        else:
            found |= dict.fromkeys(names[1:], Same(names[0]))
    return found


def judge(
    outline: Outline,
    article: Entry,
    before: Entry | None,
    known: Iterable[Outline],
    namesakes: Collection[str] = (),
) -> Entry | Same | Failed:
    """What an answer is: the article, that of another entry, or no article at all.

    `before` is the entry as last taken; `known` are outlines with the article's text or place; `namesakes`
    are entries of the same title that the source shows no more: with the same text, one of them has moved.
    """
    others = [other for other in known if other.entry != outline.entry and other.same is None]
    here, text = places(article), text_of(article)
    for other in others:
        read = other.article is not None or other.taken is not None
        if read and (other.place == here[0] or (other.place in here and other.article == text)):
            return Same(other.entry)
        if other.article == text and other.entry in namesakes:
            return Same(other.entry)
    if len(article.text) >= _TELLING and any(other.article == text for other in others):
        return _STANDS_IN
    if outline.article is not None and before is not None and much_shorter(len(before.text), article.text):
        return Failed(Fault.SHRUNK, f"only {len(article.text):,} of {len(before.text):,} characters are left")
    return article


def places(article: Entry) -> tuple[str, ...]:
    """Where an article stands, in the plain form: the address that answered, and the one that it claims."""
    return tuple(dict.fromkeys((plain_address(article.id), plain_address(article.url or article.id))))


def text_of(article: Entry) -> str:
    """A hash of an article's text alone."""
    return text_hash("", article.text)


def with_article(own: Entry, article: Entry, *, listed: bool) -> Entry:
    """The entry with the text of its article; what the source itself says of it goes first.

    The text that a listing puts on its links is often more or less than a title.
    """
    title = (article.title or own.title) if listed else (own.title or article.title)
    claimed = article.url if article.url and not leads_to_front(article.id, article.url) else article.id
    dated = own if own.published is not None else article
    return replace(
        own,
        title=title,
        text=article.text,
        url=claimed,
        published=dated.published,
        published_basis=dated.published_basis,
        published_day=dated.published_day,
        language=own.language or article.language,
        occasions=article.occasions,
    )


def taken(outline: Outline, article: Entry, *, fuller: bool) -> Outline:
    """The outline when its article was read; not `fuller`, the source's own text says more and stays."""
    text = text_of(article) if fuller else None
    place = places(article)[0]
    return replace(outline, taken=outline.version, article=text, place=place, tries=0, next_try=None)


def met(outline: Outline, same: Same) -> Outline:
    """The outline when its article turned out to be that of another entry."""
    return replace(outline, taken=outline.version, same=same.entry, tries=0, next_try=None)


def failed(outline: Outline, failure: Failed, now: datetime) -> Outline:
    """The outline after a failure: tried again later and later, at last left."""
    tries = outline.tries + 1
    if tries >= TRIES or failure.fault is Fault.REFUSED or failure.status == 410:
        return replace(outline, tries=tries, next_try=None)
    name = f"{outline.source}\n{outline.entry}"
    wait = backoff(name, tries, _HOUR, retry_after=failure.retry_after)
    return replace(outline, tries=tries, next_try=now + timedelta(seconds=wait))


def _again(outline: Outline, version: str, link: str, now: datetime) -> Outline:
    return replace(outline, version=version, url=link, tries=0, next_try=now)


def _linked(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str, str | None]]:
    """The entries whose link may be that of an article, and the entry of which each is a twin.

    A link under different titles is that of no article.
    """
    sharing: dict[str, list[Entry]] = defaultdict(list)
    linked = [(entry, entry.url, plain_address(entry.url)) for entry in entries if entry.url]
    for entry, _, place in linked:
        sharing[place].append(entry)
    for entry, link, place in linked:
        first, titles = sharing[place][0], {other.title.casefold() for other in sharing[place]}
        if len(titles) == 1:
            yield entry, link, None if entry is first else first.id


def _rebuilt(snapshot: Snapshot, known: Mapping[str, Outline]) -> bool:
    """Whether most of many known entries have another stated version: the moment of the last build."""
    both = [entry for entry in snapshot.entries if entry.id in known and entry.id in snapshot.versions]
    moved = [e for e in both if known[e.id].version != _version_of(e, snapshot.versions[e.id])]
    return len(both) >= 10 and len(moved) * 2 > len(both)


def _is_old(memory: SourceMemory, snapshot: Snapshot, entry: Entry, number: int) -> bool:
    """Whether an entry that we hear of for the first time was there before: only what comes is read."""
    if snapshot.kind != "listing":
        return False
    if memory.baseline is None:
        return number >= MOST_AT_FIRST
    from feeds.moments import read_moment  # noqa: PLC0415 - few sources follow articles

    stated = read_moment(snapshot.versions.get(entry.id, ""))
    # What was not in a list that is seen whole is new, also dated back; not what an archive brings in.
    whole = not snapshot.parts and len(snapshot.entries) < MOST_LISTED
    return stated is not None and stated.at < memory.baseline - (_DATED_BACK if whole else timedelta(days=1))


def _newest(entry: Entry) -> tuple[bool, float]:
    return entry.published is None, -entry.published.timestamp() if entry.published else 0.0
