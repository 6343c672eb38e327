"""An index page as links to entries: the list of articles among all the links of a page. Pure.

Links are grouped by where they stand (tags and classes above them). The list is the group whose links read
like titles, have addresses of one shape, and stand in the main part of the page, with dates near them.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from feeds.address import plain_address, web_address
from feeds.encoding import decode
from feeds.markup import LexborHTMLParser, LexborNode, base_address, parse_html, remove_hidden
from feeds.metadata import read_metadata
from feeds.model import Entry, Failed, Fault, Response, Snapshot
from feeds.moments import Moment, date_in_byline, date_in_url, on_day, read_moment, whole_date
from feeds.politeness import parse_http_date
from feeds.text import node_to_text, one_line, without_unseen

_MOST_LINKS = 3000
_MOST_ENTRIES = 200
_LEAST_ENTRIES = 3
_HIGHEST = 12  # how many levels above a link are looked at
_LONGEST_TITLE = 300
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "dialog"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BESIDE = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menu|footer|side-?bar|breadcrumbs?|pag(?:ination|er)|tags?|share|social|cookie"
    r"|consent|related|trending|popular|most-?read|advert|promo|sponsor|newsletter|skip|lang(?:uage)?s?|login)(?![a-z])",
    re.IGNORECASE,
)
# "has-sidebar" says what the page has, not what this is.
_ABOUT = re.compile(r"(?:has|no|with|without|is|show|hide)[-_]", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|users?|profile|login|log-in|signin|register|subscribe|search|page"
    r"|contact|about|privacy|terms|imprint|impressum|datenschutz|feed|rss)(?:/|\.\w+\Z|\Z)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:read|learn|see|view|show|find out)?\s*(?:the\s+)?(?:full\s+)?(?:more|story|article|details|all)"
    r"|continue reading"
    r"|(?:mehr|weiter)(?:lesen)?|lire la suite|en savoir plus|leer más|ver más|leggi tutto|\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:/[a-z-]+)*/(?:19|20)\d\d/")
_WIDE = re.compile("[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class _Link:
    """One link of the page: where it goes, in the plain form and as it stands, and what it says."""

    place: str
    url: str
    text: str
    node: LexborNode

    @property
    def weight(self) -> float:
        """How much of a title the text is, from 0 to 1: titles have 20 to 100 characters."""
        length = len(self.text) + len(_WIDE.findall(self.text))
        return 0.0 if length < 8 else min(length, 60) / 60


def parse_listing(response: Response, select: tuple[str, ...] = ()) -> Snapshot | Failed:
    """The entries that an index page links to, in its order.

    `select` are CSS selectors of the links, or of what holds one each. Failed(NO_MATCH) when there are none.
    Never raises for anything in the page.
    """
    document = parse_html(without_unseen(decode(response.body, response.headers.get("content-type", ""))))
    title = read_metadata(document, ()).title
    remove_hidden(document)
    base = base_address(document, response.url)
    links = _selected(document, base, select) if select else _found(document, base)
    if not links and not select:  # names of classes can mislead, more often than tags do
        links = _found(document, base, named=False)
    if not links:
        chosen = " or ".join(select)
        looked = (
            f"nothing that {chosen} selects is a link"
            if select
            else "no list of articles was found on the page"
        )
        return Failed(Fault.NO_MATCH, f"{looked}; name the links with `select`" if not select else looked)
    dates = _dates(links, response)
    entries = tuple(_entry(link, dates.get(link.place)) for link in links[:_MOST_ENTRIES])
    return Snapshot("listing", entries, complete=False, title=title)


def _entry(link: _Link, published: Moment | None) -> Entry:
    return Entry(
        id=link.place,
        title=link.text,
        text=link.text,
        url=link.url,
        published=published.at if published else None,
        published_basis="listing" if published else None,
        published_day=published.day if published else False,
    )


def _selected(document: LexborHTMLParser, base: str, select: tuple[str, ...]) -> list[_Link]:
    """The links that selectors name, and the best link of each other element that they name."""
    found: dict[str, _Link] = {}
    for node in document.css(", ".join(select)):
        inside = [node] if node.tag == "a" else node.css("a[href]")[:50]
        links = [link for link in (_link(anchor, base) for anchor in inside) if link is not None]
        best = max(links, key=_rank, default=None)
        if best is not None and (best.place not in found or _rank(best) > _rank(found[best.place])):
            found[best.place] = best
    return [link for link in found.values() if link.text]


def _found(document: LexborHTMLParser, base: str, *, named: bool = True) -> list[_Link]:
    """The list of articles among the links of a page, [] when none reads like one.

    What stands beside the main part is told by tags, and by classes and ids where `named`.
    """
    site = _site(base)
    best: dict[str, _Link] = {}
    for anchor in document.css("a[href]")[:_MOST_LINKS]:
        link = _link(anchor, base)
        if (
            link is None
            or _site(link.url) != site
            or _is_elsewhere(link, base)
            or _stands_beside(anchor, named=named)
        ):
            continue
        if link.place not in best or _rank(link) > _rank(best[link.place]):
            best[link.place] = link
    groups: dict[str, list[_Link]] = defaultdict(list)
    for link in best.values():
        if link.weight:
            groups[_path(link.node)].append(link)
    scored = [(_score(group), number, group) for number, group in enumerate(groups.values())]
    score, _, chosen = max(scored, key=lambda item: (item[0], -item[1]), default=(0.0, 0, []))
    if score <= 0:
        few = _few(list(best.values()), base)
        return few if len(few) < _LEAST_ENTRIES else []
    return _with_others(chosen, list(best.values()))


def _few(links: list[_Link], base: str) -> list[_Link]:
    """The links of a page with too few for a list (a new site, a quiet one) that are articles by themselves.

    Their address holds a day, or it is that of a title and lies in a folder of a year or below the page, is
    linked in a heading or has a date beside it.
    """
    here = f"{urlsplit(base).path.rstrip('/')}/"
    return [
        link
        for link in links
        if link.weight >= 0.25
        and (
            date_in_url(link.url) is not None
            or (
                _is_slug(link.url)
                and (_is_below(link.url, here) or _in_heading(link.node) or _is_dated(link))
            )
        )
    ]


def _is_dated(link: _Link) -> bool:
    """Whether the item of a list or table that a link stands in says a date."""
    at, steps = link.node.parent, 0
    while at is not None and steps < 3:
        if at.tag in {"li", "tr", "article", "dd"}:
            return _date_near(at, link) is not None
        at, steps = at.parent, steps + 1
    return False


def _is_below(url: str, here: str) -> bool:
    """Whether an address lies where articles do."""
    path = urlsplit(url).path
    return _YEAR.match(path) is not None or (here != "/" and path.startswith(here))


def _with_others(chosen: list[_Link], links: list[_Link]) -> list[_Link]:
    """The list with links elsewhere whose addresses have its shape (a lead story stands by itself)."""
    shape, count = Counter(_shape(link.url) for link in chosen).most_common(1)[0]
    telling = count * 2 > len(chosen) and any(mark in shape for mark in "0-")
    ours = {link.place for link in chosen}
    return [
        link
        for link in links
        if link.place in ours or (telling and link.weight >= 0.25 and _shape(link.url) == shape)
    ]


def _link(anchor: LexborNode, base: str) -> _Link | None:
    try:
        url = web_address(urljoin(base, (anchor.attributes.get("href") or "").strip()[:2000]))
    except ValueError:
        return None
    if url is None or plain_address(url) == plain_address(base):
        return None
    text = one_line(node_to_text(anchor))
    heading = anchor.css_first("h1, h2, h3, h4, h5, h6", default=None)
    if heading is not None:
        text = one_line(node_to_text(heading)) or text
    text = "" if _MORE.fullmatch(text.strip(" .…»›>→")) else text
    return _Link(plain_address(url), url, text[:_LONGEST_TITLE], anchor)


def _rank(link: _Link) -> tuple[bool, bool, int]:
    """Of several links to one article the one that says its title: in a heading, else the longest."""
    return bool(link.text), _in_heading(link.node), min(len(link.text), 120)


def _in_heading(node: LexborNode) -> bool:
    if node.css_first("h1, h2, h3, h4, h5, h6", default=None) is not None:
        return True
    at, steps = node.parent, 0
    while at is not None and steps < 3:
        if at.tag in _HEADINGS:
            return True
        at, steps = at.parent, steps + 1
    return False


def _score(group: list[_Link]) -> float:
    """How much a group looks like the list of articles; 0 or less for one that does not."""
    if len(group) < _LEAST_ENTRIES:
        return 0.0
    weights = [link.weight for link in group]
    mean = sum(weights) / len(weights)
    if mean < 0.25:
        return 0.0
    _, alike = Counter(_shape(link.url) for link in group).most_common(1)[0]
    slugs = sum(_is_slug(link.url) for link in group) / len(group)
    headed = _in_heading(group[0].node)
    dated = sum(date_in_url(link.url) is not None for link in group[:20]) > 0
    worth = (
        mean
        * mean
        * (1 + alike / len(group))
        * (0.5 + slugs)
        * (1.5 if headed else 1)
        * (1.3 if dated else 1)
    )
    return worth * min(len(group), 15)


def _site(url: str) -> str:
    """The last two labels of the host: pages of one site link to its other hosts."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def _is_elsewhere(link: _Link, base: str) -> bool:
    parts = urlsplit(link.url)
    if not parts.path.strip("/") and not parts.query:
        return True
    here = urlsplit(base).path.rstrip("/")
    # The index itself may be /topics/asean; what lies below it is its own.
    below = parts.path.removeprefix(here) if here and parts.path.startswith(f"{here}/") else parts.path
    return _ELSEWHERE.search(below) is not None


def _stands_beside(node: LexborNode, *, named: bool) -> bool:
    """Whether a link is part of the page's furniture."""
    at = node
    for _ in range(_HIGHEST):
        parent = at.parent
        if parent is None or parent.tag in {"body", "html"}:
            return False
        at = parent
        if at.tag in _FURNITURE:
            return True
        if at.tag in {"main", "article"}:
            return False
        names = f"{at.attributes.get('class') or ''} {at.attributes.get('id') or ''}" if named else ""
        if any(_BESIDE.search(name) and not _ABOUT.match(name) for name in names.split()):
            return True
    return False


def _path(node: LexborNode) -> str:
    """Where a link stands: the tags above it with their first class, the nearest first."""
    steps = []
    at: LexborNode | None = node
    for _ in range(_HIGHEST):
        if at is None or at.tag == "body":
            break
        classes = (at.attributes.get("class") or "").split()
        # Numbered classes (post-17) tell siblings apart; we want what they share.
        shared = next((name for name in classes if not any(c.isdigit() for c in name)), "")
        steps.append(f"{at.tag}.{shared}" if at is not node else "a")
        at = at.parent
    return ">".join(steps)


def _shape(url: str) -> str:
    """The pattern of an address: numbers as 0, slugs as -, other words as they are but the last."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    shaped = []
    for number, part in enumerate(parts):
        if part.isdigit():
            shaped.append("0")
        elif part.count("-") + part.count("_") >= 2 or (len(part) > 30):
            shaped.append("-")
        else:
            shaped.append("*" if number == len(parts) - 1 else part)
    return "/".join(shaped)


def _is_slug(url: str) -> bool:
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return last.count("-") + last.count("_") >= 2 or any(c.isdigit() for c in last + parts.query)


def _dates(links: list[_Link], response: Response) -> dict[str, Moment]:
    """When each article was published as far as the list says it; a day to come is that of an event."""
    counts = _counts(links)
    clock = parse_http_date(response.headers.get("date", ""))
    latest = datetime.max.replace(tzinfo=UTC) if clock is None else clock + timedelta(days=2)
    found = {}
    for link in links[:_MOST_ENTRIES]:
        moment = _date_near(_container(link, counts), link)
        if moment is not None and moment.at <= latest:
            found[link.place] = moment
    return found


def _counts(links: list[_Link]) -> dict[int, set[str]]:
    """Under every element near a link, the articles that are linked there."""
    counts: dict[int, set[str]] = defaultdict(set)
    for link in links:
        at: LexborNode | None = link.node
        for _ in range(_HIGHEST):
            if at is None:
                break
            counts[at.mem_id].add(link.place)
            at = at.parent
    return counts


def _container(link: _Link, counts: dict[int, set[str]]) -> LexborNode:
    """The largest element around a link that holds no other article."""
    at = link.node
    for _ in range(_HIGHEST):
        parent = at.parent
        if parent is None or parent.tag in {"body", "html"} or len(counts.get(parent.mem_id, ())) != 1:
            return at
        at = parent
    return at


def _date_near(container: LexborNode, link: _Link) -> Moment | None:
    """The date of an entry in the list: marked as such, else on a line of its own, else in the address."""
    for node in container.css("time, [datetime]")[:3]:
        moment = read_moment(node.attributes.get("datetime") or node.text())
        if moment is not None:
            return moment
    days = set()
    for line in node_to_text(container)[:4000].split("\n"):
        if line != link.text:
            days |= {whole_date(line) or (date_in_byline(line) if len(line) < 60 else None)} - {None}
    day = days.pop() if len(days) == 1 else date_in_url(link.url)
    return None if day is None else on_day(day)
