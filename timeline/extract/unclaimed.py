"""What a sentence brings up without claiming it: "That does not mean that it opens on Monday".

A consequence that is denied, one of two ways that are open, what somebody foretold of a year that is over,
what somebody only thought, and the words by which a notice tells whom it is for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import foreseen, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token, is_past
from timeline.extract.wording import is_negation

_ENTAILING = frozenset("mean means meant imply implies implied guarantee guarantees prove proves say".split())
_SURETIES = frozenset(
    "guarantee sign signs evidence certainty indication indications suggestion question reason prospect "
    "assurance promise word".split()
)
_WANTING = frozenset({"no", "little", "without", "n't", "not"})
_STRONG = frozenset({";", "but", "."})
_WILL = frozenset({"will", "'ll", "we'll", "they'll", "i'll", "you'll", "would", "shall"})
_LIMITS = frozenset({"by", "before", "until", "till", "within"})
_BEFORE_LIMIT = _LIMITS | words.ARTICLES
_FORETOLD = frozenset("said told promised claimed predicted thought believed vowed swore warned".split())
_WILL_BE = frozenset({"will", "'ll", "we'll", "they'll"})
_PROMISING = frozenset("promised pledged vowed predicted forecast".split())
_WOULD = frozenset({"would", "'d", "they'd", "we'd", "it'd", "he'd", "she'd", "i'd", "you'd"})
_THINKING = frozenset(
    "thought believed felt feared hoped wondered imagined assumed dreamed dreamt knew reckoned "
    "figured".split()
)
_SPEAKERS = frozenset("i we you he she they".split())
_THANKING = frozenset("thank thanks thanked grateful congratulations".split())
_ANYBODY = frozenset("anyone anybody everyone everybody whoever".split())
_ADDRESSED = frozenset(
    "people persons those residents drivers passengers customers witnesses visitors motorists guests "
    "members patients parents travellers users buyers consumers owners students pupils neighbours "
    "colleagues".split()
)
# Before whom a notice addresses: "appeals to drivers who", "would like to hear from people who".
_APPEALING = frozenset(
    "from to ask asks asked asking urge urges urged urging advise advises advised advising invite invites "
    "invited inviting contact trace call calling seek seeks seeking for tell tells warn warns warned with "
    "find".split()
)
_APPEALS = frozenset(
    "hear appeal appeals appealing appealed ask asks asked asking urge urges urged urging advise advises "
    "advised advising invite invites invited contact trace call calls calling seek seeks seeking looking "
    "look speak talk tell tells warn warns warned find".split()
)
_WHO = frozenset({"who", "whose", "that", "with"})
_WHAT = frozenset("where what how who when".split())
_WAS = frozenset("was were had did".split())
_YEAR = re.compile(r"[12]\d{3}")
_SHOULD = frozenset("should must can will shall".split())
_RULING = frozenset("rule rules ruled ruling".split())
_WEIGHING = frozenset("consider considers considered considering contemplated contemplating".split())
# Things that end as a gerund does: "consider planning applications", "consider funding for the pool"
_MATTERS = frozenset(
    "planning funding housing parking spending building zoning licensing pricing training lending financing "
    "staffing policing farming fishing banking lighting heating".split()
)
_PERIOD = re.compile(r"(?:[A-Z][a-z]+ )?[12]\d{3}|(?:this|next) (?:year|spring|summer|autumn|winter)")
_REACH = 4  # tokens from "not" to "mean"
_OR_REACH = 4  # tokens from "or" to "will"
# What a reporter asked in vain: "declined to comment", "did not respond to a request for comment on Friday".
_COMMENT = frozenset({"comment", "comments"})
_IN_VAIN = frozenset(
    "declined declines refused refuses respond responded reply replied available seeking requesting".split()
)
_REQUESTS = frozenset({"request", "requests"})  # an authority publishes one, and extends its term
_ATTEMPTS = frozenset("message messages call calls email emails e-mail e-mails inquiries enquiries".split())
_UNANSWERED = frozenset("returned answered left".split())
# Without one of these words nothing is left open.
_CUES = (
    _COMMENT
    | _UNANSWERED
    | frozenset({"or", "not", "reached"})
    | _ENTAILING
    | _SURETIES
    | _WILL_BE
    | _PROMISING
    | _WOULD
    | _THINKING
    | _WHO
    | _RULING
    | _WEIGHING
)


def leaves_open(tokens: Sequence[Token], scope: Scope, date: str, *, over: bool) -> bool:
    """Whether the sentence claims nothing of the date of `scope`, whose text is `date`.

    `over` tells that the date lies before the day of publication.
    """
    if foreseen.only_foreseen(tokens, scope, date, over=over):
        return True
    if not scope.says(_CUES):
        return False
    own = scope.own
    return (
        _not_entailed(tokens, own)
        or (not over and _PERIOD.fullmatch(date) and _ruled_out(tokens, scope))
        or _weighed(tokens, scope)
        or _one_of_two(tokens, scope)
        or (over and _foretold(tokens, scope, date))
        or _thought(tokens, scope)
        or _addressed(tokens, own)
        or _defines(tokens, own, date)
        or _asked_in_vain(tokens, scope)
    )


def _ruled_out(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "ruled out another cut in 2027"; "ruled out a cut on Monday" may tell what was said then."""
    clause = pairwise(tokens[scope.left : scope.own])
    return any(verb.word in _RULING and particle.word == "out" for verb, particle in clause)


def _weighed(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "had considered cancelling the sale of 2025": it was only thought about."""
    pairs = pairwise(tokens[scope.left : scope.own])
    return any(
        verb.word in _WEIGHING and then.kind is Kind.GERUND and then.word not in _MATTERS
        for verb, then in pairs
    )


def _not_entailed(tokens: Sequence[Token], own: int) -> bool:
    """As in "does not mean that it will open on Monday", "no guarantee that they sail in May"."""
    for index in range(own - 2, 0, -1):
        word = tokens[index].word
        if word in _STRONG:
            return False
        before = tokens[max(0, index - _REACH) : index]
        if word in _ENTAILING and any(is_negation(token) or token.word == "nor" for token in before):
            return _clause_follows(tokens, index + 1, own)
        if word in _SURETIES and tokens[index + 1].word == "that":
            return any(token.word in _WANTING for token in before[-2:])
    return False


def _clause_follows(tokens: Sequence[Token], start: int, own: int) -> bool:
    """Whether a clause with its verb begins there: "mean that ...", "mean the shop will ..."."""
    return tokens[start].word == "that" or any(token.kind is Kind.FINITE for token in tokens[start + 1 : own])


def _one_of_two(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "We will have it by May or we will go elsewhere": "must pay by May or leave" is a deadline."""
    own = scope.own
    if own < 1 or tokens[own - 1].word not in _BEFORE_LIMIT:
        return False
    after = [token for token in tokens[scope.end : scope.end + 2] if token.word != ","]
    if not after or after[0].word != "or":
        return False
    either = any(token.word == "either" for token in tokens[:own])
    will = any(token.word in _WILL for token in tokens[scope.left : own])
    start = scope.end + 1
    return (either or will) and any(t.word in _WILL for t in tokens[start : start + 1 + _OR_REACH])


def _foretold(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "They told us the wells would be dry by 2019": whether they were is not said."""
    if _YEAR.fullmatch(date) is None:
        return False
    own = scope.own
    apposed = (
        own > 2 and tokens[own - 3].word == "," and is_past(tokens[own - 2].word)
    )  # "the pact, signed in"
    if not apposed and any(token.word in _WILL_BE for token in tokens[scope.left : scope.right]):
        return True  # "By 2020 every second trip will be by bike," he told us
    if tokens[scope.own - 1].word in ("by", "before") and any(
        token.word in _PROMISING for token in tokens[max(0, scope.own - 2 * _REACH) : scope.own]
    ):
        return True
    would = next((i for i in range(scope.own - 1, 0, -1) if tokens[i].word in _WOULD), None)
    if would is None or any(token.kind is Kind.DATE for token in tokens[would : scope.own]):
        return False
    if any(token.word in _WAS for token in tokens[would + 1 : scope.own]):
        return False
    return any(token.word in _FORETOLD for token in tokens[max(0, would - 2 * _REACH) : would])


def _thought(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "On Friday I thought we had lost": nothing happened but the thought."""
    said = [t for t in tokens[scope.left : scope.right] if t.kind is not Kind.ADVERB]
    heads = [i for i, t in enumerate(said) if t.word in _THINKING and i and said[i - 1].word in _SPEAKERS]
    if not heads:
        return False
    at = next(i for i, token in enumerate(said) if token.kind is Kind.DATE)
    if at < heads[0]:
        return not any(t.kind is Kind.FINITE for t in said[: heads[0]])
    return at - heads[0] <= 2  # "I thought on Friday that"


def _addressed(tokens: Sequence[Token], own: int) -> bool:
    """As in "would like to hear from anyone who was there on Monday", "asks drivers who passed it in May"."""
    for index in range(own - 2, 0, -1):
        word = tokens[index].word
        if word in _STRONG or word == ",":
            return False
        if word not in _WHO or tokens[index - 1].kind is Kind.PUNCTUATION:
            continue
        if word == "with" and tokens[own - 1].word in _LIMITS:
            return False  # "is open to anyone with a ticket until May"
        who = tokens[index - 1].word
        if any(token.word in _SHOULD for token in tokens[index + 1 : own]):
            return False  # "Anyone who was there in March should watch until May"
        if who in _ANYBODY:  # but "Thank you to everyone who came on Saturday"
            return _THANKING.isdisjoint(token.word for token in tokens[:index])
        near = tokens[max(0, index - _REACH - 1) : index - 1]
        if who not in _ADDRESSED or not any(token.word in _APPEALING for token in near):
            return False
        return any(token.word in _APPEALS for token in near)
    return False


def _defines(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "A river is not where it runs in August": what a thing is, in any year."""
    if any(character.isdigit() for character in date):
        return False
    said = [token.word for token in tokens[:own]]
    for index in range(1, len(said) - 1):
        if said[index] == "not" and said[index - 1] in ("is", "are") and said[index + 1] in _WHAT:
            return True
    return False


def _asked_in_vain(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "could not be reached on Friday", "Calls to the office on Friday were not returned"."""
    said = [token.word for token in tokens[scope.left : scope.right]]
    if not _COMMENT.isdisjoint(said):
        if not _IN_VAIN.isdisjoint(said):
            return True
        if not _REQUESTS.isdisjoint(said) and not (_UNANSWERED | _WANTING).isdisjoint(said):
            return True
    if "reached" in said:
        at = said.index("reached")
        near = said[max(0, at - _REACH) : at]
        return "be" in near and not {"not", "n't", "couldn't", "never"}.isdisjoint(near)
    return not _UNANSWERED.isdisjoint(said) and not _ATTEMPTS.isdisjoint(said[:_REACH])
