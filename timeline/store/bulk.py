"""Many rows, and small queries often: SQLAlchemy's own way spends several times what the database needs."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, literal_column
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

Convert = Callable[[Any], Any]
_T = TypeVar("_T")
_STEP = 16  # values by which queries are longer than others
_AT_ONCE = 100  # rows that are converted together


def insert(
    connection: Connection,
    table: Table,
    rows: Iterable[Sequence[Any]],
    *,
    instead: bool = False,
    anew: bool = False,
) -> None:
    """Insert rows, each with the values of all columns in their order but for a number that counts rows.

    `instead` puts a row in the place of the one that has its primary key, `anew` leaves out what is there.
    """
    statement, names, converts = _prepared(table, connection.dialect, instead=instead, anew=anew)
    ready = _made(rows, converts) if any(converts) else rows  # signs are many, and what they are
    bound: Any = (
        list(ready)
        if connection.dialect.positional
        else [dict(zip(names, row, strict=True)) for row in ready]
    )
    if bound:
        connection.exec_driver_sql(statement, bound)


def _made(rows: Iterable[Sequence[Any]], converts: Sequence[Convert | None]) -> Iterable[Sequence[Any]]:
    """Rows as the driver takes them: by columns, since a row at a time each value had to be found first."""
    columns = list(zip(*rows, strict=True)) or [()] * len(converts)
    made = [map(convert, one) if convert else one for convert, one in zip(converts, columns, strict=True)]
    return zip(*made, strict=True)


def converted(row: Sequence[Any], converts: Iterable[tuple[int, Convert]]) -> list[Any]:
    """A row with the values at some places turned into others."""
    values = list(row)
    for at, convert in converts:
        values[at] = convert(values[at])
    return values


def rows(connection: Connection, statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a query in the words of the driver, with values as the driver gives them.

    Raises `sqlalchemy.exc.DBAPIError`.
    """
    with _ran(connection, statement, values) as cursor:
        return list(cursor.fetchall())


@contextmanager
def _ran(connection: Connection, statement: str, values: Sequence[Any]) -> Iterator[Any]:
    dialect = connection.dialect
    bind: Any = values if dialect.positional else {f"p{at}": value for at, value in enumerate(values)}
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, bind)
        yield cursor
    except dialect.loaded_dbapi.Error as error:
        if dialect.is_disconnect(error, connection.connection, cursor):
            connection.invalidate(error)  # nobody has to take anything back there
        raise DBAPIError(statement, values, error) from error
    finally:
        cursor.close()


@dataclass(frozen=True, slots=True)
class Worded:
    """A query for some values of a column in the words of the driver, see `worded`."""

    statement: str
    bind: Convert
    packed: Sequence[tuple[int, Convert]]

    def rows(self, connection: Connection, wanted: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """Its rows for these values, at least one, one after the other: there may be thousands for each."""
        asked = filled([self.bind(value) for value in wanted], self.bind(wanted[0]))
        parameters = ", ".join(names(len(asked), connection.dialect.paramstyle))
        with _ran(connection, self.statement.replace(_WANTED, parameters), asked) as cursor:
            while found := cursor.fetchmany(_AT_ONCE):
                # By columns, as `insert`: most converters need no call of Python's then.
                columns: list[Iterable[Any]] = list(zip(*found, strict=True))
                for at, convert in self.packed:
                    columns[at] = map(convert, columns[at])
                yield from zip(*columns, strict=True)


_WANTED = "wanted_values"


@lru_cache(maxsize=16)
def worded(query: Select[Any], column: ColumnElement[Any], dialect: Dialect) -> Worded | None:
    """The query for some values of a column; None for one that has values of its own."""
    compiled = query.where(column.in_([literal_column(_WANTED)])).compile(dialect=dialect)
    if compiled.params:
        return None
    readers = ((at, reader(one, dialect)) for at, one in enumerate(query.selected_columns))
    packed = tuple((at, convert) for at, convert in readers if convert is not _as_it_is)
    return Worded(str(compiled), binder(column, dialect), packed)


def filled(asked: Sequence[_T], more: _T) -> list[_T]:
    """What is asked for, in few lengths: to prepare a query of another one takes longer than to run it."""
    return [*asked, *[more] * (-len(asked) % _STEP)]


def names(number: int, style: str) -> list[str]:
    """So many parameters of `rows` as a driver of this style has them."""
    return ["?" if style == "qmark" else f"%(p{at})s" for at in range(number)]


@cache
def binder(column: ColumnElement[Any], dialect: Dialect) -> Convert:
    """What turns a value of a column into one of the driver."""
    return column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is


def reader(column: ColumnElement[Any], dialect: Dialect) -> Convert:
    """What turns a value of the driver into one of a column."""
    return column.type.dialect_impl(dialect).result_processor(dialect, None) or _as_it_is


def readers(
    columns: Iterable[Column[Any]], dialect: Dialect, left_out: Container[str] = ()
) -> list[tuple[int, Convert]]:
    """What `converted` takes for rows of these columns, some of which are left out by name."""
    found = ((at, reader(one, dialect)) for at, one in enumerate(columns) if one.name not in left_out)
    return [(at, convert) for at, convert in found if convert is not _as_it_is]


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - whatever the driver gives
    return value


@cache
def _prepared(
    table: Table, dialect: Dialect, *, instead: bool, anew: bool
) -> tuple[str, list[str], list[Convert | None]]:
    """The statement, the names of its parameters, and what turns values of each into the driver's own."""
    columns = [column for column in table.c if column is not table.autoincrement_column]
    names = [column.name for column in columns]
    statement = str(table.insert().inline().compile(dialect=dialect, column_keys=names))
    if instead:  # the same words in SQLite and PostgreSQL
        statement += _replacing(columns, dialect)
    if anew:
        statement += " ON CONFLICT DO NOTHING"
    return statement, names, [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]


def _replacing(columns: Sequence[Column[Any]], dialect: Dialect) -> str:
    quoted = dialect.identifier_preparer.format_column
    key = ", ".join(quoted(column) for column in columns if column.primary_key)
    rest = (quoted(column) for column in columns if not column.primary_key)
    return f" ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}"
