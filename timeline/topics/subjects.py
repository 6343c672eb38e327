"""Changes and events as what topics choose from."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from timeline.edtf import Edtf
from timeline.model import Change, Event
from timeline.topics.query import Subject

if TYPE_CHECKING:  # a configuration reads topics, and should not load all of the wording for it
    from timeline.view import Names


def change_subject(change: Change, names: "Names", today: date) -> Subject:
    """A change with both of its sides; of these the later tells whether its event lies ahead."""
    sides = [side for side in (change.after, change.before) if side is not None]
    return _subject(
        (
            names.entry(change.source, change.entry),
            *(text for side in sides for text in (side.title, side.sentence)),
        ),
        (change.source, names.title(change.source)),
        [side.when for side in sides if side.when is not None],
        today,
        frozenset({change.kind.value}),
        unconfirmed=change.event in names.unconfirmed,
    )


def event_subject(event: Event, names: "Names", today: date) -> Subject:
    """An event with all that is reported of it."""
    texts, sources = [event.title], []
    for report in event.reports:
        texts += [names.entry(report.source, report.entry), report.mention.title, report.mention.sentence]
        sources += [report.source, names.title(report.source)]
    dates = [event.when, *(report.mention.when for report in event.reports)]
    return _subject(texts, sources, dates, today, unconfirmed=event.key in names.unconfirmed)


def _subject(
    texts: Iterable[str],
    sources: Iterable[str],
    dates: list[Edtf],
    today: date,
    kinds: frozenset[str] = frozenset(),
    *,
    unconfirmed: bool,
) -> Subject:
    """A subject that stands as of today where the first of its dates does."""
    number = today.toordinal()
    lower, upper = (dates[0].lower, dates[0].upper) if dates else (None, None)
    return Subject(
        text="\n\n".join(dict.fromkeys(texts)),
        sources=tuple(dict.fromkeys(sources)),
        kinds=kinds,
        dates=tuple(dict.fromkeys(dates)),
        announced=lower is not None and lower > number,
        past=upper is not None and upper < number,
        unconfirmed=unconfirmed,
    )
