"""Dates that stand before a noun: "Friday's vote" happened then, "last year's winners" won at no date.

A date without a preposition of its own that a noun follows belongs to the noun. Where the noun names what
happens, that is the event; where it names a thing, a person or a figure, the date only tells which one.
"""

import re
from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.clause import Scope, finite
from timeline.extract.happening import happens
from timeline.extract.tokens import Kind, Token, is_past

_OF = frozenset("of with into against despite like via per".split())  # no date stands behind these by itself
_OWN = words.DATE_PREPOSITIONS | {"within", "over", "throughout", "through", "around", "about"}
_PERIOD = re.compile(r"\b(?:quarter|half|half-year|Q[1-4]|H[12]|FY ?\d+)\b", re.IGNORECASE)
_YEAR = re.compile(r"[12][0-9]{3}")
_OF_PERIOD = re.compile(
    r"(?:full|fiscal|half|first|second|six|nine|twelve)(?:-(?:year|half|months?))?|years?|months"
)
_LONGEST_NAME = 6  # tokens of "yesterday's 4-part working session"
# What is issued, said or done at once, though its noun tells of no motion.
_ACTS = frozenset(
    "lawsuit suit letter order brief complaint motion discovery grab power-grab incident incidents service "
    "services prayers news find finding findings speech episode instalment edition match fixture game "
    "clash showdown stage leg lap draw ballot auction heroics deadline event events report reports verdict "
    "vote remarks".split()
)
_PAPERS = frozenset("order judgment judgement ruling decision decree resolution letter notice writ".split())
_SPANS = frozenset("season campaign calendar".split())  # "the 2021 racing season"
# What is made for each day of the week: "the new Sunday timetable", "a Saturday service".
_BY_WEEKDAY = frozenset("timetable timetables schedule schedules rota rotas".split())
_RUN = frozenset({"service", "services"})
_BY = frozenset({"by", "in", "through", "via", "vide", "with"})


# What goes on all the time, and before another noun tells which: "in the company's 1989 operating results".
_RUNNING = frozenset("operating spending working planning marketing trading funding lending living".split())


def belongs(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date of `scope` tells which thing is meant; `date` is its text."""
    own = scope.own
    name = _name(tokens, own)
    if name and (_moved(tokens, scope, date, name[-1]) or _of_each_week(tokens, scope, date, name[0])):
        return True
    if not name or not _before_noun(tokens, scope, date):
        return False
    if name[-1].word in _SPANS:
        return True
    if _PERIOD.search(date) and _reports(tokens, scope):
        return False
    return _is_person(name[-1]) or not any(
        _happens(token) and (token is name[-1] or token.word not in _RUNNING) for token in name
    )


def _moved(tokens: Sequence[Token], scope: Scope, date: str, noun: Token) -> bool:
    """As in "Friday collections will be made on Saturday": those of each Friday have another day."""
    if date.casefold() not in words.WEEKDAYS or not noun.word.endswith("s") or scope.own > scope.at:
        return False
    opens = scope.own == 0 or tokens[scope.own - 1].kind in (Kind.COORDINATOR, Kind.PUNCTUATION)
    verb = next((token.word for token in tokens[scope.end :] if token.kind is Kind.FINITE), "")
    return opens and verb in ("will", "are") and any(token.kind is Kind.DATE for token in tokens[scope.end :])


def _of_each_week(tokens: Sequence[Token], scope: Scope, date: str, noun: Token) -> bool:
    """As in "Monday 27 May: Sunday service", "a reduced Saturday service": which one of the week it is."""
    if date.casefold() not in words.WEEKDAYS or tokens[scope.own].possessive:
        return False
    if noun.word in _BY_WEEKDAY:
        return True
    if noun.word not in _RUN or scope.own > scope.at:
        return False
    start = _article(tokens, scope.own)
    one_of = start < scope.own and tokens[start].word in ("a", "an")
    return one_of or any(token.kind is Kind.DATE for token in tokens[: scope.own])


def names_happening(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date stands between "the" and what happened then: "the 23 October killing"."""
    own = scope.own
    start = _article(tokens, own)
    name = _name(tokens, own)
    known = start < own and tokens[start].word in ("the", *words.POSSESSIVES)
    happened = bool(name) and _happens(name[-1]) and not name[-1].capital
    return known and happened and not _opens(tokens, scope, start)


def _is_person(noun: Token) -> bool:
    """Whether it ends like a word for who does something: "last year's cup winners"."""
    return noun.word.endswith(("ers", "ors", "ists", "champion", "champions")) and not _happens(noun)


def _reports(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether a figure is told: "third-quarter net income rose 11 percent"."""
    clause = tokens[scope.left : scope.right]
    figure = any(token.word[:1].isdigit() for token in clause if token.kind is not Kind.DATE)
    return figure and any(t.kind is Kind.FINITE and is_past(t.word) for t in clause)


def _name(tokens: Sequence[Token], own: int) -> Sequence[Token]:
    """The adjectives and nouns behind the date: not the figures of a row, "2.0 | Q3 2026 | 3.12"."""
    own = _both(tokens, own) if own + 2 < len(tokens) and tokens[own + 1].word == "and" else own
    following = tokens[own + 1 : own + 1 + _LONGEST_NAME]
    end = next((i for i, token in enumerate(following) if not _nominal(token)), len(following))
    if 0 < end < len(following) - 1 and happens(following[end].word) and _goes_on(following[end + 1]):
        end += 1  # "last winter's power cuts cost", which is no verb here
    name = following[:end]
    return name if any(token.word[:1].isalpha() or "-" in token.word for token in name) else ()


def _both(tokens: Sequence[Token], own: int) -> int:
    """Where two periods end that share a noun: "its fourth quarter and full year 2026 results"."""
    at = own + 2
    while at < len(tokens) and (tokens[at].kind is Kind.DATE or _OF_PERIOD.fullmatch(tokens[at].word)):
        at += 1
    return at - 1 if at > own + 2 else own


def _goes_on(token: Token) -> bool:
    """Whether it can be the verb of what stands before it, so that this is none."""
    return token.kind is Kind.FINITE or words.may_be_past(token.word) or token.word == "cost"


def _nominal(token: Token) -> bool:
    return (token.kind is Kind.OTHER and not token.word.endswith("ly")) or token.kind is Kind.GERUND


def _happens(token: Token) -> bool:
    return token.kind is Kind.GERUND or happens(token.word) or token.word in _ACTS


def _before_noun(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """Whether the date has no preposition of its own, or an article that the noun shares with it."""
    own = scope.own
    if tokens[own].possessive:
        return True
    start = _article(tokens, own)
    before = tokens[start - 1] if start else None
    if start < own:
        # "after the 1996 Ford she drove overturned": only a name stands between "the" and a noun so.
        return _YEAR.fullmatch(date) is not None or not _opens(tokens, scope, start)
    if before is not None and before.word in _OF:
        return not _happens(tokens[start - 2])  # "the incidents of 7 August underscore"
    return _PERIOD.search(date) is not None and before is not None and not _opens(tokens, scope, own)


def _article(tokens: Sequence[Token], own: int) -> int:
    """Where "a rare" stands before the date; `own` without an article."""
    for at in range(own - 1, max(-1, own - 3), -1):
        token = tokens[at]
        if token.kind is Kind.DETERMINER or token.word in words.POSSESSIVES or token.word.endswith("'s"):
            return at
        if token.kind is not Kind.OTHER or token.capital:
            return own
    return own


def _opens(tokens: Sequence[Token], scope: Scope, start: int) -> bool:
    """Whether the date is an adverbial before its clause: "In the third quarter revenue rose"."""
    own = scope.own
    if not start or tokens[start - 1].word not in _OWN or finite(tokens[scope.left : start]):
        return False
    return finite(tokens[own + 1 : scope.right])


def acts(tokens: Sequence[Token], own: int) -> bool:
    """Whether somebody does by a paper what is told: "by an order dated 3 May the court stayed it"."""
    at = own - 2  # before "dated"
    if at < 1 or tokens[at].word not in _PAPERS:
        return False
    while at and tokens[at].kind is Kind.OTHER:
        at -= 1
    owned = tokens[at].kind is Kind.PREPOSITION or tokens[at].word in ("a", "an", *words.POSSESSIVES)
    by = tokens[at] if tokens[at].kind is Kind.PREPOSITION else tokens[max(0, at - 1)]
    told = (*tokens[:at], *tokens[own + 1 :])
    return owned and by.word in _BY and any(t.kind in (Kind.FINITE, Kind.PARTICIPLE) for t in told)
