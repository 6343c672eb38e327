"""The timeline as linked data: JSON-LD (W3C, 1.1) with the names of schema.org.

Pure. Dates are written as precisely as they are known ("2026-12"), which ISO 8601 allows. A source is named
with `subjectOf`: `citation` and `isBasedOn` belong to creative works, and an event is none.
"""

import re
from collections.abc import Sequence
from typing import Any

from output.days import End, Known, clocks, ends, hedged
from output.identity import uuid_of
from output.jsontext import BETWEEN, CLOSING, item, opening
from output.links import web
from output.markup import plain, single_line
from output.model import Export, Link, Named, Occurrence
from output.pieces import Layout, Piece
from output.tongue import Tongue

FILE = "timeline.jsonld"
_SCHEMA = "https://schema.org"
_TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "place": "Place"}
# A script element ends at "</script" wherever that stands, and "<!--" changes how the rest of it is read
# (HTML, 13.1.2.6); JSON reads the escapes as the same characters.
_SIGNS = "<>&\u2028\u2029"
_IN_SCRIPTS = re.compile(f"[{_SIGNS}]")


def linked_data(export: Export) -> bytes:
    """All events as an ItemList, fit to be served as a file or put into a script element."""
    return LAYOUT.render(export)


def _head(export: Export, pieces: Sequence[Piece]) -> bytes:
    data: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "ItemList",
        "name": single_line(export.title) or "Timeline",
        "numberOfItems": len(pieces),
    }
    base = web(export.address)
    data |= {"url": base} if base else {}
    return _in_scripts(opening(data, "itemListElement"))


def _piece(event: Occurrence, _: Tongue) -> bytes:
    return _in_scripts(item(_event(event)))


def _in_scripts(content: bytes) -> bytes:
    text = content.decode()
    if not any(sign in text for sign in _SIGNS):  # a pattern looks at each character in turn
        return content
    return _IN_SCRIPTS.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def _event(event: Occurrence) -> dict[str, Any]:
    values: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:uuid:{uuid_of('event', event.id)}",
        "identifier": plain(event.id),
        "name": single_line(event.name),
        "description": plain(event.quote),
        **_dates(event),
        **_status(event),
        **_named(event),
        "subjectOf": [_work(source) for source in event.sources],
    }
    if hedged(event):  # `startDate` has no "about"
        values["disambiguatingDescription"] = plain(event.when)
    href = web(event.href)
    return values | ({"url": href} if href else {})


def _dates(event: Occurrence) -> dict[str, str]:
    """`startDate` and `endDate`, the latter only where it says more."""
    begin, end = ends(event)
    opening, closing = clocks(event)
    first, last = _date(begin, opening), _date(end, closing or (opening if begin == end else ""))
    dates = {"startDate": first} if first else {}
    return dates | ({"endDate": last} if last and last != first else {})


def _date(end: End | None, clock: str) -> str:
    if end is None:
        return ""
    return f"{end.reduced}T{clock}" if clock and end.known is Known.DAY else end.reduced


def _status(event: Occurrence) -> dict[str, str]:
    if event.withdrawn or event.called_off:
        status = "EventCancelled"
    else:
        status = "EventRescheduled" if event.previous else "EventScheduled"
    values = {"eventStatus": f"{_SCHEMA}/{status}"}
    return values | ({"previousStartDate": plain(event.previous[0])} if event.previous else {})


def _named(event: Occurrence) -> dict[str, Any]:
    """Who is named is what the event is `about`; that somebody takes part (`actor`) is more than is known."""
    values: dict[str, Any] = {}
    if event.location:
        values["location"] = {"@type": "Place", "name": single_line(event.location)}
    if event.actors:
        values["about"] = [_who(one) for one in event.actors]
    return values


def _who(named: Named) -> dict[str, str]:
    return {"@type": _TYPES.get(named.kind, "Thing"), "name": single_line(named.name)}


def _work(source: Link) -> dict[str, Any]:
    name = single_line(source.name)
    work: dict[str, Any] = {"@type": "CreativeWork", "name": single_line(source.title) or name}
    if source.title:
        work["publisher"] = {"@type": "Organization", "name": name}
    href = web(source.href)
    return work | ({"url": href} if href else {})


LAYOUT = Layout(_head, _piece, BETWEEN, CLOSING)
