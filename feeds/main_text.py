"""The main text of a page by trafilatura, without the part of its work that cannot change what it finds."""

import logging
from collections.abc import Callable, Iterator
from functools import cache, partial
from inspect import signature
from typing import Any, Protocol

from feeds.model import CELL
from feeds.text import normalise_text

# It reports every unusual page; without a handler Python would print that.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class _Element(Protocol):
    """What is used of lxml's elements, for which there are no types here."""

    tag: object
    text: str | None
    tail: str | None

    def iter(self, *tags: str) -> "Iterator[_Element]":
        """Elements of these names, itself included."""

    def itertext(self) -> Iterator[str]:
        """All text below."""

    def xpath(self, expression: str) -> float:
        """The number that an expression gives."""


_BLOCKS = frozenset({"p", "head", "item", "list", "quote", "code", "row", "table", "div", "body", "main"})
_MARKS = {"lb": "\n", "cell": CELL}
# trafilatura takes some 50 microseconds for an element; a page of this many tags about five seconds.
_MOST_TAGS = 150_000
# A text that holds any of these is compared with others by trafilatura, whatever its length.
_UNCLEAN = tuple(
    "aside audio button fencedframe fieldset figure footer iframe input label link nav noindex noscript "
    "object option select source svg time".split()
)
_CHOICE = ["cleaned_tree", "raw_tree", "body", "text", "options"]


def main_text(html: str) -> str:
    """Main text by trafilatura, "" when it finds none or the page is too large to look."""
    if html.count("<") > _MOST_TAGS:
        return ""
    extraction = _extraction()
    try:
        found = extraction(html)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return ""  # what broken markup makes it raise
    body = getattr(found, "body", None)
    return "" if body is None else normalise_text("".join(_pieces(body)))


@cache
def _extraction() -> Callable[[str], object]:
    """Trafilatura's extraction of the main text alone; imported late, because that takes long."""
    from lxml.etree import ElementDefaultClassLookup  # noqa: PLC0415 - comes with trafilatura
    from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura import core as parts  # noqa: PLC0415
    from trafilatura.settings import Extractor  # noqa: PLC0415
    from trafilatura.utils import HTML_PARSER  # noqa: PLC0415

    # By default lxml asks a function in Python which class each element has, for the sake of form fields.
    HTML_PARSER.set_element_class_lookup(
        ElementDefaultClassLookup(
            element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
        )
    )
    # A version that chooses otherwise is left alone: it costs time and nothing else.
    core: Any = parts
    choose = getattr(core, "compare_extraction", None)
    if choose is not None and list(signature(choose).parameters) == _CHOICE:
        core.compare_extraction = _sparing(choose)
    return partial(bare_extraction, options=Extractor(comments=False))


def _sparing(choose: Callable[..., tuple[_Element, str]]) -> Callable[..., tuple[_Element, str]]:
    """Trafilatura's choice between its own text and those of two other methods, where another can be chosen.

    To find the others takes a third of the time of a page.
    """

    def chosen(
        cleaned_tree: _Element,
        raw_tree: _Element,
        body: _Element,
        text: str,
        options: Any,  # noqa: ANN401 - trafilatura has no types
    ) -> tuple[_Element, str]:
        plain = options.focus == "balanced" and len(text) >= options.min_extracted_size
        if plain and _stands(raw_tree, body, text):
            return body, text
        return choose(cleaned_tree, raw_tree, body, text, options)

    return chosen


def _stands(page: _Element, body: _Element, text: str) -> bool:
    """Whether no other method can find what trafilatura would take in place of its own text.

    That would have to be more than twice as long, or its own without a paragraph, mostly tables, or unclean.
    """
    from lxml.etree import strip_elements  # noqa: PLC0415 - comes with trafilatura

    strip_elements(page, "script", "style", with_tail=False)  # with which the other methods begin as well
    whole = page.xpath("string-length(normalize-space())")
    if 2 * len(text) < whole or next(body.iter(*_UNCLEAN), None) is not None:
        return False
    paragraphs = list(body.iter("p"))
    told = any(True for paragraph in paragraphs for _ in paragraph.itertext())
    return told and sum(1 for _ in body.iter("table")) <= len(paragraphs)


def _pieces(body: _Element) -> Iterator[str]:
    """Text of trafilatura's tree with a blank line round each block."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - comes with trafilatura

    node: _Element
    for event, node in iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n\n"
        if event == "start":
            yield _MARKS.get(str(node.tag), "")
            yield (node.text or "").replace("\n", " ")
        elif node is not body:
            yield (node.tail or "").replace("\n", " ")
