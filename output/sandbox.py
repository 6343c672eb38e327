"""Templates of users, filled in by a process of their own: what hangs or swells is stopped, nothing else is.

`output.confined` is what runs there. Values go in as one JSON object and come back as one JSON object a line.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from output.broken import Broken
from output.clean import single_line

__all__ = ["WALL", "Broken", "Job", "rendered"]

WALL = 10  # seconds; processor time is bounded by each job
# This very package, wherever it was imported from; the rest is found as everywhere.
_ROOT = Path(__file__).resolve().parents[1]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); import output; del sys.path[0];"
    "from output.confined import main; main()"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A template to fill in. HTML is escaped, judged and written by `output.unsafe`."""

    source: str
    longest: int  # characters of the source
    limit: int  # bytes of what it makes, in UTF-8
    html: bool = False
    seconds: int = 2  # of processor time, where the platform can bound it
    memory: int = 512  # MiB, likewise


def rendered(jobs: Sequence[Job], names: Mapping[str, object]) -> list[str | Broken]:
    """The templates with these names (values of JSON) filled in; one that is stopped stops no other."""
    done: list[str | Broken] = []
    while len(done) < len(jobs):
        rest = jobs[len(done) :]
        made, trouble = _tried(rest, names)
        done += made
        if len(made) < len(rest):
            done.append(Broken(trouble))
    return done


def _tried(jobs: Sequence[Job], names: Mapping[str, object]) -> tuple[list[str | Broken], str]:
    """What one process made of the first of these, and why not of the next."""
    asked = json.dumps({"jobs": [asdict(job) for job in jobs], "names": names}).encode()
    command = [sys.executable, "-P", "-c", _START, str(_ROOT)]
    try:
        run = subprocess.run(  # noqa: S603 - this interpreter and our own module, no shell
            command, input=asked, capture_output=True, timeout=WALL, check=False
        )
    except subprocess.TimeoutExpired as late:
        return _answers(late.stdout), f"it takes more than {WALL} seconds"
    except OSError as error:
        return [], f"no process could be started for it ({error})"
    if run.returncode == -getattr(signal, "SIGXCPU", 0):
        return _answers(run.stdout), f"it takes more than {jobs[0].seconds} seconds of processor time"
    said = single_line(run.stderr.decode(errors="replace").strip().rpartition("\n")[2], 200)
    return _answers(run.stdout), f"it was stopped ({said or f'status {run.returncode}'})"


def _answers(output: bytes | None) -> list[str | Broken]:
    """Whole lines only: the last may have been cut off."""
    answers = [json.loads(line) for line in (output or b"").split(b"\n")[:-1]]
    return [Broken(answer["broken"]) if "broken" in answer else answer["made"] for answer in answers]
