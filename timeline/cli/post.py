"""The command for the outbox: what waits, what was given up, and trying again."""

# ruff: noqa: PLC0415 - the command imports what it needs, so that the others start fast

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import FAILED, config_option, load_config, now_option, opened, present, printable, short

if TYPE_CHECKING:
    from timeline.memory import Delivery, Outgoing


@click.command
@config_option
@now_option
@click.option("--all", "everything", is_flag=True, help="Also what was delivered.")
@click.option("--retry", is_flag=True, help="Try everything again now, also what was given up.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def outbox(config_file: Path, now: datetime | None, *, everything: bool, retry: bool, as_json: bool) -> int:
    """Show the digests that wait for delivery or were given up, with the reason; exits with 1 if there are any."""
    config, moment = load_config(config_file), present(now)
    if retry:
        _retry(config_file, moment)
    with opened(config) as store, store.read():
        digests = {digest.id: digest for digest in store.outbox.digests()}
        deliveries = store.outbox.deliveries(*(() if everything else ("waiting", "failed")))
    rows = [(digests[delivery.digest], delivery) for delivery in deliveries]
    for digest, delivery in rows if as_json else ():
        click.echo(json.dumps(_record(digest, delivery), ensure_ascii=False))
    if not as_json:
        click.echo(_table(rows, moment))
    return FAILED if any(delivery.state != "sent" for delivery in deliveries) else 0


def _retry(config_file: Path, now: datetime) -> None:
    from timeline.cli.telling import posted_lines
    from timeline.outbox import deliver
    from timeline.run import lock

    config = load_config(config_file)
    with lock(config.store_path), opened(config) as store:
        for line in posted_lines(deliver(config, store, now, everything=True)):
            click.echo(line, err=True)


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


def _table(rows: Sequence[tuple["Outgoing", "Delivery"]], now: datetime) -> str:
    from output.table import rows_text

    if not rows:
        return "The outbox is empty: every digest was delivered."
    lines = [
        (
            f"{digest.composed:%Y-%m-%d %H:%M}",
            printable(digest.subject),
            printable(delivery.target),
            delivery.state,
            str(delivery.attempts),
            f"in {short(delivery.next_try - now)}" if delivery.state == "waiting" else "",
        )
        for digest, delivery in rows
    ]
    reasons = {
        f"{printable(delivery.target)}: {printable(delivery.reason)}" for _, delivery in rows if delivery.reason
    }
    header = ("Composed", "Digest", "To", "State", "Tries", "Next try")
    return "\n".join([rows_text(header, lines).rstrip("\n"), *([""] if reasons else []), *sorted(reasons)])
