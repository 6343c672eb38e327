"""Which of a series a statement is about: the fifth session is not the sixth."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from timeline.same.terms import term_of

_DIGITS = re.compile(
    r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th|er|re|e|eme|ª|º|a|o|\.(?= [^\W\d_]))(?!\w)"
    r"|\b(stages?|rounds?|sessions?|editions?|etappen?|runden?|sitzung|etapes?|tours?|etapas?|rondas?|day"
    r"|nos?\.?) (\d{1,3})(?!\w)"
)
# Without such a digit, or one of these words before one, none of them is there: most titles have neither.
_NUMERAL, _BEHIND = re.compile(r"\d[a-zªº.]"), re.compile(r" \d")
_NUMBERED = (
    "stage", "round", "session", "edition", "etap", "runde", "sitzung", "tour", "ronda", "day ",
    "no ", "no. ", "nos ", "nos. ",
)  # fmt: skip
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
# Of these the first is one of several: "the first semi-final", "die erste Lesung".
_FIRST = re.compile(
    r"\b(?:first|1st|opening|erste[nrs]?|premiere?|primer[ao]?) "
    r"(?=(?:half|hearing|instalment|leg|match|phase|reading|round|semi-?final|session|stage|tranche"
    r"|etappe|halbfinale?|lesung|rate|runde|sitzung|spiel|tranche|wahlgang"
    r"|audience|demi-finale|etape|lecture|manche|seance|tour|etapa|jornada|lectura|ronda|semifinal|sesion|vuelta)\b)"
)
_FIRSTS = ("first ", "1st ", "opening ", "erste", "premier", "primer")
# The stages of a contest, by numbers of their own; of a "final" alone many a report or vote is one, too.
_FINAL_OF = r"of|at|on|in|against|between|will|was|is|takes|begins|entre|contra|del?|se"
_STAGES = {
    -1: rf"endspiel\w*|(?<!season )finale|finals|(?:the|cup|la|gran) final(?= (?:{_FINAL_OF})\b|\W*$)",
    -2: r"halbfinal\w*|semi-? ?final\w*|demi-finales?",
    -3: r"third[- ]place|platz (?:drei|3)|bronze (?:medal )?match|petite finale|troisieme place"
    r"|tercer (?:puesto|lugar)",
    -4: r"viertelfinal\w*|quarter-? ?final\w*|quarts? de finale|cuartos de final",
    -8: r"achtelfinal\w*|(?:round of|last) 16|huitiemes? de finale|octavos de final",
    -9: r"group (?:stage|phase)|gruppenphase|phase de groupes|fase de grupos",
}
_STAGE = re.compile(
    "|".join(rf"(?<![\w-])(?P<s{-stage}>{words})(?!\w)" for stage, words in sorted(_STAGES.items()))
)
_OF_STAGES = (
    "final", "endspiel", "third", "platz", "bronze", "troisieme", "tercer", "of 16", "last 16", "group",
    "grup",
)  # fmt: skip
_WORD, _ANY = re.compile(r"[a-z]{5,}"), re.compile(r"[^\W_]+")
_NEAR = 40  # characters in which stands what is numbered


def ordinals(text: str) -> Mapping[int, frozenset[str]]:
    """The numbers in a series that a text names, each with what the things of the series are called.

    Stages of a contest ("the final") have numbers below zero.

    Names are stems and meanings of the word before a number or of two words behind it.
    English, German, French and Spanish. Linear.
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    found: defaultdict[int, set[str]] = defaultdict(set)
    numbers = _NUMERAL.search(plain) or (_BEHIND.search(plain) and _holds(plain, _NUMBERED))
    for match in _DIGITS.finditer(plain) if numbers else ():
        if match[1]:
            found[int(match[1])] |= _behind(plain, match.end())
        else:
            found[int(match[3])] |= set(_names(match[2], 1))
    for match in () if _NUMBERS.keys().isdisjoint(_WORD.findall(plain)) else _WORD.finditer(plain):
        if match[0] in _NUMBERS:
            found[_NUMBERS[match[0]]] |= _behind(plain, match.end())
    for match in _FIRST.finditer(plain) if _holds(plain, _FIRSTS) else ():
        found[1] |= _behind(plain, match.end())
    for match in _STAGE.finditer(plain) if _holds(plain, _OF_STAGES) else ():
        found[-int((match.lastgroup or "")[1:])] |= {"stage"}
    return {number: frozenset(names) for number, names in found.items()}


def _holds(plain: str, parts: Iterable[str]) -> bool:
    """Whether a text holds one of these as it is written: a pattern of as many takes ten times as long."""
    return any(map(plain.__contains__, parts))


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


def rows_differ(ours: Mapping[int, frozenset[str]], theirs: Mapping[int, frozenset[str]]) -> bool:
    """Whether two sets of ordinals are of different ones of a row, or of different stages of a contest."""
    if not ours or not theirs:
        return False
    return any(
        _differ(*({n: names for n, names in row.items() if (n < 0) is stage} for row in (ours, theirs)))
        for stage in (False, True)
    )


def _differ(ours: Mapping[int, frozenset[str]], theirs: Mapping[int, frozenset[str]]) -> bool:
    if ours.keys() & theirs.keys():
        return False
    return any(not one or not other or one & other for one in ours.values() for other in theirs.values())


def shared(ours: Mapping[int, frozenset[str]], theirs: Mapping[int, frozenset[str]]) -> bool:
    """Whether both name the same one of a row."""
    return any(ours[number] & theirs[number] for number in ours.keys() & theirs.keys())
