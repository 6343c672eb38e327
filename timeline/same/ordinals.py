"""Which of a series a statement is about: the fifth session is not the sixth."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from timeline.same.terms import term_of

_DIGITS = re.compile(
    r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th|er|re|e|eme|ª|º|a|o|\.(?= [^\W\d_]))(?!\w)"
    r"|\b(stages?|rounds?|sessions?|editions?|etappen?|runden?|sitzung|etapes?|tours?|etapas?|rondas?|day"
    r"|nos?\.?) (\d{1,3})(?!\w)"
)
_DIGIT = re.compile(r"\d")
# The first of all is often only the first in a text.
_WORDS = {
    2: "second zweite zweiten zweiter deuxieme segunda segundo",
    3: "third dritte dritten dritter troisieme tercera tercero tercer",
    4: "fourth vierte vierten vierter quatrieme cuarta cuarto",
    5: "fifth funfte funften funfter cinquieme quinta quinto",
    6: "sixth sechste sechsten sechster sixieme sexta sexto",
    7: "seventh siebte siebten siebter septieme septima septimo",
    8: "eighth achte achten achter huitieme octava octavo",
    9: "ninth neunte neunten neunter neuvieme novena noveno",
    10: "tenth zehnte zehnten zehnter dixieme decima decimo",
    11: "eleventh elfte elften elfter onzieme undecima undecimo",
    12: "twelfth zwolfte zwolften zwolfter douzieme duodecima duodecimo",
}
_NUMBERS = {word: number for number, words in _WORDS.items() for word in words.split()}
_WORD, _ANY = re.compile(r"[a-z]{5,}"), re.compile(r"[^\W_]+")
_NEAR = 40  # characters in which stands what is numbered


def ordinals(text: str) -> Mapping[int, frozenset[str]]:
    """The numbers in a series that a text names, each with what the things of the series are called.

    Names are stems and meanings of the word before a number or of two words behind it.
    English, German, French and Spanish. Linear.
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    found: defaultdict[int, set[str]] = defaultdict(set)
    for match in _DIGITS.finditer(plain) if _DIGIT.search(plain) else ():
        if match[1]:
            found[int(match[1])] |= _behind(plain, match.end())
        else:
            found[int(match[3])] |= set(_names(match[2], 1))
    for match in () if _NUMBERS.keys().isdisjoint(_WORD.findall(plain)) else _WORD.finditer(plain):
        if match[0] in _NUMBERS:
            found[_NUMBERS[match[0]]] |= _behind(plain, match.end())
    return {number: frozenset(names) for number, names in found.items()}


def _behind(plain: str, at: int) -> set[str]:
    return set(_names(plain[at : at + _NEAR], 2))


def _names(text: str, most: int) -> Iterator[str]:
    """What is numbered: the first words that tell something, up to one that does not ("climb before Ost")."""
    number = 0
    for match in _ANY.finditer(text):
        term = term_of(match[0])
        if number == most or (number and term is None):
            return
        if term is not None:
            number += 1
            yield from (term.stem, *term.senses)
