"""Cards and lines of a page that was built before: most of it stands as it was when one event changes."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

# As event.html writes cards, and `marked` marks lines. Text cannot look like it: its "<" is "&lt;".
_CARD_END = b"\n</article>\n</li>"
_CARD = re.compile(rb'<li class="event [^"]*" data-mark="([^"]+)">\n<article id="([^"]+)"')
_SHOWN = "<cards/>"
_LINE_END = "</li>\n"
_LINE_BEGIN = "<li "
_LINE = re.compile(r'<li data-mark="([^"]+)" [^>]*>.*? href="([^"]+)"', re.DOTALL)

Standing = tuple[str, str, str]


def shown() -> Markup:
    """What a template prints where cards are to stand."""
    return Markup(_SHOWN)  # noqa: S704 - our own markup


def filled(page: bytes, cards: Iterable[bytes]) -> bytes:
    """The page with its cards. A template that printed them held a page of a megabyte five times over."""
    return page.replace(_SHOWN.encode(), b"".join(part for card in cards for part in (card, b"\n")))


def joined(markup: Iterable[str]) -> Markup:
    """Lines one after the other, which a template does not escape."""
    return Markup("".join(markup))  # noqa: S704 - our own markup


def standing(page: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The cards of a page: what each was made of, its anchor, and its markup."""
    at = 0
    while (end := page.find(_CARD_END, at)) >= 0:
        match = _CARD.search(page, at, end)
        at = end + len(_CARD_END)
        if match is not None:
            yield match[1].decode(), match[2].decode(), page[match.start() : at]


def standing_lines(page: bytes) -> Iterator[Standing]:
    """The lines of a list: what each was made of, where it leads, and its markup."""
    for part in page.decode("utf-8", "replace").split(_LINE_END)[:-1]:
        match = _LINE.search(part)
        if match is not None:
            yield match[1], match[2], part[match.start() :] + _LINE_END


def marked(line: str, mark: str) -> str:
    """A line with what it was made of; one of a template of the user's that is no plain list item stays."""
    plain = line.startswith(_LINE_BEGIN) and line.endswith(_LINE_END) and line.count("</li>") == 1
    if not plain:
        return line
    return Markup(f'{_LINE_BEGIN}data-mark="{mark}" {line[len(_LINE_BEGIN) :]}')  # noqa: S704 - markup already
