"""What daemon and workers tell: a line for each poll, run and digest, and whatever else goes wrong.

On a terminal key=value (logfmt), elsewhere one JSON object a line.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO

import click

from timeline.cli.common import printable

# What needs no quotes as a value of logfmt.
_QUOTED = frozenset(' "=\\')


class Lines(logging.Formatter):
    """A record as a line; with `fields` its message is the name of what happened."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._written = _pairs if terminal else _json

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line without a line feed."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": moment.replace("+00:00", "Z"), "level": record.levelname.lower()}
        fields = getattr(record, "fields", None)
        if fields is None:
            line |= {"event": "message", "logger": record.name, "message": record.getMessage()}
        else:
            line |= {"event": record.getMessage()} | fields
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return self._written({name: _plain(value) for name, value in line.items() if value not in ("", None)})


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    return printable(value) if isinstance(value, str) else value


def _json(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)


def _pairs(line: dict[str, Any]) -> str:
    return " ".join(f"{name}={_value(value)}" for name, value in line.items())


def _value(value: Any) -> str:  # noqa: ANN401 - see above
    text = value if isinstance(value, str) else json.dumps(value)
    plain = text.isprintable() and not _QUOTED & set(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines; what cannot be written, on a full disk or to who has gone, stops nothing."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging gives it
        """Let the line go."""


@contextmanager
def journal(stream: TextIO | None = None) -> Iterator[None]:
    """Everything that is logged goes to `stream`, by default stdout."""
    target = stream or sys.stdout
    handler = _Handler(target)
    handler.setFormatter(Lines(terminal=target.isatty()))
    ours, root = logging.getLogger("timeline"), logging.getLogger()
    ours.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        ours.setLevel(logging.NOTSET)


def stopped(*, whole: bool) -> None:
    """Tell that the process is at its end; where that did not come in time, end it in the middle of a run.

    What is still being done may take minutes, and is safe to be killed at any point.
    """
    click.echo("stopped" if whole else "stopped in the middle of a run; the next one goes on", err=True)
    if not whole:
        sys.stdout.flush()
        os._exit(0)
