"""When the daemon builds the page."""

from datetime import UTC, datetime, timedelta

from timeline.daemon import _REST, _Pages

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TICK = timedelta(seconds=5)


def test_runs_that_follow_each_other_build_one_page_and_the_last_is_not_forgotten():
    pages, built = _Pages(), []
    for number in range(24):
        now = NOW + number * TICK
        busy = number < 10
        if pages.wanted(now) if busy else pages.late(now):
            built.append(number)
    assert built == [0, 6, 12]


def test_the_first_run_builds_and_a_quiet_daemon_does_not():
    pages = _Pages()
    assert not pages.late(NOW)
    assert pages.wanted(NOW)
    assert not pages.late(NOW + 10 * _REST)
    assert pages.wanted(NOW + 10 * _REST)


def test_a_clock_that_was_turned_back_stops_no_page():
    pages = _Pages()
    assert pages.wanted(NOW)
    assert pages.wanted(NOW - timedelta(days=300))
