"""An iCalendar source (RFC 5545): every event, and every date of one that repeats, is an entry.

The library reads properties and counts recurrences; what goes in is cut and bounded here, because one broken
line must not cost the calendar, and one rule of a hostile calendar must not cost the run.
"""

import hashlib
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import icalendar

from feeds import recurrence
from feeds.address import web_address
from feeds.content_lines import Stream, read_stream, unfolded
from feeds.encoding import decode
from feeds.entries import unique
from feeds.model import Entry, Failed, Fault, Occasion, Response, Snapshot, Status
from feeds.moments import Moment, on_day
from feeds.occasions import horizon, with_statements
from feeds.text import html_to_text, language_tag, normalise_text, one_line
from feeds.zones import Zones

# Of more, the latest are kept; of repetitions no more than so many are counted.
MOST_EVENTS, MOST_ENTRIES, MOST_DATES = 5_000, 5_000, 10_000
_LONGEST_NAME, _LONGEST_TEXT = 300, 20_000
_MOST_NOTES = 10
# Markup with paragraphs of its own; else the line breaks of the text count.
_BREAKS = re.compile(r"<(?:br|p|div|li|tr)\b", re.IGNORECASE)
_STATUS: dict[str, Status] = {"CANCELLED": "cancelled"}

Event = icalendar.Component


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What all events of a calendar share."""

    url: str
    zones: Zones
    cancelled: bool  # a whole message that takes back what it lists (RFC 5546, METHOD:CANCEL)


def parse_calendar(response: Response) -> Snapshot | Failed:
    """The entries of an iCalendar stream; what cannot be read of it is told in the notes.

    What repeats is listed from a year before to a year after the month in which it was received. A calendar
    of which anything cannot be read is not complete.
    """
    # The library warns of what it has to guess; a source's faults are notes here, not warnings.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _snapshot(response)


def _snapshot(response: Response) -> Snapshot | Failed:
    stream = read_stream(decode(unfolded(response.body), response.headers.get("content-type", "")))
    if not stream.whole and not stream.events:
        return Failed(Fault.TRUNCATED, "the calendar ends before its first event does")
    calendar = _Calendar(response.url, Zones(stream), stream.properties.get("METHOD", "").upper() == "CANCEL")
    events, notes = _events(stream)
    notes += [] if stream.whole else ["the calendar breaks off before its end"]
    window = _window(response, events)
    drafts: list[Entry] = []
    for group in _by_uid(events):
        if len(drafts) <= MOST_DATES:
            drafts += _entries(calendar, group, window, notes)
    entries, doubles = unique(_latest(drafts))
    if len(drafts) > MOST_ENTRIES or len(stream.events) > MOST_EVENTS:
        notes.append(f"too large to be followed as a whole: {len(entries):,} of its dates are")
    if not entries:
        notes.append("the calendar holds no events")
    notes = _few([*stream.notes, *dict.fromkeys(notes), *doubles])
    # What is missing from a calendar that cannot be read in full may be in the rest of it.
    return Snapshot("calendar", entries, complete=not notes, title=_title(stream), notes=tuple(notes))


def _few(notes: list[str]) -> list[str]:
    more = len(notes) - _MOST_NOTES
    return [*notes[:_MOST_NOTES], f"and {more:,} remarks more"] if more > 0 else notes


def _title(stream: Stream) -> str:
    name = stream.properties.get("X-WR-CALNAME") or stream.properties.get("NAME") or ""
    return one_line(name.replace("\\,", ",").replace("\\;", ";"))[:_LONGEST_NAME]


def _events(stream: Stream) -> tuple[list[Event], list[str]]:
    """The events that can be read, and notes about the others."""
    events: list[Event] = []
    unreadable: list[str] = []
    for component in sorted(stream.events, key=recurrence.age, reverse=True)[:MOST_EVENTS]:
        try:
            event = icalendar.Event.from_ical(component)
            recurrence.span(event)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
            unreadable.append(one_line(str(error))[:120] or type(error).__name__)
        else:
            events.append(event)
    if not unreadable:
        return events, []
    count = "1 event" if len(unreadable) == 1 else f"{len(unreadable):,} events"
    return events, [f"{count} without a date that can be read ({unreadable[0]})"]


def _by_uid(events: Iterable[Event]) -> Iterable[list[Event]]:
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[_uid(event)].append(event)
    return groups.values()


def _uid(event: Event) -> str:
    uid = one_line(str(event.get("UID") or ""))[:500]
    if uid:
        return uid
    words = f"{event.get('SUMMARY')}\n{recurrence.begin(event)}"
    return f"sha256:{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _window(response: Response, events: Sequence[Event]) -> tuple[date, date]:
    """What is listed of repetitions; without a moment of the answer, around the latest one in it."""
    if response.received is not None:
        return horizon(response.received)
    for name in ("DTSTAMP", "DTSTART"):
        stamps = [moment.at for event in events if (moment := _moment(event, name))]
        if stamps:
            return horizon(max(stamps))
    return horizon(datetime(2000, 1, 1, tzinfo=UTC))


def _entries(
    calendar: _Calendar, group: list[Event], window: tuple[date, date], notes: list[str]
) -> Iterator[Entry]:
    """The entries of one UID: one event, or the dates of one that repeats and what all of them share."""
    core = max((event for event in group if "RECURRENCE-ID" not in event), key=_version, default=None)
    if core is None or not recurrence.repeats(core):
        changed = [event for event in group if "RECURRENCE-ID" in event]
        yield from (_entry(calendar, event, _instance(event)) for event in changed)
        if core is not None:
            yield _entry(calendar, core, _uid(core))
        return
    found, trouble = recurrence.instances(core, group, window)
    if trouble:
        notes.append(f"{_name(core)}: {trouble}")
    days = Counter(map(_instance, found))
    for event in found:
        identity = _instance(event)
        identity += f"T{recurrence.begin(event):%H%M}" if days[identity] > 1 else ""
        # What the series says of itself is no news of each of its dates.
        shared = event.get("DESCRIPTION") == core.get("DESCRIPTION")
        yield _entry(calendar, event, identity, description=not shared)
    if core.get("DESCRIPTION"):
        series = _entry(calendar, core, f"{_uid(core)} series")
        text = "\n\n".join(part for part in (series.title, _description(core)) if part)
        yield replace(series, text=text, occasions=())


def _version(event: Event) -> tuple[int, float]:
    sequence, stamp = event.get("SEQUENCE", 0), _moment(event, "LAST-MODIFIED") or _moment(event, "DTSTAMP")
    return sequence if isinstance(sequence, int) else 0, stamp.at.timestamp() if stamp else 0.0


def _instance(event: Event) -> str:
    """The id of one date of a series: by the day that the series gave it, wherever it was moved to."""
    given = recurrence.stated(event, "RECURRENCE-ID")
    day = given if isinstance(given, date) else recurrence.begin(event)
    return f"{_uid(event)} {day.isoformat()[:10]}"


def _entry(calendar: _Calendar, event: Event, identity: str, *, description: bool = True) -> Entry:
    occasion = _occasion(calendar, event)
    created = _moment(event, "CREATED")
    text = _description(event) if description else ""
    stated = with_statements(
        Entry(
            id=identity,
            title=occasion.name,
            text="",
            url=occasion.url or web_address(calendar.url),
            published=created.at if created else None,
            published_basis="icalendar" if created else None,
            language=language_tag(getattr(event.get("SUMMARY"), "params", {}).get("LANGUAGE")),
            occasions=(occasion,),
        )
    )
    return replace(stated, text=f"{stated.text}\n\n{text}") if text else stated


def _occasion(calendar: _Calendar, event: Event) -> Occasion:
    start, end = recurrence.span(event)
    first, last = calendar.zones.stated(start), calendar.zones.stated(end)
    if not isinstance(end, datetime):  # the end of days is exclusive (section 3.6.1)
        last = calendar.zones.stated(end - timedelta(days=1))
    status = _STATUS.get(str(event.get("STATUS") or "").strip().upper(), "scheduled")
    return Occasion(
        name=_name(event),
        start=first,
        end=last if last != first and end > start else None,
        place=one_line(str(event.get("LOCATION") or ""))[:_LONGEST_NAME],
        status="cancelled" if calendar.cancelled else status,
        url=web_address(str(event.get("URL") or "")),
        form="icalendar",
    )


def _name(event: Event) -> str:
    return one_line(html_to_text(str(event.get("SUMMARY") or "")))[:_LONGEST_NAME] or "Untitled event"


def _description(event: Event) -> str:
    text = str(event.get("DESCRIPTION") or "")[:_LONGEST_TEXT]
    if "<" not in text:
        return normalise_text(text)
    return html_to_text(text if _BREAKS.search(text) else text.replace("\n", "<br>"))


def _moment(event: Event, name: str) -> Moment | None:
    """A moment that the calendar program noted; epochs that stand for "unknown" are none."""
    value = recurrence.stated(event, name)
    if not isinstance(value, date) or not 1990 <= value.year <= 2999:
        return None
    if not isinstance(value, datetime):
        return on_day(value)
    return Moment(value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).replace(microsecond=0), day=False)


def _latest(entries: Sequence[Entry]) -> list[Entry]:
    """The entries in the order of their dates, at most so many: the latest."""
    ordered = sorted(entries, key=lambda entry: entry.occasions[0].start if entry.occasions else "9999")
    return ordered[-MOST_ENTRIES:]
