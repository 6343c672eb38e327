"""What stands beside a date and is none of its own words: an object, an adverbial with a relative clause."""

from collections.abc import Sequence

from timeline.extract import words
from timeline.extract.happening import happens
from timeline.extract.tokens import Kind, Token

ADVERBIAL = frozenset({Kind.PREPOSITION, Kind.GERUND})  # what opens one
_INSIDE = frozenset({"of", "$", "€", "£", "%"})  # a noun phrase
_NOUNS = frozenset({Kind.OTHER, Kind.PARTICIPLE, Kind.GERUND})
_BASES, _LONGEST_BASE = frozenset({"from", "than", "against", "versus", "over"}), 3  # "from the previous"
_BEFORE_WHO = frozenset({"by", "from", "with", "against", "to"})
# What an event does that somebody's name stands behind: "the visit by Ana Ruiz, which ended".
_HAPPENING = frozenset(
    "began begins ended ends started starts lasted lasts took takes came comes followed follows marked marks "
    "failed caused drew killed injured left hit".split()
)
_MOVES = words.MOVING | frozenset(
    "moves postpones delays defers shifts pushes puts brings slips slipped".split()
)
_BOUNDING = frozenset({"ended", "ending"})
# Where a plan was to come about: "planned for May | in the hall of Harl | was cancelled".
_PLACE, _LONGEST_PLACE = frozenset({Kind.PREPOSITION, Kind.DETERMINER, Kind.OTHER}), 9
_DESCRIBING = frozenset({Kind.PARTICIPLE, Kind.RELATIVE})
# "took over on Monday", but "arrived over the weekend"
_WITH_OVER = frozenset(
    "take takes took taken hand hands handed turn turns turned win wins won carry carried".split()
)


def object_end(tokens: Sequence[Token], date: int) -> int:
    """Where the object ends that follows the date of "will redeem on 3 May its bonds"."""
    verb, end = date - 1, date + 1
    while verb > 0 and tokens[verb].word in words.DATE_PREPOSITIONS:
        verb -= 1
    active = tokens[verb].kind is Kind.FINITE and tokens[verb].word not in words.AUXILIARIES
    if verb < 1 or not (active or tokens[verb - 1].word == "to"):
        return end
    if tokens[end].kind is not Kind.DETERMINER or tokens[end].word not in words.ARTICLES | words.POSSESSIVES:
        return end
    while end < len(tokens) and (
        tokens[end].kind in (Kind.DETERMINER, Kind.OTHER) or tokens[end].word in _INSIDE
    ):
        end += 1
    return end


def behind_adverbial(tokens: Sequence[Token], start: int, right: int) -> int:
    """Where ", after a search that took a day," ends before a main clause, `start` without such words."""
    opens = start + (start < right and tokens[start].word == ",")
    if opens >= right or tokens[opens].kind not in ADVERBIAL:
        return start
    described = verb = False
    for index in range(opens + 1, right):
        token = tokens[index]
        if token.kind is Kind.RELATIVE or (token.word == "that" and tokens[index - 1].kind in _NOUNS):
            described = True
        elif token.kind is Kind.FINITE:
            verb = True
        if verb and not described:
            return start
        if verb and token.word == ",":
            return index if any(t.kind is Kind.FINITE for t in tokens[index:right]) else start
    return start


def described(tokens: Sequence[Token], first: int, date: int) -> int:
    """Where the noun begins that the date tells of: "opened | a bridge closed since 2019"; else `date`."""
    done = date - 1
    while done > first and (says_when(tokens, done) or tokens[done].kind is Kind.DETERMINER):
        done -= 1
    owned = tokens[done + 1].word == "of" and tokens[done].kind is Kind.OTHER  # "for the spill of 3 May"
    if tokens[done].kind is not Kind.PARTICIPLE and not owned:
        return date
    start = done
    while start - 1 > first and tokens[start - 1].kind is Kind.OTHER:
        start -= 1
    start -= tokens[start - 1].kind is Kind.DETERMINER
    return start if start < done else date


def goes_on(tokens: Sequence[Token], left: int, first: int, date: int) -> int:
    """Where the words of the `date` begin that no boundary parts from the `first` and its clause."""
    noun, verb = described(tokens, first, date), first + 1
    bounds = any(token.word in _BOUNDING for token in tokens[date - 1 : date + 2])
    if noun < date or tokens[verb].kind is not Kind.FINITE or bounds:
        return noun  # "today reported revenue for the quarter ended 30 September"
    tells = tokens[verb].word in words.SAYING and any(t.kind is Kind.FINITE for t in tokens[verb + 1 : date])
    # "on Monday said | the bridge opens on 3 March", "on Monday ordered the firm to pay by 3 May"
    return verb + 1 if tells else left


def behind_verb(tokens: Sequence[Token], left: int, verb: int, second: int) -> int:
    """Where the words of a date end that stands before its `verb`, with another at `second` behind that."""
    base = next((i for i in range(second - 1, verb, -1) if tokens[i].word in _BASES), None)
    if base is not None and (second - base <= _LONGEST_BASE or _is_amount(tokens[base + 1 : second])):
        return (
            base  # "rose 8 percent | from a year earlier", "fell to $3 million | from $4 million a year ago"
        )
    # "The court on Monday ordered the firm to pay by 3 May"
    return second if tokens[verb - 1].kind is not Kind.DATE or tells_when(tokens, left, verb - 1) else verb


def _is_amount(tokens: Sequence[Token]) -> bool:
    numbers = any(token.word[:1].isdigit() for token in tokens)
    return numbers and all(token.kind in (Kind.OTHER, Kind.PUNCTUATION) for token in tokens)


def nearest_name(tokens: Sequence[Token], start: int, end: int, verb: int) -> int:
    """Where the name begins that alone can do it: "a bid by | Tarn Electric, which agreed"; else `start`."""
    start = _object(tokens, start, end)
    name = end
    while name > start and tokens[name - 1].capital and tokens[name - 1].kind is Kind.OTHER:
        name -= 1
    if not start < name < end:
        return start
    if tokens[verb - 1].word == "who":
        undergone = tokens[name - 1].word == "of" and happens(
            tokens[name - 2].word
        )  # "the trial of | Ana Ruiz"
        return name if undergone or tokens[name - 1].word in _BEFORE_WHO else start
    befalls = tokens[verb].word in _HAPPENING or tokens[verb].word in words.AUXILIARIES
    return start if befalls or tokens[name - 1].word != "by" else name


def says_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the number of "Ana Ruiz, 43, who died"."""
    return at > 1 and tokens[at].word.isdigit() and tokens[at - 1].word == "," and tokens[at - 2].capital


def _object(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the object begins behind an infinitive: "to brief in advance of | the vote, which"."""
    verb = tokens[start]
    if not start or tokens[start - 1].word != "to" or verb.kind is not Kind.OTHER:
        return start
    if verb.capital or verb.word.endswith("s"):
        return start  # "to residents of the town who"
    return next((i for i in range(start + 1, end) if tokens[i].kind is Kind.DETERMINER), start)


def tells_when(tokens: Sequence[Token], left: int, date: int) -> bool:
    """Whether the date between a subject and its verb goes with the verb: no "deal signed on Monday ends"."""
    head = tokens[left : date - (tokens[date - 1].word == "on")]
    kinds = {token.kind for token in head}
    if not head or head[-1].kind not in (Kind.OTHER, Kind.PUNCTUATION) or kinds & _DESCRIBING:
        return False
    # "At Tarn the night of Saturday was warm" has no other subject.
    return head[0].kind is not Kind.PREPOSITION or bool(kinds & {Kind.DETERMINER, Kind.PUNCTUATION})


def encloses(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a second comma ends an aside before the verb: "that Harrow, through its office, has pushed"."""
    end = next((i for i in range(comma + 1, len(tokens) - 1) if tokens[i].word == ","), None)
    if end is None or tokens[end + 1].kind is not Kind.FINITE:
        return False
    return not any(token.kind is Kind.FINITE for token in tokens[comma:end])


def says_when(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before a date is only there for it: "on Monday", "over the weekend"."""
    word = tokens[index].word
    if word == "over":  # not of "over spring break"
        noun = tokens[index + 2 : index + 3]
        return tokens[index - 1].word not in _WITH_OVER and not (noun and noun[0].kind is Kind.OTHER)
    return word in words.DATE_PREPOSITIONS


def describes(tokens: Sequence[Token], kept: Sequence[int], date: int) -> bool:
    """Whether it only tells which noun: "a drop in third-quarter profit"."""
    if [tokens[i].kind for i in kept[-2:-1]] != [Kind.OTHER] or tokens[kept[-1]].word != "in":
        return False
    after = tokens[date + 1 : date + 4]
    if not after or after[0].capital or after[0].word.endswith("ed"):
        return False
    return after[0].kind is Kind.OTHER and not any(token.kind is Kind.FINITE for token in after)


def done_before(tokens: Sequence[Token], kept: Sequence[int], date: int) -> bool:
    """As in "the treaty signed in May was ratified": a noun's participle, and then its verb."""
    if planned_before(tokens, kept[-1], date):
        return True
    after = next((token for token in tokens[date + 1 : date + 3] if token.word != ","), None)
    described = [tokens[i].kind for i in kept[-2:]] == [Kind.OTHER, Kind.PARTICIPLE]
    return described and after is not None and after.kind is Kind.FINITE


def planned_before(tokens: Sequence[Token], index: int, date: int) -> bool:
    """Whether "planned" at `index` goes with the date at `date` and the verb of its noun follows.

    Where it was to take place may stand between them.
    """
    if tokens[index].kind is not Kind.PARTICIPLE or tokens[index].word not in words.PLANNED:
        return False
    after = [token for token in tokens[date + 1 : date + 3] if token.word != ","]
    if after and after[0].kind is Kind.PREPOSITION and tokens[date + 1].word != ",":
        after = [t for t in tokens[date + 1 : date + _LONGEST_PLACE] if t.kind not in _PLACE]
    return bool(after) and after[0].kind is Kind.FINITE


def with_told_verb(tokens: Sequence[Token], kept: Sequence[int], whole: Sequence[int]) -> Sequence[int]:
    """Not "announced Cambodia" where there is room for "announced Cambodia and Thailand will meet"."""
    last = next((i for i in reversed(kept) if tokens[i].kind is Kind.FINITE), None)
    told = last is not None and tokens[last].word in words.TELLING
    return whole if told and any(tokens[i].kind is Kind.FINITE for i in whole[len(kept) :]) else kept


def moved(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether something is moved from one to the other: "put back its figures a week, from 4 to 11 March"."""
    if not first or second != first + 2 or tokens[first + 1].word != "to" or tokens[first - 1].word != "from":
        return False
    return any(token.word in _MOVES for token in tokens[: first - 1])


def enclosed(tokens: Sequence[Token], relative: int, right: int) -> bool:
    """Whether the relative clause ends before `right`: "The airline, which is the largest, signed".

    Its own verb may be one that nobody knows: "Tarn Wind, which builds turbines, signed".
    """
    verb = False
    for index in range(relative + 1, right - 1):
        verb = verb or tokens[index].kind is Kind.FINITE
        if tokens[index].word == "," and index > relative + 1:
            following = tokens[index + 1].kind
            if verb and following is Kind.PREPOSITION and tokens[relative - 1].word == ",":
                return any(
                    token.kind is Kind.FINITE for token in tokens[:relative]
                )  # "arrested him, who is its head, at home"
            if following is Kind.FINITE or (verb and following is Kind.ADVERB):
                # "who ate in Reno, Nevada, fell": the comma belongs to the place
                place = tokens[index - 1].capital and tokens[index - 2].word == ","
                return not place or tokens[relative - 1].word == ","
    return False
