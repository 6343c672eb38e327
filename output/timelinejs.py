"""The timeline for TimelineJS3: its JSON of a title and slides. Pure.

A slide's date has only the parts that are known. Its years are those of ISO 8601, as in JavaScript: 0 is
1 BC; `display_date` says the date in words, so that nobody counts. A slide needs a start: a span that is open
there stands at its end.
"""

from html import escape
from typing import Any

from output.days import End, ends
from output.jsontext import document
from output.markup import anchor, plain, single_line
from output.model import Export, Occurrence
from output.told import source_html
from output.words import count

FILE = "timeline.timelinejs.json"


def timelinejs(export: Export) -> bytes:
    """Title and slides; headlines and texts are HTML to TimelineJS, so everything is escaped."""
    title = single_line(export.title) or "Timeline"
    slides = [slide for slide in map(_slide, export.occurrences) if slide is not None]
    told = count(len(slides), "event")
    head = {"title": {"text": {"headline": escape(title), "text": f"<p>{told}</p>"}}}
    return document(head, "events", slides)


def _slide(event: Occurrence) -> dict[str, Any] | None:
    begin, end = ends(event)
    first = begin or end
    if first is None:
        return None
    shown = plain(event.when)
    slide: dict[str, Any] = {
        "unique_id": anchor(event.id),
        "start_date": _date(first),
        "display_date": escape(shown),
        "text": {"headline": _headline(event), "text": _text(event)},
    }
    if end is not None and begin is not None and end.parts != begin.parts:
        slide["end_date"] = _date(end)
    group = single_line(event.sources[0].name) if event.sources else ""
    return slide | ({"group": escape(group)} if group else {})


def _date(end: End) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), end.parts, strict=False))


def _headline(event: Occurrence) -> str:
    name = escape(single_line(event.name))
    if event.withdrawn:
        return f"<del>{name}</del> (withdrawn)"
    if event.called_off:
        return f"{name} (called off)"
    return f"{name} (not confirmed)" if event.unconfirmed else name


def _text(event: Occurrence) -> str:
    quote = [f"<blockquote><p>{escape(plain(event.quote))}</p></blockquote>"] if event.quote else []
    return "".join([*quote, *(f"<p>{source_html(source)}</p>" for source in event.sources)])
