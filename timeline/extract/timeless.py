"""What holds in every year: "Sow it in March", "The tiger mosquito is active from May to November".

A month, a season, a feast or days of the week that name no year come round again. With them only a clause
that tells of one time dates something: in the past or the perfect, in the future, planned, or in the present
of what begins, ends or comes ("The talks resume in autumn"). An instruction, a state and a habit do not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline import months
from timeline.extract import phrases, words
from timeline.extract.clause import Scope, left_bound
from timeline.extract.happening import happens
from timeline.extract.tokens import Kind, Token, is_past
from timeline.model import Timex

_RETURNING = re.compile(
    r"(?:approximately )?(?:the )?(?:(?:early|mid|late)[ -]|(?:beginning|start|middle|end) of "
    r"|(?:first|second|third|last) (?:half|week|days|weekend) of )?"
    rf"(?:{'|'.join(months.ENGLISH)}"
    r"|(?:mid-?)?(?:spring|summer|autumn|fall|winter)(?:time)?|christmas|easter)\.?",
    re.IGNORECASE,
)
_SEASON = re.compile(r"(?:mid-?)?(?:spring|summer|autumn|winter)(?:time)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?! ?[ap:.])|[a-z]{3,} \d", re.IGNORECASE)
# The simple present of these tells of one time to come.
_COMING = (
    words.PRESENT
    - frozenset(
        "is are was were has have does do remains includes features offers requires allows enables needs "
        "shows sees falls rises grows provides highlights".split()
    )
) | frozenset(
    "reopen resume return launch end arrive leave depart come comes go meets visit host faces face plays "
    "play takes join retires retire become follow concludes conclude steps step moves move votes vote "
    "decides decide elect holds turns turn celebrate mark sails sail flies fly travels travel tours tour "
    "premieres premiere appears appear airs air heads head awaits await kick run lapses lapse completes "
    "complete changes change plan hopes hope wants expect intend aim reports report issues issue present "
    "receive announce publish release publishes competes compete tries switches switch unveil".split()
)
_LASTING = frozenset(
    "has have do does counts employs houses numbers stands serves belongs lives works uses covers offers "
    "consists owns contains remains comprises looks exists feeds supplies draws attracts produces teaches "
    "needs wants costs seats grows flowers blooms nests breeds hibernates freezes thaws thrives lasts "
    "tends smells tastes feels seems includes requires allows enables features rises sets sits lies holds "
    "ripens".split()
)
_PAST_BE = frozenset({"was", "were", "had", "did"})
_OCCURRING = frozenset("happens happen occurs occur peaks peak tends tend".split())
_CONSISTING = frozenset("involve involves consist consists comprise comprises".split())
_SPANNING = frozenset("runs run lasts last goes extends spans".split())
_PEOPLE = frozenset("you we one people everybody everyone anyone".split())
_ALLOWING = frozenset("can may must should might could".split())
_ADVISING = frozenset(
    "plant sow prune water cut mow feed keep avoid check clean use leave store remove replace apply add "
    "mix harvest pick cover protect wear bring wash turn shut air dry spread dig mulch trim thin lift "
    "divide move repot expect remember try look visit book buy eat cook serve freeze take sharpen drain "
    "insulate bleed sweep tie stake collect save wait do never always".split()
)
_SHORTEST = 4  # tokens
_EACH_REACH = 6  # tokens of "every clear Friday in"
_STOPS = frozenset({".", "!", "?", "…", '"', "”", ")", "’"})
_NO_OBJECT = frozenset({Kind.DETERMINER, Kind.PRONOUN})
_HABITUALLY = frozenset(
    "usually normally typically generally often always mostly mainly sometimes rarely seldom occasionally "
    "regularly traditionally commonly frequently".split()
)


def _working_week(tokens: Sequence[Token], scope: Scope, inside: Sequence[Timex]) -> bool:
    """As in "The same buses run Monday to Friday": all the week, said in the present."""
    said = [timex.text.casefold() for timex in inside]
    if said[:1] != ["monday"] or said[1:] not in (["friday"], ["saturday"], ["sunday"]):
        return False
    clause = tokens[scope.left : scope.right]
    told = (t.word in words.MODALS or is_past(t.word) for t in clause if t.kind is Kind.FINITE)
    return tokens[-1].word == "." and not any(told)  # not every verb is known


def recurs(tokens: Sequence[Token], scope: Scope, inside: Sequence[Timex], timexes: Sequence[Timex]) -> bool:
    """Whether the date of `scope` names no year and its clause tells of no one time.

    `inside` are the expressions of that date, `timexes` those of the sentence.
    """
    if not inside or tokens[-1].word not in _STOPS:
        return False  # headlines tell what was in the present: "Prices fall in March"
    days = [timex for timex in inside if not timex.rule.startswith("clock")]
    if days and all(_WEEKDAY.match(timex.text) and not _OF_MONTH.search(timex.text) for timex in days):
        ends = len(days) > 1 or _from_to(tokens, scope)
        held = ends and _holds(tokens, replace(scope, left=_main(tokens, scope)), bare=True)
        return held or _working_week(tokens, scope, days)
    if any(character.isdigit() for timex in inside for character in timex.text):
        return False
    if all(timex.rule == "daypart" for timex in inside):
        return _on_any_day(tokens, scope)
    if not all(_RETURNING.fullmatch(timex.text) for timex in inside):
        return False
    if any(
        token.word in ("every", "each", "any")
        for token in tokens[max(0, scope.own - _EACH_REACH) : scope.own]
    ):
        return True
    if any(timex.type == "SET" for timex in timexes) and not _tells(tokens, scope):
        return True
    bare = tokens[scope.own - 1].word == "in" and _SEASON.fullmatch(inside[0].text) is not None
    bare = bare or len(inside) > 1 or tokens[scope.own - 1].word == "between"
    after = [token.word for token in tokens[scope.end : scope.end + 2]]
    if len(after) > 1 and after[0] in ("and", "or") and _SEASON.fullmatch(after[1]):
        return True  # "in summer and winter"
    if _verb(tokens, scope) is None:
        return _advises(tokens, scope) or _unknown_verb(tokens, scope, bare=bare)
    return _holds(tokens, scope, bare=bare) or _advises(tokens, scope)


def _from_to(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the day of the week is one end of "Monday to Saturday"."""
    own = scope.own
    after = [token.kind for token in tokens[own + 2 : own + 3]]
    before = [token.kind for token in tokens[max(0, own - 2) : own - 1]]
    to = ("to", "-", "–", "through", "until")
    if after == [Kind.DATE] and tokens[own + 1].word in to:
        return True
    return before == [Kind.DATE] and tokens[own - 1].word in to


def _main(tokens: Sequence[Token], scope: Scope) -> int:
    """Where the clause of the first end of "Monday to Saturday" starts."""
    own = scope.own
    return left_bound(tokens, own - 2) if own > 1 and own - scope.left <= 1 else scope.left


def _on_any_day(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Drivers have the sun in their eyes in the morning": a state, said in the present."""
    verb = _verb(tokens, scope)
    if verb is None:
        return False
    if tokens[verb].word in ("has", "have"):
        after = tokens[verb + 1 : verb + 2]
        return any(token.kind is Kind.DETERMINER or token.kind is Kind.OTHER for token in after)
    return _holds(tokens, scope, bare=True)


def advised(tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells the reader what to do at any time: "Please keep quiet between"."""
    said = [token for token in tokens[:3] if token.word not in ("please", "and")]
    return bool(said) and said[0].word in _ADVISING and not any(t.kind is Kind.FINITE for t in tokens[1:])


def _verb(tokens: Sequence[Token], scope: Scope) -> int | None:
    """The first word of the verb that the date goes with: the one before it, else the one behind."""
    own = scope.own
    first = next((i for i in range(own - 1, scope.left - 1, -1) if tokens[i].kind is Kind.FINITE), None)
    if first is None:
        return next((i for i in range(own + 1, scope.right) if tokens[i].kind is Kind.FINITE), None)
    while first > scope.left and tokens[first - 1].kind in (Kind.FINITE, Kind.ADVERB):
        first -= 1
    return first


def _tells(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the clause tells of one time."""
    verb = _verb(tokens, scope)
    return verb is not None and not _holds(tokens, scope)


def _holds(tokens: Sequence[Token], scope: Scope, *, bare: bool = False) -> bool:
    """Whether the verb of the clause says what is so at all times, or what anybody may do then."""
    verb = _verb(tokens, scope)
    if verb is None or (tokens[verb].word not in _CONSISTING and _belongs_to_noun(tokens, scope)):
        return False
    word = tokens[verb].word
    if word in ("is", "are", "'s", "'re", "it's"):
        return _is_state(tokens, verb, bare=bare)
    if word in _ALLOWING:
        subject = [token.word for token in tokens[max(scope.left, verb - 2) : verb]]
        return any(who in _PEOPLE for who in subject) or (bare and _may_happen(tokens, verb))
    if word in words.AUXILIARIES or is_past(word) or word in words.SAYING or word in words.EITHER_PAST:
        return word in ("do", "does", "don't", "doesn't")
    if any(token.word in _HABITUALLY for token in tokens[scope.left : scope.right]):
        return True
    if word in _OCCURRING or (word in _SPANNING and bare and _described(tokens, scope.left)):
        return True
    if _whoever(tokens):
        return True
    if word.endswith("ed") or word in _COMING:
        return False
    return bare or word in _LASTING or word in _CONSISTING or _anybody(tokens, scope.left)


def _may_happen(tokens: Sequence[Token], verb: int) -> bool:
    """As in "Snow can close the pass between October and May": "may be visited" does not."""
    after = next((token for token in tokens[verb + 1 :] if token.kind is not Kind.ADVERB), None)
    return tokens[verb].word in ("can", "may") and after is not None and after.word not in words.BE


def _described(tokens: Sequence[Token], left: int) -> bool:
    """Whether the clause only describes: "the scheme, which runs from April to September"."""
    return left > 0 and tokens[left - 1].kind is Kind.RELATIVE


def _whoever(tokens: Sequence[Token]) -> bool:
    """Whether the sentence begins as "Children who turn five by August" does."""
    if len(tokens) < _SHORTEST or tokens[1].word not in ("who", "that", "which"):
        return False
    past = tokens[2].word in words.EITHER_PAST or is_past(tokens[2].word) or tokens[2].word in _PAST_BE
    return (
        tokens[0].kind is Kind.OTHER
        and tokens[0].word.endswith(("s", "men", "people", "children"))
        and not past
    )


def _anybody(tokens: Sequence[Token], left: int) -> bool:
    """Whether the clause begins with a plural without article or with people in general."""
    first = next((t for t in tokens[left:] if t.kind not in (Kind.PUNCTUATION, Kind.ADVERB)), None)
    if first is None or first.word in _PEOPLE or first.word in ("most", "all", "many"):
        return first is not None
    plural = first.word.endswith(("s", "men", "people", "children", "geese", "sheep", "fish"))
    return first.kind is Kind.OTHER and plural and not first.word.endswith("ss")


def _is_state(tokens: Sequence[Token], verb: int, *, bare: bool) -> bool:
    """Whether "is" goes with what something is like, not with what is done or planned.

    `bare` tells that the date is a season without an article: "is closed in winter".
    """
    rest = [
        t for t in tokens[verb + 1 : verb + 6] if t.kind is not Kind.ADVERB and t.word not in words.NEGATIONS
    ]
    if not rest:
        return False
    following = rest[0]
    if following.word in words.PLANNED | {
        "to",
        "likely",
        "ready",
        "over",
        "out",
        "back",
        "up",
        "away",
        "for",
        "on",
    }:
        return False
    if following.kind in (Kind.GERUND, Kind.DATE) or (
        following.kind is Kind.OTHER and following.word.endswith("ing")
    ):
        return False
    if following.kind is Kind.PREPOSITION:
        return following.word == "at" and len(rest) > 1 and rest[1].word in words.POSSESSIVES
    if following.kind in (Kind.FINITE, Kind.PARTICIPLE):
        return bare
    return not any(phrases.names_event(token) for token in rest[:4])


def _unknown_verb(tokens: Sequence[Token], scope: Scope, *, bare: bool) -> bool:
    """Whether a sentence has only a verb that tells of no one time: "Hedgehogs hibernate in winter"."""
    if scope.left or scope.right < len(tokens) - 1 or len(tokens) <= _SHORTEST:
        return False
    said = [t for t in (*tokens[: scope.own], *tokens[scope.end :]) if t.kind is Kind.OTHER]
    if any(happens(t.word) or t.word in _COMING or t.word.endswith("ed") for t in said):
        return False
    if any(t.kind is Kind.PARTICIPLE for t in tokens) or not (bare or _anybody(tokens, 0)):
        return False
    return len(said) > 1 and not all(t.capital for t in said[1:])


def _belongs_to_noun(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "is the first since the floods in July": the happening has its own date."""
    own = scope.own
    return own > 1 and phrases.names_event(tokens[own - 1 - (tokens[own - 1].kind is Kind.PREPOSITION)])


def _advises(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the sentence tells the reader what to do: "Turn the heap in spring."."""
    if tokens[0].word in _ADVISING and not any(token.kind is Kind.FINITE for token in tokens):
        return tokens[0].capital
    if tokens[-1].word not in (".", "!", ";") and tokens[min(scope.right, len(tokens) - 1)].word != ";":
        return False
    clause = [t for t in tokens[scope.left : scope.own] if t.kind is not Kind.PUNCTUATION]
    if any(token.kind is Kind.FINITE for token in tokens[scope.left : scope.right]) or not clause:
        clause = [t for t in tokens[scope.end : scope.right] if t.kind is not Kind.PUNCTUATION]
        if not clause or clause[0].word not in _ADVISING or len(clause) < 2:
            return False
        return clause[1].kind in _NO_OBJECT or not any(t.kind is Kind.FINITE for t in clause)
    first = clause[0]
    if first.word in _ADVISING:
        return True
    return (
        first.kind is Kind.OTHER and len(clause) > 1 and clause[1].kind in _NO_OBJECT and first.word.isalpha()
    )
