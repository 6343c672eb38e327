"""Dates of the period that an account is of: "results for the quarter", "the next release, for May, is"."""

import re
from collections.abc import Sequence

from timeline.extract import around, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token

_ACCOUNTS = frozenset(
    "results result figures accounts earnings report reports statement statements data numbers statistics "
    "minutes review update budget forecast forecasts target targets plan plans programme calendar outlook "
    "guidance timetable index indices indicator indicators release survey bulletin census rates".split()
)
_PART_OF_YEAR = re.compile(r"\b(?:quarter|half|half-year|year-end)\b", re.IGNORECASE)
_OF = frozenset({"for", "of"})
_TOLD_OF, _ENDED = frozenset({"the year", "the quarter"}), (["ended"], ["ending"], ["to"])
_TELLING = frozenset(
    "publish publishes published publishing release releases released releasing report reports reported "
    "present presents presented announce announces announced issue issued due post posts posted unveil "
    "file filed out approve approved discuss discussed adopt adopts adopted pass passed agree "
    "agreed rejected confirm confirms confirmed note notes noted unchanged restated "
    "available corrected".split()
)


def covers(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope`, whose text is `date`, tells what an account covers, not when it came."""
    own = scope.own
    if date.casefold() in _TOLD_OF and [t.word for t in tokens[own + 1 : own + 2]] not in _ENDED:
        return True  # "It made a loss for the year": the one that the account is of
    return (scope.says(_ACCOUNTS) and _account(tokens, own)) or _account_of(tokens, own, date)


def _account(tokens: Sequence[Token], own: int) -> bool:
    """As in "Results for the first quarter will be published": the quarter is not when they are."""
    at = own - 1
    while at >= 0 and tokens[at].kind is Kind.DETERMINER:
        at -= 1
    if at < 1 or tokens[at].word not in _OF:
        return False
    noun = at - 1
    while noun > 1 and tokens[noun - 1].word == "of" and tokens[noun].kind is Kind.OTHER:
        noun -= 2  # "the rates of inflation for June"
    if tokens[noun].word not in _ACCOUNTS and not _account_apposed(tokens, at - 1, own):
        return False
    if tokens[own + 1 : own + 2] and tokens[own + 1].kind is Kind.OTHER:
        return False  # "the minutes of the May 3 meeting"
    verb = next((i for i in range(own + 1, len(tokens)) if tokens[i].kind is Kind.FINITE), None)
    if not finite(tokens):
        # as in a line of a calendar, or an item of an agenda
        return tokens[at - 1].word == "minutes" or any(token.kind is Kind.DATE for token in tokens[:own])
    if verb is not None:
        return any(token.word in _TELLING for token in tokens[verb : verb + 4])
    return any(token.kind is Kind.FINITE and token.word in _TELLING for token in tokens[:at])


def _account_apposed(tokens: Sequence[Token], comma: int, own: int) -> bool:
    """As in "The next release of the index, for May, will be available"."""
    if tokens[comma].word != "," or [token.word for token in tokens[own + 1 : own + 2]] != [","]:
        return False
    subject = tokens[around.statement_start(tokens, comma) : comma]
    return any(token.word in _ACCOUNTS for token in subject) and not finite(subject)


def _account_of(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "Second-quarter results", "interim report, third quarter", "its first-quarter results"."""
    if date.casefold().startswith("fiscal ") and not finite(tokens[own:]):
        return any(token.word in _ACCOUNTS for token in tokens[own + 1 :])  # "Reports Fiscal 2019 Results"
    if _PART_OF_YEAR.search(date) is None:
        return False
    following = [token.word for token in tokens[own + 1 : own + 3]]
    if following[:1] and (
        following[0] in _ACCOUNTS or (following[0] == "operating" and following[-1] in _ACCOUNTS)
    ):
        return True  # "reports first-quarter results on 6 May"
    if own > 1 and tokens[own - 1].word == "for" and tokens[own - 2].kind is Kind.OTHER:
        # "On 3 May the board declared a dividend for the third quarter"
        return any(token.kind is Kind.DATE for token in tokens[:own])
    if finite(tokens) or (own and tokens[own - 1].word in words.POSSESSIVES):
        return False
    if own > 1 and tokens[own - 1].word == ",":
        return tokens[own - 2].word in _ACCOUNTS
    return not own and any(token.word in _ACCOUNTS for token in tokens[1:3])
