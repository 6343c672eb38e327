"""The one place that knows the template engine: autoescape always, an undefined name is an error.

Templates say `{{ _("Next") }}`, `{{ _("published {date}", date=when) }}` and `{{ ngettext("{number} text",
"{number} texts", count) }}`. A message is markup, the values in it are escaped as any other value is. What
is no literal is said with `{{ word | said }}`, which is escaped as a whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from output.files import digest
from output.languages import tongue
from output.markup import anchor, html_date, safe_href
from output.tongue import Tongue

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@cache
def environment(tag: str = "en") -> "Environment":
    """The templates of this package in a language."""
    return with_templates(None, tag)


def with_templates(folder: Path | None, tag: str) -> "Environment":
    """The templates in a language as they are now; those in `folder` take the place of ours.

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

    from output.compiled import Compiled  # noqa: PLC0415
    from output.printing import OurPrinter, Printer, as_markup, linked, printed, quoted  # noqa: PLC0415

    ours = PackageLoader("output", "templates")
    theirs = [FileSystemLoader(folder)] if folder else []
    env = Environment(
        loader=ChoiceLoader([*theirs, ours, PrefixLoader({"timeline": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=printed,
        auto_reload=False,
        bytecode_cache=None if folder else Compiled(Path(cache_from_source(__file__)).parent, _settings()),
    )
    env.code_generator_class = Printer if folder else OurPrinter
    # `embedded` is for what is markup by its own making, such as JSON that holds no "<".
    env.filters.update(anchor=anchor, href=safe_href, html_date=html_date, embedded=Markup, quoted=quoted)
    language = tongue(tag)
    speech = _Speech(language, as_markup, printed)
    env.filters.update(digits=speech.digits, said=language.say)
    turned = Markup(' dir="rtl"' if language.direction == "rtl" else "")  # noqa: S704 - ours
    env.globals.update(_=speech.say, ngettext=speech.plural, turned=turned, linked=linked)
    return env


def _settings() -> str:
    """Changes with what templates are compiled with: the settings in this module, how values are printed."""
    return digest(Path(__file__).with_name(name).read_text("utf-8") for name in ("render.py", "printing.py"))


@dataclass(frozen=True, slots=True)
class _Speech:
    """What templates say a message with. The names are those that tools for catalogs look for."""

    tongue: Tongue
    markup: "Callable[[str], Markup]"
    printed: Callable[[object], str]
    said: dict[str, "Markup"] = field(default_factory=dict)  # every card says the same few

    def say(self, message: str, /, **values: object) -> "Markup":
        told = self.said.get(message)
        if told is None:
            told = self.said[message] = self.markup(self.tongue.say(message))
        return self._filled(told, values) if values else told

    def plural(self, one: str, many: str, count: int, /, **values: object) -> "Markup":
        told = self.tongue.counting(one, many, count)
        return self._filled(told, {"number": self.digits(count), **values})

    def digits(self, number: int) -> str:
        return self.tongue.digits(str(number))

    def _filled(self, told: str, values: Mapping[str, object]) -> "Markup":
        printed = self.printed
        return self.markup(str.format_map(told, {name: printed(value) for name, value in values.items()}))


def render(template: str, *, language: str, **names: object) -> str:
    """The template with these names filled in. Raises jinja2.TemplateError when one is missing."""
    return environment(language).get_template(template).render(language=language, **names)
