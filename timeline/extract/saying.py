"""Whether a verb says something: "announced on Friday that", "“…,” warned the mayor"."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import appraised, clause, words
from timeline.extract.tokens import Kind, Token


def _regular(verbs: str) -> frozenset[str]:
    """The forms of regular verbs in which they say something: "deny denies denied"."""
    forms = set[str]()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms |= {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
        else:
            forms |= {verb, f"{verb}s", f"{stem}ed"}
    return frozenset(forms)


REACH = 12  # tokens between the verb of saying and its date
_SPEECH = frozenset({",", ":", '"', "“", "«", "„"})
QUOTES = frozenset({'"', "”", "»"})
SHORTEST_SPEECH = 3  # words
_WHOM = 5  # words of "in the journal of the society that"
PARENTHESIS = 10  # tokens of ", the owner of the club confirmed"
_SUBJECT = 8  # tokens of "his office", "the boards of both clubs"
_NOUN = frozenset({Kind.OTHER, Kind.GERUND, Kind.PREPOSITION, Kind.COORDINATOR})
_BEFORE_SPEAKER = frozenset({",", '"', "”", "»"})
_SPEAKER = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.PREPOSITION, Kind.COORDINATOR, Kind.PRONOUN})
_WHERE = _SPEAKER - {Kind.COORDINATOR} | {Kind.DATE}
_BESIDE_DATE = frozenset({Kind.DATE, Kind.PREPOSITION, Kind.ADVERB})
ANNOUNCING = words.ANNOUNCING - {"expected"}
# "Informed the regulator that": whom they tell stands between, as it does in "told reporters on Friday".
INFORMING = _regular("inform advise assure remind warn")
# These say something where a clause follows ("asked why", "showed that"); else they are deeds.
WITH_CLAUSE = _regular(
    "ask deny concede complain suggest hint estimate show maintain recall repeat reiterate disclose vow "
    "recommend pledge threaten assert allege caution indicate underline underscore observe contend clarify "
    "boast joke lament testify post recount speculate emphasise emphasize guarantee"
) | frozenset(
    "admit admits admitted signal signals signalled signaled quip quips quipped forecast forecasts "
    "hears heard".split()  # "the court heard on Monday that"
)
CLOSING_SAYING = words.SAYING | WITH_CLAUSE | INFORMING
CLAUSE_OPENERS = frozenset({"that", "why", "how", "whether"})
OPENS_SPEECH = frozenset({":", "that", "“", "„", "«"})
COMMITTING = frozenset(
    "promise promises promised vow vows vowed pledge pledges pledged threaten threatens threatened claim "
    "claims claimed".split()
)
# Without one of them nobody says anything.
CUES = words.SAYING | ANNOUNCING | INFORMING | WITH_CLAUSE


def says(tokens: Sequence[Token], index: int) -> bool:
    """A verb of saying in the active; "was reported in May" dates what was reported."""
    if tokens[index].kind not in (Kind.FINITE, Kind.GERUND):
        return tokens[index].word in CLOSING_SAYING and _closing(tokens, index)
    if tokens[index].word in COMMITTING and _commits(tokens, index):
        return True
    if tokens[index].word in INFORMING and _tells_somebody(tokens, index):
        return True
    if tokens[index].word in ANNOUNCING:
        return _announces(tokens, index)
    if tokens[index].word in WITH_CLAUSE:
        return _says_clause(tokens, index)
    if tokens[index].word not in words.SAYING:
        return tokens[index].word in INFORMING and _closing(tokens, index)
    if tokens[index].word not in words.ALWAYS_SAYING and _closing(tokens, index):
        return True
    if appraised.passive(tokens, index):
        if tokens[index].word == "quoted":
            return any(
                before.word == "as" and verb.word == "saying" for before, verb in pairwise(tokens[index:])
            )
        return tokens[index].word == "told" and _speech_follows(tokens, index)
    return tokens[index].word in words.ALWAYS_SAYING or _speech_follows(tokens, index)


def _quoted_before(tokens: Sequence[Token], verb: int) -> bool:
    """As in "“The bridge is safe,” warned the mayor on Friday"."""
    close = verb - 1
    if close < SHORTEST_SPEECH or tokens[close].word not in QUOTES or tokens[verb].kind is Kind.GERUND:
        return False
    return clause.content(tokens[max(0, close - REACH) : close]) >= SHORTEST_SPEECH


def _announces(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb that is more than saying only says: ", the club confirmed on", "announced that"."""
    if appraised.passive(tokens, index):
        return False
    after = next((token for token in tokens[index + 1 :] if token.kind not in _BESIDE_DATE), None)
    if after is not None and (after.word == "that" or _to_all(tokens, index)):
        return True
    if after is not None and after.kind is not Kind.PUNCTUATION:
        return _bare_clause(tokens, index)
    start = _speaker(tokens, index)
    return (start > 0 and clause.finite(tokens[: start - 1])) or _quoted_before(tokens, index)


def _speaker(tokens: Sequence[Token], verb: int) -> int:
    """Where those begin who say what stands before: ", | the owner of the club confirmed"; 0 for none."""
    start = verb
    while start > max(0, verb - PARENTHESIS) and tokens[start - 1].kind in _SPEAKER:
        start -= 1
    return start if 0 < start < verb and tokens[start - 1].word in _BEFORE_SPEAKER else 0


def _bare_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause follows without "that": "announced today his office has settled the case"."""
    start = next((i for i in range(verb + 1, len(tokens)) if tokens[i].kind not in _BESIDE_DATE), verb)
    for index in range(start + 1, min(len(tokens), start + _SUBJECT)):
        token = tokens[index]
        if token.kind is Kind.FINITE:
            return token.word in words.AUXILIARIES
        if token.kind not in _NOUN:
            return False  # "the tram it has bought", "the tram that"
    return False


def after_date(tokens: Sequence[Token], index: int) -> str:
    """The word after the verb and the date beside it: "to" in "promised on Friday to", "promised to"."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].word in words.DATE_PREPOSITIONS:
        at += tokens[at + 1].kind is Kind.DATE
    at += at < len(tokens) and tokens[at].kind is Kind.DATE
    return tokens[at].word if at < len(tokens) else ""


def _commits(tokens: Sequence[Token], index: int) -> bool:
    """As in "promised on Friday to pay": what is promised comes later, if at all."""
    return after_date(tokens, index) == "to" and not appraised.passive(tokens, index)


def _says_clause(tokens: Sequence[Token], index: int) -> bool:
    """As in "asked on Friday why", "denied that"; ", figures from the exchange showed on Friday"."""
    return not appraised.passive(tokens, index) and (
        after_date(tokens, index) in CLAUSE_OPENERS | OPENS_SPEECH or _closing(tokens, index)
    )


def _to_all(tokens: Sequence[Token], verb: int) -> bool:
    """Whether only a place or hearers stand before "that": "announced at a fair on Monday that"."""
    if verb + 1 >= len(tokens) or tokens[verb + 1].kind is not Kind.PREPOSITION:
        return False
    for index in range(verb + 2, min(len(tokens), verb + REACH)):
        token = tokens[index]
        if token.word == "that":
            return tokens[index - 1].kind is Kind.DATE
        if token.kind not in _WHERE:
            return False
    return False


def _closing(tokens: Sequence[Token], index: int) -> bool:
    """Whether it ends the sentence behind what is said: ", a team reports today in a journal"."""
    if _quoted_before(tokens, index):
        return True
    start = _speaker(tokens, index)
    if not start or index + 1 >= len(tokens):
        return False
    beside = tokens[index + 1].kind in (Kind.DATE, Kind.PREPOSITION)
    if tokens[index].word not in words.SAYING | {"heard"}:  # "the guild asked for a reply"
        after = index + 1 + (tokens[index + 1].word in words.DATE_PREPOSITIONS)
        beside = after < len(tokens) and tokens[after].kind is Kind.DATE
    told = clause.finite(tokens[: start - 1]) or clause.content(tokens[: start - 1]) > SHORTEST_SPEECH
    return beside and told and not clause.finite(tokens[index + 1 :])


def _speech_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether "that", a colon, a comma or a quotation mark follows the verb or the date after it.

    Whom or where may stand before "that": "wrote to customers on Friday that".
    """
    said = [token for token in tokens[index + 1 :] if token.kind not in _BESIDE_DATE]
    return not said or said[0].word == "that" or said[0].word in _SPEECH or _that_follows(said)


def _that_follows(said: Sequence[Token]) -> bool:
    for token in said[:_WHOM]:
        if token.kind is Kind.SUBORDINATOR:
            return token.word == "that"
        if token.kind in (Kind.FINITE, Kind.RELATIVE, Kind.PUNCTUATION):
            return False
    return False


def _tells_somebody(tokens: Sequence[Token], index: int) -> bool:
    """As in "informed the regulator in May that", "warned on Friday: “"."""
    said = [token for token in tokens[index + 1 :] if token.kind not in _BESIDE_DATE]
    speaks = after_date(tokens, index) in OPENS_SPEECH or _that_follows(said)
    return speaks and not appraised.passive(tokens, index)
