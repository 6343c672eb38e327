"""What feeds of every format have in common: identity, text and address of an entry."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from feeds.metadata import web_address
from feeds.model import Entry
from feeds.moments import Moment
from feeds.text import normalise_text, one_line

_LONGEST_ID = 2000


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry as its format tells it: texts are plain already, `id` and `link` as they stand there."""

    id: str
    link: str
    title: str
    texts: tuple[str, ...]  # the candidates for the text, best first where they are equally long
    published: Moment | None
    language: str | None


def entry(draft: Draft) -> Entry:
    """The entry of a draft: id is the guid, else the link, else a hash of the title (of the text without)."""
    title = one_line(draft.title)
    text = max((normalise_text(text) for text in draft.texts), key=len, default="")
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
    digest = hashlib.sha256((name or words).encode("utf-8", "surrogatepass")).hexdigest()
    return f"sha256:{digest[:32]}"
