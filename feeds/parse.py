"""An answer as a snapshot: a feed in one of its formats, a sitemap, a listing, a page, or a plain text."""

import re
from collections.abc import Callable
from dataclasses import replace

from feeds.encoding import decode
from feeds.jsonfeed import looks_like_json_feed, parse_json_feed
from feeds.model import Entry, Failed, Fault, Response, Snapshot, Source
from feeds.sitemap import looks_like_sitemap, parse_sitemap, parse_text_sitemap, unpacked
from feeds.soft_error import SHORT, Face, soft_error
from feeds.syndication import looks_like_feed, parse_feed

_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"RIFF")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|main)[\s>]", re.IGNORECASE
)
_PLAIN = frozenset({"text/plain", "text/markdown"})
_LEAD = 65_536
_FEW = 5  # links, which an error page may have as well


def parse(source: Source, response: Response) -> Snapshot | Failed:
    """The entries of an answer; never raises, and the same answer gives the same snapshot.

    Without `source.kind` the content decides whether it is a feed, a sitemap or a page, whatever its media
    type says; an index page is a listing only when the source says so.
    """
    opened = unpacked(response) if source.kind in (None, "listing") else response
    if isinstance(opened, Failed):
        return opened
    if opened is response and (
        response.media_type.startswith(_BINARY_TYPES) or response.body.startswith(_BINARY)
    ):
        return Failed(Fault.NOT_A_FEED, f"{response.media_type or 'binary data'} is neither feed nor page")
    response = opened
    lead = decode(response.body[:_LEAD], response.headers.get("content-type", ""))
    if source.kind in (None, "listing") and looks_like_sitemap(lead):
        return _told(source, parse_sitemap(response))
    read_feed = _feed_reader(lead)
    if read_feed is not None and source.kind in (None, "feed"):
        return _told(source, read_feed(response))
    if source.kind == "feed":
        return Failed(Fault.NOT_A_FEED, f"the answer is no feed but {response.media_type or 'of no type'}")
    if read_feed is not None:
        return Failed(Fault.NOT_A_FEED, f"the answer is a feed, no {source.kind}")
    read = _listing if source.kind == "listing" else _page
    return _told(source, read(response, lead, source.select))


def _listing(response: Response, lead: str, select: tuple[str, ...]) -> Snapshot | Failed:
    if response.media_type in _PLAIN and not lead.lstrip().startswith("<"):
        return parse_text_sitemap(response)
    if not _HTML.search(lead):
        what = response.media_type or "an answer of no type"
        return Failed(Fault.NOT_A_FEED, f"{what} is neither sitemap nor page")
    from feeds.listing import parse_listing  # noqa: PLC0415 - few sources are listings

    listed = parse_listing(response, select)
    if isinstance(listed, Failed) or len(listed.entries) < _FEW:
        page = _html_page(response, ())
        return page if isinstance(page, Failed) and page.fault is Fault.SOFT_ERROR else listed
    return listed


def _feed_reader(lead: str) -> Callable[[Response], Snapshot | Failed] | None:
    """What reads an answer that begins so as a feed."""
    if looks_like_json_feed(lead):
        return parse_json_feed
    return parse_feed if looks_like_feed(lead) else None


def _page(response: Response, lead: str, select: tuple[str, ...]) -> Snapshot | Failed:
    if response.media_type in _PLAIN and not lead.lstrip().startswith("<"):
        return _text_page(response)
    if _HTML.search(lead):
        return _html_page(response, select)
    what = response.media_type or "an answer of no type"
    return Failed(Fault.NOT_A_FEED, f"{what} is neither feed nor page")


def _text_page(response: Response) -> Snapshot | Failed:
    from feeds.plain import read_markdown, read_plain  # noqa: PLC0415 - most sources are no texts

    read = read_markdown if response.media_type == "text/markdown" else read_plain
    text = decode(response.body, response.headers.get("content-type", ""))
    document = read(text, id=response.url, name=response.url.rpartition("/")[2], url=response.url)
    if isinstance(document, Failed):
        return Failed(document.fault, "the page holds no text")
    return _stand_in(Face(document.entry.text)) or _snapshot(document.entry, document.notes)


def _html_page(response: Response, select: tuple[str, ...]) -> Snapshot | Failed:
    from feeds.page import extract, face  # noqa: PLC0415 - half a second of imports that feeds do not need

    entry = extract(response.body, response.url, response.headers, select)
    if isinstance(entry, Failed):
        # A login page lacks what is selected, too.
        whole = _html_page(response, ()) if select else entry
        return whole if isinstance(whole, Failed) and whole.fault is Fault.SOFT_ERROR else entry
    if select or len(entry.text) >= SHORT:
        return _snapshot(entry)
    return _stand_in(face(response.body, entry, response.headers)) or _snapshot(entry)


def _stand_in(face: Face) -> Failed | None:
    """A failure when something else stands where the page should be."""
    reason = soft_error(face)
    return Failed(Fault.SOFT_ERROR, f"the page looks like {reason}") if reason else None


def _snapshot(entry: Entry, notes: tuple[str, ...] = ()) -> Snapshot:
    return Snapshot("page", (entry,), complete=True, title=entry.title, notes=notes)


def _told(source: Source, snapshot: Snapshot | Failed) -> Snapshot | Failed:
    """The snapshot in the language that the user says the source has."""
    if isinstance(snapshot, Failed) or source.language is None:
        return snapshot
    entries = tuple(replace(entry, language=source.language) for entry in snapshot.entries)
    return replace(snapshot, entries=entries)
