"""How the site looks: our templates and styles, and what its user put in their place."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from output.deliver import SiteError
from output.files import digest
from output.render import environment, with_templates

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Look:
    """`templates` is a folder whose templates take the place of ours; `files` are further static files.

    `made_with` changes whenever the same page gives other bytes for another reason: version, time zone.

    A template of the user's may extend ours: `{% extends "timeline/index.html" %}`.
    """

    templates: Path | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    made_with: str = ""
    language: str = "en"

    @cached_property
    def environment(self) -> "Environment":
        """The templates in force."""
        return with_templates(self.templates, self.language) if self.templates else environment(self.language)

    @cached_property
    def mark(self) -> str:
        """Changes whenever a template does."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - ours has one
        names = sorted(name for name in self.environment.list_templates() if not name.startswith("timeline/"))
        sources = (part for name in names for part in (name, loader.get_source(self.environment, name)[0]))
        return digest([self.made_with, *sources])

    def render(self, template: str, **names: object) -> str:
        """The template with these names filled in. Raises SiteError for one of the user's that fails."""
        with self._watched():
            return self.environment.get_template(template).render(**names)

    def macro(self, template: str, name: str) -> Callable[..., str]:
        """A macro that needs no names but its arguments."""
        with self._watched():
            made: Callable[..., str] = getattr(self.environment.get_template(template).module, name)
        return made

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Ours do not fail; what the user's do wrong is told with its place."""
        try:
            yield
        except Exception as error:
            if self.templates is None:
                raise
            place = _place(error, self.templates)
            raise SiteError(f"page.templates: {place}: {str(error) or type(error).__name__}") from error


def _place(error: Exception, folder: Path) -> str:
    """The template and line where it failed, as far as it is known; the innermost of the folder's."""
    if (line := getattr(error, "lineno", None)) and (name := getattr(error, "filename", None)):
        return f"{name}, line {line}"
    frames = [f for f in extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(folder)]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(folder)
