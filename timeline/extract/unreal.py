"""What did not come about at a date: "would have opened", "came to nothing", "was put off from 3 May"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token, is_past
from timeline.extract.wording import is_negation

_MODALS = frozenset({"would", "could", "might", "'d"})
_BETWEEN = frozenset({Kind.ADVERB, Kind.PRONOUN, Kind.DETERMINER})
_SURELY = frozenset("probably almost certainly surely likely easily well possibly undoubtedly simply".split())
_GRANTED = frozenset({"provided", "providing", "assuming", "condition", "supposing"})
_PROPOSING = frozenset(
    "recommend recommends recommended recommending propose proposes proposed proposing suggest suggests "
    "suggested suggesting demand demands demanded demanding ask asked insist request requested urge urged "
    "recommendation proposal suggestion".split()
)
_DOUBTING = frozenset("unlikely doubtful improbable impossible".split())
_OPEN = frozenset({"possible", "conceivable", "imaginable"})
_ASSUMING = frozenset(
    "assume assumes assumed assuming fear fears feared bet bets betting speculation speculated hopes".split()
)
_WISHING = frozenset("wants want wanted urges urge urged demands demanded calls called asks asked".split())
_ASKING_FOR = frozenset(
    "want wants wanted call calls called calling demand demands demanded demanding urge urges urged seek "
    "seeks sought propose proposes proposed proposing recommend recommends recommended favour favours".split()
)
_FUTILE = (
    ("came", "to", "nothing"),
    ("come", "to", "nothing"),
    ("fell", "through"),
    ("never", "happened"),
    ("never", "materialised"),
    ("never", "materialized"),
    ("off", "the", "table"),
    ("not", "materialise"),
    ("not", "materialize"),
    ("not", "happen"),
)
_FUTILE_WORDS = frozenset(words[0] for words in _FUTILE)
_PLACED = ("take", "place")
_COUNTING = frozenset("longer later more less fewer doubt earlier sooner one".split())
_WISHED = frozenset({Kind.DETERMINER, Kind.OTHER, Kind.GERUND})  # "recommended closing it by 2022"
_DEADLINES = frozenset({"before", "until", "by"})
_MOVED = frozenset("moved postponed delayed rescheduled shifted deferred".split())
_MOVED_WITH = frozenset({("put", "back"), ("put", "off"), ("pushed", "back"), ("brought", "forward")})
_REACH = 4  # tokens
# Without one of these words it is not said.
_CUES = (
    frozenset("have that no none never not didn't from out instead".split())
    | _FUTILE_WORDS
    | _OPEN
    | _DOUBTING
    | _WISHING
    | _ASKING_FOR
)


def fails(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the sentence says that nothing happened or will happen at the date of `scope`."""
    if not scope.says(_CUES):
        return False
    own = scope.own
    clause = tokens[scope.left : own]
    return (
        _would_have(tokens[scope.left : scope.right], own - scope.left)
        or _granted(tokens, scope)
        or _none(clause)
        or _never(clause)
        or _futile(tokens, scope)
        or _proposed(tokens, scope, own)
        or _doubted(tokens, scope)
        or _wished(tokens, scope, own)
        or _asked_for(tokens, scope, own)
        or _ruled_out(tokens, own)
        or _moved_from(tokens, own)
        or _in_place_of(clause)
    )


def _in_place_of(clause: Sequence[Token]) -> bool:
    """As in "will stream it instead of the planned release on 9 August"."""
    said = [token.word for token in clause]
    given_up = said[said.index("instead") + 1 :] if "instead" in said else []
    return given_up[:1] == ["of"] and "," not in given_up and bool(words.PLANNED.intersection(given_up))


def _would_have(clause: Sequence[Token], own: int) -> bool:
    """As in "I'd probably have given up", "nor would it have worked"; `own` is the place of the date."""
    if any(token.word == "when" for token in clause[own + 1 : own + 3]):
        return False  # "nor would it have worked in 1985, when a test failed"
    for index, token in enumerate(clause):
        if token.word not in _MODALS and not token.word.endswith("'d"):
            continue
        for following in clause[index + 1 : index + 1 + _REACH]:
            if following.word == "have":
                if clause[index + 2 : index + 3] and clause[index + 2].word == "to":
                    break  # "would have to close"
                # "A bill that would have changed this was voted down in 2022" was.
                return not any(later.word in ("was", "were") for later in clause[index + 2 : own])
            if (
                following.kind not in _BETWEEN
                and following.word not in _SURELY
                and not is_negation(following)
            ):
                break
    return False


def _granted(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "will open, provided that the money is found by May"."""
    opener = scope.left - 1 if scope.left and tokens[scope.left].word != "that" else scope.left
    granted = opener > 0 and tokens[opener].word == "that" and tokens[opener - 1].word in _GRANTED
    return granted and not _describes(tokens, scope)


def _describes(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date is that of what a noun was: "that he is paid out of the fund set up in May"."""
    verb = scope.at - 1 - (scope.at > 0 and tokens[scope.at - 1].kind is Kind.PREPOSITION)
    return verb > 0 and tokens[verb].kind is Kind.PARTICIPLE and tokens[verb - 1].kind is Kind.OTHER


def _none(clause: Sequence[Token]) -> bool:
    """As in "there was no winner in 1993": "it was no longer needed" tells when that began."""
    for index in range(1, len(clause) - 1):
        if clause[index].word == "none" and index > 1 and clause[index - 2].word == "there":
            return True
        if clause[index].word == "no" and clause[index - 1].word in words.BE:
            return clause[index + 1].word not in _COUNTING and not finite(clause[index + 1 :])
    return False


def _never(clause: Sequence[Token]) -> bool:
    """As in "she never won it in the 1970s", "it did not take place in 2020"."""
    for index in range(len(clause) - 1):
        if clause[index].word == "never" and clause[index + 1].kind is Kind.FINITE:
            return is_past(clause[index + 1].word) and not finite(clause[index + 2 :])
    said = [token.word for token in clause]
    for index in range(1, len(said) - 2):
        if said[index] == "not" and tuple(said[index + 1 : index + 3]) == _PLACED:
            return said[index - 1] == "did"
    return any(
        word == "didn't" and tuple(said[index + 1 : index + 3]) == _PLACED for index, word in enumerate(said)
    )


def _futile(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "a plan to build it in 2010 came to nothing"."""
    after = [token.word for token in tokens[scope.end : scope.end + 2 * _REACH + 4]]
    if _FUTILE_WORDS.isdisjoint(after):
        return False
    return any(tuple(after[i : i + len(words)]) == words for words in _FUTILE for i in range(len(after)))


def _proposed(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "recommended that it close in July": "suggested that it closed in May" says that it did."""
    opener = scope.left - 1 if scope.left and tokens[scope.left].word != "that" else scope.left
    if opener < 1 or tokens[opener].word != "that" or tokens[opener - 1].word not in _PROPOSING:
        return False
    verbs = [token.word for token in tokens[opener + 1 : own] if token.kind is Kind.FINITE]
    if verbs[:1] == ["be"]:
        return True
    return not any(
        is_past(word) or word in ("will", "is", "are", "has", "have", "was", "were") for word in verbs
    )


def _doubted(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "it is unlikely that it will open before 2030"."""
    own = scope.own
    opener = scope.left - 1 if scope.left and tokens[scope.left].word != "that" else scope.left
    if opener > 0 and tokens[opener].word == "that" and tokens[opener - 1].word in _DOUBTING | _ASSUMING:
        return True
    before = [token.word for token in tokens[max(scope.left, own - 4) : own]]
    open_ended = bool(before) and before[-1] in words.UNTIL | {"by", "before", "from"}
    if not open_ended and any(first in words.BE and second in _OPEN for first, second in pairwise(before)):
        return True  # "gusts of up to 90 km/h are possible this afternoon"
    after = [token.word for token in tokens[scope.end : scope.end + 4]]
    return after[:1] != [] and after[0] in words.BE and bool(_DOUBTING & set(after))


def _wished(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "wants the law to be changed before 2028", "called for the road to be closed by May"."""
    said = [token.word for token in tokens[scope.left : own]]
    for index, word in enumerate(said[:-2]):
        if word in _WISHING and said[index + 1] != "to" and tokens[scope.left + index].kind is not Kind.OTHER:
            return _to_be_done(tokens[scope.left + index + 1 : own])
    return False


def _to_be_done(wish: Sequence[Token]) -> bool:
    """As in "the law to be changed before": "wants a grant has to apply by" is told of who wants it."""
    done = next((i for i, token in enumerate(wish) if token.word == "to"), len(wish))
    return done < len(wish) and not finite(wish[:done]) and wish[-1].word in _DEADLINES | {"in"}


def _asked_for(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "called for a ban from 2027", "want the road reopened by June", "proposed closing it by May"."""
    if own < 1 or tokens[own - 1].word not in _DEADLINES | {"from"}:
        return False
    clause = tokens[scope.left : own]
    wish = next((i for i in range(len(clause) - 1, -1, -1) if clause[i].word in _ASKING_FOR), None)
    if wish is None or (clause[wish].kind is Kind.OTHER and clause[wish].word not in ("want", "demand")):
        return False
    if any(token.kind is Kind.FINITE and token.word in words.AUXILIARIES for token in clause[wish + 1 :]):
        return False
    if clause[wish].word in ("call", "calls", "called", "calling"):
        return clause[wish + 1 : wish + 2] != [] and clause[wish + 1].word == "for"
    rest = clause[wish + 1 : wish + 2]
    return bool(rest) and rest[0].kind in _WISHED and clause[wish - 1].word not in words.BE


def _ruled_out(tokens: Sequence[Token], own: int) -> bool:
    """As in "has ruled out a rise before 2026"."""
    if own < 1 or tokens[own - 1].word not in _DEADLINES:
        return False
    said = [token.word for token in tokens[:own]]
    for index in range(1, len(said) - 2):
        if said[index] in ("rule", "rules", "ruled", "ruling") and said[index + 1] == "out":
            return said[index - 1] not in words.BE and not any(
                token.kind in (Kind.FINITE, Kind.SUBORDINATOR) for token in tokens[index + 2 : own - 1]
            )
    return False


def _moved_from(tokens: Sequence[Token], own: int) -> bool:
    """As in "was postponed from 19 February"."""
    at = own - 1
    while at >= 0 and tokens[at].kind is Kind.DETERMINER:
        at -= 1
    if at < 1 or tokens[at].word != "from":
        return False
    before = tokens[at - 1].word
    return before in _MOVED or (at > 1 and (tokens[at - 2].word, before) in _MOVED_WITH)
