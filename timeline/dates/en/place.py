"""An extent with the text around it, and what checks of it are written with."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from timeline import months
from timeline.dates.reading import Extent

MONTHS = "|".join(months.ENGLISH)
WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT = 5
REACH = 16  # characters before an expression, in which most of what licenses it is said


class After(NamedTuple):
    """Words right before an expression; `ends` are how they can end but for spaces, looked at first.

    Of the ends the last three characters, or all of fewer, are looked at before: they tell most places apart.
    """

    pattern: re.Pattern[str]
    ends: tuple[str, ...]
    last: frozenset[str]

    @classmethod
    def of(cls, pattern: str, *ends: str) -> "After":
        """The pattern ends in `$`."""
        return cls(re.compile(pattern), ends, frozenset(end[-3:] for end in ends))


def after(words: str, more: str = r"(?!)", ends: str = "") -> After:
    """Matches up to a place that follows one of these words, or what `more` matches, which ends in `ends`."""
    known = [end for word in words.split() for end in _ends(word)]
    return After.of(rf"(?:\b(?:{words.replace(' ', '|')}) {{1,3}}|{more})$", *known, *ends.split())


def _ends(word: str) -> tuple[str, ...]:
    """The last letters of what a word as a pattern matches: "an?", "lasts?", "[a-z]{3,12}(?:ed|ing)"."""
    if word.endswith("?"):
        return word[:-1], word[:-2]
    if word.endswith(")"):
        return tuple(word[word.rindex("(?:") + 3 : -1].split("|"))
    return (word,)


@dataclass(init=False, eq=False, slots=True)
class Place:
    """An extent with the text around it; `lead` is what stands right before it, but for spaces.

    `tails` are the last three, two and one of its characters.
    """

    extent: Extent
    text: str
    folded: str
    lead: str
    tails: tuple[str, str, str]

    @staticmethod
    def of(extent: Extent, text: str, folded: str) -> "Place":
        """Where an extent stands."""
        start = extent.start
        place = Place()
        place.extent, place.text, place.folded = extent, text, folded
        place.lead = lead = folded[start - REACH if start > REACH else 0 : start].rstrip(" ")
        place.tails = lead[-3:], lead[-2:], lead[-1:]
        return place

    def group(self, name: str) -> str:
        """A part of the extent, empty where it has none of that name."""
        return self.extent.part(name) or ""

    def has(self, *names: str) -> bool:
        """Whether the extent has any of these parts."""
        return any(map(self.group, names))

    def ends(self, last: frozenset[str]) -> bool:
        """Whether what stands right before ends in one of these characters, at most three."""
        return not last.isdisjoint(self.tails)

    def before(self, words: re.Pattern[str] | After, reach: int = REACH) -> bool:
        """Whether the words right before match; patterns end in `$`."""
        if isinstance(words, After):
            if words.last.isdisjoint(self.tails) or not self.lead.endswith(words.ends):
                return False
            words = words.pattern
            # What ends so is short mostly, and every place before it would be tried in vain.
            start = self.extent.start
            if words.search(self.folded, start - _SHORT if start > _SHORT else 0, start) is not None:
                return True
        start = self.extent.start
        return words.search(self.folded, max(0, start - reach), start) is not None

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words right behind match."""
        return pattern.match(self.folded, self.extent.end) is not None

    def capital(self, group: str) -> bool:
        """Whether this part begins with a capital letter in the text."""
        extent, text, folded = self.extent, self.text, self.folded
        start, end = extent.start, extent.end
        # To look for a word in all that follows costs more than all else that is asked of a date.
        word = extent.part(group) or ""
        return text[start if end - start == len(word) else folded.index(word, start, end)].isupper()

    def next_capital(self) -> bool:
        """Whether a word with a capital letter is right behind."""
        end = self.extent.end
        return self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()
