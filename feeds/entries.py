"""What feeds of every format have in common: identity, text and address of an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from feeds.address import web_address
from feeds.model import Entry, Snapshot
from feeds.moments import Moment
from feeds.text import html_to_text, normalise_text, one_line

_LONGEST_ID = 2000
# Joining such an address to any other gives it back as it is.
_WHOLE = re.compile(r"https?://[\w.:-]+/[\w./%~@:+,=&-]*(?:\?[\w./%~@:+,=&-]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry as its format tells it: texts are plain already, `id` and `link` as they stand there."""

    id: str
    link: str
    title: str
    texts: tuple[str, ...]  # the candidates for the text, best first where they are equally long
    published: Moment | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Channel:
    """A whole feed as its format tells it."""

    title: str
    drafts: tuple[Draft, ...]
    notes: tuple[str, ...] = ()


def snapshot(channel: Channel) -> Snapshot:
    """The snapshot of a feed, each id once."""
    entries, notes = unique(entry(draft) for draft in channel.drafts)
    empty = () if entries else ("the feed holds no items",)
    return Snapshot(
        "feed", entries, complete=False, title=one_line(channel.title), notes=(*channel.notes, *notes, *empty)
    )


def plain_construct(value: str, *, literal: bool) -> str:
    """A text construct as plain text: `literal` text means what it says (Atom's `type="text"`).

    Everything else may be markup, and is often escaped twice.
    """
    if literal:
        return normalise_text(value)
    return html_to_text(html_to_text(value) if "&" in value and "<" not in value else value)


def join_address(base: str, link: str) -> str:
    """`link` seen from `base` (RFC 3986 section 5), "" when it is no address."""
    if _WHOLE.fullmatch(link):
        return link
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def entry(draft: Draft) -> Entry:
    """The entry of a draft: id is the guid, else the link, else a hash of the title (of the text without)."""
    title = one_line(draft.title)
    text = max(draft.texts, key=len, default="")
    link = web_address(draft.link)
    published = draft.published
    return Entry(
        id=_identity(draft.id, link or "", title or text),
        title=title or text.partition("\n")[0][:200],
        text=text or title,
        url=link or web_address(draft.id),
        published=published.at if published else None,
        published_basis="feed" if published else None,
        published_day=published.day if published else False,
        language=draft.language,
    )


def unique(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The first entry of each id, with a note about others; entries that say nothing are left out."""
    kept: dict[str, Entry] = {}
    repeated: dict[str, int] = {}
    for candidate in entries:
        if not candidate.title and not candidate.text:
            continue
        first = kept.setdefault(candidate.id, candidate)
        if first is not candidate and first != replace(candidate, id=first.id):
            repeated[candidate.id] = repeated.get(candidate.id, 0) + 1
    notes = tuple(
        f"{count + 1} different entries share the id {one_line(name)[:80]!r}: the first is kept"
        for name, count in repeated.items()
    )
    return tuple(kept.values()), notes


def _identity(guid: str, link: str, words: str) -> str:
    name = one_line(guid) or link
    if name and len(name) <= _LONGEST_ID:
        return name
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, 3 MB of it that few who read need

    digest = hashlib.sha256((name or words).encode("utf-8", "surrogatepass")).hexdigest()
    return f"sha256:{digest[:32]}"
