"""The words that go with a date, and when they and the date belong into the title."""

from collections.abc import Sequence
from itertools import takewhile

from timeline.extract import around, phrases, shared, sound, words
from timeline.extract.clause import Scope, content, finite, left_bound
from timeline.extract.tokens import Kind, Token
from timeline.extract.wording import LONGEST, is_negation, is_particle, trimmed

_DATING = frozenset({"date", "dates", "dated"})
_DATE_COMPANY = frozenset(
    "early late only ( [ , as starting beginning effective dating back again later earlier shortly".split()
)
_TITLE = 3  # letters of "Dr", "Mrs", "St"
_NAMES = frozenset({Kind.OTHER, Kind.PREPOSITION, Kind.DETERMINER, Kind.GERUND})
_OPENING = frozenset({Kind.DETERMINER, Kind.PRONOUN})
_BEFORE_NAME = frozenset({Kind.PREPOSITION, Kind.GERUND})  # "violating the May 3 order"
_UNKNOWN = frozenset({"it", "they", "this", "these"})
_CONFIRMING = frozenset(
    "confirm confirms confirmed recall recalls recalled welcome welcomes welcomed praise praises praised "
    "mention mentions mentioned renew renews renewed reaffirm reaffirms reaffirmed".split()
)
# These ask for something that is there already: whoever respects, keeps or breaks it, its date is its own.
_KEEPING = frozenset(
    "respect respects respected respecting honour honours honoured honouring honor honors honored "
    "honoring uphold upholds upheld upholding observe observes observed observing obey obeys obeyed "
    "implement implements implemented implementing violate violates violated violating breach breaches "
    "breached breaching break breaks broke breaking keep keeps kept keeping fulfil fulfils fulfilled "
    "undermine undermines undermined".split()
)
_KEEPING_TO = frozenset(
    "abide abides abided abiding comply complies complied complying adhere adheres adhered adhering stick "
    "sticks stuck bound".split()
)
_ENDING = frozenset("end ends ended culminated concluded closed began started opened".split())


def before_date(tokens: Sequence[Token], scope: Scope) -> int:
    """The index after the last word before the date that is not only there for it ("early on", "by the")."""
    at = scope.at
    if at - 3 >= scope.left and limits(tokens, at - 1):
        at -= 3
    if at - 2 >= scope.left and [token.word for token in tokens[at - 2 : at]] == ["so", "far"]:
        at -= 2
    while at > scope.left:
        token = tokens[at - 1]
        only_for_date = token.word in _DATE_COMPANY or around.says_when(tokens, at - 1)
        if only_for_date and at < scope.at and (is_particle(tokens, at - 1) or _puts(tokens, at - 1)):
            break
        if not only_for_date and token.kind not in (Kind.DETERMINER, Kind.MARKUP):
            break
        at -= 1
    return at


def _puts(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "back" of "has been put back to Friday"."""
    return index > 0 and tokens[index].word == "back" and tokens[index - 1].word in words.MOVING


def rejoined(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """The words of a title where its date is taken out of their midst."""
    if scope.end not in chosen:
        return chosen
    place = chosen.index(scope.end)
    if tokens[scope.end].word == ",":
        return _without_comma(tokens, scope, chosen, place)
    if tokens[scope.end].kind is not Kind.OTHER or tokens[scope.end].word.endswith("ly"):
        return chosen
    before = scope.at
    while before > scope.left and tokens[before - 1].kind is Kind.DETERMINER:
        before -= 1
    before -= 1
    if before < scope.left or tokens[before].kind is not Kind.PREPOSITION:
        own = chosen[place - 1] == before == scope.at - 2 if place else False
        return [*chosen[:place], before + 1, *chosen[place:]] if own and _fits(tokens, before + 1) else chosen
    beside = chosen[place - 1] == before - 1 if place else before == scope.left and len(chosen) < LONGEST
    if not beside or not finite([tokens[i] for i in chosen]):
        return chosen
    if tokens[scope.end - 1].possessive:
        return [*chosen[:place], *_behind_noun(tokens, chosen[place:])] if place else chosen
    if place and before + 1 == scope.at and around.describes(tokens, (before - 1, before), before + 1):
        return [*chosen[:place], before, *chosen[place:]]  # "a drop | in | third-quarter profit"
    follows = tokens[scope.end]
    if before + 1 == scope.at and not (phrases.names_event(follows) and len(chosen) > place):
        return chosen  # but "damaged | in | floods"
    return [*chosen[:place], *range(before, scope.at), *chosen[place:]]  # "hurt | in the | mill fire"


def _fits(tokens: Sequence[Token], article: int) -> bool:
    """Whether an article stands as well without the date behind it: in "a | third-quarter | loss"."""
    vowel = tokens[article + 2].word[:1] in "aeio"
    return tokens[article].word == ("an" if vowel else "a")


def _behind_noun(tokens: Sequence[Token], after: Sequence[int]) -> Sequence[int]:
    """For "approved it at Monday's meeting in Derby": "in Derby"."""
    end = next((n for n, i in enumerate(after) if tokens[i].kind is not Kind.OTHER), len(after))
    owns = end < len(after) and tokens[after[end]].word == "of"
    return after if owns else after[end:]


def _without_comma(tokens: Sequence[Token], scope: Scope, chosen: list[int], place: int) -> list[int]:
    """From "The first voyage, in 1492, was led" to "The first voyage was led"."""
    follows = tokens[scope.end + 1] if scope.end + 1 < len(tokens) else None
    if follows is None or (follows.kind is not Kind.FINITE and follows.word != "that"):
        return chosen
    commas = [at for at, token in enumerate(tokens[: scope.at]) if token.word == ","]
    if len(commas) != 1 or commas[0] < scope.at - 2:
        return chosen
    return [*chosen[:place], *chosen[place + 1 :]]


def limits(tokens: Sequence[Token], than: int) -> bool:
    """Whether the word at `than` is that of "no later than Friday"."""
    if than < 2 or tokens[than].word != "than":
        return False
    return tokens[than - 1].word in ("later", "earlier", "sooner") and tokens[than - 2].word in ("no", "not")


def attribute(tokens: Sequence[Token], left: int, before: int) -> int | None:
    """The participle that takes the date as part of the subject: "the meeting scheduled for May was"."""
    for index in range(before - 1, left, -1):
        if tokens[index].kind is Kind.PARTICIPLE:
            return index
        if tokens[index].kind not in (Kind.PREPOSITION, Kind.OTHER, Kind.DETERMINER, Kind.ADVERB):
            return None
    return None


def with_date(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """With the date where the words need it: "until 3 May", "runs from 3 to 5 May", "the January truce"."""
    before = before_date(tokens, scope)
    if _ends_term(tokens, scope, before):
        start = phrases.phrase_start(tokens, scope.left, before - 1)
        chosen = trimmed(tokens, range(start, before), articles=True) or chosen
    elif not (
        _until(tokens, scope, before)
        or tokens[chosen[-1]].word in words.LASTING
        or _bound(tokens, scope, before, chosen)
        or sound.names_only(tokens, chosen)
        or _aside(tokens, scope, before, chosen)
    ):
        return chosen
    start = scope.at if chosen[0] > scope.at else before
    date = [i for i in range(start, scope.end) if tokens[i].kind is not Kind.MARKUP and tokens[i].word != ","]
    head = [i for i in chosen if i < start]
    gap = range(head[-1] + 1, start) if head else range(0)
    if all(tokens[i].kind in (Kind.PREPOSITION, Kind.ADVERB) for i in gap):
        head.extend(gap)  # "are not due until May"
    return [*head, *date, *(i for i in chosen if i >= scope.end)]


def event_alone(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """The event alone where the subject is unknown: the truce of "it confirms the truce of 2 July".

    Whoever is asked to "respect the truce of 2 July", it is that of the day.
    """
    noun = next((i for i in reversed(chosen) if i < scope.at), scope.at)
    if noun == scope.at or not phrases.names_event(tokens[noun]):
        return chosen
    start = phrases.phrase_start(tokens, scope.left, noun)
    before = ["", "", *(token.word for token in tokens[max(0, start - 2) : start])][-2:]
    unknown = tokens[chosen[0]].word in _UNKNOWN and noun == chosen[-1]
    keeps = before[1] in _KEEPING or (before[0] in _KEEPING_TO and before[1] in ("by", "with", "to"))
    owned = tokens[noun + 1].word == "of" and (keeps or (unknown and before[1] in _CONFIRMING))
    ended = unknown and before[0] in _ENDING and before[1] in ("in", "with")
    alone = trimmed(tokens, range(start, noun + 1), articles=True) if owned or ended else []
    return alone or chosen


def _bound(tokens: Sequence[Token], scope: Scope, before: int, chosen: Sequence[int]) -> bool:
    """Whether a verb says nothing without the date: "dates from 1931", "moved it to Feb. 4"."""
    last = next((i for i in reversed(chosen) if i < before), 0)
    if not 0 < last == before - 1 < scope.at - 1:
        return False
    joint = tokens[before].word
    if tokens[last].word in _DATING:
        return joint in ("from", "back", "to")
    moved = tokens[last].kind is Kind.PRONOUN and tokens[last - 1].word in words.MOVING
    return moved and joint in words.UNTIL | {"to"}


def _until(tokens: Sequence[Token], scope: Scope, before: int) -> bool:
    said = {token.word for token in tokens[before : scope.at]}
    return bool(said & words.UNTIL) or ("before" in said and _negated(tokens[scope.left : before]))


def _negated(tokens: Sequence[Token]) -> bool:
    return any(is_negation(token) for token in tokens)


def with_limit(tokens: Sequence[Token], chosen: list[int]) -> list[int]:
    """With "until 3 May" where the title is negated and would end just before it."""
    at = chosen[-1] + 1
    if not _negated([tokens[i] for i in chosen]) or at >= len(tokens) or chosen[-1] != max(chosen):
        return chosen
    if tokens[at].word not in words.UNTIL | {"before"}:
        return chosen
    end = next((i for i in range(at + 1, min(at + 3, len(tokens))) if tokens[i].kind is Kind.DATE), None)
    return chosen if end is None else [*chosen, *range(at, end + 1)]


def fate(tokens: Sequence[Token], scope: Scope, chosen: Sequence[int]) -> range:
    """What became of a plan: "was cancelled" of "the congress planned for May was cancelled on Friday"."""
    if not around.planned_before(tokens, chosen[-1], scope.end - 1):
        return range(0)
    start = scope.end + (tokens[scope.end].word == ",")
    end = next((i for i in range(start, len(tokens)) if _closes(tokens[i])), len(tokens))
    return range(start, end)


def _closes(token: Token) -> bool:
    ends = token.kind in (Kind.DATE, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.COORDINATOR)
    return ends or token.word in (",", ";", ":", "—")


def inverted(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the verb follows a date at the head: "Not until May did the board reply"."""
    if scope.end >= scope.right or tokens[scope.end].word not in words.AUXILIARIES:
        return False
    if tokens[scope.end + 1 : scope.end + 2] and tokens[scope.end + 1].kind in (Kind.FINITE, Kind.PARTICIPLE):
        return False  # "was heard in May, and in June was freed"
    return all(token.kind not in (Kind.OTHER, Kind.PRONOUN) for token in tokens[scope.left : scope.at])


def _ends_term(tokens: Sequence[Token], scope: Scope, before: int) -> bool:
    """Whether what was agreed upon ends at the date, not the agreeing: "signed a contract until 2028"."""
    noun = before - 1
    if noun <= scope.left or not _until(tokens, scope, before) or tokens[noun].word not in words.TERMS:
        return False
    return finite(tokens[scope.left : noun])


def _aside(tokens: Sequence[Token], scope: Scope, before: int, chosen: Sequence[int]) -> bool:
    """Whether one word between commas would stay without its date: ", begun in 2006,"."""
    if before < 2 or tokens[before - 2].word != "," or before - 1 not in chosen:
        return False
    closed = scope.end < len(tokens) and tokens[scope.end].word == ","
    return closed and chosen[0] < before - 2 and chosen[-1] > scope.end


def affirmed(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """For the second date of "will not open on 4 but on 11 May": without the word that denies the first."""
    own = scope.own
    if not corrects(tokens, scope, own):
        return []
    return trimmed(tokens, [i for i in chosen if tokens[i].word not in ("not", "but")])


def corrects(tokens: Sequence[Token], scope: Scope, own: int) -> bool:
    """Whether the date at `own` is put in the place of one that the clause denies."""
    at = own
    while at > scope.at and tokens[at - 1].kind in (Kind.PREPOSITION, Kind.DETERMINER):
        at -= 1
    if at <= scope.at + 1 or tokens[at - 1].word != "but":
        return False
    return _negated(tokens[scope.left : scope.at])


def attributes_after(tokens: Sequence[Token], scope: Scope, left: int) -> range:
    """For "a bid launched in May by Borg, ..." the words behind the date that go with "launched"."""
    participle = next((i for i in range(scope.at - 1, left, -1) if tokens[i].kind is Kind.PARTICIPLE), 0)
    if not participle or scope.end >= scope.right or tokens[scope.end].kind is not Kind.PREPOSITION:
        return range(0)
    ends = (i for i in range(scope.end, len(tokens)) if tokens[i].word == "," or tokens[i].kind in _ENDS)
    end = next(ends, len(tokens))
    aside = tokens[participle - 1].word == "," and end < len(tokens) and tokens[end].word == ","
    return range(scope.end, end) if aside or tokens[scope.end].word == "by" else range(0)


_ENDS = frozenset({Kind.FINITE, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.DATE})


def completed(tokens: Sequence[Token], scope: Scope, chosen: list[int]) -> list[int]:
    """For "have been protected by X since 1991, and continuously by Y since 2007": with subject and verb.

    Words that open with a preposition or adverb and have no verb are what one clause adds to that before it.
    """
    first = chosen[0]
    if tokens[first].kind not in (Kind.PREPOSITION, Kind.ADVERB) or finite([tokens[i] for i in chosen]):
        return chosen
    if tokens[first].word == "with" and first and tokens[first - 1].word == ",":
        return trimmed(tokens, chosen[1:])  # ", with showers in the south"
    verb = next((i for i in range(first - 1, -1, -1) if tokens[i].kind is Kind.FINITE), None)
    end = None if verb is None else _shared_end(tokens, scope, verb, first)
    if verb is None or end is None:
        return chosen
    start = left_bound(tokens, verb)
    if tokens[verb].word in words.SAYING or (start and tokens[start - 1].kind is Kind.RELATIVE):
        return chosen
    head = phrases.main_clause(tokens, range(start, first))
    start = head.start if head is not None and head.start < verb else start
    if end - start + len(chosen) > 2 * LONGEST:
        return chosen
    subject: Sequence[int] = range(start, verb)
    if end - start + len(chosen) > LONGEST:
        subject = shared.head_noun(tokens, start, verb) or subject
    return trimmed(tokens, [*subject, *range(verb, end), *chosen])


def _shared_end(tokens: Sequence[Token], scope: Scope, verb: int, first: int) -> int | None:
    """Where the words from `verb` on end that go with those at `first` as well, None where none do."""
    joint = first - 1
    while joint > verb and tokens[joint].kind in _BETWEEN and tokens[joint].word != ";":
        joint -= 1
    if joint > verb and _adds(tokens, joint):
        if tokens[first].word in words.DURING:
            return None  # "in Oslo in May and in Rome in June": without both dates the two are alike
        return next((i for i in range(verb, joint) if tokens[i].kind not in _VERBAL), joint)
    own = any(tokens[i].kind is Kind.DATE for i in range(verb, min(first, scope.at)))
    return None if own else first  # what it adds to has a date of its own


_BETWEEN = frozenset({Kind.PUNCTUATION, Kind.DATE, Kind.PREPOSITION, Kind.DETERMINER})
_VERBAL = frozenset({Kind.FINITE, Kind.ADVERB, Kind.PARTICIPLE, Kind.GERUND})


def _adds(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kind is Kind.COORDINATOR or tokens[index].word == ";"


def named_after(tokens: Sequence[Token], scope: Scope) -> range:
    """For "after the August 1988 truce of the war": the name of the event that the date stands before."""
    last = scope.at - 1
    while last >= scope.left and (tokens[last].kind is Kind.DETERMINER or tokens[last].word.endswith("'s")):
        last -= 1
    if last < scope.left or tokens[last].kind not in _BEFORE_NAME:
        return range(0)
    known = tokens[scope.at - 1].word == "the" or tokens[scope.at - 1].word.endswith("'s")
    known = known and not finite(tokens[scope.end : scope.right])
    if tokens[last].word in words.DURING and not known:
        return range(0)  # "in May talks were held", but "in the May 3 talks"
    end = scope.end
    while end < scope.right and (
        tokens[end].kind in _NAMES or tokens[end].word == "of" or _joins_names(tokens, end)
    ):
        if tokens[end].kind is Kind.DETERMINER and tokens[end - 1].kind is Kind.OTHER:
            break  # "Ahead of Friday's meeting | the parties agreed"
        end += 1
    name = takewhile(
        lambda token: token.kind is not Kind.PREPOSITION, tokens[scope.end : min(end, scope.end + 4)]
    )
    happens = any(phrases.names_event(token) or token.word.endswith("ing") for token in name)
    return range(scope.end, end) if happens else range(0)  # not "from May together with the fire service"


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether it stands inside a name: "the Immigration and Naturalization Service"."""
    short = tokens[at].word == "." and len(tokens[at - 1].word) <= _TITLE  # "the death of Dr. Olaf Lund"
    inside = (short or tokens[at].kind is Kind.COORDINATOR) and 0 < at < len(tokens) - 1
    return inside and tokens[at - 1].capital and tokens[at + 1].capital and tokens[at + 1].kind is Kind.OTHER


def behind_name(tokens: Sequence[Token], scope: Scope) -> int:
    """Where the clause begins in "In Tuesday's vote | the bill fell"; right behind the date elsewhere."""
    end = scope.end
    if not tokens[scope.own].possessive or content(tokens[scope.left : scope.at]):
        return end
    while end < scope.right and tokens[end].kind is Kind.OTHER and not tokens[end].capital:
        end += 1
    opens = end < scope.right and (tokens[end].capital or tokens[end].kind in _OPENING)
    return end if opens and end > scope.end and finite(tokens[end : scope.right]) else scope.end


def cleft(tokens: Sequence[Token], scope: Scope) -> range:
    """For "It was not until May that the board replied": "the board replied"."""
    if scope.end >= scope.right or tokens[scope.end].word != "that":
        return range(0)
    head = [token.word for token in tokens[scope.left : scope.at]]
    if head[:1] not in (["it"], ["it's"]):
        return range(0)
    return range(scope.end + 1, scope.right) if set(head) <= _CLEFT else range(0)


_CLEFT = frozenset("it it's was wasn't is not only until till in on at during by".split())


def due(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """For "sold its bonds due on 3 May 2029": the bonds due, not the sale."""
    at = scope.at - 1
    at -= at > scope.left and tokens[at].word in ("on", "in", "by")
    if at <= scope.left or tokens[at].word != "due" or tokens[at - 1].kind is not Kind.OTHER:
        return []
    if not finite(tokens[scope.left : at]):
        return []
    start = at - 1
    while start > scope.left and (tokens[start - 1].kind is Kind.OTHER or tokens[start - 1].word == "%"):
        start -= 1
    start -= start > scope.left and tokens[start - 1].kind is Kind.DETERMINER
    return [*range(start, at + 1)] if start > scope.left else []
