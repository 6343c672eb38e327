"""What a page says of itself as data (schema.org): JSON-LD, and microdata brought into the same shape.

The objects are mappings as JSON-LD writes them ("@type", "name", "startDate", ...), with values of any kind.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from feeds.markup import LexborHTMLParser, LexborNode
from feeds.text import node_to_text, without_unseen

Thing = Mapping[str, object]

_DEEPEST = 12
_MOST = 5_000  # objects of a page
_MOST_ITEMS = 2_000  # elements with item properties
_MARKED = "[itemscope], [itemprop]"
_VALUE_OF = {
    "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src",
    "iframe": "src", "source": "src", "track": "src", "video": "src", "object": "data",
    "time": "datetime", "data": "value", "meter": "value",
}  # fmt: skip
# Where an object describes another one that the page is about, or lists some.
_LEADS_TO = (
    "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "subEvent", "subEvents", "event",
    "events", "hasPart", "about",
)  # fmt: skip
_ABOUT_PAGE = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
# Scripts wrap JSON in comments of HTML or sections of XML, which browsers pass over.
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Found:
    """An object and the format that it was written in; `top` when it may describe the page as a whole."""

    thing: Thing
    form: Literal["json-ld", "microdata"]
    top: bool


def read_things(document: LexborHTMLParser) -> tuple[Found, ...]:
    """The objects of a page in the order of appearance, JSON-LD first, each once and with what it leads to.

    Scripts that are no JSON are passed over. Never raises.
    """
    found: list[Found] = []
    for value in _scripts(document):
        found += (Found(thing, "json-ld", top) for thing, top in _objects(value, 0, top=True))
    for item in _items(document):
        found += (Found(thing, "microdata", top) for thing, top in _objects(item, 0, top=True))
    return tuple(found[:_MOST])


def types(thing: Thing) -> tuple[str, ...]:
    """The types of an object without the address of the vocabulary: ("MusicEvent",)."""
    return tuple(bare(name) for name in strings(thing.get("@type")))


def bare(name: str) -> str:
    """A term without the address or prefix of its vocabulary."""
    return re.split(r"[/#:]", name.strip())[-1]


def strings(value: object) -> Iterator[str]:
    """The strings that a value is, or holds as a list; a language-tagged one is its value."""
    for member in value if isinstance(value, list) else [value]:
        if isinstance(member, dict):
            member = member.get("@value")  # noqa: PLW2901 - the same value without its wrapping
        if isinstance(member, str):
            yield without_unseen(member)


def first_string(value: object) -> str:
    """The first string of a value that says something, "" without one."""
    return next((text for text in strings(value) if text.strip()), "")


def _scripts(document: LexborHTMLParser) -> Iterator[object]:
    for node in document.css("script[type]"):
        kind = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind != "application/ld+json":
            continue
        raw = _WRAPPING.sub("", node.text())
        for text in (raw, _TRAILING_COMMA.sub(r"\1", raw)):
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _objects(value: object, depth: int, *, top: bool) -> Iterator[tuple[Thing, bool]]:
    """Objects at the top, in lists, and those that an object leads to."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _objects(member, depth + 1, top=top)
    elif isinstance(value, dict):
        yield value, top
        for key in _LEADS_TO:
            if key in value:
                yield from _objects(value[key], depth + 1, top=top and key in _ABOUT_PAGE)


def _items(document: LexborHTMLParser) -> Iterator[Thing]:
    """The top-level items of the page (HTML Standard, "Microdata"): those that are no property of others."""
    # One element may answer both selectors.
    parts = list({node.mem_id: node for node in document.css(_MARKED)}.values())[:_MOST_ITEMS]
    items: dict[int, dict[str, object]] = {}
    for node in parts:
        attributes = node.attributes
        if "itemscope" in attributes:
            types_of = (attributes.get("itemtype") or "").split()
            items[node.mem_id] = {"@type": list(types_of)} if types_of else {}
    for node in parts:
        attributes = node.attributes
        owner = _owner(node, items) if "itemprop" in attributes else None
        value: object = items[node.mem_id] if "itemscope" in attributes else None
        if owner is None:
            if isinstance(value, dict):
                yield value
            continue
        for name in (attributes.get("itemprop") or "").split():
            _add(owner, name, _value(node) if value is None else value)


def _owner(node: LexborNode, items: Mapping[int, dict[str, object]]) -> dict[str, object] | None:
    """The item that a property belongs to: the nearest element around it that is one."""
    at = node.parent
    while at is not None:
        if at.mem_id in items:
            return items[at.mem_id]
        at = at.parent
    return None


def _add(item: dict[str, object], name: str, value: object) -> None:
    known = item.get(name)
    if known is None:
        item[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        item[name] = [known, value]


def _value(node: LexborNode) -> str:
    """The value of a property: an attribute where its element has one for that, else the text."""
    attributes = node.attributes
    for name in ("content", _VALUE_OF.get(node.tag or "")):
        value = attributes.get(name) if name else None
        if value:
            return value.strip()
    return node_to_text(node)
