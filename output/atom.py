"""The latest changes as an Atom feed (RFC 4287). Pure: the same changes give the same bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

from output.days import stamp
from output.languages import tongue
from output.links import web
from output.markup import plain, safe_href, single_line
from output.model import Export, Told
from output.told import INDEX, content_html, entry_id, entry_title, feed_id, feed_title, latest
from output.tongue import Tongue
from output.words import change_word

FILE = "changes.atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # `updated` is obligatory, and nothing was seen to change yet


def atom(export: Export) -> bytes:
    """The feed, newest change first. Without the address of the site its links are relative to the feed."""
    language = single_line(export.language) or "en"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(language)}">',
        *_head(export),
    ]
    for told in latest(export):
        lines += ["<entry>", *_entry(told, tongue(language)), "</entry>"]
    return "\n".join([*lines, "</feed>", ""]).encode()


def _head(export: Export) -> Iterator[str]:
    base = web(export.address) or ""
    yield _element("id", feed_id(export))
    yield _element("title", feed_title(export))
    yield _element("updated", stamp(max((told.seen for told in latest(export)), default=_NEVER)))
    yield f"<author>{_element('name', single_line(export.title) or 'Timeline')}</author>"
    yield _link("self", f"{base}{FILE}", "application/atom+xml")
    yield _link("alternate", base or INDEX, "text/html")
    yield _element("generator", "timeline")


def _entry(told: Told, language: Tongue) -> Iterator[str]:
    yield _element("id", entry_id(told))
    yield _element("title", entry_title(told, language))
    yield _element("updated", stamp(told.seen))
    yield _element("published", stamp(told.seen))
    yield f"<author>{_element('name', single_line(told.source.name) or 'unknown')}</author>"
    yield f'<category term="{_text(told.kind)}" label="{_text(change_word(told.kind, language))}"/>'
    href = safe_href(told.href)
    if href:
        yield _link("alternate", href, "text/html")
    source = web(told.source.href)
    if source:
        yield _link("via", source)
    yield _element("summary", plain(told.sentence))
    yield f'<content type="html">{_text(content_html(told, language))}</content>'


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _link(relation: str, href: str, media: str = "") -> str:
    kind = f' type="{media}"' if media else ""
    return f'<link rel="{relation}"{kind} href="{_text(href)}"/>'


def _text(text: str) -> str:
    """Text as XML 1.0 holds it, in elements and in attributes; `plain` leaves no character that it lacks."""
    return escape(plain(text))
