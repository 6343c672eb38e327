"""Whether a statement tells an event that other entries report: a sum of named weights, and two thresholds.

What the statement says counts against what else it could mean: the other events of those days, and what else
the same entry says of them. The weights are those of a logistic regression over labelled stories, rounded;
`docs/design.md` has the measurement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.content import content
from timeline.edtf import Edtf
from timeline.model import Mention
from timeline.same.candidates import Candidate, Candidates, plain_sentence
from timeline.same.dated import clocks_agree, distance, in_days
from timeline.same.gist import Gist, breadth, gist, read_gist, topic
from timeline.same.statement import Statement, likeness, statement

SAME, MAYBE = 1.4, -1.5
_SURE = 3.0  # the same words on the same days
_TOPIC = 5.8  # the two texts are about one matter, 0 to 1
_MARGIN = 8.5  # the words fit better than those of any other pair of these days, -0.4 to 0.3
_DATES = 2.7  # other dates that both texts tell: three or more are 1
_ACTS, _OTHER_ACTS = 0.8, -1.4  # what happens is of one class; of different classes
_BIAS = -2.2
_LEAST_TOPIC = 0.12
_STRANGERS, _ONE_MATTER = 0.25, 0.6  # the topic, and the cosine, below which names must not contradict
_NUMBERS = -9.0  # numbers that contradict
# Reports of these come with numbers of victims, which grow.
_COUNTED = frozenset({"die", "disaster", "accident", "attack", "rescue", "protest"})
_SAME_MONTH = -1
_AWAY = {_SAME_MONTH: -1.0, 0: 0.0, 1: -1.0, 2: -2.0, 3: -2.5, 4: -4.0, 5: -4.5}  # by `dated.distance`
_MOST_REPORTS = 6  # of an event that are compared

# Overlap of content words from which two entries say the same of the same days.
_ALIKE, _MIN_COMMON = 0.6, 3


class Verdict(NamedTuple):
    """The event that a mention tells, None for a new one; the reports with which it may be the same."""

    event: str | None
    maybe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A mention that looks for its event."""

    when: Edtf
    said: Statement
    about: Gist
    precise: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """How a mention (by its number) and an event agree; `lead` is the senior one of the compared reports."""

    number: int
    event: str
    lead: Candidate
    away: int
    topic: float
    words: float
    dates: float
    acts: float
    numbers: bool
    strange: bool
    sure: float


def judge(
    mentions: Mapping[int, Mention], others: Candidates, about: str, told: Iterable[str] = ()
) -> dict[int, Verdict]:
    """What each of the new mentions of one entry tells, by its number; `about` is the gist of the entry.

    `told` are the events that the entry tells already. An entry tells an event once: the surest pair first.
    """
    pairs = [pair for number, mention in mentions.items() for pair in _pairs(number, mention, others, about)]
    scored = _scored(pairs)
    taken, found = set(told), dict[int, str]()
    maybe: defaultdict[int, list[str]] = defaultdict(list)
    for score, pair in scored:
        if pair.number in found:
            continue
        if score >= SAME and not pair.strange and (pair.sure or pair.event not in taken):
            found[pair.number] = pair.event
            taken.add(pair.event)
        elif score >= MAYBE and pair.event not in taken:
            maybe[pair.number].append(pair.lead.key)
    return {number: Verdict(found.get(number), tuple(maybe[number][:3])) for number in mentions}


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How surely two sets of content words tell one event: 0 is "no", else their overlap.

    At least three words must be common, and where both hold numbers, one of them: session 5 is not session 6.
    The overlap is measured on the shorter statement: a lead repeats a headline and adds to it.
    """
    common = len(left & right)
    if common < _MIN_COMMON:
        return 0.0
    if not numbers_agree(left, right):
        return 0.0
    overlap = common / min(len(left), len(right))
    return overlap if overlap >= _ALIKE else 0.0


def numbers_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of content words have a number in common, or one of them none."""
    ours, theirs = ({word for word in words if word.isdigit()} for words in (left, right))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _pairs(number: int, mention: Mention, others: Candidates, about: str) -> Iterator[_Pair]:
    """The events near a mention, each with how the two agree on average."""
    sentence = plain_sentence(mention)
    case = _Case(
        mention.when,
        statement(mention.title, sentence),
        read_gist(about or gist(mention.title, sentence)),
        in_days(mention.when),
    )
    groups: defaultdict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    apart = set()
    for candidate in others.near(mention, about):
        away = distance(case.when, candidate.date)
        if away is not None:
            groups[candidate.event].append((away, candidate))
            if away == 0 and not clocks_agree(case.when.text, candidate.when):
                apart.add(candidate.event)
    for event, group in groups.items():
        if event not in apart:
            pair = _pair(number, case, event, group)
            if pair is not None:
                yield pair


def _pair(number: int, case: _Case, event: str, group: Sequence[tuple[int, Candidate]]) -> _Pair | None:
    """Identical reports are compared once, those of another matter (by hand) not at all."""
    unlike = [one for _, one in group]
    if len(unlike) > 1:
        unlike = list(
            {(one.title, one.sentence, one.gist): one for one in sorted(unlike, reverse=True)}.values()
        )
    sure = max(_sure(case, one, away) for away, one in group) if case.precise else 0.0
    topics = {one: topic(case.about, one.about) for one in unlike}
    near = [one for one, shared in topics.items() if shared >= _LEAST_TOPIC]
    if not near and not sure:
        return None
    compared = sorted(near or topics)[:_MOST_REPORTS]
    if any(one.said.off is not case.said.off or _in_series(case.said, one.said) for one in compared):
        return None
    away = min(away for away, _ in group)
    if not away and not case.precise:
        away = _SAME_MONTH
    mean = _mean(topics[one] for one in compared)
    broad = _mean(breadth(case.about, one.about) for one in compared)
    return _Pair(
        number, event, compared[0], away, mean * broad,
        _mean(likeness(case.said, one.said, case.about.telling, one.about.telling) for one in compared),
        _mean(_dates(case, one) for one in compared),
        _mean(_acts(case.said, one.said) for one in compared),
        any(_contradicts(case.said, one.said) for one in compared),
        mean < _ONE_MATTER and mean * broad < _STRANGERS and any(_strange(case, one) for one in compared),
        sure,
    )  # fmt: skip


def _sure(case: _Case, one: Candidate, away: int) -> float:
    return alike(case.said.content, content(one.title)) if away == 0 else 0.0


def _acts(ours: Statement, theirs: Statement) -> float:
    if not ours.acts or not theirs.acts:
        return 0.0
    return _ACTS if ours.acts & theirs.acts else _OTHER_ACTS


def _dates(case: _Case, one: Candidate) -> float:
    """The share of other dates that both texts tell; three are all."""
    own = {case.when.text[:10], one.when[:10]}
    return min(len((case.about.dates & one.about.dates) - own), 3) / 3


def _strange(case: _Case, one: Candidate) -> bool:
    """Whether two statements may be of strangers: each names only who the other's text does not know.

    Boilerplate ("applications close on ...") names nobody; there the same words say nothing.
    """
    ours, theirs = case.said.names, one.said.names
    if not ours or not theirs:
        return case.said.content == one.said.content
    if ours & theirs:
        return False
    known, told = one.about.counts.keys() | one.said.words.keys(), case.about.counts.keys()
    return ours.isdisjoint(known) and theirs.isdisjoint(told | case.said.words.keys())


def _in_series(ours: Statement, theirs: Statement) -> bool:
    """Whether they are different ones of a series."""
    return bool(ours.ordinals and theirs.ordinals) and not ours.ordinals & theirs.ordinals


def _contradicts(ours: Statement, theirs: Statement) -> bool:
    if _COUNTED & ours.acts & theirs.acts:
        return False
    return bool(ours.numbers and theirs.numbers) and not ours.numbers & theirs.numbers


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _scored(pairs: Sequence[_Pair]) -> list[tuple[float, _Pair]]:
    """The pairs with their scores, the surest first."""
    by_number: defaultdict[int, list[_Pair]] = defaultdict(list)
    by_event: defaultdict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_number[pair.number].append(pair)
        by_event[pair.event].append(pair)
    scored = []
    for pair in pairs:
        rivals = [one.words for one in (*by_number[pair.number], *by_event[pair.event]) if one is not pair]
        scored.append((_score(pair, max(rivals, default=0.0)), pair))
    return sorted(scored, key=lambda item: (-item[0], item[1].number, item[1].lead))


def _score(pair: _Pair, rival: float) -> float:
    """How surely a pair is one event, as the logarithm of the odds."""
    margin = max(-0.4, min(0.3, pair.words - rival))
    return (
        _BIAS
        + _TOPIC * pair.topic
        + _MARGIN * margin
        + _DATES * pair.dates
        + pair.acts
        + _NUMBERS * pair.numbers
        + _AWAY[pair.away]
        + _SURE * bool(pair.sure)
    )
