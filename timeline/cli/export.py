"""The command that gives the timeline to other programs: export."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.common import config_option, load_config, opened, present, where_option

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.memory import SourceMemory
    from timeline.topics import Topic

_BRIEFLY = {
    "ics": "calendar of the events (iCalendar)",
    "atom": "feed of the latest changes",
    "jsonfeed": "the same as JSON Feed",
    "csv": "table of the events for spreadsheets",
    "jsonld": "events in the terms of schema.org",
    "timelinejs": "events for TimelineJS",
    "events": "events as JSON Lines",
    "changes": "latest changes as JSON Lines",
    "opml": "the feeds that are followed, for feed readers",
}
_LISTED = "\b\n" + "\n".join(f"{name:11} {what}" for name, what in _BRIEFLY.items())


@click.command(epilog=_LISTED)
@config_option
@click.argument("form", metavar="FORMAT", type=click.Choice(list(_BRIEFLY)))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it there."
)
@where_option
def export(config_file: Path, form: str, out: Path | None, where: "Topic | None") -> None:
    """Print the timeline in a FORMAT of other programs.

    `timeline build` and every run write the same files beside the page, but for the list of feeds (opml).
    """
    from output.deliver import write_file

    config = load_config(config_file)
    content = _opml(config) if form == "opml" else _rendered(config, form, where)
    if out is None:
        click.echo(content, nl=False)
    else:
        write_file(out, content)


def _rendered(config: "Config", form: str, topic: "Topic | None") -> bytes:
    from output.exports import FORMATS
    from timeline.publish import Known

    with opened(config) as store, store.read():
        known = Known(config, store, present(None), topic=topic)
        return FORMATS[form].render(known.export)


def _opml(config: "Config") -> bytes:
    """The feeds that are switched on, with the titles that they give themselves, as far as they were read."""
    from feeds.opml import Subscription, render_opml

    known: dict[str, SourceMemory] = {}
    file = config.store_file
    if file is None or file.exists():
        with opened(config, create=file is None) as store, store.read():
            known = {memory.id: memory for memory in store.sources()}
    feeds = []
    for source in config.sources:
        memory = known.get(source.id)
        kind = source.kind or (memory.kind if memory else None) or "feed"
        if source.enabled and kind == "feed":
            feeds.append(Subscription(source.url, (memory.title if memory else "") or source.id))
    return render_opml(config.title, feeds)
