"""Where a date stands in its sentence: the words before and after it, and its clause among them."""

import re
from dataclasses import dataclass

from timeline.extract.blocks import Span
from timeline.extract.world.phrases import Phrases

_REACH = 240  # characters looked at on either side
# Commas inside numbers stand before a digit; quotation marks set off what others say.
_BREAK = re.compile(r"[,;:](?=\s|[\"“”»«)])|[.;:](?=\s?$)|[()–—\"“”„«»]|\s-\s")


@dataclass(frozen=True, slots=True)
class Place:
    """The sentence round a date; `left` and `right` are what `before` and `after` hold of its clause.

    `over` tells that the date lies before the day of publication, `today` that it is that day, if known.
    """

    before: str
    date: str
    after: str
    left: str
    right: str
    over: bool
    today: bool

    @property
    def clause(self) -> str:
        """The clause without its date."""
        return f"{self.left} {self.right}"


def place(text: str, sentence: Span, date: Span, phrases: Phrases, *, over: bool, today: bool) -> Place:
    """The surroundings of `date` in `sentence`, apostrophes straight."""
    before = text[max(sentence.start, date.start - _REACH) : date.start].replace("’", "'")
    after = text[date.end : min(sentence.end, date.end + _REACH)].replace("’", "'")
    return Place(
        before=before,
        date=date.of(text).replace("’", "'"),
        after=after,
        left=before[_last(before, phrases) :],
        right=after[: _first(after, phrases)],
        over=over,
        today=today,
    )


def _last(before: str, phrases: Phrases) -> int:
    """Where the clause begins: its conjunction belongs to it, the mark before it does not."""
    mark = max((found.end() for found in _BREAK.finditer(before)), default=0)
    return max((found.start() for found in phrases.joints.finditer(before, mark)), default=mark)


def _first(after: str, phrases: Phrases) -> int:
    mark = _BREAK.search(after)
    end = mark.start() if mark else len(after)
    joint = phrases.joints.search(after, 0, end)
    return joint.start() if joint else end
