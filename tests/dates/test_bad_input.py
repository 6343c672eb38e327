"""What is no date gets no value, and nothing raises."""

import datetime as dt

import pytest

from timeline.dates import tag

PUBLISHED = dt.date(2026, 2, 18)
NO_DAYS = [
    ("en", "It opens on 31 February, they say."),
    ("en", "It opened on 30 February 2024."),
    ("en", "It opened on February 30, 2024."),
    ("en", "It opened on 29 February 2023."),
    ("en", "Updated 2023-02-29"),
    ("en", "Updated 2024-02-30T10:00"),
    ("en", "Updated 13/13/2025"),
    ("en", "Updated 2024-13-01"),
    ("en", "Updated 0000-00-00 and 0000-01-01"),
    ("en", "It ran from 29-31 February 2024."),
    ("en", "It closes on 31 June."),
    ("en", "It opened on 30 February 2024 at 10 p.m."),
    ("en", "It began in the year 0."),
    ("en", "It began in AD 0, or 0 BC."),
    ("en", "It ends in 10000."),
    ("en-GB", "Updated 31/02/2024"),
    ("de", "Es beginnt am 30. Februar 2024."),
    ("de", "Stand: 31.02.2024"),
    ("es", "Fue el 30 de febrero de 2024."),
    ("zh", "2024年2月30日"),
    ("ru", "Это было 30 февраля 2024 года."),
]


@pytest.mark.parametrize(("language", "text"), NO_DAYS, ids=[text for _, text in NO_DAYS])
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_day_that_does_not_exist_is_no_date(language, text, published):
    assert tag(text, published, language=language) == ()


def test_a_leap_day_without_its_year_has_none():
    (timex,) = tag("He was born on 29 February.", PUBLISHED, language="en")
    assert (timex.value, timex.edtf) == ("XXXX-02-29", None)


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text",
    [
        "yesterday and tomorrow, last week and next week, last year and next year, 5 years ago, in 9999 years",
        "9000 centuries later, 99999 days ago, the next decade, last century, on Friday, last Friday, next Friday",
        "It opens on Friday 31 December 9999. It closes on Saturday 25 December 9999.",
        "It runs from 30 to 31 December 9999, and on Sunday",
        "3 March, last summer, the third quarter, the first Monday of next month, two days after 3 March",
    ],
)
def test_the_ends_of_the_calendar_raise_nothing(text, published):
    assert all(timex.value for timex in tag(text, published, language="en"))
