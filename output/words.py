"""The few English words that renderers need themselves: months, days of today, numbers of things."""

import re
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")

# Which changes a reader must see first, and the one word for each that badges, headings and summaries share;
# kinds not listed come after these.
CHANGE_WORDS = {
    "withdrawn": "Withdrawn",
    "called-off": "Called off",
    "on-again": "On again",
    "rescheduled": "Rescheduled",
    "added": "New",
    "refined": "Date refined",
    "corroborated": "Also reported",
    "amended": "Reworded",
    "edited": "Edited",
    "unconfirmed": "Passed, not confirmed",
}


def change_word(kind: str) -> str:
    """The word for a kind of change, as it begins a heading."""
    return CHANGE_WORDS.get(kind) or kind.replace("-", " ").capitalize() or "Changed"


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


def day_words(iso: str) -> str:
    """`2026-11-21` as "21 November 2026"; anything else as it is."""
    parts = day_parts(iso)
    if parts is None:
        return iso
    return f"{parts[2]} {MONTHS[parts[1] - 1]} {year_words(parts[0])}"


def year_words(year: int) -> str:
    """An astronomical year as people say it: year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def count(number: int, thing: str) -> str:
    """A number with its thing: "1 event", "1,204 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
