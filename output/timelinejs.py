"""The timeline for TimelineJS3: its JSON of a title and slides. Pure.

A slide's date has only the parts that are known. Its years are those of ISO 8601, as in JavaScript: 0 is
1 BC; `display_date` says the date in words, so that nobody counts. A slide needs a start: a span that is open
there stands at its end.
"""

from html import escape
from typing import Any

from output.days import End, ends
from output.jsontext import document
from output.languages import tongue
from output.markup import anchor, plain, single_line
from output.model import Export, Occurrence
from output.told import source_html
from output.tongue import Tongue

FILE = "timeline.timelinejs.json"


def timelinejs(export: Export) -> bytes:
    """Title and slides; headlines and texts are HTML to TimelineJS, so everything is escaped."""
    language = tongue(export.language)
    title = single_line(export.title) or language.say("Timeline")
    made = (_slide(event, language) for event in export.occurrences)
    slides = [slide for slide in made if slide is not None]
    told = language.plural("{number} event", "{number} events", len(slides))
    head = {"title": {"text": {"headline": escape(title), "text": f"<p>{told}</p>"}}}
    return document(head, "events", slides)


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
        "text": {"headline": _headline(event, language), "text": _text(event)},
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


def _text(event: Occurrence) -> str:
    quote = [f"<blockquote><p>{escape(plain(event.quote))}</p></blockquote>"] if event.quote else []
    return "".join([*quote, *(f"<p>{source_html(source)}</p>" for source in event.sources)])
