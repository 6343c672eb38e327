"""Changes and events as what topics choose from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline import names as packed_names
from timeline.edtf import Edtf
from timeline.model import Change, Event
from timeline.stance import foretold
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
        [side.names for side in sides],
        today,
        frozenset({change.kind.value}),
        unconfirmed=change.event in names.unconfirmed,
        called_off=change.event in names.called_off,
    )


def event_subject(event: Event, names: "Names", today: date) -> Subject:
    """An event with all that is reported of it."""
    texts, sources = [event.title], []
    for report in event.reports:
        texts += [names.entry(report.source, report.entry), report.mention.title, report.mention.sentence]
        sources += [report.source, names.title(report.source)]
    whens = [event.when, *(report.mention.when for report in event.reports)]
    named = [report.mention.names for report in event.reports]
    subject = _subject(
        texts,
        sources,
        whens,
        named,
        today,
        unconfirmed=event.key in names.unconfirmed,
        called_off=event.key in names.called_off,
    )
    return replace(subject, announced=True) if not subject.past and foretold(event) else subject


def _subject(
    texts: Iterable[str],
    sources: Iterable[str],
    dates: list[Edtf],
    named: list[str],
    today: date,
    kinds: frozenset[str] = frozenset(),
    *,
    unconfirmed: bool,
    called_off: bool,
) -> Subject:
    """A subject that stands as of today where the first of its dates does."""
    number = today.toordinal()
    lower, upper = (dates[0].lower, dates[0].upper) if dates else (None, None)
    return Subject(
        text="\n\n".join(dict.fromkeys(texts)),
        sources=tuple(dict.fromkeys(sources)),
        actors=_with_others(name for packed in named for name in packed_names.actors(packed)),
        places=_with_others(name for packed in named for name in packed_names.places(packed)),
        kinds=kinds,
        dates=tuple(dict.fromkeys(dates)),
        announced=lower is not None and lower > number,
        past=upper is not None and upper < number,
        unconfirmed=unconfirmed,
        called_off=called_off,
    )


def _with_others(names: Iterable[str]) -> tuple[str, ...]:
    """Names with the other names that the same have ("ASEAN")."""
    found = dict.fromkeys(names)
    if not found:
        return ()
    from timeline.extract.actors.others import others  # noqa: PLC0415 - tables that a configuration does not need

    return tuple(dict.fromkeys(one for name in found for one in (name, *others(name))))
