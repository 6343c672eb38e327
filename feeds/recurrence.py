"""What repeats in a calendar (RFC 5545 section 3.8.5): its dates within a window, bounded."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import prod

import icalendar
import recurring_ical_events

Event = icalendar.Component

MOST_INSTANCES = 1_000
_OFTEN = 4  # times a day
_DAYS = 20_000  # each is counted to come to the first that matters
_EACH_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_START = re.compile(r"^DTSTART[^:\n]*:(\d{8})", re.IGNORECASE | re.MULTILINE)
_REPEATS = re.compile(r"^(?:RRULE|RDATE|RECURRENCE-ID)\b", re.IGNORECASE | re.MULTILINE)


def age(component: str) -> tuple[bool, str]:
    """A sort key of an unread component: what repeats, then by its first day."""
    start = _START.search(component)
    return _REPEATS.search(component) is not None, start[1] if start else ""


def stated(event: Event, name: str) -> object:
    """The date, time or length that a property says, None when it says none that can be read."""
    value = event.get(name)
    return None if isinstance(value, icalendar.vBroken) else getattr(value, "dt", None)


def begin(event: Event) -> date:
    """The first day or time. Raises TypeError when the event says none."""
    start = stated(event, "DTSTART")
    if not isinstance(start, date):
        raise TypeError("no date")
    return start


def span(event: Event) -> tuple[date, date]:
    """Start and end as days (the end exclusive) or as times, both alike.

    Raises TypeError, ValueError or OverflowError when the event says no start, or no end there is.
    """
    start = begin(event)
    end, length = stated(event, "DTEND"), stated(event, "DURATION")
    if end is None and isinstance(length, timedelta):
        end = start + length
    if not isinstance(end, date) or isinstance(end, datetime) is not isinstance(start, datetime):
        end = start if isinstance(start, datetime) else start + timedelta(days=1)
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) is not (end.tzinfo is None):
            return start, start
        return start, max(start, end)
    return start, max(start + timedelta(days=1), end)


def repeats(event: Event) -> bool:
    """Whether an event has more dates than its own."""
    return "RRULE" in event or "RDATE" in event


def instances(core: Event, group: Sequence[Event], window: tuple[date, date]) -> tuple[list[Event], str]:
    """The dates of a series that touch the window, and what is wrong with it ("" when nothing).

    `group` are the core and the changes to single dates of it.
    """
    trouble = _refusal(core, window[0])
    changed = [event for event in group if "RECURRENCE-ID" in event]
    if trouble:
        return [core, *changed], trouble
    calendar = icalendar.Calendar()
    for event in (core, *changed):
        calendar.add_component(event)
    try:
        found = recurring_ical_events.of(calendar).between(*window)
        _keep_places(found, changed)
    except Exception as error:  # noqa: BLE001 - it counts with what strangers write, and raises whatever comes of it
        return [core, *changed], f"its repetitions cannot be read ({str(error) or type(error).__name__})"
    found.sort(key=lambda event: span(event)[0].isoformat())
    if len(found) > MOST_INSTANCES:
        return found[:MOST_INSTANCES], f"only the first {MOST_INSTANCES:,} of its dates are listed"
    return found, ""


def _keep_places(found: Sequence[Event], changed: Sequence[Event]) -> None:
    """Let each date of those that were moved together keep the day that the series gave it.

    The library gives all of them the RECURRENCE-ID of the first (RANGE=THISANDFUTURE).
    """
    for change in changed:
        given, start = stated(change, "RECURRENCE-ID"), begin(change)
        for event in found if "RANGE" in change["RECURRENCE-ID"].params else ():
            same = stated(event, "RECURRENCE-ID") == given and isinstance(given, type(start))
            if same and isinstance(given, date):
                event["RECURRENCE-ID"] = icalendar.vDDDTypes(begin(event) - (start - given))


def _refusal(core: Event, first: date) -> str:
    """Why the rules of a series are not followed, "" when they are."""
    rules = core.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, icalendar.vRecur):
            return "the rule of its repetitions cannot be read"
        frequencies = {str(value).upper() for value in rule.get("FREQ", [])}
        if not frequencies:
            return "the rule of its repetitions cannot be read"
        if not frequencies <= _FREQUENCIES:
            return "it repeats within the day; only its first date is listed"
        if any(not isinstance(step, int) or not 0 < step <= 10_000 for step in rule.get("INTERVAL", [1])):
            return "the rule of its repetitions cannot be read"
        days = (first.toordinal() - begin(core).toordinal()) // rule.get("INTERVAL", [1])[0]
        if days > _DAYS and "DAILY" in frequencies:
            return "it has repeated daily for too long; only its first date is listed"
        if prod(max(1, len(rule.get(name, []))) for name in _EACH_DAY) > _OFTEN:
            return "it repeats within the day; only its first date is listed"
    return ""
