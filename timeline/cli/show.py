"""The commands that show what is known: events, changes, explain, history."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import (
    MOMENT,
    CommandError,
    Moment,
    as_of_option,
    config_option,
    load_config,
    now_option,
    opened,
    present,
    printable,
    refuse_ahead,
    where_option,
)

if TYPE_CHECKING:
    from timeline.store import Store
    from timeline.topics import Topic

_FORMATS = click.Choice(["table", "jsonl", "csv"])
format_option = click.option("--format", "form", type=_FORMATS, default="table", show_default=True)


@click.command
@config_option
@now_option
@format_option
@as_of_option
@click.option("--since", metavar="DAY", help="Events on or after this day (YYYY-MM-DD, or any EDTF value).")
@click.option("--until", metavar="DAY", help="Events on or before this day.")
@where_option
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N most important dates.")
@click.option("--stdin", is_flag=True, help="Read texts as JSON lines instead; see docs/filters.md.")
def events(  # noqa: PLR0913 - a value for each option
    config_file: Path,
    now: datetime | None,
    form: str,
    as_of: datetime | None,
    since: str | None,
    until: str | None,
    where: "Topic | None",
    top: int | None,
    *,
    stdin: bool,
) -> int:
    """List the events of the timeline in the order of their dates.

    A date is the more important the more independent sources report its event or come back to it later.
    """
    if stdin:
        from timeline.cli.filters import events_of_lines

        return events_of_lines()
    from timeline.cli.listing import EVENT_COLUMNS, TOP_COLUMNS, event_rows, select
    from timeline.publish import Known

    config = load_config(config_file)
    with opened(config) as store, store.read():
        first, last = _bound(since), _bound(until)
        if first and last and last.order() < first.order():
            raise CommandError("--until lies before --since", 2)
        refuse_ahead(config, store, as_of, present(now))
        known = Known(config, store, present(now), as_of=as_of, topic=where)
        rows = event_rows(known, select(known, first, last), top)
        _print(rows, form, EVENT_COLUMNS if top is None else TOP_COLUMNS)
    return 0


@click.command
@config_option
@now_option
@format_option
@click.option(
    "--since", type=Moment(), metavar="MOMENT", help=f"Changes seen from this moment on ({MOMENT})."
)
@click.option(
    "--until", type=Moment(end_of_day=True), metavar="MOMENT", help="Changes seen up to this moment."
)
@where_option
def changes(
    config_file: Path,
    now: datetime | None,
    form: str,
    since: datetime | None,
    until: datetime | None,
    where: "Topic | None",
) -> None:
    """List what changed, in the order in which it was seen."""
    from timeline.cli.listing import CHANGE_COLUMNS, change_rows
    from timeline.publish import Known

    config = load_config(config_file)
    if since and until and until < since:
        raise CommandError("--until lies before --since", 2)
    with opened(config) as store, store.read():
        known = Known(config, store, present(now), topic=where)
        _print(change_rows(known, since, until), form, CHANGE_COLUMNS)


@click.command
@config_option
@now_option
@click.argument("key")
def explain(config_file: Path, now: datetime | None, key: str) -> None:
    """Show how the event KEY was read: sentences, offsets, rules, anchors, history.

    KEY may be shortened as long as it stays unique.
    """
    from timeline.cli.listing import explanation

    config = load_config(config_file)
    with opened(config) as store, store.read():
        click.echo(printable(explanation(config, store, event_key(store, key), present(now))))


@click.command
@config_option
@now_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.argument("key")
def history(config_file: Path, now: datetime | None, form: str, key: str) -> None:
    """Show the life of the event KEY: who said what from when until when, and what changed each time.

    KEY may be shortened as long as it stays unique.
    """
    from timeline.cli.life import life_rows, life_text

    config = load_config(config_file)
    with opened(config) as store, store.read():
        whole = event_key(store, key)
        if form == "jsonl":
            for row in life_rows(config, store, whole):
                click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(life_text(config, store, whole, present(now)))


def event_key(store: "Store", key: str) -> str:
    """The event key that begins so. A key of none or of several ends the command."""
    key = key.strip()
    found = store.keys(key) if key else ()
    if len(found) != 1:
        reason = "is the beginning of several keys" if found else "is the key of no event"
        raise CommandError(f"{key!r} {reason}; `timeline events` lists the keys")
    return found[0]


def _bound(text: str | None) -> Any:  # noqa: ANN401 - Edtf, imported only when needed
    from timeline.edtf import Edtf, EdtfError

    try:
        return None if text is None else Edtf(text)
    except EdtfError as error:
        raise CommandError(
            f"{error}; write a day such as 2026-01-10, a month 2026-01 or a year 2026", 2
        ) from error


def _print(rows: list[dict[str, Any]], form: str, header: tuple[str, ...]) -> None:
    """Rows in a format: JSON lines keep everything, tables what is flat."""
    from output.table import rows_csv, rows_text

    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row["json"], ensure_ascii=False))
        return
    body = [tuple(str(row["cells"][name]) for name in header) for row in rows]
    if form == "csv":
        click.echo(rows_csv([header, *body]), nl=False)
    else:
        click.echo(rows_text(header, body) if body else "nothing found\n", nl=False)
