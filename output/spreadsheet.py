"""The timeline as a table (CSV, RFC 4180), and events and changes as JSON Lines. Pure.

The table is for spreadsheets: it begins with a byte order mark, without which Excel reads UTF-8 as something
else, and a cell that would run as a formula gets an apostrophe. Programs are better served by JSON Lines,
which have neither.
"""

from typing import Any

from output.days import clocks, stamp
from output.jsontext import json_lines
from output.links import web
from output.markup import plain, single_line
from output.model import Export, Link, Occurrence, Told
from output.pieces import Layout
from output.table import rows_csv

COLUMNS = (
    "Event", "When", "Start", "End", "Time", "EDTF", "Status", "Previous start", "Previous end",
    "Sources", "Quote", "Link", "First seen", "Last change", "Key", "Actors", "Places",
)  # fmt: skip
_MARK = "\ufeff"
CELL = 32_000  # characters; Excel holds 32,767 in a cell and lets the rest spill into other rows


def csv(export: Export) -> bytes:
    """One row an event; its sources stand in one cell, a line each."""
    return TABLE.render(export)


def event_lines(export: Export) -> bytes:
    """One event a line, with the names that `timeline events --format jsonl` has where it says the same."""
    return LINES.render(export)


def change_lines(export: Export) -> bytes:
    """One change a line, newest first, with the names of `timeline changes --format jsonl` likewise."""
    return json_lines(map(_change, export.changes))


def status(event: Occurrence) -> str:
    """What became of an event in a word or two, "" when nothing did."""
    if event.withdrawn:
        return "withdrawn"
    if event.called_off:
        return "called off"
    if event.unconfirmed:
        return "date passed, not confirmed"
    return "rescheduled" if event.previous else ""


def _row(event: Occurrence) -> tuple[str, ...]:
    opening, closing = clocks(event)
    return (
        single_line(event.name), plain(event.when), event.start or "", event.end or "",
        f"{opening}/{closing}" if closing else opening, event.edtf,
        status(event), *(event.previous or ("", "")),
        "\n".join([*map(_named, event.sources), *([f"and {event.more} more"] if event.more else [])]),
        event.quote, web(event.href) or "", stamp(event.created), stamp(event.updated), event.id,
        "\n".join(single_line(one.name) for one in event.actors), "\n".join(map(single_line, event.places)),
    )  # fmt: skip


def _named(source: Link) -> str:
    parts = [source.name, f": {source.title}" if source.title else ""]
    href = web(source.href)
    return single_line("".join([*parts, f" <{href}>" if href else ""]))


def _cell(text: str) -> str:
    if len(text) <= CELL:  # no text becomes longer when it is made plain
        return text
    text = plain(text)
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"


def _event(event: Occurrence) -> dict[str, Any]:
    return {
        "key": event.id,
        "when": event.edtf,
        "title": event.name,
        "sentence": event.quote,
        "words": event.when,
        "start": event.start,
        "end": event.end,
        "time": event.clock or None,
        "status": status(event) or None,
        "previous": event.previous,
        "sequence": event.sequence,
        "first_seen": stamp(event.created),
        "updated": stamp(event.updated),
        "actors": [one.name for one in event.actors],
        "places": event.places,
        "url": web(event.href),
        "sources": [_source(source) for source in event.sources],
        "more_sources": event.more,
    }


def _change(told: Told) -> dict[str, Any]:
    return {
        "id": told.id,
        "seen": stamp(told.seen),
        "kind": told.kind,
        "event": told.event,
        "title": told.name,
        "words": told.sentence,
        "before": {"when": told.before} if told.before else None,
        "after": {"when": told.after} if told.after else None,
        "quote": [{"text": span.text, "emphasis": span.emphasis} for span in told.quote],
        "url": web(told.href),
        "source": _source(told.source),
    }


def _source(source: Link) -> dict[str, Any]:
    return {"name": source.name, "title": source.title or None, "url": web(source.href)}


TABLE = Layout(
    lambda _, __: f"{_MARK}{rows_csv([COLUMNS])}".encode(),
    lambda event, _: rows_csv([[_cell(text) for text in _row(event)]]).encode(),
)
LINES = Layout(lambda _, __: b"", lambda event, _: json_lines([_event(event)]))
