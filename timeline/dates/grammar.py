"""Rules as regular expressions with readable holes, and the scanner that tries them where they can begin.

A rule is written on folded text: a space stands for one to three spaces (` ?` for none to three),
`<month>` for the fragment of that name in a
group of that name, `<second:month>` for the same fragment in another group. Every quantifier is bounded
or works on a class that the next element cannot match, so the cost stays linear in the text.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.dates.heads import AFTER_NUMBER, AFTER_WORD, ANY, DIGITS, Heads, heads, spaces
from timeline.dates.reading import Extent, Groups, Meaning

Reader = Callable[[Groups], Meaning | None]
# Its name, those of its groups in their order, and how it is matched.
Rule = tuple[str, tuple[str, ...], Callable[[str, int], re.Match[str] | None]]
_HOLE = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
# No expression starts inside a word or number, behind a currency sign or a number sign.
_BEFORE = r"(?<![\w$€£¥#%])(?<![0-9][.,:/])(?<![$€£¥]\s)"
# None ends inside a word or number either.
_BEHIND = r"(?!(?<=[0-9])[0-9]|(?<=[^\W0-9])[^\W0-9])"
_BEFORE_UNSPACED = r"(?<![0-9a-z$€£¥#%])(?<![0-9][.,:/])(?<![$€£¥]\s)"
_BEHIND_UNSPACED = r"(?!(?<=[0-9])[0-9])"


NOTHING = r"(?!)"
_NO_TOKENS: set[str] = set()


def any_of(words: Iterable[str]) -> str:
    """An alternation, longer patterns first; nothing at all without words."""
    return "|".join(sorted(words, key=len, reverse=True)) or NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Ordered rules, and where they can begin.

    `spotter` finds each place where one can, with the next three tokens as groups. `first` tells for each
    token the rules that can have it there, and those that can end with it, as bits of a number; so do
    `after_word` and `after_number` for the second and third.
    """

    rules: tuple[tuple[str, str], ...]
    spotter: re.Pattern[str]
    first: "Table"
    after_word: "tuple[Table, Table]"
    after_number: "tuple[Table, Table]"


class Table(dict[str | None, tuple[int, int]]):
    """The rules by token; `other` are those for a token that is not in the table."""

    def __init__(self, tokens: list[set[str]], last: list[set[str]]) -> None:
        """Both are given by rule."""
        can, done = _bits(tokens), _bits(last)
        self.other = can.get(ANY, 0), done.get(ANY, 0)
        either, ends = self.other
        super().__init__({token: (bits | either, done.get(token, 0) | ends) for token, bits in can.items()})

    def __missing__(self, _token: str | None) -> tuple[int, int]:
        return self.other


def _bits(tokens: list[set[str]]) -> dict[str, int]:
    bits: dict[str, int] = {}
    for n, names in enumerate(tokens):
        for name in names:
            bits[name] = bits.get(name, 0) | 1 << n
    return bits


def fill(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with its holes and spaces written out."""

    def hole(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{fill(fragments[match[2] or match[1]], fragments)})"

    return _HOLE.sub(hole, spaces(pattern))


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
    beginnings = heads(rules.values(), fragments, spaced=spaced)

    def table(at: int) -> Table:
        tokens = [head.tokens.get(at, _NO_TOKENS) for head in beginnings]
        return Table(tokens, [head.last.get(at, _NO_TOKENS) for head in beginnings])

    return Grammar(
        rules=tuple((name, f"(?:{fill(pattern, fragments)}){behind}") for name, pattern in rules.items()),
        spotter=re.compile(_spotter(beginnings, before, spaced=spaced)),
        first=table(0),
        after_word=(table(AFTER_WORD[0]), table(AFTER_WORD[1])),
        after_number=(table(AFTER_NUMBER[0]), table(AFTER_NUMBER[1])),
    )


def _spotter(beginnings: list[Heads], before: str, *, spaced: bool) -> str:
    first = set().union(*(head.tokens[0] for head in beginnings))
    leads = "".join(map(re.escape, sorted(set().union(*(head.leads for head in beginnings)))))
    words = trie(word for word in first if word[0] != "0")
    letters = r"[^\W0-9]++" if spaced else r"[^\W0-9]"
    known = letters if ANY in first else words + (r"(?![^\W0-9])" if spaced else "")
    token = rf"([0-9]++|{letters})"
    lead = f"[{leads}]{{0,3}}" if leads else ""
    # The first look settles most places: what is no letter, digit or lead begins nothing.
    return rf"(?=[\w{leads}]){before}(?={lead}([0-9]++|{known})(?:\W*+{token}(?:\W*+{token})?)?)"


def scan(grammar: Grammar, folded: str) -> Iterator[Extent]:
    """The extents of the folded text, leftmost first, not overlapping."""
    first, after_word, after_number = grammar.first, grammar.after_word, grammar.after_number
    spot, at = grammar.spotter.search, 0
    while (place := spot(folded, at)) is not None:
        start = place.start()
        at = start + 1
        one, two, three = place.groups()
        if one > ":":  # digits sort before letters
            (rules, done), (second, third) = first[one], after_word
        else:
            (rules, done), (second, third) = first[DIGITS[min(len(one), 5)]], after_number
        more, done_too = second[two if two is None or two > ":" else DIGITS[min(len(two), 5)]]
        rules &= more | done
        if not rules:
            continue
        more, _ = third[three if three is None or three > ":" else DIGITS[min(len(three), 5)]]
        rules &= more | done | done_too
        if not rules:
            continue
        for name, names, match_at in _chosen(grammar, rules):
            match = match_at(folded, start)
            if match is not None:
                at = match.end()
                yield Extent(start, at, name, names, match.groups())
                break


@functools.cache
def _chosen(grammar: Grammar, bits: int) -> tuple[Rule, ...]:
    """The rules with these numbers."""
    return tuple(_rule(name, pattern) for n, (name, pattern) in enumerate(grammar.rules) if bits >> n & 1)


@functools.cache
def _rule(name: str, pattern: str) -> Rule:
    """Most rules are never needed, so none is compiled before. All their groups have names."""
    compiled = re.compile(pattern)
    return name, tuple(compiled.groupindex), compiled.match
