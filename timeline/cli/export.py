"""The command that gives the timeline to other programs: export."""

# ruff: noqa: PLC0415 - every command imports what it needs, so that the others start fast

from pathlib import Path

import click

from timeline.cli.common import config_option, load_config, opened, present

_BRIEFLY = {
    "ics": "calendar of the events (iCalendar)",
    "atom": "feed of the latest changes",
    "jsonfeed": "the same as JSON Feed",
    "csv": "table of the events for spreadsheets",
    "jsonld": "events in the terms of schema.org",
    "timelinejs": "events for TimelineJS",
    "events": "events as JSON Lines",
    "changes": "latest changes as JSON Lines",
}
_LISTED = "\b\n" + "\n".join(f"{name:11} {what}" for name, what in _BRIEFLY.items())


@click.command(epilog=_LISTED)
@config_option
@click.argument("form", metavar="FORMAT", type=click.Choice(list(_BRIEFLY)))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it there."
)
def export(config_file: Path, form: str, out: Path | None) -> None:
    """Print the timeline in a FORMAT of other programs.

    `timeline build` and every run write the same files beside the page.
    """
    from output.deliver import write_file
    from output.exports import FORMATS
    from timeline.publish import Known

    config = load_config(config_file)
    with opened(config) as store, store.read():
        known = Known(config, store, present(None))  # the day is in no export
        content = FORMATS[form].render(known.export)
    if out is None:
        click.echo(content, nl=False)
    else:
        write_file(out, content)
