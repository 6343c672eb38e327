"""Which statement of an entry is which of its earlier reading.

Surest first: the same words and date, the same words, other words by likeness, and at last what stands in the
place of another between statements that stayed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.content import content, folded_words
from timeline.model import Basis, Mention, Report
from timeline.programme import moves
from timeline.same import in_days, numbers_agree

# Share of common words (Dice) from which a reworded statement in one entry is still the same one.
_REWORDED = 0.6  # the date moved as well
_SAME_DATE = 0.35  # the date stayed
# Share of the content words of the shorter statement: of one day, of one month or year, in one place.
_SAME_DAY, _SAME_PERIOD, _IN_PLACE, _SAID_TO_MOVE = 0.3, 0.5, 0.5, 0.3
_ELSEWHERE = 0.5
_FEW = 2  # content words
# Of more statements in one entry (an archive list), only those with unchanged words are followed.
_MANY = 300


# Whether a report and a mention are two events, though they may have the same words.
Apart = Callable[[Report, Mention], bool]


def never(_report: Report, _mention: Mention) -> bool:
    """What nothing is."""
    return False


def continued(
    before: Sequence[Report], mentions: Sequence[Mention], apart: Apart = never
) -> dict[int, Report]:
    """Which mention (by index) continues which report, each used once.

    Those that are `apart` are not the same whatever their words.
    """
    if not before:
        return {}
    found: dict[int, int] = {}
    left = {place: report.mention for place, report in enumerate(before)}

    def parted(index: int, place: int) -> bool:
        return apart(before[place], mentions[index])

    _match(lambda mention: (mention.masked, mention.when), mentions, found, left)
    _match(lambda mention: mention.masked, mentions, found, left, parted)
    open_ = _open(mentions, found)
    left = {place: old for place, old in left.items() if not all(parted(index, place) for index in open_)}
    if len(open_) * len(left) <= _MANY**2:
        for likeness, pairs in (
            (_likeness, ((index, place) for index in open_ for place in left)),
            (_likeness_in_place, _beside(mentions, found, left)),
        ):
            candidates = ((index, place) for index, place in pairs if not parted(index, place))
            _pair(likeness, candidates, mentions, found, left)
    return {index: before[place] for index, place in found.items()}


def returned(
    retired: Sequence[Report], mentions: Sequence[Mention], known: Mapping[int, Report]
) -> dict[int, Report]:
    """Which other mention (by index) says again, word for word, what the entry once said."""
    if not retired:
        return {}
    found = dict.fromkeys(known, -1)
    left = {place: report.mention for place, report in enumerate(retired)}
    _match(lambda mention: mention.masked, mentions, found, left)
    return {index: retired[place] for index, place in found.items() if index not in known}


def similarity(left: str, right: str) -> float:
    """Share of common words (Dice coefficient on multisets), 0 to 1."""
    a, b = Counter(folded_words(left)), Counter(folded_words(right))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _match(
    sign: Callable[[Mention], Hashable],
    mentions: Sequence[Mention],
    found: dict[int, int],
    left: dict[int, Mention],
    parted: Callable[[int, int], bool] = lambda _index, _place: False,
) -> None:
    """Pair mentions and reports of the same sign, in the order of the text."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in sorted(left, reverse=True):
        places[sign(left[place])].append(place)
    for index, mention in enumerate(mentions):
        if index in found:
            continue
        same = places[sign(mention)]
        for place in reversed(same):
            if not parted(index, place):
                same.remove(place)
                found[index] = place
                del left[place]
                break


def _pair(
    likeness: Callable[[Mention, Mention], float],
    candidates: Iterator[tuple[int, int]],
    mentions: Sequence[Mention],
    found: dict[int, int],
    left: dict[int, Mention],
) -> None:
    """Pair mentions and reports that are alike, the most alike first, then those that stand closest."""
    pairs = []
    for index, place in candidates:
        alike = likeness(left[place], mentions[index])
        if alike:
            pairs.append((-alike, abs(index - place), index, place))
    for _, _, index, place in sorted(pairs):
        if index not in found and place in left:
            found[index] = place
            del left[place]


def _open(mentions: Sequence[Mention], found: Mapping[int, int]) -> list[int]:
    return [index for index in range(len(mentions)) if index not in found]


def _beside(
    mentions: Sequence[Mention], found: Mapping[int, int], left: Mapping[int, Mention]
) -> Iterator[tuple[int, int]]:
    """The open mentions with the reports that are left over between the same neighbours."""
    ends = [(-1, -1), *sorted(found.items()), (len(mentions), max([*left, *found.values()], default=0) + 1)]
    for (index, place), (next_index, next_place) in pairwise(ends):
        for other in range(index + 1, next_index):
            yield from ((other, gone) for gone in left if place < gone < next_place)


def _likeness(old: Mention, new: Mention) -> float:
    """How surely `new` is `old` in other words: above 1 with the same date, else up to 1; 0 is "no"."""
    if (old.basis is Basis.PUBLISHED) is not (new.basis is Basis.PUBLISHED):
        return 0.0  # that the text is news of its day is no statement of it
    if old.when == new.when:
        alike = max(similarity(old.masked, new.masked), similarity(old.title, new.title))
        return 1.0 + alike if _tells_the_same(old, new, alike) else 0.0
    titles = content(old.title), content(new.title)
    if all(titles) and titles[0].isdisjoint(titles[1]):
        return 0.0
    alike = similarity(old.masked, new.masked)
    same = alike >= _REWORDED or _overlap(*titles, _FEW) >= _ELSEWHERE
    return alike if same and numbers_agree(*titles) else 0.0  # the second round is not the sixth


def _likeness_in_place(old: Mention, new: Mention) -> float:
    """How surely `new`, which stands where `old` stood, is the same with another date."""
    if Basis.PUBLISHED in (old.basis, new.basis):
        return 0.0
    titles = content(old.title), content(new.title)
    common = _overlap(*titles, 1)
    if common < _SAID_TO_MOVE:
        return 0.0
    told = moves(new) or old.sentence[_date(old)] in new.sentence
    same = (
        told
        or (common >= _IN_PLACE and _overlap(*titles, _FEW))
        or similarity(old.masked, new.masked) >= _REWORDED
    )
    return common if same else 0.0


def _tells_the_same(old: Mention, new: Mention, alike: float) -> bool:
    """Whether two statements of one date are one: by their titles, or by the sentences round these."""
    least, few = (_SAME_DAY, 1) if in_days(new.when) else (_SAME_PERIOD, _FEW)
    sentences = content(old.masked), content(new.masked)
    # More than little words must be common, as far as there are other words.
    if alike >= _SAME_DATE and len(sentences[0] & sentences[1]) >= min(few, *map(len, sentences)):
        return True
    if _overlap(content(old.title), content(new.title), few) >= least:
        return True
    return _overlap(*sentences, few + 1) >= least


def _date(mention: Mention) -> slice:
    return slice(mention.date_start - mention.start, mention.date_end - mention.start)


def _overlap(left: frozenset[str], right: frozenset[str], few: int) -> float:
    """The share of the content words of the shorter side in common; 0 when these are fewer than `few`."""
    common = len(left & right)
    return common / min(len(left), len(right)) if common >= few else 0.0
