"""The commands that care for the file of the store: prune, backup."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.common import (
    CONFIGURATION,
    CommandError,
    config_option,
    load_config,
    now_option,
    opened,
    present,
)

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.store import Pruned, Store

_KINDS = {
    "revisions": "earlier version",
    "texts": "old text",
    "changes": "told change",
    "notices": "told remark",
    "digests": "delivered digest",
}


class _UndoneError(Exception):
    """Ends a transaction of which nothing is to be kept."""


@click.command
@config_option
@now_option
@click.option("--dry-run", is_flag=True, help="Tell what would go, and let nothing go.")
def prune(config_file: Path, now: datetime | None, *, dry_run: bool) -> None:
    """Let go of what is older than the configuration keeps, and make the store small.

    Runs do so by themselves once a day, a bounded part at a time.
    """
    config, moment = load_config(config_file), present(now)
    with opened(config, alone=True) as store:
        gone, freed = _all(config, store, moment, keep=not dry_run)
        freed, use = (freed, "") if dry_run else _compacted(config, store, freed)
    _tell(gone, freed, "would go" if dry_run else "gone", use)


@click.command
@config_option
@now_option
@click.argument("target", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
def backup(config_file: Path, now: datetime | None, target: Path | None) -> None:
    """Copy the store to FILE, consistent while others use it, and try the copy.

    Without FILE, or with a folder, the name says the moment. A file that is there is never written over.
    A store in PostgreSQL is copied by pg_dump.
    """
    from timeline.store import StoreError, copy

    config = load_config(config_file)
    store = config.store_file
    if store is None:
        raise CommandError(
            f"a store in PostgreSQL is copied by its own program: {_dump(config)}", CONFIGURATION
        )
    folder = store.parent if target is None else target
    if target is None or folder.is_dir():
        target = folder / f"{store.stem}-{present(now):%Y-%m-%dT%H%M%SZ}{store.suffix}"
    try:
        made = copy(store, target)
    except StoreError as error:
        raise CommandError(str(error)) from error
    click.echo(f"{made.path}: {made.size / 1e6:,.1f} MB, version {made.version}, whole")


def _dump(config: "Config") -> str:
    """The command that copies a store on a server, without its password."""
    from timeline.config import store_secret

    address = config.store.replace(f":{store_secret(config.store)}@", "@").replace("+psycopg", "", 1)
    return f"pg_dump --format=custom --file=timeline.dump '{address}'"


def _all(config: "Config", store: "Store", now: datetime, *, keep: bool) -> tuple["Pruned", int]:
    """Everything that goes, and the bytes that it leaves free."""
    import contextlib

    from timeline.store import Pruned

    wanted, gone, freed = config.keep, Pruned(), 0
    with contextlib.suppress(_UndoneError), store.write():
        used, _ = store.upkeep.size
        while True:
            step = store.upkeep.prune(now=now, age=wanted.age, revisions=wanted.revisions, most=wanted.bytes)
            gone += step
            if not step.total:
                break
        if gone.total:
            store.touch()
        freed = used - store.upkeep.size[0]
        if not keep:
            raise _UndoneError
    return gone, freed


def _compacted(config: "Config", store: "Store", freed: int) -> tuple[int, str]:
    """The bytes that there are for other things, and for which."""
    file = config.store_file
    if file is None:
        store.compact()
        return freed, " free for what comes; VACUUM FULL gives it back to the system"
    before = file.stat().st_size
    store.compact()
    return before - file.stat().st_size, ""


def _tell(gone: "Pruned", freed: int, verb: str, use: str) -> None:
    from timeline.view import counted

    counts = [
        counted(getattr(gone, field.name), _KINDS[field.name])
        for field in fields(gone)
        if getattr(gone, field.name)
    ]
    click.echo(f"{verb}: {', '.join(counts) or 'nothing'}")
    click.echo(f"space: {max(freed, 0) / 1e6:,.1f} MB{use}")
