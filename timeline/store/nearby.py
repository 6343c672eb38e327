"""What was found by signs, for as long as nothing but first polls writes: they only add to it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from timeline.same import LEAST, MOST, Candidate

OF_A_SIGN = 25  # a day on which ten thousand texts say the same costs no more
_MOST_KEPT = 10_000  # searches
_BITS = 1 << 63

Wanted = tuple[int, int, int]  # a word, the first and the last day
_Found = tuple[list[tuple[int, int]], list[int]]  # reports by day and number, and their numbers alone


def number_of(key: str) -> int:
    """The key of a report as a signed number of 64 bits."""
    return int(key, 16) - _BITS


class Nearby:
    """The first reports with each of some signs, by day and number, and the reports that were read for it.

    The reports of one day are searched for by the same words again and again: a list that is kept costs a
    quarter of the query.
    """

    def __init__(self) -> None:
        self.candidates: dict[int, Candidate] = {}
        self._found: defaultdict[int, dict[tuple[int, int], _Found]] = defaultdict(dict)
        self._kept = 0

    def forget(self) -> None:
        """Know nothing any more: reports were changed."""
        self.candidates.clear()
        self._found.clear()
        self._kept = 0

    def missing(self, wanted: Iterable[Wanted]) -> list[Wanted]:
        """The searches whose outcome is not known; of too many that are, none stays known."""
        if self._kept > _MOST_KEPT:
            self.forget()
        return [search for search in wanted if search[1:] not in self._found[search[0]]]

    def keep(self, searches: Sequence[Wanted], rows: Iterable[tuple[int, int, int]]) -> None:
        """The outcomes of searches: rows of the number of a search, a day and a report, in this order."""
        self._kept += len(searches)
        lists: list[_Found] = [([], []) for _ in searches]
        for at, day, report in rows:
            places, reports = lists[at]
            places.append((day, report))
            reports.append(report)
        for (word, first, last), found in zip(searches, lists, strict=True):
            self._found[word][first, last] = found

    def grow(self, signs: Iterable[tuple[int, int, Iterable[str]]]) -> None:
        """Let reports be found that were written, by their keys, with each of these words and days."""
        for word, day, keys in signs:
            self._add(word, day, keys)

    def _add(self, word: int, day: int, keys: Iterable[str]) -> None:
        lists = [
            found
            for (first, last), found in (self._found[word].items() if word in self._found else ())
            if first <= day <= last
        ]
        for here in {(day, number_of(key)) for key in keys} if lists else ():
            for places, reports in lists:
                if len(places) < OF_A_SIGN or here < places[-1]:
                    at = bisect_left(places, here)
                    places.insert(at, here)
                    reports.insert(at, here[1])
                    del places[OF_A_SIGN:], reports[OF_A_SIGN:]

    def ranked(self, wanted: Iterable[Wanted]) -> list[tuple[int, int]]:
        """The numbers of the reports that share most of some signs, and how many."""
        kept = self._found
        found = [kept[word][first, last][1] for word, first, last in wanted]
        shared = Counter(chain.from_iterable(found))
        often = sorted([(-number, report) for report, number in shared.items() if number >= LEAST])
        return [(report, -number) for number, report in often[:MOST]]
