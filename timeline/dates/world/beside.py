r"""What stands around an expression and makes it no date, in patterns that show it in brackets: `Guten \[`.

A pattern has many alternatives, and most can be told off by the words in the brackets and behind. Those are
looked at first, at the one place where the bracket is, not where what leads there may begin.
"""

import re
from collections.abc import Iterator

_REACH = 24  # characters around an expression that are looked at
_SYMBOL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_TIMES = re.compile(r"\{[0-9]*,?[0-9]*\}")
_OTHER = "\0"  # for a bracket of the text, which is not the one of the place: "in der Straße [1] 2011"
_ANYTHING = "[*]"  # what begins with this has nothing of its own in the brackets


class Beside:
    """The alternatives of one pattern; `led` are those that are told by what leads to the bracket alone."""

    def __init__(self, pattern: str) -> None:
        led, inside = [], []
        for symbols in _alternatives(pattern):
            rest = _from_bracket(symbols)
            if rest is None or re.match(rest, _ANYTHING):
                led.append("".join(symbols))
            else:
                inside.append(rest)
        self._led = _anywhere("|".join(led)) if led else None
        self._apart = _apart(led)
        self._inside = re.compile("|".join(inside)) if inside else None
        self._whole = _anywhere(pattern)

    def found(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern matches around what stands there."""
        first = start - _REACH if start > _REACH else 0
        around = text[first : end + _REACH].replace("\n", " ").replace("\u2019", "'").replace("[", _OTHER)
        before = around[: start - first]
        here = f"{before}[{around[start - first : end - first]}]{around[end - first :]}"
        told = self._led is not None and before.rstrip()[-1:] not in self._apart
        if told and self._led is not None and self._led.match(here):
            return True
        if self._inside is None or self._inside.match(here, len(before)) is None:
            return False
        return self._whole.match(here) is not None


def _apart(led: list[str]) -> frozenset[str]:
    """The marks that none of these can have before the bracket: behind one, as in a list, none is tried."""
    symbols = [symbol for one in led for symbol in _SYMBOL.findall(_TIMES.sub("", one))]
    wide = any(symbol == "." or symbol.startswith(("[^", r"\W", r"\S", r"\D")) for symbol in symbols)
    spaces = _anywhere("|".join(led)).match("   [Mai]") is not None
    if wide or spaces or any(_from_bracket(list(_SYMBOL.findall(one))) is None for one in led):
        return frozenset()
    return frozenset(",;").difference(*symbols)


def _anywhere(pattern: str) -> re.Pattern[str]:
    return re.compile(rf".{{0,{_REACH}}}?(?:{pattern})")


def _alternatives(pattern: str) -> Iterator[list[str]]:
    """The symbols of each."""
    symbols: list[str] = []
    depth = 0
    for symbol in _SYMBOL.findall(pattern):
        depth += (symbol == "(") - (symbol == ")")
        if symbol == "|" and depth == 0:
            yield symbols
            symbols = []
        else:
            symbols.append(symbol)
    yield symbols


def _from_bracket(symbols: list[str]) -> str | None:
    """The pattern from the bracket on; None where that is within a group."""
    depth = 0
    for at, symbol in enumerate(symbols):
        depth += (symbol == "(") - (symbol == ")")
        if symbol == r"\[":
            return "".join(symbols[at:]) if depth == 0 else None
    return None
