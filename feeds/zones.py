"""Time zones of an iCalendar stream: as the system knows them, else as the calendar defines them."""

import re
from datetime import date, datetime, tzinfo

import icalendar
from icalendar.timezone import is_utc, tzp

from feeds.content_lines import Stream

# A rule that is not yearly makes no time zone, and would be counted through hour by hour.
_OTHER_RULE = re.compile(r"^RRULE[^\n]*FREQ=(?!YEARLY)", re.IGNORECASE | re.MULTILINE)
_WHOLE_MINUTES = re.compile(r"Z|[+-]\d\d:\d\d")


class Zones:
    """The zones of one stream; makes the library forget those of the one before."""

    def __init__(self, stream: Stream) -> None:
        # The library keeps zones by name for the whole process: one calendar could set the clocks of another.
        tzp.use_zoneinfo()
        for component in stream.zones:
            if _OTHER_RULE.search(component):
                continue
            try:
                icalendar.Timezone.from_ical(component)
            except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
                continue  # times in this zone stay without an offset
        self._own = _zone(stream.properties.get("X-WR-TIMEZONE", ""))

    def stated(self, value: date) -> str:
        """A date, or a local time with its offset, in ISO 8601; a time without zone stays without.

        Programs write UTC and say beside it, for the whole calendar, what clock that is meant for.
        """
        if not isinstance(value, datetime):
            return value.isoformat()
        if self._own is not None and value.tzinfo is not None and is_utc(value):
            value = value.astimezone(self._own)
        text = value.isoformat(timespec="minutes").replace("+00:00", "Z")
        return text if _WHOLE_MINUTES.fullmatch(text[16:]) else text[:16]


def _zone(name: str) -> tzinfo | None:
    try:
        return tzp.timezone(name) if name else None
    except (ValueError, OSError):
        return None
