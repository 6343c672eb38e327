"""Cards of a page that was built before: most of a month stands as it was when one of its events changes."""

import re
from collections.abc import Iterator

from markupsafe import Markup

# As event.html writes them. Text cannot look like it: its "<" is written as "&lt;".
_CARD = re.compile(
    r'<li class="event [^"]*" data-mark="([^"]+)">\n<article id="([^"]+)".*?\n</article>\n</li>', re.DOTALL
)


def standing(page: bytes) -> Iterator[tuple[str, str, Markup]]:
    """The cards of a page: what each was made of, its anchor, and its markup."""
    for match in _CARD.finditer(page.decode("utf-8", "replace")):
        yield match[1], match[2], Markup(match[0])  # noqa: S704 - our own markup
