"""The names in a sentence: persons, organisations, countries that act, and places.

There is no model here: tables of countries, cities and bodies, words that make names ("Ministry of"), titles
before them and the small words beside them. Precise before complete: a name that nothing tells is left out.
"""

from collections.abc import Iterable

from timeline.extract.actors import scripts
from timeline.extract.actors.gazetteer import gazetteer
from timeline.extract.actors.introduced import Introduced
from timeline.extract.actors.reader import Reader
from timeline.names import Actor


class Recogniser:
    """Finds names in the sentences of one text; `language` is a BCP 47 tag.

    Names that the text gives in full somewhere are known by their short forms in all of it. Never raises;
    linear in the length of a sentence.
    """

    def __init__(self, text: str, language: str) -> None:
        self._language = language.partition("-")[0].casefold()
        self._names = gazetteer(self._language)
        self._introduced = Introduced(text, self._read_alone)

    def find(self, sentence: str) -> tuple[Actor, ...]:
        """The names in a sentence in the order in which they begin; a longer one before one inside it."""
        found: Iterable[Actor] = Reader(sentence, self._language, self._names, self._introduced).read()
        if self._language in scripts.LANGUAGES:
            found = [*found, *scripts.find(sentence, self._language)]
        return tuple(sorted(found, key=lambda actor: (actor.start, -actor.end)))

    def _read_alone(self, sentence: str) -> tuple[Actor, ...]:
        return tuple(Reader(sentence, self._language, self._names, None).read())
