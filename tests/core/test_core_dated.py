"""Sources that state dates as data, from a real server through whole runs."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from timeline.events import merge
from timeline.model import Basis, ChangeKind
from timeline.same.dated import begins_night, ends_night


def vevent(uid, start, summary, *more):
    start = start if ":" in start else f":{start}"
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{start}", f"SUMMARY:{summary}", *more, "END:VEVENT"]
    )


def ics(*events, head=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Town hall", *head, *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def serve(site, body, path="/town.ics", kind="text/calendar", **headers):
    site.answers[path] = (200, {"Content-Type": kind, **headers}, body)


def told(outcome):
    return [(change.kind, change.entry) for poll in outcome.polled for change in poll.changes if change.event]


def events(house):
    return [(event.when.text, event.title) for event in house.look(lambda store: merge(store.reports()))]


BERLIN = ";TZID=Europe/Berlin:"
CONCERT = vevent("a", f"{BERLIN}20260504T193000", "Spring concert", "LOCATION:Old theatre")
FAIR = vevent("b", ";VALUE=DATE:20260601", "Book fair", "DTEND;VALUE=DATE:20260604")


@pytest.fixture
def calendar(house, site):
    house.configure(f"{{id: town, url: '{site.url}/town.ics'}}")
    serve(site, ics(CONCERT, FAIR))
    house.run()
    return house


def test_a_calendar_becomes_events(calendar):
    assert events(calendar) == [
        ("2026-05-04T19:30+02:00", "Spring concert"),
        ("2026-06-01/2026-06-03", "Book fair"),
    ]
    memory = calendar.look(lambda store: store.source("town"))
    assert (memory.kind, memory.title) == ("calendar", "Town hall")


def test_every_event_of_a_calendar_is_proved_by_its_text(calendar):
    reports = calendar.look(lambda store: store.reports())
    entries = calendar.look(lambda store: store.entries("town"))
    for report in reports:
        mention, text = report.mention, entries[report.entry].entry.text
        assert text[mention.start : mention.end] == mention.sentence
        assert mention.basis is Basis.DATA
        assert mention.rule == "icalendar"
    first = reports[0].mention
    assert first.sentence == "Spring concert, 4 May 2026, 19:30 UTC+02:00, Old theatre"
    assert first.sentence[first.date_start : first.date_end] == "4 May 2026, 19:30 UTC+02:00"


def test_a_moved_date_is_one_rescheduling(calendar, site):
    moved = CONCERT.replace("20260504T193000", "20260511T200000").replace("UID:a", "UID:a\r\nSEQUENCE:1")
    serve(site, ics(moved, FAIR))
    outcome = calendar.run()
    assert [change.kind for change in outcome.polled[0].changes] == [ChangeKind.RESCHEDULED]
    assert "moved from 4 May 2026, 19:30 UTC+02:00 to 11 May 2026, 20:00 UTC+02:00" in " ".join(
        calendar.digests()[-1].split()
    )


def test_a_moved_hour_is_one_rescheduling(calendar, site):
    serve(site, ics(CONCERT.replace("T193000", "T203000"), FAIR))
    assert told(calendar.run()) == [(ChangeKind.RESCHEDULED, "a")]


def test_a_cancelled_date_is_called_off_and_can_be_on_again(calendar, site):
    serve(site, ics(CONCERT.replace("END:", "STATUS:CANCELLED\r\nEND:"), FAIR))
    assert told(calendar.run()) == [(ChangeKind.AMENDED, "a")]
    assert "Spring concert (4 May 2026, 19:30 UTC+02:00): called off." in " ".join(
        calendar.digests()[-1].split()
    )
    assert b"called off" in calendar.site()["index.html"]
    serve(site, ics(CONCERT, FAIR))
    assert told(calendar.run()) == [(ChangeKind.AMENDED, "a")]
    assert "no longer called off" in calendar.digests()[-1]


def test_what_is_called_off_is_not_announced_as_coming_up(calendar, site):
    calendar.configure(f"{{id: town, url: '{site.url}/town.ics'}}", "upcoming: 365d\n")
    serve(site, ics(CONCERT.replace("END:", "STATUS:CANCELLED\r\nEND:"), FAIR))
    calendar.run()
    coming = " ".join(calendar.digests()[-1].partition("COMING UP")[2].split())
    assert "Spring concert (called off)" in coming
    assert "Book fair (announced)" in coming


def test_what_leaves_before_its_day_is_withdrawn(calendar, site):
    serve(site, ics(FAIR))
    assert told(calendar.run()) == [(ChangeKind.WITHDRAWN, "a")]


def test_what_leaves_after_its_day_is_not_withdrawn(calendar, site):
    calendar.now = datetime(2026, 5, 10, tzinfo=UTC)
    serve(site, ics(FAIR))
    assert calendar.run().polled[0].changes == ()
    assert ("2026-05-04T19:30+02:00", "Spring concert") in events(calendar)
    serve(site, ics(FAIR, vevent("c", ";VALUE=DATE:20260701", "Market")))
    assert told(calendar.run()) == [(ChangeKind.ADDED, "c")]


def test_the_last_day_of_a_longer_event_counts(calendar, site):
    calendar.now = datetime(2026, 6, 2, tzinfo=UTC)
    serve(site, ics(CONCERT))
    assert told(calendar.run()) == [(ChangeKind.WITHDRAWN, "b")]  # it would have gone on until 3 June


def test_other_order_stamps_and_folding_are_no_change(calendar, site):
    stamped = CONCERT.replace("UID:a", "UID:a\r\nDTSTAMP:20260301T000000Z").replace(
        "Spring con", "Spring c\r\n on"
    )
    serve(site, ics(FAIR, stamped, head=("PRODID:other",)))
    assert calendar.run().polled[0].changes == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html><body><h1>Please log in</h1></body></html>", "text/html"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTST", "text/calendar"),
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "application/rss+xml"),
        (b"", "text/calendar"),
    ],
    ids=["login page", "cut off", "a feed", "empty"],
)
def test_another_answer_is_a_trouble_and_withdraws_nothing(calendar, site, body, kind):
    before = events(calendar)
    serve(site, body, kind=kind)
    (poll,) = calendar.run().polled
    assert (poll.outcome, poll.changes) == ("failed", ())
    assert events(calendar) == before


def test_a_calendar_that_breaks_off_withdraws_nothing(calendar, site):
    serve(site, ics(CONCERT, FAIR)[: ics(CONCERT).index(b"END:VCALENDAR")])
    (poll,) = calendar.run().polled
    assert poll.changes == ()
    assert "breaks off" in poll.trouble


WEEKLY = vevent(
    "w", f"{BERLIN}20260105T090000", "Weekly round", "RRULE:FREQ=WEEKLY", "DESCRIPTION:Bring your papers."
)


@pytest.fixture
def series(house, site):
    house.configure(f"{{id: town, url: '{site.url}/town.ics'}}")
    serve(site, ics(WEEKLY), ETag='"1"')
    house.run()
    return house


def test_a_series_is_listed_for_a_year(series):
    days = [when[:10] for when, _ in events(series)]
    assert days[0] == "2026-01-05"
    assert days[-1] == "2027-03-29"  # the run is in March 2026
    assert len(days) == 65


def test_an_exception_withdraws_one_date_and_a_moved_one_moves(series, site):
    changed = vevent("w", f"{BERLIN}20260317T110000", "Weekly round", f"RECURRENCE-ID{BERLIN}20260316T090000")
    excepted = WEEKLY.replace("RRULE", f"EXDATE{BERLIN}20260323T090000\r\nRRULE")
    serve(site, ics(excepted, changed), ETag='"2"')
    assert told(series.run()) == [
        (ChangeKind.RESCHEDULED, "w 2026-03-16"),
        (ChangeKind.WITHDRAWN, "w 2026-03-23"),
    ]


def test_dates_that_come_into_sight_are_no_news(series, site):
    before = len(events(series))
    series.now = datetime(2026, 4, 30, tzinfo=UTC)
    (poll,) = series.run().polled  # the bytes are the same, and asked for without condition
    assert "If-None-Match" not in site.requests[-1][1]
    assert poll.changes == ()
    assert len(events(series)) > before
    (again,) = series.run().polled
    assert again.outcome == "unchanged"
    assert site.requests[-1][1]["If-None-Match"] == '"1"'


def test_a_date_added_to_a_series_is_news(series, site):
    serve(site, ics(WEEKLY.replace("RRULE", f"RDATE{BERLIN}20260408T090000\r\nRRULE")))
    assert told(series.run()) == [(ChangeKind.ADDED, "w 2026-04-08")]


def test_without_events_now_the_data_is_read_later(house, site):
    house.configure(f"{{id: town, url: '{site.url}/town.ics'}}")
    serve(site, ics(CONCERT))
    house.run(events=False)
    assert events(house) == []
    house.run()
    assert events(house) == [("2026-05-04T19:30+02:00", "Spring concert")]


PROSE = (
    "<p>The ensemble was founded in Kampot and has played in the provinces for twenty years, mostly with wind "
    "instruments and drums that its members build themselves from bamboo and old oil barrels.</p>"
    "<p>The spring concert takes place on {day} in the old theatre. Tickets go on sale on 1 April 2026 at the door, "
    "and members of the society get theirs by mail.</p>"
    "<p>The theatre was built by a merchant and stood empty for a long time before the town bought it.</p>"
)


def page(site, *things, day="4 May 2026", path="/concert"):
    data = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    html = (
        f'<!doctype html><html lang="en"><head><title>Spring concert</title>{data}</head>'
        f"<body><main><article><h1>Spring concert</h1>{PROSE.format(day=day)}</article></main></body></html>"
    )
    serve(site, html.encode(), path, "text/html")


def event(**changes):
    return {
        "@context": "https://schema.org", "@type": "MusicEvent", "name": "Spring concert",
        "startDate": "2026-05-04T19:30:00+02:00", "location": {"@type": "Place", "name": "Old theatre"},
    } | changes  # fmt: skip


@pytest.fixture
def concert(house, site):
    house.configure(f"{{id: concert, url: '{site.url}/concert'}}")
    page(site, event())
    house.run()
    return house


def test_the_same_event_in_prose_and_data_is_one_and_the_data_is_more_precise(concert):
    assert events(concert) == [
        ("2026-04-01", "Tickets go on sale at the door…"),
        ("2026-05-04T19:30+02:00", "Spring concert"),
    ]
    (report,) = concert.look(lambda store: [r for r in store.reports() if r.mention.basis is Basis.DATA])
    assert report.mention.rule == "json-ld"


def test_a_page_that_moves_its_event_in_prose_and_data_is_one_rescheduling(concert, site):
    page(site, event(startDate="2026-05-11T19:30:00+02:00"), day="11 May 2026")
    assert [change.kind for change in concert.run().polled[0].changes] == [ChangeKind.RESCHEDULED]


def test_a_page_that_cancels_its_event_calls_it_off(concert, site):
    page(site, event(eventStatus="https://schema.org/EventCancelled"))
    assert [kind for kind, _ in told(concert.run())] == [ChangeKind.AMENDED]
    assert "called off" in concert.digests()[-1]


def test_a_postponed_event_is_called_off_until_it_has_a_date(concert, site):
    page(site, event(eventStatus="EventPostponed"))
    assert [kind for kind, _ in told(concert.run())] == [ChangeKind.AMENDED]
    assert "called off" in concert.digests()[-1]
    later = event(
        startDate="2026-09-01T19:30:00+02:00",
        eventStatus="EventRescheduled",
        previousStartDate="2026-05-04T19:30:00+02:00",
    )
    page(site, later, day="1 September 2026")
    assert [kind for kind, _ in told(concert.run())] == [ChangeKind.RESCHEDULED]


def test_a_programme_drops_what_is_over_without_withdrawing_it(house, site):
    house.configure(f"{{id: programme, url: '{site.url}/concert'}}")
    reading = event(name="Poetry reading", startDate="2026-03-20", location="Library")
    page(site, event(), reading)
    house.run()
    assert ("2026-03-20", "Poetry reading") in events(house)
    page(site, event())
    house.now = datetime(2026, 3, 10, tzinfo=UTC)
    early = house.run()
    assert [kind for kind, _ in told(early)] == [ChangeKind.WITHDRAWN]
    page(site, event(), reading)
    house.run()
    house.now = datetime(2026, 3, 25, tzinfo=UTC)
    page(site, event())
    assert told(house.run()) == []
    assert ("2026-03-20", "Poetry reading") in events(house)
    assert told(house.run()) == []


def test_a_page_and_its_calendar_tell_one_event(house, site):
    house.configure(f"{{id: concert, url: '{site.url}/concert'}}, {{id: town, url: '{site.url}/town.ics'}}")
    name = "Spring concert of the town ensemble"
    page(site, event(name=name))
    serve(site, ics(CONCERT.replace("Spring concert", name)))
    house.run()
    assert [title for when, title in events(house) if when.startswith("2026-05-04")] == [name]


def test_an_article_that_gives_the_day_and_a_calendar_that_gives_the_hour_tell_one_event(house, site):
    name = "Spring concert of the town ensemble"
    house.configure(f"{{id: town, url: '{site.url}/town.ics'}}, {{id: feed, url: '{site.url}/feed.xml'}}")
    serve(
        site,
        ics(
            CONCERT.replace("Spring concert", name),
            vevent("x", f"{BERLIN}20260504T110000", f"{name} for children"),
        ),
    )
    site.feed(("n", "Concert", "Mon, 02 Feb 2026 08:00:00 GMT", f"The {name} takes place on 4 May 2026."))
    house.run()
    found = house.look(lambda store: merge(store.reports()))
    told = [sorted((report.source, report.mention.when.text) for report in event.reports) for event in found]
    assert sorted(told) == [
        [("feed", "2026-05-04"), ("town", "2026-05-04T19:30+02:00")],
        [("town", "2026-05-04T11:00+02:00")],
    ]


def test_a_local_calendar_file(house):
    file = house.folder / "town.ics"
    file.write_bytes(ics(CONCERT, WEEKLY))
    house.configure("{id: town, url: town.ics}")
    house.run()
    assert ("2026-05-04T19:30+02:00", "Spring concert") in events(house)
    file.write_bytes(ics(WEEKLY))
    assert told(house.run()) == [(ChangeKind.WITHDRAWN, "a")]
    file.write_bytes(b"gone")
    assert house.run().polled[0].trouble.startswith("the answer is no calendar")
    file.unlink()
    assert "no such file" in house.run().polled[0].trouble


def test_the_time_between_polls_changes_nothing(calendar):
    calendar.now += timedelta(days=300)
    assert calendar.run().polled[0].changes == ()


@pytest.mark.parametrize(
    ("date", "word", "begins", "ends"),
    [
        ("2026-05-16", "evening", True, False),
        ("2026-05-16", "madrugada", False, True),
        ("2026-05-16", "Nacht", True, True),
        ("2026-05-16T22:30", "", True, False),
        ("2026-05-16T02:00", "", False, True),
        ("2026-05-16T12:00", "", False, False),
        ("2026-05-16", "", False, False),
    ],
)
def test_an_evening_begins_a_night_and_the_small_hours_end_one(date, word, begins, ends):
    assert begins_night(date, word) is begins
    assert ends_night(date, word) is ends
