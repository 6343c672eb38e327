"""Whether a statement tells an event that other entries report: named evidence, its rivals, two thresholds.

How well a statement fits an event counts against how well it fits others, and how well the event fits what
else the entry says: where nothing else of those days is told, little has to agree.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from timeline.model import Mention
from timeline.same.again import maybe_again
from timeline.same.candidates import Candidate, Candidates, plain_sentence
from timeline.same.case import Case
from timeline.same.dated import FIRST, MOVED, WITHIN
from timeline.same.evidence import SAME_MONTH
from timeline.same.pairs import ANY, Least, Pair, pairs
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
# Distances of one date, if one of both is coarser: of days beside each other two texts tell two events.
_TOGETHER = frozenset({0, MOVED, FIRST, WITHIN, SAME_MONTH})


# A pair that fits less is in no doubt, and as a rival less than the one that is always there.
_LEAST = Least(_NOBODY + (MAYBE - _BIAS) / _MARGIN, _NOBODY + (MAYBE - _BIAS - _SURE) / _MARGIN)


class Verdict(NamedTuple):
    """The event that a mention tells, None for a new one; the reports with which it may be the same."""

    event: str | None
    maybe: tuple[str, ...] = ()


_fit = attrgetter("fit")
_Scored = Sequence[tuple[float, Pair]]


def judge(
    mentions: Mapping[int, Mention], others: Candidates, about: str, told: Collection[str] = ()
) -> dict[int, Verdict]:
    """What each of the new mentions of one entry tells, by its number; `about` is the gist of the entry.

    `told` are the events that the entry tells already. An entry tells an event once: the surest pair first.
    """
    # The only mention of an entry has no company and leaves no event over for others.
    least = _LEAST if len(mentions) == 1 else ANY
    near = [
        pair
        for number, mention in mentions.items()
        for pair in pairs(Case(number, mention, about), others.near(mention, about), least)
    ]
    scored, found = _in_company(near, told)
    taken = {*told, *(pair.event for pair in found.values())}
    maybe: defaultdict[int, list[str]] = defaultdict(list)
    for score, pair in scored:
        if score >= MAYBE and pair.number not in found and pair.event not in taken:
            maybe[pair.number].append(pair.lead.key)
    return {
        number: Verdict(found[number].event if number in found else None, tuple(maybe[number][:3]))
        for number in mentions
    }


def _in_company(pairs: Sequence[Pair], told: Collection[str]) -> tuple[_Scored, dict[int, Pair]]:
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


def _beside(pair: Pair, found: Iterable[Pair]) -> Pair:
    """A pair of one date with its company."""
    if pair.away not in _TOGETHER:
        return pair
    others = [one.entries for one in found if one.number != pair.number and one.event != pair.event]
    together = sum(entry in entries for entries in others for entry in pair.entries)
    return replace(pair, company=together / len(pair.entries)) if together else pair


def _found(scored: _Scored, told: Iterable[str]) -> dict[int, Pair]:
    """The event of each mention that has one, by its number; an entry tells an event once."""
    taken, found = set(told), {}
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


def _alone(pair: Pair, scored: _Scored) -> bool:
    """Whether neither text tells another event of that day."""
    return not pair.away and not any(
        one.away == 0 and (one.number == pair.number or one.event == pair.event)
        for _, one in scored
        if one is not pair and not one.entries.isdisjoint(pair.entries)
    )


def _told_apart(pair: Pair) -> bool:
    """Whether one of the reports of a pair, with what it claims, tells another happening of the matter."""
    case = pair.case
    ours = _told(case)
    return any(
        apart(ours, _reported(one, theirs), pair.away)
        for one, theirs in zip(pair.reports, pair.claims, strict=True)
    )


def _scored(pairs: Sequence[Pair]) -> _Scored:
    """The pairs with their scores, the surest first."""
    by_number: defaultdict[int, list[Pair]] = defaultdict(list)
    by_event: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(pairs, key=_fit, reverse=True):
        by_number[pair.number].append(pair)
        by_event[pair.event].append(pair)
    scored = [
        (_score(pair, _rival(pair, by_number[pair.number], by_event[pair.event], pairs)), pair)
        for pair in pairs
    ]
    return sorted(scored, key=lambda item: (-item[0], bool(item[1].away), item[1].number, item[1].lead))


def _rival(pair: Pair, events: Iterable[Pair], mentions: Iterable[Pair], pairs: Sequence[Pair]) -> float:
    """The best fit that speaks against a pair: of its mention with other events, of its event with others.

    Both with the best first. Two events that no text tells both may be one that was not seen to be, and count
    less as rivals; the hours that one sentence gives of an event do not count. Of two mentions of a day that
    fit nearly as well either may be meant: so a text that tells two happenings of a day joins neither by a
    hair.
    """
    best = _NOBODY - _COMPANY * min(pair.company, _MANY) / _MANY if pair.company else _NOBODY
    entries, title = pair.entries, pair.lead.words.title
    for one in events:
        if one.fit <= best:
            break
        if one is not pair:
            proven = not entries.isdisjoint(one.entries) and not (
                pair.fit >= one.fit and _told_again(pair, one)
            )
            fit = one.fit - (_freed(pair, one, pairs) if proven else _UNPROVEN)
            if fit > best and not (one.entries == entries and one.lead.words.title == title):
                best = fit
    for one in mentions:
        fit = one.fit + _TIED * (one.away == pair.away)
        if fit > best and one is not pair and not (pair.fit >= one.fit and _again(pair, one)):
            best = max(best, fit - _freed(pair, one, pairs))
    return best


def _again(pair: Pair, rival: Pair) -> bool:
    """Whether two statements of a text may tell one thing, so that neither is a rival of the other."""
    ours, theirs = pair.case, rival.case
    return _day(ours.when) == _day(theirs.when) and maybe_again(_told(ours), _told(theirs))


def _day(when: str) -> str:
    """A date without its time of day."""
    return when.partition("T")[0]


def _told(case: Case) -> Telling:
    return Telling(case.mention.title, plain_sentence(case.mention), case.claim)


def _told_again(pair: Pair, rival: Pair) -> bool:
    """Whether a text may tell with two events of a day one thing."""
    ours, theirs = pair.lead, rival.lead
    return _day(ours.when) == _day(theirs.when) and any(
        maybe_again(_reported(one, said), _reported(other, told))
        for one, said in zip(pair.reports, pair.claims, strict=True)
        for other, told in zip(rival.reports, rival.claims, strict=True)
        if (one.source, one.entry) == (other.source, other.entry)
    )


def _reported(one: Candidate, claimed: Claim) -> Telling:
    return Telling(one.words.title, one.words.sentence, claimed)


def _freed(pair: Pair, rival: Pair, pairs: Iterable[Pair]) -> float:
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


def _score(pair: Pair, rival: float) -> float:
    """How surely a pair is one event, as the logarithm of the odds."""
    margin = pair.fit - rival
    if not -_MOST_MARGIN < margin < _MOST_MARGIN:
        margin = _MOST_MARGIN if margin > 0 else -_MOST_MARGIN
    return _BIAS + _MARGIN * margin + _SURE * bool(pair.sure)
