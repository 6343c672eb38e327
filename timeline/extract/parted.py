"""What a date parts: "has today (3 May) fined", "The judge, on Monday, moved", "which on 3 May reports"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import around, clause, phrases, placed, wording, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_MARKS = frozenset({Kind.PUNCTUATION, Kind.DATE, Kind.ADVERB})
_LONGEST_GAP = 5  # tokens of "today | (Tuesday, 3 May) | fined"
_JOINTS = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.FINITE})
_OBJECTS = frozenset({Kind.DETERMINER, Kind.GERUND})
_BEFORE_DATE = frozenset({Kind.PREPOSITION, Kind.DETERMINER, Kind.ADVERB})
_CLAUSE = 3  # tokens of "Harrow, which"
# How resolutions and treaties begin a clause of their preamble.
_PREAMBLE = frozenset(
    "recalling reaffirming noting recognising recognizing acknowledging considering welcoming reiterating "
    "emphasising emphasizing stressing underlining deploring condemning affirming".split()
)
_ADDING = frozenset({"also", "further", ","})
_CALENDARS = frozenset({"year", "anno", "ah", "am", "bs", "be"})
_ROMAN = frozenset("ivxlc")


def joined(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The clause round a date that stands between its verb and what belongs to that; [] elsewhere."""
    before = placed.before_date(tokens, scope)
    if before <= scope.left or scope.end >= len(tokens):
        return _relative(tokens, scope, before)
    last = tokens[before - 1]
    auxiliary = last.kind is Kind.FINITE and last.word in words.AUXILIARIES
    if auxiliary and tokens[scope.end].kind is Kind.PUNCTUATION:
        done = _participle(tokens, scope.end)
        return [*range(scope.left, before), *range(done, _stop(tokens, done))] if done else []
    if tokens[scope.end].word == "," and scope.right <= scope.end + 1 < len(tokens):
        told = _round_aside(tokens, scope)
        if told:
            return told
    return _relative(tokens, scope, before)


def _round_aside(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The clause round ", on Monday," where it lacks its verb or the object of its verb."""
    comma = next((i for i in range(scope.at - 1, scope.left, -1) if tokens[i].word == ","), 0)
    following = tokens[scope.end + 1]
    if not comma:
        return []
    subject = {token.kind for token in tokens[comma + 1 : scope.at]} <= _BEFORE_DATE and not clause.finite(
        tokens[scope.left : comma]
    )
    verb = tokens[comma - 1].kind is Kind.FINITE and tokens[comma + 1].kind is Kind.PREPOSITION
    lacks_verb = subject and following.kind is Kind.FINITE
    lacks_object = verb and following.kind in _OBJECTS and tokens[comma - 1].word not in words.SAYING
    if not (lacks_verb or lacks_object):
        return []
    return [*range(scope.left, comma), *range(scope.end + 1, _stop(tokens, scope.end + 1))]


def _participle(tokens: Sequence[Token], at: int) -> int:
    """The participle behind the marks and dates from `at` on, 0 without."""
    for index in range(at, min(at + _LONGEST_GAP, len(tokens))):
        if tokens[index].kind not in _MARKS:
            return index if tokens[index].kind is Kind.PARTICIPLE else 0
    return 0


def _stop(tokens: Sequence[Token], start: int) -> int:
    """Where the clause ends that has a verb at `start`."""
    for index in range(start + 1, len(tokens)):
        word, following = tokens[index].word, tokens[index + 1 : index + 2]
        if word in (";", "—", "–") or (word == "," and following and following[0].kind in _JOINTS):
            return index
    return len(tokens)


def _relative(tokens: Sequence[Token], scope: Scope, before: int) -> list[int]:
    """For "Harrow, which on 3 May reports, is our pick": "Harrow reports"."""
    left, end = scope.left, scope.end
    if [token.word for token in tokens[max(0, left - 2) : left]] not in (
        [",", "which"],
        [",", "who"],
    ) or left < _CLAUSE:
        return []
    fronted = before <= left
    stop = next((i for i in range(end, len(tokens)) if tokens[i].word == ","), len(tokens))
    told = range(end, stop) if fronted else range(left, before)
    if not told or stop + 1 >= len(tokens) or tokens[stop + 1].kind is not Kind.FINITE:
        return []
    if not fronted and stop != end:
        return []
    verb = tokens[told[0]]
    noun = verb.kind is Kind.OTHER and verb.word.endswith("s") and not verb.capital
    alone = verb.kind is Kind.FINITE and len(told) == 1 and verb.word not in words.AUXILIARIES
    if not alone and (not noun or clause.finite(tokens[told[0] : told[-1] + 1])):
        return []
    start = around.nearest_name(tokens, phrases.phrase_start(tokens, 0, left - 3), left - 2, left)
    return [*wording.trimmed(tokens, range(start, left - 2), articles=True), *told]


def without_preamble(tokens: Sequence[Token], chosen: list[int]) -> list[int]:
    """What "Recalling its resolution of 3 May" recalls, where no clause follows."""
    if not chosen or tokens[chosen[0]].word not in _PREAMBLE:
        return chosen
    if clause.finite([tokens[i] for i in chosen]) and tokens[-1].word not in (",", ";"):
        return chosen
    at = 1
    while at < len(chosen) and (
        tokens[chosen[at]].word in _ADDING or tokens[chosen[at]].kind in (Kind.ADVERB, Kind.DETERMINER)
    ):
        at += 1
    return wording.trimmed(tokens, chosen[at:], articles=True, dates=True) or chosen


def names_year(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether the words only name the year of another calendar: "Year VIII"."""
    said = [tokens[i].word for i in chosen]
    known = any(word in _CALENDARS for word in said)
    return known and all(word in _CALENDARS or word.isdigit() or _ROMAN.issuperset(word) for word in said)


def behind_year(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """What follows the date that a year of another calendar is explained by, else the whole sentence."""
    behind = range(scope.end, len(tokens))
    opens = next((tokens[i].kind for i in behind if tokens[i].kind is not Kind.PUNCTUATION), None)
    whole = opens is Kind.FINITE or opens is Kind.PARTICIPLE or not clause.finite(tokens[scope.end :])
    chosen = behind if not whole else range(len(tokens))
    return wording.trimmed(tokens, chosen, dates=True)


def inside(tokens: Sequence[Token], left: int, after: Sequence[int]) -> Sequence[int]:
    """Of the words behind a date those of its relative clause: "who was jailed on Monday |, was upheld"."""
    if left < _CLAUSE or tokens[left - 1].kind is not Kind.RELATIVE or tokens[left - 2].word != ",":
        return after
    pairs = pairwise(after)
    end = next((i for i, j in pairs if tokens[i].word == "," and tokens[j].kind is Kind.FINITE), None)
    return after if end is None else [i for i in after if i < end]


def undergone(tokens: Sequence[Token], fronted: list[int]) -> Sequence[int]:
    """The sentence for "it founded", which would say that it did so: "Founded in 1921, it employs"."""
    first = [tokens[i].kind for i in fronted[:2]]
    return range(fronted[1], len(tokens)) if first == [Kind.PRONOUN, Kind.PARTICIPLE] else fronted


def fronted_participle(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """For "Founded in 1850, the brewery was sold": "the brewery founded"."""
    first = scope.left
    while first < scope.at and tokens[first].kind is Kind.ADVERB:
        first += 1
    if first == scope.at or tokens[first].kind is not Kind.PARTICIPLE or scope.end >= len(tokens):
        return []
    head = [i for i in range(first, scope.at) if tokens[i].kind is not Kind.ADVERB]
    while head and tokens[head[-1]].word in words.DATE_PREPOSITIONS:
        head.pop()
    comma = next((i for i in range(scope.end, len(tokens)) if tokens[i].word == ","), len(tokens))
    verbs = (i for i in range(scope.end, len(tokens)) if tokens[i].kind is Kind.FINITE or _may_act(tokens, i))
    verb = next((i for i in verbs if i > comma), None)
    agent = tokens[scope.end].kind is Kind.PREPOSITION  # "Rescued in May by fishermen, he ..."
    if verb is None or not (agent or comma == scope.end) or not 0 < verb - comma <= phrases.LONGEST_SUBJECT:
        return []
    subject = next((i for i in range(verb - 1, comma, -1) if tokens[i].word == ","), comma)
    if subject > comma and not 0 < verb - subject <= phrases.LONGEST_SUBJECT:
        return []
    beside = range(comma + 1, subject) if tokens[comma + 1].kind is Kind.PREPOSITION else range(0)
    subject = subject if beside else comma  # "Born on 3 May, in a hut, Ana Ruiz became"
    return [*range(subject + 1, verb), *head, *range(scope.end, comma), *beside]


def _may_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether it can be the verb of "Founded in 1934, the firm employs 900": behind a noun, and no name."""
    token = tokens[at]
    acts = token.word.endswith("s") and not token.word.endswith(("ss", "'s")) and not token.capital
    return acts and token.kind is Kind.OTHER and tokens[at - 1].kind is Kind.OTHER
