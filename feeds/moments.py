"""Dates of publication as documents write them: ISO 8601, RFC 5322, and whole dates in words.

Only dates that say day, month and year are read. The day is the one that the document states: where its
own time zone and UTC disagree about the day, or the time of day is exactly midnight, only the day is kept.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio genn janeiro januari",
    "february feb februar feber février févr febrero febbraio febbr fevereiro februari fév",
    "march mar märz mrz mars marzo março maart",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio magg maio mei maj",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug août agosto ago augustus augusti",
    "september sept sep septembre septiembre set settembre setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro december",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = "(?:" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\.?,?\s+(?:(?:the|den|le)\s+)?)?"
)
# A whole date: "12 January 2026", "12. Januar 2026", "12 de enero de 2026", "January 12th, 2026",
# "2026-01-12", "12.01.2026". Numbers between slashes are left alone: nothing says which is the month.
_DATE = (
    rf"{_WEEKDAY}(?:"
    rf"(?P<d1>{_DAY})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<m1>{_NAME})(?:\s+de|,)?\s+(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_NAME})\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})-(?P<m3>0[1-9]|1[0-2])-(?P<d3>0[1-9]|[12]\d|3[01])"
    rf"|(?P<d4>{_DAY})\.\s?(?P<m4>0?[1-9]|1[0-2])\.\s?(?P<y4>{_YEAR})"
    r")(?!\d)"
)
_CLOCK = (
    r"(?:[\s,|–—-]*(?:at|um|à|a las)?[\s,]*\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?uhr)?"
    r"(?:\s?\(?[a-z]{2,5}\)?)?)?"
)
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|released?|issued|date|dated|publication date|press release"
    r"|for (?:immediate )?release|news release|veröffentlicht|erschienen|datum|stand|publié|publiée|fecha"
    r"|publicado)(?:\s+(?:on|am|le|el))?\s*[:\-–—|]?\s*)"
)
_WHOLE = re.compile(rf"(?P<label>{_LABEL})?{_DATE}{_CLOCK}\s*\.?", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?:minutes|official report|(?:verbatim|summary|official) record|proceedings|hansard"
    r"|(?:\d|first|second|third|[a-z]+th) (?:plenary )?(?:sitting|meeting|session)|procès-verbal|compte rendu"
    r"|(?:sitzungs|wort)?protokoll|niederschrift|acta|diario de sesiones|verbale|ata)\b",
    re.IGNORECASE,
)
_START = re.compile(_DATE, re.IGNORECASE)
# What stands before the date of a dateline: a place in capitals or title case, perhaps in brackets.
_PLACE = re.compile(
    r"\(?[^\W\d_][^\W\d_.'’-]*\.?(?:[ ,.’'/-]+(?:(?:de|del|da|do|di|la|le|of|am|an|der|den|on|the|upon)\b|"
    r"[^\W\d_a-zà-ÿ]\w*)){0,10}\.?\)?"
)
# "On 12 January 2026 – the day of the vote –": the date belongs to the sentence.
_GOVERNED = re.compile(
    r"\b(?:on|in|since|from|until|till|by|after|before|of|as|the|am|seit|ab|bis|vom|le|el|du|au|depuis|desde)\Z",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[|·–—-]\s+|\s*\|\s*")
_KIND = re.compile(
    r"\b(?:(?:press|news|media)\s+(?:release|statement)|press\s*mitteilung|communiqué de presse|newsletter"
    r"|bulletin|briefing|edition|issue)\b(?:\s+of\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\)?\s*(?:\(?[^()\d]{2,60}\)|/[\w ]{2,30}/)?\s*(?:[-–—:]|--|\Z)")
_URL_DATE = re.compile(
    r"(?<=[/_-])(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])|(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01]))(?=[/_.-]|\Z)"
)
_SOME_YEAR = re.compile(_YEAR)  # looked for first, because it is quick
_CLOCK_IN = re.compile(r"\d:\d\d")
_ISO_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d")
_SLOPPY_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$|Z$)|\s+UTC$|\s+GMT$")


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware UTC moment; `day` when only its date is known (then the time is midnight UTC)."""

    at: datetime
    day: bool


def on_day(value: date) -> Moment:
    """A day of which no time is known."""
    return Moment(datetime.combine(value, time(), UTC), day=True)


def read_moment(text: str) -> Moment | None:
    """A machine-readable or written date that is the whole of `text`; None when it is none."""
    text = text.strip()[:80]
    stamp = _stamp(text)
    if stamp is not None:
        return _as_stated(stamp)
    found = whole_date(text)
    return None if found is None else on_day(found)


def _stamp(text: str) -> datetime | None:
    if _ISO_CLOCK.match(text):
        zone = "Z" if text.endswith(("UTC", "GMT")) else ""
        try:
            return datetime.fromisoformat(_SLOPPY_ZONE.sub("", text) + zone)
        except ValueError:
            return None
    if not _CLOCK_IN.search(text):
        return None
    try:
        stamp = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return stamp if says_year(text, stamp.year) else None


def says_year(text: str, year: int) -> bool:
    """Whether a plausible year is written in `text`, with four digits or two."""
    if not 1900 <= year <= 2999:
        return False
    return str(year) in text or re.search(rf"(?<!\d){year % 100:02}(?!\d)", text) is not None


def _as_stated(stamp: datetime) -> Moment | None:
    if not 1900 <= stamp.year <= 2999:
        return None
    at = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    if at.date() != stamp.date() or stamp.time() == time():
        return on_day(stamp.date())
    return Moment(at.replace(microsecond=0), day=False)


def whole_date(text: str, *, labelled: bool = False) -> date | None:
    """The date when `text` is nothing but a date, perhaps with weekday, time of day or a label.

    Labels are words like "Published"; `labelled` asks for one.
    """
    if len(text) > 120 or not _SOME_YEAR.search(text):
        return None
    found = _WHOLE.fullmatch(text.strip())
    if found is None or (labelled and not found["label"]):
        return None
    return _date(found)


def date_in_byline(text: str) -> date | None:
    """The only whole date in a short line such as "By Ann Lee on 3 March 2026"."""
    if len(text) > 120 or not _SOME_YEAR.search(text):
        return None
    found = list(_START.finditer(text))
    return _date(found[0]) if len(found) == 1 else None


def date_of_record(line: str) -> date | None:
    """The day whose record a text is by a line of it: "Minutes of the meeting held on 5 March 2026"."""
    if len(line) > 120 or line.endswith(".") or _RECORD.search(line) is None:
        return None
    return date_in_byline(line)


def date_in_title(title: str) -> date | None:
    """The date of a title that is only a date and a kind of document: "May 5, 2020 Press Release"."""
    for part in _TITLE_PARTS.split(title[:200]):
        day = whole_date(_KIND.sub("", part).strip(" ,:()-–—"))
        if day is not None:
            return day
    return None


def dateline(paragraph: str) -> date | None:
    """The date of a dateline at the start of a paragraph.

    "PHNOM PENH, 12 January 2026 — The ministry", "May 5, 2020 (SAINT PAUL) — Today": the date is followed by
    a dash or colon, so that "On 12 January 2026, the ministers met" is none.
    """
    head = paragraph[:140]
    found = _START.search(head) if _SOME_YEAR.search(head) else None
    if found is None or not _AFTER.match(head, found.end()):
        return None
    before = head[: found.start()].rstrip(" ,-–—:(|")
    if before and (len(before) > 60 or not _PLACE.fullmatch(before) or _GOVERNED.search(before)):
        return None
    return _date(found)


def date_in_url(url: str) -> date | None:
    """The day that the path of an address names: /2026/01/12/, /2026-01-12-title, /20260112/."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0]
    found = _URL_DATE.search("/" + path)
    if found is None:
        return None
    return _valid(
        int(found["year"]), int(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    )


def _date(found: re.Match[str]) -> date | None:
    for number in "1234":
        if found[f"y{number}"]:
            month = found[f"m{number}"].rstrip(".").casefold()
            return _valid(int(found[f"y{number}"]), _MONTH.get(month) or int(month), int(found[f"d{number}"]))
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
