"""Where a pattern matches in a text: looked for around each date, or everywhere at once."""

import re
from bisect import bisect_left
from collections.abc import Sequence

Found = tuple[int, int] | None


class Around:
    """Where a pattern matches within a stretch, searched for anew each time."""

    def __init__(self, pattern: re.Pattern[str], folded: str) -> None:
        self._pattern, self._folded = pattern, folded

    def last(self, start: int, end: int) -> Found:
        """The last match that lies within."""
        found = None
        for match in self._pattern.finditer(self._folded, start, end):
            found = match
        return found.span() if found else None

    def first(self, start: int, end: int) -> Found:
        """The first match that lies within."""
        found = self._pattern.search(self._folded, start, end)
        return found.span() if found else None


class Everywhere:
    """The same, found once in the whole text; `first` are the places where it can begin, if known."""

    def __init__(self, pattern: re.Pattern[str], folded: str, first: Sequence[int] | None = None) -> None:
        self._spans = all_of(pattern, folded, first)
        self.starts = [start for start, _ in self._spans]

    def last(self, start: int, end: int) -> Found:
        """The last match that lies within."""
        starts = self.starts
        at = bisect_left(starts, end) - 1
        while at >= 0 and starts[at] >= start:
            found = self._spans[at]
            if found[1] <= end:
                return found
            at -= 1
        return None

    def first(self, start: int, end: int) -> Found:
        """The first match that lies within."""
        at = bisect_left(self.starts, start)
        if at < len(self._spans) and (found := self._spans[at])[1] <= end:
            return found
        return None


Cue = Around | Everywhere


def everywhere(pattern: re.Pattern[str], folded: str, first: Sequence[int] | None = None) -> Cue:
    """A pattern that ends where the stretch does can only be looked for stretch by stretch."""
    return Around(pattern, folded) if "$" in pattern.pattern else Everywhere(pattern, folded, first)


def all_of(pattern: re.Pattern[str], folded: str, first: Sequence[int] | None) -> list[tuple[int, int]]:
    """All matches, none within another."""
    if first is None:
        return [match.span() for match in pattern.finditer(folded)]
    found, end = [], 0
    for start in first:
        if start >= end and (match := pattern.match(folded, start)) is not None:
            found.append(match.span())
            end = match.end()
    return found
