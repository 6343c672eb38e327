"""The few words that renderers need themselves: kinds of changes, days, numbers of things."""

import re
from functools import lru_cache

from output.tongue import ENGLISH, Tongue, several, term

_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")

# Which changes a reader must see first, and the one word for each that badges, headings and summaries share;
# kinds not listed come after these.
CHANGE_WORDS = {
    "withdrawn": term("Withdrawn"),
    "called-off": term("Called off"),
    "on-again": term("On again"),
    "rescheduled": term("Rescheduled"),
    "added": term("New"),
    "refined": term("Date refined"),
    "corroborated": term("Also reported"),
    "amended": term("Reworded"),
    "edited": term("Edited"),
    "unconfirmed": term("Passed, not confirmed"),
}
# The kinds of sources, which templates say.
SOURCE_KINDS = (term("feed"), term("page"), term("listing"), term("calendar"), term("files"))
_COUNTED = {
    "withdrawn": several("{number} withdrawn", "{number} withdrawn"),
    "called-off": several("{number} called off", "{number} called off"),
    "on-again": several("{number} on again", "{number} on again"),
    "rescheduled": several("{number} rescheduled", "{number} rescheduled"),
    "added": several("{number} new", "{number} new"),
    "refined": several("{number} date refined", "{number} date refined"),
    "corroborated": several("{number} also reported", "{number} also reported"),
    "amended": several("{number} reworded", "{number} reworded"),
    "edited": several("{number} edited", "{number} edited"),
    "unconfirmed": several("{number} passed, not confirmed", "{number} passed, not confirmed"),
    "texts": several("{number} new text", "{number} new texts"),
}


def change_word(kind: str, tongue: Tongue = ENGLISH) -> str:
    """The word for a kind of change, as it begins a heading."""
    word = CHANGE_WORDS.get(kind)
    return tongue.say(word) if word else kind.replace("-", " ").capitalize() or tongue.say("Changed")


def count_changes(number: int, kind: str, tongue: Tongue) -> str:
    """How many changes of a kind there are: "1 rescheduled", "3 new"."""
    counted = _COUNTED.get(kind)
    if counted is None:
        return f"{tongue.number(number)} {change_word(kind, tongue).lower()}"
    return tongue.plural(*counted, number)


def change_rank(kind: str) -> int:
    """The place of a kind in the order of importance."""
    order = list(CHANGE_WORDS)
    return order.index(kind) if kind in CHANGE_WORDS else len(order)


@lru_cache(maxsize=65_536)  # the days of two hundred years
def day_parts(iso: str) -> tuple[int, int, int] | None:
    """(year, month, day) of an ISO day, which may lie before year 1; None when it is none."""
    match = _DAY.fullmatch(iso)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]), int(match[2]), int(match[3])


def day_words(iso: str, tongue: Tongue = ENGLISH) -> str:
    """`2026-11-21` as "21 November 2026"; anything else as it is."""
    parts = day_parts(iso)
    return iso if parts is None else tongue.day(*parts)


def count(number: int, thing: str) -> str:
    """A number with its thing, in English: "1 event", "1,204 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
