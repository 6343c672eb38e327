"""Countries by their names in other languages, from CLDR (Unicode Technical Standard 35)."""

import re
from collections.abc import Iterator

from timeline.extract.actors.countries import COUNTRIES

_BRACKET = re.compile(r"(.*?)\s*[(（](.+)[)）]")
_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d")


def countries(language: str) -> Iterator[tuple[str, str]]:
    """The names in a language (a two-letter code), each with the English one; none where CLDR has none."""
    if language == "en" or not language.isalpha():
        return
    # Imported late: most texts are in English.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for tag in ("zh_Hans", "zh_Hant") if language == "zh" else (language,):
        try:
            territories = Locale.parse(tag).territories
        except (UnknownLocaleError, ValueError):
            return
        for country in COUNTRIES:
            local = str(territories.get(country.code, "")).translate(_INVISIBLE)
            for name in _names(local):
                yield name, country.name
                if language == "de" and not name.endswith("s"):
                    yield f"{name}s", country.name


def _names(local: str) -> Iterator[str]:
    """Both names of "Myanmar (Birmanie)"."""
    bracket = _BRACKET.fullmatch(local)
    yield from filter(None, bracket.groups() if bracket else (local,))
