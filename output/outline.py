"""Where every event stands on the site: on the index, on which page, in which order.

The reader meets what is next (soonest first), then what just happened (latest first). A small timeline is one
page. A large one has a page for each section, in chronological order, and an index of constant size with the
events nearest to today.
"""

import re
from dataclasses import dataclass

from output.markup import anchor
from output.model import Item, Page, Section
from output.words import MONTHS

ONE_PAGE = 300  # events that the index can hold
NEAREST = 200  # events on the index of a larger timeline
PAGE_EVENTS = 500  # events on one section page

_MONTH = re.compile(r"(-?\d{4,})-(\d\d)")
_YEAR = re.compile(r"(-?\d{4,})\b")


@dataclass(frozen=True, slots=True)
class Block:
    """Events under one heading on the index; `rest` of that section stand on the page `more` only."""

    id: str
    heading: str
    items: tuple[Item, ...]
    rest: int = 0
    more: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One section page: the section, or a part of one that is too long."""

    path: str
    heading: str
    section: Section
    items: tuple[Item, ...]


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
    """The arrangement of a page. `targets` maps section ids to where a link to them leads."""

    upcoming: tuple[Block, ...]
    past: tuple[Block, ...]
    leaves: tuple[Leaf, ...]
    targets: dict[str, str]
    years: tuple[Year, ...]
    next: tuple[Item, ...]
    recent: tuple[Item, ...]
    paths: dict[str, str]  # event id -> page that holds it, "" for the index


def arrange(page: Page) -> Outline:
    """The outline of the whole site."""
    ahead = [(s, [i for i in s.items if i.tense != "past"]) for s in sorted(page.sections, key=_soonest)]
    behind = [(s, [i for i in reversed(s.items) if i.tense == "past"]) for s in reversed(page.sections)]
    total = sum(len(s.items) for s in page.sections)
    leaves = _leaves(page.sections) if total > ONE_PAGE else ()
    paths = {i.id: leaf.path for leaf in leaves for i in leaf.items}
    upcoming_total = sum(len(items) for _, items in ahead)
    room = NEAREST if leaves else total
    ahead_room = max(room // 2, room - (total - upcoming_total))
    more = {leaf.section.id: leaf.path for leaf in reversed(leaves)}
    behind_ids = {s.id for s, items in behind if items}
    upcoming = _blocks(ahead, ahead_room, more, behind_ids)
    past = _blocks(behind, room - min(ahead_room, upcoming_total), more, set())
    targets = more or {s.id: "#" + _block_id(s, set()) for s in page.sections}
    return Outline(
        upcoming,
        past,
        leaves,
        targets,
        _years(page.sections, targets),
        _first(sorted((i for _, items in ahead for i in items), key=_due), 4),
        _first([i for _, items in behind for i in items], 4),
        paths,
    )


def _soonest(section: Section) -> tuple[int, int]:
    """Months in order, then what the year holds without saying when; sections without a year last."""
    if month := _MONTH.match(section.id):
        return int(month[1]), int(month[2])
    year = _YEAR.match(section.id)
    return (int(year[1]), 99) if year else (10**9, 0)


def _due(item: Item) -> str:
    """When to think of it: as it begins; what is under way, when it ends."""
    return item.end if item.tense == "present" else item.start


def _first(items: list[Item], number: int) -> tuple[Item, ...]:
    """The nearest events, those with a known day or month before those that only name a year or less."""
    exact = [i for i in items if i.start[:7] == i.end[:7] or "/" in i.edtf]
    return tuple((exact or items)[:number])


def _blocks(
    groups: list[tuple[Section, list[Item]]], room: int, more: dict[str, str], taken: set[str]
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


def _leaves(sections: tuple[Section, ...]) -> tuple[Leaf, ...]:
    leaves = []
    for section in sections:
        parts = range(0, max(len(section.items), 1), PAGE_EVENTS)
        for number, first in enumerate(parts, start=1):
            name = anchor(section.id) + (f"-p{number}" if number > 1 else "")
            heading = section.heading + (f" ({number} of {len(parts)})" if len(parts) > 1 else "")
            leaves.append(Leaf(f"{name}.html", heading, section, section.items[first : first + PAGE_EVENTS]))
    return tuple(leaves)


def _years(sections: tuple[Section, ...], targets: dict[str, str]) -> tuple[Year, ...]:
    """Latest year first, its months in order; sections without a year stand on their own at the end."""
    groups: dict[str, list[Section]] = {}
    for section in sections:
        year = _YEAR.match(section.id)
        groups.setdefault(year[1] if year else section.heading, []).append(section)
    years = []
    for label, members in groups.items():
        jumps = tuple(_jump(section, targets) for section in members)
        years.append(Year(label, jumps[0].href, sum(j.events for j in jumps), jumps))
    return tuple(reversed(years))


def _jump(section: Section, targets: dict[str, str]) -> Jump:
    month = _MONTH.match(section.id)
    known = month is not None and 1 <= int(month[2]) <= 12
    label = MONTHS[int(month[2]) - 1][:3] if month and known else "no month"
    return Jump(label, targets[section.id], len(section.items))
