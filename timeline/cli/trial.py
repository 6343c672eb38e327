"""`timeline test SOURCE`: read a source once, show everything, keep nothing."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from feeds.model import Deferred, Entry, Failed, Snapshot
from feeds.occasions import statement
from feeds.reader import Reader
from timeline.cli.common import FAILED, CommandError, alike, load_config, printable, short
from timeline.collect import ask
from timeline.config import Config, ConfigError, SourceConfig, single
from timeline.extract import extract
from timeline.follow import plan, with_article
from timeline.memory import Outline, SourceMemory
from timeline.poll import Answer, Reading
from timeline.run import next_due
from timeline.signals import stop_on_signals
from timeline.view import counted, words

_SHOWN = 300


def trial(config_file: Path, source: str, now: datetime, limit: int) -> int:
    """Show entries, texts, dates and the next poll of a source; exit 1 when it cannot be read."""
    config, chosen = _choose(config_file, source)
    memory = SourceMemory(chosen.id, chosen.url)
    with stop_on_signals() as stop:
        answer = asyncio.run(_answer(config, chosen, memory, now, stop.is_set, limit))
    click.echo(f"{chosen.id}: {chosen.url}")
    if not isinstance(answer, Reading):
        click.echo(
            printable(f"  {answer.message if isinstance(answer, Failed | Deferred) else 'not modified'}")
        )
        return FAILED
    snapshot = answer.snapshot
    kind = f"{snapshot.kind}, {_extent(snapshot)}"
    click.echo(f"  {kind}: {counted(len(snapshot.entries), 'text')}")
    for note in snapshot.notes:
        click.echo(printable(f"  note: {note}"))
    for entry in snapshot.entries[:limit]:
        _show(*_read(entry, answer), config)
    if len(snapshot.entries) > limit:
        click.echo(f"\n… and {len(snapshot.entries) - limit} more (--limit)")
    click.echo(f"\nnext poll in {short(next_due(chosen, memory, answer, now) - now)}; nothing was kept")
    return 0


def _extent(snapshot: Snapshot) -> str:
    if snapshot.complete:
        return "complete"
    return "a window of the latest entries" if snapshot.kind == "feed" else "not complete, see the notes"


def _choose(config_file: Path, source: str) -> tuple[Config, SourceConfig]:
    """A configured source by id, else an address or path with the manners of the configuration."""
    config = load_config(config_file) if config_file.exists() else None
    for candidate in config.sources if config else ():
        if candidate.id == source:
            return config or single(source), candidate
    if "://" not in source and not Path(source).exists():
        near = alike(source, config)
        raise CommandError(f"{source!r} is no address, no path, and no id of a source{near}", 2)
    try:
        alone = single(source)
    except ConfigError as error:
        raise CommandError(f"{source}: {error.problems[0].message}", 2) from error
    if config:
        alone = alone.model_copy(update={"politeness": config.politeness, "timezone": config.timezone})
    return alone, alone.sources[0]


async def _answer(
    config: Config,
    source: SourceConfig,
    memory: SourceMemory,
    now: datetime,
    stop: Callable[[], bool],
    limit: int,
) -> Answer:
    def shown(memory: SourceMemory, snapshot: Snapshot) -> dict[str, Outline]:
        """The articles of the entries that are shown, and no others, are worth asking for."""
        return plan(memory, replace(snapshot, entries=snapshot.entries[:limit]), {}, now)

    with Reader() as reader:
        answered = ask(config, [(source, memory)], now=now, stop=stop, reader=reader, outlining=shown)
        async with contextlib.aclosing(answered) as answers:
            async for came in answers:
                if came is not None:
                    return came[2]
    raise CommandError("stopped", 130)


def _read(entry: Entry, reading: Reading) -> tuple[Entry, str]:
    """An entry with the article behind it, and why not when it has none."""
    article = (reading.articles or {}).get(entry.id)
    if isinstance(article, Entry):
        return with_article(entry, article, listed=reading.snapshot.kind == "listing"), ""
    return entry, "" if article is None else article.message


def _show(entry: Entry, trouble: str, config: Config) -> None:
    local = entry.published and entry.published.astimezone(config.timezone)
    anchor = local.date() if local else None
    published = f"{anchor} ({entry.published_basis})" if anchor else "not stated"
    click.echo(f"\n{click.style(printable(entry.title or entry.id), bold=True)}")
    click.echo(
        printable(f"  id {entry.id}\n  published {published}, language {entry.language or 'not stated'}")
    )
    if trouble:
        click.echo(printable(f"  its article cannot be read: {trouble}"))
    text = " ".join(entry.text.split())
    shown = f"{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
    click.echo(printable(f"  {len(entry.text):,} characters: {shown}"))
    for occasion in entry.occasions:
        click.echo(printable(f"  as data: {statement(occasion).text}  [{occasion.form}]"))
    mentions = extract(entry, anchor=anchor, anchor_basis="published" if anchor else None)
    click.echo(f"  {counted(len(mentions), 'date')}:" if mentions else "  no dated event")
    for mention in mentions:
        click.echo(printable(f"    {words(mention.when):28} {mention.title}  [{mention.rule}]"))
