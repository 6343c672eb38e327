"""Whether the words around a date speak of the past or of what is to come."""

import re
from dataclasses import dataclass

_BEFORE, _AFTER = 120, 60


@dataclass(frozen=True, slots=True)
class Cues:
    """The verbs and particles of a language; each pattern finds whole words in folded text."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    boundary: re.Pattern[str]  # the end of a sentence
    spanning: re.Pattern[str]  # ends before an amount that is a span: "the biggest match in ten years"
    # Ends before a deadline ("by Friday"); `had` where it is over ("had left by Friday").
    leading: re.Pattern[str] = re.compile(r"(?P<had>)(?!)")
    # Starts behind the date: the verb of its clause where that comes second ("am Dienstag hatte er").
    finite: re.Pattern[str] = re.compile(r"(?P<past>)(?!)")


def tense(folded: str, start: int, end: int, cues: Cues) -> int:
    """-1 past, 1 future, 0 unknown: the nearest cue of the sentence wins, before the date over behind it."""
    leading = cues.leading.search(folded, max(0, start - 64), start)
    if leading and not leading["had"]:
        return 1
    if finite := cues.finite.match(folded, end):
        return -1 if finite["past"] else 1
    left = max(0, start - _BEFORE)
    for match in cues.boundary.finditer(folded, left, start):
        left = match.end()
    stop = cues.boundary.search(folded, end, end + _AFTER)
    right = stop.start() if stop else min(len(folded), end + _AFTER)
    before = (_last(cues.past, folded, left, start), _last(cues.future, folded, left, start))
    if max(before) >= 0:
        return 1 if before[1] >= before[0] else -1
    past, future = cues.past.search(folded, end, right), cues.future.search(folded, end, right)
    if past and future:
        return 1 if future.start() <= past.start() else -1
    return 1 if future else -1 if past else 0


def spans(folded: str, start: int, cues: Cues) -> bool:
    """Whether the amount at `start` is what something is counted or compared over."""
    return cues.spanning.search(folded, max(0, start - _BEFORE), start) is not None


def _last(cue: re.Pattern[str], folded: str, start: int, end: int) -> int:
    at = -1
    for match in cue.finditer(folded, start, end):
        at = match.start()
    return at
