"""Reading what strangers wrote in a process of its own, so that one bomb costs one source.

`feeds.confined` is what runs there. It starts with the first thing to read, stays for the next ones, and is
replaced when it was stopped for taking too much.
"""

import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from feeds import wire
from feeds.model import Failed, Fault, Response, Snapshot, Source

# This very package, wherever it was imported from; the rest is found as everywhere.
_ROOT = Path(__file__).resolve().parents[1]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); import feeds; del sys.path[0];"
    "from feeds.confined import main; main(*map(int, sys.argv[2:]))"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one thing may take: seconds of processor time and of the clock, MiB of memory.

    Where the platform cannot bound the first and the last, the clock does.
    """

    cpu: int = 20
    wall: int = 60
    memory: int = 768


class Reader:
    """Reads answers and local documents, one at a time, in a process that may be stopped without harm.

    Safe to share between threads. Use as a context manager, or `close` it.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        self.close()

    def read(self, source: Source, response: Response | None = None) -> Snapshot | Failed:
        """The entries of an answer, or of a source of local files. Never raises for what it holds."""
        header, body = wire.asked(source, response)
        with self._lock:
            # A process may have ended after its last answer, because it had grown: then a fresh one is asked.
            for _ in range(2):
                try:
                    process = self._running()
                    return self._asked(process, header, body)
                except (wire.EndedError, OSError, ValueError) as error:
                    ended = self._ended(error)
                if ended is not None:
                    return ended
        return Failed(Fault.INTERNAL, "the process that reads could not be started")

    def stop(self) -> None:
        """Let whoever waits for a result wait no longer."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; the next thing to read starts another."""
        with self._lock:
            self._drop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-P", "-c", _START, str(_ROOT), *map(str, astuple(self._bounds))]
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and our own module, no shell
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _asked(self, process: subprocess.Popen[bytes], header: bytes, body: bytes) -> Snapshot | Failed:
        if process.stdin is None or process.stdout is None:
            raise wire.EndedError
        wire.send(process.stdin, header, body)
        answer, _ = wire.receive(process.stdout)
        return wire.result(answer)

    def _ended(self, error: Exception) -> Failed | None:
        """Why a process gave no answer, None when another may."""
        process = self._process
        self._drop()
        if process is None or isinstance(error, ValueError):
            return Failed(Fault.INTERNAL, f"the process that reads cannot be used ({type(error).__name__})")
        if process.returncode == 0:
            return None
        if process.returncode == -getattr(signal, "SIGXCPU", 0):
            return Failed(Fault.TOO_COSTLY, "reading it takes too much processor time")
        return Failed(Fault.TOO_COSTLY, f"reading it was stopped (status {process.returncode})")

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not taken any more
                    stream.close()
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
