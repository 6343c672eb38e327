"""Lines as they are remembered between builds of the page: those of a month, or of a year, together."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from output.model import Line

Days = tuple[int | None, int | None]  # the first and the last, as ordinals; None at an open end

_NAMES = tuple(map(Line._fields.index, ("sources", "actors", "places", "topics")))


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
    ordered = sorted(found, key=_order)
    return Shelf(
        tuple(one.line for one in ordered),
        tuple(one.days for one in ordered),
        {one.line.id: one.awaited for one in ordered if one.awaited is not None},
    )


def _order(kept: Kept) -> tuple[float, float, str, str]:
    """As `Edtf.order`."""
    lower, upper = kept.days
    line = kept.line
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
    """As text, column by column; "" for one without lines."""
    if not one.lines:
        return ""
    columns: list[Any] = list(zip(*one.lines, strict=True))
    table: dict[tuple[str, ...], int] = {}
    for at in _NAMES:
        columns[at] = [table.setdefault(names, len(table)) for names in columns[at]]
    first, last = zip(*one.days, strict=True)
    told = [columns, list(table), first, last, one.awaited]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(text: str, same: dict[tuple[str, ...], tuple[str, ...]]) -> Shelf:
    """Out of text. `same` are names that came before: lines share them."""
    columns, table, first, last, awaited = json.loads(text)
    shared = [same.setdefault(names, names) for names in map(tuple, table)]
    for at in _NAMES:
        columns[at] = map(shared.__getitem__, columns[at])
    lines = tuple(map(Line._make, zip(*columns, strict=True)))
    return Shelf(lines, tuple(zip(first, last, strict=True)), awaited)
