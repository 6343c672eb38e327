"""Bodies whose names hold words without capitals: "Union européenne", "ministère des Affaires étrangères"."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.extract.actors.bodies import BODIES

LANGUAGES = frozenset({"fr", "es", "it", "pt"})
_MINISTRY = r"ministère (?:de la |de l['’]|du |des )[A-ZÉ]\w+(?: étrangères)?(?: et du? [A-ZÉ]\w+)?"


def find(sentence: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where such a body stands, and its name."""
    if language not in LANGUAGES:
        return
    pattern, names = _phrases()
    for found in pattern.finditer(sentence):
        text = found[0]
        yield found.start(), found.end(), names.get(text.casefold(), text)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        other.casefold(): name
        for name, _, others in BODIES
        for other in others
        if any(word.islower() and len(word) > 3 for word in other.split())
    }
    longest = sorted(names, key=len, reverse=True)
    either = "|".join(map(re.escape, longest))
    return re.compile(rf"(?<![^\W_])(?:(?i:{either})|{_MINISTRY})(?![^\W_])"), names
