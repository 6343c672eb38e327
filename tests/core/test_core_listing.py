"""Listings, sitemaps and selected parts of pages, from a real server through whole runs."""

import gzip
from datetime import timedelta

import pytest
from conftest import START
from test_core_follow import PAGE, article, asked, changes, days, told

from timeline.follow import MOST, MOST_AT_FIRST
from timeline.model import ChangeKind


def index(site, *rows, path="/news/"):
    links = "".join(
        f'<li><h3><a href="/n/{name}">{title}</a></h3><time datetime="{day}">x</time></li>'
        for name, title, day in rows
    )
    html = f'<html><body><nav><a href="/">Home of the desk</a></nav><main><ul class="news">{links}</ul></main></body></html>'
    site.answers[path] = (200, {"Content-Type": "text/html"}, html.encode())


ROWS = [
    ("bridge-over-river", "Bridge over the river is ready", "2026-02-02"),
    ("market-in-kampot", "Market hall in Kampot is rebuilt", "2026-02-03"),
    ("school-of-kratie", "School of Kratie gets a roof", "2026-02-04"),
]


def entries(house, source="news"):
    return house.look(lambda store: store.entries(source))


@pytest.fixture
def listing(house, site):
    house.configure(f"{{id: news, url: '{site.url}/news/', kind: listing}}")
    index(site, *ROWS)
    article(site, "/n/bridge-over-river", "The new bridge opens on 20 March 2026.", title="Bridge ready")
    article(site, "/n/market-in-kampot", "The hall opens on 2 May 2026.", title="Market hall rebuilt")
    article(site, "/n/school-of-kratie", "Work began on Monday.", title="School gets a roof")
    return house


def test_a_listing_becomes_its_articles(listing):
    (poll,) = listing.run().polled
    assert (poll.outcome, poll.entries) == ("baseline", 3)
    assert days(listing) == ["2026-02-02", "2026-03-20", "2026-05-02"]  # the Monday before 4 February
    entry = next(memory.entry for memory in entries(listing).values() if "market" in memory.entry.id)
    assert (entry.title, entry.published_basis) == ("Market hall rebuilt", "listing")
    assert (listing.look(lambda store: store.source("news"))).kind == "listing"


def test_a_listing_is_a_window_and_tells_what_is_new(listing, site):
    listing.run()
    index(site, ("hospital-in-takeo", "Hospital in Takeo gets a wing", "2026-03-02"), *ROWS[1:])
    article(site, "/n/hospital-in-takeo", "The new wing opens on 9 June 2026.")
    assert [kind for kind, _, _ in told(listing.run())] == [ChangeKind.ADDED, ChangeKind.ADDED]
    assert asked(site, "/n/market-in-kampot") == 1
    assert told(listing.run()) == []


def test_an_index_that_shows_no_list_is_a_trouble(listing, site):
    listing.run()
    site.answers["/news/"] = (
        200,
        {"Content-Type": "text/html"},
        b"<html><body><h1>Back soon</h1><p>We are down for maintenance.</p></body></html>",
    )
    (poll,) = listing.run().polled
    assert poll.outcome == "failed"
    assert len(days(listing)) == 3


# Sitemaps


def sitemap(site, *urls, path="/sitemap.xml", root="urlset", item="url", pack=False):
    rows = "".join(
        f"<{item}><loc>{site.url}{loc}</loc>{f'<lastmod>{mod}</lastmod>' if mod else ''}</{item}>"
        for loc, mod in urls
    )
    body = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'.encode()
    site.answers[path] = (200, {"Content-Type": "application/xml"}, gzip.compress(body) if pack else body)


@pytest.fixture
def mapped(house, site):
    for number in range(120):
        article(
            site,
            f"/p{number}",
            f"The council decides on plan {number} on 7 April 2026.",
            title=f"Plan {number}",
        )
    return house.configure(f"{{id: news, url: '{site.url}/sitemap.xml'}}")


def test_of_a_sitemap_only_the_newest_are_read_at_first_and_then_what_is_new(mapped, site):
    urls = [(f"/p{number}", f"2025-{number // 28 + 1:02}-{number % 28 + 1:02}") for number in range(100)]
    sitemap(site, *urls)
    (poll,) = mapped.run().polled
    assert (poll.outcome, poll.entries) == ("baseline", MOST)
    for _ in range(4):
        assert changes(mapped.run()) == []
    assert len(entries(mapped)) == MOST_AT_FIRST
    assert {f"/p{number}" for number in range(50, 100)} == {path for path, _ in site.requests} - {
        "/sitemap.xml"
    }
    back = (START - timedelta(days=9)).date().isoformat()
    # One is new, one is dated back, the last one only came into view.
    sitemap(site, *urls, ("/p111", "2026-03-05"), ("/p110", back), ("/p112", "2024-01-01"))
    outcome = mapped.run()
    assert [kind for kind, entry, _ in told(outcome)] == [ChangeKind.ADDED] * 4
    assert entries(mapped).keys() >= {change.entry for change in changes(outcome)}
    assert asked(site, "/p110") == 1
    assert (asked(site, "/p111"), asked(site, "/p112"), asked(site, "/p99")) == (1, 0, 1)


def test_a_changed_lastmod_asks_again_but_not_when_all_change(mapped, site):
    urls = [(f"/p{number}", "2026-01-01") for number in range(12)]
    sitemap(site, *urls)
    mapped.run()
    article(site, "/p3", "The council decides on plan 3 on 9 April 2026.", title="Plan 3")
    sitemap(site, *urls[:3], ("/p3", "2026-03-03"), *urls[4:])
    assert [change.kind for change in changes(mapped.run())] == [ChangeKind.RESCHEDULED]
    assert asked(site, "/p4") == 1
    sitemap(site, *((loc, "2026-03-04T12:00:00Z") for loc, _ in urls))  # the day of the build
    assert changes(mapped.run()) == []
    assert asked(site, "/p4") == 1
    sitemap(site, *((loc, "2026-03-04T12:00:00Z") for loc, _ in urls[1:]), ("/p0", "2026-03-05T12:00:00Z"))
    mapped.run()
    assert (asked(site, "/p0"), asked(site, "/p4")) == (2, 1)


def test_the_sitemaps_of_an_index_are_read_but_those_that_are_old(mapped, site):
    sitemap(
        site, ("/s1.xml", "2026-03-01"), ("/s2.xml.gz", "2026-03-01"), root="sitemapindex", item="sitemap"
    )
    sitemap(site, ("/p1", "2026-02-01"), path="/s1.xml")
    sitemap(site, ("/p2", "2026-03-01"), path="/s2.xml.gz", pack=True)
    (poll,) = mapped.run().polled
    assert (poll.outcome, poll.entries) == ("baseline", 2)
    for _ in range(4):
        mapped.run()
    before = asked(site, "/s1.xml")
    sitemap(
        site, ("/s1.xml", "2026-03-01"), ("/s2.xml.gz", "2026-03-07"), root="sitemapindex", item="sitemap"
    )
    sitemap(site, ("/p2", "2026-03-01"), ("/p3", "2026-03-07"), path="/s2.xml.gz", pack=True)
    assert [kind for kind, _, _ in told(mapped.run())] == [ChangeKind.ADDED, ChangeKind.ADDED]
    assert asked(site, "/s1.xml") == before


def test_a_part_that_cannot_be_read_is_a_note_and_all_of_them_a_trouble(mapped, site):
    sitemap(site, ("/s1.xml", ""), ("/gone.xml", ""), root="sitemapindex", item="sitemap")
    sitemap(site, ("/p1", "2026-02-01"), path="/s1.xml")
    (poll,) = mapped.run().polled
    assert poll.outcome == "baseline"
    assert "404" in poll.trouble
    site.fail(404, path="/s1.xml")
    (poll,) = mapped.run().polled
    assert poll.outcome == "failed"


def test_an_index_that_names_itself_ends(mapped, site):
    names = [(f"/i{number}.xml", "") for number in range(30)]
    for path in ("/sitemap.xml", *(name for name, _ in names)):
        sitemap(site, ("/sitemap.xml", ""), *names, path=path, root="sitemapindex", item="sitemap")
    mapped.run()
    assert len(site.requests) == 11


def test_a_sitemap_that_turns_into_a_page_is_a_trouble(mapped, site):
    sitemap(site, ("/p1", "2026-02-01"))
    mapped.run()
    article(site, "/sitemap.xml", "Welcome to our new site.")
    (poll,) = mapped.run().polled
    assert poll.outcome == "failed"
    assert "no sitemap" in poll.trouble


# What is selected of a page

NOTICE = '<div id="notice"><p>The hearing is on {day}.</p></div>'


def page(site, day, extra=""):
    html = PAGE.format(
        title="Hearings", head="", text="Our office opens on 1 March 2026." + NOTICE.format(day=day) + extra
    )
    site.answers["/page"] = (200, {"Content-Type": "text/html"}, html.encode())


def test_only_what_is_selected_is_the_text_of_a_page(house, site):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: ['#notice', .more]}}")
    page(site, "5 May 2026", "<p class=more>Bring your papers on 4 May 2026.</p>")
    house.run()
    assert days(house) == ["2026-05-04", "2026-05-05"]
    page(site, "6 May 2026")
    assert {kind for kind, _, _ in told(house.run())} == {ChangeKind.RESCHEDULED, ChangeKind.WITHDRAWN}


def test_a_selector_that_finds_nothing_is_a_trouble_and_withdraws_nothing(house, site):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}")
    page(site, "5 May 2026")
    house.run()
    article(site, "/page", "The site has a new design.")
    (poll,) = house.run().polled
    assert poll.outcome == "failed"
    assert "#notice" in poll.trouble
    assert days(house) == ["2026-05-05"]


def test_another_selection_is_read_at_once_and_is_no_news(house, site):
    """Also of a page whose bytes are the same, and however little of the text is left."""
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page}}")
    page(site, "5 May 2026")
    house.run()
    assert days(house) == ["2026-03-01", "2026-05-05"]
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}")
    outcome = house.run()
    assert (outcome.polled[0].outcome, changes(outcome)) == ("unchanged", [])
    assert days(house) == ["2026-05-05"]
    page(site, "6 May 2026")
    assert [kind for kind, _, _ in told(house.run())] == [ChangeKind.RESCHEDULED]
