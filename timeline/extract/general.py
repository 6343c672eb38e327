"""What holds in a case or of a class of things: "If nobody wins, she takes office on 12 June"."""

from collections.abc import Sequence

from timeline.extract import only_said, words
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token, is_past, says

_CONDITIONS = frozenset({"if", "unless"})
_CASES = frozenset(
    {
        ("if",),
        ("without",),
        ("provided",),
        ("providing",),
        ("assuming",),
        ("unless",),
        ("subject", "to"),
        ("depending", "on"),
        ("in", "case"),
    }
)
_PRESENT_BE = frozenset({"is", "are"})
_FINITE = words.AUXILIARIES | words.FINITE_PAST
READERS = frozenset("you your anyone customers applicants members visitors passengers residents".split())
_BY = frozenset({"by", "until", "till", "before"})
_ESTIMATING = frozenset(
    "found find finds estimates estimated estimate suggests suggested suggest shows showed calculates "
    "calculated models projects predicts".split()
)
_BOUNDS = frozenset({"before", "after", "since"})
_NO_BOUND_SUBJECT = frozenset("shortly soon just long even".split())
_VERBLIKE = frozenset("need count raise remain stay may must qualify get face".split())
_NO = frozenset({"no", "none", "nobody", "neither", "nothing", "nowhere"})
_NO_ONE = frozenset({"nobody", "nothing", "neither"})
_COMPARING = frozenset("longer later earlier fewer less more sooner doubt one sign".split())
_PEOPLE = frozenset(
    "anyone everyone whoever those people persons customers owners drivers passengers residents visitors "
    "applicants members all pupils students patients workers staff tenants families households parents "
    "holders voters women men children".split()
)
_ANYBODY = frozenset("anyone anybody everyone everybody those people persons".split())
_VALID = frozenset("valid accepted usable used exchanged refunded honoured honored".split())
_READS = frozenset("reads states says provides stipulates lists names defines".split())
_BEFALLING = frozenset(
    "come have happen occur rise fall follow bring see become change reach hit cause affect lead end "
    "spread strike snow rain arrive return take last slip vanish collapse run".split()
)
_VENTURING = frozenset(
    "try seek consider decide resign retire sell buy merge cut raise vote open close start stop stand ask "
    "choose test call build launch drop leave join also well yet still even".split()
)
_AT_A_TIME = frozenset("in on during early late next this again".split())
_WAS = frozenset("is are was were".split())
_NO_NOUN = 3
_PERHAPS = frozenset({"could", "might"})
_GIVEN_UP = (
    ("came", "to", "nothing"),
    ("did", "not", "take", "place"),
    ("did", "not", "happen"),
    ("did", "not", "go", "ahead"),
    ("never", "took", "place"),
    ("never", "happened"),
    ("never", "materialised"),
    ("never", "materialized"),
    ("was", "ruled", "out"),
    ("were", "ruled", "out"),
    ("been", "ruled", "out"),
    ("was", "vacated"),
    ("were", "vacated"),
    ("has", "been", "vacated"),
    ("was", "considered"),
    ("were", "considered"),
    ("also", "considered"),
    ("been", "considered"),
    ("was", "not", "held"),
    ("was", "never", "held"),
    ("was", "never", "built"),
)
_PLANS = frozenset("plan plans proposal proposals scheme bid date vote proposed start option".split())
_DRAFTS = frozenset("proposal proposals bill draft amendment motion idea scenario change".split())
_LONGEST_SUBJECT = 10  # tokens
_FATE_REACH = 8
# Without one of these words there is no case, nor a plan that came to nothing.
_CUES = (
    frozenset("subject depending case would may must longer not n't never ruled vacated considered".split())
    | {case[0] for case in _CASES if len(case) == 1}
    | _PERHAPS
    | _BOUNDS
    | _NO
    | _READS
    | _VALID
)


def holds_in_general(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date of `scope` belongs to a rule, a case or a plan that came to nothing."""
    own = scope.own
    return (
        (scope.says(_CUES) and _is_case(tokens, scope, own))
        or ("of" in scope.said and _some_of(tokens, own))
        or _whoever(tokens, own)
        or only_said.holds(tokens, scope)
    )


def _is_case(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    return (
        _in_case(tokens, own)
        or _hypothetical(tokens, scope)
        or _bounds_subject(tokens, own)
        or _nothing(tokens, scope, own)
        or _came_to_nothing(tokens, own)
        or _no_longer_meant(tokens, scope, own)
        or _required(tokens, own)
        or _before_head(tokens, own)
        or _stays_valid(tokens, own)
        or _before_it(tokens, own)
        or _possible(tokens, scope, own)
    )


def addresses(tokens: Sequence[Token], own: int) -> bool:
    """Whether a condition only says whom a deadline is for: "If you want to appeal, do so by 17 May"."""
    first = _first(tokens)
    if first is None or tokens[first].word not in _CONDITIONS:
        return False
    reader = tokens[first + 1].word if first + 1 < len(tokens) else ""
    at = own
    while at and tokens[at - 1].kind is Kind.DETERMINER:
        at -= 1
    comma = any(token.word == "," for token in tokens[first:own])
    return comma and reader in READERS and at > 0 and tokens[at - 1].word in _BY


def _first(tokens: Sequence[Token]) -> int | None:
    return next((i for i, t in enumerate(tokens) if t.kind not in (Kind.PUNCTUATION, Kind.MARKUP)), None)


def _in_case(tokens: Sequence[Token], own: int) -> bool:
    """As in "If there is no second round, she takes office on 12 June"."""
    first = _first(tokens)
    if first is None or not tokens[first].capital or not _opens_case(tokens, first):
        return False
    comma = next((i for i in range(first, own) if tokens[i].word == ","), None)
    if any(token.word == ";" for token in tokens[first:own]):
        return False  # another sentence has begun
    if comma is None and tokens[first].word == "without":
        comma = next((i for i in range(first, own) if tokens[i].word in words.MODALS), None)
    if comma is None or addresses(tokens, own) or _bounded(tokens[comma:own]):
        return False
    return not _told(tokens[comma:])


def _bounded(clause: Sequence[Token]) -> bool:
    """Whether the date is that of a happening that will come anyway: "before the final round on 16 May"."""
    bound = next((i for i in range(len(clause) - 2, 0, -1) if clause[i].word in _BOUNDS | {"until"}), None)
    return bound is not None and clause[bound + 1].word == "the"


def _opens_case(tokens: Sequence[Token], first: int) -> bool:
    head = tuple(token.word for token in tokens[first : first + 2])
    return head[:1] in _CASES or head in _CASES


def _told(clause: Sequence[Token]) -> bool:
    """Whether it tells what was: "will be closed" and "should be moved" do not."""
    verb = next((i for i, token in enumerate(clause) if token.kind is Kind.FINITE), None)
    if verb is None or clause[verb].word in words.MODALS | _PRESENT_BE:
        return False
    return any(token.kind is Kind.FINITE and is_past(token.word) for token in clause[verb:])


def _hypothetical(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the population would drop below two million by 2058": said by nobody, it is only thought."""
    would = next(
        (
            i
            for i in range(scope.left, scope.right)
            if tokens[i].word == "would" and tokens[i].kind is Kind.FINITE
        ),
        None,
    )
    if would is None:
        return False
    if Kind.PARTICIPLE in {token.kind for token in tokens[max(0, scope.own - 2) : scope.own]}:
        return False  # "Under an accord signed on Monday, the bank would hold a third"
    before = [t for t in tokens[:would] if t.kind is Kind.FINITE or t.word in words.SAYING]
    if not before and any(t.word in _DRAFTS for t in tokens[scope.left : would]):
        return True  # "The proposal would allow shops to open from 2028"
    if any(t.word in _ESTIMATING for t in before):
        behind = any(t.word in _ESTIMATING for t in tokens[scope.end : would])
        return finite(tokens[: scope.own]) or not behind  # "In 2012 a study found that it would pay": then
    return not before and any(t.word in (",", "or") for t in tokens[:would])


def _bounds_subject(tokens: Sequence[Token], own: int) -> bool:
    """As in "Flour ground before 2025 is not sold", "Dates before 1970 now raise an error"."""
    bound = own - 1
    if bound < 1 or tokens[bound].word not in _BOUNDS or own + 1 >= len(tokens):
        return False
    start = _first(tokens)
    subject = tokens[start:bound]
    if start is None or not 0 < len(subject) <= _LONGEST_SUBJECT or subject[0].kind is not Kind.OTHER:
        return False
    if subject[-1].word in _NO_BOUND_SUBJECT or any(
        t.kind in (Kind.PUNCTUATION, Kind.DATE, Kind.PRONOUN) for t in subject
    ):
        return False
    if says(subject, _FINITE):
        return False
    return _states(tokens[own + 1 :])


def _states(after: Sequence[Token]) -> bool:
    """Whether a verb in the present follows at once."""
    rest = [t for t in after[:3] if t.kind is not Kind.ADVERB]
    if not rest:
        return False
    verb = rest[0]
    if verb.word in _VERBLIKE:
        return True
    return (
        verb.kind is Kind.FINITE and verb.word not in ("was", "were", "had", "did") and not is_past(verb.word)
    )


def _nothing(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "No debate was held in 2025", "Nobody came on Monday"."""
    if _nobody_after(tokens, scope, own):
        return True
    clause = tokens[scope.left : own]
    if (
        len(clause) > _NO_NOUN
        and clause[0].word == "there"
        and clause[1].word in _WAS
        and clause[2].word == "no"
    ):
        clause = clause[2:]
        return clause[1].word not in _COMPARING and not any(t.word in _BOUNDS | _BY for t in clause[-2:])
    if not clause or clause[0].word not in _NO:
        return False
    if clause[1:2] and clause[1].word in _COMPARING:
        return False
    if any(
        t.word in _BOUNDS | _BY or (t.word in words.SAYING and t.kind is Kind.FINITE) for t in clause[-2:]
    ):
        return False  # "nobody was hurt, police said on Monday" denies no saying
    verb = next((t for t in clause if t.kind is Kind.FINITE), None)
    if clause[0].word in _NO_ONE and clause[-1].word != "from":
        return verb is not None  # "Nothing will change this winter"
    return verb is not None and (verb.word not in words.MODALS)


def _nobody_after(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "In March nobody gave us a chance", "In 2019 there was no such law"."""
    if any(token.kind in (Kind.FINITE, Kind.OTHER) for token in tokens[scope.left : own]):
        return False
    if own and tokens[own - 1].word == "from":
        return False  # "From 1 March no tickets are sold" tells what changes then
    rest = [token for token in tokens[own + 1 : own + 6] if token.word != ","]
    said = [token.word for token in rest]
    if said[:1] == ["there"] and said[1:2] and said[1] in _WAS:
        rest, said = rest[2:], said[2:]
    if said[:2] in (["not", "one"], ["not", "a"]):
        return True
    if not said or said[0] not in _NO or (said[1:2] and said[1] in _COMPARING):
        return False
    verb = next((t for t in tokens[own + 1 :] if t.kind is Kind.FINITE), None)
    if said[0] == "nobody" and verb is not None and verb.word == "will":
        return True  # "In ten years nobody will remember"
    return verb is not None and verb.word not in words.MODALS


def _came_to_nothing(tokens: Sequence[Token], own: int) -> bool:
    """As in "A trip planned for 2020 did not take place", "Plans for a stand by 2022 came to nothing"."""
    planned = any(
        t.word in words.PLANNED or t.word in _PLANS for t in tokens[max(0, own - _FATE_REACH) : own]
    )
    if not planned and tokens[own - 1].word not in ("for", "by"):
        return False
    after = []
    for token in tokens[own + 1 : own + 1 + _FATE_REACH]:
        if token.kind is Kind.DATE or token.word in (";", ":"):
            break
        if token.word != ",":
            after.append("not" if token.word == "n't" else token.word)
    return any(tuple(after[i : i + len(fate)]) == fate for fate in _GIVEN_UP for i in range(len(after)))


def _some_of(tokens: Sequence[Token], own: int) -> bool:
    """As in "Of the 300 people fined in 2025, half have paid", "two thirds of those polled in May"."""
    first = _first(tokens)
    if first is not None and own > first + 1 and tokens[first].word == "of":
        comma = next((i for i, token in enumerate(tokens) if token.word == ","), 0)
        return own < comma and tokens[first + 1].word in ("the", "those")
    return own > _NO_NOUN and [t.word for t in tokens[own - 4 : own - 2]] == ["of", "those"]


def _required(tokens: Sequence[Token], own: int) -> bool:
    """As in "Applicants must have lived here since at least 1 May 2020"."""
    said = [token.word for token in tokens[:own]]
    clause = said[len(said) - said[::-1].index(";") :] if ";" in said else said
    return "must" in clause and "since" in said[-3:]


def _before_head(tokens: Sequence[Token], own: int) -> bool:
    """As in "Before 1990 the town was divided": that it ended then is not said."""
    first = _first(tokens)
    if first is None or tokens[first].word != "before" or first + 1 != own:
        return False
    verb = next((t for t in tokens[own + 1 :] if t.kind is Kind.FINITE), None)
    return verb is not None and verb.word in ("was", "were", "had")


def _whoever(tokens: Sequence[Token], own: int) -> bool:
    """As in "Anyone who bought the toy between March and May should return it"."""
    first = _first(tokens)
    if first is None or first + 1 >= own:
        return False
    some = tokens[first].word.endswith("s") and tokens[first].kind is Kind.OTHER
    if tokens[first].word not in _PEOPLE and not some:
        return False
    if tokens[first].word in _ANYBODY and tokens[first + 1].kind in (Kind.PARTICIPLE, Kind.OTHER):
        some = False  # "Anyone exposed on 13 April should be treated"
    elif tokens[first + 1].kind is not Kind.RELATIVE and tokens[first + 1].word != "that":
        return False
    verb = next((t for t in tokens[own + 1 : own + 4] if t.kind is Kind.FINITE), None)
    if verb is None or (tokens[first].word not in _PEOPLE and verb.word not in words.MODALS):
        return False
    return verb.word in words.MODALS | words.PRESENT and verb.word not in ("was", "were")


def _stays_valid(tokens: Sequence[Token], own: int) -> bool:
    """As in "Tickets for 12 May remain valid"."""
    if tokens[own - 1].word not in ("for", "of", "from", "dated"):
        return False
    reads = [token.word for token in tokens[own + 1 : own + 2]]
    if reads and reads[0] in _READS and tokens[own - 1].word != "for":
        return True  # "Paragraph 3 of the decision of 14 March reads as follows"
    return any(token.word in _VALID for token in tokens[own + 1 : own + 5] if token.kind is not Kind.DATE)


def _before_it(tokens: Sequence[Token], own: int) -> bool:
    """As in "Without a deal by Friday, drivers will walk out", "If no answer comes by 3 May, we will sue"."""
    first = _first(tokens)
    if first is None or not tokens[first].capital or not _opens_case(tokens, first):
        return False
    comma = next((i for i in range(own, len(tokens)) if tokens[i].word == ","), None)
    if comma is None or any(tokens[i].word == "," for i in range(first, own)) or tokens[first].word == "if":
        return False
    return any(token.word in words.MODALS for token in tokens[comma : comma + _FATE_REACH])


def _possible(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "The mayor might resign in May"."""
    at = next((i for i in range(own - 1, scope.left - 1, -1) if tokens[i].kind is Kind.FINITE), None)
    while at is not None and at > scope.left and tokens[at - 1].kind in (Kind.FINITE, Kind.ADVERB):
        at -= 1
    verb = None if at is None else tokens[at]
    if verb is None or verb.word not in words.MODALS:
        return False
    if [token.word for token in tokens[own - 3 : own]] in (["as", "early", "as"], ["as", "soon", "as"]):
        return verb.word in _PERHAPS | {"may"}  # "may open as early as March"
    if verb.word == "may":
        return _may_be(tokens, scope, own)
    if verb.word not in _PERHAPS:
        return False
    return tokens[own - 1].word not in (_BY - {"by"}) | {"from"}


def _may_be(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "A decision may come on Friday"; people may do what they are allowed to."""
    may = next(i for i in range(own - 1, scope.left - 1, -1) if tokens[i].word == "may")
    subject = [token.word for token in tokens[max(scope.left, may - _LONGEST_SUBJECT) : may]]
    if any(word in _PEOPLE or word in READERS or word in ("they", "we", "he", "she") for word in subject):
        return False
    after = [token.word for token in tokens[may + 1 : may + 3] if token.kind is not Kind.ADVERB]
    # "may be gone by 2060", "it may be Friday"
    gone = after[:1] == ["be"] and tokens[own - 1].word in ("by", "be")
    if after[:1] != [] and after[0] in _VENTURING and tokens[own - 1].word in _AT_A_TIME:
        return True
    return gone or (bool(after) and after[0] in _BEFALLING)


def _no_longer_meant(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """As in "We no longer expect to open the plant in 2027", "no longer plans to sell it in May"."""
    said = [token.word for token in tokens[scope.left : own]]
    return any(
        said[i : i + 2] == ["no", "longer"]
        and said[i + 2] in _MEANT
        and not {"until", "before"} & set(said[i:])
        for i in range(len(said) - 2)
    )


_MEANT = frozenset(
    "expect expects expected plan plans planned planning intend intends intended aim aims going due "
    "scheduled set wants want hope hopes believes believe pay pays".split()
)
