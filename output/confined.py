"""The process that `output.sandbox` starts: Jinja2 in its sandbox, with little time and memory."""

import json
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from output.clean import plain
from output.columns import wrap
from output.markup import single_line
from output.sandbox import Broken, Job
from output.unsafe import inert

if sys.platform != "win32":
    import resource

# Not among them: what makes markup of text (safe, tojson, urlize, xmlattr), what differs from run to run
# (random), what prints values that are no text (pprint).
_FILTERS = (
    "abs capitalize count d default dictsort e escape first float groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse select selectattr sort title trim truncate "
    "unique upper urlencode wordcount"
).split()
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Block: "block",
    nodes.CallBlock: "call",
    nodes.Extends: "extends",
    nodes.FilterBlock: "filter",
    nodes.FromImport: "import",
    nodes.Import: "import",
    nodes.Include: "include",
    nodes.Macro: "macro",
    nodes.ScopedEvalContextModifier: "autoescape",
}
_MAX_PRECISION = 15  # decimal digits that a float holds


def main() -> None:
    """Answer each job in a line as soon as it is done; the process may not live to see the next."""
    asked = json.load(sys.stdin)
    jobs = [Job(**job) for job in asked["jobs"]]
    _confine_memory(jobs[0].memory)
    for job in jobs:
        _confine_time(job.seconds)
        made = filled(job, asked["names"])
        answer = {"broken": made.reason} if isinstance(made, Broken) else {"made": made}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _confine_time(seconds: int) -> None:
    """Processor time from now on, in whole seconds, after which SIGXCPU ends the process."""
    if sys.platform != "win32":
        _bound(resource.RLIMIT_CPU, round(time.process_time()) + seconds)
        _bound(resource.RLIMIT_CORE, 0)


def _confine_memory(more: int) -> None:
    """As many MiB more than now, where the system tells how many these are."""
    statm = Path("/proc/self/statm")  # proc(5): the first number is the size in pages
    if sys.platform != "win32" and statm.exists():
        used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _bound(resource.RLIMIT_AS, used + more * 2**20)


def _bound(kind: int, most: int) -> None:
    if sys.platform != "win32":
        # A lower bound may be there already, and some systems refuse some bounds: the wall clock is left.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def filled(job: Job, names: Mapping[str, object]) -> str | Broken:
    """The template with these names filled in, or why not."""
    if len(job.source) > job.longest:
        return Broken(f"it is longer than {job.longest:,} characters")
    try:
        made = _filled(job, names)
        if job.html and isinstance(made, str):
            made = inert(made)
    except TemplateSyntaxError as error:
        return Broken(f"line {error.lineno}: {error.message}")
    except RecursionError:
        return Broken("it is nested too deeply")
    except MemoryError:
        return Broken("it needs too much memory")
    # Whatever a template does wrong must not lose the message: a filter can raise nearly anything.
    except Exception as error:  # noqa: BLE001
        return Broken(_placed(error))
    if isinstance(made, str) and len(made.encode()) > job.limit:
        return _too_much(job)
    return made


def _filled(job: Job, names: Mapping[str, object]) -> str | Broken:
    parts, size = [], 0
    for part in _Sandbox(autoescape=job.html).from_string(job.source).generate(**names):
        parts.append(part)
        size += len(part)
        if size > job.limit:
            return _too_much(job)
    return "".join(parts)


def _too_much(job: Job) -> Broken:
    return Broken(f"it makes more than {job.limit:,} bytes")


def _placed(error: Exception) -> str:
    line = _line(error.__traceback__)
    said = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return f"line {line}: {said}" if line else f"{said}"


def _line(traceback: TracebackType | None) -> int | None:
    """The line of the template, which Jinja2 writes into the traceback."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


class _Sandbox(ImmutableSandboxedEnvironment):
    def __init__(self, *, autoescape: bool) -> None:
        super().__init__(
            autoescape=autoescape,
            undefined=StrictUndefined,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals = {"range": self.globals["range"]}
        self.filters = {**{name: FILTERS[name] for name in _FILTERS}, "round": _round, "wrap": _wrap}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(tuple(_REFUSED)):
            line = node.lineno or next((child.lineno for child in node.iter_child_nodes()), 1)
            raise TemplateSyntaxError(f"`{_REFUSED[type(node)]}` cannot be used here", line)
        return tree


def _printed(value: object) -> object:
    """What `{{ value }}` prints: text and numbers; a list is looped over."""
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, str):
        return plain(value)
    if value is None:
        return ""
    if not isinstance(value, int | float | Undefined):
        raise SecurityError("a list cannot be printed")
    return value


def _round(value: float, precision: int = 0, method: str = "common") -> object:
    if abs(precision) > _MAX_PRECISION:
        raise SecurityError(f"`round` keeps at most {_MAX_PRECISION} digits")
    return FILTERS["round"](value, precision, method)


def _wrap(text: object, columns: int = 76, indent: int = 0) -> str:
    room = " " * max(0, min(indent, 40))
    return "\n".join(wrap(single_line(str(text)), max(20, min(columns, 200)), room))
