"""What is only supposed, denied or asked at a date: "should it rain on Monday", "does not sit on Friday"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import clause, phrases, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token, is_past
from timeline.extract.wording import any_negates, is_negation

_INVERTED = frozenset({"should", "had", "were"})
_OPENING = (
    ("provided", "that"),
    ("assuming", "that"),
    ("supposing", "that"),
    ("in", "case"),
    ("in", "the", "event"),
)
_REFUSING = frozenset(
    "reject rejects rejected refuse refuses refused drop drops dropped abandon abandons abandoned scrap "
    "scraps scrapped shelve shelved oppose opposes opposed no".split()
)
_PLANS = frozenset(
    "proposal proposals plan plans bid bids motion request requests idea call calls offer application demand "
    "intention".split()
)
_HOPES = frozenset(
    (auxiliary, hope)
    for auxiliary, hopes in (
        (
            "had",
            ("hoped", "promised", "planned", "wanted", "intended", "meant", "pledged", "vowed", "expected"),
        ),
        ("was", ("supposed", "meant")),
        ("were", ("supposed", "meant")),
    )
    for hope in hopes
)
_FAILED = frozenset("failed fails failing unlikely".split())
_REFUSED = frozenset(
    "rejected refused dropped abandoned scrapped shelved lost defeated withdrawn vetoed blocked foundered "
    "collapsed failed".split()
)
_GIVEN_UP = frozenset(
    {("given", "up"), ("gave", "up"), ("fell", "through"), ("turned", "down"), ("to", "nothing")}
)
_WHOLE = frozenset({"in", "by", "from", "for", "until", "before", "to"})
_SUBJECTS = frozenset({Kind.PRONOUN, Kind.DETERMINER, Kind.OTHER})
_PERHAPS = frozenset({"could", "would", "might", "may"})
_UNREAL = (("would", "have"), ("could", "have"), ("should", "have"), ("was", "to"), ("were", "to"))
_AIMED = frozenset({("is", "to"), ("are", "to")})
_ALMOST = frozenset({"nearly", "almost"})
# "Nearly doubled" did happen, if not quite.
_GRADUAL = frozenset(
    "doubled tripled trebled quadrupled halved destroyed reached filled emptied equalled matched lost "
    "wiped".split()
)
_LIMITS = words.UNTIL | frozenset("before by since after because but yet".split())
# "Not only" and "not later than" affirm; "does not take place", "is not going to" call off what stays on
# record as such.
_AFFIRMING = frozenset("later earlier only just take takes taking going be".split())
_NEGATIVE_REACH = 2
_QUESTION_REACH = 4  # tokens behind the date
_ASKING = frozenset(
    "will would can could should did does do has have is are was were who why how what which when where "
    "whose".split()
)


# "To ask the minister the number of nurses who left in 2024": a figure that nobody has given yet.
_ASKS = frozenset({"ask", "asks", "asked"})
_ASKED_FOR = frozenset(
    "number numbers amount amounts total cost costs percentage proportion breakdown figures quantity "
    "extent".split()
)
_WHOM = 12  # tokens of "the Minister for Agriculture, Food and the Marine for the"

# "Ordained nobody in 2022"; what left nothing or hurt nobody took place all the same.
_NOBODY = frozenset({"nobody", "nothing", "none"})
_BUT = frozenset({"but", "except", "less", "more", "short", "other", "if", "for"})
_SPARING = frozenset("left leaves hurt injured killed wounded harmed affected cost".split())

# What has a term ends with it by itself: only what might prevent it is supposed.
_ENDING = frozenset("end ends ended expire expires expired lapse lapses lapsed terminate terminates".split())

# Without one of these words, or one that denies, it is not said.
_CUES = (
    frozenset("provided assuming supposing case event if unless have longer ?".split())
    | _INVERTED
    | _NOBODY
    | _ALMOST
    | _PLANS
    | _FAILED
    | {hope for _, hope in _HOPES}
    | _ASKS
)


def supposes(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether nothing happened or is planned at the date of `scope`, only thought of."""
    if not scope.says(_CUES) and not any_negates(scope.said):
        return False
    own = scope.own
    return (
        _inverted(tokens, own)
        or _should_it(tokens, scope, own)
        or _if_follows(tokens, scope, own)
        or _unreal(tokens, scope, own)
        or _almost(tokens, scope, own)
        or _negated(tokens, scope, own)
        or (not _NOBODY.isdisjoint(scope.said) and _nobody(tokens, scope, own))
        or _refused(tokens, scope)
        or _hoped(tokens, scope, own)
        or _asked(tokens, own)
        or (not _ASKS.isdisjoint(scope.said) and _asked_for(tokens, own))
    )


def _inverted(tokens: Sequence[Token], own: int) -> bool:
    """As in "Should it deepen at the weekend, the west could see snow": no part of it is certain."""
    first = next((i for i, token in enumerate(tokens) if token.kind is not Kind.PUNCTUATION), 0)
    head = tuple(token.word for token in tokens[first : first + 3])
    if head[:2] in _OPENING or head in _OPENING:
        return True
    if tokens[first].word not in _INVERTED or not tokens[first].capital or first + 1 >= own:
        return False
    if any(token.word == "when" for token in tokens[own + 1 : own + 3]):
        return False  # "Had it been served after 1 April, when the law came into force, ..."
    comma = any(token.word == "," for token in tokens[first:])
    subject = tokens[first + 1].kind in _SUBJECTS or tokens[first].word == "should"
    return comma and subject and tokens[-1].word != "?"


def _should_it(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "A session may be called should the river fall before March"."""
    for index in range(max(scope.left, 1), own - 1):
        if tokens[index].word == "should" and tokens[index + 1].kind in (Kind.DETERMINER, Kind.PRONOUN):
            return tokens[index - 1].kind not in (Kind.RELATIVE, Kind.PRONOUN) and tokens[-1].word != "?"
    return False


def _if_follows(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "could begin in 2025 if the money is granted", "will start on Monday if the court agrees"."""
    before = tokens[scope.left : own]
    perhaps = any(token.word in _PERHAPS and token.kind is Kind.FINITE for token in before)
    for index in range(scope.end, len(tokens)):
        token = tokens[index]
        if token.word in ("if", "unless"):
            if any(
                pair in _AIMED for pair in pairwise(token.word for token in tokens[index + 1 : index + 6])
            ):
                return False  # "has to be in by 30 April if it is to be heard this term"
            if token.word == "unless" and not perhaps and any(token.word in _ENDING for token in before):
                return False  # "the mandate ends on 31 January unless both sides extend it"
            return (perhaps or index == scope.end) and tokens[index - 1].word not in ("even", "as", "only")
        if token.kind is Kind.DATE or token.word in (";", ":", '"', "”"):
            return False
    return False


def _unreal(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "should have been delivered in 2011", "was to have opened in May"."""
    said = [token.word for token in tokens[scope.left : scope.right]]
    for index in range(len(said) - 2):
        if (said[index], said[index + 1]) in _UNREAL:
            if index > own - scope.left and said[index - 1] == "what":
                continue  # "sank on Monday in what should have been a short trip"
            later = {"was", "were"} & set(said[index + 3 : max(0, own - scope.left)])
            if any(token.word == "when" for token in tokens[own + 1 : own + 3]):
                return False  # "nor would it have worked in 1985, when a test failed"
            if said[index + 1 : index + 3] == ["have", "to"]:
                continue  # "would have to close"
            # "A bill that would have changed this was voted down in 2022" was.
            return not later and (said[index + 1] == "have" or said[index + 2] == "have")
    return False


def _refused(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "rejected a proposal to close it in 2026", "no plan to", "plans to open in 2025 were dropped"."""
    before = tokens[scope.left : scope.at]
    if not before or before[-1].word not in _WHOLE:
        return False
    plan = next((i for i, token in enumerate(before) if token.word in _PLANS), None)
    if plan is None or before[plan + 1].word not in ("to", "for"):
        return False
    if any(token.word in _REFUSING for token in before[max(0, plan - 4) : plan]):
        return True
    after = [token.word for token in tokens[scope.end : scope.end + 4]]
    return not _REFUSED.isdisjoint(after) or any(pair in _GIVEN_UP for pair in pairwise(after))


def _hoped(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "had hoped to open on 3 May", "was supposed to open", "failed to open", "is unlikely to open"."""
    left = scope.left
    for index in range(own - 1, left, -1):
        if tokens[index].kind is Kind.COORDINATOR and tokens[index + 1].kind is Kind.FINITE:
            left = index + 1  # "failed to find a buyer and closed in May"
            break
    said = [token.word for token in tokens[left:own]]
    for index in range(len(said) - 2):
        if said[index + 2] == "to" and (said[index], said[index + 1]) in _HOPES:
            return True
    return any(
        said[i] in _FAILED and said[i + 1] == "to" and said[i + 2 : i + 3] not in (["stop"], ["appear"])
        for i in range(len(said) - 1)
    )  # a driver who fails to stop has done so


def _almost(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "I nearly came here in 2019"."""
    for index in range(scope.left, own - 1):
        token, following = tokens[index], tokens[index + 1]
        if token.word in _ALMOST and following.kind is Kind.FINITE and is_past(following.word):
            return following.word not in _GRADUAL and tokens[max(0, index - 1)].word not in words.BE
    return False


def _negated(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "does not sit on Friday"; "not until Friday" and "did not only" affirm, "will not" calls off."""
    verb = next((i for i in range(own - 1, scope.left - 1, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None:
        return _negated_after(tokens, scope, own)
    around = range(max(scope.left, verb - _NEGATIVE_REACH), min(verb + _NEGATIVE_REACH + 1, own))
    negation = next((i for i in around if _denies(tokens, i)), None)
    if negation is None or any(token.word in _LIMITS for token in tokens[verb + 1 : own]):
        return False
    if any(_of_another(token) for token in tokens[max(verb, negation + 1) + 1 : own]):
        return False
    following = [token.word for token in tokens[negation + 1 : negation + 3]]
    if following[:1] == ["to"] or any(word in _AFFIRMING for word in following):
        return False
    said = {token.word for token in tokens[max(scope.left, negation - _NEGATIVE_REACH) : negation + 1]}
    return bool(said & words.AUXILIARIES) and not said & words.MODALS


def _nobody(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "The diocese ordained nobody in 2022", "The court convicted none of them on Monday"."""
    verb = next((i for i in range(own - 1, scope.left - 1, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or tokens[verb].word in _SPARING or tokens[verb + 1].word not in _NOBODY:
        return False
    if tokens[verb + 2].word in _BUT or any(
        phrases.names_event(token) for token in tokens[scope.left : verb]
    ):
        return False
    return not any(token.word in _LIMITS or _of_another(token) for token in tokens[verb + 2 : own])


def _negated_after(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "In 2024 the club did not win a match", "The test on 2 July is not open to the public"."""
    before = tokens[scope.left : own]
    if any(_of_another(token) or phrases.names_event(token) for token in before):
        return False
    if before and own + 1 < len(tokens) and tokens[own + 1].word == "," and clause.content(before):
        return False  # "the dyke, due in 2021, was never built"
    verb = next((i for i in range(own + 1, scope.right) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or tokens[verb].word not in words.AUXILIARIES - words.MODALS:
        return False
    after = tokens[verb : verb + 2 + _NEGATIVE_REACH]
    negation = next((i for i, token in enumerate(after[:3]) if _denies(after, i)), None)
    if negation is None or any(token.word in _AFFIRMING for token in after[negation + 1 :]):
        return False
    rest = tokens[verb + negation + 1 : scope.right]
    return not any(token.word in _LIMITS for token in rest[rest[:1] != () and rest[0].word == "yet" :])


def _of_another(token: Token) -> bool:
    """Whether the date may belong to another verb: "does not apply to boats built in 1950"."""
    return token.kind in (Kind.PARTICIPLE, Kind.GERUND)


def _denies(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].word == "longer":
        return index > 0 and tokens[index - 1].word == "no"
    return is_negation(tokens[index]) and tokens[index].word not in ("no", "none", "nobody")


def _asked_for(tokens: Sequence[Token], own: int) -> bool:
    """As in "asked the Minister for Health the number of posts that were vacant as at 31 December"."""
    for verb in range(own - 1):
        if tokens[verb].word not in _ASKS:
            continue
        for token in tokens[verb + 1 : min(own, verb + _WHOM)]:
            if token.kind in (Kind.FINITE, Kind.RELATIVE, Kind.SUBORDINATOR):
                break
            if token.word in _ASKED_FOR:
                return True
    return False


def _asked(tokens: Sequence[Token], own: int) -> bool:
    """As in "Will the ferry sail on Monday?", "How many will be left in 2035?" she asked."""
    first = next((token for token in tokens if token.kind is not Kind.PUNCTUATION), None)
    last = next((token for token in reversed(tokens) if token.word not in ('"', "”", "’", "'")), None)
    if first is None or last is None or first.word not in _ASKING:
        return False
    return last.word == "?" or any(token.word == "?" for token in tokens[own + 1 : own + _QUESTION_REACH])
