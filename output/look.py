"""How the site looks: our templates and styles, and what its user put in their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from output.files import digest
from output.render import environment

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
        return environment(self.templates, self.language)

    @cached_property
    def mark(self) -> str:
        """Changes whenever a template does."""
        loader = self.environment.loader
        assert loader is not None  # noqa: S101 - ours has one
        names = sorted(name for name in self.environment.list_templates() if not name.startswith("timeline/"))
        sources = (part for name in names for part in (name, loader.get_source(self.environment, name)[0]))
        return digest([self.made_with, *sources])

    def render(self, template: str, **names: object) -> str:
        """The template with these names filled in. Raises jinja2.TemplateError when one is missing."""
        return self.environment.get_template(template).render(**names)

    def macro(self, template: str, name: str) -> Callable[..., str]:
        """A macro that needs no names but its arguments."""
        made: Callable[..., str] = getattr(self.environment.get_template(template).module, name)
        return made
