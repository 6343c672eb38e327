"""The formats for other programs by name: the plug-in point for another one is an entry here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from output import atom, icalendar, jsonfeed, linked_data, spreadsheet, timelinejs
from output.files import File
from output.model import Export
from output.tongue import term


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the file beside the page, its media type, what renders it, and how the page calls it."""

    file: str
    media: str
    render: Callable[[Export], bytes]
    title: str
    subscribe: bool = False  # whether programs come back for it


FORMATS: Mapping[str, Format] = {
    "ics": Format(icalendar.FILE, "text/calendar", icalendar.calendar, term("Calendar"), subscribe=True),
    "atom": Format(
        atom.FILE, "application/atom+xml", atom.atom, term("Atom feed of changes"), subscribe=True
    ),
    "jsonfeed": Format(
        jsonfeed.FILE,
        "application/feed+json",
        jsonfeed.json_feed,
        term("JSON Feed of changes"),
        subscribe=True,
    ),
    "csv": Format("timeline.csv", "text/csv", spreadsheet.csv, term("CSV")),
    "jsonld": Format(linked_data.FILE, "application/ld+json", linked_data.linked_data, term("JSON-LD")),
    "timelinejs": Format(timelinejs.FILE, "application/json", timelinejs.timelinejs, term("TimelineJS")),
    "events": Format(
        "events.jsonl", "application/x-ndjson", spreadsheet.event_lines, term("JSON Lines of events")
    ),
    "changes": Format(
        "changes.jsonl", "application/x-ndjson", spreadsheet.change_lines, term("JSON Lines of changes")
    ),
}


def plan(export: Callable[[], Export], mark: str) -> Iterator[File]:
    """Every export, to stand beside the page; `mark` changes whenever the export does."""
    for form in FORMATS.values():
        yield File(form.file, mark, partial(_rendered, form, export))


def _rendered(form: Format, export: Callable[[], Export]) -> bytes:
    return form.render(export())


def build(export: Export) -> dict[str, bytes]:
    """File name -> content of every export."""
    return {form.file: form.render(export) for form in FORMATS.values()}
