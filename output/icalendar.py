"""The timeline as a calendar to subscribe to: iCalendar (RFC 5545) with the names of RFC 7986.

Pure, and without a clock: every stamp is the moment of the last change of an event. An event keeps its UID
for life; what was withdrawn or called off stays as CANCELLED, since a calendar strikes out only what it is
told of.

A calendar knows days and moments only, so:

- what is known to the day is there on its days; a time of day without a zone is local wherever one looks;
- a month, or a span whose ends are known to the month, fills these months, and the description says so;
- a span with one open end stands on its other end;
- what is vaguer (a quarter, a year, a decade) or before year 1 is left out: it would cover every view of
  years with a claim that the text does not make.

Nothing makes anybody busy (TRANSP): a timeline tells what happens, not where its reader has to be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from output.days import Known, after, clocks, ends, hedged, moment, real_day
from output.identity import uuid_of
from output.languages import tongue
from output.links import web
from output.markup import plain, single_line
from output.model import Export, Link, Occurrence
from output.pieces import Layout, Piece
from output.tongue import Tongue, several
from output.words import day_words

FILE = "timeline.ics"
_PRODUCT = "-//timeline//timeline-monitor//EN"
_REFRESH = "PT1H"  # sources are asked hourly unless configured otherwise
_LEFT_OUT = several(
    "{number} event without a month, or before year 1, are on the page only.",
    "{number} events without a month, or before year 1, are on the page only.",
)
_OCTETS = 75  # RFC 5545, 3.1: without the line break
_MODIFIED = re.compile(rb"\r\nLAST-MODIFIED:([^\r]+)")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an event stands: from `start` to before `end`, days or moments; no end is one day or a moment."""

    start: date | datetime
    end: date | datetime | None
    exact: bool  # whether all of it is known to the day


def calendar(export: Export) -> bytes:
    """The whole calendar. There is no ORGANIZER, which RFC 5546 wants beside METHOD: nobody invites."""
    return LAYOUT.render(export)


def _head(export: Export, pieces: Sequence[Piece]) -> bytes:
    return b"".join(map(_folded, _of_all(export, pieces, tongue(export.language))))


def _piece(event: Occurrence, language: Tongue) -> bytes:
    place = _place(event)
    return b"" if place is None else b"".join(map(_folded, _event(event, place, language)))


def _of_all(export: Export, pieces: Sequence[Piece], language: Tongue) -> Iterator[str]:
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    )
    title = _text(single_line(export.title) or language.say("Timeline"))
    yield from (f"NAME:{title}", f"X-WR-CALNAME:{title}")
    left_out = pieces.count(b"")
    if left_out:
        number = language.digits(str(left_out))
        yield f"DESCRIPTION:{_text(language.plural(*_LEFT_OUT, left_out, number=number))}"
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}", f"X-PUBLISHED-TTL:{_REFRESH}")
    # The basic format is in the order of time.
    stamps = [match[1].decode() for piece in pieces if (match := _MODIFIED.search(piece))]
    updated = max((*stamps, *(_moment(told.seen) for told in export.changes)), default="")
    if updated:
        yield f"LAST-MODIFIED:{updated}"
    address = web(export.address)
    if address:
        yield from (f"URL:{address}", f"SOURCE;VALUE=URI:{address}{FILE}")


def _event(event: Occurrence, place: _Place, language: Tongue) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{uuid_of('event', event.id)}", f"SEQUENCE:{event.sequence}")
    yield f"STATUS:{_status(event)}"
    yield f"DTSTAMP:{_moment(event.updated)}"
    yield f"CREATED:{_moment(event.created)}"
    yield f"LAST-MODIFIED:{_moment(event.updated)}"
    yield _bound("DTSTART", place.start)
    if place.end is not None:
        yield _bound("DTEND", place.end)
    yield f"SUMMARY:{_text(single_line(event.name))}"
    yield f"DESCRIPTION:{_text(_description(event, place, language))}"
    if event.location:
        yield f"LOCATION:{_text(single_line(event.location))}"
    address = web(event.href)
    if address:
        yield f"URL:{address}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _status(event: Occurrence) -> str:
    if event.withdrawn or event.called_off:
        return "CANCELLED"
    return "TENTATIVE" if event.unconfirmed else "CONFIRMED"


def _place(event: Occurrence) -> _Place | None:
    """Where an event stands, None for what a calendar cannot hold."""
    begin, end = ends(event)
    known = [one for one in (begin, end) if one is not None]
    days = [real_day(one.day) for one in known]
    if not known or min(one.known for one in known) < Known.MONTH:
        return None
    if days[0] is None or days[-1] is None or days[-1] < days[0]:
        return None
    exact = len(known) == 2 and all(one.known is Known.DAY for one in known) and not hedged(event)
    return (_timed(event, days[0], days[-1]) if exact else None) or _Place(days[0], after(days[-1]), exact)


def _timed(event: Occurrence, first: date, last: date) -> _Place | None:
    """The event at its times of day; a span needs both, and both with or both without a zone."""
    opening, closing = clocks(event)
    start, end = moment(first, opening), moment(last, closing)
    if start is None or (end is None and first != last):
        return None
    if end is not None and (end.tzinfo is None) is not (start.tzinfo is None):
        return None
    return _Place(start, end if end is not None and end > start else None, exact=True)


def _description(event: Occurrence, place: _Place, language: Tongue) -> str:
    say = language.say
    parts = [say("“{title}”", title=plain(event.quote))] if event.quote else []
    if event.withdrawn:
        parts.append(say("Withdrawn: no source states it any more."))
    elif event.called_off:
        parts.append(say("Called off."))
    elif event.unconfirmed:
        parts.append(say("The date has passed, and nothing written since confirms it."))
    if not place.exact:
        parts.append(say("The text gives the date only as: {date}.", date=plain(event.when)))
    if event.previous:
        parts.append(say("Moved; before: {date}.", date=_days(event.previous, language)))
    parts += [_source(source, language) for source in event.sources]
    if event.more:
        parts.append(language.plural("and {number} more", "and {number} more", event.more))
    return "\n\n".join(parts)


def _days(days: tuple[str, str], language: Tongue) -> str:
    first, last = (day_words(day, language) for day in days)
    return plain(first if first == last else language.say("{first} to {last}", first=first, last=last))


def _source(source: Link, language: Tongue) -> str:
    name = single_line(source.name)
    if source.title:
        name = language.say("{source}, “{title}”", source=name, title=single_line(source.title))
    address = web(source.href)
    return language.say("Source: {source}", source=f"{name}: {address}" if address else name)


def _bound(name: str, value: date | datetime) -> str:
    if isinstance(value, datetime):
        return f"{name}:{_basic(value)}{'Z' if value.tzinfo else ''}"
    return f"{name};VALUE=DATE:{value.isoformat().replace('-', '')}"


@lru_cache(maxsize=1_024)  # as `stamp`
def _moment(value: datetime) -> str:
    return f"{_basic(value.astimezone(UTC))}Z"


def _basic(value: datetime) -> str:
    """The basic format of ISO 8601. Not `strftime`: on some systems it writes year 33 in two digits."""
    return value.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _text(text: str) -> str:
    """A value of type TEXT (3.3.11)."""
    text = plain(text).replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line with its break, folded so that no line is longer than 75 octets and no character is cut."""
    rest = line.encode()
    if len(rest) <= _OCTETS:
        return rest + b"\r\n"
    parts = []
    room = _OCTETS
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # inside of a character
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
        room = _OCTETS - 1  # the space that begins a continuation counts
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


LAYOUT = Layout(_head, _piece, tail=b"END:VCALENDAR\r\n")
