"""Well-formed RSS 2.0, RSS 1.0 and Atom 1.0 without surprises, read directly.

feedparser takes more than a millisecond for an entry, which is nearly all that polling a feed costs. This
reads the plain cases many times as fast and leaves everything else, down to a date in an unusual notation,
to feedparser: it answers None instead of guessing. Both must agree; the tests compare them.
"""

from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

from feeds.entries import Channel, Draft, join_address, plain_construct
from feeds.moments import Moment, read_moment
from feeds.text import language_tag

_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_MEDIA = "{http://search.yahoo.com/mrss/}content"  # an attachment, in spite of its name
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OF_ENTRY = frozenset(_ATOM + name for name in ("id", "title", "summary", "content", "published", "updated"))
# Modules that say the same things in other words: feedparser knows how to weigh them.
_OTHER_WORDS = frozenset(
    "abstract body content created date description encoded fullitem group id identifier issued language "
    "modified origlink published source subtitle summary tagline title updated".split()
)


class _Unusual(Exception):  # noqa: N818 - not an error: the signal to let feedparser do it
    """Something here needs feedparser."""


def read_wellformed(xml: str, url: str) -> Channel | None:
    """The entries of a feed, None when feedparser should read it. `xml` has no document type declaration."""
    if "xml:base" in xml:
        return None
    try:
        root = ET.fromstring(xml)  # noqa: S314 - without DOCTYPE there are no entities to expand
        if root.tag == "rss":
            return _rss(root, "", root.find("channel"), url)
        if root.tag == f"{_RDF}RDF":
            return _rss(root, _RSS1, root.find(f"{_RSS1}channel"), url)
        return _atom(root, url) if root.tag == f"{_ATOM}feed" else None
    except (ET.ParseError, _Unusual, ValueError, RecursionError):
        return None


def _rss(root: ET.Element, core: str, channel: ET.Element | None, url: str) -> Channel:
    if channel is None:
        raise _Unusual
    language = language_tag(_text(channel, f"{core}language")) or language_tag(
        _text(channel, f"{_DC}language")
    )
    language = language or language_tag(channel.get(_LANG)) or language_tag(root.get(_LANG))
    items = (root if core else channel).findall(f"{core}item")
    return Channel(
        title=plain_construct(_text(channel, f"{core}title"), literal=False),
        drafts=tuple(_item(item, core, language, url) for item in items),
    )


def _item(item: ET.Element, core: str, language: str | None, url: str) -> Draft:
    _expect_only(item, _known(core))
    guid = item.find(f"{core}guid")
    name = (guid.text or "").strip() if guid is not None else ""
    texts = (_text(item, _CONTENT), _text(item, f"{core}description"))
    return Draft(
        id=name,
        link=join_address(url, _text(item, f"{core}link")),
        title=plain_construct(_text(item, f"{core}title"), literal=False),
        texts=tuple(plain_construct(text, literal=False) for text in texts),
        published=_moment(_text(item, f"{core}pubDate")) or _moment(_text(item, f"{_DC}date")),
        language=language_tag(_text(item, f"{_DC}language")) or language_tag(item.get(_LANG)) or language,
    )


@cache
def _known(core: str) -> frozenset[str]:
    """What is read of an item."""
    names = ("title", "link", "description", "guid", "pubDate")
    return frozenset({*(core + name for name in names), _CONTENT, f"{_DC}date", f"{_DC}language"})


def _atom(root: ET.Element, url: str) -> Channel:
    language = language_tag(root.get(_LANG))
    return Channel(
        title=_construct(root.find(f"{_ATOM}title")),
        drafts=tuple(_entry(entry, language, url) for entry in root.findall(f"{_ATOM}entry")),
    )


def _entry(entry: ET.Element, language: str | None, url: str) -> Draft:
    _expect_only(entry, _OF_ENTRY)
    if entry.find(f"{_ATOM}source") is not None or any(child.get(_LANG) for child in entry):
        raise _Unusual
    content, summary = entry.find(f"{_ATOM}content"), entry.find(f"{_ATOM}summary")
    return Draft(
        id=_text(entry, f"{_ATOM}id"),
        link=join_address(url, _alternate(entry)),
        title=_construct(entry.find(f"{_ATOM}title")),
        texts=(_construct(content), _construct(summary)),
        published=_moment(_text(entry, f"{_ATOM}published")) or _moment(_text(entry, f"{_ATOM}updated")),
        language=language_tag(entry.get(_LANG)) or language,
    )


def _alternate(entry: ET.Element) -> str:
    """The first link to the entry itself."""
    links = [link for link in entry.iterfind(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if len(links) > 1:
        raise _Unusual
    return (links[0].get("href") or "").strip() if links else ""


def _construct(element: ET.Element | None) -> str:
    """A text construct of Atom (RFC 4287 section 3.1)."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml":
        for member in element.iter():
            member.tag = str(member.tag).rpartition("}")[2]
        return plain_construct("".join(_markup(element)), literal=False)
    if kind not in {"text", "html", "text/html", "text/plain"} or len(element) or element.get("src"):
        raise _Unusual
    return plain_construct((element.text or "").strip(), literal=kind in {"text", "text/plain"})


def _markup(element: ET.Element) -> Iterator[str]:
    return (ET.tostring(child, encoding="unicode", method="html") for child in element)


def _text(parent: ET.Element, tag: str) -> str:
    """The text of a child without markup, "" without child."""
    child = parent.find(tag)
    if child is None:
        return ""
    if len(child):
        raise _Unusual
    return (child.text or "").strip()


def _moment(text: str) -> Moment | None:
    if not text:
        return None
    moment = read_moment(text)
    if moment is None:
        raise _Unusual
    return moment


def _expect_only(item: ET.Element, known: frozenset[str]) -> None:
    """Raise when an element says in other words, or twice, what the known children say."""
    seen: set[str] = set()
    for child in item:
        tag = str(child.tag)
        if tag not in known and tag != _MEDIA and tag.rpartition("}")[2].lower() in _OTHER_WORDS:
            raise _Unusual
        if tag == f"{_ATOM}link" and f"{_ATOM}id" not in known and child.get("rel") in {None, "alternate"}:
            raise _Unusual
        if tag in seen and tag in known:
            raise _Unusual
        seen.add(tag)
