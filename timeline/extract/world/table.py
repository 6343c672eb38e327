"""The phrases of each language that has some, compiled when the first text in it is met."""

from functools import cache
from importlib import import_module

from timeline.extract.world.phrases import Phrases

_NAMES = {"de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch", "pt": "portuguese"}


def phrases_of(language: str) -> Phrases | None:
    """The phrases of the language with this BCP 47 tag, None without."""
    name = _NAMES.get(language.lower().replace("_", "-").partition("-")[0])
    return None if name is None else _record(name)


@cache
def _record(name: str) -> Phrases:
    record: Phrases = getattr(import_module(f"timeline.extract.world.{name}"), name.upper())
    return record
