"""Articles behind the entries of feeds and lists, from a real server through whole runs."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import House, Site
from test_core_crash import FIRST, SECOND, copied
from test_core_crash import run as run_apart

from timeline.events import merge
from timeline.follow import MOST, TRIES
from timeline.model import Basis, ChangeKind

PAGE = """<!doctype html><html lang="en"><head><title>{title} | Desk</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>{title}</h1>
<p>The provincial council met in its hall on the riverside and listened to the report of its working group, which had
visited all communes along the road and spoken with the people who live and trade there.</p>
<p>{text}</p>
<p>The members thanked the group for its work and asked the department to put the report on its notice boards.</p>
</article></main><footer>About us, contact, imprint</footer></body></html>"""


def article(site, path, text, *, title="Council meets", head="", status=200):
    body = PAGE.format(title=title, text=text, head=head).encode()
    site.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8"}, body)


def item(name, teaser="The council has met again to speak about roads.", title=None, day=2):
    return (name, title or f"Council meets: {name}", f"Mon, {day:02} Feb 2026 08:00:00 GMT", teaser)


def changes(outcome):
    """The changes, without the news of a new text that is an event of its own day."""
    return [change for poll in outcome.polled for change in poll.changes if not of_its_day(change)]


def of_its_day(change):
    side = change.after or change.before
    return change.event is not None and side.date_start == side.date_end


def told(outcome):
    return [(change.kind, change.entry, bool(change.event)) for change in changes(outcome)]


def days(house):
    events = house.look(lambda store: merge(store.reports()))
    return [event.when.text for event in events if event.reports[0].mention.basis is not Basis.PUBLISHED]


def text(house, entry):
    return house.look(lambda store: store.entries("feed")[entry].entry.text)


def asked(site, path):
    return sum(seen == path for seen, _ in site.requests)


@pytest.fixture
def followed(house, site):
    return house.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}")


def test_the_text_of_an_entry_is_that_of_its_article(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    (poll,) = followed.run().polled
    assert (poll.outcome, poll.entries) == ("baseline", 1)
    assert days(followed) == ["2026-03-20"]
    entry = followed.look(lambda store: store.entries("feed")["a"].entry)
    assert entry.title == "Council meets: a"
    assert "imprint" not in entry.text
    assert (entry.published.isoformat(), entry.published_basis) == ("2026-02-02T08:00:00+00:00", "feed")


def test_an_article_is_asked_for_once(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    followed.run()
    site.feed(item("a"), item("b"))
    article(site, "/b", "The market hall opens on 2 May 2026.")
    assert told(followed.run()) == [(ChangeKind.ADDED, "b", False), (ChangeKind.ADDED, "b", True)]
    assert (asked(site, "/a"), asked(site, "/b")) == (1, 1)
    assert days(followed) == ["2026-03-20", "2026-05-02"]
    assert told(followed.run()) == []


def test_an_article_is_asked_for_again_when_the_feed_says_something_else(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    followed.run()
    article(site, "/a", "The new bridge opens on 27 March 2026.")
    assert told(followed.run()) == []
    site.feed(item("a", "The council has met again, and moved the day of the bridge."))
    (change,) = changes(followed.run())
    assert (change.kind, change.before.when.text, change.after.when.text) == (
        ChangeKind.RESCHEDULED, "2026-03-20", "2026-03-27",
    )  # fmt: skip


def test_the_articles_text_stays_while_its_new_version_cannot_be_read(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    followed.run()
    site.feed(item("a", "Now the feed says something else that holds no date."))
    site.fail(503, b"busy", path="/a")
    outcome = followed.run()
    assert told(outcome) == []
    assert days(followed) == ["2026-03-20"]
    article(site, "/a", "The new bridge opens on 21 March 2026.")
    assert [change.kind for change in changes(followed.run())] == [ChangeKind.RESCHEDULED]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"oops"),
        (404, b"gone"),
        (200, b""),
        (
            200,
            b"<html><head><title>Log in</title></head><body><h1>Log in</h1><input type=password></body></html>",
        ),
        (200, b"\x89PNG\r\n"),
        (302, b""),
    ],
    ids=["500", "404", "empty", "login page", "a picture", "front page"],
)
def test_a_failed_article_is_no_trouble_of_its_source_and_is_tried_again(followed, site, status, body):
    """The feed's own text stands meanwhile; when the article comes, that is no edit."""
    site.feed(item("a", "The council meets on 9 March 2026 to speak about roads."))
    site.answers["/"] = (
        200,
        {"Content-Type": "text/html"},
        PAGE.format(title="T", text="x", head="").encode(),
    )
    site.answers["/a"] = (status, {"Location": "/", "Content-Type": "text/html"}, body)
    (poll,) = followed.run().polled
    assert (poll.outcome, poll.trouble) == ("baseline", "")
    assert days(followed) == ["2026-03-09"]
    article(
        site,
        "/a",
        "The council meets on 9 March 2026 to speak about roads. The new bridge opens on 20 March 2026.",
    )
    assert told(followed.run()) == []  # heard of at the baseline
    assert days(followed) == ["2026-03-09", "2026-03-20"]


def test_an_article_that_comes_late_tells_its_events_but_no_edit(followed, site):
    site.feed(item("a"))
    article(site, "/a", "No day was named.")
    followed.run()
    site.feed(item("a"), item("b", "The council meets on 9 March 2026."))
    site.fail(500, b"oops", path="/b")
    assert told(followed.run()) == [(ChangeKind.ADDED, "b", False), (ChangeKind.ADDED, "b", True)]
    article(site, "/b", "The market hall opens on 2 May 2026.")
    assert told(followed.run()) == [(ChangeKind.ADDED, "b", True)]


def test_an_article_that_calls_off_what_another_announced_is_news(followed, site):
    strike = "Drivers of the Riverside bus company will strike in Harl on 9 March 2026."
    article(site, "/a", strike, title="Riverside bus drivers to strike in Harl")
    site.feed(item("a", title="Riverside bus drivers to strike in Harl"))
    followed.run()
    off = "The strike of drivers of the Riverside bus company in Harl on 9 March 2026 has been called off."
    article(site, "/b", off, title="Riverside bus strike in Harl called off")
    site.feed(item("b", title="Riverside bus strike in Harl called off"), item("a"))
    outcome = followed.run()
    assert (ChangeKind.AMENDED, "b", True) in told(outcome)
    assert "CALLED OFF (1)" in followed.digests()[-1]


def test_after_some_tries_an_article_is_left_with_one_note(followed, site):
    site.feed(item("a"), etag='"1"')
    site.fail(500, b"oops", path="/a")
    for _ in range(TRIES + 3):
        outcome = followed.run()
        assert not outcome.failed
    assert asked(site, "/a") == TRIES
    notes = followed.look(lambda store: [notice.text for notice in store.notices() if notice.kind == "note"])
    assert notes == [
        "Desk news: an article behind its entries cannot be read: HTTP 500 Internal Server Error"
    ]
    assert followed.look(lambda store: store.source("feed")).trouble in notes[0]


def test_tries_wait_longer_and_longer(followed, site):
    site.feed(item("a"))
    site.fail(500, b"oops", path="/a")
    for _ in range(5):
        followed.now += timedelta(minutes=30, days=-1)
        followed.run()
    assert asked(site, "/a") == 2  # at once, after an hour, and not before two more


def test_a_poll_asks_for_a_bounded_number_of_articles_newest_first(followed, site):
    """The rest comes with the next polls, also when the feed is unchanged, and is no news."""
    names = [f"n{number:02}" for number in range(MOST + 5)]
    site.feed(*(item(name, day=number + 1) for number, name in enumerate(names)), etag='"1"')
    for name in names:
        article(site, f"/{name}", f"The school of {name} opens on 3 April 2026.", title=name)
    followed.run()
    first = {path[1:] for path, _ in site.requests} - {"feed.xml"}
    assert first == set(names[-MOST:])
    assert told(followed.run()) == []
    assert {path[1:] for path, _ in site.requests} == {*names, "feed.xml"}
    assert "school" in text(followed, "n00")
    assert told(followed.run()) == []
    assert all(asked(site, f"/{name}") == 1 for name in names)


def test_a_switch_to_follow_reads_what_is_there_already(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(item("a"), etag='"1"')
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    house.run()
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}")
    assert [change.kind for change in changes(house.run())] == [ChangeKind.ADDED]
    assert days(house) == ["2026-03-20"]


def test_a_full_text_in_the_feed_is_not_given_up_for_less(followed, site):
    site.feed(
        item("a", "The council meets on 9 March 2026. " + "It will speak about roads and bridges. " * 60)
    )
    article(site, "/a", "Read more in our newspaper.")
    followed.run()
    assert text(followed, "a").startswith("The council meets on 9 March 2026.")
    assert followed.run().polled[0].outcome == "unchanged"
    assert asked(site, "/a") == 1


def test_the_date_of_an_article_is_taken_where_the_feed_gives_none(followed, site):
    rss = (
        "<rss version='2.0'><channel><title>Desk</title><item><guid>a</guid><title>T</title>"
        f"<link>{site.url}/a</link></item></channel></rss>"
    )
    site.answers["/feed.xml"] = (200, {"Content-Type": "application/rss+xml"}, rss.encode())
    head = '<meta property="article:published_time" content="2026-02-03T10:00:00Z">'
    article(site, "/a", "The minister arrived on Monday.", head=head)
    followed.run()
    entry = followed.look(lambda store: store.entries("feed")["a"].entry)
    assert (entry.published.isoformat(), entry.published_basis) == ("2026-02-03T10:00:00+00:00", "meta")
    assert days(followed) == ["2026-02-02"]


class TestOneArticle:
    """The same article from several addresses is one entry."""

    BRIDGE = "The new bridge opens on 20 March 2026."

    def feed(self, site, *items):
        body = "".join(
            f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>{site.url}{link}</link></item>"
            for guid, title, link in items
        ).replace("&", "&amp;")
        rss = f"<rss version='2.0'><channel><title>Desk news</title>{body}</channel></rss>"
        site.answers["/feed.xml"] = (200, {"Content-Type": "application/rss+xml"}, rss.encode())

    def entries(self, house):
        return house.look(lambda store: sorted(store.entries("feed")))

    def test_links_that_only_count_clicks_differently(self, followed, site):
        article(site, "/bridge?utm_source=rss", self.BRIDGE)
        self.feed(site, ("1", "Bridge opens", "/bridge?utm_source=rss"), ("2", "Bridge opens", "/bridge#top"))
        followed.run()
        assert self.entries(followed) == ["1"]
        assert len(site.requests) == 2

    def test_a_redirect_to_it(self, followed, site):
        article(site, "/bridge", self.BRIDGE)
        site.answers["/short"] = (302, {"Location": "/bridge"}, b"")
        self.feed(site, ("1", "Bridge opens", "/bridge"))
        followed.run()
        self.feed(site, ("2", "The bridge is ready", "/short"), ("1", "Bridge opens", "/bridge"))
        assert told(followed.run()) == []
        assert self.entries(followed) == ["1"]
        assert told(followed.run()) == []

    def test_a_page_that_names_it_as_canonical(self, followed, site):
        head = f'<link rel="canonical" href="{site.url}/bridge">'
        article(site, "/bridge", self.BRIDGE, head=head)
        article(site, "/mobile/bridge", self.BRIDGE, head=head)
        self.feed(site, ("1", "Bridge opens", "/bridge"), ("2", "The bridge is ready", "/mobile/bridge"))
        followed.run()
        assert self.entries(followed) == ["1"]
        url = followed.look(lambda store: store.entries("feed")["1"].entry.url)
        assert url == f"{site.url}/bridge"

    def test_a_new_id_for_the_same_link_is_a_new_version(self, followed, site):
        article(site, "/bridge", self.BRIDGE)
        self.feed(site, ("1", "Bridge opens", "/bridge"))
        followed.run()
        article(site, "/bridge", "The new bridge opens on 27 March 2026.")
        self.feed(site, ("2", "Bridge opens later", "/bridge"))
        assert told(followed.run()) == [(ChangeKind.RESCHEDULED, "1", True)]
        assert self.entries(followed) == ["1"]
        assert told(followed.run()) == []

    def test_but_a_wall_that_stands_before_several_is_none_of_them(self, followed, site):
        for name in "ab":
            article(
                site, f"/{name}", "Subscribe to read on: from 1 March 2026 it costs one dollar.", title="Desk"
            )
        self.feed(
            site, ("1", "Bridge opens on 20 March 2026", "/a"), ("2", "Market opens on 2 May 2026", "/b")
        )
        followed.run()
        assert self.entries(followed) == ["1", "2"]
        assert days(followed) == ["2026-03-20", "2026-05-02"]

    def test_and_a_link_that_all_entries_share_is_that_of_no_article(self, followed, site):
        article(site, "/news", "Subscribe on 1 March 2026.")
        self.feed(
            site,
            ("1", "Bridge opens on 20 March 2026", "/news"),
            ("2", "Market opens on 2 May 2026", "/news"),
        )
        followed.run()
        assert days(followed) == ["2026-03-20", "2026-05-02"]
        assert asked(site, "/news") == 0


def test_a_redirect_to_a_file_is_refused_and_not_tried_again(followed, site):
    site.feed(item("a"))
    site.answers["/a"] = (302, {"Location": "file:///etc/passwd"}, b"")
    followed.run()
    assert text(followed, "a") == item("a")[3]
    followed.run()
    assert asked(site, "/a") == 1


def test_what_is_selected_of_an_article_is_its_text(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true, select: .statement}}")
    site.feed(item("a"))
    article(
        site,
        "/a",
        "<span class=statement>The court will hear the case on 5 March 2026, it says, in its old hall.</span>",
    )
    house.run()
    assert text(house, "a") == "The court will hear the case on 5 March 2026, it says, in its old hall."


def test_a_store_from_before_follow_goes_on_with_it(followed, site):
    """The feed of that store is unchanged since; its article is read all the same, and tells what is new in it."""
    dump = (
        (Path(__file__).parent / "store-2-feed.sql").read_text().replace("http://127.0.0.1:18437", site.url)
    )
    (followed.folder / "var").mkdir()
    with sqlite3.connect(followed.folder / "var/timeline.sqlite") as old:
        old.executescript(dump)
    old.close()
    site.feed(
        (
            "a",
            "Council meets",
            "Mon, 02 Feb 2026 08:00:00 GMT",
            "The council meets on 9 March 2026 to speak about roads.",
        ),
        etag='"1"',
    )
    article(
        site,
        "/a",
        "The council meets on 9 March 2026 to speak about roads. The new bridge opens on 20 March 2026.",
    )
    assert [change.after.when.text for change in changes(followed.run())] == ["2026-03-20"]
    assert days(followed) == ["2026-03-09", "2026-03-20"]


STEPS = [
    ("timeline.run.settle_all", "before"),
    ("timeline.store.outlines.Outlines.put", "before"),
    ("timeline.store.outlines.Outlines.put", "after"),
    ("timeline.entries.Entries.take", "after"),
    ("timeline.store.Store.put_sources", "after"),
    ("timeline.run.settle_all", "after"),
]


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """A house after its first run, whose source has two entries more since; and what undisturbed runs leave."""
    site = Site()
    folder = tmp_path_factory.mktemp("interrupted") / "house"
    folder.mkdir()
    house = House(folder).configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}")
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    assert run_apart(house, FIRST).returncode == 0
    site.feed(item("a"), item("b"), item("c"))
    article(site, "/b", "The market hall opens on 2 May 2026.")
    site.fail(503, b"busy", path="/c")
    undisturbed = copied(house, tmp_path_factory.mktemp("undisturbed"))
    assert run_apart(undisturbed, SECOND).returncode == 0
    yield house, taken(undisturbed)
    site.close()


def taken(house):
    def read(store):
        outlines = store.outlines.known("feed", entries=["a", "b", "c"])
        changes = [logged.change for logged in store.changes()]
        return store.entries("feed"), store.reports(), outlines, changes

    return house.look(read)


@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_while_articles_are_taken_and_run_again(tmp_path, interrupted, step, when):
    """The next run leaves what an undisturbed one leaves."""
    before, expected = interrupted
    house = copied(before, tmp_path)
    assert run_apart(house, SECOND, step, when).returncode == -9
    assert run_apart(house, SECOND).returncode == 0
    assert taken(house) == expected
    assert len(expected[2]) == 3
