"""Which of many to show first: no two of a kind before one of each."""

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def apart(values: Iterable[_T], trait: Callable[[_T], object]) -> tuple[list[_T], list[_T]]:
    """The first value with each trait, and the others, both in their order."""
    first: dict[object, _T] = {}
    again = [value for value in values if first.setdefault(trait(value), value) is not value]
    return [*first.values()], again
