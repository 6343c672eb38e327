"""The formats for other programs by name: the plug-in point for another one is an entry here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from output import atom, icalendar, jsonfeed, linked_data, spreadsheet, timelinejs
from output.files import File, digest
from output.model import Export
from output.pieces import Layout, indexed
from output.tongue import term


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the file beside the page, its media type, what renders it, and how the page calls it."""

    file: str
    media: str
    render: Callable[[Export], bytes]
    title: str
    subscribe: bool = False  # whether programs come back for it
    layout: Layout | None = None  # where it is a piece for each event


FORMATS: Mapping[str, Format] = {
    "ics": Format(
        icalendar.FILE,
        "text/calendar",
        icalendar.calendar,
        term("Calendar"),
        subscribe=True,
        layout=icalendar.LAYOUT,
    ),
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
    "csv": Format("timeline.csv", "text/csv", spreadsheet.csv, term("CSV"), layout=spreadsheet.TABLE),
    "jsonld": Format(
        linked_data.FILE,
        "application/ld+json",
        linked_data.linked_data,
        term("JSON-LD"),
        layout=linked_data.LAYOUT,
    ),
    "timelinejs": Format(
        timelinejs.FILE,
        "application/json",
        timelinejs.timelinejs,
        term("TimelineJS"),
        layout=timelinejs.LAYOUT,
    ),
    "events": Format(
        "events.jsonl",
        "application/x-ndjson",
        spreadsheet.event_lines,
        term("JSON Lines of events"),
        layout=spreadsheet.LINES,
    ),
    "changes": Format(
        "changes.jsonl", "application/x-ndjson", spreadsheet.change_lines, term("JSON Lines of changes")
    ),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the files beside a page are made of.

    `marks` say what each event is made of, a word each, in the order of `Export`; `events` gives some of them
    without changes. `log` gives the changes without events, and changes with `logged`. `frame` changes with
    what else is said.
    """

    marks: Mapping[str, str]
    events: Callable[[Sequence[str]], Export]
    log: Callable[[], Export]
    logged: str
    frame: str


def plan(wanted: Wanted) -> Iterator[File]:
    """Every export, to stand beside the page."""
    own = digest([wanted.frame, wanted.logged])
    made = digest([own, *wanted.marks.values()])
    for form in FORMATS.values():
        if form.layout is None:
            yield File(form.file, own, partial(_of_log, form, wanted))
        else:
            pieced = _Pieced(form.layout, wanted)
            yield File(form.file, made, pieced.whole, wanted.frame, pieced=pieced.again)


def _of_log(form: Format, wanted: Wanted) -> bytes:
    return form.render(wanted.log())


@dataclass(frozen=True, slots=True)
class _Pieced:
    """Makes a file of pieces, out of the one that is there."""

    layout: Layout
    wanted: Wanted

    def whole(self) -> bytes:
        return self.again(b"", "")[0]

    def again(self, there: bytes, index: str) -> tuple[bytes, str]:
        """The file, and where its pieces are."""
        marks, known = self.wanted.marks, dict(self.layout.standing(there, index))
        anew = self.wanted.events([event for event, mark in marks.items() if mark not in known])
        for event, piece in zip(anew.occurrences, self.layout.pieces(anew), strict=True):
            known[marks[event.id]] = piece
        pieces = [known[mark] for mark in marks.values()]
        return self.layout.joined(self.wanted.log(), pieces), indexed([*marks.values()], pieces)


def build(export: Export) -> dict[str, bytes]:
    """File name -> content of every export."""
    return {form.file: form.render(export) for form in FORMATS.values()}
