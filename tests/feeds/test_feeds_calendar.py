"""iCalendar streams as entries: every line of the tables is a calendar that somebody publishes."""

import re
import warnings
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import wire
from feeds.model import Entry, Failed, Fault, Occasion, Response, Snapshot, Source
from feeds.occasions import horizon, last_day, over, statement, with_statements
from feeds.parse import parse

URL = "https://town.example/events.ics"
NOW = datetime(2026, 3, 15, 9, tzinfo=UTC)


def vevent(*lines, uid="a", start="DTSTART:20260504T193000Z", name="Concert"):
    said = [f"UID:{uid}", start, f"SUMMARY:{name}", *lines]
    return "\r\n".join(["BEGIN:VEVENT", *(line for line in said if not line.endswith(":")), "END:VEVENT"])


def calendar(*components, head=()):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *components, "END:VCALENDAR", ""])


def read(body, *, kind=None, received=NOW, **headers):
    body = body.encode() if isinstance(body, str) else body
    return parse(Source("s", URL, kind), Response(URL, body, headers, received=received))


def occasions(*components, head=(), **options):
    snapshot = read(calendar(*components, head=head), **options)
    assert isinstance(snapshot, Snapshot), snapshot
    return [occasion for entry in snapshot.entries for occasion in entry.occasions]


def period(*lines, head=()):
    (occasion,) = occasions(vevent(*lines[1:], start=lines[0]), head=head)
    return occasion.start, occasion.end


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20260504"], ("2026-05-04", None)),
        (["DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260505"], ("2026-05-04", None)),
        (["DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260507"], ("2026-05-04", "2026-05-06")),
        (["DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260504"], ("2026-05-04", None)),
        (["DTSTART;VALUE=DATE:20260504", "DURATION:P3D"], ("2026-05-04", "2026-05-06")),
        (["DTSTART:20260504"], ("2026-05-04", None)),
        (["DTSTART:20260504T193000Z"], ("2026-05-04T19:30Z", None)),
        (["DTSTART:20260504T193000"], ("2026-05-04T19:30", None)),
        (["DTSTART:20260504T193000", "DURATION:PT90M"], ("2026-05-04T19:30", "2026-05-04T21:00")),
        (["DTSTART;TZID=Europe/Berlin:20260504T193000"], ("2026-05-04T19:30+02:00", None)),
        (["DTSTART;TZID=Europe/Berlin:20261204T193000"], ("2026-12-04T19:30+01:00", None)),
        (["DTSTART;TZID=W. Europe Standard Time:20260504T193000"], ("2026-05-04T19:30+02:00", None)),
        (["DTSTART;TZID=/example.org/Asia/Phnom_Penh:20260504T193000"], ("2026-05-04T19:30+07:00", None)),
        (["DTSTART;TZID=Nowhere:20260504T193000"], ("2026-05-04T19:30", None)),
        (["DTSTART;TZID=Asia/Kathmandu:20260504T193000"], ("2026-05-04T19:30+05:45", None)),
        (["DTSTART:20260504T193000Z", "DTEND:20260503T193000Z"], ("2026-05-04T19:30Z", None)),
        (["DTSTART:20260504T193000Z", "DTEND:rubbish"], ("2026-05-04T19:30Z", None)),
        (["DTSTART:20260504T193000Z", "DTEND;VALUE=DATE:20260505"], ("2026-05-04T19:30Z", None)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_periods(lines, expected):
    assert period(*lines) == expected


def test_utc_is_shown_on_the_clock_of_the_calendar():
    head = ["X-WR-TIMEZONE:America/New_York"]
    assert period("DTSTART:20260505T013000Z", head=head) == ("2026-05-04T21:30-04:00", None)
    assert period("DTSTART;TZID=Europe/Berlin:20260505T013000", head=head) == ("2026-05-05T01:30+02:00", None)
    assert period("DTSTART;TZID=Europe/London:20261205T013000", head=head) == ("2026-12-05T01:30Z", None)


def zone(name, offset):
    return "\r\n".join(
        ["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}",
         f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE"]
    )  # fmt: skip


def test_zones_of_a_calendar_are_its_own():
    start = "DTSTART;TZID=Ours:20260504T193000"
    for offset in ("+0300", "-0500"):  # the next calendar calls another zone by the same name
        (occasion,) = occasions(zone("Ours", offset), vevent(start=start))
        assert occasion.start == f"2026-05-04T19:30{offset[:3]}:00"
    assert occasions(vevent(start=start))[0].start == "2026-05-04T19:30"


def test_a_zone_does_not_redefine_a_known_one():
    (occasion,) = occasions(
        zone("Europe/Berlin", "+0900"), vevent(start="DTSTART;TZID=Europe/Berlin:20260504T193000")
    )
    assert occasion.start == "2026-05-04T19:30+02:00"


def test_an_entry_holds_what_the_event_says():
    snapshot = read(
        calendar(
            vevent(
                "LOCATION:Old theatre\\, Kampot", "DESCRIPTION:Doors at 7.\\n\\nBring <b>friends</b>\\; it is free.",
                "URL:https://town.example/concert", "CREATED:20260101T080000Z", "LAST-MODIFIED:20260301T080000Z",
                name="Spring\r\n  con\r\n cert",
            ),
            head=["X-WR-CALNAME:Town\\, hall"],
        )
    )  # fmt: skip
    (entry,) = snapshot.entries
    assert (snapshot.kind, snapshot.title, snapshot.complete, snapshot.notes) == (
        "calendar",
        "Town, hall",
        True,
        (),
    )
    assert (entry.id, entry.title, entry.url) == ("a", "Spring concert", "https://town.example/concert")
    assert entry.text == (
        "Spring concert, 4 May 2026, 19:30 UTC, Old theatre, Kampot\n\nDoors at 7.\n\nBring friends; it is free."
    )
    assert (entry.published, entry.published_basis) == (datetime(2026, 1, 1, 8, tzinfo=UTC), "icalendar")
    assert wire.result(wire.answered(snapshot)) == snapshot


@pytest.mark.parametrize(
    ("line", "status"),
    [("STATUS:CANCELLED", "cancelled"), ("STATUS:confirmed", "scheduled"), ("STATUS:TENTATIVE", "scheduled")],
)
def test_status(line, status):
    assert occasions(vevent(line))[0].status == status


def test_a_message_that_cancels_cancels_all_it_lists():
    assert occasions(vevent(), head=["METHOD:CANCEL"])[0].status == "cancelled"


def test_the_latest_version_of_an_event_counts():
    old, new = vevent("SEQUENCE:1", name="Old"), vevent("SEQUENCE:2", name="New")
    assert [one.name for one in occasions(new, old)] == ["New"]
    early, late = (
        vevent("DTSTAMP:20260101T000000Z", name="Old"),
        vevent("DTSTAMP:20260102T000000Z", name="New"),
    )
    assert [one.name for one in occasions(late, early)] == ["New"]


def test_events_without_uid_are_told_apart():
    names = [one.name for one in occasions(vevent(uid="", name="One"), vevent(uid="", name="Two"))]
    assert sorted(names) == ["One", "Two"]


BERLIN = "TZID=Europe/Berlin:"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def starts(*components, **options):
    return [one.start for one in occasions(*components, **options)]


def weekly(*lines, rule=WEEKLY):
    return vevent(rule, *lines, start=f"DTSTART;{BERLIN}20260316T090000")


def test_a_series_across_the_change_of_the_clock():
    assert starts(weekly()) == [
        "2026-03-16T09:00+01:00", "2026-03-23T09:00+01:00", "2026-03-30T09:00+02:00", "2026-04-06T09:00+02:00",
    ]  # fmt: skip


def test_exceptions_additions_and_changes_of_a_series():
    changed = vevent(
        f"RECURRENCE-ID;{BERLIN}20260406T090000", start=f"DTSTART;{BERLIN}20260407T110000", name="Moved"
    )
    found = read(
        calendar(weekly(f"EXDATE;{BERLIN}20260323T090000", f"RDATE;{BERLIN}20260501T090000"), changed)
    )
    assert [(entry.id, entry.title, entry.occasions[0].start[:16]) for entry in found.entries] == [
        ("a 2026-03-16", "Concert", "2026-03-16T09:00"),
        ("a 2026-03-30", "Concert", "2026-03-30T09:00"),
        ("a 2026-04-06", "Moved", "2026-04-07T11:00"),
        ("a 2026-05-01", "Concert", "2026-05-01T09:00"),
    ]


def test_this_and_future():
    changed = vevent(
        f"RECURRENCE-ID;RANGE=THISANDFUTURE;{BERLIN}20260330T090000", start=f"DTSTART;{BERLIN}20260330T100000"
    )
    found = read(calendar(weekly(), changed)).entries
    assert [(entry.id, entry.occasions[0].start[11:16]) for entry in found] == [
        ("a 2026-03-16", "09:00"), ("a 2026-03-23", "09:00"), ("a 2026-03-30", "10:00"), ("a 2026-04-06", "10:00"),
    ]  # fmt: skip


def test_two_dates_on_one_day_are_two_entries():
    twice = read(calendar(weekly(rule="RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9,15")))
    assert [entry.id for entry in twice.entries] == ["a 2026-03-16T0900", "a 2026-03-16T1500"]


def test_all_day_series():
    daily = vevent(
        "RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO",
        "DTEND;VALUE=DATE:20260407",
        start="DTSTART;VALUE=DATE:20260406",
    )
    assert starts(daily) == ["2026-04-06", "2026-05-04", "2026-06-01"]


def test_what_a_series_says_of_itself_is_said_once():
    found = read(calendar(weekly("DESCRIPTION:Bring your papers.")))
    assert [entry.text.partition("\n\n")[2] for entry in found.entries] == [
        "",
        "",
        "",
        "",
        "Bring your papers.",
    ]
    assert (found.entries[-1].id, found.entries[-1].occasions) == ("a series", ())


def test_a_changed_date_without_its_series_is_an_event():
    lone = vevent(f"RECURRENCE-ID;{BERLIN}20260330T090000", start=f"DTSTART;{BERLIN}20260331T100000")
    (entry,) = read(calendar(lone)).entries
    assert (entry.id, entry.occasions[0].start) == ("a 2026-03-30", "2026-03-31T10:00+02:00")


def test_an_endless_series_is_listed_for_a_year_each_way():
    endless = vevent("RRULE:FREQ=MONTHLY", start="DTSTART;VALUE=DATE:20100105")
    found = starts(endless)
    assert (found[0], found[-1], len(found)) == ("2025-03-05", "2027-03-05", 25)
    assert starts(endless, received=datetime(2026, 3, 31, tzinfo=UTC)) == found
    assert len(starts(endless, received=datetime(2026, 4, 1, tzinfo=UTC))) == 25


def test_the_moment_of_an_answer_goes_to_the_process_that_reads_it():
    for received in (NOW, None):
        question = (Source("s", URL), Response(URL, b"BEGIN:VCALENDAR", {"a": "b"}, received=received))
        assert wire.job(*wire.asked(*question)) == question


def test_without_a_moment_the_stamps_of_the_calendar_say_when_it_is():
    endless = vevent("RRULE:FREQ=YEARLY", "DTSTAMP:20200610T000000Z", start="DTSTART;VALUE=DATE:20100105")
    assert starts(endless, received=None) == ["2020-01-05", "2021-01-05"]
    assert starts(endless.replace("DTSTAMP", "X-STAMP"), received=None) == ["2010-01-05", "2011-01-05"]


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)))
def test_the_horizon_only_moves_forward_and_by_whole_months(day):
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    first, last = horizon(moment)
    assert first.day == 1
    assert (date.fromordinal(last.toordinal() + 1)).day == 1
    assert first <= day <= last
    assert 729 <= (last - first).days <= 762
    assert horizon(moment.replace(day=1)) == (first, last)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=3", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=YEARLY;BYDAY=XX", "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20", "FREQ=SOMETIMES", "rubbish", "FREQ=DAILY;COUNT=x",
    ],
)  # fmt: skip
def test_rules_that_are_not_followed(rule):
    snapshot = read(calendar(vevent(f"RRULE:{rule}"), vevent(uid="b")))
    assert [entry.id for entry in snapshot.entries] == ["a 2026-05-04", "b"]
    assert len(snapshot.notes) == 1
    assert not snapshot.complete  # the other dates of the series may still be meant


def test_a_series_that_has_gone_on_for_centuries():
    snapshot = read(calendar(vevent("RRULE:FREQ=DAILY", start="DTSTART:16000101T000000Z")))
    assert "too long" in snapshot.notes[0]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:No start\r\nEND:VEVENT", 1),
        ("BEGIN:VEVENT\r\nUID:b\r\nDTSTART:soon\r\nSUMMARY:Soon\r\nEND:VEVENT", 1),
        ("BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261399\r\nSUMMARY:Never\r\nEND:VEVENT", 1),
        ("BEGIN:VEVENT\r\nUID:b\r\nDTSTART:99991231T235959Z\r\nDURATION:P9W\r\nEND:VEVENT", 1),
        ("stray line\r\n:\r\nEND:VEVENT\r\n", 1),
        ("BEGIN:VTODO\r\nUID:t\r\nDUE:20260501\r\nEND:VTODO", 1),
        ("BEGIN:VTIMEZONE\r\nTZID:x\r\nrubbish\r\nEND:VTIMEZONE", 1),
        ("BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20260601\r\nBEGIN:VALARM\r\nDESCRIPTION:Ring\r\nEND:VALARM\r\nEND:VEVENT", 2),
        ("BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20260601\r\nno colon\r\nGEO:here\r\nEND:VEVENT", 2),
        ("BEGIN:VEVENT\nUID:b\nDTSTART:20260601\nSUMMARY:Unix lines\nEND:VEVENT", 2),
        ("begin:vevent\r\nuid:b\r\ndtstart:20260601\r\nsummary:Lower\r\nend:vevent", 2),
        ("END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20260601\r\nEND:VEVENT", 2),
    ],
)  # fmt: skip
def test_what_can_be_read_is_read(broken, left):
    for body in (calendar(broken, vevent()), calendar(vevent(), broken)):
        assert len(read(body).entries) == left


def test_an_unreadable_event_is_told_and_nothing_counts_as_gone():
    snapshot = read(calendar(vevent(), "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:soon\r\nEND:VEVENT"))
    assert len(snapshot.notes) == 1
    assert not snapshot.complete


def test_a_calendar_without_events_is_told():
    snapshot = read(calendar())
    assert (snapshot.entries, snapshot.notes, snapshot.complete) == (
        (),
        ("the calendar holds no events",),
        False,
    )


def test_a_character_folded_in_its_middle():
    body = calendar(vevent(name="Fête")).encode().replace("ê".encode(), b"\xc3\r\n \xaa")
    assert read(body).entries[0].title == "Fête"


def test_latin_1_and_marks_are_decoded():
    body = calendar(vevent(name="Fête"))
    for raw in (body.encode("latin-1"), b"\xef\xbb\xbf" + body.encode()):
        assert read(raw).entries[0].title == "Fête"


def test_no_warning_gets_out():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read(calendar(vevent(start="DTSTART;TZID=/x/Europe/Berlin:20260504T193000")))
    assert caught == []


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("feed", calendar(), "the answer is no feed but a calendar"),
        ("page", calendar(), "the answer is no page but a calendar"),
        ("calendar", "<rss version='2.0'><channel><title>T</title></channel></rss>", "the answer is no calendar but a feed"),
        ("calendar", "<html><body><p>Log in</p></body></html>", "the answer is no calendar but text/html"),
    ],
)  # fmt: skip
def test_other_kinds(kind, body, expected):
    result = read(body, kind=kind, **{"content-type": "text/html"})
    assert result == Failed(Fault.NOT_A_FEED, expected)


def test_many_events_are_bounded_and_the_latest_kept():
    days = [f"DTSTART;VALUE=DATE:{date.fromordinal(730_000 + number):%Y%m%d}" for number in range(6000)]
    snapshot = read(calendar(*(vevent(uid=str(number), start=start) for number, start in enumerate(days))))
    assert len(snapshot.entries) == 5000
    assert snapshot.entries[-1].id == "5999"
    assert not snapshot.complete


def test_hostile_sizes_are_bounded():
    for body in (
        calendar(vevent(f"DESCRIPTION:{'x' * 3_000_000}")),
        calendar(vevent(*["X-A:b"] * 200_000)),
        calendar("BEGIN:VEVENT\r\n" * 100_000),
        calendar(*["END:VEVENT", "BEGIN:VEVENT", "END:VCALENDAR"] * 50_000),
        calendar(vevent("RDATE:" + ",".join(f"20260504T{n // 60:02}{n % 60:02}00Z" for n in range(1440)))),
    ):
        snapshot = read(body)
        assert isinstance(snapshot, Snapshot)
        assert len(snapshot.entries) <= 1000
        assert all(len(entry.text) < 25_000 for entry in snapshot.entries)
        assert not snapshot.complete


LINES = st.one_of(
    st.sampled_from(
        ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "END:VCALENDAR", "UID:a", "DTSTART:20260504",
         "DTEND:20260503T0000", "RRULE:FREQ=WEEKLY;UNTIL=20260701", "EXDATE:20260511", "RDATE:x", "DURATION:-P1D",
         "RECURRENCE-ID:20260504", "STATUS:CANCELLED", "SUMMARY:One, two\\; three", "X-WR-TIMEZONE:Mars/Phobos"]
    ),
    st.text(max_size=30),
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_no_calendar_raises_and_every_occasion_is_in_its_text(lines):
    snapshot = read("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode("utf-8", "surrogatepass"))
    for entry in snapshot.entries if isinstance(snapshot, Snapshot) else ():
        for occasion in entry.occasions:
            assert statement(occasion).text in entry.text.split("\n\n")


@pytest.mark.parametrize(
    ("occasion", "expected"),
    [
        (Occasion("Fair", "2026-05", "json-ld"), "Fair, [May 2026]"),
        (Occasion("Fair", "2026", "json-ld"), "Fair, [2026]"),
        (Occasion("Fair", "2026-05-04", "json-ld", "2026-05-06", "Hue"), "Fair, [4 May 2026 to 6 May 2026], Hue"),
        (Occasion("Fair", "2026-05-04T09:00Z", "json-ld", "2026-05-04T17:00Z"), "Fair, [4 May 2026, 09:00 to 17:00 UTC]"),
        (
            Occasion("Fair", "2026-05-04T22:00+02:00", "json-ld", "2026-05-05T04:00+02:00"),
            "Fair, [4 May 2026, 22:00 UTC+02:00 to 5 May 2026, 04:00 UTC+02:00]",
        ),
        (Occasion("Fair", "2026-05-04", "json-ld", status="cancelled"), "Cancelled: Fair, [4 May 2026]"),
        (
            Occasion("Fair", "2026-05-11", "json-ld", status="rescheduled", previous="2026-05-04", place="Hue"),
            "Fair, [11 May 2026] (before: 4 May 2026), Hue",
        ),
    ],
)  # fmt: skip
def test_statements(occasion, expected):
    said = statement(occasion)
    assert (
        f"{said.text[: said.date_start]}[{said.text[said.date_start : said.date_end]}]{said.text[said.date_end :]}"
        == expected
    )
    entry = with_statements(Entry("1", "T", "Text.", occasions=(occasion,)))
    assert entry.text == f"Text.\n\n{re.sub(r'[][]', '', expected)}"


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2026-05-04", None, "2026-05-04"),
        ("2026-05-04", "2026-05-06", "2026-05-06"),
        ("2026-05-04T19:30", "2026-05-04T21:00", "2026-05-04"),
        ("2026-05-04T19:30", "2026-05-05T02:00", "2026-05-04"),
        ("2026-05-04T19:30", "2026-05-05T00:00", "2026-05-04"),
        ("2026-05-04T09:00", "2026-05-06T00:00", "2026-05-05"),
        ("2026-05-04T09:00", "2026-05-06T17:00", "2026-05-06"),
        ("2026-05", None, "2026-05"),
    ],
)
def test_last_days(start, end, last):
    assert last_day(Occasion("Fair", start, "json-ld", end)) == last


@pytest.mark.parametrize(
    ("start", "today", "expected"),
    [
        ("2026-05-04", "2026-05-04", False),
        ("2026-05-04", "2026-05-05", True),
        ("2026-05", "2026-05-31", False),
        ("2026-05", "2026-06-01", True),
        ("2026", "2026-12-31", False),
        ("2026", "2027-01-01", True),
    ],
)
def test_what_is_over(start, today, expected):
    assert over([Occasion("Fair", start, "json-ld")], date.fromisoformat(today)) is expected
    assert not over([], date.fromisoformat(today))
