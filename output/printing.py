"""How templates print a value: plain and escaped, in one call; and how they call.

Jinja2 would call one function for the first and one for the second, which wraps what it gives in a class of
its own: a fifth of a whole build, since a card prints forty values. Calls it sends through the context, in
case what is called asks for that; nothing of ours does.
"""

from collections.abc import Callable, Iterable
from functools import partial
from keyword import iskeyword

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup, escape

from output.clean import plain
from output.markup import safe_href
from output.model import Span

# As `Markup` of a text, without a look at whether it is more than that.
as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
_MARKS = {"date": "mark", "added": "ins", "removed": "del"}


def printed(value: object) -> str:
    """A value as markup. Every string that a template prints passes here; markup is already clean."""
    if type(value) is str:
        text = value if value.isprintable() else plain(value)
        # What `escape` has to do; a pattern would look at each character in turn.
        marked = "&" in text or "<" in text or ">" in text or '"' in text or "'" in text
        return escape(text) if marked else text
    return value if type(value) is Markup else escape(value)


# What cards say most often; a macro takes far longer.
def quoted(spans: Iterable[Span]) -> Markup:
    """A quotation with its date, its names and what changed in it."""
    return as_markup("".join([_span(span) for span in spans]))  # escaped piece by piece


def _span(span: Span) -> str:
    text, emphasis = printed(span.text), span.emphasis
    if emphasis == "name":
        return f'<span class="name" title="{printed(span.told)}">{text}</span>'
    mark = _MARKS.get(emphasis)
    return f"<{mark}>{text}</{mark}>" if mark else text


def linked(href: str | None, text: str) -> Markup:
    """A text with the address that it is from, where that can be followed."""
    address, shown = safe_href(href), f"<bdi>{printed(text)}</bdi>"
    if address:
        shown = f'<a href="{printed(address)}" rel="external nofollow noreferrer">{shown}</a>'
    return as_markup(shown)  # both are escaped


class Printer(CodeGenerator):
    """Compiles `{{ value }}` to a call of the environment's `finalize`, which is to escape, and no other.

    What is called with plain arguments is called directly.
    """

    def visit_Call(  # noqa: D102, N802 - of the base class
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        plain_names = all(one.key.isidentifier() and not iskeyword(one.key) for one in node.kwargs)
        if forward_caller or node.dyn_args or node.dyn_kwargs or not plain_names:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class OurPrinter(Printer):
    """For our own templates, where `a.b` is an attribute and always there; of the user's it may be an item.

    The engine asks for each by a call that catches what is not there: a thirtieth of a build.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: D102, N802 - of the base class
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")
