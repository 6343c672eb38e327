"""Whether a statement tells an event that other entries report: a sum of named weights, and two thresholds.

What the statement says counts against what else it could mean: the other events of those days, and what else
the same entry says of them. The weights are those of a logistic regression over labelled stories, rounded;
`docs/design.md` has the measurement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.edtf import Edtf
from timeline.model import Mention
from timeline.same.candidates import Candidate, Candidates, plain_sentence
from timeline.same.dated import clocks_agree, distance, in_days
from timeline.same.gist import breadth, topic
from timeline.same.statement import Claim, Statement, claim, likeness

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


class _Case(NamedTuple):
    """A mention that looks for its event; `topics` are those of texts met so far, by their gists."""

    number: int
    when: Edtf
    claim: Claim
    precise: bool
    topics: dict[str, float]


class _Found(NamedTuple):
    """A report near a mention: how far away its date is, itself, and what it claims."""

    away: int
    one: Candidate
    claim: Claim


class _Pair(NamedTuple):
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
    topics: dict[str, float] = {}
    pairs = [
        pair
        for number, mention in mentions.items()
        for pair in _pairs(
            _case(number, mention, about, topics if about else {}), others.near(mention, about)
        )
    ]
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
    overlap = common / min(len(left), len(right))
    return overlap if overlap >= _ALIKE and numbers_agree(left, right) else 0.0


def numbers_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of content words have a number in common, or one of them none."""
    ours, theirs = ({word for word in words if word.isdigit()} for words in (left, right))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _case(number: int, mention: Mention, about: str, topics: dict[str, float]) -> _Case:
    said = claim(mention.title, plain_sentence(mention), about)
    return _Case(number, mention.when, said, in_days(mention.when), topics)


def _pairs(case: _Case, candidates: Iterable[Candidate]) -> Iterator[_Pair]:
    """The events near a mention, each with how the two agree on average."""
    groups: defaultdict[str, list[_Found]] = defaultdict(list)
    apart = set()
    for one in candidates:
        away = distance(case.when, one.date)
        if away is not None:
            groups[one.event].append(_Found(away, one, one.claim))
            if away == 0 and not clocks_agree(case.when.text, one.when):
                apart.add(one.event)
    for event, group in groups.items():
        if event not in apart:
            pair = _pair(case, event, group)
            if pair is not None:
                yield pair


def _pair(case: _Case, event: str, group: Sequence[_Found]) -> _Pair | None:
    """Reports of another matter are compared (by hand, they were put there) only where words are the same."""
    sure = max([_sure(case, found) for found in group]) if case.precise else 0.0
    topics = [(_topic(case, found), found) for found in _unlike(group)]
    near = [one for one in topics if one[0] >= _LEAST_TOPIC]
    if not near and not sure:
        return None
    compared = (near or topics)[:_MOST_REPORTS]
    for _, found in compared:
        if _bars(case.claim.said, found.claim.said):
            return None
    away = min([found.away for found in group])
    return _compared(case, event, compared, away if away or case.precise else _SAME_MONTH, sure)


def _compared(
    case: _Case, event: str, compared: Sequence[tuple[float, _Found]], away: int, sure: float
) -> _Pair:
    """How a mention agrees with some reports of an event on average."""
    own, said = case.claim, case.claim.said
    mean = broad = words = dates = acts = 0.0
    numbers = False
    for shared, found in compared:
        other = found.claim
        mean += shared
        broad += breadth(own.about, other.about)
        words += likeness(own, other)
        dates += _dates(case, found)
        acts += _acts(said, other.said)
        numbers = numbers or _contradicts(said, other.said)
    count = len(compared)
    mean, broad = mean / count, broad / count
    doubtful = mean < _ONE_MATTER and mean * broad < _STRANGERS
    strange = doubtful and any(_strange(own, found.claim) for _, found in compared)
    lead = compared[0][1].one
    return _Pair(
        case.number, event, lead, away, mean * broad, words / count, dates / count, acts / count, numbers,
        strange, sure,
    )  # fmt: skip


def _unlike(group: Sequence[_Found]) -> Sequence[_Found]:
    """The reports of an event, the senior first and identical ones once."""
    if len(group) == 1:
        return group
    ordered = sorted(group, key=lambda found: found.one)
    first = {(found.one.title, found.one.sentence, found.one.gist): found for found in reversed(ordered)}
    return sorted(first.values(), key=lambda found: found.one)


def _topic(case: _Case, found: _Found) -> float:
    """How much the two texts are about one matter; a text tells many things, and is compared once."""
    about = found.one.gist
    if not about:
        return topic(case.claim.about, found.claim.about)
    known = case.topics.get(about)
    if known is None:
        known = case.topics[about] = topic(case.claim.about, found.claim.about)
    return known


def _sure(case: _Case, found: _Found) -> float:
    return alike(case.claim.said.content, found.claim.said.content) if found.away == 0 else 0.0


def _bars(ours: Statement, theirs: Statement) -> bool:
    """Whether two statements cannot be of one event: one calls it off, or each is another of a series."""
    return ours.off is not theirs.off or _in_series(ours, theirs)


def _acts(ours: Statement, theirs: Statement) -> float:
    if not ours.acts or not theirs.acts:
        return 0.0
    return _OTHER_ACTS if ours.acts.isdisjoint(theirs.acts) else _ACTS


def _dates(case: _Case, found: _Found) -> float:
    """The share of other dates that both texts tell; three are all."""
    common = case.claim.about.dates & found.claim.about.dates
    if not common:
        return 0.0
    return min(len(common - {case.when.text[:10], found.one.when[:10]}), 3) / 3


def _strange(own: Claim, other: Claim) -> bool:
    """Whether two statements may be of strangers: each names only who the other's text does not know.

    Boilerplate ("applications close on ...") names nobody; there the same words say nothing.
    """
    ours, theirs = own.said.names, other.said.names
    if not ours or not theirs:
        return own.said.content == other.said.content
    if ours & theirs:
        return False
    known, told = other.about.counts.keys() | other.words.keys(), own.about.counts.keys() | own.words.keys()
    return ours.isdisjoint(known) and theirs.isdisjoint(told)


def _in_series(ours: Statement, theirs: Statement) -> bool:
    """Whether they are different ones of a row."""
    return bool(ours.ordinals and theirs.ordinals) and not ours.ordinals & theirs.ordinals


def _contradicts(ours: Statement, theirs: Statement) -> bool:
    if _COUNTED & ours.acts & theirs.acts:
        return False
    return bool(ours.numbers and theirs.numbers) and not ours.numbers & theirs.numbers


def _scored(pairs: Sequence[_Pair]) -> list[tuple[float, _Pair]]:
    """The pairs with their scores, the surest first."""
    best: defaultdict[int | str, list[float]] = defaultdict(list)
    for pair in pairs:
        best[pair.number].append(pair.words)
        best[pair.event].append(pair.words)
    for words in best.values():
        words.sort(reverse=True)
        words.append(0.0)
    scored = []
    for pair in pairs:
        # The best of the others: the second one where this pair is the best itself.
        rivals = (words[words[0] == pair.words] for words in (best[pair.number], best[pair.event]))
        scored.append((_score(pair, max(rivals)), pair))
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
