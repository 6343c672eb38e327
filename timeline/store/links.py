"""What leads from a new report to those that may tell the same event: signs."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, literal_column, null, select, text
from sqlalchemy.engine import Dialect

from timeline.model import Mention, Report
from timeline.same import LEAST, MOST, Candidate, Near, searches, signs, without_date
from timeline.store import bulk, schema
from timeline.store.nearby import OF_A_SIGN, Nearby, Wanted
from timeline.store.parts import parts
from timeline.store.records import OFF

_r, _e, _first = schema.report, schema.entry, schema.report.alias("first")
_NOTHING: Wanted = (0, 1, 0)  # no day

_REMOVE = text("DELETE FROM sign WHERE word = :word AND day = :day AND report = :report")


class Links:
    """Signs inside one transaction of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(
        self,
        mentions: Iterable[Mention],
        about: str,
        *,
        own: tuple[str, str],
        nearby: Nearby | None = None,
    ) -> dict[Mention, list[Near]]:
        """For each mention the current reports of entries other than `own` (source, id) that it may join.

        `nearby` is what was found for others, for as long as nothing is written but what it was told of.
        """
        ranked = [(mention, self._ranked(mention, about, nearby)) for mention in mentions]
        known, (source, entry) = {} if nearby is None else nearby.candidates, own
        known |= self._read({report for _, group in ranked for report, _ in group if report not in known})
        return {
            mention: [
                (shared, one)
                for report, shared in group
                if (one := known.get(report)) and (one.entry != entry or one.source != source)
            ]
            for mention, group in ranked
        }

    def _ranked(self, mention: Mention, about: str, nearby: Nearby | None) -> list[tuple[int, int]]:
        """The numbers of the reports that share most signs with a mention, and how many."""
        sought = searches(mention, about)
        if nearby is not None:
            return nearby.ranked(sought, partial(self._listed, _listing), fewest=LEAST, most=MOST)
        wanted = [(word, first, last) for words, first, last in sought for word in words]
        return self._listed(_ranking, wanted) if wanted else []

    def _listed(self, query: Callable[[int, str], str], wanted: Sequence[Wanted]) -> list[Any]:
        asked = bulk.filled(wanted, _NOTHING)
        statement = query(len(asked), self._connection.dialect.paramstyle)
        return bulk.rows(self._connection, statement, [value for one in asked for value in one])

    def _read(self, reports: Collection[int]) -> dict[int, Candidate]:
        """The current reports with these numbers."""
        found: dict[int, Candidate] = {}
        if not reports:
            return found
        dialect = self._connection.dialect
        read = _readers(dialect)
        for part in parts(reports):
            numbers = bulk.filled(part, part[0])
            rows = bulk.rows(self._connection, _current(len(numbers), dialect), numbers)
            found |= {row[0]: _candidate(row[1:], read) for row in rows}
        return found

    def _numbers(self, reports: Collection[Report]) -> dict[str, int]:
        """The numbers of reports by their keys: of the rows of their first versions, which stay for ever."""
        found: dict[str, int] = {}
        dialect = self._connection.dialect
        small, whole = bulk.binder(_r.c.key, dialect), _readers(dialect).key
        for part in parts(report.key for report in reports):
            keys = bulk.filled([small(key) for key in part], small(part[0]))
            rows = bulk.rows(self._connection, _first_versions(len(keys), dialect.paramstyle), keys)
            found |= {whole(key): number for key, number in rows}
        return found

    def add(self, reports: Collection[Report], about: Mapping[tuple[str, str], str]) -> dict[str, int]:
        """Let reports be found; `about` are the gists of their entries by source and id.

        Gives the numbers by which they are found, by key.
        """
        numbers = self._numbers(reports)
        rows = [
            (word, day, numbers[report.key])
            for report in reports
            for word, day in _signs(report, about.get((report.source, report.entry), ""))
        ]
        # In the order of the table neighbours are written together.
        bulk.insert(self._connection, schema.sign, sorted(rows), anew=True)
        return numbers

    def remove(self, reports: Collection[Report], about: str) -> None:
        """Let reports of an entry whose gist was `about` be found no more."""
        numbers = self._numbers(reports)
        rows = [
            {"word": word, "day": day, "report": numbers[report.key]}
            for report in reports
            for word, day in _signs(report, about)
        ]
        if rows:
            self._connection.execute(_REMOVE, rows)


def _signs(report: Report, about: str) -> list[tuple[int, int]]:
    """The words and days by which a report is found."""
    return [(word, day) for words, day in signs(report.mention, about) for word in words]


@cache
def _ranking(number: int, style: str) -> str:
    """The reports that share most of so many signs, looked for among some with each."""
    return (
        f"SELECT report, count(*) FROM ({_each(number, style, 'report')}) AS found GROUP BY report "  # noqa: S608 - our words
        f"HAVING count(*) >= {LEAST} ORDER BY count(*) DESC, report LIMIT {MOST}"
    )


@cache
def _listing(number: int, style: str) -> str:
    """Some reports with each of so many signs: the number of the sign, day and report."""
    return _each(number, style, "{} AS number, day, report")


def _each(number: int, style: str, columns: str) -> str:
    """The columns of some reports with each of so many signs: each of them more takes its time."""
    names = bulk.names(3 * number, style)
    one = (
        "SELECT * FROM (SELECT {} FROM sign WHERE word = {} AND day BETWEEN {} AND {} "
        "ORDER BY day, report LIMIT {}) AS of_{}"
    )
    every = (
        one.format(columns.format(at), *names[3 * at : 3 * at + 3], OF_A_SIGN, at) for at in range(number)
    )
    return " UNION ALL ".join(every)


@cache
def _first_versions(number: int, style: str) -> str:
    """The rows of the first versions of so many reports, by key."""
    keys = ", ".join(bulk.names(number, style))
    return f"SELECT key, min(id) FROM report WHERE key IN ({keys}) GROUP BY key"  # noqa: S608 - our words


@cache
def _current(number: int, dialect: Dialect) -> str:
    """So many current reports with the gists of their entries, by number."""
    numbers = ", ".join(bulk.names(number, dialect.paramstyle))
    columns = (
        _first.c.id,
        _r.c.key, _r.c.first_seen, _e.c.source, _e.c.id, _r.c.edtf, _r.c.title, _r.c.event, _r.c.sentence,
        _r.c.start, _r.c.date_start, _r.c.date_end, _e.c.gist, _r.c.names, _r.c.former,
        _r.c.stance,
    )  # fmt: skip
    query = select(*columns).select_from(
        _first.join(_r, _r.c.key == _first.c.key).join(_e, _e.c.number == _r.c.entry)
    )
    whole = query.where(_r.c.until.is_(null()), _first.c.id.in_([literal_column(numbers)]))
    # Not text of ours that could hold a percent sign, but the names of parameters.
    return str(whole.compile(dialect=dialect)).replace("%%(", "%(")


class _Readers(NamedTuple):
    """What turns the driver's own into a key, a moment, a title, a sentence, a gist."""

    key: bulk.Convert
    moment: bulk.Convert
    title: bulk.Convert
    sentence: bulk.Convert
    gist: bulk.Convert


@cache
def _readers(dialect: Dialect) -> _Readers:
    columns = (_r.c.key, _r.c.first_seen, _r.c.title, _r.c.sentence, _e.c.gist)
    return _Readers(*(bulk.reader(column, dialect) for column in columns))


@dataclass  # never changed: `frozen` would take longer to make one
class _Packed:
    """The words of a report as the driver gives them: the dates of most show that they need not be read."""

    _title: Any
    _sentence: Any
    _date: tuple[int, int]  # where it stands in the sentence
    _gist: Any
    off: bool
    _read: _Readers

    def __hash__(self) -> int:
        return hash(self._sentence)  # often asked for

    @cached_property
    def title(self) -> str:
        return str(self._read.title(self._title))

    @cached_property
    def sentence(self) -> str:
        return without_date(self._read.sentence(self._sentence), *self._date)

    @cached_property
    def gist(self) -> str:
        return self._read.gist(self._gist) or ""


def _candidate(row: tuple[Any, ...], read: _Readers) -> Candidate:
    """A row of `_current` behind its number."""
    key, seen, source, entry, edtf, title, event, sentence, at, start, end, about, names, former, stance = row
    words = _Packed(title, sentence, (start - at, end - at), about, bool(stance & OFF), read)
    return Candidate(
        read.moment(seen), source, entry, read.key(key), edtf, read.key(event), words, names, former
    )
