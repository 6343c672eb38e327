"""The lexicons by language code."""

from collections.abc import Mapping

from timeline.dates.world.german import GERMAN
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.spanish import SPANISH

LEXICONS: Mapping[str, Lexicon] = {lexicon.code: lexicon for lexicon in (GERMAN, SPANISH)}
