"""Identity: which mention is the same statement as before, and which statements are the same event.

Within an entry a statement keeps its key when only its date moves (the words with the dates masked stay the
same) and when it is reworded (most words stay). Across entries, see `timeline.same`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from timeline.content import content, words_of
from timeline.model import Event, Mention, Report
from timeline.same import Candidates, can_meet

# Share of common words (Dice) from which a reworded statement in one entry is still the same one.
_REWORDED = 0.6  # the date moved as well
_SAME_DATE = 0.35  # the date stayed
# On the same day, share of the content words of the shorter statement; of a month or year, more of them.
_SAME_DAY, _SAME_PERIOD, _FEW = 0.3, 0.5, 2
# Of more statements in one entry (an archive list), only those with unchanged words are followed.
_MANY = 300


def identify(
    before: Sequence[Report],
    mentions: Sequence[Mention],
    others: Candidates,
    retired: Sequence[Report] = (),
    taken: Collection[str] = (),
    *,
    source: str,
    entry: str,
    now: datetime,
) -> tuple[Report, ...]:
    """The reports of one entry as it reads now.

    `before` are its current reports, `others` reports of other entries that may tell the same events, to
    which those of this entry are added, `retired` what this entry once said. Every mention becomes a report:
    with the key and event of the one that it continues or takes up again, else with a key of its own, none
    of those `taken`, and the event of a matching report, else as the founder of an event.
    """
    continued = _continue(before, mentions)
    returned = _returned(retired, mentions, continued)
    used = Counter(report.mention.masked for report in (*before, *retired))
    keys = {report.key for report in (*before, *retired)} | set(taken)
    reports: list[Report] = []
    for index, mention in enumerate(mentions):
        known = continued.get(index)
        if known is not None:
            report = _read_again(known, mention, now)
        elif index in returned:
            old = returned[index]
            report = replace(old, mention=mention, since=now, moved=None, withdrawn=None)
        else:
            key = _new_key(source, entry, mention, used, keys)
            event = others.event_of(mention) or key
            report = Report(key, event, source, entry, mention, first_seen=now, since=now)
        reports.append(report)
        others.add(report)
    return tuple(reports)


def merge(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The timeline: reports gathered by event, in the order of their dates.

    The date that was changed last counts: when one source moves a meeting, the others are the ones that lag
    behind, whatever else they say. The name is that of the first report with this date. Order of the input
    does not matter.
    """
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.event].append(report)
    events = []
    for key, group in groups.items():
        ordered = tuple(sorted(group, key=_seniority))
        moved = [report for report in ordered if report.moved is not None]
        when = max(moved, key=_latest, default=ordered[0]).mention.when
        lead = next(report for report in ordered if report.mention.when == when)
        events.append(Event(key, when, lead.mention.title, ordered))
    return tuple(sorted(events, key=lambda event: (event.when, event.key)))


def similarity(left: str, right: str) -> float:
    """Share of common words (Dice coefficient on multisets), 0 to 1."""
    a, b = Counter(words_of(left)), Counter(words_of(right))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _continue(before: Sequence[Report], mentions: Sequence[Mention]) -> dict[int, Report]:
    """Which mention (by index) continues which report, each used once.

    Surest first: the same words and date, the same words, then other words by likeness.
    """
    found: dict[int, Report] = {}
    left = dict(enumerate(before))
    for sign in (lambda mention: (mention.masked, mention.when), lambda mention: mention.masked):
        _match(sign, mentions, found, left)
    open_mentions = [index for index in range(len(mentions)) if index not in found]
    if len(open_mentions) * len(left) > _MANY**2:
        return found
    pairs = []
    for index in open_mentions:
        for place, report in left.items():
            likeness = _likeness(report.mention, mentions[index])
            if likeness:
                pairs.append((-likeness, abs(index - place), index, place))
    for _, _, index, place in sorted(pairs):
        if index not in found and place in left:
            found[index] = left.pop(place)
    return found


def _match(
    sign: Callable[[Mention], Hashable],
    mentions: Sequence[Mention],
    found: dict[int, Report],
    left: dict[int, Report],
) -> None:
    """Pair mentions and reports of the same sign, in the order of the text."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in sorted(left, reverse=True):
        places[sign(left[place].mention)].append(place)
    for index, mention in enumerate(mentions):
        if index not in found and places[sign(mention)]:
            found[index] = left.pop(places[sign(mention)].pop())


def _likeness(old: Mention, new: Mention) -> float:
    """How surely `new` is `old` in other words: above 1 with the same date, else up to 1; 0 is "no"."""
    alike = similarity(old.masked, new.masked)
    if old.when == new.when:
        alike = max(alike, similarity(old.title, new.title))
        return 1.0 + alike if alike >= _SAME_DATE or _tells_the_same(old, new) else 0.0
    return alike if alike >= _REWORDED else 0.0


def _tells_the_same(old: Mention, new: Mention) -> bool:
    """Whether two statements of one date, quite differently worded, are about the same thing."""
    left, right = content(old.title), content(new.title)
    common = len(left & right)
    share = common / min(len(left), len(right)) if common else 0.0
    return share >= _SAME_DAY if can_meet(new) else share >= _SAME_PERIOD and common >= _FEW


def _returned(
    retired: Sequence[Report], mentions: Sequence[Mention], continued: Mapping[int, Report]
) -> dict[int, Report]:
    """Which other mention (by index) says again, word for word, what the entry once said."""
    found = dict(continued)
    _match(lambda mention: mention.masked, mentions, found, dict(enumerate(retired)))
    return {index: report for index, report in found.items() if index not in continued}


def _read_again(known: Report, mention: Mention, now: datetime) -> Report:
    moved = known.mention.when != mention.when
    same = not moved and known.mention.masked == mention.masked
    return replace(
        known, mention=mention, since=known.since if same else now, moved=now if moved else known.moved
    )


def _new_key(source: str, entry: str, mention: Mention, used: Counter[str], taken: set[str]) -> str:
    """A key out of the entry and the words without dates; numbered when the same words are said twice."""
    while True:
        number = used[mention.masked]
        used[mention.masked] += 1
        parts = [source, entry, mention.masked, *([str(number)] if number else [])]
        key = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if key not in taken:
            taken.add(key)
            return key


def _latest(report: Report) -> tuple[datetime, str]:
    return report.moved or report.since, report.key


def _seniority(report: Report) -> tuple[datetime, str, str, str]:
    return report.first_seen, report.source, report.entry, report.key
