"""Month and weekday names and relative days of a language, from the data that dateparser carries (CLDR)."""

import functools
import importlib
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.dates.fold import fold
from timeline.months import ENGLISH as _MONTHS

_WEEKDAYS = "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
# What "1 week ago" and its like are: so many units on.
_RELATIVE = {
    "0 day ago": (0, "D"), "1 day ago": (-1, "D"), "2 day ago": (-2, "D"), "in 1 day": (1, "D"),
    "in 2 day": (2, "D"),
    "0 week ago": (0, "W"), "1 week ago": (-1, "W"), "in 1 week": (1, "W"),
    "0 month ago": (0, "M"), "1 month ago": (-1, "M"), "in 1 month": (1, "M"),
    "0 year ago": (0, "Y"), "1 year ago": (-1, "Y"), "in 1 year": (1, "Y"),
}  # fmt: skip


Cases = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names with their numbers; names of fewer letters than `shortest` are left out."""

    months: Mapping[str, int]
    short_months: frozenset[str]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[int, str]]


@functools.cache
def names(language: str, shortest: int = 3, cases: Cases = (), *, regional: bool = False) -> Names:
    """The names of one language; importing dateparser's data costs about 0.1 s once.

    `regional` adds the month names that some countries have besides. `cases` are endings of month names,
    each with the endings that other grammatical cases have in its place.
    """
    info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
    months = _numbered(info, _MONTHS, shortest)
    months |= {
        name[: -len(old)] + new: n
        for name, n in months.items()
        for old, endings in cases
        if len(name) > 3 and name.endswith(old)
        for new in endings
    }
    days = _numbered(info, _WEEKDAYS, shortest + 1)
    relative = {
        _clean(phrase): shift
        for key, shift in _RELATIVE.items()
        for phrase in info["relative-type"].get(key, ())
        if len(_clean(phrase)) >= shortest and not phrase[0].isdigit()
    }
    longest = {n: max(len(name) for name in months if months[name] == n) for n in set(months.values())}
    short = frozenset(name for name, n in months.items() if len(name) <= 4 and len(name) < longest[n])
    for local in info["locale_specific"].values() if regional else ():
        months |= _numbered({key: local.get(key, []) for key in _MONTHS}, _MONTHS, 2)
    return Names(months, short, days, relative)


def _numbered(info: Mapping[str, list[str]], keys: tuple[str, ...], shortest: int) -> dict[str, int]:
    return {
        name: n for n, key in enumerate(keys, 1) for name in map(_clean, info[key]) if len(name) >= shortest
    }


def _clean(name: str) -> str:
    return fold(name).strip(" .()")
