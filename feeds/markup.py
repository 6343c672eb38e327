"""HTML to a tree by the HTML5 algorithm (lexbor), with a bound on nesting.

The algorithm walks the stack of open elements at almost every tag, so that 100,000 nested elements take more
than ten seconds. Browsers stop nesting at 512 levels; so do we, by dropping markup that goes deeper.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["LexborHTMLParser", "LexborNode", "parse_html"]

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


def parse_html(html: str) -> LexborHTMLParser:
    """The document as browsers see it; lone surrogates must have been taken out."""
    if _depth(html) > MAX_DEPTH:
        html = _RAW.sub(" ", html)
        if _depth(html) > MAX_DEPTH:
            html = _ANY_TAG.sub(" ", html)
    return LexborHTMLParser(html)


def _depth(html: str) -> int:
    """An upper estimate of how deep elements nest."""
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
