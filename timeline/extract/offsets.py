"""What is dated by its distance from something else: "on Tuesday, three days after it burst its banks".

The sentence says when one thing happened and how long before or after another: that dates the other as well.
A distance in years is told for its length ("128 years after the theft"). English only.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates.en import words as numbers
from timeline.dates.values import add_months
from timeline.edtf import Edtf, Precision
from timeline.extract import masks, wording, words
from timeline.extract.blocks import Span
from timeline.extract.happening import happens
from timeline.extract.stems import has_any
from timeline.extract.tokens import Kind, tokenize
from timeline.model import Basis, Mention

_RULE = "offset"
_WAYS = (" after", " before")
# "more than a week after" tells no day.
_OFFSET = re.compile(
    r"(?<!more than )(?<!less than )(?<!over )(?<!at least )(?<!about )(?<!nearly )(?<!almost )(?<!around )"
    r"\b(?P<count>an?|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|twenty|thirty|forty) (?P<unit>day|week|month)s? (?P<way>after|before)\s+"
    r"(?!(?:that|this|which|then|he|she|they|we|I)[,.;]|\d|(?:the )?(?:same|previous|next)\b)"
    r"(?P<what>(?:[^,;:.!?()–—]|(?<=\d)[.,](?=\d)){6,120})",
    re.IGNORECASE,
)
# What parts the words about the other thing from those about this one.
_END = re.compile(
    r"\s(?:and|but|when|while|as|because|although|so that|in order)\s|\s(?:said|says)\s", re.IGNORECASE
)
# Before a date that tells which thing is meant.
_ATTRIBUTE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7}
_NEEDED = {
    "day": frozenset({Precision.DAY, Precision.TIME}),
    "week": frozenset({Precision.DAY, Precision.TIME}),
    "month": frozenset({Precision.DAY, Precision.TIME, Precision.MONTH}),
}


@dataclass(frozen=True, slots=True)
class _Offset:
    """`amount` units from the date of this thing to that of the other, which the words at `what` name."""

    place: Span
    amount: int
    unit: str
    what: Span


def told(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The things dated so in the sentence of these mentions; they are of one sentence, in order."""
    if not mentions:
        return
    sentence = Span(mentions[0].start, mentions[0].end)
    if not has_any(sentence.of(text).casefold(), _WAYS):
        return
    for offset in _offsets(text, sentence):
        this = _this(text, mentions, offset)
        when = None if this is None else _moved(this.when, offset)
        title = _title(text, offset.what)
        if this is not None and when is not None and title:
            yield replace(
                this,
                when=when,
                title=title,
                date_start=offset.place.start,
                date_end=offset.place.end,
                masked=f"{this.masked} {masks.MARK} {offset.amount} {offset.unit}",
                basis=Basis.RELATIVE,
                rule=_RULE,
            )


def _offsets(text: str, sentence: Span) -> Iterator[_Offset]:
    for found in _OFFSET.finditer(text, sentence.start, sentence.end):
        count = numbers.number(found["count"].casefold())
        if count is None or count != int(count):
            continue
        amount = int(count) * (1 if found["way"].casefold() == "before" else -1)
        end = _END.search(text, found.start("what"), found.end("what"))
        stop = end.start() if end is not None else found.end("what")
        what = Span(found.start("what"), found.start("what") + len(text[found.start("what") : stop].rstrip()))
        yield _Offset(Span(found.start(), found.end("way")), amount, found["unit"].casefold(), what)


def _this(text: str, mentions: Sequence[Mention], offset: _Offset) -> Mention | None:
    """What the distance is counted from: the last thing dated before it, nothing else being dated behind."""
    before = [mention for mention in mentions if mention.date_end <= offset.place.start]
    inside = any(offset.place.start <= m.date_start < offset.what.end for m in mentions)
    # "was held on Thursday over a Saturday fire, a day after she was questioned": it is counted from the verb
    before = [m for m in before if not _ATTRIBUTE.search(text, m.start, m.date_start)] or before
    if inside or not before or before[-1].basis is Basis.REPORTED:
        return None
    return before[-1]


def _moved(when: Edtf, offset: _Offset) -> Edtf | None:
    """The date so far away, as precise as the distance."""
    if when.precision not in _NEEDED[offset.unit]:
        return None
    year, month = int(when.text[:4]), int(when.text[5:7] or 1)
    try:
        if offset.unit in _DAYS:
            day = dt.date.fromisoformat(when.text[:10]) + dt.timedelta(_DAYS[offset.unit] * offset.amount)
            return Edtf(day.isoformat())
        year, month = add_months(year, month, offset.amount)
        return Edtf(f"{year:04}-{month:02}")
    except (ValueError, OverflowError):
        return None


def _title(text: str, what: Span) -> str:
    """What happened then, "" where the words name nothing that happens: "two years after his wife"."""
    tokens = tokenize(text, what, ())
    verb = any(token.kind is Kind.FINITE and token.word not in words.PRESENT for token in tokens[1:])
    plain = any(token.kind is Kind.FINITE for token in tokens)
    if not verb and (plain or not any(happens(token.word) for token in tokens)):
        return ""
    if any(wording.is_negation(token) for token in tokens):
        return ""
    chosen = wording.trimmed(tokens, range(len(tokens)), articles=True)
    return wording.entitled(text, tokens, chosen) if len(chosen) > 1 else ""
