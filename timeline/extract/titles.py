"""The title of a mention: its clause in the document's own words, without the date, in about twelve words."""

from collections.abc import Sequence

from timeline.extract import clause, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

LONGEST = 12  # words, where the verb does not come later
_STRETCH = 16  # words, to keep the verb and its object
_QUOTES = frozenset("\"“”„«»‹›‘’'`*_#|•·")
_DATE_COMPANY = frozenset({"early", "late", "only", "(", "[", ",", "as"})
_LABELS = frozenset(
    "date dates dated when time day updated update published posted issued created modified last on "
    "by release publication deadline-date views share print am pm a.m p.m gmt utc local hours hrs "
    "o'clock".split()
)


def title(text: str, tokens: Sequence[Token], scope: Scope) -> str:
    """The title of the date of `scope`, "" when no words say what happens on it."""
    chosen = _chosen(tokens, scope)
    if not _says(tokens, chosen):
        chosen = _trimmed(tokens, [i for i in range(len(tokens)) if tokens[i].kind is not Kind.DATE])
    if not _says(tokens, chosen):
        return ""
    written = _written(text, tokens, _cut(tokens, chosen))
    return written[:1].upper() + written[1:]


def _says(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    return any(clause.content([tokens[i]]) and tokens[i].word not in _LABELS for i in chosen)


def _chosen(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """Indexes of the tokens that make the title, the noun phrase or the clause, before it is cut."""
    before = _without_date_words(tokens, scope)
    head = tokens[scope.left : before]
    if clause.content(head) and not clause.finite(head):
        main = _main_clause(tokens, scope)
        if main:
            return main
    noun = _noun_phrase(tokens, scope.left, before)
    if noun is not None:
        return _trimmed(tokens, range(noun, before), articles=True)
    antecedent = _antecedent(tokens, scope.left)
    left = range(_subject(tokens, scope.left, before), before)
    return _trimmed(tokens, [*antecedent, *left, *range(scope.at + 1, scope.right)])


def _without_date_words(tokens: Sequence[Token], scope: Scope) -> int:
    """The index after the last word before the date that is not only there for it ("early on", "by the")."""
    at = scope.at
    while at > scope.left:
        token = tokens[at - 1]
        only_for_date = token.word in words.DATE_PREPOSITIONS or token.word in _DATE_COMPANY
        if not only_for_date and token.kind not in (Kind.DETERMINER, Kind.MARKUP):
            break
        at -= 1
    return at


def _main_clause(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """After "At a meeting on Friday," the main clause says what happened; after "Since ..." not."""
    first = tokens[scope.left]
    if first.kind is not Kind.PREPOSITION or first.word not in words.DURING:
        return []
    after = range(scope.at + 1, scope.right)
    if not after or tokens[after[0]].word != "," or not clause.finite([tokens[i] for i in after]):
        return []
    return _trimmed(tokens, after)


def _noun_phrase(tokens: Sequence[Token], left: int, right: int) -> int | None:
    """Where the noun phrase starts to which the date belongs, None when it belongs to the verb."""
    event = None
    for index in range(right - 1, left - 1, -1):
        token = tokens[index]
        if token.kind is Kind.FINITE:
            break
        if token.kind is Kind.PARTICIPLE and index > left:
            return _phrase_start(tokens, left, index)
        if event is None and _names_event(token):
            event = index
        if event is not None and index < event and _separates(tokens, index, right - left):
            return _phrase_start(tokens, left, event) if event + 1 - index < right else None
    return None


def _names_event(token: Token) -> bool:
    return token.kind is Kind.OTHER and token.word.rpartition("-")[2] in words.EVENT_NOUNS


def _separates(tokens: Sequence[Token], index: int, length: int) -> bool:
    """Whether the event noun to the right hangs on a preposition or gerund and so takes the date."""
    token = tokens[index]
    if token.kind is Kind.GERUND:
        return True
    if token.kind is not Kind.PREPOSITION or token.word in ("of", "to", "into", "with", "for", "by"):
        return False
    return token.word not in words.DURING or length > LONGEST


def _phrase_start(tokens: Sequence[Token], left: int, noun: int) -> int:
    """Leftwards over the noun phrase that holds `noun`: to its first determiner, through "of"."""
    at = noun
    while at > left:
        token = tokens[at - 1]
        if token.kind is Kind.DETERMINER:
            if at - 2 >= left and tokens[at - 2].word == "of":
                at -= 2
                continue
            return at - 1
        if token.kind is Kind.PREPOSITION:
            if (
                at - 2 < left
                or tokens[at - 2].kind is not Kind.OTHER
                or token.word in words.EITHER | {"during"}
            ):
                break
        elif token.kind not in (Kind.OTHER, Kind.COORDINATOR) and token.word not in (
            "'s",
            "&",
            "%",
            "$",
            "/",
        ):
            break
        at -= 1
    single = clause.content(tokens[at : noun + 1]) < 2
    return at - 1 if single and at > left and tokens[at - 1].kind is Kind.GERUND else at


def _subject(tokens: Sequence[Token], left: int, right: int) -> int:
    """Past an adverbial at the head of the clause: "In this regard, the ministers agreed"."""
    first = tokens[left] if left < right else None
    if first is None or first.kind not in (Kind.PREPOSITION, Kind.ADVERB, Kind.GERUND, Kind.PARTICIPLE):
        return left
    for index in range(left, right):
        if tokens[index].kind is Kind.FINITE:
            return left
        if tokens[index].word == "," and clause.finite(tokens[index:right]):
            return index + 1
    return left


def _antecedent(tokens: Sequence[Token], left: int) -> list[int]:
    """For "the agreement, which was signed": the noun phrase before the relative pronoun."""
    if left < 2 or tokens[left - 1].kind is not Kind.RELATIVE or tokens[left - 1].word in ("whose", "where"):
        return []
    end = left - 1
    while end > 0 and tokens[end - 1].word in (",", "of", "in", "to", "at"):
        end -= 1
    start = _phrase_start(tokens, 0, end - 1) if end else 0
    return _trimmed(tokens, range(start, end), articles=True)


def _trimmed(tokens: Sequence[Token], indexes: Sequence[int], *, articles: bool = False) -> list[int]:
    """Without what cannot open or close a title, and without brackets."""
    kept = _outside_brackets(tokens, indexes)
    first, last = 0, len(kept)
    while first < last and _no_opening(tokens[kept[first]], articles=articles):
        first += 1
    while last > first and _no_ending(tokens[kept[last - 1]]):
        last -= 1
    return kept[first:last]


def _outside_brackets(tokens: Sequence[Token], indexes: Sequence[int]) -> list[int]:
    kept: list[int] = []
    depth = 0
    closing = sum(1 for i in indexes if tokens[i].word in (")", "]"))
    for index in indexes:
        word = tokens[index].word
        if word in ("(", "[") and closing:
            depth += 1
        elif word in (")", "]"):
            closing -= 1
            depth = max(0, depth - 1)
        elif depth == 0 and tokens[index].kind is not Kind.DATE and word not in _QUOTES:
            kept.append(index)
    return kept


def _no_opening(token: Token, *, articles: bool) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in ("$", "€", "£", "¥", "#")
    if articles:
        return token.word in words.ARTICLES or token.kind in (Kind.PREPOSITION, Kind.COORDINATOR)
    return token.word in words.OPENERS


def _no_ending(token: Token) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in ("%", "€", "°")
    return token.word in words.DANGLING and not token.capital


def _cut(tokens: Sequence[Token], chosen: Sequence[int]) -> list[int]:
    """At most about twelve words; appositions go first, and the verb is kept."""
    if _length(tokens, chosen) > LONGEST:
        chosen = _without_apposition(tokens, chosen)
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), 0)
    limit = min(_STRETCH, max(LONGEST, _length(tokens, chosen[:verb]) + 5))
    kept: list[int] = []
    count = 0
    for index in chosen:
        count += tokens[index].kind not in (Kind.PUNCTUATION, Kind.MARKUP)
        if count > limit:
            break
        kept.append(index)
    return _trimmed(tokens, kept) or kept


def _length(tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    return sum(1 for i in chosen if tokens[i].kind not in (Kind.PUNCTUATION, Kind.MARKUP))


def _without_apposition(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "X, minister of Y, met" to "X met": not what two commas enclose before the first verb."""
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), None)
    if verb is None:
        return chosen
    commas = [n for n in range(verb) if tokens[chosen[n]].word == ","]
    if len(commas) < 2 or commas[-1] != verb - 1:
        return chosen
    return [*chosen[: commas[0]], *chosen[verb:]]


def _written(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> str:
    parts: list[str] = []
    previous: Token | None = None
    for index in chosen:
        token = tokens[index]
        if previous is not None:
            gap = text[previous.end : token.start]
            tight = token.word in (",", ";", ".", "%", "?", "!", ":") and token.kind is Kind.PUNCTUATION
            parts.append("" if not gap or (tight and gap.isspace()) else " ")
        parts.append(text[token.start : token.end])
        previous = token
    return "".join(parts)
