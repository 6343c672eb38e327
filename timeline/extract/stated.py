"""What a source states as data: the mentions of its occasions, and what of the prose repeats them."""

from collections.abc import Iterable, Iterator, Sequence

from feeds.model import Entry, Occasion
from feeds.occasions import last_day, statement
from timeline import names
from timeline.content import content
from timeline.edtf import Edtf, EdtfError, Precision
from timeline.extract import masks
from timeline.extract.blocks import Span, blocks
from timeline.model import Basis, Mention

# Share of common content words from which a statement of the prose repeats an occasion of the same day.
_REPEATS = 0.6
# Words that only say that something happens.
_HAPPENS = content("takes taking place held holds begins starts opens runs happens")
_MONTH = 31  # days


def mentions(entry: Entry) -> tuple[Mention, ...]:
    """The mentions of the occasions of an entry, each with the sentence of its text that states it.

    The date is the day or the days, with the time of day at which a single day begins. An occasion whose
    sentence the text does not hold has no evidence and gives none.
    """
    if not entry.occasions:
        return ()
    places = {block.span.of(entry.text): block.span for block in blocks(entry.text)}
    found = {
        mention.start: mention
        for occasion in entry.occasions
        if (mention := _mention(occasion, places)) is not None
    }
    return tuple(found.values())


def when(occasion: Occasion) -> Edtf:
    """The date of an occasion. Raises EdtfError."""
    last = last_day(occasion)
    if last == occasion.start[:10]:
        return Edtf(occasion.start)
    return Edtf(f"{occasion.start[:10]}/{last}")


def has_prose(text: str, data: Sequence[Mention]) -> bool:
    """Whether the text says more than the statements of the data."""
    return sum(mention.end - mention.start + 2 for mention in data) < len(text)


def without(data: Sequence[Mention], sentences: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that are no statements of data."""
    taken = [(mention.start, mention.end) for mention in data]
    if not taken:
        return tuple(sentences)
    first, last = min(taken)[0], max(taken)[1]
    return tuple(
        span
        for span in sentences
        if span.end <= first
        or span.start >= last
        or not any(start <= span.start and span.end <= end for start, end in taken)
    )


def others(entry: Entry, prose: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions of the prose that tell something else than the occasions, which are more precise."""
    if not entry.occasions:
        yield from prose
        return
    known = [(_days(occasion), content(f"{occasion.name} {occasion.place}")) for occasion in entry.occasions]
    for mention in prose:
        words = content(mention.title) - _HAPPENS
        if not any(_same_days(mention.when, days) and _repeats(words, said) for days, said in known):
            yield mention


def _mention(occasion: Occasion, places: dict[str, Span]) -> Mention | None:
    said = statement(occasion)
    span = places.get(said.text)
    try:
        date = when(occasion)
    except EdtfError:
        return None
    if span is None:
        return None
    standing = occasion.status if occasion.status in ("cancelled", "postponed") else ""
    words = f"{standing} {occasion.name} {occasion.place}"
    return Mention(
        when=date,
        title=occasion.name,
        sentence=said.text,
        start=span.start,
        end=span.end,
        date_start=span.start + said.date_start,
        date_end=span.start + said.date_end,
        masked=f"{masks.MARK} {masks.statement(words, Span(0, len(words)), ())}",
        basis=Basis.DATA,
        rule=occasion.form,
        names=_place(occasion, said.text),
    )


def _place(occasion: Occasion, sentence: str) -> str:
    """The place that is stated, where the sentence says it."""
    at = sentence.rfind(occasion.place) if occasion.place else -1
    name = " ".join(occasion.place.split())
    return names.pack([names.Actor(name, "place", at, at + len(occasion.place))]) if at >= 0 else ""


def _days(occasion: Occasion) -> Edtf | None:
    try:
        return when(occasion)
    except EdtfError:
        return None


def _same_days(prose: Edtf, data: Edtf | None) -> bool:
    """Whether the prose gives the days of the data, the first of them, or the month that they lie in."""
    if data is None or prose.lower is None or prose.upper is None or prose.upper - prose.lower >= _MONTH:
        return False
    first = prose.lower == prose.upper == data.lower and data.precision == Precision.INTERVAL
    return first or prose.contains(data)


def _repeats(words: frozenset[str], said: frozenset[str]) -> bool:
    least = min(len(words), len(said))
    return least > 0 and len(words & said) >= _REPEATS * least
