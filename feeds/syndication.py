"""RSS, Atom and RDF feeds by feedparser, as entries.

feedparser never gets a string, bytes or an address: it would open what they name. The text is decoded by
us and handed over as UTF-8, without document type declaration: entities defined there are of no use in a
feed but can make it explode.
"""

import calendar
import io
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

from feeds.encoding import decode
from feeds.entries import Draft, entry, unique
from feeds.model import Failed, Fault, Response, Snapshot
from feeds.moments import Moment, read_moment, says_year
from feeds.text import html_to_text, language_tag, normalise_text, one_line

_Record = Mapping[str, object]

_PROLOG = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
# Not allowed in XML 1.0 at all (section 2.2): one of them would make the strict parser give up.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEAD = 4096


def looks_like_feed(text: str) -> bool:
    """Whether the root element is that of a feed; junk of a few lines may stand before it."""
    return _root(text) is not None


def _root(text: str) -> int | None:
    """Where the root element of the feed begins."""
    after_prolog = _PROLOG.match(text[: _LEAD * 16])
    start = after_prolog.end() if after_prolog else 0
    if _ROOT.match(text, start):
        return start
    lead = text[:_LEAD]
    if re.search(r"<html[\s>]", lead, re.IGNORECASE):
        return None
    found = _ROOT.search(lead)
    return found.start() if found else None


def parse_feed(response: Response) -> Snapshot | Failed:
    """The entries of a feed. Never raises; Failed(NOT_A_FEED) when the body is none."""
    text = decode(response.body, response.headers.get("content-type", ""))
    start = _root(text)
    if start is None:
        return Failed(Fault.NOT_A_FEED, "the answer is no feed")
    parsed = _parse(
        _ILLEGAL.sub("", text[start:]),
    )
    if parsed is None or not (parsed.get("version") or parsed.get("entries")):
        return Failed(Fault.NOT_A_FEED, "the answer is no feed")
    feed = _record(parsed.get("feed"))
    atom = str(parsed.get("version")).startswith("atom")
    language = language_tag(feed.get("language"))
    drafts = (_draft(item, response.url, language, atom=atom) for item in _records(parsed.get("entries")))
    entries, notes = unique(entry(draft) for draft in drafts)
    if parsed.get("bozo"):
        notes = (f"malformed feed: {one_line(str(parsed.get('bozo_exception')))[:160]}", *notes)
    title = one_line(_plain(_record(feed.get("title_detail")), atom=atom))
    return Snapshot("feed", entries, complete=False, title=title, notes=notes)


def _parse(xml: str) -> _Record | None:
    import feedparser  # noqa: PLC0415 - a quarter of a second to import

    # No Content-Location: ids would be resolved against it, and change when the feed moves.
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            io.BytesIO(xml.encode()),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001 - it reads what is hardly markup and gives no list of what it raises
        return None
    return _record(parsed)


def _draft(item: _Record, url: str, language: str | None, *, atom: bool) -> Draft:
    contents = [_plain(content, atom=atom) for content in _records(item.get("content"))]
    return Draft(
        id=str(item.get("id") or ""),
        link=_join(url, str(item.get("link") or "")),
        title=_plain(_record(item.get("title_detail")), atom=atom),
        texts=(*contents, _plain(_record(item.get("summary_detail")), atom=atom)),
        published=next(_moments(item), None),
        language=language_tag(item.get("language")) or _content_language(item) or language,
    )


def _plain(detail: _Record, *, atom: bool) -> str:
    """A text construct as plain text.

    What RSS calls plain text often holds markup or is escaped twice; Atom's `type="text"` means what it says.
    """
    value = str(detail.get("value") or "")
    if atom and detail.get("type") == "text/plain":
        return normalise_text(value)
    return html_to_text(html_to_text(value) if "&" in value and "<" not in value else value)


def _moments(item: _Record) -> Iterator[Moment]:
    """Publication before update; as the feed wrote it, else as feedparser understood it."""
    for name in ("published", "updated", "created"):
        raw = str(item.get(name) or "")
        moment = read_moment(raw)
        if moment is None and raw:
            moment = _understood(item.get(f"{name}_parsed"), raw)
        if moment is not None:
            yield moment


def _understood(value: object, raw: str) -> Moment | None:
    """What feedparser made of a date, if it says the year that is written there."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        at = datetime.fromtimestamp(calendar.timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(at, day=False) if says_year(raw, at.year) else None


def _content_language(item: _Record) -> str | None:
    details = (*_records(item.get("content")), _record(item.get("title_detail")))
    return next((tag for tag in (language_tag(detail.get("language")) for detail in details) if tag), None)


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def _record(value: object) -> _Record:
    """A plain mapping: feedparser's own looks up other keys than it is asked for."""
    return dict(value.items()) if isinstance(value, Mapping) else {}


def _records(value: object) -> list[_Record]:
    return [_record(member) for member in value] if isinstance(value, list) else []
