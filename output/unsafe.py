"""Whether HTML made by a template of the user's does anything when it is opened, or loads anything.

Texts of sources reach it escaped, which does not help where a template puts them into a script, a style, an
address or an attribute without quotation marks. So the result is looked at, whoever wrote what is in it.
"""

import re
from html.parser import HTMLParser

from output.markup import safe_href

_ELEMENTS = frozenset("applet base embed form frame frameset iframe link math object script svg".split())
_LOADING = frozenset(
    "action background cite data formaction manifest ping poster src srcset xlink:href".split()
)
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_LOADS = re.compile(r"(?i)url\s*\(|@import|expression\s*\(|image-set|\\")
_FROM_ROOT = re.compile(r"/(?!/)[\w./%~\-]*(?:#[\w.\-]*)?")


def unsafe(html: str) -> str | None:
    """What it must not hold, in words; None when it is harmless."""
    seen = _Seen()
    seen.feed(html)
    seen.close()
    return seen.reason


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reason: str | None = None
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        reason = _element(tag, dict(attrs))
        if reason and self.reason is None:
            self.reason = f"line {self.getpos()[0]} of what it makes: {reason}"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name that the parser calls by
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and _LOADS.search(data) and self.reason is None:
            self.reason = f"line {self.getpos()[0]} of what it makes: a style loads something"


def _element(tag: str, attributes: dict[str, str | None]) -> str | None:
    if tag in _ELEMENTS:
        return f"<{tag}> cannot be used"
    if tag == "meta" and (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        return "a digest cannot lead elsewhere by itself"
    for name, value in attributes.items():
        reason = _attribute(name, value or "")
        if reason:
            return f"<{tag}>: {reason}"
    return None


def _attribute(name: str, value: str) -> str | None:
    if name.startswith("on"):
        return f"`{name}` would run something"
    if name == "href" and value and safe_href(value) is None and not _FROM_ROOT.fullmatch(value):
        return "a link leads to no page and no mail"
    if name == "style" and _LOADS.search(value):
        return "a style loads something"
    if name in _LOADING and not _PICTURE.fullmatch(value):
        return f"`{name}` would load something"
    return None
