"""The command of one among many: worker; and who is at work, for status."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import (
    CONFIGURATION,
    CommandError,
    config_option,
    load_config,
    short,
    store_address,
    usable_store,
)

if TYPE_CHECKING:
    from timeline.store import Store


@click.command
@config_option
@click.option(
    "--at-once", type=click.IntRange(1, 500), default=20, show_default=True,
    help="How many hosts are asked at the same time.",
)  # fmt: skip
@click.option(
    "--publish/--no-publish", default=True, help="Make page and digests when no other worker does, or never."
)
def worker(config_file: Path, at_once: int, *, publish: bool) -> int:
    """Poll together with other workers, on this machine and others, until stopped.

    They share a store in PostgreSQL, and the configuration. SIGTERM and Ctrl-C finish what was begun.
    """
    from timeline.cli.journal import journal, stopped
    from timeline.signals import stop_on_signals
    from timeline.supervisor import Supervisor

    config = load_config(config_file)
    try:
        from timeline.worker import serve
    except ModuleNotFoundError as error:
        raise CommandError(
            "workers need a library: install timeline-monitor[scale]", CONFIGURATION
        ) from error
    address = store_address(config)
    if isinstance(address, Path):
        raise CommandError(
            "workers share a store in PostgreSQL; for a file there is `timeline daemon`", CONFIGURATION
        )
    with journal(), stop_on_signals() as stop, usable_store():
        ended = serve(config, address, stop=stop, at_once=at_once, publishes=publish, supervisor=Supervisor())
        stopped(whole=ended)
    return 0


def worker_rows(store: "Store") -> list[dict[str, Any]]:
    """The workers that are connected, then those that went without a word, as `status --json` prints them.

    Moments in ISO 8601.
    """
    from timeline.store.workers import CALLED, at_work, signs

    if store.connection.dialect.name != "postgresql":
        return []
    given = dict(signs(store.connection))
    rows: list[dict[str, Any]] = []
    for found in at_work(store.connection):
        if found.name.startswith(CALLED):
            sign = given.pop(found.own_name, None)
            rows.append(
                {
                    "worker": found.own_name,
                    "since": found.since.astimezone(UTC).isoformat(),
                    "seen": sign and sign.seen.isoformat(),
                    "duties": sorted(duty.name.lower() for duty in found.duties),
                }
            )
    gone: dict[str, Any] = {"since": None, "duties": []}
    return rows + [{"worker": name, "seen": sign.seen.isoformat(), **gone} for name, sign in given.items()]


def worker_lines(rows: list[dict[str, Any]], hosts: dict[str, str], now: datetime) -> Iterator[str]:
    """Who works, and how much is in the queue; nothing where nobody does."""
    from output.words import count

    there = [row for row in rows if row["since"]]
    if there:
        yield count(len(there), "worker")
    for row in rows:
        seen = f"{short(now - datetime.fromisoformat(row['seen']))} ago" if row["seen"] else "not yet"
        state = "".join(f", {duty}" for duty in row["duties"]) if row["since"] else ", gone"
        yield f"  {row['worker']}: last sign of life {seen}{state}"
    if there:
        doing = sum(state == "doing" for state in hosts.values())
        yield f"{count(doing, 'host')} being asked, {len(hosts) - doing} waiting"
