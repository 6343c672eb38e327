"""EDTF values: what is understood, what is refused, bounds, order."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edtf import Edtf, EdtfError, Precision, day, interval, ordinal, span, week

YEARS = st.integers(-9999, 9999)
MONTHS = st.integers(1, 12)


def _year(number):
    return f"-{-number:04}" if number < 0 else f"{number:04}"


@st.composite
def points(draw):
    """Any point that this subset of EDTF can say."""
    year = _year(draw(YEARS))
    forms = [
        year, f"{year}-{draw(MONTHS):02}", f"{year}-{draw(MONTHS):02}-{draw(st.integers(1, 28)):02}",
        f"{year}-{draw(st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))}", f"{year}-XX",
        f"{year}-{draw(MONTHS):02}-XX", f"{draw(st.integers(0, 999)):03}X", f"{draw(st.integers(0, 99)):02}XX",
    ]  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "~", "?", "%"]))


VALUES = points().map(Edtf)


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-12", "2024-12-01", "2024-12-31", Precision.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2023-02", "2023-02-01", "2023-02-28", Precision.MONTH),
        ("2024-12-10", "2024-12-10", "2024-12-10", Precision.DAY),
        ("2024-12-10T14:30Z", "2024-12-10", "2024-12-10", Precision.TIME),
        ("2024-12-10T14:30:15+07:00", "2024-12-10", "2024-12-10", Precision.TIME),
        ("2024-12-10T14:30", "2024-12-10", "2024-12-10", Precision.TIME),
        ("2023~", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("199X", "1990-01-01", "1999-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2024-XX", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-12-XX", "2024-12-01", "2024-12-31", Precision.MONTH),
        ("2024-21", "2024-03-01", "2024-05-31", Precision.SEASON),
        ("2024-24", "2024-12-01", "2025-02-28", Precision.SEASON),
        ("2024-33", "2024-01-01", "2024-03-31", Precision.SEASON),
        ("2024-36", "2024-10-01", "2024-12-31", Precision.SEASON),
        ("2024-41", "2024-07-01", "2024-12-31", Precision.SEASON),
        ("2024-06-03/2024-06-07", "2024-06-03", "2024-06-07", Precision.INTERVAL),
        ("2024/2027", "2024-01-01", "2027-12-31", Precision.INTERVAL),
    ],
)
def test_bounds(text, lower, upper, precision):
    value = Edtf(text)
    assert value.lower == dt.date.fromisoformat(lower).toordinal()
    assert value.upper == dt.date.fromisoformat(upper).toordinal()
    assert value.precision is precision


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "2024-13", "2024-00", "2024-12-32", "2023-02-29", "2024-02-30", "2024-1", "2024-12-1", "2024-XX-10",
        "199X-05", "19XX-XX", "2024-25", "2024-21-05", "2024-12-10T24:00", "2024-12-10T14:60", "2024/2023", "../..",
        "2024/", "2024/2025/2026", "12024", "2024-W50", "2024-12-10 ", "٢٠٢٤", "2024-12-10T14:30:61Z",
    ],
)  # fmt: skip
def test_what_is_no_edtf_is_refused(text):
    with pytest.raises(EdtfError):
        Edtf(text)


@given(points())
def test_the_text_is_kept(text):
    assert str(Edtf(text)) == text
    assert Edtf(str(Edtf(text))) == Edtf(text)


@given(VALUES)
def test_a_point_begins_before_it_ends(value):
    assert value.lower <= value.upper
    assert value.contains(value)
    assert value.overlaps(value)


@given(st.dates())
def test_days_count_as_dates_do(date):
    assert ordinal(date.year, date.month, date.day) == date.toordinal()
    assert day(date).lower == day(date).upper == date.toordinal()


@given(YEARS, MONTHS)
def test_days_go_on_below_year_one(year, month):
    following = (year + month // 12, month % 12 + 1)
    first, after = Edtf(f"{_year(year)}-{month:02}"), ordinal(*following, 1)
    assert first.upper + 1 == after


@given(VALUES, VALUES)
def test_order_is_total(a, b):
    assert (a < b) + (b < a) + (a == b) == 1
    assert (a <= b) == (a < b or a == b)
    if a.upper < b.lower:
        assert a < b


@given(VALUES, VALUES)
def test_overlap_and_containment_agree(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)
    if a.contains(b) and b.contains(a):
        assert (a.lower, a.upper) == (b.lower, b.upper)


@given(VALUES, VALUES)
def test_an_interval_covers_both_ends(a, b):
    first, last = sorted([a, b])
    span = interval(first, last) if first.lower <= last.upper else None
    if span is not None:
        assert (span.lower, span.upper) == (first.lower, last.upper)
        assert span.ends == (first, last)
        assert span.precision is Precision.INTERVAL


@given(VALUES)
def test_open_intervals(value):
    since, until = interval(value, None), interval(None, value)
    assert (since.lower, since.upper, since.ends) == (value.lower, None, (value, None))
    assert (until.lower, until.upper, until.ends) == (None, value.upper, (None, value))
    assert since.contains(value)
    assert until.contains(value)
    assert until <= since


@given(st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 20)))
def test_a_week_is_its_seven_days(date):
    year, number, _ = date.isocalendar()
    if year > 9999:
        return
    span = week(year, number)
    assert span.upper - span.lower == 6
    assert span.contains(day(date))


def test_weeks_that_do_not_exist_are_refused():
    with pytest.raises(EdtfError):
        week(2025, 53)


def test_qualifiers():
    assert Edtf("2024~").approximate
    assert not Edtf("2024~").uncertain
    assert Edtf("2024?").uncertain
    assert Edtf("2024%").approximate
    assert Edtf("2024%").uncertain
    assert not Edtf("2024").approximate


def test_bounds_are_no_part_of_the_identity():
    assert Edtf("2024-XX") != Edtf("2024")
    assert hash(Edtf("2024")) == hash(Edtf("2024"))
    assert len({Edtf("2024"), Edtf("2024")}) == 1


def test_an_interval_within_a_day_cannot_run_backwards():
    with pytest.raises(EdtfError, match="ends before it starts"):
        Edtf("2026-02-18T22:00/2026-02-18T05:00")
    assert Edtf("2026-02-18T05:00/2026-02-18T22:00").precision is Precision.INTERVAL


def test_the_week_that_reaches_beyond_the_last_year_has_no_value():
    with pytest.raises(EdtfError):
        week(9999, 52)


@given(first=st.dates(), last=st.dates())
def test_a_value_of_known_days_is_what_its_text_is_read_as(first, last):
    def parts(value):
        return value and (value, value.text, value.lower, value.upper, value.precision)

    assert parts(day(first)) == parts(Edtf(first.isoformat()))
    assert parts(span(day(first), day(last))) == (parts(Edtf(f"{first}/{last}")) if first <= last else None)
