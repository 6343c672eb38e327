"""Rules as regular expressions with readable holes, compiled into one scanner.

A rule is written on folded text: a space stands for one to three spaces (` ?` for none to three),
`<month>` for the fragment of that name in a
group of that name, `<second:month>` for the same fragment in another group. Every quantifier is bounded
or works on a class that the next element cannot match, so the cost stays linear in the text.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.dates.reading import Extent, Groups, Meaning

Reader = Callable[[Groups], Meaning | None]
_HOLE = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
_NAMED = re.compile(r"\(\?P<\w+>")
# How far an expression can begin before its first trigger, and end behind its last.
_BEHIND, _AHEAD = 44, 32
# No expression starts inside a word or number, behind a currency sign or a number sign.
_BEFORE = r"(?<![\w$€£¥#%])(?<![0-9][.,:/])(?<![$€£¥]\s)"


_BEFORE_UNSPACED = r"(?<![0-9a-z$€£¥#%])(?<![0-9][.,:/])(?<![$€£¥]\s)"


@dataclass(frozen=True, slots=True)
class Grammar:
    """`gate` finds words that can be part of an expression; `scanner` tries all rules, first one wins."""

    gate: re.Pattern[str]
    scanner: re.Pattern[str]
    rules: Mapping[str, str]


def fill(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with its holes and spaces written out."""

    def hole(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{fill(fragments[match[2] or match[1]], fragments)})"

    return _HOLE.sub(hole, pattern.replace(" ?", "\t").replace(" ", " {1,3}").replace("\t", " {0,3}"))


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
    gate: str,
    first: Iterable[str],
    rules: Mapping[str, str],
    fragments: Mapping[str, str],
    *,
    spaced: bool = True,
    glued: str = "",
    begins: Iterable[str] = (),
) -> Grammar:
    """One grammar from ordered rules; earlier rules win where two start at the same place.

    Every expression starts with a digit or with a word of `first`; without any, rules are tried everywhere.
    `spaced` tells whether the script puts spaces between words; the letters of `glued` are words that are
    written on to a number. `begins` are beginnings of words, in place of `first`.
    """
    words, beginnings = trie(first), trie(begins)
    starts = f"(?=[0-9']|{words}(?![a-z]))" if words else f"(?=[0-9]|{beginnings})" if beginnings else ""
    before = _BEFORE if spaced else _BEFORE_UNSPACED
    if glued:
        before = rf"(?:{before}|(?<=\b[{glued}])(?=[0-9]))"
    filled = {name: fill(pattern, fragments) for name, pattern in rules.items()}
    anywhere = "|".join(f"(?P<{name}>{_NAMED.sub('(?:', pattern)})" for name, pattern in filled.items())
    return Grammar(
        gate=re.compile(gate),
        scanner=re.compile(rf"{before}{starts}(?:{anywhere})"),
        rules=filled,
    )


def scan(grammar: Grammar, folded: str) -> Iterator[Extent]:
    """The extents of the folded text, leftmost first, not overlapping."""
    for start, end in _windows(grammar.gate, folded):
        for match in grammar.scanner.finditer(folded, start, end):
            name = match.lastgroup or ""
            parts = _compiled(grammar.rules[name]).match(folded, match.start())
            if parts is not None:
                yield Extent(match.start(), match.end(), name, parts.groupdict())


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A rule by itself, to get at its parts; most are never needed, so none is compiled before."""
    return re.compile(pattern)


def _windows(gate: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """Stretches around the triggers, merged where they touch."""
    start = end = 0
    for match in gate.finditer(folded):
        if match.start() - _BEHIND > end:
            if end:
                yield start, end
            start = _word_start(folded, match.start() - _BEHIND)
        end = match.end() + _AHEAD
    if end:
        yield start, end


def _word_start(folded: str, at: int) -> int:
    at = max(at, 0)
    space = folded.find(" ", at, at + _BEHIND)
    return at if space < 0 else space
