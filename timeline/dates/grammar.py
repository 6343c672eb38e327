"""Rules as regular expressions with readable holes, and the scanner that tries them where they can begin.

A rule is written on folded text: a space stands for one to three spaces (` ?` for none to three),
`<month>` for the fragment of that name in a
group of that name, `<second:month>` for the same fragment in another group. Every quantifier is bounded
or works on a class that the next element cannot match, so the cost stays linear in the text.
"""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.dates.heads import (
    ANY,
    DIGITS,
    KINDS,
    NUMBERS,
    PLACES,
    WORD,
    Heads,
    heads,
    kind,
    kinds_of_words,
    spaces,
)
from timeline.dates.reading import Extent, Groups, Meaning

Reader = Callable[[Groups], Meaning | None]
# Its name, those of its groups in their order, and how it is matched.
Rule = tuple[str, tuple[str, ...], Callable[[str, int], re.Match[str] | None]]
_HOLE = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
# No expression starts inside a word or number, behind a currency sign or a number sign ("N°2018-03-01").
_BEFORE = r"(?<![\w$€£¥#%№])(?<!\bn°)(?<![0-9][.,:/])(?<![$€£¥]\s)"
# None ends inside a word or number either; most end where neither goes on, which is seen first.
_BEHIND = r"(?!\w(?:(?<=[0-9]{2})|(?<=[^\W0-9]{2})))"
_BEFORE_UNSPACED = r"(?<![0-9a-z$€£¥#%])(?<![0-9][.,:/])(?<![$€£¥]\s)"
_BEHIND_UNSPACED = r"(?![0-9](?<=[0-9]{2}))"
# No rule knows eight short numbers in a row ("1-2-3/4/5.6.7-8"): so many begin nothing, however they go on.
_NO_RUN = r"(?![0-9]{1,2}(?:(?:[-/][0-9]{1,2}|\.[0-9])(?![0-9])){7})"
# What is no bracket of a group, and the bracket behind it.
_BRACKETS = re.compile(
    r"((?:[^\\()\[]++|\\.|\[\^?+\]?+(?:[^\\\]]|\\.)*+\])*+)(\)\?(?![?+])|[()]|$)", re.DOTALL
)
_GROUP = re.compile(r"\(\?P<(\w+)>")
_PLAIN_WORDS = re.compile(r"(?<=[|:>])(?:[^\W\d_]{2,}\??\|){3,}[^\W\d_]{2,}\??(?=[|)])")
_LONG = len(DIGITS) - 1  # the length from which runs of digits are alike
_MANY_WORDS, _TOLD = 500, 4  # so many letters tell most words to be none of so many


NOTHING = r"(?!)"


def any_of(words: Iterable[str]) -> str:
    """An alternation, longer patterns first; nothing at all without words."""
    return "|".join(sorted(words, key=len, reverse=True)) or NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Where rules can begin, and which.

    `spotter` finds each place where one can, with the next three tokens as groups; `tokens` tells for them
    the rules that can have them there, as bits of a number, which `chosen` makes rules.
    """

    spotter: re.Pattern[str]
    tokens: "Table"
    chosen: "Chosen"

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The rules as they are written, which are tried without their leads mostly."""
        return tuple(self.chosen.written().items())


class Table:
    """The rules by the token at one place, as a row for each. Runs of digits are `DIGITS`.

    `other` is for a word that no rule names there.
    """

    __slots__ = ("get", "other")

    def __init__(
        self,
        can: dict[str, int],
        known: Sequence[tuple[int, Heads]],
        kinds: Mapping[str, str],
        places: Sequence[str] = ("",),
    ) -> None:
        """`can` are the rules by token; `places` differ in what is known of the words before: their kind."""
        done = _bits([(bits, head.last) for bits, head in known], places)
        behind = dict.fromkeys(KINDS, self)  # no token is asked for behind the third
        if len(places[0]) + 1 < PLACES:
            for before in KINDS:
                either = before if before in NUMBERS else before + ANY
                following = [place + each for place in places for each in either]
                then = _bits([(bits, head.tokens) for bits, head in known], following)
                behind[before] = Table(then, known, kinds, following)
        made: dict[tuple[int, int, str], Row] = {}  # most tokens say the same as another

        def row(rules: int, ends: int, after: str) -> Row:
            key = rules, ends, after
            if key not in made:
                made[key] = Row(rules, ends, behind[after], {})
            return made[key]

        any_word, ends = can.pop(ANY, 0), done.get(ANY, 0)
        self.other = row(any_word, ends, WORD)
        rows: dict[str | None, Row] = dict.fromkeys((None, *DIGITS), row(0, 0, WORD))
        for token, bits in can.items():
            if token not in rows:
                rows[token] = row(bits | any_word, done.get(token, 0) | ends, kind(token, kinds))
            else:
                rows[token] = row(bits, done.get(token, 0), kind(token, kinds))
        self.get = rows.get


@dataclass(eq=False, slots=True)
class Row:
    """What a token tells at its place: the `rules` that can have it there, and those that it can end.

    Both are bits of a number. `after` is the table of the next token, `pairs` what the two tell.
    """

    rules: int
    done: int
    after: Table
    pairs: "dict[Row, Pair]"

    def pair(self, second: "Row") -> "Pair":
        """What this first token and a second one tell."""
        found = Pair(self.rules & (second.rules | self.done), self.done | second.done, second.after, {})
        self.pairs[second] = found
        return found


@dataclass(eq=False, slots=True)
class Pair:
    """The same of two tokens, and the rules that are left with the third."""

    rules: int
    done: int
    after: Table
    left: dict[Row, tuple[Rule, ...]]


def _bits(known: Iterable[tuple[int, Mapping[str, set[str]]]], places: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for bits, names in known:
        for place in places:
            for name in names.get(place, ()):
                found[name] = found.get(name, 0) | bits
    return found


class Chosen(dict[int, tuple[Rule, ...]]):
    """The rules by their bits. Most are never needed, so none is compiled before."""

    def __init__(self, rules: Sequence[tuple[str, str, str]], whole: Callable[[str], str]) -> None:
        """In their order: the name, the pattern as written, and perhaps without its leads; with holes."""
        super().__init__()
        self._rules, self._whole = rules, whole

    def written(self) -> dict[str, str]:
        """The whole patterns, by name."""
        return {name: self._whole(written) for name, written, _ in self._rules}

    def __missing__(self, bits: int) -> tuple[Rule, ...]:
        found: dict[str, Rule] = {}
        for n, (name, written, pattern) in enumerate(self._rules):
            if bits >> n & 1 and name not in found:  # what begins with a lead is tried without it as well
                found[name] = _rule(name, self._whole(written), self._whole(pattern))
        self[bits] = chosen = tuple(found.values())
        return chosen


@functools.cache
def _rule(name: str, written: str, pattern: str) -> Rule:
    """All groups of a rule have names; those that the pattern lacks come last."""
    compiled = re.compile(without_repeats(pattern))
    names = dict.fromkeys((*compiled.groupindex, *_GROUP.findall(written)))
    return name, tuple(names), compiled.match


def leads(pattern: str) -> tuple[list[str], str]:
    """The parts that a pattern can begin with, `(...)?`, and the pattern without them.

    Most dates have none of them, as their first token tells, and then they need not be tried: "about", "the
    beginning of" and "next" before a month. A single word is tried as fast as its token is looked at.
    """
    if not pattern.startswith("("):
        return [], pattern
    depth, begins = 0, False
    ends: list[int] = []
    for match in _BRACKETS.finditer(pattern):
        plain, bracket = match.groups()
        if depth == 0 and "|" in plain:
            return [], pattern
        if depth == 0 and bracket == "(":
            begins = not plain
        depth += (bracket == "(") - (bracket in (")", ")?"))
        if depth == 0 and bracket:
            ends.append(match.end() if bracket == ")?" and begins else 0)
    cuts = [0, *itertools.takewhile(bool, ends)]
    found = [pattern[start : end - 1] for start, end in itertools.pairwise(cuts)]
    return (found, pattern[cuts[-1] :]) if any("|" in lead for lead in found) else ([], pattern)


def fill(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with its holes and spaces written out."""

    def hole(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{fill(fragments[match[2] or match[1]], fragments)})"

    return _HOLE.sub(hole, spaces(pattern))


def without_repeats(pattern: str) -> str:
    """The same with each `(...)?` as `(?:(...)|)`, for which `re` keeps no book of repetitions."""
    pieces: list[str] = []
    opened: list[int] = []
    for plain, bracket in _BRACKETS.findall(pattern):
        pieces.append(plain)
        if bracket == ")?":
            pieces[opened.pop()] = "(?:("
            pieces.append(")|)")
            continue
        if bracket == "(":
            opened.append(len(pieces))
        elif bracket == ")":
            opened.pop()
        pieces.append(bracket)
    return "".join(pieces)


def trie(words: Iterable[str]) -> str:
    """An alternation of words that shares their beginnings, which `re` tries many times faster."""
    ends: dict[str, list[str]] = {}
    done = False
    for word in set(words):
        if word:
            ends.setdefault(word[0], []).append(word[1:])
        else:
            done = True
    branches = [re.escape(head) + trie(ends[head]) for head in sorted(ends)]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if done else ''}"


def with_tries(pattern: str) -> str:
    """The same with the plain words of each alternation as a trie; what follows must end such a word."""
    return _PLAIN_WORDS.sub(lambda words: trie(_spelled(words[0].split("|"))), pattern)


def _spelled(words: Iterable[str]) -> Iterator[str]:
    """The words, those with a last letter that may lack as two ("wurden?")."""
    for word in words:
        if word[-1] == "?":
            yield word[:-2]
        yield word.removesuffix("?")


def compile_grammar(
    rules: Mapping[str, str], fragments: Mapping[str, str], *, spaced: bool = True, glued: str = ""
) -> Grammar:
    """One grammar from ordered rules; earlier rules win where two start at the same place.

    `spaced` tells whether the script puts spaces between words; the letters of `glued` are words that are
    written on to a number.
    """
    before = _BEFORE if spaced else _BEFORE_UNSPACED
    behind = _BEHIND if spaced else _BEHIND_UNSPACED
    if glued:
        before = rf"(?:{before}|(?<=\b[{glued}])(?=[0-9]))"
    kinds = kinds_of_words(fragments) if spaced else {}

    @functools.cache
    def whole(pattern: str) -> str:
        return f"(?:{fill(pattern, fragments)}){behind}"

    begun = {name: leads(pattern) for name, pattern in rules.items()}
    patterns = {*rules.values(), *(lead for found, _ in begun.values() for lead in found)}
    walked = dict(zip(patterns, heads(patterns, fragments, kinds, spaced=spaced), strict=True))
    variants: list[tuple[str, str, str]] = []
    first: dict[str, int] = {}
    bits = dict.fromkeys(rules, 0)
    for name, (found, bare) in begun.items():
        begins = walked[rules[name]].tokens[""]
        led = set().union(*(walked[lead].tokens[""] for lead in found))
        left = begins - led
        # A lead may be where the rule stands ("until" before "the 5th"), which no token tells; and what may
        # begin with other words than the names of days and months is too rare to be compiled twice.
        silent = any(walked[lead].empty for lead in found)
        if not found or silent or any(kind(token, kinds) in (WORD, ANY) for token in left):
            led, left = begins, set()
        for tokens, pattern in ((led, rules[name]), (left, bare))[: 1 + bool(left)]:
            bit = 1 << len(variants)
            for token in tokens:
                first[token] = first.get(token, 0) | bit
            bits[name] |= bit
            variants.append((name, rules[name], pattern))
    known = [(bits[name], walked[pattern]) for name, pattern in rules.items()]
    spotter = _spotter([head for _, head in known], before, spaced=spaced)
    chosen = Chosen(variants, whole)
    return Grammar(re.compile(without_repeats(spotter)), Table(first, known, kinds), chosen)


def _spotter(beginnings: list[Heads], before: str, *, spaced: bool) -> str:
    first = set().union(*(head.tokens[""] for head in beginnings))
    leads = "".join(map(re.escape, sorted(set().union(*(head.leads for head in beginnings)))))
    letters = r"[^\W0-9]++" if spaced else r"[^\W0-9]"
    known = letters if ANY in first else _known(first, spaced=spaced)
    token = rf"([0-9]++|{letters})"
    lead = f"[{leads}]{{0,3}}" if leads else ""
    # The first look settles most places: what is no letter, digit or lead begins nothing.
    return rf"(?=[\w{leads}]){before}(?={lead}{_NO_RUN}([0-9]++|{known})(?:\W*+{token}(?:\W*+{token})?)?)"


def _known(tokens: Iterable[str], *, spaced: bool) -> str:
    """A word that may be one of these: of many, all letters would take longer to compile than to try."""
    words = [token for token in tokens if token[0] != "0"]
    if not spaced:
        return trie(words)
    if len(words) <= _MANY_WORDS:
        return trie(words) + r"(?![^\W0-9])"
    long = trie(word[:_TOLD] for word in words if len(word) > _TOLD)
    short = trie(word for word in words if len(word) <= _TOLD)
    return rf"(?:{short}(?![^\W0-9])|{long}[^\W0-9]++)"


def scan(grammar: Grammar, folded: str) -> Iterator[Extent]:
    """The extents of the folded text, leftmost first, not overlapping."""
    tokens, chosen, spot, at = grammar.tokens, grammar.chosen, grammar.spotter.search, 0
    first, unknown = tokens.get, tokens.other
    found = Extent.of
    while (place := spot(folded, at)) is not None:
        start = place.start()
        at = start + 1
        one, two, three = place.groups()
        # Digits sort before letters.
        row = first(one if one > ":" else DIGITS[n if (n := len(one)) < _LONG else _LONG], unknown)
        if two is not None and two < ":":
            two = DIGITS[n if (n := len(two)) < _LONG else _LONG]
        table = row.after
        second = table.get(two, table.other)
        pair = row.pairs.get(second) or row.pair(second)
        if not pair.rules:
            continue
        if three is not None and three < ":":
            three = DIGITS[n if (n := len(three)) < _LONG else _LONG]
        table = pair.after
        third = table.get(three, table.other)
        rules = pair.left.get(third)
        if rules is None:
            rules = pair.left[third] = chosen[pair.rules & (third.rules | pair.done)]
        for name, names, match_at in rules:
            match = match_at(folded, start)
            if match is not None:
                at = match.end()
                yield found(start, at, name, names, match.groups())
                break
