"""The vocabulary of a language: what the words of a match stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from timeline.dates.reading import Groups, Origin
from timeline.dates.world.lexicon import Lexicon
from timeline.dates.world.names import Names

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A lexicon with its names."""

    lexicon: Lexicon
    names: Names

    def month(self, text: str | None) -> int:
        """1 to 12."""
        name = " ".join((text or "").split()).strip(" .")
        return self.names.months.get(name) or self.names.months[name.replace(".", "")]

    def day(self, text: str | None) -> int:
        """1 to 31."""
        return int(text or 0) if not text or text.isdigit() else worth(self.lexicon.day_words, text) or 0

    def weekday(self, text: str | None) -> int:
        """1 to 7."""
        return self.names.weekdays[" ".join((text or "").split()).strip(" .")]

    def turn(self, groups: Groups) -> int | None:
        """-1, 0, 1, or None where no adjective says so."""
        word = groups.get("turn") or groups.get("behind")
        found = worth(self.lexicon.turns, word)
        return found if isinstance(found, int) else None

    def origin(self, groups: Groups) -> Origin:
        """Where "the following spring" counts from: not from now, as "next spring" does."""
        if groups.get("then"):
            return "then"
        word = " ".join((groups.get("turn") or groups.get("behind") or "").split())
        known = (*self.lexicon.then_before, *self.lexicon.then_behind)
        return "then" if word and any(re.fullmatch(pattern, word) for pattern in known) else "now"

    def unit(self, groups: Groups) -> str:
        """The TIMEX3 letter."""
        return str(worth(self.lexicon.units, groups.get("unit")))

    def count(self, text: str | None) -> float | None:
        """None for "several" and its like."""
        if text and text[0].isdigit():
            if text.endswith(".000"):
                return float(text.replace(".", ""))
            return float(text.replace(",", "."))
        found = worth(self.lexicon.numbers, text)
        return float(found) if isinstance(found, int | float) else None

    def relative(self, text: str) -> tuple[int, str] | None:
        """Units from now, for phrases such as "next week"; spaces do not count where words have none."""
        known = self.names.relative
        bare = text.replace(" ", "")
        return known.get(text) or next((known[name] for name in known if name.replace(" ", "") == bare), None)

    def mod(self, groups: Groups) -> str | None:
        """START, MID, END."""
        found = worth(self.lexicon.edges, groups.get("edge"))
        return str(found) if found else None

    def clock(self, groups: Groups) -> str:
        """`TMO` and its like, or nothing."""
        part = groups.get("part")
        if not part:
            return ""
        return str(worth(self.lexicon.parts, part) or worth(self.lexicon.parts, part.removesuffix("s")))


def worth(table: Mapping[str, T], text: str | None) -> T | None:
    """What the first pattern of the table that is all of the text stands for."""
    if not text:
        return None
    text = " ".join(text.split())
    return next((value for pattern, value in table.items() if re.fullmatch(pattern, text)), None)
