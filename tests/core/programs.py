"""`timeline` in a process of its own, forked from one that has it imported: that spares a second at each.

What is done to the process before the command runs is a function of a module that the process can import: see
`killed`.
"""

import functools
import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from killing import kill_at

_FORKS = multiprocessing.get_context("forkserver")
# The command imports some of these only when it comes to need them.
_FORKS.set_forkserver_preload(
    [
        "timeline.cli.program",
        "timeline.run",
        "timeline.extract",
        "timeline.extract.mentions",
        "timeline.publish",
    ]
)


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def timeline(
    *arguments: object, folder: Path | None = None, before: Callable[[], None] | None = None
) -> Done:
    """Run a command to its end in `folder`, after `before`, which has to be a picklable function."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / name for name in ("stdout", "stderr")]
        process = _FORKS.Process(
            target=_program, args=([str(one) for one in arguments], folder or Path.cwd(), files, before)
        )
        process.start()
        process.join()
        returncode = process.exitcode
        process.close()
        return Done(
            returncode, *(file.read_text(encoding="utf-8") if file.exists() else "" for file in files)
        )


def _program(arguments, folder, files, before):
    for number, file in enumerate(files, start=1):
        with file.open("wb") as stream:
            os.dup2(stream.fileno(), number)
    os.chdir(folder)
    sys.argv = ["timeline", *arguments]
    from timeline.cli import main  # noqa: PLC0415 - imported where it forks from

    if before:
        before()
    main()


def killed(step: str, when: str, passing: int = 0) -> Callable[[], None]:
    """Have the process killed at a function, see `kill_at`."""
    return functools.partial(kill_at, step, when, passing)


def killed_at_file(folder: Path, number: int) -> Callable[[], None]:
    """Have the process killed at the file of this number that is replaced or removed in the folder.

    A process that lives on prints at its end how many there were.
    """
    return functools.partial(_kill_at_file, os.path.realpath(folder), number)


def _kill_at_file(folder, number):
    done = 0

    def counted(original):
        def call(path, *more, **options):
            nonlocal done
            inside = os.path.realpath(more[0] if more else path).startswith(folder)
            if inside and done == number:
                os.kill(os.getpid(), signal.SIGKILL)
            done += inside
            if inside:
                print("changed", done)
            return original(path, *more, **options)

        return call

    os.replace, os.unlink = counted(os.replace), counted(os.unlink)
