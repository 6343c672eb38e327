"""How templates print a value: plain and escaped, in one call.

Jinja2 would call one function for the first and one for the second, which wraps what it gives in a class of
its own: a fifth of a whole build, since a card prints forty values.
"""

import re

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from output.clean import plain

_MARKED = re.compile("[&<>\"']")  # what markupsafe escapes


def printed(value: object) -> str:
    """A value as markup. Every string that a template prints passes here; markup is already clean."""
    if type(value) is str:
        text = value if value.isprintable() else plain(value)
        return escape(text) if _MARKED.search(text) else text
    return value if type(value) is Markup else escape(value)


class Printer(CodeGenerator):
    """Compiles `{{ value }}` to a call of the environment's `finalize`, which is to escape, and no other."""

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
