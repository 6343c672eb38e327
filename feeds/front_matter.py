"""The YAML block at the start of a text: what a document says about itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from feeds.address import web_address
from feeds.moments import Moment, on_day, read_moment
from feeds.text import language_tag, one_line

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# A line of a block that YAML cannot read, such as "title: Ferry: a new line".
_LINE = re.compile(
    r"^(?P<key>title|date|published|url|source|link|language|lang|author|tags|draft)[ \t]*:[ \t]*"
    r"(?P<value>[^\r\n]*?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_PLAIN = tuple("[{&*!|>")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says about itself before its text; `notes` are what of it cannot be read."""

    title: str = ""
    date: Moment | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """The YAML block at the very start and the rest of the text.

    A block that is no mapping is part of the text, unless it is broken YAML with keys that front matter has:
    its plain lines are read then.
    """
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter(), text
    values, broken = _yaml(found[1])
    notes: tuple[str, ...] = ()
    if values is None and broken:
        values = _lines(found[1])
        notes = (f"its front matter cannot be read: {broken}",)
    if not values:
        return FrontMatter(), text if values is None or broken else text[found.end() :]
    folded = {str(key).strip().lower(): value for key, value in values.items()}
    return _known(folded, notes), text[found.end() :]


def _known(values: Mapping[str, object], notes: tuple[str, ...]) -> FrontMatter:
    addresses = (web_address(_string(values.get(key))) for key in ("url", "source", "link"))
    stated = [value for key in ("date", "published") if (value := values.get(key)) not in (None, "")]
    moment = next((moment for moment in map(_moment, stated) if moment), None)
    if stated and moment is None:
        notes = (*notes, _unread(one_line(str(stated[0]))[:60]))
    return FrontMatter(
        title=one_line(_string(values.get("title"))),
        date=moment,
        url=next((address for address in addresses if address), None),
        language=language_tag(values.get("language") or values.get("lang")),
        notes=notes,
    )


def _yaml(block: str) -> tuple[Mapping[object, object] | None, str]:
    """The values of a block, None when it is no mapping, and why it is no YAML at all."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only for front matter
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415
    from ruamel.yaml.events import AliasEvent  # noqa: PLC0415

    try:
        # Aliases multiply what a few bytes say; front matter has no use for them.
        if any(isinstance(event, AliasEvent) for event in YAML(typ="safe", pure=True).parse(block)):
            return None, ""
        values = YAML(typ="safe", pure=True).load(block)
    except MarkedYAMLError as error:
        return None, one_line(str(error.problem or "no YAML"))[:100]
    except ValueError:  # one value that cannot be, such as 2026-13-45
        return _lines(block) or None, ""
    except (YAMLError, TypeError, RecursionError):
        return None, "no YAML"
    return (values if isinstance(values, Mapping) else None), ""


def _lines(block: str) -> dict[object, object]:
    """The plain values of the known keys; others are there with an empty value."""
    values: dict[object, object] = {}
    for line in _LINE.finditer(block):
        value = line["value"].strip("\"'")
        values.setdefault(line["key"].lower(), "" if value.startswith(_NOT_PLAIN) else value)
    return values


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _moment(value: object) -> Moment | None:
    """A YAML timestamp, a date in words, or one in numbers that can only be read in one way."""
    if isinstance(value, date | datetime):
        return read_moment(value.isoformat())
    text = _string(value).strip()
    day = _numeric(text)
    return on_day(day) if day else read_moment(text)


def _numeric(text: str) -> date | None:
    """20/11/2026, 11/20/2026, 5/5/2026; None for 3/4/2026, which may be two days."""
    found = _NUMBERS.fullmatch(text)
    if found is None or found[2] == ".":
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days = {_day(year, first, second), _day(year, second, first)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _unread(value: str) -> str:
    if _NUMBERS.fullmatch(value):
        return f"the date in its front matter may be two days, or none: {value} (write it as YYYY-MM-DD)"
    return f"the date in its front matter cannot be read: {value}"
