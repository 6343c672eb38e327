"""Days at the head of lines below a period that says its year."""

import datetime as dt

import pytest

from timeline.dates import tag

WEEK = "Week of 4 to 8 May 2026"


def values(text, published=None):
    found = tag(text.replace("/", "\n\n").replace("|", "\u2003"), published, language="en")
    return [timex.value for timex in found if not timex.anchored and len(timex.value) == 10]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{WEEK}/Monday 4 May: Moss/Friday 8 May: Dace", "05-04 05-08"),
        (f"{WEEK}/Mon 4 May|Moss|10:00", "05-04"),
        ("Week commencing 4 May 2026/Tuesday 5 May: Moss/Sunday 10 May: Dace", "05-05 05-10"),
        (f"{WEEK}/All times are local./Tuesday 5 May: Moss", "05-05"),
        # Another week, another day of the week, a day within a sentence.
        (f"{WEEK}/Monday 12 May: Moss/Tuesday 6 May: Dace/Moss was heard on 5 May.", ""),
    ],
)
def test_days(text, days):
    assert values(text) == [f"2026-{day}" for day in days.split()]


def test_a_week_over_the_end_of_the_year():
    text = "Week of 28 December 2026 to 1 January 2027/Mon 28 Dec: Moss/Fri 1 Jan: Dace"
    assert values(text)[-2:] == ["2026-12-28", "2027-01-01"]


def test_the_year_of_the_heading_counts_whenever_the_text_was_written():
    assert values(f"{WEEK}/Monday 4 May: Moss", dt.date(2027, 3, 1))[-1:] == ["2026-05-04"]
