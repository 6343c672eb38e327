"""Whether the words around a date speak of the past or of what is to come."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from timeline.dates import notices
from timeline.dates.places import Around, Cue, Everywhere, Found, all_of, everywhere
from timeline.dates.reading import Reading
from timeline.dates.scheduled import AND, Clauses, Present

_BEFORE, _AFTER = 120, 60
_ASIDE = 100  # characters of a clause about somebody
_LED = 96  # characters before a date, of which words can make it a deadline
_DENSE = 100  # with a date in fewer characters, cues are found everywhere for less
_SENTENCE, _FULL_STOPS = 300, {".", "!", ";"}
_OPENS = 16  # characters before a date that opens its sentence
_NOTHING = r"(?!)"
_ANYTHING = re.compile(r"\[\^[^]]*\]\{0,([0-9]+)\}\?")  # what may stand between a date and its cue
BOUND = 3  # a deadline that is yet to come, however far ahead: "by Christmas", said in February
GIVEN = 2  # a deadline in what is told of the past: "gave it until 30 June", which may be over as well
# "Last year the council decided to close the pool on 3 October": what was to come then is over by now.
_BYGONE = re.compile(r"\b(?:last|letzte[nms]?|vorige[nms]?|derni(?:er|ère)|pasad[oa])\b[^.;\n]*$")


@dataclass(frozen=True, slots=True)
class Cues:
    """The verbs and particles of a language; each pattern finds whole words in folded text."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    boundary: re.Pattern[str]  # the end of a sentence
    spanning: re.Pattern[str]  # ends before an amount that is a span: "the biggest match in ten years"
    # Ends before a deadline ("by Friday"); `had` where it is over ("had left by Friday").
    leading: re.Pattern[str] = re.compile(r"(?P<had>)(?!)")
    since: re.Pattern[str] = re.compile(r"(?!)")  # ends before the begin of what lasts
    # How `leading` and `since` can end, but for spaces: what is looked at before them.
    leading_ends: tuple[str, ...] = ("",)
    since_ends: tuple[str, ...] = ("",)
    within: tuple[str, ...] = ()  # how a date begins that has the last word of `leading`: "aplazado al lunes"
    moved: re.Pattern[str] = re.compile(r"(?!)")  # starts behind a date that something was moved to
    # Starts behind the date of what is over when it is spoken of: "they will appeal Wednesday's ruling".
    over: re.Pattern[str] = re.compile(r"(?!)")
    off: re.Pattern[str] = re.compile(r"(?!)")  # starts behind the date of what has been called off
    # Starts behind the date: the verb of its clause where that comes second ("am Dienstag hatte er").
    finite: re.Pattern[str] = re.compile(r"(?P<past>)(?!)")
    # Starts behind the date: the rest of a clause of what is to come, where its verb stands last.
    last: re.Pattern[str] = re.compile(r"(?!)")
    # Starts behind the date: another predicate, unless the first is a state ("cut it on Friday and will").
    another: re.Pattern[str] = re.compile(r"(?!)")
    being: re.Pattern[str] = re.compile(r"(?!)")
    # Starts at a day with its hour at the head of a line of a programme: "Tuesday 7.30 pm: choir".
    heads: re.Pattern[str] = re.compile(r"(?!)")
    # What is arranged, where no verb says more: "crews to walk out", "hears the minister" (on Friday).
    arranged: re.Pattern[str] = re.compile(r"(?!)")
    # Ends before the date of a line without a verb: "Talks in Hull on (Monday)".
    notice: re.Pattern[str] = re.compile(r"(?!)")
    # Wherever `past`, `future`, `arranged`, `leading` or `since` can begin; None where that is not known.
    first: re.Pattern[str] | None = None
    # Ends before the date of what comes before the rest: "will rise after the cut in August".
    upon: re.Pattern[str] = re.compile(r"(?!)")
    opens: re.Pattern[str] = re.compile(r"(?!)")  # ends before the date that opens a clause of its own
    # Ends before the date of a mishap that others follow: "is in hospital after a crash on (Friday)".
    happened: re.Pattern[str] = re.compile(r"(?!)")
    # From a verb of the past to the date of what is yet to be done: "agreed to meet on (Monday)".
    bound: re.Pattern[str] = re.compile(r"(?!)")
    supposed: re.Pattern[str] = re.compile(r"(?!)")  # opens a condition, which may be in the past tense
    relative: re.Pattern[str] = re.compile(r"(?!)")  # starts at a comma: a clause about who or what was named
    present: Present | None = None  # how a sentence of the present is known by what it lacks


class Tenses:
    """The tenses of one text, of which `asked` are to be told.

    Cues are looked for around each date, or everywhere where that costs less, so that a text full of dates
    stays cheap.
    """

    def __init__(self, folded: str, cues: Cues, asked: int = 0) -> None:
        self._folded, self._cues = folded, cues
        patterns = cues.past, cues.future, cues.arranged
        self._marks: Sequence[int] | None = None  # where cues of any kind can be
        self._past: Cue
        self._future: Cue
        self._arranged: Cue
        self._boundary: Cue
        if asked * _DENSE > len(folded):
            first = None if cues.first is None else [match.start() for match in cues.first.finditer(folded)]
            found = [everywhere(pattern, folded, first) for pattern in patterns]
            known = [cue.starts for cue in found if isinstance(cue, Everywhere)]
            self._marks = sorted({*chain(*known, _marks(cues, folded, first))})
            self._past, self._future, self._arranged = found
            self._boundary = everywhere(cues.boundary, folded)
        else:
            self._past, self._future, self._arranged = (Around(pattern, folded) for pattern in patterns)
            self._boundary = Around(cues.boundary, folded)
        self._lull, self._lull_ends = 0, -_BEFORE - 1  # where there are none, up to one
        self._moved, self._over, self._finite = _asked(cues.moved), _asked(cues.over), _asked(cues.finite)
        self._last, self._off = _asked(cues.last), _asked(cues.off)
        self._notice = None if cues.notice.pattern.endswith(_NOTHING) else cues.notice
        self._clauses = None if cues.present is None else Clauses(folded, cues.present, cues.past)
        # Where no sentence ends within reach, which only a language asks that knows one of the present.
        self._endless, self._endless_ends = 0, len(folded) + 1 if cues.present is None else 0
        # How the words before a date can end that make it a deadline or a beginning.
        self._ends = {end[-2:] for end in (*cues.since_ends, *cues.leading_ends)}
        self._ends_so = "" in self._ends  # anyhow

    def of(self, reading: Reading) -> int:
        """The tense around a date; none around an amount that something is counted or compared over."""
        start, end = reading.start, reading.end
        if reading.meaning.ahead is not None and spans(self._folded, start, self._cues):
            return 0
        if (
            self._moved is None
            and self._lull <= start - _BEFORE
            and end + _AFTER <= self._lull_ends
            and self._endless <= end < self._endless_ends
            and self._folded[start - 2 : start] != ": "  # behind a label
            and (self._notice is None or not notices.may_close(self._folded, end))
        ):
            return 0  # as it is in a table
        return self.at(start, end)

    def at(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 unknown: the nearest cue of the sentence wins, those before a date first.

        -2 after "since": past for certain; `GIVEN` for a deadline that was given in the past.
        """
        folded, past = self._folded, self._cues.past
        if folded[start - 2 : start] == ": " and (noticed := notices.labelled(folded, start, end, past)):
            return noticed
        if self._notice is not None and notices.announced(folded, start, end, self._notice, past):
            return 1
        if not start - _BEFORE <= self._lull_ends < end + _AFTER and self._is_quiet(start, end):
            moved = self._moved is not None and self._moved(self._folded, end) is not None
            if moved or self._endless <= end < self._endless_ends:
                return int(moved)
            scheduled = self._is_scheduled(start, end)
            return -1 if scheduled and self._is_happening(start) else int(scheduled)
        before = folded[start - 12 if start > 12 else 0 : start].rstrip(" ")
        if (self._ends_so or before[-2:] in self._ends) and (led := self._begun(before, start, end)):
            return led
        to, off = self._moved, self._off
        if (to is not None and to(folded, end)) or (off is not None and off(folded, end)):
            return 1
        if self._over is not None and self._over(folded, end):
            return -1
        if self._finite is not None and (finite := self._finite(folded, end)):
            told = -1 if finite["past"] else 1
        elif self._last is not None and self._last(folded, end):
            told = 1
        else:
            told = self._by_cues(start, end) or int(self._heads(start) or self._is_scheduled(start, end))
        return -1 if told > 0 and self._is_happening(start) else told

    def _begun(self, before: str, start: int, end: int) -> int:
        """The tense of what has lasted since a date, or of a deadline, by the words `before` it."""
        cues = self._cues
        if before.endswith(cues.since_ends) and cues.since.search(self._folded, max(0, start - 16), start):
            return -2
        return self._led(start, end) if before.endswith(cues.leading_ends) else 0

    def _by_cues(self, start: int, end: int) -> int:
        since, gone, coming = self._before(start)
        if (gone or coming) and self._opens(start) and any(self._behind(end)[1:]):
            gone, coming = None, None
        if gone or coming:
            if coming and (not gone or coming[0] >= gone[0]):
                return GIVEN if self._cues.upon.search(self._folded, coming[1], start) else 1
            goes_on = gone and (self._goes_on(gone[1], start) or self._is_bound(gone[0], start))
            return 1 if goes_on or self._is_supposed(since, start, end) else -1
        upto, gone, coming = self._behind(end)
        if gone and self._is_apart(end, gone, opens=start - since < _OPENS):
            gone = None
        another = self._cues.another
        if coming and not gone and another.match(self._folded, end) and not self._lasts(since, start):
            coming = None
        if gone and not coming and self._is_arranged(end, gone[0]):
            return 1
        if gone or coming:
            return 1 if coming and (not gone or coming[0] <= gone[0]) else -1
        return 1 if self._arranged.first(since, upto) else 0

    def _is_happening(self, start: int) -> bool:
        """Whether the date is that of a mishap told in passing: "is in hospital after a crash on Friday"."""
        return self._cues.happened.search(self._folded, max(0, start - _BEFORE), start) is not None

    def _is_bound(self, verb: int, start: int) -> bool:
        """Whether somebody only agreed to what the date is of: "offered to return to the talks on Friday"."""
        bound = self._cues.bound.search(self._folded, max(0, verb - _OPENS), start)
        return bound is not None and _BYGONE.search(self._folded, max(0, verb - _BEFORE), verb) is None

    def _is_supposed(self, since: int, start: int, end: int) -> bool:
        """Whether a past tense only supposes: "If it failed before 1 July, the town would not pay"."""
        supposed = self._cues.supposed.search(self._folded, since, start)
        return supposed is not None and self._behind(end)[2] is not None

    def _opens(self, start: int) -> bool:
        """Whether a clause begins with the date, and its own verb tells: "confirmó que el lunes habrá"."""
        return self._cues.opens.search(self._folded, max(0, start - _OPENS), start) is not None

    def _is_apart(self, end: int, gone: tuple[int, int], *, opens: bool) -> bool:
        """Whether a verb behind a date tells of something else: "on Sunday and said", "in June, she said"."""
        present = self._cues.present
        if present is None:
            return False
        aside = opens and self._folded[end : end + 2] == ", " and self._folded[gone[1] : gone[1] + 1] != ","
        if aside and self._arranged.first(end, gone[0]) is None:
            return False  # "In July, Ida Roe, chair of the club, said"
        return self._folded[end : gone[0]] in AND or (
            present.said.match(self._folded, self._folded.rfind(",", end + opens, gone[1])) is not None
        )

    def _is_scheduled(self, start: int, end: int) -> bool:
        """Whether a sentence without any other cue is one of the present."""
        if self._clauses is None or (sentence := self._sentence(start, end)) in (None, (start, end)):
            return False  # nor does a date alone tell anything
        return self._clauses.tells(start, end, sentence)

    def _sentence(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the sentence of a date begins and ends; None for a line that is no sentence."""
        folded = self._folded
        roof = min(len(folded), end + _SENTENCE)
        limit = roof if self._marks is None else len(folded)
        after = self._boundary.first(end, limit)
        if after is None or after[1] > roof:
            self._endless, self._endless_ends = end, (limit if after is None else after[1]) - _SENTENCE
            after = None
        if after is None and (roof < len(folded) or folded[-8:].rstrip(" \n\"')")[-1:] not in _FULL_STOPS):
            return None
        if after is not None and self._ends_line(end, after[0]):
            return None
        floor = max(0, start - _SENTENCE)
        since = found[1] if (found := self._boundary.last(floor, start)) else floor
        return since, after[0] if after else roof

    def _ends_line(self, end: int, stop: int) -> bool:
        """Whether a line ends there that is no sentence, as the last one of a paragraph is."""
        if self._folded[stop] == "\n":
            return self._folded[end:stop].rstrip(" \"')")[-1:] not in _FULL_STOPS
        return self._folded[stop] not in _FULL_STOPS

    def _lasts(self, since: int, start: int) -> bool:
        return self._cues.being.search(self._folded, since, start) is not None

    def _heads(self, start: int) -> bool:
        """Whether a line of a programme begins there."""
        if self._cues.heads.match(self._folded, start) is None:
            return False
        return self._folded[max(0, start - 4) : start].rstrip(" -*•·")[-1:] in ("", "\n")

    def _led(self, start: int, end: int) -> int:
        """The tense of a deadline, 0 where no words make the date one."""
        own = next((word for word in self._cues.within if self._folded.startswith(word, start)), "")
        leading = self._cues.leading.search(self._folded, max(0, start - _LED), start + len(own))
        if leading is None or leading["had"]:
            return 0
        if not leading[0].startswith("ahead ") and self._looks_back(leading.start(), end):
            return 0
        if not self._is_past(start, end):
            return 1 if leading[0].startswith("as of") or self._was_to(start) else BOUND
        return -1 if leading[0].startswith("as ") else GIVEN

    def _was_to(self, start: int) -> bool:
        """Whether a deadline was to come once: "were told that the money would come by Christmas"."""
        _, gone, coming = self._before(start)
        return gone is not None and coming is not None and self._folded[coming[0] : coming[1]] == "would"

    def _is_past(self, start: int, end: int) -> bool:
        """Whether the words around a date tell of the past: "as of Friday's close", "began as of May"."""
        if self._cues.over.match(self._folded, end):
            return True
        _, gone, coming = self._before(start)
        return gone is not None and (coming is None or coming[0] < gone[0])

    def _goes_on(self, since: int, start: int) -> bool:
        """Whether the main clause goes on in the present: "its chair, elected in March, retires in June"."""
        found = self._arranged.last(since, start)
        return found is not None and self._folded[found[0] - 2 : found[0]] == ", "

    def _is_arranged(self, start: int, end: int) -> bool:
        """Whether a verb, no infinitive, says what is arranged."""
        found = self._arranged.first(start, end)
        return found is not None and not self._folded.startswith("to ", found[0])

    def _looks_back(self, start: int, end: int) -> bool:
        """Whether a sentence begins with a deadline of the past: "By 7 December it had resumed"."""
        sentence = self._boundary.last(max(0, start - 5), start)
        if start and (sentence is None or sentence[1] != start):
            return False
        _, gone, coming = self._behind(end, _BEFORE)
        return gone is not None and (coming is None or gone[0] < coming[0])

    def _before(self, start: int) -> tuple[int, Found, Found]:
        """Where the sentence before `start` begins, and its last cues of the past and the future."""
        floor = start - _BEFORE if start > _BEFORE else 0
        since = found[1] if (found := self._boundary.last(floor, start)) else floor
        gone = self._past.last(since, start)
        while gone is not None and (opened := self._aside(since, gone, start)) is not None:
            gone = self._past.last(since, opened)
        return since, gone, self._future.last(since, start)

    def _aside(self, since: int, found: tuple[int, int], start: int) -> int | None:
        """Where the clause opens that a verb before a date stands in, if it is over before the date."""
        present = self._cues.present
        if present is None:
            return None
        if present.between.match(self._folded[found[1] : start]) is not None:
            return found[0]  # "a claim brought by the port authority is listed for trial in June"
        if present.passive.search(self._folded, since, found[1]) is not None:
            return found[0]
        if present.closing.search(self._folded, found[1], start) is None:
            return None
        comma = self._folded.rfind(",", since, found[0])
        return comma if comma >= 0 and present.opening.match(self._folded, comma) else None

    def _behind(self, end: int, reach: int = _AFTER) -> tuple[int, Found, Found]:
        """Where the sentence behind `end` ends, and its next cues of the past and the future."""
        roof = min(len(self._folded), end + reach)
        upto = found[0] if (found := self._boundary.first(end, roof)) else roof
        gone, coming = self._past.first(end, upto), self._future.first(end, upto)
        if gone is not None and (closed := self._aside_ends(end, gone[0])):
            # "On Friday the pianist, who has played here before, is giving a talk"
            upto = found[0] if (found := self._boundary.first(end, closed + _AFTER)) else closed + _AFTER
            gone, coming = self._past.first(closed, upto), self._future.first(closed, upto)
        return upto, gone, coming

    def _aside_ends(self, end: int, verb: int) -> int:
        """Where the clause about somebody ends that the next verb behind a date stands in, 0 for none."""
        comma = self._folded.rfind(",", end, verb)
        if comma < 0 or self._cues.relative.match(self._folded, comma, verb) is None:
            return 0
        close = self._folded.find(",", verb, verb + _ASIDE)
        return 0 if close < 0 or self._boundary.first(verb, close) is not None else close

    def _is_quiet(self, start: int, end: int) -> bool:
        """Whether there is no cue near, as there is none in a table or a list of dates."""
        marks = self._marks
        if marks is None:
            return False
        if self._lull <= start - _BEFORE and end + _AFTER <= self._lull_ends:
            return True
        at = bisect_left(marks, start - _BEFORE)
        self._lull = marks[at - 1] + 1 if at else -_BEFORE
        self._lull_ends = marks[at] if at < len(marks) else len(self._folded) + _AFTER
        return end + _AFTER <= self._lull_ends


_Match = Callable[[str, int], re.Match[str] | None]


def _asked(pattern: re.Pattern[str]) -> _Match | None:
    """What matches it, None where it matches nowhere."""
    return None if pattern.pattern.endswith(_NOTHING) else pattern.match


def _marks(cues: Cues, folded: str, first: Sequence[int] | None) -> Iterator[int]:
    """The first and last place of what may be a cue that begins or ends at a date.

    Where a stretch of text ends is not known here, so a pattern that ends there is taken to match anywhere.
    """
    to_a_date = [cue for cue in (cues.past, cues.future, cues.arranged) if "$" in cue.pattern]
    for pattern in (*to_a_date, cues.since, cues.leading, cues.over, cues.finite, cues.heads):
        if not pattern.pattern.endswith(_NOTHING):
            known = first if pattern in (cues.since, cues.leading) else None
            anywhere, reach = _anywhere(pattern)
            for start, end in all_of(anywhere, folded, known):
                yield start
                yield end - 1 if end > start else start
                yield from range(start - _AFTER, start - reach, -_AFTER)


@functools.cache
def _anywhere(pattern: re.Pattern[str]) -> tuple[re.Pattern[str], int]:
    """The pattern without its place, and how far behind a date it may begin."""
    anything = _ANYTHING.match(pattern.pattern)
    own = pattern.pattern[anything.end() :] if anything else pattern.pattern
    return re.compile(own.replace("$", ""), pattern.flags), int(anything[1]) if anything else 0


def spans(folded: str, start: int, cues: Cues) -> bool:
    """Whether the amount at `start` is what something is counted or compared over."""
    return cues.spanning.search(folded, max(0, start - _BEFORE), start) is not None
