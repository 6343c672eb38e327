"""RSS, Atom and RDF feeds as entries: plain ones read directly, all others by feedparser.

feedparser never gets a string, bytes or an address: it would open what they name. The text is decoded by
us and handed over as UTF-8, without document type declaration: entities defined there are of no use in a
feed but can make it explode.
"""

import calendar
import io
import re
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from feeds.encoding import decode
from feeds.entries import Channel, Draft, join_address, plain_construct, snapshot
from feeds.model import Failed, Fault, Response, Snapshot
from feeds.moments import Moment, read_moment, says_year
from feeds.text import language_tag, one_line
from feeds.wellformed import read_wellformed

_Record = Mapping[str, object]

_PROLOG = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
# Not allowed in XML 1.0 at all (section 2.2): one of them would make the strict parser give up.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_LEAD = 4096
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)


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
    """The entries of a feed. Never raises.

    Failed(NOT_A_FEED) when the body is none, Failed(TRUNCATED) when it ends before the feed does.
    """
    text = decode(response.body, response.headers.get("content-type", ""))
    start = _root(text)
    if start is None:
        return Failed(Fault.NOT_A_FEED, "the answer is no feed")
    xml = _ILLEGAL.sub("", text[start:])
    channel = read_wellformed(xml, response.url)
    if channel is None:
        xml = _REFERENCE.sub(_lawful, xml)
        channel = by_feedparser(xml, response.url)
        if channel is not None and channel.notes and _ends_early(xml):
            return Failed(Fault.TRUNCATED, "the feed is cut off before its end")
    return Failed(Fault.NOT_A_FEED, "the answer is no feed") if channel is None else snapshot(channel)


def _lawful(reference: re.Match[str]) -> str:
    """A reference to a character (XML 1.0 section 4.1), "" when there may be no such character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code > sys.maxunicode or _ILLEGAL.match(chr(code)) else reference[0]


def _ends_early(xml: str) -> bool:
    """Whether a feed that is not well-formed lacks its end: the last entry may be half an entry.

    The end tag of the root or of the channel after the last entry shows that all entries are there, whatever
    else is wrong with them.
    """
    root = _ROOT.match(xml)
    name = root[0][1:] if root else ""
    last = max((item.start() for item in _ITEM.finditer(xml)), default=0)
    end = re.compile(rf"</(?:{re.escape(name)}|channel)\s*>", re.IGNORECASE)
    return end.search(xml, last) is None


def by_feedparser(xml: str, url: str) -> Channel | None:
    """What feedparser reads in a feed without document type declaration, None when it sees no feed."""
    import feedparser  # noqa: PLC0415 - a quarter of a second to import

    # No Content-Location: ids would be resolved against it, and change when the feed moves.
    headers = {"content-type": "application/xml; charset=utf-8"}
    body = io.BytesIO(xml.encode())
    try:
        parsed = _record(
            feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
        )
    except Exception:  # noqa: BLE001 - it reads what is hardly markup and gives no list of what it raises
        return None
    if not (parsed.get("version") or parsed.get("entries")):
        return None
    feed = _record(parsed.get("feed"))
    atom = str(parsed.get("version")).startswith("atom")
    language = language_tag(feed.get("language"))
    trouble = one_line(str(parsed.get("bozo_exception")))[:160]
    return Channel(
        title=_plain(_record(feed.get("title_detail")), atom=atom),
        drafts=tuple(_draft(item, url, language, atom=atom) for item in _records(parsed.get("entries"))),
        notes=(f"malformed feed: {trouble}",) if parsed.get("bozo") else (),
    )


def _draft(item: _Record, url: str, language: str | None, *, atom: bool) -> Draft:
    link = str(item.get("link") or "")
    # feedparser takes an id for the link where there is none; only an address can be one.
    if item.get("guidislink") and link == item.get("id"):
        link = ""
    contents = [_plain(content, atom=atom) for content in _records(item.get("content"))]
    return Draft(
        id=str(item.get("id") or ""),
        link=join_address(url, link),
        title=_plain(_record(item.get("title_detail")), atom=atom),
        texts=(*contents, _plain(_record(item.get("summary_detail")), atom=atom)),
        published=next(_moments(item), None),
        language=language_tag(item.get("language")) or _content_language(item) or language,
    )


def _plain(detail: _Record, *, atom: bool) -> str:
    literal = atom and detail.get("type") == "text/plain"
    # feedparser closes empty elements of XHTML, which HTML takes for a second line break.
    return plain_construct(str(detail.get("value") or "").replace("<br></br>", "<br>"), literal=literal)


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


def _record(value: object) -> _Record:
    """A plain mapping: feedparser's own looks up other keys than it is asked for."""
    return dict(value.items()) if isinstance(value, Mapping) else {}


def _records(value: object) -> list[_Record]:
    return [_record(member) for member in value] if isinstance(value, list) else []
