"""Long lists of values in pieces that a query may hold."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

_MOST = 500  # values

_Value = TypeVar("_Value", str, int)


def parts(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """The values in an order of their own, some at a time: SQLite limits the number of parameters."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _MOST):
        yield ordered[start : start + _MOST]
