"""Which tokens a rule can begin with, read off its pattern, so that most rules need not be tried.

A pattern is walked once: every path through it is followed up to its third token. A token is a run of digits,
of which only the length counts, or a run of letters (a single letter where the script puts no spaces between
words). Which tokens can come next is told apart by the kinds of those before, not by their letters. What
stands between tokens does not count, nor do lookarounds: the answer may name beginnings that never match, but
leaves none out, as an expression ends where a token does. Understood is what the rules use of the syntax of
`re`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# The place of a token is spelled by the kinds of the tokens before it: "" is the first, "m" the second behind
# a month, "mn" the third behind a month and a number.
ANY = "*"  # a token of unknown letters, and its kind
WORD, NUMBER, _YEAR = "w", "n", "y"
WORDS = {"month": "m", "weekday": "d"}  # the kinds of the words that these fragments begin with
NUMBERS = NUMBER, _YEAR
KINDS = WORD, *WORDS.values(), *NUMBERS
PLACES = 3  # nothing is followed any further
DIGITS = tuple("0" * n for n in range(6))  # tokens by the length of the run; longer ones are not told apart

State = tuple[str, str]  # the place of the next token, and its beginning
# The states that a pattern can be in, and with which tokens it can have come to those between two tokens.
States = Mapping[State, frozenset[str]]
_SYMBOL = re.compile(
    r"\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|[()|]|<\w+(?::\w+)?>|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[?*+]"
    r"|\{[0-9]*,?[0-9]*\}|[^\W0-9]+(?![?*+{])|.",
    re.DOTALL,
)
_MEMBER = re.compile(r"(\\?.)(?:-(\\?.))?", re.DOTALL)
_NONE: frozenset[str] = frozenset()
_SAME = frozenset("@")  # stands for the tokens that a fragment finds before it
_LOOKAROUNDS = {"(?=", "(?!", "(?<=", "(?<!"}
_NUMERALS = frozenset("0123456789")
_WIDEST = 64  # ranges of more letters count as any letter
_MANY = 128  # of the spellings of a token
_MOST = 320  # of the first, where it is worth most to know them


@dataclass(slots=True)
class Heads:
    """The tokens that can come first, second and third, by their place, and those that can be the last.

    `kinds` tells those of words, `leads` are the characters that can stand before the first token.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)  # of words
    tokens: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    last: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leads: set[str] = field(default_factory=set)
    empty: bool = False  # whether there need be no token at all


@dataclass(frozen=True, slots=True)
class _Chars:
    """A class of characters: its members, and whether it also has letters that are not listed."""

    members: frozenset[str]
    unknown: bool

    @property
    def digits(self) -> bool:
        return self.members >= _NUMERALS


Step = Callable[[States, Heads], States]


def heads(
    patterns: Iterable[str], fragments: Mapping[str, str], kinds: Mapping[str, str], *, spaced: bool = True
) -> list[Heads]:
    """The beginnings of rules with holes; raises ValueError where the syntax is not understood."""
    reader = _Reader(fragments, spaced=spaced)
    return [_heads(reader.read(pattern), kinds) for pattern in patterns]


def kinds_of_words(fragments: Mapping[str, str]) -> dict[str, str]:
    """What months and weekdays are called, each with its kind."""
    reader = _Reader({name: fragments[name] for name in WORDS if name in fragments}, spaced=True)
    return {
        token: kind
        for name, kind in WORDS.items()
        if name in fragments
        for token in _heads(reader.read(f"<{name}>"), {}).tokens[""]
    }


def kind(token: str, kinds: Mapping[str, str]) -> str:
    """The kind of a token."""
    if token[0] == "0":
        return _YEAR if token == DIGITS[4] else NUMBER
    return ANY if token == ANY else kinds.get(token, WORD)


def _heads(step: Step, kinds: Mapping[str, str]) -> Heads:
    found = Heads(kinds)
    for (at, token), before in step({("", ""): _NONE}, found).items():
        if token:
            found.tokens[at].add(token)
            found.last[at].add(token)
        elif at:
            found.last[at[:-1]].update(before)
        found.empty = found.empty or (at, token) == ("", "")
    return found


class _Reader:
    """Makes steps of patterns; fragments are read once."""

    def __init__(self, fragments: Mapping[str, str], *, spaced: bool) -> None:
        self._fragments = fragments
        self._spaced = spaced
        self._known: dict[str, Step] = {}

    def read(self, pattern: str) -> Step:
        symbols = _SYMBOL.findall(spaces(pattern))[::-1]
        step = self._choice(symbols)
        if symbols:
            raise ValueError(f"unbalanced: {pattern}")
        return step

    def _choice(self, symbols: list[str]) -> Step:
        branches = [self._sequence(symbols)]
        while symbols and symbols[-1] == "|":
            symbols.pop()
            branches.append(self._sequence(symbols))
        return branches[0] if len(branches) == 1 else _choice(branches)

    def _sequence(self, symbols: list[str]) -> Step:
        steps: list[Step] = []
        while symbols and symbols[-1] not in "|)":
            symbol = symbols.pop()
            if symbol in "?*+" or (symbol[0] == "{" and symbol[-1] == "}"):
                steps[-1] = _repeat(steps[-1], symbol)
            else:
                steps.append(self._atom(symbol, symbols))
        return steps[0] if len(steps) == 1 else _sequence(steps)

    def _atom(self, symbol: str, symbols: list[str]) -> Step:
        if symbol in _LOOKAROUNDS:
            return self._looking(symbol, symbols)
        if symbol[0] == "(":
            return self._inner(symbols)
        if symbol[0] == "<" and len(symbol) > 1:
            return self._fragment(symbol[1:-1].rpartition(":")[2])
        if symbol == r"\b":
            return _ending(letters=True, digits=True)
        if symbol in {"^", "$"}:
            return _stay
        if symbol[0].isalpha() and self._spaced:
            return _word(symbol)
        if symbol[0].isalpha():
            return _sequence([_one_of(_Chars(frozenset(c), unknown=False), spaced=False) for c in symbol])
        return _one_of(_members(symbol), spaced=self._spaced)

    def _inner(self, symbols: list[str]) -> Step:
        inner = self._choice(symbols)
        if not symbols:
            raise ValueError("unbalanced group")
        symbols.pop()
        return inner

    def _looking(self, symbol: str, symbols: list[str]) -> Step:
        r"""Only two lookarounds tell something: `(?!)` never matches, `(?!\w)` ends a token."""
        body = _group(symbols)
        if symbol != "(?!":
            return _stay
        if not body:
            return _never
        chars = [_members(each) for each in _single_branches(body)]
        return _ending(letters=any(c.unknown for c in chars), digits=any(c.digits for c in chars))

    def _fragment(self, name: str) -> Step:
        if name not in self._known:
            self._known[name] = _remembered(self.read(self._fragments[name]))
        return self._known[name]


def spaces(pattern: str) -> str:
    """A space as one to three, ` ?` as none to three."""
    return pattern.replace(" ?", "\t").replace(" ", " {1,3}").replace("\t", " {0,3}")


def _group(symbols: list[str]) -> list[str]:
    """Takes the symbols up to the end of the group."""
    body: list[str] = []
    depth = 1
    while True:
        symbol = symbols.pop()
        depth += (symbol[0] == "(") - (symbol == ")")
        if depth == 0:
            return body
        body.append(symbol)


def _single_branches(body: list[str]) -> Iterator[str]:
    """The alternatives that are a class of characters and nothing more."""
    depth = 0
    for before, symbol, after in zip(["|", *body], body, [*body[1:], "|"], strict=False):
        depth += (symbol[0] == "(") - (symbol == ")")
        if depth == 0 and before == after == "|" and (symbol[0] == "[" or symbol == r"\w"):
            yield symbol


def _members(symbol: str) -> _Chars:
    """Of a class in brackets, an escape or a single character; of a negated class, anything."""
    if symbol == "." or symbol.startswith("[^"):
        return _Chars(_NUMERALS | {" "}, unknown=True)
    if symbol[0] != "[":
        return _escape(symbol) if symbol[0] == "\\" else _Chars(frozenset(symbol), unknown=False)
    members: set[str] = set()
    unknown = False
    for first, last in _MEMBER.findall(symbol[1:-1]):
        if last:
            low, high = ord(first[-1]), ord(last[-1])
            unknown = unknown or high - low > _WIDEST
            members |= set(map(chr, range(low, high + 1))) if high - low <= _WIDEST else set()
        else:
            # A full stop in brackets is one.
            chars = _escape(first) if first[0] == "\\" else _Chars(frozenset(first), unknown=False)
            members |= chars.members
            unknown = unknown or chars.unknown
    return _Chars(frozenset(members), unknown)


def _escape(symbol: str) -> _Chars:
    match symbol[1]:
        case "w":
            return _Chars(_NUMERALS, unknown=True)
        case "d":
            return _Chars(_NUMERALS, unknown=False)
        case "s" | "W" | "n" | "t":
            return _Chars(frozenset(" "), unknown=False)
        case char if not char.isalnum():
            return _Chars(frozenset(char), unknown=False)
    raise ValueError(f"{symbol} is not understood")


def _one_of(chars: _Chars, *, spaced: bool) -> Step:
    letters = {c for c in chars.members if _is_letter(c)} | ({ANY} if chars.unknown else set())
    digit = not chars.members.isdisjoint(_NUMERALS)
    between = {c for c in chars.members if not _is_letter(c) and c not in _NUMERALS}

    def step(states: States, found: Heads) -> States:
        after: dict[State, frozenset[str]] = {}
        for state, before in states.items():
            if between:
                ended = frozenset((state[1],)) if state[1] else before
                _join(after, {_completed(state, found): ended})
                found.leads |= between if state == ("", "") else set()
            if digit:
                at, token = state if state[1][:1] in ("", "0") else _completed(state, found)
                after[at, DIGITS[min(len(token) + 1, len(DIGITS) - 1)]] = _NONE
            for letter in letters:
                new = _spelled(state, letter, found) if spaced else (_completed(state, found)[0], letter)
                after[new] = _NONE
        return _kept(after)

    return step


def _join(all_states: dict[State, frozenset[str]], states: States) -> None:
    for state, before in states.items():
        all_states[state] = all_states.get(state, _NONE) | before


def _kept(states: States) -> States:
    """Not those with all their tokens; words that a class spells in too many ways count as unknown."""
    if len(states) > _MANY:
        spelled = Counter(at for at, token in states if token)
        many = {at for at, n in spelled.items() if n > (_MANY if at else _MOST)}
        return {
            (at, ANY if at in many and token[:1] not in ("", "0") else token): last
            for (at, token), last in states.items()
            if len(at) < PLACES
        }
    return {state: last for state, last in states.items() if len(state[0]) < PLACES}


def _completed(state: State, found: Heads) -> State:
    """Notes the token that ends here."""
    at, token = state
    if not token:
        return state
    found.tokens[at].add(token)
    return (at + kind(token, found.kinds), "")


def _is_letter(char: str) -> bool:
    return char == "_" or (char.isalnum() and char not in _NUMERALS)


def _spelled(state: State, letters: str, found: Heads) -> State:
    at, token = state
    if token[:1] == "0":
        at, token = _completed(state, found)
    return (at, ANY if ANY in (token, letters) else token + letters)


def _word(letters: str) -> Step:
    def step(states: States, found: Heads) -> States:
        return _kept({_spelled(state, letters, found): _NONE for state in states})

    return step


def _ending(*, letters: bool, digits: bool) -> Step:
    def step(states: States, found: Heads) -> States:
        after: dict[State, frozenset[str]] = {}
        for state, before in states.items():
            token = state[1]
            ends = token and (digits if token[0] == "0" else letters)
            _join(after, {_completed(state, found): frozenset((token,))} if ends else {state: before})
        return _kept(after) if len(after) > _MANY else after

    return step


def _stay(states: States, _found: Heads) -> States:
    return states


def _never(_states: States, _found: Heads) -> States:
    return {}


def _sequence(steps: list[Step]) -> Step:
    def step(states: States, found: Heads) -> States:
        for each in steps:
            states = each(states, found)
        return states

    return step


def _choice(branches: list[Step]) -> Step:
    def step(states: States, found: Heads) -> States:
        after: dict[State, frozenset[str]] = {}
        for branch in branches:
            _join(after, branch(states, found))
        return _kept(after) if len(after) > _MANY else after

    return step


def _repeat(inner: Step, quantifier: str) -> Step:
    low, high = _bounds(quantifier)

    def step(states: States, found: Heads) -> States:
        after = dict(states) if low == 0 else {}
        for n in range(1, high + 1):
            states = inner(states, found)
            if n >= low:
                states = {s: before for s, before in states.items() if s not in after or before - after[s]}
                _join(after, states)
            if not states:
                break
        return after

    return step


def _bounds(quantifier: str) -> tuple[int, int]:
    if quantifier[0] != "{":
        return int(quantifier == "+"), 1 if quantifier == "?" else _WIDEST
    low, comma, high = quantifier[1:-1].partition(",")
    return int(low or 0), int(high or (_WIDEST if comma else low))


def _remembered(inner: Step) -> Step:
    """A fragment stands in many rules, at any place: it is walked once for each beginning of a token."""
    known: dict[str, tuple[States, Heads]] = {}

    def step(states: States, found: Heads) -> States:
        after: dict[State, frozenset[str]] = {}
        for state, before in states.items():
            at, token = state
            if token not in known:
                noted = Heads(found.kinds)
                known[token] = inner({("", token): _SAME}, noted), noted
            there, noted = known[token]
            _join(
                after,
                {
                    (at + place, new): tokens - _SAME | before if tokens >= _SAME else tokens
                    for (place, new), tokens in there.items()
                },
            )
            if state == ("", ""):
                found.leads |= noted.leads
            for place, tokens in noted.tokens.items():
                if len(at + place) < PLACES:
                    found.tokens[at + place] |= tokens
        return _kept(after)

    return step
