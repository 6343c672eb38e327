"""What leads from a new report to those that may tell the same event: signs, and the links left in doubt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    null,
    or_,
    select,
    text,
)

from timeline.model import Mention, Report
from timeline.same import LEAST, MOST, Candidate, searches, signs
from timeline.store import bulk, schema
from timeline.store.parts import parts
from timeline.store.window import current

_OF_A_SIGN = 25  # a day on which ten thousand texts say the same costs no more
_SIGN_BITS = 1 << 63
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_r, _e = schema.report, schema.entry
_CANDIDATES = (
    select(
        _r.c.first_seen, _r.c.source, _r.c.entry, _r.c.key, _r.c.edtf, _r.c.title, _r.c.event,
        _r.c.sentence, _r.c.start, _r.c.date_start, _r.c.date_end, _e.c.gist,
    )
    .select_from(_r.outerjoin(_e, (_e.c.source == _r.c.source) & (_e.c.id == _r.c.entry)))
    .where(_r.c.until.is_(null()), _r.c.key.in_(_KEYS))
)  # fmt: skip


_REMOVE = text("DELETE FROM sign WHERE word = :word AND day = :day AND report = :report")


class Links:
    """Signs and doubtful links inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(
        self, mentions: Iterable[Mention], about: str, *, own: tuple[str, str]
    ) -> dict[Mention, list[Candidate]]:
        """For each mention the current reports of entries other than `own` (source, id) that it may join."""
        keys = {mention: self._keys(mention, about) for mention in mentions}
        known: dict[str, Candidate] = {}
        for part in parts(key for group in keys.values() for key in group):
            rows = self._connection.execute(_CANDIDATES, {"keys": part})
            known |= {row.key: _candidate(row) for row in rows if (row.source, row.entry) != own}
        return {mention: [known[key] for key in group if key in known] for mention, group in keys.items()}

    def _keys(self, mention: Mention, about: str) -> list[str]:
        """The keys of the reports that share most signs with a mention."""
        wanted = [
            (word, search.first, search.last) for search in searches(mention, about) for word in search.words
        ]
        if not wanted:
            return []
        dialect = self._connection.dialect
        values = tuple(value for one in wanted for value in one)
        bind = values if dialect.positional else {f"p{at}": value for at, value in enumerate(values)}
        rows = self._connection.exec_driver_sql(_listed(len(wanted), dialect.paramstyle), bind)
        return [f"{row[0] + _SIGN_BITS:016x}" for row in rows]

    def add(self, reports: Iterable[Report], about: Mapping[tuple[str, str], str]) -> None:
        """Let reports be found; `about` are the gists of their entries by source and id."""
        bulk.insert(
            self._connection,
            schema.sign,
            (
                (sign.word, sign.day, int(report.key, 16) - _SIGN_BITS)
                for report in reports
                for sign in signs(
                    report.mention.when, report.mention.title, about.get((report.source, report.entry), "")
                )
            ),
            anew=True,
        )

    def remove(self, reports: Iterable[Report], about: str) -> None:
        """Let reports of an entry whose gist was `about` be found no more."""
        rows = [
            {"word": sign.word, "day": sign.day, "report": int(report.key, 16) - _SIGN_BITS}
            for report in reports
            for sign in signs(report.mention.when, report.mention.title, about)
        ]
        if rows:
            self._connection.execute(_REMOVE, rows)

    def doubt(self, maybe: Mapping[str, Sequence[str]], seen: datetime) -> None:
        """Keep that reports may tell the same events as others, by key."""
        rows = [(key, other, seen) for key, others in maybe.items() for other in others]
        bulk.insert(self._connection, schema.maybe, rows, anew=True)

    def doubts(
        self, events: Collection[str] | None = None, *, as_of: datetime | None = None
    ) -> dict[str, tuple[str, ...]]:
        """The events that may be the same as an event, of all or of some, now or then."""
        mine, theirs = schema.report.alias("mine"), schema.report.alias("theirs")
        query = (
            select(mine.c.event, theirs.c.event)
            .select_from(schema.maybe)
            .join(mine, mine.c.key == schema.maybe.c.key)
            .join(theirs, theirs.c.key == schema.maybe.c.other)
            .where(*current(mine, as_of), *current(theirs, as_of), mine.c.event != theirs.c.event)
        )
        if as_of is not None:
            query = query.where(schema.maybe.c.seen <= as_of)
        rows: list[Any] = []
        if events is None:
            rows += self._connection.execute(query)
        for part in parts(events or ()):
            some = or_(mine.c.event.in_(part), theirs.c.event.in_(part))
            rows += self._connection.execute(query.where(some))
        linked: defaultdict[str, set[str]] = defaultdict(set)
        for ours, other in rows:
            linked[ours].add(other)
            linked[other].add(ours)
        return {event: tuple(sorted(others)) for event, others in linked.items()}


@cache
def _listed(number: int, style: str) -> str:
    """The reports that share most of so many signs, looked for among some with each.

    In words that the driver knows: SQLAlchemy takes many times as long to put them together.
    """
    names = ["?" if style == "qmark" else f"%(p{at})s" for at in range(3 * number)]
    one = (
        "SELECT * FROM (SELECT report FROM sign WHERE word = {} AND day BETWEEN {} AND {} LIMIT {}) AS of_{}"
    )
    every = (one.format(*names[3 * at : 3 * at + 3], _OF_A_SIGN, at) for at in range(number))
    return (
        f"SELECT report FROM ({' UNION ALL '.join(every)}) AS found GROUP BY report "  # noqa: S608 - our words
        f"HAVING count(*) >= {LEAST} ORDER BY count(*) DESC, report LIMIT {MOST}"
    )


def _candidate(row: Any) -> Candidate:  # noqa: ANN401 - a row of `_CANDIDATES`
    start, end = row.date_start - row.start, row.date_end - row.start
    sentence = f"{row.sentence[:start]} {row.sentence[end:]}"
    return Candidate(
        row.first_seen, row.source, row.entry, row.key, row.edtf, row.title, row.event, sentence,
        row.gist or "",
    )  # fmt: skip
