"""Timeline and log of changes -> the records that `output` renders for other programs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import islice, pairwise
from operator import itemgetter

from output.model import Emphasis, Export, Link, Named, Occurrence, Span, Told
from timeline import edtf
from timeline.edtf import Edtf
from timeline.memory import Logged
from timeline.model import Change, ChangeKind, Event, Mention, Report, State
from timeline.names import unpack
from timeline.stance import called_off, undoing
from timeline.view.apart import apart
from timeline.view.phrases import Names, quote, sentence
from timeline.view.turns import calls_off

NAMED = 20  # sources of an event; calendars and spreadsheets are no place for hundreds
LATEST = 200  # changes; the whole log is what `timeline changes` gives
_COMPARE = 1000  # characters
_SHOWN = 600
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class _Life:
    """What the log says of an event: how often it changed its place, from where last, when at all."""

    sequence: int = 0
    previous: Edtf | None = None
    called_off: bool = False
    seen: tuple[datetime, ...] = ()


def export(
    events: Sequence[Event],
    withdrawn: Sequence[Event],
    logged: Sequence[Logged],
    names: Names,
    *,
    title: str,
    address: str | None,
    links: Mapping[str, str],
    tells: Callable[[Change], bool] = lambda _: True,
) -> Export:
    """The timeline for other programs; `links` leads to events by key, `logged` is the whole log.

    `tells` chooses among its changes.
    """
    log: defaultdict[str, list[Change]] = defaultdict(list)
    for row in logged:
        if row.change.event:
            log[row.change.event].append(row.change)
    gone = {event.key for event in withdrawn}
    ordered = sorted((*events, *withdrawn), key=lambda event: (event.when, event.key))
    occurrences = [
        _occurrence(event, log[event.key], names, links.get(event.key), withdrawn=event.key in gone)
        for event in ordered
    ]
    newest = sorted(logged, key=lambda row: (row.change.seen, row.id), reverse=True)
    latest = list(islice((row for row in newest if tells(row.change)), LATEST))
    return Export(
        title=title,
        language=names.tongue.tag,
        address=address,
        occurrences=tuple(occurrences),
        changes=tuple(_told(row.change, names, links) for row in latest),
    )


def _occurrence(
    event: Event, changes: Sequence[Change], names: Names, link: str | None, *, withdrawn: bool
) -> Occurrence:
    life = _life(changes)
    lead = _lead(event)
    seen = [moment for report in event.reports for moment in _moments(report)]
    texts = told_by(event)
    return Occurrence(
        id=event.key,
        name=event.title,
        when=names.when(event.when),
        edtf=event.when.text,
        start=_iso(event.when.lower),
        end=_iso(event.when.upper),
        clock=_clock(event),
        withdrawn=withdrawn,
        previous=_days(life.previous),
        sequence=life.sequence,
        created=min((*seen, *life.seen)),
        updated=max((*seen, *life.seen)),
        quote=" ".join(lead.mention.sentence.split()),
        sources=tuple(_link(*text, names) for text in texts[:NAMED]),
        more=max(len(texts) - NAMED, 0),
        href=link,
        called_off=called_off(event, turned=life.called_off),
        unconfirmed=event.key in names.unconfirmed,
        actors=_actors(lead.mention),
        places=lead.mention.places,
        location=_location(lead.mention),
    )


def _actors(mention: Mention) -> tuple[Named, ...]:
    found = (Named(one.name, one.kind) for one in unpack(mention.names) if one.kind != "place")
    return tuple(dict.fromkeys(found))


def _location(mention: Mention) -> str:
    """The place where it is when the sentence names only one, or one within the next ("Hanoi, Vietnam")."""
    places = [one for one in unpack(mention.names) if one.kind == "place"]
    if len({one.name for one in places}) == 1:
        return places[0].name
    joined = all(mention.sentence[one.end : other.start].strip() == "," for one, other in pairwise(places))
    return ", ".join(one.name for one in places) if joined else ""


def _life(changes: Iterable[Change]) -> _Life:
    """The log of one event, read from its beginning.

    What makes it another thing to plan with counts once: a move (that two texts tell in turn is one), a
    withdrawal, a return, being called off or on again. A withdrawal by one text of several counts as well,
    since the date that leads may go with it; so the number only ever grows (RFC 5545, 3.8.7.4).
    """
    sequence, previous, off = 0, None, False
    when: Edtf | None = None
    seen = []
    for number, change in enumerate(changes):
        seen.append(change.seen)
        old, new = _when(change.before), _when(change.after)
        moved = old is not None and new is not None and old != new != when
        turn = calls_off(change)
        if moved and change.kind is ChangeKind.RESCHEDULED:
            previous = old
        off = off if turn is None else turn
        back = change.kind is ChangeKind.ADDED and number > 0
        sequence += moved or back or turn is not None or change.kind is ChangeKind.WITHDRAWN
        when = new if moved or change.kind is ChangeKind.ADDED else when
    return _Life(sequence, previous, off, tuple(seen))


def _moments(report: Report) -> Iterable[datetime]:
    found = (report.first_seen, report.since, report.moved, report.withdrawn)
    return (moment for moment in found if moment is not None)


def _clock(event: Event) -> str:
    """The time of day: of the date that leads, else of another report that gives the same day."""
    own = _clock_of(event.when)
    if own or event.when.lower is None or event.when.lower != event.when.upper:
        return own
    others = (report.mention.when for report in event.reports)
    same = (when for when in others if (when.lower, when.upper) == (event.when.lower, event.when.upper))
    return next(filter(None, map(_clock_of, same)), "")


def _clock_of(when: Edtf) -> str:
    found = [_CLOCK.search(point) for point in when.text.split("/")]
    if None in found:
        return ""
    return "/".join(f"{match[1]}{match[2] or ''}" for match in found if match)


def _lead(event: Event) -> Report:
    said = (called_off(event) and undoing(event)) or event.reports
    return next((one for one in said if one.mention.when == event.when), said[0])


def told_by(event: Event) -> list[tuple[str, str]]:
    """What says it as source and entry, each once, the one that leads first, then one of each source.

    An export names the first `NAMED` of them.
    """
    found = dict.fromkeys((report.source, report.entry) for report in (_lead(event), *event.reports))
    first, others = apart(found, itemgetter(0))
    return [*first, *others]


def _link(source: str, entry: str, names: Names) -> Link:
    name, title = names.title(source), names.entry(source, entry)
    return Link(name, names.href(source, entry), "" if title == name else title)


def _told(change: Change, names: Names, links: Mapping[str, str]) -> Told:
    side = change.after or change.before
    return Told(
        id=_identity(change),
        kind=change.kind.value,
        seen=change.seen,
        name=(side and side.title) or names.entry(change.source, change.entry),
        sentence=sentence(change, names),
        event=change.event,
        before=_edtf(change.before),
        after=_edtf(change.after),
        quote=_quote(change),
        source=_link(change.source, change.entry, names),
        href=links.get(change.event or ""),
    )


def _quote(change: Change) -> tuple[Span, ...]:
    """The quotation with the changed words marked, as on the page; a long one is not compared.

    A build compares them all anew, and the time that a comparison takes grows with the square of the length.
    """
    sides = [side for side in (change.before, change.after) if side is not None]
    if max((len(side.sentence) for side in sides), default=0) <= _COMPARE:
        return quote(change)
    marks: tuple[Emphasis, ...] = ("removed", "added") if len(sides) == 2 else ("same",)
    return tuple(Span(side.sentence[:_SHOWN], mark) for side, mark in zip(sides, marks, strict=True))


def _identity(change: Change) -> str:
    """Out of what the change is, not out of its row: a store built again from snapshots gives the same."""
    parts = (change.kind.value, change.source, change.entry, change.event or "", change.seen.isoformat())
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _when(side: State | None) -> Edtf | None:
    return None if side is None else side.when


def _edtf(side: State | None) -> str | None:
    when = _when(side)
    return None if when is None else when.text


def _days(when: Edtf | None) -> tuple[str, str] | None:
    if when is None or when.lower is None:
        return None
    return edtf.iso(when.lower), edtf.iso(when.lower if when.upper is None else when.upper)


def _iso(day: int | None) -> str | None:
    return None if day is None else edtf.iso(day)
