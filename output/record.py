"""The digest as JSON: the same names that templates of users get, documented in docs/templates.md."""

import json
from datetime import datetime
from typing import Any

from output.days import stamp
from output.markup import event_address, page_address, plain, safe_href, single_line
from output.model import ChangeItem, ChangeSection, Health, Item, Message
from output.spacing import spaced

VERSION = 1  # of the shape; keys may be added within one, none taken away


def digest_json(message: Message) -> str:
    """The digest as one JSON object, complete; lines ended by LF."""
    return json.dumps(record(message), ensure_ascii=False, indent=1) + "\n"


def record(message: Message) -> dict[str, Any]:
    """The digest as plain values: texts without control characters, only safe links, moments in UTC."""
    page = page_address(message.page_href)
    return {
        "version": VERSION,
        "id": single_line(message.id),
        "digest": single_line(message.name),
        "title": single_line(message.title),
        "subject": single_line(message.subject),
        "summary": single_line(message.summary),
        "note": single_line(message.note),
        "language": single_line(message.language),
        "period": single_line(message.period),
        "start": _moment(message.start),
        "end": _moment(message.end),
        "page": page,
        "counts": {single_line(kind): number for kind, number in message.counts},
        "sections": [_section(section, page) for section in message.sections],
        "horizon": message.horizon,
        "upcoming": [_upcoming(item, page) for item in message.upcoming],
        "sources": [_health(line) for line in message.health],
    }


def _section(section: ChangeSection, page: str | None) -> dict[str, Any]:
    return {
        "id": single_line(section.id),
        "heading": single_line(section.heading),
        "changes": [_change(change, page) for change in section.items],
    }


def _change(change: ChangeItem, page: str | None) -> dict[str, Any]:
    return {
        "kind": single_line(change.kind),
        "sentence": single_line(change.sentence),
        "name": single_line(change.name),
        "event": change.event and single_line(change.event),
        "before": single_line(change.before),
        "before_edtf": single_line(change.before_edtf),
        "after": single_line(change.after),
        "after_edtf": single_line(change.after_edtf),
        "quote": [{"text": plain(span.text), "emphasis": span.emphasis} for span in spaced(change.quote)],
        "source": single_line(change.source),
        "href": safe_href(change.href),
        "seen": single_line(change.seen),
        "seen_at": _moment(change.seen_at),
        "link": event_address(page, change.path, change.event),
    }


def _upcoming(item: Item, page: str | None) -> dict[str, Any]:
    return {
        "event": single_line(item.id),
        "name": single_line(item.name),
        "when": single_line(item.when),
        "edtf": single_line(item.edtf),
        "status": single_line(item.status),
        "link": event_address(page, item.path, item.id),
    }


def _health(line: Health) -> dict[str, Any]:
    return {
        "state": line.state,
        "source": single_line(line.source),
        "text": single_line(line.text),
        "since": _moment(line.since),
        "until": _moment(line.until),
        "last_good": _moment(line.last_good),
        "next_try": _moment(line.next_try),
    }


def _moment(value: datetime | None) -> str | None:
    return stamp(value) if value else None
