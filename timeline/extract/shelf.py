"""Dates printed on goods: "best before 3 May 2027", the rows of a recall. Nothing happens on them."""

import re

from timeline.extract.stems import has_any

# What may stand between the words and the last of several dates.
_LISTED = r"(?:[\d./,;\s–-]|\b(?:and|or|to|und|oder|bis|et|ou|y|o|a|au)\b)*$"
_BEST_BEFORE = re.compile(
    r"(?:\b(?:best[ -]before|use[ -]by|sell[ -]by|display until)(?: dates?| end)?"
    r"|\b(?:lot|batch)\b[^.;]{0,30}\bexp(?:iry|ires|iration)?(?: dates?)?"
    r"|\bhaltbar bis(?: ende)?|\bmhd|\b(?:mindesthaltbarkeits|verbrauchs)dat(?:um|en)s?|\bzu verbrauchen bis"
    r"|\bconsommer (?:de préférence )?(?:avant|jusqu'au)(?: le| fin)?|\b(?:dlc|ddm|dluo)"
    r"|\bdates? (?:limites?|de durabilité)[\w ]{0,14} (?:de consommation|minimale)"
    r"|\bconsumir (?:preferentemente )?antes|\bconsumo preferente|\bcaducidad)"
    r"(?: (?:is|are|of|on|from|between|ist|sind|vom|zwischen|est|sont|du|le|del?|es|entre|el))*\W*" + _LISTED
)
_GOODS = (
    "best", "use", "sell", "display", "lot", "batch", "haltbar", "mhd", "verbrauch", "consommer", "dlc",
    "ddm", "dluo", "date", "consum", "caducidad",
)  # fmt: skip
# A row with the size of the pack: "Oat drink 1 l 03.05.2027, 10.05.2027".
_PACK = re.compile(
    r"\d\s?(?:g|kg|mg|ml|cl|dl|l|oz|lbs?|litres?|liter|gramm|grammes|stück|pcs|pieces|tablets)[\s|:,;]+"
    + _LISTED
)
_ROW_ENDS = re.compile(r"[\W\d]*(?:$|\n)")


def is_printed(before: str, after: str) -> bool:
    """Whether a date between these words is that by which goods are to be used."""
    before = before.replace("’", "'").lower()  # to look for capitals as well takes longer
    return (has_any(before, _GOODS) and _BEST_BEFORE.search(before) is not None) or (
        _ROW_ENDS.match(after) is not None and _PACK.search(before) is not None
    )
