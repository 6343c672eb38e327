"""Lists of what is ahead that go forward with time, through the whole program on a real server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from timeline.edtf import Edtf
from timeline.events import merge
from timeline.model import ChangeKind, Report
from timeline.rebuild import rebuild
from timeline.store import open_store
from timeline.view.gap import without_gap

HTML = {"Content-Type": "text/html; charset=utf-8"}
SEEN = datetime(2026, 5, 11, 18, tzinfo=UTC)
NEW, MOVED, GONE = ChangeKind.ADDED, ChangeKind.RESCHEDULED, ChangeKind.WITHDRAWN


def day_list(day, *rows):
    body = "".join(
        f"<h3>Court {n}</h3><table><tr><th>Time</th><th>Case</th><th>Business</th></tr>"
        f"<tr><td>{hour}</td><td>{case}</td><td>{business}</td></tr></table>"
        for n, (hour, case, business) in enumerate(rows, 1)
    )
    return f"<p>This list may change until five in the afternoon.</p><h2>Daily list, {day} 2026</h2>{body}"


def week_list(week, *rows):
    body = "".join(
        f"<tr><td>{day}</td><td>{case}</td><td>{business}</td></tr>" for day, case, business in rows
    )
    heads = "<tr><th>Date</th><th>Case</th><th>Business</th></tr>"
    return f"<h2>Week of {week} 2026</h2><table>{heads}{body}</table><p>Visitors bring a passport.</p>"


@pytest.fixture
def page(house, site):
    house.configure(f"{{id: page, url: '{site.url}/list', kind: page}}")

    def poll(body, now):
        html = f"<html><title>Hearings</title><main><h1>Hearings</h1>{body}</main></html>"
        site.answers["/list"] = (200, HTML, html.encode())
        house.now = datetime.fromisoformat(now).replace(tzinfo=UTC) - timedelta(days=1)  # a run adds it
        outcome = house.run()
        return [
            (change.kind, (change.after or change.before).title)
            for one in outcome.polled
            for change in one.changes
            if change.event
        ]

    return poll


MOSS, DACE = ("10:30", "Moss v Arkley", "Trial"), ("14:00", "Dace v Tansy", "Judgment")


def test_the_list_of_the_next_day_is_news_and_withdraws_nothing(page, house):
    page(day_list("Tuesday 12 May", MOSS, DACE), "2026-05-11T18:00")
    seen = page(day_list("Wednesday 13 May", MOSS), "2026-05-12T18:00")
    assert seen == [(NEW, "Moss v Arkley, Trial")]
    events = house.look(lambda store: merge(store.reports()))
    assert [event.when.text for event in events] == [
        "2026-05-12T10:30",
        "2026-05-12T14:00",
        "2026-05-13T10:30",
    ]


def test_a_list_that_is_another_every_day_is_told_every_day(page):
    page(day_list("1 May", MOSS), "2026-04-30T18:00")
    for day in range(2, 12):
        case = f"Moss v Arkley and {day} others"
        seen = page(day_list(f"{day} May", ("10:30", case, "Trial")), f"2026-05-{day - 1:02}T18:00")
        assert seen == [(NEW, f"{case}, Trial")]


def test_what_leaves_a_list_before_its_day_is_withdrawn_and_an_hour_moves(page):
    page(day_list("Tuesday 12 May", MOSS, DACE), "2026-05-11T09:00")
    assert page(day_list("Tuesday 12 May", MOSS), "2026-05-11T18:00") == [(GONE, "Dace v Tansy, Judgment")]
    later = ("11:45", *MOSS[1:])
    assert page(day_list("Tuesday 12 May", later), "2026-05-11T20:00") == [(MOVED, "Moss v Arkley, Trial")]


def test_the_next_week_takes_the_place_of_the_last(page):
    page(week_list("4 to 8 May", ("Monday 4 May", "Moss v Arkley", "Plea")), "2026-05-05T09:00")
    later = week_list("11 to 15 May", ("Monday 11 May", "Moss v Arkley", "Plea"))
    assert page(later, "2026-05-12T09:00") == [(NEW, "Moss v Arkley, Plea")]


def test_within_its_week_a_hearing_is_moved(page):
    week = "4 to 8 May"
    page(week_list(week, ("Tuesday 5 May", "Moss v Arkley", "Plea")), "2026-05-04T09:00")
    moved = week_list(week, ("Thursday 7 May", "Moss v Arkley", "Plea"))
    assert page(moved, "2026-05-04T18:00") == [(MOVED, "Moss v Arkley, Plea")]


def test_the_next_meeting_is_not_the_last_one_moved(page):
    said = "<p>The bench of the harbour court has three members and a clerk, and sits in public.</p>"
    page(f"{said}<p>The next sitting will be held on 12 May 2026 in the old hall.</p>", "2026-05-01T09:00")
    later = f"{said}<p>The next sitting will be held on 9 June 2026 in the old hall.</p>"
    assert page(later, "2026-05-14T09:00") == [(NEW, "The next sitting will be held in the old hall")]


def test_a_sitting_that_is_put_off_on_its_day_is_moved(page):
    said = "<p>The bench of the harbour court has three members and a clerk, and sits in public.</p>"
    page(f"{said}<p>The sitting will be held on 12 May 2026 in the old hall.</p>", "2026-05-01T09:00")
    later = f"{said}<p>The sitting will be held on 19 May 2026 in the old hall.</p>"
    assert page(later, "2026-05-12T09:00") == [(MOVED, "The sitting will be held in the old hall")]


def test_a_claim_about_the_past_is_withdrawn(page):
    said = "<p>The bench of the harbour court has three members and a clerk, and sits in public.</p>"
    page(f"{said}<p>The clerk resigned on 4 May 2026.</p>", "2026-05-11T09:00")
    assert page(said, "2026-05-14T09:00") == [(GONE, "The clerk resigned")]


def test_a_quotation_leaves_out_the_lines_between_a_date_and_its_line(page, house):
    page(day_list("Tuesday 12 May", MOSS, DACE), "2026-05-10T09:00")
    page(day_list("Wednesday 13 May", MOSS, DACE), "2026-05-10T18:00")
    (*_, told) = house.digests()
    assert "… 14:00 > Dace v Tansy Judgment" in " ".join(told.split())
    assert without_gap("3 May\n\nHall\n\n10:00 Fair", 5) == "3 May … 10:00 Fair"
    assert without_gap("3 May\n\n10:00 Fair", 5) == "3 May\n\n10:00 Fair"


def test_that_a_hearing_was_held_takes_nothing_back_of_its_hour(page):
    said = "<p>The harbour court sits in public and has three members, a clerk and an usher.</p>"
    rows = "<table><tr><td>Event</td><td>Date</td></tr><tr><td>{}</td></tr><tr><td>Trial</td><td>7 July 2026</td></tr></table>"
    page(said + rows.format("Motion hearing</td><td>12 May 2026, 10:30"), "2026-05-01T09:00")
    later = "<p>The motion hearing was held on 12 May 2026.</p>" + said
    seen = page(later + rows.format("Plea</td><td>9 June 2026"), "2026-05-13T09:00")
    assert [kind for kind, _ in seen] == [ChangeKind.AMENDED, NEW]


def test_other_rules_keep_the_lines_of_earlier_lists_and_what_stands_in_the_text_no_more(page, house):
    page(day_list("Tuesday 12 May", MOSS, DACE), "2026-05-11T18:00")
    page(day_list("Wednesday 13 May", MOSS), "2026-05-12T18:00")
    house.now = datetime(2026, 5, 20, 9, tzinfo=UTC)
    store = open_store(house.config.store_file)
    try:
        with store.write():
            stale = Report("f" * 16, "f" * 16, "page", store.reports()[0].entry, wrong(store), SEEN, SEEN)
            store.put_reports((), (stale,), SEEN)
        list(rebuild(store, now=house.now, zone=house.config.timezone))
    finally:
        store.close()
    events = house.look(lambda store: merge(store.reports()))
    assert [event.when.text for event in events] == [
        "2026-05-12T10:30",
        "2026-05-12T14:00",
        "2026-05-13T10:30",
    ]


def wrong(store):
    """What other rules read of a sentence that the text still has."""
    sentence = "This list may change until five in the afternoon."
    return replace(
        store.reports()[0].mention, when=Edtf("2026-05-14"), sentence=sentence, masked="other words"
    )
