"""From an entry's text to dated statements: sentences, furniture, clauses, titles, masks, basis."""

import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from feeds.model import Entry
from timeline.model import Mention

if TYPE_CHECKING:
    from timeline.extract.cancel import Undone
    from timeline.extract.news import Said

__all__ = ["cancels", "extract", "forget", "goes_on", "undone"]


def extract(entry: Entry, *, anchor: date | None, anchor_basis: str | None) -> tuple[Mention, ...]:
    """See `timeline.extract.mentions.extract`; with the names in their sentences."""
    read, named = _readers()
    return named(entry, read(entry, anchor=anchor, anchor_basis=anchor_basis))


@cache
def _readers() -> tuple[Callable[..., tuple[Mention, ...]], Callable[..., tuple[Mention, ...]]]:
    # The grammars of sixteen languages: a tenth of a second that a run without a new text does not need.
    from timeline.extract import mentions, named  # noqa: PLC0415

    return mentions.extract, named.named


def cancels(sentence: str, title: str) -> bool:
    """See `timeline.extract.cancel.cancels`."""
    return _calls_off()(sentence, title)


@cache
def _calls_off() -> Callable[[str, str], bool]:
    from timeline.extract.cancel import cancels  # noqa: PLC0415 - 4 ms of patterns

    return cancels


def undone(sentence: str, title: str) -> "Undone":
    """See `timeline.extract.cancel.undone`."""
    from timeline.extract.cancel import undone  # noqa: PLC0415 - see above

    return undone(sentence, title)


def goes_on(entry: Entry, found: tuple[Mention, ...], day: date) -> "tuple[Said, ...]":
    """See `timeline.extract.news.goes_on`."""
    from timeline.extract import mentions, news  # noqa: PLC0415 - see above

    return news.goes_on(entry.text, mentions.prose_of(entry), found, day)


def forget() -> None:
    """Let go of what was remembered of texts that many feeds carry."""
    reading = sys.modules.get("timeline.extract.mentions")
    if reading is not None:  # nothing was read before
        reading.told_again.cache_clear()
