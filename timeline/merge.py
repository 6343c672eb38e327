"""Identity: which mention is the same statement as before, and which statements are the same event.

Within an entry a statement keeps its key when only its date moves (the words with the dates masked stay the
same) and when it is reworded (most words stay). Across entries two statements become one event only when
both give the same date and share most of their content words: precise before complete.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from timeline.edtf import Precision
from timeline.model import Event, Mention, Report

# Share of common words (Dice) from which a reworded statement in one entry is still the same one.
_REWORDED = 0.6  # the date moved as well
_SAME_DATE = 0.35  # the date stayed
# Overlap of content words from which two entries report the same event on the same day.
_SAME_EVENT = 0.6
_MIN_COMMON = 3

_WORD = re.compile(r"[^\W_]+")
# Words that say nothing about what happened. Names and honours are left: they tell who it was.
_STOP = frozenset(
    "a an and as at be been both but by during for from had has have he her his in into is it its of on or "
    "our she than that the their them they this those to was we were which who whose will with would after "
    "before also said says date".split()
)


def identify(
    before: Sequence[Report],
    mentions: Sequence[Mention],
    others: Sequence[Report],
    *,
    source: str,
    entry: str,
    now: datetime,
) -> tuple[Report, ...]:
    """The reports of one entry as it reads now.

    `before` are its current reports, `others` reports of other entries that may tell the same events. Every
    mention becomes a report: with the key and event of the one that it continues, else with a key of its own
    and the event of a matching report, else as the founder of an event.
    """
    continued = _continue(before, mentions)
    taken = {report.key for report in before}
    reports: list[Report] = []
    for index, mention in enumerate(mentions):
        known = continued.get(index)
        if known is not None:
            same = (known.mention.when, known.mention.masked) == (mention.when, mention.masked)
            reports.append(replace(known, mention=mention, since=known.since if same else now))
            continue
        key = _new_key(source, entry, mention, taken)
        taken.add(key)
        event = _join(mention, [*others, *(r for r in reports if r.mention.when == mention.when)])
        reports.append(Report(key, event or key, source, entry, mention, first_seen=now, since=now))
    return tuple(reports)


def merge(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The timeline: reports gathered by event, in the order of their dates.

    The date learnt last counts: when one source moves a meeting, the others are the ones that lag behind.
    The name is that of the first report with this date. Order of the input does not matter.
    """
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.event].append(report)
    events = []
    for key, group in groups.items():
        ordered = tuple(sorted(group, key=_seniority))
        when = max(ordered, key=lambda report: (report.since, report.key)).mention.when
        lead = next(report for report in ordered if report.mention.when == when)
        events.append(Event(key, when, lead.mention.title, ordered))
    return tuple(sorted(events, key=lambda event: (event.when, event.key)))


def similarity(left: str, right: str) -> float:
    """Share of common words (Dice coefficient on multisets), 0 to 1."""
    a, b = Counter(_words(left)), Counter(_words(right))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def same_event(left: Mention, right: Mention) -> float:
    """How surely two mentions tell the same event: 0 is "no", else the overlap of their content words.

    Needs the same day (coarser dates bring too many different things together) and at least three content
    words in common. The overlap is measured on the shorter statement: a lead repeats a headline and adds.
    """
    if left.when != right.when or left.when.precision < Precision.DAY:
        return 0.0
    a, b = _content(left), _content(right)
    common = len(a & b)
    if common < _MIN_COMMON:
        return 0.0
    overlap = common / min(len(a), len(b))
    return overlap if overlap >= _SAME_EVENT else 0.0


def _continue(before: Sequence[Report], mentions: Sequence[Mention]) -> dict[int, Report]:
    """Which mention (by index) continues which report: surest pairs first, each used once."""
    pairs = []
    for index, mention in enumerate(mentions):
        for place, report in enumerate(before):
            certainty = _certainty(report.mention, mention)
            if certainty:
                pairs.append((-certainty, abs(index - place), index, place))
    found: dict[int, Report] = {}
    used: set[int] = set()
    for _, _, index, place in sorted(pairs):
        if index not in found and place not in used:
            found[index] = before[place]
            used.add(place)
    return found


def _certainty(old: Mention, new: Mention) -> float:
    """How surely `new` is `old` after an edit: above 2 by words and date, above 1 by words, else reworded."""
    same_date = old.when == new.when
    if old.masked == new.masked:
        return 3.0 if same_date else 2.0
    alike = similarity(old.masked, new.masked)
    if same_date:
        alike = max(alike, similarity(old.title, new.title))
        return 1.0 + alike if alike >= _SAME_DATE else 0.0
    return alike if alike >= _REWORDED else 0.0


def _join(mention: Mention, candidates: Iterable[Report]) -> str | None:
    scored = [
        (-same_event(mention, report.mention), *_seniority(report), report.event) for report in candidates
    ]
    best = min(scored, default=None)
    return best[-1] if best and best[0] < 0 else None


def _new_key(source: str, entry: str, mention: Mention, taken: set[str]) -> str:
    """A key out of the entry and the words without dates; numbered when the same words are said twice."""
    for number in range(len(taken) + 1):
        parts = [source, entry, mention.masked, *([str(number)] if number else [])]
        key = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if key not in taken:
            return key
    raise AssertionError("more numbers than keys were tried")


def _seniority(report: Report) -> tuple[datetime, str, str, str]:
    return report.first_seen, report.source, report.entry, report.key


def _content(mention: Mention) -> frozenset[str]:
    return frozenset(
        _stem(word) for word in _words(mention.title) if word not in _STOP and not word.isdigit()
    )


def _stem(word: str) -> str:
    """A crude stem: endings of number and tense matter less than a missed match."""
    for ending in ("ings", "ing", "ers", "ies", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
