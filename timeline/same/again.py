"""Whether a text that tells two things of a day tells one thing again: "will launch", "the launch is set".

Its own words, names and days tell nothing here, since both statements have them. What does is a noun with its
article that takes up what was done, where neither says of whom or of what the other does not. Without such a
noun it may be so: a paper tells in its lead what it tells with the hour below.
"""

import re
from collections.abc import Mapping

from timeline.model import Basis, Mention
from timeline.names import unpack
from timeline.same.bars import bars, goes_on
from timeline.same.candidates import plain_sentence
from timeline.same.denied import denied
from timeline.same.parts import Telling, apart
from timeline.same.statement import Statement, claim, likeness
from timeline.same.terms import term_of, terms

_PLACES = frozenset({"place", "country"})
_LIKE = 0.2  # likeness of two statements
_HURT = frozenset({"die", "injure"})
_STRIKES = frozenset({"accident", "attack", "disaster"})
_SOME = 25  # characters that begin or end a sentence, by which it is known
_WORD = re.compile(r"[^\W_]+|[^\w\s'’-]")
# Behind these stands of whom or of what something is, or what is done to whom.
_OF = frozenset(
    "an and das de del dem den der des die du ein eine einem einen einer el l la las le les los of the un "
    "una une von vom".split()
)
_A_OF = _OF | {"a"}
# Of languages in which "a" is a verb.
_ROMANCE = re.compile(r"\b(?:[ld]['’]|le|la|les|un|une|el|los|las|du|des)\b", re.IGNORECASE)
_THE = r"(?P<the>(?:the|this|that|de[rm]|die|das|dies\w*|les?|la|cette?|ces|el|las?|los|est[ae])\s+|l['’])"
_NOUN = r"(?P<noun>[^\W\d_]+)"
_DEFINITE = re.compile(rf"\b{_THE}{_NOUN}", re.IGNORECASE)
_SCENE = re.compile(r"\b(?i:in|at|near|bei|à|en) (?P<place>[^\W\d_a-zà-ÿ][\w'’-]+)")
_BEGINS = re.compile(rf"{_THE}?{_NOUN}", re.IGNORECASE)


def again(ours: Mention, theirs: Mention, about: str = "") -> bool:
    """Whether a text tells with one statement what it tells with another of the same days.

    `about` is its gist. One sentence that tells two things of a day tells two.
    """
    if ours.start == theirs.start or (ours.basis is Basis.REPORTED) is not (theirs.basis is Basis.REPORTED):
        return False
    left, right = _done(ours.title), _done(theirs.title)
    hurt = _tells_hurt(ours, left, right) or _tells_hurt(theirs, right, left)
    if not (hurt or (left & right and _takes_up(ours, theirs))) or of_another(ours, theirs):
        return False
    one, other = (_telling(mention, about) for mention in (ours, theirs))
    return (hurt or likeness(one.claim, other.claim) >= _LIKE) and not _contradict(one, other)


def _tells_hurt(one: Mention, deed: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a statement tells only who died in what the other tells, which its sentence names, too."""
    struck = other & _STRIKES
    return bool(struck) and bool(deed) and deed <= _HURT and not struck.isdisjoint(_done(one.sentence))


def _telling(one: Mention, about: str) -> Telling:
    sentence = plain_sentence(one)
    return Telling(one.title, sentence, claim(one.title, sentence, about, one.names, off=one.off))


def maybe_again(ours: Telling, theirs: Telling) -> bool:
    """Whether two statements of the same days in one text may well tell one thing: the same was done.

    It is enough that nothing speaks against it, which is less than for both to be told as one.
    """
    return (
        bool(ours.claim.said.done.bits & theirs.claim.said.done.bits)
        and not _of_one_sentence(ours.sentence.strip(), theirs.sentence.strip())
        and not (_sets_elsewhere(ours, theirs) or _sets_elsewhere(theirs, ours))
        and not _beside_another(ours.title, theirs.title)
        and not _contradict(ours, theirs)
    )


def _contradict(ours: Telling, theirs: Telling) -> bool:
    """Whether what two statements count, name or do is of two things."""
    left, right = ours.claim, theirs.claim
    figures = left.said.figures, right.said.figures
    return (
        (all(figures) and figures[0].isdisjoint(figures[1]))
        or not _strangers(left.said, right.said).isdisjoint(_strangers(right.said, left.said))
        or bars(left.said, right.said)
        or goes_on(left, right)
        or apart(ours, theirs, 0)
    )


def _of_one_sentence(ours: str, theirs: str) -> bool:
    """Whether two sentences, each without its own date, are one that has both."""
    return ours[:_SOME] == theirs[:_SOME] or ours[-_SOME:] == theirs[-_SOME:]


def _sets_elsewhere(one: Telling, other: Telling) -> bool:
    """Whether a title says "in" a place that the other sentence does not name."""
    return any(place not in other.sentence for place in _SCENE.findall(one.title))


def _done(title: str) -> frozenset[str]:
    return frozenset().union(*(term.acts for term in terms(title) if term.common))


def _strangers(one: Statement, other: Statement) -> frozenset[str]:
    """The kinds of those whom a statement names and the other one does not."""
    return frozenset(kind for kind, stems in one.named if stems.isdisjoint(other.words))


def _takes_up(ours: Mention, theirs: Mention) -> bool:
    """Whether the later of both begins with a noun of what the other tells: "The quake hit at nine"."""
    first, second = (ours, theirs) if ours.start < theirs.start else (theirs, ours)
    begins = _BEGINS.match(second.title)
    noun = term_of(begins["noun"]) if begins else None
    if begins is None or noun is None or not noun.acts:
        return False
    if noun.stem not in {term.stem for term in terms(first.title)}:
        return False
    # A title is cut from its sentence, often with nothing before its noun.
    named = begins["noun"].casefold()
    definite = (found["noun"].casefold() for found in _DEFINITE.finditer(second.sentence))
    return bool(begins["the"]) or named in definite


def of_another(ours: Mention, theirs: Mention) -> bool:
    """Whether each of two titles tells of another one, or only one denies what both say.

    One word has another beside it (the planning committee, the finance committee), or each names a place that
    the other sentence does not.
    """
    if denied(plain_sentence(ours)) is not denied(plain_sentence(theirs)):
        return True
    return (_is_elsewhere(ours, theirs) and _is_elsewhere(theirs, ours)) or _beside_another(
        ours.title, theirs.title
    )


def _is_elsewhere(one: Mention, other: Mention) -> bool:
    """Whether a title names a place that another sentence does not."""
    there = {name.name for name in unpack(one.names) if name.kind in _PLACES and name.name in one.title}
    return any(name not in other.sentence for name in there)


def _beside_another(ours: str, theirs: str) -> bool:
    left, right = _neighbours(ours), _neighbours(theirs)
    known, told = ({term.stem for term in terms(title)} for title in (ours, theirs))
    for word in left.keys() & right.keys():
        for mine, other in zip(left[word], right[word], strict=True):
            if mine and other and mine not in told and other not in known:
                return True
    return False


def _neighbours(title: str) -> Mapping[str, tuple[str, str]]:
    """The words of a title, as stems, each with what stands before it and of whom or of what it is, or "".

    What stands behind it at once is a name or else what it does.
    """
    words = ["", *_WORD.findall(title), ""]
    of = _OF if _ROMANCE.search(title) else _A_OF
    terms = [term_of(word) for word in words]
    stems = [term.stem if term else "" for term in terms]
    found = {}
    for at, stem in enumerate(stems):
        if stem:
            behind = at + 1
            while words[behind].casefold() in of:
                behind += 1
            named = behind > at + 1 or words[behind][:1].isupper()
            found[stem] = stems[at - 1], stems[behind] if named else ""
    return found
