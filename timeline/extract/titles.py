"""The title of a mention: its clause in the document's own words, without the date, in about twelve words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from timeline.extract import clause, phrases, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

LONGEST = 12  # words
_SLACK = 3  # so many words more are kept where they complete the clause or reach its verb
_BARE = 6  # words of a clause that a pronoun leaves without its subject
_LOOSE_END = 5  # tokens at most that are given up to end with a whole phrase
_MOST_CHARACTERS = 160  # where words are not told apart by spaces
_QUOTES = frozenset("\"“”„«»‹›‘’'`*_#|•·")
_TIGHT = frozenset(",;.%?!:")
_SIGNS_BEFORE, _SIGNS_AFTER = frozenset("$€£¥#"), frozenset("%€°+")
_DATE_COMPANY = frozenset(
    "early late only ( [ , as starting beginning effective dating back again later earlier".split()
)
_ASIDES = frozenset({"originally", "previously", "initially", "formerly"})
_LABELS = frozenset(
    "date dates dated when time day updated update published posted issued created modified last on "
    "by release publication views share print am pm a.m p.m gmt utc local hours hrs o'clock".split()
)


def title(text: str, tokens: Sequence[Token], scope: Scope) -> str:
    """The title of the date of `scope`, "" when no words say what happens on it."""
    chosen = _with_antecedent(tokens, _chosen(tokens, scope))
    if chosen and _heads_item(tokens, scope, chosen):
        chosen = _trimmed(tokens, range(chosen[0], len(tokens)))
    if _thin(tokens, chosen):
        whole = range(len(tokens))
        wider = _trimmed(tokens, phrases.main_clause(tokens, whole) or whole)
        chosen = wider if _says(tokens, wider) else []
    if not chosen:
        return ""
    written = _written(text, tokens, _cut(tokens, chosen))
    # A name that begins small keeps its shape ("iPhone").
    first = written.partition(" ")[0]
    return written if any(c.isupper() for c in first[1:]) else written[:1].upper() + written[1:]


def _heads_item(tokens: Sequence[Token], scope: Scope, chosen: Sequence[int]) -> bool:
    """Whether date and place only head an item of a programme: "12 May 2026, Geneva: Summit of ..."."""
    if scope.right >= len(tokens) or tokens[scope.right].word not in (":", "–", "—", "-"):
        return False
    words_said = [tokens[i] for i in chosen]
    names = any(phrases.names_event(token) or token.kind is Kind.FINITE for token in words_said)
    return scope.at == 0 and not names


def _says(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    return any(_says_alone(tokens[i]) for i in chosen)


def _says_alone(token: Token) -> bool:
    if token.kind is Kind.PRONOUN:
        return True
    return token.kind in (Kind.OTHER, Kind.GERUND) and token.word not in _LABELS


def _thin(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether the words say too little alone: nothing, or only who says it ("the ministry announced")."""
    if not _says(tokens, chosen):
        return True
    first, last = tokens[chosen[0]], tokens[chosen[-1]]
    if first.kind is Kind.FINITE and first.word in words.SAYING:
        return True  # "said the mayor"
    return len(chosen) < 6 and last.kind is Kind.FINITE and last.word in words.SAYING | words.ANNOUNCING


def _with_antecedent(tokens: Sequence[Token], chosen: list[int]) -> list[int]:
    """For "it collapsed": with the words of the sentence before it, where they fit and say what "it" is."""
    if not chosen or tokens[chosen[0]].kind is not Kind.PRONOUN or len(chosen) > _BARE:
        return chosen
    if chosen[-1] - chosen[0] > len(chosen):
        return chosen  # a shared subject: "he ... and took a year off"
    wider = _trimmed(tokens, range(chosen[-1] + 1))
    known = any(tokens[i].kind is Kind.OTHER for i in wider[: -len(chosen)])
    return wider if known and _length(tokens, wider) <= LONGEST + _SLACK else chosen


def _chosen(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """Indexes of the tokens that make the title, the noun phrase or the clause, before it is cut."""
    before = _without_date_words(tokens, scope)
    after = range(scope.end, scope.right)
    head = tokens[scope.left : before]
    fronted = phrases.fronted_participle(tokens, scope)
    if fronted:
        return _trimmed(tokens, fronted, articles=True)
    if not clause.finite(head) and (not clause.content(head) or _simultaneous(tokens, scope)):
        left = scope.left if clause.content(head) or _attributive(tokens, scope) else scope.end
        main = phrases.main_clause(tokens, range(left, scope.right))
        if main is not None:
            return _trimmed(tokens, main)
    if _measures(tokens, scope) and _when_clause(tokens, scope):
        return _trimmed(tokens, _when_clause(tokens, scope))
    named = phrases.named_after(tokens, scope)
    if named and _attributive(tokens, scope):
        return _trimmed(tokens, named, articles=True)
    between = bool(after) and tokens[after[0]].kind is Kind.FINITE  # "the meeting on Friday will ..."
    noun = None if between else phrases.apposed(tokens, scope.left, scope.at)
    noun = noun if between or noun is not None else phrases.noun_phrase(tokens, scope.left, before, LONGEST)
    if noun is not None:
        return _trimmed(tokens, range(noun, before), articles=True)
    return _trimmed(tokens, [*_clause(tokens, scope.left, before), *after])


def _measures(tokens: Sequence[Token], scope: Scope) -> bool:
    return any(token.word == "than" for token in tokens[scope.left : scope.at])


def _when_clause(tokens: Sequence[Token], scope: Scope) -> range:
    """For "better than in 2020, when floods came": the clause that says what happened then."""
    start = scope.end + (tokens[scope.end : scope.end + 1] != () and tokens[scope.end].word == ",")
    if start >= len(tokens) or tokens[start].word != "when":
        return range(0)
    return range(start + 1, len(tokens))


def _clause(tokens: Sequence[Token], left: int, right: int) -> Iterable[int]:
    """The words before the date with the subject of their verb, without an adverbial at their head."""
    relative = phrases.antecedent(tokens, left)
    if relative:
        return [*_trimmed(tokens, relative, articles=True), *range(left, right)]
    start = left
    while start < right and tokens[start].kind in (Kind.COORDINATOR, Kind.ADVERB, Kind.PUNCTUATION):
        start += 1
    if start < right and tokens[start].kind in (Kind.FINITE, Kind.PARTICIPLE):
        return [*_trimmed(tokens, phrases.shared_subject(tokens, start)), *range(start, right)]
    if left and left < right and tokens[left].kind is Kind.PREPOSITION and tokens[left - 1].kind is Kind.DATE:
        return range(clause.left_bound(tokens, left), right)  # "rose from 3 in 2012 to 5 in 2018"
    main = phrases.main_clause(tokens, range(start, right))
    start = start if main is None else main.start
    second = phrases.coordinated(tokens, start, right)
    if second is None:
        return (
            range(start, right)
            if clause.finite(tokens[start:right])
            else phrases.segment(tokens, start, right)
        )
    return [*_trimmed(tokens, phrases.shared_subject(tokens, second)), *range(second, right)]


def _simultaneous(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the words before the date only say at what ("In a statement of"), not since or after what."""
    first = tokens[scope.left]
    return first.word in words.DURING or first.word in words.ADVERBIAL_HEADS


def _attributive(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date stands before a noun ("In a Friday interview", "at this year's congress")."""
    if scope.end >= scope.right or tokens[scope.end].kind is not Kind.OTHER:
        return False
    return tokens[scope.end - 1].possessive or any(
        t.kind is Kind.DETERMINER for t in tokens[scope.left : scope.at]
    )


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


def _trimmed(tokens: Sequence[Token], indexes: Iterable[int], *, articles: bool = False) -> list[int]:
    """Without what cannot open or close a title, and without dates, quotes, brackets and asides."""
    kept = _without_asides(tokens, _outside_brackets(tokens, list(indexes)))
    if [tokens[i].word for i in kept[:2]] in (["for", "example"], ["for", "instance"]):
        kept = kept[2:]
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
        if word in ("(", "["):
            depth += closing > 0
        elif word in (")", "]"):
            closing -= 1
            depth = max(0, depth - 1)
        elif depth == 0 and tokens[index].kind is Kind.DATE:
            while kept and tokens[kept[-1]].word in words.DATE_PREPOSITIONS:
                kept.pop()
        elif depth == 0 and word not in _QUOTES:
            kept.append(index)
    return kept


def _without_asides(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Without ", he said," and ", which ...," inside a sentence."""
    commas = [n for n, i in enumerate(kept) if tokens[i].word == ","]
    for start, end in pairwise(commas):
        inside = [tokens[i] for i in kept[start + 1 : end]]
        says = 1 < len(inside) < 6 and inside[-1].word in words.SAYING and inside[-1].kind is Kind.FINITE
        adds = inside and (inside[0].kind is Kind.RELATIVE or inside[0].word in _ASIDES)
        if says or adds:
            return [*kept[:start], *kept[end + 1 :]]
    return list(kept)


def _no_opening(token: Token, *, articles: bool) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in _SIGNS_BEFORE
    if articles:
        return token.word in words.ARTICLES or token.kind in (Kind.PREPOSITION, Kind.COORDINATOR)
    return token.word in words.OPENERS or (token.word in words.AUXILIARIES and token.kind is Kind.FINITE)


def _no_ending(token: Token) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in _SIGNS_AFTER
    return token.word in words.DANGLING and not token.capital


def _cut(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """At most about twelve words; appositions go first, and the verb is kept."""
    if _length(tokens, chosen) <= LONGEST + _SLACK:
        return chosen
    chosen = _without_apposition(tokens, chosen)
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), 0)
    # What is announced says more than that something is.
    verb = next((n for n, i in enumerate(chosen[:LONGEST]) if tokens[i].word == "that"), verb)
    limit = max(LONGEST, min(LONGEST + _SLACK + 1, _length(tokens, chosen[:verb]) + 5))
    if _length(tokens, chosen) <= limit + _SLACK:
        return chosen
    kept: list[int] = []
    count = 0
    for index in chosen:
        count += tokens[index].kind not in (Kind.PUNCTUATION, Kind.MARKUP)
        if count > limit:
            kept = _whole_phrases(tokens, kept, index)
            break
        kept.append(index)
    return _trimmed(tokens, kept) or kept


def _whole_phrases(tokens: Sequence[Token], kept: list[int], following: int) -> list[int]:
    """Without the first words of a phrase whose other words did not fit, from `following` on."""
    if tokens[following].kind is not Kind.OTHER:
        return kept
    if following > kept[-1] + 1:
        return kept  # a bracket or a date stood between
    for end in range(len(kept), max(len(kept) - _LOOSE_END, LONGEST // 2), -1):
        if _opens_phrase(tokens[kept[end - 1]]):
            return kept[: end - 1]
    return kept


def _opens_phrase(token: Token) -> bool:
    if token.word == ",":
        return True
    return token.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR) and token.word not in ("of", "than")


def _length(tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    return sum(1 for i in chosen if tokens[i].kind not in (Kind.PUNCTUATION, Kind.MARKUP))


def _without_apposition(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "X, minister of Y, met" to "X met": not what two commas enclose before the first verb."""
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), None)
    if verb is None:
        return chosen
    commas = [n for n in range(verb) if tokens[chosen[n]].word == ","]
    if len(commas) < 2 or commas[-1] != verb - 1 or verb - commas[0] < 6:
        return chosen
    return [*chosen[: commas[0]], *chosen[verb:]]


def _written(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> str:
    parts: list[str] = []
    previous: Token | None = None
    for index in chosen:
        token = tokens[index]
        tight = token.word in _TIGHT and token.kind is Kind.PUNCTUATION
        if tight and previous is not None and previous.word == token.word == ",":
            continue  # the date between the two commas is gone
        moved = previous is not None and previous.end > token.start
        if previous is not None and not tight and (moved or text[previous.end : token.start]):
            parts.append(" ")
        raw = text[token.start : token.end]
        parts.append(raw.lower() if moved and token.kind is Kind.PARTICIPLE else raw)
        previous = token
    return _shortened("".join(parts))


def _shortened(written: str) -> str:
    if len(written) <= _MOST_CHARACTERS:
        return written
    head = written[:_MOST_CHARACTERS]
    return head.rpartition(" ")[0] or head
