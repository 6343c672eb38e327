"""Feeds and pages from a real server through whole runs."""

import pytest

from timeline.events import merge
from timeline.model import ChangeKind

A = ("a", "Ministers to meet", "Mon, 02 Feb 2026 08:00:00 GMT",
     "The ministers of trade of Cambodia and Viet Nam will meet in Bavet on 20 March 2026.")  # fmt: skip
B = ("b", "Bridge opens", "Tue, 03 Feb 2026 08:00:00 GMT",
     "The new bridge across the Bassac river opens to traffic on 2 May 2026.")  # fmt: skip
C = ("c", "Visit ends", "Wed, 04 Mar 2026 08:00:00 GMT",
     "A delegation from the Mekong River Commission left Kratie on Tuesday after a visit to the gauges.")  # fmt: skip


def changes(outcome):
    return [change for poll in outcome.polled for change in poll.changes]


def events(house):
    return [event.when.text for event in house.look(lambda store: merge(store.reports()))]


@pytest.fixture
def feed(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(A, B, etag='"1"')
    house.run()
    return house


def test_a_feed_becomes_events(feed):
    assert events(feed) == ["2026-03-20", "2026-05-02"]
    assert feed.look(lambda store: store.source("feed")).title == "Desk news"


def test_requests_are_conditional(feed, site):
    outcome = feed.run()
    assert site.requests[-1][1]["If-None-Match"] == '"1"'
    assert [poll.outcome for poll in outcome.polled] == ["unchanged"]


def test_a_window_that_slid_on_is_no_withdrawal(feed, site):
    site.feed(B, C, etag='"2"')
    outcome = feed.run()
    assert [(change.kind, change.entry, bool(change.event)) for change in changes(outcome)] == [
        (ChangeKind.ADDED, "c", False),
        (ChangeKind.ADDED, "c", True),
    ]
    assert "2026-03-20" in events(feed)
    assert "2026-03-03" in events(feed)  # the Tuesday before Wednesday 4 March


def test_other_order_and_other_build_dates_are_no_change(feed, site):
    moved = [(*item[:2], "Thu, 05 Mar 2026 08:00:00 GMT", item[3]) for item in (B, A)]
    site.feed(*moved, etag='"2"')
    assert changes(feed.run()) == []


def test_an_entry_that_no_longer_says_it_withdraws(feed, site):
    site.feed((*A[:3], "The ministers of trade of Cambodia and Viet Nam will meet."), B)
    (change,) = changes(feed.run())
    assert (change.kind, change.entry) == (ChangeKind.WITHDRAWN, "a")


@pytest.mark.parametrize(
    "answer",
    [
        (503, b"busy"),
        (404, b"gone fishing"),
        (200, b""),
        (200, b"<html><body><h1>Please log in</h1><p>to read this</p></body></html>"),
        (200, b"\x00\xff garbage"),
        (200, b"<rss version='2.0'><channel><title>Desk news</title></channel></rss>"),
    ],
    ids=["503", "404", "empty", "login page", "garbage", "no items"],
)
def test_a_faulty_answer_withdraws_nothing(feed, site, answer):
    before = events(feed)
    status, body = answer
    site.fail(status, body)
    outcome = feed.run()
    assert changes(outcome) == []
    assert events(feed) == before
    if (body and b"<rss" not in body) or status != 200:
        assert [poll.outcome for poll in outcome.polled] == ["failed"]
        memory = feed.look(lambda store: store.source("feed"))
        assert memory.failures == 1
        assert memory.trouble
        assert memory.trouble in " ".join(feed.digests()[-1].split())


def test_a_server_that_is_not_there_stops_no_other_source(house, site):
    house.configure(f"{{id: dead, url: 'http://127.0.0.1:9/'}}, {{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(A)
    outcome = house.run()
    assert {poll.source: poll.outcome for poll in outcome.polled} == {"dead": "failed", "feed": "baseline"}
    assert events(house) == ["2026-03-20"]


def test_private_addresses_are_refused_by_default(house, site):
    site.feed(A)
    (house.folder / "config.yaml").write_text(f"sources: [{{id: feed, url: '{site.url}/feed.xml'}}]")
    (poll,) = house.run().polled
    assert poll.outcome == "failed"
    assert site.requests == []


PAGE = """<!doctype html><html lang="en"><head><title>Hearing</title>
<meta property="article:published_time" content="2026-02-01T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>Hearing in the land case</h1>
<p>The Court of Appeal in Phnom Penh has joined the two complaints of the villagers from Koh Kong, whose land was
given to a sugar company, and asked both sides for a statement on the boundaries of the fields.</p>
<p>The court will hear the villagers on {date}, and their lawyers have named nine witnesses from three communes.</p>
<p>The company rejects the claims and points to a contract that it concluded with the province.</p>
</article></main><footer>Seen {count} times</footer></body></html>"""


def page(site, date, count):
    body = PAGE.format(date=date, count=count).encode()
    site.answers["/case.html"] = (200, {"Content-Type": "text/html"}, body)


def test_a_page_whose_hearing_moves(house, site):
    house.configure(f"{{id: case, url: '{site.url}/case.html'}}")
    page(site, "8 April 2026", 10)
    house.run()
    page(site, "8 April 2026", 11)
    assert changes(house.run()) == []
    page(site, "15 April 2026", 12)
    (change,) = changes(house.run())
    assert change.kind is ChangeKind.RESCHEDULED


def test_a_page_that_loses_its_text_is_trouble(house, site):
    house.configure(f"{{id: case, url: '{site.url}/case.html'}}")
    page(site, "8 April 2026", 10)
    house.run()
    site.answers["/case.html"] = (200, {"Content-Type": "text/html"}, (b"<html><body><p>We are checking your "
                                  b"browser. Please try again later.</p></body></html>"))  # fmt: skip
    outcome = house.run()
    assert [poll.outcome for poll in outcome.polled] == ["failed"]
    assert "2026-04-08" in events(house)
    page(site, "8 April 2026", 13)
    assert changes(house.run()) == []


def test_another_address_under_the_same_id_is_asked_without_the_old_validators(feed, site):
    site.feed(B, etag='"1"', path="/other.xml")
    feed.configure(f"{{id: feed, url: '{site.url}/other.xml'}}")
    feed.run()
    path, headers = site.requests[-1]
    assert path == "/other.xml"
    assert "If-None-Match" not in headers


def test_another_guid_on_the_same_text_is_no_change(feed, site):
    site.feed(("a2", *A[1:]), B, etag='"2"')
    assert changes(feed.run()) == []
    assert feed.look(lambda store: {report.entry for report in store.reports()}) == {"a2", "b"}


def test_the_same_words_published_again_are_a_new_text(feed, site):
    site.feed(("a2", *A[:2][1:], "Mon, 09 Feb 2026 08:00:00 GMT", A[3]), B, etag='"2"')
    assert [change.entry for change in changes(feed.run()) if change.event is None] == ["a2"]


def test_a_feed_that_first_answered_with_a_page_becomes_a_feed(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    page_body = PAGE.format(date="8 April 2026", count=1).encode()
    site.answers["/feed.xml"] = (200, {"Content-Type": "text/html"}, page_body)
    house.run()
    site.feed(A, B)
    outcome = house.run()
    assert [poll.outcome for poll in outcome.polled] == ["changed"]
    assert house.look(lambda store: store.source("feed")).kind == "feed"


def test_a_page_that_stays_short_is_believed_in_the_end(house, site):
    house.configure(f"{{id: case, url: '{site.url}/case.html'}}")
    page(site, "8 April 2026", 10)
    house.run()
    short = b"<html><head><title>Hearing</title></head><body><p>The court has closed the case of the villagers.</p></body></html>"
    site.answers["/case.html"] = (200, {"Content-Type": "text/html"}, short)
    outcomes = [house.run().polled[0].outcome for _ in range(6)]
    assert outcomes[:4] == ["failed"] * 4
    assert "changed" in outcomes
