"""Text in columns and rows: widths, wrapping, CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.columns import clusters, cut, pad, width, wrap
from output.markup import single_line
from output.table import rows_csv, rows_text


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("e\u0301", 1),
        ("日本", 4),
        ("ｆ", 2),
        ("ភ្នំពេញ", 4),  # four bases; the vowels, signs and the subscript stand above and below
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇰🇭", 2),
        ("❤️", 2),
        ("a\u200bb", 2),
        ("\u200d", 0),
    ],
)
def test_width(text, columns):
    assert width(text) == columns


@given(st.text())
def test_clusters_lose_nothing(text):
    assert "".join(clusters(text)) == text


@given(st.text(), st.integers(8, 80))
def test_wrapped_lines_fit_and_lose_no_word(text, columns):
    clean = single_line(text)
    lines = wrap(clean, columns, "* ")
    assert all(width(line) <= columns for line in lines)
    flat = "".join(line[2:] for line in lines)
    kept = str.maketrans("", "", " \u200b")
    assert flat.translate(kept) == clean.translate(kept)


def test_wrap_breaks_at_spaces_and_indents():
    assert wrap("one two three four", 10, "- ") == ["- one two", "  three", "  four"]


def test_wrap_breaks_khmer_at_its_word_ends():
    assert wrap("ភ្នំ\u200bពេញ\u200bភ្នំ\u200bពេញ", 5) == ["ភ្នំ\u200bពេញ", "ភ្នំ\u200bពេញ"]


def test_wrap_cuts_a_word_only_when_it_is_longer_than_a_line():
    assert (
        wrap("ab abcdefghijkl cd", 8) == ["ab abcde", "fghijkl", "cd"]
        or wrap("ab abcdefghijkl cd", 8)[0] == "ab"
    )


def test_cut_and_pad():
    assert cut("abcdef", 4) == "abc…"
    assert cut("日本語", 4) == "日…"
    assert width(pad("日本", 6)) == 6


def test_rows_text_aligns_by_width():
    table = rows_text(("when", "what"), [("2026", "日本 meeting"), ("ភ្នំ", "a\nb"), ("2026-11-21", "")])
    assert table == (
        "when        what\n"
        "----------  ----\n"
        "2026        日本 meeting\n"
        "ភ្នំ          a b\n"
        "2026-11-21\n"
    )  # fmt: skip


def test_rows_text_cuts_wide_cells_but_the_last():
    table = rows_text(("a", "b"), [("x" * 80, "y" * 80)], widest=10)
    assert table.splitlines()[2] == "x" * 9 + "…  " + "y" * 80
    with pytest.raises(ValueError, match="2 cells"):
        rows_text(("a", "b"), [("x",)])


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\ufeff=1", "\u202e=1", "\x0b=1"],
)
def test_csv_cells_do_not_run(cell):
    assert next(csv.reader(io.StringIO(rows_csv([[cell]]), newline="")))[0].startswith("'")


def test_csv_quotes_as_rfc_4180_says():
    assert rows_csv([["a", 'say "no"', "x,y", "two\nlines"]]) == 'a,"say ""no""","x,y","two\nlines"\r\n'


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=3), max_size=4))
def test_csv_reads_back(rows):
    from output.table import _safe  # noqa: PLC0415

    read = list(csv.reader(io.StringIO(rows_csv(rows), newline="")))
    assert read == [[_safe(cell) for cell in row] for row in rows]
