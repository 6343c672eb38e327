"""The process that `feeds.reader` starts: it reads what strangers wrote, with bounds on time and memory."""

import atexit
import faulthandler
import gc
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from feeds import wire
from feeds.model import Failed, Fault, Response, Snapshot, Source

if sys.platform != "win32":
    import resource

# A process that has grown to this many MiB makes room for a fresh one.
_GROWN = 256
# What this process takes, in pages: all that it has mapped, what of that is in memory, and more; proc(5).
_STATM = Path("/proc/self/statm")


def main(cpu: int, wall: int, memory: int) -> None:
    """Answer job after job until the other side closes.

    `cpu` and `wall` bound the seconds of one job, `memory` the MiB that all of them may take on top.
    """
    # What is imported stays for good, and trees of documents are no garbage before their job is done.
    gc.set_threshold(200_000, 5, 50)
    atexit.register(gc.freeze)  # nor at the end, when the system takes back all of it at once
    asks, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not tear the frames
    _confine_memory(memory)
    with suppress(wire.EndedError):
        while True:
            header, body = wire.receive(asks)
            _watch(cpu, wall)
            spent = _answer(answers, header, body)
            faulthandler.cancel_dump_traceback_later()
            if spent or _grown():
                return


def _answer(answers: IO[bytes], header: bytes, body: bytes) -> bool:
    """Do one job; whether the process is spent after it."""
    try:
        result = _done(*wire.job(header, body))
        answer = wire.answered(result)
    except MemoryError:
        wire.send(answers, wire.answered(Failed(Fault.TOO_COSTLY, "reading it takes too much memory")))
        return True
    except RecursionError:
        answer = wire.answered(Failed(Fault.TOO_COSTLY, "it is nested too deeply to be read"))
    except Exception as error:  # noqa: BLE001 - whatever one text does, the next is read
        said = " ".join(str(error).split())[:160].encode("ascii", "replace").decode()
        trouble = f"an error in timeline itself: {type(error).__name__}: {said}"
        answer = wire.answered(Failed(Fault.INTERNAL, trouble))
    wire.send(answers, answer)
    return False


def _done(source: Source, response: Response | None) -> Snapshot | Failed:
    if response is None:
        from feeds.document import read_documents  # noqa: PLC0415 - heavy, and many users have no local files

        return read_documents(source)
    from feeds.parse import parse  # noqa: PLC0415 - not needed for local files

    return parse(source, response)


def _watch(cpu: int, wall: int) -> None:
    """Bound the processor time and the clock of one job; either ends the process."""
    faulthandler.dump_traceback_later(wall, exit=True, file=sys.__stderr__ or sys.stderr)
    if sys.platform != "win32":
        _bound(resource.RLIMIT_CPU, round(time.process_time()) + cpu)


def _confine_memory(more: int) -> None:
    """So many MiB more than now, where the system tells how much that is."""
    if sys.platform != "win32":
        _bound(resource.RLIMIT_CORE, 0)
        if _STATM.exists():
            used = _pages()[0] * resource.getpagesize()
            _bound(resource.RLIMIT_AS, used + more * 2**20)


def _bound(kind: int, most: int) -> None:
    if sys.platform != "win32":
        # A lower bound may be there already, and some systems refuse some bounds: the clock is left.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _grown() -> bool:
    if _STATM.exists():
        # Not the most there ever was (getrusage): under Linux that begins with what the starting process had.
        held = _pages()[1] * resource.getpagesize()
    elif sys.platform != "win32":
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        held = most if sys.platform == "darwin" else most * 2**10  # bytes on macOS, KiB elsewhere
    else:
        return False
    return held > _GROWN * 2**20


def _pages() -> list[int]:
    return [int(number) for number in _STATM.read_text(encoding="ascii").split()]
