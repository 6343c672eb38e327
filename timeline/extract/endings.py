"""Where a title that is too long ends: with a whole phrase, and not amid a preposition of several words."""

from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.tokens import Kind, Token

_SHORTEST = 5  # tokens of "They met in conjunction"
_LOOSE_END = 7  # tokens at most that are given up to end with a whole phrase
_ADVERBIAL_PARTICLES = frozenset("up down out off away back over".split())
# The nouns of "in conjunction with", "in time for", "on behalf of".
_HALVES = frozenset(
    "accordance addition advance aid behalf celebration collaboration combination comparison compliance "
    "conjunction connection consultation contrast cooperation coordination course exchange "
    "front honor honour keeping lieu light line memory observance partnership preparation "
    "protest pursuit recognition regard relation respect response return search spite tandem terms "
    "time view wake".split()
)


def whole_phrases(
    tokens: Sequence[Token], kept: Sequence[int], following: int, longest: int
) -> Sequence[int]:
    """Without the first words of a phrase whose other words did not fit, from `following` on."""
    if tokens[following].kind is not Kind.OTHER and tokens[following].word not in ("of", "than"):
        return kept
    if following > kept[-1] + 1:
        return kept  # a bracket or a date stood between
    least = max(len(kept) - _LOOSE_END, longest // 2 - 1)
    for end in range(len(kept), least, -1):
        opens = tokens[kept[end - 1]]
        if opens.word == "that" and opens.kind is Kind.SUBORDINATOR:
            break  # what is said is the news
        if opens.kind is Kind.DATE:
            break  # "decided to extend | until 3 May the mandate of the mission"
        if opens.kind is Kind.FINITE and not any(tokens[i].kind is Kind.FINITE for i in kept[: end - 1]):
            break  # a subject without its verb says less
        if opens.word == "to" and end > 1 and tokens[kept[end - 2]].kind is Kind.FINITE:
            break  # "plans to close", "agreed to pay"
        if _completes(tokens, kept, end - 1):
            continue
        if opens_phrase(opens) or _adds(tokens, kept, end - 1):
            return kept[: end - 1]
    return kept


def without_half(tokens: Sequence[Token], kept: Sequence[int]) -> Sequence[int]:
    """Without the first half of "in conjunction | with", "in the wake | of"."""
    following = kept[-1] + 1
    if tokens[kept[-1]].word not in _HALVES or len(kept) < _SHORTEST:
        return kept
    if following >= len(tokens) or tokens[following].kind is not Kind.PREPOSITION:
        return kept
    end = len(kept) - 1 - (tokens[kept[-2]].kind is Kind.DETERMINER)
    return kept[: end - 1] if tokens[kept[end - 1]].word in ("in", "on") else kept


def whole_name(
    tokens: Sequence[Token], chosen: Sequence[int], kept: Sequence[int], slack: int
) -> Sequence[int]:
    """With the other half of a name that has "and" in it: "the Competition | and Markets Authority"."""
    place = chosen.index(kept[-1]) + 1
    if not _joins_name(tokens, chosen, place):
        return kept
    end = place + 1
    while end < len(chosen) and _in_name(tokens, chosen, end):
        end += 1
    return chosen[:end] if end - place <= slack and list(chosen[:place]) == list(kept) else kept


def _joins_name(tokens: Sequence[Token], chosen: Sequence[int], place: int) -> bool:
    """Whether the coordinator at `place` is part of a name: "the Competition and Markets Authority"."""
    if not 0 < place < len(chosen) - 1 or tokens[chosen[place]].word not in ("and", "&"):
        return False
    start = place
    while start and _in_name(tokens, chosen, start - 1):
        start -= 1
    opened = 0 < start < place and tokens[chosen[start - 1]].word == "the"
    return opened and _in_name(tokens, chosen, place + 1)


def _in_name(tokens: Sequence[Token], chosen: Sequence[int], place: int) -> bool:
    token = tokens[chosen[place]]
    return token.capital and token.kind is Kind.OTHER


def _completes(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    """Whether a verb says nothing without the word at `place`: "to have been | in", "hunting | down"."""
    verb = tokens[kept[place - 1]]
    if verb.word in words.BE:
        return True
    return verb.kind is Kind.GERUND and tokens[kept[place]].word in _ADVERBIAL_PARTICLES


def opens_phrase(token: Token) -> bool:
    """Whether a comma, a preposition or a conjunction begins one."""
    if token.word == ",":
        return True
    return token.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR) and token.word not in ("of", "than")


def _adds(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    """Whether a coordinator only adds to what comes before it: not in "between X and Y", "both X and Y"."""
    if tokens[kept[place]].word not in ("and", "or") or _joins_name(tokens, kept, place):
        return False
    return not any(tokens[i].word in ("between", "both", "either") for i in kept[max(0, place - 6) : place])
