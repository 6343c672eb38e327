"""Where every event stands on the site: on the index, on which page, in which order.

The reader meets what runs now, what is next (soonest first), then what just happened (latest first). A small
timeline is one page. A large one has a page for each section, in chronological order, and an index of
constant size with the events nearest to today.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from output.files import digest
from output.languages import tongue
from output.markup import anchor
from output.model import Line, Page, Section
from output.tongue import Tongue
from output.words import day_parts

ONE_PAGE = 200  # events that the index can hold
NEAREST = 60  # events on the index of a larger timeline
PAGE_EVENTS = 500  # events on one section page
RUNNING = 20  # running events on the index of a larger timeline
RECENT = 60  # days for which an event has just happened
WITHDRAWN = "withdrawn"
_DROPPED = (WITHDRAWN, "off")  # nothing that a first glance looks ahead to, or back

_MONTH = re.compile(r"(-?\d{4,})-(\d\d)")
_YEAR = re.compile(r"(-?\d{4,})(?:-(?P<wide>decade|century))?\b")
_SPAN = {"decade": 9, "century": 99, None: 0}  # years after the first one


@dataclass(frozen=True, slots=True)
class Block:
    """Events under one heading on the index; `rest` of that section stand on the page `more` only.

    Without `more` the others are on the pages of several sections.
    """

    id: str
    heading: str
    items: tuple[Line, ...]
    rest: int = 0
    more: str = ""


@dataclass(frozen=True)
class Leaf:
    """One section page: the section, or a part of one that is too long."""

    path: str
    heading: str
    section: Section
    items: tuple[Line, ...]

    @cached_property
    def mark(self) -> str:
        """Changes whenever one of its lines does."""
        return mark_of(self.items)


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a month with the number of its events."""

    label: str
    href: str
    events: int


@dataclass(frozen=True, slots=True)
class Year:
    """The jump links of one year; `months` also holds "no month"."""

    label: str
    href: str
    events: int
    months: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The arrangement of a page. `targets` maps section ids to where a link to them leads.

    `running` has begun and not ended; `now` is what includes today for the first glance: what runs, and what
    falls in this month without a day.
    """

    running: Block | None
    upcoming: tuple[Block, ...]
    past: tuple[Block, ...]
    leaves: tuple[Leaf, ...]
    targets: dict[str, str]
    years: tuple[Year, ...]
    next: tuple[Line, ...]
    now: tuple[Line, ...]
    recent: tuple[Line, ...]
    paths: dict[str, str]  # event id -> page that holds it, "" for the index


def arrange(page: Page) -> Outline:
    """The outline of the whole site."""
    today, language = day_of(page.today), tongue(page.language)
    halves = {s.id: _halved(s, today) for s in page.sections}
    running = sorted((i for s in page.sections for i in halves[s.id].running), key=_ends)
    ahead = [(s, halves[s.id].ahead) for s in sorted(page.sections, key=_soonest)]
    behind = [(s, halves[s.id].behind[::-1]) for s in reversed(page.sections)]
    total = sum(len(s.items) for s in page.sections)
    leaves = _leaves(page.sections, language) if total > ONE_PAGE else ()
    more = {leaf.section.id: leaf.path for leaf in reversed(leaves)}
    first = _running(running, RUNNING if leaves else total, language)
    upcoming, past = _halves(
        ahead, behind, more, NEAREST - len(first.items if first else ()) if leaves else total
    )
    targets = more or _targets(page.sections, upcoming, past)
    coming = [i for _, items in ahead for i in items]
    return Outline(
        first,
        upcoming,
        past,
        leaves,
        targets,
        _years(page.sections, targets, language),
        _first(sorted((i for i in coming if _begins(i, today)), key=_starts), 4),
        tuple(sorted((i for i in (*running, *coming) if _in_glance(i, today)), key=_ends)[:3]),
        _recent((items for _, items in behind), page.today),
        paths({section.id: [item.id for item in section.items] for section in page.sections}),
    )


def paths(sections: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """On which page each event is, by the ids of sections and of the events in them in their order.

    Nothing where the index holds all.
    """
    if sum(map(len, sections.values())) <= ONE_PAGE:
        return {}
    return {
        key: _path(name, at // PAGE_EVENTS) for name, keys in sections.items() for at, key in enumerate(keys)
    }


class _Halves(NamedTuple):
    running: list[Line]
    ahead: list[Line]
    behind: list[Line]


def _halved(section: Section, today: tuple[int, int, int]) -> _Halves:
    halves = _Halves([], [], [])
    for item in section.items:
        if item.tense == "past" or is_over(item, today):
            halves.behind.append(item)
        else:
            (halves.running if runs_now(item, today) else halves.ahead).append(item)
    return halves


def day_of(iso: str) -> tuple[int, int, int]:
    """An ISO day for comparisons; what is open lies before every day."""
    return day_parts(iso) or (-(10**9), 1, 1)


def _starts(item: Line) -> tuple[int, int, int]:
    return day_of(item.start)


def _ends(item: Line) -> tuple[int, int, int]:
    return day_of(item.end) if item.end else (10**9, 1, 1)


def _begins(item: Line, today: tuple[int, int, int]) -> bool:
    return item.tone not in _DROPPED and item.tense != "past" and _starts(item) >= today


def runs_now(item: Line, today: tuple[int, int, int]) -> bool:
    """Whether an event is under way: a span, begun before today and not over. A mere year is no span."""
    span = item.tense == "present" and "/" in item.edtf
    return span and item.tone != WITHDRAWN and _starts(item) < today


def is_over(item: Line, today: tuple[int, int, int]) -> bool:
    """Whether an event is past, or withdrawn after its first day: nobody waits for it any more."""
    return item.tense == "past" or (item.tone == WITHDRAWN and _starts(item) < today)


def _in_glance(item: Line, today: tuple[int, int, int]) -> bool:
    """What includes today and is known to the month at least, without what begins today."""
    known = "/" in item.edtf or item.start[:7] == item.end[:7]
    return known and item.tense == "present" and item.tone not in _DROPPED and _starts(item) < today


def _recent(groups: Iterable[list[Line]], today: str) -> tuple[Line, ...]:
    try:
        day = date.fromisoformat(today) - timedelta(days=RECENT)
    except (ValueError, OverflowError):
        return ()
    since, written = (day.year, day.month, day.day), day.isoformat()
    late = [one for items in groups for one in items if one.end >= written or len(one.end) != len(written)]
    return _first([one for one in late if one.tone not in _DROPPED and day_of(one.end) >= since], 4)


def _soonest(section: Section) -> tuple[int, int]:
    """Months in order, then what the year holds without saying when; sections without a year last."""
    if month := _MONTH.match(section.id):
        return int(month[1]), int(month[2])
    year = _YEAR.match(section.id)
    return (int(year[1]) + _SPAN[year["wide"]], 99) if year else (10**9, 0)


def _first(items: list[Line], number: int) -> tuple[Line, ...]:
    """The nearest events, those with a known day or month before those that only name a year or less."""
    exact = [i for i in items if i.start[:7] == i.end[:7] or "/" in i.edtf]
    return tuple((exact or items)[:number])


def _running(items: list[Line], room: int, language: Tongue) -> Block | None:
    if not items:
        return None
    return Block("running", language.say("Running now"), tuple(items[:room]), max(len(items) - room, 0))


def _halves(
    ahead: list[tuple[Section, list[Line]]],
    behind: list[tuple[Section, list[Line]]],
    more: dict[str, str],
    room: int,
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks above and below today's line: half the room for each, what one leaves for the other."""
    coming, gone = (sum(len(items) for _, items in groups) for groups in (ahead, behind))
    ahead_room = max(room // 2, room - gone)
    upcoming = _blocks(ahead, ahead_room, more, {s.id for s, items in behind if items})
    return upcoming, _blocks(behind, room - min(ahead_room, coming), more, set())


def _targets(
    sections: tuple[Section, ...], upcoming: tuple[Block, ...], past: tuple[Block, ...]
) -> dict[str, str]:
    """Where each section is on a page that holds all; one of which everything runs now is among that."""
    there = {block.id for block in (*upcoming, *past)}
    places = {s.id: anchor(s.id) for s in sections}
    return {name: f"#{place if place in there else 'running'}" for name, place in places.items()}


def _blocks(
    groups: list[tuple[Section, list[Line]]], room: int, more: dict[str, str], taken: set[str]
) -> tuple[Block, ...]:
    blocks = []
    for section, items in groups:
        shown = tuple(items[: max(room, 0)])
        room -= len(shown)
        if shown:
            rest = len(items) - len(shown)
            blocks.append(
                Block(_block_id(section, taken), section.heading, shown, rest, more.get(section.id, ""))
            )
    return tuple(blocks)


def _block_id(section: Section, taken: set[str]) -> str:
    """The month that today divides has two blocks; the past one keeps the plain id."""
    return anchor(section.id) + ("-upcoming" if section.id in taken else "")


def _leaves(sections: tuple[Section, ...], language: Tongue) -> tuple[Leaf, ...]:
    leaves = []
    for section in sections:
        parts = range(0, max(len(section.items), 1), PAGE_EVENTS)
        for number, first in enumerate(parts, start=1):
            heading = section.heading
            if len(parts) > 1:
                part, of = (language.digits(str(count)) for count in (number, len(parts)))
                heading = language.say("{heading} ({part} of {parts})", heading=heading, part=part, parts=of)
            items = section.items[first : first + PAGE_EVENTS]
            leaves.append(Leaf(_path(section.id, number - 1), heading, section, items))
    return tuple(leaves)


def _path(section: str, part: int) -> str:
    """The page of a section, or of a part of it, counted from 0."""
    return f"{anchor(section)}{f'-p{part + 1}' if part else ''}.html"


def mark_of(lines: Iterable[Line]) -> str:
    """Changes whenever one of the lines does."""
    return digest(line.digest for line in lines)


def _years(sections: tuple[Section, ...], targets: dict[str, str], language: Tongue) -> tuple[Year, ...]:
    """Latest year first, its months in order; sections without a year stand on their own at the end."""
    groups: dict[str, list[Section]] = {}
    for section in sections:
        year = _YEAR.match(section.id)
        plain = year is not None and year["wide"] is None
        said = language.year(int(year[1])) if year and plain else section.heading
        groups.setdefault(said, []).append(section)
    years = []
    for label, members in groups.items():
        jumps = tuple(_jump(section, targets, language) for section in members)
        years.append(Year(label, jumps[0].href, sum(j.events for j in jumps), jumps))
    return tuple(reversed(years))


def _jump(section: Section, targets: dict[str, str], language: Tongue) -> Jump:
    month = _MONTH.match(section.id)
    known = month is not None and 1 <= int(month[2]) <= 12
    names = language.calendar.short_names
    label = names[int(month[2]) - 1] if month and known else language.say("no month")
    return Jump(label, targets[section.id], len(section.items))
