"""What the commands share: options, opening configuration and store, expected errors, exit codes."""

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from timeline.config import Config
    from timeline.store import Store
    from timeline.topics import Topic

# Far from the ends of what the calendar of Python holds, so that zones and durations can be added.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
# How a moment is written, for whoever asks for help.
MOMENT = "ISO 8601, without an offset in the configured time zone"
_FEW = 8  # ids that are told at once
OK, FAILED, CONFIGURATION, LOCKED = 0, 1, 2, 75

# C0 and C1 controls but for line feed and tab, and the characters that turn the direction of writing.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

F = TypeVar("F", bound=Callable[..., Any])


class CommandError(Exception):
    """A command ends with a message on stderr and an exit code."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.message, self.code = message, code


class Moment(click.ParamType[datetime]):
    """A moment in ISO 8601; a bare day is its first moment or its last.

    Without an offset it is of the configured zone, so on the clock that lists and pages show.
    """

    name = "moment"

    def __init__(self, *, end_of_day: bool = False) -> None:
        self.end_of_day = end_of_day

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read "2026-01-10", "2026-01-10T14:30" or "2026-01-10T14:30:00+07:00"."""
        if isinstance(value, datetime):
            return value
        text = str(value)
        # "2026" and "2026-01" are days as well: their first.
        whole = f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01" if len(text) == 7 else text
        try:
            moment = datetime.fromisoformat(whole)
        except ValueError:
            self.fail(f"{text!r} is no ISO 8601 moment such as 2026-01-10 or 2026-01-10T14:30Z", param, ctx)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            self.fail(f"{text!r} lies outside of the years {_FIRST_YEAR} to {_LAST_YEAR}", param, ctx)
        if len(text) == 10 and self.end_of_day:
            moment = datetime.combine(moment, time.max)
        return (moment.replace(tzinfo=_zone(ctx)) if moment.tzinfo is None else moment).astimezone(UTC)


def _zone(ctx: click.Context | None) -> tzinfo:
    """The time zone of the configuration; of one that cannot be read the command itself tells."""
    from timeline.config import ConfigError, load  # noqa: PLC0415 - heavy

    try:
        return load(ctx.params["config_file"]).timezone if ctx and "config_file" in ctx.params else UTC
    except ConfigError:
        return UTC


def config_option(function: F) -> F:
    """The option that names the configuration."""
    option = click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        default=Path("config.yaml"),
        show_default=True,
        metavar="FILE",
        is_eager=True,  # before the moments, which are of its time zone
        help="The configuration.",
    )
    return option(function)


def now_option(function: F) -> F:
    """The option that sets the clock."""
    option = click.option(
        "--now", type=Moment(), metavar="MOMENT", help=f"Take this as the present moment ({MOMENT})."
    )
    return option(function)


def as_of_option(function: F) -> F:
    """The option that looks back to an earlier moment."""
    option = click.option(
        "--as-of", type=Moment(end_of_day=True), metavar="MOMENT", help=f"As it was known then ({MOMENT})."
    )
    return option(function)


class Query(click.ParamType["Topic"]):
    """A topic, see docs/topics.md."""

    name = "query"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> "Topic":
        """Read a query; what is wrong with it ends the command."""
        from timeline.topics import parse  # noqa: PLC0415 - heavy

        try:
            return parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def where_option(function: F) -> F:
    """The option that chooses by a topic."""
    option = click.option(
        "--where", type=Query(), metavar="QUERY", help="Only what this query finds; see docs/topics.md."
    )
    return option(function)


def present(now: datetime | None) -> datetime:
    """The given moment, else the clock's."""
    return now or datetime.now(UTC)


def refuse_ahead(config: "Config", store: "Store", as_of: datetime | None, now: datetime) -> None:
    """A moment to look back to must not lie on a day after today, unless the store has seen that day already.

    Today itself may be named, which is its last moment.
    """
    if as_of is None:
        return
    latest = max(now, store.shown.last_seen(None) or now).astimezone(config.timezone).date()
    day = as_of.astimezone(config.timezone).date()
    if day > latest:
        raise CommandError(f"--as-of {day} lies ahead: what will be known then nobody knows before", 2)


def load_config(config_file: Path) -> "Config":
    """The configuration, or all its problems on stderr and exit 2."""
    from timeline.config import ConfigError, load  # noqa: PLC0415 - heavy

    try:
        return load(config_file)
    except ConfigError as error:
        count = len(error.problems)
        text = "\n".join(map(str, error.problems))
        tail = "" if count == 1 else f"\n{count} problems"
        raise CommandError(f"{text}{tail}", CONFIGURATION) from error


def alike(wanted: str, config: "Config | None") -> str:
    """The ids of sources that may be meant, in brackets: all where these are few, else those most alike."""
    from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

    ids = [source.id for source in config.sources] if config else []
    named = ids if len(ids) <= _FEW else get_close_matches(wanted, ids, _FEW, 0.5)
    return f" ({', '.join(named)})" if named else ""


def store_address(config: "Config") -> Path | str:
    """Where the store is; a password that cannot be found ends the command."""
    try:
        return config.store_address
    except ValueError as error:
        raise CommandError(f"store: {error}", CONFIGURATION) from error


@contextmanager
def usable_store() -> Iterator[None]:
    """A store that cannot be used ends the command; of one that others use see `expected`."""
    from timeline.store import BusyError, LockedError, StoreError  # noqa: PLC0415 - heavy

    try:
        yield
    except (BusyError, LockedError):
        raise
    except StoreError as error:
        raise CommandError(str(error), CONFIGURATION) from error


@contextmanager
def opened(config: "Config", *, create: bool = False, alone: bool = False) -> Iterator["Store"]:
    """The store of a configuration, `alone` held against other runs.

    One that cannot be used ends the command.
    """
    from timeline.store import open_store  # noqa: PLC0415 - heavy

    address = store_address(config)
    with usable_store():
        store = open_store(address, create=create, alone=alone)
    try:
        yield store
    finally:
        store.close()


def expected(error: Exception) -> CommandError | None:
    """What to tell the user about an error that can happen to every command; None for a fault of ours."""
    from output.deliver import SiteError  # noqa: PLC0415 - heavy
    from timeline.store import BusyError, LockedError, StoreError  # noqa: PLC0415 - heavy

    if isinstance(error, LockedError):
        return CommandError(f"{error}; wait for it or stop it", LOCKED)
    if isinstance(error, StoreError):
        code = LOCKED if isinstance(error, BusyError) else FAILED
        return CommandError(f"{error}; nothing of this step was kept", code)
    if isinstance(error, SiteError):
        return CommandError(str(error), CONFIGURATION)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return CommandError(f"{where}{error.strerror or error}", FAILED)
    return None


def unbuilt(config: "Config", error: Exception, folder: Path | None = None) -> CommandError:
    """What to tell of a page that could not be written into a folder, by default that of the `site`."""
    if not isinstance(error, OSError):
        return expected(error) or CommandError(str(error))
    site = folder or config.path(config.site)
    what = {
        errno.ENOSPC: "make room on its disk",
        errno.EDQUOT: "make room on its disk",
        errno.EROFS: "its disk can only be read: name another folder",
        errno.EACCES: "let this user write there (chown)",
        errno.EPERM: "let this user write there (chown)",
    }.get(error.errno or 0, "see to it")
    return CommandError(
        f"the page in {site} could not be written ({error.strerror or error}) and is the one before: "
        f"{what}, then `timeline build`"
    )


def printable(text: str) -> str:
    """A text without what a terminal would obey: control characters and changes of direction."""
    return _OBEYED.sub("", text)


def short(wait: timedelta) -> str:
    """A duration in one unit: "45 s", "12 min", "3 h", "2 days"."""
    seconds = max(0, round(wait.total_seconds()))
    for size, unit in ((86_400, "days"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
