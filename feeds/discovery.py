"""What an address offers to follow: feeds that a page names, usual places of feeds, what each holds. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from urllib.parse import urljoin, urlsplit

from feeds.address import plain_address, web_address
from feeds.encoding import decode
from feeds.markup import base_address, parse_html
from feeds.model import Kind, Response, Snapshot
from feeds.text import one_line, without_unseen

_FEEDS = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/json "
    "text/xml application/xml text/calendar".split()
)
_PLACES = ("feed/", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
_LINKED = re.compile(
    r"(?:/(?:feed|rss|atom)/?|\.(?:rss|atom|rdf|ics)|/(?:feed|rss|atom|index)\.(?:xml|json)|[?&]feed=\w+)\Z",
    re.IGNORECASE,
)
_SITEMAP = re.compile(r"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_COMMENTS = re.compile(r"comment|replies", re.IGNORECASE)
_MOST_NAMED = 10
# Below so many characters the entries of a feed are teasers.
_TEASER = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be worth following, and how it was come by."""

    url: str
    found: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to follow: what it is and what it holds."""

    url: str
    kind: Kind
    found: str
    title: str
    entries: int
    newest: datetime | None
    teasers: bool = False

    @property
    def about_comments(self) -> bool:
        """Whether it is a feed of what readers say."""
        return _COMMENTS.search(f"{self.url} {self.title}") is not None


def named(response: Response) -> tuple[Candidate, ...]:
    """The feeds that a page names in its head, and those that its links look like."""
    document = parse_html(without_unseen(decode(response.body, response.headers.get("content-type", ""))))
    base = base_address(document, response.url)
    found: dict[str, str] = {}
    for node in document.css("link[href], a[href]")[:3000]:
        attributes = node.attributes
        written = (attributes.get("href") or "").replace("webcal://", "https://", 1)
        href = _joined(base, written)
        rel = (attributes.get("rel") or "").lower().split()
        kind = (attributes.get("type") or "").partition(";")[0].strip().lower()
        if href is None:
            continue
        if node.tag == "link" and "alternate" in rel and kind in _FEEDS and "hreflang" not in attributes:
            found.setdefault(href, "named by the page")
        elif node.tag == "a" and _LINKED.search(href):
            found.setdefault(href, "linked from the page")
    ordered = sorted(found, key=lambda url: found[url] != "named by the page")
    return tuple(Candidate(url, found[url]) for url in ordered[:_MOST_NAMED])


def usual(url: str) -> tuple[Candidate, ...]:
    """Where sites usually have their feed: below the page itself, else below the root."""
    parts = urlsplit(url)
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    here = [urljoin(url, f"{folder}{place}") for place in _PLACES[:1]] if parts.path.strip("/") else []
    root = [f"{parts.scheme}://{parts.netloc}/{place}" for place in _PLACES]
    return tuple(Candidate(place, "a usual place") for place in dict.fromkeys((*here, *root)))


def robots(url: str) -> str:
    """Where a site's robots.txt is (RFC 9309 section 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def sitemaps(response: Response) -> tuple[Candidate, ...]:
    """The sitemaps that a robots.txt names, those of news first."""
    text = decode(response.body[:500_000])
    found = [_joined(response.url, place) for place in _SITEMAP.findall(text)]
    urls = sorted(dict.fromkeys(url for url in found if url), key=lambda url: "news" not in url)
    return tuple(Candidate(url, "named by robots.txt") for url in urls[:3])


def offer(candidate: Candidate, response: Response, snapshot: Snapshot) -> Offer:
    """What an answer offers; its address is where redirects ended."""
    dates = [entry.published for entry in snapshot.entries if entry.published is not None]
    lengths = [len(entry.text) for entry in snapshot.entries if entry.url]
    return Offer(
        url=response.url,
        kind=snapshot.kind,
        found=candidate.found,
        title=one_line(snapshot.title)[:120],
        entries=len(snapshot.entries) or len(snapshot.parts),
        newest=max(dates, default=None),
        teasers=snapshot.kind == "feed" and bool(lengths) and median(lengths) < _TEASER,
    )


def ranked(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers, the best first, each once: feeds, then lists, then the page itself; full feeds first."""
    unique = {(plain_address(found.url), found.kind): found for found in reversed(offers)}
    return tuple(sorted(unique.values(), key=_rank))


def _rank(found: Offer) -> tuple[int, bool, int, int, str]:
    order = {"feed": 0, "calendar": 1, "listing": 2, "page": 3}
    asked = {"the address itself": 0, "named by the page": 1, "linked from the page": 2}
    given = asked.get(found.found, 3)
    return order.get(found.kind, 4), found.about_comments, given, -found.entries, found.url


def _joined(base: str, href: str) -> str | None:
    try:
        return web_address(urljoin(base, href.strip()[:2000]).partition("#")[0])
    except ValueError:
        return None
