"""Chosen words made a title: trimmed at both ends, cut to about twelve words, written like the document."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from timeline.extract import around, endings, words
from timeline.extract.sentences import LEADERS
from timeline.extract.tokens import Kind, Token, contracted

LONGEST = 12  # words
SLACK = 3  # so many words more are kept where they complete the clause or reach its verb
ELLIPSIS = "…"
_LEAST_PREDICATE = 4  # tokens that a subject leaves for its verb and what follows
_LONGEST_SPEAKER = 11  # tokens of ", the agency said in a note"
_MOST_CHARACTERS = 160  # where words are not told apart by spaces
_LEAD_INS = (["for", "example"], ["for", "instance"], ["because", "of"])
_CLOSING = frozenset(")]")
_QUOTES = frozenset("\"“”„«»‹›‘’'`*_#|•·")
_TIGHT = frozenset(",;.%?!:)]")
_SIGNS_BEFORE, _SIGNS_AFTER = frozenset("$€£¥#"), frozenset("%€°+")
_LOWERED = frozenset({Kind.PARTICIPLE, Kind.DETERMINER, Kind.PREPOSITION})  # unless they open the title
# Words, which are neither dates nor signs.
_PLAIN = _LOWERED | {Kind.OTHER, Kind.COORDINATOR, Kind.PRONOUN, Kind.FINITE, Kind.GERUND, Kind.ADVERB}
_ADVERBIAL = frozenset({Kind.PREPOSITION, Kind.GERUND, Kind.ADVERB})
_VERBS = frozenset({Kind.FINITE, Kind.PARTICIPLE})
_SUBJECT = frozenset({Kind.DETERMINER, Kind.OTHER, Kind.PRONOUN})
_LIMITING = frozenset({"of", "among", "unlike", "except", "without"})  # what they open belongs to the subject
_OFFICES = frozenset(
    "general minister president secretary governor senator mayor director commissioner ambassador premier "
    "chancellor chairman chairwoman chair chief judge justice treasurer comptroller representative spokesman "
    "spokeswoman spokesperson".split()
)
_ASIDES = frozenset({"originally", "previously", "initially", "formerly"})
_TICK = ["[", "x", "]"]


def trimmed(
    tokens: Sequence[Token], indexes: Iterable[int], *, articles: bool = False, dates: bool = False
) -> list[int]:
    """Without what cannot open or close a title, without quotes, brackets and asides, and without `dates`."""
    kept = _without_asides(tokens, _outside_brackets(tokens, list(indexes), dates=dates))
    if [tokens[i].word for i in kept[:2]] in _LEAD_INS:
        kept = kept[2:]
    first, last = 0, len(kept)
    while first < last and _no_opening(tokens[kept[first]], articles=articles):
        first += 1
    while last > first and _no_ending(tokens, kept[last - 1]):
        last -= 1
    return kept[first:last]


def _outside_brackets(tokens: Sequence[Token], indexes: Sequence[int], *, dates: bool) -> list[int]:
    kept: list[int] = []
    depth = 0
    closing = len([i for i in indexes if tokens[i].word in _CLOSING])
    for index in indexes:
        token = tokens[index]
        if depth == 0 and token.kind in _PLAIN:
            kept.append(index)
            continue
        word = token.word
        if word in ("(", "["):
            depth += closing > 0
        elif word in (")", "]"):
            closing -= 1
            depth = max(0, depth - 1)
        elif depth == 0 and token.kind is Kind.DATE and not dates:
            while kept and around.says_when(tokens, kept[-1]) and not around.describes(tokens, kept, index):
                kept.pop()
            if kept and around.done_before(tokens, kept, index):
                kept.pop()  # "the congress planned for May was cancelled"
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
        bare = len(inside) == 1 and inside[0].kind is Kind.PARTICIPLE  # ", begun in 2006,"
        if says or adds or bare:
            return [*kept[:start], *kept[end + 1 :]]
    return list(kept)


def _no_opening(token: Token, *, articles: bool) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in _SIGNS_BEFORE
    if articles:
        return token.word in words.ARTICLES or token.kind in (Kind.PREPOSITION, Kind.COORDINATOR)
    verb = token.word in words.AUXILIARIES and token.kind is Kind.FINITE
    if token.kind is Kind.OTHER and token.word == "first":
        return False  # "First Minister"
    return token.word in words.OPENERS or (verb and not contracted(token))


def _no_ending(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind is Kind.GERUND and index > 1 and tokens[index - 1].word == ",":
        return True  # "sued the landlord, alleging | that"
    if token.word == "not":  # "but did not"; "this year, and not | last year"
        return index > 0 and tokens[index - 1].kind in (Kind.COORDINATOR, Kind.PUNCTUATION)
    if is_particle(tokens, index):
        return False  # "sworn in on"
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in _SIGNS_AFTER
    measures = token.word == "up" and index > 0 and tokens[index - 1].kind is Kind.PREPOSITION  # "of up | to"
    return (measures or token.word in words.DANGLING) and not token.capital


def is_particle(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the second word of the verb before it: "sworn in on", "taken over in"."""
    if not 0 < index < len(tokens) - 1 or tokens[index].word not in words.PARTICLES:
        return False
    verb = tokens[index - 1].kind in (Kind.FINITE, Kind.PARTICIPLE)
    if tokens[index - 1].word in words.AUXILIARIES or not verb:
        return False
    following = tokens[index + 1]
    return following.kind is Kind.PREPOSITION and following.word not in words.PARTICLES - {"in", "on", "by"}


def entitled(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> str:
    """The words at `chosen` as a title; an ellipsis shows where words are left out amid a phrase."""
    kept, broken = cut(text, tokens, _without_tick(tokens, chosen))
    title = _shortened(_written(text, tokens, kept))
    # A name that begins small keeps its shape ("iPhone").
    first = title.partition(" ")[0]
    title = title if any(c.isupper() for c in first[1:]) else title[:1].upper() + title[1:]
    return title + ELLIPSIS if broken else title


def _without_tick(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """Without the box of a list of tasks: "[x] Gutters cleared"."""
    ticked = [token.word for token in tokens[: len(_TICK)]] == _TICK
    return [index for index in chosen if index >= len(_TICK)] if ticked else chosen


def cut(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> tuple[Sequence[int], bool]:
    """At most `LONGEST` words, and whether that breaks a phrase; appositions go first, the verb stays."""
    for shorter in (_without_adverbial, _without_apposition, _without_speaker, _without_office):
        if _fits(text, tokens, chosen):
            return chosen, False
        chosen = shorter(tokens, chosen)
    if _fitting(tokens, chosen) < len(chosen):
        chosen = _with_short_subject(tokens, chosen)
    place = _fitting(tokens, chosen)
    if place == len(chosen):
        return chosen, False
    whole = _whole_clauses(tokens, chosen, place)
    phrases = endings.whole_phrases(tokens, whole, chosen[place], LONGEST)
    kept = around.with_told_verb(tokens, phrases, whole)
    kept = trimmed(tokens, kept, dates=True) or kept
    kept = trimmed(tokens, endings.without_half(tokens, kept), dates=True) or kept
    if tokens[kept[-1]].kind is Kind.PARTICIPLE and len(kept) > LONGEST // 2:
        kept = kept[:-1]  # "the statues returned | from abroad"
    if tokens[kept[-1]].kind is Kind.GERUND and tokens[kept[-2]].kind is Kind.PREPOSITION:
        kept = kept[:-2]  # "bought its stock | before throwing in the towel"
    kept = endings.whole_name(tokens, chosen, kept, SLACK)
    if len(kept) == len(chosen):
        return kept, False
    return kept, _breaks(tokens, kept, chosen[chosen.index(kept[-1]) + 1 :])


def _fits(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    if len(chosen) <= LONGEST and Kind.DATE not in [tokens[i].kind for i in chosen]:
        return True
    return len(_written(text, tokens, chosen[: 4 * LONGEST]).split()) <= LONGEST


def _fitting(tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    """How many of the tokens at `chosen` make `LONGEST` words; a date that a title needs counts as one."""
    count = 0
    for place, index in enumerate(chosen):
        glued = place and tokens[index].start == tokens[chosen[place - 1]].end
        count += not glued and tokens[index].kind not in (Kind.PUNCTUATION, Kind.MARKUP)
        if count > LONGEST:
            return place
    return len(chosen)


def _without_adverbial(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "Ahead of the talks in Oslo, the minister said" to "the minister said"."""
    first = tokens[chosen[0]]  # also "Led by its paper mills, the firm said"
    if first.kind not in _ADVERBIAL | {Kind.PARTICIPLE} or first.word in _LIMITING:
        return chosen
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), 0)
    commas = [n for n in range(1, verb - 1) if tokens[chosen[n]].word == ","]
    for comma, following in zip_longest(commas, commas[1:]):
        inside = chosen[comma + 1 : following] if following else ()
        if inside and all(tokens[i].kind is Kind.OTHER and tokens[i].capital for i in inside):
            continue  # "in the capital, Oslo, the minister said"
        if (
            inside
            and tokens[inside[0]].kind in _ADVERBIAL
            and tokens[chosen[following] - 1].kind is not Kind.DATE
        ):
            continue  # "Before kickoff, during the anthem, we remember"
        return chosen[comma + 1 :] if tokens[chosen[comma + 1]].kind in _SUBJECT else chosen
    return chosen


def _without_speaker(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "the launch has been moved, the agency said in a note" to what was said."""
    comma = next((n for n in range(len(chosen) - 1, 0, -1) if tokens[chosen[n]].word == ","), None)
    if comma is None or len(chosen) - comma > _LONGEST_SPEAKER:
        return chosen
    verbs = [n for n in range(comma + 1, len(chosen)) if tokens[chosen[n]].kind is Kind.FINITE]
    if len(verbs) != 1 or tokens[chosen[verbs[0]]].word not in words.SAYING:
        return chosen
    first, last = verbs[0] == comma + 1, verbs[0] == len(chosen) - 1
    opens = tokens[chosen[comma + 1]].kind in _SUBJECT
    told = any(tokens[i].kind in _VERBS for i in chosen[:comma])
    adds = opens and told and not last and tokens[chosen[verbs[0] + 1]].kind is Kind.PREPOSITION
    return chosen[:comma] if first or last or adds else chosen


def _without_office(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "Foreign Minister Ana Ruiz announced that" to "Ana Ruiz announced that"."""
    verb = next((n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE), 0)
    tells = tokens[chosen[verb]].word in words.SAYING | words.ANNOUNCING
    if not tells or not all(tokens[i].capital or tokens[i].word in _OFFICES for i in chosen[:verb]):
        return chosen
    office = next((n for n in range(verb - 3, -1, -1) if tokens[chosen[n]].word in _OFFICES), None)
    return chosen if office is None else chosen[office + 1 :]


def _with_short_subject(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """Without the last attributes of a subject that leaves its verb too little room."""
    verb = _told_verb(tokens, chosen)
    if tokens[chosen[0]].word == "according":
        return chosen  # the first noun is no subject
    room = _fitting(tokens, chosen) - _LEAST_PREDICATE
    if verb <= room:
        return chosen
    places = range(min(room, verb - 1), 1, -1)
    opens = next((n for n in places if _opens_attribute(tokens, chosen, n)), None)
    opens = opens or next((n for n in places if tokens[chosen[n]].word == "of"), None)
    if opens is None:
        return chosen
    said = _told_verb(tokens, chosen[:verb])
    if opens < said:
        return [*chosen[:opens], *chosen[said:]]
    that = (n for n in range(opens, verb) if tokens[chosen[n]].word == "that")
    return [*chosen[:opens], *chosen[next(that, verb) :]]  # "said | in a letter | that it will close"


def _told_verb(tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    """The place of the first finite verb; of the one after it in "the agency said the probe will"."""
    finite = [n for n, i in enumerate(chosen) if tokens[i].kind is Kind.FINITE]
    said = len(finite) > 1 and tokens[chosen[finite[0]]].word in words.TELLING
    return finite[said] if finite else 0


def _opens_attribute(tokens: Sequence[Token], chosen: Sequence[int], place: int) -> bool:
    token = tokens[chosen[place]]
    if token.word == "," and _lists_names(tokens, chosen, place):
        return False
    opens = token.kind in (Kind.RELATIVE, Kind.PARTICIPLE, Kind.GERUND) or endings.opens_phrase(token)
    return opens and tokens[chosen[place - 1]].kind in (Kind.OTHER, Kind.GERUND)


def _lists_names(tokens: Sequence[Token], chosen: Sequence[int], comma: int) -> bool:
    """Whether more of a name or of a list follows: "the Harl Forest, | Farming and Water Board said"."""
    end = comma + 1
    while end < len(chosen) and tokens[chosen[end]].capital and tokens[chosen[end]].kind is Kind.OTHER:
        end += 1
    return end > comma + 1 and end < len(chosen) and tokens[chosen[end]].word == "and"


def _breaks(tokens: Sequence[Token], kept: Sequence[int], lost: Sequence[int]) -> bool:
    """Whether what is lost completes or turns what is kept."""
    if any(is_negation(tokens[i]) for i in lost) or not any(tokens[i].kind is Kind.FINITE for i in kept):
        return True
    verbs = [tokens[i] for i in kept if tokens[i].kind is Kind.FINITE]
    if verbs[-1].word in words.TELLING and any(tokens[i].kind is Kind.FINITE for i in lost):
        return True
    opens = tokens[lost[0]]
    return opens.kind in (Kind.OTHER, Kind.FINITE, Kind.PARTICIPLE, Kind.GERUND) or opens.word == "of"


def is_negation(token: Token) -> bool:
    """Whether the word turns its clause into the contrary."""
    return negates(token.word)


def any_negates(said: Collection[str]) -> bool:
    """Whether one of these words does."""
    return not words.NEGATIONS.isdisjoint(said) or ("'" in "".join(said) and any(map(negates, said)))


@lru_cache(maxsize=20_000)
def negates(word: str) -> bool:
    """The same of a word, folded."""
    return word in words.NEGATIONS or word.endswith("n't") or word.startswith("n'")


def _whole_clauses(tokens: Sequence[Token], chosen: Sequence[int], place: int) -> Sequence[int]:
    """Up to `place`, without the subject of a second clause whose verb did not fit: ", but the clubs"."""
    kept = chosen[:place]
    joint = next((n for n in range(place - 1, 1, -1) if tokens[kept[n]].kind is Kind.COORDINATOR), None)
    if joint is None or (tokens[kept[joint]].word != "but" and tokens[kept[joint - 1]].word != ","):
        return kept
    if not any(tokens[i].kind is Kind.FINITE for i in kept[:joint]):
        return kept
    behind = (n for n in range(joint + 1, len(chosen)) if _ends_subject(tokens[chosen[n]]))
    verb = next(behind, 0)
    return kept[:joint] if verb >= place and tokens[chosen[verb]].kind is Kind.FINITE else kept


def _ends_subject(token: Token) -> bool:
    return token.kind in (Kind.FINITE, Kind.RELATIVE, Kind.SUBORDINATOR) or token.word in (",", ";")


def length(tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    """How many words."""
    return sum(1 for i in chosen if tokens[i].kind not in (Kind.PUNCTUATION, Kind.MARKUP))


def _without_apposition(tokens: Sequence[Token], chosen: Sequence[int]) -> Sequence[int]:
    """From "X, minister of Y, met" to "X met": not what two commas enclose before a finite verb."""
    commas = [n for n, i in enumerate(chosen[:-1]) if tokens[i].word == ","]
    verbs = _VERBS if not any(tokens[i].kind is Kind.FINITE for i in chosen) else (Kind.FINITE,)
    for start, end in reversed(list(pairwise(commas))):
        inside = [tokens[i].kind for i in chosen[start + 1 : end]]
        if tokens[chosen[end + 1]].kind in verbs and Kind.FINITE not in inside:
            opens = _apposition(tokens, chosen, commas[0], start)
            return [*chosen[:opens], *chosen[end + 1 :]]
    return chosen


def _apposition(tokens: Sequence[Token], chosen: Sequence[int], first: int, last: int) -> int:
    """Where it begins that ends behind the `last` comma but one: "Harrow Inc., Lund, Ohio, said"."""
    names = all(tokens[i].capital or tokens[i].word == "." for i in chosen[:first])
    inside = [tokens[i] for i in chosen[first : last + 2]]
    plain = not any(token.kind in (Kind.FINITE, Kind.DATE) for token in inside)
    # "Ana Berg, Olaf Lund, and Ida Strand, three pupils, said"
    listed = any(a.word == "," and b.kind is Kind.COORDINATOR for a, b in pairwise(inside))
    return first if names and plain and not listed else last


def _written(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> str:
    parts: list[str] = []
    previous: Token | None = None
    for index in chosen:
        token = tokens[index]
        start, kind = token.start, token.kind
        if previous is not None and kind in _PLAIN and previous.end <= start:
            if previous.end < start:
                parts.append(" ")
            parts.append(text[start : token.end])
            previous = token
            continue
        tight = kind is Kind.PUNCTUATION and token.word in _TIGHT
        if tight and previous is not None and previous.word == token.word == ",":
            continue  # the date between the two commas is gone
        if token.word == "." and LEADERS in text[max(0, start - 4) : start + 5]:
            continue
        moved = previous is not None and previous.end > start
        if previous is not None and not tight and (moved or previous.end < start):
            parts.append(" ")
        raw = text[start : token.end]
        if kind is Kind.DATE:
            raw = " ".join(raw.split())
        parts.append(raw.lower() if moved and kind in _LOWERED else raw)
        previous = token
    return "".join(parts)


def _shortened(written: str) -> str:
    if len(written) <= _MOST_CHARACTERS:
        return written
    head = written[:_MOST_CHARACTERS]
    return head.rpartition(" ")[0] or head
