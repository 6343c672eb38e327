"""The words of a line that is no sentence ("Kick-off: 3 May 2026 15:00"), without its date."""

import re
from collections.abc import Iterator, Sequence

from timeline.extract import words
from timeline.extract.tokens import Kind, Token

_JOINTS = frozenset({",", ";", "|", ":", "–", "—", "-", "·", "•", "/", "\u2010"})
_CLOCK = re.compile(r"[0-2]?\d[.h][0-5]\d")
_GAP = frozenset({",", "–", "—", "-"})
# Before an hour, in the languages whose little words are no prepositions of a day
_BEFORE_HOUR = frozenset("um gegen von à partir de vers".split())
_SINCE = frozenset("du del dal vom des".split())  # "Du 3 au 5 mai, Sète"
_CLOCK_WORDS = frozenset("at um à a las alle h uhr hrs am pm a.m p.m".split())


def label(tokens: Sequence[Token]) -> list[int]:
    """The indexes of the line's words without the date, its weekday, its clock and the joints left over."""
    kept: list[int] = []
    for index in _undated(tokens):
        joint = tokens[index].word in _JOINTS
        if joint and (not kept or tokens[kept[-1]].word in _JOINTS):
            continue
        if tokens[index].word in (")", "]") and kept and tokens[kept[-1]].word in ("(", "["):
            kept.pop()
        elif tokens[index].kind is not Kind.MARKUP or joint:
            kept.append(index)
    while kept and (tokens[kept[-1]].word in _JOINTS or tokens[kept[-1]].word in ("(", "[")):
        kept.pop()
    return kept


def _undated(tokens: Sequence[Token]) -> Iterator[int]:
    at = 0
    while at < len(tokens):
        end = _date_end(tokens, at)
        if end == at:
            yield at
        at = max(end, at + 1)


def _date_end(tokens: Sequence[Token], start: int) -> int:
    """Where a date with the little words around it ends that starts at `start`; `start` without one."""
    at = start
    while at < len(tokens) and _goes_with_date(tokens[at]):
        at += 1
    if at == len(tokens) or tokens[at].kind is not Kind.DATE:
        return start
    return _clock_end(tokens, at + 1)


def _goes_with_date(token: Token) -> bool:
    if token.word in words.WEEKDAYS or token.word in words.ARTICLES or token.word in _SINCE:
        return True
    return token.word in words.DATE_PREPOSITIONS | _BEFORE_HOUR and not token.capital


def _clock_end(tokens: Sequence[Token], at: int) -> int:
    """After the time of day that follows a date, when the date did not take it ("15:00", "at 3 pm")."""
    end = at
    while end < len(tokens) and (tokens[end].word in _CLOCK_WORDS or tokens[end].word in _GAP):
        end += 1
    if end == len(tokens) or not tokens[end].word[:2].rstrip("h").isdigit():
        return at
    digits = [token.word for token in tokens[end : end + 3]]
    if _CLOCK.fullmatch(digits[0]):
        end += 1
    elif len(digits) == 3 and digits[1] == ":" and digits[2].isdigit():
        end += 3
    elif tokens[end + 1 : end + 2] and tokens[end + 1].word in _CLOCK_WORDS:
        end += 1
    else:
        return at
    while end < len(tokens) and tokens[end].word in _CLOCK_WORDS:
        end += 1
    return end
