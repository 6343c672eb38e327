"""What is required, advised, budgeted or measured at a date, and not told: "must show accounts for 2024".

A requirement picks out whom it is for, advice is no plan, money that lasts until a year spends nothing in it.
"""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token, is_past

_MUST = frozenset({"must", "shall", "required", "requires"})
_SHOWN = frozenset(
    "accounts returns return statements statement figures references reference turnover results certificates "
    "receipts records payslips invoices evidence proof reports".split()
)
_FOR = frozenset({"for", "of", "from"})
_JOINING = frozenset({",", "and", "or"})
_BOUNDS = frozenset({"before", "after"})
# What a government or a board is told to do; "should arrive" and "should reopen" are expected.
_POLICY = frozenset(
    "give raise cut ban introduce impose abolish scrap adopt set invest spend fund phase publish require "
    "allow repeal tax lease reform create establish appoint extend reduce double pay stop drop build".split()
)
_FROM = frozenset("from in beginning starting".split())
_MONEY = frozenset("enough sufficient runway cash funding money operations".split())
_LASTING = frozenset("last lasts fund funds finance support sustain".split())
_FAR = frozenset({"into", "through", "until"})
_PERHAPS = frozenset({"could", "might"})
_AT_HEAD = frozenset({"by", "in", "from", "before"})
_HAVE = frozenset({"have", "has", "had"})
_BE = frozenset({"be", "is", "are", "was", "were", "have", "has", "had"})
_WISHING = frozenset({"like", "love", "prefer"})
_ASKING = frozenset("how whether what which when who where".split())
_DEADLINES = frozenset("by until before from".split())
_LONGEST_CLASS = 7  # tokens of "flats finished"
# Without one of these words nothing here can be.
_CUES = (
    _MUST
    | _PERHAPS
    | _BOUNDS
    | _WISHING
    | frozenset(
        {"please", "should", "if", "as", "into", "enough", "sufficient", "last", "lasts", "can", "may"}
    )
)


def only_foreseen(tokens: Sequence[Token], scope: Scope, date: str, *, over: bool) -> bool:
    """Whether the date of `scope`, whose text is `date`, is one of a requirement, of advice or of money."""
    if not scope.says(_CUES):
        return False
    return (
        _requires(tokens, scope, date)
        or _advises(tokens, scope)
        or _lasts(tokens, scope)
        or _wished(tokens, scope)
        or _asked(tokens, scope)
        or _if_at_date(tokens, scope)
        or _class_in_phrase(tokens, scope)
        or _as_ever_since(tokens, scope)
        or (not over and _perhaps_by_then(tokens, scope))
    )


def _requires(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "must show accounts for 2024", "must have been issued less than ten years ago"."""
    clause = [token.word for token in tokens[scope.left : scope.own]]
    must = next((i for i, word in enumerate(clause) if word in _MUST), None)
    if must is None:
        return False
    rest = clause[must + 1 :]
    if clause[must] == "must" and date.casefold().endswith(" ago") and rest[:1] == ["have"]:
        return True
    if clause[must] == "must" and "valid" in rest and rest[:1] in (["be"], ["remain"]):
        return True
    first = scope.at - scope.left - 1
    while first > 0 and (clause[first] in _JOINING or clause[first].isdigit()):
        first -= 1  # the years before, where they are read as the name of the accounts
    return first > 0 and clause[first] in _FOR and clause[first - 1] in _SHOWN


def _advises(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Ministers should raise the levy from 2028"."""
    own = scope.own
    if not own or tokens[own - 1].word not in _FROM:
        return False
    clause = tokens[scope.left : own] if scope.left < own else ()
    return any(token.word == "should" and following.word in _POLICY for token, following in pairwise(clause))


def _lasts(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "enough to fund operations into 2028", "The money will last into next year"."""
    own = scope.own
    at = own - 1 - (own > 1 and tokens[own - 1].kind is Kind.DETERMINER)
    if at < 1 or tokens[at].word not in _FAR:
        return False
    near = [token.word for token in tokens[max(scope.left, at - 8) : at]]
    return not _MONEY.isdisjoint(near) and not _LASTING.isdisjoint(near)


def _wished(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "My publisher would like another trip in 2028"."""
    said = [token.word for token in tokens[scope.left : scope.own]]
    return any(first == "would" and second in _WISHING for first, second in pairwise(said))


def _asked(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Please tell me how often the lights failed in 2023": "please reply by 3 May" is a deadline."""
    said = [token.word for token in tokens[: scope.own] if token.kind is not Kind.PUNCTUATION]
    if said[:1] != ["please"] or said[-1] in _DEADLINES:
        return False
    return bool(_ASKING & set(said[1:6]))


def _if_at_date(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "You must pay if, on 31 December, you own a second home"."""
    at = scope.own - 1
    while at > 0 and (tokens[at].kind is Kind.PREPOSITION or tokens[at].word == ","):
        at -= 1
    if at == scope.own - 1 and tokens[at].word != ",":
        return False
    if tokens[at].word == "if":
        return True
    # "Regatta on Saturday; if there is no wind, Sunday"
    opener = next((i for i in range(at, 0, -1) if tokens[i].word in ("if", ";", ".", "(")), 0)
    rest = [token for token in tokens[scope.end :] if token.kind is not Kind.PUNCTUATION]
    return tokens[scope.own - 1].word == "," and not rest and opener > 0 and tokens[opener].word == "if"


def _class_in_phrase(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "In flats finished after 2005 the rent doubles every ten years": which flats."""
    own = scope.own
    bound = own - 1
    start = scope.left
    while start < bound and tokens[start].kind is Kind.PUNCTUATION:
        start += 1
    if bound - start < 2 or tokens[bound].word not in _BOUNDS or tokens[start].kind is not Kind.PREPOSITION:
        return False
    things = tokens[start + 1 : bound]
    if len(things) > _LONGEST_CLASS or things[0].kind is not Kind.OTHER or not things[0].word.endswith("s"):
        return False
    if any(token.kind in (Kind.DETERMINER, Kind.PUNCTUATION, Kind.DATE, Kind.PRONOUN) for token in things):
        return False
    if not any(token.kind in (Kind.PARTICIPLE, Kind.FINITE) or is_past(token.word) for token in things[1:]):
        return False
    verb = next((token for token in tokens[own + 1 :] if token.kind is Kind.FINITE), None)
    return verb is not None and not is_past(verb.word) and verb.word not in _HAVE


def _as_ever_since(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Prices were steady, as they have been since July"."""
    own = scope.own
    if own < 4 or tokens[own - 1].word != "since":
        return False
    said = [token.word for token in tokens[max(0, own - 6) : own - 1]]
    return "as" in said and said[-1] in _BE | {"been", "done"} and bool(_HAVE & set(said))


def _perhaps_by_then(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "By Easter they could be standing in the yard": of a day to come."""
    own = scope.own
    if own != scope.left + 1 or tokens[own - 1].word not in _AT_HEAD:
        return False
    verb = next((token for token in tokens[own + 1 : scope.right] if token.kind is Kind.FINITE), None)
    return verb is not None and verb.word in _PERHAPS
