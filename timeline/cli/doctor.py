"""The command that looks for what is wrong: doctor."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.common import FAILED, config_option, now_option, present, printable

if TYPE_CHECKING:
    from timeline.doctor import Finding

_COLOURS = {"ok": "green", "note": "yellow", "wrong": "red"}


@click.command
@config_option
@now_option
@click.option(
    "--network", is_flag=True, help="Also ask the mail server and every source whether they answer."
)
@click.option("--quick", is_flag=True, help="Do not read every row and text of the store.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def doctor(config_file: Path, now: datetime | None, form: str, *, network: bool, quick: bool) -> int:
    """Look for what is wrong with store, clock, disks, permissions and versions, and say what to do.

    Changes nothing. Exits with 1 when something is wrong.
    """
    found = []
    for finding in _examined(config_file, present(now), network=network, quick=quick):
        found.append(finding)
        if form == "text":
            _print(finding)
    wrong = sum(finding.state == "wrong" for finding in found)
    if form == "json":
        value = {"ok": not wrong, "findings": [asdict(finding) for finding in found]}
        click.echo(json.dumps(value, ensure_ascii=False))
    else:
        click.echo("nothing is wrong" if not wrong else f"{wrong} wrong")
    return FAILED if wrong else 0


def _examined(config_file: Path, now: datetime, *, network: bool, quick: bool) -> Iterator["Finding"]:
    from timeline import doctor as look
    from timeline.config import ConfigError, load
    from timeline.doctor.access import folders

    try:
        config = load(config_file)
    except ConfigError as error:
        for problem in error.problems:
            yield look.Finding(
                "configuration", "wrong", str(problem), "`timeline check` tells when it is right"
            )
        store = _store_of(config_file)
        if store is not None:
            yield from look.stored(store, quick=quick)
            yield from look.disk({"store": store.parent}, store)
        yield from look.clock(now, zone=None, seen=look.seen_in(store) if store else ())
        yield from look.versions()
        return
    yield look.Finding("configuration", "ok", f"{config_file}: {len(config.sources)} sources")
    seen = []
    try:
        address = config.store_address
    except ValueError as error:  # what is said of secrets tells what to do
        yield look.Finding("store", "note", f"not looked at: {error}", "set it where the program runs")
    else:
        if isinstance(address, str):
            yield from look.served(address, quick=quick)
            seen = look.seen(address)
        else:
            yield from look.stored(address, quick=quick)
            seen = look.seen_in(address)
    yield from look.clock(now, zone=config.timezone, seen=seen, files=[config.file])
    yield from look.disk(folders(config), config.store_file)
    yield from look.access(config)
    yield from look.versions()
    if network:
        yield from look.reach(config, now)


def _store_of(config_file: Path) -> Path | None:
    """The file of the store by a configuration with errors: as it says, or where it is when nothing is said.

    None where it is on a server.
    """
    from timeline.config.yaml12 import YAMLError, compose, value

    named = "var/timeline.sqlite"
    try:
        found = value(compose(config_file.read_bytes()))
        said = found.get("store") if isinstance(found, dict) else None
        named = said.removeprefix("sqlite:///") if isinstance(said, str) else named
    except (OSError, YAMLError, ValueError, RecursionError):
        pass
    if named.startswith("postgresql"):
        return None
    return config_file.absolute().parent / Path(named).expanduser()


def _print(finding: "Finding") -> None:
    label = click.style(f"{finding.state:6}", fg=_COLOURS[finding.state])
    click.echo(f"{label} {finding.check:14} {printable(finding.message)}")
    if finding.remedy and finding.state != "ok":
        click.echo(f"{'':21} → {printable(finding.remedy)}")
