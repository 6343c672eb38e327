"""What the extraction of the main text loses: dates in sentences, points and terms of lists, heads of items.

Trafilatura takes every `time` element out, since most are stamps, and where it falls back on the bare
paragraphs of a page it leaves out its lists. Of several articles it takes the first, and of the others what
stands in paragraphs, without what they are called.
"""

import re
from collections.abc import Iterator

from feeds.markup import LexborHTMLParser, LexborNode
from feeds.text import one_line

_BLOCKS = frozenset({"p", "li", "dd", "td", "blockquote", "div", "section", "article", "main", "body"})
_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)]*$")
_LEAST_BESIDE = 6  # words of a sentence besides its date; bylines end without a stop
_LEAST_POINT = 8  # words
_LEAST_ITEMS = 3
_MOST_LOOKED_AT = 200
_LONGEST_TERM = 60  # characters
_PROOF = 60  # characters by which a paragraph is known again


def in_sentence(node: LexborNode) -> bool:
    """Whether an element stands in running text: "The works begin on <time>11 May</time>."."""
    at = node.parent
    while at is not None and at.tag not in _BLOCKS:
        at = at.parent
    if at is None or at.tag in {"body", "main", "article", "section"}:
        return False
    said = one_line(at.text())
    words = len(said.split()) - len(node.text().split())
    return words >= _LEAST_BESIDE and _SENTENCE.search(said) is not None


def keep_dates(document: LexborHTMLParser) -> None:
    """Turn the `time` elements inside sentences into plain words."""
    for node in document.css("time")[:_MOST_LOOKED_AT]:
        if in_sentence(node):
            node.unwrap()


def join_articles(document: LexborHTMLParser) -> None:
    """Make one text of a main part that is a list of articles, as programmes and lists of notices are.

    Where one of them stands apart from the others, that is the text and they are teasers.
    """
    articles = document.css("article")[:_MOST_LOOKED_AT]
    if len(articles) < _LEAST_ITEMS or len({_list_of(article) for article in articles}) > 1:
        return
    if len(document.css("main article")) >= len(articles):
        document.unwrap_tags(["article"])


def _list_of(article: LexborNode) -> int:
    """The element whose items are articles, or items that hold one each."""
    parent = article.parent
    if parent is not None and parent.tag == "li":
        parent = parent.parent
    return 0 if parent is None else parent.mem_id


def join_terms(document: LexborHTMLParser) -> None:
    """Put the short terms of a list of definitions before what is said of them: "Launched: 3 May 2026"."""
    for term in document.css("dl dt")[:_MOST_LOOKED_AT]:
        said = _element_after(term)
        name = one_line(term.text())
        if said is None or said.tag != "dd" or not 0 < len(name) <= _LONGEST_TERM or name[-1] in ".!?":
            continue
        joint = "" if name.endswith(":") else ":"
        said.inner_html = f"<p>{term.inner_html}{joint} {said.inner_html}</p>"
        term.decompose()


def restore_points(document: LexborHTMLParser, main: str) -> bool:
    """Make paragraphs of the points of prose that `main` lacks though it has what introduces them.

    Whether there were any.
    """
    lists = list(_introduced(document))
    if not lists:  # of most pages
        return False
    known = one_line(main)
    points = (point for before, node in lists if _is_told(before, known) for point in node.css("li"))
    lost = [point for point in points if _is_prose(point) and one_line(point.text())[:_PROOF] not in known]
    for point in lost:
        point.inner_html = f"<p>{point.inner_html}</p>"
    return bool(lost)


def _introduced(document: LexborHTMLParser) -> Iterator[tuple[LexborNode, LexborNode]]:
    """The lists that stand below a paragraph, with that."""
    for node in document.css("ol, ul")[:_MOST_LOOKED_AT]:
        before = _element_before(node)
        if before is not None and before.tag == "p":
            yield before, node


def _is_told(paragraph: LexborNode, known: str) -> bool:
    """Whether a paragraph is one of the main text."""
    opening = one_line(paragraph.text())[:_PROOF]
    return bool(opening) and opening in known


def _element_before(node: LexborNode) -> LexborNode | None:
    at = node.prev
    while at is not None and not at.is_element_node:
        at = at.prev
    return at


def _element_after(node: LexborNode) -> LexborNode | None:
    at = node.next
    while at is not None and not at.is_element_node:
        at = at.next
    return at


def _is_prose(point: LexborNode) -> bool:
    said = one_line(point.text())
    linked = sum(len(link.text()) for link in point.css("a"))
    return len(said.split()) >= _LEAST_POINT and _SENTENCE.search(said) is not None and 2 * linked < len(said)
