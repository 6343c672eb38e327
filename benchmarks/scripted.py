"""Edits made by rule. What each has to be told as is worked out from the words of the text.

An edit after which the text would contradict itself, or after which other dates would mean another day, is
left out: ranges, weekdays beside a date, "two days later", dates without a year, statements made twice.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from revising import Label, Revision, Text, Told
from stated import MONTHS, RELATIVE, Reading, Written

MOST = 4  # revisions of one sort for one text
_WORD = re.compile(r"\b[a-z]{7,}\b")
_NUMBERS = frozenset(
    "seventeen eighteen nineteen thirteen fourteen fifteen sixteen seventy hundred thousand million billion "
    "fifteenth eleventh twelfth thirteenth seventh quarter weekend morning evening afternoon midnight "
    "cancelled canceled suspended abandoned scrapped dropped postponed through between".split()
)
_ADDED = (
    "The advisory board will hold its next open session on {day} in the annex building.",
    "A photo exhibition about the work of the volunteers opens in the city library on {day}.",
    "The contract for the new heating plant was signed on {day} by both treasurers.",
)


def scripted(text: Text, words: str, labels: Sequence[Label]) -> list[Revision]:
    """The revisions that rules make of a text, the same in every run."""
    reading = Reading(text, words, labels)
    made = []
    for make in (
        moved,
        reworked,
        refined,
        vaguer,
        cut,
        reordered,
        typo,
        style,
        replaced,
        unrelated,
        added,
        window,
        two,
    ):
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
            yield _move(
                "year",
                one,
                _dated_as(one, reading, None, (one.year + 1, one.month)),
                f"{one.year + 1}-{one.month:02}",
            )
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
        forms = (
            american,
            f"{one.day} {month} {one.year}",
            f"{was:%A}, {american}",
            f"{was:%A} {one.day} {month} {one.year}",
        )
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
        if (
            one.day is not None
            and reading.text.language == "en"
            and re.search(r"\b[Oo]n $", reading.words[: one.start])
        ):
            little = "In " if reading.words[one.start - 3] == "O" else "in "
            sentence = _with(one, f"{little}{reading.months[one.month - 1]} {one.year}", beside=3)
            told = Told("rescheduled", one.when, one.when[:7])
            yield Revision("vaguer", "day to month", ((one.sentence.words, sentence),), must=(told,))


def cut(reading: Reading) -> Iterator[Revision]:
    for sentence in reading.sentences:
        if len(sentence.words.split()) < 7 or sentence.words.rstrip('”"')[-1:] not in ".!?":
            continue
        events = reading.events(sentence)
        if (reading.dated(sentence) and reading.leads(sentence)) or any(
            sum(label.when == other.when for other in reading.labels) > 1 for label in events
        ):
            continue
        must = [Told("withdrawn", label.when) for label in events] or [Told("edited")]
        yield Revision("cut", "", ((sentence.words, ""),), must=tuple(must))


def reordered(reading: Reading) -> Iterator[Revision]:
    blocks = [
        p for p in reading.paragraphs if len(p.words) > 80 and p.words[-1] in ".!?" and " — " not in p.words
    ]
    for index, left in enumerate(blocks):
        for right in blocks[index + 1 :]:
            between = reading.words[left.start : right.end]
            follows = next((p.words for p in reading.paragraphs if p.start > right.start), "")
            if not RELATIVE.search(between + follows) and not reading.partial(between + follows):
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
    """The words with one letter of one word wrong; numbers and words that count days are left alone."""
    found = [
        match
        for match in _WORD.finditer(words)
        if match[0] not in _NUMBERS and not RELATIVE.match(match[0]) and match[0] not in reading.months
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
    others = list(unrelated(reading))
    for move, other in zip(moves, reading.random.sample(others, len(others)), strict=False):
        yield Revision("two", "moved and edited", (*move.edits, *other.edits), must=move.must)
