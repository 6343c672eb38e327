"""Lists of events by who tells them, who acts, where, and by topic: what pages there are and what is on each.

A list is a page of lines, latest first. A long one is an overview of its years with the lines around today,
and a page for each year, so that a change of one event touches few files.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from output.languages import tongue
from output.model import Line, Page
from output.outline import day_of
from output.tongue import Tongue
from output.words import day_parts

ListKind = Literal["source", "actor", "place", "topic"]
KINDS: tuple[ListKind, ...] = ("source", "actor", "place", "topic")
LONG = 500  # lines on one page
PART = 1000  # lines on the page of one year
AHEAD, BEHIND = 50, 200  # lines around today on the overview of a long list
MOST = 2000  # lists of actors and of places: those with most events
_FEWEST = {"actor": 2, "place": 2}  # a name that is told of once leads nowhere
_SLUG = 60
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """All events of one name, in the order of the timeline."""

    kind: ListKind
    name: str
    path: str  # its first page
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year of a long list."""

    label: str
    href: str
    events: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: `groups` are its years with their lines, latest first."""

    path: str
    listing: Listing
    part: str  # "" on the first page, else the year
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    years: tuple[YearLink, ...]


def listings(page: Page) -> tuple[Listing, ...]:
    """The lists that get a page, kind by kind, those with most events first."""
    found: dict[ListKind, defaultdict[str, list[Line]]] = {kind: defaultdict(list) for kind in KINDS}
    sources, actors, places, topics = found.values()
    for section in page.sections:
        for line in section.items:
            for name in line.sources:
                sources[name].append(line)
            for name in line.actors:
                actors[name].append(line)
            for name in line.places:
                places[name].append(line)
            for name in line.topics:
                topics[name].append(line)
    for source in page.sources:
        sources.setdefault(source.name, [])
    return tuple(listing for kind in KINDS for listing in _chosen(kind, found[kind]))


def _chosen(kind: ListKind, found: dict[str, list[Line]]) -> list[Listing]:
    fewest = _FEWEST.get(kind, 0)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    kept = [(name, lines) for name, lines in ranked if len(lines) >= fewest and name]
    taken: set[str] = set()
    made = []
    for name, lines in kept[:MOST] if kind in _FEWEST else kept:
        slug = _slug(name, taken)
        taken.add(slug)
        made.append(Listing(kind, name, f"{kind}-{slug}.html", tuple(lines)))
    return made


def _slug(name: str, taken: Collection[str]) -> str:
    """The letters of a name, with a hash where they do not tell it from others: `hun-manet`."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NO_LETTER.sub("-", folded.lower()).strip("-")[:_SLUG].strip("-")
    if slug.replace("-", " ") == name.lower() and slug not in taken:
        return slug
    return f"{slug}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}".strip("-")


def sheets(listing: Listing, page: Page) -> tuple[Sheet, ...]:
    """The pages of a list."""
    language = tongue(page.language)
    if len(listing.lines) <= LONG:
        return (Sheet(listing.path, listing, "", _groups(listing.lines, language), ()),)
    years = _by_year(listing.lines)
    links = tuple(
        YearLink(_label(year, language), _year_path(listing, year, 0), len(lines)) for year, lines in years
    )
    near = _near(listing.lines, page.today)
    made = [Sheet(listing.path, listing, "", _groups(near, language), links)]
    for year, lines in years:
        for number, at in enumerate(range(0, len(lines), PART)):
            part = tuple(reversed(lines[at : at + PART]))
            label = _label(year, language)
            label += f" ({language.digits(str(number + 1))})" if len(lines) > PART else ""
            made.append(Sheet(_year_path(listing, year, number), listing, label, ((label, part),), links))
    return tuple(made)


def _year_path(listing: Listing, year: int | None, number: int) -> str:
    stem = listing.path.removesuffix(".html")
    return f"{stem}-{'undated' if year is None else year}{f'-p{number + 1}' if number else ''}.html"


def _label(year: int | None, language: Tongue) -> str:
    return language.say("No year") if year is None else language.year(year)


def _near(lines: Sequence[Line], today: str) -> Sequence[Line]:
    place = bisect_right(lines, day_of(today), key=lambda line: day_of(line.start))
    return lines[max(place - BEHIND, 0) : place + AHEAD]


def _groups(lines: Sequence[Line], language: Tongue) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    return tuple((_label(year, language), tuple(reversed(found))) for year, found in _by_year(lines))


def _by_year(lines: Iterable[Line]) -> list[tuple[int | None, list[Line]]]:
    """The lines by the year in which they begin, latest first, in their order; last those without one."""
    written: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:  # of all lists: every line by each of its names
        written[(line.start or line.end)[:-6]].append(line)
    years: defaultdict[int | None, list[Line]] = defaultdict(list)
    for found in written.values():
        years[_year(found[0])] += found
    dated = sorted((year for year in years if year is not None), reverse=True)
    return [(year, years[year]) for year in (*dated, *([None] if None in years else []))]


def _year(line: Line) -> int | None:
    parts = day_parts(line.start) or day_parts(line.end)
    return parts[0] if parts else None
