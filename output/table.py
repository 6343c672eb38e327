"""Rows for spreadsheets (CSV, RFC 4180) and for terminals (aligned columns)."""

import csv
import io
from collections.abc import Iterable, Sequence

from output.columns import cut, pad, width
from output.markup import plain

# Spreadsheets run a cell that starts like this as a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDEST = 60


def rows_csv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV with CRLF line ends, the first row being whatever the caller puts first.

    A cell that a spreadsheet would run gets a leading apostrophe; so do "-0043" and "-5", which a program
    that reads the file strips again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: str) -> str:
    cell = plain(cell)
    if cell[:1].isalnum():  # most; no formula begins so
        return cell
    # A look behind leading spaces: importers may trim them before they read the cell.
    risky = cell.startswith(_FORMULA) or cell.lstrip(" \ufeff\u00a0").startswith(_FORMULA)
    return f"'{cell}" if risky else cell


def rows_text(header: Sequence[str], rows: Iterable[Sequence[str]], *, widest: int = _WIDEST) -> str:
    """The rows under their header in aligned columns, cells on one line and at most `widest` columns wide.

    The last column is not cut and not filled up. Raises ValueError for a row unlike the header.
    """
    last = len(header) - 1
    table = [
        [cut(cell, widest if at < last else 10**6) for at, cell in enumerate(row)] for row in (header, *rows)
    ]
    if any(len(row) != len(header) for row in table):
        raise ValueError(f"a row does not have {len(header)} cells")
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    widths[-1:] = [max(width(header[-1]), 1)]
    table.insert(1, ["-" * size for size in widths])
    return "".join(_line(row, widths) for row in table)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [pad(cell, size) for cell, size in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip() + "\n"
