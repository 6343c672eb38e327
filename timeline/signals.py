"""Stopping when the system or the user asks for it, between two pieces of work."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# After the signal, what is being done has so long to come to its end; ten seconds are what users wait for.
GRACE_SECONDS = 8


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, so that work ends after the current source.

    A second signal ends the process at once. Afterwards the earlier handlers are back.
    """
    stop = threading.Event()

    def ask(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        stop.set()

    earlier = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


@contextmanager
def hangups() -> Iterator[threading.Event]:
    """An event that SIGHUP sets, where there is such a signal."""
    asked = threading.Event()
    number = getattr(signal, "SIGHUP", None)
    if number is None:
        yield asked
        return
    earlier = signal.signal(number, lambda *_: asked.set())
    try:
        yield asked
    finally:
        signal.signal(number, earlier)
