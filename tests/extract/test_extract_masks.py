"""What is left of a sentence by which it is recognised when its date has moved."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract import masks
from timeline.extract.blocks import Span


def masked(text):
    return masks.statement(text, Span(0, len(text)), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Mayor’s “new” bridge—at last!", "the mayors new bridge at last"),
        ("It costs $5 (5 %).", "it costs $5 5"),
        ("किताब मेला", "किताब मेला"),
        ("展览会，开幕。", "展览会 开幕"),
    ],
)
def test_punctuation_and_case_do_not_count(text, expected):
    assert masked(text) == expected


@given(st.text(max_size=80))
def test_only_letters_digits_marks_and_symbols_are_left(text):
    left = masked(text).replace(" ", "")
    assert all(c.isalnum() or unicodedata.category(c)[0] in "MS" for c in left)
