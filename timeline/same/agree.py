"""Whether a statement tells an event that other entries report: named evidence, its rivals, two thresholds.

How well a statement fits an event counts against how well it fits others, and how well the event fits what
else the entry says: where nothing else of those days is told, little has to agree.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from timeline.model import Mention
from timeline.same.alike import entitled_alike, titled_alike
from timeline.same.bars import bars, strangers_met
from timeline.same.candidates import Candidate, Candidates, plain_sentence
from timeline.same.case import Case
from timeline.same.dated import (
    FIRST,
    MOVED,
    NEXT,
    NIGHT,
    WITHIN,
    by_night,
    clocks_agree,
    distance,
    moved,
    nearest,
    night_in,
)
from timeline.same.evidence import SAME_MONTH, compared
from timeline.same.gist import Matter, matter, matter_of, strangers
from timeline.same.parts import Telling, apart
from timeline.same.statement import Claim

SAME, MAYBE = 0.5, -1.5
_BIAS, _MARGIN = 0.4, 1.8  # how much better a pair fits than any rival
_NOBODY, _MOST_MARGIN = -1.0, 3.0  # the fit of a rival that is always there; beyond this it is no surer
_COMPANY, _MANY = 1.5, 3  # how much less it fits where both texts tell so many other events
_ACQUAINTED = 2  # other events that texts of strangers do not both tell
_FAMILIAR = 3  # and by which the only events of a day are one, though they share no word
_ROUNDS = 3  # each finds events in the company of those of the round before
_TIED = 0.2  # how much better a mention fits than another of its text and day
_TELLING = 0.1  # likeness
_UNPROVEN = 1.0  # how much less a rival event counts that no text tells apart
_SURE = 3.0  # the same words on the same days
_LEAST_TOPIC = 0.08
_STRANGERS, _ONE_MATTER = 0.25, 0.6  # the topic, and the cosine, below which names must not contradict
# Distances of one date, if one of both is coarser: of days beside each other two texts tell two events.
_TOGETHER = frozenset({0, MOVED, FIRST, WITHIN, SAME_MONTH})
_MOST_REPORTS = 6  # of an event that are compared


class Verdict(NamedTuple):
    """The event that a mention tells, None for a new one; the reports with which it may be the same."""

    event: str | None
    maybe: tuple[str, ...] = ()


_Found = tuple[int, Candidate]  # how far away its date is, and a report near a mention
_report = itemgetter(1)


class _Pair(NamedTuple):
    """How well a mention (by its number) fits an event; `lead` is the senior one of the compared reports.

    `reports` are all of these, `claims` theirs. `company` is how many other events the entry tells together
    with those that report this one, on average, `words` how much the two say the same; `wordless` if they say
    enough to, and do not.
    """

    number: int
    event: str
    lead: Candidate
    entries: frozenset[tuple[str, str]]
    away: int
    fit: float
    strange: bool
    mute: bool
    sure: float
    case: Case
    reports: Sequence[Candidate]
    claims: Sequence[Claim]
    company: float = 0.0
    words: float = 0.0
    wordless: bool = False


_Scored = Sequence[tuple[float, _Pair]]


def judge(
    mentions: Mapping[int, Mention], others: Candidates, about: str, told: Collection[str] = ()
) -> dict[int, Verdict]:
    """What each of the new mentions of one entry tells, by its number; `about` is the gist of the entry.

    `told` are the events that the entry tells already. An entry tells an event once: the surest pair first.
    """
    pairs = [
        pair
        for number, mention in mentions.items()
        for pair in _pairs(Case(number, mention, about), others.near(mention, about))
    ]
    scored, found = _in_company(pairs, told)
    taken = {*told, *(pair.event for pair in found.values())}
    maybe: defaultdict[int, list[str]] = defaultdict(list)
    for score, pair in scored:
        if score >= MAYBE and pair.number not in found and pair.event not in taken:
            maybe[pair.number].append(pair.lead.key)
    return {
        number: Verdict(found[number].event if number in found else None, tuple(maybe[number][:3]))
        for number in mentions
    }


def _in_company(pairs: Sequence[_Pair], told: Collection[str]) -> tuple[_Scored, dict[int, _Pair]]:
    """The pairs with their scores once it is known which events the entry tells together with others.

    And what was found by them.

    Texts that tell two happenings of a matter tell a third one: of its day no more than that has to agree.
    """
    scored = _scored(pairs)
    found = _found(scored, told)
    alone = len({pair.number for pair in pairs}) < 2  # most entries tell one thing, in nobody's company
    for _ in range(0 if alone else _ROUNDS):
        again = _scored([_beside(pair, found.values()) for pair in pairs])
        before, found, scored = found.keys(), _found(again, told), again
        if found.keys() == before:
            break
    return scored, found


def _beside(pair: _Pair, found: Iterable[_Pair]) -> _Pair:
    """A pair of one date with its company."""
    if pair.away not in _TOGETHER:
        return pair
    others = [one.entries for one in found if one.number != pair.number and one.event != pair.event]
    together = sum(entry in entries for entries in others for entry in pair.entries)
    return pair._replace(company=together / len(pair.entries)) if together else pair


def _found(scored: _Scored, told: Iterable[str]) -> dict[int, _Pair]:
    """The event of each mention that has one, by its number; an entry tells an event once."""
    taken, found = set(told), dict[int, _Pair]()
    for score, pair in scored:
        if score < SAME:
            break
        if pair.number in found or pair.mute or (pair.strange and pair.company < _ACQUAINTED):
            continue
        if pair.wordless and (pair.company < _FAMILIAR or not _alone(pair, scored)):
            continue
        # What takes longest is asked last: of most pairs there is no need.
        if pair.sure or (pair.event not in taken and not _told_apart(pair)):
            found[pair.number] = pair
            taken.add(pair.event)
    return found


def _alone(pair: _Pair, scored: _Scored) -> bool:
    """Whether neither text tells another event of that day."""
    return not pair.away and not any(
        one.away == 0 and (one.number == pair.number or one.event == pair.event)
        for _, one in scored
        if one is not pair and not one.entries.isdisjoint(pair.entries)
    )


def _pairs(case: Case, candidates: Iterable[Candidate]) -> Iterator[_Pair]:
    """The events near a mention, each with how the two agree on average."""
    groups: defaultdict[str, list[_Found]] = defaultdict(list)
    apart = set()
    when, still = case.mention.when.text, not case.mention.former
    for one in candidates:
        if still and one.when == when and not one.former:  # most
            groups[one.event].append((0, one))
            continue
        away = _away(case, one)
        if away is not None:
            groups[one.event].append((away, one))
            if away == 0 and not clocks_agree(when, one.when):
                apart.add(one.event)
    for event, group in groups.items():
        if event not in apart:
            pair = _pair(case, event, group)
            if pair is not None:
                yield pair


def _away(case: Case, one: Candidate) -> int | None:
    """How far away the date of a report is; one that was moved is at both of its dates."""
    when, was = case.mention.when, case.mention.former
    date = one.date
    apart = distance(when, date)
    if not was and not one.former:
        return apart
    found = [
        apart,
        moved(when, was, date) if was else None,
        moved(date, one.was, when) if one.former else None,
    ]
    return nearest(away for away in found if away is not None)


def _nearest(case: Case, group: Sequence[_Found]) -> int:
    """How far away the date of an event is: "late on Saturday" may be Sunday's "early hours"."""
    away = group[0][0] if len(group) == 1 else nearest([away for away, _ in group]) or 0
    if away == NEXT and any(apart == NEXT and _of_a_night(case, one) for apart, one in group):
        return NIGHT
    return away if away or case.precise else SAME_MONTH


def _of_a_night(case: Case, one: Candidate) -> bool:
    """Whether one of both tells of a night."""
    return case.by_night or by_night(one.when) or bool(night_in(one.words.sentence))


def _pair(case: Case, event: str, group: Sequence[_Found]) -> _Pair | None:
    """Reports of another matter are compared (by hand, they were put there) only where words are the same.

    What a report claims is made out last: of most there is no need.
    """
    reports = [one for _, one in _unlike(group)]
    near = [
        (shared, one)
        for one in reports
        if not strangers(case.about, one.words.gist) and (shared := _matter(case, one)).topic >= _LEAST_TOPIC
    ]
    sure = _sure(case, group, titled_alike if near else entitled_alike) if case.precise else 0.0
    if not near and not sure:
        return None
    near = near or [(_matter(case, one), one) for one in reports]
    return _compared(case, event, near[:_MOST_REPORTS], _nearest(case, group), sure)


def _compared(
    case: Case, event: str, reports: Sequence[tuple[Matter, Candidate]], away: int, sure: float
) -> _Pair | None:
    """How some reports of an event agree with a mention, None where one of them cannot be of its event."""
    own, count = case.claim, len(reports)
    said = own.said
    when = case.mention.when.text
    claims, matters, days, entries = [], [], {when[:10]}, []
    topic = breadth = 0.0
    for shared, one in reports:  # once: that is done more often than anything else
        theirs = one.claim
        if bars(said, theirs.said):
            return None
        claims.append(theirs)
        matters.append(shared)
        if one.when != when:
            days.add(one.when[:10])
        entries.append((one.source, one.entry))
        topic += shared.topic
        breadth += shared.breadth
    evidence = compared(own, claims, matters, away, frozenset(days))
    strange = False
    if topic / count < _ONE_MATTER and topic / count * (breadth / count) < _STRANGERS:
        met = {strangers_met(own, other) for other in claims}
        strange = True in met and False not in met
    compared_with = [one for _, one in reports]
    mute = evidence.mute and (away != 0 or evidence.deed < 0 or evidence.silent)
    return _Pair(
        case.number, event, compared_with[0], frozenset(entries), away, evidence.fit,
        strange or evidence.others, mute, sure, case, compared_with, claims,
        words=evidence.words, wordless=evidence.mute,
    )  # fmt: skip


def _told_apart(pair: _Pair) -> bool:
    """Whether one of the reports of a pair, with what it claims, tells another happening of the matter."""
    case = pair.case
    ours = Telling(case.mention.title, plain_sentence(case.mention), case.claim)
    return any(
        apart(ours, Telling(one.words.title, one.words.sentence, theirs), pair.away)
        for one, theirs in zip(pair.reports, pair.claims, strict=True)
    )


def _unlike(group: Sequence[_Found]) -> Sequence[_Found]:
    """The reports of an event, the senior first and identical ones once."""
    if len(group) == 1:
        return group
    first: dict[tuple[str, str, str], _Found] = {}
    for found in sorted(group, key=_report):
        first.setdefault(_words(found[1]), found)
    return list(first.values())


def _words(one: Candidate) -> tuple[str, str, str]:
    words = one.words
    return words.title, words.sentence, words.gist


def _matter(case: Case, one: Candidate) -> Matter:
    """How much the two texts are about one matter; a text tells many things, and is compared once."""
    ours, theirs = case.about, one.words.gist
    if ours and theirs:
        return matter_of(ours, theirs)
    return matter(case.claim.about, one.claim.about)


def _sure(case: Case, group: Iterable[_Found], likeness: Callable[[frozenset[str], str], float]) -> float:
    """How surely the title of a report of the same date says the same."""
    content, sure = case.content, 0.0
    for away, one in group:
        if away == 0:
            sure = max(sure, likeness(content, one.words.title))
    return sure


def _scored(pairs: Sequence[_Pair]) -> _Scored:
    """The pairs with their scores, the surest first."""
    by_number: defaultdict[int, list[_Pair]] = defaultdict(list)
    by_event: defaultdict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_number[pair.number].append(pair)
        by_event[pair.event].append(pair)
    scored = [
        (_score(pair, _rival(pair, by_number[pair.number], by_event[pair.event], pairs)), pair)
        for pair in pairs
    ]
    return sorted(scored, key=lambda item: (-item[0], item[1].number, item[1].lead))


def _rival(pair: _Pair, events: Iterable[_Pair], mentions: Iterable[_Pair], pairs: Sequence[_Pair]) -> float:
    """The best fit that speaks against a pair: of its mention with other events, of its event with others.

    Two events that no text tells both may be one that was not seen to be, and count less as rivals; the hours
    that one sentence gives of an event do not count. Of two mentions of a day that fit nearly as well either
    may be meant: so a text that tells two happenings of a day joins neither by a hair.
    """
    best = _NOBODY - _COMPANY * min(pair.company, _MANY) / _MANY
    entries, title = pair.entries, pair.lead.words.title
    for one in events:
        if one.fit > best and one is not pair:
            fit = one.fit - (_UNPROVEN if entries.isdisjoint(one.entries) else _freed(pair, one, pairs))
            if fit > best and not (one.entries == entries and one.lead.words.title == title):
                best = fit
    for one in mentions:
        fit = one.fit + _TIED * (one.away == pair.away)
        if fit > best and one is not pair:
            best = max(best, fit - _freed(pair, one, pairs))
    return best


def _freed(pair: _Pair, rival: _Pair, pairs: Iterable[_Pair]) -> float:
    """How much less a rival counts where two texts both tell two happenings of a day.

    As much as the other two fit better than the other way round.
    """
    if rival.away or pair.away or rival.fit > pair.fit or pair.words < _TELLING:
        return 0.0
    here = [one for one in pairs if not one.away and not one.entries.isdisjoint(pair.entries)]
    fits = {(one.number, one.event): one.fit for one in here}
    free = 0.0
    for one in here:
        if one.fit <= rival.fit or one.mute or one.number == pair.number or one.event == pair.event:
            continue
        if one.number == rival.number:
            free = max(free, one.fit - fits.get((pair.number, one.event), _NOBODY))
        elif one.event == rival.event:
            free = max(free, one.fit - fits.get((one.number, pair.event), _NOBODY))
    return free


def _score(pair: _Pair, rival: float) -> float:
    """How surely a pair is one event, as the logarithm of the odds."""
    margin = pair.fit - rival
    if not -_MOST_MARGIN < margin < _MOST_MARGIN:
        margin = _MOST_MARGIN if margin > 0 else -_MOST_MARGIN
    return _BIAS + _MARGIN * margin + _SURE * bool(pair.sure)
