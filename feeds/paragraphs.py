"""Which paragraph of a text is which paragraph of its next version, and what about it is different. Pure.

A paragraph that stayed is found by its canonical form wherever it moved to. Of the others those between the
same neighbours belong together: first those that are equal but for numbers, then by place where there are as
many on both sides, then by common words. All of it is linear but for a handful of paragraphs in one gap.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

WHOLE = "*"  # the sign of a change that concerns a paragraph as a whole
AGED = "age"  # the sign of a change in nothing but how long ago something is

_NUMBER = re.compile(r"\d+(?:[.,:'\u2009\u202f]\d+)*")
# Visible nonces: hexadecimal or mixed strings that hold digits and letters.
_NONCE = re.compile(
    r"\b(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f-]{6,}\b|\b(?=\w*\d)(?=\w*[A-Za-z])\w{12,}\b"
)
_AGE = re.compile(
    r"\b(?:(?:\d+|an?|one|few|last|half an?)\s+(?:\w+\s+)?(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?"
    r"|d|days?|weeks?|wks?|months?|years?|yrs?)\s+(?:old|ago)|(?:\d+)\s?(?:s|m|h|d|w|mo|y)\s+ago|just now"
    r"|vor\s+(?:\d+|einem|einer|ein|eine|wenigen)\s+(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?"
    r"|monat(?:en)?|jahr(?:en)?)|(?:soeben|gerade eben)"
    r"|hace\s+(?:\d+|una?|unos|unas)\s+(?:segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)"
    r"|il y a\s+(?:\d+|une?|quelques)\s+(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
    r"|há\s+(?:\d+|uma?)\s+(?:segundos?|minutos?|horas?|dias?|semanas?|m[eê]s(?:es)?|anos?)"
    r"|(?:\d+|una?|un')\s*(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\s+fa"
    r"|(?:\d+|een)\s+(?:seconden?|minu(?:ut|ten)|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar)\s+geleden"
    r"|(?:\d+\s+)?(?:секунд\w*|минут\w*|час(?:а|ов)?|д(?:ень|ня|ней)|недел\w+|месяц\w*|год(?:а)?|лет)\s+назад"
    r"|\d+\s+(?:detik|menit|jam|hari|minggu|bulan|tahun)\s+(?:yang\s+)?lalu"
    r"|\d+\s+(?:giây|phút|giờ|ngày|tuần|tháng|năm)\s+trước)(?!\w)"
    r"|\d+\s*(?:秒|分钟|分|小时|時間|天|日|周|週間|个月|か月|年)\s*(?:之?前|以前)"
    r"|\d+\s*(?:វិនាទី|នាទី|ម៉ោង|ថ្ងៃ|សប្តាហ៍|ខែ|ឆ្នាំ)\s*មុន|\d+\s*(?:วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี)ที่แล้ว"
    r"|منذ\s+\d+\s+\w+",
    re.IGNORECASE,
)
# One of these stands, in lower case, in all that the pattern above finds, and to look for them first takes a
# twentieth of its time.
_AGE_WORDS = (
    "ago", "old", "now", "eben", "vor ", "hace ", "l y a ", "há ", " fa", "geleden", "наза", "lalu", "trước",
    "前", "មុន", "แล้ว", "منذ ",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_SHORT = 12  # words: below that, a paragraph is not told apart into places
_SHORT_LENGTH = 100  # characters
_ENDS = frozenset(".!?…。！？।။៕؟\"'")
_ALIKE = 0.5  # share of common words (Dice) from which one paragraph is another in other words
_LOOK = 40  # characters beside a number in which its neighbours are looked for
_CONTEXT = 2  # words on either side that name the place of a change
_MOST_PAIRS = 2500


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions of a text, by the places of their paragraphs.

    `same` and `pairs` map places of the new version to places of the old one: of equal paragraphs and of
    those that took each other's place. `gone` are old places without a successor, `came` the new places
    without a predecessor by the old place that they follow (-1 at the beginning).
    """

    same: dict[int, int]
    pairs: dict[int, int]
    gone: tuple[int, ...] = ()
    came: dict[int, tuple[int, ...]] = field(default_factory=dict)


def align(old: Sequence[str], new: Sequence[str], fixed: Mapping[int, int]) -> Alignment:
    """Which paragraph of `new` is which of `old`; both are canonical. `fixed` are pairs that are known."""
    free_old = [place for place in range(len(old)) if place not in set(fixed.values())]
    free_new = [place for place in range(len(new)) if place not in fixed]
    same = _equal([old[place] for place in free_old], [new[place] for place in free_new])
    same = {free_new[place]: free_old[other] for place, other in same.items()}
    same_old, same_new = {*same.values(), *fixed.values()}, {*same, *fixed}
    left_old = [place for place in range(len(old)) if place not in same_old]
    left_new = [place for place in range(len(new)) if place not in same_new]
    pairs = _equal([masked(old[place]) for place in left_old], [masked(new[place]) for place in left_new])
    pairs = {left_new[place]: left_old[other] for place, other in pairs.items()} | dict(fixed)
    met = same | pairs
    gaps_old, gaps_new = _gaps(left_old, {place: place for place in met.values()}), _gaps(left_new, met)
    for anchor in gaps_old.keys() & gaps_new.keys():
        pairs |= _between(gaps_old[anchor], gaps_new[anchor], old, new)
    taken = set(pairs.values())
    gone = tuple(place for place in left_old if place not in taken)
    came = _gaps([place for place in left_new if place not in pairs], same | pairs)
    return Alignment(same, pairs, gone, {anchor: tuple(places) for anchor, places in came.items()})


def signs(before: str, after: str) -> frozenset[str]:
    """The places of a paragraph at which two canonical versions differ, each by a name that lasts.

    "#2" is the third number, "left…right" the words between these words, WHOLE the paragraph.
    """
    old, new = _ageless(before), _ageless(after)
    if old == new:
        return frozenset({AGED}) if before != after else frozenset()
    if _masked(old) == _masked(new):
        return frozenset(f"#{place}" for place in _different_numbers(old, new)) or frozenset({WHOLE})
    old_words, new_words = _words(old), _words(new)
    if _likeness(old_words, new_words) < _ALIKE:
        return frozenset({WHOLE})
    return frozenset({_place(old_words, new_words)})


def contexts(text: str, found: frozenset[str]) -> frozenset[str]:
    """The words beside the numbers of a paragraph that these signs name; empty when one is none."""
    # Words on either side of a change may begin with the mask of a number, too.
    if not all(sign.startswith("#") and sign[1:].isdecimal() for sign in found):
        return frozenset()
    plain = _NONCE.sub(_as_number, _ageless(text))
    numbers = list(_NUMBER.finditer(plain))
    places = [numbers[int(sign[1:])].span() for sign in found if int(sign[1:]) < len(numbers)]
    return frozenset(_beside(plain, *place) for place in places)


def _beside(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _LOOK) : start].split(), text[end : end + _LOOK].split()
    return _NUMBER.sub("#", f"{before[-1] if before else ''}|{after[0] if after else ''}".casefold())


def is_short(text: str) -> bool:
    """Whether a paragraph is too short for noise and news to stand in it side by side."""
    return len(text) < _SHORT_LENGTH and len(_words(text)) <= _SHORT


def is_line(text: str) -> bool:
    """Whether a paragraph is a title or item of a list: short, no sentence, without any number."""
    return len(text) < _SHORT_LENGTH and text[-1:] not in _ENDS and not _NUMBER.search(text)


def masked(text: str) -> str:
    """A canonical paragraph without its numbers, ages and nonces."""
    return _masked(_ageless(text))


def _ageless(text: str) -> str:
    """A canonical text with a sign for each age."""
    folded = text.lower()
    return _AGE.sub("@", text) if any(word in folded for word in _AGE_WORDS) else text


def _masked(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    return _NUMBER.sub("#", _NONCE.sub("#", text))


def _different_numbers(old: str, new: str) -> Iterator[int]:
    numbers = ([*_NUMBER.findall(_NONCE.sub(_as_number, text))] for text in (old, new))
    for place, (one, other) in enumerate(zip(*numbers, strict=False)):
        if one != other:
            yield place


def _as_number(found: re.Match[str]) -> str:
    return str(int.from_bytes(found[0].encode()))


def _words(text: str) -> list[str]:
    """Words, of scripts without spaces the characters."""
    words = text.casefold().split()
    return words if len(words) * 16 > len(text) else list(text.casefold())


def _likeness(left: Sequence[str], right: Sequence[str]) -> float:
    total = len(left) + len(right)
    return 2 * (Counter(left) & Counter(right)).total() / total if total else 0.0


def _place(old: Sequence[str], new: Sequence[str]) -> str:
    """The words on either side of what is different, without their numbers."""
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    left, right = old[max(0, head - _CONTEXT) : head], old[len(old) - tail :][:_CONTEXT]
    return _NUMBER.sub("#", f"{' '.join(left)}…{' '.join(right)}")


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The places of `new` with those of equal paragraphs of `old`, each used once, in order."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, text in enumerate(old):
        places[text].append(place)
    return {place: places[text].popleft() for place, text in enumerate(new) if places.get(text)}


def _gaps(left: Sequence[int], known: Mapping[int, int]) -> dict[int, list[int]]:
    """The places left open by the old place of the nearest known paragraph before them (-1 without one)."""
    gaps: defaultdict[int, list[int]] = defaultdict(list)
    anchors = sorted(known)
    at, anchor = 0, -1
    for place in left:
        while at < len(anchors) and anchors[at] < place:
            anchor = known[anchors[at]]
            at += 1
        if place not in known:
            gaps[anchor].append(place)
    return gaps


def _between(
    old_places: Sequence[int], new_places: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> dict[int, int]:
    """The pairs within one gap."""
    if len(old_places) == len(new_places):
        return dict(zip(new_places, old_places, strict=True))
    if len(old_places) * len(new_places) > _MOST_PAIRS:
        return dict(zip(new_places, old_places, strict=False))
    pairs: dict[int, int] = {}
    words = {place: _words(new[place]) for place in new_places}
    for place in old_places:
        mine = _words(old[place])
        likeness = {other: _likeness(mine, words[other]) for other in new_places if other not in pairs}
        best = max(likeness, key=lambda other: (likeness[other], -other), default=None)
        if best is not None and likeness[best] >= _ALIKE:
            pairs[best] = place
    return pairs
