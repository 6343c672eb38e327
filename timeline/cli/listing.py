"""Events, changes and explanations as rows and text."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from timeline.config import Config
from timeline.edtf import Edtf
from timeline.extract import goes_on
from timeline.memory import Logged
from timeline.merge import merge
from timeline.model import Event, Mention, Report, State
from timeline.names import unpack
from timeline.publish import names_of
from timeline.store import Store
from timeline.view import Names, counted, sentence, words

Row = dict[str, Any]

EVENT_COLUMNS = ("When", "EDTF", "Event", "Texts", "Key")
CHANGE_COLUMNS = ("Seen", "Kind", "Before", "After", "Source", "What")


def select(store: Store, as_of: datetime | None, since: Edtf | None, until: Edtf | None) -> tuple[Event, ...]:
    """The events known at a moment that can lie between two dates, both included."""
    events = merge(store.reports(as_of=as_of))
    first = None if since is None else since.lower
    last = None if until is None else until.upper
    return tuple(
        event
        for event in events
        if (first is None or event.when.upper is None or event.when.upper >= first)
        and (last is None or event.when.lower is None or event.when.lower <= last)
    )


def event_rows(config: Config, store: Store, events: Sequence[Event]) -> list[Row]:
    """Events as rows: `cells` for tables, `json` with all reports."""
    names = names_of(config, store)
    return [
        {
            "cells": {
                "When": words(event.when),
                "EDTF": event.when.text,
                "Event": event.title,
                "Texts": len({(report.source, report.entry) for report in event.reports}),
                "Key": event.key,
            },
            "json": {
                "key": event.key,
                "when": event.when.text,
                "title": event.title,
                "reports": [_report_json(report, names) for report in event.reports],
            },
        }
        for event in events
    ]


def change_rows(config: Config, store: Store, since: datetime | None) -> list[Row]:
    """Changes as rows: `cells` for tables, in the configured zone, `json` with moments in UTC."""
    return [_change_row(logged, config.timezone) for logged in store.changes(since=since)]


def explanation(config: Config, store: Store, key: str) -> str:
    """The whole reading of one event as text."""
    names = names_of(config, store)
    current = merge(store.reports(event_key=key))
    event = (current or merge(store.withdrawn(key)))[0]
    told = counted(len(event.reports), "report")
    lines = [
        event.title,
        f"  when       {words(event.when)}   (EDTF {event.when.text})",
        f"  key        {event.key}",
        f"  status     {'current' if current else 'withdrawn'}, {told}",
    ]
    for number, report in enumerate(event.reports, 1):
        lines += ["", *_report_lines(number, report, names, _continued(store, report))]
    history = [logged.change for logged in store.changes(event_key=key)]
    if history:
        lines += ["", "History"]
        lines += [f"  {names.moment(change.seen)}: {sentence(change, names)}" for change in history]
    return "\n".join(lines)


def _continued(store: Store, report: Report) -> list[str]:
    """The sentences of the text that go on about the news, when that is what a report tells."""
    memory = store.entries(report.source, ids=[report.entry]).get(report.entry)
    day = report.mention.anchor and date.fromisoformat(report.mention.anchor)
    if memory is None or not day or report.withdrawn:
        return []
    mentions = tuple(other.mention for other in store.reports(source=report.source, entry=report.entry))
    found = goes_on(memory.entry, mentions, day)
    return [said.span.of(memory.entry.text) for said in found if said.when == report.mention.when]


def _report_lines(number: int, report: Report, names: Names, continued: Sequence[str]) -> list[str]:
    mention = report.mention
    start, end = mention.date_start - mention.start, mention.date_end - mention.start
    quoted = f"{mention.sentence[:start]}[{mention.sentence[start:end]}]{mention.sentence[end:]}"
    memory = names.entries.get((report.source, report.entry))
    entry = memory.entry if memory else None
    published = "not stated"
    if entry and entry.published:
        published = f"{entry.published:%Y-%m-%d} ({entry.published_basis})"
    anchor = f"{mention.anchor} ({mention.anchor_basis})" if mention.anchor else "none"
    lines = [
        f"{number}. “{names.entry(report.source, report.entry)}”, source {report.source}",
        f"   {' '.join(quoted.split())}",
        f"   entry      {report.entry}",
        f"   published  {published}",
        f"   date       {mention.when.text}, rule {mention.rule}, {mention.basis.value}",
        f"   anchor     {anchor}",
        *_named_lines(mention),
        f"   offsets    sentence {mention.start}-{mention.end}, date {mention.date_start}-{mention.date_end}",
        f"   seen       first {names.moment(report.first_seen)}, so since {names.moment(report.since)}",
    ]
    if report.withdrawn:
        lines.append(f"   withdrawn  {names.moment(report.withdrawn)}")
    return lines + [f"   goes on    {' '.join(said.split())}" for said in continued]


def _named_lines(mention: Mention) -> list[str]:
    """Who acts and where, as far as the sentence names it."""
    found = dict.fromkeys((one.name, one.kind) for one in unpack(mention.names))
    acting = [f"{name} ({kind})" for name, kind in found if kind != "place"]
    lines = [f"   actors     {', '.join(acting)}"] if acting else []
    return lines + ([f"   places     {', '.join(mention.places)}"] if mention.places else [])


def _report_json(report: Report, names: Names) -> Row:
    mention = report.mention
    return {
        "source": report.source,
        "entry": report.entry,
        "url": names.href(report.source, report.entry),
        "name": names.entry(report.source, report.entry),
        "when": mention.when.text,
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "date_start": mention.date_start,
        "date_end": mention.date_end,
        "basis": mention.basis.value,
        "rule": mention.rule,
        "actors": mention.actors,
        "places": mention.places,
        "names": [
            {"name": one.name, "kind": one.kind, "start": one.start, "end": one.end}
            for one in unpack(mention.names)
        ],
        "anchor": mention.anchor,
        "anchor_basis": mention.anchor_basis,
        "first_seen": report.first_seen.isoformat(),
        "since": report.since.isoformat(),
    }


def _change_row(logged: Logged, zone: ZoneInfo) -> Row:
    change = logged.change
    side = change.after or change.before
    cells = {
        "Seen": change.seen.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z"),
        "Kind": change.kind.value,
        "Before": str(change.before.when or "") if change.before else "",
        "After": str(change.after.when or "") if change.after else "",
        "Source": change.source,
        "What": side.title if side else "",
    }
    values = {
        "seen": change.seen.isoformat(),
        "kind": change.kind.value,
        "source": change.source,
        "entry": change.entry,
        "event": change.event,
        "before": _state_json(change.before),
        "after": _state_json(change.after),
    }
    return {"cells": cells, "json": values}


def _state_json(state: State | None) -> Row | None:
    if state is None:
        return None
    return {"when": state.when.text if state.when else None, "title": state.title, "sentence": state.sentence}
