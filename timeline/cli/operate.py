"""The commands of operation: daemon, status."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import json
from datetime import datetime, timedelta
from pathlib import Path

import click

from timeline.cli.common import (
    FAILED,
    CommandError,
    config_option,
    load_config,
    now_option,
    opened,
    present,
    printable,
    short,
)


class Age(click.ParamType[timedelta]):
    """A duration as in the configuration."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read "10m"."""
        from timeline.config import duration

        try:
            return duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command
@config_option
def daemon(config_file: Path) -> int:
    """Poll, build and write digests on schedule until stopped.

    SIGTERM and Ctrl-C finish the current source first; SIGHUP reads the configuration again.
    """
    from timeline.cli.journal import journal, stopped
    from timeline.config import load
    from timeline.daemon import Daemon, serve
    from timeline.signals import hangups, stop_on_signals
    from timeline.supervisor import Supervisor

    config = load_config(config_file)
    with (
        opened(config, create=True, alone=True) as store, journal(),
        stop_on_signals() as stop, hangups() as hangup,
    ):  # fmt: skip
        daemon = Daemon(config, store, stop=stop, supervisor=Supervisor())
        stopped(whole=serve(daemon, load=lambda: load(config_file), hangup=hangup))
    return 0


@click.command
@config_option
@now_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--max-age",
    type=Age(),
    metavar="DURATION",
    help="Only whether there was a sign of life in so long.",
)
def status(config_file: Path, now: datetime | None, max_age: timedelta | None, *, as_json: bool) -> int:
    """Show every source: when it was read, what it holds, what troubles it. Exits with 1 on trouble.

    With --max-age as a health check: exits with 0 when the daemon or a run was at work so lately, whatever
    troubles the sources, with 1 when none was.
    """
    from timeline.cli.bulk import work_lines, work_rows
    from timeline.cli.telling import status_rows, status_sum, status_table
    from timeline.cli.workers import worker_lines, worker_rows
    from timeline.store.workers import queued

    config, moment = load_config(config_file), present(now)
    if max_age is not None:
        return _healthy(config_file, moment, max_age, as_json=as_json)
    with opened(config, create=True) as store, store.read():
        rows = status_rows(config, store)
        workers, hosts, work = worker_rows(store), queued(store.connection), work_rows(store)
        whole = list(status_sum(rows, store, moment))
    for row in (*rows, *workers, *work) if as_json else ():
        click.echo(json.dumps(row, ensure_ascii=False))
    if not as_json:
        click.echo(status_table(rows, moment))
        for line in ("", *whole, *worker_lines(workers, hosts, moment), *work_lines(work, moment)):
            click.echo(printable(line))
    return FAILED if any(row["fault"] for row in rows) else 0


def _healthy(config_file: Path, now: datetime, max_age: timedelta, *, as_json: bool) -> int:
    """Tell when there was a last sign of life, and whether that is long ago."""
    from timeline.cli.telling import last_beat

    try:
        with opened(load_config(config_file)) as store, store.read():
            last = last_beat(store, now)
    except CommandError as error:
        raise CommandError(error.message) from error  # 2 and more mean something else to who asks
    well = last is not None and now - last <= max_age
    if as_json:
        told = {"ok": well, "seen": last and last.isoformat(), "max_age": max_age.total_seconds()}
        click.echo(json.dumps(told))
    elif last is None:
        click.echo("no sign of life yet")
    else:
        click.echo(f"{'ok' if well else 'wrong'}: last sign of life {short(now - last)} ago")
    return 0 if well else FAILED
