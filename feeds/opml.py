"""OPML 1.0 and 2.0 (opml.org): the subscription lists that feed readers exchange. Pure.

Read with the parser of the standard library, bounded and without document type declaration: a list is one
kind of element with attributes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from feeds.address import web_address
from feeds.encoding import decode
from feeds.model import Failed, Fault
from feeds.text import one_line, without_unseen

_MOST_BYTES = 10_000_000
_MOST_ELEMENTS = 20_000
_STEP = 1 << 16
_DEEPEST = 100
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PROLOG = re.compile(
    r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.DOTALL | re.IGNORECASE
)
# Many programs forget to escape the ampersands of addresses.
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list; `folder` are the names of the outlines around it, the outermost first."""

    url: str
    title: str = ""
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of a list, and what was left out: its name or address, and why."""

    subscriptions: tuple[Subscription, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def parse_opml(body: bytes) -> Outlines | Failed:
    """The feeds in a subscription list, each once, in its order. Never raises."""
    if len(body) > _MOST_BYTES:
        return Failed(Fault.TOO_LARGE, f"more than {_MOST_BYTES:,} bytes")
    text = without_unseen(decode(body))
    prolog = _PROLOG.match(text[:65_536])
    xml = text[prolog.end() if prolog else 0 :]
    if not re.match(r"<opml[\s>]", xml, re.IGNORECASE):
        return Failed(Fault.NOT_A_FEED, "this is no OPML file")
    try:
        return _read(_BARE.sub("&amp;", xml))
    except ET.ParseError as error:
        return Failed(Fault.TRUNCATED, f"malformed OPML: {error}")
    except _TooMuchError as error:
        return Failed(Fault.TOO_LARGE, str(error))


class _TooMuchError(Exception):
    """More outlines, or deeper ones, than any list has."""


class _Reader:
    """What the parser tells element by element (the `target` of ElementTree): no tree is built."""

    def __init__(self) -> None:
        self.found: dict[str, Subscription] = {}
        self.left_out: list[tuple[str, str]] = []
        self._folders: list[str] = []
        self._count = self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._count += 1
        self._depth += 1
        if self._count > _MOST_ELEMENTS or self._depth > _DEEPEST:
            raise _TooMuchError(
                f"more than {_MOST_ELEMENTS:,} elements, or more than {_DEEPEST} in each other"
            )
        if tag.lower() != "outline":
            return
        said = {name.lower(): value for name, value in attributes.items()}
        name = one_line(said.get("title") or said.get("text") or "")
        _take(said, name, tuple(filter(None, self._folders)), self.found, self.left_out)
        self._folders.append(name)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if tag.lower() == "outline":
            self._folders.pop()

    def close(self) -> None:
        """The document ends."""


def _read(xml: str) -> Outlines:
    reader = _Reader()
    # Without document type declaration there are no entities to expand.
    parser = ET.XMLParser(target=reader)  # noqa: S314
    for start in range(0, len(xml), _STEP):
        parser.feed(xml[start : start + _STEP])
    parser.close()
    return Outlines(tuple(reader.found.values()), tuple(reader.left_out))


def _take(
    said: dict[str, str],
    name: str,
    folder: tuple[str, ...],
    found: dict[str, Subscription],
    left_out: list[tuple[str, str]],
) -> None:
    given = said.get("xmlurl", "").strip()
    url = web_address(re.sub(r"^feed:(?://)?(?=https?:)", "", given).replace("feed://", "http://", 1))
    if url is not None:
        if url in found:
            left_out.append((url, "it is in the list twice"))
        found.setdefault(url, Subscription(url, name, folder))
    elif given:
        left_out.append((given[:200], "no web address"))
    elif said.get("type", "").lower() in {"link", "include"}:
        left_out.append((name or said.get("url", "")[:200], "a link to something else than a feed"))


def render_opml(title: str, subscriptions: Iterable[Subscription]) -> bytes:
    """A subscription list in OPML 2.0, folders as outlines around their feeds."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = without_unseen(title)
    folders: dict[tuple[str, ...], ET.Element] = {(): ET.SubElement(root, "body")}
    for subscription in subscriptions:
        for depth in range(1, len(subscription.folder) + 1):
            path = subscription.folder[:depth]
            if path not in folders:
                folders[path] = ET.SubElement(folders[path[:-1]], "outline", text=without_unseen(path[-1]))
        name = without_unseen(subscription.title or subscription.url)
        ET.SubElement(
            folders[subscription.folder],
            "outline",
            type="rss",
            text=name,
            title=name,
            xmlUrl=subscription.url,
        )
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, encoding='unicode')}\n".encode()
