"""Which words of a sentence belong to which of its dates.

The clause that a date governs runs from the nearest boundary on its left to the nearest on its right: strong
punctuation, a conjunction that opens a new clause, a relative pronoun, the border to another date's words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from timeline.extract import around, words
from timeline.extract.tokens import Kind, Token, contracted

_STRONG = frozenset({";", ":", "—", "–", "-", "|", "•", "·"})
_OPENING, _CLOSING, _BRACKETS = frozenset("(["), frozenset(")]"), frozenset("([)]")
# Kinds of words at which no clause begins, but for some words of these kinds.
_NOUNS = frozenset({Kind.OTHER, Kind.PARTICIPLE, Kind.GERUND})
_QUIET = _NOUNS | {Kind.DETERMINER, Kind.PREPOSITION, Kind.PRONOUN, Kind.ADVERB, Kind.DATE}
_NOTABLE = _BRACKETS | _STRONG | words.SAYING | words.EITHER
_CONTENT = _NOUNS | {Kind.FINITE}


@dataclass(slots=True)  # never changed, as a token is not
class Scope:
    """Tokens `left` to `right` (exclusive) are the clause of the date at token `at`.

    Of "on 3 and 5 May" both dates have the clause and the `at` of the first, and each its `own` token.
    `said` are the words of the whole sentence.
    """

    left: int
    at: int
    right: int
    date: int = 0  # which of the sentence's dates
    end: int = 0  # where the words go on after the date; after the last of "on 3 and 5 May"
    own: int = 0
    said: frozenset[str] = frozenset()

    def says(self, cues: frozenset[str]) -> bool:
        """Whether the sentence has one of the words `cues`: most have none that a rule cannot do without."""
        return not cues.isdisjoint(self.said)


def scopes(tokens: Sequence[Token]) -> tuple[Scope, ...]:
    """The clause of each date of the sentence, in order."""
    groups = _groups(tokens)
    said = frozenset([token.word for token in tokens])
    left = 0
    found: list[Scope] = []
    for group, following in zip_longest(groups, groups[1:]):
        border = len(tokens) if following is None else _border(tokens, left, group[-1], following[0])
        shared = _narrowed(tokens, Scope(left, group[0], border, end=group[-1] + 1, said=said))
        found += [
            Scope(shared.left, shared.at, shared.right, tokens[at].date or 0, group[-1] + 1, at, said)
            for at in group
        ]
        shares = following is not None and border == following[0]
        left = around.goes_on(tokens, left, group[-1], border) if shares else border
    return tuple(found)


def _groups(tokens: Sequence[Token]) -> list[list[int]]:
    """The places of the dates; those with no words between them together ("in March and June")."""
    groups: list[list[int]] = []
    for at in [at for at, token in enumerate(tokens) if token.kind is Kind.DATE]:
        if groups and _listed(tokens, groups[-1][-1], at):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _listed(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether only "and", "or", commas and prepositions join two dates, and the second opens no clause."""
    if tokens[second].possessive:
        return False
    between = tokens[first + 1 : second]
    kinds = {token.kind for token in between}
    if around.moved(tokens, first, second) or (len(between) == 1 and between[0].word == "ended"):
        return True  # "the quarter ended 31 July"
    joined = bool(kinds & {Kind.COORDINATOR}) or any(token.word in (",", "/", "&") for token in between)
    if not joined or not kinds <= {Kind.COORDINATOR, Kind.PREPOSITION, Kind.PUNCTUATION, Kind.DETERMINER}:
        return False
    return not (finite(tokens[:first]) and _verb_comes(tokens, second + 1, len(tokens)))


def content(tokens: Sequence[Token]) -> int:
    """How many of the tokens are words that say something."""
    return len([1 for token in tokens if token.kind in _CONTENT and token.word not in words.AUXILIARIES])


def finite(tokens: Sequence[Token]) -> bool:
    """Whether there is a finite verb."""
    for token in tokens:  # noqa: SIM110 - asked of every clause many times, and half as dear as any()
        if token.kind is Kind.FINITE:
            return True
    return False


def _border(tokens: Sequence[Token], left: int, first: int, second: int) -> int:
    """Where the words of the date at `first` end and those of the date at `second` begin."""
    start = first + 1
    owned = around.object_end(tokens, first)
    if owned > start and content(tokens[owned:second]):
        return owned
    if not content(tokens[left:first]):
        aside = next((i for i in range(start, second) if tokens[i].kind in _FIRST), second)
        opens = tokens[aside - 1].word == "," and tokens[aside].kind is Kind.RELATIVE
        if opens and not around.enclosed(tokens, aside, second):
            return aside  # "On Friday the mayor, | who was elected in May, opened the bridge"
        # A date at the head takes the main clause, so the border comes after its verb.
        verb = next((i for i in range(start, second) if tokens[i].kind is Kind.FINITE), None)
        if verb is not None and of_noun(tokens, first):
            return verb
        if verb is None:
            return next((i for i in range(start, second) if _strong(tokens, i)), second)
        start = verb + 1
    for test in _BORDERS:
        for index in range(start, second):
            if test(tokens, index):
                return index
    if tokens[start].kind is Kind.FINITE and not finite(tokens[left:first]):
        return around.behind_verb(tokens, left, start, second)
    return first + 1 if start == first + 1 else second


def of_noun(tokens: Sequence[Token], date: int) -> bool:
    """Whether it stands inside a noun phrase: "His 2016 acquittal"."""
    if not 0 < date < len(tokens) - 1 or tokens[date].kind is not Kind.DATE:
        return False
    return tokens[date - 1].word in words.POSSESSIVES and tokens[date + 1].kind is Kind.OTHER


def _strong(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].word in _STRONG


def _next(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index + 1] if index + 1 < len(tokens) else None


def _clause_comma(tokens: Sequence[Token], index: int) -> bool:
    following = _next(tokens, index)
    return tokens[index].word == "," and following is not None and following.kind in _CLAUSE_OPENERS


def _conjunction(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kind in _CONJUNCTIONS


def _divides(tokens: Sequence[Token], index: int) -> bool:
    """A conjunction with a clause of its own: not in "was stopped because of the cold and will resume"."""
    following = _next(tokens, index)
    cause = tokens[index].word == "because" and following is not None and following.word == "of"
    return _conjunction(tokens, index) and not cause


def _coordinates_phrases(tokens: Sequence[Token], index: int) -> bool:
    """A coordinator that starts afresh ("and the pact"), not one inside a name ("Japan and Thailand")."""
    following = _next(tokens, index)
    if tokens[index].kind is not Kind.COORDINATOR or following is None:
        return False
    return following.kind in _AFRESH


def _coordinates(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kind is Kind.COORDINATOR


def _comma(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].word == ","


_BORDERS: tuple[Callable[[Sequence[Token], int], bool], ...] = (
    _strong, _clause_comma, _divides, _coordinates_phrases, _comma, _coordinates,
)  # fmt: skip
_CONJUNCTIONS = frozenset({Kind.SUBORDINATOR, Kind.RELATIVE})
_CLAUSE_OPENERS = _CONJUNCTIONS | {Kind.COORDINATOR}
_FIRST = frozenset({Kind.FINITE, Kind.RELATIVE})
_AFRESH = _FIRST - {Kind.RELATIVE} | {Kind.DETERMINER, Kind.PRONOUN, Kind.PREPOSITION, Kind.ADVERB, Kind.DATE}
_SUBJECT = frozenset({Kind.DETERMINER, Kind.PRONOUN, Kind.OTHER})
_COMMENT_OPENERS = _CLAUSE_OPENERS | {Kind.GERUND, Kind.PARTICIPLE, Kind.PREPOSITION, Kind.ADVERB}


def _narrowed(tokens: Sequence[Token], scope: Scope) -> Scope:
    inside = _bracket(tokens, scope)
    if inside is not None and content(tokens[inside.left : inside.at]) + content(
        tokens[inside.at : inside.right]
    ):
        return inside
    left = _left(tokens, scope)
    # "The firm said | sales fell", "Because the firm is mute, | the office sued": a clause of its own
    subject = left < scope.at and tokens[left].kind in (Kind.DETERMINER, Kind.OTHER, Kind.PRONOUN)
    before = tokens[left - 1].word if left else ""
    stated = before == "that" and left > 1 and tokens[left - 2].kind is Kind.FINITE
    own = before == "and" or before in words.SAYING or (before == "," and subject) or stated
    right = _right(tokens, replace(scope, left=left) if own else scope)
    if not content(tokens[left : scope.at]) + content(tokens[scope.at : right]):
        return scope
    return Scope(left, scope.at, right)


def _bracket(tokens: Sequence[Token], scope: Scope) -> Scope | None:
    """The bracket around the date, None when it stands in none."""
    if not scope.says(_OPENING):
        return None
    left = scope.at - 1
    while left >= scope.left and tokens[left].word not in _BRACKETS:
        left -= 1
    if left < scope.left or tokens[left].word in _CLOSING:
        return None
    right = scope.at + 1
    while right < scope.right and tokens[right].word not in _CLOSING:
        right += 1
    return Scope(left + 1, scope.at, right)


def left_bound(tokens: Sequence[Token], at: int) -> int:
    """Where the clause of the token at `at` starts."""
    return _left(tokens, Scope(0, at, at))


def _left(tokens: Sequence[Token], scope: Scope) -> int:
    head = scope.at - 1 - (scope.at > 0 and tokens[scope.at - 1].kind is Kind.PREPOSITION)
    if head > scope.left and tokens[head].word == "and" and _starts_afresh(tokens, head, scope):
        return head + 1
    after = _next(tokens, scope.at)
    follows = after is not None and after.kind is Kind.FINITE and after.word not in words.BE
    verb = False  # a finite verb stands between here and the date
    depth = 0
    for index in range(scope.at - 1, scope.left - 1, -1):
        token = tokens[index]
        word, kind = token.word, token.kind
        if kind in _QUIET and word not in _NOTABLE:
            continue
        if word in _BRACKETS:
            depth += (word in _CLOSING) - (word in _OPENING and depth > 0)
        if depth:
            continue
        if kind is Kind.RELATIVE and around.enclosed(tokens, index, scope.at):
            verb = False
            continue
        if word in _STRONG or _divides(tokens, index):
            return _main_after(tokens, index, scope)
        if (verb or (follows and kind is Kind.COORDINATOR)) and _opens_clause(tokens, index, scope.at):
            return index + 1  # "died and the mayor | on Sunday said"
        if word in words.SAYING and _heads_speech(tokens, index, scope):
            return index + 1
        verb = verb or kind is Kind.FINITE
    return scope.left


def _starts_afresh(tokens: Sequence[Token], coordinator: int, scope: Scope) -> bool:
    """Whether the date heads a clause with a subject of its own: "It stayed open, and on Friday he sued"."""
    start = scope.at + 1
    start += start < scope.right and tokens[start].word == ","
    if start >= scope.right or tokens[start].kind not in _SUBJECT:
        return False
    return finite(tokens[scope.left : coordinator]) and _verb_comes(tokens, start, scope.right)


def _heads_speech(tokens: Sequence[Token], index: int, scope: Scope) -> bool:
    """Whether what is said begins with the date's subject: "The firm said | sales in May fell"."""
    after = tokens[scope.at + 1] if scope.at + 1 < len(tokens) else None
    if after is None or after.kind is not Kind.FINITE or after.word in words.SAYING:
        return False
    subject = tokens[index + 1 : scope.at]
    opens = bool(subject) and subject[0].kind in (Kind.DETERMINER, Kind.OTHER)
    return opens and tokens[index].kind is Kind.FINITE and any(t.kind is Kind.OTHER for t in subject)


def _main_after(tokens: Sequence[Token], index: int, scope: Scope) -> int:
    """Where the date's clause starts after a boundary: "Because X failed, Y sued on Friday" starts at Y."""
    describes = tokens[index].kind is not Kind.SUBORDINATOR or tokens[index].word in ("that", "whether")
    adverbial = tokens[0].kind in around.ADVERBIAL and tokens[1].word != ","
    if describes and (finite(tokens[:index]) or not adverbial):
        return index + 1  # not "After a search that took a day, police found"
    verb = False
    for comma in range(index + 1, scope.at):
        if verb and tokens[comma].word == "," and finite(tokens[comma : scope.right]):
            return comma + 1
        verb = verb or tokens[comma].kind is Kind.FINITE
    return index + 1


def _opens_clause(tokens: Sequence[Token], index: int, right: int) -> bool:
    """Whether a clause with its own verb starts after this token."""
    token, following = tokens[index], _next(tokens, index)
    if token.word in words.EITHER and token.kind is Kind.PREPOSITION:
        return _verb_comes(tokens, index + 1, right)
    if token.kind is Kind.COORDINATOR:
        # "met and signed" shares its subject, "met and the others signed" does not.
        if following is None or not finite(tokens[:index]) or _verb_joined(tokens, index + 1, right):
            return False
        if following.kind in (Kind.DETERMINER, Kind.PRONOUN) or contracted(following):
            return True
        comma = tokens[index - 1].word == ","  # "nobody spoke, and attorney Joe Burke closed"
        return comma and following.kind is Kind.OTHER and _verb_comes(tokens, index + 1, right)
    if token.word in words.SAYING and token.kind is Kind.FINITE:
        return following is not None and following.kind in (Kind.DETERMINER, Kind.PRONOUN, Kind.OTHER)
    return False


def _verb_joined(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether a coordinator stands before the verb: "(hit a car and) a van, and | came to rest"."""
    verb = next((i for i in range(left + 1, right) if tokens[i].kind is Kind.FINITE), left)
    return tokens[verb - 1].kind is Kind.COORDINATOR and verb > left


def _verb_comes(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether a finite verb comes before any comma or coordinator."""
    for token in tokens[left:right]:
        if token.kind is Kind.FINITE:
            return True
        if token.kind is Kind.COORDINATOR or token.word == ",":
            return False
    return False


def _right(tokens: Sequence[Token], scope: Scope) -> int:
    verb = finite(tokens[scope.left : scope.at])
    depth, head = 0, tokens[scope.left : scope.at]
    if scope.end < scope.right and tokens[scope.end].kind is Kind.FINITE:
        goes_on = len(head) > 1 and head[-2].kind is Kind.COORDINATOR  # "warned him and on Friday sued"
        if not goes_on and (verb or any(t.kind is Kind.RELATIVE or t.word == "that" for t in head)):
            return scope.end  # "the deal that they reached on Friday | ends"
    if verb and _subordinate(tokens, scope) and _main_follows(tokens, scope):
        return scope.end  # "When the bridge fell in May | two ferries were hired"
    start = scope.end if verb else around.behind_adverbial(tokens, scope.end, scope.right)
    for index in range(start, scope.right):
        token = tokens[index]
        word, kind = token.word, token.kind
        if word in _STRONG or (word in _CLOSING and not depth):
            return index
        if word in _BRACKETS:
            depth += (word in _OPENING) - (word in _CLOSING)
        if index > scope.end and kind in _CONJUNCTIONS and not _complement(tokens, index):
            return index
        if verb and (_ends_clause(tokens, index) or _comments(tokens, index, scope.at)):
            return index
        verb = verb or kind is Kind.FINITE
    return scope.right


def _subordinate(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date stands in a clause that a conjunction subordinates at the head of the sentence."""
    opens = tokens[0].kind is Kind.SUBORDINATOR or tokens[0].word in words.EITHER
    if scope.left > 1 or not opens or tokens[0].word == "that":
        return False
    return not any(token.word == "," for token in tokens[: scope.at])


def _main_follows(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether a subject and its verb stand right behind the date, and no comma says where they begin."""
    after = tokens[scope.end : scope.right]
    if not after or after[0].kind not in (Kind.DETERMINER, Kind.PRONOUN, Kind.OTHER):
        return False
    verb = any(token.kind in (Kind.FINITE, Kind.PARTICIPLE) for token in after)
    return verb and not any(token.word == "," for token in after)


def _complement(tokens: Sequence[Token], index: int) -> bool:
    """Whether "that" opens what a verb says ("announced that", "announced on Friday that")."""
    said = index - 1 - (tokens[index - 1].word == ",")
    before = said if tokens[said].kind is Kind.DATE else index - 1
    if tokens[said].word == "that" and tokens[said].kind is Kind.SUBORDINATOR:
        return True  # "said that, if it rains, the fair will close"
    return tokens[index].word == "that" and tokens[before].kind in (Kind.FINITE, Kind.DATE)


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    token, following = tokens[index], _next(tokens, index)
    if _conjunction(tokens, index):
        return not _complement(tokens, index)
    if token.kind is Kind.COORDINATOR or token.word in words.EITHER:
        return (
            following is not None
            and following.kind in (Kind.DETERMINER, Kind.PRONOUN)
            and finite(tokens[index:])
        )
    return False


def _comments(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Whether what follows a comma only comments on the clause before it."""
    following = _next(tokens, index)
    if tokens[index].word != ",":
        return False
    if following is None or index == at + 1:
        enclosed = any(token.word == "," for token in tokens[max(0, at - 2) : at])
        return not (enclosed and following is not None and following.word == "that")  # "held, in May, that"
    return following.kind in _COMMENT_OPENERS and not around.encloses(tokens, index)
