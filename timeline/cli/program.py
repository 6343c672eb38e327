"""The commands that work: run, check, test, build, digest, backfill."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.common import (
    FAILED,
    CommandError,
    Moment,
    alike,
    as_of_option,
    config_option,
    load_config,
    now_option,
    opened,
    present,
    printable,
    refuse_ahead,
    unbuilt,
    where_option,
)

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.store import Store
    from timeline.topics import Topic


@click.command
@config_option
@now_option
@click.option("--all", "everything", is_flag=True, help="Poll every source, whether due or not.")
@click.option("--events/--no-events", default=True, help="Look for dates, or collect texts only.")
@click.option("--site/--no-site", default=True, help="Build the timeline page, or leave it.")
def run(config_file: Path, now: datetime | None, *, everything: bool, events: bool, site: bool) -> int:
    """Poll what is due, build the timeline page, write the digest.

    Exits with 1 when some source could not be read.
    """
    from timeline.cli.telling import Teller
    from timeline.due import due_sources
    from timeline.metrics import write as write_metrics
    from timeline.run import run as run_once
    from timeline.signals import stop_on_signals

    config, moment = load_config(config_file), present(now)
    with opened(config, create=True, alone=True) as store, stop_on_signals() as stop:
        _refuse_past(store, now)
        due = due_sources(config, store, None if everything else moment)
        teller = Teller(config, store, moment, len(due))
        teller.start()
        outcome = run_once(
            config, store, now=moment, due=due, events=events, site=site, stop=stop.is_set, say=teller.polled
        )
        teller.end(outcome)
        write_metrics(config, store, moment)
    if outcome.stopped:
        return 128 + signal.SIGINT
    if outcome.unbuilt is not None:
        raise unbuilt(config, outcome.unbuilt)
    return FAILED if outcome.failed or outcome.kept else 0


def _refuse_past(store: "Store", now: datetime | None) -> None:
    """A moment given by hand must not lie before what the store has seen already."""
    if now is None:
        return
    with store.read():
        polled = [memory.checked for memory in store.sources() if memory.checked]
    if polled and now < max(polled):
        raise CommandError(f"--now {now.isoformat()} lies before the last poll, {max(polled).isoformat()}", 2)


@click.command
@config_option
def check(config_file: Path) -> None:
    """Check the configuration: every error at once, with file, line and path."""
    from timeline.view import counted

    config = load_config(config_file)
    active = sum(source.enabled for source in config.sources)
    off = len(config.sources) - active
    click.echo(f"{config_file}: ok, {counted(active, 'source')} on, {off} off")
    for source in config.sources:
        if source.enabled and source.kind == "files" and not Path(source.url).exists():
            click.echo(f"{config_file}: note: {source.id}: there is nothing at {source.url} yet")
    for note in _notes(config):
        click.echo(f"{config_file}: note: {note}")


def _notes(config: "Config") -> Iterator[str]:
    """What is allowed and may still not be meant."""
    from timeline.config import MailTarget, OtherTarget, secret, store_secret

    targets = [target for wanted in config.digests for target in wanted.to]
    secrets = [target.other for target in targets if isinstance(target, OtherTarget)]
    secrets += [config.mail.password] if config.mail and config.mail.password else []
    secrets += [password] if (password := store_secret(config.store)) else []
    for reference in secrets:
        try:
            secret(reference, config.file.parent)
        except ValueError as error:
            yield f"{error}; what needs it waits until then"
    if config.site_url is None and any(isinstance(target, MailTarget) for target in targets):
        yield "without `site_url` mails hold no links to the timeline"


@click.command
@config_option
@now_option
@click.argument("source")
@click.option(
    "--limit", type=click.IntRange(min=0), default=5, show_default=True, help="How many entries to show."
)
def test(config_file: Path, now: datetime | None, source: str, limit: int) -> int:
    """Read SOURCE once and show what would be taken from it; nothing is kept.

    SOURCE is the id of a configured source, or an address or path.
    """
    from timeline.cli.trial import trial

    return trial(config_file, source, present(now), limit)


@click.command
@config_option
@now_option
@click.option(
    "--to", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Into this folder."
)
@as_of_option
@where_option
def build(
    config_file: Path, now: datetime | None, to: Path | None, as_of: datetime | None, where: "Topic | None"
) -> None:
    """Build the timeline page from the store, without polling.

    With --as-of as it was known then, with --where of one topic: into a folder of its own (--to).
    """
    from timeline.building import build as build_site

    config = load_config(config_file)
    if (as_of or where) and (to is None or to.resolve() == config.path(config.site).resolve()):
        raise CommandError("--as-of and --where need --to with a folder other than that of `site`", 2)
    with opened(config, alone=True) as store:
        with store.read():
            refuse_ahead(config, store, as_of, present(now))
        try:
            click.echo(build_site(config, store, present(now), folder=to, as_of=as_of, topic=where))
        except OSError as error:
            raise unbuilt(config, error, to) from error


@click.command
@config_option
@now_option
@click.option(
    "--since", type=Moment(), metavar="MOMENT", help="From this moment on, not from the last digest."
)
@as_of_option
@click.option("--html", is_flag=True, help="As HTML.")
def digest(
    config_file: Path, now: datetime | None, since: datetime | None, as_of: datetime | None, *, html: bool
) -> None:
    """Print what the next digest would say, without sending it.

    With --as-of what it would have said then, of the time since the digest before.
    """
    from output.mail import digest_html
    from output.text import digest_text
    from timeline.letters import preview

    config = load_config(config_file)
    if since and as_of and as_of < since:
        raise CommandError("--as-of lies before --since", 2)
    with opened(config) as store, store.read():
        refuse_ahead(config, store, as_of, present(now))
        letter = preview(config, store, present(now), since, as_of)
    click.echo(digest_html(letter) if html else digest_text(letter), nl=False)


@click.command
@config_option
@click.argument("source")
@click.argument("folder", type=click.Path(path_type=Path))
def backfill(config_file: Path, source: str, folder: Path) -> int:
    """Replay the archived snapshots in FOLDER as polls of SOURCE.

    The names of the files say when each was taken, such as 2026-01-05T131120+0000.xml.
    """
    from timeline.backfill import BackfillError, archived, no_news
    from timeline.backfill import backfill as replay
    from timeline.cli.bulk import Telling, whole
    from timeline.signals import stop_on_signals
    from timeline.view import counted

    config = load_config(config_file)
    chosen = [candidate for candidate in config.sources if candidate.id == source]
    if not chosen:
        raise CommandError(f"no source has the id {source!r}{alike(source, config)}", 2)
    try:
        snapshots = archived(folder)
        with whole(config, "backfill", create=True) as (store, spread), stop_on_signals() as stop:
            telling = Telling(f"backfill of {source}", store)
            polled = []
            replayed = replay(config, store, chosen[0], snapshots.items, stop=stop.is_set, spread=spread)
            for poll in no_news(config, store, replayed):
                polled.append(poll)
                telling.show("snapshots replayed", len(polled), len(snapshots.items))
            telling.end(whole=not stop.is_set())
    except BackfillError as error:
        raise CommandError(str(error), 2) from error
    skipped = len(snapshots.items) - len(polled)
    changes = sum(len(poll.changes) for poll in polled)
    click.echo(
        f"{len(polled)} of {counted(len(snapshots.items), 'snapshot')} replayed, {counted(changes, 'change')}"
    )
    if snapshots.strange:
        click.echo(f"left out: {counted(len(snapshots.strange), 'file')} whose name says no moment")
    if skipped and not stop.is_set():
        click.echo(f"left out: {skipped} not later than the last poll")
    failed = [poll for poll in polled if poll.outcome == "failed"]
    if failed:
        click.echo(f"{len(failed)} could not be read, the first: {printable(failed[0].trouble)}")
    click.echo("stopped; the same command goes on" if stop.is_set() else "next: timeline build")
    if stop.is_set():
        return 128 + signal.SIGINT
    return FAILED if failed else 0
