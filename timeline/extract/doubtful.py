"""What two signs together make doubtful: each of them alone is carried by as many happenings as not.

Weighing many signs at once was tried and told no more than pairs of them (docs/design.md), so each pair is
said here by itself: a month of no year with a state, a thought with "would", a thing to be done with the
days in which it is read, a count with a span, a plan with its "but".
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import at_odds, words
from timeline.extract.clause import Scope
from timeline.extract.happening import happens
from timeline.extract.tokens import Kind, Token, is_past
from timeline.model import Timex

_THOUGHT = frozenset("thought believed feared assumed reckoned imagined".split())
_TOLD = frozenset({"told", "promised", "assured"})
_WERE = frozenset({"was", "were", "been"})
_WOULD = frozenset({"would", "'d"})
_ONESELF = frozenset({"i", "we", "me", "us"})
_WISHING = frozenset({"like", "love", "prefer"})
_FEASTS = frozenset("easter christmas whitsun pentecost thanksgiving carnival".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_SPANS = frozenset("days weeks months years".split())
_PLANNED = words.PLANNED | frozenset({"promised", "foreseen", "proposed"})
_HAD_TO = frozenset({"had", "never", "not", "did", "was", "were"})
_EVERY = frozenset({"every", "each"})
_WITHOUT_NAME = frozenset({Kind.OTHER, Kind.ADVERB, Kind.GERUND})
_STATES = frozenset(
    "is are flowers flower blooms bloom leaves leave lives live falls fall peaks peak".split()
)
_PART_WORDS = frozenset("early late mid mid- the spring summer autumn fall winter".split())
_SEASONS = frozenset("spring summer autumn fall winter".split())
_OF_YEARS, _TIMES = words.MONTHS | _PART_WORDS, words.MONTHS | _SEASONS
_READ_IN = frozenset("this today tonight".split())
_HEAD = frozenset({Kind.PUNCTUATION, Kind.MARKUP})
_REQUESTS = frozenset(
    "write call come join send bring vote ask tell visit try see read listen watch enjoy think".split()
)
_MEANING = frozenset("planned hoped wanted aimed intended expected promised meant".split())
_WANTING = frozenset({"wanted"})
_BY = frozenset({"by", "before"})
_DUE = frozenset("due expected planned scheduled promised".split())
_CAME = frozenset("came began started opened arrived ended".split())
_OF_SEASONS = frozenset(
    "tour break term holidays programme program season school semester collection sale league series tide "
    "clean cleaning clothes coat menu timetable fixtures".split()
)
_MEANS = frozenset("mean average median typical usual".split())
_MEASURED = frozenset("date day time start onset end".split())
_UNDOING = frozenset("cancelled canceled scrapped dropped abandoned withdrawn refused rejected".split())
# What a plan says of its day; "he was to die in 1912" tells what came.
_TURNING = frozenset("begin start open reopen resume end close finish run take".split())
_RECENT = 5 * 366  # days; what is told of long ago knows how it went
_SHORT = 4  # tokens of "Common swifts"
_REACH = 8  # tokens


def doubts(tokens: Sequence[Token], scope: Scope, date: str, timex: Timex, day: dt.date | None) -> bool:
    """Whether two signs together speak against a happening at the date of `scope`, whose text is `date`.

    `timex` is its value and `day` the day of publication, None where it is not known.
    """
    lacks = scope.said.isdisjoint
    return (
        (day is not None and at_odds.contradicts(tokens, scope, timex, day))
        or (not lacks(_WOULD) and _thought(tokens, scope))
        or (not lacks(_WISHING) and _wished(tokens, scope))
        or ("if" in scope.said and _in_same_case(tokens, scope))
        or _not_earlier(tokens, scope, date)
        or (not lacks(_ORDINALS) and _counted(tokens, scope, date))
        or ("had" in scope.said and _had_the(tokens, scope))
        or ("but" in scope.said and _came_otherwise(tokens, scope))
        or (not lacks(_MEANING) and _meant(tokens, scope, timex, day))
        or (not lacks(_DUE) and _due(tokens, scope))
        or (not lacks(_TURNING) and _was_to_begin(tokens, scope, timex, day))
        or _names_season(tokens, scope, date)
        or (not lacks(_EVERY) and _on_each(tokens, scope))
        or _in_any_year(tokens, scope, date)
        or _requested(tokens, date)
        or _now_so_many(tokens, scope, date)
        or ("later" in date and _until_now(tokens, scope, date, timex, day))
        or ("day" in scope.said and _on_the_day(tokens, scope))
        or _of_it(tokens, scope, date)
        or (not lacks(_UNDOING) and _undone(tokens, scope))
    )


def _until_now(tokens: Sequence[Token], scope: Scope, date: str, timex: Timex, day: dt.date | None) -> bool:
    """As in "178 years later, their legacy lives on", "a century later, it makes bells": so long, and now."""
    if (
        day is None
        or timex.edtf is None
        or any(t.kind is Kind.FINITE and is_past(t.word) for t in tokens[scope.left : scope.right])
    ):
        return False
    if any(token.word in words.MODALS for token in tokens[scope.left : scope.right]):
        return False
    return "centur" in date or timex.edtf.upper == dt.date(day.year, 12, 31).toordinal()


def _thought(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "I thought they would book it for January", "We were told that it would rise by spring"."""
    said = [token.word for token in tokens[: scope.own]]
    would = next((i for i in range(len(said) - 1, 0, -1) if said[i] in _WOULD), None)
    if would is None or "," in said[would:]:
        return False
    for index in range(would - 1, max(-1, would - _REACH), -1):
        if said[index] in _THOUGHT:
            return True
        if said[index] in _TOLD and index and said[index - 1] in _WERE:
            return True
    return False


def _in_same_case(tokens: Sequence[Token], scope: Scope) -> bool:
    """The second date of "If you buy on 1 June and travel on 10 July, you are covered"."""
    before = tokens[: scope.own]
    if not before or before[0].word != "if" or any(token.word in (",", ";", ":") for token in before):
        return False
    return any(t.kind is Kind.DATE for t in before) and any(t.kind is Kind.COORDINATOR for t in before)


def _wished(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "We would like them to ring at Easter"; who would like to come by Friday is told a deadline."""
    said = [token.word for token in tokens[scope.left : scope.own]]
    for index in range(len(said) - 2):
        if said[index] in _ONESELF and said[index + 1] in _WOULD | {"should"}:
            return said[index + 2] in _WISHING
    return bool(said) and said[0] in ("we'd", "i'd") and said[1:2] != [] and said[1] in _WISHING


def _not_earlier(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "is not expected to answer before Easter": a feast stands for a time of the year."""
    own = scope.own
    if not own or tokens[own - 1].word != "before" or date.casefold() not in _FEASTS:
        return False
    clause = tokens[scope.left : own - 1]
    return any(token.word in ("not", "n't", "won't", "never") for token in clause) and any(
        token.word in words.MODALS | {"expected", "likely", "due"} for token in clause
    )


def _counted(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "the third home to be sold in two years": what was counted, over a span."""
    said = [token.word for token in tokens[max(0, scope.own - _REACH - 2) : scope.own]]
    if said[-1:] != ["in"] or date.casefold().split()[-1:] == [] or date.casefold().split()[-1] not in _SPANS:
        return False
    return any(a == "the" and b in _ORDINALS for a, b in pairwise(said))


def _had_the(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "had the reserve been abandoned in 1957, no one would have": what was not so."""
    clause = [token.word for token in tokens[max(0, scope.left - 1) : scope.own]]
    had = next((i for i, word in enumerate(clause) if word == "had"), None)
    if had is None or clause[had + 1 : had + 2] == [] or clause[had + 1] not in words.DETERMINERS | _ONESELF:
        return False
    after = [token.word for token in tokens[scope.end : scope.end + 2]]
    if "when" in after or not any(word in ("been", "gone", "come") for word in clause[had + 2 :]):
        return False  # "had it been served after 1 April, when the Act came into force"
    return any(token.word in _WOULD | {"might", "could"} for token in tokens[scope.end :])


def _came_otherwise(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "planned for 2024 but had to wait for the rails", "was slated for May, but because of rain"."""
    before = [token.word for token in tokens[max(scope.left, scope.own - 3) : scope.own]]
    after = [token.word for token in tokens[scope.end : scope.end + _REACH] if token.word != ","]
    if before[-1:] != ["for"] or not _PLANNED & set(before) or after[:1] != ["but"]:
        return False
    return not _WERE.isdisjoint(before) or bool(_HAD_TO & set(after[1:4]))


def _meant(tokens: Sequence[Token], scope: Scope, timex: Timex, day: dt.date | None) -> bool:
    """As in "The council planned to rebuild it by 1980": whether it was is not said; a limit to come is."""
    edtf = timex.edtf
    if day is None or edtf is None or edtf.upper is None or edtf.upper >= day.toordinal():
        return False
    clause = tokens[scope.left : scope.own]
    if not clause or not any(token.word in _BY for token in clause[-3:]):
        return False
    meant = next((i for i, token in enumerate(clause) if token.word in _MEANING), None)
    if meant is None or (meant and clause[meant - 1].word in words.DETERMINERS):
        return False
    return clause[meant].word in _WANTING or any(token.word == "to" for token in clause[meant + 1 :])


def _was_to_begin(tokens: Sequence[Token], scope: Scope, timex: Timex, day: dt.date | None) -> bool:
    """As in "Drilling was to begin in 2025", said soon after that: if it had, it would be said."""
    upper = timex.edtf.upper if timex.edtf is not None else None
    if day is None or upper is None or not 0 < day.toordinal() - upper < _RECENT:
        return False
    said = [token.word for token in tokens[scope.left : scope.own]]
    turns = next((i for i in range(len(said) - 1, 1, -1) if said[i] in _TURNING), 0)
    if not turns or said[turns - 1] != "to" or said[turns - 2] not in _WERE:
        return False
    return "when" not in [token.word for token in tokens[scope.end : scope.end + 2]]


def _due(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The rains, due in May, came on 9 June", "Two men, expected in March, have been refused"."""
    at = next((i for i in range(scope.own - 1, max(0, scope.own - 4), -1) if tokens[i].word in _DUE), None)
    if at is None or tokens[at - 1].word != ",":
        return False
    after = tokens[scope.end : scope.end + _REACH]
    if not after or after[0].word != "," or len(after) < _SHORT - 1:
        return False
    if after[1].word in ("has", "have") and bool({t.word for t in after[2:5]} & (_UNDOING | {"cut"})):
        return True
    came = is_past(after[1].word) or after[1].word in _CAME
    return came and any(token.kind is Kind.DATE for token in after[2:6])


def _names_season(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "the start of the winter tour": which of the tours, as a year would tell."""
    said = date.casefold().split()
    if said[-1] not in _SEASONS or scope.end >= len(tokens) or said[0] in ("last", "next", "this"):
        return False
    following = tokens[scope.end]
    return following.kind is Kind.OTHER and not following.capital and following.word in _OF_SEASONS


def _on_each(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "PE kit every Tuesday and Thursday", "posted on the Friday before each meeting"."""
    own = scope.own
    after = [token.word for token in tokens[own + 1 : own + 3]]
    if after[:1] in (["before"], ["after"]) and after[1:] != [] and after[1] in _EVERY:
        return True
    return own > 2 and tokens[own - 1].word in ("and", "or", ",") and tokens[own - 3].word in _EVERY


def _in_any_year(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "thyme, which flowers in June", "swifts leave in late July": no year, no name, a state."""
    if scope.says(_MEANS) and _is_average(tokens):
        return scope.own > 0 and tokens[scope.own - 1].word in words.BE
    if date[-1:].isdigit():
        return False
    said = set(date.casefold().replace(",", " ").split()) - {"and", "to", "in", "or"}
    if not said or not said <= _OF_YEARS or _TIMES.isdisjoint(said):
        return False
    own = scope.own
    before = tokens[scope.left : own]
    verbs = [token for token in before if token.kind is Kind.FINITE]
    if own and tokens[own - 1].word == "by" and scope.left == own - 1:
        verbs = [token for token in tokens[scope.end : scope.right] if token.kind is Kind.FINITE]
        return bool(verbs) and verbs[0].word in ("is", "are") and not any(is_past(t.word) for t in verbs)
    if verbs:
        return False
    if _of_a_kind(before):
        return True
    if any(token.capital or token.word in words.DETERMINERS for token in before[1:]):
        return False
    group = [token for token in before if token.kind in _WITHOUT_NAME]
    return (
        bool(group)
        and group[-1].word in _STATES
        and scope.left > 0
        and tokens[scope.left - 1].word in ("which", "that")
    )


def _of_a_kind(before: Sequence[Token]) -> bool:
    """As in "Common swifts leave central Europe in late July": all of a kind, without an article."""
    said = [token.word for token in before]
    verb = next((i for i, word in enumerate(said) if word in _STATES), 0)
    named = any(token.capital for token in before[1:verb]) or bool(words.DETERMINERS & set(said[:verb]))
    return 0 < verb <= _SHORT and said[verb - 1].endswith("s") and not named


def _is_average(tokens: Sequence[Token]) -> bool:
    """As in "the mean date of departure was 31 July"."""
    said = [token.word for token in tokens]
    return any(a in _MEANS and b in _MEASURED for a, b in pairwise(said))


def _on_the_day(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "by noon on the day of the meeting": a day that is told elsewhere."""
    after = [token.word for token in tokens[scope.own + 1 : scope.own + 5]]
    return after in (["on", "the", "day", "of"], ["on", "the", "day", "before"])


def _of_it(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "the reports of that year", but not "the earthquake of that August"."""
    own = scope.own
    if own <= 1 or tokens[own - 1].word != "of" or not date.casefold().startswith(("that ", "the same ")):
        return False
    return tokens[own - 2].kind is Kind.OTHER and not happens(tokens[own - 2].word)


def _undone(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "We got a slot in May 2023, and that was cancelled"."""
    after = [token.word for token in tokens[scope.own + 1 : scope.own + 1 + _REACH] if token.word != ","]
    if after[:1] not in (["and"], ["but"]) or after[1:2] not in (["that"], ["it"], ["this"]):
        return False
    return after[2:3] in (["was"], ["were"]) and bool(_UNDOING & set(after[3:6]))


def _requested(tokens: Sequence[Token], date: str) -> bool:
    """As in "Write to your councillor this week": asked of the reader for the days of reading."""
    if date.casefold().split()[0] not in _READ_IN:
        return False
    first = next((token for token in tokens if token.kind not in _HEAD), None)
    return first is not None and first.capital and first.word in _REQUESTS


def _now_so_many(tokens: Sequence[Token], scope: Scope, date: str) -> bool:
    """As in "Today 310 people work here": a number of these days."""
    if date.casefold() != "today" or scope.end + 3 > len(tokens):
        return False
    rest = tokens[scope.end : scope.end + 3]
    rest = rest[1:] if rest[0].word == "," else rest
    return _figure(rest[0]) and not any(
        is_past(token.word) or token.word in words.MODALS | words.BE | {"has", "have"}
        for token in tokens[scope.end : scope.end + _REACH]
    )


def _figure(token: Token) -> bool:
    return token.word[:1].isdigit()
