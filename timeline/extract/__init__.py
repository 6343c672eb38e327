"""From an entry's text to dated statements: sentences, furniture, clauses, titles, masks, basis."""

from datetime import date

from feeds.model import Entry
from timeline.extract.cancel import cancels
from timeline.model import Mention

__all__ = ["cancels", "extract"]


def extract(entry: Entry, *, anchor: date | None, anchor_basis: str | None) -> tuple[Mention, ...]:
    """See `timeline.extract.mentions.extract`."""
    # The grammars of sixteen languages: a tenth of a second that a run without a new text does not need.
    from timeline.extract import mentions  # noqa: PLC0415

    return mentions.extract(entry, anchor=anchor, anchor_basis=anchor_basis)
