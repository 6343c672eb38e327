"""An answer as a snapshot: a feed in one of its formats, a calendar, a page, a plain text or a PDF."""

import re
from collections.abc import Callable
from dataclasses import replace

from feeds.content_lines import looks_like_calendar
from feeds.encoding import decode
from feeds.jsonfeed import looks_like_json_feed, parse_json_feed
from feeds.model import Entry, Failed, Fault, Kind, Response, Snapshot, Source
from feeds.occasions import with_statements
from feeds.soft_error import SHORT, Face, soft_error
from feeds.syndication import looks_like_feed, parse_feed

_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/zip")
_PDF = b"%PDF-"
_BINARY = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"RIFF")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|main)[\s>]", re.IGNORECASE
)
_PLAIN = frozenset({"text/plain", "text/markdown"})
_LEAD = 65_536


def parse(source: Source, response: Response) -> Snapshot | Failed:
    """The entries of an answer; never raises, and the same answer gives the same snapshot.

    Without `source.kind` the content decides whether it is a feed, a calendar or a page, whatever its media
    type says.
    """
    if _is_pdf(response):
        if source.kind not in (None, "page"):
            return _other(source.kind, "a PDF")
        return _told(source, _pdf_page(response))
    if response.media_type.startswith(_BINARY_TYPES) or response.body.startswith(_BINARY):
        return Failed(Fault.NOT_A_FEED, f"{response.media_type or 'binary data'} is neither feed nor page")
    lead = decode(response.body[:_LEAD], response.headers.get("content-type", ""))
    if looks_like_calendar(lead):
        if source.kind not in (None, "calendar"):
            return _other(source.kind, "a calendar")
        return _told(source, _calendar(response))
    read_feed = _feed_reader(lead)
    if read_feed is not None and source.kind in (None, "feed"):
        return _told(source, read_feed(response))
    if source.kind in ("feed", "calendar"):
        return _other(source.kind, "a feed" if read_feed else response.media_type or "of no type")
    if read_feed is not None:
        return _other("page", "a feed")
    return _told(source, _page(response, lead))


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


def _page(response: Response, lead: str) -> Snapshot | Failed:
    if response.media_type in _PLAIN and not lead.lstrip().startswith("<"):
        return _text_page(response)
    if _HTML.search(lead):
        return _html_page(response)
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


def _html_page(response: Response) -> Snapshot | Failed:
    from feeds.page import extract, face  # noqa: PLC0415 - half a second of imports that feeds do not need

    entry = extract(response.body, response.url, response.headers)
    if isinstance(entry, Failed):
        return entry
    stand_in = None if len(entry.text) >= SHORT else _stand_in(face(response.body, entry, response.headers))
    return stand_in or _snapshot(with_statements(entry))


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
