"""What is only said, hoped or meant as an example: "Reports that he resigned on Monday are false"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

_DOUBTING = frozenset({"doubt", "doubts", "doubted"})
_RUMOURS = frozenset(
    "reports report rumours rumors rumour rumor claims claim suggestions suggestion allegations allegation "
    "accusations accusation".split()
)
_DENYING = frozenset(
    "rejected rejects denied denies dismissed dismisses refuted refutes disputed disputes".split()
)
_ARTICLES = frozenset({"a", "the", "any", "all"})
_FALSE = frozenset("false untrue wrong unfounded baseless incorrect nonsense denied dismissed".split())
_SOMEBODY = frozenset(
    "someone somebody person you your couple family if household owner worker student".split()
)
_PERIODS = frozenset("year month quarter season week decade time period summer winter".split())
_DAYS = frozenset({"day", "days", "date", "dates", "moment"})
_HOPES = frozenset({"hope", "dream", "wish"})
_CHANCES = frozenset({"chance", "chances", "likelihood", "probability", "odds"})
_WAS = frozenset("is are was were".split())
_REACH = 8  # tokens
# Without one of these words nobody doubts, supposes or hopes.
_CUES = (
    frozenset("suppose imagine say example claim instance were wish whether".split())
    | _DOUBTING
    | _RUMOURS
    | _HOPES
    | _CHANCES
)
_CLAUSE_ENDS = frozenset({",", ":", ";"})


def holds(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether nobody says in earnest that something happens at the date of `scope`."""
    own = scope.own
    return (
        _characterised(tokens, own)
        or _urged(tokens, scope)
        or (
            scope.says(_CUES)
            and (
                _disbelieved(tokens, own)
                or _said_false(tokens, scope)
                or _example(tokens)
                or _hoped_for(tokens, scope)
            )
        )
    )


def _urged(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Let us finish the business today", "This Christmas, let's celebrate"."""
    if "let's" in scope.said:
        return any(token.word == "let's" for token in tokens[scope.left : scope.right])
    if "let" not in scope.said:
        return False
    near = pairwise(token.word for token in tokens[scope.left : scope.right])
    return any(pair == ("let", "us") for pair in near)


def _disbelieved(tokens: Sequence[Token], own: int) -> bool:
    """As in "Critics doubt that the line will open in 2030"."""
    said = [token.word for token in tokens[:own]]
    if any(word in _DOUBTING and following == "that" for word, following in pairwise(said)):
        return True
    # "The firm rejected claims that it would close in 2028."
    claimed = next((i for i in range(1, len(said)) if said[i] in _RUMOURS and _is_denied(said, i)), None)
    if claimed is not None:
        return said[claimed + 1 : claimed + 2] in (["that"], ["of"])
    # "Rumours of a sale in May were denied."
    rumoured = said[:1] and said[0] in _RUMOURS and said[1:2] == ["of"]
    return bool(rumoured) and any(token.word in _FALSE for token in tokens[own + 1 : own + 4])


def _is_denied(said: Sequence[str], claim: int) -> bool:
    """Whether a verb stands before "claims", "a report", as in "denied a report that"; "no truth in it"."""
    verb = claim - 1 - (said[claim - 1] in _ARTICLES)
    return verb >= 0 and (
        said[verb] in _DENYING or (verb > 1 and said[verb - 2 : verb + 1] == ["no", "truth", "in"])
    )


def _said_false(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Reports that he resigned on Monday are false"."""
    said = [token.word for token in tokens]
    that = next((i for i in range(scope.own - 1, 0, -1) if said[i] == "that"), None)
    if that is None or "," in said[that : scope.own]:
        return False
    after = said[scope.end : scope.end + 3]
    return said[that - 1] in _RUMOURS and any(word in _FALSE for word in after)


def _example(tokens: Sequence[Token]) -> bool:
    """As in "For example, someone who moved in on 12 May 2025 pays from that day"."""
    if [token.word for token in tokens[:2]] in (["example", ":"], ["claim", ":"]):
        return True  # of a leaflet; what others say and is checked
    said = [token.word for token in tokens if token.kind is not Kind.PUNCTUATION]
    if said[:1] in (["suppose"], ["imagine"]):
        return True
    if said[:1] != ["say"] and (said[:1] != ["for"] or said[1:2] not in (["example"], ["instance"])):
        return False
    return bool(_SOMEBODY & set(said[1:6]))


def _characterised(tokens: Sequence[Token], own: int) -> bool:
    """As in "2025 has been a busy year", "September is an important month for us"."""
    rest = [token for token in tokens[own + 1 : own + 1 + _REACH] if token.kind is not Kind.ADVERB]
    rest = rest[rest[:1] != [] and rest[0].word == "," :]
    verbs = [token.word for token in rest[:2]]
    if not verbs or (verbs[0] not in _WAS and verbs[0] != "remains" and verbs != ["has", "been"]):
        return False
    if any(token.word in ("when", "that") for token in rest):
        return False
    if verbs[0] == "was" and any(token.word.endswith("est") for token in rest):
        return False  # "January was our best month" tells how it ended
    said = rest[1 + (verbs[0] == "has") :]
    opens = bool(said) and (said[0].word in ("a", "an", "another", "our", "the") or said[0].word == "one")
    periods = _PERIODS | _DAYS if verbs[0] == "remains" else _PERIODS
    return opens and any(token.word in periods for token in said)


def _hoped_for(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The hope is that they try again next year", "a 95 percent chance that it clears on Friday"."""
    said = [token.word for token in tokens[: scope.own]]
    if said[-2:] == ["it", "were"] or ("wish" in said and "had" in said[said.index("wish") :]):
        return True  # "as if it were yesterday", "I wish we had met in 1990"
    if "whether" in said and _CLAUSE_ENDS.isdisjoint(said[said.index("whether") :]):
        return True  # "They would not say whether he was there on 3 May"
    return any(
        (word in _HOPES and following in ("is", "was")) or (word in _CHANCES and following in ("that", "of"))
        for word, following in pairwise(said)
    )
