"""Known names: countries and their peoples, capitals and other cities, bodies. A table for each language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from timeline.extract.actors import bodies, cities, foreign
from timeline.extract.actors.countries import COUNTRIES
from timeline.extract.actors.runs import Word, keys

_SHORT = 5  # a name of capitals up to this length may also be a word ("WHO", "US")


class Sort(StrEnum):
    """What a known name is the name of."""

    COUNTRY = "country"
    PEOPLE = "people"  # an adjective or the people themselves
    CAPITAL = "capital"
    PLACE = "place"
    BODY = "body"


class Known(NamedTuple):
    """A known name: the canonical one, what it is, the country for which a capital speaks."""

    name: str
    sort: Sort
    country: str = ""


class Gazetteer:
    """The known names of a language beside the English ones."""

    def __init__(self, entries: Iterable[tuple[str, Known]]) -> None:
        index: defaultdict[str, dict[tuple[str, ...], Known]] = defaultdict(dict)
        self._acronyms: dict[str, Known] = {}
        for name, known in entries:
            if name.isupper() and len(name.replace(".", "")) <= _SHORT:
                self._acronyms[name.replace(".", "")] = known
                continue
            first, *rest = keys(name)
            index[first].setdefault(tuple(rest), known)
        self._index = {
            first: sorted(names.items(), key=lambda item: -len(item[0])) for first, names in index.items()
        }

    def at(self, words: Sequence[Word], at: int) -> tuple[int, Known] | None:
        """The longest known name that begins at a word, and the number of its words."""
        word = words[at]
        acronym = self._acronyms.get(word.text.replace(".", "")) if len(word.text) < 10 else None
        for rest, known in self._index.get(word.key, ()):
            end = at + 1 + len(rest)
            if not rest or _same(words, at, rest):
                return (end - at, known)
        return (1, acronym) if acronym is not None else None

    def known(self, name: str) -> Known | None:
        """A name as a whole."""
        acronym = self._acronyms.get(name.replace(".", ""))
        if acronym is not None:
            return acronym
        first, *rest = keys(name)
        return next((known for other, known in self._index.get(first, ()) if list(other) == rest), None)


def _same(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) >= len(words):
        return False
    behind = words[at + 1 : at + 1 + len(rest)]
    if any(word.stop for word in (words[at], *behind[:-1])) or words[at].owner:
        return False
    return all(word.key == key for word, key in zip(behind, rest, strict=True))


@cache
def gazetteer(language: str) -> Gazetteer:
    """The names known in a language (a two-letter code), English ones included."""
    return Gazetteer(_entries(language))


def _entries(language: str) -> Iterator[tuple[str, Known]]:
    for name, acronyms, others in bodies.BODIES:
        for one in (name, *acronyms, *others):
            yield one, Known(name, Sort.BODY)
    for country in COUNTRIES:
        known = Known(country.name, Sort.COUNTRY)
        for one in (country.name, *country.others):
            yield one, known
        for one in country.peoples:
            yield one, Known(country.name, Sort.PEOPLE)
        for one in country.capitals:
            yield one, Known(country.capitals[0], Sort.CAPITAL, country.name)
    for place, *further in cities.PLACES:
        for name in (place, *further):
            yield name, Known(place, Sort.PLACE)
    for local, name in foreign.countries(language):
        yield local, Known(name, Sort.COUNTRY)
