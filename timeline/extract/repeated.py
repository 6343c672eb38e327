"""Dates of what goes on regularly: "runs every day from 5 a.m. to 9 p.m.", "is open from 8 am"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from timeline.edtf import Edtf, Precision
from timeline.extract import timeless, words
from timeline.extract.blocks import Span
from timeline.extract.clause import Scope
from timeline.extract.dated import Dated
from timeline.extract.tokens import Kind, Token, is_past
from timeline.model import Timex

_USUALLY = frozenset("usually normally typically rarely seldom generally often always traditionally".split())
_SO_OFTEN = frozenset({"once", "twice", "thrice", "times", "time", "days", "nights", "weeks"})
_YEARLY = re.compile(r"P\d+Y|XXXX-\d")
_OPEN = frozenset("open closed staffed available manned".split())
_IS = frozenset({"is", "are", "'s", "'re"})
_EVERY = frozenset({"every", "each", "most"})
_WHICH = frozenset("other second third fourth first last single".split())
_USUAL_KIND = frozenset("typical normal average good bad usual ordinary mild dry wet quiet busy".split())
_OCCASIONS = frozenset("day year week month season summer winter spring autumn morning evening night".split())
_KINDS_OF_DAYS = frozenset("days nights mornings evenings afternoons weekends weeks".split())
_SO_MANY = frozenset("two three four five six seven eight nine ten few consecutive successive".split())
_LONGEST_KIND = 3  # tokens of "every clear", "every second full"
_OF_MONTH = re.compile(
    r"^(?!end|start|last day|beginning|middle|rest).*day of (?:the|each|every) (?:month|quarter)$"
)
_SUCH_DAYS = frozenset(
    "weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays daily nightly "
    "weekly".split()
)
_DAYS_REACH = 6  # tokens on either side of the time of day
_SEASONS = frozenset({"season", "seasons", "year", "winter", "winters", "summer", "summers"})
_AS_ALWAYS = frozenset(
    (first, second)
    for first, seconds in (("as", ("always", "usual", "ever")), ("like", ("every", "always", "each")))
    for second in seconds
)
_ONE_TIME = frozenset((which, "time") for which in ("first", "last", "next"))
_LASTS = frozenset("runs run lasts last goes stretches extends".split())
_COMPANY = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
_DAILY = frozenset(
    "is are opens closes open close runs run starts start leaves leave ends end begins begin finishes finish "
    "rings ring sounds turns serves".split()
)
_THIS_DAY = frozenset("today tonight yesterday tomorrow morning afternoon evening".split())
_CLOCK = re.compile(
    r"\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{4} (?:gmt|utc)|(?:12 )?(?:noon|midnight)"
    r"|(?:[a-z]+|\d{1,2}(?:[.:]\d\d)?)(?: o['’]clock)?(?: (?:in the (?:morning|afternoon|evening)|at"
    r" night))?",
    re.IGNORECASE,
)
_TO = re.compile(r" (?:and|to|until) | ?[-–—] ?")
_PART_OF_DAY = re.compile(r" (?:in the (?:morning|afternoon|evening)|at night)\b", re.IGNORECASE)
_BESIDE = 6  # characters
# Rules of days with their number: "on four Saturdays from 5 June, 9.30 to 11.30" begins on one of them.
_DAYS = frozenset("dmy mdy word_dmy word_mdy dotted_day iso numeric short_day day_month".split())
_EACH_REACH = 6  # tokens from "each" to the time of day
_NEAR_HABIT = 5  # tokens from "usually" to its date
_JOINTS = frozenset({",", ";"})
_NUMERIC = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})")
_FROM = frozenset({"from", "between", "until", "till", "to"})


def repeats(tokens: Sequence[Token], scope: Scope, dated: Dated, timexes: Sequence[Timex]) -> bool:
    """Whether the date tells when on each such day or in each such year, not when on a calendar.

    `timexes` are the expressions of the sentence; those of type SET say how often.
    """
    timex = dated.timex
    if timex is None or timex.edtf is None:
        return False
    if not timex.anchored:
        planned = tokens[scope.at - 1].word == "for" if scope.at else False
        follows = (timex.start - dated.span.end for timex in timexes if timex.type == "SET")
        # "meetings for 2027 on the second Tuesday of each month"
        return planned and any(0 < gap <= _BESIDE for gap in follows)
    inside = [other for other in timexes if dated.span.holds(other.start, other.end)]
    if _on_days_like(tokens, scope.own):
        return True
    each = timex.rule != "day_deictic" and _each(tokens, scope)  # "were fined 50 dollars each yesterday"
    if each or _habit(tokens, scope) or _in_any_year(tokens, scope, dated):
        return True
    if timeless.recurs(tokens, scope, inside, timexes):
        return True
    if _open_season(tokens, scope, inside) or _of_each(dated, inside, timexes):
        return True
    if _usual_days(tokens, scope, dated) or _as_always(tokens, scope, dated):
        return True
    if all(other.type == "TIME" and other.rule not in _DAYS for other in inside):
        return _on_each(tokens, scope) or (
            _often(tokens, scope, timexes)
            or _opening(tokens, scope)
            or _on_such_days(tokens, scope)
            or _every_day(tokens, scope)
        )
    if all(other.anchored for other in inside) and _yearly(tokens, scope, timexes):
        return True
    season = timex.edtf.precision == Precision.INTERVAL and not any(other.rule == "year" for other in inside)
    return season and _longer_than_a_month(timex) and _often(tokens, scope, timexes)


def first_day(tokens: Sequence[Token], scope: Scope, timex: Timex, timexes: Sequence[Timex]) -> Timex:
    """The day of "on four Saturdays from 5 June, 9.30 to 11.30 am": the hours are those of each of them."""
    edtf = timex.edtf
    if edtf is None or "T" not in edtf.text or timex.rule not in _DAYS or not _often(tokens, scope, timexes):
        return timex
    return timex.but(edtf=Edtf(edtf.text.partition("T")[0]))


def dayless(tokens: Sequence[Token], scope: Scope, timex: Timex, today: date | None, said: str) -> bool:
    """As in "Doors close at 19:30": a time of day that the text gives no day.

    `said` is the whole date of which `timex` is the finest part.
    """
    numeric = timex.anchored and timex.rule.startswith("clock")
    if numeric and any(_NUMERIC.fullmatch(t.word) for t in tokens[max(0, scope.at - 2) : scope.at]):
        return True  # of a day that may be read in two ways: "1/5/2026, 11:35 am"
    unplaced = timex.edtf is not None and today is not None and timex.edtf.lower == today.toordinal()
    if unplaced and timex.rule.startswith("clock") and _of_line(tokens, scope):
        return True
    if unplaced and _of_any_night(tokens, scope, timex):
        return True
    clock = timex.anchored and timex.rule.startswith("clock") and _CLOCK.fullmatch(timex.text)
    if clock and _advised_hours(tokens, scope, said):
        return True
    if (
        timex.edtf is None
        or "T" not in timex.edtf.text
        or not timex.rule.startswith(("clock", "oclock"))
        or not timex.anchored
        or today is None
    ):
        return False
    if timex.edtf.lower != today.toordinal() or not _CLOCK.fullmatch(timex.text):
        return False
    said = _PART_OF_DAY.sub("", said).casefold()
    if any(token.word in _THIS_DAY for token in tokens) or _THIS_DAY & set(said.split()):
        return False
    verb = next((t for t in reversed(tokens[scope.left : scope.at]) if t.kind is Kind.FINITE), None)
    own_tale = any(token.word in ("i", "we") for token in tokens[scope.left : scope.at])
    if own_tale and (verb is None or verb.word not in words.MODALS):
        return True  # "I sat there from nine in the evening until four in the morning"
    if verb is None and scope.at > 1 and tokens[scope.at - 1].word in ("by", "before", "until", "after"):
        # "Order by 3 pm", "pensioners after 9 in the morning, ride free"
        return not any(token.kind is Kind.FINITE for token in tokens)
    return verb is not None and (verb.word in _DAILY or is_past(verb.word) or verb.word in words.BE)


def _advised_hours(tokens: Sequence[Token], scope: Scope, said: str) -> bool:
    """As in "Avoid work in the open between 12 noon and 4 pm", whatever day was told before."""
    if any(token.kind is Kind.DATE for token in (*tokens[: scope.at], *tokens[scope.end :])):
        return False
    if any(token.word in _THIS_DAY for token in tokens) or _THIS_DAY & set(said.casefold().split()):
        return False
    hours = _TO.split(_PART_OF_DAY.sub("", said))
    return timeless.advised(tokens) and all(_CLOCK.fullmatch(hour) for hour in hours)


def _of_line(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Tue 3 March Talk on “The Big Freeze of 1963”, 7.30 pm": the hour is that of the first day."""
    if any(token.kind is Kind.FINITE or token.word in _THIS_DAY for token in tokens):
        return False
    return any(token.kind is Kind.DATE for token in tokens[: scope.at])


def _of_any_night(tokens: Sequence[Token], scope: Scope, timex: Timex) -> bool:
    """As in "the quiet that there is after midnight": noon of no day, said in the present."""
    if timex.rule != "clock_word" or not _CLOCK.fullmatch(timex.text):
        return False
    verbs = [token.word for token in tokens[scope.left : scope.at] if token.kind is Kind.FINITE]
    past = any(is_past(word) or word in words.FINITE_PAST | {"was", "were", "had"} for word in verbs)
    if not verbs:
        return tokens[-1].word == "."  # of a verb that is not known
    return not past and verbs[-1] not in words.MODALS


def _of_each(dated: Dated, inside: Sequence[Timex], timexes: Sequence[Timex]) -> bool:
    """As in "on the third Thursday of the month", which may be said of some months, "April to September"."""
    timex = dated.timex
    if timex is None:
        return False
    said = [" ".join(timex.text.casefold() for timex in inside)]
    if timex.text.casefold() in words.MONTHS:
        said += [other.text.casefold() for other in timexes if other.end < timex.start]
    return any(_OF_MONTH.search(each.removeprefix("the ")) for each in said)


def _usual_days(tokens: Sequence[Token], scope: Scope, dated: Dated) -> bool:
    """As in "Market days are Tuesday and Friday", "Meters are read in April and October"."""
    timex = dated.timex
    first = next((i for i in range(scope.left, scope.at) if tokens[i].kind is Kind.FINITE), None)
    if timex is None or first is None or tokens[first].word not in _IS or first + 1 == scope.left:
        return False
    if tokens[first - 1].word in ("days", "hours", "times"):
        return timex.rule not in ("mdy", "dmy")  # "The added days are 3 March and 7 April"
    listed = scope.end - scope.at > 1 and tokens[scope.at + 1].word in ("and", ",")
    return listed and timex.text.casefold() in words.MONTHS and tokens[scope.at - 1].word == "in"


def _as_always(tokens: Sequence[Token], scope: Scope, dated: Dated) -> bool:
    """As in "On Friday I bake at four, as always": "on 3 May, as always in the castle" is one day."""
    timex = dated.timex
    if timex is None or any(character.isdigit() for character in timex.text):
        return False
    said = [token.word for token in tokens[scope.end :]]
    always = any(pair in _AS_ALWAYS for pair in pairwise(said))
    told = (
        token.word in words.MODALS or (is_past(token.word) and token.word not in words.SAYING)
        for token in tokens[scope.left : scope.right]
    )
    return always and not any(told)


def _in_any_year(tokens: Sequence[Token], scope: Scope, dated: Dated) -> bool:
    """As in "between 1 January and 31 May of any year", "in the high season (15 December to 31 March)"."""
    after = [token.word for token in tokens[scope.end : scope.end + 3]]
    if len(after) > 1 and after[0] in ("of", "in") and after[1] in _EVERY | {"any"}:
        return after[2:] == ["year"]
    before = [token.word for token in tokens[max(0, scope.at - 2) : scope.at]]
    timex = dated.timex
    whole = timex is not None and timex.edtf is not None and timex.edtf.precision == Precision.INTERVAL
    return whole and before[1:] == ["("] and before[0] in ("season", "seasons")


def _every_day(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "at 3 pm every day of the festival", "Each warden makes a round at 6 am"."""
    after = [token.word for token in tokens[scope.end : scope.end + 2]]
    if len(after) > 1 and after[0] in _EVERY and after[1] in ("day", "night", "evening", "morning"):
        return True
    if after == ["on", "any"]:
        return True  # "between 10am and 4pm on any working day"
    first = next((token for token in tokens[scope.left :] if token.kind is not Kind.PUNCTUATION), None)
    told = any(t.kind is Kind.FINITE and (is_past(t.word) or t.word in words.MODALS) for t in tokens)
    return first is not None and first.word in ("each", "every") and not told


def _on_such_days(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "from 7 a.m. to 5 p.m. on weekdays", "at 10.30 am on Sundays"."""
    around = (*tokens[scope.left : scope.at][-_DAYS_REACH:], *tokens[scope.end : scope.end + _DAYS_REACH])
    if scope.left and tokens[scope.left - 1].word == ":":
        around = (*around, *tokens[: scope.left][-_DAYS_REACH:])  # "Mondays: knitting, 2pm"
    return any(token.word in _SUCH_DAYS for token in around)


def _on_each(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "Every Friday of Lent at 6.30pm", "on each Sunday of Advent at 5 pm"."""
    before = tokens[max(0, scope.at - _EACH_REACH) : scope.at]
    return any(token.word in _EVERY and following.kind is Kind.DATE for token, following in pairwise(before))


def _open_season(tokens: Sequence[Token], scope: Scope, inside: Sequence[Timex]) -> bool:
    """As in "is open from Easter to October": in every year."""
    if any(character.isdigit() for timex in inside for character in timex.text):
        return False
    return _opening(tokens, scope)


def _often(tokens: Sequence[Token], scope: Scope, timexes: Sequence[Timex]) -> bool:
    if any(pair in _ONE_TIME for pair in pairwise([token.word for token in tokens[scope.left : scope.at]])):
        return False  # "meets twice a year, the first time in October"
    clause = Span(tokens[scope.left].start, tokens[scope.right - 1].end)
    return any(timex.type == "SET" and clause.holds(timex.start, timex.end) for timex in timexes)


def _yearly(tokens: Sequence[Token], scope: Scope, timexes: Sequence[Timex]) -> bool:
    """As in "every year on 5 May", "every four years in November"."""
    yearly = [
        timex
        for timex in timexes
        if timex.type == "SET" and _YEARLY.match(timex.value) and not _is_rate(tokens, timex)
    ]
    heads = bool(yearly) and yearly[0].start == tokens[0].start
    return heads or _often(tokens, scope, yearly)


def _is_rate(tokens: Sequence[Token], timex: Timex) -> bool:
    """As in "no more than £250 a year": an amount, which may be asked from one day on."""
    if timex.rule != "set_rate":
        return False
    before = next((t.word for t, then in pairwise(tokens) if then.start == timex.start), "")
    return before not in _SO_OFTEN


def _habit(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "snow rarely falls before January"."""
    clause = tokens[scope.left : scope.right]
    head = [token.word for token in clause[:2]]
    if _in_those_days(tokens):
        return True
    if _usually_then(clause, scope.own - scope.left):
        return True
    usual = (
        head in (["in", "most"], ["on", "average"])
        or _such_a(tokens)
        or any(token.word in _USUALLY for token in clause)
    )
    before = any(token.word in _USUALLY for token in tokens[scope.left : scope.own])
    told = (
        _told_once(clause, i) if before else is_past(t.word)
        for i, t in enumerate(clause)
        if t.kind is Kind.FINITE
    )
    return usual and not any(told)


def _told_once(clause: Sequence[Token], index: int) -> bool:
    """Whether it is a verb of the past, not the participle of "is usually closed"."""
    if not is_past(clause[index].word):
        return False
    before = [token.word for token in clause[max(0, index - 2) : index] if token.kind is not Kind.ADVERB]
    return not (_IS & set(before))


def _usually_then(clause: Sequence[Token], own: int) -> bool:
    """As in "more rain is expected as the season usually lasts until November"; `own` is the date's place."""
    own = min(own, len(clause))
    usual = next((i for i in range(max(0, own - _NEAR_HABIT), own) if clause[i].word in _USUALLY), None)
    if usual is None or any(token.word in _JOINTS for token in clause[usual:own]):
        return False
    return not any(token.kind is Kind.FINITE for token in clause[usual:own])


def _in_those_days(tokens: Sequence[Token]) -> bool:
    """As in "In those days, in the fifties, you could walk on eels"."""
    said = [token.word for token in tokens[:4] if token.kind is not Kind.PUNCTUATION]
    return said[:3] == ["in", "those", "days"] or said[:2] == ["back", "then"]


def _such_a(tokens: Sequence[Token]) -> bool:
    """As in "In a normal year the pass opens in May", "on a good day in July", "A typical May brings"."""
    said = [token.word for token in tokens]
    for index in range(len(said) - 2):
        if said[index] == "a" and said[index + 1] in _USUAL_KIND:
            return said[index + 2] in _OCCASIONS or tokens[index + 2].kind is Kind.DATE
    return False


def _on_days_like(tokens: Sequence[Token], own: int) -> bool:
    """As in "on mild days in winter": however many there are."""
    at = own - 2
    if at < 1 or tokens[own - 1].word not in ("in", "of", "during") or tokens[at].word not in _KINDS_OF_DAYS:
        return False
    while at > 0 and tokens[at - 1].kind is Kind.OTHER and not tokens[at - 1].word[:1].isdigit():
        at -= 1
        if tokens[at].word in _SO_MANY:
            return False
    return at < own - 2 and tokens[at - 1].word in ("on", "at", "during")


def _each(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "every Christmas", "usually on the first Friday", "the season runs from May to July"."""
    own = scope.own
    before = [token.word for token in tokens[max(scope.left, own - 4) : own]]
    every = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _EVERY), None)
    if every is not None and len(before) - every <= _LONGEST_KIND and not _opens(tokens, own, before, every):
        return True
    usual = next((i for i, word in enumerate(before) if word in _USUALLY), None)
    if usual is not None:
        return all(token.kind in _COMPANY for token in tokens[own - len(before) + usual + 1 : own])
    lasts = len(before) > 2 and before[-1] in _FROM and before[-2] in _LASTS | _IS
    return lasts and before[-3] in _SEASONS


def _opens(tokens: Sequence[Token], own: int, before: Sequence[str], every: int) -> bool:
    """Whether a preposition stands between: "every train on Friday" is each of one day."""
    return any(
        token.kind is not Kind.OTHER and token.word not in _WHICH
        for token in tokens[own - len(before) + every + 1 : own]
    )


def _opening(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The library is open from 9 a.m. to 5 p.m."."""
    clause = tokens[scope.left : scope.at]
    verb = next((i for i in range(len(clause) - 1, -1, -1) if clause[i].kind is Kind.FINITE), None)
    if verb is None or clause[verb].word not in _IS or clause[-1].word not in _FROM:
        return False
    return any(token.word in _OPEN for token in clause[verb + 1 : verb + 3])


def _longer_than_a_month(timex: Timex) -> bool:
    edtf = timex.edtf
    if edtf is None or edtf.lower is None or edtf.upper is None:
        return False
    return edtf.upper - edtf.lower > 31
