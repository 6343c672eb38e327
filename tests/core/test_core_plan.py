"""When sources are asked again, where, and what of their troubles is told; days of a daemon on a fake clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Deferred, Failed, Fault, Outlook
from timeline import plan
from timeline.memory import SourceMemory

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTE, HOUR, DAY, TICK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(seconds=5)
KNOWN = SourceMemory(
    "s", "https://example.org/feed", baseline=NOW - DAY, checked=NOW, good=NOW - HOUR, next_due=NOW
)
THERE, ELSEWHERE = Outlook(moved="https://new.example/feed"), Outlook(moved="https://other.example/")
BUSY, GONE = Failed(Fault.STATUS, "", 503), Failed(Fault.STATUS, "", 410)


def after(*outlooks, memory=KNOWN):
    for outlook in outlooks:
        memory = plan.advised(memory, outlook)
    return memory


def test_an_address_is_taken_over_after_three_equal_answers_in_a_row():
    assert plan.address(after(THERE, THERE)) is None
    assert plan.address(after(THERE, THERE, THERE)) == THERE.moved
    assert plan.address(after(THERE, THERE, ELSEWHERE)) is None
    assert plan.address(after(THERE, THERE, Outlook(), THERE)) is None
    assert plan.address(after(THERE, THERE, ELSEWHERE, THERE, THERE, THERE)) == THERE.moved


def test_an_address_that_was_taken_over_stays_while_it_answers():
    moved = after(THERE, THERE, THERE)
    assert plan.address(after(*[Outlook()] * 5, memory=moved)) == THERE.moved
    assert plan.address(after(ELSEWHERE, memory=moved)) is None  # it leads on: from the first address again


@pytest.mark.parametrize(
    ("failures", "failed", "stays"),
    [
        (1, BUSY, True), (2, Failed(Fault.TIMEOUT, ""), True), (3, BUSY, False), (1, GONE, False),
        (1, Failed(Fault.STATUS, "", 404), False), (1, Failed(Fault.STATUS, "", 429), True),
        (1, Failed(Fault.TLS, ""), False), (1, Failed(Fault.REFUSED, ""), False),
    ],
)  # fmt: skip
def test_an_address_that_fails_for_good_is_given_up(failures, failed, stays):
    moved = replace(after(THERE, THERE, THERE), failures=failures, permitted=NOW)
    left = plan.disappointed(moved, failed)
    assert (plan.address(left) is not None) is stays
    assert (left.permitted is not None) is stays


def test_where_it_had_moved_to_is_gone_but_not_the_source():
    moved = after(THERE, THERE, THERE)
    assert plan.next_due(moved, GONE, NOW, HOUR) < NOW + 2 * HOUR
    assert plan.next_due(KNOWN, GONE, NOW, HOUR) == NOW + 30 * DAY


def test_permission_goes_with_the_address_that_it_is_for():
    allowed = Outlook(permitted=NOW + DAY)
    memory = after(allowed)
    assert memory.permitted == NOW + DAY
    assert after(Outlook(), memory=memory).permitted == NOW + DAY
    assert after(THERE, THERE, memory=memory).permitted == NOW + DAY
    assert after(THERE, THERE, THERE, memory=memory).permitted is None


@pytest.mark.parametrize(
    ("fresh", "wait"), [(0, HOUR), (60, HOUR), (3600, HOUR), (7200, 2 * HOUR), (86_400, DAY)]
)
def test_what_stays_fresh_is_not_asked_for(fresh, wait):
    outlook = Outlook(fresh=fresh)
    assert plan.next_due(KNOWN, outlook, NOW, HOUR) == NOW + wait
    memory = replace(plan.advised(KNOWN, outlook), next_due=NOW + wait)
    for minutes in range(0, 25 * 60, 7):
        moment = NOW + timedelta(minutes=minutes)
        assert plan.is_due(memory, moment, HOUR) is (moment >= NOW + wait - timedelta(minutes=1))


def test_a_shorter_interval_holds_at_once_but_not_against_the_server():
    slow = replace(KNOWN, next_due=NOW + DAY)
    assert plan.is_due(slow, NOW + HOUR, HOUR)
    assert not plan.is_due(replace(slow, hold=NOW + DAY), NOW + HOUR, HOUR)


def test_what_a_clock_that_ran_ahead_was_asked_for_does_not_hold():
    assert plan.is_due(replace(KNOWN, hold=NOW + 300 * DAY), NOW + HOUR, HOUR)
    assert plan.is_due(replace(KNOWN, checked=NOW + 300 * DAY, next_due=NOW + 301 * DAY), NOW, HOUR)


def test_who_is_put_off_is_asked_when_the_pause_is_over():
    assert plan.next_due(KNOWN, Deferred(NOW + HOUR, ""), NOW, DAY) == NOW + HOUR
    new = SourceMemory("s", "u", hold=NOW + HOUR)
    assert not plan.is_due(new, NOW, HOUR)
    assert plan.is_due(new, NOW + HOUR, HOUR)


def failed(failures, hours, *, told=False, **known):
    return replace(KNOWN, failures=failures, good=NOW - hours * HOUR, told=told, **known)


@pytest.mark.parametrize(
    ("memory", "failure", "told"),
    [
        # what may pass: from the third time on, or after a day, or when the source was never read
        (failed(1, 1), BUSY, False), (failed(2, 2), BUSY, False), (failed(3, 3), BUSY, True),
        (failed(1, 24), BUSY, True), (failed(1, 23), Failed(Fault.STATUS, "", 404), False),
        (failed(1, 1), Failed(Fault.TIMEOUT, ""), False), (failed(1, 1), Failed(Fault.CONNECT, ""), False),
        (failed(1, 1), Failed(Fault.SOFT_ERROR, ""), False), (SourceMemory("s", "u", checked=NOW), BUSY, True),
        # what stays: at once
        (failed(1, 1), GONE, True), (failed(1, 1), Failed(Fault.TLS, ""), True),
        (failed(1, 1), Failed(Fault.REFUSED, ""), True), (failed(1, 1), Failed(Fault.ROBOTS, ""), True),
        (failed(1, 1), Failed(Fault.INTERNAL, ""), True),
        # once
        (failed(9, 99, told=True), BUSY, False), (failed(9, 99, told=True), GONE, False),
    ],
)  # fmt: skip
def test_which_troubles_are_told(memory, failure, told):
    assert plan.tells(memory, failure) is told


def days(sources, *, every, polls, start=None, tick=TICK):
    """The daemon on a fake clock: for each source the moments of its polls, and the size of every portion."""
    memories = {f"source-{n}": SourceMemory(f"source-{n}", "u", next_due=start) for n in range(sources)}
    asked = {name: [] for name in memories}
    sizes, now = [], NOW
    while min(map(len, asked.values())) < polls:
        due = [memory for memory in memories.values() if plan.is_due(memory, now, every)]
        chosen = plan.portion(due, intervals=[every] * sources, tick=tick)
        for name in chosen:
            asked[name].append(now)
            polled = replace(memories[name], checked=now, good=now)
            memories[name] = replace(polled, next_due=plan.next_due(polled, Outlook(), now, every))
        sizes.append(len(chosen))
        now += tick
    return asked, sizes


def test_five_thousand_new_sources_are_spread_and_none_is_late():
    tick = MINUTE
    asked, sizes = days(5000, every=HOUR, polls=2, tick=tick)
    assert max(sizes) <= 2 * 5000 / 60 + 1
    for moments in asked.values():
        assert moments[0] - NOW <= HOUR / 2
        assert all(
            HOUR - 2 * MINUTE <= later - earlier <= HOUR + tick for earlier, later in pairwise(moments)
        )


def test_a_few_new_sources_are_read_at_once():
    _, sizes = days(8, every=HOUR, polls=1)
    assert sizes == [8]


def test_new_sources_do_not_come_in_the_order_of_the_configuration():
    new = [SourceMemory(f"source-{n:03}", "u") for n in range(200)]
    first = plan.portion(new, intervals=[HOUR] * 200, tick=TICK)
    assert first != {memory.id for memory in new[: len(first)]}
    assert first == plan.portion(reversed(new), intervals=[HOUR] * 200, tick=TICK)


def test_the_longest_overdue_comes_first():
    late = [replace(KNOWN, id=f"{n}", next_due=NOW - n * HOUR) for n in range(50)]
    assert plan.portion(late, intervals=[HOUR] * 50, tick=TICK) == {str(n) for n in range(40, 50)}


@given(st.lists(st.integers(10, 10**6), min_size=1, max_size=60), st.integers(1, 600))
def test_a_portion_always_outruns_what_falls_due(seconds, tick):
    every = [timedelta(seconds=number) for number in seconds]
    memories = [SourceMemory(str(number), "u") for number in range(len(every))]
    taken = plan.portion(memories, intervals=every, tick=timedelta(seconds=tick))
    assert len(taken) >= min(len(every), 2 * sum(timedelta(seconds=tick) / one for one in every))


def test_hourly_cron_polls_everything_each_time():
    """A run takes all that is due, also when cron comes a few seconds early or late."""
    memory = KNOWN
    for jitter in (0, 30, -25, 10, -40, 0):
        now = memory.checked + HOUR + timedelta(seconds=jitter)
        assert plan.is_due(memory, now, HOUR)
        memory = replace(memory, checked=now, next_due=plan.next_due(memory, Outlook(), now, HOUR))
