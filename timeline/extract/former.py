"""What a sentence says its date was before: "postponed from 3 to 10 May", "three weeks later than planned".

Another source may still tell the former date, and by it the two are found to tell one event. English, German,
French and Spanish.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.dates.grammar import any_of
from timeline.dates.ranges import OLD
from timeline.edtf import Edtf, iso
from timeline.extract.blocks import Span
from timeline.extract.cancel import cancels
from timeline.extract.stems import has_any
from timeline.model import Basis, Mention, Timex

_NEAR = 60  # characters in which stand the words about a date
_LONGEST = 120  # days by which something is moved, as far as it can be guessed
_HALF_YEAR, _YEAR = 183, 365
_FINE, _MONTH = 10, 31  # days

# Without a word that holds one of these no sentence says that a date was another.
_HINTS = tuple(
    "mov|postpon|schedul|adjourn|defer|delay|shift|slip|push|brought|bring|instead|rather"
    "|planned|due|late|earl|ahead|extend|chang|now|not|verschob|verleg|vertag|vorgezog|statt"
    "|verschieb|verzög|verläng|ursprüng|später|früher|verspät|nun|jetzt|report|repouss|décal|ajourn|renvo"
    "|prolong|initial|avanc|lieu|retard|prévu|désormais|aplaz|posp|reprogram|prorrog|ampli|inicial|retras"
    "|adelant|origin|nicht|sollte|erst|devai|abord|lugar|iba|debía|ahora".split("|")
)
_NEGATIONS = frozenset({"no", "non"})  # "y no", "et non"
# Ends before a date that something had, stands behind one, ends before one that another took the place of.
_PLANNED = re.compile(
    r"\b(?:(?:planned|scheduled|due|set|slated|expected|announced|billed|called|fixed)"
    r"(?: to (?:\w+ ){1,6}?| )(?:for|on|by|in)|(?:was|were) to (?:have )?(?:\w+ ){1,3}on"
    r"|rescheduled from|postponed from|moved from"
    r"|sollten?(?:(?! nun| jetzt| erst) [\w-]+){1,5}? (?:am|im|ab|vom)"
    r"|devai(?:en)?t(?: [\w'’-]+){1,4}?|(?:iban?|debían?)(?: [\w'’-]+){1,4}?"
    r"|(?:prévu|programmé|annoncé|fixé)e?s?(?: initialement)?(?: pour| au| à| en| dès)?"
    r"|(?:previst|programad|anunciad|fijad|convocad)[oa]s?(?: inicialmente| en principio)? (?:para|en))"
    r" (?:the |le |la |el )?$",
    re.IGNORECASE,
)
# In the notes of who keeps a list: "(was due 28 Feb, now by 31 March)", "deadline was 3 May, extended".
_NOTED = re.compile(
    r"(?:\bdeadline (?:was|had been)|\b(?:was )?due|\boriginally(?: due)? by"
    r"|\b(?:war|ursprünglich)(?: am| bis(?: zum)?)"
    r"|\bprévue?s?(?: le| pour le)?) $",
    re.IGNORECASE,
)
_NOTED_BEHIND = re.compile(
    r"(?: fällig)?[,;] ?(?:but |is |it is |then )?(?:now|moved|extended|postponed|pushed|put back|delayed"
    r"|jetzt|nun|verschoben|verlängert|désormais|reportée?|repoussée?)\b",
    re.IGNORECASE,
)
_NEWLY = re.compile(r"\b(?:now|nun|jetzt|désormais|ahora) $", re.IGNORECASE)
_PLANNED_BEHIND = re.compile(
    r",? (?:\w+ )?(?:geplant|angesetzt|angekündigt|vorgesehen|anberaumt)", re.IGNORECASE
)
_INSTEAD = re.compile(
    r"(?:\b(?:instead of|rather than|statt|anstatt|anstelle|au lieu|plutôt|en lugar|en vez)"
    r"(?: on| of| in| for| by| am| im| vom| zum| bis(?: zum)?| du| de| en| au| que| del| para)?|, not(?: on)?"
    r"|\band not(?: on)?|\bund nicht(?: mehr)?(?: wie (?:\w+ )?\w+,?)?(?: am| im| zum| bis(?: zum)?)?"
    r"|\bet non(?: plus| pas)?|\by no(?: ya)?"
    r"|\((?:extended|moved|changed|postponed|rescheduled|brought forward) from"
    r"|\((?:originally|initially|ursprünglich|initialement|originalmente|inicialmente)"
    r"(?: on| for| am| für| au| para)?) (?:the |den |le |el )?$",
    re.IGNORECASE,
)
_MOVED = (
    r"(?:postpon|reschedul|adjourn|defer|delay|shift|slip|extend|\bmoved?\b|(?:put|push\w*|brought|bring)"
    r" (?:\w+ ){0,6}?(?:off|back|forward)"
    r"|verschob|verschieb|verleg|vertag|verzöger|verlänger|vorgezog|report|repouss|décal|ajourn|renvo[iy]"
    r"|prolong|avanc|aplaz|pospu|pospon|reprogram|prorrog|ampli[óa]|retras|adelant)"
)
_CUE = re.compile(
    rf"{_MOVED}|\b(?:now|instead|nun|jetzt|désormais|finalement|ahora|finalmente|erst|originally|initially"
    r"|ursprünglich\w*|eigentlich|zunächst|d['’]abord|initialement|inicialmente|originalmente)\b",
    re.IGNORECASE,
)
# Of a date in a clause beside that is over: "which was due on 3 May", "die für den 3. Mai geplant war".
_BESIDE = re.compile(
    r"\b(?:which|that) (?:was|were|had been)\b|\bqui (?:était|étaient|avait|devai(?:en)?t)\b"
    r"|\bque (?:estaban?|había|iban?|debían?)\b",
    re.IGNORECASE,
)
_BESIDE_BEHIND = re.compile(r"[^.,;]{0,40}\b(?:war|waren)\b", re.IGNORECASE)
_UP_TO = r"(?:to|until|till|au|à|al|a|jusqu['’](?:au?|en)|para|hasta|auf|bis(?: zum)?) (?:the |den |el |le )?"
_TO = re.compile(
    rf"{_MOVED}\w*(?: [\w'’-]+){{0,9}}? {_UP_TO}$"
    r"|\breschedul\w* for (?:the )?$|\b(?:auf|bis(?: zum)?) (?:den )?$",
    re.IGNORECASE,
)
# What takes place now, or is planned to, was planned for another day. What "will now be discussed" was not.
_NOW = re.compile(
    r"\b(?:now (?:plan|expect|hope|aim|intend)s?\b"
    r"|now (?:due|expected|planned|scheduled|set|slated|likely|to)\b"
    r"|will now (?:be (?:held|opened|launched|signed|sentenced|published|delivered|heard|completed|finished)"
    r"|take place|happen|meet|vote|sail|fly|go ahead|start|begin|open|close|end|resume|leave|depart|launch"
    r"|decide|arrive)"
    r"|(?:soll|sollen|will|wollen|findet|finden|beginn(?:t|en)|start(?:et|en)|(?:er)?öffne[tn]|ende[tn]"
    r"|entscheide[tn]|plan(?:t|en)|rechne[tn]) (?:[\w-]+ ){0,4}?(?:nun|jetzt)\b"
    r"|désormais (?:prév|program|fix|attend|lieu)|(?:prévoi\w+|entend\w*|compten?t?|espèren?t?) désormais"
    r"|ahora (?:est\w+ )?(?:prev|program|fij|esper|tendrá|se celebrará))[^,;:]{0,80}$",
    re.IGNORECASE,
)
_TO_INSIDE = re.compile(_UP_TO, re.IGNORECASE)  # the expression of a date may begin with it
_TO_BEHIND = re.compile(rf"[^.;:]{{0,40}}?\b(?:{_MOVED})", re.IGNORECASE)
_FORWARD = re.compile(r"forward|vorgezog|vorverleg|avanc|adelant", re.IGNORECASE)
_COUNTS = (
    ("one", "a", "an", "ein", "eine", "einen", "einem", "einer", "un", "une", "una"),
    ("two", "zwei", "deux", "dos"),
    ("three", "drei", "trois", "tres"),
    ("four", "vier", "quatre", "cuatro"),
    ("five", "fünf", "cinq", "cinco"),
    ("six", "sechs", "seis"),
    ("seven", "sieben", "sept", "siete"),
    ("eight", "acht", "huit", "ocho"),
    ("nine", "neun", "neuf", "nueve"),
    ("ten", "zehn", "dix", "diez"),
)
_NUMBERS = {word: number for number, words in enumerate(_COUNTS, 1) for word in words}
_COUNT = rf"(?P<count>\d{{1,2}}|{any_of(_NUMBERS)})"
_UNIT = (
    r"(?:(?P<day>days?|Tagen?|jours?|días?)|(?P<week>weeks?|Wochen?|semaines?|semanas?)"
    r"|(?P<fortnight>fortnights?|quinzaine|quincena)"
    r"|(?P<month>months?|Monaten?|mois|mes(?:es)?))"
)
# Without one of these no unit is named.
_UNITS = (
    "day",
    "week",
    "fortnight",
    "month",
    "tag",
    "woche",
    "monat",
    "jour",
    "sem",
    "quin",
    "mois",
    "día",
    "mes",
)
_LATE = re.compile(
    rf"\b{_COUNT} {_UNIT} (?:(?P<late>late\b(?!r)|behind schedule|(?:later than|after)(?: was| it was)?"
    r" (?:(?:originally|first|the) )?(?:planned|scheduled|expected|intended|announced|promised|original|due)"
    r"|später als (?:geplant|vorgesehen|erwartet|angekündigt)|Verspätung"
    r"|plus tard que (?:prévu|annoncé)|de retard"
    r"|(?:más tarde|después) de lo (?:previsto|planeado|anunciado)|de retraso)"
    r"|(?P<early>early\b|(?:earlier than|before)"
    r" (?:originally )?(?:planned|scheduled|expected|announced)|ahead of (?:time|schedule)"
    r"|früher als (?:geplant|vorgesehen|angekündigt)|plus tôt que (?:prévu|annoncé)|d['’]avance"
    r"|antes de lo (?:previsto|planeado|anunciado)))",
    re.IGNORECASE,
)
# "moved by a fortnight, to 4 December"
_BY = re.compile(
    rf"(?:{_MOVED}\w*(?: [\w'’-]+){{0,2}}?(?:(?: [\w'’-]+){{0,4}}? (?:by|um|de|en|por) | (?:d['’])?)|\bum )"
    rf"{_COUNT} {_UNIT}",
    re.IGNORECASE,
)
_DELAY = re.compile(
    rf"\b(?:delay|Verspätung|Verzögerung|retard|retraso) (?:(?:of|von|de) |d['’]){_COUNT} {_UNIT}",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_SLACK = {"day": 0, "week": 3, "fortnight": 3, "month": 15}  # days by which such a distance is out, of one


def with_former(
    text: str, mentions: Sequence[Mention], timexes: Sequence[Timex], day: int | None
) -> tuple[Mention, ...]:
    """The mentions of one sentence with their former dates, without those that date what no longer holds.

    `timexes` are those of the sentence, `day` is that from which relative dates count. Linear.
    """
    told = tuple(mentions)
    if not told or not any(map(_hints, text[told[0].start : told[0].end].lower().split())):
        return told
    sentence = Span(told[0].start, told[0].end)
    former: dict[int, Edtf] = {}
    gone: set[int] = set()
    for timex in _given_up(text, sentence, timexes):
        number = _successor(text, told, timex)
        if number is not None and number not in former:
            when = told[number].when
            was = _near(timex, when)
            if was is not None and (was.lower, was.upper) != (when.lower, when.upper):
                former[number] = was
                gone |= {at for at, one in enumerate(told) if one.date_start == timex.start}
    for number, mention in enumerate(told):
        if number not in former and number not in gone and (was := _guessed(text, mention, day)) is not None:
            former[number] = was
    return tuple(
        replace(mention, former=former[number]) if number in former else mention
        for number, mention in enumerate(told)
        if number not in gone
    )


@lru_cache(maxsize=20_000)
def _hints(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("put") or has_any(word, _HINTS)


def _given_up(text: str, sentence: Span, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The expressions of dates that something had, or was to have."""
    for timex in timexes:
        if timex.edtf is None:
            continue
        before = text[max(sentence.start, timex.start - _NEAR) : timex.start]
        if timex.rule.endswith(OLD) or _INSTEAD.search(before) or _no_longer(text, sentence, timex, before):
            yield timex


def _no_longer(text: str, sentence: Span, timex: Timex, before: str) -> bool:
    """Whether it is the date of a plan, and something else tells that the plan has changed."""
    if _NOTED.search(before) and _NOTED_BEHIND.match(text, timex.end, sentence.end):
        return True
    planned = _PLANNED.search(before)
    if not (planned or _PLANNED_BEHIND.match(text, timex.end, sentence.end)):
        return False
    if planned and _NEWLY.search(before, 0, planned.start()):
        return False  # "is now expected to be started in 2027 and finished by 2032"
    over = _BESIDE.search(before) or _BESIDE_BEHIND.match(text, timex.end, sentence.end)
    return over is not None or _CUE.search(text, sentence.start, sentence.end) is not None


def _successor(text: str, mentions: Sequence[Mention], timex: Timex) -> int | None:
    """Which mention has the date that took the place of another: the next one, or that before "instead"."""
    open_ = [
        number
        for number, mention in enumerate(mentions)
        if mention.date_start != timex.start and _moves(mention)
    ]
    later = [number for number in open_ if mentions[number].date_start >= timex.end]
    earlier = [number for number in open_ if mentions[number].date_end <= timex.start]
    if earlier and _INSTEAD.search(text[max(0, timex.start - _NEAR) : timex.start]):
        return earlier[-1]
    if later:
        return later[0]
    return earlier[-1] if earlier and timex.rule.endswith(OLD) else None


def _moves(mention: Mention) -> bool:
    dated = mention.basis not in (Basis.REPORTED, Basis.PUBLISHED) and mention.when.lower is not None
    return dated and not cancels(mention.sentence, mention.title)


def _near(timex: Timex, when: Edtf) -> Edtf | None:
    """The former date; where its year was guessed, the one next to the date that took its place.

    A weekday that was taken for the day that took its place is that of the week before.
    """
    was = timex.edtf
    if was is None or was.lower is None or was.upper is None or when.lower is None:
        return None
    if timex.rule == "weekday" and was.lower == was.upper == when.lower == when.upper:
        return Edtf(iso(when.lower - 7))
    years = round((when.lower - was.lower) / _YEAR)
    if not timex.anchored or not years or abs(when.lower - was.lower) <= _HALF_YEAR:
        return was
    if was.upper - was.lower > _FINE:
        return None
    first, last = (_same_day(day, years) for day in (was.lower, was.upper))
    return Edtf(first if first == last else f"{first}/{last}")


def _same_day(day: int, years: int) -> str:
    """The same day of the month so many years on; 29 February is the day before 1 March."""
    about = day + round(years * 365.25)
    return next(
        (iso(at) for at in (about, about - 1, about + 1) if iso(at)[-6:] == iso(day)[-6:]), iso(about)
    )


def _guessed(text: str, mention: Mention, day: int | None) -> Edtf | None:
    """The days on one of which it was to be: by how late it is, or only that it was put off."""
    when = mention.when
    if when.lower is None or when.upper is None or when.upper - when.lower > _MONTH:
        return None
    fine = when.upper - when.lower <= _FINE
    told = _distance(text, mention) if fine else None
    if told is not None:
        return _off_by(when.lower, told[0], later=told[1]) if _moves(mention) else None
    inside = _TO_INSIDE.match(text, mention.date_start, mention.date_end)
    behind = inside.end() if inside else mention.date_start
    before = text[max(mention.start, mention.date_start - 2 * _NEAR) : behind]
    to = _TO.search(before) or _NOW.search(before)
    if to is None or day is None or when.lower <= day or not _moves(mention):
        return None
    if to[0].lower().startswith(("auf", "bis")) and not _TO_BEHIND.match(text, mention.date_end, mention.end):
        return None
    longest = _LONGEST if fine else _YEAR
    if _FORWARD.search(text, mention.start, mention.end):
        return Edtf(f"{iso(when.upper + 1)}/{iso(when.upper + longest)}")
    return Edtf(f"{iso(max(day, when.lower - longest))}/{iso(when.lower - 1)}")


def _distance(text: str, mention: Mention) -> tuple[re.Match[str], bool] | None:
    """How far it was moved, where that is said, and whether to a later day."""
    if not has_any(mention.sentence.lower(), _UNITS):
        return None
    late = _LATE.search(text, mention.start, mention.end)
    if late is not None:
        return late, bool(late["late"])
    delay = _DELAY.search(text, mention.start, mention.end)
    if delay is not None:
        return delay, True
    by = _BY.search(text, mention.start, mention.date_start)
    if by is None or (
        by[0][:2].lower() == "um" and _TO_BEHIND.match(text, mention.date_end, mention.end) is None
    ):
        return None
    return by, _FORWARD.search(text, mention.start, mention.end) is None


def _off_by(day: int, told: re.Match[str], *, later: bool) -> Edtf | None:
    """The day, or the days about it, from which something moved to `day`."""
    count = told["count"].lower()
    unit = next(name for name in _DAYS if told[name])
    number = int(count) if count.isdecimal() else _NUMBERS[count]
    amount = number * _DAYS[unit]
    if not 0 < amount <= _LONGEST:
        return None
    about, slack = day + (-amount if later else amount), _SLACK[unit] and _SLACK[unit] + number // 2
    return Edtf(iso(about)) if not slack else Edtf(f"{iso(about - slack)}/{iso(about + slack)}")
