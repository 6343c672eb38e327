"""An answer as a snapshot: feed, sitemap, listing, calendar, page, plain text or PDF."""

import re
from collections.abc import Callable
from dataclasses import replace

from feeds.content_lines import looks_like_calendar
from feeds.encoding import decode
from feeds.face import SHORT, Face
from feeds.jsonfeed import looks_like_json_feed, parse_json_feed
from feeds.model import Entry, Failed, Fault, Kind, Response, Snapshot, Source
from feeds.occasions import with_statements
from feeds.sitemap import looks_like_sitemap, parse_sitemap, parse_text_sitemap, unpacked
from feeds.syndication import looks_like_feed, parse_feed

_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/zip")
_PDF = b"%PDF-"
_BINARY = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"RIFF")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|main)[\s>]", re.IGNORECASE
)
_PLAIN = frozenset({"text/plain", "text/markdown"})
_LEAD = 65_536
_FEW = 5  # links, which an error page may have as well


def parse(source: Source, response: Response) -> Snapshot | Failed:
    """The entries of an answer; never raises, and the same answer gives the same snapshot.

    Without `source.kind` the content decides whether it is a feed, a sitemap, a calendar or a page, whatever
    its media type says; an index page is a listing only when the source says so.
    """
    if _is_pdf(response):
        if source.kind not in (None, "page"):
            return _other(source.kind, "a PDF")
        return _told(source, _pdf_page(response))
    opened = unpacked(response) if source.kind in (None, "listing") else response
    if isinstance(opened, Failed):
        return opened
    if opened is response and (
        response.media_type.startswith(_BINARY_TYPES) or response.body.startswith(_BINARY)
    ):
        return Failed(Fault.NOT_A_FEED, f"{response.media_type or 'binary data'} is neither feed nor page")
    return _told(source, _textual(source, opened))


def _textual(source: Source, response: Response) -> Snapshot | Failed:
    """What reads as text, by its first lines."""
    lead = decode(response.body[:_LEAD], response.headers.get("content-type", ""))
    if looks_like_calendar(lead):
        return _calendar(response) if source.kind in (None, "calendar") else _other(source.kind, "a calendar")
    if source.kind in (None, "listing") and looks_like_sitemap(lead):
        return parse_sitemap(response)
    read_feed = _feed_reader(lead)
    if read_feed is not None:
        return read_feed(response) if source.kind in (None, "feed") else _other(source.kind, "a feed")
    if source.kind in ("feed", "calendar"):
        # What stands in its place says more than that it is no feed.
        page = _html_page(response, ()) if _HTML.search(lead) else None
        if isinstance(page, Failed) and page.fault is Fault.SOFT_ERROR:
            return Failed(Fault.NOT_A_FEED, f"the answer is no {source.kind}: {page.message}")
        return _other(source.kind, response.media_type or "of no type")
    read = _listing if source.kind == "listing" else _page
    return read(response, lead, source.select)


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


def _other(wanted: Kind | None, found: str) -> Failed:
    return Failed(Fault.NOT_A_FEED, f"the answer is no {wanted} but {found}")


def _is_pdf(response: Response) -> bool:
    # Some servers send an empty line before it; a page may be wrongly labelled as one.
    return _PDF in response.body[:1024] and response.body.lstrip()[:1] != b"<"


def _calendar(response: Response) -> Snapshot | Failed:
    from feeds.calendar import parse_calendar  # noqa: PLC0415 - its library costs time that other sources do not need

    return parse_calendar(response)


def _pdf_page(response: Response) -> Snapshot | Failed:
    from feeds.pdf import read_pdf  # noqa: PLC0415 - as above

    name = response.url.partition("?")[0].rpartition("/")[2]
    document = read_pdf(response.body, id=response.url, name=name, url=response.url)
    return document if isinstance(document, Failed) else _snapshot(document.entry, document.notes)


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
        return _snapshot(with_statements(entry))
    return _stand_in(face(response.body, entry, response.headers)) or _snapshot(with_statements(entry))


def _stand_in(face: Face) -> Failed | None:
    """A failure when something else stands where the page should be."""
    from feeds.soft_error import soft_error  # noqa: PLC0415 - many patterns, and most texts are too long for one

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
