"""The commands that change which sources are followed: add and import."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.common import (
    FAILED,
    CommandError,
    config_option,
    load_config,
    now_option,
    present,
    printable,
)

if TYPE_CHECKING:
    from feeds.discovery import Offer
    from timeline.config import Config, NewSource

_KINDS = ("feed", "listing", "calendar", "page", "files")


@click.command
@config_option
@now_option
@click.argument("url")
@click.option("--yes", is_flag=True, help="Write it into the configuration.")
@click.option("--as", "kind", type=click.Choice(_KINDS), help="Propose what it offers of this kind.")
@click.option("--id", "name", metavar="ID", help="Give it this id.")
@click.option("--every", metavar="DURATION", help="Ask it so often, such as 30m or 1d.")
def add(
    config_file: Path,
    now: datetime | None,
    url: str,
    kind: str | None,
    name: str | None,
    every: str | None,
    *,
    yes: bool,
) -> int:
    """Find out what URL offers to follow, and propose it as a source.

    URL is a page, a feed or the path of a folder. Nothing is written without --yes.
    """
    from timeline.config import NewSource, free_id, id_from, snippet

    config = _begun(config_file)
    _refuse_known(config, url, name)  # before anybody is asked
    values = (
        _folder(url, kind) if _is_path(url) else _proposed(_discovered(config, url, present(now)), url, kind)
    )
    taken = [source.id for source in config.sources] if config else []
    _refuse_known(config, values["url"], name)
    title = values.pop("title", "")
    chosen = name or free_id(id_from(title, values["url"]), taken)
    values = {"id": chosen, **values} | ({"every": every} if every else {})
    source = NewSource(values)
    _write(config_file, [source], dry=not yes)
    if yes:
        click.echo(f"\nadded to {config_file}:\n\n{printable(chr(10).join(snippet([source])))}")
        click.echo(f"\nnext: timeline test {source.id}, timeline run")
        return 0
    click.echo(f"\nfor {config_file}, below `sources:` (or the same command with --yes):\n")
    click.echo(printable("\n".join(snippet([source]))))
    return 0


def _begun(config_file: Path) -> "Config | None":
    """The configuration so far: None without a file; one that only lacks its sources begins with none."""
    from timeline.config import ConfigError, load
    from timeline.config.load import loads

    if not config_file.exists():
        return None
    try:
        return load(config_file)
    except ConfigError as error:
        if [(one.path, one.message) for one in error.problems] == [("sources", "is missing")]:
            some = b"\nsources: [{url: https://example.org/}]\n"
            with suppress(ConfigError):
                return loads(config_file, config_file.read_bytes() + some).model_copy(update={"sources": ()})
    return load_config(config_file)


def _is_path(url: str) -> bool:
    return "://" not in url and (url.startswith((".", "/", "~")) or Path(url).expanduser().exists())


def _folder(path: str, kind: str | None) -> dict[str, Any]:
    if kind not in (None, "files"):
        raise CommandError(f"kind {kind} needs a web address, and {path} is a path", 2)
    if not Path(path).expanduser().exists():
        raise CommandError(f"there is nothing at {path}; write a web address (https://...) or a path", 2)
    return {"url": path, "title": Path(path).expanduser().resolve().name}


def _refuse_known(config: "Config | None", url: str, name: str | None) -> None:
    from feeds.address import plain_address

    for source in config.sources if config else ():
        if plain_address(source.url) == plain_address(url):
            raise CommandError(f"{url} is followed already, as {source.id}", 2)
        if source.id == name:
            raise CommandError(f"another source has the id {name!r} already; choose another with --id", 2)


def _discovered(config: "Config | None", url: str, now: datetime) -> "tuple[Offer, ...]":
    """The offers of an address, shown."""
    from feeds.reader import Reader
    from timeline.collect import politeness
    from timeline.config import ConfigError, single
    from timeline.discover import discover

    address = url if "://" in url else f"https://{url}"
    try:
        alone = single(address)
    except ConfigError as error:
        raise CommandError(f"{url}: {error.problems[0].message}", 2) from error
    manners = politeness(config or alone)
    with Reader() as reader:  # what strangers wrote
        found = discover(
            address, manners, now, read=reader.read, tell=lambda place: click.echo(f"  … {place}", err=True)
        )
    if not found.offers:
        hint = (
            "; `politeness: {allow_private: true}` lets it through" if "not a public" in found.trouble else ""
        )
        raise CommandError(
            printable(f"{address} offers nothing to follow: {found.trouble or 'no text'}{hint}"), FAILED
        )
    click.echo(f"{printable(address)} offers")
    for one in found.offers:
        click.echo(printable(f"  {one.kind:8} {one.url}\n           {_holds(one)} ({one.found})"))
    return found.offers


def _holds(offer: "Offer") -> str:
    from timeline.view import counted

    if offer.kind == "page":
        return offer.title or "a page without a title"
    count = counted(offer.entries, "text")
    newest = f", newest {offer.newest.date()}" if offer.newest else ""
    return f"{offer.title + ': ' if offer.title else ''}{count}{newest}"


def _proposed(offers: "tuple[Offer, ...]", url: str, kind: str | None) -> dict[str, Any]:
    chosen = next((one for one in offers if kind in (None, one.kind)), None)
    if chosen is None:
        kinds = ", ".join(dict.fromkeys(one.kind for one in offers))
        raise CommandError(f"{url} offers no {kind}; there is: {kinds}", FAILED)
    # A feed and a sitemap are known by their content; a page could be read in two ways.
    said = {"kind": chosen.kind} if chosen.kind in ("page", "listing") else {}
    follow = {"follow": True} if chosen.teasers else {}
    return {"title": chosen.title, "url": chosen.url, **said, **follow}


@click.command(name="import")
@config_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
def import_(config_file: Path, file: Path, *, dry_run: bool) -> None:
    """Add the feeds of an OPML FILE to the configuration.

    Feeds that are followed already are left out, folders become comments.
    """
    from feeds.model import Failed
    from feeds.opml import parse_opml
    from timeline.view import counted

    config = _begun(config_file)
    outlines = parse_opml(file.read_bytes())
    if isinstance(outlines, Failed):
        raise CommandError(f"{file}: {outlines.message}", 2)
    sources, known = _new(config, outlines.subscriptions)
    for name, reason in (*outlines.left_out, *known):
        click.echo(printable(f"left out  {name}: {reason}"))
    for source in sources:
        click.echo(printable(f"{'new' if dry_run else 'added':8}  {source.id}  {source.values['url']}"))
    if sources:
        _write(config_file, sources, dry=dry_run)
    left = len(outlines.left_out) + len(known)
    done = "would be added to" if dry_run else "added to"
    click.echo(f"{counted(len(sources), 'source')} {done} {config_file}, {left} left out")


def _new(config: "Config | None", subscriptions: Any) -> "tuple[list[NewSource], list[tuple[str, str]]]":  # noqa: ANN401 - imported lazily
    """What is not followed yet, each with an id of its own, and what is left out because it is."""
    from feeds.address import plain_address
    from timeline.config import NewSource, free_id, id_from

    places = {plain_address(source.url): source.id for source in config.sources} if config else {}
    ids = {source.id for source in config.sources} if config else set()
    sources, known, folder = [], [], ()
    for one in subscriptions:
        place = plain_address(one.url)
        if place in places:
            known.append((one.url, f"followed already, as {places[place]}"))
            continue
        name = free_id(id_from(one.title, one.url), ids)
        comment = " / ".join(one.folder) if one.folder != folder else ""
        sources.append(NewSource({"id": name, "url": one.url}, comment))
        places[place], folder = name, one.folder
        ids.add(name)
    return sources, known


def _write(config_file: Path, sources: "list[NewSource]", *, dry: bool) -> None:
    """Write sources into the configuration, all or none; `dry` only sees whether that can be done."""
    from output.deliver import write_file
    from timeline.config import ConfigError, with_sources

    real = config_file.resolve()  # a link stays a link
    try:
        with real.open(encoding="utf-8", newline="") as opened:
            text = opened.read()
    except FileNotFoundError:
        text = ""
    try:
        changed = with_sources(config_file, text, sources)
    except ConfigError as error:
        raise CommandError("\n".join(map(str, error.problems)), 2) from error
    if not dry:
        mode = real.stat().st_mode if text else None
        write_file(real, changed.encode())
        if mode is not None:
            os.chmod(real, mode & 0o7777)  # noqa: PTH101 - follows no link, it is resolved
