"""Arithmetic on the calendar."""

import datetime as dt

from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import values


@given(year=st.integers(1583, 4099))
def test_easter_falls_where_the_computus_of_another_library_puts_it(year: int) -> None:
    assert values.easter(year) == easter(year)


def test_easter_has_no_date_before_the_gregorian_calendar() -> None:
    assert values.easter(1500) is None
    assert values.easter(2026, -2) == dt.date(2026, 4, 3)


@given(number=st.integers(-10, dt.date.max.toordinal() + 10))
def test_a_day_by_its_number_is_that_of_the_calendar(number: int) -> None:
    there = values.on(number)
    if not 1 <= number <= dt.date.max.toordinal():
        assert there is None
        return
    day = dt.date.fromordinal(number)
    assert there is not None
    assert there[0] == values.edtf(day.isoformat())
    assert there[1].date() == day
