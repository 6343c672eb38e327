"""Dates of what a figure is compared with or expected to be: "fell from last year", "its forecast for 2027".

Other comparisons are told by their own words: see `timeline.extract.yardstick`.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.dates.en.words import NUMBERS
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token

# What nothing lasts over: "up 3 percent over Tuesday", where "over the weekend" is how long.
_SINGLE = re.compile(
    r"(?:last|(?:the )?(?:previous|prior|preceding|same)|(?:19|20)\d\d|yesterday|\w+day)\b.*",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?:the )?(?:year-(?:ago|earlier)|prior[- ]year|prior (?:fiscal )?(?:year|quarter|period|season))\b",
    re.IGNORECASE,
)
# A period to compare with, rather than the day from which something applies.
_PERIOD = re.compile(
    r"(?:the )?(?:last|previous|preceding|prior)\b.*|(?:19|20)\d\d(?:[-–/]\d\d)?|.* (?:ago|earlier|before)"
    r"|.*\bquarter\b.*",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?:the )?(?:.*\b)?(?:(?:19|20)\d\d|year|quarter|half|year-end)", re.IGNORECASE)
_CHANGED = frozenset(
    "fell fall falls falling fallen rose rise rises rising risen dropped drop drops dropping declined "
    "decline declines declining decreased decrease decreases increased increase increases climbed climb "
    "narrowed widened slipped slip jumped jump grew growth grown up down higher lower unchanged changed "
    "change changes improved improvement slowed slowdown recovered rebound rebounded edged doubled "
    "tripled halved better worse different little levels level lows highs low high".split()
)
_CHANGING = frozenset("rising falling dropping declining growing increasing decreasing".split())
_JOINTS = frozenset("but after while whereas when and".split())  # before what the figure did then
_ROW = frozenset({"in", "and", ",", "for", "with", "%", "percent", "the", "or"})  # between the dates of a row
_CHANGE_REACH = 8  # tokens
_LONGEST_BASE = 4  # tokens of "from their forecast"
_STANDARD_REACH = 20  # tokens of "compared with net income of 48.7 million, or 1.11 a share, a year earlier"
_STANDARDS = frozenset({"against", "versus", "vs", "compared", "from"})
_BARE_CHANGE = frozenset({"unchanged", "changed", "up", "down"})  # "unchanged from the 206.6 points in May"
_SHARES = frozenset({"%", "percent", "cent", "points"})
_NO_STANDARD = frozenset({Kind.FINITE, Kind.DATE, Kind.RELATIVE, Kind.SUBORDINATOR})
_ENDS = frozenset({";", ":", ".", "(", "and", "but"})
_COMPARATIVES = frozenset(
    "lower higher larger smaller bigger better worse greater stronger weaker faster slower longer shorter "
    "warmer colder wetter drier earlier later heavier lighter cheaper dearer".split()
)
_LIMITS = frozenset({"above", "below", "beneath"})
_EXCEEDING = frozenset(
    "exceed exceeds exceeded exceeding beat beats beating match matches matched matching surpass surpasses "
    "surpassed surpassing top topped topping equal equals equalled outpace outpaced outstrip outstripped "
    "mirror mirrors mirrored resemble resembles resembled rival rivals rivalled".split()
)
_EXPECTED = frozenset(
    "expected estimated forecast forecasted projected anticipated predicted seen guided budgeted".split()
)
_EXPECTING = frozenset("expects expect anticipates anticipate forecasts projects estimates sees".split())
_FORECASTS = frozenset(
    "forecast forecasts projection projections estimate estimates expectation expectations outlook "
    "prediction predictions guidance".split()
)
_BE = frozenset({"is", "are", "was", "were", "be"})
_LEVELS = frozenset({"what", "where"})
_SAME = frozenset({"that", "those"})  # the figure once more: "less than half that of 2024"
_ROUGHLY = frozenset(
    "to as about roughly twice half double treble than nearly almost below above beneath times".split()
)
_PARTS = frozenset(
    "half third thirds quarter quarters fifth fifths tenth tenths fraction percent cent %".split()
)
_CLAUSE_REACH = 16  # tokens of "less than a third of what the growers were paid for a sack in"
# Without one of these words nothing is compared or expected.
_CUES = (
    frozenset({"than", "over"})
    | _LEVELS
    | _SAME
    | _STANDARDS
    | _LIMITS
    | _EXCEEDING
    | _EXPECTING
    | _EXPECTED
    | _FORECASTS
)


def compares(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope` is what is compared with, or that of a forecast; `date` is its text."""
    own = scope.own
    if _EARLIER.match(date) or _then_too(tokens, own, date):
        return True
    return scope.says(_CUES) and (
        _over(tokens, own, date)
        or _in_row(tokens, own)
        or _changed_from(tokens, own, date)
        or _from_month_before(tokens, own)
        or _than_figure(tokens, own, date)
        or _standard(tokens, own)
        or _exceeds(tokens, own)
        or _expected(tokens, scope)
        or _had_expected(tokens, scope)
        or _forecast(tokens, scope, date)
        or _what_was(tokens, own)
        or _that_of(tokens, own)
    )


def _then_too(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "rose 2% in May but fell a year ago", "rose after falling a year ago": the same figure then."""
    if date.casefold() not in ("a year ago", "a year earlier"):
        return False
    joint = next((i for i in range(own - 1, 0, -1) if tokens[i].word in _JOINTS), None)
    if joint is None:
        return False
    then = any(token.word in _CHANGED or token.word in _CHANGING for token in tokens[joint:own])
    return then and any(token.word in _CHANGED for token in tokens[:joint])


def _what_was(tokens: Sequence[Token], own: int) -> bool:
    """As in "about what the state spent on roads in 2019", "a third of what they were paid in February"."""
    for at in range(own - 1, max(0, own - _CLAUSE_REACH), -1):
        if tokens[at].kind is Kind.DATE or tokens[at].word in (",", ";", ":", "—", "–"):
            return False
        if tokens[at].word in _LEVELS and (_measures_by(tokens, at - 1) or _likens(tokens, at, own)):
            return True
    return False


def _that_of(tokens: Sequence[Token], own: int) -> bool:
    """As in "was less than half that in 2021": "he said that in 2021" tells it."""
    at = _before(tokens, own) - 1
    if at < 2 or tokens[at].word not in ("in", "of", "for", "from") or tokens[at - 1].word not in _SAME:
        return False
    return _measures_by(tokens, at - 2) or tokens[at - 2].word in _PARTS


def _likens(tokens: Sequence[Token], at: int, own: int) -> bool:
    """As in "is what a road was in 1926": "this is what happened in 1926" tells it."""
    return tokens[at - 1].word in ("is", "are") and own - at > 3 and tokens[own - 2].word in ("was", "were")


def _measures_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands before "what" or "where" measures by it: "roughly", "well below", "a third of"."""
    if tokens[at].word == "of" and at:
        return tokens[at - 1].word in _PARTS
    return tokens[at].word in _ROUGHLY


def _from_month_before(tokens: Sequence[Token], own: int) -> bool:
    """The second date of "fell 1.2% in January from December"."""
    if own < 2 or tokens[own - 1].word != "from" or tokens[own - 2].kind is not Kind.DATE:
        return False
    return any(token.word[:1].isdigit() for token in tokens[max(0, own - _CHANGE_REACH) : own - 2])


def _before(tokens: Sequence[Token], own: int) -> int:
    """Where the date begins with its article."""
    at = own
    while at and tokens[at - 1].kind is Kind.DETERMINER:
        at -= 1
    return at


def _changed_from(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "a profit that fell from last year", "little changed from the previous quarter"."""
    at = _before(tokens, own)
    at -= at > 1 and tokens[at - 1].word in ("in", "of") and tokens[at - 2].kind is Kind.OTHER
    if not at or not (_PERIOD.fullmatch(date) or at < _before(tokens, own)):
        return False
    near = tokens[max(0, at - _CHANGE_REACH) : at]
    if near[-1].word == "over" and at == own:  # "a rise over last year", but "rose over the last year"
        return near[-2:-1] != () and near[-2].word in _CHANGED | _SHARES
    start = next((i for i in range(len(near) - 1, -1, -1) if near[i].word == "from"), None)
    if start is None or len(near) - start > _LONGEST_BASE or finite(near[start:]):
        return False
    if _names_former(near[start + 1 :]):
        return False
    return any(token.word in _CHANGED for token in near[:start])


def _over(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "a rise of 3 percent over Tuesday", "up 12% over 2025": nothing lasted so long."""
    at = _before(tokens, own)
    if not at or tokens[at - 1].word != "over" or not _SINGLE.fullmatch(date):
        return False
    near = tokens[max(0, at - _CHANGE_REACH) : at - 1]
    if any(token.word in ("and", "to", "through") for token in tokens[own + 1 : own + 2]):
        return False  # "over Tuesday and Wednesday"
    return _figures(near) and any(token.word in _CHANGED | {"gain", "gains", "growth"} for token in near)


def _in_row(tokens: Sequence[Token], own: int) -> bool:
    """The last dates of "up from seven last year, six in 2024 and five in 2023"."""
    row = [own]
    for at in range(own - 1, max(-1, own - 3 * _CHANGE_REACH), -1):
        token = tokens[at]
        if token.kind is Kind.DATE:
            row.append(at)
        elif token.word in _STANDARDS or token.word == "than":
            led = token.word != "from" or tokens[at - 1].word in _CHANGED
            return led and len(row) > 1 and row[-1] - at <= _LONGEST_BASE
        elif not (token.word in _ROW or token.word[:1].isdigit() or token.word in NUMBERS):
            return False
    return False


def _names_former(base: Sequence[Token]) -> bool:
    """As in "changed its name from Stavik Radio in 1999": no figure stands there, only what has a name."""
    return any(token.capital for token in base) and not _figures(base)


def _than_figure(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "was lower than the 55 million, or 58 cents a share, in last year's third quarter"."""
    for at in range(own - 2, max(0, own - 2 * _CHANGE_REACH), -1):
        token = tokens[at]
        if token.kind in (Kind.FINITE, Kind.DATE, Kind.COORDINATOR) and token.word != "or":
            return False
        than = token.word == "than" and tokens[at - 1].word in _COMPARATIVES
        than = than or (token.word == "from" and tokens[at - 1].word in _CHANGED)
        if token.word in _LIMITS and _crosses(tokens[at - 1], date):
            return False
        if than or token.word in _LIMITS:
            rises = (
                tokens[i].word == "to" and tokens[i + 1].word[:1].isdigit() for i in range(at + 1, own - 1)
            )
            if any(rises):
                return False  # "rises from 2% to 3% on 6 April"
            return any(after.word[:1].isdigit() for after in tokens[at + 1 : at + 4])
    return False


def _crosses(before: Token, date: str) -> bool:
    """As in "fell below 10 percent in May": that was when, unless the figure is one of a year before."""
    return before.word in _CHANGED and not date.casefold().startswith(("last ", "the same", "the previous"))


def _standard(tokens: Sequence[Token], own: int) -> bool:
    """As in "812 million, against a loss of 95 million, or 4 cents a share, in 2025".

    Between what is compared with and the date no verb stands, however many figures do.
    """
    for at in range(own - 1, max(0, own - _STANDARD_REACH), -1):
        token = tokens[at]
        figures = token.word == "and" and tokens[at + 1].word[:1].isdigit()  # "1.8 marks and 142 yen"
        if (token.kind in _NO_STANDARD and token.word != "compared") or (token.word in _ENDS and not figures):
            return False
        from_figure = tokens[at - 1].word == "," or (_apart(tokens, own) and tokens[at - 1].word in _SHARES)
        from_figure = from_figure or tokens[at - 1].word in _BARE_CHANGE
        if token.word in _STANDARDS and (token.word != "from" or from_figure):
            near, before = tokens[at + 1 : min(at + _CHANGE_REACH, own)], tokens[max(0, at - 12) : at]
            return _figures(near) and _figures(before) and not _rises(tokens[at + 1 : own])
    return False


def _apart(tokens: Sequence[Token], own: int) -> bool:
    """Whether a comma parts the date from the figures: "up 18% from 1.7 million, or 7 cents, a year ago"."""
    at = _before(tokens, own)
    at -= at > 0 and tokens[at - 1].word == "in"
    return at > 0 and tokens[at - 1].word == ","


def _figures(tokens: Sequence[Token]) -> bool:
    return any(token.word[:1].isdigit() and token.kind is not Kind.DATE for token in tokens)


def _rises(between: Sequence[Token]) -> bool:
    """As in "from 12 to 14 percent": it has risen at the date."""
    return any(first.word == "to" and then.word[:1].isdigit() for first, then in pairwise(between))


def _exceeds(tokens: Sequence[Token], own: int) -> bool:
    """As in "earnings will exceed 2007", "matched record output from 2021": not "beat Friday's deadline"."""
    at = _before(tokens, own)
    if at > 1 and tokens[at - 1].word == "from" and _matches(tokens[max(0, at - _CHANGE_REACH) : at - 1]):
        return True
    if not at or tokens[at - 1].word not in _EXCEEDING or tokens[own].possessive:
        return False
    rest = tokens[own + 1 :]
    return tokens[at - 1].kind is not Kind.OTHER and bool(rest) and rest[0].kind is not Kind.OTHER


def _matches(near: Sequence[Token]) -> bool:
    """Whether a verb of exceeding has no other verb between it and the end of `near`."""
    verb = next((token for token in reversed(near) if token.kind not in (Kind.OTHER, Kind.DETERMINER)), None)
    return verb is not None and verb.word in _EXCEEDING


def _expected(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "net sales for the third quarter are estimated to be 213 million"."""
    own = scope.own
    at = _before(tokens, own)
    if not at or tokens[at - 1].word != "for":
        return False
    clause = tokens[scope.left : scope.right]
    for index in range(1, len(clause)):
        if clause[index].word in _EXPECTING:
            return _has_figure(clause[index:])
        if clause[index].word in _EXPECTED and clause[index - 1].word in _BE:
            return _has_figure(clause[index:]) or any(t.word in _CHANGED | {"flat"} for t in clause[index:])
    return False


def _had_expected(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Analysts had forecast a rise of 2% in sales in May": what came is told elsewhere.

    "Had forecast in May that" says when.
    """
    clause = tokens[scope.left : scope.own]
    had = next((i for i, token in enumerate(clause) if token.word == "had"), None)
    if had is None:
        return False
    verb = next((i for i in range(had + 1, len(clause)) if clause[i].word in _EXPECTED), len(clause))
    aside = any(token.word == "been" or token.kind is Kind.FINITE for token in clause[had + 1 : verb])
    return not aside and len(clause) - verb > _LONGEST_BASE


def _forecast(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "raised its forecast for inflation in 2027": what the forecast is for, not when it was raised."""
    at = _before(tokens, scope.own)
    placed = (
        bool(at) and tokens[at - 1].word in ("for", "in", "of", "by") and _YEARLY.fullmatch(date) is not None
    )
    if not placed and date.casefold() not in ("this year", "next year"):
        return False
    for index in range(at - 1 - placed, max(scope.left, at - _CHANGE_REACH) - 1, -1):
        token = tokens[index]
        if token.kind in (Kind.FINITE, Kind.DATE) or token.word in (",", ";", ":", "to"):
            return False
        if token.word in _FORECASTS and tokens[index - 1].word not in _BE:
            return (placed and tokens[at - 1].word == "for") or any(
                t.word in ("for", "of") for t in tokens[index + 1 : at - 1]
            )
    return False


def _has_figure(rest: Sequence[Token]) -> bool:
    return any(token.word[:1].isdigit() for token in rest if token.kind is not Kind.DATE)
