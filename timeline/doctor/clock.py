"""Whether the clock can be believed: against what the store has seen, and against files."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from timeline.doctor.finding import Finding
from timeline.store.columns import moment
from timeline.store.copy import reading

_SLACK = timedelta(minutes=2)  # clocks of machines that share a disk
_QUIET = timedelta(days=7)
_SET_IT = "set the clock of this machine; let NTP keep it"
MOMENTS = (
    ("a source was polled", "SELECT max(checked) FROM source"),
    ("a change was seen", "SELECT max(seen) FROM change"),
    ("a digest was composed", "SELECT max(composed) FROM digest"),
)


def clock(
    now: datetime, *, zone: ZoneInfo | None, seen: Sequence[tuple[str, datetime]], files: Iterable[Path] = ()
) -> Iterator[Finding]:
    """The findings about the clock that says `now`, against what was `seen` and the times of `files`."""
    ahead = [
        Finding("clock", "wrong", f"{what} at {_said(moment)}, and it is {_said(now)} by the clock", _SET_IT)
        for what, moment in (*seen, *_written(files))
        if moment > now + _SLACK
    ]
    yield from ahead
    if not ahead:
        yield Finding("clock", "ok", f"{_said(now)}, not before anything that was seen")
    if zone is not None:
        yield Finding("clock", "ok", f"time zone {zone.key}: {now.astimezone(zone):%Y-%m-%d %H:%M %z}")
    polled = next((moment for what, moment in seen if "polled" in what), None)
    if polled is not None and now - polled > _QUIET:
        message = f"the last poll was {(now - polled).days} days ago, {_said(polled)}"
        yield Finding(
            "clock", "note", message, "see that `timeline daemon` or cron runs, and that the clock is right"
        )


def seen_in(store: Path) -> list[tuple[str, datetime]]:
    """The last moments in a file, as far as it can be read."""
    found = []
    with suppress(sqlite3.Error, OSError, OverflowError):
        if not store.is_file() or not store.stat().st_size:
            return []
        with reading(store) as connection:
            for what, query in MOMENTS:
                (number,) = connection.execute(query).fetchone()
                seen = moment(number) if isinstance(number, int) else None  # former versions kept texts
                if seen is not None:
                    found.append((what, seen))
    return found


def _written(files: Iterable[Path]) -> list[tuple[str, datetime]]:
    found = []
    for file in files:
        with suppress(OSError, OverflowError):
            found.append((f"{file} was written", datetime.fromtimestamp(file.stat().st_mtime, UTC)))
    return found


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
