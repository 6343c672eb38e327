from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from timeline.schedule import Cron, due

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEKDAYS = "mon tue wed thu fri sat sun".split()
# Zones whose clocks jump in every way there is: by an hour, by half of one, at midnight, before midnight,
# backwards in summer, twice a year around Ramadan, by three hours, over a whole day, never.
ZONES = (
    "Africa/Casablanca America/New_York America/Nuuk America/Santiago Antarctica/Casey Antarctica/Troll Asia/Beirut "
    "Asia/Phnom_Penh Asia/Pyongyang Australia/Lord_Howe Europe/Berlin Europe/Dublin Pacific/Apia Pacific/Chatham UTC"
).split()


def starts(first, last):
    """Moments from one year to another."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last, 1, 1, tzinfo=UTC)
    return st.integers(0, (end - begin) // MINUTE).map(
        lambda number: begin + number * MINUTE + timedelta(seconds=7)
    )


zones = st.sampled_from(ZONES).map(ZoneInfo)


def times(cron, zone, start, count):
    """The first times from a moment on, as the zone's clock shows them."""
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    found = []
    for _ in range(count):
        moment = Cron(cron).after(moment, ZoneInfo(zone))
        found.append(f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %z}")
    return found


# What is allowed, and what it means: the days and times that follow 1 January 2026, a Thursday, in UTC.
@pytest.mark.parametrize(
    ("cron", "expected"),
    [
        ("0 7 * * *", ["01-01 07:00", "01-02 07:00"]),
        ("@daily", ["01-02 00:00", "01-03 00:00"]),
        ("@hourly", ["01-01 01:00", "01-01 02:00"]),
        ("@weekly", ["01-04 00:00", "01-11 00:00"]),
        ("@monthly", ["02-01 00:00", "03-01 00:00"]),
        (" @DAILY ", ["01-02 00:00"]),
        ("*/15 * * * *", ["01-01 00:15", "01-01 00:30", "01-01 00:45", "01-01 01:00"]),
        ("0-30/20 6,18 * * *", ["01-01 06:00", "01-01 06:20", "01-01 18:00"]),
        ("0 7 * * 0", ["01-04 07:00"]),
        ("0 7 * * 7", ["01-04 07:00"]),
        ("0 7 * * sun", ["01-04 07:00"]),
        ("0 7 * * 1", ["01-05 07:00"]),
        ("0 7 * * MON-Fri", ["01-01 07:00", "01-02 07:00", "01-05 07:00"]),
        ("0 7 * * sat-sun", ["01-03 07:00", "01-04 07:00", "01-10 07:00"]),
        ("0 7 * * 5-7", ["01-02 07:00", "01-03 07:00", "01-04 07:00", "01-09 07:00"]),
        ("0 7 * * sun-sun", ["01-04 07:00", "01-11 07:00"]),
        ("0 7 * * sun-tue", ["01-04 07:00", "01-05 07:00", "01-06 07:00", "01-11 07:00"]),
        ("0 0 1 jan,Jul *", ["07-01 00:00"]),
        ("0 0 31 * *", ["01-31 00:00", "03-31 00:00", "05-31 00:00"]),
        ("0 7 10 * fri", ["01-02 07:00", "01-09 07:00", "01-10 07:00", "01-16 07:00"]),  # either of two days
        ("0 7 */10 * fri", ["05-01 07:00", "07-31 07:00"]),  # a star is no restriction: both
        ("0 7 1-7 * */7", ["01-04 07:00", "02-01 07:00"]),
        ("59 23 31 12 *", ["12-31 23:59"]),
    ],
)
def test_what_an_expression_means(cron, expected):
    assert [when[5:16] for when in times(cron, "UTC", "2026-01-01T00:00", len(expected))] == expected


@pytest.mark.parametrize(
    ("cron", "field", "why"),
    [
        ("60 * * * *", "minute", "'60' is not 0 to 59"),
        ("* 24 * * *", "hour", "'24' is not 0 to 23"),
        ("* * 0 * *", "day of the month", "'0' is not 1 to 31"),
        ("* * * 13 *", "month", "'13' is not 1 to 12 or jan to dec"),
        ("* * * * 8", "day of the week", "'8' is not 0 to 7 or sun to sat"),
        ("* * * * monday", "day of the week", "'monday' is not 0 to 7"),
        ("* * * 2 feb", "day of the week", "'feb' is not"),
        ("5/10 * * * *", "minute", "a step without a range, such as 0-59/10"),
        ("*/0 * * * *", "minute", "a step that is not 1 to 59"),
        ("*/90 * * * *", "minute", "a step that is not 1 to 59"),
        ("* 18-8 * * *", "hour", "goes backwards"),
        ("* * * * fri-mon", "day of the week", "goes backwards"),
        ("*-5 * * * *", "minute", "a range after a star"),
        ("1,,2 * * * *", "minute", "'' is not understood"),
        ("* * L * *", "day of the month", "'l' is not 1 to 31"),
        ("* * ? * *", "day of the month", "'?' is not understood"),
        ("-1 * * * *", "minute", "'-1' is not understood"),
        ("٣ * * * *", "minute", "is not understood"),
        ("99999999999999999999 * * * *", "minute", "is not 0 to 59"),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(cron, field, why):
    with pytest.raises(ValueError) as error:
        Cron(cron)
    assert str(error.value).startswith(f"{field}: ")
    assert why in str(error.value)
    assert "; write " in str(error.value)


@pytest.mark.parametrize(
    ("cron", "why"),
    [
        ("", "has 0 fields and needs 5: minute, hour, day of the month, month, day of the week"),
        ("7", "has 1 field and needs 5"),
        ("0 7 * * * *", "has 6 fields"),
        ("@reboot", "there are @hourly, @daily, @weekly, @monthly"),
        ("0 0 30 2 *", "never comes: no month it names has a day 30"),
        ("0 0 31 feb,apr,jun,sep,nov *", "never comes"),
        ("0 0 30,31 2 */2", "never comes"),
        ("0," * 300 + "0 * * * *", "at most 500 characters"),
    ],
)
def test_what_is_no_schedule_is_refused(cron, why):
    with pytest.raises(ValueError, match=why.replace("*", r"\*")):
        Cron(cron)


def test_a_day_that_never_comes_does_not_matter_beside_a_weekday():
    assert times("0 0 30 2 mon", "UTC", "2026-01-31T00:00", 2) == [
        "2026-02-02 00:00 +0000",
        "2026-02-09 00:00 +0000",
    ]


# Days on which a clock jumps: the times from the start (UTC) on.
@pytest.mark.parametrize(
    ("zone", "cron", "start", "expected"),
    [
        # forward from 02:00 to 03:00
        ("Europe/Berlin", "30 2 * * *", "2026-03-28T00:00",
         ["2026-03-28 02:30 +0100", "2026-03-29 03:00 +0200", "2026-03-30 02:30 +0200"]),
        ("Europe/Berlin", "*/20 2 * * *", "2026-03-28T01:30",
         ["2026-03-28 02:40 +0100", "2026-03-29 03:00 +0200", "2026-03-30 02:00 +0200"]),
        ("Europe/Berlin", "0 2,3 * * *", "2026-03-28T23:00", ["2026-03-29 03:00 +0200", "2026-03-30 02:00 +0200"]),
        ("America/New_York", "15 2 * * sun", "2026-03-02T00:00", ["2026-03-08 03:00 -0400", "2026-03-15 02:15 -0400"]),
        # back from 03:00 to 02:00
        ("Europe/Berlin", "30 2 * * *", "2026-10-24T12:00", ["2026-10-25 02:30 +0200", "2026-10-26 02:30 +0100"]),
        ("Europe/Berlin", "30 2 * * *", "2026-10-25T00:31", ["2026-10-26 02:30 +0100"]),
        ("America/New_York", "*/30 * * * *", "2026-11-01T05:00",
         ["2026-11-01 01:30 -0400", "2026-11-01 02:00 -0500", "2026-11-01 02:30 -0500"]),
        ("America/New_York", "0 1 1 11 *", "2026-10-01T00:00", ["2026-11-01 01:00 -0400", "2027-11-01 01:00 -0400"]),
        # half an hour forward at 02:00, half an hour back at 02:00
        ("Australia/Lord_Howe", "15 2 * * *", "2026-10-03T00:00", ["2026-10-04 02:30 +1100", "2026-10-05 02:15 +1100"]),
        ("Australia/Lord_Howe", "30 2 * * *", "2026-10-03T00:00", ["2026-10-04 02:30 +1100", "2026-10-05 02:30 +1100"]),
        ("Australia/Lord_Howe", "45 1 * * *", "2026-04-04T00:00", ["2026-04-05 01:45 +1100", "2026-04-06 01:45 +1030"]),
        # back at 03:00 when Ramadan begins, forward at 02:00 when it is over
        ("Africa/Casablanca", "30 2 * * *", "2026-02-14T12:00", ["2026-02-15 02:30 +0100", "2026-02-16 02:30 +0000"]),
        ("Africa/Casablanca", "30 2 * * *", "2026-03-21T12:00", ["2026-03-22 03:00 +0100", "2026-03-23 02:30 +0100"]),
        # forward at midnight: the day begins at 01:00
        ("America/Santiago", "@daily", "2026-09-05T05:00", ["2026-09-06 01:00 -0300", "2026-09-07 00:00 -0300"]),
        # back at midnight: the day ends twice
        ("America/Santiago", "30 23 * * *", "2026-04-04T12:00", ["2026-04-04 23:30 -0300", "2026-04-05 23:30 -0400"]),
        # forward from 23:30 to midnight, for good
        ("Asia/Pyongyang", "45 23 * * *", "2018-05-03T16:00", ["2018-05-05 00:00 +0900", "2018-05-05 23:45 +0900"]),
        # no jumps at all
        ("Asia/Phnom_Penh", "30 2 * * *", "2026-03-28T12:00", ["2026-03-29 02:30 +0700", "2026-03-30 02:30 +0700"]),
        # over the whole 30 December 2011
        ("Pacific/Apia", "0 9 * * *", "2011-12-29T00:00",
         ["2011-12-29 09:00 -1000", "2011-12-31 09:00 +1400", "2012-01-01 09:00 +1400"]),
        ("Pacific/Apia", "0 9 30 * *", "2011-12-01T00:00", ["2012-01-30 09:00 +1400"]),
        ("Pacific/Apia", "@hourly", "2011-12-30T09:00", ["2011-12-31 00:00 +1400", "2011-12-31 01:00 +1400"]),
    ],
)  # fmt: skip
def test_the_clock_jumps(zone, cron, start, expected):
    assert times(cron, zone, start, len(expected)) == expected


def test_leap_days_are_waited_for_over_a_century_without_one():
    assert times("0 0 29 2 *", "UTC", "2092-03-01T00:00", 2) == [
        "2096-02-29 00:00 +0000",
        "2104-02-29 00:00 +0000",
    ]


@pytest.mark.parametrize("weekday", range(7))
def test_a_leap_day_on_a_weekday_comes_in_the_end(weekday):
    """From every leap day of a whole cycle of the calendar; a star with a step leaves both fields to fit."""
    step = Cron(f"0 0 29 2 */{weekday or 7}")
    leaps = [date(year, 2, 29) for year in range(2004, 2404, 4) if year % 100 or year % 400 == 0]
    fitting = [day for day in leaps if day.isoweekday() in step.weekdays]
    moment = datetime(2000, 3, 1, tzinfo=UTC)
    for day in fitting:
        moment = step.after(moment, UTC)
        assert moment.date() == day


def test_the_calendar_ends_in_9999():
    assert Cron("@daily").after(datetime(9999, 12, 31, tzinfo=UTC), UTC) is None
    assert Cron("0 0 29 2 *").after(datetime(9996, 3, 1, tzinfo=UTC), UTC) is None
    assert Cron("@daily").after(datetime.max.replace(tzinfo=UTC), ZoneInfo("Pacific/Apia")) is None
    assert Cron("@daily").after(datetime(9999, 12, 31, 4, tzinfo=UTC), ZoneInfo("America/Santiago")) is None


def test_a_moment_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="needs its time zone"):
        Cron("@daily").after(datetime(2026, 1, 1), UTC)  # noqa: DTZ001 - the mistake


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ("2026-03-02T07:00+01:00", "2026-03-02T07:00+01:00", False),
        ("2026-03-02T06:59+01:00", "2026-03-02T07:00+01:00", True),
        ("2026-03-02T07:00+01:00", "2026-03-03T06:59+01:00", False),
        ("2026-03-02T07:00+01:00", "2026-03-03T07:00+01:00", True),
        ("2026-01-02T07:00+01:00", "2026-03-03T05:00+01:00", True),  # slept for weeks
        ("2026-03-03T07:00+01:00", "2026-03-03T05:00+01:00", False),  # the clock was set back
        ("2026-03-03T07:00+01:00", "2026-03-01T07:00+01:00", False),
    ],
)
def test_due(last, now, expected):
    assert due(Cron("0 7 * * *"), ZoneInfo("Europe/Berlin"), at(last), at(now)) is expected


def test_what_is_due_is_due_once():
    """A machine that looks now and then, sleeps, and whose clock is set back for a while."""
    zone, cron = ZoneInfo("Europe/Berlin"), Cron("0 7 * * *")
    last, told = at("2026-03-02T06:00+01:00"), []
    looks = [0, 1, 2, 25, 24.5, 20, 25.5, 49, 200, 150, 199, 201, 218]
    for hours in looks:
        now = at("2026-03-02T06:00+01:00") + timedelta(hours=hours)
        if due(cron, zone, last, now):
            told.append(hours)
            last = now
    assert told == [1, 25, 49, 200, 218]


# Laws


@st.composite
def fields(draw, low, high, name=str):
    """A field with the numbers it stands for, made from the numbers rather than read from the text."""
    kind = draw(st.sampled_from("star step one range list".split()))
    if kind == "star":
        return "*", set(range(low, high + 1))
    if kind == "step":
        step = draw(st.integers(1, high - low))
        return f"*/{step}", set(range(low, high + 1, step))
    some = draw(st.lists(st.integers(low, high), min_size=2, max_size=4))
    if kind == "one":
        return name(some[0]), {some[0]}
    if kind == "list":
        return ",".join(map(name, some)), set(some)
    first, last = min(some), max(some)
    return f"{name(first)}-{name(last)}", set(range(first, last + 1))


@st.composite
def crons(draw):
    """A cron expression and a predicate of naive times that it stands for."""
    minute, hour = draw(fields(0, 59)), draw(fields(0, 23))
    day, month, weekday = draw(fields(1, 31)), draw(fields(1, 12)), draw(fields(0, 7))
    text = " ".join(field[0] for field in (minute, hour, day, month, weekday))
    assume(min(day[1]) <= 29 or month[1] - {2})
    assume(min(day[1]) <= 30 or month[1] - {2, 4, 6, 9, 11})
    restricted = not day[0].startswith("*") and not weekday[0].startswith("*")
    sundays = {number % 7 for number in weekday[1]}

    def fits(wall):
        if wall.minute not in minute[1] or wall.hour not in hour[1] or wall.month not in month[1]:
            return False
        days = [wall.day in day[1], wall.isoweekday() % 7 in sundays]
        return any(days) if restricted else all(days)

    return text, fits


def minutes(start, end):
    """Every minute after `start`, up to and including `end`."""
    return (start + MINUTE * number for number in range(1, (end - start) // MINUTE + 1))


def watched(fits, zone, start, end):
    """What somebody would do who watches the clock of a zone and a list of times.

    Whenever the clock shows later than ever before, look which times on the list are newly reached; those of
    a day that the clock never showed do not count.
    """
    latest = start.astimezone(zone).replace(tzinfo=None)
    for now in minutes(start, end):
        shown = now.astimezone(zone).replace(tzinfo=None)
        if shown > latest:
            seen = {latest.date(), shown.date()}
            if any(fits(wall) for wall in minutes(latest, shown) if wall.date() in seen):
                yield now
            latest = shown


def all_after(cron, zone, start, end):
    moment = start
    while (moment := cron.after(moment, zone)) is not None and moment <= end:
        yield moment


# The day before a jump in a zone, or any day.
JUMPS = [
    ("Europe/Berlin", "2026-03-28"), ("Europe/Berlin", "2026-10-24"), ("America/New_York", "2026-03-07"),
    ("America/New_York", "2026-10-31"), ("Australia/Lord_Howe", "2026-10-03"), ("Australia/Lord_Howe", "2026-04-04"),
    ("Africa/Casablanca", "2026-02-14"), ("Africa/Casablanca", "2026-03-21"), ("America/Santiago", "2026-04-04"),
    ("America/Santiago", "2026-09-05"), ("Pacific/Apia", "2011-12-28"), ("Asia/Pyongyang", "2018-05-04"),
    ("Antarctica/Casey", "2020-10-03"), ("Asia/Phnom_Penh", "2026-12-30"),
]  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(crons(), st.sampled_from(JUMPS), st.integers(0, 720))
@example(("* * * * *", lambda _: True), ("Europe/Berlin", "2026-10-24"), 0)
@example(("*/7 * * * *", lambda wall: wall.minute % 7 == 0), ("Pacific/Apia", "2011-12-28"), 0)
def test_times_are_those_of_somebody_who_watches_the_clock(cron, jump, minute):
    (text, fits), zone = cron, ZoneInfo(jump[0])
    start = datetime.fromisoformat(jump[1]).replace(tzinfo=UTC) + MINUTE * minute
    end = start + 1.5 * DAY
    assert list(all_after(Cron(text), zone, start, end)) == list(watched(fits, zone, start, end))


@settings(deadline=None, max_examples=8)
@given(crons(), starts(2001, 2090))
def test_times_agree_with_every_minute_of_some_weeks(cron, start):
    text, fits = cron
    start = start.replace(second=0, microsecond=0)
    end = start + 14 * DAY
    expected = [now for now in minutes(start, end) if fits(now.replace(tzinfo=None))]
    assert list(all_after(Cron(text), UTC, start, end)) == expected


@settings(deadline=None, max_examples=100)
@given(
    fields(0, 59), fields(0, 23), fields(1, 31), fields(1, 12), fields(0, 6, WEEKDAYS.__getitem__),
    starts(2001, 2040),
)  # fmt: skip
def test_times_agree_with_another_reader_of_cron(minute, hour, day, month, weekday, start):
    assume(min(day[1]) <= 29 or month[1] - {2})
    assume(min(day[1]) <= 30 or month[1] - {2, 4, 6, 9, 11})
    # The other one wants both days of two, reads 0 as Monday and counts the steps of weekdays from there.
    if not day[0].startswith("*"):
        weekday = ("*",)
    if weekday[0].startswith("*/"):
        weekday = ("mon-fri",)
    text = " ".join(field[0] for field in (minute, hour, day, month, weekday))
    other = CronTrigger.from_crontab(text, timezone=UTC)
    # It counts what is at the very moment in.
    expected = other.get_next_fire_time(None, start + timedelta(microseconds=1))
    assert Cron(text).after(start, UTC) == expected


@settings(deadline=None, max_examples=200)
@given(crons(), zones, starts(1990, 2100))
def test_times_increase_and_come_in_order_of_the_moments(cron, zone, start):
    moments = [start]
    for _ in range(5):
        moments.append(Cron(cron[0]).after(moments[-1], zone))
    assert all(before < after for before, after in pairwise(moments))
    # Asked at any moment between two times, the answer is the second of them.
    for before, after in pairwise(moments[1:]):
        assert Cron(cron[0]).after(before + (after - before) / 3, zone) == after
        assert Cron(cron[0]).after(after - timedelta(microseconds=1), zone) == after


@pytest.mark.parametrize("clock", [(0, 0), (2, 30)])
@pytest.mark.parametrize("name", [zone for zone in ZONES if zone != "Asia/Pyongyang"])
def test_a_daily_time_comes_once_on_every_day_of_ten_years(name, clock):
    """Pyongyang is left out: its clock jumped over the end of a day, which is a case of its own above."""
    zone, cron = ZoneInfo(name), Cron(f"{clock[1]} {clock[0]} * * *")
    start = datetime(2010, 1, 1, tzinfo=zone).astimezone(UTC) - MINUTE
    end = datetime(2020, 1, 1, tzinfo=zone).astimezone(UTC) - MINUTE
    days = [moment.astimezone(zone).date() for moment in all_after(cron, zone, start, end)]
    missing = {date(2011, 12, 30)} if name == "Pacific/Apia" else set()
    every = [date(2010, 1, 1) + DAY * number for number in range(3652)]
    assert days == [day for day in every if day not in missing]


@given(st.text(max_size=60) | st.text("0123456789*/-,@ abdefjlmnorstuvwy", max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        cron = Cron(text)
    except ValueError:
        return
    assert cron.after(datetime(2026, 1, 1, tzinfo=UTC), UTC) is not None
