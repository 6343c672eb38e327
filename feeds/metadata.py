"""What an HTML page says about itself: schema.org objects, meta elements, time elements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from feeds.address import web_address
from feeds.inline import in_sentence
from feeds.markup import LexborHTMLParser, LexborNode
from feeds.moments import Moment, date_in_byline, on_day, read_moment
from feeds.structured import Found, Thing, first_string, types
from feeds.text import language_tag, one_line

# In order of trust. Modification dates are not among them: they move with every rebuild of a site.
_META_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "citation_online_date", "bt:pubdate", "rnews:datepublished", "dc.date.issued", "dcterms.issued",
    "dc.date.published", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "publication_date",
    "publication-date", "publicationdate", "publish_date", "publish-date", "publishdate", "published-date",
    "published_date", "pubdate", "date.release", "article.published", "article_date_original",
    "originalpublicationdate", "og:pubdate", "prism.publicationdate", "cxenseparse:recs:publishtime",
    "created", "date",
)  # fmt: skip
_META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_ARTICLES = re.compile(r"Article|Posting|Report|WebPage|CreativeWork|Event|Statement|Document", re.IGNORECASE)
_ARTICLE = re.compile(r"Article|Posting|Report")
_SEPARATOR = re.compile(r"\s+[|·•–—«»-]\s+|\s*\|\s*|\s+::\s+")
_ASIDE = frozenset({"aside", "nav", "footer", "form"})
_PUBLISHED_CLASS = re.compile(r"publish|posted|entry-date|pubdate|post-date|article-date", re.IGNORECASE)
_BYLINE_CLASS = re.compile(
    r"by-?line|publish|posted|pub-?date|(?:entry|post|article|news|story|release)[-_]?(?:date|meta|info|time)"
    r"|date-?line|(?<![\w-])(?:date|datum|fecha|timestamp|submitted|erschienen|parution)(?![\w-])",
    re.IGNORECASE,
)
# Dates of other things: of the event, of today, of the last change, of another article.
_OTHER_CLASS = re.compile(
    r"event|today|current|deadline|expir|updat|modif|related|teaser|card|comment|copyright|recent|latest",
    re.IGNORECASE,
)
_MOST_MARKED = 200
_OTHER, _BYLINE = "other", "byline"


@dataclass(frozen=True, slots=True)
class Metadata:
    """`dates` in order of trust, each with its basis; `weak_date` may belong to something else.

    `other_days` are marked as days of something else, such as an event.
    """

    title: str
    headline: str
    social_title: str
    site: str
    canonical: str
    language: str | None
    dates: tuple[tuple[Moment, str], ...]
    byline: Moment | None
    other_days: frozenset[date]
    weak_date: Moment | None


def read_metadata(document: LexborHTMLParser, found: Sequence[Found]) -> Metadata:
    """The page's own statements about itself; `found` are its objects of schema.org. Never raises."""
    metas = _metas(document)
    things = [one.thing for one in found if one.top and one.form == "json-ld" and _describes(one.thing)]
    articles = _articles(found)
    site = one_line(metas.get("og:site_name", ""))
    strong, weak = _times(document)
    byline, other_days = _marked_days(document)
    title_element = document.css_first("title", default=None)
    return Metadata(
        title=_without_site(title_element.text() if title_element is not None else "", site),
        headline=one_line(_first_string((*things, *articles), "headline")),
        social_title=_without_site(next((metas[name] for name in _META_TITLES if name in metas), ""), site),
        site=site,
        canonical=_canonical(document, metas) or _address(articles),
        language=_language(document, metas) or language_tag(_first_string(articles, "inLanguage")),
        dates=(*_dates(things, metas), *((moment, "time element") for moment in strong)),
        byline=byline,
        other_days=other_days,
        weak_date=weak,
    )


def _metas(document: LexborHTMLParser) -> dict[str, str]:
    """Content by name, the first of each."""
    found: dict[str, str] = {}
    for node in document.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv") or ""
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _dates(things: Sequence[Thing], metas: dict[str, str]) -> Iterator[tuple[Moment, str]]:
    for thing in things:
        moment = read_moment(str(thing.get("datePublished") or ""))
        if moment is not None:
            yield moment, "json-ld"
    for name in _META_DATES:
        moment = read_moment(metas.get(name, ""))
        if moment is not None:
            yield moment, "meta"


def _describes(thing: Thing) -> bool:
    return _ARTICLES.search(str(thing.get("@type"))[:200]) is not None


def _articles(found: Sequence[Found]) -> list[Thing]:
    """The objects of the text that the page is; of several in microdata, as on a list of teasers, none."""
    articles = [one for one in found if one.top and any(map(_ARTICLE.search, types(one.thing)))]
    marked = [one.thing for one in articles if one.form == "microdata"]
    return [one.thing for one in articles if one.form == "json-ld"] + (marked if len(marked) == 1 else [])


def _address(articles: Sequence[Thing]) -> str:
    """The address that an article names as its own or as that of its page."""
    for thing in articles:
        page = thing.get("mainEntityOfPage")
        for value in (thing.get("url"), page.get("@id") if isinstance(page, dict) else page):
            address = web_address(first_string(value))
            if address:
                return address
    return ""


def _first_string(things: Sequence[Thing], key: str) -> str:
    return next((text for thing in things if (text := first_string(thing.get(key)))), "")


def _times(document: LexborHTMLParser) -> tuple[list[Moment], Moment | None]:
    """Dates of elements marked as publication date, and the first other date of the page's main part."""
    strong: list[Moment] = []
    weak: Moment | None = None
    for node in document.css("time, [itemprop=datePublished], abbr.published")[:40]:
        attributes = node.attributes
        moment = read_moment(
            attributes.get("datetime") or attributes.get("content") or attributes.get("title") or node.text()
        )
        if moment is None or _set_aside(node):
            continue
        marked = attributes.get("itemprop") == "datePublished" or "pubdate" in attributes
        if marked or _PUBLISHED_CLASS.search(attributes.get("class") or ""):
            strong.append(moment)
        elif weak is None and attributes.get("itemprop") is None and not in_sentence(node):
            weak = moment
    return strong, weak


def _marked_days(document: LexborHTMLParser) -> tuple[Moment | None, frozenset[date]]:
    """The first date of an element named like a byline, and all dates of elements named for other things."""
    first: Moment | None = None
    others: set[date] = set()
    looked_at = 0
    for node in document.css("[class], [id]"):
        attributes = node.attributes
        name = f"{attributes.get('class')} {attributes.get('id')}"
        of = _named_for(name)
        other = of == _OTHER
        if not of or (first is not None and not other):
            continue
        looked_at += 1
        if looked_at > _MOST_MARKED:
            break
        day = date_in_byline(one_line(node.text()[:400]))
        if day is not None and other:
            others.add(day)
        elif day is not None and not _set_aside(node):
            first = on_day(day)
    return first, frozenset(others)


@lru_cache(maxsize=2_000)  # names repeat on a page and from page to page
def _named_for(name: str) -> str:
    """What classes and id name an element for: _OTHER things with a date, a _BYLINE, "" for neither."""
    if _OTHER_CLASS.search(name) and not _PUBLISHED_CLASS.search(name):
        return _OTHER
    return _BYLINE if _BYLINE_CLASS.search(name) else ""


def _set_aside(node: LexborNode) -> bool:
    """Whether an element stands in navigation, header or footer of the page, or beside its text."""
    header = False
    at = node.parent
    while at is not None:
        if at.tag in _ASIDE:
            return True
        if at.tag in {"article", "main"}:
            return False
        header = header or at.tag == "header"
        at = at.parent
    return header


def _canonical(document: LexborHTMLParser, metas: dict[str, str]) -> str:
    link = document.css_first("link[rel=canonical][href]", default=None)
    href = link.attributes.get("href") if link is not None else None
    return (href or metas.get("og:url") or "").strip()


def _language(document: LexborHTMLParser, metas: dict[str, str]) -> str | None:
    root = document.root
    attributes = root.attributes if root is not None else {}
    declared = (
        attributes.get("lang"), attributes.get("xml:lang"), metas.get("content-language"),
        metas.get("og:locale"), metas.get("dc.language"), metas.get("language"),
    )  # fmt: skip
    return next((tag for tag in map(language_tag, declared) if tag), None)


def _without_site(title: str, site: str) -> str:
    """`title` without the name of the site at either end."""
    title = one_line(title)
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if site:
        folded = site.casefold()
        if parts[-1].casefold() == folded:
            return title[: title.rfind(parts[-1])].rstrip(" |·•–—«»:-")
        if parts[0].casefold() == folded:
            return title[len(parts[0]) :].lstrip(" |·•–—«»:-")
        return title
    # Without a declared name: a short last part after a longer first one is the site.
    last = parts[-1]
    rest = title[: title.rfind(last)].rstrip(" |·•–—«»:-")
    return rest if len(last) < 40 and len(rest) > len(last) else title
