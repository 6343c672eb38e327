"""Edits made by rule. What each has to be told as is worked out from the words of the text.

An edit after which the text would contradict itself, or after which other dates would mean another day, is
left out: ranges, weekdays beside a date, "two days later", dates without a year, statements made twice.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from revising import Label, Revision, Text, Told, find

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
MOST = 4  # revisions of one sort for one text
_RELATIVE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|yesterday|today|tomorrow|tonight|later|earlier|ago|eve"
    r"|(?:the|that|this|last|next|same|following|previous) "
    r"(?:following |previous |next |same |very )*(?:day|week|weekend|month|year|spring|summer|autumn|fall|winter|morning"
    r"|afternoon|evening|night|quarter|date)s?|(?:days?|weeks?|months?|years?|hours?) (?:before|after|of|from)"
    r"|(?:before|after|until) (?:then|that)|by then|since then|then"
    r"|later|zuvor|danach|darauf|später|früher|heute|gestern|morgen|"
    r"lendemain|veille|demain|hier|aujourd'hui|suivante?s?|dernière?|prochaine?|alors|dann)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:moved?|postponed?|rescheduled|reschedules?|instead|originally|brought forward|put off|delayed"
    r"|verschoben|reporté\w*)\b",
    re.IGNORECASE,
)
_JOINED_LEFT = re.compile(
    r"(?:\d\.?|\b(?:between|from|of|week|zwischen|vom|entre|du))(?:\s*(?:to|and|or|through|until|till|bis|und|oder|et|au|[-–—,&/]))?\s*(?:the\s+)?$"
    r"|\b(?:to|and|or|through|bis|und|et|au|[-–—/])\s*$",
    re.IGNORECASE,
)
_JOINED_RIGHT = re.compile(
    r"^\s*(?:(?:to|and|or|through|until|till|bis|und|oder|et|au|[-–—&/])\s*(?:the\s+)?(?:\d|[A-Z])|\(|,? ?\d)"
)
# Not behind initials, titles and ordinals ("H. R.", "Donald J. Trump", "St. John", "19. Juni").
_SENTENCE = re.compile(r"(?<=[.!?])(?<![A-Z]\.)(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[MDSNJ][rto]\.)(?<!\bMrs\.)[”\"]?\s+(?=[“\"A-ZÀÉÄÖÜ])")
_WORD = re.compile(r"\b[a-z]{7,}\b")
_NUMBERS = frozenset(
    "seventeen eighteen nineteen thirteen fourteen fifteen sixteen seventy hundred thousand million billion "
    "fifteenth eleventh twelfth thirteenth seventh quarter weekend morning evening afternoon tonight midnight "
    "cancelled canceled suspended abandoned scrapped dropped postponed through between".split()
)
_ADDED = (
    "The advisory board will hold its next open session on {day} in the annex building.",
    "A photo exhibition about the work of the volunteers opens in the city library on {day}.",
    "The contract for the new heating plant was signed on {day} by both treasurers.",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A whole date in a text, to the day or the month, and the sentence that holds it."""

    start: int
    end: int
    sentence: "Span"
    day: int | None
    month: int
    year: int

    @property
    def when(self) -> str:
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    words: str


class Reading:
    """The words of a text, its sentences and whole dates, and the events that are labelled in it."""

    def __init__(self, text: Text, words: str, labels: Sequence[Label]) -> None:
        self.text, self.words, self.labels = text, words, labels
        self.random = random.Random(text.name)
        self.paragraphs = list(_spans(words, re.compile(r"\n\n")))
        self.sentences = [
            Span(paragraph.start + one.start, paragraph.start + one.end, one.words)
            for paragraph in self.paragraphs
            for one in _spans(paragraph.words, _SENTENCE)
        ]
        self.months = MONTHS.get(text.language, MONTHS["en"]).split()
        self.dates = sorted(self._dates(), key=lambda one: one.start)

    def _dates(self) -> Iterator[Written]:
        names = "|".join(self.months)
        forms = (
            rf"\b(?P<day>\d\d?)\.? (?P<month>{names}) (?P<year>\d{{4}})\b",
            rf"\b(?P<month>{names}) (?P<day>\d\d?), (?P<year>\d{{4}})\b",
            rf"(?<!\d )(?<!\d\. )\b(?P<month>{names}) (?P<year>\d{{4}})\b",
        )
        for sentence in self.sentences:
            for form in forms:
                for match in re.finditer(form, sentence.words):
                    day = match.groupdict().get("day")
                    month = self.months.index(match["month"]) + 1
                    start = sentence.start + match.start()
                    yield Written(
                        start, start + len(match[0]), sentence, int(day) if day else None, month, int(match["year"])
                    )

    def events(self, sentence: Span) -> list[Label]:
        """The labelled events of a sentence."""
        return [label for label in self.labels if self._within(label.cue, sentence)]

    def _within(self, cue: str, sentence: Span) -> bool:
        place = find(cue, self.words)
        return place is not None and place[0] < sentence.end and sentence.start < place[1]

    def movable(self) -> list[Written]:
        """The dates of one event each on which nothing else in the text depends."""
        return [one for one in self.dates if self._is_movable(one)]

    def _is_movable(self, one: Written) -> bool:
        left, right = self.words[one.sentence.start : one.start], self.words[one.end : one.sentence.end]
        if _JOINED_LEFT.search(left) or _JOINED_RIGHT.search(right) or _MOVES.search(one.sentence.words):
            return False
        events = [label for label in self.labels if label.when.partition("T")[0] == one.when]
        here = [label for label in events if self._within(label.cue, one.sentence)]
        same = sum(other.when.startswith(one.when) for other in self.dates)
        return len(events) == 1 and here == events and same == 1 and not self.leads(one.sentence)

    def leads(self, sentence: Span) -> bool:
        """Whether a date may be counted from this sentence: in it, or in what follows up to the next paragraph."""
        after = [p for p in self.paragraphs if p.end > sentence.start][:2]
        rest = self.words[sentence.start : after[-1].end]
        return _RELATIVE.search(rest) is not None or self.partial(rest)

    def partial(self, words: str) -> bool:
        """Whether a month is named without a year."""
        names = "|".join(name for name in self.months if name not in ("May", "March"))
        return any(
            not re.match(r"(?: \d\d?,)? \d{4}\b", words[match.end() :])
            for match in re.finditer(rf"\b(?:{names}|(?<=\d )(?:May|March)|(?:May|March)(?= \d\d?\b(?!,? \d{{4}})))\b", words)
        )

    def dated(self, sentence: Span) -> bool:
        """Whether anything in the sentence may be a date."""
        names = "|".join(name for name in self.months)
        return bool(re.search(rf"\b(?:1[89]|20)\d\d\b|\b(?:{names})\b", sentence.words) or _RELATIVE.search(sentence.words))

    def unique(self, words: str) -> bool:
        return find(words, self.words) is not None and find(words, self.text.raw) is not None


def _spans(text: str, boundary: re.Pattern[str]) -> Iterator[Span]:
    at = 0
    for match in boundary.finditer(text):
        yield Span(at, match.start(), text[at : match.start()])
        at = match.end()
    yield Span(at, len(text), text[at:])


def scripted(text: Text, words: str, labels: Sequence[Label]) -> list[Revision]:
    """The revisions that rules make of a text, the same in every run."""
    reading = Reading(text, words, labels)
    made = []
    for make in (moved, reworked, refined, vaguer, cut, reordered, typo, style, replaced, unrelated, added, window, two):
        every = [one for one in make(reading) if all(reading.unique(old) for old, _ in one.edits)]
        made += every if len(every) <= MOST else reading.random.sample(every, MOST)
    return made


def _dated_as(one: Written, reading: Reading, when: date | None, month: tuple[int, int] | None = None) -> str:
    """The sentence of a date with another date in the same style."""
    expression = reading.words[one.start : one.end]
    if when is not None and one.day is not None:
        expression = re.sub(rf"(?<!\d){one.day}(?!\d)", str(when.day), expression, count=1)
    year, number = (when.year, when.month) if when is not None else month or (one.year, one.month)
    expression = expression.replace(reading.months[one.month - 1], reading.months[number - 1])
    return _with(one, expression.replace(str(one.year), str(year)))


def _with(one: Written, expression: str, beside: int = 0) -> str:
    words, at = one.sentence.words, one.start - one.sentence.start
    return words[: at - beside] + expression + words[at + one.end - one.start :]


def moved(reading: Reading) -> Iterator[Revision]:
    for one in reading.movable():
        if one.day is None:
            later = (one.year, one.month + 1) if one.month < 12 else (one.year + 1, 1)
            yield _move("month", one, _dated_as(one, reading, None, later), f"{later[0]}-{later[1]:02}")
            yield _move("year", one, _dated_as(one, reading, None, (one.year + 1, one.month)), f"{one.year + 1}-{one.month:02}")
            continue
        was = date(one.year, one.month, one.day)
        days = {"day": was + timedelta(1), "earlier": was - timedelta(3), "month": was + timedelta(30)}
        if one.day < 29:
            days["year"] = was.replace(year=one.year - 1)
        for name, when in days.items():
            yield _move(name, one, _dated_as(one, reading, when), when.isoformat())


def _move(name: str, one: Written, sentence: str, when: str) -> Revision:
    edit = (one.sentence.words, sentence)
    return Revision("moved", name, (edit,), must=(Told("rescheduled", one.when, when),))


def reworked(reading: Reading) -> Iterator[Revision]:
    """Moved, and a clause more in the same sentence."""
    for one in reading.movable():
        if one.day is not None and one.sentence.words[-1] == "." and reading.text.language == "en":
            when = date(one.year, one.month, one.day) + timedelta(14)
            words = f"{_dated_as(one, reading, when)[:-1]}, as two people close to the matter confirmed."
            made = _move("and a clause more", one, words, when.isoformat())
            others = (label.when for label in reading.events(one.sentence) if label.when != one.when)
            yield replace(made, may=tuple(Told("amended", other, other) for other in others))


def style(reading: Reading) -> Iterator[Revision]:
    """The same date in other words; of a sentence that says nothing else, nothing has to be told."""
    for one in reading.movable():
        if one.day is None or reading.text.language != "en":
            continue
        month, was = reading.months[one.month - 1], date(one.year, one.month, one.day)
        american = f"{month} {one.day}, {one.year}"
        forms = (american, f"{one.day} {month} {one.year}", f"{was:%A}, {american}", f"{was:%A} {one.day} {month} {one.year}")
        for form in forms:
            if form != reading.words[one.start : one.end]:
                yield Revision("style", form, ((one.sentence.words, _with(one, form)),))
    plain = [one for one in reading.sentences if "'" in one.words or "’" in one.words or "-" in one.words]
    for sentence in plain:
        other = sentence.words.translate({ord("'"): "’", ord("’"): "'", ord("-"): "‑"})
        yield Revision("style", "typography", ((sentence.words, other),))


def refined(reading: Reading) -> Iterator[Revision]:
    for one in reading.movable():
        if one.day is None and re.search(r"\b[Ii]n $", reading.words[: one.start]):
            little = "On " if reading.words[one.start - 3] == "I" else "on "
            if reading.text.language == "en":
                sentence = _with(one, f"{little}12 {reading.words[one.start : one.end]}", beside=3)
                told = Told("refined", one.when, f"{one.when}-12")
                yield Revision("refined", "month to day", ((one.sentence.words, sentence),), must=(told,))


def vaguer(reading: Reading) -> Iterator[Revision]:
    for one in reading.movable():
        if one.day is not None and reading.text.language == "en" and re.search(r"\b[Oo]n $", reading.words[: one.start]):
            little = "In " if reading.words[one.start - 3] == "O" else "in "
            sentence = _with(one, f"{little}{reading.months[one.month - 1]} {one.year}", beside=3)
            told = Told("rescheduled", one.when, one.when[:7])
            yield Revision("vaguer", "day to month", ((one.sentence.words, sentence),), must=(told,))


def cut(reading: Reading) -> Iterator[Revision]:
    for sentence in reading.sentences:
        if len(sentence.words.split()) < 7 or not sentence.words.rstrip("”\"")[-1:] in ".!?":
            continue
        events = reading.events(sentence)
        if (reading.dated(sentence) and reading.leads(sentence)) or any(
            sum(label.when == other.when for other in reading.labels) > 1 for label in events
        ):
            continue
        must = [Told("withdrawn", label.when) for label in events] or [Told("edited")]
        yield Revision("cut", "", ((sentence.words, ""),), must=tuple(must))


def reordered(reading: Reading) -> Iterator[Revision]:
    blocks = [p for p in reading.paragraphs if len(p.words) > 80 and p.words[-1] in ".!?" and " — " not in p.words]
    for index, left in enumerate(blocks):
        for right in blocks[index + 1 :]:
            between = reading.words[left.start : right.end]
            follows = next((p.words for p in reading.paragraphs if p.start > right.start), "")
            if not _RELATIVE.search(between + follows) and not reading.partial(between + follows):
                yield Revision("reordered", "paragraphs", swaps=((left.words, right.words),))
        pair = [one for one in reading.sentences if left.start <= one.start < left.end]
        if len(pair) > 2 and not reading.leads(left):
            yield Revision("reordered", "sentences", swaps=((pair[-2].words, pair[-1].words),))


def typo(reading: Reading) -> Iterator[Revision]:
    for sentence in reading.sentences:
        if not reading.unique(sentence.words):
            continue
        events = reading.events(sentence)
        wrong = _mistyped(reading, sentence.words)
        if wrong is None or (reading.dated(sentence) and not events):
            continue
        if events:
            dates = [Told("amended", label.when, label.when) for label in events]
            yield Revision("typo", "of an event", ((sentence.words, wrong),), may=(Told("edited"), *dates))
        else:
            yield Revision("typo", "elsewhere", ((sentence.words, wrong),), must=(Told("edited"),))


def _mistyped(reading: Reading, words: str) -> str | None:
    """The words with one letter of one word wrong; months, numbers and words that count days are left alone."""
    found = [
        match
        for match in _WORD.finditer(words)
        if match[0] not in _NUMBERS and not _RELATIVE.match(match[0]) and match[0] not in reading.months
    ]
    if not found:
        return None
    match = reading.random.choice(found)
    at = reading.random.randrange(1, len(match[0]) - 2) + match.start()
    while words[at] == words[at + 1]:
        at += 1
    how: list[Callable[[], str]] = [
        lambda: words[:at] + words[at + 1] + words[at] + words[at + 2 :],
        lambda: words[:at] + words[at + 1 :],
        lambda: words[:at] + words[at] + words[at:],
    ]
    return reading.random.choice(how)()


def unrelated(reading: Reading) -> Iterator[Revision]:
    for sentence in reading.sentences:
        if len(sentence.words.split()) > 7 and sentence.words[-1] == "." and not reading.dated(sentence):
            new = f"{sentence.words[:-1]}, as a spokeswoman of the office confirmed."
            yield Revision("unrelated", "", ((sentence.words, new),), must=(Told("edited"),))


def added(reading: Reading) -> Iterator[Revision]:
    last = next((p for p in reversed(reading.paragraphs) if len(p.words) > 80 and p.words[-1] in ".!?"), None)
    for number, sentence in enumerate(_ADDED) if last and reading.text.language == "en" else ():
        when = date(reading.text.published.year + 1 - 2 * (number == 2), 10, 14 + number)
        day = f"{when.day} October {when.year}"
        glue = "</p>\n<p>" if reading.text.kind == "page" else "\n\n"
        words = f"{last.words}{glue}{sentence.format(day=day)}" if last else ""
        told = Told("added", None, when.isoformat(), sentence[:30])
        yield Revision("added", "", ((last.words, words),) if last else (), must=(told,))


def replaced(reading: Reading) -> Iterator[Revision]:
    """A statement gives way to one of other matters: on the same day, and on another."""
    for number, one in enumerate(reading.movable() if reading.text.language == "en" else ()):
        if one.day is None or len(reading.events(one.sentence)) > 1:
            continue
        was, template = date(one.year, one.month, one.day), _ADDED[number % len(_ADDED)]
        for name, when in {"same day": was, "another day": was + timedelta(20)}.items():
            words = template.format(day=f"{when.day} {MONTHS['en'].split()[when.month - 1]} {when.year}")
            must = (Told("withdrawn", one.when), Told("added", None, when.isoformat(), template[:30]))
            yield Revision("replaced", name, ((one.sentence.words, words),), must=must)


def window(reading: Reading) -> Iterator[Revision]:
    if reading.text.kind == "feed":
        yield Revision("window", "gone", gone=True)
        yield Revision("window", "gone, another came", gone=True, arrives="The canteen has a new cook.")
        yield Revision("window", "another came", arrives="Visitors praise the new entrance of the town hall.")


def two(reading: Reading) -> Iterator[Revision]:
    moves = [one for one in moved(reading) if one.name in ("day", "month")]
    others = [one for one in unrelated(reading)]
    for move, other in zip(moves, reading.random.sample(others, len(others)), strict=False):
        yield Revision("two", "moved and edited", (*move.edits, *other.edits), must=move.must)
