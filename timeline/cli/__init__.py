"""The command line. Libraries are imported inside the commands, so that `timeline --help` answers at once."""

import atexit
import gc
import sys

import click

from timeline.cli.again import rebuild
from timeline.cli.common import CommandError, expected, printable
from timeline.cli.deciding import merge, split
from timeline.cli.doctor import doctor
from timeline.cli.export import export
from timeline.cli.filters import extract, tag
from timeline.cli.operate import daemon, status
from timeline.cli.post import outbox
from timeline.cli.program import backfill, build, check, digest, run, test
from timeline.cli.show import changes, events, explain, history
from timeline.cli.sources import add, import_
from timeline.cli.space import backup, prune
from timeline.cli.workers import worker

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="timeline-monitor", prog_name="timeline")
def cli() -> None:
    """Follow your sources, get one timeline of dated events with their evidence, and what changed.

    Start with `timeline run`: it reads config.yaml, polls what is due, builds the timeline page and writes a
    digest. `timeline daemon` does the same on a schedule.
    """


for command in (
    run, daemon, worker, check, add, test, events, changes, explain, history, merge, split, export, import_,
    build, digest, outbox, status, backfill, doctor, backup, prune, rebuild, tag, extract,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """The command: exit 0 ok, 1 a source or an input failed, 2 usage or configuration, 75 locked."""
    # A tenth of a short command would go into looking for garbage among modules that stay for good.
    gc.set_threshold(200_000, 5, 50)
    atexit.register(gc.freeze)  # and another one at its end
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CommandError as failure:
        click.echo(printable(failure.message), err=True)
        sys.exit(failure.code)
    except Exception as error:
        message = expected(error)
        if message is None:
            raise
        click.echo(printable(message.message), err=True)
        sys.exit(message.code)
    sys.exit(code if isinstance(code, int) else 0)
