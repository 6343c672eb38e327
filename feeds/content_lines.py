"""The content lines of an iCalendar stream (RFC 5545 section 3.1), cut into components to be read one by one.

A library that reads a calendar as a whole gives nothing of one with a single broken line. Pure.
"""

import re
from dataclasses import dataclass, field

_BEGIN = re.compile(r"\ufeff?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_LONGEST = 50_000  # characters of a line
_LARGEST = 200_000  # characters of a component
_MOST_ZONES = 200
_KEPT = frozenset({"VEVENT", "VTIMEZONE"})
# What a property of the calendar itself is, by the ways in which programs write it.
_PROPERTIES = frozenset({"NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "METHOD", "CALSCALE"})


@dataclass(slots=True)
class Stream:
    """The components as text, and the calendar's own properties, the first of each.

    `notes` are what was left out, `whole` tells whether the stream ends as it should.
    """

    properties: dict[str, str] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = True


def looks_like_calendar(lead: str) -> bool:
    """Whether a text that begins so is an iCalendar stream."""
    return _BEGIN.match(lead) is not None


def unfolded(body: bytes) -> bytes:
    """The bytes with continued lines joined: programs fold in the middle of a character."""
    return _FOLD.sub(b"", body)


def read_stream(text: str) -> Stream:
    """Cut a stream of unfolded lines. Never raises. Linear."""
    stream = Stream()
    stack: list[str] = []
    lines: list[str] = []
    cut = 0
    for line in text.splitlines():
        name, _, value = line.partition(":")
        name, value = name.strip().upper(), value.strip()
        if len(line) > _LONGEST:
            cut += 1
            line = line[:_LONGEST]  # noqa: PLW2901 - what follows reads the shorter line
        if name == "BEGIN":
            stack.append(value.upper())
            lines = [line] if len(stack) == 2 else _more(lines, line, stack)
        elif name == "END":
            lines = _more(lines, line, stack)
            if len(stack) == 2 and stack[1] in _KEPT:
                _keep(stream, stack[1], lines)
            # An END without its BEGIN closes nothing but what it names.
            if value.upper() in stack:
                del stack[len(stack) - 1 - stack[::-1].index(value.upper()) :]
        elif len(stack) == 1 and name.partition(";")[0] in _PROPERTIES:
            stream.properties.setdefault(name.partition(";")[0], value)
        elif line:
            lines = _more(lines, line, stack)
    stream.whole = not stack
    if cut:
        stream.notes.append(f"{cut:,} lines of more than {_LONGEST:,} characters were cut")
    return stream


def _more(lines: list[str], line: str, stack: list[str]) -> list[str]:
    """The lines of a component with one more; not those of alarms, but those of a zone's parts."""
    if len(stack) == 2 or (len(stack) == 3 and stack[1] == "VTIMEZONE"):
        lines.append(line)
    return lines


def _keep(stream: Stream, name: str, lines: list[str]) -> None:
    component = "\r\n".join((*lines, ""))
    if len(component) > _LARGEST:
        stream.notes.append(f"a {name} of more than {_LARGEST:,} characters was left out")
    elif name == "VEVENT":
        stream.events.append(component)
    elif len(stream.zones) < _MOST_ZONES:
        stream.zones.append(component)
