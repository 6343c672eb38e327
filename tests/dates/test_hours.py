"""Hours beside days: ranges over noon, the lines of a programme, weeks by their Monday."""

import datetime as dt

import pytest

from timeline import dates

TODAY = dt.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sat 2 May 10am - 4pm\nSun 3 May 10am - 4pm", ["2026-05-02T10:00/2026-05-02T16:00", "2026-05-03T10:00/2026-05-03T16:00"]),
        ("Fri 18th December 2026 Last Day 1:30pm\nMon 4th January 2027 Start", ["2026-12-18", "2026-12-18T13:30", "2027-01-04"]),
        ("7pm\nFriday 1 May 2026\nConcert", ["2026-05-01T19:00"]),
        ("Friday 1 May 2026\n7pm Concert", ["2026-05-01T19:00"]),
        ("on 2 May 2026 from 12:00 to 4:00", ["2026-05-02T12:00/2026-05-02T16:00"]),
        ("on 2 May 2026 from 22:00 to 4:00", ["2026-05-02T22:00/2026-05-03T04:00"]),
        ("on 2 May 2026 from 12:00 to 14:00", ["2026-05-02T12:00/2026-05-02T14:00"]),
        ("6 June 2026, 12:00 noon – 1:30 pm", ["2026-06-06T12:00/2026-06-06T13:30"]),
        ("Visitation will be 6-8 p.m. Friday at the chapel", ["2026-02-06T18:00/2026-02-06T20:00"]),
        ("They won 6-3 Friday", ["2026-01-30"]),
        ("w/c 2 March 2026", ["2026-03-02/2026-03-08"]),
        ("W/C Monday 2 March 2026", ["2026-03-02/2026-03-08"]),
        ("24 December 2026 - Christmas Eve", ["2026-12-24"]),
        ("a test from 1:30pm to 3:30pm on 13/12/26", ["2026-12-13T13:30/2026-12-13T15:30"]),
        # An hour without a day in a report of past days; its own day on top says nothing.
        (
            ("09:20 1 February 2026\n\nOn 29 January 2026 traffic was slow.\n\nA change had been made by mistake in one of "
            "the halls and sent all of it to another.\n\nAt 12:47, engineers were alerted."),
            ["2026-02-01", "2026-01-29", "2026-01-29T12:47"],
        ),
    ],
)  # fmt: skip
def test_hours_and_weeks(text, found):
    told = [timex.edtf.text for timex in dates.tag(text, TODAY, language="en") if timex.edtf is not None]
    assert told == found


def test_a_week_in_a_list_of_days_has_the_year_of_the_list():
    text = "Friday 3 February: fair\nw/c 27 February: reading\nWednesday 1 March: music"
    found = [timex.edtf.text for timex in dates.tag(text, dt.date(2022, 12, 10), language="en") if timex.edtf]
    assert found == ["2023-02-03", "2023-02-27/2023-03-05", "2023-03-01"]
