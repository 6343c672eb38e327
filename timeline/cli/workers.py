"""The command of one among many: worker; and who is at work, for status."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import (
    CONFIGURATION,
    CommandError,
    config_option,
    load_config,
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
    from timeline.cli.telling import log_line
    from timeline.signals import stop_on_signals

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
    with stop_on_signals() as stop:
        active = sum(source.enabled for source in config.sources)
        click.echo(
            f"following {active} of {len(config.sources)} sources with others; stop with Ctrl-C or SIGTERM"
        )
        with usable_store():
            serve(
                config, address, report=lambda outcome: log_line(config, outcome), stop=stop, at_once=at_once,
                publishes=publish,
            )  # fmt: skip
    click.echo("stopped")
    return 0


def worker_rows(store: "Store") -> list[dict[str, Any]]:
    """The workers that are connected, as `status --json` prints them; moments in ISO 8601."""
    from timeline.store.workers import at_work

    return [
        {
            "worker": found.name.removeprefix("timeline worker "),
            "since": found.since.astimezone(UTC).isoformat(),
            "duties": sorted(duty.name.lower() for duty in found.duties),
        }
        for found in at_work(store.connection)
    ]


def worker_lines(rows: list[dict[str, Any]], hosts: dict[str, str]) -> Iterator[str]:
    """Who works, and how much is in the queue; nothing where nobody does."""
    from output.words import count

    if not rows:
        return
    names = (f"{row['worker']}{_bracketed(row['duties'])}" for row in rows)
    yield f"{count(len(rows), 'worker')}: {', '.join(names)}"
    doing = sum(state == "doing" for state in hosts.values())
    yield f"{count(doing, 'host')} being asked, {len(hosts) - doing} waiting"


def _bracketed(duties: list[str]) -> str:
    return f" ({', '.join(duties)})" if duties else ""
