"""Dates by which a figure or a state is measured: "the worst since 1998", "against 766 million in 2023"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import lasting, phrases, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token, says
from timeline.extract.wording import is_negation

_REACH = 16  # tokens before the date
_FIGURE_REACH = 7
_ANY = frozenset("any at ever during for".split())
_STANDARDS = frozenset(
    "target targets goal goals forecast forecasts estimate estimates projection projections "
    "that those level levels record high low mark benchmark mean total peak average repeat lessons "
    "figure figures memory memories legacy ghost example".split()
)
_MEANS = frozenset("average mean normal norm".split())
_AGAINST = frozenset("against after from versus vs".split())
_SAME = frozenset("same corresponding comparable equivalent".split())
_SAME_PERIOD = re.compile(
    r"(?:the )?(?:same|corresponding|comparable) (?:period|quarter|month|half|week|point|stage)\b"
    r"|(?:the )?(?:quarter|period) (?:a year|last year)",
    re.IGNORECASE,
)
_STAGES = frozenset("point stage period quarter month half".split())
_PERIODS = frozenset("period quarter month week half season time point stage year date day level".split())
_MEASURED = frozenset("on from over with against versus vs than above below to as and".split())
_PREPOSITIONS = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
_EACH = frozenset("every each".split())
_MULTIPLES = frozenset("twice half double triple three-quarters treble".split())
_STANDS_FOR = frozenset("refer refers relate relates".split())
_LONGEST_STAND = 5  # tokens of "refers to the"
_WAS = frozenset({"was", "were", "stood"})
_WORSE = frozenset("worse better higher lower larger smaller".split())
_COVERING = frozenset(
    "cover covers covered covering exclude excludes excluding span spans spanning spanned".split()
)
_PERCENT = frozenset({"percent", "cent", "%", "points"})
_WHOLE_YEAR = re.compile(
    r"[12]\d{3}(?:[-–/]\d{2,4})?|last year"
    r"|(?:the )?(?:previous|prior|preceding) (?:financial )?(?:year|quarter|month)",
    re.IGNORECASE,
)
_MORE_OR_LESS = frozenset("increase decrease rise fall drop gain growth decline improvement".split())
_CHANGE_REACH = 5  # tokens of "13.7% increase on"
# Without one of these words the rules that they stand beside cannot apply.
_FROM, _AFTER = frozenset({"from", "against"}), frozenset({"after", "behind"})
_ALIKE = _STANDARDS | _MEANS | {"against"}
_THEN = _WAS | {"had", "comparison", "contrast"}  # without one of them no value is told for another year
_YEAR_LENGTH = 4
_SECOND_REACH = 14  # tokens of "and 29 million, or 63 cents a share, in"
# Shares rise on a year or month before; "by 7 percent on January 15" says when.
_ONE_DAY = re.compile(
    r"^(?:[^\W\d]+\.? \d{1,2}\b|the \d{1,2}[a-z])|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
_ENDS = frozenset(";:—–|·?!")
_USUALLY = frozenset("usual usually normal normally average typically generally".split())
_THAN_REACH = 6  # tokens
_CUES = (
    frozenset("since based than as even ever like unlike case".split())
    | _STANDS_FOR
    | _WORSE
    | _COVERING
    | _SAME
    | _AGAINST
)  # without one of them no words compare
_VALUES = frozenset("figure rate number total share price sum level amount".split())


def measures(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope` is what something else is compared with, not when something happened.

    `date` is the text of the date.
    """
    own, lacks = scope.own, scope.said.isdisjoint
    if _SAME_PERIOD.match(date):
        return True
    if own > 1 and tokens[own - 1].word == "since" and _never(tokens, own - 1):
        return True
    if _only_ahead(tokens, own) or lasting.best_within(tokens, own, date):
        return True
    behind = [token.word for token in tokens[own + 1 : own + 3]]
    if behind in (["to", "date"], ["so", "far"]):
        return True  # "the fourth fire in the year to date"
    if "when" in behind:
        return False  # "better prepared than in 2020, when floods covered the plain"
    if _ends_period(tokens, own):
        own -= 2
    if "since" in scope.said and (_between(tokens, own) or lasting.counts_since(tokens, own, date)):
        return True
    if _percent_on(tokens, own, date):
        return True
    near = _near(tokens, own)
    if len(near) == 1 and own > 2 and lasting.since(near) and lasting.is_extreme(tokens[own - 3].word):
        return True  # "the mildest January since 1989"
    return (
        _on_year_before(near, date)
        or lasting.best_of(near)
        or (not lacks(_FROM) and _further_figure(tokens, own))
        or ("only" in scope.said and _only_then(tokens, own))
        or (not lacks(_THEN) and _figure_then(tokens, own))
        or (lasting.so_far(date) and lasting.extreme(near, lasting.ORDINALS))
        or (not lacks(_AFTER) and lasting.best_after(near))
        or (not lacks(_ALIKE) and _like_that(near))
        or ("(" in scope.said and _bracketed_figure(tokens, own))
        or (not lacks(_CUES) and says(near, _CUES) and (_since(near, date) or _compared(near)))
    )


def _never(tokens: Sequence[Token], since: int) -> bool:
    """As in "and not since 1990", "a level not seen since 1981"."""
    denied = [token.word in ("not", "never") for token in tokens[max(0, since - 2) : since]]
    return denied[-1] or (denied[0] and tokens[since - 1].kind in (Kind.PARTICIPLE, Kind.FINITE))


def _since(near: Sequence[Token], date: str) -> bool:
    """As in "the second since 2003", "little changed since 2023", "held every year since 2005"."""
    return (
        (
            lasting.since(near)
            and (
                lasting.extreme(near, lasting.ORDINALS)
                or lasting.changed(near)
                or lasting.denied(near)
                or lasting.counted(near, date)
                or any(token.word in _EACH for token in near)
            )
        )
        or lasting.since_event(near)
        or lasting.times_since(near)
        or lasting.told_since(near)
    )


def _compared(near: Sequence[Token]) -> bool:
    """Whether the words before the date say of themselves that they compare."""
    return (
        _data_of(near)
        or _worse_then(near)
        or _covered(near)
        or _even_then(near)
        or _than_any(near)
        or _than_clause(near)
        or lasting.ever(near)
        or _as_in(near)
        or _than_noun(near)
        or _same_period(near)
        or _against_figure(near)
    )


def _ends_period(tokens: Sequence[Token], own: int) -> bool:
    """Whether it is 1990 in "the mean of 1961 to 1990"."""
    if own < 4 or tokens[own - 2].kind is not Kind.DATE:
        return False
    return tokens[own - 1].word in ("to", "and", "-", "–") and tokens[own - 3].word in ("of", "for")


def _between(tokens: Sequence[Token], own: int) -> bool:
    """Both dates of "the most in a day in March since 1987"."""
    if own > 2 and tokens[own - 1].word == "since" and tokens[own - 2].kind is Kind.DATE:
        return lasting.extreme(_near(tokens, own - 2), lasting.ORDINALS)
    after = tokens[own + 1 : own + 3]
    if len(after) < 2 or after[0].word != "since" or after[1].kind is not Kind.DATE:
        return False
    near = _near(tokens, own)
    return any(token.word in ("a", "any", "one") for token in near[-4:]) and lasting.extreme(near)


def _percent_on(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "raised by 3% on 2024/25", "a 3% increase on the previous year"."""
    at = own - (tokens[own - 1].kind is Kind.DETERMINER)
    if at < 2 or tokens[at - 1].word != "on" or _WHOLE_YEAR.fullmatch(date) is None:
        return False
    return tokens[at - 2].word in _PERCENT or (
        tokens[at - 2].word in _MORE_OR_LESS and says(tokens[max(0, at - _CHANGE_REACH) : at], _PERCENT)
    )


def _near(tokens: Sequence[Token], own: int) -> Sequence[Token]:
    """The tokens before the date, not reaching beyond the date before it or the end of a statement."""
    least = max(0, own - _REACH)
    for index in range(own - 1, least - 1, -1):
        token = tokens[index]
        if token.kind is Kind.DATE or token.word in _ENDS:
            return tokens[index + 1 : own]
    return tokens[least:own]


def _data_of(near: Sequence[Token]) -> bool:
    """As in "is based on returns received up to 31 January", "averages refer to the period 1991-2020"."""
    said = [token.word for token in near]
    stands = [i for i, (word, to) in enumerate(pairwise(said)) if word in _STANDS_FOR and to == "to"]
    if stands and (len(said) - stands[0] < _LONGEST_STAND or _PERIODS & set(said[stands[0] :])):
        return True
    for index, word in enumerate(said[:-1]):
        if word == "based" and said[index + 1] == "on":
            if len(near) > 1 and phrases.names_event(near[-2]):
                return False  # "based on the guidelines of the summit in September"
            return not any(near[i].word == "," for i in range(index, len(near)))
    return False


def _worse_then(near: Sequence[Token]) -> bool:
    """As in "It was worse in 2003"."""
    tail = [token.word for token in near[-3:]]
    return len(tail) > 2 and tail[0] in _WAS and tail[1] in _WORSE and tail[2] == "in"


def _covered(near: Sequence[Token]) -> bool:
    """As in "a study covering 1990 to 2020", "the figures exclude December"."""
    tail = [token.word for token in near[-3:] if token.kind not in _PREPOSITIONS]
    return (tail[-1:] and tail[-1] in _COVERING) or False


def _on_year_before(near: Sequence[Token], date: str) -> bool:
    """As in "rose 4 percent on May 2025", "down on the 5,022 of 2024"."""
    tail = [token.word for token in near[-3:]]
    if tail[-1:] == ["on"] and tail[:-1] and (tail[-2] in _PERCENT or _down(near)):
        return _ONE_DAY.search(date) is None and (not date[:1].isdigit() or len(date) == _YEAR_LENGTH)
    return len(tail) > 2 and tail[2] == "of" and tail[1][:1].isdigit() and tail[0] in ("the", "from")


def _down(near: Sequence[Token]) -> bool:
    """As in "five points down on 2021"."""
    said = [token.word for token in near[-4:]]
    return said[-2:] in (["down", "on"], ["up", "on"]) and (
        said[0] in _PERCENT or bool(_PERCENT & set(said[:-2]))
    )


def _only_ahead(tokens: Sequence[Token], own: int) -> bool:
    """As in "sold shares ahead of the weekend"; a vote is on the day of "ahead of Monday's vote"."""
    after = tokens[own + 1 : own + 2]
    if tokens[own].possessive or (after and after[0].kind is Kind.OTHER):
        return False
    return [token.word for token in tokens[max(0, own - 2) : own]] == ["ahead", "of"]


def _further_figure(tokens: Sequence[Token], own: int) -> bool:
    """The last date of "fell to 1.31, from 1.38 in 2024 and 2.02, or 8 cents a share, in 1990"."""
    between = tokens[max(0, own - _SECOND_REACH) : own]
    date = next((i for i in range(len(between) - 1, -1, -1) if between[i].kind is Kind.DATE), None)
    if date is None or [t.kind for t in between[date + 1 : date + 2]] != [Kind.COORDINATOR]:
        return False
    rest = between[date + 2 :]
    placed = len(rest) > 1 and rest[-1 - (rest[-1].kind is Kind.DETERMINER)].word in ("in", "during", "for")
    if not placed or not any(t.word[:1].isdigit() for t in rest[:2]) or finite(rest):
        return False
    before = [t.word for t in tokens[max(0, own - 2 * _SECOND_REACH) : own - len(between) + date]]
    return any(word in ("from", "against") and figure[:1].isdigit() for word, figure in pairwise(before))


def _only_then(tokens: Sequence[Token], own: int) -> bool:
    """As in "Only in 1947 and 2018 were there more hot days"."""
    start = next((i for i, token in enumerate(tokens) if token.kind is not Kind.PUNCTUATION), 0)
    if [token.word for token in tokens[start : start + 2]] != ["only", "in"] or own - start > 5:
        return False
    rest = [token.word for token in tokens[own + 1 :]]
    return any(word in ("more", "fewer", "less") or word.endswith("er") for word in rest)


def _figure_then(tokens: Sequence[Token], own: int) -> bool:
    """As in "In 1975 it was 24.1": a value of what is told for another year."""
    head = [token.word for token in tokens[:2]]
    if head in (["by", "comparison"], ["by", "contrast"], ["in", "comparison"]):
        return True
    if own > 2 or (own and tokens[own - 1].word != "in"):
        return False
    if any(token.word in ("comparison", "contrast") for token in tokens[own + 1 : own + 4]):
        return True
    rest = [token for token in tokens[own + 1 : own + 6] if token.word != ","]
    if len(rest) > 3 and rest[0].word == "the" and rest[1].word in _VALUES:
        return rest[2].word in _WAS | {"had"} and any(
            token.word[:1].isdigit() for token in tokens[own + 3 : own + 9]
        )
    if len(rest) < 3 or rest[0].word not in ("it", "that", "this", "they"):
        return False
    if rest[1].word in _WAS and any(token.word in _MULTIPLES for token in rest[2:]):
        return True
    return rest[1].word in _WAS and any(token.word[:1].isdigit() for token in rest[2:])


def _even_then(near: Sequence[Token]) -> bool:
    """As in "a figure not reached again even in 2020"."""
    said = [token.word for token in near]
    return said[-2:] == ["even", "in"] and any(is_negation(token) for token in near)


def _than_any(near: Sequence[Token]) -> bool:
    """As in "more bookings than at any time since 2018", "more than they paid in the whole of 2014"."""
    for index, token in enumerate(near[:-1]):
        if token.word == "than":
            following = near[index + 1]
            rest = [token.word for token in near[index + 1 :]]
            if following.kind is Kind.PRONOUN or (following.word in _ANY and "any" in rest):
                return not any(word in (",", "and", "but") for word in rest)
    return False


def _than_clause(near: Sequence[Token]) -> bool:
    """As in "more than normally falls in September", "There were fewer than the county counted in May"."""
    than = next((i for i in range(len(near) - 1, 0, -1) if near[i].word == "than"), None)
    if than is None:
        return False
    rest = near[than + 1 :]
    if any(token.word in (",", "and", "but") or token.kind is Kind.SUBORDINATOR for token in rest):
        return False
    if rest and rest[0].word in _USUALLY:
        return True
    verb = any(token.kind in (Kind.FINITE, Kind.PARTICIPLE) for token in rest[1:_THAN_REACH])
    return verb and not rest[0].word[:1].isdigit() and finite(near[:than])


def _as_in(near: Sequence[Token]) -> bool:
    """As in "as many as in 2019", "the same as in May", "As in 2019, the final was"."""
    tail = [token.word for token in near[-4:]]
    while tail and tail[-1] in words.ARTICLES:
        tail.pop()
    if tail[-4:] in (["was", "the", "case", "in"], ["is", "the", "case", "in"]):
        return True
    said = [token.word for token in near]
    for index in range(len(said) - 2):
        if (
            said[index] == "as"
            and said[index + 1] in ("it", "they", "he", "she", "we")
            and said[index + 2] in _WAS | {"did", "had"}
        ):
            return "," not in said[index:]  # "as it did before 1910"
    return tail[-2:] in (["as", "in"], ["as", "during"], ["like", "in"], ["unlike", "in"])


def _like_that(near: Sequence[Token]) -> bool:
    """As in "below that of 2019", "above the level of May 2025", "a repeat of 2008"."""
    tail = [t.word for t in near if t.kind is not Kind.DETERMINER or t.word in ("that", "those")][-2:]
    if tail[-1:] == ["against"]:
        return True  # "rose 6 percent against the first half of 2025"
    if tail[-1:] and tail[-1] in _MEANS:
        return True  # "average 1991-2020"
    if len(near) > 2 and near[-3].word in words.BE:
        return False  # "Thunderstorms are forecast for Saturday"
    return len(tail) > 1 and tail[1] in ("of", "for") and tail[0] in _STANDARDS | _MEANS


def _than_noun(near: Sequence[Token]) -> bool:
    """As in "higher than during the storm of 1953", "as severe as the flood of 1953"."""
    for index in range(len(near) - 1, 0, -1):
        token, before = near[index], near[index - 1]
        if token.kind not in (Kind.DETERMINER, Kind.PREPOSITION, Kind.OTHER):
            return False
        following = near[index + 1] if index + 1 < len(near) else None
        if following is None or following.kind not in (Kind.DETERMINER, Kind.PREPOSITION):
            continue
        if token.word == "than" or (token.word == "as" and near[max(0, index - 2)].word == "as"):
            noun = before.kind is Kind.OTHER or near[max(0, index - 2)].word in ("more", "fewer", "less")
            return noun and following.word not in ("a", "an")  # "300 more votes than the mayor in 1980"
    return False


def _same_period(near: Sequence[Token]) -> bool:
    """As in "6 percent more than in the same period of 2023", "on the same month last year"."""
    for index in range(len(near) - 2, max(-1, len(near) - 6), -1):
        if near[index].word in _SAME and near[index + 1].word in _PERIODS:
            before = [token.word for token in near[max(0, index - 3) : index]]
            figure = any(token.word[:1].isdigit() for token in near[max(0, index - 4) : index])
            placed = (figure or near[index + 1].word in _STAGES) and near[-1].word in ("in", "of")
            placed = placed or (index + 2 == len(near) and "on" in before)
            return placed or any(word in _MEASURED for word in before)
    return False


def _against_figure(near: Sequence[Token]) -> bool:
    """As in "against 766 million a year earlier", "from 3.8 percent in May"."""
    for index in range(len(near) - 1, max(-1, len(near) - _FIGURE_REACH), -1):
        if near[index].kind is Kind.FINITE:
            return False
        if near[index].word in _AGAINST and near[index - 1].word in (",", "("):
            return any(token.word[:1].isdigit() for token in near[index + 1 : index + 6])
    return False


def _bracketed_figure(tokens: Sequence[Token], own: int) -> bool:
    """As in "812 million (2023: 766 million)"."""
    if tokens[max(0, own - 5)].word == "(" or tokens[max(0, own - 4)].word == "(":
        figure = tokens[own - 4] if own > 4 and tokens[own - 5].word == "(" else tokens[max(0, own - 3)]
        closed = own + 1 < len(tokens) and tokens[own + 1].word == ")"
        if closed and figure.word[:1].isdigit():
            return True  # "(10 million in 2023)"
    around = [token.word for token in (*tokens[max(0, own - 1) : own], *tokens[own + 1 : own + 4])]
    if len(around) < 3 or around[1] != ":":
        return False
    if around[0] != "(" and not (
        around[0] == ";" and any(t.word == "(" for t in tokens[max(0, own - 12) : own])
    ):
        return False
    return any(word[:1].isdigit() or word in ("nil", "none") for word in around[2:])
