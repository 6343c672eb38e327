"""What a second verb shares with the first: its subject, and its "was" or "will"."""

from collections.abc import Sequence

from timeline.extract import clause, phrases, words
from timeline.extract.tokens import Kind, Token

_NAME_AND_APPOSITION = 4  # tokens of "Ruiz, 54,"
_BE_DONE = frozenset({"was", "were", "is", "are", "been"})
_BEHIND_PASSIVE = frozenset({Kind.PREPOSITION, Kind.DATE, Kind.PUNCTUATION, Kind.COORDINATOR})
_ATTRIBUTES = frozenset({Kind.PREPOSITION, Kind.GERUND, Kind.PARTICIPLE, Kind.RELATIVE})
_MEANT = frozenset({Kind.FINITE, Kind.PARTICIPLE})
_WILL = frozenset({"will", "would", "shall", "can", "could", "may", "must", "should"})
_BEHIND_BASE = frozenset({Kind.DETERMINER, Kind.PREPOSITION, Kind.PRONOUN, Kind.OTHER})


def subject(tokens: Sequence[Token], left: int) -> range:
    """The subject of the verb at `left` if a coordinator joins it to another: X of "X met Y and signed"."""
    at = left
    while at > 0 and tokens[at - 1].kind in (Kind.COORDINATOR, Kind.PUNCTUATION, Kind.ADVERB):
        at -= 1
    verb = next((i for i in range(at - 1, -1, -1) if tokens[i].kind is Kind.FINITE), None)
    if at == left and left and tokens[left - 1].kind is Kind.DATE:
        return _described(tokens, left)
    if at == left and verb is None and any(clause.of_noun(tokens, i) for i in range(1, left)):
        start = clause.left_bound(tokens, left)  # "His 2016 acquittal | was overturned"
        return range(start, left) if left - start <= phrases.LONGEST_NAME else head_noun(tokens, start, left)
    if at == left or verb is None:
        return _before_aside(tokens, at) if at < left else range(0)
    start = clause.left_bound(tokens, verb)
    joined = any(token.kind is Kind.COORDINATOR for token in tokens[at:left])
    relative = tokens[start - 1] if start else None
    # "The mill, where a train hit a lorry, will be closed", but "where a train hit a lorry and stopped"
    if (
        relative is not None
        and relative.kind is Kind.RELATIVE
        and not (joined and relative.word in ("whose", "where"))
    ):
        return _described(tokens, start)
    end = next(i for i in range(start, verb + 1) if tokens[i].kind is Kind.FINITE)
    head = phrases.main_clause(tokens, range(start, verb + 1))
    if head is not None:
        start = min(head.start, end)
    while end > start and tokens[end - 1].kind is Kind.ADVERB and tokens[end - 1].word not in words.NEGATIONS:
        end -= 1  # "Marc Zeno then | swapped roles and"
    end = _before_apposition(tokens, start, end)
    return range(start, end) if end - start <= phrases.LONGEST_SUBJECT else head_noun(tokens, start, end)


def _before_aside(tokens: Sequence[Token], at: int) -> range:
    """The subject before a date between commas: "The judge, on Monday, | moved it"."""
    start = at
    while start and (
        tokens[start - 1].kind is Kind.DATE or tokens[start - 1].word in words.DATE_PREPOSITIONS
    ):
        start -= 1
    if not 1 < start < at or tokens[start - 1].word != ",":
        return range(0)
    head = range(clause.left_bound(tokens, start - 1), start - 1)
    named = head and tokens[head[0]].kind in (Kind.DETERMINER, Kind.OTHER)
    return head if named and len(head) <= phrases.LONGEST_SUBJECT else range(0)


def _before_apposition(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of the subject without what a comma closes: "Ana Ruiz |, 54, joined it and has led it"."""
    if end - start < _NAME_AND_APPOSITION or tokens[end - 1].word != ",":
        return end
    comma = next((i for i in range(start + 1, end - 1) if tokens[i].word == ","), end)
    return comma if tokens[comma - 1].capital else end


def be(tokens: Sequence[Token], left: int) -> list[int]:
    """The "was" that the verb at `left` shares with one before it: "was arrested on Monday and released"."""
    behind = next((t for t in tokens[left + 1 :] if t.kind is not Kind.ADVERB), None)
    passive = behind is None or behind.kind in _BEHIND_PASSIVE or behind.word in words.PARTICLES
    verb = next((i for i in range(left - 1, -1, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or not passive or tokens[left].word not in words.TRANSITIVE:
        return []
    start = clause.left_bound(tokens, verb)
    first = next(i for i in range(start, verb + 1) if tokens[i].kind is Kind.FINITE)
    be = first + (tokens[first].word in ("has", "have", "had"))
    done = next((t for t in tokens[be + 1 : left] if t.kind is not Kind.ADVERB), None)
    if tokens[be].word not in _BE_DONE or done is None or not words.may_be_past(done.word):
        return []
    return list(range(first, be + 1))


def lacking(tokens: Sequence[Token], left: int, right: int) -> list[int]:
    """For "The bailout, which parliament passed": "parliament passed the bailout".

    Only where the one noun before the comma opens a clause: in "a treaty for borders, which they signed" it
    may be any.
    """
    mark = left - 1
    if mark < 2 or tokens[mark].word != "which" or tokens[mark - 1].word != "," or right - left < 2:
        return []
    verbs = [i for i in range(left, right) if tokens[i].kind is Kind.FINITE]
    if len(verbs) != 1 or verbs[0] == left or tokens[verbs[0]].word in words.AUXILIARIES:
        return []
    after = verbs[0] + 1
    if after < right and tokens[after].kind is not Kind.PREPOSITION:
        return []  # "which they signed | a day later"
    start = mark - 1
    while start > 0 and tokens[start - 1].kind is Kind.OTHER:
        start -= 1
    start -= start > 0 and tokens[start - 1].kind is Kind.DETERMINER
    noun = range(start, mark - 1)
    opens = start == 0 or tokens[start - 1].kind in (Kind.FINITE, Kind.COORDINATOR)
    return [*range(left, after), *noun, *range(after, right)] if noun and opens else []


def head_noun(tokens: Sequence[Token], start: int, end: int) -> range:
    """Of a long subject what stands before its first attribute: "The first leg | of the flight"."""
    stop = next((i for i in range(start + 1, end) if tokens[i].kind in _ATTRIBUTES), end)
    plain = not any(token.word == "," or token.kind is Kind.COORDINATOR for token in tokens[start:end])
    noun = tokens[stop - 1].kind is Kind.OTHER and tokens[start].kind in (Kind.DETERMINER, Kind.OTHER)
    return range(start, stop) if plain and noun and stop - start <= phrases.LONGEST_SUBJECT else range(0)


def _described(tokens: Sequence[Token], verb: int) -> range:
    """The subject in "The law that parliament passed in June | enters": what the clause before describes."""
    for index in range(verb - 1, 0, -1):
        if tokens[index].kind is Kind.RELATIVE or tokens[index].word == "that":
            start = clause.left_bound(tokens, index)
            return range(start, index) if index - start <= phrases.LONGEST_SUBJECT else range(0)
    return range(0)


def modal(tokens: Sequence[Token], left: int, right: int) -> list[int]:
    """The last clause of "Quayle will step down in May and leave in June" with "Quayle will"; [] without."""
    at = left + (left < right and tokens[left].kind is Kind.COORDINATOR)
    verb = next((i for i in range(at - 1, -1, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or tokens[at - 1].kind is not Kind.COORDINATOR:
        return []
    start = clause.left_bound(tokens, verb)
    if at + 1 < right and tokens[at].word == "to":
        return _to_do(tokens, start, at, right)
    if not _is_base(tokens, at):
        return []
    will = next(i for i in range(start, verb + 1) if tokens[i].kind is Kind.FINITE)
    if tokens[will].word not in _WILL or will == start or will - start > phrases.LONGEST_SUBJECT:
        return []
    return [*range(start, will + 1), *range(at, right)]


def _to_do(tokens: Sequence[Token], start: int, at: int, right: int) -> list[int]:
    """For "Work is expected to begin in May and | to be completed": "Work is expected to be completed"."""
    if tokens[at + 1].word != "be" and not _is_base(tokens, at + 1):
        return []  # "went to Oslo in May and to Rome"
    first = (i for i in range(start + 1, at - 1) if tokens[i].word == "to" and tokens[i - 1].kind in _MEANT)
    to = next(first, start)
    return [*range(start, to), *range(at, right)] if 0 < to - start <= phrases.LONGEST_SUBJECT else []


def _is_base(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of which the present is known stands there without its -s, and goes on as verbs do."""
    if at + 1 >= len(tokens) or tokens[at].capital or tokens[at + 1].kind not in _BEHIND_BASE:
        return False
    word = tokens[at].word
    return f"{word}s" in words.PRESENT or f"{word}es" in words.PRESENT
