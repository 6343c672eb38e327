"""What was found by signs, for as long as nothing but first polls of one run writes: they only add to it."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.same import Candidate, Search

OF_A_SIGN = 25  # a day on which ten thousand texts say the same costs no more
_MOST_KEPT = 10_000  # searches
_MOST_READ = 2_000  # reports
_PLACES = 1 << 18  # of words; two that share one are asked for as one
_PLACE = _PLACES - 1

Wanted = tuple[int, int, int]  # a word, the first and the last day
Listed = tuple[int, int, int]  # the number of what was wanted, a day, a report


class _Found(NamedTuple):
    """For some words the numbers of reports, and where these stand among those of their days, see `_when`.

    The numbers are counted again and again, so they are objects, which lists share; the places are as many
    bytes as they need.
    """

    reports: dict[int, list[int]]
    days: dict[int, "array[int]"]


class Nearby:
    """The first reports with each of some signs, by day and number, and the reports that were read for it.

    The reports of one day are searched for by the same words again and again: a list that is kept costs a
    quarter of the query.
    """

    def __init__(self) -> None:
        self.candidates: dict[int, Candidate] = {}
        self._found: dict[tuple[int, int], _Found] = {}  # by days, then by word
        self._kept = 0
        self._told: bytearray | None = None  # whether a sign has a word, where all signs are known
        self._left: int | None = None  # at which revision

    def forget(self) -> None:
        """Know nothing any more: reports were changed."""
        self._let_go()
        self._told = None

    def _let_go(self) -> None:
        """Know no lists any more."""
        self.candidates.clear()
        self._found.clear()
        self._kept = 0

    def meet(self, revision: int, unsigned: Callable[[], bool]) -> None:
        """Know what was known when the store was left, if it still is at that revision.

        Else nothing, but that nobody needs to ask for words that were not told since it was `unsigned`.
        """
        if self._left != revision:
            self.forget()
            self._told = bytearray(_PLACES) if unsigned() else None
        self._left = None

    def leave(self, revision: int) -> None:
        """What is known is that of the store at this revision, which is committed."""
        self._left = revision

    def ranked(
        self,
        searches: "Sequence[Search]",
        ask: Callable[[list[Wanted]], Iterable[Listed]],
        *,
        fewest: int,
        most: int,
    ) -> list[tuple[int, int]]:
        """The numbers of the reports, `most` at most, that share most of some signs, and how many.

        Who shares less than the `fewest` is none of them. `ask` gives the outcomes of searches that are not
        known, in their order. Of too many none stays known.
        """
        if self._kept > _MOST_KEPT:
            self._let_go()
        found, missing = self._known(searches)
        if missing:
            found += self._keep(missing, ask(missing))
        shared = Counter(chain.from_iterable(found))
        if not shared:
            return []
        # Hundreds of reports share a sign or two: as bytes they are passed by without a look at each.
        often = bytes(shared.values())
        highest = max(often)
        least = max(highest, fewest)
        enough = often.count(least)
        while enough < most and least > fewest:
            least -= 1
            enough += often.count(least)
        ranks = [(-shared[report], report) for report in compress(shared, often.translate(_from(least)))]
        return [(report, -number) for number, report in sorted(ranks)[:most]]

    def _known(self, searches: "Sequence[Search]") -> tuple[list[list[int]], list[Wanted]]:
        """The lists that are known, and the searches whose outcome is not."""
        found, missing = list[list[int]](), list[Wanted]()
        told = self._told
        for all_words, first, last in searches:
            words = [word for word in all_words if told[word & _PLACE]] if told else all_words
            if not words:
                continue
            there = self._there(first, last).reports
            try:
                found += [there[word] for word in words]
            except KeyError:
                found += [there[word] for word in words if word in there]
                missing += [(word, first, last) for word in words if word not in there]
        return found, missing

    def _there(self, first: int, last: int) -> _Found:
        """What was found on some days."""
        there = self._found.get((first, last))
        if there is None:
            there = self._found[first, last] = _Found({}, {})
        return there

    def _keep(self, searches: Sequence[Wanted], rows: Iterable[Listed]) -> list[list[int]]:
        """The lists of some searches, from now on known."""
        self._kept += len(searches)
        lists = [(list[int](), array("q")) for _ in searches]
        numbers: dict[int, int] = {}  # each of them as one object
        for at, day, report in rows:
            reports, days = lists[at]
            days.append(_when(day, report))
            reports.append(numbers.setdefault(report, report))
        for (word, first, last), (reports, days) in zip(searches, lists, strict=True):
            there = self._there(first, last)
            there.reports[word], there.days[word] = reports, days
        return [reports for reports, _ in lists]

    def grow(
        self,
        signs: Iterable[tuple[int, int, Iterable[str]]],
        numbers: Mapping[str, int],
        told: "Iterable[Candidate]" = (),
    ) -> None:
        """Let reports be found that were written, by their keys, with each of these words and days.

        `numbers` are theirs by key. Those that were `told` need not be read again.
        """
        if len(self.candidates) > _MOST_READ:
            self.candidates.clear()  # they are read again where they are wanted
        self.candidates |= {numbers[one.key]: one for one in told}
        around: dict[int, list[_Found]] = {}
        least = min(numbers.values(), default=0)
        for word, day, keys in signs:
            if self._told:
                self._told[word & _PLACE] = 1
            if day not in around:
                around[day] = [there for (first, last), there in self._found.items() if first <= day <= last]
            place = _when(day, least)  # most lists are full of what came before
            lists = [
                there
                for there in around[day]
                if (places := there.days.get(word)) is not None
                and (len(places) < OF_A_SIGN or place < places[-1])
            ]
            if lists:
                here = [(_when(day, number), number) for number in {numbers[key] for key in keys}]
                for reports, days in lists:
                    _put(here, reports[word], days[word])


@cache
def _from(least: int) -> bytes:
    """What turns numbers into whether they are so large."""
    return bytes([number >= least for number in range(256)])


def _put(here: Iterable[tuple[int, int]], reports: list[int], days: "array[int]") -> None:
    """Put reports with their places into a list, of which the first stay."""
    for place, report in here:
        if len(days) < OF_A_SIGN or place < days[-1]:
            at = bisect_left(days, place)
            days.insert(at, place)
            reports.insert(at, report)
            if len(days) > OF_A_SIGN:
                del days[OF_A_SIGN], reports[OF_A_SIGN]


def _when(day: int, report: int) -> int:
    """A number by which reports stand in the order of their days, then of their own numbers."""
    return day << 32 | report
