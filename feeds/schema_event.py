"""schema.org `Event` objects as occasions: wire shape, adapter, record."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from feeds.address import web_address
from feeds.entries import join_address
from feeds.model import DataFormat, Occasion, Status
from feeds.moments import whole_date
from feeds.structured import Found, Thing, bare, first_string, types
from feeds.text import html_to_text, one_line

MOST = 200  # occasions of a page
_LONGEST = 300  # characters of a name or place

# The subtypes that do not end in "Event", and those that are no happening that people go to or hear of.
_OTHERS = frozenset({"Festival", "Hackathon", "EventSeries", "CourseInstance", "ConferenceEvent"})
_NO_EVENTS = frozenset({"DeliveryEvent", "OnDemandEvent", "UserInteraction"})
_STATUS: dict[str, Status] = {
    "eventcancelled": "cancelled",
    "eventcanceled": "cancelled",
    "eventpostponed": "postponed",
    "eventrescheduled": "rescheduled",
}
# ISO 8601 as pages write it: date or date and time, with a space for the T, seconds, fractions, any zone.
_STAMP = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:?\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.IGNORECASE,
)
_MIDNIGHT, _LAST_MINUTE = "00:00", "23:59"


def occasions(found: Iterable[Found], base: str) -> tuple[Occasion, ...]:
    """The events with a name and a date among the objects of a page, each once; `base` is its address."""
    kept: dict[tuple[str, str], Occasion] = {}
    for one in found:
        occasion = _occasion(one.thing, one.form, base) if _is_event(one.thing) else None
        if occasion is not None:
            # JSON-LD comes first and says more; microdata often repeats it.
            kept.setdefault((occasion.name.casefold(), occasion.start[:10]), occasion)
        if len(kept) == MOST:
            break
    return tuple(kept.values())


def _is_event(thing: Thing) -> bool:
    names = types(thing)
    return any(name.endswith("Event") or name in _OTHERS for name in names) and not _NO_EVENTS & set(names)


def _occasion(thing: Thing, form: DataFormat, base: str) -> Occasion | None:
    name = _line(thing.get("name")) or _line(thing.get("headline"))
    start, end = _stated(thing.get("startDate")), _stated(thing.get("endDate"))
    if not name or start is None:
        return None
    if start[11:16] in {"", _MIDNIGHT} and (end is None or end[11:16] in {"", _MIDNIGHT, _LAST_MINUTE}):
        # Midnight is how programs write that no time of day is known.
        start, end = start[:10], end and end[:10]
    status = _STATUS.get(bare(first_string(thing.get("eventStatus"))).lower(), "scheduled")
    previous = _stated(thing.get("previousStartDate")) if status == "rescheduled" else None
    return Occasion(
        name=name,
        start=start,
        end=end if end and _comparable(end) > _comparable(start) else None,
        place=_place(thing.get("location")),
        status=status,
        previous=previous if previous != start else None,
        url=web_address(join_address(base, first_string(thing.get("url")))),
        form=form,
    )


def _line(value: object) -> str:
    return one_line(html_to_text(first_string(value)))[:_LONGEST]


def _stated(value: object) -> str | None:
    """A date as an ISO 8601 string that says no more than the page does, None when it is none."""
    text = first_string(value).strip()
    found = _STAMP.fullmatch(text)
    if found is None:
        day = whole_date(text)
        return day.isoformat() if day else None
    parts = [found["year"], *(part for part in (found["month"], found["day"]) if part)]
    if not _exists(parts):
        return None
    clock = (found["clock"] or "").replace(":", "")
    if not clock or clock > "2359" or clock[2:] > "59":
        return "-".join(parts)
    return f"{'-'.join(parts)}T{clock[:2]}:{clock[2:]}{_zone(found['zone'])}"


def _exists(parts: list[str]) -> bool:
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return False
    return True


def _zone(text: str | None) -> str:
    if not text:
        return ""
    digits = text[1:].replace(":", "").ljust(4, "0")
    if text[0] not in "+-" or digits == "0000":
        return "Z"
    return f"{text[0]}{digits[:2]}:{digits[2:]}" if digits <= "1459" and digits[2:] < "60" else ""


def _comparable(text: str) -> str:
    return text[:16]


def _place(value: object) -> str:
    """Where it is: the name of the place and its town, an address in one line."""
    parts: list[str] = []
    for place in value if isinstance(value, list) else [value]:
        parts += filter(None, _place_parts(place))
        if parts:
            break
    return ", ".join(dict.fromkeys(parts))[:_LONGEST]


def _place_parts(place: object) -> Iterator[str]:
    if isinstance(place, str):
        yield "" if web_address(place) else _line(place)
    elif isinstance(place, dict):
        yield _line(place.get("name"))
        address = place.get("address")
        if isinstance(address, dict):
            street, town = _line(address.get("streetAddress")), _line(address.get("addressLocality"))
            yield from (street, town) if not _line(place.get("name")) else (town,)
        elif isinstance(address, str):
            yield _line(address)
