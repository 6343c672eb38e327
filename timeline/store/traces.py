"""What every event is made of, in short: a trace is a hash of the rows of an event.

Most rows are as they were when the page was last built. So the rows of all events are hashed in bundles of a
few dozen events first, which costs a fraction of hashing those of each, and only events of bundles that are
not as they were get a trace.
"""

import marshal
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from operator import itemgetter
from typing import Any

Row = tuple[Any, ...]  # of a report: event, source, entry, and whatever else
Bundle = list[Row]
_EVENT, _TEXT, _EVENT_AND_SOURCE = itemgetter(0), itemgetter(1, 2), itemgetter(0, 1)
_NAMED = 3  # characters of an event's key that name its bundle: 4096 bundles
_PLAIN = 2  # the version of the format of `marshal` that depends on nothing but values


@dataclass(frozen=True, slots=True)
class Traces:
    """All events that are reported: marks of their bundles, and traces of those in other bundles than known.

    `texts` is the number of texts that report anything, `told` that of the events of each source.
    """

    live: frozenset[str]
    texts: int
    told: Mapping[str, int]
    marks: Mapping[str, str]
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What else than its own rows an event is made of.

    `entries` are rows of texts by source and id; `changes` the log of events; `doubts` others that the card
    of an event names; `name` says how readers call a source.
    """

    entries: Mapping[tuple[str, str], Row] = field(default_factory=dict)
    changes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    doubts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    name: Callable[[str], str] = str


def traces(rows: Sequence[Row], around: Around, known: Mapping[str, str]) -> Traces:
    """The traces of events whose rows, in a fixed order, give other marks than are `known`."""
    bundles: defaultdict[str, Bundle] = defaultdict(list)
    for row in rows:
        bundles[row[0][-_NAMED:]].append(row)
    made = _Made(bundles, around)
    marks = made.marks()
    other = [name for name, mark in marks.items() if known.get(name) != mark]
    told = Counter(source for _, source in set(map(_EVENT_AND_SOURCE, rows)))
    texts = len(set(map(_TEXT, rows)))
    return Traces(frozenset(map(_EVENT, rows)), texts, told, marks, dict(made.of(other)))


class _Made:
    """The traces of one state of the store."""

    def __init__(self, bundles: Mapping[str, Bundle], around: Around) -> None:
        self._bundles, self._around = bundles, around
        self._called = cache(around.name)
        self._by_event = cache(self._grouped)
        self._others: defaultdict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
        for event, others in around.doubts.items():
            self._others[event[-_NAMED:]].append((event, tuple(others)))
        self._logged: defaultdict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
        for event, changes in around.changes.items():
            self._logged[event[-_NAMED:]].append((event, tuple(changes)))

    def marks(self) -> dict[str, str]:
        """A mark of each bundle, which changes with the trace of any event in it but for those doubted."""
        return {name: self._mark(name, bundle) for name, bundle in self._bundles.items()}

    def _mark(self, name: str, bundle: Bundle) -> str:
        told = [*map(self._around.entries.get, map(_TEXT, bundle))]
        called = sorted(map(self._called, {row[1] for row in bundle}))
        return _hash((bundle, told, called, sorted(self._others[name]), self._logged[name]))

    def of(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The traces of the events of some bundles, and of those that name any of them as doubtful."""
        events = dict.fromkeys(event for name in names for event in self._by_event(name))
        doubts = self._around.doubts
        more = (other for event in events if event in doubts for other in doubts[event])
        for event in (*events, *(other for other in more if other not in events)):
            own = self._own(event)
            if own is not None:
                yield event, self._with_doubts(event, own)

    def _with_doubts(self, event: str, own: str) -> str:
        others = self._around.doubts.get(event)
        return _hash((own, [self._own(other) for other in others])) if others else own

    def _own(self, event: str) -> str | None:
        rows = self._by_event(event[-_NAMED:]).get(event)
        if rows is None:
            return None
        told = [*map(self._around.entries.get, map(_TEXT, rows))]
        called = [self._called(row[1]) for row in rows]
        return _hash((rows, told, called, list(self._around.changes.get(event, ()))))

    def _grouped(self, name: str) -> Mapping[str, Bundle]:
        found: defaultdict[str, Bundle] = defaultdict(list)
        for row in self._bundles.get(name, ()):
            found[row[0]].append(row)
        return found


def _hash(values: Any) -> str:  # noqa: ANN401 - whatever `marshal` takes
    return blake2b(marshal.dumps(values, _PLAIN), digest_size=12).hexdigest()
