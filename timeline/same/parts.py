"""Whether two statements of one matter tell several things and one of them, or steps of one procedure.

Texts of one matter share its names, its dates and its days, so none of these tells such pairs apart. What
does is how they count ("both semi-finals", "in Osh and Fergana"), and whom or where they name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from timeline.same.dated import FIRST
from timeline.same.deeds import bits
from timeline.same.statement import _CLAUSE, _MEANT, Claim, Statement
from timeline.same.terms import terms

_NUMBER = (
    r"both|two|three|four|five|beide[nr]?|zwei|drei|vier|fünf|(?:les |aux |des )?(?:deux|trois|quatre|cinq)"
    r"|ambos|ambas|(?:los |las )?(?:dos|tres|cuatro|cinco)"
)
_AT = (
    r"\b(?:in|at|aus|bei|an|à|en|dans|visited|visits?|toured|besuchte|visit[ée]|visitó|recorrió) "
    r"(?:the |den |les |los |Städten )*"
)
_COUNTED = re.compile(
    rf"(?P<at>{_AT})?(?<!\w)(?:{_NUMBER}) (?P<noun>[^\W\d_]+)(?: (?P<next>[^\W\d_]+))?", re.IGNORECASE
)
_SINGLE = re.compile(
    r"(?<!\w)(?:(?:an?|the|one|another|eine?|eine[mnrs]|das|dem|une?|la|le|el|una|otr[oa]|autre) |l['’])"
    r"(?P<noun>[^\W\d_]{4,})(?!\w)(?! [^\W\d_]{3,}s\b)",  # nor "the board members"
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+){0,2}"
_THERE = re.compile(rf"\b(?:of|in|at|from|near|von|bei|aus|de|du|à|en) ({_NAME})")
_IN = re.compile(rf"\b(?:in|at|aus|à|en) ({_NAME})")
_ROW = re.compile(
    rf"(?P<at>{_AT})?"
    rf"(?P<row>{_NAME}(?:, {_NAME})* (?:and|und|et|y|e) (?:in |à |en |at )?{_NAME})"
)
_MEMBER = re.compile(r", | (?:and|und|et|y|e) (?:in |à |en |at )?")
_ANY = re.compile(rf"(?<!\w)(?i:{_NUMBER})(?!\w)|\b(?:and|und|et|y|e) (?:in |à |en |at )?[^\W\d_a-zà-ÿ]")
# Most titles hold none of these: to look for them takes a tenth of the time.
_NUMBERS = (
    "both", "two", "three", "four", "five", "beide", "zwei", "drei", "vier", "fünf", "deux", "trois",
    "quatre", "cinq", "ambos", "ambas", "dos", "tres", "cuatro", "cinco",
)  # fmt: skip
_ANDS = re.compile(r"(?:and|und|et|y|e) (?:in |à |en |at )?[^\W\d_a-zà-ÿ]")
_PLACES = frozenset(
    term.stem
    for term in terms(
        "cities towns villages countries islands places locations provinces airports Städte Städten Orte "
        "Orten Dörfer Dörfern Länder Ländern villes villages pays îles lieux ciudades pueblos países islas "
        "lugares"
    )
)
# Of what one is judged: "guilty of three counts" tells of one who is.
_CHARGES = frozenset(
    term.stem
    for term in terms(
        "counts charges offences offenses crimes murders Anklagepunkten Punkten Fällen Straftaten "
        "Verbrechen chefs délits cargos delitos casos"
    )
)
# What each has done to him or does by himself; who meets or signs does it with others.
_EACH = frozenset(
    "appoint arrest charge confess die dismiss extradite free injure judge rescue resign try".split()
)
_TOGETHER = frozenset("buy debate hire meet play settle sign speak".split())
# Of these a number is that of victims, of whom there are more in each report.
_GROWING = frozenset("accident attack die disaster injure protest rescue".split())
# Steps of one procedure: of one day, where neither sentence tells the other's, they are two happenings.
_STEPS = tuple(
    frozenset(pair.split())
    for pair in (
        "arrest charge", "arrest try", "charge judge", "charge try", "confess open",
        "amend approve", "amend debate", "approve sign", "appoint resign", "appoint dismiss", "declare open",
        "end win", "amend fail", "approve fail", "fail sign", "arrest search", "begin declare",
        "accident begin",
    )
)  # fmt: skip
_RAID = frozenset({"arrest", "search"})
_OUTBREAK = frozenset({"begin", "declare"})  # what is declared begins on that day, or began before
_TOPICS = frozenset({"infect", "disaster", "strike"})  # which both name, of whichever step they tell
_SAME = 4  # letters that a noun and its plural begin with
_STEP = frozenset().union(*_STEPS)
_AGREED = frozenset("buy settle".split())  # what is agreed is signed or approved, whichever is told
# What is told of the first or last day of something is no telling of that it begins or ends.
_OF_DAY = re.compile(
    r"\b(?:(?:opening|first|last|final|closing) day|(?:ersten|letzten) tag|(?:premier|dernier) jour"
    r"|(?:primer|último) día|auftakttag|schlusstag|eröffnungstag)\b",
    re.IGNORECASE,
)  # fmt: skip
_SAME_DAY = re.compile(
    r"\b(?:the (?:same )?day (?:on which|that|when)|dem(?:selben)? (?:gleichen )?Tag,? an dem"
    r"|le (?:même )?jour où|el (?:mismo )?día en que|(?:hours|Stunden) (?:after|before|nachdem|bevor))"
    r"\b(?P<added>[^,;:]*)",
    re.IGNORECASE,
)
# What is said to be separate, or of that day as well, is not what the text is about. The date is two blanks.
_AS_WELL = re.compile(
    r"\b(?:separate(?:ly)?|getrennt\w*|gesondert\w*|séparée?s?|separad[oa]s?|por separado"
    r"|(?:also|likewise|auch|ebenfalls|gleichfalls|aussi|également|también|igualmente)"
    r"(?: on| am| le| el)?  )|  (?:too|as well|also)\b|  [^\W\d_]+ (?:auch|ebenfalls)\b",
    re.IGNORECASE,
)
# Until when somebody may do something. The date is blanks.
_LIMIT = re.compile(
    r"\b(?:(?:ha(?:ve|s|d)|gives?|gave|given)(?: [^\W\d_]+){0,3} (?:until|till)|a deadline of) {2,}to\b"
    r"|\b(?:hat|haben|hatten?) (?:\w+ ){0,2}bis (?:zum)? {2,}(?:Zeit|Gelegenheit)"
    r"|\bjusqu['’](?:au|à) {2,}pour\b|\bhasta el {2,}para\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:until|till|by|deadline|expir\w+|ultimatum|bis|spätestens|jusqu|délai|limite|tard|hasta|plazo)\b|frist",
    re.IGNORECASE,
)
_LIMITS = ("til", "deadline", " bis ", "jusqu", "hasta")  # most sentences hold none of these
_DAYS = ("day ", "Tag", "jour o", "día en", "hours ", "Stunden")  # most sentences hold none of these
_ENDS = frozenset("begin end open".split())
_SPEECH = frozenset("apologise warn".split())
_SPOKEN = _SPEECH | frozenset("declare publish speak".split())
_ON_IT = frozenset("arrest attack die elect injure lose play win".split())
_BACK = frozenset({"resume"})
_STILL = frozenset("outage strike".split())
_OVER = frozenset("cancel end open settle".split())
_STEP_BITS, _SPEECH_BITS, _ON_IT_BITS, _ENDS_BITS = map(bits, (_STEP, _SPEECH, _ON_IT, _ENDS))
_BACK_BITS = bits(_BACK)


class Several(NamedTuple):
    """What a title counts, as `nouns` and as stems, `places` apart, and what it names in a row, as stems.

    `there` if it names these as places.
    """

    nouns: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    places: bool = False
    row: tuple[frozenset[str], ...] = ()
    there: bool = False

    @property
    def none(self) -> bool:
        """Whether it tells of one."""
        return not self.counted and not self.places and not self.row


_ONE = Several()


@lru_cache(maxsize=1_000)
def several(title: str) -> Several:
    """What a title tells several of. Linear."""
    folded = title.lower()
    if not any(map(folded.__contains__, _NUMBERS)) and not _ANDS.search(title):
        return _ONE
    if not _ANY.search(title):
        return _ONE
    told = [match for match in _COUNTED.finditer(title) if _CHARGES.isdisjoint(_stems(match["next"] or ""))]
    numbers = [(frozenset(_meant(match["noun"])), bool(match["at"])) for match in told]
    counted = frozenset(chain.from_iterable(stems for stems, _ in numbers)) - _PLACES - _CHARGES
    nouns = frozenset(match["noun"].casefold() for match in told)
    places = any(there and stems & _PLACES for stems, there in numbers)
    row = _ROW.search(title)
    if row is None:
        return Several(nouns, counted, places)
    members = tuple(frozenset(_stems(member)) for member in _MEMBER.split(row["row"]))
    return Several(nouns, counted, places, members if all(members) else (), there=bool(row["at"]))


def _stems(text: str) -> Iterator[str]:
    return (term.stem for term in terms(text) if not term.number)


def _meant(text: str) -> Iterator[str]:
    return chain.from_iterable((term.stem, *term.senses) for term in terms(text))


class Telling(NamedTuple):
    """A title with the sentence that it is of and what they claim."""

    title: str
    sentence: str
    claim: Claim


def apart(ours: Telling, theirs: Telling, away: int) -> bool:
    """Whether two statements tell two happenings of one matter, however well they fit.

    `away` is the distance of their dates. Not to be asked of pairs that cannot be one anyway: it takes time.
    """
    left, right = ours.claim.said, theirs.claim.said
    return (
        _of_group(ours, theirs, away)
        or _of_group(theirs, ours, away)
        or (bool(left.done.bits and right.done.bits) and _done_apart(ours, theirs, away))
        or (bool(left.named and right.named) and _elsewhere(ours.claim, theirs.claim))
        or _beside(ours, theirs)
        or _beside(theirs, ours)
        or _as_well(ours, theirs)
        or _as_well(theirs, ours)
        or _until(ours.sentence, theirs.sentence)
        or _until(theirs.sentence, ours.sentence)
    )


def _until(ours: str, theirs: str) -> bool:
    """Whether one sentence tells until when something may be done, and the other of no limit, but a deed."""
    return _limited(ours) and not _BOUND.search(theirs)


@lru_cache(maxsize=1_000)  # asked of a sentence beside each report that is near it
def _limited(sentence: str) -> bool:
    return any(map(sentence.__contains__, _LIMITS)) and bool(_LIMIT.search(sentence))


def _done_apart(ours: Telling, theirs: Telling, away: int) -> bool:
    """Whether two statements of some deed each tell two happenings, by what is done."""
    left, right = ours.claim.said, theirs.claim.said
    mine, other = left.done.bits, right.done.bits  # as numbers: most do nothing of the kind
    return (
        (bool(mine & _STEP_BITS and other & _STEP_BITS) and _steps(ours, theirs, away))
        or (bool(mine & _SPEECH_BITS) and _of_speech(left, right))
        or (bool(other & _SPEECH_BITS) and _of_speech(right, left))
        or (bool(mine & _BACK_BITS) and _stands_still(right))
        or (bool(other & _BACK_BITS) and _stands_still(left))
        or (bool(mine & _ON_IT_BITS and other & _ENDS_BITS) and _only_on(ours, theirs))
        or (bool(other & _ON_IT_BITS and mine & _ENDS_BITS) and _only_on(theirs, ours))
    )


def _of_group(group: Telling, member: Telling, away: int) -> bool:
    """Whether one tells several of what the other tells one."""
    all_of = several(group.title)
    if all_of is _ONE or all_of.none:  # most
        return False
    ours, theirs = group.claim.said, member.claim.said
    return _counts(all_of, ours, member, away) or _names_one(all_of, ours, theirs)


def _counts(group: Several, ours: Statement, member: Telling, away: int) -> bool:
    """Whether a title counts what another tells one of: "both semi-finals", "the first semi-final"."""
    theirs = member.claim.said
    if not several(member.title).none:
        return False
    if group.places:
        return away == FIRST or _named_elsewhere(ours, theirs, member.title)
    counted = group.counted
    if any(counted & names for names in theirs.ordinals.values()):
        return True
    if counted and ours.deed & theirs.deed & _EACH - _GROWING and any(_titled(theirs, "party")):
        return True
    if (ours.deed | theirs.deed) & (_GROWING | _TOGETHER):
        return False
    return any(
        not noun.endswith("s") and any(noun.casefold().startswith(many[:_SAME]) for many in group.nouns)
        for noun in _SINGLE.findall(member.title)
    )


def _named_elsewhere(ours: Statement, theirs: Statement, title: str) -> bool:
    """Whether one names a place that the other, which tells of several, does not."""
    there = chain(_titled(theirs, "place"), (frozenset(_stems(name)) for name in _IN.findall(title)))
    return any(stems and stems.isdisjoint(ours.words) for stems in there)


def _names_one(group: Several, ours: Statement, theirs: Statement) -> bool:
    """Whether of those that a title names in a row another names some, and not all: "in Osh and Fergana"."""
    if not group.row or not (group.there or ours.deed & theirs.deed & _EACH):
        return False
    told = _title(theirs)
    named = [bool(member & told) for member in group.row]
    return any(named) and not all(named)


def _steps(one: Telling, other: Telling, away: int) -> bool:
    """Whether they tell two steps of one procedure: what one sentence tells of both is told together."""
    ours, theirs = one.claim.said, other.claim.said
    left, right = ours.deed & _STEP, theirs.deed & _STEP
    if not left or not right or ours.deed & theirs.deed - _TOPICS or _AGREED & (ours.deed | theirs.deed):
        return False
    return any(
        left & step and right & step and not right & step & ours.acts and not left & step & theirs.acts
        for step in _STEPS
        if ("sign" in step or "sign" not in left | right)
        and (step != _RAID or _of_one(one, other))
        and (step != _OUTBREAK or away)
    )


def _of_one(*both: Telling) -> bool:
    """Whether the arrested one is named: a raid is told by what was searched or how many went."""
    return any("arrest" in one.claim.said.deed and _names_whom(one) for one in both)


def _names_whom(one: Telling) -> bool:
    there = frozenset(_stems(" ".join(_THERE.findall(one.title))))
    return not one.claim.names & _title(one.claim.said) <= there


def _stands_still(said: Statement) -> bool:
    """Whether it only tells that something stands still: another that it goes on again tells more of it."""
    return not _STILL.isdisjoint(said.deed) and _BACK.isdisjoint(said.acts) and _OVER.isdisjoint(said.acts)


def _of_speech(ours: Statement, theirs: Statement) -> bool:
    """Whether one tells what somebody said of what the other tells."""
    said = ours.deed & _SPEECH
    return bool(said) and said.isdisjoint(theirs.acts) and theirs.acts.isdisjoint(_SPOKEN)


def _elsewhere(ours: Claim, theirs: Claim) -> bool:
    """Whether the same was done elsewhere: in the same words, or by texts of which each knows both places."""
    if ours.said.content == theirs.said.content and _places(ours, theirs) and _places(theirs, ours):
        return True
    if not ours.said.deed & theirs.said.deed:
        return False
    return _only(ours, theirs) and _only(theirs, ours)


def _places(one: Claim, other: Claim) -> bool:
    """Whether a sentence names a place that the other does not."""
    return any(kind == "place" and stems.isdisjoint(other.said.words) for kind, stems in one.said.named)


def _only(one: Claim, other: Claim) -> bool:
    """Whether a title names a place that the other sentence does not, and its text knows."""
    told, known, words = other.said.words, other.about.weights, other.words
    return any(
        stems.isdisjoint(told) and any(stem in known or stem in words for stem in stems)
        for stems in _titled(one.said, "place")
    )


def _titled(said: Statement, kind: str) -> Iterator[frozenset[str]]:
    """The names of a kind in the title of a statement; of a person the last name or the first is enough."""
    words, found = said.words, any if kind == "party" else all
    return (
        stems
        for group, stems in said.named
        if group == kind and found(words.get(stem) == _CLAUSE for stem in stems)
    )


def _title(said: Statement, least: float = _CLAUSE) -> frozenset[str]:
    """The words of the title of a statement, from `_MEANT` on with what they mean."""
    return frozenset(word for word, weight in said.words.items() if weight >= least)


def _only_on(one: Telling, other: Telling) -> bool:
    """Whether one tells what was done on the first or last day, the other that it began or ended."""
    deed = one.claim.said.deed & _ON_IT
    return (
        bool(deed)
        and not other.claim.said.deed.isdisjoint(_ENDS)
        and deed.isdisjoint(other.claim.said.acts)
        and bool(_OF_DAY.search(one.sentence))
        and not _OF_DAY.search(other.sentence)
    )


def _beside(ours: Telling, theirs: Telling) -> bool:
    """Whether one only adds what the other tells: "on the day on which the wing is opened"."""
    added = _added(ours.sentence)
    if not added:
        return False
    told, own = _title(theirs.claim.said, _MEANT), _title(ours.claim.said, _MEANT)
    return len((added & told) - own) > len(own & told)


@lru_cache(maxsize=1_000)  # asked of a sentence beside each report that is near it
def _added(sentence: str) -> frozenset[str]:
    """The words of what a sentence tells of the same day, or of the hours before or after."""
    if not any(map(sentence.__contains__, _DAYS)):
        return frozenset()
    added = _SAME_DAY.search(sentence)
    return frozenset(_meant(added["added"])) if added else frozenset()


def _as_well(ours: Telling, theirs: Telling) -> bool:
    """Whether one is said to be another thing of its kind or day, and the other names none of its names."""
    names = ours.claim.names
    return (
        bool(names)
        and names.isdisjoint(theirs.claim.said.words)
        and _said_as_well(ours.sentence)
        and not _said_as_well(theirs.sentence)
    )


@lru_cache(maxsize=1_000)  # as above
def _said_as_well(sentence: str) -> bool:
    return _AS_WELL.search(sentence) is not None
