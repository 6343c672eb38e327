"""The day of the news: what a text tells without a date of its own.

A report says once when its news happened, in its lead, or leaves that to its own date. What it tells after
that in the past tense belongs to the same day until it names another: tense and place decide, as in TimeML's
links between events and the time of creation (TempEval-2, Verhagen et al. 2010).
"""

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from feeds.model import Entry
from timeline.edtf import Edtf, Precision
from timeline.extract import clause, furniture, letterhead, masks, phrases, wording, words
from timeline.extract.blocks import Span
from timeline.extract.tokens import Kind, Token, is_past, tokenize
from timeline.extract.world import lead as first
from timeline.model import Basis, Mention

_HEAD = 8  # sentences in which the lead is looked for
_OPENING = 4  # sentences in which news is dated, if at all
_FRESH, _LATE = 7, 31  # days that the news may be older than its report, and where its first words date it
_LEAST_WORDS = 2
_STOPS = frozenset(".!?…:。！？।")
# What opens a letter or a check of facts, and a life that is over: the news is what the text dates.
_OLD_NEWS = re.compile(r"^\W*(?:Sir|Madam|Claim)\b\s?[,:]|, who (?:has |have )?(?:just )?died\b")
_PERFECT = frozenset({"has", "have"})
_ANNOUNCING = words.SAYING | frozenset(
    "announce announces announced confirm confirms confirmed warn warns warned promise promises promised ask "
    "asks asked urge urges urged predict predicts predicted forecast estimated pledged".split()
)
_JUST_SAID = frozenset({"said", "announced", "reported", "confirmed"})
_LONGEST_SPEAKER = 10  # tokens
_BACKGROUND = frozenset("few every always often never".split())
_SOME_TIME = _BACKGROUND | frozenset("many several various numerous much long ever".split())
_PAPERS = frozenset("page article guide section form notice document list".split())
_ASKED = "Q: A:|Q. A.|Frage: Antwort:|Question Réponse|P: R:|P. R."
_INTERVIEW = [[f"\n{mark}" for mark in marks.split()] for marks in _ASKED.split("|")]
# "ADA MOSS (1934-2021)" above her life
_LIFE = re.compile(r"(?:[^\n]+\n+){0,4}[^\n(]{3,40} \(1[5-9]\d\d ?[-–] ?(?:1[5-9]|20)\d\d\)[ \t]*\n")
_LENGTHS = frozenset("years year decades decade centuries months weeks generations".split())
_PERIODS = frozenset("quarter half semester year years season decade decades century centuries".split())
_THROUGH = frozenset("in during over for throughout".split())
_CENTURY = re.compile(r"(?:\d(?:th|st|nd|rd)|ee?nth|first|second|third|h)[- ]century\b")
_LATELY = frozenset({"recently", "lately", "previously", "formerly"})
_MANY = frozenset({"many", "most", "numerous", "countless"})
# What is called off or moved is told on the day for which it was planned.
_UNDOING = frozenset(
    "called cancelled canceled postponed suspended abandoned scrapped shelved delayed deferred adjourned"
    " moved rescheduled put pushed".split()
)
_JOINTS = frozenset({Kind.FINITE, Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.PRONOUN})
_BACKWARDS = frozenset({"when", "after", "before", "since", "although", "because", "if"})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that tells what happened on the day of the news without saying the day."""

    when: Edtf
    title: str
    span: Span


class Lead(NamedTuple):
    """The sentence that tells the news, and itself without dates.

    Many are remembered. Their words, most of what they would weigh, are asked for where a title is missing.
    """

    span: Span
    masked: str


def lead(
    text: str, prose: Sequence[Span], mentions: Sequence[Mention], day: dt.date, language: str = "en"
) -> Lead | None:
    """The sentence of a text without a date for its own news that tells it; `day` is that of publication.

    None when a mention dates the news, or when a text with dates begins with no news.
    `language` is a BCP 47 tag.
    """
    silent = _is_interview(text) or _dates_news(text, prose, mentions, day)
    found = None if silent else _lead(text, prose)
    if found is None:
        return None
    span, tokens = found
    inside = _inside(mentions, span)
    if mentions and first.knows(language):
        late = any(_is_fresh(mention.when, day, _LATE) for mention in inside)  # "en el incendio del 27"
        told = not late and first.tells(_dated(text, span, inside), language)
    else:
        told = not mentions or (
            _tells_news(tokens) and _OLD_NEWS.search(span.of(text)) is None and _apart(tokens, inside)
        )
    if not told:
        return None
    return Lead(span, f"{masks.MARK}{masks.MARK} {masks.statement(text, span, ())}")


def _dated(text: str, span: Span, inside: Sequence[Mention]) -> str:
    """The sentence with a sign for each date of what it dates."""
    said, at = [], span.start
    for start, end in sorted({(mention.date_start, mention.date_end) for mention in inside}):
        if at <= start < end <= span.end:
            said += [text[at:start], first.DATE]
            at = end
    return "".join([*said, text[at : span.end]])


def published(entry: Entry, told: Lead, day: dt.date) -> Mention | None:
    """The event that the lead of an entry tells, at the `day` on which it was published; None for a cry."""
    span, masked = told
    story = Span(letterhead.after_place(entry.text, span), span.end)
    title = _headline(entry) or _entitled(entry.text, tokenize(entry.text, story, ()))
    if len(title.split()) < _LEAST_WORDS and title.isascii():
        return None
    return Mention(
        when=_on(day),
        title=title,
        sentence=span.of(entry.text),
        start=span.start,
        end=span.end,
        date_start=span.start,
        date_end=span.start,
        masked=masked,
        basis=Basis.PUBLISHED,
        rule="published",
        anchor=day.isoformat(),
        anchor_basis="published",
    )


def goes_on(text: str, prose: Sequence[Span], mentions: Sequence[Mention], day: dt.date) -> tuple[Said, ...]:
    """The sentences that go on telling the news, after those that date it. `day` is that of publication."""
    told = [span for span in prose if not furniture.is_fragment(text, span)]
    news = when = _day_of_news(told[:2], mentions, day)
    found = []
    for number, span in enumerate(told):
        inside = _inside(mentions, span)
        dates = sorted({(mention.date_start, mention.date_end) for mention in inside})
        tokens = tokenize(text, span, [Span(*date) for date in dates if date[0] < date[1]])
        fresh = [mention.when for mention in inside if _is_fresh(mention.when, day)]
        when = fresh[-1] if number and fresh else when
        if inside and any(_dates_saying(mention, when) for mention in inside):
            continue
        if _announces(tokens) if inside else number and _goes_on(tokens):
            found.append(Said(when, _entitled(text, tokens), span))
        elif when < news:
            when = news  # an earlier day was told in passing
    return tuple(found)


def _entitled(text: str, tokens: Sequence[Token]) -> str:
    return wording.entitled(text, tokens, wording.trimmed(tokens, range(len(tokens))))


def _is_interview(text: str) -> bool:
    """Whether lines are marked as questions and answers, or a life is told: neither tells news."""
    asked = any(question in text and answer in text for question, answer in _INTERVIEW)
    return asked or _LIFE.match(text) is not None


def _dates_news(text: str, prose: Sequence[Span], mentions: Sequence[Mention], day: dt.date) -> bool:
    """Whether a mention in the first sentences dates the news."""
    fresh = [mention for mention in mentions if _is_fresh(mention.when, day)]
    if not fresh:
        return False
    head = {span.of(text): span for span in prose if not furniture.is_fragment(text, span)}  # a head repeats
    last = next(reversed([*head.values()][:_OPENING]), None)
    return last is None or any(mention.start < last.end for mention in fresh)


def _dates_saying(mention: Mention, when: Edtf) -> bool:
    return mention.basis in (Basis.REPORTED, Basis.PUBLISHED) or mention.when == when


def _day_of_news(head: Sequence[Span], mentions: Sequence[Mention], day: dt.date) -> Edtf:
    told = [mention.when for span in head for mention in _inside(mentions, span)]
    fresh = next((when for when in told if _is_fresh(when, day)), None)
    # A report that comes late says the day of its news in its first words.
    return fresh or next((when for when in told[:1] if _is_fresh(when, day, _LATE)), _on(day))


@lru_cache(maxsize=1_000)  # texts are of the same few days
def _on(day: dt.date) -> Edtf:
    return Edtf(day.isoformat())


def _is_fresh(when: Edtf, day: dt.date, most: int = _FRESH) -> bool:
    """Whether a date is one day, that of publication or at `most` so many before."""
    if when.lower is None or when.lower != when.upper or when.precision < Precision.DAY:
        return False
    return 0 <= day.toordinal() - when.lower <= most


def _lead(text: str, prose: Sequence[Span]) -> tuple[Span, Sequence[Token]] | None:
    """The first sentence that says something in full, with its words; a line without a stop if none does."""
    found = None
    for span in prose[:_HEAD]:
        if furniture.is_fragment(text, span) or (found and not _is_stopped(text, span)):
            continue
        tokens = tokenize(text, span, ())
        if not furniture.is_stamp(text, span, tokens):
            if _is_stopped(text, span):
                return span, tokens
            found = span, tokens  # "Mayor sues to block mine" may stand above the news
    return found


def _is_stopped(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip("\"'”’»)] ")[-1:] in _STOPS


def _inside(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions of which any part stands in a sentence."""
    return [mention for mention in mentions if mention.start < span.end and span.start < mention.end]


def _tells_news(tokens: Sequence[Token]) -> bool:
    """Whether the first verb of a sentence says that something has just happened."""
    verb = _verb(tokens)
    if verb is None or (tokens[0].word == "this" and tokens[min(1, verb)].word in _PAPERS):
        return False  # "This page explains what happened"
    background = any(token.word in _BACKGROUND for token in tokens[: verb + 4])
    if background or _has_been(tokens, verb) or _CENTURY.search(" ".join(token.word for token in tokens)):
        return False
    if tokens[0].word in _THROUGH and any(token.word in _LENGTHS for token in tokens[1:5]):
        return False  # "For decades nobody knew where it was", "Over the past two years it has grown"
    if any(token.word in _LATELY for token in tokens[max(verb - 1, 0) : verb + 2]):
        return False  # "The board recently approved", on no day that the text says
    if tokens[verb].word in _PERFECT:
        told = _is_perfect(tokens, verb) and not (_of_many(tokens[:verb]) or _lasts(tokens[verb:]))
    else:
        told = tokens[verb].word in words.ALWAYS_SAYING or is_past(tokens[verb].word)
        told = told and not _describes(tokens[verb + 1 :])
    return told or _attributed(tokens)


def _apart(tokens: Sequence[Token], dated: Sequence[Mention]) -> bool:
    """Whether the lead tells more than what it dates: "has bought a mill that burned down in 2019".

    A perfect takes no date of its own, but who announces says when.
    """
    verb = _verb(tokens) if dated else None
    if verb is None or tokens[verb].word not in _PERFECT:
        return not dated
    told = _participle(tokens, verb, words.BE)
    if told is None or told.word in _ANNOUNCING or told.word in _UNDOING:
        return False
    return not any(told.word in mention.title.casefold() for mention in dated)


def _is_perfect(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a participle follows: "has voted", not "has no idea", "have three rooms"."""
    told = _participle(tokens, verb)
    if told is None:
        return False
    return told.word.endswith("ed") or words.may_be_past(told.word) or told.word in words.BE  # "sued"


def _participle(tokens: Sequence[Token], verb: int, passed: Container[str] = ()) -> Token | None:
    """What follows the perfect at `verb` but for adverbs and the words `passed`."""
    after = (token for token in tokens[verb + 1 :] if token.kind is not Kind.ADVERB)
    return next(
        (token for token in after if not token.word.endswith("ly") and token.word not in passed), None
    )


def _of_many(subject: Sequence[Token]) -> bool:
    """As in "Since then, many countries have imposed bans": each on a day of its own."""
    return any(
        token.word in _MANY and (not i or subject[i - 1].word == ",") for i, token in enumerate(subject)
    )


def _lasts(tokens: Sequence[Token]) -> bool:
    """As in "has grown by half since 2004", where "its first route since 2004" is of one day."""
    since = next((i for i, token in enumerate(tokens) if token.word == "since"), 0)
    return since > 0 and not any(token.word.endswith("st") for token in tokens[:since])


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether what follows a verb makes it a participle: "The budget proposed for 2020 calls for cuts"."""
    if not tokens or tokens[0].kind is not Kind.PREPOSITION:
        return False
    joint = next((token for token in tokens if token.kind in _JOINTS or token.word in (",", "that")), None)
    return joint is not None and joint.word in words.PRESENT - _PERFECT


def _attributed(tokens: Sequence[Token]) -> bool:
    """As in "The mine is to close, the owner has said"."""
    comma = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].word == ","), len(tokens))
    speaker = tokens[comma + 1 :]
    said = [token for token in speaker if token.kind is Kind.FINITE and token.word not in _PERFECT]
    if not speaker or speaker[0].kind in (Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.PREPOSITION):
        return False
    return len(speaker) <= _LONGEST_SPEAKER and len(said) == 1 and said[0].word in _JUST_SAID


def _has_been(tokens: Sequence[Token], verb: int) -> bool:
    """As in "2025 has been a busy year", "has been looking for a buyer": no news by itself."""
    said = [token for token in tokens[verb : verb + 4] if token.kind is not Kind.ADVERB]
    if [token.word for token in said[1:2]] != ["been"] or len(said) < _LEAST_WORDS + 1:
        return False
    return tokens[verb].word in _PERFECT and said[2].kind in (Kind.DETERMINER, Kind.GERUND)


def _announces(tokens: Sequence[Token]) -> bool:
    """Whether the dates of a sentence stand in what somebody says: "announced that it will open in May"."""
    verb = _told(tokens, _verb(tokens))
    if verb is None:
        return False
    date = next((i for i, token in enumerate(tokens) if token.kind is Kind.DATE), 0)
    return clause.finite(tokens[verb + 1 : date])


def _told(tokens: Sequence[Token], verb: int | None) -> int | None:
    """The verb of announcing at `verb`, or the one that a perfect has there."""
    if verb is not None and tokens[verb].word in _PERFECT:
        verb = _finite(tokens, verb + 1)
    return verb if verb is not None and tokens[verb].word in _ANNOUNCING else None


def _goes_on(tokens: Sequence[Token]) -> bool:
    if not tokens or _looks_back(tokens):
        return False
    if _says(tokens):
        return True
    verb = _verb(tokens)
    if verb is None:
        return False
    if tokens[verb].word in ("was", "were"):
        return _passive(tokens, verb)
    if tokens[verb].word in _PERFECT:
        often = any(token.word in _SOME_TIME for token in tokens[verb : verb + 4])
        return not often and _is_perfect(tokens, verb)
    return is_past(tokens[verb].word)


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    """As in "The deal was announced at a forum"; "was once named" and "was being built" say no moment."""
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return following is not None and following.kind is Kind.FINITE and is_past(following.word)


def _looks_back(tokens: Sequence[Token]) -> bool:
    """As in "When the bridge closed, traffic moved", "Over the years it grew": "after an inspection" not."""
    if tokens[0].word in _THROUGH and not _PERIODS.isdisjoint(token.word for token in tokens[1:5]):
        return True
    if tokens[0].word not in _BACKWARDS:
        return False
    comma = next((i for i, token in enumerate(tokens) if token.word == ","), len(tokens))
    return comma == len(tokens) or clause.finite(tokens[:comma])


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.FINITE and token.word in words.SAYING for token in tokens)


def _verb(tokens: Sequence[Token]) -> int | None:
    """The verb of the main clause, also after "Three years after it was due, "."""
    main = phrases.main_clause(tokens, range(len(tokens))) or range(len(tokens))
    month = [token.word for token in tokens[:1]] == ["may"] and tokens[1:] and tokens[1].word[:1].isdigit()
    verb = _finite(tokens, 2 if month else main.start)  # "May 22, 2019 (LYON) - The mayor has sued"
    heads = verb is not None and tokens[0].kind is Kind.PREPOSITION and tokens[verb + 1 : verb + 2]
    if verb is not None and heads and heads[0].word == ",":
        return _finite(tokens, verb + 1) or verb  # "In addition to its features, he showed"
    if verb is None or not _is_aside(tokens, main.start, verb):
        return verb
    comma = next((i for i in range(verb, len(tokens)) if tokens[i].word == ","), None)
    return verb if comma is None else _finite(tokens, comma) or verb


def _is_aside(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether the verb is that of a clause before the main one: "The mayor, who is also a vet, has come"."""
    return any(
        tokens[i].word in _BACKWARDS or (tokens[i].kind is Kind.RELATIVE and tokens[i - 1].word == ",")
        for i in range(start, verb)
    )


def _finite(tokens: Sequence[Token], start: int) -> int | None:
    return next((i for i in range(start, len(tokens)) if tokens[i].kind is Kind.FINITE), None)


def _headline(entry: Entry) -> str:
    title = entry.title.strip()
    if len(title.split()) <= wording.LONGEST:
        return title
    tokens = tokenize(title, Span(0, len(title)), ())
    return wording.entitled(
        title, tokens, wording.trimmed(tokens, range(len(tokens)), dates=True) or range(len(tokens))
    )
