"""One HTML page as an entry: main text, title, publication date with where it was found, language."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin

from feeds.address import web_address
from feeds.encoding import decode
from feeds.face import SHORT, Face
from feeds.inline import join_articles, join_terms, keep_dates, restore_points
from feeds.main_text import main_text
from feeds.markup import LexborHTMLParser, LexborNode, lies_in, parse_html, remove_hidden
from feeds.metadata import Metadata, read_metadata
from feeds.model import Entry, Failed, Fault
from feeds.moments import Moment, date_in_title, date_in_url, dateline, on_day, whole_date
from feeds.politeness import parse_http_date
from feeds.schema_event import occasions
from feeds.structured import read_things
from feeds.text import language_tag, node_to_text, normalise_text, one_line, without_unseen

# A paragraph of the story itself, as opposed to a heading, byline or date line.
_STORY = 160
_FURNITURE = frozenset({"footer", "nav", "aside", "form", "dialog"})
_ANY_DATE = re.compile(r"date|datum|fecha|stand", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def extract(
    html: bytes | str,
    url: str | None = None,
    headers: Mapping[str, str] | None = None,
    select: tuple[str, ...] = (),
) -> Entry | Failed:
    """The entry of an HTML page; Failed(EMPTY) when it holds no text. Never raises.

    `select` are CSS selectors of the main text, to be taken in place of what seems to be it; Failed(NO_MATCH)
    when they find no text. `headers` are those of the answer, with lower-case names. The id of the entry is
    `url`, "" without one. What the page states as data is in `occasions` only: see
    `feeds.occasions.with_statements`.
    """
    headers = headers or {}
    source = html if isinstance(html, str) else decode(html, headers.get("content-type", ""))
    document = parse_html(without_unseen(source))
    # Before anything is taken out: dates of publication are often hidden.
    found = read_things(document)
    metadata = read_metadata(document, found)
    stated = occasions(found, url or "") if found else ()
    remove_hidden(document)
    join_terms(document)
    text = _selected(document, select) if select else _text(document)
    if select and not text:
        return Failed(Fault.NO_MATCH, f"nothing on the page matches `select` ({', '.join(select)})")
    if document.body is None or not (text or stated):
        return Failed(Fault.EMPTY, "the page holds no text")
    published, basis = _published(metadata, text, url, headers, document.body)
    address = web_address(urljoin(url or "", metadata.canonical)) or web_address(url or "")
    return Entry(
        id=url or "",
        title=_title(document.css("h1")[:20], metadata, text),
        text=text,
        url=address,
        published=published.at if published else None,
        published_basis=basis,
        published_day=published.day if published else False,
        language=metadata.language or language_tag(headers.get("content-language")),
        occasions=stated,
    )


def face(html: bytes | str, entry: Entry, headers: Mapping[str, str] | None = None) -> Face:
    """What a page shows first; `entry` is what `extract` made of it."""
    source = html if isinstance(html, str) else decode(html, (headers or {}).get("content-type", ""))
    document = parse_html(without_unseen(source))
    remove_hidden(document)
    # With its line breaks, which the main text of a short page often lacks.
    whole = _whole_text(document.body) if document.body is not None else ""
    title = document.css_first("title", default=None)
    headings = [node for node in (*document.css("h1"), *document.css("h2")) if not _in_furniture(node)]
    return Face(
        text=whole if len(whole) < SHORT else entry.text,
        title=one_line(title.text()) if title is not None else "",
        heading=one_line(node_to_text(headings[0])) if headings else "",
        password=document.css_first("input[type=password]", default=None) is not None,
    )


def _selected(document: LexborHTMLParser, select: tuple[str, ...]) -> str:
    """The text of all elements that are selected, in the order of the page, each part once."""
    found = {node.mem_id: node for node in document.css(", ".join(select))}
    outermost = [node for node in found.values() if not lies_in(node, found)]
    return normalise_text("\n\n".join(node_to_text(node) for node in outermost))


def _text(document: LexborHTMLParser) -> str:
    """The main text, of a page without one all text; "" without any."""
    if document.body is None:
        return ""
    # trafilatura puts spaces round some inline elements, which makes "4 th May" of an ordinal.
    document.unwrap_tags(["sup", "sub"])
    keep_dates(document)
    join_articles(document)
    # Serialised again because lxml stops at an early </html>, where browsers go on.
    main = main_text(document.html or "")
    if main and restore_points(document, main):
        main = main_text(document.html or "")
    if len(main) >= SHORT:
        return main
    # Of a short page trafilatura runs headings and paragraphs together.
    whole = _whole_text(document.body)
    return whole if not main or main.split() == whole.split() else _with_breaks(main, whole)


def _with_breaks(main: str, whole: str) -> str:
    """The main text with the line breaks that the page has there, where it has lost all of them."""
    if "\n" in main:
        return main
    said = " ".join(main.split())
    kept, at = [], 0
    for line in whole.split("\n"):
        words = " ".join(line.split())
        if words and said.startswith(words, at):
            kept.append(line)
            at += len(words) + 1
        elif not line and kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip() if at > len(said) else main


def _whole_text(body: LexborNode) -> str:
    """All readable text, of the main part where the page marks one."""
    marked = body.css_first("main, article, [role=main]", default=None)
    text = node_to_text(marked) if marked is not None else ""
    return text or node_to_text(body)


def _title(headings: list[LexborNode], metadata: Metadata, text: str) -> str:
    """The heading that also names the document; else its declared title; else its only heading."""
    declared = [title for title in (metadata.headline, metadata.social_title, metadata.title) if title]
    candidates = [
        heading
        for heading in (one_line(node_to_text(node)) for node in headings if not _in_furniture(node))
        if heading and heading.casefold() != metadata.site.casefold()
    ]
    for heading in candidates:
        if any(_alike(heading, title) for title in declared):
            return heading
    if metadata.headline or metadata.social_title:
        return metadata.headline or metadata.social_title
    if len(candidates) == 1 or (candidates and candidates[0] in text):
        return candidates[0]
    return metadata.title or text.partition("\n")[0][:200]


def _in_furniture(node: LexborNode) -> bool:
    """Whether an element stands in the page's own navigation or footer (not in that of an article)."""
    at = node.parent
    while at is not None and at.tag not in {"body", "article", "main"}:
        if at.tag in _FURNITURE:
            return True
        at = at.parent
    return False


def _alike(heading: str, title: str) -> bool:
    """Whether most words of the heading are in the title."""
    words, known = _words(heading), _words(title)
    return bool(words) and len(words & known) >= 0.6 * len(words)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _published(
    metadata: Metadata, text: str, url: str | None, headers: Mapping[str, str], body: LexborNode
) -> tuple[Moment | None, str | None]:
    """When the page says that it was published, and where it says so; never a guess.

    A date after the server's own clock is no date of publication.
    """
    clock = parse_http_date(headers.get("date", ""))
    latest = datetime.max.replace(tzinfo=UTC) if clock is None else clock + timedelta(days=2)
    for moment, basis in _stated_dates(metadata, text, url, body):
        if moment.at <= latest:
            return moment, basis
    return None, None


def _stated_dates(
    metadata: Metadata, text: str, url: str | None, body: LexborNode
) -> Iterator[tuple[Moment, str]]:
    """Every date that the page gives itself, in order of trust."""
    yield from metadata.dates
    days = (
        (date_in_url(url or metadata.canonical), "url"),
        (date_in_title(metadata.title), "title"),
        (_day_in_text(text, metadata.other_days), "text"),
    )
    yield from ((on_day(day), basis) for day, basis in days if day is not None)
    weak = ((metadata.byline, "byline"), (metadata.weak_date, "time element"))
    yield from ((moment, basis) for moment, basis in weak if moment is not None)
    day = _labelled(body)
    if day is not None:
        yield on_day(day), "text"


def _labelled(body: LexborNode) -> date | None:
    """The one date on the whole page that stands on a line of its own after a word like "Published"."""
    lines = {line for line in node_to_text(body).split("\n") if len(line) <= 120}
    # "Date: 12 May" is as often that of an event.
    days = {whole_date(line, labelled=True) for line in lines if not _ANY_DATE.match(line)} - {None}
    return days.pop() if len(days) == 1 else None


def _day_in_text(text: str, other_days: frozenset[date]) -> date | None:
    """A line of its own with a whole date, or a dateline, before or at the start of the story."""
    stories = 0
    for block in text.split("\n\n")[:12]:
        for line in block.split("\n")[:3]:
            day = whole_date(line) or dateline(line)
            if day is not None and day not in other_days:
                return day
        stories += len(block) >= _STORY
        if stories == 4:
            break
    return None
