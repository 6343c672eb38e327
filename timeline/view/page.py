"""Timeline -> the page's records: cards in sections of months and years, the latest changes, the sources."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from output.model import Doubt, Evidence, Item, Page, Revision, Section, SourceLine
from output.words import count as counted
from timeline import edtf
from timeline.edtf import Edtf, Precision
from timeline.model import Change, ChangeKind, Event, Report
from timeline.view.phrases import (
    Names,
    calls_off,
    change_item,
    date_words,
    in_quotes,
    marked_with_names,
    sentence,
)
from timeline.view.status import status, tense, withdrawn
from timeline.view.words import MONTHS, words, year_words

_LATEST = 5
_WIDE = {"century": -2, "decade": -1}
_FIRST_ON_PAGE = (ChangeKind.WITHDRAWN, ChangeKind.RESCHEDULED)


def page(  # noqa: PLR0913 - four values and what a page says besides, by name
    events: Sequence[Event],
    withdrawn: Sequence[Event],
    changes: Sequence[Change],
    names: Names,
    *,
    title: str,
    today: date,
    as_of: datetime | None,
    note: str = "",
    tells: Callable[[Change], bool] = lambda _: True,
    doubts: Mapping[str, Sequence[str]] | None = None,
) -> Page:
    """The whole page. `withdrawn` are events that nobody reports any more; they stay, marked as such.

    `note` says what else than all of today it shows; `tells` chooses among the latest changes; `doubts` are
    for some events the keys of others that may be the same.
    """
    by_event = _by_event(changes)
    items = [(event.when, item(event, by_event.get(event.key, ()), names, today)) for event in events]
    items += [(event.when, item(event, by_event.get(event.key, ()), names, today)) for event in withdrawn]
    items.sort(key=lambda pair: (pair[0], pair[1].id))
    items = _with_doubts(items, doubts or {})
    return Page(
        title=title,
        language="en",
        summary=summary(events, names, today),
        as_of=names.moment(as_of) if as_of else "",
        today=today.isoformat(),
        sections=_sections(items),
        changes=tuple(change_item(change, names) for change in _latest(filter(tells, changes), today)),
        sources=tuple(_source_lines(events, names)),
        note=note,
    )


def _with_doubts(
    items: Sequence[tuple[Edtf, Item]], doubts: Mapping[str, Sequence[str]]
) -> list[tuple[Edtf, Item]]:
    cards = {card.id: Doubt(card.id, card.name, card.when) for _, card in items}
    return [
        (when, replace(card, maybe=tuple(cards[key] for key in doubts[card.id] if key in cards)))
        if card.id in doubts
        else (when, card)
        for when, card in items
    ]


def item(event: Event, changes: Iterable[Change], names: Names, today: date) -> Item:
    """One event as a card."""
    when = event.when
    return Item(
        id=event.key,
        name=event.title,
        when=words(when),
        edtf=when.text,
        start="" if when.lower is None else edtf.iso(when.lower),
        end="" if when.upper is None else edtf.iso(when.upper),
        status=status(event, changes, names, today),
        tense=tense(when, today),
        evidence=tuple(_evidence(event, report, names) for report in _leading_first(event)),
        history=tuple(
            Revision(names.moment(change.seen), sentence(change, names))
            for change in changes
            if change.kind is not ChangeKind.ADDED
        ),
    )


def summary(events: Sequence[Event], names: Names, today: date) -> str:
    """How much there is: "41 events (6 upcoming) from 7 texts in 2 sources"."""
    future = sum(tense(event.when, today) == "future" for event in events)
    texts = {(report.source, report.entry) for event in events for report in event.reports}
    held = f"{counted(len(events), 'event')} ({future} upcoming)" if future else counted(len(events), "event")
    return f"{held} from {counted(len(texts), 'text')} in {counted(len(names.sources), 'source')}"


def upcoming(
    events: Iterable[Event], names: Names, today: date, until: date, changes: Iterable[Change] = ()
) -> tuple[Item, ...]:
    """The events that begin after today, up to and including `until`, in order, without withdrawn ones.

    One that `changes` call off stays, and says so: its sources still tell of it.
    """
    first, last = today.toordinal(), until.toordinal()
    held = [event for event in events if not withdrawn(event)]
    ahead = [event for event in held if event.when.lower is not None and first < event.when.lower <= last]
    turns = _by_event(change for change in changes if calls_off(change) is not None)
    ordered = sorted(ahead, key=lambda event: event.when)
    return tuple(item(event, turns.get(event.key, ()), names, today) for event in ordered)


def _by_event(changes: Iterable[Change]) -> Mapping[str, list[Change]]:
    grouped: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.event:
            grouped[change.event].append(change)
    return grouped


def _latest(changes: Iterable[Change], today: date) -> list[Change]:
    """The few latest changes of events; of those seen at once, what may upset plans ahead comes first."""
    events = [change for change in changes if change.event]

    def order(change: Change) -> tuple[float, bool, bool]:
        whens = [side.when for side in (change.before, change.after) if side and side.when]
        past = all(tense(when, today) == "past" for when in whens)
        return -change.seen.timestamp(), change.kind not in _FIRST_ON_PAGE, past

    return sorted(events, key=order)[:_LATEST]


def _leading_first(event: Event) -> list[Report]:
    return sorted(event.reports, key=lambda report: report.mention.when != event.when)


def _evidence(event: Event, report: Report, names: Names) -> Evidence:
    mention = report.mention
    memory = names.entries.get((report.source, report.entry))
    published = memory.entry.published if memory else None
    start, end = mention.date_start - mention.start, mention.date_end - mention.start
    return Evidence(
        quote=marked_with_names(mention.sentence, start, end, mention.names),
        source=in_quotes(names.entry(report.source, report.entry)),
        href=names.href(report.source, report.entry),
        published=date_words(published) if published else None,
        seen=names.moment(report.first_seen),
        when=words(mention.when) if mention.when != event.when else None,
    )


def _sections(items: Iterable[tuple[Edtf, Item]]) -> tuple[Section, ...]:
    """Items, already in order, in the months, years, decades and centuries in which they begin."""
    groups: dict[str, list[Item]] = {}
    for when, card in items:
        groups.setdefault(_section(when), []).append(card)
    ordered = sorted(groups, key=_chronology)
    return tuple(Section(name, _heading(name), tuple(groups[name])) for name in ordered)


def _chronology(name: str) -> tuple[int, int]:
    """Year and month; where there is no month 0, before that the decade and the century."""
    negative = name.startswith("-")
    year, _, part = name.removeprefix("-").partition("-")
    return (-int(year) if negative else int(year)), _WIDE[part] if part in _WIDE else int(part or 0)


def _section(when: Edtf) -> str:
    start, end = when.ends
    point = start or end
    if point is None or point.lower is None:
        return ""
    begin = edtf.iso(point.lower)
    if point.precision >= Precision.MONTH:
        return begin[:-3]
    wide = {Precision.DECADE: "-decade", Precision.CENTURY: "-century"}.get(point.precision, "")
    return begin[:-6] + wide


def _heading(name: str) -> str:
    year, month = _chronology(name)
    if month > 0:
        return f"{MONTHS[month - 1]} {year_words(year)}"
    if month == 0:
        return f"{year_words(year)}, no single month"
    return words(Edtf(f"{year // 10:03}X" if month == _WIDE["decade"] else f"{year // 100:02}XX"))


def _source_lines(events: Sequence[Event], names: Names) -> Iterable[SourceLine]:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for report in event.reports:
            told[report.source].add(event.key)
    held: defaultdict[str, int] = defaultdict(int)
    for memory in names.entries.values():
        held[memory.source] += memory.gone is None
    for identity, source in names.sources.items():
        yield SourceLine(
            name=names.source(identity),
            href=source.url if source.kind != "files" else None,
            kind=source.kind or "",
            entries=held[identity],
            events=len(told[identity]),
            trouble=source.trouble or "",
        )
