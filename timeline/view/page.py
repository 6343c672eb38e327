"""Timeline -> the page's records: cards in sections of months and years, the latest changes, the sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import filterfalse

from output.model import Doubt, Evidence, Item, Line, Page, Revision, Section, SourceLine, Tense
from output.tongue import Tongue
from timeline import edtf
from timeline.edtf import Edtf, Precision
from timeline.model import Change, ChangeKind, Event, Report
from timeline.stance import undoing
from timeline.view.apart import apart
from timeline.view.phrases import (
    Names,
    change_item,
    date_words,
    in_quotes,
    marked_with_names,
    section_of,
    sentence,
)
from timeline.view.status import CALLED_OFF, TONES, UNCONFIRMED, WITHDRAWN, status, tense, withdrawn
from timeline.view.words import words

CARD = 6  # reports that a card shows; the page of the event has more
ALONE = 100  # reports on the page of an event
STEPS = 8  # steps that a card shows
_LATEST = 300
_LATE = "u"  # in the digest of what passed unconfirmed, which others decide, not what the event is made of
_LIES: Mapping[Tense, str] = {"past": "o", "present": "n", "future": "x"}  # over, now, next
_WIDE = {"century": -2, "decade": -1}
_FIRST_ON_PAGE = ("called-off", ChangeKind.RESCHEDULED, ChangeKind.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of events besides their reports, by key: changes, others that may be the same, topics."""

    changes: Mapping[str, Sequence[Change]]
    doubts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted over all: texts that report any event, events and entries of each source.

    `checked` is when any source was last read.
    """

    texts: int
    events: Mapping[str, int]
    entries: Mapping[str, int]
    checked: datetime | None = None


def page(
    sections: Mapping[str, tuple[Line, ...]],
    changes: Sequence[Change],
    names: Names,
    counts: Counts,
    *,
    title: str,
    today: date,
    as_of: datetime | None,
    note: str = "",
) -> Page:
    """The whole page: lines in order by the ids of their sections, and the latest changes.

    `as_of` is when anything was last seen to change; `note` says what else than all of today it shows.
    """
    return Page(
        title=title,
        language=names.tongue.tag,
        summary=_summary(sections.values(), names, counts),
        as_of=names.moment(as_of) if as_of else "",
        checked=names.moment(counts.checked) if counts.checked else "",
        checked_at=counts.checked,
        today=today.isoformat(),
        sections=tuple(
            Section(name, _heading(name, names.tongue), sections[name])
            for name in sorted(sections, key=_chronology)
        ),
        changes=tuple(change_item(change, names) for change in changes),
        sources=tuple(_source_lines(names, counts)),
        note=note,
    )


def line(event: Event, told: Told, names: Names, today: date, trace: str) -> Line:
    """One event as lists name it; `trace` changes with whatever it is made of."""
    when, changes = event.when, told.changes.get(event.key, ())
    standing, lies = status(event, changes, names, today), tense(when, today)
    return Line(
        id=event.key,
        name=event.title,
        when=names.when(when),
        edtf=when.text,
        start="" if when.lower is None else edtf.iso(when.lower),
        end="" if when.upper is None else edtf.iso(when.upper),
        status=standing and names.tongue.say(standing),
        tone=TONES.get(standing, ""),
        tense=lies,
        digest=_line_digest(trace, lies) + (_LATE if standing == UNCONFIRMED else ""),
        sources=_once(names.source(report.source) for report in event.reports),
        actors=_once(name for report in event.reports for name in report.mention.actors),
        places=_once(name for report in event.reports for name in report.mention.places),
        topics=tuple(told.topics.get(event.key, ())),
        storied=_storied(event, changes),
    )


def _line_digest(trace: str, lies: Tense) -> str:
    """Changes with what an event is made of, and with the day."""
    return trace + _LIES[lies]


def trace_of(line: Line) -> str:
    """The trace of which a line was made."""
    return line.digest.removesuffix(_LATE)[:-1]


def passed(line: Line, tongue: Tongue) -> Line:
    """The line of an event that passed without being confirmed."""
    if line.status in (tongue.say(WITHDRAWN), tongue.say(CALLED_OFF)):
        return line
    return line._replace(status=tongue.say(UNCONFIRMED), tone=TONES[UNCONFIRMED], digest=line.digest + _LATE)


def _storied(event: Event, changes: Iterable[Change]) -> bool:
    """Whether there is more to tell of an event than its card does."""
    return len(event.reports) > 1 or any(change.kind is not ChangeKind.ADDED for change in changes)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def item(
    event: Event, told: Told, names: Names, today: date, doubts: Iterable[Doubt] = (), room: int = CARD
) -> Item:
    """One event as a card with room for so many reports."""
    when, changes = event.when, told.changes.get(event.key, ())
    steps = [change for change in changes if change.kind is not ChangeKind.ADDED]
    standing = status(event, changes, names, today)
    return Item(
        id=event.key,
        name=event.title,
        when=names.when(when),
        edtf=when.text,
        start="" if when.lower is None else edtf.iso(when.lower),
        end="" if when.upper is None else edtf.iso(when.upper),
        status=standing and names.tongue.say(standing),
        tense=tense(when, today),
        evidence=tuple(_evidence(event, report, names) for report in leading(event, room)),
        history=tuple(Revision(names.moment(step.seen), sentence(step, names)) for step in steps[-STEPS:]),
        maybe=tuple(doubts),
        tone=TONES.get(standing, ""),
        first_seen=names.moment(min(report.first_seen for report in event.reports)),
        confirmed=names.moment(max(report.since for report in event.reports)),
        storied=_storied(event, changes),
        others=max(len(event.reports) - room, 0),
        earlier=max(len(steps) - STEPS, 0),
    )


def doubt(other: Line) -> Doubt:
    """An event as another that may be the same names it."""
    return Doubt(other.id, other.name, other.when)


def _summary(sections: Iterable[Iterable[Line]], names: Names, counts: Counts) -> str:
    """How much there is: "41 events (6 upcoming) from 7 texts in 2 sources"."""
    held = [line.tense for lines in sections for line in lines if line.tone != "withdrawn"]
    future = held.count("future")
    tongue = names.tongue
    told = tongue.plural("{number} event", "{number} events", len(held))
    if future:
        # The number stands without a mark between its thousands.
        ahead = tongue.digits(str(future))
        told = tongue.say("{events} ({number} upcoming)", events=told, number=ahead)
    return tongue.say(
        "{events} from {texts} in {sources}",
        events=told,
        texts=tongue.plural("{number} text", "{number} texts", counts.texts),
        sources=tongue.plural("{number} source", "{number} sources", len(names.sources)),
    )


def upcoming(
    events: Iterable[Event], names: Names, today: date, until: date, changes: Iterable[Change] = ()
) -> tuple[Item, ...]:
    """The events that begin after today, up to and including `until`, in order, without withdrawn ones.

    One that `changes` call off stays, and says so: its sources still tell of it. Each stands as on the page.
    """
    first, last = today.toordinal(), until.toordinal()
    held = [event for event in events if not withdrawn(event)]
    ahead = [event for event in held if event.when.lower is not None and first < event.when.lower <= last]
    logged = Told(by_event(changes))
    ordered = sorted(ahead, key=lambda event: event.when)
    return tuple(replace(item(event, logged, names, today), history=(), earlier=0) for event in ordered)


def by_event(changes: Iterable[Change]) -> Mapping[str, list[Change]]:
    """The changes of each event by its key."""
    grouped: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.event:
            grouped[change.event].append(change)
    return grouped


def latest(changes: Iterable[Change], today: date) -> list[Change]:
    """The latest changes of events; of those seen at once, what may upset plans ahead comes first."""
    events = [change for change in changes if change.event]

    def order(change: Change) -> tuple[float, bool, bool, int]:
        whens = [side.when for side in (change.before, change.after) if side and side.when]
        past = all(tense(when, today) == "past" for when in whens)
        kind = section_of(change)
        upsets = kind in _FIRST_ON_PAGE
        return -change.seen.timestamp(), not upsets, past, _FIRST_ON_PAGE.index(kind) if upsets else 0

    return sorted(events, key=order)[:_LATEST]


def leading(event: Event, room: int) -> list[Report]:
    """So many reports, those that call the event off first, then those that say its date.

    Where there are more, each other date and each source comes before one that was there already; other dates
    take half the room at most as long as it is wanted.
    """
    leads = event.when

    def differs(report: Report) -> bool:
        when = report.mention.when
        return when is not leads and when != leads  # most are read as one object

    if len(event.reports) <= min(room, 1):
        return list(event.reports)  # most: nobody asks what comes first
    off = {report.key for report in undoing(event)}
    kept: Sequence[Report] = event.reports
    if off:
        kept = sorted(kept, key=lambda report: report.key not in off)
    if len(kept) > room:
        dates, again = apart(filter(differs, kept), lambda report: report.mention.when)
        sources, more = apart(filterfalse(differs, kept), lambda report: report.source)
        kept = [*dates[: room // 2], *sources, *more, *dates[room // 2 :], *again][:room]
    return sorted(kept, key=lambda report: (report.key not in off, differs(report)))


def _evidence(event: Event, report: Report, names: Names) -> Evidence:
    mention = report.mention
    memory = names.entries.get((report.source, report.entry))
    published = memory.entry.published if memory else None
    start, end = mention.date_start - mention.start, mention.date_end - mention.start
    return Evidence(
        quote=marked_with_names(mention.sentence, start, end, mention.names, names.tongue),
        source=in_quotes(names.entry(report.source, report.entry), names.tongue),
        href=names.href(report.source, report.entry),
        published=date_words(published, names.tongue) if published else None,
        seen=names.moment(report.first_seen),
        when=names.when(mention.when) if mention.when != event.when else None,
    )


def _chronology(name: str) -> tuple[int, int]:
    """Year and month; where there is no month 0, before that the decade and the century."""
    negative = name.startswith("-")
    year, _, part = name.removeprefix("-").partition("-")
    return (-int(year) if negative else int(year)), _WIDE[part] if part in _WIDE else int(part or 0)


def section(when: Edtf) -> str:
    """The id of the section that a date stands in."""
    start, end = when.ends
    point = start or end
    if point is None or point.lower is None:
        return ""
    begin = edtf.iso(point.lower)
    if point.precision >= Precision.MONTH:
        return begin[:-3]
    wide = {Precision.DECADE: "-decade", Precision.CENTURY: "-century"}.get(point.precision, "")
    return begin[:-6] + wide


def _heading(name: str, tongue: Tongue) -> str:
    year, month = _chronology(name)
    if month > 0:
        told = tongue.month(year, month)
    elif month == 0:
        told = tongue.say("{year}, no single month", year=tongue.year(year))
    else:
        span = f"{year // 10:03}X" if month == _WIDE["decade"] else f"{year // 100:02}XX"
        told = words(Edtf(span), tongue)
    # A heading begins with a capital also where the month does not ("Décembre 2024").
    return told[:1].upper() + told[1:]


def _source_lines(names: Names, counts: Counts) -> Iterable[SourceLine]:
    for identity, source in names.sources.items():
        yield SourceLine(
            name=names.source(identity),
            href=source.url if source.kind != "files" else None,
            kind=source.kind or "",
            entries=counts.entries.get(identity, 0),
            events=counts.events.get(identity, 0),
            trouble=source.trouble or "",
        )
