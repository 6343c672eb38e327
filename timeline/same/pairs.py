"""The events near a mention, each with how well its reports agree with it.

Eight reports are compared with each mention that is read, so what refuses most is asked first, and a pair
that can change nothing ends there.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from timeline.same.alike import entitled_alike, titled_alike
from timeline.same.bars import bars, goes_on, strangers_met
from timeline.same.candidates import Candidate
from timeline.same.case import Case
from timeline.same.dated import (
    NEXT,
    NIGHT,
    WITHIN,
    begins_night,
    clocks_agree,
    distance,
    ends_night,
    moved,
    nearest,
    night_in,
)
from timeline.same.evidence import SAME_MONTH, compared, too_far
from timeline.same.gist import Gist, Matter, read_gist
from timeline.same.statement import Claim, said

_LEAST_TOPIC = 0.08
_OTHER = frozenset({WITHIN, NEXT, 4, 5})  # distances: what is called off "next month" may be another one
_MOST_REPORTS = 6  # of an event that are compared
_Found = tuple[int, Candidate]  # how far away its date is, and a report near a mention
_report = itemgetter(1)


@dataclass(slots=True, eq=False)  # never changed
class Pair:
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
    words: float = 0.0
    wordless: bool = False
    company: float = 0.0


@dataclass(frozen=True, slots=True)
class Least:
    """How well a pair has to fit to change anything; less is enough where titles say `surely` the same."""

    fit: float = -math.inf
    surely: float = -math.inf


ANY = Least()


def pairs(case: Case, candidates: Iterable[Candidate], least: Least = ANY) -> list[Pair]:
    """The events near a mention, each with how the two agree on average."""
    groups: dict[str, list[_Found]] = {}
    apart = set()
    when, still = case.when, not case.mention.former
    for one in candidates:
        event, away = one.event, 0
        if one.when != when or one.former or not still:  # few
            found = _away(case, one)
            if found is None:
                continue
            away = found
            if away == 0 and not clocks_agree(when, one.when):
                apart.add(event)
        if event in groups:
            groups[event].append((away, one))
        else:
            groups[event] = [(away, one)]
    fitting = []
    for event, group in groups.items():
        if event not in apart and (pair := _pair(case, event, group, least)) is not None:
            fitting.append(pair)
    return fitting


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
    away = group[0][0]
    if len(group) > 1:
        away = nearest([apart for apart, _ in group]) or 0
    if away == NEXT and any(apart == NEXT and _of_a_night(case, one) for apart, one in group):
        return NIGHT
    return away if away or case.precise else SAME_MONTH


def _of_a_night(case: Case, one: Candidate) -> bool:
    """Whether the night between two days may be told, by that which begins it or that which ends it."""
    ours, theirs = (case.when, case.night), (one.when, night_in(one.words.sentence))
    first, second = (ours, theirs) if case.when < one.when else (theirs, ours)
    return begins_night(*first) or ends_night(*second)


def _pair(case: Case, event: str, group: Sequence[_Found], least: Least) -> Pair | None:
    """Reports of another matter are compared (by hand, they were put there) only where words are the same.

    What a report claims is made out last: of most there is no need.
    """
    reports: list[Candidate] = []
    matters: list[Matter] = []
    unlike = group if len(group) == 1 else _unlike(group)
    for _, one in unlike:
        if not case.stranger_to(one) and (shared := case.matter(one)).topic >= _LEAST_TOPIC:
            reports.append(one)
            matters.append(shared)
    if reports:
        return _compared(case, event, group, reports[:_MOST_REPORTS], matters[:_MOST_REPORTS], least)
    sure = _sure(case, group, entitled_alike) if case.precise else 0.0
    if not sure:
        return None
    reports = [one for _, one in unlike[:_MOST_REPORTS]]
    return _compared(case, event, group, reports, [case.matter(one) for one in reports], least, sure)


def _compared(
    case: Case,
    event: str,
    group: Sequence[_Found],
    reports: Sequence[Candidate],
    matters: Sequence[Matter],
    least: Least,
    sure: float | None = None,
) -> Pair | None:
    """How some reports of an event agree with a mention, None where one of them cannot be of its event.

    And where they fit so little that it changes nothing. What one report is called off by may name more than
    the others do.
    """
    own, when, days = case.claim, case.when, case.days
    stated = own.said
    for one in reports:
        if one.when != when:
            days |= {one.when[:10]}
    away = _nearest(case, group)
    if away and sure is None and too_far(own, map(_about, reports), away, days, least.fit):
        return None
    claims = [one.claim for one in reports]
    if any(bars(stated, theirs.said) for theirs in claims) or _kept_up(own, claims, away):
        return None
    evidence = compared(own, claims, matters, away, days, least.surely)
    if evidence is None or evidence.fit < least.surely:
        return None
    if sure is None or evidence.deed < 0:  # all words but the verb: a flight took off, it crashed
        sure = _sure(case, group, titled_alike) if evidence.deed >= 0 else 0.0
    if not sure and evidence.fit < least.fit:
        return None
    mute = evidence.mute and (away != 0 or evidence.deed < 0 or evidence.silent)
    strange = evidence.others
    if not strange and evidence.doubtful and not (sure and case.lasting):
        met = {strangers_met(own, other) for other in claims}
        strange = True in met and False not in met
    return Pair(
        case.number, event, reports[0], frozenset([(one.source, one.entry) for one in reports]), away,
        evidence.fit, strange, mute, sure, case, reports, claims, evidence.words, evidence.mute,
    )  # fmt: skip


def _kept_up(own: Claim, claims: Iterable[Claim], away: int) -> bool:
    """Whether nothing that reports announce is what a statement calls off, or the other way round."""
    return all(
        goes_on(own, theirs) or (away in _OTHER and own.said.off is not theirs.said.off) for theirs in claims
    )


def _about(one: Candidate) -> Gist:
    gist = one.words.gist
    return read_gist(gist) if gist else one.claim.about


def _unlike(group: Sequence[_Found]) -> Sequence[_Found]:
    """The reports of an event, the senior first and identical ones once."""
    first: dict[tuple[str, str, str], _Found] = {}
    for found in sorted(group, key=_report):
        words = found[1].words
        first.setdefault((words.title, words.sentence, words.gist), found)
    return list(first.values())


def _sure(case: Case, group: Iterable[_Found], likeness: Callable[[frozenset[str], str], float]) -> float:
    """How surely the title of a report of the same date says the same; of years, in the same words."""
    if not case.precise:
        return float(case.lasting and any(_of_words(case, away, one) for away, one in group))
    content, sure = case.content, 0.0
    for away, one in group:
        if away == 0 and (likely := likeness(content, one.words.title)) > sure:
            sure = likely
    return sure


def _of_words(case: Case, away: int, one: Candidate) -> bool:
    return away == 0 and said(one.words.title) == case.content
