"""An extent with the text around it, and what checks of it are written with."""

import re
from dataclasses import dataclass

from timeline import months
from timeline.dates.reading import Extent

MONTHS = "|".join(months.ENGLISH)


@dataclass(frozen=True, slots=True)
class Place:
    """An extent with the text around it."""

    extent: Extent
    text: str
    folded: str

    def group(self, name: str) -> str:
        """A part of the extent, empty where it has none of that name."""
        return self.extent.groups.get(name) or ""

    def before(self, pattern: re.Pattern[str], reach: int = 16) -> bool:
        """Whether the words right before match; patterns end in `$`."""
        start = self.extent.start
        return pattern.search(self.folded, max(0, start - reach), start) is not None

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words right behind match."""
        return pattern.match(self.folded, self.extent.end) is not None

    def capital(self, group: str) -> bool:
        """Whether this part begins with a capital letter in the text."""
        return self.text[self.folded.index(self.group(group), self.extent.start)].isupper()

    def next_capital(self) -> bool:
        """Whether a word with a capital letter is right behind."""
        end = self.extent.end
        return self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()


def after(words: str, more: str = r"(?!)") -> re.Pattern[str]:
    """Matches up to a place that follows one of these words (or what `more` matches)."""
    return re.compile(rf"(?:\b(?:{words.replace(' ', '|')}) {{1,3}}|{more})$")
