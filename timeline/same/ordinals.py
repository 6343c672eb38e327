"""Which of a series a statement is about: the fifth session is not the sixth."""

import re
import unicodedata

_DIGITS = re.compile(
    r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th|er|re|e|eme|ª|º|a|o|\.(?= [^\W\d_]))(?!\w)"
    r"|\b(?:stages?|rounds?|sessions?|editions?|etappen?|runden?|sitzung|etapes?|tours?|etapas?|rondas?|day"
    r"|nos?\.?) (\d{1,3})(?!\w)"
)
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
_WORD = re.compile(r"[a-z]{5,}")


def ordinals(text: str) -> frozenset[int]:
    """The numbers in a series that a text names, in English, German, French and Spanish. Linear."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    figures = (int(match[1] or match[2]) for match in _DIGITS.finditer(plain))
    words = (_NUMBERS[word] for word in _WORD.findall(plain) if word in _NUMBERS)
    return frozenset((*figures, *words))
