"""What an event is made of, in short: a trace is a hash of the rows of an event."""

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from typing import Any

Row = tuple[Any, ...]  # of a report with its text: event, source, entry, and whatever else
_PLAIN = 2  # the version of the format of `marshal` that depends on nothing but values
_begun = partial(blake2b, digest_size=12)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is reported: by how many texts, and how many events each source tells."""

    texts: int
    told: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Around:
    """What else than its reports an event is made of.

    `changes` are rows of the log of events; `name` says how readers call a source. Others that a card names
    are none of it: a popular event would drag along hundreds whose cards name it.
    """

    changes: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    name: Callable[[str], str] = str


def traces(rows: Iterable[Iterable[Row]], around: Around) -> dict[str, str]:
    """The traces of events by their rows in a fixed order.

    Rows come some events at a time, and each is let go of at once: thousands of texts may tell one event.
    """
    called = cache(around.name)
    own: dict[str, str] = {}
    for part in rows:
        said: defaultdict[str, Any] = defaultdict(_begun)
        by: defaultdict[str, list[str]] = defaultdict(list)
        for row in part:
            said[row[0]].update(marshal.dumps(row, _PLAIN))
            by[row[0]].append(called(row[1]))
        for event, told in said.items():
            own[event] = _hash((told.digest(), by[event], around.changes.get(event, ())))
    return own


def _hash(values: Any) -> str:  # noqa: ANN401 - whatever `marshal` takes
    made = _begun()
    made.update(marshal.dumps(values, _PLAIN))
    return made.hexdigest()
