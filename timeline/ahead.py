"""Texts that are read before the transaction that takes in what they say, here or by others.

Reading a text is most of the work of taking it in, and depends on nothing but the text and the day that its
relative dates count from. So it may be done anywhere and more than once; what nobody read ahead is read where
it is needed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from feeds.model import Entry
from timeline.extract import extract
from timeline.memory import SourceMemory
from timeline.model import Mention


class Text(NamedTuple):
    """An entry with what its relative dates count from, and what that is: all that its dates depend on."""

    entry: Entry
    anchor: date | None
    basis: str | None


Ahead = Mapping[Text, tuple[Mention, ...]]
NOTHING_AHEAD: Ahead = {}
# Parts of some work, each a call that gives the texts that it will need.
Parts = Sequence[Callable[[], Sequence[Text]]]
# Reads ahead for all parts, and gives what was read for each in their order.
Spread = Callable[[Parts], Iterator[Ahead]]


def as_read(entry: Entry, source: SourceMemory, first_seen: datetime, zone: ZoneInfo) -> Text:
    """An entry with the day that its relative dates count from.

    When a text was found says when it was written only if we were already looking for new texts, and for a
    file not even then.
    """
    if entry.published is not None:
        local = entry.published if entry.published_day else entry.published.astimezone(zone)
        return Text(entry, local.date(), "published")
    if source.kind == "files" or source.baseline is None or first_seen <= source.baseline:
        return Text(entry, None, None)
    return Text(entry, first_seen.astimezone(zone).date(), "first seen")


def read(text: Text) -> tuple[Mention, ...]:
    """What a text says."""
    return extract(text.entry, anchor=text.anchor, anchor_basis=text.basis)


def read_all(texts: Iterable[Text]) -> Ahead:
    """What texts say."""
    return {text: read(text) for text in texts}


def alone(parts: Parts) -> Iterator[Ahead]:
    """Nothing is read ahead: whoever does the work reads as well."""
    return (NOTHING_AHEAD for _ in parts)
