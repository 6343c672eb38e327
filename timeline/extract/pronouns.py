"""Titles that begin with a pronoun, with the name it stands for where the sentence before leaves no doubt.

"She resigned" says who only beside "Ana Ruiz, the mayor, lost the vote": the one person named there, as its
subject. Where two fit, where the name is no subject or stands only in another clause, the pronoun stays: a
wrong name is worse than none. "Harrow Ltd said it will close" says who in its own sentence.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.extract import clause, words
from timeline.extract.actors import Recogniser
from timeline.extract.blocks import Span
from timeline.extract.tokens import Kind, Token, tokenize
from timeline.extract.wording import LONGEST
from timeline.model import Mention
from timeline.names import Actor

_KINDS = {
    "He": frozenset({"person"}),
    "She": frozenset({"person"}),
    "It": frozenset({"organisation"}),
}
_OTHER_SEX = {
    "He": frozenset({"mrs", "ms", "miss", "queen", "princess", "lady", "sister", "dame"}),
    "She": frozenset({"mr", "sir", "king", "prince", "lord", "brother", "father"}),
}
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir"})
_WITH = frozenset({"with", "by", "to", "than", "for", "that"})
_PLURALS = frozenset({"men", "women", "people", "children", "police"})
_SINGULARS = ("ss", "us", "is", "news")
_EXPLETIVE = words.BE | frozenset(
    "take takes took seem seems seemed appear appears appeared turn turns turned rain rains rained snow "
    "snows snowed happen happens happened make makes made mean means meant follow follows followed".split()
)
_SENTENCES = 3  # that are looked at: "She was born ... She studied ... She resigned"
_LEAD_IN = 10  # tokens of "On 3 May, after a long quarrel in the board, she resigned"
_WHEN = 5  # tokens of "said on Monday that it"
_APPOSITION = 14  # tokens
_LONGEST_SUBJECT = 6  # tokens of "The three young men"
_ENDS = (".", "!", "?", "”", '"', "'", "’", ")")


def resolved(
    text: str, language: str, prose: Sequence[Span], mentions: Iterable[Mention]
) -> Iterator[Mention]:
    """The mentions, with a name for the pronoun at the head of a title where only one can be meant."""
    starts: list[int] = []
    known: Recogniser | None = None
    for mention in mentions:
        pronoun, _, rest = mention.title.partition(" ")
        if pronoun not in _KINDS and pronoun != "They":
            yield mention
            continue
        known = known or Recogniser(text, language)
        name = _speaker(mention, pronoun, known)
        if not name and _opens(mention, pronoun, known):
            starts = starts or [span.start for span in prose]
            before = prose[: bisect_right(starts, mention.start - 1)]
            name = _antecedent(text, before, pronoun, known)
        fits = name and len(name.split()) + len(rest.split()) <= LONGEST + 1
        yield replace(mention, title=f"{name} {rest}") if fits else mention


def _speaker(mention: Mention, pronoun: str, known: Recogniser) -> str:
    """The one name that is the subject before "said it will close", "when he was kidnapped"."""
    said, second = mention.sentence, mention.title.split(" ", 2)[1:2]
    if pronoun not in _KINDS or f" {pronoun.casefold()} " not in said:
        return ""
    tokens = tokenize(said, Span(0, len(said)), ())
    at = _place(tokens, pronoun.casefold(), second)
    end = _governing(tokens, at)
    if not end:
        return ""
    if pronoun == "It" and any(token.word in _EXPLETIVE - words.BE for token in tokens[at + 1 : at + 4]):
        return ""
    head = said[: tokens[end].start]
    return _named(head, tokens[: end + 1], known.find(head), pronoun)


def _governing(tokens: Sequence[Token], at: int) -> int:
    """Up to where the subject stands that the pronoun at `at` takes up: "said | it"; 0 where it is none.

    With "when he" only where nobody is the object of a verb: "was at home when he", not "met her when he".
    """
    if not at:
        return 0
    before = tokens[at - 1]
    if before.kind is Kind.SUBORDINATOR and before.word != "that":
        verb = next((i for i, token in enumerate(tokens[:at]) if token.kind is Kind.FINITE), 0)
        lasts = {token.word for token in tokens[verb : verb + 2]} & words.BE
        alone = sum(token.kind is Kind.FINITE for token in tokens[verb + 2 : at]) == 0
        return at - 1 if lasts and alone else 0
    least = at - _WHEN if before.word == "that" else at - 1
    verb = next((i for i in range(at - 1, max(0, least - 1), -1) if tokens[i].kind is Kind.FINITE), 0)
    return verb if tokens[verb].word in words.SAYING else 0


def _place(tokens: Sequence[Token], pronoun: str, second: Sequence[str]) -> int:
    """Where the pronoun of a title stands that goes on with the word `second`; 0 where it stands nowhere."""
    pairs = enumerate(pairwise(tokens))
    return next((i for i, (one, other) in pairs if one.word == pronoun and [other.word] == [*second]), 0)


def _opens(mention: Mention, pronoun: str, known: Recogniser) -> bool:
    """Whether nobody who could be meant is named before the pronoun, which is its sentence's subject."""
    said = mention.sentence
    if said.startswith(f"{pronoun} "):
        return pronoun != "It" or _EXPLETIVE.isdisjoint(said.split(None, 4)[1:4])
    tokens = tokenize(said, Span(0, len(said)), ())
    at = next((i for i, token in enumerate(tokens) if token.word == pronoun.casefold()), None)
    if at is None or at > _LEAD_IN or clause.finite(tokens[:at]):
        return False
    if pronoun == "It" and any(token.word in _EXPLETIVE for token in tokens[at + 1 : at + 4]):
        return False
    return not known.find(said[: tokens[at].start])


def _antecedent(text: str, before: Sequence[Span], pronoun: str, known: Recogniser) -> str:
    for span in reversed(before[-_SENTENCES:]):
        said = span.of(text)
        if not said.endswith(_ENDS):
            return ""  # a heading
        if said.startswith(f"{pronoun} "):
            if any(actor.kind in _KINDS.get(pronoun, ()) for actor in known.find(said)):
                return ""
            continue
        tokens = tokenize(said, Span(0, len(said)), ())
        return _group(said, tokens) if pronoun == "They" else _named(said, tokens, known.find(said), pronoun)
    return ""


def _named(said: str, tokens: Sequence[Token], found: Sequence[Actor], pronoun: str) -> str:
    """The one name of a fitting kind, if it is the subject."""
    fitting = [actor for actor in found if actor.kind in _KINDS[pronoun]]
    if len({actor.name for actor in fitting}) != 1 or _another(tokens, found, pronoun):
        return ""
    first = fitting[0]
    start = next((i for i, token in enumerate(tokens) if token.start >= first.start), len(tokens))
    end = next((i for i in range(start, len(tokens)) if tokens[i].start >= first.end), len(tokens))
    if not _is_subject(tokens, start, end):
        return ""
    honours = {token.word.rstrip(".") for token in tokens[max(0, start - 3) : end]}
    if honours & _OTHER_SEX.get(pronoun, frozenset()):
        return ""
    if start and tokens[start - 1].capital and tokens[start - 1].word.endswith("'s"):
        return ""  # of "Hudson's Bay" only the half is known
    article = start and tokens[start - 1].word == "the"
    name = said[first.start : first.end]
    return f"The {name}" if article else name


def _another(tokens: Sequence[Token], found: Sequence[Actor], pronoun: str) -> bool:
    """Whether somebody else is spoken of: "Ana Ruiz taught him", "Ana Ruiz met Olo Borg" (not known)."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1].kind if index + 1 < len(tokens) else Kind.PUNCTUATION
        if token.word == "him" and pronoun == "He":
            return True
        if token.word == "her" and pronoun == "She" and following is not Kind.OTHER:
            return True
        unknown = index > 0 and token.capital and token.kind is Kind.OTHER and token.word not in _TITLES
        if unknown and not any(actor.start <= token.start < actor.end for actor in found):
            before = tokens[index - 1]
            if before.kind in (Kind.FINITE, Kind.GERUND, Kind.COORDINATOR) or before.word in _WITH:
                return True
    return False


def _is_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the first verb of the sentence follows, at once or after an apposition."""
    head = tokens[:start]
    comma = max((i for i, token in enumerate(head) if token.word == ","), default=-1)
    if clause.finite(head) or (head and head[-1].kind is Kind.PREPOSITION):
        return False
    if any(token.kind in (Kind.COORDINATOR, Kind.RELATIVE) for token in head[comma + 1 :]):
        return False
    if end < len(tokens) and tokens[end].word == ",":
        end = next((i + 1 for i in range(end + 1, len(tokens)) if tokens[i].word == ","), len(tokens))
        if end - start > _APPOSITION:
            return False
    while end < len(tokens) and (tokens[end].kind is Kind.ADVERB or tokens[end].word == "."):
        end += 1  # "Harrow Ltd. later sold"
    if end == len(tokens):
        return False
    alone = tokens[end].kind is Kind.PARTICIPLE and not clause.finite(tokens)  # "the board sued"
    return alone or tokens[end].kind is Kind.FINITE


def _group(said: str, tokens: Sequence[Token]) -> str:
    """The subject of several ("The three men") where the sentence has no other word in the plural."""
    verb = next((i for i, token in enumerate(tokens) if token.kind is Kind.FINITE), 0)
    if not 1 < verb <= _LONGEST_SUBJECT:
        return ""
    if any(token.kind not in (Kind.DETERMINER, Kind.OTHER) for token in tokens[:verb]):
        return ""
    several = [i for i, token in enumerate(tokens) if _is_plural(token)]
    return said[: tokens[verb - 1].end] if several == [verb - 1] else ""


def _is_plural(token: Token) -> bool:
    if token.kind is not Kind.OTHER:
        return False
    return token.word in _PLURALS or (token.word.endswith("s") and not token.word.endswith(_SINGULARS))
