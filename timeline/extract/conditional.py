"""What a sentence keeps open or takes out beside a date: exceptions, cases, "perhaps", what used to be."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import general, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_EXCEPT = frozenset(
    "except excepting excluding barring ausser ausgenommen sauf excepté excepto salvo".split()
)
_SPARE = frozenset({"reserve", "fallback", "rain"})
_PERHAPS = frozenset("perhaps maybe possibly conceivably vielleicht eventuell womöglich quizá quizás".split())
_HOPEFULLY = frozenset({"hopefully", "hoffentlich", "ojalá", "espérons"})
_STRESSING = frozenset({"even", "already", "sogar", "schon", "même", "incluso"})
_PERSONS = frozenset("i we you he she they it".split())
_PERHAPS_OF_TWO = frozenset({("peut", "être"), ("tal", "vez"), ("a", "lo")})
_IF = frozenset({"if", "unless", "should", "falls", "sofern", "si"})
_OPENS_CASE = frozenset({",", ";", ":", "and", "but", "—", "–", "-", "("})
_FUTURE = frozenset("would will could may might shall should 'll 'd".split())
_HABIT = frozenset("solía solían suele suelen pflegte pflegten".split())
_CAUSES = frozenset({("because", "of"), ("due", "to"), ("owing", "to"), ("on", "account"), ("debido", "a")})
_CAUSE = frozenset({"wegen"})
_OUTLASTING = frozenset("last survive live endure hold".split())
_UNTIL = frozenset({"until", "till"})
_NOT = frozenset("not never n't won't wouldn't".split())
_COMPANY = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
_CUES = (
    _EXCEPT
    | _PERHAPS
    | _HOPEFULLY
    | {last for _, last in _PERHAPS_OF_TWO}
    | _IF
    | _HABIT
    | _OUTLASTING
    | _CAUSE
    | _SPARE
    | frozenset("used because due owing account debido".split())
)  # without one of them nothing is left open
_CALENDAR = re.compile(r"\d|(?:day|ary|ril|may|june|july|ber|ust)\b", re.IGNORECASE)


def is_open(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the sentence leaves open or takes out what happens at the date, whose text is `date`."""
    if not scope.says(_CUES):
        return False
    own = scope.own
    head = own
    while head > 0 and _goes_with(tokens[head - 1]):
        head -= 1
    before = tokens[head - 1].word if head else ""
    if before in _EXCEPT or before in _PERHAPS:
        return True
    if head > 1 and (tokens[head - 2].word, before) in _PERHAPS_OF_TWO:
        return True
    return (
        _opens_doubtful(tokens, scope)
        or _in_case(tokens, scope)
        or any(token.word in _HABIT for token in tokens[scope.left : own])
        or any(
            spare.word in _SPARE and day.word in ("day", "date")
            for spare, day in pairwise(tokens[scope.left : own])
        )
        or _used_to(tokens[scope.left : own])
        or _outlasts(tokens, scope)
        or _caused_by_feast(tokens, own, date)
    )


def _goes_with(token: Token) -> bool:
    return (token.kind in _COMPANY and token.word not in _EXCEPT) or token.word in _STRESSING


def _opens_doubtful(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Maybe we ask again tonight", "Hopefully it opens in May".

    "Perhaps the best day came in 2019" doubts only which was best.
    """
    clause = (token for token in tokens[scope.left : scope.own] if token.kind is not Kind.PUNCTUATION)
    first, second = next(clause, None), next(clause, None)
    opening = (first, *tokens[max(0, scope.left - 2) : scope.left])  # "Hopefully that will happen"
    if any(token is not None and token.word in _HOPEFULLY for token in opening):
        return True
    return first is not None and first.word in _PERHAPS and second is not None and second.word in _PERSONS


def _in_case(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Sessions, if there is demand, would be held in May", "; if it fails, it will close in June"."""
    own = scope.own
    for at in range(own - 3, 0, -1):
        if tokens[at].word in (";", "."):
            return False
        if tokens[at].word in _IF and tokens[at - 1].word in _OPENS_CASE:
            comma = next((i for i in range(at + 2, own) if tokens[i].word == ","), None)
            if comma is None or tokens[at + 1].word in general.READERS:
                return False
            return _is_future(tokens, max(comma, scope.left), own) or _is_future(tokens, scope.left, at)
    return False


def _is_future(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether the first verb there is a modal of what is to come."""
    verb = next((token for token in tokens[left:right] if token.kind is Kind.FINITE), None)
    return verb is not None and verb.word in _FUTURE


def _used_to(clause: Sequence[Token]) -> bool:
    """As in "used to be held in May"; "was used to carry" tells what was done."""
    return any(
        clause[i].word == "used" and clause[i + 1].word == "to" and clause[i - 1].word not in words.BE
        for i in range(1, len(clause) - 1)
    )


def _outlasts(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "it would not last until 1930": "will not reopen until Monday" is a reopening."""
    own = scope.own
    if own < 2 or tokens[own - 1].word not in _UNTIL or tokens[own - 2].word not in _OUTLASTING:
        return False
    return any(token.word in _NOT for token in tokens[scope.left : own - 1])


def _caused_by_feast(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "moved because of Easter week": the feast is why, not when."""
    if own < 1 or _CALENDAR.search(date):
        return False
    at = own - (tokens[own - 1].kind is Kind.DETERMINER)
    return tokens[at - 1].word in _CAUSE or (at > 1 and (tokens[at - 2].word, tokens[at - 1].word) in _CAUSES)
