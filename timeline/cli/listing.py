"""Events, changes and explanations as rows and text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from timeline.config import Config
from timeline.confirmation import unconfirmed
from timeline.edtf import Edtf
from timeline.events import merge
from timeline.extract import goes_on
from timeline.importance import Weight, most, weigh
from timeline.model import Change, Event, Mention, Report, State
from timeline.names import unpack
from timeline.publish import Known, names_of
from timeline.stance import disputed, undoing
from timeline.store import Store
from timeline.view import Names, counted, sentence
from timeline.view.phrases import differing
from timeline.view.status import CALLED_OFF, DIFFER, dates_of, status

Row = dict[str, Any]

EVENT_COLUMNS = ("When", "EDTF", "Event", "Texts", "Status", "Key")
TOP_COLUMNS = ("When", "EDTF", "Weight", *EVENT_COLUMNS[2:])
CHANGE_COLUMNS = ("Seen", "Kind", "Before", "After", "Source", "What", "Key")


def select(known: Known, since: Edtf | None, until: Edtf | None) -> tuple[Event, ...]:
    """The known events that can lie between two dates, both included."""
    first = None if since is None else since.lower
    last = None if until is None else until.upper
    return tuple(
        event
        for event in known.events
        if (first is None or event.when.upper is None or event.when.upper >= first)
        and (last is None or event.when.lower is None or event.when.lower <= last)
    )


def event_rows(known: Known, events: Sequence[Event], top: int | None = None) -> list[Row]:
    """Events as rows: `cells` for tables, `json` with all reports.

    With `top` only the weightiest event of so many dates.
    """
    weights = weigh(known.all_events, known.names.entries, known.config.timezone)
    steps: defaultdict[str | None, list[Change]] = defaultdict(list)
    for change in known.changes:
        steps[change.event].append(change)
    chosen = events if top is None else most(events, weights, top)
    return [_event_row(event, steps[event.key], weights[event.key], known) for event in chosen]


def _event_row(event: Event, changes: Sequence[Change], weight: Weight, known: Known) -> Row:
    stands = status(event, changes, known.names, known.today)
    dates = dates_of(event)
    told = [(known.names.when(when), sources) for when, sources in dates]
    if disputed(event):
        told.insert(0, (CALLED_OFF, tuple(dict.fromkeys(report.source for report in undoing(event)))))
    beside = ", ".join(f"{said} ({', '.join(sources)})" for said, sources in told)
    return {
        "cells": {
            "When": known.names.when(event.when),
            "EDTF": event.when.text,
            "Weight": f"{weight.value:.1f}",
            "Event": event.title,
            "Texts": len({(report.source, report.entry) for report in event.reports}),
            "Status": f"{stands}: {beside}" if stands == DIFFER else stands,
            "Key": event.key,
        },
        "json": {
            "key": event.key,
            "when": event.when.text,
            "title": event.title,
            "status": stands or None,
            "importance": weight.value,
            "maybe": list(known.doubts.get(event.key, ())),
            "dates": [{"when": when.text, "sources": list(sources)} for when, sources in dates],
            "reports": [_report_json(report, known.names) for report in event.reports],
        },
    }


def change_rows(known: Known, since: datetime | None, until: datetime | None) -> list[Row]:
    """Changes as rows: `cells` for tables, in the configured zone, `json` with moments in UTC."""
    found = known.store.changes(since=since, until=until)
    return [
        change_row(logged.change, known.config.timezone) for logged in found if known.tells(logged.change)
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one event stands at a moment: its changes, and what is to be known of it in a few words."""

    event: Event
    names: Names
    history: Sequence[Change]
    words: tuple[str, ...]


def standing(config: Config, store: Store, key: str, now: datetime) -> Standing:
    """Where the event with this key stands; the store must know it."""
    current = merge(store.reports(event_key=key))
    event = (current or merge(store.withdrawn(key)))[0]
    today, names = now.astimezone(config.timezone).date(), names_of(config, store)
    around = (event, *merge(store.reports(edtf=event.when.text)))
    names = replace(names, unconfirmed=unconfirmed(around, names.entries, today, names.zone))
    history = [logged.change for logged in store.changes(event_key=key)]
    told = status(event, history, names, today)
    return Standing(event, names, history, tuple(filter(None, ("current" if current else "", told))))


def explanation(config: Config, store: Store, key: str, now: datetime) -> str:
    """The whole reading of one event as text."""
    stands = standing(config, store, key, now)
    event, names, history = stands.event, stands.names, stands.history
    told = counted(len(event.reports), "report")
    lines = [
        event.title,
        f"  when       {names.when(event.when)}   (EDTF {event.when.text})",
        f"  key        {event.key}",
        f"  status     {', '.join((*stands.words, told))}",
    ]
    if differing(event):
        lines += [
            f"  says       {names.when(when)}: {', '.join(sources)}" for when, sources in dates_of(event)
        ]
    for number, report in enumerate(event.reports, 1):
        lines += ["", *_report_lines(number, report, names, _continued(store, report))]
    lines += _doubt_lines(store, key, names)
    decisions = _decision_lines(store, event, names)
    if decisions:
        lines += ["", "Decided by hand", *decisions]
    if history:
        lines += ["", "History"]
        lines += [f"  {names.moment(change.seen)}: {sentence(change, names)}" for change in history]
    return "\n".join(lines)


def _doubt_lines(store: Store, key: str, names: Names) -> list[str]:
    """The events that may be the same, with how to make them one."""
    doubts = store.doubts.known([key]).get(key, ())
    maybe = [event for other in doubts for event in merge(store.reports(event_key=other))]
    if not maybe:
        return []
    told = [f"  {event.key}  {names.when(event.when)}: {event.title}" for event in maybe]
    return ["", "Possibly the same as", *told, f"  `timeline merge {key} OTHER` makes them one"]


def _decision_lines(store: Store, event: Event, names: Names) -> list[str]:
    decisions = store.decisions.about(events=[event.key], reports=[one.key for one in event.reports])
    told: dict[tuple[str, datetime, str, str], int] = {}
    for one in decisions:
        sign = (one.kind, one.made, one.was, one.event)
        told[sign] = told.get(sign, 0) + 1
    return [
        f"  {names.moment(made)}: {counted(number, 'report')} of {was} "
        f"{'merged into' if kind == 'merge' else 'split off to'} {into}"
        for (kind, made, was, into), number in told.items()
    ]


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
        f"   report     {report.key}",
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


def change_row(change: Change, zone: ZoneInfo) -> Row:
    """A change as `cells` for tables and as `json`."""
    side = change.after or change.before
    cells = {
        "Seen": change.seen.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z"),
        "Kind": change.kind.value,
        "Before": str(change.before.when or "") if change.before else "",
        "After": str(change.after.when or "") if change.after else "",
        "Source": change.source,
        "What": side.title if side else "",
        "Key": change.event or "",  # none where a text as a whole is new, edited or gone
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
