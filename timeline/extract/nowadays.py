"""“Today” that means these days: "Today, most people own a telephone", "it remains as relevant today"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

TODAY = frozenset({"today", "aujourd'hui", "heute", "hoy", "oggi", "hoje", "vandaag"})
YEARS = frozenset({"this year", "last year"})
_STATES = frozenset("is are has have do does remains remain means includes live lives".split())
_STATIVE = frozenset(
    "is counts employs houses numbers stands serves belongs lives works uses covers offers consists owns "
    "contains remains comprises has looks exists feeds supplies draws attracts produces teaches marks "
    "commemorates bears".split()
)
# These last with a thing for their subject ("A stone marks the spot"), not where a day is kept.
_MARKING = frozenset({"marks", "commemorates", "mark", "commemorate"})
_KEPT = frozenset(
    "anniversary birthday birth death day years centenary bicentenary centennial jubilee milestone month week"
    " beginning start end".split()
)
# What lasts, with a subject of any number: "women who know today", "the lessons remain relevant today".
_LASTING = _STATIVE - {"is"} | frozenset(
    "have remain continue continues live know think believe feel need want face exist enjoy rely depend "
    "count use own belong stand inspire inspires shape shapes means mean matter matters".split()
)
_STATES_OF = frozenset("left gone known used".split())  # "is left"
_FEELINGS = frozenset({"thoughts", "prayers", "hearts", "sympathies", "condolences", "heart"})
_HONOURS = frozenset("honor honour pleasure privilege wonderful great good joy delight".split())
_MOVED = frozenset("mindful grateful thankful proud humbled heartbroken saddened relieved sorry".split())
# What is done on one day, of which something is said: "Today's ruling is a victory for tenants".
_ACTS = frozenset(
    "ruling decision verdict judgment judgement sentencing conviction indictment settlement announcement vote"
    " agreement order passage filing win victory injunction attack strike arrest signing opening".split()
)
_ADDRESSING = frozenset("come stand write rise speak am are appear".split())
_THANKING = frozenset({"thank", "thanks"})
_WITH_US = frozenset({"here", "there", "still"})
_UNTIL, _HAS = frozenset({"until", "till"}), frozenset({"has", "have"})
_PUT_OFF = words.MOVING | frozenset({"suspended", "prolonged", "given"})
_WAS = frozenset({"is", "are", "was", "were"})
# What is open or over this year has come about in it.
_COME_ABOUT = frozenset(
    "open closed due over back out off up ready available dead gone free under host home able"
    " sunk wed shut cut set hit split hurt".split()
)
_MORE = frozenset(
    "más menos mejor peor mayor menor mejores peores mismo misma mismos mismas igual plus moins mieux pire"
    " même mêmes mais melhor pior maior mesmo mesma".split()
)
_SPEAKERS = frozenset({"us", "me", "you"})
_ALL_THE_SAME = frozenset({"yet", "even"})  # "And yet today, many cannot read"
_IS_NOW = frozenset({"is", "are", "'s", "'re"})
# What nobody does in one day, though the present of a day's work has the same form.
_BECOMING = frozenset(
    "becoming emerging growing changing finding facing living leading honoring honouring carrying advancing "
    "building rebuilding restoring championing enjoying seeing evolving transforming thriving flourishing "
    "shaping redefining reshaping".split()
)
_CONTINUES = frozenset({"continue", "continues"})
_DOING = frozenset({Kind.GERUND, Kind.FINITE, Kind.PARTICIPLE})
_LONGEST_OPENING = 3  # tokens of "But moreover,"
_STILL_REACH = 5  # tokens of "is still in use"
_SUBJECT_REACH = 8  # tokens


def lasts(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the "today" of `scope` tells what is so these days rather than what happens on this day."""
    if scope.at and (_than(tokens, scope.at - 1) or _up_to_now(tokens, scope)):
        return True
    if _lasts(tokens, scope.end) or _still(tokens, scope):
        return True
    after = [token.word for token in tokens[scope.end : scope.end + 2]]
    if after[:1] in (["cannot"], ["can't"]) or _goes_on(tokens, scope):
        return True
    if after in (["there", "are"], ["there", "is"], ["it", "is"], ["it", "has"], ["they", "are"]):
        return True
    if _solemn(tokens, scope):
        return True
    if _stative_after(tokens, scope) or _stative_before(tokens, scope) or _present(tokens, scope):
        return True
    heads = scope.at == 0 and len(tokens) > 1 and tokens[1].word == ","
    verb = next((i for i in range(scope.end, len(tokens)) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or not heads:
        return heads and not any(_keeps(tokens, i) for i in range(scope.end, len(tokens)))
    following = tokens[verb + 1].kind if verb + 1 < len(tokens) else None
    return tokens[verb].word in _STATES and following not in _DOING


def _goes_on(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "yet today, so many are banned", "Today his memory continues to live", "is emerging"."""
    if scope.at and tokens[scope.at - 1].word in _ALL_THE_SAME:
        return True
    clause = tokens[scope.left : scope.right]
    heads = scope.at == scope.left and tokens[scope.end : scope.end + 1] and tokens[scope.end].word == ","
    for index, token in enumerate(clause):
        if token.word in _IS_NOW and any(t.word in _BECOMING for t in clause[index + 1 : index + 4]):
            return True
        if token.word in _CONTINUES and [t.word for t in clause[index + 1 : index + 2]] == ["to"]:
            return bool(heads) or any(t.word in _LASTING for t in clause[index + 2 : index + 3])
    return False


def _solemn(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "My thoughts today are with the family", "I come before you today to say": said, not done."""
    head = tokens[scope.left : scope.right]
    if any(token.word in _FEELINGS for token in head):
        near = pairwise(token.word for token in head if token.kind is not Kind.DATE)
        return any(first in ("are", "go") and second in ("with", "out", "to") for first, second in near)
    opens = next((i for i, token in enumerate(tokens) if token.kind is Kind.PRONOUN), 0)
    if [t.word for t in tokens[opens : opens + 2]] == ["it", "is"] and opens <= _LONGEST_OPENING:
        said = [token.word for token in tokens[opens + 2 : scope.own]]
        return "to" in said and not _HONOURS.isdisjoint(said[:5])
    if [token.word for token in head[:1]] in (["i"], ["we"], ["i'm"], ["we're"]) and _moves(head):
        return True  # "I am very mindful today that"
    speaks = any(a.word in ("i", "we") and b.word in _ADDRESSING for a, b in pairwise(head[:6]))
    return speaks and any(token.word == "to" for token in tokens[scope.end : scope.end + 1])


def _moves(head: Sequence[Token]) -> bool:
    feels = next((i for i, token in enumerate(head[:5]) if token.word in _MOVED), None)
    return feels is not None and not any(token.kind is Kind.FINITE for token in head[2:feels])


def _than(tokens: Sequence[Token], at: int) -> bool:
    """Whether "more than" stands there: "más alto que hoy", but "las películas que hoy se exhibirán"."""
    if tokens[at].word != "que":
        return tokens[at].word in ("than", "als")
    return any(token.word in _MORE for token in tokens[max(0, at - _SUBJECT_REACH) : at])


def is_so(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Many are poorer this year", "Last year was dry", "Last year it had 300 members": how it is."""
    clause = tokens[scope.left : scope.right]
    verbs = [i for i, token in enumerate(clause) if token.kind is Kind.FINITE]
    if len(verbs) != 1:
        return False
    rest = [token for token in clause[verbs[0] + 1 :] if token.kind is not Kind.ADVERB]
    if not rest or rest[0].kind is not Kind.OTHER or rest[0].capital or rest[0].word in _COME_ABOUT:
        return False
    number = rest[0].word[:1].isdigit()
    return clause[verbs[0]].word in _HAS | {"had"} if number else clause[verbs[0]].word in _WAS


def _up_to_now(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the truce has held until today", "nobody has claimed it up to today": it goes on."""
    upto = tokens[scope.at - 1].word
    if upto not in _UNTIL and (upto != "to" or tokens[scope.at - 2].word != "up"):
        return False
    said = [token.word for token in tokens[scope.left : scope.right]]
    if not _PUT_OFF.isdisjoint(said):
        return False  # "has been adjourned until today"
    return any(first in _HAS and second != "to" for first, second in pairwise(said))


def _lasts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb at `index` tells a state, not the first word of "is opening" or "has signed"."""
    if index >= len(tokens) or tokens[index].word not in _STATIVE or _keeps(tokens, index):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.kind not in _DOING or following.word in _STATES_OF


def _keeps(tokens: Sequence[Token], verb: int) -> bool:
    """As in "Today marks the 50th anniversary of the flood"."""
    if tokens[verb].word not in _MARKING:
        return False
    return any(token.word in _KEPT for token in tokens[verb + 1 : verb + 1 + _SUBJECT_REACH])


def _still(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the chapel is still open today"."""
    near = [token.word for token in tokens[max(scope.left, scope.own - _STILL_REACH) : scope.own]]
    still = any(first in ("is", "are") and second == "still" for first, second in pairwise(near))
    return still and not any(token.kind is Kind.GERUND for token in tokens[scope.left : scope.own])


def _stative_after(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Today the trust counts 2,300 members": the first verb after the subject says what lasts."""
    if scope.at or (tokens[scope.end : scope.end + 1] and tokens[scope.end].kind is Kind.PREPOSITION):
        return False
    for index in range(scope.end + 1, min(len(tokens), scope.end + _SUBJECT_REACH)):
        token = tokens[index]
        if tokens[scope.own].possessive and tokens[index - 1].word in _ACTS:
            return False
        if token.word in _STATIVE and tokens[index - 1].kind is not Kind.DETERMINER:
            return _lasts(tokens, index)
        if token.kind is Kind.FINITE:
            return False
    return False


def _stative_before(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The lessons remain just as relevant today", "We need a way to reflect our values today"."""
    if scope.end < len(tokens) and tokens[scope.end].kind in (Kind.FINITE, Kind.OTHER):
        return False
    left = scope.left
    if left > 1 and tokens[left - 1].word == "as":
        left -= 2  # "remain | as relevant today", "remain just | as relevant today"
        left -= left > 0 and tokens[left].kind in (Kind.ADVERB, Kind.OTHER)
    verb = next(
        (
            i
            for i in range(scope.own - 1, left - 1, -1)
            if tokens[i].kind is Kind.FINITE
            or (tokens[i].word in _LASTING and i and _subject_ends(tokens[i - 1]))
        ),
        None,
    )
    if verb is None or tokens[verb].word not in _LASTING or _keeps(tokens, verb):
        return False
    if verb > scope.left and tokens[verb - 1].kind is Kind.FINITE:
        return False  # "did not have", "will need"
    rest = [token for token in tokens[verb + 1 : scope.own] if token.kind is not Kind.ADVERB]
    return not rest or rest[0].kind not in _DOING


def _subject_ends(token: Token) -> bool:
    """Whether a plural or the end of an aside stands before a verb without an ending of its own."""
    ends = token.word == "," or token.kind is Kind.DATE  # "words written centuries ago continue to inspire"
    return ends or (token.kind is Kind.OTHER and token.word.endswith("s"))


def _present(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the children who are here today", "With me today are the chairman", "what is today a park"."""
    before = [token.word for token in tokens[max(0, scope.own - 2) : scope.own]]
    if before[:1] in (["what"], ["which"]) and before[-1] in ("is", "are"):
        return True
    if before[-1:] == ["here"] and tokens[0].word in _THANKING:
        return True
    if before[-1:] and before[-1] in _WITH_US:
        return before[-1] != "still" and not any(t.word == "to" for t in tokens[scope.end : scope.end + 1])
    return before[:1] == ["with"] and before[-1] in _SPEAKERS
