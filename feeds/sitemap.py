"""Sitemaps (sitemaps.org 0.9): URL lists, indexes, news sitemaps, plain lists of addresses, gzip files.

A sitemap says which pages there are and when each was changed. Its entries have no text of their own: it
stands behind their links. Whatever else a sitemap holds (images, other languages, priorities) is passed over.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from feeds.address import plain_address, web_address
from feeds.coding import CodingError, Decoder, TooLargeError
from feeds.encoding import decode
from feeds.model import MOST_LISTED, Entry, Failed, Fault, Response, Snapshot
from feeds.moments import read_moment
from feeds.text import language_tag, one_line, without_unseen

_MOST_URLS = 50_000  # what a sitemap may hold
_MOST_BYTES = 10_000_000
_STEP = 1 << 16
_DEEPEST = 50
_GZIP = b"\x1f\x8b"
_PROLOG = re.compile(
    r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(urlset|sitemapindex)(?=[\s>/])")
_LISTED = ("url", "sitemap")
# What is read, and in which elements it stands.
_SAID = {
    "loc": _LISTED,
    "lastmod": _LISTED,
    "title": ("news",),
    "publication_date": ("news",),
    "language": ("publication",),
}
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
    urls = _urls(text[root.start() :], notes)
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


class _Reader:
    """What the parser tells element by element (the `target` of ElementTree): no tree is built."""

    def __init__(self) -> None:
        self.urls: list[_Url] = []
        self._said: dict[str, str] = {}
        self._text: list[str] | None = None
        self._path: list[str] = []

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins."""
        if len(self._path) > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} elements in each other")
        name = tag.rpartition("}")[2]
        # Images and videos have titles and addresses as well.
        self._text = [] if self._path and self._path[-1] in _SAID.get(name, ()) else None
        self._path.append(name)

    def data(self, text: str) -> None:
        """Text within the element."""
        if self._text is not None:
            self._text.append(text)

    def end(self, _: str) -> None:
        """An element ends."""
        name = self._path.pop()
        if self._text is not None:
            self._said.setdefault(name, "".join(self._text).strip())
        self._text = None
        if name in _LISTED:
            if self._said.get("loc"):
                self.urls.append(_Url(**self._said))
            self._said = {}

    def close(self) -> None:
        """The document ends."""


def _urls(xml: str, notes: list[str]) -> list[_Url]:
    """The elements of a sitemap that begins with its root; a malformed one up to where it breaks."""
    reader = _Reader()
    # Without document type declaration there are no entities to expand.
    parser = ET.XMLParser(target=reader)  # noqa: S314
    try:
        for start in range(0, len(xml), _STEP):
            parser.feed(xml[start : start + _STEP])
            if len(reader.urls) >= _MOST_URLS:
                notes.append(f"only the first {_MOST_URLS:,} addresses of the sitemap are read")
                return reader.urls[:_MOST_URLS]
        parser.close()
    except (ET.ParseError, ValueError) as error:
        notes.append(f"malformed sitemap: {one_line(str(error))[:120]}")
    return reader.urls


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
    for url in _newest(urls):
        address = _address(base, url.loc)
        if address is None or _FILE.search(urlsplit(address).path) or not urlsplit(address).path.strip("/"):
            continue
        entry = _entry(url, address)
        found.setdefault(entry.id, (entry, url.lastmod or url.publication_date))
        if len(found) == MOST_LISTED:
            break
    if not found:
        return Failed(Fault.EMPTY, "the sitemap names no pages")
    return Snapshot(
        "listing",
        tuple(entry for entry, _ in found.values()),
        complete=False,
        notes=notes,
        versions={entry.id: version for entry, version in found.values() if version},
    )


def _newest(urls: list[_Url]) -> list[_Url]:
    """The newest first, as far as the sitemap says so; without dates, new ones stand at one of its ends."""
    dated = [url for url in urls if url.lastmod or url.publication_date]
    others = [url for url in urls if not (url.lastmod or url.publication_date)]
    room = max(MOST_LISTED - len(dated), 0)
    if len(others) > room:
        others = [*others[: room // 2], *others[len(others) - room // 2 :]]
    return [*sorted(dated, key=lambda url: url.lastmod or url.publication_date, reverse=True), *others]


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
