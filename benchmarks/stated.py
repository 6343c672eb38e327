"""What a text says about days, found without the program: sentences, whole dates, what hangs on them."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from revising import Label, Text, find

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_LITTLE = "to and or through until till bis und oder et au".replace(" ", "|")
# What is counted from a day told before, or may be.
RELATIVE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|yesterday|today|tomorrow|tonight|later|earlier|ago"
    r"|(?:the|that|this|last|next|same|following|previous) (?:following |previous |next |same |very )*"
    r"(?:day|week|weekend|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|night|quarter"
    r"|date)s?|eve|(?:days?|weeks?|months?|years?|hours?) (?:before|after|of|from)"
    r"|(?:before|after|until) (?:then|that)|by then|since then|then"
    r"|zuvor|danach|darauf|später|früher|heute|gestern|morgen|dann"
    r"|lendemain|veille|demain|hier|aujourd'hui|suivante?s?|dernière?|prochaine?|alors)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:moved?|postponed?|rescheduled|reschedules?|instead|originally|brought forward|put off|delayed"
    r"|verschoben|reporté\w*)\b",
    re.IGNORECASE,
)
# Beside another date or number: a range, a list.
_JOINED_LEFT = re.compile(
    r"(?:\d\.?|\b(?:between|from|of|week|zwischen|vom|entre|du))"
    rf"(?:\s*(?:{_LITTLE}|[-–—,&/]))?\s*(?:the\s+)?$|\b(?:{_LITTLE}|[-–—/])\s*$",
    re.IGNORECASE,
)
_JOINED_RIGHT = re.compile(rf"^\s*(?:(?:{_LITTLE}|[-–—&/])\s*(?:the\s+)?(?:\d|[A-Z])|\(|,? ?\d)")
# Not behind initials, titles and ordinals ("H. R.", "Donald J. Trump", "St. John", "19. Juni").
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<![A-Z]\.)(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[MDSNJ][rto]\.)(?<!\bMrs\.)"
    r"[”\"]?\s+(?=[“\"A-ZÀÉÄÖÜ])"
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
                        start,
                        start + len(match[0]),
                        sentence,
                        int(day) if day else None,
                        month,
                        int(match["year"]),
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
        """Whether a date may be counted from this sentence: in it, or up to the end of the next paragraph."""
        after = [p for p in self.paragraphs if p.end > sentence.start][:2]
        rest = self.words[sentence.start : after[-1].end]
        return RELATIVE.search(rest) is not None or self.partial(rest)

    def partial(self, words: str) -> bool:
        """Whether a month is named without a year."""
        names = "|".join(name for name in self.months if name not in ("May", "March"))
        return any(
            not re.match(r"(?: \d\d?,)? \d{4}\b", words[match.end() :])
            for match in re.finditer(
                rf"\b(?:{names}|(?<=\d )(?:May|March)|(?:May|March)(?= \d\d?\b(?!,? \d{{4}})))\b", words
            )
        )

    def dated(self, sentence: Span) -> bool:
        """Whether anything in the sentence may be a date."""
        names = "|".join(name for name in self.months)
        return bool(
            re.search(rf"\b(?:1[89]|20)\d\d\b|\b(?:{names})\b", sentence.words)
            or RELATIVE.search(sentence.words)
        )

    def unique(self, words: str) -> bool:
        return find(words, self.words) is not None and find(words, self.text.raw) is not None


def _spans(text: str, boundary: re.Pattern[str]) -> Iterator[Span]:
    at = 0
    for match in boundary.finditer(text):
        yield Span(at, match.start(), text[at : match.start()])
        at = match.end()
    yield Span(at, len(text), text[at:])
