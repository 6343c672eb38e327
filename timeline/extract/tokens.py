"""A sentence as words with their parts of speech, as far as the words near a date need it.

There is no statistical tagger here: closed classes and endings tell finite verbs, participles, prepositions
and determiners well enough to find the clause around a date, fast and the same way every time.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.extract import words
from timeline.extract.blocks import Span, joins

# What is no part of a word. Not `\W`, which would tear the vowel signs off the words of Indic scripts.
_NO_WORD = (
    r"\s!-/:-@\[-`{-~\u00a1\u00a3\u00a5\u00a7\u00a9\u00ab\u00ae\u00b0\u00b6\u00b7\u00bb\u00bf"
    r"\u2000-\u200b\u200e-\u206f\u20a0-\u20bf\u2190-\u2bff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20"
)
_TOKEN = re.compile(
    rf"[^{_NO_WORD}]++(?:[-–'’.&/,][^{_NO_WORD}]++)*+(?:\.(?<=[^\W\d_]\.[^\W\d_]\.))?(?:\.['’]s(?![^{_NO_WORD}]))?(?:['’](?=\s))?|[^\s]"
)
_POSSESSIVE = re.compile(r"['’]s?(?![^\W_])")
HYPHEN = "\u2010"
_MARKUP = frozenset("*_#`~|")
_LONGEST_ATTRIBUTE = 10  # tokens of "scheduled for the autumn of 2026"


class Kind:
    """The part that a token plays, as a string.

    No enum: in Python 3.11 the look-up of a member takes four times as long, and a sentence is asked for the
    parts of its words a thousand times.
    """

    DATE: Final = "date"
    PUNCTUATION: Final = "punctuation"
    MARKUP: Final = "markup"
    DETERMINER: Final = "determiner"
    PREPOSITION: Final = "preposition"
    COORDINATOR: Final = "coordinator"
    SUBORDINATOR: Final = "subordinator"
    RELATIVE: Final = "relative"
    PRONOUN: Final = "pronoun"
    FINITE: Final = "finite"  # a finite verb, or one of the words of its group ("will be held")
    PARTICIPLE: Final = "participle"  # a past participle after its noun ("the statement signed on ...")
    GERUND: Final = "gerund"
    ADVERB: Final = "adverb"
    OTHER: Final = "other"  # nouns, adjectives, names, numbers


@dataclass(slots=True)  # nobody changes one, but to have that checked makes them five times as slow to make
class Token:
    """`text[start:end]` of the document; `word` is it casefolded with straight apostrophes."""

    start: int
    end: int
    word: str
    kind: str
    capital: bool = False
    date: int | None = None  # which of the sentence's dates this is
    possessive: bool = False  # a date in the genitive ("Monday's")


def tokenize(text: str, sentence: Span, dates: Sequence[Span]) -> tuple[Token, ...]:
    """The tokens of a sentence in order; each of `dates` (sorted, apart, inside it) is one token. Linear."""
    tokens: list[Token] = []
    at = sentence.start
    for number, date in enumerate(dates):
        tokens.extend(_plain(text, at, date.start))
        possessive = _POSSESSIVE.match(text, date.end, sentence.end)
        at = possessive.end() if possessive else date.end
        tokens.append(Token(date.start, at, "", Kind.DATE, date=number, possessive=possessive is not None))
    tokens.extend(_plain(text, at, sentence.end))
    return tuple(_parsed(tokens))


def says(tokens: Iterable[Token], cues: frozenset[str]) -> bool:
    """Whether one of the words `cues`, without which a rule cannot apply, is among the tokens."""
    return not cues.isdisjoint([token.word for token in tokens])


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens, behind = list[Token](), start
    for raw in _TOKEN.findall(text, start, end):
        at = text.index(raw, behind)  # only white space lies between
        behind = at + len(raw)
        if raw in "-–" and joins(text, at):
            tokens.append(Token(at, behind, HYPHEN, Kind.MARKUP))  # "U.S.–Mexico border"
        else:
            word, kind, capital = _looked_up(raw)
            tokens.append(Token(at, behind, word, kind, capital))
    return tokens


@lru_cache(maxsize=20_000)
def _looked_up(raw: str) -> tuple[str, str, bool]:
    """What a word is by itself: folded, its part of speech, whether it has a capital."""
    raw = words.without_currency(raw)
    word = raw.casefold().replace("’", "'")
    signs = Kind.MARKUP if raw[0] in _MARKUP else Kind.PUNCTUATION
    return word, _class_of(word) if raw[0].isalnum() else signs, raw[0].isupper()


def _class_of(word: str) -> str:
    for kind, members in _CLASSES:
        if word in members:
            return kind
    if word.endswith("ing") and len(word) > 5:
        return Kind.GERUND
    return Kind.OTHER


_CLASSES = (
    (Kind.FINITE, words.AUXILIARIES | words.FINITE_PAST),
    (Kind.RELATIVE, words.RELATIVES),
    (Kind.COORDINATOR, words.COORDINATORS),
    (Kind.SUBORDINATOR, words.SUBORDINATORS - words.EITHER - words.DETERMINERS),
    (Kind.PREPOSITION, words.PREPOSITIONS),
    (Kind.DETERMINER, words.DETERMINERS),
    (Kind.PRONOUN, words.PRONOUNS),
    (Kind.ADVERB, words.ADVERBS),
)
_SPEAKER = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.PREPOSITION, Kind.COORDINATOR})
_BESIDE_DATE = frozenset({Kind.DATE, Kind.PREPOSITION, Kind.ADVERB, Kind.PUNCTUATION})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})
_BEFORE_VERB = _SUBJECTS | words.MODALS
_VERBS = words.PRESENT | words.ALWAYS_SAYING
_OPEN = frozenset({Kind.OTHER, Kind.GERUND})  # what a word by itself does not settle
_JOINING = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_SKIPPED = frozenset({Kind.ADVERB, Kind.MARKUP})
_QUIET = _OPEN | {Kind.DETERMINER, Kind.PREPOSITION, Kind.PRONOUN, Kind.ADVERB, Kind.PARTICIPLE}  # no sign
_LONE_NOUN = [Kind.OTHER, Kind.PREPOSITION, Kind.DATE, Kind.PUNCTUATION]  # "that judgment on 3 May."
_BEFORE_THAT, _ENDING = frozenset({",", "and", "but"}), frozenset({",", ")", '"', "”"})
_CLOSING = _ENDING | {"’"}
_NOUN_BEFORE = _OPEN | {Kind.PRONOUN, Kind.RELATIVE, Kind.ADVERB, Kind.DATE, Kind.FINITE}


@dataclass(slots=True)
class _Clause:
    """What is known of the clause while its words are read from left to right."""

    last_comma: int  # index of the sentence's last comma
    first: int = 0  # index of the first token after the last punctuation
    finite: bool = False  # whether it has its finite verb already
    subordinate: bool = False  # whether a conjunction opened it, so that a comma may close it
    conjunction: bool = False  # whether a word like "after" came since then, which may open a clause
    led: bool = True  # whether the sentence has a word after which only a verb may follow
    described: bool = False  # a relative clause follows the subject, whose own verb is yet to come
    outer: bool | None = None  # inside ", who is a lawyer,": whether what stands round it has its verb

    def goes_on(self, index: int, word: str, kind: str) -> None:
        """One more word."""
        if kind is Kind.RELATIVE and 0 < index == self.first:
            self.outer = self.finite
        if kind is Kind.RELATIVE or word == "that":
            self.described = not self.finite
        if kind is Kind.FINITE:
            self.finite, self.conjunction = True, False
        elif word == "," and self.finite and self.outer is not None:
            self.finite, self.outer = self.outer, None
        elif word == "," and self.finite and self.subordinate:
            self.finite = self.subordinate = False  # "Because X failed, Y sued"
        elif kind in _JOINING or word in (";", ":"):
            self.finite = False
        if kind is Kind.SUBORDINATOR:
            self.subordinate = word != "that"
        if word in words.EITHER:
            self.conjunction = True
        if kind is Kind.PUNCTUATION:
            self.first = index + 1


def _parsed(tokens: list[Token]) -> list[Token]:
    """The tokens with verbs told apart from participles, and conjunctions from prepositions."""
    said = [token.word for token in tokens]
    comma = len(said) - 1 - said[::-1].index(",") if "," in said else -1
    clause = _Clause(comma, led=not _BEFORE_VERB.isdisjoint(said))
    for index, token in enumerate(tokens):
        kind, word = token.kind, token.word
        if kind is Kind.OTHER and ((token.capital and index) or not (clause.led or words.may_be_verb(word))):
            continue
        if kind in _OPEN or token.capital or word == "that":
            kind = token.kind = _in_context(tokens, index, clause)  # nobody else has it yet
        if kind in _QUIET and word not in words.EITHER:
            continue
        if word == "so" and said[index + 1 : index + 2] == ["far"]:
            token.kind = tokens[index + 1].kind = kind = Kind.ADVERB
        clause.goes_on(index, word, kind)
    return tokens


def _in_context(tokens: Sequence[Token], index: int, clause: _Clause) -> str:
    token, word = tokens[index], tokens[index].word
    if word == "that":
        return _that(tokens, index)
    if token.capital and index and token.kind is not Kind.FINITE:
        return token.kind if token.kind is not Kind.GERUND else Kind.OTHER
    if token.capital and (word == "first" if not index else word in ("may", "will", "can")):
        named = index or any(following.capital for following in tokens[1:2])
        return Kind.OTHER if named else token.kind  # "First Minister Jane Roe"
    if token.kind is Kind.GERUND:
        return Kind.OTHER if _names_subject(tokens, index) else _gerund(tokens, index)
    if token.kind is not Kind.OTHER:
        return token.kind
    before = _skipping_adverbs(tokens, index) if clause.led else None
    if before and (_agrees(before, word, _hooked(tokens, index)) or _after_modal(before, word)):
        return Kind.FINITE
    if word in words.PRESENT or (word in words.SAYING and _may_say(tokens, index)):
        return Kind.FINITE if _verb_place(tokens, index) else Kind.OTHER
    return _past_form(tokens, index, clause) if words.may_be_past(word) else Kind.OTHER


def _after_modal(before: Token, word: str) -> bool:
    """The infinitive of "will replace", "did not attend"."""
    return before.kind is Kind.FINITE and before.word in words.MODALS and not word.endswith("ly")


def _agrees(before: Token, word: str, hooked: bool) -> bool:  # noqa: FBT001 - see `_hooked`
    """Whether it is the verb of the pronoun before it: "it implies", "they agree", "which dates from"."""
    if before.word not in _SUBJECTS or word.endswith("ly") or not word.isalpha():
        return False
    if before.kind is Kind.RELATIVE or before.word in ("he", "she", "it"):  # "which guests" have another
        return word.endswith("s") and (hooked or before.kind is Kind.PRONOUN)
    return before.kind is Kind.PRONOUN and not words.may_be_past(word)


def _may_say(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is "says", or a word like "claims" with what is said after it."""
    word = tokens[index].word
    says = word in words.SAYING and not words.may_be_past(word)
    return says and (
        word in words.ALWAYS_SAYING or [t.word for t in tokens[index + 1 : index + 2]] == ["that"]
    )


def _names_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether it opens the sentence as the subject of the verb that follows: "Boeing says"."""
    if index or not tokens[index].capital or len(tokens) < 2:
        return False
    return tokens[1].kind is Kind.FINITE or tokens[1].word in _VERBS


def _gerund(tokens: Sequence[Token], index: int) -> str:
    """A form in -ing, or the noun ("a meeting", "the signing of")."""
    before = _skipping_adverbs(tokens, index)
    if before is not None and before.kind is Kind.FINITE:
        return Kind.GERUND
    determined = before is not None and before.kind is Kind.DETERMINER
    return Kind.OTHER if determined or tokens[index].word in words.EVENT_NOUNS else Kind.GERUND


def contracted(token: Token) -> bool:
    """Whether it is a pronoun with its verb: "we've", "it's"."""
    return token.kind is Kind.FINITE and token.word.partition("'")[0] in words.PRONOUNS and "'" in token.word


def is_past(word: str) -> bool:
    """Whether a finite verb is in the simple past, auxiliaries apart."""
    return word in words.FINITE_PAST or (words.may_be_past(word) and word not in words.PARTICIPLES)


def _past_form(tokens: Sequence[Token], index: int, clause: _Clause) -> str:
    """Finite verb ("ministers signed"), participle after its noun ("the text signed by") or adjective."""
    word = tokens[index].word
    before = _skipping_adverbs(tokens, index)
    if before is None:
        return Kind.PARTICIPLE
    if before.kind is Kind.FINITE:
        return Kind.FINITE  # an auxiliary, or a coordinated verb
    if before.word == "that" and _describes(tokens, index):
        return Kind.FINITE
    if before.kind is Kind.SUBORDINATOR or before.word in words.EITHER:
        return Kind.PARTICIPLE  # "as agreed", "when asked"
    if word in words.PARTICIPLES:
        return Kind.PARTICIPLE
    if before.kind in (Kind.PRONOUN, Kind.RELATIVE):
        return Kind.FINITE
    if before.kind is Kind.COORDINATOR or before.word in _CLOSING:
        aside = before.word == "," and clause.last_comma > index and _hooked(tokens, index)
        aside = aside and word not in words.INTRANSITIVE
        told = word in words.SAYING or _closes_subject(tokens, index)
        return Kind.PARTICIPLE if (clause.finite or aside) and not told else Kind.FINITE
    if before.kind not in _NOUN_BEFORE:
        return Kind.OTHER  # "the proposed deal"
    return _after_noun(tokens, index, clause)


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the verb of "the contract that expired": a noun stands before "that"."""
    at = index - 1
    return at > 0 and tokens[at].word == "that" and tokens[at - 1].kind is Kind.OTHER


def _hooked(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition or date follows: ", built by a firm," but not ", built a house"."""
    return index + 1 < len(tokens) and tokens[index + 1].kind in (Kind.PREPOSITION, Kind.DATE)


def _after_noun(tokens: Sequence[Token], index: int, clause: _Clause) -> str:
    word = tokens[index].word
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.word == "by":
        return Kind.PARTICIPLE
    if word in words.SAYING or (word in words.CLOSING and _in_parenthesis(tokens, index, clause)):
        return Kind.FINITE
    if clause.finite and _closes_subject(tokens, index):
        return Kind.FINITE
    if not clause.finite and _auxiliary_follows(tokens, index):
        return Kind.PARTICIPLE  # "the meeting scheduled for Friday was"
    if clause.conjunction and following is not None:
        acts = word in words.ACTIVE or [token.word for token in tokens[index + 2 : index + 4]] == ["", "to"]
        if acts or following.kind in (Kind.DETERMINER, Kind.OTHER):
            return Kind.FINITE  # "after the firm received criticism", "after she promised on Friday to stay"
    if clause.finite and following is not None and following.kind is Kind.OTHER and not _manner(following):
        return Kind.OTHER  # "the Seattle based maker"
    if clause.finite and clause.described and not any(words.may_be_verb(t.word) for t in tokens[index + 1 :]):
        return Kind.FINITE  # "a battle that shaped the valley unfolded in the hills"
    return Kind.PARTICIPLE if clause.finite or _inside_phrase(tokens, index, clause) else Kind.FINITE


def _closes_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the verb of "The man who robbed a bank in Reno, Ohio, | surrendered": no other comes."""
    mark = next((i for i in range(1, index) if tokens[i].word == "that" or tokens[i].kind in _JOINING), 0)
    if not mark or tokens[0].kind is Kind.PREPOSITION or tokens[mark + 1].kind is not Kind.FINITE:
        return False
    at = next(i for i in range(mark + 1, index + 1) if tokens[i].kind is not Kind.FINITE)
    if any(token.kind not in _SPEAKER for token in tokens[:mark]) or any(
        token.kind in (Kind.FINITE, *_JOINING) or (token.word == "," and not tokens[i - 1].capital)
        for i, token in enumerate(tokens[at:index], at)
    ):
        return False
    return not any(t.kind is Kind.FINITE or words.may_be_past(t.word) for t in tokens[index + 1 :])


def _in_parenthesis(tokens: Sequence[Token], index: int, clause: _Clause) -> bool:
    """Whether only who speaks stands before it and at most the date behind: ", the club confirmed on"."""
    if not 0 < clause.first < index or tokens[clause.first - 1].word not in _CLOSING:
        return False
    speaker, behind = tokens[clause.first : index], tokens[index + 1 :]
    who = tokens[index].word not in words.RESOLVING or words.decide([token.word for token in speaker])
    return who and all(t.kind in _SPEAKER for t in speaker) and all(t.kind in _BESIDE_DATE for t in behind)


def _auxiliary_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether only a phrase and its date stand between here and the verb of the clause."""
    for at in range(index + 1, min(len(tokens), index + _LONGEST_ATTRIBUTE)):
        token, before = tokens[at], tokens[at - 1]
        if token.word in words.AUXILIARIES and at > index + 1:
            return True
        if token.kind is Kind.PREPOSITION or token.kind is Kind.DATE:
            continue
        noun = token.kind in (Kind.OTHER, Kind.DETERMINER) and at > index + 1
        if not noun or before.kind is Kind.DATE or words.may_be_past(token.word):
            return False  # "agreed on Friday prices would rise"
    return False


def _inside_phrase(tokens: Sequence[Token], index: int, clause: _Clause) -> bool:
    """Whether the words since the last comma began with a preposition: "..., as said in the text signed"."""
    first = tokens[clause.first]
    if first.kind is not Kind.PREPOSITION or clause.first == index:
        return False
    if tokens[clause.first + 1].kind is Kind.DATE:
        return False  # "In May the council agreed"
    return clause.first > 0 or clause.last_comma > index


def _that(tokens: Sequence[Token], index: int) -> str:
    """A conjunction after a verb of saying or thinking, a relative after a noun, else a determiner."""
    before = tokens[index - 1]
    rest = tokens[index + 1 : index + 6]
    lone = [token.kind for token in rest] == _LONE_NOUN and not words.may_be_past(rest[0].word)
    if not index or lone or before.kind is Kind.PREPOSITION:
        return Kind.DETERMINER
    if before.kind in (Kind.FINITE, Kind.PARTICIPLE, Kind.GERUND, Kind.DATE) or before.word in _BEFORE_THAT:
        return Kind.SUBORDINATOR
    return Kind.RELATIVE if rest[:1] and rest[0].kind is Kind.FINITE else Kind.SUBORDINATOR


def _verb_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may also be a noun stands where a verb does: after its subject."""
    before = _skipping_adverbs(tokens, index)
    if before is None:
        return False
    if before.kind is Kind.COORDINATOR:
        return _hooked(tokens, index)
    return before.kind in (Kind.OTHER, Kind.PRONOUN, Kind.RELATIVE, Kind.DATE) or before.word in _ENDING


def _manner(token: Token) -> bool:
    return token.kind is Kind.OTHER and token.word.endswith("ly")


def _skipping_adverbs(tokens: Sequence[Token], index: int) -> Token | None:
    for token in reversed(tokens[max(0, index - 4) : index]):
        if not (token.kind in _SKIPPED or token.word == "." or _manner(token)):
            return token
    return None
