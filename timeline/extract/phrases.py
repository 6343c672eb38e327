"""Phrases by the words around them: noun phrases, subjects, main clauses. All take and give token indexes."""

from collections.abc import Sequence

from timeline.extract import around, clause, words
from timeline.extract.tokens import Kind, Token

_SHORTEST_SEGMENT = 4  # words
_NAMING = frozenset({Kind.OTHER, Kind.PREPOSITION, Kind.DETERMINER})
LONGEST_NAME = 12  # words
LONGEST_SUBJECT = 8  # words; a longer one crowds out what it does
# Participles that tell what lasts, and take no date.
_STATIVE = frozenset(
    "dedicated devoted related linked based located called known named aimed designed intended compared "
    "associated involved owned situated entitled titled".split()
)
_SECOND = 2
_LOOSE = frozenset(",(") | {"of", "in", "to", "at"}
_LEADING = words.BE | frozenset("well far way just clear further finished finish finishing stayed".split())
_PLANNED_TIME = frozenset("schedule time plan plans expectations forecasts".split())
_CLAUSE_JOINTS = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_TELLING = words.SAYING | words.ANNOUNCING
_ADVERBIAL = frozenset({Kind.PREPOSITION, Kind.ADVERB, Kind.GERUND, Kind.PARTICIPLE})
_MARKS = frozenset(",;:–—")
_ASIDES = frozenset({Kind.DETERMINER, Kind.RELATIVE, Kind.PARTICIPLE, Kind.GERUND, Kind.PREPOSITION})
_NOUNS = frozenset({Kind.OTHER, Kind.DETERMINER})
_ASIDE = _ADVERBIAL | {Kind.FINITE}  # "In a letter, attached here, the office asked"


def noun_phrase(tokens: Sequence[Token], left: int, right: int, longest: int) -> int | None:
    """Where the noun phrase starts to which the date at `right` belongs, None when it belongs to the verb.

    A participle takes the date ("the statement signed on"), so does the name of an event that hangs on a
    preposition or gerund ("after the ceasefire of", "in facilitating the ceasefire on"). An event at which
    something happened ("signed at the summit on") leaves it to the verb, but for "during" in a long clause.
    """
    event = None
    for index in range(right - 1, left - 1, -1):
        token = tokens[index]
        if token.kind is Kind.FINITE or (token.word == "," and not _place(tokens, index, right)):
            return None
        if token.word in _STATIVE and clause.finite(tokens[left:index]):
            return None  # "will reopen the rooms dedicated to"
        if token.kind is Kind.PARTICIPLE and clause.content(tokens[left:index]):
            return phrase_start(tokens, left, index)
        ahead = index + 1 < right and _yet_to_come(tokens, index)
        if ahead or (event is not None and token.word == "of" and _verb_dated(tokens, index)):
            return index + 1
        if event is None and _is_event(tokens, index, right):
            event = index
        if event is None or index >= event:
            continue
        during = token.word in words.DURING and tokens[index - 1].word != "based"
        if during and (token.word != "during" or event - left < longest):
            event = left  # "lost 8-2 to Bayern in the quarter-final on", "the deal signed at the summit on"
            continue
        if _hangs_on(tokens, index):
            return phrase_start(tokens, left, event)
    return None


def _is_event(tokens: Sequence[Token], index: int, right: int) -> bool:
    """Whether it is the "strike" of "the strike on Monday": not of "went on strike", "a strike fund on"."""
    if not names_event(tokens[index]) or tokens[index - 1].word in ("on", "into"):
        return False
    return index + 1 >= right or tokens[index + 1].kind not in (Kind.OTHER, Kind.GERUND)


def apposed(tokens: Sequence[Token], left: int, at: int) -> int | None:
    """Where the noun phrase starts that the date follows in brackets or, after a name, behind a comma."""
    mark = at - 1
    if mark - 1 <= left or tokens[mark].word not in ("(", "[", ","):
        return None
    noun = tokens[mark - 1]
    if noun.kind is not Kind.OTHER:
        return None
    if tokens[mark].word == "," and not (noun.capital and tokens[mark - 2].capital and names_event(noun)):
        return None
    start = mark - 1
    while start > left and mark - start < LONGEST_NAME and _continues_name(tokens[start - 1]):
        start -= 1
    return start


def _continues_name(token: Token) -> bool:
    if token.kind is Kind.PREPOSITION:
        return token.word not in words.NO_ATTRIBUTE
    return token.kind in (Kind.OTHER, Kind.DETERMINER, Kind.COORDINATOR, Kind.MARKUP)


def segment(tokens: Sequence[Token], left: int, right: int) -> range:
    """The words since the last comma, where there are enough of them: for clauses whose verb is not known."""
    dies = tokens[right - 2].word == "," and tokens[right - 1].kind is Kind.PARTICIPLE
    if right - left <= LONGEST_NAME or dies:  # "Ana Ruiz, once head of the board, | died"
        return range(left, right)
    for index in range(right - _SHORTEST_SEGMENT, left, -1):
        if tokens[index].word == ",":
            return range(index + 1, right)
    return range(left, right)


def names_event(token: Token) -> bool:
    """Whether the word names something that happens, and no house: the Corn Exchange."""
    known = token.kind is Kind.OTHER and token.word.rpartition("-")[2] in words.EVENT_NOUNS
    return known and not (token.capital and token.word == "exchange")


def _place(tokens: Sequence[Token], comma: int, right: int) -> bool:
    """Whether only a name follows the comma ("in Toulouse, France, on ...")."""
    return all(token.capital or token.word == "," for token in tokens[comma + 1 : right])


def _hangs_on(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.word == "following" and tokens[index - 1].kind is Kind.DETERMINER:
        return False  # "the following text"
    if token.kind is Kind.GERUND:
        return True
    if token.word == "because":
        return True  # "because of the ruling on"
    return token.kind is Kind.PREPOSITION and token.word not in words.NO_HOOK


def _verb_dated(tokens: Sequence[Token], index: int) -> bool:
    """As in "met on 3 May to discuss the outcome | of the summit in April": the verb has its own date."""
    for token in reversed(tokens[:index]):
        if token.kind in (Kind.FINITE, Kind.RELATIVE, Kind.SUBORDINATOR) or token.word in _MARKS:
            return False
        if token.kind is Kind.DATE:
            return True
    return False


def _yet_to_come(tokens: Sequence[Token], of: int) -> bool:
    """As in "Two were hurt ahead of the derby on": not "was ahead of her rivals on", "ahead of time on"."""
    if of < _SECOND or tokens[of].word != "of" or tokens[of - 1].word != "ahead":
        return False
    return tokens[of - 2].word not in _LEADING and tokens[of + 1].word not in _PLANNED_TIME


def phrase_start(tokens: Sequence[Token], left: int, noun: int) -> int:
    """Leftwards over the noun phrase that holds `noun`: to its first determiner, through "of"."""
    at = _determiner(tokens, left, noun)
    if clause.content(tokens[at : noun + 1]) > 1 or at == left:
        return at
    if tokens[at].word in words.POSSESSIVES and tokens[at - 1].kind is Kind.PREPOSITION and at - 2 >= left:
        noun = tokens[at - 2].kind is Kind.OTHER and not tokens[at - 2].word.endswith("ly")
        # "the store since its launch", "the town has grown slowly since its founding"
        return _determiner(tokens, left, at - 2) if noun else left
    return at


def _determiner(tokens: Sequence[Token], left: int, noun: int) -> int:
    at = noun
    if tokens[noun].kind is Kind.PARTICIPLE and noun - 1 > left and tokens[noun - 1].word == ",":
        at -= 1  # "a replacement, begun in 2006"
    while at > left:
        token, before = tokens[at - 1], tokens[at - 2] if at - 2 >= left else None
        if token.kind is Kind.DETERMINER:
            if before is None or before.word != "of" or tokens[at - 3].kind is Kind.PREPOSITION:
                return at - 1  # also in "ahead of the vote"
            at -= 1
        elif token.kind is Kind.PREPOSITION:
            if before is None or before.kind is not Kind.OTHER or token.word in words.NO_ATTRIBUTE:
                break
        elif token.kind not in (Kind.OTHER, Kind.COORDINATOR) and token.word not in _INSIDE:
            break
        at -= 1
    return at


_INSIDE = frozenset({"&", "%", "$", "€", "/", "’", "'", ".", '"', "“", "”", "-", "–", "(", ")"})


def main_clause(tokens: Sequence[Token], indexes: range) -> range | None:
    """What follows an adverbial at the head ("In this regard, the ministers agreed"), None without one.

    An adverbial ends with a comma before the first finite verb.
    """
    if not indexes:
        return None
    first = tokens[indexes[0]]
    if first.kind not in _ADVERBIAL and first.word not in words.ADVERBIAL_HEADS and first.word != ",":
        return None
    comma = None
    described = False
    for index in indexes:
        token = tokens[index]
        described = described or token.kind is Kind.RELATIVE or token.word == "that"
        if token.kind is Kind.FINITE and not described and tokens[index - 1].word != ",":
            break
        following = tokens[index + 1].kind if index + 1 < indexes.stop else None
        if token.word == "," and following not in (Kind.RELATIVE, Kind.SUBORDINATOR, None):
            comma, described = index, False
            if following not in _ASIDE and not _names_place(tokens, index, indexes.stop):
                break
    if comma is None or not clause.finite(tokens[comma + 1 : indexes.stop]):
        return None
    return range(comma + 1, indexes.stop)


def _names_place(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Whether only where it is stands between commas: "Madrid, Spain, they", "Madrid, the capital, they"."""
    at = comma
    while at and tokens[at - 1].capital and tokens[at - 1].kind is Kind.OTHER:
        at -= 1
    if at == comma or tokens[at - 1].word not in ("in", "at", "near", "of"):
        return False
    end = next((i for i in range(comma + 1, stop) if tokens[i].word == ","), stop)
    inside = tokens[comma + 1 : end]
    noun = next((i for i, token in enumerate(inside) if token.kind is Kind.PREPOSITION), len(inside)) - 1
    settled = noun >= 0 and inside[noun].word in words.PLACES and not clause.finite(inside)
    return end < stop and (settled or all(token.capital and token.kind is Kind.OTHER for token in inside))


def antecedent(tokens: Sequence[Token], left: int) -> range:
    """For "the agreement, which was signed": the noun phrase before the relative pronoun at `left` - 1."""
    if left < 2 or tokens[left - 1].word in ("whose", "where"):
        return range(0)
    aside = tokens[left - 2].word == "," and tokens[left].kind is Kind.FINITE  # "the fair, that is planned"
    described = tokens[left - 1].word == "that" and (aside or tokens[left - 2].kind is Kind.OTHER)
    if tokens[left - 1].kind is not Kind.RELATIVE and not described:
        return range(0)
    if tokens[left].kind not in (Kind.FINITE, Kind.ADVERB):
        return range(0)  # "the agreement which they signed"
    end = left - 1
    while end > 0 and (tokens[end - 1].word in _LOOSE or around.says_age(tokens, end - 1)):
        end -= 1
    start = _determiner(tokens, 0, end - 1) if end else 0
    said = tokens[start]
    if said.word in words.SAYING or said.word in words.NEGATIONS:  # "said Ana Ruiz, who", "none of those who"
        start += 2 if tokens[start + 1].word == "of" else 1
    return range(around.nearest_name(tokens, start, end, left), end)


def behind_relative(tokens: Sequence[Token], left: int, right: int) -> int:
    """Where the main verb of "a man who was fishing | was hurt" begins, `left` where there is no second."""
    verbs = 0
    for index in range(left, right):
        token, before = tokens[index], tokens[index - 1]
        comma = token.word == "," and not _in_place(tokens, index, right)
        if comma or (token.kind in _CLAUSE_JOINTS and not _causal(tokens, index)):
            return left
        if token.kind is Kind.FINITE and (index == left or before.kind not in (Kind.FINITE, Kind.ADVERB)):
            verbs += 1
            if before.word in words.SAYING or (verbs == 1 and token.word in words.SAYING):
                return left
            if verbs == _SECOND:
                return index
    return left


def _in_place(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Whether it is one of the commas of "in Reno, Nevada, the"."""
    opening = next((i for i in range(comma - 1, 0, -1) if not tokens[i].capital), comma)
    return _names_place(tokens, comma, stop) or (
        tokens[opening].word == "," and opening + 1 < comma and _names_place(tokens, opening, stop)
    )


def _causal(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is "because of", which opens no clause."""
    return tokens[index].word == "because" and index + 1 < len(tokens) and tokens[index + 1].word == "of"


def described_subject(tokens: Sequence[Token], scope: clause.Scope) -> list[int]:
    """For "In May guns that had been bought in Hull were sold": "guns were sold"."""
    if aside := _behind_aside(tokens, scope):
        return aside
    mark = scope.right
    subject = tokens[scope.end : mark]
    if mark >= len(tokens) or clause.content(tokens[scope.left : scope.at]) or not subject:
        return []
    if tokens[mark].kind is not Kind.RELATIVE and tokens[mark].word != "that":
        return []
    if subject[-1].word == ",":
        end = aside_ends(tokens, mark)
        named = all(token.kind in _NAMING for token in subject[subject[0].word == "," : -1])
        return [*range(scope.end, mark - 1), *range(end, len(tokens))] if end and named else []
    opens = 1 if subject[0].word == "," else 0
    if any(
        token.kind not in (Kind.OTHER, Kind.DETERMINER) and token.word != "of" for token in subject[opens:]
    ):
        return []
    verb = behind_relative(tokens, mark + 1, len(tokens))
    if verb == mark + 1 or tokens[verb - 1].kind is Kind.PRONOUN:
        return []
    return [*range(scope.end, mark), *range(verb, len(tokens))]


def _behind_aside(tokens: Sequence[Token], scope: clause.Scope) -> list[int]:
    """For "Tarn Wind, which builds turbines, yesterday signed a contract": "Tarn Wind signed a contract"."""
    closes = scope.at - 1 - (tokens[scope.at - 1].kind is Kind.PREPOSITION)
    if scope.end >= len(tokens) or tokens[scope.end].kind is not Kind.FINITE or tokens[closes].word != ",":
        return []
    opens = next((i for i in range(closes - 1, 0, -1) if tokens[i].word in _MARKS), 0)
    if tokens[opens].word != "," or tokens[opens + 1].kind not in _ASIDES:
        return []
    stop = opens
    if tokens[opens - 1].word == ")":  # "(LSE: VLM)"
        stop = next((i for i in range(opens - 1, 0, -1) if tokens[i].word == "("), opens)
    start = clause.left_bound(tokens, stop)
    subject = tokens[start:stop]
    if not subject or subject[0].kind not in _NOUNS or clause.finite(subject) or not clause.content(subject):
        return []
    return [*range(start, stop), *range(scope.end, max(scope.right, _stop(tokens, scope.end)))]


def _stop(tokens: Sequence[Token], verb: int) -> int:
    """Where the words of a verb end: at the next mark or date."""
    ends = (i for i in range(verb, len(tokens)) if tokens[i].word in _MARKS or tokens[i].kind is Kind.DATE)
    return next(ends, len(tokens))


def aside_ends(tokens: Sequence[Token], relative: int) -> int:
    """Where the main verb follows "who was elected," in "The mayor, who was elected, opened"; 0 without."""
    for index in range(relative + 1, len(tokens) - 1):
        token = tokens[index]
        if (
            index > relative + 1
            and token.word == ","
            and tokens[index + 1].kind in (Kind.FINITE, Kind.ADVERB)
        ):
            return index + 1 if clause.finite(tokens[index + 1 :]) else 0
        if index > relative + 1 and token.kind in (Kind.RELATIVE, Kind.SUBORDINATOR):
            return 0
    return 0


def described_object(tokens: Sequence[Token], left: int, right: int) -> range:
    """For "the law that parliament passed": with the noun phrase that the clause at `left` lacks."""
    mark = left - 1
    if mark < 1 or tokens[mark].word not in ("that", "which") or tokens[mark - 1].kind is not Kind.OTHER:
        return range(0)
    verb = next((i for i in range(right - 1, left, -1) if tokens[i].kind is Kind.FINITE), None)
    if (
        tokens[left].kind is Kind.FINITE
        or verb is None
        or tokens[verb].word in words.NO_OBJECT
        or (verb + 1 < right and tokens[verb + 1].kind is not Kind.PREPOSITION)
    ):
        return range(0)
    start = _determiner(tokens, 0, mark - 1)
    if start > 1 and tokens[start - 1].kind is Kind.PREPOSITION and _says(tokens[start - 2]):
        return range(0)  # "confirmed on its website that the strike began"
    return range(start, right) if mark - start <= LONGEST_SUBJECT else range(0)


def _says(token: Token) -> bool:
    return token.kind is Kind.FINITE and token.word in _TELLING


def coordinated(tokens: Sequence[Token], left: int, right: int) -> int | None:
    """Where the last verb phrase starts that shares its subject with one before it, None without."""
    verb = False
    for index in range(right - 1, left, -1):
        if verb and _splits(tokens, index) and _verb_follows(tokens, index, right):
            return index + 1 if clause.finite(tokens[left:index]) else None
        verb = verb or tokens[index].kind is Kind.FINITE
    return None


def _splits(tokens: Sequence[Token], index: int) -> bool:
    """Whether what a coordinator joins may be told apart: not "killed or injured", which share an object."""
    if tokens[index].kind is not Kind.COORDINATOR or tokens[index].word in ("or", "nor"):
        return False
    return tokens[index - 1].kind is not Kind.FINITE


def _verb_follows(tokens: Sequence[Token], index: int, right: int) -> bool:
    at = index + 1
    while at < right and tokens[at].kind in (Kind.ADVERB, Kind.DATE):
        at += 1
    return at < right and tokens[at].kind is Kind.FINITE
