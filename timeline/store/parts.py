"""Long lists of values in pieces that a query may hold."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

_Value = TypeVar("_Value", str, int)


def parts(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """The values in an order of their own, at most 500 at a time: SQLite limits the number of parameters."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]
