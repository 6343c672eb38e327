"""The calendar, read back by the library `icalendar`."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from export_samples import MOVED, SEEN, day, event, export
from hostile import LINKS, TEXTS
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from output.icalendar import calendar
from output.markup import plain, single_line

# The days on which each event of the samples stands, both included; a moment stands alone.
STANDS = {
    "Truce in force": (date(2025, 7, 28), date(2025, 7, 29)),
    "Comments are taken": (date(2026, 3, 31), date(2026, 4, 1)),
    "ប្រជុំ; ministers, in “Phnom Penh”": (date(2026, 3, 9), date(2026, 3, 10)),
    "The meeting": (date(2026, 3, 19), date(2026, 3, 20)),
    "Lecture on river law": (date(2026, 9, 18), date(2026, 9, 19)),
    "Boat race": (date(2026, 11, 23), date(2026, 11, 24)),
    "Doors open": (datetime(2026, 12, 5, 18, 30), None),  # noqa: DTZ001 - the text gives no zone
    "Press conference": (datetime(2026, 12, 4, 18, 30, tzinfo=UTC), None),
    "Hearing": (datetime(2026, 12, 7, 9), datetime(2026, 12, 8, 17)),  # noqa: DTZ001
    "Exercise": (date(2026, 12, 14), date(2026, 12, 19)),
    "Pier opens": (date(2026, 12, 1), date(2027, 1, 1)),
    "Harvest": (date(2026, 12, 20), date(2026, 12, 21)),
}


def read(record):
    content = calendar(record)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    return Calendar.from_ical(content)


def only(occurrence):
    (found,) = read(export(occurrences=(occurrence,))).walk("VEVENT")
    return found


def value(component, name):
    held = component.get(name)
    return getattr(held, "dt", held)


def test_snapshot(snapshot):
    snapshot("timeline.ics", calendar(export()))


def test_a_place_is_the_location():
    found = {one["SUMMARY"]: one.get("LOCATION") for one in read(export()).walk("VEVENT")}
    assert {place for place in found.values() if place} == {"Phnom Penh, Cambodia"}
    assert sum(place is not None for place in found.values()) == 1


def test_every_event_stands_on_its_days():
    found = {
        str(one["SUMMARY"]): (value(one, "DTSTART"), value(one, "DTEND"))
        for one in read(export()).walk("VEVENT")
    }
    assert found == STANDS


def test_the_head_names_the_calendar_and_how_often_to_ask():
    head = read(export())
    assert (head["VERSION"], head["METHOD"], head["CALSCALE"]) == ("2.0", "PUBLISH", "GREGORIAN")
    assert head["NAME"] == head["X-WR-CALNAME"] == "Cambodia & its partners"
    assert head["REFRESH-INTERVAL"].dt.total_seconds() == 3600
    assert head["URL"] == "https://example.org/t/"
    assert head["SOURCE"] == "https://example.org/t/timeline.ics"
    assert value(head, "LAST-MODIFIED") == MOVED
    assert head["DESCRIPTION"] == "4 events without a month, or before year 1, are on the page only."


def test_without_an_address_there_are_no_links_to_it():
    text = calendar(
        replace(export(), address=None, occurrences=(day("e", "x", "2026-01-01", href="index.html#e"),))
    )
    assert b"URL:" not in text
    assert b"SOURCE" not in text


def test_stamps_are_those_of_the_event_and_not_of_a_clock():
    found = only(day("e", "x", "2026-01-01", updated=MOVED, sequence=3))
    assert (value(found, "DTSTAMP"), value(found, "LAST-MODIFIED")) == (MOVED, MOVED)
    assert value(found, "CREATED") == SEEN
    assert found["SEQUENCE"] == 3
    assert found["TRANSP"] == "TRANSPARENT"


def test_the_uid_stays_whatever_else_changes():
    first = only(day("e", "x", "2026-01-01"))
    later = only(
        event("e", "y", "2027-12", "2027-12-01", "2027-12-31", "December 2027", withdrawn=True, href=None)
    )
    assert first["UID"] == later["UID"]
    assert (first["STATUS"], later["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert only(day("f", "x", "2026-01-01"))["UID"] != first["UID"]


def test_what_is_called_off_is_cancelled_as_well():
    found = only(day("e", "x", "2026-01-01", called_off=True))
    assert found["STATUS"] == "CANCELLED"
    assert "Called off." in found["DESCRIPTION"]


def test_the_description_proves_and_hedges():
    found = only(
        event(
            "e", "Pier", "2026-12", "2026-12-01", "2026-12-31", "December 2026", previous=("2026-11-03",) * 2
        )
    )
    assert str(found["DESCRIPTION"]) == (
        "“Pier on December 2026.”\n\n"
        "The text gives the date only as: December 2026.\n\n"
        "Moved; before: 3 November 2026.\n\n"
        "Source: Ministry of Foreign Affairs, “Notices of the week”: https://news.example.org/a?id=7&lang=en"
    )
    assert "gives the date" not in only(day("e", "x", "2026-01-01"))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2027-21", "2027-03-01", "2027-05-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2024/2027", "2024-01-01", "2027-12-31"),
        ("2024/..", "2024-01-01", None),
        ("0000-01-01", "0000-01-01", "0000-01-01"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("2026-02-31", "2026-02-31", "2026-02-31"),
        ("", None, None),
    ],
)
def test_what_a_calendar_cannot_hold_is_left_out(edtf, start, end):
    assert read(export(occurrences=(event("e", "x", edtf, start, end, "then"),))).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("clock", "start", "end"),
    [
        ("", date(2026, 5, 1), date(2026, 5, 2)),
        ("24:10", date(2026, 5, 1), date(2026, 5, 2)),
        ("14:30", datetime(2026, 5, 1, 14, 30), None),  # noqa: DTZ001
        ("14:30Z", datetime(2026, 5, 1, 14, 30, tzinfo=UTC), None),
        ("23:30-05:00", datetime(2026, 5, 2, 4, 30, tzinfo=UTC), None),
        ("09:00/11:15", datetime(2026, 5, 1, 9), datetime(2026, 5, 1, 11, 15)),  # noqa: DTZ001
        ("11:00/09:00", datetime(2026, 5, 1, 11), None),  # noqa: DTZ001
        ("09:00/11:15Z", date(2026, 5, 1), date(2026, 5, 2)),
    ],
)
def test_times_of_day(clock, start, end):
    found = only(day("e", "x", "2026-05-01", clock=clock))
    assert (value(found, "DTSTART"), value(found, "DTEND")) == (start, end)


def test_a_span_with_one_time_of_day_is_a_span_of_days():
    found = only(event("e", "x", "2026-05-01/2026-05-03", "2026-05-01", "2026-05-03", "then", clock="09:00"))
    assert (value(found, "DTSTART"), value(found, "DTEND")) == (date(2026, 5, 1), date(2026, 5, 4))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text):
    found = only(day("e", text, "2026-05-01", quote=text))
    assert str(found["SUMMARY"]) == single_line(text)
    if text:
        assert f"“{plain(text)}”" in str(found["DESCRIPTION"])


@given(st.text(max_size=300))
def test_any_text_reads_back(text):
    record = export(title=text, occurrences=(day(text, text, "2026-05-01", quote=f"{text}."),))
    (found,) = read(record).walk("VEVENT")
    assert str(found["SUMMARY"]) == single_line(text)
    assert str(found["DESCRIPTION"]).startswith(f"“{plain(text)}.”\n\n")
    assert calendar(record) == calendar(record)


@pytest.mark.parametrize("link", LINKS)
def test_hostile_links_are_dropped(link):
    found = only(day("e", "x", "2026-05-01", href=link))
    assert "URL" not in found
