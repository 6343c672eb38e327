"""The phrases of each language that has some."""

from timeline.extract.world.french import FRENCH
from timeline.extract.world.german import GERMAN
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.spanish import SPANISH

PHRASES = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}


def phrases_of(language: str) -> Phrases | None:
    """The phrases of the language with this BCP 47 tag, None without."""
    return PHRASES.get(language.lower().replace("_", "-").partition("-")[0])
