"""What is put on another day or called off: the meeting of "The board moved the meeting to 3 March"."""

from collections.abc import Sequence

from timeline.extract import clause, wording, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token

PUT = frozenset(
    "moved moves postponed postpones delayed delays deferred defers adjourned adjourns rescheduled "
    "reschedules shifted shifts pushed pushes brought brings put puts "
    "verschob verschoben verschiebt verlegte verlegt vertagte vertagt vorgezogen "
    "reporté reporte repoussé repousse décalé décale avancé avance ajourné ajourne "
    "aplazó aplazaron aplazado aplaza pospuso pospusieron pospuesto pospone reprogramó reprogramado "
    "adelantó adelantaron adelantado adelanta retrasó retrasaron retrasado retrasa trasladó "
    "trasladado".split()
)
# What becomes of a plan, in a passive.
_FATES = PUT | frozenset("called cancelled canceled scrapped averted shelved abandoned".split())
_PLANS = frozenset("planned scheduled due set slated expected announced billed listed called".split())
_LONGEST = 8  # tokens of "which was due to begin on"
_TO = frozenset("to for until till auf au al para hasta".split())
_PARTICLES = frozenset("back off forward up vor".split())
_BEHIND = _PARTICLES | {"indefinitely"}
_OWNED = words.POSSESSIVES | frozenset("sein seine seinen ihr ihre ihren son sa ses su sus".split())
_ARTICLES = words.ARTICLES | _OWNED | frozenset("der die das den le la les el los las".split())
_WAS = frozenset({"was", "were"})
_OPENING = frozenset({Kind.DETERMINER, Kind.OTHER})
_NO_OBJECT = frozenset({Kind.FINITE, Kind.DATE, Kind.RELATIVE, Kind.SUBORDINATOR})


def title(text: str, tokens: Sequence[Token], scope: Scope) -> str:
    """The words for what now happens on the date, "" where nothing is put there from another day.

    When it was put there is told by another date, which has the clause.
    """
    if not scope.says(_FATES):
        return ""
    passive = _plan(tokens, scope)
    if passive:
        return wording.entitled(text, tokens, passive)
    if not scope.says(PUT):
        return ""
    stop, date = scope.at, tokens[scope.at]
    if text[date.start : date.end].split(maxsplit=1)[0] not in _TO:  # "au 3 mars"
        stop -= 1
        stop -= stop > 0 and tokens[stop].word == "den"
        if stop < 1 or tokens[stop].word not in _TO:
            return ""
    start = _object(tokens, stop, scope.end)
    stop -= tokens[stop - 1].word in _PARTICLES
    said = tokens[start:stop]
    if not said or said[0].word not in _ARTICLES or any(t.kind in _NO_OBJECT or t.word == "," for t in said):
        return ""
    if clause.content(said) > 1:
        return wording.entitled(text, tokens, wording.trimmed(tokens, range(start + 1, stop)))
    return "" if said[0].word in _OWNED else wording.entitled(text, tokens, range(start, stop))


def _plan(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The words for "The strike planned for 3 May has been put back to 10 May" without the plan.

    Both dates have them, the one of the plan where it is called off.
    """
    days = (i for i in range(scope.at, 0, -1) if tokens[i].kind is Kind.DATE)
    day, fate = next(((i, found) for i in days if (found := _fate(tokens, i))), (0, range(0)))
    if not fate or (day != scope.at and clause.content(tokens[fate.stop : scope.at])):
        return []
    plan = _attribute(tokens, day)
    left = next((i + 1 for i in range(plan - 1, 0, -1) if _divides(tokens, i)), 0)
    subject = tokens[left:plan]
    if not subject or subject[0].kind not in _OPENING or clause.finite(subject):
        return []
    return [*wording.trimmed(tokens, range(left, plan)), *fate] if clause.content(subject) else []


def _fate(tokens: Sequence[Token], day: int) -> range:
    """The words behind a date that tell what became of the plan for it: "has been called off"."""
    start = day + 1
    start += start < len(tokens) and tokens[start].word == ","
    verb = start
    while verb < len(tokens) and (tokens[verb].word in words.AUXILIARIES or tokens[verb].kind is Kind.ADVERB):
        verb += 1
    if not start < verb < len(tokens) or tokens[verb].word not in _FATES:
        return range(0)
    end = verb + 1
    end += end < len(tokens) and tokens[end].word in _BEHIND
    return range(0) if tokens[verb].word == "called" and tokens[end - 1].word != "off" else range(start, end)


def _attribute(tokens: Sequence[Token], day: int) -> int:
    """Where the words for the plan begin, 0 without any: "planned for", ", which was due to begin on"."""
    plan = next((i for i in range(max(1, day - _LONGEST), day) if tokens[i].word in _PLANS), 0)
    if plan > 1 and tokens[plan - 1].word in _WAS and tokens[plan - 2].kind is Kind.RELATIVE:
        plan -= 2
    return plan - (plan > 1 and tokens[plan - 1].word == ",")


def _divides(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends there."""
    token = tokens[index]
    return token.word == ";" or (
        (token.word == "," or token.kind is Kind.COORDINATOR) and clause.finite(tokens[:index])
    )


def _object(tokens: Sequence[Token], stop: int, end: int) -> int:
    """Where the object begins of the verb that puts it on another day; `stop` without a day of doing so."""
    day = next((i for i in range(stop - 1, -1, -1) if tokens[i].kind is Kind.DATE), None)
    if day is None:
        return stop
    verb = next((i for i in range(stop - 1, -1, -1) if tokens[i].word in PUT), None)
    if verb is None:  # "hat am Dienstag die Sitzung auf den 3. März verschoben"
        return day + 1 if end < len(tokens) and tokens[end].word in PUT else stop
    start = max(verb, day) + 1
    return start + (tokens[start].word in _PARTICLES)
