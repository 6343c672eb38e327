"""Whether what a store holds belongs together and can be read, in a file or on a server.

Each question is one that SQLite and PostgreSQL understand alike.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from timeline.doctor.finding import Finding
from timeline.store import deltas
from timeline.store.errors import StoreError

# A statement with `?` for what is given beside it, to rows.
Ask = Callable[..., Iterable[Any]]

# Rows without what they belong to, each with what they are.
_ORPHANS = {
    "statements without their text": """SELECT count(*) FROM report r WHERE NOT EXISTS
        (SELECT 1 FROM entry e WHERE e.number = r.entry)""",
    "texts without their source": "SELECT count(*) FROM entry WHERE source NOT IN (SELECT id FROM source)",
    "earlier texts without the present one": """SELECT count(*) FROM revision v WHERE NOT EXISTS
        (SELECT 1 FROM entry e WHERE e.number = v.entry)""",
    "changes without the text that they lean on": """SELECT count(*) FROM change c WHERE c.entry IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.number = c.entry AND e.changed = c.seen)
        AND NOT EXISTS (SELECT 1 FROM revision v WHERE v.entry = c.entry AND v.since = c.seen)""",
    "deliveries without their digest": (
        "SELECT count(*) FROM delivery WHERE digest NOT IN (SELECT id FROM digest)"
    ),
    "decisions about statements that are not there": (
        "SELECT count(*) FROM decision WHERE report NOT IN (SELECT key FROM report)"
    ),
    "statements that are current twice": """SELECT count(*) FROM
        (SELECT key FROM report WHERE until IS NULL GROUP BY key HAVING count(*) > 1) AS d""",
    "statements that end before they begin": "SELECT count(*) FROM report WHERE until < since",
    "signs of statements that are not current": """SELECT count(*) FROM (SELECT DISTINCT report FROM sign)
        AS s WHERE report NOT IN
        (SELECT min(id) FROM report GROUP BY key HAVING count(*) > count(until))""",
}
_MADE_ANEW = frozenset({"signs of statements that are not current"})


def examined(ask: Ask, *, remedy: str, unpack: Callable[[bytes], str] = deltas.unpack) -> Iterator[Finding]:
    """The findings about rows and texts.

    `remedy` is for what cannot be made anew; `unpack` reads the bytes of a present text.
    """
    yield from _together(ask, remedy)
    yield from _texts(ask, remedy, unpack)


def _together(ask: Ask, remedy: str) -> Iterator[Finding]:
    counts = {what: next(iter(ask(query)))[0] for what, query in _ORPHANS.items()}
    for what, count in counts.items():
        if count:
            way = "`timeline rebuild` makes them anew" if what in _MADE_ANEW else remedy
            yield Finding("store", "wrong", f"{count:,} {what}", way)
    if not any(counts.values()):
        yield Finding("store", "ok", "rows that belong together are there")


def _texts(ask: Ask, remedy: str, unpack: Callable[[bytes], str]) -> Iterator[Finding]:
    """Every packed text carries a checksum: the database itself would not see a byte that changed in one."""
    damaged, seen = [], 0
    for number, source, entry, text in ask("SELECT number, source, id, text FROM entry"):
        seen += 1
        try:
            _reads(ask, number, unpack(text) if isinstance(text, bytes) else text)
        except (StoreError, UnicodeDecodeError):
            damaged.append(f"{source}: {entry}")
    for name in damaged[:20]:
        yield Finding("store", "wrong", f"a kept text is damaged, {name}", remedy)
    if not damaged:
        yield Finding("store", "ok", f"{seen:,} texts and what they were before can be read")


def _reads(ask: Ask, number: int, text: str) -> None:
    """Read what a text was before, one version after the other. Raises StoreError."""
    query = "SELECT whole, packed FROM revision WHERE entry = ? ORDER BY number DESC"
    following = text
    for whole, packed in ask(query, (number,)):
        following = deltas.unpack(packed, None if whole else following)
