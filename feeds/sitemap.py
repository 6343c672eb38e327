"""Sitemaps (sitemaps.org 0.9): URL lists, indexes, news sitemaps, plain lists of addresses, gzip files.

A sitemap says which pages there are and when each was changed. Its entries have no text of their own: it
stands behind their links. Whatever else a sitemap holds (images, other languages, priorities) is passed over.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from feeds.address import plain_address
from feeds.coding import CodingError, Decoder, TooLargeError
from feeds.encoding import decode
from feeds.metadata import web_address
from feeds.model import Entry, Failed, Fault, Response, Snapshot
from feeds.moments import read_moment
from feeds.text import language_tag, one_line, without_unseen

MOST_LISTED = 2000  # entries of a list that are looked at: the newest
_MOST_URLS = 50_000  # what a sitemap may hold
_MOST_BYTES = 10_000_000
_GZIP = b"\x1f\x8b"
_PROLOG = re.compile(
    r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(urlset|sitemapindex)(?=[\s>/])")
_LISTED = ("url", "sitemap")
_SAID = ("loc", "lastmod", "title", "publication_date", "language")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|zip|css|js|xml)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Url:
    """One `url` or `sitemap` element, each value as it stands there."""

    loc: str
    lastmod: str = ""
    title: str = ""
    publication_date: str = ""
    language: str = ""


def looks_like_sitemap(text: str) -> bool:
    """Whether the root element is that of a sitemap or of an index of sitemaps."""
    return _root(text) is not None


def unpacked(response: Response) -> Response | Failed:
    """The answer with the body of a gzip file (sitemap.xml.gz) unpacked; other answers as they are."""
    if not response.body.startswith(_GZIP):
        return response
    try:
        decoder = Decoder("gzip", _MOST_BYTES)
        decoder.feed(response.body)
        return replace(response, body=decoder.finish())
    except TooLargeError as error:
        return Failed(Fault.TOO_LARGE, str(error))
    except CodingError as error:
        return Failed(Fault.TRUNCATED, str(error))


def parse_sitemap(response: Response) -> Snapshot | Failed:
    """The entries of a sitemap, newest first, or the sitemaps of an index as `parts`. Never raises."""
    text = without_unseen(decode(response.body, response.headers.get("content-type", "")))
    root = _root(text)
    if root is None:
        return Failed(Fault.NOT_A_FEED, "the answer is no sitemap")
    notes: list[str] = []
    urls = list(_urls(text[root.start() :], notes))
    if root[1] == "sitemapindex":
        return _index(urls, response.url, tuple(notes))
    return _snapshot(urls, response.url, tuple(notes))


def parse_text_sitemap(response: Response) -> Snapshot | Failed:
    """The entries of a list of addresses, one a line; Failed(NOT_A_FEED) when it holds anything else."""
    lines = decode(response.body, response.headers.get("content-type", "")).split("\n", _MOST_URLS)
    urls = [_Url(line.strip()) for line in lines if line.strip()]
    if not urls or not all(web_address(url.loc) for url in urls):
        return Failed(Fault.NOT_A_FEED, "the answer is no list of addresses")
    return _snapshot(urls, response.url, ())


def _root(text: str) -> re.Match[str] | None:
    prolog = _PROLOG.match(text[:65_536])
    return _ROOT.match(text, prolog.end() if prolog else 0)


def _urls(xml: str, notes: list[str]) -> Iterator[_Url]:
    """The elements of a sitemap that begins with its root; a malformed one up to where it breaks."""
    said: dict[str, str] = {}
    found = 0
    try:
        # Without document type declaration there are no entities to expand.
        for _, element in ET.iterparse(io.StringIO(xml)):  # noqa: S314
            name = str(element.tag).rpartition("}")[2]
            if name in _SAID:
                said.setdefault(name, (element.text or "").strip())
            elif name in _LISTED:
                if said.get("loc"):
                    yield _Url(**said)
                found += 1
                said = {}
                element.clear()
                if found >= _MOST_URLS:
                    notes.append(f"only the first {_MOST_URLS:,} addresses of the sitemap are read")
                    return
    except (ET.ParseError, ValueError) as error:
        notes.append(f"malformed sitemap: {one_line(str(error))[:120]}")


def _index(urls: list[_Url], base: str, notes: tuple[str, ...]) -> Snapshot | Failed:
    """The sitemaps of an index: those of news first, then the latest ones, those without a date last."""
    parts = {address: url.lastmod for url in urls if (address := _address(base, url.loc)) is not None}
    if not parts:
        return Failed(Fault.EMPTY, "the index names no sitemap")
    latest = sorted(parts, key=lambda address: parts[address], reverse=True)
    ordered = sorted(latest, key=lambda address: "news" not in urlsplit(address).path)
    return Snapshot(
        "listing",
        (),
        complete=False,
        notes=notes,
        versions={a: v for a, v in parts.items() if v},
        parts=tuple(ordered),
    )


def _snapshot(urls: list[_Url], base: str, notes: tuple[str, ...]) -> Snapshot | Failed:
    found: dict[str, tuple[Entry, str]] = {}
    for url in urls:
        address = _address(base, url.loc)
        if address is None or _FILE.search(urlsplit(address).path) or not urlsplit(address).path.strip("/"):
            continue
        found.setdefault(plain_address(address), (_entry(url, address), url.lastmod or url.publication_date))
    if not found:
        return Failed(Fault.EMPTY, "the sitemap names no pages")
    listed = _newest(list(found.values()))
    return Snapshot(
        "listing",
        tuple(entry for entry, _ in listed),
        complete=False,
        notes=notes,
        versions={entry.id: version for entry, version in listed if version},
    )


def _newest(found: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    """The newest of a list, as far as it says so: new ones stand at one of its ends otherwise."""
    listed = sorted(found, key=lambda pair: pair[1], reverse=True)
    dated = [pair for pair in listed if pair[1]]
    others = [pair for pair in found if not pair[1]]
    room = MOST_LISTED - len(dated)
    if len(others) > max(room, 0):
        half = max(room, 0) // 2
        others = [*others[:half], *others[len(others) - half :]]
    return [*dated[:MOST_LISTED], *others]


def _entry(url: _Url, address: str) -> Entry:
    title, published = one_line(url.title), read_moment(url.publication_date)
    return Entry(
        id=plain_address(address),
        title=title,
        text=title,
        url=address,
        published=published.at if published else None,
        published_basis="sitemap" if published else None,
        published_day=published.day if published else False,
        language=language_tag(url.language),
    )


def _address(base: str, loc: str) -> str | None:
    """A web address of at most 2,000 characters."""
    try:
        return web_address(urljoin(base, loc)) if len(loc) <= 2000 else None
    except ValueError:
        return None
