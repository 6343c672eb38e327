"""The timeline for TimelineJS3: its JSON of a title and slides. Pure.

A slide's date has only the parts that are known. Its years are those of ISO 8601, as in JavaScript: 0 is
1 BC; `display_date` says the date in words, so that nobody counts. A slide needs a start: a span that is open
there stands at its end.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from output.days import End, ends
from output.jsontext import BETWEEN, CLOSING, item, opening
from output.languages import tongue
from output.markup import anchor, plain, single_line
from output.model import Export, Occurrence
from output.pieces import Layout, Piece
from output.told import source_html
from output.tongue import Tongue

FILE = "timeline.timelinejs.json"


def timelinejs(export: Export) -> bytes:
    """Title and slides; headlines and texts are HTML to TimelineJS, so everything is escaped."""
    return LAYOUT.render(export)


def _head(export: Export, pieces: Sequence[Piece]) -> bytes:
    language = tongue(export.language)
    title = single_line(export.title) or language.say("Timeline")
    told = language.plural("{number} event", "{number} events", sum(map(bool, pieces)))
    return opening({"title": {"text": {"headline": escape(title), "text": f"<p>{told}</p>"}}}, "events")


def _piece(event: Occurrence, language: Tongue) -> bytes:
    slide = _slide(event, language)
    return b"" if slide is None else item(slide)


def _slide(event: Occurrence, language: Tongue) -> dict[str, Any] | None:
    begin, end = ends(event)
    first = begin or end
    if first is None:
        return None
    shown = plain(event.when)
    slide: dict[str, Any] = {
        "unique_id": anchor(event.id),
        "start_date": _date(first),
        "display_date": escape(shown),
        "text": {"headline": _headline(event, language), "text": _text(event, language)},
    }
    if end is not None and begin is not None and end.parts != begin.parts:
        slide["end_date"] = _date(end)
    group = single_line(event.sources[0].name) if event.sources else ""
    return slide | ({"group": escape(group)} if group else {})


def _date(end: End) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), end.parts, strict=False))


def _headline(event: Occurrence, language: Tongue) -> str:
    name = escape(single_line(event.name))
    if event.withdrawn:
        return language.say("{event} (withdrawn)", event=f"<del>{name}</del>")
    if event.called_off:
        return language.say("{event} (called off)", event=name)
    return language.say("{event} (not confirmed)", event=name) if event.unconfirmed else name


def _text(event: Occurrence, language: Tongue) -> str:
    parts = [f"<blockquote><p>{escape(plain(event.quote))}</p></blockquote>"] if event.quote else []
    parts += [f"<p>{source_html(source)}</p>" for source in event.sources]
    if event.more:
        parts.append(f"<p>{language.plural('and {number} more', 'and {number} more', event.more)}</p>")
    return "".join(parts)


LAYOUT = Layout(_head, _piece, BETWEEN, CLOSING)
