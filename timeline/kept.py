"""Lines as they are remembered between builds of the page: those of a month, or of a year, together."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from output.model import Line

Days = tuple[int | None, int | None]  # the first and the last, as ordinals; None at an open end

FORMAT = "4"  # of lines as text
_NAMES = tuple(map(Line._fields.index, ("sources", "actors", "places", "topics")))
_T = TypeVar("_T")

# As `Line._make`, without a call of Python's for each of a hundred thousand.
_line: Callable[[Iterable[Any]], Line] = partial(tuple.__new__, Line)


class Kept(NamedTuple):
    """A line, its days, where it stands, and up to which day it waits to be confirmed, if it does."""

    line: Line
    days: Days
    section: str
    awaited: int | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lines of a section in their order, the days of each, and which wait to be confirmed until when."""

    lines: tuple[Line, ...] = ()
    days: tuple[Days, ...] = ()
    awaited: Mapping[str, int] = field(default_factory=dict)

    def kept(self, section: str) -> Iterator[Kept]:
        """One by one."""
        for line, days in zip(self.lines, self.days, strict=True):
            yield Kept(line, days, section, self.awaited.get(line.id))


EMPTY = Shelf()


def shelf(found: Iterable[Kept]) -> Shelf:
    """Lines of one section in order: by days, then by the date's own text."""
    ordered = sorted(found, key=lambda one: order(one.line, one.days))
    return Shelf(
        tuple(one.line for one in ordered),
        tuple(one.days for one in ordered),
        {one.line.id: one.awaited for one in ordered if one.awaited is not None},
    )


def order(line: Line, days: Days) -> tuple[float, float, str, str]:
    """As `Edtf.order`, then by key."""
    lower, upper = days
    return (
        float("-inf") if lower is None else lower,
        float("inf") if upper is None else upper,
        line.edtf,
        line.id,
    )


def changed(shelves: Mapping[str, Shelf], made: Collection[Kept], gone: Collection[str]) -> dict[str, Shelf]:
    """The shelves that are others without the events that are gone and with those that were made anew.

    An event that was made stands nowhere else any more. A shelf that is left without lines is empty.
    """
    away = {*gone, *(one.line.id for one in made)}
    fresh: dict[str, list[Kept]] = {}
    for one in made:
        fresh.setdefault(one.section, []).append(one)
    found = {}
    for section in {*shelves, *fresh} if away else ():
        own = shelves.get(section, EMPTY)
        if section in fresh or not away.isdisjoint(line.id for line in own.lines):
            stay = (one for one in own.kept(section) if one.line.id not in away)
            found[section] = shelf([*stay, *fresh.get(section, ())])
    return found


def written(one: Shelf) -> str:
    """As text, column by column, what many lines share only once; "" for one without lines."""
    if not one.lines:
        return ""
    tables: tuple[dict[tuple[Any, ...], int], ...] = ({}, {}, {})
    dates, ways, names = tables
    columns = zip(
        *(
            (
                line.id, line.name, line.digest,
                dates.setdefault((line.when, line.edtf, line.start, line.end, *days), len(dates)),
                ways.setdefault((line.status, line.tone, line.tense, line.storied), len(ways)),
                *(names.setdefault(told, len(names)) for told in itemgetter(*_NAMES)(line)),
            )
            for line, days in zip(one.lines, one.days, strict=True)
        ),
        strict=True,
    )  # fmt: skip
    told = [list(columns), *map(list, tables), one.awaited]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(text: str, same: dict[tuple[str, ...], tuple[str, ...]]) -> Shelf:
    """Out of text. `same` are names that came before: lines share them."""
    (ids, titles, digests, at, way, *named), dates, ways, names, awaited = json.loads(text)
    *dated, first, last = zip(*dates, strict=True)
    when, edtf, start, end = (_picked(values, at) for values in dated)
    status, tone, tense, storied = (_picked(values, way) for values in zip(*ways, strict=True))
    shared = [same.setdefault(told, told) for told in map(tuple, names)]
    who = (_picked(shared, column) for column in named)
    rows = zip(ids, titles, when, edtf, start, end, status, tone, tense, digests, *who, storied, strict=True)
    days = list(zip(first, last, strict=True))
    return Shelf(tuple(map(_line, rows)), tuple(_picked(days, at)), awaited)


def _picked(values: Sequence[_T], places: Iterable[int]) -> Iterator[_T]:
    return map(values.__getitem__, places)
