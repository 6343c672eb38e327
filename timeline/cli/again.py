"""The command that derives all events again: rebuild."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import json
import signal
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.bulk import Telling, whole
from timeline.cli.common import config_option, load_config, now_option, present, printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from timeline.model import Change
    from timeline.rebuild import Stage

_MOST_LINES = 50
_WORDS = {
    "texts": "texts read",
    "signs": "reports made findable",
    "events": "events compared",
    "decisions": "decisions of people kept",
}


@click.command
@config_option
@now_option
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
    help="A summary, or each change as a JSON object.",
)  # fmt: skip
def rebuild(config_file: Path, now: datetime | None, form: str, *, dry_run: bool) -> int:
    """Derive all events again from the kept texts, after an upgrade of the rules.

    What changes because of the rules is told here and in no digest. Stopped, the same command goes on.
    """
    from timeline.rebuild import rebuild as derive
    from timeline.signals import stop_on_signals

    config, moment = load_config(config_file), present(now)
    changes: list[Change] = []
    texts, left = "", 0
    with whole(config, "rebuild") as (store, spread), stop_on_signals() as stop:
        telling = Telling("rebuild", store, keeps=not dry_run)
        stages = derive(
            store, now=moment, zone=config.timezone, keep=not dry_run, stop=stop.is_set, spread=spread
        )
        for stage in stages:
            telling.show(_WORDS[stage.stage], stage.done, stage.of)
            changes += stage.changes
            left += stage.left
            texts = _texts(stage) if stage.stage == "texts" else texts
        telling.end(whole=not stop.is_set())
    if form == "jsonl":
        _rows(changes, config.timezone)
    else:
        _tell(changes, texts, left, dry_run=dry_run)
    if stop.is_set():
        click.echo("stopped; the same command goes on" if not dry_run else "stopped", err=True)
        return 128 + signal.SIGINT
    if changes and not dry_run and form == "text":
        click.echo("next: timeline build")
    return 0


def _rows(changes: "Sequence[Change]", zone: "ZoneInfo") -> None:
    from timeline.cli.listing import change_row

    for change in changes:
        click.echo(json.dumps(change_row(change, zone)["json"], ensure_ascii=False))


def _texts(stage: "Stage") -> str:
    from timeline.view import counted

    return f"{'' if stage.done == stage.of else f'{stage.done:,} of '}{counted(stage.of, 'text')}"


def _tell(changes: "Sequence[Change]", texts: str, left: int, *, dry_run: bool) -> None:
    from timeline.view import counted

    for change in changes[:_MOST_LINES]:
        side = change.after or change.before
        when = [str(one.when) for one in (change.before, change.after) if one and one.when]
        dates = " → ".join(dict.fromkeys(when))
        click.echo(printable(f"  {change.kind.value:12} {dates:24} {side.title if side else ''}"))
    if len(changes) > _MOST_LINES:
        click.echo(f"  and {len(changes) - _MOST_LINES:,} more: --format jsonl lists all")
    kinds = Counter(change.kind.value for change in changes)
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
    verb = "would change" if dry_run else "changed"
    click.echo(f"{texts or 'no texts'} read again, because of the rules {verb}: {told}")
    if left:
        click.echo(f"{counted(left, 'text')} not kept in full: their events stay as they are")
