"""What stands beside a date and is none of its own words: an object, an adverbial with a relative clause."""

from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.tokens import Kind, Token

ADVERBIAL = frozenset({Kind.PREPOSITION, Kind.GERUND})  # what opens one
_INSIDE = frozenset({"of", "$", "€", "£", "%"})  # a noun phrase
_NOUNS = frozenset({Kind.OTHER, Kind.PARTICIPLE, Kind.GERUND})


def object_end(tokens: Sequence[Token], date: int) -> int:
    """Where the object ends that follows the date of "will redeem on 3 May its bonds"."""
    verb, end = date - 1, date + 1
    while verb > 0 and tokens[verb].word in words.DATE_PREPOSITIONS:
        verb -= 1
    active = tokens[verb].kind is Kind.FINITE and tokens[verb].word not in words.AUXILIARIES
    if verb < 1 or not (active or tokens[verb - 1].word == "to"):
        return end
    if tokens[end].kind is not Kind.DETERMINER or tokens[end].word not in words.ARTICLES | words.POSSESSIVES:
        return end
    while end < len(tokens) and (
        tokens[end].kind in (Kind.DETERMINER, Kind.OTHER) or tokens[end].word in _INSIDE
    ):
        end += 1
    return end


def behind_adverbial(tokens: Sequence[Token], start: int, right: int) -> int:
    """Where ", after a search that took a day," ends before a main clause, `start` without such words."""
    opens = start + (start < right and tokens[start].word == ",")
    if opens >= right or tokens[opens].kind not in ADVERBIAL:
        return start
    described = verb = False
    for index in range(opens + 1, right):
        token = tokens[index]
        if token.kind is Kind.RELATIVE or (token.word == "that" and tokens[index - 1].kind in _NOUNS):
            described = True
        elif token.kind is Kind.FINITE:
            verb = True
        if verb and not described:
            return start
        if verb and token.word == ",":
            return index if any(t.kind is Kind.FINITE for t in tokens[index:right]) else start
    return start
