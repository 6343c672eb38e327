"""The title of a date by the marks and conjunctions that part its sentence: its own part, with what that lacks."""

from collections.abc import Sequence

from timeline.extract import wording, words
from timeline.extract.label import label
from timeline.extract.tokens import Kind, Token
from timeline.extract.world.phrases import Phrases

_LONGEST = wording.LONGEST
_SHORT = 4  # words that seldom say what happened
_REACH = 4  # tokens between "and" and the verb that it joins
_AND = frozenset("und sowie et y e ou oder o aber mais pero ed ma mas en maar".split())
_MARKS = frozenset({",", ";", ":", "—", "–", "(", ")", "[", "]", '"', "“", "”", "„", "«", "»", "|", "•", "·"})

Part = list[int]


def title(text: str, tokens: Sequence[Token], date: int, phrases: Phrases, *, fragment: bool = False) -> str:
    """The title of date number `date`, "" when no words say what happens on it. A `fragment` is no sentence."""
    own = next((i for i, token in enumerate(tokens) if token.date == date), None)
    if own is None:
        return ""
    lone = sum(token.kind is Kind.DATE for token in tokens) == 1
    chosen = label(tokens) if lone and fragment else _told(text, tokens, own, phrases, lone=lone)
    if not any(tokens[i].kind in (Kind.OTHER, Kind.GERUND, Kind.PRONOUN, Kind.FINITE) for i in chosen):
        return ""
    return wording.entitled(text, tokens, chosen)


def _told(text: str, tokens: Sequence[Token], own: int, phrases: Phrases, *, lone: bool) -> Part:
    parts = _parts(tokens, phrases)
    at = next(n for n, part in enumerate(parts) if own in part)
    whole = [i for part in parts for i in _undated(tokens, part, own, phrases)]
    whole = _bare(tokens, range(whole[0], whole[-1] + 1), own, phrases) if whole else []
    if lone and 0 < _length(text, tokens, whole) <= _LONGEST:
        return whole
    chosen = _undated(tokens, parts[at], own, phrases)
    if not chosen:
        return whole if _length(text, tokens, whole) <= _LONGEST else []
    chosen = _completed(text, tokens, parts, at, chosen, own, phrases)
    return _cut(text, tokens, chosen, phrases)


def _parts(tokens: Sequence[Token], phrases: Phrases) -> list[Part]:
    """The sentence between its marks, before its conjunctions, before "and" with a verb of its own."""
    parts: list[Part] = [[]]
    for index, token in enumerate(tokens):
        if token.word in _MARKS:
            parts.append([])
            continue
        if parts[-1] and (phrases.joints.match(token.word) or _joins_verb(tokens, index, parts[-1], phrases)):
            parts.append([])
        if token.kind is not Kind.MARKUP and token.word not in (".", "!", "?"):
            parts[-1].append(index)
    return [part for part in parts if part]


def _joins_verb(tokens: Sequence[Token], index: int, part: Part, phrases: Phrases) -> bool:
    if tokens[index].word not in _AND or not any(_is_verb(tokens[i], phrases) for i in part):
        return False
    following = tokens[index + 1 : index + 1 + _REACH]
    return any(_is_verb(token, phrases) for token in following)


def _is_verb(token: Token, phrases: Phrases) -> bool:
    return not token.capital and phrases.verbs.fullmatch(token.word) is not None


def _undated(tokens: Sequence[Token], part: Sequence[int], own: int, phrases: Phrases) -> Part:
    """The words of a part without its dates; with its own date where something lasts until then."""
    return _bare(tokens, part, own, phrases)


def _bare(tokens: Sequence[Token], part: Sequence[int], own: int, phrases: Phrases) -> Part:
    kept: Part = []
    for index in part:
        if tokens[index].kind is not Kind.DATE:
            kept.append(index)
            continue
        company = _company(tokens, kept, phrases)
        said = " ".join(tokens[i].word for i in kept[company:])
        if index == own and phrases.until.search(said):
            kept.append(index)
        else:
            del kept[company:]
    return _trimmed(tokens, kept)


def _company(tokens: Sequence[Token], kept: Part, phrases: Phrases) -> int:
    """Where the little words before a date begin."""
    at = len(kept)
    while at and tokens[kept[at - 1]].word in phrases.company:
        at -= 1
    return at


def _trimmed(tokens: Sequence[Token], kept: Part) -> Part:
    first, last = 0, len(kept)
    while first < last and (tokens[kept[first]].word in _AND or tokens[kept[first]].kind is Kind.PUNCTUATION):
        first += 1
    while last > first and _dangles(tokens[kept[last - 1]]):
        last -= 1
    return kept[first:last]


def _dangles(token: Token) -> bool:
    if token.kind in (Kind.PUNCTUATION, Kind.MARKUP):
        return token.word not in "%€°"
    return token.word in _AND or (token.word in words.DANGLING and not token.capital)


def _completed(
    text: str, tokens: Sequence[Token], parts: Sequence[Part], at: int, chosen: Part, own: int, phrases: Phrases
) -> Part:
    """With what the clause lacks: what a relative clause is about, the subject of a verb, the words around an aside."""
    first = tokens[chosen[0]]
    if at and (phrases.relatives.match(first.word) or phrases.joints.match(first.word)) and not first.capital:
        about = _undated(tokens, parts[at - 1], own, phrases)
        rest = chosen[1:] if phrases.relatives.match(first.word) else chosen
        room = max(_LONGEST - _length(text, tokens, rest), _SHORT)
        return [*about[-room:], *rest]
    if at and _is_verb(first, phrases):
        return [*_subject(tokens, parts, at, own, phrases), *chosen]
    if at and _length(text, tokens, chosen) < _SHORT:
        before = _undated(tokens, parts[at - 1], own, phrases)
        return [*before[-(_LONGEST - len(chosen)) :], *chosen]
    if _length(text, tokens, chosen) < _SHORT and at + 1 < len(parts):
        return [*chosen, *_undated(tokens, parts[at + 1], own, phrases)]
    return chosen


def _subject(tokens: Sequence[Token], parts: Sequence[Part], at: int, own: int, phrases: Phrases) -> Part:
    """The words before the first verb of the nearest part that has both."""
    for part in reversed(parts[:at]):
        words_said = _undated(tokens, part, own, phrases)
        verb = next((n for n, i in enumerate(words_said) if _is_verb(tokens[i], phrases)), len(words_said))
        opens = words_said and phrases.relatives.match(tokens[words_said[0]].word)
        if verb and not (opens and not tokens[words_said[0]].capital):
            return words_said[:verb]
    return []


def _length(text: str, tokens: Sequence[Token], chosen: Sequence[int]) -> int:
    """How many words it will have, those of its dates counted."""
    return sum(
        len(text[tokens[i].start : tokens[i].end].split())
        for i in chosen
        if tokens[i].kind not in (Kind.PUNCTUATION, Kind.MARKUP)
    )


def _cut(text: str, tokens: Sequence[Token], chosen: Part, phrases: Phrases) -> Part:
    """At most twelve words; where the verb comes last it stays."""
    if _length(text, tokens, chosen) <= _LONGEST:
        return chosen
    end: Part = []
    if phrases.verb_last:
        while len(end) < 2 and chosen and tokens[chosen[-1]].word.isalpha() and not tokens[chosen[-1]].capital:  # noqa: E501
            end.insert(0, chosen.pop())
    while len(chosen) > 1 and _length(text, tokens, [*chosen, *end]) > _LONGEST:
        chosen.pop()
    return [*_trimmed(tokens, chosen), *end]
