"""The commands by which a person overrules what is told as one event: merge, split."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from timeline.cli.common import (
    CommandError,
    config_option,
    load_config,
    now_option,
    opened,
    present,
    printable,
)

if TYPE_CHECKING:
    from timeline.decide import Move, Refused
    from timeline.model import Event
    from timeline.store import Store


@click.command
@config_option
@now_option
@click.argument("key")
@click.argument("other")
def merge(config_file: Path, now: datetime | None, key: str, other: str) -> None:
    """Let the events KEY and OTHER be one, with the key KEY: now, and in what is reported later.

    `timeline split KEY` takes that back. Keys may be shortened as long as they stay unique.
    """
    from timeline.decide import merged

    config = load_config(config_file)
    with opened(config, alone=True) as store, store.write():
        kept, taken = _event(store, key), _event(store, other)
        _decide(store, "merge", merged(kept, taken), present(now))
        click.echo(_told(store, kept.key))


@click.command
@config_option
@now_option
@click.argument("key")
@click.argument("report", required=False)
def split(config_file: Path, now: datetime | None, key: str, report: str | None) -> None:
    """Take apart what tells the event KEY: now, and in what is reported later.

    With the key of a REPORT (`timeline explain` shows it), its text alone goes. Without, the last `timeline
    merge` into KEY is taken back; where there was none, every text tells an event of its own.
    """
    from timeline.decide import parted

    config = load_config(config_file)
    with opened(config, alone=True) as store, store.write():
        event = _event(store, key)
        decisions = store.decisions.about(reports=[one.key for one in event.reports])
        chosen = None if report is None else _report(event, report)
        moves = parted(event, decisions, chosen)
        _decide(store, "split", moves, present(now))
        parts = dict.fromkeys(
            [event.key, *(move.event for move in moves)] if isinstance(moves, tuple) else ()
        )
        click.echo("\n".join(_told(store, part) for part in parts))


def found(store: "Store", key: str) -> str:
    """The key of the event that a person means by `key`."""
    keys = store.keys(key.strip()) if key.strip() else ()
    if len(keys) == 1:
        return keys[0]
    reason = "is the beginning of several keys" if keys else "is the key of no event"
    raise CommandError(f"{key.strip()!r} {reason}; `timeline events` lists the keys")


def _event(store: "Store", key: str) -> "Event":
    """An event with all that was ever reported of it."""
    from timeline.events import merge as events_of

    name = found(store, key)
    if not store.reports(event_key=name):
        raise CommandError(f"{name} is told by nobody any more; only what is told now can be decided about")
    return events_of(store.decisions.last(name))[0]


def _report(event: "Event", key: str) -> str:
    matching = [one.key for one in event.reports if one.key.startswith(key.strip())] if key.strip() else []
    if len(matching) == 1:
        return matching[0]
    reason = "is the beginning of several reports" if matching else "is the key of no report"
    raise CommandError(f"{key.strip()!r} {reason} of {event.key}; `timeline explain {event.key}` lists them")


def _decide(
    store: "Store", kind: Literal["merge", "split"], moves: "tuple[Move, ...] | Refused", now: datetime
) -> None:
    if not isinstance(moves, tuple):
        raise CommandError(moves.reason)
    store.decide(kind, moves, now)


def _told(store: "Store", key: str) -> str:
    from timeline.events import merge as events_of
    from timeline.view import counted, words

    for event in events_of(store.reports(event_key=key)):
        texts = len({(report.source, report.entry) for report in event.reports})
        return printable(f"{event.key}  {words(event.when)}: {event.title} ({counted(texts, 'text')})")
    return f"{key}  told by nobody any more"
