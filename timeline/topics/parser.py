"""A query as text -> Topic, by recursive descent.

either = all, {"OR", all};           one = {"NOT" | "-"}, ("(", either, ")" | term);
all = one, {["AND"], one};           term = [field, ":"], (word | '"', words, '"'), ["*"];
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from timeline.edtf import Edtf, EdtfError
from timeline.model import ChangeKind
from timeline.topics.query import (
    OPERATORS,
    All,
    Either,
    Is,
    Kind,
    Node,
    Not,
    State,
    Topic,
    When,
    WordField,
    Words,
)

LONGEST = 1000  # characters
_DEEPEST = 20  # parentheses within each other

_FIELDS = ("source", "kind", "when", "is", "actor", "place")
_STATES: tuple[State, ...] = get_args(State)
# Typographic quotes and the wide signs of East Asian keyboards, one character for one.
_PLAIN = str.maketrans("“”„«»「」『』（）：＊－\u3000", '"""""""""():*- ')
_MINUS = "-\u2212"
_TERM = re.compile(r'(?:([A-Za-z]+):)?(?:"([^"]*)"(\*?)|([^\s()"]*))')
_ANY = "a word, a phrase or an opening parenthesis"


@dataclass(frozen=True, slots=True)
class _Token:
    sort: Literal["(", ")", "OR", "AND", "NOT", "term", "end"]
    at: int  # characters before it
    shown: str
    node: Node | None = None


class _Tokens:
    """The tokens of a query with a place among them."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def next(self) -> _Token:
        return self._tokens[self._place]

    def take(self) -> _Token:
        """The next token; the end is never passed."""
        token = self.next
        self._place += token.sort != "end"
        return token


def parse(text: str) -> Topic:
    """The topic of a query. Raises ValueError with the place and what is expected there."""
    if len(text) > LONGEST:
        raise ValueError(f"a topic has at most {LONGEST:,} characters, this one has {len(text):,}")
    tokens = _Tokens(_tokens(text.translate(_PLAIN)))
    root = _either(tokens, 0)
    if tokens.next.sort != "end":
        raise _wrong(tokens.next.at, "no parenthesis is open that this one could close")
    return Topic(root)


def _either(tokens: _Tokens, depth: int) -> Node:
    found = [_all(tokens, depth)]
    while tokens.next.sort == "OR":
        tokens.take()
        found.append(_all(tokens, depth))
    # (a OR b) OR c is a OR b OR c.
    parts = [part for node in found for part in (node.parts if isinstance(node, Either) else (node,))]
    return parts[0] if len(parts) == 1 else Either(tuple(parts))


def _all(tokens: _Tokens, depth: int) -> Node:
    found = [_one(tokens, depth)]
    while tokens.next.sort not in ("OR", ")", "end"):
        if tokens.next.sort == "AND":
            tokens.take()
        found.append(_one(tokens, depth))
    parts = [part for node in found for part in (node.parts if isinstance(node, All) else (node,))]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _one(tokens: _Tokens, depth: int) -> Node:
    negated = False
    while tokens.next.sort == "NOT":
        tokens.take()
        negated = not negated
    token = tokens.take()
    if token.node is not None:
        node = token.node
    elif token.sort == "(":
        node = _group(tokens, token, depth + 1)
    else:
        found = "the end" if token.sort == "end" else token.shown
        raise _wrong(token.at, f"expected {_ANY}, found {found}")
    if not negated:
        return node
    return node.part if isinstance(node, Not) else Not(node)


def _group(tokens: _Tokens, opening: _Token, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _wrong(opening.at, f"at most {_DEEPEST} parentheses may stand within each other")
    node = _either(tokens, depth)
    if tokens.take().sort != ")":
        raise _wrong(opening.at, "the parenthesis that opens here is not closed")
    return node


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign.isspace():
            at += 1
        elif sign in "()":
            found.append(_Token("(" if sign == "(" else ")", at, sign))
            at += 1
        elif sign in _MINUS:
            if at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] == ")":
                raise _wrong(at + 1, f"expected {_ANY} right after the minus")
            found.append(_Token("NOT", at, "the minus"))
            at += 1
        else:
            token, at = _term(text, at)
            found.append(token)
    return [*found, _Token("end", len(text), "")]


def _term(text: str, at: int) -> tuple[_Token, int]:
    """The operator or term that begins at a place, and the place behind it."""
    match = _TERM.match(text, at)
    if match is None or match.end() == at:
        raise _wrong(at, "the quote that opens here is not closed")
    name, quoted, star, bare = match.groups()
    shown = match[0]
    if shown in OPERATORS:
        return _Token(_operator(shown), at, shown), match.end()
    try:
        if quoted is None:
            star = "*" if bare.endswith("*") else ""
            bare = bare.removesuffix("*")
        node = _node((name or "").lower(), bare if quoted is None else quoted, prefix=bool(star))
    except ValueError as error:
        raise _wrong(at, str(error)) from error
    return _Token("term", at, shown, node), match.end()


def _operator(text: str) -> Literal["OR", "AND", "NOT"]:
    return "OR" if text == "OR" else "AND" if text == "AND" else "NOT"


def _node(name: str, value: str, *, prefix: bool) -> Node:
    """A term. Raises ValueError for what is none."""
    if name and name not in _FIELDS:
        fields = ", ".join(f"{one}:" for one in _FIELDS)
        if name == "topic":
            raise ValueError(
                f"there is no topic: here; write the query that the topic has under `topics` of the "
                f"configuration, or open the page of the topic on the site; there is {fields}"
            )
        raise ValueError(
            f"there is no {name}: here, only {fields}; to look for the words, put them in quotes"
        )
    if name and not value:
        raise ValueError(f"expected a word or a phrase right after {name}:")
    if "*" in value or (prefix and not value):
        raise ValueError("a star stands behind a word or behind the closing quote")
    if name in ("", "source", "actor", "place"):
        return Words(value, _word_field(name), prefix)
    if prefix:
        raise ValueError(f"{name}: takes no star")
    if name == "kind":
        return _kind(value)
    return _when(value) if name == "when" else _is(value)


def _word_field(name: str) -> WordField:
    return next(one for one in get_args(WordField) if one == name)


def _kind(value: str) -> Kind:
    try:
        return Kind(ChangeKind(value.lower()))
    except ValueError as error:
        raise ValueError(f"{value!r} is no kind of change: {', '.join(ChangeKind)}") from error


def _is(value: str) -> Is:
    for state in _STATES:
        if value.lower() == state:
            return Is(state)
    raise ValueError(f"{value!r} is nothing that an event can be: {', '.join(_STATES)}")


def _when(value: str) -> When:
    start, dots, end = value.upper().partition("..")
    try:
        if not dots or "/" in value:
            period = Edtf(value.upper())
        elif start == end:
            period = Edtf(start)
        else:
            period = Edtf(f"{start or '..'}/{end or '..'}")
    except EdtfError as error:
        forms = "when:2026, when:2026-03, when:2026-03-12, when:2026-01..2026-06 or when:2026-03.."
        raise ValueError(f"{error}; write {forms}") from error
    return When(period)


def _wrong(at: int, what: str) -> ValueError:
    return ValueError(f"at character {at + 1}: {what}")
