"""HTML to a tree by the HTML5 algorithm (lexbor), with a bound on nesting.

The algorithm walks the stack of open elements at almost every tag, so that 100,000 nested elements take more
than ten seconds. Browsers stop nesting at 512 levels; so do we, by dropping markup that goes deeper.
"""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

__all__ = [
    "LexborHTMLParser",
    "LexborNode",
    "base_address",
    "lies_in",
    "parse_html",
    "remove_hidden",
    "selector_trouble",
]

MAX_DEPTH = 512

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ANY_TAG = re.compile(r"<[^<>]*>?")
# Never part of the nesting of the text, whatever they hold.
_RAW = re.compile(
    r"<!--.*?(?:-->|\Z)|<(svg|math|script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
# These close themselves or each other.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd td th tr tbody thead tfoot option optgroup html head body a "
    "path circle rect line polygon polyline ellipse use stop g".split()
)
_CANDIDATES = "[hidden], [style], [aria-hidden=true], template, dialog, del, s, strike"
_STRUCK = frozenset({"del", "s", "strike"})
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
# Pages hide these as a whole until a script has run.
_NEVER_HIDDEN = frozenset({"html", "body", "main", "article"})


def parse_html(html: str) -> LexborHTMLParser:
    """The document as browsers see it; lone surrogates must have been taken out."""
    if _depth(html) > MAX_DEPTH:
        html = _RAW.sub(" ", html)
        if _depth(html) > MAX_DEPTH:
            html = _ANY_TAG.sub(" ", html)
    return LexborHTMLParser(html)


def selector_trouble(selector: str) -> str | None:
    """What is wrong with a CSS selector (Selectors Level 4, as far as lexbor knows it), None when nothing."""
    try:
        LexborHTMLParser("<p></p>").css(selector)
    except SelectolaxError:
        return f"{selector!r} is no CSS selector, such as main, #news a or div.article > p"
    return None


def base_address(document: LexborHTMLParser, url: str) -> str:
    """What the links of a document at `url` are relative to (HTML section 4.2.3)."""
    node = document.css_first("base[href]", default=None)
    try:
        return urljoin(url, (node.attributes.get("href") or "").strip()) if node is not None else url
    except ValueError:
        return url


def remove_hidden(document: LexborHTMLParser) -> None:
    """Take out what no reader sees before doing anything: hidden elements, templates, closed dialogs.

    What is struck out is seen, but no longer said: it goes as well. `hidden="until-found"` can be found and
    stays; `aria-hidden` hides from assistive software only, except that of a dialog, which is closed then.
    """
    removed: dict[int, LexborNode] = {}
    for node in document.css(_CANDIDATES):
        if _is_hidden(node) and not lies_in(node, removed):
            removed[node.mem_id] = node
    for node in removed.values():
        node.decompose()


def _is_hidden(node: LexborNode) -> bool:
    tag, attributes = node.tag, node.attributes
    if tag in _NEVER_HIDDEN:
        return False
    if tag in _STRUCK or tag == "template" or (tag == "dialog" and "open" not in attributes):
        return True
    if "hidden" in attributes and (attributes["hidden"] or "").strip().lower() != "until-found":
        return True
    if attributes.get("aria-hidden") == "true" and (attributes.get("role") or "").endswith("dialog"):
        return True
    return _INVISIBLE.search(attributes.get("style") or "") is not None


def lies_in(node: LexborNode, others: Mapping[int, LexborNode]) -> bool:
    """Whether an element stands below one of these (`mem_id`)."""
    at = node.parent
    while at is not None:
        if at.mem_id in others:
            return True
        at = at.parent
    return False


def _depth(html: str) -> int:
    """An upper estimate of how deep elements nest."""
    # Counting takes a fourth of the time of looking at every tag, and tells enough of most pages.
    opened = html.count("<") - html.count("</")
    if opened <= MAX_DEPTH:
        return opened
    depth = deepest = 0
    for close, name in _TAG.findall(html):
        if name.lower() in _FLAT:
            continue
        if close:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
