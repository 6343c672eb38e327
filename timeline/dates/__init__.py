"""The temporal tagger: recognise extents, normalise values, anchor them to a document."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from timeline.dates.anchor import Context, anchor
from timeline.dates.compose import compose
from timeline.dates.en import licence, pack
from timeline.dates.fold import fold
from timeline.dates.grammar import scan
from timeline.dates.ranges import join, share
from timeline.dates.reading import Reading
from timeline.dates.tense import tense
from timeline.model import Timex

__all__ = ["tag"]


def tag(
    text: str,
    published: dt.date | None,
    *,
    language: str | None = None,
    genre: Literal["news", "narrative"] = "news",
) -> tuple[Timex, ...]:
    """The temporal expressions of a text, sorted by start, not overlapping.

    `published` is the document date, None when unknown: then what depends on it gets a value with `X` digits
    or a *_REF and no EDTF value. `language` is a BCP 47 tag; without one it is guessed from the text.
    """
    folded = fold(text)
    readings = compose(_readings(text, folded), folded, pack.CLOCKS)
    readings = share(readings, folded, pack.JOINTS)

    def cue(reading: Reading) -> int:
        return tense(folded, reading.start, reading.end, pack.CUES)

    timexes = tuple(anchor(readings, text, Context(published, genre), cue))
    return tuple(join(timexes, folded, pack.JOINTS))


def _readings(text: str, folded: str) -> Iterator[Reading]:
    for extent in scan(pack.GRAMMAR, folded):
        if not licence.allowed(extent, text, folded):
            continue
        meaning = pack.READERS[extent.rule](extent.groups)
        if meaning is not None:
            yield Reading(extent.start, extent.end, extent.rule, meaning)
