"""The lexicons by language code."""

from collections.abc import Mapping

from timeline.dates.world.arabic import ARABIC
from timeline.dates.world.dutch import DUTCH
from timeline.dates.world.french import FRENCH
from timeline.dates.world.german import GERMAN
from timeline.dates.world.indonesian import INDONESIAN
from timeline.dates.world.italian import ITALIAN
from timeline.dates.world.khmer import KHMER
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.portuguese import PORTUGUESE
from timeline.dates.world.russian import RUSSIAN
from timeline.dates.world.spanish import SPANISH
from timeline.dates.world.thai import THAI
from timeline.dates.world.ukrainian import UKRAINIAN
from timeline.dates.world.vietnamese import VIETNAMESE

_ALL = (
    ARABIC, DUTCH, FRENCH, GERMAN, INDONESIAN, ITALIAN, KHMER, PORTUGUESE, RUSSIAN, SPANISH, THAI, UKRAINIAN,
    VIETNAMESE,
)  # fmt: skip
LEXICONS: Mapping[str, Lexicon] = {lexicon.code: lexicon for lexicon in _ALL}
