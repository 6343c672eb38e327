"""The command for the outbox: what waits, what was given up, and trying again."""

# ruff: noqa: PLC0415 - the command imports what it needs, so that the others start fast

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from timeline.cli.common import (
    FAILED,
    config_option,
    load_config,
    now_option,
    opened,
    present,
    printable,
    short,
)

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.memory import Delivery, Outgoing


@click.command
@config_option
@now_option
@click.option("--all", "everything", is_flag=True, help="Also what was delivered.")
@click.option("--retry", is_flag=True, help="Try everything again now, also what was given up.")
@click.option("--forget", is_flag=True, help="Let go of what was given up.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def outbox(
    config_file: Path, now: datetime | None, *, everything: bool, retry: bool, forget: bool, as_json: bool
) -> int:
    """Show the digests that wait for delivery or were given up, with the reason.

    Exits with 1 if there are any.
    """
    config, moment = load_config(config_file), present(now)
    if retry:
        _retry(config, moment)
    if forget:
        with opened(config) as store, store.write():
            store.outbox.drop(moment)
    with opened(config) as store, store.read():
        digests = {digest.id: digest for digest in store.outbox.digests()}
        deliveries = store.outbox.deliveries(*(() if everything else ("waiting", "failed")))
    rows = [(digests[delivery.digest], delivery) for delivery in deliveries]
    for digest, delivery in rows if as_json else ():
        click.echo(json.dumps(_record(digest, delivery), ensure_ascii=False))
    if not as_json:
        click.echo(_table(rows, moment, config.timezone))
    return FAILED if any(delivery.state in ("waiting", "failed") for delivery in deliveries) else 0


def _retry(config: "Config", now: datetime) -> None:
    """Let everything be tried at once: by us, or by the daemon that holds the store."""
    from timeline.cli.telling import posted_lines
    from timeline.outbox import deliver
    from timeline.store import LockedError

    with opened(config) as store, store.write():
        store.outbox.retry(now)
    try:
        with opened(config, alone=True) as store:
            for line in posted_lines(deliver(config, store, now)):
                click.echo(line, err=True)
    except LockedError:
        click.echo("another run holds the store: it tries within a few seconds", err=True)


def _record(digest: "Outgoing", delivery: "Delivery") -> dict[str, Any]:
    return {
        "digest": digest.id,
        "name": digest.name,
        "subject": digest.subject,
        "composed": digest.composed.isoformat(),
        "channel": delivery.channel,
        "target": delivery.target,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_try": delivery.next_try.isoformat() if delivery.state == "waiting" else None,
        "done": delivery.done.isoformat() if delivery.done else None,
        "reason": delivery.reason,
    }


def _next_try(delivery: "Delivery", now: datetime) -> str:
    if delivery.state != "waiting":
        return ""
    behind = delivery.attempts == 0 and delivery.next_try <= now
    return "after the one before" if behind else f"in {short(delivery.next_try - now)}"


def _table(rows: Sequence[tuple["Outgoing", "Delivery"]], now: datetime, zone: ZoneInfo) -> str:
    from output.table import rows_text

    if not rows:
        return "The outbox is empty: every digest was delivered."
    lines = [
        (
            f"{digest.composed.astimezone(zone):%Y-%m-%d %H:%M}",
            printable(digest.subject),
            printable(delivery.target),
            delivery.state,
            str(delivery.attempts),
            _next_try(delivery, now),
        )
        for digest, delivery in rows
    ]
    reasons = {
        f"{printable(delivery.target)}: {printable(delivery.reason)}"
        for _, delivery in rows
        if delivery.reason
    }
    header = ("Composed", "Digest", "To", "State", "Tries", "Next try")
    return "\n".join([rows_text(header, lines).rstrip("\n"), *([""] if reasons else []), *sorted(reasons)])
