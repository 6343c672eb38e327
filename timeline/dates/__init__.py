"""The temporal tagger: recognise extents, normalise values, anchor them to a document."""

import datetime as dt
import functools
from collections.abc import Iterator, Sequence

from timeline.dates.anchor import anchor
from timeline.dates.below import below
from timeline.dates.compose import compose
from timeline.dates.context import Context, Genre
from timeline.dates.fold import fold
from timeline.dates.genre import is_story
from timeline.dates.grammar import Reader, scan
from timeline.dates.languages import guess, pack, with_order
from timeline.dates.lists import displace, name, share
from timeline.dates.order import follow
from timeline.dates.pack import Pack
from timeline.dates.posts import posts
from timeline.dates.quoted import said
from timeline.dates.ranges import join, split
from timeline.dates.reading import SILENT, Meaning, Reading, named
from timeline.dates.rows import rows
from timeline.dates.tense import GIVEN, Tenses
from timeline.dates.under import days
from timeline.dates.week import week
from timeline.model import Timex

__all__ = ["ahead", "guess", "tag", "timex3"]


def tag(
    text: str,
    published: dt.date | None,
    *,
    language: str | None = None,
    genre: Genre | None = None,
) -> tuple[Timex, ...]:
    """The temporal expressions of a text, sorted by start, not overlapping.

    `published` is the document date, None when unknown: then what depends on it gets a value with `X` digits
    or a *_REF and no EDTF value. `language` is a BCP 47 tag; without one it is guessed from the text, and so
    is the `genre`.
    """
    known, folded = pack(with_order(language or guess(text), text)), fold(text)
    found = _tagged(text, folded, known, Context(published, genre or "news"))
    if genre is None and is_story(text, found, published):
        return _tagged(text, folded, known, Context(published, "narrative"))
    return found


def _tagged(text: str, folded: str, known: Pack, context: Context) -> tuple[Timex, ...]:
    published, genre = context.published, context.genre
    readings = compose(_readings(text, folded, known, genre), text, folded, known.clocks, known.joints)
    for step in (name, share, displace, follow):
        readings = step(readings, folded, known.joints)

    # All are read before any is anchored: the two in turn push each other's tables out of the cache.
    found: Sequence[Reading] = list(readings)
    asked = sum([reading.meaning.leans and not reading.follows for reading in found])
    tenses = Tenses(folded, known.cues, asked)
    above = None
    if genre == "news":
        above = posts(found, text, published)
        listed = rows(below(days(found, text, published), text), text, published, tenses.of)
        found = week(listed, text, published, tenses.of)
    anchored = anchor(found, text, context, tenses.of, above)
    joined = tuple(join(anchored, folded, known.joints))
    if genre != "news" or published is None:
        return joined
    return said(text, folded, joined, published, known.cues)


def _readings(text: str, folded: str, known: Pack, genre: Genre) -> Iterator[Reading]:
    checks, readers, between, read = known.checks.get, known.readers, known.joints.between, Reading.of
    untold = known.stories if genre == "news" else frozenset()
    before: int | None = None  # where the last one ends
    words, gap = "", SILENT  # what stands behind it; the members of a list stand mostly alike
    for extent in scan(known.grammar, folded):
        rule = extent.rule
        check = checks(rule)
        if rule in untold or (check is not None and not check(extent, text, folded)):
            continue
        meaning = _meaning(readers[rule], extent.names, extent.parts)
        if meaning is not None:
            start, end = extent.start, extent.end
            if before is not None and folded[before:start] != words:
                words, gap = folded[before:start], between(folded, before, start)
            yield read(start, end, rule, meaning, gap)
            before = end


@functools.lru_cache(4096)  # calendars and tables say the same few dates again and again
def _meaning(reader: Reader, names: tuple[str, ...], parts: tuple[str | None, ...]) -> Meaning | None:
    return reader(named(names, parts))


def ahead(text: str, start: int, end: int, *, language: str | None = None) -> bool:
    """Whether the words around `text[start:end]` speak of what is to come."""
    tense = Tenses(fold(text), pack(language or guess(text)).cues).at(start, end)
    return tense > 0 and tense != GIVEN


def timex3(timex: Timex) -> tuple[Timex, ...]:
    """The expression as TIMEX3 annotates it: a compact range ("3-5 March 2026") is two, one for each end."""
    return split(timex)
