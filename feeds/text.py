"""Markup and raw text to plain text: paragraphs separated by exactly one blank line.

The same input gives the same text everywhere in the program, since offsets count its characters.
"""

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from feeds.model import CELL

if TYPE_CHECKING:
    from feeds.markup import LexborNode

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre "
    "search section summary table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset(
    "audio button canvas datalist head iframe math nav noscript object script select style svg template "
    "textarea title video".split()
)
_BREAK, _PARAGRAPH = "\n", "\n\n"
# Line ends (LF stays), then what no reader sees: other controls, lone surrogates, non-characters, soft
# hyphens, zero width spaces, byte order marks and marks that turn the writing direction. Joiners stay:
# scripts and emoji need them.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_ALL_SPACES = re.compile(r"\s+")
_AROUND_BREAK = re.compile(rf"[ {CELL}]*\n[ {CELL}]*")
_GAP = re.compile(r"\n{3,}")
_BLANK = re.compile(r"\n[^\S\n]*\n")
# What `_simple` reads: no ">" within quotes, nothing that may be hidden.
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)?/?>""")
_HIDING = ("hidden", "display", "visibility", "<!")
_NESTING = frozenset("div h2 h3 h4".split())
_SIMPLE_TAGS = {
    **dict.fromkeys("a abbr b cite em i img small span strong sub sup u".split(), ""),
    **dict.fromkeys(("p", *_NESTING), _PARAGRAPH),
    "br": _BREAK,
}
_SIMPLE_LENGTH = 100_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


def normalise_text(text: str) -> str:
    """Plain text in NFC without control characters, spaces collapsed, at most one blank line in a row.

    Single line breaks stay, and so do the boundaries of cells (`CELL`). Idempotent.
    """
    # Most texts hold nothing that needs the long way: a printable character is neither control nor odd space.
    text = text.strip()
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    lines = text.split("\n")
    if all(map(str.isprintable, lines)) and unicodedata.is_normalized("NFC", text):
        return _GAP.sub(_PARAGRAPH, "\n".join([" ".join(line.split()) for line in lines]))
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", _PARAGRAPH)
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _AROUND_BREAK.sub("\n", _SPACES.sub(_space, text))
    return _GAP.sub(_PARAGRAPH, text).strip()


def _space(run: re.Match[str]) -> str:
    """One space; between cells their boundaries, with those of empty cells."""
    return CELL * run[0].count(CELL) or " "


def without_unseen(text: str) -> str:
    """`text` without control characters, lone surrogates and other characters that no reader sees."""
    if text.isprintable():
        return text
    return _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """Normalised text on one line: for titles."""
    text = normalise_text(text)
    return _ALL_SPACES.sub(" ", text) if "\n" in text else text


def html_to_text(html: str) -> str:
    """The readable text of an HTML document or fragment.

    Block elements, list items and table rows become paragraphs, `<br>` a line break; scripts, styles,
    navigation and what is hidden are left out. Where nothing is marked up, blank lines part paragraphs: plain
    text is often served as if it were HTML. Never raises.
    """
    if "<" not in html:
        return _untagged(html)
    html = without_unseen(html)
    simple = _simple(html) if len(html) <= _SIMPLE_LENGTH else None
    if simple is not None:
        return simple
    from feeds.inline import join_terms  # noqa: PLC0415 - not needed for plain text
    from feeds.markup import parse_html, remove_hidden  # noqa: PLC0415 - not needed for plain text

    document = parse_html(html)
    remove_hidden(document)
    join_terms(document)
    return "" if document.body is None else node_to_text(document.body)


def _untagged(html: str) -> str:
    text = unescape(html) if "&" in html else html
    if "\n" not in text:
        return one_line(text)
    paragraphs = (one_line(part) for part in _BLANK.split(_LINE_ENDS.sub("\n", text)))
    return _PARAGRAPH.join(part for part in paragraphs if part)


def _simple(html: str) -> str | None:
    """The text of a fragment of nothing but paragraphs, line breaks and phrases, None for all others.

    That is most of what feeds hold, at a tenth of the cost of a tree; the tests compare both.
    """
    folded = html.lower()
    if any(sign in folded for sign in _HIDING):
        return None
    pieces: list[str] = []
    opened: list[str] = []
    at = 0
    for tag in _TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        piece = _SIMPLE_TAGS.get(name)
        if piece is None or (closing and name == "br"):
            return None
        if name in _NESTING and not closing:
            opened.append(name)
        elif name in _NESTING and (not opened or opened.pop() != name):
            return None
        pieces += (html[at : tag.start()], piece)
        at = tag.end()
    pieces.append(html[at:])
    if any("<" in text for text in pieces[::2]):
        return None
    pieces[::2] = map(_unbroken, pieces[::2])
    return normalise_text("".join(pieces))


def _unbroken(text: str) -> str:
    """The text between two tags without line breaks of its own; its spaces are left to collapse later."""
    text = unescape(text) if "&" in text else text
    return text if text.isprintable() else _ALL_SPACES.sub(" ", text)


def node_to_text(top: "LexborNode") -> str:
    """The readable text below one element, as `html_to_text` says."""
    pieces: list[str] = []
    node: LexborNode | None = top
    root, preformatted = top.mem_id, 0
    while node is not None:
        tag = node.tag
        if tag == "-text":
            content = node.text_content or ""
            kept = preformatted or content.isprintable()
            pieces.append(content if kept else _ALL_SPACES.sub(" ", content))
        elif tag == "br":
            pieces.append(_BREAK)
        elif tag in {"td", "th"}:
            pieces.append(CELL)
        elif tag in _BLOCKS:
            pieces.append(_PARAGRAPH)
        preformatted += tag == "pre"
        child = None if tag in _SKIPPED and node.mem_id != root else node.child
        if child is not None:
            node = child
            continue
        node, closed = _following(node, root, pieces)
        preformatted -= closed
    return normalise_text("".join(pieces))


def _following(node: "LexborNode", root: int, pieces: list[str]) -> tuple["LexborNode | None", int]:
    """The next node in document order after the whole of `node`, and how many `<pre>` end before it."""
    closed = 0
    at: LexborNode | None = node
    while at is not None:
        tag = at.tag
        closed += tag == "pre"
        if tag in _BLOCKS:
            pieces.append(_PARAGRAPH)
        if at.mem_id == root:
            break
        if at.next is not None:
            return at.next, closed
        at = at.parent
    return None, closed


def language_tag(value: object) -> str | None:
    """A BCP 47 tag from what a document claims ("en_GB", " de "), None when it is none."""
    if not isinstance(value, str):
        return None
    tag = value.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None
