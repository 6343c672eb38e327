"""HTML made by a template of the user's, so that opening it runs nothing and loads nothing.

Texts of sources reach it escaped, which does not help where a template puts them into a script, a style, an
address or an attribute without quotation marks. So the tree that browsers build (HTML, 13.2) is looked at,
whoever wrote what is in it, and it is the tree that is written out: what is seen is what was judged.
"""

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from output.markup import safe_href
from output.sandbox import Broken

_ELEMENTS = frozenset(
    "html head title style meta body header footer main section article aside nav hgroup h1 h2 h3 h4 h5 h6 "
    "address p div span center font br hr wbr pre blockquote ol ul li dl dt dd figure figcaption img "
    "a abbr b bdi bdo big cite code data del dfn em i ins kbd mark q rp rt ruby s samp small strike strong "
    "sub sup time tt u var table caption colgroup col thead tbody tfoot tr th td details summary".split()
)
_VOID = frozenset("br col hr img meta wbr".split())
_ATTRIBUTES = frozenset(
    "abbr align alt bgcolor border cellpadding cellspacing class color cols colspan content datetime dir "
    "face headers height hidden href hreflang id lang name open rel reversed role rowspan scope size span "
    "src start style summary target title translate type valign value width xmlns".split()
)
_META = frozenset(
    "author color-scheme description format-detection generator robots supported-color-schemes theme-color "
    "viewport x-apple-disable-message-reformatting".split()
)
_HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
)
# The first line end of a `pre` does not count (HTML, 13.2.6.4.7).
_STARTS = {"head": _HEAD, "pre": "\n"}
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_FROM_ROOT = re.compile(r"/(?!/)[\w./%~\-]*(?:#[\w.\-]*)?")
# What a style calls; a backslash could spell it otherwise, and `<` end the style.
_CALLED = re.compile(r"([@\w\-]+)\s*\(|(@[\w\-]*)|[\\<]")
_CALLABLE = frozenset(
    "rgb rgba hsl hsla calc min max clamp @media media @supports and or not is where "
    "nth-child nth-last-child nth-of-type nth-last-of-type".split()
)
_PASSES = 3


class _UnsafeError(ValueError):
    """What the HTML must not hold, in words."""


def inert(html: str) -> str | Broken:
    """The document that browsers make of it, judged and written out without comments; else why not.

    A tree that reads differently once it is written (links nested by way of a table) is judged anew.
    """
    try:
        for _ in range(_PASSES):
            before, html = html, _written(html)
            if html == before:
                return html
    except _UnsafeError as error:
        return Broken(str(error))
    return html if html == _written(html) else Broken("its elements are nested as HTML does not allow")


def _written(html: str) -> str:
    parts = ["<!doctype html>\n"]
    root = LexborHTMLParser(html).root
    if root is not None:
        _write(root, parts)
    return "".join(parts)


def _write(node: LexborNode, parts: list[str]) -> None:
    tag, child = node.tag, node.first_child
    if node.is_text_node:
        parts.append(_text(node))
    if not node.is_element_node or tag is None or _is_ours(node):
        return
    if tag not in _ELEMENTS:
        raise _UnsafeError(f"<{tag}> cannot be used")
    attributes = {name: _judged(tag, name, value or "") for name, value in node.attributes.items()}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    parts.append(f"<{tag}{written}>{_STARTS.get(tag, '')}")
    while child is not None:
        _write(child, parts)
        child = child.next
    if tag not in _VOID:
        parts.append(f"</{tag}>")


def _text(node: LexborNode) -> str:
    text, parent = node.text_content or "", node.parent
    return _style(text) if parent is not None and parent.tag == "style" else escape(text, quote=False)


def _is_ours(node: LexborNode) -> bool:
    """Whether it says what `_HEAD` says for it; what leads elsewhere by itself is refused."""
    if node.tag != "meta":
        return False
    attributes = node.attributes
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        raise _UnsafeError("a digest cannot lead elsewhere by itself")
    return (attributes.get("name") or "").strip().lower() not in _META or "http-equiv" in attributes


def _judged(tag: str, name: str, value: str) -> str:
    """The value of an attribute that does nothing."""
    if name.startswith("on"):
        raise _UnsafeError(f"<{tag}>: `{name}` would run something")
    if name not in _ATTRIBUTES and not re.fullmatch(r"aria-[a-z]+", name):
        raise _UnsafeError(f"<{tag}>: `{name}` cannot be used")
    if name == "style":
        return _style(value)
    if name == "src" and not (tag == "img" and _PICTURE.fullmatch(value)):
        raise _UnsafeError(f"<{tag}>: `src` would load something")
    if name == "href" and not _leads_to_a_page(tag, value):
        raise _UnsafeError(f"<{tag}>: a link leads to no page and no mail")
    return value


def _leads_to_a_page(tag: str, href: str) -> bool:
    return tag == "a" and (not href or safe_href(href) is not None or bool(_FROM_ROOT.fullmatch(href)))


def _style(css: str) -> str:
    for match in _CALLED.finditer(css):
        if (match[1] or match[2] or "").lower() not in _CALLABLE:
            raise _UnsafeError(f"a style holds `{match[0]}`, which could load something")
    return css
