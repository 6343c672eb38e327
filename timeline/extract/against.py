"""Dates of what a figure is set against: "more than in 2019", "compared with last year", "up from 3%"."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extract import placed, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token, is_past, says

_BEFORE_DATE = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
_COMPARED = frozenset({"compared", "compares", "compare", "versus", "vs", "relative"})
_MEASURED = _COMPARED | {"from", "than"}
_REACH = 12  # tokens before the date
_FIGURE_REACH = 7


def compares(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the words before the date of `scope` set something against what was then.

    As in "more than in 2019", "compared with the same month in 2008", "three days later than planned".
    """
    if not scope.says(_MEASURED):
        return False
    at = scope.at - 1
    if at > 0 and tokens[at].word == "in" and tokens[at - 1].kind is Kind.DATE:
        return compares(tokens, replace(scope, left=min(scope.left, at - 1), at=at - 1, end=at, own=at - 1))
    while at >= scope.left and tokens[at].kind in _BEFORE_DATE and tokens[at].word != "than":
        at -= 1
    if at >= scope.left and tokens[at].word == "than":
        if placed.limits(tokens, at):
            return False
        return not any(token.word == "when" for token in tokens[scope.end : scope.end + 2])
    own = scope.own
    if own + 1 < len(tokens) and tokens[own + 1].word == "than":
        return True
    near = [token for token in _near(tokens, scope.at) if token.word != "."]
    if not says(near, _MEASURED):
        return False
    near = [token for i, token in enumerate(near) if not (_plays(near, i) or _of_degree(near, i))]
    if any(token.word in _COMPARED for token in near):
        return not _finite_after(near, _COMPARED)
    if any(token.word in words.MODALS for token in tokens[scope.left : own]) or _rises(near):
        return False  # "will rise by 4 percent from 1 April"
    return any(_starting_figure(near, index) for index in range(len(near)))


def _plays(near: Sequence[Token], index: int) -> bool:
    """Whether it is the "vs" between two teams."""
    between = near[index].word in ("vs", "versus") and 0 < index < len(near) - 1
    return between and near[index - 1].capital and near[index + 1].capital


def _of_degree(near: Sequence[Token], index: int) -> bool:
    """Whether it is the adjective of "relative calm", where "relative to" compares."""
    return near[index].word == "relative" and [t.word for t in near[index + 1 : index + 2]] != ["to"]


def _rises(near: Sequence[Token]) -> bool:
    """As in "wages rise by 4 percent from 1 April", "passes cost 48 from May": nothing has risen yet."""
    return any(token.word in ("by", "to", "cost", "costs", "pay") for token in near[-5:-2]) and not any(
        token.kind is Kind.FINITE and (is_past(token.word) or token.word in words.AUXILIARIES)
        for token in near
    )


def _starting_figure(near: Sequence[Token], index: int) -> bool:
    """As in "up from 3 % in 2019", "down 5 % from 2019": the date of what a figure is measured by."""
    # "from version 8, due in autumn", "from 45 countries at the hall today"
    aside = any(token.word in (",", "at", "to") for token in near[index + 1 : -1])
    if aside or near[index].word != "from" or len(near) - index > _FIGURE_REACH:
        return False
    if index + 1 == len(near) and index and near[index - 1].word in ("unchanged", "changed", "up", "down"):
        return True  # "unchanged from January"
    figure = near[max(0, index - 3) : index] if index + 1 == len(near) else near[index + 1 : index + 3]
    return any(token.word[:1].isdigit() for token in figure)


def _near(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens before `at`, not reaching beyond the date before it."""
    start = at
    while start > max(0, at - _REACH) and tokens[start - 1].kind is not Kind.DATE:
        start -= 1
    return tokens[start:at]


def _finite_after(near: Sequence[Token], marks: frozenset[str]) -> bool:
    first = next(i for i, token in enumerate(near) if token.word in marks)
    return finite(near[first + 1 :]) and not any(t.word[:1].isdigit() for t in near[first + 2 : first + 3])
