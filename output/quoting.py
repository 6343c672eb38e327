"""What cards say most often, as markup: quotations and where they are from. A macro takes far longer."""

from collections.abc import Iterable

from markupsafe import Markup

from output.markup import safe_href
from output.model import Span
from output.printing import printed

_MARKS = {"date": "mark", "added": "ins", "removed": "del"}


def quoted(spans: Iterable[Span]) -> Markup:
    """A quotation with its date, its names and what changed in it."""
    return Markup("".join([_span(span) for span in spans]))  # noqa: S704 - escaped piece by piece


def _span(span: Span) -> str:
    text, emphasis = printed(span.text), span.emphasis
    if emphasis == "name":
        return f'<span class="name" title="{printed(span.told)}">{text}</span>'
    mark = _MARKS.get(emphasis)
    return f"<{mark}>{text}</{mark}>" if mark else text


def linked(href: str | None, text: str) -> Markup:
    """A text with the address that it is from, where that can be followed."""
    address, shown = safe_href(href), f"<bdi>{printed(text)}</bdi>"
    if address:
        shown = f'<a href="{printed(address)}" rel="external nofollow noreferrer">{shown}</a>'
    return Markup(shown)  # noqa: S704 - both are escaped
