"""A sentence in parts, and what stands at the head of a part: a relative pronoun or a conjunction."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.tokens import Kind, Token
from timeline.extract.world import order
from timeline.extract.world.parts import Part, has_verb, is_verb
from timeline.extract.world.phrases import Phrases

_FROM = frozenset({"vom", "von", "ab"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in parts; the date at token `own` stands in part `at`."""

    text: str
    tokens: Sequence[Token]
    phrases: Phrases
    own: int
    parts: Sequence[Part]
    at: int

    def length(self, chosen: Sequence[int]) -> int:
        """How many words, those of dates counted."""
        said = [self.tokens[i] for i in chosen if order.counts(self.tokens[i])]
        return sum([len(self.text[token.start : token.end].split()) for token in said])


def dates_noun(sentence: Sentence) -> bool:
    """Whether the date is only that of a noun: "kauft die Mühle, die 2019 abbrannte"."""
    at, phrases = sentence.at, sentence.phrases
    if not at or not phrases.verb_last or not has_verb(sentence.tokens, sentence.parts[at - 1], phrases):
        return False
    return is_relative(sentence, sentence.parts[at][0])


def dated_by_year(sentence: Sentence) -> bool:
    """Whether its date is a year alone."""
    own = sentence.tokens[sentence.own]
    return sentence.text[own.start : own.end].isdigit()


def is_relative(sentence: Sentence, index: int) -> bool:
    """Whether a relative pronoun stands there, alone or with its preposition, that a clause begins with."""
    tokens = sentence.tokens
    if tokens[index].capital or not sentence.phrases.relatives.match(tokens[index].word):
        return False
    heads = {part[0] for part in sentence.parts[1:]}
    return index in heads or (index - 1 in heads and not is_verb(tokens[index - 1], sentence.phrases))


def opens_clause(sentence: Sentence, index: int) -> bool:
    """Whether a relative pronoun or a conjunction stands at `index`, after a comma or a word."""
    token = sentence.tokens[index]
    if token.capital or not index:
        return False
    opens = sentence.phrases.relatives.match(token.word) or sentence.phrases.joints.match(token.word)
    return opens is not None and index in {part[0] for part in sentence.parts[1:]}


def resumed(sentence: Sentence, part: Part) -> Part:
    """The rest of a clause that a date parts from its verb: "stießen am Mittwoch, | zwei Autos zusammen"."""
    tokens, phrases = sentence.tokens, sentence.phrases
    following = sentence.parts[sentence.at + 1 : sentence.at + 3]
    if not phrases.verb_last or tokens[part[-1]].kind is not Kind.DATE or not following:
        return []
    before = [i for i in part if tokens[i].word not in phrases.company and tokens[i].kind is not Kind.DATE]
    rest = [i for i in following[0] if order.counts(tokens[i])]
    if not before or not rest or not is_verb(tokens[before[-1]], phrases):
        return []
    last = tokens[following[-1][0]]
    if len(following) > 1 and not last.capital and order.PARTICIPLE.fullmatch(last.word):
        return following[-1][:1]  # "hatte am 14. Mai, zum Auftakt des Prozesses, | gestanden"
    apart = has_verb(tokens, rest, phrases) or any(tokens[i].kind is Kind.DATE for i in rest)
    return [] if apart or opens_clause(sentence, rest[0]) else rest


def half_month(sentence: Sentence, kept: Part, start: int) -> int:
    """Where "à la mi-" begins before a month that was read without it, else `start`."""
    said = [sentence.tokens[i].word for i in kept[:start]]
    if "mi" not in said[-2:]:
        return start
    start -= 1 + (said[-1] != "mi")
    while start and said[start - 1] in ("à", "la", "dès", "depuis", "vers", "de"):
        start -= 1
    return start


def closes_date(sentence: Sentence, part: Sequence[int], number: int) -> bool:
    """Whether it is the "an" of "vom 1. Januar an"."""
    if number < 2 or sentence.tokens[part[number]].word != "an" or not sentence.phrases.verb_last:
        return False
    before = sentence.tokens[part[number - 2]].word in _FROM  # not "kündigte am Montag an"
    return before and sentence.tokens[part[number - 1]].kind is Kind.DATE
