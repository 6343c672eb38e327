"""Whether a sentence claims that something happens at its date, or only compares, supposes, takes it back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.extract import (
    against,
    attributes,
    attributive,
    compared,
    conditional,
    general,
    marks,
    nowadays,
    placed,
    presupposed,
    supposed,
    unclaimed,
    unreal,
    words,
    yardstick,
)
from timeline.extract.clause import Scope, finite
from timeline.extract.tokens import Kind, Token
from timeline.extract.wording import is_negation

_CONDITIONS = frozenset({"if", "unless", "whether"})
_AT_FIRST = frozenset({"originally", "initially", "formerly"})
_FORMERLY = _AT_FIRST | {"previously", "earlier"}
_HELD = frozenset(
    "made held collected emptied played given paid shown delivered done heard broadcast".split()
)
_FORMER = frozenset("original initial previous former old".split())
_TERMS = frozenset(
    "date deadline target schedule time start opening launch estimate day plan forecast".split()
)
_DENIALS = frozenset({"not", "instead", "rather", "even", "never", "none"})
_INTENDED = words.PLANNED | frozenset(
    "threatened promised vowed pledged wanted agreed undertaken meant aimed sought".split()
)
_UNDONE = frozenset(
    "failed still delayed postponed dropped abandoned scrapped shelved rejected slipped stalled fell "
    "broke ill withdrew held stuck late".split()
)
_STAYING = frozenset("remain remains remained stay stays stayed".split())
_PLANNED_TO = words.PLANNED - {"called", "announced"}
_PUT_OFF = frozenset("postponed delayed rescheduled shelved deferred hold withdrawn".split())
_PUTTING_OFF = frozenset("delay delays postpone postpones postponing delaying defer defers".split())
_ANNOUNCED = words.PLANNED - {"announced"} | frozenset(  # "announced in May" tells when it was made known
    "promised listed pencilled penciled earmarked booked fixed arranged timetabled billed mooted "
    "tipped".split()
)
_PARTICLES = frozenset({"off", "back", "forward"})
_WAS, _AT_LAST = frozenset({"was", "were"}), frozenset("was were did only finally eventually".split())
# Without one of these words no plan was another, nothing is denied, nothing was meant to be.
_REPLANNED = _FORMER | _AT_FIRST | _ANNOUNCED | {"announced"} | words.MOVING | _WAS
_DENYING, _PURPOSED = _DENIALS | {"sondern"}, _INTENDED | _WAS
_REACH = 12  # tokens before the date
_FIGURE_REACH = 7
_FATE_REACH = 16
_SHORTEST_FATE = 4  # tokens of ", was delivered in"


def claims(tokens: Sequence[Token], scope: Scope, date: str, *, over: bool = False) -> bool:
    """Whether the date of `scope` is where something is said to happen, to have happened or to be planned.

    `date` is the text of the date; `over` tells that it lies before the day of publication.
    """
    return not (
        (date.casefold().replace("’", "'") in nowadays.TODAY and nowadays.lasts(tokens, scope))
        or (date.casefold() in nowadays.YEARS and nowadays.is_so(tokens, scope))
        or against.compares(tokens, scope)
        or attributes.restricts(tokens, scope, date)
        or attributive.belongs(tokens, scope, date)
        or marks.marks(tokens, scope, date)
        or yardstick.measures(tokens, scope, date)
        or compared.compares(tokens, scope, date)
        or _listed_with_measure(tokens, scope, date)
        or (scope.says(_REPLANNED) and _superseded(tokens, scope))
        or (scope.says(_DENYING) and _denies(tokens, scope))
        or ("but" in scope.said and _corrected(tokens, scope))
        or (_not_real(tokens, scope, date, over=over) and not _takes_place(tokens, scope, over=over))
    )


def _takes_place(tokens: Sequence[Token], scope: Scope, *, over: bool) -> bool:
    """Whether it happens whatever is said of it: "nobody was involved in the 23 October killing"."""
    return presupposed.takes_place(tokens, scope) or (over and attributive.names_happening(tokens, scope))


def _not_real(tokens: Sequence[Token], scope: Scope, date: str, *, over: bool) -> bool:
    """Whether nothing is said to have come about or to be planned: supposed, denied, given up, a rule."""
    return (
        (scope.says(_CONDITIONS) and _supposes(tokens, scope))
        or supposed.supposes(tokens, scope)
        or unreal.fails(tokens, scope)
        or general.holds_in_general(tokens, scope)
        or (scope.says(_PURPOSED) and _unfulfilled(tokens, scope))
        or (over and scope.says(_WAS) and _unmet(tokens, scope))
        or ("only" in scope.said and _not_before(tokens, scope))
        or conditional.is_open(tokens, scope, date)
        or unclaimed.leaves_open(tokens, scope, date, over=over)
    )


def _listed_with_measure(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """The second date of "after those of 2022 and 2024"."""
    first = tokens[scope.at].date
    if first is None or first == scope.date:
        return False
    return yardstick.measures(tokens, replace(scope, date=first), date)


def _supposes(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "if the sale had gone through last year"."""
    opener = next(
        (t for t in tokens[max(0, scope.left - 1) : scope.at] if t.kind is not Kind.PUNCTUATION), None
    )
    if opener is None or opener.word not in _CONDITIONS:
        return False
    return not general.addresses(tokens, scope.own)


def _superseded(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "originally due in May", "had been scheduled for May": the plan that no longer holds."""
    near = [token.word for token in tokens[max(scope.left, scope.at - _REACH) : scope.at]]
    if any(former in _FORMER and term in _TERMS for former, term in pairwise(near[-4:])) or _at_first(near):
        return True
    planned = [
        i
        for i, (word, after) in enumerate(pairwise([*near, ""]))
        if (word in _ANNOUNCED and after != "of") or (word == "to" and i and near[i - 1] in ("was", "were"))
    ]
    planned.extend(_put_down(near))
    if not planned:
        return _attribute_moved(tokens, scope)
    before = near[: planned[-1]]
    said = [token.word for token in tokens[max(0, scope.at - _FATE_REACH) : scope.at]]
    if _had_been(near, planned) or _to_be_put_off(said, tokens[scope.end :]):
        return True
    if before[-1:] in (["was"], ["were"]) and _moved(tokens[scope.end :]):
        return True
    if planned[-1] and before[-1] not in words.BE and _moved_on(tokens[scope.end :], aside=before[-1] == ","):
        return True
    if any(_now(tokens[scope.end :], i) for i in range(4)) and _moved(tokens[scope.end :]):
        return True
    at_first = before[-1:] != ["and"] and not _FORMERLY.isdisjoint(before[-3:])
    if at_first or before[-1:] in (["first"], ["once"]):
        return True
    after = tokens[scope.end :]
    return _put_off(after) or _done_on_another(after) or (near[-1:] == ["for"] and _came_later(after))


def _put_down(near: Sequence[str]) -> Iterator[int]:
    """Where "pencilled in for" or "announced for" ends the words before a date."""
    if near[-2:] == ["in", "for"] and near[-3:-2] and near[-3] in _ANNOUNCED:
        yield len(near) - 3
    if near[-2:] == ["announced", "for"]:
        yield len(near) - 2


def _done_on_another(after: Sequence[Token]) -> bool:
    """As in "Collections due on Good Friday will be made on Saturday"."""
    said = [token.word for token in after[:4]]
    if said[:2] != ["will", "be"] or len(said) < _SHORTEST_FATE or after[2].word not in _HELD:
        return False
    near = pairwise(after[3:8])
    return any(first.word in ("on", "at") and second.kind is Kind.DATE for first, second in near)


def _at_first(near: Sequence[str]) -> bool:
    """As in "originally down for 19 July"."""
    return near[-1:] == ["for"] and bool(_AT_FIRST.intersection(near[-4:-1]))


def _to_be_put_off(before: Sequence[str], after: Sequence[Token]) -> bool:
    """As in "decided to delay the launch that was scheduled for Friday"."""
    return bool(_PUTTING_OFF & set(before)) and not any(token.kind is Kind.DATE for token in after)


def _had_been(near: Sequence[str], planned: Sequence[int]) -> bool:
    """As in "had been scheduled for", "had been scheduled to take off at"."""
    return any(near[max(0, index - 2) : index] == ["had", "been"] for index in planned)


def _came_later(after: Sequence[Token]) -> bool:
    """As in "promised for 2020, was delivered in June 2022"."""
    if len(after) < _SHORTEST_FATE or after[0].word != "," or after[1].word not in _AT_LAST:
        return False
    return any(token.kind is Kind.DATE for token in after[2:_FIGURE_REACH])


def _attribute_moved(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The meeting of 22 April is moved to 29 April"."""
    own = scope.own
    if own < 2 or tokens[own - 1].word not in ("of", "on", "for") or finite(tokens[scope.left : own]):
        return False
    after = tokens[scope.end :]
    return bool(after) and after[0].word in words.AUXILIARIES and _moved_on(after)


def _moved_on(after: Sequence[Token], *, aside: bool = False) -> bool:
    """As in "(due on 16 February) in Hallow has been moved to 23 February".

    `aside` tells that a comma stands before the plan: "listed for 3 May in the last paper, has been moved".
    """
    verb = next((i for i, token in enumerate(after[:6]) if token.kind is Kind.FINITE), None)
    if verb is None or any(token.word == ";" for token in after[:verb]):
        return False
    if not aside and any(token.word == "," for token in after[:verb]) and after[0].word != ",":
        return False
    said = [token.word for token in after[verb : verb + 4]]
    return said[0] in words.AUXILIARIES and bool(words.MOVING & set(said)) and _moved(after[verb:])


def _put_off(after: Sequence[Token]) -> bool:
    """As in "planned for 12 February, was postponed", "promised for 2020, has been put off three times"."""
    verb = next((i for i, token in enumerate(after[:3]) if token.kind is Kind.FINITE), None)
    if verb is None or after[verb].word not in words.AUXILIARIES:
        return False
    said = [token.word for token in after[verb + 1 : verb + 8]]
    if "indefinitely" in said or "notice" in said:
        return False  # called off, which stays on record
    moved = (word in _PUT_OFF for word in said)
    return any(moved) or any(
        word in words.MOVING and particle in _PARTICLES for word, particle in pairwise(said)
    )


def _moved(after: Sequence[Token]) -> bool:
    """Whether a verb that moves a date and another date follow."""
    verb = next(
        (i for i, token in enumerate(after) if token.word in words.MOVING or _now(after, i)), len(after)
    )
    return any(token.kind is Kind.DATE for token in after[verb : verb + _FIGURE_REACH])


def _now(after: Sequence[Token], index: int) -> bool:
    """Whether it is the "now" of "will now be held on 5 March"."""
    return (
        0 < index < len(after)
        and after[index].word in ("now", "instead")
        and after[index - 1].word in ("will", "is", "are")
    )


def _denies(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "and not 2015", "instead of 3 May": "not until May" says when all the same."""
    own = scope.own
    if (
        own > scope.at
        and tokens[own - 1].word in ("and", "or", ",")
        and _denies(tokens, replace(scope, own=scope.at))
    ):
        return True  # the second of "but not on 24 and 31 December"
    if any(token.word == "sondern" for token in tokens[own + 1 : own + 3]):
        return any(token.word == "nicht" for token in tokens[scope.left : own])
    at = own - 1
    while at >= scope.left and (
        tokens[at].kind in (Kind.PREPOSITION, Kind.DETERMINER, Kind.PARTICIPLE)
        or tokens[at].word in (",", "as")
    ):
        if tokens[at].word in ("until", "till", "before"):
            return False
        at -= 1
    if at < scope.left or tokens[at].word not in _DENIALS:
        return False
    if tokens[at].word == "instead":
        return at + 1 < own and tokens[at + 1].word == "of"  # "will be held instead from 13 to 17 April"
    if tokens[at].word == "even":
        return at > scope.left and tokens[at - 1].word == "not"
    if at + 1 == own or tokens[at].word != "not":
        return True
    return tokens[at + 1].word in words.DATE_PREPOSITIONS or tokens[at + 1].word == ","


def _corrected(tokens: Sequence[Token], scope: Scope) -> bool:
    """The first date of "will not open on 4 May but on 11 May"."""
    own = scope.own
    later = (i for i in range(own + 1, len(tokens)) if tokens[i].kind is Kind.DATE)
    return any(placed.corrects(tokens, scope, at) for at in later if at < scope.end)


def _unfulfilled(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "had threatened to expel the club by 1 July but did not": nothing happened."""
    own = scope.own
    clause = tokens[scope.left : own]
    was_to = _was_to(clause) is not None
    if not was_to and not any(token.word in _INTENDED for token in clause):
        return False
    end = next((i for i in range(own + 1, len(tokens)) if tokens[i].kind is Kind.DATE), len(tokens))
    rest = [token for token in tokens[own + 1 : min(end, own + _FATE_REACH)] if token.word != ","]
    if rest and rest[0].word in ("but", "yet", "however"):
        return any(is_negation(token) or token.word in _UNDONE for token in rest)
    said = [token.word for token in rest]
    if "indefinitely" in said or "notice" in said:
        return False  # called off, which stays on record
    if said[:2] == [";", "no"] or said[:2] == ["and", "no"]:
        return True
    aside = own + 1 < len(tokens) and tokens[own + 1].word == ","
    stays = said[was_to and said[:1] == ["will"] :][:1]  # "which was to open, will stay closed"
    broken = said[:1] == ["has"] and bool(_UNDONE & set(said))
    return said[:1] in (["failed"], ["fell"]) or (aside and (broken or not _STAYING.isdisjoint(stays)))


def _unmet(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "was to be introduced in July", "were due to open last year", said after that."""
    clause = tokens[scope.left : scope.own]
    planned = _was_to(clause)
    if planned is None or _when_follows(tokens, scope.own):
        return False
    return clause[planned].word != "to" or clause[planned + 1].word == "be"


def _not_before(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "was due to vote only in 2028", where something else came first."""
    own = scope.own
    if _was_to(tokens[scope.left : own]) is None and "due" not in {t.word for t in tokens[:own]}:
        return False
    return any(token.word == "only" for token in tokens[max(scope.left, own - 3) : own])


def _when_follows(tokens: Sequence[Token], own: int) -> bool:
    return any(token.word == "when" for token in tokens[own + 1 : own + 3])


def _was_to(clause: Sequence[Token]) -> int | None:
    """Where "was to open" or "were due to open" goes on after the form of "be"; None without it."""
    for index in range(1, len(clause) - 1):
        if clause[index - 1].word not in ("was", "were"):
            continue
        word = clause[index].word
        at = index + (word in _PLANNED_TO)
        if clause[at].word == "to" and clause[at + 1 : at + 2] and clause[at + 1].kind is not Kind.DETERMINER:
            return index
    return None
