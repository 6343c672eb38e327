"""Values that the verb of their clause contradicts: "The meeting closed at 9.15 pm" is no day to come.

A date that names no year, or no day, is counted from the day of publication or from what was told before.
Where that leads to a day ahead and the clause tells what was, or to a day gone by and the clause tells what
is arranged, the count went wrong, and nobody can say by how much.
"""

import re
from collections.abc import Sequence
from datetime import date

from timeline.edtf import Precision
from timeline.extract import words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token, is_past
from timeline.model import Timex

# Verbs of the past that look ahead: "agreed on 3 May as the day" may be a day to come.
_SETTLING = (
    words.PLANNED
    | words.ANNOUNCING
    | words.SAYING
    | frozenset(
        "agreed decided voted moved postponed delayed fixed booked listed chose chosen put brought gave "
        "given extended deferred ordered got need needed wanted hoped offered asked invited "
        "proposed set picked named approved arranged reserved confirmed timed billed promised".split()
    )
)
_STATES = frozenset("closed suspended cancelled reduced".split())
_WHEN = frozenset({"on", "at", "in"})
_ARE = frozenset({"is", "are"})
_OF_PLANS = frozenset({"to", "for", "until", "till", "by", "from", "due"})
# "Gold rose ahead of data on 4 March": what the day belongs to is yet to come.
_LOOKING_AHEAD = _SETTLING | _OF_PLANS | {"ahead", "before"}
_WILL = frozenset({"will", "'ll", "shall"})
_PAST_BE = frozenset({"was", "were"})
_NO_VERBS = frozenset({Kind.PARTICIPLE, Kind.GERUND, Kind.RELATIVE, Kind.SUBORDINATOR})
_GROUP = frozenset({Kind.FINITE, Kind.ADVERB})
_LONGEST_GROUP = 3  # tokens of "was not there"
_NEAR = 3  # tokens of "sit again on"
_SOON = 7  # days: "the following week" may begin a few days after its report
# "They left the following morning": the day after one that the text does not say.
_DAY_AFTER = re.compile(r"\b(?:following|next) (?:morning|day|evening|night|afternoon)\b", re.IGNORECASE)
_STAYING = frozenset(
    "stay stays remain remains".split()
)  # told of a day gone by as well: "stay closed on Monday"
_LATELY = 2  # days: news tells in the present what happened yesterday


def contradicts(tokens: Sequence[Token], scope: Scope, timex: Timex, today: date) -> bool:
    """Whether the verb of the clause tells of the other side of `today` than the value that was counted."""
    edtf = timex.edtf
    if not timex.anchored or edtf is None or edtf.lower is None or edtf.upper is None:
        return False
    day = today.toordinal()
    before, after = tokens[scope.left : scope.own], tokens[scope.end : scope.right]
    lasted = bool(before) and before[-1].word == "from" and edtf.precision == Precision.INTERVAL
    if (before and before[-1].word in _OF_PLANS and not lasted) or tokens[scope.own].possessive:
        return False
    if edtf.lower > day and any(token.word in words.MODALS for token in tokens[: scope.own]):
        return False  # "will be presented on 10 March and debated from 16 to 20 March"
    if before and before[-1].kind is Kind.PARTICIPLE:
        return False  # "will be based on the model unveiled last November"
    verb = _verb(before)
    soon = 0 if _DAY_AFTER.search(timex.text) else _SOON
    if verb is None:
        if edtf.upper < day - _LATELY:
            return not _content(before) and _to_come(after)
        return edtf.lower > day + soon and not _content(before) and _told_after(after)
    if before[verb].word in _STATES and all(token.word == ":" for token in before[verb + 1 :]):
        return False  # "Road closed 12–16 January", "Office closed: 24 December – 2 January"
    if edtf.lower > day + soon:
        return _tells_what_was(before[verb : -1 if lasted else len(before)])
    if edtf.upper >= day - _LATELY:
        return False
    return before[verb].word in _WILL or _tells_what_is(before[verb:])


def _verb(clause: Sequence[Token]) -> int | None:
    """Where the last group of finite verbs of a clause begins."""
    at = next((i for i in range(len(clause) - 1, -1, -1) if clause[i].kind is Kind.FINITE), None)
    while at and clause[at - 1].kind in _GROUP:
        at -= 1
    while at is not None and clause[at].kind is Kind.ADVERB:
        at += 1  # "the first came"
    return at


def _content(before: Sequence[Token]) -> bool:
    return any(token.kind in _NO_VERBS or token.kind is Kind.OTHER for token in before)


def _to_come(after: Sequence[Token]) -> bool:
    """As in "On Saturday at 3 pm Ms Orr will talk", said after a Saturday."""
    group = _first_verbs(after)
    return bool(group) and group[0].word in _WILL and not any(token.word == "have" for token in group)


def _told_after(after: Sequence[Token]) -> bool:
    """As in "On the last Thursday in June I was the only one"; "30 May: lights switched on" is no past."""
    # Nor is "INSET day: 29 June (school closed)".
    group = () if after and after[0].word in (":", "(") else _first_verbs(after)
    return bool(group) and _tells_what_was(group)


def _first_verbs(after: Sequence[Token]) -> Sequence[Token]:
    """The first finite verb behind a date at the head, with its group; nothing where more stands between."""
    verb = next((i for i, token in enumerate(after) if token.kind is Kind.FINITE), None)
    if verb is None or any(token.kind in _NO_VERBS or token.word == "," for token in after[1:verb]):
        return ()
    return after[verb : verb + _LONGEST_GROUP]


def _tells_what_was(group: Sequence[Token]) -> bool:
    """As in "The meeting closed at 9.15 pm": one verb of the past, and no plan behind it."""
    if any(token.kind in _NO_VERBS or token.word in _LOOKING_AHEAD for token in group):
        return False
    first = group[0].word
    if first in words.AUXILIARIES:
        return first in _PAST_BE and len(group) > 1
    return is_past(first) or first in words.EITHER_PAST


def _tells_what_is(group: Sequence[Token]) -> bool:
    """As in "Results are published on 13 August", "The last day is 24 June"."""
    if any(token.kind in _NO_VERBS or token.word in _OF_PLANS | {"since"} for token in group):
        return False
    first, last = group[0].word, group[-1].word
    if first in _ARE:
        return len(group) == 1 or (last in _WHEN and is_past(group[1].word))
    if first in words.AUXILIARIES | _STAYING or is_past(first):
        return False
    return last in _WHEN and len(group) <= _NEAR
