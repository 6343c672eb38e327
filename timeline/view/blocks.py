"""What two sequences have in common: the blocks of `difflib`, found without comparing each with each."""

from collections.abc import Sequence
from difflib import Match, SequenceMatcher

Step = tuple[str, int, int, int, int]


def opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[Step]:
    """How to make one out of the other, as `SequenceMatcher.get_opcodes` tells it where no word is junk."""
    # A letter for each word: parts of texts are compared by C, and half the words are the same blank.
    letters = {word: chr(number) for number, word in enumerate(dict.fromkeys((*old, *new)))}
    texts = ("".join(map(letters.__getitem__, words)) for words in (old, new))
    return _Matcher(*texts).get_opcodes()


class _Matcher(SequenceMatcher[str]):
    def __init__(self, old: str, new: str) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._new = old, new

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest common block; of several the first in the old text, and there in the new one."""
        ours, theirs = self._old[alo:ahi], self._new[blo:bhi]
        # Texts that were edited in one place mostly begin or end with it.
        size = max(_beginning(ours, theirs), _beginning(ours[::-1], theirs[::-1]))
        most, probe, at = min(len(ours), len(theirs)), size + 1, None
        while size < most:
            found = _first(ours, theirs, probe)
            if found is None:
                most = probe - 1
            else:
                size, at = probe, found
            probe = (size + most + 1) // 2
        if not size:
            return Match(alo, blo, 0)
        at = _first(ours, theirs, size) or 0 if at is None else at
        return Match(alo + at, blo + theirs.index(ours[at : at + size]), size)


def _beginning(ours: str, theirs: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _first(ours: str, theirs: str, size: int) -> int | None:
    """Where the first part of so many letters begins that the other text has as well."""
    there = {theirs[at : at + size] for at in range(len(theirs) - size + 1)}
    return next((at for at in range(len(ours) - size + 1) if ours[at : at + size] in there), None)
