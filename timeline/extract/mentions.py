"""The line from an entry to its mentions."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from feeds.model import Entry
from timeline import dates
from timeline.dates.ranges import OLD
from timeline.extract import (
    advisory,
    apposed,
    chronicle,
    claims,
    clause,
    dashes,
    diary,
    doubtful,
    former,
    furniture,
    hours,
    indefinite,
    letterhead,
    logbook,
    masks,
    naming,
    news,
    offsets,
    outlook,
    periods,
    pronouns,
    read_on,
    relisted,
    repeated,
    reporting,
    rescheduled,
    solemn,
    stated,
    tables,
    titles,
    twice,
)
from timeline.extract.blocks import Span
from timeline.extract.clause import Scope
from timeline.extract.dated import Dated, dates_of, within
from timeline.extract.described import (
    without_days_described,
    without_days_named,
    without_holidays,
    without_moments_told_again,
)
from timeline.extract.sentences import sentences
from timeline.extract.tokens import Token, tokenize
from timeline.extract.world import entitle, judge, kinds, reports
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place, place
from timeline.extract.world.table import phrases_of
from timeline.model import Basis, Mention, Timex

# "41. The appeal was heard": how judgments number their paragraphs; not "1. FC Hafen".
_PARAGRAPH = re.compile(r"^\d{1,3}\. (?=(?:[A-Z][a-z]|A |I )[^.]* )")
_NUMBERED = len("41. T")
_LISTED_YEAR = re.compile(r"(?:,? (?:and|or) |, )[12]\d{3}")
_COUNTED_ON = re.compile(r"(?i)\b(?:before|earlier|later|after\w*|später|danach|tarde?|après|después)$")
_MONTH = 31
# The number of an article or of an item: "2. All forces shall go", "(a) The parties". Clubs have one, too.
_ITEM = re.compile(r"(?:\d{1,3}[.)]|\((?:[a-z]|[ivx]{1,4}|\d{1,3})\)|§ ?\d+\.?) (?=[A-Z])(?!F?F?[SF][CV]\b)")
_CUT_OFF = re.compile(r" (?:and|or|und|oder|et|ou|y|o)$")  # "Paris, 1989 and 1991"
_SAYS = re.compile(r"\d|[^\W\d_]{2}|[^\W\d_\u0000-\u024f]")  # a name is a word or a number, and no mark
_OPENING = 600  # characters in which a story has its dateline
_MOST_KEPT = 4000  # characters of a text that is remembered while others are read
_HEAD = 4000  # characters in which the lead of a text without dates is looked for


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence that has dates, taken apart. `tokens` leave out a dateline at its head."""

    span: Span
    dates: tuple[Dated, ...]
    timexes: Sequence[Timex]
    tokens: tuple[Token, ...]
    fragment: bool  # a heading or the like: neither full stop nor verb


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day that relative expressions are counted from, and what that day is."""

    day: dt.date | None
    basis: str | None
    phrases: Phrases | None  # of the language of the text, None for English and what is read like it


class _Text(NamedTuple):
    """What a text tells with its dates, and the lead that dates its own news, None where nothing does."""

    said: tuple[Mention, ...]
    lead: news.Lead | None


def extract(entry: Entry, *, anchor: dt.date | None, anchor_basis: str | None) -> tuple[Mention, ...]:
    """The dated statements of `entry.text` in the order of the text, those that are stated as data included.

    `anchor` is the day that "on Friday" is counted from and `anchor_basis` what that day is; without an
    anchor only dates that the text states in full give mentions. Never raises. Linear.
    """
    text = entry.text
    if not entry.occasions and len(text) <= _MOST_KEPT:
        told = told_again(text, entry.language, anchor, anchor_basis)
    else:
        told = _text(entry, anchor, anchor_basis)
    if told.lead is None or anchor is None:
        return told.said
    published = news.published(entry, told.lead, anchor)
    if published is None:
        return told.said
    lead = outlook.spoken([published], entry.language, anchor)
    return tuple(sorted([*told.said, *lead], key=lambda mention: (mention.start, mention.end)))


def _text(entry: Entry, anchor: dt.date | None, anchor_basis: str | None) -> _Text:
    """What the text tells, whatever its title says."""
    celled, text = entry.text, tables.plain(entry.text)
    entry = entry if text == celled else replace(entry, text=text)
    data = stated.mentions(entry)
    prosaic = stated.has_prose(text, data)
    timexes = dates.tag(celled, anchor, language=entry.language) if prosaic else ()
    day = anchor if anchor_basis == "published" and not data else None
    if not timexes:
        data = outlook.spoken(data, entry.language, anchor)
        if day is None or not prosaic:
            return _Text(data, None)
        return _Text(data, news.lead(text, prose_of(entry, _HEAD), (), day))
    language = entry.language or dates.guess(text)
    phrases = phrases_of(language)
    if anchor is None and phrases is None:
        timexes = read_on.grounded(celled, timexes)
    table = tables.read(celled, timexes)
    prose = stated.without(data, table.without(prose_of(entry)))
    known = _Anchor(anchor, anchor_basis, phrases)
    listed = advisory.items(text, prose, timexes, anchor)
    asked = {span for item in listed for span in (item.span, item.heading)}
    others = [span for span in prose if span not in asked] if asked else prose
    listed += (
        diary.items(celled, others, timexes, anchor)
        or chronicle.items(text, others, timexes)
        or logbook.items(text, others, timexes)
    )
    lines = {span for item in listed for span in (item.span, item.heading)}
    # All are taken apart before the first is judged, as all dates are read before one is anchored.
    readings = [
        reading
        for sentence, inside in within((span for span in prose if span not in lines), timexes)
        if inside and (reading := _read(text, sentence, inside, known)) is not None
    ]
    said = [mention for reading in readings for mention in _told(text, reading, known)]
    put_off: frozenset[Span] = frozenset()
    if known.phrases is None:
        said, put_off = relisted.resolved(text, prose, said)
        said = list(pronouns.resolved(text, "en", prose, said))
    said.extend(diary.mentions(celled, listed, anchor, anchor_basis))
    said.extend(tables.mentions(text, table, anchor, anchor_basis))
    said.extend(apposed.mentions(text, prose, timexes, anchor, anchor_basis))
    said = list(periods.without_heads(text, said))
    said = [*data, *stated.others(entry, tables.as_written(celled, said))]
    said.sort(key=lambda mention: (mention.start, mention.end))
    told = outlook.spoken(twice.told_once(said), language, anchor)
    lead = news.lead(text, prose, told, day, language) if day is not None else None
    return _Text(told, None if lead is not None and lead.span in put_off else lead)


@lru_cache(maxsize=2_000)
def told_again(text: str, language: str | None, anchor: dt.date | None, anchor_basis: str | None) -> _Text:
    """A text that is no data; many feeds carry the same reports of agencies, and one site's feeds its own."""
    return _text(Entry("", "", text, language=language), anchor, anchor_basis)


def prose_of(entry: Entry, most: int | None = None) -> tuple[Span, ...]:
    """The sentences that are no menu, of the first `most` characters."""
    text = entry.text[:most]
    return tuple(_without_menus(text, sentences(text, entry.language)))


def _without_menus(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences except menu headings and the lines of the menus below them."""
    menu = False
    for span in spans:
        if furniture.heads_menu(text, span):
            menu = True
        elif not menu or not furniture.is_fragment(text, span, furniture.LONGEST_ITEM):
            menu = False
            yield span


def _read(text: str, sentence: Span, timexes: Sequence[Timex], known: _Anchor) -> _Reading | None:
    """The sentence taken apart, None when it is furniture or has no date."""
    timexes = without_days_named(text, [timex for timex in timexes if timex.end <= sentence.end])
    timexes = without_moments_told_again(text, without_days_described(text, timexes))
    fragment = furniture.is_fragment(text, sentence)
    if fragment:
        timexes = without_holidays(timexes)
    found = hours.without_frames(text, _unnamed(text, sentence, dates_of(text, timexes), known))
    if found and hours.opening_hours(text, sentence):
        found = hours.without_hours(text, found)
    elif found and hours.reached_at(text, sentence, found):
        return None
    elif not fragment:  # "Concert from 8 pm" is what a programme lists
        found = hours.without_bounds(text, found)
    if not 0 < len(found) <= furniture.MOST_DATES:
        return None
    tokens = tokenize(text, sentence, [dated.span for dated in found])
    dashes.enclose(tokens)
    if known.phrases is not None:
        tokens = kinds.known_as(tokens, known.phrases)
    if furniture.is_stamp(text, sentence, tokens) or furniture.is_caption(text, sentence, tokens):
        return None
    if fragment and furniture.heads_table(tokens):
        return None
    if furniture.archive([dated.span for dated in found], tokens):
        return None
    fragment = fragment and not clause.finite(tokens)
    return _Reading(sentence, found, timexes, tokens[_after_dateline(text, sentence, tokens) :], fragment)


def _after_dateline(text: str, sentence: Span, tokens: Sequence[Token]) -> int:
    opens = sentence.start < _OPENING and ". " not in text[: sentence.start]
    dated = furniture.dateline(tokens, opens=opens)
    if dated is not None or not opens or not clause.finite(tokens):
        return dated or 0
    story = letterhead.after_place(text, sentence)
    return next((i for i, token in enumerate(tokens) if token.start >= story), 0)


def _unnamed(text: str, sentence: Span, dated: Iterable[Dated], known: _Anchor) -> tuple[Dated, ...]:
    """Without names, and the years that go on with one: "the Games of 1996, 1998 and 2000"."""
    kept, name = [], None
    for date in dated:
        goes_on = name is not None and _LISTED_YEAR.fullmatch(text, name, date.span.end) is not None
        if goes_on or _is_name(text, sentence, date, known):
            name = date.span.end
        else:
            kept.append(date)
    return tuple(kept)


def _is_name(text: str, sentence: Span, dated: Dated, known: _Anchor) -> bool:
    """Whether the date is part of a name, says no more than words, or is that of the issue in the head."""
    if solemn.only_words(
        text[sentence.start : dated.span.start], dated.span.of(text), text[dated.span.end : sentence.end]
    ):
        return True
    if dated.timex is not None and naming.no_event(text, sentence, dated.span, dated.timex, known.phrases):
        return True
    day = known.day if known.basis == "published" else None
    return day is not None and letterhead.is_letterhead(text, dated, day)


def _mentions(text: str, reading: _Reading, anchor: _Anchor) -> Iterator[Mention]:
    masked = ""
    told: set[tuple[str, str]] = set()
    for scope in clause.scopes(reading.tokens):
        dated = reading.dates[number := scope.date]
        over = _is_over(dated.timex, anchor.day)
        said = dated.span.of(text)
        if not claims.claims(reading.tokens, scope, said, over=over):
            continue
        english = anchor.phrases is None
        if english and repeated.repeats(reading.tokens, scope, dated, reading.timexes):
            continue
        timex = _placed(text, reading, number, anchor.day)
        if english and timex is not None:
            timex = repeated.first_day(reading.tokens, scope, timex, reading.timexes)
        if timex is None or timex.edtf is None or timex.rule.endswith(OLD):
            continue
        if repeated.dayless(reading.tokens, scope, timex, anchor.day, said):
            continue
        if english and doubtful.doubts(reading.tokens, scope, said, timex, anchor.day):
            continue
        where = _where(text, reading, timex, number, anchor)
        if where is not None and anchor.phrases is not None and not judge.claims(where, anchor.phrases):
            continue
        basis = _basis(reading, scope, timex, where, anchor)
        title = _unnumbered(text, reading, _title(text, reading, scope, basis, anchor.phrases))
        if not _SAYS.search(title) or _CUT_OFF.search(title) or (timex.edtf.text, title) in told:
            continue
        told.add((timex.edtf.text, title))
        masked = masked or masks.statement(text, reading.span, reading.dates)
        date = reading.dates[number].span
        yield Mention(
            when=timex.edtf,
            title=title,
            sentence=reading.span.of(text),
            start=reading.span.start,
            end=reading.span.end,
            date_start=date.start,
            date_end=date.end,
            masked=masks.numbered(masked, number, len(reading.dates)),
            basis=basis,
            rule=timex.rule,
            anchor=anchor.day.isoformat() if timex.anchored and anchor.day is not None else None,
            anchor_basis=anchor.basis if timex.anchored else None,
        )


def _told(text: str, reading: _Reading, anchor: _Anchor) -> Iterator[Mention]:
    """What one sentence tells."""
    day = anchor.day.toordinal() if anchor.day is not None else None
    found = former.with_former(
        text, list(twice.tidied(text, _mentions(text, reading, anchor))), reading.timexes, day
    )
    yield from found
    if anchor.phrases is None:
        yield from offsets.told(text, found)


def _is_over(timex: Timex | None, day: dt.date | None) -> bool:
    upper = timex.edtf.upper if timex is not None and timex.edtf is not None else None
    return day is not None and upper is not None and upper < day.toordinal()


def _is_ahead(timex: Timex, day: dt.date | None) -> bool:
    lower = timex.edtf.lower if timex.edtf is not None else None
    return day is not None and lower is not None and lower > day.toordinal()


def _title(text: str, reading: _Reading, scope: Scope, basis: Basis, phrases: Phrases | None) -> str:
    reported = basis is Basis.REPORTED
    another = rescheduled.title(text, reading.tokens, scope)
    if another:
        return another
    if phrases is not None:
        return entitle.title(
            text, reading.tokens, scope.date, phrases, fragment=reading.fragment, reported=reported
        )
    title = titles.title(text, reading.tokens, scope, fragment=reading.fragment, reported=reported)
    return _PARAGRAPH.sub("", title) if reading.span.of(text).startswith(title[:_NUMBERED]) else title


def _unnumbered(text: str, reading: _Reading, title: str) -> str:
    """The title without the number of its article, which is no day: "14. Juni 2008: ..."."""
    number = _ITEM.match(text, reading.span.start, reading.span.end)
    if number is None or reading.dates[0].span.start < number.end():
        return title
    said = number[0].strip("() ")
    return title[len(said) :].lstrip(" )") if title.casefold().startswith(f"{said.casefold()} ") else title


def _where(text: str, reading: _Reading, timex: Timex, number: int, anchor: _Anchor) -> Place | None:
    """The surroundings of a date in a language that is read by its phrases."""
    if anchor.phrases is None:
        return None
    upper = timex.edtf.upper if timex.edtf is not None else None
    today = anchor.day is not None and upper == anchor.day.toordinal()
    over = _is_over(timex, anchor.day)
    return place(text, reading.span, reading.dates[number].span, anchor.phrases, over=over, today=today)


def _basis(reading: _Reading, scope: Scope, timex: Timex, where: Place | None, anchor: _Anchor) -> Basis:
    reported = reporting.reports(reading.tokens, scope, ahead=_is_ahead(timex, anchor.day))
    if where is not None and anchor.phrases is not None:
        reported = reports.reports(where, anchor.phrases)
    if reported and (_is_moment(timex) or reporting.opens_report(reading.tokens, scope)):
        return Basis.REPORTED
    return Basis.RELATIVE if timex.anchored else Basis.STATED


def _is_moment(timex: Timex) -> bool:
    """Whether a report can be dated by it: "said third-quarter profit" dates the profit."""
    edtf = timex.edtf
    if edtf is None or edtf.lower is None or edtf.upper is None:
        return False
    return edtf.upper - edtf.lower <= _MONTH


def _placed(text: str, reading: _Reading, number: int, day: dt.date | None) -> Timex | None:
    """The expression of date `number` if it puts something on a calendar."""
    dated = reading.dates[number]
    timex = dated.timex
    if (
        timex is None
        or timex.edtf is None
        or (timex.anchored and day is None)
        or indefinite.is_open(text, timex, timex.edtf)
    ):
        return None
    if reading.span.start == number == 0 and timex.anchored and _COUNTED_ON.search(timex.text):
        return None  # a headline counts from what is told below it: "There were signs a decade before"
    timex = hours.of_each_day(text, timex)
    if reading.fragment and hours.of_no_day(timex, day):
        return None
    labels = reading.fragment or text[dated.span.end : dated.span.end + 1] == ":"  # "Today: 40,000 visitors"
    return None if labels and furniture.is_deictic(text, dated.span) else timex
