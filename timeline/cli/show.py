"""The commands that show what is known: events, changes, explain."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from timeline.cli.common import CommandError, Moment, config_option, load_config, opened, printable

_FORMATS = click.Choice(["table", "jsonl", "csv"])
format_option = click.option("--format", "form", type=_FORMATS, default="table", show_default=True)


@click.command
@config_option
@format_option
@click.option("--as-of", type=Moment(end_of_day=True), metavar="MOMENT", help="As it was known then.")
@click.option("--since", metavar="DAY", help="Events on or after this day (YYYY-MM-DD, or any EDTF value).")
@click.option("--until", metavar="DAY", help="Events on or before this day.")
@click.option("--stdin", is_flag=True, help="Read texts as JSON lines instead; see docs/filters.md.")
def events(
    config_file: Path, form: str, as_of: datetime | None, since: str | None, until: str | None, *, stdin: bool
) -> int:
    """List the events of the timeline in the order of their dates."""
    if stdin:
        from timeline.cli.filters import events_of_lines

        return events_of_lines()
    from timeline.cli.listing import EVENT_COLUMNS, event_rows, select

    config = load_config(config_file)
    with opened(config) as store, store.read():
        first, last = _bound(since), _bound(until)
        if first and last and last.order() < first.order():
            raise CommandError("--until lies before --since", 2)
        found = select(store, as_of, first, last)
        _print(event_rows(config, store, found), form, EVENT_COLUMNS)
    return 0


@click.command
@config_option
@format_option
@click.option("--since", type=Moment(), metavar="MOMENT", help="Changes seen from this moment on.")
def changes(config_file: Path, form: str, since: datetime | None) -> None:
    """List what changed, in the order in which it was seen."""
    from timeline.cli.listing import CHANGE_COLUMNS, change_rows

    config = load_config(config_file)
    with opened(config) as store, store.read():
        _print(change_rows(config, store, since), form, CHANGE_COLUMNS)


@click.command
@config_option
@click.argument("key")
def explain(config_file: Path, key: str) -> None:
    """Show how the event KEY was read: sentences, offsets, rules, anchors, history.

    KEY may be shortened as long as it stays unique.
    """
    from timeline.cli.listing import explanation

    config, key = load_config(config_file), key.strip()
    with opened(config) as store, store.read():
        found = store.keys(key) if key else ()
        if len(found) != 1:
            reason = "is the beginning of several keys" if found else "is the key of no event"
            raise CommandError(f"{key!r} {reason}; `timeline events` lists the keys")
        click.echo(printable(explanation(config, store, found[0])))


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
