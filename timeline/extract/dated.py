"""The date expressions of a sentence, those that are one date put together.

The tagger marks "from 3 May to 5 May" twice (the first part carries the interval), and may mark "Friday",
"12 March 2026" and "10 a.m." one by one; for a reader each of these is one date.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.dates.ranges import OLD
from timeline.edtf import Edtf, Precision
from timeline.extract.blocks import Span
from timeline.model import Timex

_JOINED = re.compile(
    r"\s*(?:,|\(|[|·–—-])?\s*(?:jeweils |je )?(?:at|on|the|of|from|um|ab|von|zwischen|am|à|dès|de|au|entre|a"
    r"|por(?: la)?|desde|alle|dalle|às|vanaf)?\s*",
    re.IGNORECASE,
)
_ONE_DAY = frozenset({Precision.DAY, Precision.TIME})
_DAYS = frozenset({*_ONE_DAY, Precision.INTERVAL})
_OVERNIGHT = re.compile(
    r"\s*(?:to|into|on|à|au|auf(?: den)?(?: heutigen| gestrigen)?|zum|bis|a|al)\s*", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|between|von|vom|ab|zwischen|du|de|del|dès|depuis|entre|desde)\s+(?:le |el |dem )?$"
    r"|(?:du|vom|del)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r",?\s*(?:to|until|till|bis(?: zum)?|jusqu'au|jusqu'à|au|à|al|hasta(?: el)?|und|et|and|y|a)\s*",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
_HOURS = re.compile(r"(?P<first>[0-9-]{10})(?P<from>T[0-9:]{5})/(?!(?P=first))[0-9-]{10}(?P<to>T[0-9:]{5})")
_HOURS_FOLLOW = re.compile(r"\s*[,(:]?\s*(?:\w{1,8} ){0,2}")
_OF = frozenset({"of", "vom", "du", "des", "del"})
_WEEKEND = re.compile(r"\b(?:week-?end|wochenende|fin de semana)$", re.IGNORECASE)  # "of 11 and 12 April"
_COUNTED = re.compile(
    r".* (?:later|earlier|before|after)|\w+ (?:week|month)(?:s['’]|['’]s) time"
    r"|the (?:next|following|previous|same) (?:day|morning|\w*day)",
    re.IGNORECASE,
)
_APART = re.compile(r", (?:on )?|,? on ")
_AND = re.compile(r",\s*(?:und|et|and|y)\s*(?:the |le |el |am )?", re.IGNORECASE)
_ENDS = frozenset({Precision.DAY, Precision.TIME})  # "von Montag, 12.10.2026 bis Sonntag, 25.10.2026"
_NUMBERED_YEAR = re.compile(r"\d{4}")
# The 5. of "am 5. und 12. Dezember", the "Fr 21." of "Fr 21. und Sa 22.11.", and what joins them.
_LONE_DAY = re.compile(r"(?:[^\W\d_]{2,10}[.,]{0,2} )?\d{1,2}\.")
_LISTED = re.compile(r",? (?:und|sowie) |, ")
_BOTH = re.compile(r"(?<=\d\.) und ")
_MONTHS = frozenset(f"P{count}M" for count in range(2, 12))
_EDGE_MONTHS = re.compile(r"(?:the )?(?P<edge>first|opening|last|final|closing) ", re.IGNORECASE)
_OPENING = frozenset({"first", "opening"})
# How the days of the week begin in English, German, French and Spanish, and what stands before their date.
_WEEKDAYS = tuple(
    re.compile(rf"\b(?:{names})", re.IGNORECASE)
    for names in (
        "mon|lun",
        "tue|dienstag|mardi|martes",
        "wed|mittw|mercre|mié",
        "thu|donn|jeu|jue",
        "fri|frei|ven|vie",
        "sat|sam|sonnab|sáb",
        "sun|sonntag|dim|dom",
    )
)
_NAMELY = re.compile(r" \(|,? (?:(?:de[nm]|the|le|el(?: día)?|día) )?")
_ASIDE = re.compile(r"(?:,[^()\n]{0,20})?\)")
_RANGE_JOINED = re.compile(r"[^.;!?\n]{0,24}")


@dataclass(slots=True)  # never changed, as a token is not
class Dated:
    """One date of a sentence: where it stands and the expression that says when.

    `timex` is None when nothing in it has a place on a calendar.
    """

    span: Span
    timex: Timex | None


def within(spans: Iterable[Span], timexes: Sequence[Timex]) -> Iterator[tuple[Span, Sequence[Timex]]]:
    """Each span with the expressions that begin in it; both are sorted. Linear."""
    at = 0
    for span in spans:
        while at < len(timexes) and timexes[at].start < span.start:
            at += 1
        first = at
        while at < len(timexes) and timexes[at].start < span.end:
            at += 1
        yield span, timexes[first:at]


def dates_of(text: str, timexes: Sequence[Timex]) -> tuple[Dated, ...]:
    """The dates of a sentence in order; `timexes` are its expressions, sorted, without overlap."""
    if len(timexes) == 1:  # most sentences have no more
        only = timexes[0]
        dated = Dated(Span(only.start, only.end), None if only.edtf is None else only)
        return (dated,) if _names_a_time(only) else ()
    timexes = _months_of_years(text, timexes)
    groups = _groups(text, [t for t in timexes if _names_a_time(t)])
    found = [dated for group in groups for dated in _dates(text, group)]
    return tuple(_joined(text, list(_timed_alike(text, found))))


def _months_of_years(text: str, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """With one interval for "the first four months of this year"."""
    if not any(timex.value in _MONTHS for timex in timexes):
        return timexes
    found: list[Timex] = []
    for timex in timexes:
        before = found[-1] if found else None
        if before is not None and (whole := _part_of_year(text, before, timex)) is not None:
            found[-1] = whole
        else:
            found.append(timex)
    return found


def _part_of_year(text: str, months: Timex, year: Timex) -> Timex | None:
    edge, edtf = _EDGE_MONTHS.match(months.text), year.edtf
    if edge is None or months.value not in _MONTHS or edtf is None or edtf.precision != Precision.YEAR:
        return None
    if text[months.end : year.start].strip() not in ("of", "in") or not edtf.text.isdigit():
        return None
    count = int(months.value[1:-1])
    first, last = (1, count) if edge["edge"].casefold() in _OPENING else (13 - count, 12)
    span = Edtf(f"{edtf.text}-{first:02}/{edtf.text}-{last:02}")
    return year.but(start=months.start, text=text[months.start : year.end], edtf=span)


def _timed_alike(text: str, found: Sequence[Dated]) -> Iterator[Dated]:
    """With the time of "am 5. und 12. Dezember um 18.30 Uhr" on both days, where each is marked by itself."""
    clock = ""
    timed: list[Dated] = []
    for at, dated in reversed(list(enumerate(found))):
        timex, here = dated.timex, dated
        when = None if timex is None else timex.edtf
        if timex is None or when is None:
            clock = ""
        elif when.precision == Precision.TIME and "/" not in when.text and timex.start > dated.span.start:
            clock = when.text[10:]
        elif not (clock and when.precision == Precision.DAY and _LONE_DAY.fullmatch(timex.text)):
            clock = ""
        elif _LISTED.fullmatch(text, dated.span.end, found[at + 1].span.start):
            here = Dated(dated.span, timex.but(edtf=Edtf(f"{when.text}{clock}")))
        timed.append(here)
    return reversed(timed)


def _dates(text: str, group: Sequence[Timex]) -> Iterator[Dated]:
    """The date of a group; two where "am 5. und 6. Dezember um 18.30 Uhr" has a time for each of two days."""
    whole = _dated(group)
    days = None if whole.timex is None else whole.timex
    clock = group[-1].edtf
    if days is None or days.edtf is None or clock is None or clock.precision != Precision.TIME:
        return iter((whole,))
    first, _, last = days.edtf.text.partition("/")
    both = _BOTH.search(text, whole.span.start, group[-1].start)
    if both is None or "/" in clock.text or not clock.text.startswith(last) or len(last) != len(first):
        return iter((whole,))
    time = clock.text[10:]
    return iter((
        Dated(Span(whole.span.start, both.start()), days.but(edtf=Edtf(f"{first}{time}"))),
        Dated(Span(both.end(), whole.span.end), days.but(edtf=clock)),
    ))  # fmt: skip


def _joined(text: str, found: Sequence[Dated]) -> Iterator[Dated]:
    """With one interval for "von Freitag, 12. Dezember, 22 Uhr, bis Samstag, 13. Dezember, 4 Uhr"."""
    before: Dated | None = None
    for dated in found:
        both = None if before is None else _from_to(text, before, dated) or _overnight(text, before, dated)
        if before is not None and both is None:
            yield before
        before = dated if both is None else both
    if before is not None:
        yield before


def _from_to(text: str, first: Dated, second: Dated) -> Dated | None:
    one = first.timex.edtf if first.timex is not None else None
    other = second.timex.edtf if second.timex is not None else None
    if one is None or other is None or one.precision != other.precision or one.precision not in _ENDS:
        return None
    opened = _FROM.search(text, max(0, first.span.start - 12), first.span.start) or _FROM.match(
        first.span.of(text)
    )
    if opened is None or not _TO.fullmatch(text, first.span.end, second.span.start):
        return None
    if "/" in one.text + other.text or not one.text < other.text or first.timex is None:
        return None
    if first.timex.rule.endswith(OLD):
        return None  # "was moved from 5 November to 3 December"
    if one.precision == Precision.DAY and _AND.fullmatch(text, first.span.end, second.span.start):
        return None  # "is closed since 3 May, and on 5 June it opens"
    span = Span(first.span.start, second.span.end)
    return Dated(span, first.timex.but(edtf=Edtf(f"{one.text}/{other.text}")))


def _overnight(text: str, days: Dated, hours: Dated) -> Dated | None:
    """One night for "overnight from 9 to 10 June, from 11pm to 5am", which would begin on the second day."""
    night, span = _NIGHT.fullmatch(_said(days)), _HOURS.fullmatch(_said(hours))
    if night is None or span is None or span["first"] not in night.groups() or days.timex is None:
        return None
    lower, upper = Edtf(night[1]), Edtf(night[2])
    if lower.lower is None or upper.lower != lower.lower + 1:
        return None
    if _HOURS_FOLLOW.fullmatch(text, days.span.end, hours.span.start) is None:
        return None
    whole = Edtf(f"{night[1]}{span['from']}/{night[2]}{span['to']}")
    return Dated(Span(days.span.start, hours.span.end), days.timex.but(edtf=whole))


def _said(dated: Dated) -> str:
    return "" if dated.timex is None or dated.timex.edtf is None else dated.timex.edtf.text


def _names_a_time(timex: Timex) -> bool:
    dated = timex.type in ("DATE", "TIME") or timex.edtf is not None
    return dated and not timex.value.endswith("_REF")


def _groups(text: str, timexes: Sequence[Timex]) -> Iterator[list[Timex]]:
    group: list[Timex] = []
    for timex in timexes:
        if group and not _belongs(text, group, timex):
            yield group
            group = []
        group.append(timex)
    if group:
        yield group


def _belongs(text: str, group: Sequence[Timex], timex: Timex) -> bool:
    gap = text[group[-1].end : timex.start]
    if _is_said_again(text, group[-1], timex) or _is_counted(text, group[-1], timex):
        return True
    if gap.strip() in ("", "de", "del", "des") and _has_year_behind(group[-1], timex):
        return True
    if timex.edtf is None and timex.rule.endswith(".end"):
        return _RANGE_JOINED.fullmatch(gap) is not None
    if gap.strip().casefold() in _OF and _WEEKEND.search(group[-1].text):
        return timex.edtf is not None and timex.edtf.precision in _DAYS
    if gap.strip() in ("of", "in", "") and group[-1].text.casefold().startswith(("the same ", "same ")):
        return True  # "the same month of 2024"
    if _night(group[-1], timex) is not None and _OVERNIGHT.fullmatch(gap):
        return True
    return _JOINED.fullmatch(gap) is not None and _same_day(group, timex)


def _is_said_again(text: str, first: Timex, second: Timex) -> bool:
    """Whether it is the day of the week before it: "Friday evening (29 March)", "Montag, den 20.10.2025"."""
    day = second.edtf
    if day is not None and text[first.end : second.start] == " (":
        if day == first.edtf:
            return True
        one = first.edtf  # "Gestern (3.10.2019)", of a report that is older than its page
        told = first.anchored and one is not None and one.precision in _ONE_DAY
        if told and "/" not in day.text and day.precision in _ONE_DAY and _ASIDE.match(text, second.end):
            return True
    if not first.rule.startswith("weekday") or day is None or day.precision not in _ONE_DAY:
        return False
    if day.lower is None or "/" in day.text or not _NAMELY.fullmatch(text, first.end, second.start):
        return False
    return _WEEKDAYS[(day.lower - 1) % 7].search(first.text) is not None


def _is_counted(text: str, first: Timex, second: Timex) -> bool:
    """Whether a day is said after how far off it is: "three days later, on 14 April"."""
    day = second.edtf
    if day is None or day.precision != Precision.DAY or second.rule.startswith(("weekday", "day_deictic")):
        return False
    gap = text[first.end : second.start]
    return first.anchored and _COUNTED.fullmatch(first.text) is not None and _APART.fullmatch(gap) is not None


def _night(first: Timex, second: Timex) -> Edtf | None:
    """Both days of "in the night of Tuesday to Wednesday"."""
    one, other = first.edtf, second.edtf
    if not first.value.endswith("NI") or one is None or other is None or one.upper is None:
        return None
    if other.lower != one.upper + 1 or {one.precision, other.precision} != {Precision.DAY}:
        return None
    return Edtf(f"{one.text}/{other.text}")


def _same_day(group: Sequence[Timex], timex: Timex) -> bool:
    """Whether `timex` only says more about the date of the group: a time of day, a weekday."""
    last = group[-1]
    if last.edtf is not None and last.edtf.precision == Precision.YEAR and timex.rule == "day_deictic":
        return False  # "raised its forecast for 2027 today"
    if last.edtf is None or timex.edtf is None:
        return timex.type == "TIME" or last.type == "TIME"
    return last.edtf.contains(timex.edtf) or timex.edtf.contains(last.edtf)


def _dated(group: Sequence[Timex]) -> Dated:
    placed = [timex for timex in group if timex.edtf is not None]
    if len(placed) > 1 and (night := _night(*placed[:2])) is not None:  # behind it the day may be said again
        return Dated(Span(group[0].start, group[-1].end), placed[0].but(edtf=night))
    if len(placed) == 2 and (day := _in_year_said(*placed)) is not None:
        return Dated(Span(group[0].start, group[-1].end), day)
    if len(placed) > 1 and _WEEKEND.search(placed[0].text):
        placed = placed[1:]
    if len(placed) == 2 and _is_corrected(*placed):
        placed = placed[1:]  # "Friday evening (29 March)", where Friday alone would be another
    finest = max(placed, key=_fineness, default=None)
    clock = next((timex for timex in placed if finest is not None and _is_clock_of(finest, timex)), None)
    if finest is not None and clock is not None:
        finest = clock.but(anchored=finest.anchored)  # "3 March 2027 – 7.30 pm"
    return Dated(Span(group[0].start, group[-1].end), finest)


def _in_year_said(day: Timex, year: Timex) -> Timex | None:
    """The day of "el 2 de marzo del año pasado", which by itself is that of another year."""
    if not _has_year_behind(day, year) or day.edtf is None or year.edtf is None:
        return None
    return day.but(edtf=Edtf(year.edtf.text + day.edtf.text[4:]))


def _has_year_behind(day: Timex, year: Timex) -> bool:
    one, other = day.edtf, year.edtf
    if one is None or other is None or not day.anchored or not year.rule.startswith("unit_turn"):
        return False
    dated = (
        one.precision in (Precision.DAY, Precision.MONTH) and "/" not in one.text and one.text[:4].isdigit()
    )
    return dated and other.precision == Precision.YEAR and not _NUMBERED_YEAR.search(day.text)


def _is_corrected(first: Timex, second: Timex) -> bool:
    """Whether the second says which day the first, counted from somewhere, is."""
    one, other = first.edtf, second.edtf
    if one is None or other is None:
        return False
    if one.contains(other) or other.contains(one):  # "in two weeks' time, on Saturday 25 March"
        return first.text.endswith(" time") and other.precision == Precision.DAY
    return first.rule.startswith("weekday") or _COUNTED.fullmatch(first.text) is not None


def _is_clock_of(day: Timex, timex: Timex) -> bool:
    if day.edtf is None or timex.edtf is None or day.edtf.precision != Precision.DAY:
        return False
    return timex.edtf.precision == Precision.TIME and day.edtf.contains(timex.edtf)


def _fineness(timex: Timex) -> tuple[bool, int]:
    if timex.edtf is None:
        return False, Precision.INTERVAL
    # An interval of a range says more than the bare point beside it; a stated date more than a relative one.
    return not timex.anchored, Precision.TIME if "/" in timex.edtf.text else timex.edtf.precision
