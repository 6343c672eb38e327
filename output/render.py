"""The one place that knows the template engine: autoescape always, an undefined name is an error."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from output.markup import anchor, html_date, plain, safe_href

if TYPE_CHECKING:
    from jinja2 import Environment


def _finalize(value: object) -> object:
    """Every string that a template prints passes here; markup of our own macros is already clean."""
    return plain(value) if type(value) is str else value


@cache
def environment(folder: Path | None = None) -> "Environment":
    """The templates of this package with their filters; those in `folder` take the place of ours.

    Ours are there as `timeline/NAME` in any case.
    """
    # Runs that find nothing new render nothing.
    from jinja2 import (  # noqa: PLC0415
        ChoiceLoader,
        Environment,
        FileSystemLoader,
        PackageLoader,
        PrefixLoader,
        StrictUndefined,
    )
    from markupsafe import Markup  # noqa: PLC0415

    ours = PackageLoader("output", "templates")
    theirs = [FileSystemLoader(folder)] if folder else []
    env = Environment(
        loader=ChoiceLoader([*theirs, ours, PrefixLoader({"timeline": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    # `embedded` is for what is markup by its own making, such as JSON that holds no "<".
    env.filters.update(anchor=anchor, href=safe_href, html_date=html_date, embedded=Markup)
    return env


def render(template: str, **names: object) -> str:
    """The template with these names filled in. Raises jinja2.TemplateError when one is missing."""
    return environment().get_template(template).render(**names)
