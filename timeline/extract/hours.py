"""Opening hours: when a place is open each week."""

import datetime as dt
import re
from collections.abc import Sequence

from timeline.edtf import Edtf, Precision
from timeline.extract.blocks import Span
from timeline.extract.dated import Dated
from timeline.extract.stems import has_any
from timeline.model import Timex

# "Monday through Friday" beside clock times are opening hours.
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b\.?"
_WEEK = re.compile(
    rf"\b{_DAY}\s*(?:through|thru|to|until|[-–—])\s*{_DAY}"
    rf"|^\W*[\w /-]{{3,30}}:\W*(?:{_DAY}\s*(?:,|and|&|/)\s*{_DAY}"
    r"|(?:mo|di|mi|do|fr|sa|so)\.?\s*(?:,|und|&|/|bis|[-–])\s*(?:mo|di|mi|do|fr|sa|so)\b)"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag)s? bis (?:mitt|donn|frei|sams|sonn)\w*tags?\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi) (?:au|à) (?:\w+di|dimanche)\b"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|sábados?) a (?:\w+es|sábados?|domingos?)\b",
    re.IGNORECASE,
)
# "Tue, Thu 7-10 pm, Sun 12-3 pm"
_SHORT_DAY = r"\b(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
_TWO_HOURS = re.compile(
    rf"(?:{_SHORT_DAY},? \d[\d.:]* ?(?:[ap]m)? ?(?:to|[-–—]) ?\d[^\n]*?){{2}}", re.IGNORECASE
)
_CLOCKS = re.compile(  # of small letters
    r"\d\s*(?:[ap]\.?m\b\.?|h|uhr|heures?)?\s*(?:to|until|and|bis|à|a|[-–—])\s*(?:\d|noon|midday)"
    r"|\b(?:from|ab|dès|à partir de|desde(?: las)?) \d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m|h)?\b"
    r"(?! (?:de|\w+ber|\w+[rn]il)\b)"
)
_HOURS_LABEL = re.compile(
    r"\W*(?:[\w'’-]+ ){0,3}(?:hours|geschäftsstelle|sekretariat|öffnungszeiten"
    r"|sprechzeiten|sprechstunden?|horaires?|horarios?"
    r"|atención al público|orari[ao]?|openingstijden)"
    r"(?: (?:of|for|der|des|im|du|de|del) [^\n:.;]{3,40})?(?:\s?:| (?:are|sind)) ",
    re.IGNORECASE,
)
_HOURS_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T[\d:]+/\1T[\d:]+")
_UNTIL = re.compile(
    r"\b(?:until|till|bis|bis zum|jusqu['’]au|jusqu['’]à|hasta|hasta el) ?$"
    r"|\bbis (?:zum )?\d{1,2}\. ?(?:\w+|\d{1,2}\.) (?:von|zwischen) $",
    re.IGNORECASE,
)
# "noch bis 11. Januar und dienstags bis freitags von 10 bis 17 Uhr", said where hours are
_BOUND = re.compile(
    r"\b(?:until|from|on|bis(?: zum)?|ab(?: dem)?|jusqu'au|à partir du"
    r"|hasta(?: el)?|desde(?: el)?|a partir) $",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"(?:(?:le|el|del) )?\d{1,2}(?:st|nd|rd|th|er|\.)? (?:de )?[^\W\d_]{3,}|[^\W\d_]{3,} \d{1,2}\b"
)
# "Se puede comprar desde hoy en taquilla, de martes a sábado de 18 a 21 h, y por internet a partir del lunes"
_FROM_NOW = re.compile(
    r"\b(?:desde (?:hoy|mañana)|a partir de(?:l (?:lunes|martes|miércoles|jueves|viernes)| mañana))\b"
)
# "Open Wednesday - 10:00 am to 5:00 pm": what a page says of its house, without the day of a month.
_OPEN = re.compile(
    rf"\W*(?:open|geöffnet|ouvert|abierto):? (?:on )?{_DAY}(?! \d{{1,2}}\b(?!\s?[ap:.]))", re.IGNORECASE
)
# "Members can call the office between 9 a.m. and 5 p.m.": on which day is not said, and it is each.
_REACHED = re.compile(
    r"(?:\b(?:can|may|should|could|must|please|or|and)(?: also)?|^\W*|[,;:] ) ?(?:be )?"
    r"(?:call|phone|telephone|ring|contact(?:ed)?|reach(?:ed)?|dial|email)\b(?! (?:for|an?) )"
    r"|\b(?:call|phone|telephone|ring|contact|reach|dial|tel|line|helpline|hotline|number)\b"
    r"[^;]{0,60}\d{3}[ -]?\d{3}"
    r"|\b(?:telefonisch|telefonnummer|rufnummer|hotline|erreichbar)\b|\btel\. ?[\d(+]"
    r"|\bjoignables?\b|\bappele[rz] (?:le|au)\b|\bpar téléphone\b"
    r"|\bllam(?:e|en|ar|ando) al\b|\bpor teléfono\b|\bal teléfono\b"
)
# "Rained from noon", "kept off the road from six until six": how long, and no day is told.
_LASTS = re.compile(
    r"\b(?:until|till|from|since|between|bis|von|seit|ab|zwischen|jusqu['’]à|dès|depuis|entre|à partir de"
    r"|hasta|desde|a partir de)"
    r"(?: (?:about|around|shortly|just|kurz|etwa|gegen|vers|environ)(?: (?:after|before|nach|vor|past))?)? $",
    re.IGNORECASE,
)
# "Adjournment at 9:05 p.m.", "Einlass ab 19 Uhr": where a sitting or a show begins or ends, and nothing more.
_FRAME = re.compile(
    r"\W*(?:\d+\W+)?(?:(?:ende|schluss|beginn)(?: der \w+)?|sitzungsende|einlass|aufbau|abbau"
    r"|adjourn(?:ment|ed)|doors(?: open)?|la seduta è tolta|fin(?: de (?:la )?(?:séance|sesión))?)"
    r"(?: (?:at|ab|um|gegen|à|alle ore|a las))?:? {0,2}",
    re.IGNORECASE,
)
_LONGEST_FRAME = 40  # characters
_HOUR = re.compile(r"\d{1,2}(?:[:.h]\d\d)?(?: ?(?:uhr|h|[ap]\.?m\.?))?", re.IGNORECASE)
_AT_LATEST = ("no later than", "not later than")
_HOURS = ("clock", "oclock", "midnight")  # rules of hours without a day
_NAMED = re.compile(
    r"\b(?!noon|midday|midnight|until|clock|hours?|heures|horas|morning|evening|afternoon|night|mitternacht"
    r"|minuit|matin|soir|medianoche|mediodía|tarde|mañana|noche|madrugada|hasta|from|half|past|quarter"
    r"|(?:six|seven|eight|nine|ten|eleven|twelve|five|four|three|two|one)\b)[^\W\d_]{4,}",
    re.IGNORECASE,
)
# Without one of these it says nothing of a week: of the days, and beside the label of the hours.
_WEEKLY = (
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tag", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
    "samedi", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", ":", " are ", " sind ",
)  # fmt: skip


def opening_hours(text: str, sentence: Span) -> bool:
    """Whether the sentence says when a place is open each week."""
    line = sentence.of(text)
    small = line.lower()
    if not has_any(small, _WEEKLY) or _CLOCKS.search(small) is None:
        return False
    if any(p.search(line) for p in (_WEEK, _TWO_HOURS)):
        return True
    return any(p.match(line) for p in (_HOURS_LABEL, _OPEN))


def reached_at(text: str, sentence: Span, dates: Sequence[Dated]) -> bool:
    """Whether the sentence only says at which hours somebody is reached, on no day that it names."""
    if any(dated.timex is None or not dated.timex.rule.startswith(_HOURS) for dated in dates):
        return False
    if any(_NAMED.search(dated.span.of(text)) for dated in dates):
        return False
    small = sentence.of(text).lower()
    return _CLOCKS.search(small) is not None and _REACHED.search(small) is not None


def without_frames(text: str, dates: Sequence[Dated]) -> tuple[Dated, ...]:
    """The dates but for the hours of lines that only tell when a sitting begins or ends."""
    kept = tuple(Dated(dated.span, None) if _frames(text, dated) else dated for dated in dates)
    return kept if any(dated.timex is not None for dated in kept) else ()


def without_bounds(text: str, dates: Sequence[Dated]) -> tuple[Dated, ...]:
    """The dates but for hours by themselves up to or since which something lasts; () without any other."""
    if any(_tells_day(text, dated) for dated in dates):
        return tuple(dates)  # "on 5 December, from 4.30 pm"
    kept = tuple(Dated(dated.span, None) if _lasts(text, dated) else dated for dated in dates)
    return kept if any(dated.timex is not None for dated in kept) else ()


def _frames(text: str, dated: Dated) -> bool:
    """Whether a line only tells at which hour something begins or ends."""
    start, end = dated.span.start, dated.span.end
    if _HOUR.fullmatch(text, start, end) is None:
        return False
    line = text.rfind("\n", max(0, start - _LONGEST_FRAME), start) + 1
    near = line > 0 or start <= _LONGEST_FRAME
    return near and _FRAME.fullmatch(text, line, start) is not None


def _lasts(text: str, dated: Dated) -> bool:
    """Whether only one end is told: "a walkout from 9 to 11" has its hours."""
    when = dated.timex.edtf if dated.timex is not None else None
    if dated.timex is None or when is None or "/" in when.text or not dated.timex.rule.startswith(_HOURS):
        return False
    if dated.span.of(text).casefold().startswith(_AT_LATEST):
        return True
    return _LASTS.search(text, max(0, dated.span.start - 32), dated.span.start) is not None


def _tells_day(text: str, dated: Dated) -> bool:
    """Whether it tells a day, by itself or with its hour."""
    when = dated.timex.edtf if dated.timex is not None else None
    if dated.timex is None or when is None or when.precision < Precision.DAY:
        return False
    return not dated.timex.rule.startswith(_HOURS) or _NAMED.search(dated.span.of(text)) is not None


def without_hours(text: str, dates: Sequence[Dated]) -> tuple[Dated, ...]:
    """The dates of opening hours; only those that bound them have a place on a calendar, () without any."""
    kept = tuple(dated if _bounds(text, dated) else Dated(dated.span, None) for dated in dates)
    return kept if any(dated.timex is not None for dated in kept) else ()


def of_each_day(text: str, timex: Timex) -> Timex:
    """The last day of "until 8 September from 10 to 19", whose hours are those of each day."""
    found = _HOURS_OF_DAY.fullmatch(timex.edtf.text) if timex.edtf is not None else None
    if found is None or _UNTIL.search(text, max(0, timex.start - 32), timex.start) is None:
        return timex
    return timex.but(edtf=Edtf(found[1]))


def of_no_day(timex: Timex, day: dt.date | None) -> bool:
    """Whether it is an hour that has no day but that of the text: "08:00 - 09:00 UTC (Europe & Asia)"."""
    hour = timex.anchored and timex.rule.startswith("clock")
    return hour and day is not None and timex.value.startswith(day.isoformat())


def _bounds(text: str, dated: Dated) -> bool:
    """Whether it is the day from which or until which hours hold or something else does."""
    when = dated.timex.edtf if dated.timex is not None else None
    if when is not None and when.precision == Precision.YEAR:
        return text.endswith(" in ", 0, dated.span.start)  # "opened in 1993 and is open Monday to Friday"
    if when is None or when.precision != Precision.DAY or "/" in when.text:
        return False
    if _FROM_NOW.search(text, max(0, dated.span.start - 16), dated.span.end):
        return True
    day = _DAY_OF_MONTH.match(dated.span.of(text)) is not None
    return day and _BOUND.search(text, max(0, dated.span.start - 16), dated.span.start) is not None
