"""Titles of what is reported: who says it comes first, so that none takes it for what happened that day."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extract import clause, placed, saying, wording, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_LONGEST_SPEAKER = 10  # tokens
_LONGEST_SUBJECT = 6
_SAYING = words.CLOSING | saying.CUES
_TELLING = frozenset({"tell", "tells", "told"})
_MEANING = frozenset(
    "decided agreed voted pledged promised vowed resolved refused offered threatened planned plans wants "
    "intends hopes declined opted".split()
)
_ENDS = frozenset({Kind.RELATIVE, Kind.SUBORDINATOR, Kind.COORDINATOR})
_VERBS = frozenset({Kind.FINITE, Kind.PARTICIPLE})  # "the text had failed, the driver conceded"
_INVERTED = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.PREPOSITION, Kind.PRONOUN})


def with_speech(tokens: Sequence[Token], scope: Scope) -> Scope:
    """With what is said where a date of its own ended the clause before it: "said on Friday | that"."""
    if scope.at and _goes_on(tokens, scope):
        return replace(scope, right=_said_until(tokens, scope.right))
    if scope.at and _meant(tokens, scope):
        return replace(scope, right=_meant_until(tokens, scope.end + 1))
    if (
        scope.right != scope.end
        or tokens[scope.end : scope.end + 1] == ()
        or tokens[scope.end].word != "that"
        or tokens[scope.end + 1 : scope.end + 2] == ()
        or tokens[scope.end + 1].kind is Kind.FINITE  # "in the year that ended"
    ):
        return scope
    verb = next((i for i in range(scope.end, len(tokens)) if tokens[i].kind is Kind.FINITE), scope.end)
    return replace(scope, right=_said_until(tokens, verb))


def _goes_on(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the clause ends before the verb of what is said: "said on Friday the four | were lost"."""
    verb, subject = scope.right, tokens[scope.end : scope.right]
    if verb >= len(tokens) or tokens[verb].kind is not Kind.FINITE or not subject:
        return False
    said = scope.at - 1 - (tokens[scope.at - 1].kind is Kind.PREPOSITION)
    tells = tokens[said].word in words.SAYING and tokens[said].kind is Kind.FINITE
    return tells and all(token.kind in _INVERTED for token in subject)


def _meant(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether a date with words of its own parts a verb from what is to be done: "decided on Friday | to"."""
    verb = scope.at - 1 - (tokens[scope.at - 1].kind is Kind.PREPOSITION)
    following = [token.word for token in tokens[scope.end : scope.end + 1]]
    return following == ["to"] and scope.right == scope.end and tokens[verb].word in _MEANING


def _meant_until(tokens: Sequence[Token], start: int) -> int:
    ends = (i for i in range(start, len(tokens)) if tokens[i].kind in _ENDS or tokens[i].word in (",", ";"))
    return next(ends, len(tokens))


def _said_until(tokens: Sequence[Token], verb: int) -> int:
    ends = (i for i in range(verb, len(tokens)) if tokens[i].kind in (Kind.DATE, Kind.RELATIVE))
    return next(ends, len(tokens))


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
    said = [i for i in speaker if tokens[i].word in _SAYING and tokens[i].kind in _VERBS]
    if len(said) != 1 or not 1 < len(speaker) <= _LONGEST_SPEAKER:
        return chosen
    if not clause.finite([tokens[i] for i in told]):
        return chosen  # "Ana Ruiz, a manager, said | the four were lost"
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
            said = wording.trimmed(tokens, range(index, scope.at))
            return said[:-1] if said and tokens[said[-1]].kind is Kind.PARTICIPLE else said
    return []


def closes(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether who decided it closes a clause: "it will not take place, the two governments agreed"."""
    comma = next((n for n in range(len(chosen) - 1, 0, -1) if tokens[chosen[n]].word == ","), 0)
    if tokens[chosen[-1]].word not in words.RESOLVING or not comma:
        return False
    finite = [any(tokens[i].kind is Kind.FINITE for i in part) for part in (chosen[:comma], chosen[comma:])]
    return all(finite) and tokens[chosen[0]].kind not in (Kind.PREPOSITION, Kind.SUBORDINATOR)
