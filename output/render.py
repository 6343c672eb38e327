"""The one place that knows the template engine: autoescape always, an undefined name is an error."""

from functools import cache
from typing import TYPE_CHECKING

from output.markup import anchor, html_date, plain, safe_href

if TYPE_CHECKING:
    from jinja2 import Environment


def _finalize(value: object) -> object:
    """Every string that a template prints passes here; markup of our own macros is already clean."""
    return plain(value) if type(value) is str else value


@cache
def environment() -> "Environment":
    """The templates of this package with their filters."""
    # Runs that find nothing new render nothing.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    env = Environment(
        loader=PackageLoader("output", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    env.filters.update(anchor=anchor, href=safe_href, html_date=html_date)
    return env


def render(template: str, **names: object) -> str:
    """The template with these names filled in. Raises jinja2.TemplateError when one is missing."""
    return environment().get_template(template).render(**names)
