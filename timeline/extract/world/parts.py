"""A sentence parted at its marks, before its conjunctions, and before "and" with a verb of its own."""

from collections.abc import Sequence

from timeline.extract.tokens import Kind, Token
from timeline.extract.world.phrases import Phrases

_AND_REACH = 4  # tokens between "and" and the verb that it joins
_LITTLE = 3  # tokens from a comma to the next date of a list, which included
_LONGEST_DATELINE = 8  # tokens
_DASHES = frozenset({"—", "–", "-", "―"})
_QUOTES = frozenset('"“”„«»‹›*_')
_ADDING = frozenset("und sowie oder et ou y o u e en of".split())
_MARKS = _DASHES | _QUOTES | frozenset({",", ";", ":", "|", "•", "·", "?", "!", "…"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
# Little words between a subject and its verb.
_CLITICS = frozenset("se ne no lo le les me nos si non ci vi na er zich sich".split())
# What ends as a verb does, between a date and a noun: "am Montag mit der Bahn".
_NO_VERBS = frozenset(
    "mit seit nicht erst jetzt fast selbst sonst zuerst zuletzt insgesamt statt samt dort oft meist laut "
    "nächst dicht direkt weit exakt bekannt ist".split()
)
_SUBJECTS = frozenset("der die das ein eine er sie es man".split())

Part = list[int]


def parts_of(tokens: Sequence[Token], own: int, phrases: Phrases) -> list[Part]:
    """The parts in order, as indexes of tokens; without brackets, unless the date at `own` stands in them."""
    parts: list[Part] = [[]]
    for index, depth in enumerate(_depths(tokens, own)):
        token = tokens[index]
        if depth:
            continue
        if token.word in _DASHES and index < _LONGEST_DATELINE and own > index:
            parts = [[]]  # "KASSEL (rd) - The two sides"
        elif token.word in _MARKS:
            if not _lists_dates(tokens, index, phrases):
                parts.append([])
            continue
        if parts[-1] and _opens(tokens, index, parts[-1], phrases):
            parts.append([])
        if token.kind is not Kind.MARKUP and token.word not in _DASHES and token.word not in _BRACKETS:
            parts[-1].append(index)
    return [part for part in parts if part]


def _lists_dates(tokens: Sequence[Token], index: int, phrases: Phrases) -> bool:
    """Whether it is a comma of "am 5., 12. und 19. Mai", with no more than little words before a date."""
    if tokens[index].word != "," or not index or tokens[index - 1].kind is not Kind.DATE:
        return False
    for following in tokens[index + 1 : index + 1 + _LITTLE]:
        if following.kind is Kind.DATE:
            return True
        if following.word not in phrases.company and following.word not in _ADDING:
            return False
    return False


def _depths(tokens: Sequence[Token], own: int) -> list[int]:
    """For each token, whether it stands in brackets that leave out the date."""
    depths: list[int] = []
    depth = 0
    for index, token in enumerate(tokens):
        depth = max(0, depth + _BRACKETS.get(token.word, 0))
        depths.append(depth)
        if index == own and depth:
            return [0] * len(tokens)
    return depths if depth == 0 else [0] * len(tokens)


def _opens(tokens: Sequence[Token], index: int, part: Part, phrases: Phrases) -> bool:
    token = tokens[index]
    if phrases.joints.match(token.word):
        return not _only(tokens, index)
    if token.word not in phrases.coordinators or not any(is_verb(tokens[i], phrases) for i in part):
        return False
    reach = range(index + 1, min(len(tokens), index + 1 + _AND_REACH))
    verb = next((i for i in reach if is_verb(tokens[i], phrases)), None)
    return verb is not None and not _closes_list(tokens, index, verb, phrases)


def _closes_list(tokens: Sequence[Token], index: int, verb: int, phrases: Phrases) -> bool:
    """Whether dates are joined there, and the verb behind ends the clause: "am 3. | und 5. Mai gehalten"."""
    if not phrases.verb_last or tokens[index - 1].kind is not Kind.DATE:
        return False
    ends = verb + 1 == len(tokens) or tokens[verb + 1].kind is Kind.PUNCTUATION
    return ends and any(token.kind is Kind.DATE for token in tokens[index + 1 : verb])


def _only(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "que" of "n'est tombé que 9 millimètres"."""
    if tokens[index].word.partition("'")[0] not in ("que", "qu"):
        return False
    return any(
        token.word == "ne" or token.word.startswith("n'") for token in tokens[max(0, index - 4) : index]
    )


def is_verb(token: Token, phrases: Phrases) -> bool:
    """Whether it is known as a finite verb."""
    return not token.capital and phrases.verbs.fullmatch(token.word) is not None


def stands_second(tokens: Sequence[Token], index: int) -> bool:
    """Whether it has the place and the ending of a verb: "In der kommenden Woche | stimmt | der Rat zu"."""
    token, after = tokens[index], tokens[index + 1 : index + 2]
    ends = token.word.endswith("t") and token.word not in _NO_VERBS and not token.capital
    return ends and any(follows.word in _SUBJECTS for follows in after)


def verb_first(tokens: Sequence[Token], part: Sequence[int], phrases: Phrases) -> bool:
    """Whether a verb opens the part, so that its subject stands elsewhere."""
    at = 0
    while at < len(part) - 1 and tokens[part[at]].word in _CLITICS:
        at += 1
    return at < len(part) and is_verb(tokens[part[at]], phrases)


def has_verb(tokens: Sequence[Token], part: Sequence[int], phrases: Phrases) -> bool:
    """Whether a finite verb stands in the part."""
    return any(is_verb(tokens[i], phrases) for i in part)
