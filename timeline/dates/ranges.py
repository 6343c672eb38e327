"""Ranges in words: "from 28 February to 2 March 2026", "between 2009 and 2010".

TIMEX3 has two expressions there, each with its own value. The calendar has one span: the first expression
carries it as EDTF, the second carries none and its rule ends in ".end".
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.dates import values
from timeline.dates.conjunctions import BETWEEN, is_and
from timeline.dates.fold import fold
from timeline.dates.grammar import NOTHING
from timeline.dates.reading import SILENT, Gap, Reading
from timeline.edtf import Edtf, Precision
from timeline.model import Timex

OLD = ".old"  # ends the rule of a date that another one has replaced
LONGEST = 36  # characters that the words of a joint can have
_OPENING = len("approximately the years ")  # the longest words before a range
_A_DAY = len("2026-12-24")
_INTERVAL = Precision.INTERVAL
_DASH = re.compile(r" {0,3}- {0,3}")


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """The words of a language that open and close a range, matched on folded text."""

    opening: re.Pattern[str]  # must end where the first expression starts
    closing: re.Pattern[str]  # the whole text between the two, after "from"
    pairing: re.Pattern[str]  # the same after "between"
    contracted: re.Pattern[str]  # "from the" or "to the" as part of the dates themselves (Spanish del, al)
    listing: re.Pattern[str]  # the text between two dates that share what the second says
    naming: re.Pattern[str]  # ends before a date that has its year (y1, y2) from the name of the event
    former: re.Pattern[str]  # ends before a date that holds no longer
    onto: re.Pattern[str]  # the text between an old date and the new one, where "to" would be a range
    moved: re.Pattern[str]  # starts behind the new date: that something was moved
    moving: re.Pattern[str]  # ends before the date that something was moved from
    moved_to: re.Pattern[str]  # ends before the date that something was moved to
    # How these can end, but for spaces and a colon: what is looked at before them.
    opening_ends: tuple[str, ...] = field(default=("",), kw_only=True)
    former_ends: tuple[str, ...] = field(default=("",), kw_only=True)
    moving_ends: tuple[str, ...] = field(default=("",), kw_only=True)
    former_words: tuple[str, ...] = field(default=("",), kw_only=True)  # of which `former` has one

    def between(self, folded: str, first: int, second: int) -> Gap:
        """What the words from the end of one date to the start of the next do."""
        words = folded[first:second]
        return _remembered(self, words) if len(words) <= LONGEST else _heard(self, words)

    def moves_from(self, folded: str, start: int, reach: int) -> bool:
        """Whether something is moved from the date that begins here."""
        if not folded[max(0, start - 16) : start].rstrip(" ").endswith(self.moving_ends):
            return False
        return self.moving.search(folded, max(0, start - reach), start) is not None


def _heard(joints: Joints, words: str) -> Gap:
    rest = words.strip(" (,")
    opened = len(rest) < LONGEST and joints.opening.fullmatch(f"{rest} ") is not None
    blank = words.isspace() and joints.contracted.pattern != NOTHING
    said = words.rstrip(" :")
    former = said != "" and _may_end(said, joints.former_ends)  # no date ends so itself
    if len(words) > LONGEST:
        gap = Gap(reaches=blank, blank=blank, opened=opened, former=former)
        return SILENT if gap == SILENT else gap
    closed = joints.closing.fullmatch(words) is not None
    paired = joints.pairing.fullmatch(words) is not None
    dashed = _DASH.fullmatch(words) is not None
    gap = Gap(
        blank or closed or paired or dashed,
        blank,
        closed,
        paired,
        dashed,
        is_and(words.split(maxsplit=1)[0]) if words.strip() else False,
        joints.listing.fullmatch(words) is not None,
        joints.onto.fullmatch(words) is not None,
        opened,
        former,
    )
    return SILENT if gap == SILENT else gap


def _may_end(words: str, ends: tuple[str, ...]) -> bool:
    """Whether what ends in these words may end so, perhaps with what is said before them."""
    return words.endswith(ends) or any(end.endswith(words) for end in ends)


_remembered = functools.lru_cache(1024)(_heard)  # the same few words stand between the dates of a list


def join(anchored: Iterable[tuple[Timex, Reading | None]], folded: str, joints: Joints) -> Iterator[Timex]:
    """Marks the two ends of every worded range.

    With each expression comes what was read there, if no other stands between it and the reading before.
    """
    first: Timex | None = None
    for second, reading in anchored:
        apart = reading is not None and (not reading.gap.reaches or reading.follows == "listed")
        if first is not None and not apart:
            joined = _joined(first, second, reading, folded, joints)
            if joined is not None:
                yield joined
                yield _with(second, f"{second.rule}.end", None)
                first = None
                continue
        if first is not None:
            yield first
        first = second
    if first is not None:
        yield first


def _joined(
    first: Timex, second: Timex, reading: Reading | None, folded: str, joints: Joints
) -> Timex | None:
    gap, tie = (None, "") if reading is None else (reading.gap, reading.follows)
    if first.edtf is None or second.edtf is None:
        return None
    if gap is None:
        gap = joints.between(folded, first.end, second.start)
    if not gap.reaches or OLD in (first.rule[-4:], second.rule[-4:]):
        return None
    if _INTERVAL in (first.edtf.precision, second.edtf.precision):
        return None
    if not tie:
        if linked(first, second, gap, folded, joints):
            tie = "linked"
        elif _spans(first, second) and beside(first, second, gap, folded, joints):
            tie = "beside"
    if tie == "linked" or (tie == "beside" and _spans(first, second)):
        if first.value == second.value and len(first.value) == _A_DAY:
            return _with(first, first.rule, first.edtf)  # "24 December - Christmas Eve"
        first = _on_its_day(first, second)
        span = values.between(first, _later(first, second))
        return None if span is None else _with(first, first.rule, span)
    return None


def _on_its_day(first: Timex, second: Timex) -> Timex:
    """The hour of "from 1:30pm to 3:30pm on 12/12/08" with the day that stands behind both."""
    if not first.anchored or second.anchored or first.rule != "clock" or "T" not in second.value:
        return first
    return first.but(value=second.value[:_A_DAY] + first.value[_A_DAY:], anchored=False)


def _later(first: Timex, second: Timex) -> Timex:
    """The end of "from 12:00 to 4:00", which is in the afternoon, and of "22:00-04:00", on the next day."""
    day, start = first.value[:_A_DAY], first.value[_A_DAY:]
    begins, ends = _CLOCK.fullmatch(start), _CLOCK.fullmatch(second.value[_A_DAY:])
    if begins is None or ends is None or second.value[:_A_DAY] != day or ends[0] >= start:
        return second
    if 7 <= int(begins[1]) <= 12 and _HALF_DAY.search(first.text) and _EARLY.fullmatch(second.text):
        return second.but(value=f"{day}T{int(ends[1]) + 12}{ends[2]}")
    return second.but(value=f"{values.days_from(day, 1)}{ends[0]}")


_CLOCK = re.compile(r"T([01][0-9]|2[0-3])(:[0-5][0-9])")
# Hours of a clock with twelve: those of one with 24 have a nought before them.
_HALF_DAY = re.compile(r"[0-9][:.][0-5][0-9]$")
_EARLY = re.compile(r"[1-7][:.][0-5][0-9]")


def _with(timex: Timex, rule: str, edtf: Edtf | None) -> Timex:
    value, mod, anchored = timex.value, timex.mod, timex.anchored
    return Timex.of(timex.start, timex.end, timex.text, timex.type, value, rule, mod, edtf, anchored)


def _alike(first: Timex, second: Timex) -> bool:
    """Whether both are days, months or times of day."""
    return first.type == second.type and len(first.value) == len(second.value) > len("2026")


def _spans(first: Timex, second: Timex) -> bool:
    """Whether both are days, months or times of day, or a month follows a day: "8 February – July 2026"."""
    day, month = first.value, second.value
    into = len(day) == _A_DAY and len(month) == len("2026-12") and day[:7] < month
    return _alike(first, second) or (into and first.type == second.type == "DATE" and day[:1].isdigit())


def linked(first: Timex | Reading, second: Timex | Reading, gap: Gap, folded: str, joints: Joints) -> bool:
    """Whether words open a range before the first and close it between the two."""
    if (
        gap.blank
        and joints.contracted.match(folded, first.start)
        and joints.contracted.match(folded, second.start)
    ):
        return True
    # What stands between two dates closes no range most of the time, and is looked at faster.
    if not (gap.closed or gap.paired):
        return False
    start, opening = first.start, None
    floor = start - _OPENING if start > _OPENING else 0
    if folded[floor:start].rstrip(" ").endswith(joints.opening_ends):
        opening = joints.opening.search(folded, floor, start)
    if opening is None and folded.find(" ", start, first.end) >= 0:
        opening = _opened_inside(first, folded, joints)
    if opening is None:
        return gap.closed and folded[start - 1 : start] == "("  # "(2003 bis 2007)"
    return gap.paired if opening.lastgroup == "pair" else gap.closed


def _opened_inside(first: Timex | Reading, folded: str, joints: Joints) -> re.Match[str] | None:
    """The "between" of "on Saturday between 10 am", which is one expression."""
    at = folded.rfind(" ", first.start, first.end)
    while at > first.start:
        opening = joints.opening.search(folded, first.start, at + 1)
        if opening is not None and opening.lastgroup == "pair":
            return opening
        at = folded.rfind(" ", first.start, at)
    return None


_OWNER = re.compile(r"'s\b|s'")


def beside(first: Timex | Reading, second: Timex | Reading, gap: Gap, folded: str, joints: Joints) -> bool:
    """Whether two dates of a kind are a range that nothing opens: "28 December to 3 January"."""
    if not (gap.dashed or gap.closed) or _OWNER.match(folded, second.end):
        return False  # Tuesday-Wednesday's game
    return gap.dashed or not (gap.added or joints.moves_from(folded, first.start, 80))


_SEPARATOR = re.compile(rf"[,\u060c]?(?:{BETWEEN.pattern})|[,\u060c]\s*", re.IGNORECASE)
_NO_DIGITS = re.compile(r"[\s,;]+\D*$")


def parts(text: str, days: Sequence[int | None]) -> tuple[tuple[int, int], ...]:
    """Where so many dates stand in the words that they share; `days` are their days of the month.

    They are found by their digits, whatever stands between them, and where they have none by what separates
    them. Empty where they are not all found.
    """
    gaps: list[tuple[int, int]] = []
    folded, end = fold(text), 0
    for n, day in enumerate(days):
        digits = re.search(rf"(?<![0-9])0?{day}(?![0-9])", folded[end:]) if day else None
        if n:
            start = end + digits.start() if digits else None
            gap = _gap(text, end, start)
            if gap is None:
                return ()
            gaps.append(gap)
        end = end + digits.end() if digits else gaps[-1][1] if gaps else 1
    return tuple(
        zip((0, *(stop for _, stop in gaps)), (*(start for start, _ in gaps), len(text)), strict=True)
    )


def _gap(text: str, end: int, start: int | None) -> tuple[int, int] | None:
    """What stands between one date and the next, which has its day at `start`."""
    separator = _SEPARATOR.search(text, end, len(text) if start is None else start)
    if separator is not None and separator.end() < len(text):
        return separator.span()
    if start is None:
        return None
    words = _NO_DIGITS.search(text, end, start)
    return (end if words is None else words.start()), start


_ISO_SLASH = re.compile("(?<=-[0-9]{2})/(?=[0-9]{4}-)")


@functools.lru_cache(1024)  # tables say the same few ranges again and again
def _between(text: str) -> tuple[int, int] | None:
    """Where what stands between the two ends of a range begins and ends."""
    found = _ISO_SLASH.search(text) or BETWEEN.search(text, 1)
    return found.span() if found else None


def split(timex: Timex) -> tuple[Timex, ...]:
    """A compact range as two expressions: the first keeps the range as EDTF, the second has none."""
    if "/" not in timex.value:
        return (timex,)  # as most are
    between = _between(timex.text)
    if between is None or between[1] == len(timex.text):
        return (timex,)
    start, end, words, rule, mod = timex.start, timex.end, timex.text, timex.rule, timex.mod
    first, _, last = timex.value.partition("/")
    closes, opens = between
    return (
        Timex.of(
            start, start + closes, words[:closes], timex.type, first, rule, mod, timex.edtf, timex.anchored
        ),
        Timex.of(
            start + opens, end, words[opens:], timex.type, last, f"{rule}.end", mod, None, timex.anchored
        ),
    )
