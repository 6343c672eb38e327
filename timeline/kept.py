"""Lines as they are remembered between builds of the page."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from output.model import Line
from timeline.view.page import line_digest

_OF_LINE = ("name", "when", "edtf", "start", "end", "status", "tone", "tense", "storied")
_NAMES = ("sources", "actors", "places", "topics")

Order = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A line, where it stands among others, and up to which day it waits to be confirmed, if it does."""

    line: Line
    order: Order  # of its date, see `Edtf.order`
    section: str
    awaited: int | None

    @property
    def days(self) -> tuple[int | None, int | None]:
        """First and last day, as ordinals."""
        lower, upper, _ = self.order
        return (None if lower == float("-inf") else int(lower)), (
            None if upper == float("inf") else int(upper)
        )


def written(kept: Kept) -> str:
    """As text; the order is that of days and of the date's own text."""
    own = [getattr(kept.line, name) for name in _OF_LINE]
    names = [list(getattr(kept.line, name)) for name in _NAMES]
    return json.dumps(
        [*own, *names, *kept.days, kept.section, kept.awaited], ensure_ascii=False, separators=(",", ":")
    )


def read(rows: Sequence[tuple[str, str, str]]) -> Iterator[Kept]:
    """Lines out of keys of events, traces of what they were made of, and texts."""
    texts = json.loads(f"[{','.join(text for *_, text in rows)}]")
    for (key, trace, _), values in zip(rows, texts, strict=True):
        yield _kept(key, trace, values)


def _kept(key: str, trace: str, values: list[Any]) -> Kept:
    (
        name, when, edtf, start, end, status, tone, tense, storied,
        sources, actors, places, topics, lower, upper, section, awaited,
    ) = values  # fmt: skip
    line = Line(
        key, name, when, edtf, start, end, status, tone, tense, line_digest(trace, tense),
        _known(sources), _known(actors), _known(places), _known(topics), storied,
    )  # fmt: skip
    order = (float("-inf") if lower is None else lower, float("inf") if upper is None else upper, edtf)
    return Kept(line, order, intern(section), awaited)


def _known(names: list[str]) -> tuple[str, ...]:
    return tuple(map(intern, names))
