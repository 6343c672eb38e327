"""Cards and lines of a page that was built before: most of it stands as it was when one event changes."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

# As event.html writes cards, and `marked` marks lines. Text cannot look like it: its "<" is "&lt;".
_CARD_END = "\n</article>\n</li>"
_CARD = re.compile(r'<li class="event [^"]*" data-mark="([^"]+)">\n<article id="([^"]+)"')
_LINE_END = "</li>\n"
_LINE_BEGIN = "<li "
_LINE = re.compile(r'<li data-mark="([^"]+)" [^>]*>.*? href="([^"]+)"', re.DOTALL)

Standing = tuple[str, str, str]


class Cards(dict[str, str]):
    """Markup by name, taken for such when a template looks at one; all together are joined at once."""

    def __getitem__(self, name: str) -> Markup:
        """The card, which a template does not escape."""
        return Markup(super().__getitem__(name))  # noqa: S704 - our own markup


def joined(markup: Iterable[str]) -> Markup:
    """Cards or lines one after the other, which a template does not escape."""
    return Markup("".join(markup))  # noqa: S704 - our own markup


def standing(page: bytes) -> Iterator[Standing]:
    """The cards of a page: what each was made of, its anchor, and its markup."""
    return _pieces(page, _CARD, _CARD_END)


def standing_lines(page: bytes) -> Iterator[Standing]:
    """The lines of a list: what each was made of, where it leads, and its markup."""
    return _pieces(page, _LINE, _LINE_END)


def marked(line: str, mark: str) -> str:
    """A line with what it was made of; one of a template of the user's that is no plain list item stays."""
    plain = line.startswith(_LINE_BEGIN) and line.endswith(_LINE_END) and line.count("</li>") == 1
    if not plain:
        return line
    return Markup(f'{_LINE_BEGIN}data-mark="{mark}" {line[len(_LINE_BEGIN) :]}')  # noqa: S704 - markup already


def _pieces(page: bytes, begin: re.Pattern[str], end: str) -> Iterator[Standing]:
    for part in page.decode("utf-8", "replace").split(end)[:-1]:
        match = begin.search(part)
        if match is not None:
            yield match[1], match[2], part[match.start() :] + end
