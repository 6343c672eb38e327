"""What is done by words alone: somebody hails an order, condemns an attack, issues a statement.

"The mayor on Tuesday praised the crews" dates the praise: a speech act (Searle 1976: expressives and
directives) that takes the day as "said" does, while what it is about needs a day of its own.
"""

from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_APPRAISING = frozenset(
    "hailed hails praised praises applauded applauds commended commends lauded lauds condemned condemns "
    "denounced denounces criticised criticises criticized criticizes deplored deplores decried decries "
    "lamented laments blasted slammed urged urges thanked thanks congratulated congratulates".split()
)
# Blows as well: "a storm slammed the coast", "the car slammed into a wall".
_BLOWS = frozenset({"slammed", "blasted"})
_BLOWING = frozenset(
    "storm storms rain rains rainfall snow snowstorm blizzard wind winds gust gusts wave waves surf hail "
    "hurricane typhoon cyclone tornado tornadoes quake earthquake tsunami flood floods surge car cars truck "
    "lorry van bus train tram plane boat ship vehicle motorcycle fire heat".split()
)
_AT = frozenset({Kind.PREPOSITION, Kind.ADVERB})
_CALLING = frozenset({"called", "calls"})
_CALLED = frozenset({"on", "upon", "for"})
_GIVING = frozenset("issued issues released releases made gave published put sent shared".split())
_STATEMENTS = frozenset({"statement", "statements"})
_CUES = _APPRAISING | _STATEMENTS | _CALLING
_REACH = 16  # tokens between the verb and its date
_OBJECT = 5  # tokens of "the following joint written statement"
_WORDS = frozenset({Kind.DETERMINER, Kind.OTHER, Kind.PARTICIPLE, Kind.GERUND})
_OPENS = frozenset({Kind.SUBORDINATOR, Kind.RELATIVE})
_OF_NOUN = frozenset({"of", "by"})  # "on the passage today of the bill"


def in_words(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date of `scope` is that of praise, blame, an appeal or a statement."""
    if not scope.says(_CUES) or tokens[scope.at].possessive:
        return False
    verb = _verb(tokens, scope)
    return (
        verb is not None
        and _speaks(tokens, verb)
        and not _strikes(tokens, verb, scope.left)
        and not passive(tokens, verb)
        and not _of_topic(tokens, verb, scope)
    )


def _of_topic(tokens: Sequence[Token], verb: int, scope: Scope) -> bool:
    """Whether the date is that of what is spoken of: "issued a statement on the bill signed today"."""
    between = tokens[verb + 1 : scope.at]
    nouns = [i for i, token in enumerate(between) if token.kind is Kind.OTHER and token.word in _STATEMENTS]
    about = between[nouns[0] + 1 :] if nouns else between
    if not about or (about[0].word in words.DATE_PREPOSITIONS and len(about) == 1):
        return False
    done = next((token for token in reversed(about) if token.word not in words.DATE_PREPOSITIONS), about[-1])
    follows = tokens[scope.end].word if scope.end < len(tokens) else ""
    return done.kind is Kind.PARTICIPLE or (follows in _OF_NOUN and done.kind is Kind.OTHER)


def _verb(tokens: Sequence[Token], scope: Scope) -> int | None:
    """The verb that the date goes with: before it in its clause, else the first behind it."""
    purpose = False  # "released a statement to mark the anniversary today"
    for index in range(scope.at - 1, max(-1, scope.left - 1, scope.at - _REACH), -1):
        token = tokens[index]
        if token.kind is Kind.FINITE:
            return index if not purpose or token.word in _GIVING else None
        if token.kind in _OPENS or token.kind is Kind.GERUND:
            return None
        purpose = purpose or token.word == "to"
    return next((i for i in range(scope.end, scope.right) if tokens[i].kind is Kind.FINITE), None)


def _speaks(tokens: Sequence[Token], verb: int) -> bool:
    word, after = tokens[verb].word, tokens[verb + 1 : verb + 1 + _OBJECT]
    if word in _APPRAISING:
        return True
    if word in _CALLING:
        return _calls(after)
    if word not in _GIVING:
        return False
    noun = next((i for i, token in enumerate(after) if token.word in _STATEMENTS), None)
    return noun is not None and all(_describes(token) for token in after[:noun])


def _strikes(tokens: Sequence[Token], verb: int, left: int) -> bool:
    """Whether something hits, as what blows or drives does: "the minister slammed the plan"."""
    if tokens[verb].word not in _BLOWS:
        return False
    after = tokens[verb + 1 : verb + 2]
    if after and after[0].kind in _AT and after[0].word not in words.DATE_PREPOSITIONS:
        return True
    return any(token.word in _BLOWING for token in tokens[max(0, left, verb - _REACH) : verb])


def _describes(token: Token) -> bool:
    """Not "a joint statement", which is what two have agreed upon."""
    return token.word == "following" or (token.kind in _WORDS and token.word != "joint")


def _calls(after: Sequence[Token]) -> bool:
    """As in "called on the board to", "called on Friday for": "called a meeting" is a deed."""
    if after[:1] != () and after[0].word == "on" and after[1:2] != () and after[1].kind is Kind.DATE:
        after = after[2:]
    elif after[:1] != () and after[0].kind is Kind.DATE:
        after = after[1:]
    return after[:1] != () and after[0].word in _CALLED


def passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb of saying is in the passive: then it is not its subject that speaks."""
    return any(token.word in words.BE for token in tokens[max(0, verb - 2) : verb])
