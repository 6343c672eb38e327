"""Commands that work on the whole store: with whom, and how far they are."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import opened, short

if TYPE_CHECKING:
    from timeline.ahead import Spread
    from timeline.config import Config
    from timeline.progress import Progress
    from timeline.store import Store

_OFTEN = timedelta(seconds=2)  # how often others are told
_SILENT = timedelta(minutes=1)


@contextmanager
def whole(config: "Config", work: str, *, create: bool = False) -> Iterator[tuple["Store", "Spread"]]:
    """The store, held against all who would change it, and who reads texts ahead.

    That is nobody, or the workers that share the store: they take nothing in meanwhile.
    """
    from timeline.ahead import alone
    from timeline.store import LockedError

    shared: tuple[Store, Spread]
    with ExitStack() as stack:
        try:
            shared = stack.enter_context(opened(config, create=create, alone=True)), alone
        except LockedError as locked:
            shared = stack.enter_context(_with_workers(config, work, locked))
        yield shared


@contextmanager
def _with_workers(config: "Config", work: str, locked: Exception) -> Iterator[tuple["Store", "Spread"]]:
    from timeline.store.opening import open_together
    from timeline.store.workers import CALLED, at_work

    address = config.store_address
    if isinstance(address, Path):
        raise locked
    called = f"timeline {work} {socket.gethostname()[:40]}:{os.getpid()}"
    with closing(open_together(address, called, quiet=True)) as store:
        with store.read():
            workers = sum(worker.name.startswith(CALLED) for worker in at_work(store.connection))
        try:
            from timeline.worker.spreading import over_workers
        except ModuleNotFoundError:
            raise locked from None
        click.echo(f"with {workers} workers, which poll again afterwards", err=True)
        with over_workers(store, address, called) as spread:
            yield store, spread


class Telling:
    """Tells how far work is: here on a terminal, and by the store to `timeline status`.

    `keeps` is False where nothing is kept, and so nobody else can be told.
    """

    def __init__(self, work: str, store: "Store", *, keeps: bool = True) -> None:
        self.work, self.store, self.keeps, self.live = work, store, keeps, sys.stderr.isatty()
        self._last: Progress | None = None
        self._told: datetime | None = None

    def show(self, stage: str, done: int, of: int) -> None:
        """Tell that so many of so many things of a stage are done."""
        from timeline.progress import Progress

        now, last = datetime.now(UTC), self._last
        if last is None or last.stage != stage:
            self._last = Progress(self.work, stage, done, of, done, now, now)
        else:
            self._last = Progress(self.work, stage, done, of, last.first, last.began, now)
        if self.live:
            click.echo(f"\r\x1b[K  {_words(self._last)} …", err=True, nl=False)
        if self.keeps and (self._told is None or now - self._told >= _OFTEN):
            self._keep(self._last.written())
            self._told = now

    def end(self, *, whole: bool) -> None:
        """Take the line away, and what others are told unless it was stopped."""
        if self.live:
            click.echo("\r\x1b[K", err=True, nl=False)
        if self.keeps and self._last is not None:
            self._keep("" if whole else self._last.written())

    def _keep(self, written: str) -> None:
        with self.store.write():
            self.store.state.work(written)


def work_rows(store: "Store") -> list[dict[str, Any]]:
    """What is worked on the whole store, as `status --json` prints it.

    Moments in ISO 8601, what is `left` in seconds.
    """
    from timeline.progress import read

    found = read(store.state.working())
    if found is None:
        return []
    left = found.left and round(found.left.total_seconds())
    told = {"work": found.work, "stage": found.stage, "done": found.done, "of": found.of, "left": left}
    return [told | {"seen": found.seen.isoformat(), "told": _words(found)}]


def work_lines(rows: list[dict[str, Any]], now: datetime) -> Iterator[str]:
    """The same in words."""
    for row in rows:
        silent = now - datetime.fromisoformat(row["seen"])
        late = f"; nothing heard for {short(silent)}: if it was stopped, the same command goes on"
        yield f"{row['work']}: {row['told']}{late if silent > _SILENT else ''}"


def _words(progress: "Progress") -> str:
    left = "" if progress.left is None else f", about {short(progress.left)} left"
    return f"{progress.done:,} of {progress.of:,} {progress.stage}{left}"
