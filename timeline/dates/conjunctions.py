"""The words for "and", "or" and "to" between dates, by language: the one list that all steps work with."""

import re
from collections.abc import Mapping

AND: Mapping[str, str] = {
    "ar": "و", "de": "und|sowie", "en": "and|&", "es": "y|e", "fr": "et", "id": "dan", "it": "ed?",
    "km": "និង", "nl": "en", "pt": "e", "ru": "и", "th": "และ", "uk": "і|й|та", "vi": "và",
    "zh": "、|(?<![令昭])和|及び?|と",
}  # fmt: skip
OR: Mapping[str, str] = {
    "ar": "او", "de": "oder|bzw", "en": "or", "es": "o|u", "fr": "ou", "id": "atau", "it": "o|oppure",
    "km": "ឬ", "nl": "of", "pt": "ou", "ru": "или", "th": "หรือ", "uk": "або|чи", "vi": "hoặc|hay",
    "zh": "或者?|または|又は|もしくは|か(?!ら)",
}  # fmt: skip
# Written without spaces around them.
_GLUED = ("km", "th", "zh")
_TO = (
    "to|through|thru|until|till|bis(?: zum)?|auf(?: den)?|naar|al?|au|à|até|tot(?: en met)?|по|до|hingga"
    "|sampai|đến|tới|الى|إلى|حتى"
)
_ARTICLE = "(?: (?:el|le|il|de[mn]|ngày))?"
_UNSPACED_TO = "(?:จน)?ถึง(?:วันที่)?|(?:រហូត)?ដល់|[-\u2010-\u2015\u2212/~\uff5e\u301c\u81f3\u5230]|\u304b\u3089"


def _of(*tables: Mapping[str, str], glued: bool) -> str:
    return "|".join(words for table in tables for code, words in table.items() if (code in _GLUED) == glued)


# What stands between two dates that share their words, in any language, as it was written or folded.
BETWEEN = re.compile(
    rf"\s*(?:\b(?:{_of(AND, OR, glued=False)}|أو|{_TO})\b\.?{_ARTICLE}|\bو(?=\s?\d)|&"
    rf"|{_of(AND, OR, glued=True)}|{_UNSPACED_TO})\s*",
    re.IGNORECASE,
)
_ANDS = re.compile(f"{_of(AND, glued=False)}|{_of(AND, glued=True)}")
_ORS = re.compile(f"{_of(OR, glued=False)}|{_of(OR, glued=True)}")


def joining(code: str) -> str:
    """The pattern of what stands before the last day of a list, for the rules of a language."""
    words = f"(?:{AND[code]}|{OR[code]})"
    return f" {words} " if code not in (*_GLUED, "ar") else f" ?{words} ?"


def is_and(word: str) -> bool:
    """Whether the word is "and" in some language."""
    return _ANDS.fullmatch(word) is not None


def apart(joint: str, first: int, last: int) -> bool:
    """Whether two days are two dates: always with "or" between, with "and" unless they are neighbours."""
    word = joint.strip().partition(" ")[0]
    if _ORS.fullmatch(word):
        return True
    return last - first > 1 and is_and(word)
