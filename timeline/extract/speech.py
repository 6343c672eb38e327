"""Titles of what is reported: who says it comes first, so that none takes it for what happened that day."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extract import placed, wording, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_LONGEST_SPEAKER = 10  # tokens
_LONGEST_SUBJECT = 6
_SAYING = words.SAYING | words.CLOSING | {"showed"}
_TELLING = frozenset({"tell", "tells", "told"})
_INVERTED = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.PREPOSITION, Kind.PRONOUN})


def with_speech(tokens: Sequence[Token], scope: Scope) -> Scope:
    """With what is said where a date of its own ended the clause before it: "said on Friday | that"."""
    if (
        scope.right != scope.end
        or tokens[scope.end : scope.end + 1] == ()
        or tokens[scope.end].word != "that"
        or tokens[scope.end + 1 : scope.end + 2] == ()
        or tokens[scope.end + 1].kind is Kind.FINITE  # "in the year that ended"
    ):
        return scope
    verb = next((i for i in range(scope.end, len(tokens)) if tokens[i].kind is Kind.FINITE), scope.end)
    right = next((i for i in range(verb, len(tokens)) if tokens[i].kind is Kind.DATE), len(tokens))
    return replace(scope, right=right)


def said_first(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """From "it will be held, the centre said" to "the centre said it will be held"."""
    source = _according(tokens, scope)
    if source and not (source[0] in chosen and len(chosen) > len(source)):
        told = chosen if chosen[0] not in source else wording.trimmed(tokens, range(source[0]))
        return [*source, *told]
    comma = next((n for n in range(len(chosen) - 1, 0, -1) if tokens[chosen[n]].word == ","), None)
    if comma is None:
        return chosen
    speaker = [i for i in chosen[comma + 1 :] if tokens[i].word != "here"]
    told = placed.with_limit(tokens, chosen[:comma])
    said = [i for i in speaker if tokens[i].word in _SAYING and tokens[i].kind is Kind.FINITE]
    if len(said) != 1 or not 1 < len(speaker) <= _LONGEST_SPEAKER:
        return chosen
    rest = [i for i in speaker if i != said[0]]
    if said[0] == speaker[0] and not all(tokens[i].kind in _INVERTED for i in rest):
        return chosen
    if said[0] not in (speaker[0], speaker[-1]):
        place = speaker.index(said[0])
        if tokens[speaker[place + 1]].kind is Kind.PREPOSITION:
            return [*speaker[: place + 1], *told]  # "she said | in an interview"
        tells = tokens[said[0]].word in _TELLING and place < _LONGEST_SUBJECT
        return [*speaker, *told] if tells else chosen  # "she told reporters"
    return [*rest, said[0], *told]


def _according(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The words of "according to a statement" before the date."""
    for index in range(scope.at - 1, scope.left - 1, -1):
        if tokens[index].word == "according":
            return wording.trimmed(tokens, range(index, scope.at))
    return []


def closes(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether who decided it closes a clause: "it will not take place, the two governments agreed"."""
    comma = next((n for n in range(len(chosen) - 1, 0, -1) if tokens[chosen[n]].word == ","), 0)
    if tokens[chosen[-1]].word not in words.RESOLVING or not comma:
        return False
    finite = [any(tokens[i].kind is Kind.FINITE for i in part) for part in (chosen[:comma], chosen[comma:])]
    return all(finite) and tokens[chosen[0]].kind not in (Kind.PREPOSITION, Kind.SUBORDINATOR)
