"""Timeline -> the page's records: cards in sections of months and years, the latest changes, the sources."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from output.files import digest
from output.model import Doubt, Evidence, Item, Line, Page, Revision, Section, SourceLine
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
from timeline.view.status import TONES, status, tense, withdrawn
from timeline.view.words import MONTHS, words, year_words

_LATEST = 300
_WIDE = {"century": -2, "decade": -1}
_FIRST_ON_PAGE = (ChangeKind.WITHDRAWN, ChangeKind.RESCHEDULED)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of events besides their reports, by key: changes, others that may be the same, topics."""

    changes: Mapping[str, Sequence[Change]]
    doubts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)


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
    told: Told,
) -> Page:
    """The whole page. `withdrawn` are events that nobody reports any more; they stay, marked as such.

    `note` says what else than all of today it shows; `tells` chooses among the latest changes.
    """
    lines = [(event.when, line(event, told, names, today)) for event in (*events, *withdrawn)]
    lines.sort(key=lambda pair: (pair[0], pair[1].id))
    return Page(
        title=title,
        language="en",
        summary=summary(events, names, today),
        as_of=names.moment(as_of) if as_of else "",
        today=today.isoformat(),
        sections=_sections(lines),
        changes=tuple(change_item(change, names) for change in _latest(filter(tells, changes), today)),
        sources=tuple(_source_lines(events, names)),
        note=note,
    )


def line(event: Event, told: Told, names: Names, today: date) -> Line:
    """One event as lists name it."""
    when, changes = event.when, told.changes.get(event.key, ())
    standing = status(event, changes, names, today)
    return Line(
        id=event.key,
        name=event.title,
        when=words(when),
        edtf=when.text,
        start="" if when.lower is None else edtf.iso(when.lower),
        end="" if when.upper is None else edtf.iso(when.upper),
        status=standing,
        tone=TONES.get(standing, ""),
        tense=tense(when, today),
        digest=_digest(event, told, names, standing),
        sources=_once(names.source(report.source) for report in event.reports),
        actors=_once(name for report in event.reports for name in report.mention.actors),
        places=_once(name for report in event.reports for name in report.mention.places),
        topics=tuple(told.topics.get(event.key, ())),
        storied=_storied(event, changes),
    )


def _storied(event: Event, changes: Iterable[Change]) -> bool:
    """Whether there is more to tell of an event than its card does."""
    return len(event.reports) > 1 or any(change.kind is not ChangeKind.ADDED for change in changes)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _digest(event: Event, told: Told, names: Names, standing: str) -> str:
    """Changes with whatever a card shows."""
    parts = [event.title, event.when.text, standing, *told.topics.get(event.key, ())]
    for report in event.reports:
        mention, memory = report.mention, names.entries.get((report.source, report.entry))
        parts += [
            report.key, report.since.isoformat(), report.first_seen.isoformat(), str(report.withdrawn),
            mention.when.text, mention.sentence, mention.names, str(mention.date_start - mention.start),
            str(mention.date_end - mention.start), names.source(report.source),
        ]  # fmt: skip
        if memory is not None:
            parts += [memory.entry.title, memory.entry.url or "", str(memory.entry.published)]
    parts += [f"{change.seen.isoformat()}{change.kind}" for change in told.changes.get(event.key, ())]
    return digest([*parts, *told.doubts.get(event.key, ())])


def item(event: Event, told: Told, names: Names, today: date, doubts: Iterable[Doubt] = ()) -> Item:
    """One event as a card."""
    when, changes = event.when, told.changes.get(event.key, ())
    standing = status(event, changes, names, today)
    return Item(
        id=event.key,
        name=event.title,
        when=words(when),
        edtf=when.text,
        start="" if when.lower is None else edtf.iso(when.lower),
        end="" if when.upper is None else edtf.iso(when.upper),
        status=standing,
        tense=tense(when, today),
        evidence=tuple(_evidence(event, report, names) for report in _leading_first(event)),
        history=tuple(
            Revision(names.moment(change.seen), sentence(change, names))
            for change in changes
            if change.kind is not ChangeKind.ADDED
        ),
        maybe=tuple(doubts),
        tone=TONES.get(standing, ""),
        first_seen=names.moment(min(report.first_seen for report in event.reports)),
        confirmed=names.moment(max(report.since for report in event.reports)),
        storied=_storied(event, changes),
    )


def doubt(event: Event) -> Doubt:
    """An event as another that may be the same names it."""
    return Doubt(event.key, event.title, words(event.when))


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
    turns = Told(by_event(change for change in changes if calls_off(change) is not None))
    ordered = sorted(ahead, key=lambda event: event.when)
    return tuple(item(event, turns, names, today) for event in ordered)


def by_event(changes: Iterable[Change]) -> Mapping[str, list[Change]]:
    """The changes of each event by its key."""
    grouped: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.event:
            grouped[change.event].append(change)
    return grouped


def _latest(changes: Iterable[Change], today: date) -> list[Change]:
    """The latest changes of events; of those seen at once, what may upset plans ahead comes first."""
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


def _sections(lines: Iterable[tuple[Edtf, Line]]) -> tuple[Section, ...]:
    """Lines, already in order, in the months, years, decades and centuries in which they begin."""
    groups: dict[str, list[Line]] = {}
    for when, card in lines:
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
