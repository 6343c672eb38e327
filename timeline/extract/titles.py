"""The title of a mention: its clause in the document's own words, true on its own, without the date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.extract import clause, parted, phrases, placed, shared, sound, speech, wording, words
from timeline.extract.clause import Scope
from timeline.extract.label import label
from timeline.extract.tokens import Kind, Token, contracted, says

_BARE = 6  # words of a clause that a pronoun leaves without its subject
_YEAR_LENGTH = 4
_COLON = frozenset({":"})
_JOINTS = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_OPENERS = frozenset({Kind.COORDINATOR, Kind.ADVERB, Kind.PUNCTUATION})
_SIGNS = frozenset("$€£¥")
_TELLING = words.SAYING | words.ANNOUNCING
_LONGEST_HEAD = 8  # tokens before the colon of "Trial: 3 May"
_MARKS = frozenset({"marks", "marked"})
_LABELS = frozenset(
    "date dates dated when time day updated update published posted issued created modified last on "
    "by release publication views share print am pm a.m p.m gmt utc local hours hrs o'clock".split()
)


def title(
    text: str, tokens: Sequence[Token], scope: Scope, *, fragment: bool = False, reported: bool = False
) -> str:
    """The title of the date of `scope`, "" when no words say what happens on it.

    A `fragment` is no sentence; what is `reported` is told with who says it.
    """
    lone = fragment and sum(token.kind is Kind.DATE for token in tokens) == 1
    if lone:
        chosen = label(tokens)
    else:
        told = _told(tokens, scope, reported=reported)
        chosen = placed.due(tokens, scope) or placed.rejoined(tokens, scope, told)
    chosen = parted.without_preamble(tokens, _with_noun(tokens, chosen))
    return wording.entitled(text, tokens, chosen) if chosen and _says(tokens, chosen) else ""


def _told(tokens: Sequence[Token], scope: Scope, *, reported: bool) -> list[int]:
    """The indexes of the words of a title that is true on its own, [] without words for one."""
    plain = _plain(tokens, scope)
    whole = () if plain else parted.joined(tokens, scope)
    if plain or whole:
        return wording.trimmed(tokens, plain or whole, dates=bool(whole))
    scope = speech.with_speech(tokens, scope)
    chosen = _sayable(tokens, scope)
    if not chosen:
        return _participle(tokens, scope)
    if placed.inverted(tokens, scope):
        return _whole(tokens, scope)
    fate = placed.fate(tokens, scope, chosen)
    if fate:
        return wording.trimmed(tokens, [*wording.trimmed(tokens, chosen[:-1]), *fate])
    if reported or speech.closes(tokens, chosen):
        if not any(tokens[i].kind is Kind.FINITE for i in chosen):
            chosen = _spoken(tokens, scope) or chosen
        return speech.said_first(tokens, scope, placed.with_limit(tokens, chosen))
    if sound.denied(tokens, scope):
        return wording.trimmed(tokens, range(scope.right))
    chosen = placed.completed(tokens, scope, chosen)
    affirmed = placed.affirmed(tokens, scope, chosen)
    if affirmed:
        return affirmed
    if not scope.at and 0 <= chosen[0] - scope.end < 2 and tokens[scope.end].kind is Kind.FINITE:
        return [*range(scope.at, chosen[0]), *chosen]  # "3 May dawned damp", "Sunday was chosen"
    chosen = placed.with_date(tokens, scope, placed.event_alone(tokens, scope, chosen))
    return chosen if sound.stands_alone(tokens, scope, chosen) else _whole(tokens, scope)


def _with_noun(tokens: Sequence[Token], chosen: list[int]) -> list[int]:
    """For "of the ferry" of "the loss of the barge in May and that of the ferry in June": with the noun."""
    first = chosen[0] if chosen else 0
    if first < 1 or tokens[first].word != "of" or tokens[first - 1].word not in ("that", "those"):
        return chosen
    known = (i for i in range(first - 2, -1, -1) if phrases.names_event(tokens[i]))
    noun = next((i for i in known if tokens[i + 1].kind in (Kind.PREPOSITION, Kind.DATE)), None)
    return chosen if noun is None else [noun, *chosen]


def _spoken(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The clause where the occasion alone would be named: "Berg said in an interview on Monday"."""
    kept = wording.trimmed(tokens, _clause(tokens, scope.left, placed.before_date(tokens, scope)))
    return kept if any(tokens[i].kind is Kind.FINITE for i in kept) else []


def _plain(tokens: Sequence[Token], scope: Scope) -> Sequence[int]:
    """The words of sentences whose form alone tells what happens on the date: clefts, "Trial: 3 May"."""
    clear = placed.cleft(tokens, scope)
    if clear:
        return clear
    headed = _headed(tokens, scope)
    if headed:
        return [*headed, *_beside(tokens, scope)]
    marks = scope.at <= scope.left + 1 and scope.end < scope.right and tokens[scope.end].word in _MARKS
    return range(scope.end + 1, scope.right) if marks else ()  # "Today marks the centenary of"


def _opens_participle(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is "Handed down on 6 March 2025": what it is about stands round it."""
    return bool(tokens) and tokens[0].kind is Kind.PARTICIPLE and not clause.finite(tokens)


def _participle(tokens: Sequence[Token], scope: Scope) -> list[int]:
    if not _opens_participle(tokens):
        return []
    before = placed.before_date(tokens, replace(scope, left=0))
    return [*range(before), *wording.trimmed(tokens, range(scope.end, scope.right))]


def _whole(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The sentence to the end of the clause, dates and all; only the clause where that is long enough."""
    start = 0 if wording.length(tokens, range(scope.right)) <= wording.LONGEST + wording.SLACK else scope.left
    kept = wording.trimmed(tokens, range(start, scope.right), dates=True)
    if sound.stands_alone(tokens, scope, kept):
        return kept
    return wording.trimmed(tokens, range(len(tokens)), dates=True)


def _sayable(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """The noun phrase or the clause, the whole sentence where these say too little."""
    chosen = _with_antecedent(tokens, _chosen(tokens, scope))
    if chosen and _heads_item(tokens, scope, chosen):
        chosen = wording.trimmed(tokens, range(chosen[0], len(tokens)))
    if parted.names_year(tokens, chosen):
        return parted.behind_year(tokens, scope)
    if not _thin(tokens, chosen):
        return chosen
    whole = range(len(tokens))
    wider = wording.trimmed(tokens, phrases.main_clause(tokens, whole) or whole)
    return wider if _says(tokens, wider) else []


def _headed(tokens: Sequence[Token], scope: Scope) -> range:
    """For "Trial: 3 May, room 4" or "Submission of papers: until 3 May": the words before the colon."""
    if ":" not in scope.said or not says(tokens[: scope.at], _COLON):
        return range(0)
    colon = placed.before_date(tokens, replace(scope, left=0)) - 1
    if colon < 1 or tokens[colon].word != ":":
        return range(0)
    if scope.end < len(tokens) and tokens[scope.end].kind is not Kind.PUNCTUATION:
        return range(0)  # "Breaking: on 3 May the mill burnt"
    if clause.finite(tokens[scope.end : scope.right]):
        return range(0)
    start = clause.left_bound(tokens, colon)
    start = max([start, *(i + 1 for i in range(start, colon) if tokens[i].kind is Kind.DATE)])
    head = tokens[start:colon]
    if clause.finite(head) or len(head) > _LONGEST_HEAD or not _says(tokens, range(start, colon)):
        return range(0)
    return range(start, colon)


def _beside(tokens: Sequence[Token], scope: Scope) -> range:
    """What follows the date of "Trial: 3 May, room 4", unless it is the head of the next date."""
    following = next((t for t in tokens[scope.end :] if t.word in (":", ";") or t.kind is Kind.DATE), None)
    return range(0) if following is not None and following.word == ":" else range(scope.end, scope.right)


def _heads_item(tokens: Sequence[Token], scope: Scope, chosen: Sequence[int]) -> bool:
    """Whether date and place only head an item of a programme: "12 May 2026, Geneva: Summit of ..."."""
    if scope.right >= len(tokens) or tokens[scope.right].word not in (":", "–", "—", "-"):
        return False
    words_said = [tokens[i] for i in chosen]
    names = any(phrases.names_event(token) or token.kind is Kind.FINITE for token in words_said)
    return scope.at == 0 and not names


def _says(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    return any(_says_alone(tokens[i]) for i in chosen) or _opens_participle(tokens)


def _says_alone(token: Token) -> bool:
    if token.kind is Kind.PRONOUN:
        return True
    if token.word.isdecimal() and len(token.word) == _YEAR_LENGTH:
        return False  # "three times (2016, 2019, 2023)"
    return token.kind in (Kind.OTHER, Kind.GERUND) and token.word not in _LABELS


def _thin(tokens: Sequence[Token], chosen: Sequence[int]) -> bool:
    """Whether the words say too little alone: nothing, or only who says it ("the ministry announced")."""
    if not chosen or not _says(tokens, chosen):
        return True
    first, last = tokens[chosen[0]], tokens[chosen[-1]]
    if first.kind is Kind.FINITE and first.word in words.SAYING:
        return True  # "said the mayor"
    if last.kind is not Kind.FINITE or last.word not in _TELLING:
        return False
    # "the ministry announced", but "an outbreak was confirmed"
    return len(chosen) < 6 and tokens[chosen[-1] - 1].word not in words.BE


def _with_antecedent(tokens: Sequence[Token], chosen: list[int]) -> list[int]:
    """For "it collapsed": with the words of the sentence before it, where they fit and say what "it" is."""
    if not chosen or tokens[chosen[0]].kind is not Kind.PRONOUN or len(chosen) > _BARE:
        return chosen
    if chosen[-1] - chosen[0] > len(chosen):
        return chosen  # a shared subject: "he ... and took a year off"
    if any(token.kind is Kind.DATE for token in tokens[: chosen[-1]]):
        return chosen  # what comes before has its own date
    wider = wording.trimmed(tokens, range(chosen[-1] + 1))
    known = any(tokens[i].kind is Kind.OTHER for i in wider[: -len(chosen)])
    return wider if known and wording.length(tokens, wider) <= wording.LONGEST + wording.SLACK else chosen


def _chosen(tokens: Sequence[Token], scope: Scope) -> list[int]:
    """Indexes of the tokens that make the title, the noun phrase or the clause, before it is cut."""
    before = placed.before_date(tokens, scope)
    after = range(placed.behind_name(tokens, scope), scope.right)
    head = tokens[scope.left : before]
    named = placed.named_after(tokens, scope)
    if named and tokens[scope.own].possessive and "ahead" in scope.said:
        return [*range(scope.at, scope.own + 1), *named]  # "Ahead of Sunday's vote, observers arrived"
    fronted = phrases.fronted_participle(tokens, scope)
    if fronted:
        return wording.trimmed(tokens, parted.undergone(tokens, fronted), articles=True)
    if not clause.finite(head) and (not clause.content(head) or _simultaneous(tokens, scope)):
        left = scope.left if clause.content(head) or _attributive(tokens, scope) else scope.end
        main = phrases.main_clause(tokens, range(left, scope.right))
        if main is not None:
            return wording.trimmed(tokens, main)
    apart = phrases.described_subject(tokens, scope) or _when_clause(tokens, scope)
    if apart:
        return wording.trimmed(tokens, apart)
    if named and _attributive(tokens, scope):
        return wording.trimmed(tokens, named, articles=True)
    if after and tokens[after[0]].kind is Kind.FINITE:  # "the meeting on Friday will ..."
        return _before_verb(tokens, scope, before)
    noun = phrases.apposed(tokens, scope.left, scope.at)
    if noun is None:
        noun = phrases.noun_phrase(tokens, scope.left, before, wording.LONGEST)
    if noun is not None:
        told = [*range(noun, before), *placed.attributes_after(tokens, scope, noun)]
        return wording.trimmed(tokens, told, articles=True)
    return wording.trimmed(
        tokens, [*_clause(tokens, scope.left, before), *parted.inside(tokens, scope.left, after)]
    )


def _before_verb(tokens: Sequence[Token], scope: Scope, before: int) -> list[int]:
    """The clause whose subject has the date, or the subject alone where only that happened then."""
    planned = placed.attribute(tokens, scope.left, before)
    if planned is not None and tokens[planned].word not in words.PLANNED:
        start = phrases.phrase_start(tokens, scope.left, planned)
        told = [*range(start, before), *placed.attributes_after(tokens, scope, start)]
        return wording.trimmed(tokens, told, articles=True)  # "the mill destroyed in 1974 by fire"
    end = before if planned is None else planned  # "the meeting | planned for May | was cancelled"
    head = [*_clause(tokens, scope.left, end)]
    joint = scope.at - 1
    while joint > 0 and tokens[joint].kind in (Kind.PREPOSITION, Kind.DETERMINER):
        joint -= 1
    if not head and joint > 0 and tokens[joint].kind is Kind.COORDINATOR:
        head = [*shared.subject(tokens, joint + 1)]  # "X was heard in May, and in June was freed"
    return wording.trimmed(tokens, [*head, *range(scope.end, scope.right)])


def _when_clause(tokens: Sequence[Token], scope: Scope) -> range:
    """For "has stood empty since 2020, when floods came", "better than in 2020, when": what happened then."""
    start = scope.end + (tokens[scope.end : scope.end + 1] != () and tokens[scope.end].word == ",")
    if start + 1 >= len(tokens) or tokens[start].word != "when" or not _is_bound(tokens, scope):
        return range(0)
    end = next((i for i in range(start + 1, len(tokens)) if _ends_clause(tokens, i)), len(tokens))
    told = tokens[start + 1 : end]
    alone = told[0].kind is not Kind.PRONOUN and told[0].word not in words.POSSESSIVES
    return range(start + 1, end) if alone and clause.finite(told) else range(0)


def _is_bound(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the words before a date only say since or after when, how long ago or what is compared with."""
    own = scope.own
    while own > scope.left and tokens[own - 1].kind is Kind.DETERMINER:
        own -= 1
    if own < scope.left + 2:
        return False
    before = tokens[own - 1].word
    if before == "of":
        introduced = own > 2 and tokens[own - 3].word in ("a", "an")  # "blame a decision of 14 March"
        return introduced or clause.finite(tokens[scope.left : own])
    if before == "to":
        return tokens[own - 2].word == "back"
    return before in ("since", "after") or any(token.word == "than" for token in tokens[scope.left : own])


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].word in (";", "—", "–"):
        return True
    following = tokens[at + 1].kind if at + 1 < len(tokens) else None
    return tokens[at].word == "," and following in _JOINTS


def _clause(tokens: Sequence[Token], left: int, right: int) -> Iterable[int]:
    """The words before the date with the subject of their verb, without an adverbial at their head."""
    lacking = phrases.described_object(tokens, left, right) or shared.modal(tokens, left, right)
    lacking = lacking or shared.lacking(tokens, left, right)
    if lacking:
        return lacking
    relative = phrases.antecedent(tokens, left)
    if relative:
        start = phrases.behind_relative(tokens, left, right)
        if start == left:
            start = _main_verb(tokens, left, right)
        return [*wording.trimmed(tokens, relative, articles=True), *range(start, right)]
    start = _main_verb(tokens, left, right)
    if 0 < left < right and tokens[left - 1].word == "who" and tokens[left].kind is Kind.OTHER:
        verb = next((i for i in range(left, right) if tokens[i].kind is Kind.FINITE), left)
        who = _who(tokens, left - 1)  # "Officials who watch the river say"
        return [*wording.trimmed(tokens, who), *range(verb, right)]
    if start > left > 0 and tokens[left - 1].kind is Kind.RELATIVE:
        place = range(clause.left_bound(tokens, left - 1), left - 1)  # "The mill where she worked will close"
        return [*wording.trimmed(tokens, place), *range(start, right)]
    start = left
    while start < right and tokens[start].kind in _OPENERS and tokens[start].word not in _SIGNS:
        start += 1
    bare = start < right and not contracted(tokens[start])
    if bare and tokens[start].kind in (Kind.FINITE, Kind.PARTICIPLE):
        subject = wording.trimmed(tokens, shared.subject(tokens, start))
        return [*subject, *(shared.be(tokens, start) if subject else ()), *range(start, right)]
    if left and left < right and tokens[left].kind is Kind.PREPOSITION and tokens[left - 1].kind is Kind.DATE:
        return range(clause.left_bound(tokens, left), right)  # "rose from 3 in 2012 to 5 in 2018"
    main = phrases.main_clause(tokens, range(start, right))
    start = start if main is None else main.start
    second = phrases.coordinated(tokens, start, right)
    if second is None:
        return (
            range(start, right)
            if clause.finite(tokens[start:right])
            else phrases.segment(tokens, start, right)
        )
    subject = wording.trimmed(tokens, shared.subject(tokens, second))
    return [*subject, *(shared.be(tokens, second) if subject else ()), *range(second, right)]


def _who(tokens: Sequence[Token], relative: int) -> range:
    """Who is meant by the relative: of "He succeeds Ana Ruiz, who retires" the name."""
    start = clause.left_bound(tokens, relative)
    end = relative - (tokens[relative - 1].word == ",")
    name = end
    while name > start and tokens[name - 1].capital and tokens[name - 1].kind is Kind.OTHER:
        name -= 1
    spoken = tokens[start].kind is Kind.PRONOUN and start < name < end
    return range(name if spoken else start, end)


def _main_verb(tokens: Sequence[Token], left: int, right: int) -> int:
    """Where what is told begins: at "must" in "Schools that | have closed must say so", else at `left`."""
    if left < 1 or tokens[left - 1].word == "who":
        return left
    for index in range(left + 1, right - 1):
        if tokens[index].word in words.MODALS and _after_noun(tokens[index - 1]):
            return index if clause.finite(tokens[left:index]) else left
    return left


def _after_noun(token: Token) -> bool:
    return token.kind is Kind.OTHER and not token.word.endswith("ly")


def _simultaneous(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the words before the date only say at what ("In a statement of"), not since or after what."""
    first = tokens[scope.left]
    return first.word in words.DURING or first.word in words.ADVERBIAL_HEADS


def _attributive(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date stands before a noun ("In a Friday interview", "at this year's congress")."""
    if scope.end >= scope.right or tokens[scope.end].kind is not Kind.OTHER:
        return False
    return tokens[scope.end - 1].possessive or any(
        t.kind is Kind.DETERMINER or t.word.endswith("'s") for t in tokens[scope.left : scope.at]
    )
