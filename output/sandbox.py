"""Templates of users: Jinja2 that can read only what it is given, make only little and must stop soon.

The sandbox of Jinja2 keeps a template from reaching into Python. It bounds neither time nor memory, and lets
a template pass text off as markup. Here only what is listed is allowed (kinds of nodes, filters, methods),
and turns of loops, calls and what they make are counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from types import TracebackType
from typing import NoReturn, cast

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, pass_eval_context
from jinja2.visitor import NodeTransformer

from output.clean import plain

MAX_STEPS = 1_000_000  # turns of loops, calls and filters together; about a second
MAX_SIZE = 200_000  # characters or members of a value
_STEP_SIZE = 200  # characters or members that cost one step more
_SIZED = (str, list, tuple, dict)
_MAX_RANGE = 1000
_MAX_NUMBER = 10**15

_NODES = frozenset(
    "Add And Assign Call Compare Concat CondExpr Const Dict Div Filter FloorDiv For Getattr Getitem If "
    "Keyword List Macro Mod Mul NSRef Name Neg Not Operand Or Output Pair Pos Slice Sub Template "
    "TemplateData Test Tuple With".split()
)
# Not among them: what makes markup of text (safe, tojson, urlize, xmlattr), what fills up to a width that it
# is given (center, format, indent), what differs from run to run (random).
_FILTERS = frozenset(
    "abs capitalize count d default dictsort e escape first float groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse round select selectattr sort title trim truncate "
    "unique upper urlencode wordcount".split()
)
_METHODS = frozenset(
    "capitalize endswith get items keys lower lstrip rstrip split startswith strip title upper values".split()
)


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a template gave nothing, with the line where that is known."""

    reason: str


def rendered(
    source: str,
    names: Mapping[str, object],
    *,
    autoescape: bool,
    limit: int,
    filters: Mapping[str, Callable[..., object]] | None = None,
) -> str | Broken:
    """The template with these names filled in, at most `limit` characters long."""
    sandbox = _Sandbox(autoescape=autoescape, own=filters or {})
    try:
        template = sandbox.from_string(source)
        parts, size = [], 0
        for part in template.generate(**names):
            parts.append(part)
            size += len(part)
            if size > limit:
                return Broken(f"it makes more than {limit:,} characters")
    except TemplateSyntaxError as error:
        return Broken(f"line {error.lineno}: {error.message}")
    except RecursionError:
        return Broken("it is nested too deeply")
    except MemoryError:
        return Broken("it needs too much memory")
    # Whatever a template does wrong must not lose the message: a filter can raise nearly anything.
    except Exception as error:  # noqa: BLE001
        return Broken(_placed(error))
    return "".join(parts)


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


class _Bounds(NodeTransformer):
    """Refuses what is not listed, counts the turns of loops and measures what is joined."""

    def visit(self, node: nodes.Node, *args: object, **kwargs: object) -> object:
        if type(node).__name__ not in _NODES:
            raise TemplateSyntaxError(f"{_named(node)} cannot be used here", _lineno(node))
        return super().visit(node, *args, **kwargs)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the name that Jinja2 looks for
        if node.recursive:
            raise TemplateSyntaxError("recursive loops cannot be used here", node.lineno)
        self.generic_visit(node)
        node.iter = _filtered(cast("nodes.Expr", node.iter), "_counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_joined")


def _named(node: nodes.Node) -> str:
    names = {"Pow": "`**`", "ScopedEvalContextModifier": "`autoescape`", "Scope": "`autoescape`"}
    kind = type(node).__name__
    return names.get(kind, f"`{kind.lower()}`")


def _lineno(node: nodes.Node) -> int:
    """The line of a node, or of the first within that has one."""
    return node.lineno or next((child.lineno for child in node.iter_child_nodes() if child.lineno), 1)


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class _Sandbox(ImmutableSandboxedEnvironment):
    """One environment for one rendering: it holds the count."""

    intercepted_binops = frozenset(["+", "*", "%"])

    def __init__(self, *, autoescape: bool, own: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(
            autoescape=autoescape,
            undefined=StrictUndefined,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.steps = 0
        self.globals = {"range": _range, "namespace": Namespace}
        made: dict[str, Callable[..., object]] = {name: self.filters[name] for name in _FILTERS}
        made |= own
        made |= {"replace": _replaced, "join": _join, "_joined": _join}
        self.filters = {name: self._measured(each) for name, each in made.items()}
        self.filters["_counted"] = self._counted

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return cast("nodes.Template", _Bounds().visit(super()._parse(source, name, filename)))

    def _counted(self, values: Iterable[object]) -> Iterator[object]:
        for value in values:
            self._step()
            yield value

    def _step(self, *values: object) -> None:
        self.steps += 1 + sum(len(value) for value in values if isinstance(value, _SIZED)) // _STEP_SIZE
        if self.steps > MAX_STEPS:
            _refuse(f"it takes more than {MAX_STEPS:,} steps")

    def _measured(self, made: Callable[..., object]) -> Callable[..., object]:
        @wraps(made)
        def measured(*args: object, **kwargs: object) -> object:
            self._step(*args, *kwargs.values())
            return _bounded(made(*args, **kwargs))

        return measured

    def call(self, context: Context, called: object, /, *args: object, **kwargs: object) -> object:
        self._step(getattr(called, "__self__", None), *args, *kwargs.values())
        if not _callable(called):
            _refuse(f"{getattr(called, '__name__', 'this')!r} cannot be called here")
        return _bounded(super().call(context, called, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers and operator != "+":
            _refuse(f"`{operator}` is for numbers only")
        self._step(left, right)
        made = super().call_binop(context, operator, left, right)
        if numbers and abs(made) > _MAX_NUMBER:
            _refuse("a number becomes too large")
        return _bounded(made)


def _callable(called: object) -> bool:
    if isinstance(called, Macro) or called in (_range, Namespace):
        return True
    owner = getattr(called, "__self__", None)
    name = getattr(called, "__name__", "")
    if isinstance(owner, LoopContext):
        return name in {"cycle", "changed"}
    return isinstance(owner, str | dict) and name in _METHODS


def _range(*ends: int) -> range:
    made = range(*ends)
    if len(made) > _MAX_RANGE:
        _refuse(f"a range has at most {_MAX_RANGE:,} numbers here")
    return made


def _printed(value: object) -> object:
    """What `{{ value }}` prints: text and numbers; a list is looped over."""
    if _is_markup(value):
        return value
    if isinstance(value, str):
        return plain(value)
    if value is None:
        return ""
    return value if isinstance(value, int | float | Undefined) else _refuse("a list cannot be printed")


def _bounded(value: object) -> object:
    if isinstance(value, _SIZED) and len(value) > MAX_SIZE:
        _refuse("a value becomes too large")
    return value


@pass_eval_context
def _replaced(context: EvalContext, text: str, old: str, new: str) -> str:
    """Replace in text, its growth known before it is made."""
    if not old or text.count(old) * len(new) > MAX_SIZE:
        _refuse("`replace` would make too much")
    if context.autoescape and not _is_markup(text) and _is_markup(new):
        text = FILTERS["escape"](text)
    return text.replace(old, new)


@pass_eval_context
def _join(context: EvalContext, values: Iterable[object], between: str = "", attribute: str = "") -> str:
    """Texts and numbers as one text, which is markup only where a part is and the others are escaped."""
    parts: list[str] = []
    size = 0
    for value in values:
        part = _printed(value.get(attribute) if attribute and isinstance(value, dict) else value)
        parts.append(part if isinstance(part, str) else str(part))
        size += len(parts[-1]) + len(between)
        if size > MAX_SIZE:
            _refuse("`join` would make too much")
    if context.autoescape and any(map(_is_markup, (between, *parts))):
        between = FILTERS["escape"](between)  # whose `join` escapes what is none
    return between.join(parts)


def _is_markup(value: object) -> bool:
    return hasattr(value, "__html__")


def _refuse(reason: str) -> NoReturn:
    raise SecurityError(reason)
