"""What a date behind "since" begins: a record, a count, a state that lasts; no happening of its own."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract import words
from timeline.extract.clause import finite
from timeline.extract.tokens import Kind, Token, is_past
from timeline.extract.wording import is_negation

_EXTREMES = frozenset("most least worst best first fewest".split())
_NO_EXTREMES = frozenset(
    "west east midwest northwest southwest northeast southeast rest test contest protest request interest "
    "forest arrest guest chest harvest invest digest conquest quest nest vest pest honest modest earnest "
    "manifest suggest unrest inquest tempest bequest crest attest behest".split()
)
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth only".split())
_COUNTED = frozenset("year month week season decade century".split())
# "the worst storm of 2019" was then, "its worst week of the year" only ranks it.
_HAPPENS = words.EVENT_NOUNS - _COUNTED - {"weekend", "quarter", "day"}
_CHANGED = frozenset("changed unchanged altered unaltered untouched unbeaten unseen unmatched".split())
_GROWN = frozenset(
    "risen fallen grown doubled tripled trebled quadrupled halved increased decreased dropped declined "
    "climbed shrunk shrank soared plunged gained lost improved worsened".split()
)
_TIMES = frozenset({"twice", "thrice", "times", "time"})
_TELLING = words.SAYING | frozenset("warned asked complained promised demanded maintained urged".split())
_PERFECT = frozenset("has have had 've".split())
_PREPOSITIONS = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
_RECORDS = frozenset(
    "records record measurements measurement observations counting series readings data".split()
)
_BEGAN = frozenset("began begin begun started start".split())
_RATES = frozenset(
    "tariff tariffs tax taxes duty duties levy levies rate rates surcharge surcharges fee fees discount "
    "discounts limit limits interest vat toll tolls".split()
)
_SHORTEST_RATE = 2  # tokens of "tariffs of"
_COST = frozenset("cost been stood paid charged had".split())
_MORE = frozenset("more such worse less comparable similar".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens scores hundreds "
    "thousands".split()
)
# A state that began: "Two schools have been closed since Monday".
_STATES = frozenset("closed shut suspended missing open out in on without unable blocked stranded".split())
_LONGEST_EVENT = 7  # tokens
_CLAUSES = frozenset({Kind.FINITE, Kind.PARTICIPLE, Kind.GERUND, Kind.PUNCTUATION, Kind.COORDINATOR})
_START = frozenset("start beginning outset turn onset".split())


def since(near: Sequence[Token]) -> bool:
    """Whether "since" stands before the date, also as "since records began in"."""
    since = next((i for i in range(len(near) - 1, -1, -1) if near[i].word == "since"), None)
    if since is None:
        return False
    after = [token.word for token in near[since + 1 :] if token.kind not in _PREPOSITIONS]
    return not after or (len(after) < 5 and after[-1] in _BEGAN and bool(_RECORDS & set(after)))


def since_event(near: Sequence[Token]) -> bool:
    """As in "No stronger system has been seen here since Cyclone Beth in March 2015"."""
    since = next((i for i in range(len(near) - 1, -1, -1) if near[i].word == "since"), None)
    if since is None or near[-1].word not in ("in", "of", "on"):
        return False
    event = near[since + 1 :]
    if not 1 < len(event) <= _LONGEST_EVENT or any(token.kind in _CLAUSES for token in event):
        return False
    return extreme(near[:since], ORDINALS) or denied(near[:since]) or _none_more(near[:since])


def told_since(near: Sequence[Token]) -> bool:
    """As in "have said since 2024 that": told again and again, on no day in particular."""
    if len(near) < 3 or near[-1].word != "since" or near[-2].word not in _TELLING:
        return False
    return any(token.word in _PERFECT for token in near[-5:-2])


def _none_more(near: Sequence[Token]) -> bool:
    """As in "no stronger system has been seen"."""
    return any(
        first.word in ("no", "nothing", "nobody") and (second.word.endswith("er") or second.word in _MORE)
        for first, second in pairwise(near)
    )


def so_far(date: str) -> bool:
    """Whether it is a period that goes on: "the second strike this year" counts from its start."""
    said = date.casefold().split()
    return len(said) == 2 and said[0] == "this" and said[1] in _COUNTED


def extreme(near: Sequence[Token], others: frozenset[str] = frozenset()) -> bool:
    """Whether the statement that "since" limits holds a superlative, and not as part of its subject.

    `others` are words that count like one.
    """
    return any(
        (is_extreme(token.word) or (token.word in others and not _only_since(near, index)))
        and (finite(near[:index]) or not finite(near[index:]))
        for index, token in enumerate(near)
    )


def _only_since(near: Sequence[Token], index: int) -> bool:
    """As in "enforced only since 2023", which is no "the only one since 2023"."""
    return (
        near[index].word == "only" and near[index + 1 : index + 2] != [] and near[index + 1].word == "since"
    )


def is_extreme(word: str) -> bool:
    """Whether the word, folded, is a superlative."""
    if word in _EXTREMES:
        return True
    return word.endswith("est") and len(word) > 4 and word not in _NO_EXTREMES


def changed(near: Sequence[Token]) -> bool:
    """As in "little changed since 2023", "has doubled since 2010"."""
    said = [token.word for token in near]
    perfect = said[:1] == ["and"] or any(word in ("has", "have", "had", "'ve") for word in said)
    return any(word in _CHANGED for word in said) or (perfect and any(word in _GROWN for word in said))


def denied(near: Sequence[Token]) -> bool:
    """As in "has not been this low since 2003", "have never met since 2019"."""
    verb = next((i for i in range(len(near) - 1, -1, -1) if near[i].kind is Kind.FINITE), None)
    if verb is None:
        return False
    if any(token.word in ("nothing", "nobody") for token in near[verb:]):
        return True  # "had published nothing since 1909"
    subject = near[max(0, verb - 6) : verb]
    return any(is_negation(token) for token in (*subject, *near[max(0, verb - 3) : verb + 3]))


def counted(near: Sequence[Token], date: str) -> bool:
    """As in "more than 300 people have died since January", "since the start of the year"."""
    verb = next((i for i, token in enumerate(near) if token.word in ("has", "have")), None)
    if verb is None:
        return _counts(near)
    near, verb = _without_aside(near, verb)
    # "Since the start of the year", but "applied since the start of 2023"
    started = not date[-1:].isdigit() and any(word in _START for word in date.casefold().split())
    if started or any(token.word[:1].isdigit() and not _rate(near, i) for i, token in enumerate(near[:verb])):
        return True
    # "has built 30 homes since 2021", but "has cost 3 euros since May": an amount may be what changed
    done = near[verb + 1 :]
    subject = [token.word for token in near[:verb]]
    # "The first of four lines has run since July"
    if any(word in _NUMBERS and before != "of" for before, word in pairwise(["", *subject])):
        return not any(be.word == "been" and state.word in _STATES for be, state in pairwise(done[:4]))
    figure = any(token.word[:1].isdigit() or token.word in _NUMBERS for token in done)
    return figure and len(done) > 1 and done[0].word not in _COST


def _counts(near: Sequence[Token]) -> bool:
    """As in "reported two deaths since 3 March"."""
    verb = next((i for i in range(len(near) - 1, -1, -1) if near[i].kind is Kind.FINITE), None)
    if verb is None or not is_past(near[verb].word):
        return False
    figure = near[verb + 1 : verb + 2]
    return bool(figure) and (figure[0].word[:1].isdigit() or figure[0].word in _NUMBERS)


def _without_aside(near: Sequence[Token], verb: int) -> tuple[Sequence[Token], int]:
    """Without what is told of the subject between commas: "Staff, of whom 40 percent are new, have"."""
    if not verb or near[verb - 1].word != ",":
        return near, verb
    opens = next((i for i in range(verb - 2, -1, -1) if near[i].word == ","), 0)
    return [*near[:opens], *near[verb:]], opens


def _rate(near: Sequence[Token], figure: int) -> bool:
    """Whether it says how high something is, not how many there are: "tariffs of 19 percent have applied"."""
    if figure < _SHORTEST_RATE or near[figure - 1].word != "of":
        return False
    unit = near[figure + 1 : figure + 2]
    return near[figure - 2].word in _RATES and unit != [] and unit[0].word in ("%", "percent", "per")


def times_since(near: Sequence[Token]) -> bool:
    """As in "used only twice since 1945", "held every year since 2005"."""
    if not near or near[-1].word != "since":
        return False
    said = [token.word for token in near]
    return any(
        word in _TIMES or (word in ("every", "each") and index + 5 > len(said))
        for index, word in enumerate(said[:-1])
    )


def best_within(tokens: Sequence[Token], own: int, date: str) -> bool:
    """As in "the week's most active session"; "Monday's worst fire" was then."""
    after = tokens[own + 1 : own + 2]
    within = tokens[own].possessive and bool(after) and date.casefold().startswith("the ")
    return within and is_extreme(after[0].word)


def best_of(near: Sequence[Token]) -> bool:
    """As in "was the best-selling router of 2019"; "the worst storm of 2019" happened then."""
    if not near or near[-1].word != "of" or any(token.word in _HAPPENS for token in near[-3:]):
        return False
    return any(is_extreme(token.word.partition("-")[0]) for token in near[-5:-1])
