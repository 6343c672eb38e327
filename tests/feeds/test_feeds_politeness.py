from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.politeness import DAY, GONE, backoff, freshness, parse_http_date, parse_retry_after, reserve

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = 3600


def test_starts_are_reserved_one_delay_apart():
    free, waits = 0.0, []
    for now in (10.0, 10.0, 10.5, 20.0):
        wait, free = reserve(free, now, 1.0)
        waits.append(wait)
    assert waits == [0.0, 1.0, 1.5, 0.0]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 120 ", 120), ("007", 7), ("1.5", 1), ("+3", 3), ("-1", 0), ("99999999", DAY),
        ("1" * 5000, DAY), ("Mon, 04 May 2026 12:00:30 GMT", 30), ("Monday, 04-May-26 12:00:30 GMT", 30),
        ("Mon, 04 May 2026 14:00:30 +0200", 30), ("Sun, 03 May 2026 12:00:00 GMT", 0), ("tomorrow", None),
        ("", None), ("1e9", None), ("Mon, 99 May 2026 12:00:30 GMT", None),
    ],
)  # fmt: skip
def test_retry_after(value, seconds):
    assert parse_retry_after(value, NOW) == seconds


@given(st.text())
def test_retry_after_is_never_more_than_a_day(value):
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= DAY


def test_http_dates_are_utc():
    assert parse_http_date("Mon, 04 May 2026 14:00:00 +0200") == NOW
    assert parse_http_date("yesterday") is None


def test_the_wait_doubles_up_to_three_days():
    waits = [backoff("s", failures, HOUR) for failures in range(1, 12)]
    doubled = [min(HOUR * 2**n, 3 * DAY) for n in range(11)]
    assert all(least <= wait <= least * 1.1 for wait, least in zip(waits, doubled, strict=True))


def test_jitter_is_the_same_at_every_call_and_another_for_every_source():
    waits = {backoff(f"source {number}", 3, HOUR) for number in range(50)}
    assert waits == {backoff(f"source {number}", 3, HOUR) for number in range(50)}
    assert len(waits) > 25


def test_a_rare_source_is_not_asked_more_often_because_it_fails():
    assert backoff("s", 1, 7 * DAY) >= 7 * DAY


def test_the_server_may_ask_for_more_patience_but_not_for_less():
    assert backoff("s", 1, HOUR, retry_after=DAY) >= DAY
    assert backoff("s", 1, HOUR, retry_after=0) >= HOUR


def test_what_is_gone_is_left_alone_for_long():
    assert backoff("s", 1, HOUR, status=410) == GONE


@given(st.text(), st.integers(0, 10**6), st.integers(1, 10**7), st.none() | st.integers(0, DAY))
def test_the_wait_is_bounded(source, failures, every, retry_after):
    wait = backoff(source, failures, every, retry_after=retry_after)
    least = max(every, retry_after or 0)
    assert least <= wait <= 1.1 * max(least, 3 * DAY)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=7200"}, 7200),
        ({"cache-control": 'public, MAX-AGE="600"'}, 600),
        ({"cache-control": "s-maxage=9, max-age = 60"}, 60),
        ({"cache-control": "s-maxage=9"}, 0),
        ({"cache-control": "max-age=99999999999999999999"}, DAY),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "max-age=600, no-store"}, 0),
        ({"cache-control": "max-age=600", "age": "500"}, 100),
        ({"cache-control": "max-age=600", "age": "9999"}, 0),
        ({"cache-control": "max-age=600", "age": "old"}, 600),
        ({"cache-control": "private", "expires": "Mon, 04 May 2026 13:00:00 GMT"}, 3600),
        ({"expires": "Mon, 04 May 2026 13:00:00 GMT", "date": "Mon, 04 May 2026 12:30:00 GMT"}, 1800),
        ({"expires": "Mon, 04 May 2026 11:00:00 GMT"}, 0),
        ({"expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, DAY),
        ({"expires": "0"}, 0),
        ({"cache-control": "max-age=5", "expires": "Mon, 04 May 2026 13:00:00 GMT"}, 5),
    ],
)
def test_how_long_an_answer_stays_fresh(headers, seconds):
    assert freshness(headers, NOW) == seconds


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "age", "date"]), st.text(max_size=30)))
def test_no_header_makes_an_answer_fresh_for_more_than_a_day(headers):
    assert 0 <= freshness(headers, NOW) <= DAY
