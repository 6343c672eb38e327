"""Rows of a table: what a cell that is a date says of its row, by the head of its column.

"Relining of the sewer | 4 May 2026 | 19 June 2026" tells nothing by its words: only the heads "Published" and
"Closing date" say which of the two is an event, and of what. Where no row heads the table, the first cell
says what its neighbour dates ("First lit | 4 November 1872").
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from feeds.model import CELL
from timeline.dates.ranges import OLD
from timeline.edtf import Edtf
from timeline.extract import cells, columns, diary, masks
from timeline.extract.blocks import Span
from timeline.extract.dated import Dated, dates_of
from timeline.extract.sentences import sentences
from timeline.model import Basis, Mention, Timex

_LEAST_ROWS = 2
_LEAST_PLAIN = 2  # columns of dates
_MOST_BESIDE = 2  # words beside the date in its cell: "done 4 May", "voraussichtlich 31.07.2026"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}(?![\w.,-])")
_NUMBER = re.compile(r"[0-9]")
_YEARS = re.compile(r"[0-9X]{4}[~?%]?(?:/[0-9X]{4}[~?%]?)?")
# A row whose date holds no longer: the new one stands in a row of its own, or is not known.
_PUT_OFF = re.compile(
    r"\W*(?:was |wurde )?(?:postponed|rescheduled|deferred|delayed|slipped|skipped|moved|(?:put|pushed) back"
    r"|verschoben|verlegt|zurückgestellt|reportée?|décalée?|repoussée?|aplazad[oa]|pospuest[oa]|reprogramad[oa]"
    r")(?: again| once more| erneut| wieder| sine die)?\W*",
    re.IGNORECASE,
)
# "12 May | no talk": what the list leaves out.
_LEFT_OUT = re.compile(
    r"\W*(?:no (?:meeting|talk|session|training|practice|rehearsal|concert|match|game|market|speaker|lecture"
    r"|seminar|delivery|hearing|sitting|court)s?(?: (?:is |are )?(?:scheduled|listed|sitting))?"
    r"|keine? (?:sitzung|treffen|training|probe|vortrag|termin|veranstaltung|spiel|markt|konzert|verhandlung)"
    r"|pas d[e'’] ?(?:réunion|séance|cours|match|répétition|conférence|audience)"
    r"|sin (?:reunión|sesión|clase|partido|ensayo|audiencia))\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table with its cells; `heads` are those of the columns, () where none are said."""

    span: Span
    cells: tuple[Span, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell dates: `title` is made of the row's name and the head of the column."""

    row: Row
    dated: Dated
    timex: Timex
    when: Edtf
    title: str
    masked: str


@dataclass(frozen=True, slots=True)
class Tables:
    """What tables tell; `rows` are the lines read, `rest` those of their cells with dates among words."""

    told: tuple[Told, ...]
    rows: tuple[Span, ...]
    rest: tuple[Span, ...]

    def without(self, prose: Sequence[Span]) -> list[Span]:
        """The sentences with the rest of the rows read in place of these."""
        starts = [row.start for row in self.rows]
        kept = []
        for span in prose:
            at = bisect_right(starts, span.start) - 1
            if at < 0 or self.rows[at].end <= span.start:
                kept.append(span)
        return sorted([*kept, *self.rest], key=lambda span: span.start)


_NONE = Tables((), (), ())


def plain(celled: str) -> str:
    """The text with spaces between cells, as long as it was."""
    return celled.replace(CELL, " ")


def as_written(celled: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with the sentences as they stand in the text."""
    for mention in mentions:
        sentence = celled[mention.start : mention.end]
        yield mention if sentence == mention.sentence else replace(mention, sentence=sentence)


def read(celled: str, timexes: Sequence[Timex]) -> Tables:
    """The tables of a text whose cells are apart. Linear."""
    if CELL not in celled:
        return _NONE
    told: list[Told] = []
    taken: list[Span] = []
    rest: list[Span] = []
    inside = _Inside(timexes)
    for table in _tables(celled):
        dated = _columns(celled, table, inside)
        for row in _headed(celled, table, dated, inside):
            found = _row(celled, row, dated, inside)
            worded = list(_worded(celled, row, found or (), inside))
            if found is not None or len(worded) > 1:
                taken.append(row.span)
                told.extend(found or ())
                rest.extend(
                    Span(cell.start + said.start, cell.start + said.end)
                    for cell in worded
                    for said in sentences(cell.of(celled))
                )
    return Tables(tuple(told), tuple(taken), tuple(rest))


def mentions(text: str, found: Tables, anchor: date | None, anchor_basis: str | None) -> Iterator[Mention]:
    """The mentions of the cells; the evidence is the row."""
    for told in found.told:
        anchored = told.timex.anchored
        if anchored and anchor is None:
            continue
        yield Mention(
            when=told.when,
            title=told.title,
            sentence=told.row.span.of(text),
            start=told.row.span.start,
            end=told.row.span.end,
            date_start=told.dated.span.start,
            date_end=told.dated.span.end,
            masked=told.masked,
            basis=Basis.RELATIVE if anchored else Basis.STATED,
            rule=told.timex.rule,
            anchor=anchor.isoformat() if anchored and anchor is not None else None,
            anchor_basis=anchor_basis if anchored else None,
        )


class _Inside:
    """The expressions that stand in a span."""

    def __init__(self, timexes: Sequence[Timex]) -> None:
        self._timexes = timexes
        self._starts = [timex.start for timex in timexes]

    def __call__(self, span: Span) -> list[Timex]:
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [timex for timex in self._timexes[first:end] if timex.end <= span.end]


def _tables(celled: str) -> Iterator[list[Row]]:
    """Rows that follow one another, at least two."""
    table: list[Row] = []
    at = 0
    for line in celled.split("\n"):
        if CELL in line:
            table.append(Row(Span(at, at + len(line)), tuple(_cells(line, at)), ()))
        elif line:
            if len(table) >= _LEAST_ROWS:
                yield table
            table = []
        at += len(line) + 1
    if len(table) >= _LEAST_ROWS:
        yield table


def _cells(line: str, start: int) -> Iterator[Span]:
    """The cells of a line; an empty one is the place where it would stand."""
    at = start
    for cell in line.split(CELL):
        body = cell.strip()
        begins = at + len(cell) - len(cell.lstrip())
        yield Span(begins, begins + len(body))
        at += len(cell) + 1


def _headed(celled: str, table: Sequence[Row], dated: frozenset[int], inside: _Inside) -> Iterator[Row]:
    """The rows with the heads of their columns, the row of heads left out."""
    first = table[0]
    heads = tuple(cell.of(celled) for cell in first.cells)
    if all(len(row.cells) == len(heads) + 1 and not inside(row.cells[0]) for row in table[1:]):
        heads = ("", *heads)  # the corner is empty, and so is not in the text
    # In two columns a first line without a date may as well be a row: "Status | Open".
    known = len(heads) > 2 or any(_says_role(head) for head in heads)
    if inside(first.span) or not known:
        yield from table
        return
    for row in table[1:]:
        # Empty cells at its end are not in the text; then its dates are below those of the others.
        cut = len(row.cells) < len(heads) and {n for n, cell in enumerate(row.cells) if inside(cell)} <= dated
        yield replace(row, heads=heads[: len(row.cells)]) if cut or len(row.cells) == len(heads) else row


def _columns(celled: str, table: Sequence[Row], inside: _Inside) -> frozenset[int]:
    """The columns in which most rows below the first have a date: "From April 2026" heads one of amounts."""
    wide = [row for row in table if len(row.cells) > 2]
    there: Counter[int] = Counter()
    dated: Counter[int] = Counter()
    for row in wide[1:]:
        there.update(number for number, cell in enumerate(row.cells) if cell.start < cell.end)
        dated.update(
            number
            for number, cell in enumerate(row.cells)
            if inside(cell) or _YEAR.fullmatch(cell.of(celled))
        )
    return frozenset({0, 1, *there}) if not wide else frozenset(n for n in there if 2 * dated[n] >= there[n])


def _says_role(head: str) -> bool:
    return (
        any(role.search(head) for role in (columns.OF_PAPER, columns.BEFALLING))
        or columns.PLAIN.fullmatch(head) is not None
    )


def _row(celled: str, row: Row, wanted: frozenset[int], inside: _Inside) -> list[Told] | None:
    """What a row tells by its dates, None where no column of dates has one or no other says of what."""
    dates = {n: found for n in range(len(row.cells)) if (found := _dates(celled, row, n, inside))}
    if not wanted & dates.keys():
        return None
    if len(dates) > 1 and all(n in dates or not cell.of(celled) for n, cell in enumerate(row.cells)):
        # "2 February | Start of the second half-year": what has words says what the other dates.
        dates = {
            n: found for n, found in dates.items() if not _WORD.search(_beside(celled, row.cells[n], found))
        }
    clocks = [
        cell
        for n, cell in enumerate(row.cells)
        if n not in dates
        and diary.is_clock(celled, cell)
        and not (row.heads and columns.OF_NUMBERS.search(row.heads[n]))
    ]
    kept = [n for n, cell in enumerate(row.cells) if n not in dates and cell not in clocks]
    # A cell that tells something on a day of its own names the row where nothing else does but a number.
    plainer = [n for n in kept if not _has_words(celled, row.cells[n], inside)]
    others = [row.cells[n] for n in kept]
    named = _named(celled, row, plainer)
    numbered = "" if named else _numbered(celled, row, dates)
    versions = numbered if columns.OF_NUMBERS.match(numbered) else ""
    name = named or versions or _named(celled, row, kept) or numbered
    if not name or columns.PLAIN.fullmatch(name):
        return None
    if any(_PUT_OFF.fullmatch(said) or _LEFT_OUT.fullmatch(said) for said in (o.of(celled) for o in others)):
        return []
    every = [dated for found in dates.values() for dated in found]
    hours = clocks or [span for cell in others for span in _hours(celled, cell, inside)]
    hour = hours[0] if len(hours) == len(every) == 1 else None
    masked = masks.statement(celled, row.span, every)
    told: list[Told] = []
    for number, found in dates.items():
        head = row.heads[number] if row.heads else ""
        if named and columns.OF_PAPER.search(head or ("" if row.heads else name)):
            continue
        plainly = not head or columns.PLAIN.fullmatch(head)
        title = (_beside_it(celled, row, dates, plainer, number) or name) if plainly else f"{name}: {head}"
        for dated in found:
            timex = dated.timex
            if timex is None or timex.edtf is None or timex.rule.endswith(OLD):
                continue
            when = timex.edtf if hour is None else diary.at_clock(celled, timex.edtf, hour)
            each = masks.numbered(masked, every.index(dated), len(every))
            told.append(Told(row, dated, timex, when, title, each))
    return told


def _named(celled: str, row: Row, numbers: Sequence[int]) -> str:
    """What some cells of a row say it is about."""
    heads = [row.heads[n] for n in numbers if row.heads]
    return cells.name([row.cells[n].of(celled) for n in numbers], heads)


def _beside_it(celled: str, row: Row, dates: Collection[int], numbers: Sequence[int], number: int) -> str:
    """What the cells behind a date say, where the columns tell "Date | Lecture | Date | Laboratory"."""
    if sum(columns.PLAIN.fullmatch(row.heads[n]) is not None for n in dates if row.heads) < _LEAST_PLAIN:
        return ""
    ends = min((n for n in dates if n > number), default=len(row.cells))
    return _named(celled, row, [n for n in numbers if number < n < ends])


def _worded(celled: str, row: Row, told: Sequence[Told], inside: _Inside) -> Iterator[Span]:
    """The cells that tell something among words, but for the dates that the row tells itself."""
    for cell in row.cells:
        if not any(cell.start <= each.dated.span.start < cell.end for each in told):
            cell = Span(cell.start + cells.marks(cell.of(celled)), cell.end)  # noqa: PLW2901 - without its marks
            if _has_words(celled, cell, inside):
                yield cell


def _numbered(celled: str, row: Row, dates: Collection[int]) -> str:
    """The number of a row with what its column is of, where heads say what its dates are: "Version 3.1"."""
    said = next((n for n, cell in enumerate(row.cells) if n not in dates and cell.of(celled)), None)
    if said is None or not row.heads or any(columns.PLAIN.fullmatch(row.heads[n]) for n in dates):
        return ""
    return f"{row.heads[said]} {row.cells[said].of(celled)}" if _WORD.search(row.heads[said]) else ""


def _hours(celled: str, cell: Span, inside: _Inside) -> Iterator[Span]:
    """The times of day in a cell of words: "Season's end, 2 pm"."""
    for timex in inside(cell):
        span = Span(timex.start, timex.end)
        led = celled[cell.start : timex.start].rstrip()
        if timex.type == "TIME" and led[-1:] in ("", ",", "(") and diary.is_clock(celled, span):
            yield span


def _dates(celled: str, row: Row, number: int, inside: _Inside) -> tuple[Dated, ...]:
    """The dates of a cell that says nothing else."""
    cell = row.cells[number]
    said = cell.of(celled)
    role = (row.heads[number] if row.heads else row.cells[0].of(celled)) if number or row.heads else ""
    if (
        (year := _YEAR.match(said))
        and len(_WORD.findall(said)) <= _MOST_BESIDE
        and not _NUMBER.search(said, 4)
    ):
        span = Span(cell.start, cell.start + year.end())
        when = Timex.of(span.start, span.end, year[0], "DATE", year[0], "year", edtf=Edtf(year[0]))
        return (Dated(span, when),) if _tells_year(role) else ()
    found = tuple(
        d for d in dates_of(celled, inside(cell)) if d.timex is not None and d.timex.edtf is not None
    )
    if not found or any(diary.is_clock(celled, dated.span) for dated in found):
        return ()
    beside = _beside(celled, cell, found)
    if any(character.isdigit() for character in beside):
        return ()
    told = _tells_year(f"{role} {beside}") or columns.OF_PAPER.search(
        role
    )  # a season is read, and tells nothing
    if all(_is_year(dated.timex) for dated in found) and not told:
        return ()
    return found if len(_WORD.findall(beside)) <= _MOST_BESIDE else ()


def _beside(celled: str, cell: Span, found: Sequence[Dated]) -> str:
    """What a cell says beside its dates."""
    starts = [cell.start, *(dated.span.end for dated in found)]
    ends = [*(dated.span.start for dated in found), cell.end]
    return " ".join(celled[start:end] for start, end in zip(starts, ends, strict=True))


def _tells_year(role: str) -> bool:
    """Whether a year alone, which may be an amount or the name of a season, is one in this column."""
    return columns.BEFALLING.search(role) is not None or columns.PLAIN.fullmatch(role.strip()) is not None


def _is_year(timex: Timex | None) -> bool:
    """Whether it is one or more years and nothing finer."""
    return timex is not None and timex.edtf is not None and _YEARS.fullmatch(timex.edtf.text) is not None


def _has_words(celled: str, cell: Span, inside: _Inside) -> bool:
    """Whether dates stand in a cell among words, and more than the year of a name: "burnt on 4 November"."""
    days = [
        timex
        for timex in inside(cell)
        if timex.type in ("DATE", "TIME")
        and _NUMBER.search(timex.text)
        and not _is_year(timex)
        and not diary.is_clock(celled, Span(timex.start, timex.end))
    ]
    if not days:
        return False
    words = len(_WORD.findall(cell.of(celled)))
    # "3.1.0, released on 4 November": a name in digits and what it did.
    named = _NUMBER.search(celled, cell.start, days[0].start) is not None
    return words > len(days) + (1 if named else _MOST_BESIDE)
