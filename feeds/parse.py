"""An answer as a snapshot: a feed in one of its formats, a page, or a plain text."""

import re
from dataclasses import replace

from feeds.encoding import decode
from feeds.jsonfeed import looks_like_json_feed, parse_json_feed
from feeds.model import Entry, Failed, Fault, Response, Snapshot, Source
from feeds.syndication import looks_like_feed, parse_feed

_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"RIFF")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|main)[\s>]", re.IGNORECASE
)
_LEAD = 65_536


def parse(source: Source, response: Response) -> Snapshot | Failed:
    """The entries of an answer; never raises, and the same answer gives the same snapshot.

    Without `source.kind` the content decides whether it is a feed or a page, whatever its media type says.
    """
    if response.media_type.startswith(_BINARY_TYPES) or response.body.startswith(_BINARY):
        return Failed(Fault.NOT_A_FEED, f"{response.media_type or 'binary data'} is neither feed nor page")
    lead = decode(response.body[:_LEAD], response.headers.get("content-type", ""))
    if source.kind != "page":
        if looks_like_json_feed(lead):
            return _told(source, parse_json_feed(response))
        if looks_like_feed(lead):
            return _told(source, parse_feed(response))
    if source.kind == "feed":
        return Failed(Fault.NOT_A_FEED, f"the answer is no feed but {response.media_type or 'of no type'}")
    entry = _page(response, lead)
    if isinstance(entry, Failed):
        return entry
    return _told(source, Snapshot("page", (entry,), complete=True, title=entry.title))


def _page(response: Response, lead: str) -> Entry | Failed:
    if _HTML.search(lead):
        from feeds.page import extract  # noqa: PLC0415 - half a second of imports that feeds do not need

        return extract(response.body, response.url, response.headers)
    if response.media_type not in {"text/plain", "text/markdown"}:
        kind = response.media_type or "an answer of no type"
        return Failed(Fault.NOT_A_FEED, f"{kind} is neither feed nor page")
    from feeds.plain import plain_entry  # noqa: PLC0415 - as above

    text = decode(response.body, response.headers.get("content-type", ""))
    return plain_entry(text, id=response.url, name=response.url.rpartition("/")[2], url=response.url)


def _told(source: Source, snapshot: Snapshot | Failed) -> Snapshot | Failed:
    """The snapshot in the language that the user says the source has."""
    if isinstance(snapshot, Failed) or source.language is None:
        return snapshot
    entries = tuple(replace(entry, language=source.language) for entry in snapshot.entries)
    return replace(snapshot, entries=entries)
