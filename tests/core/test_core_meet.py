"""Where the parts meet: noise, articles, selections, retention and reading processes in one run."""

import itertools
import sqlite3
import threading
from contextlib import closing

import pytest
from test_core_dated import event
from test_core_dated import page as concert_page
from test_core_follow import article, asked, changes, days, item, told
from test_core_listing import page as selected_page
from test_core_listing import sitemap

from feeds.reader import Reader
from timeline.backfill import archived, backfill
from timeline.model import ChangeKind
from timeline.run import run
from timeline.store import open_store


@pytest.fixture
def followed(house, site):
    return house.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}")


def test_a_date_stated_as_data_is_told_however_often_it_moves(house, site):
    house.configure(f"{{id: concert, url: '{site.url}/concert'}}")
    seen = []
    for day in range(4, 14):
        concert_page(site, event(startDate=f"2026-05-{day:02}T19:30:00+02:00"), day=f"{day} May 2026")
        seen += told(house.run())
    assert [kind for kind, _, _ in seen] == [ChangeKind.RESCHEDULED] * 9


def test_another_selection_is_no_news_though_the_first_poll_with_it_failed(house, site):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page}}")
    selected_page(site, "5 May 2026")
    house.run()
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}")
    site.fail(500, path="/page")
    house.run()
    selected_page(site, "5 May 2026")
    outcome = house.run()
    assert (outcome.polled[0].outcome, changes(outcome)) == ("unchanged", [])
    assert days(house) == ["2026-05-05"]


def test_another_selection_is_no_news_though_the_first_poll_with_it_was_put_off(house, site):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page}}")
    selected_page(site, "5 May 2026")
    house.run()
    house.configure(
        f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}, {{id: z, url: '{site.url}/busy'}}"
    )
    site.answers["/busy"] = (429, {"Retry-After": "3600"}, b"")
    selected_page(site, "5 May 2026")
    house.run()
    outcome = house.run()
    assert changes(outcome) == []
    assert days(house) == ["2026-05-05"]


def test_another_selection_of_a_restless_page_is_read_as_it_stands(house, site):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page}}")
    for count in range(6):
        selected_page(site, "5 May 2026", f"<p>Viewed {count * 7} times</p>")
        house.run()
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}")
    outcome = house.run()
    assert changes(outcome) == []
    (entry,) = house.look(lambda store: store.entries("news")).values()
    assert "Viewed" not in entry.entry.text
    assert "5 May 2026" in entry.entry.text
    assert "provincial" not in entry.entry.text
    selected_page(site, "6 May 2026", "<p>Viewed 100 times</p>")
    assert [kind for kind, _, _ in told(house.run())] == [ChangeKind.RESCHEDULED]


def test_following_no_more_is_no_news(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    followed.run()
    followed.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(item("a"), item("b", "The market opens on 2 May 2026."))
    assert {entry for _, entry, _ in told(followed.run())} == {"b"}
    assert changes(followed.run()) == []
    assert days(followed) == ["2026-05-02"]
    followed.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}")
    followed.run()
    assert days(followed) == ["2026-03-20", "2026-05-02"]


def test_an_article_whose_words_were_let_go_is_no_edit(followed, site):
    site.feed(item("a"))
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    followed.run()
    with closing(sqlite3.connect(followed.config.store_file)) as store, store:
        store.execute("UPDATE entry SET text = ''")  # as retention leaves it
    site.feed(item("a"), item("b", "The market hall opens soon."))
    assert {entry for _, entry, _ in told(followed.run())} == {"b"}
    assert asked(site, "/a") == 1
    assert days(followed) == ["2026-03-20"]


def test_two_sources_of_one_address(house, site):
    house.configure(
        f"{{id: one, url: '{site.url}/feed.xml', follow: true}}, {{id: two, url: '{site.url}/feed.xml'}}"
    )
    site.feed(item("a", "The council meets on 9 March 2026."))
    article(site, "/a", "The council meets on 9 March 2026. The new bridge opens on 20 March 2026.")
    assert [poll.outcome for poll in house.run().polled] == ["baseline", "baseline"]
    assert set(days(house)) == {"2026-03-09", "2026-03-20"}
    assert changes(house.run()) == []


def test_a_pause_in_the_middle_of_articles(followed, site):
    (followed.folder / "config.yaml").write_text(
        (followed.folder / "config.yaml").read_text().replace("delay: 0s", "delay: 0s, per_host: 1")
    )
    site.feed(*(item(f"g{n}") for n in range(5)))
    for n in range(5):
        article(site, f"/g{n}", f"The bridge {n} opens on 2{n} March 2026.", title=f"B{n}")
    site.answers["/g2"] = (429, {"Retry-After": "7200"}, b"")
    (poll,) = followed.run().polled
    assert poll.outcome == "baseline"
    article(site, "/g2", "The bridge 2 opens on 22 March 2026.", title="B2")
    assert changes(followed.run()) == []
    assert days(followed) == [f"2026-03-2{n}" for n in range(5)]
    assert changes(followed.run()) == []
    assert all(asked(site, f"/g{n}") <= 2 for n in range(5))


def test_articles_that_robots_txt_closes(followed, site):
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /g\n")
    site.feed(*(item(f"g{n}", f"The council number {n} meets on 9 March 2026.") for n in range(3)))
    for n in range(3):
        article(site, f"/g{n}", f"The bridge {n} opens on 2{n} March 2026.", title=f"B{n}")
    troubles = []
    for _ in range(8):
        (poll,) = followed.run().polled
        troubles.append(poll.trouble)
        assert poll.outcome != "failed"
    assert all(asked(site, f"/g{n}") == 0 for n in range(3))
    assert set(days(followed)) == {"2026-03-09"}
    notes = followed.look(lambda store: [n for n in store.notices() if n.kind == "note"])
    assert len(notes) == 1
    assert "robots.txt" in notes[0].text


def test_five_thousand_entries_in_a_sitemap(house, site):
    house.configure(f"{{id: news, url: '{site.url}/sitemap.xml'}}")
    sitemap(site, *((f"/p{n}", "") for n in range(5000)))
    for n in (*range(5100),):
        if n < 60 or n >= 4990:
            article(site, f"/p{n}", f"Plan {n} of the council on 7 April 2026.", title=f"Plan {n}")
    house.run()
    for _ in range(3):
        house.run()
    before = len(site.requests)
    sitemap(site, *((f"/p{n}", "") for n in range(5001)))
    outcome = house.run()
    assert {c.entry.rpartition("/")[2] for c in changes(outcome)} == {"p5000"}
    assert len(site.requests) == before + 2
    assert changes(house.run()) == []


@pytest.mark.parametrize("bad", ["&#xD800;", "&amp;#xD800;", "&#55357;&#56832;", "&#0;", "&#99999999;"])
def test_a_reference_to_no_character_costs_no_feed(house, site, bad):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(item("a", f"The council {bad} meets on 9 March 2026."))
    assert house.run().polled[0].outcome == "baseline"
    assert days(house) == ["2026-03-09"]


def test_what_waits_for_rest_in_entries_that_are_shown_no_more_makes_no_request_unconditional(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    story = "The council talked for three hours and did not come to an end, as the mayor had hoped."
    for count in range(5):
        site.feed(
            *(item(f"g{n}", f"{story} Number {n}. {count * 7 + n} comments") for n in range(3)),
            etag=f'"{count}"',
        )
        house.run()
    site.feed(item("new", "Other words altogether."), etag='"x"')
    house.run()
    site.requests.clear()
    for _ in range(40):
        house.run()
    whole = [headers for _, headers in site.requests if "If-None-Match" not in headers]
    assert len(whole) <= 3


def test_what_an_article_states_as_data_is_read_as_data(followed, site):
    site.feed(item("concert"))
    concert_page(site, event(), day="4 May 2026")
    followed.run()
    assert "2026-05-04T19:30+02:00" in days(followed)


def test_a_changed_address_goes_on_with_the_noise(house, site):
    story = "The council talked for three hours and did not come to an end, as the mayor had hoped."
    seen = []
    for count in range(30):
        path = "/feed.xml" if count < 20 else "/new.xml"
        site.feed(
            *(item(f"g{n}", f"{story} Number {n}. {count * 7 + n} comments") for n in range(3)), path=path
        )
        house.configure(f"{{id: feed, url: '{site.url}{path}'}}")
        seen.append(len(changes(house.run())))
    assert seen[5:] == [0] * 25


def test_new_ids_and_new_links_for_old_articles_tell_nothing(followed, site):
    site.feed(*(item(f"g{n}") for n in range(5)))
    for n in range(5):
        article(site, f"/g{n}", f"The new bridge {n} opens on 20 March 2026.", title=f"B{n}")
        article(site, f"/h{n}", f"The new bridge {n} opens on 20 March 2026.", title=f"B{n}")
    followed.run()
    site.feed(*(item(f"h{n}", title=f"Council meets: g{n}") for n in range(5)))
    assert changes(followed.run()) == []
    assert changes(followed.run()) == []
    assert asked(site, "/h0") == 1


@pytest.mark.parametrize("how", ["feed", "redirect", "sitemap", "index"])
@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "http://10.0.0.1/x", "http://user:pw@127.0.0.2/x", "webcal://127.0.0.2/x", "http://2130706434/"],
)  # fmt: skip
def test_no_way_that_a_source_leads_goes_round_the_guard(house, site, link, how):
    text = house.configure(f"{{id: feed, url: '{site.url}/feed.xml', follow: true}}").folder / "config.yaml"
    text.write_text(text.read_text().replace("allow_private: true", "allow: [127.0.0.1/32]"))
    site.feed(item("a", "The council meets on 9 March 2026."))
    site.answers["/a"] = (302, {"Location": link}, b"")
    if how == "feed":
        status, headers, body = site.answers["/feed.xml"]
        site.answers["/feed.xml"] = status, headers, body.replace(f"{site.url}/a".encode(), link.encode())
    elif how != "redirect":
        root, tag = ("urlset", "url") if how == "sitemap" else ("sitemapindex", "sitemap")
        body = f"<{root}><{tag}><loc>{link}</loc></{tag}></{root}>".encode()
        site.answers["/feed.xml"] = (200, {"Content-Type": "application/xml"}, body)
    house.run()
    known = house.look(lambda store: store.entries("feed"))
    assert {memory.entry.text for memory in known.values()} <= {"The council meets on 9 March 2026."}
    assert {path for path, _ in site.requests} <= {"/feed.xml", "/a"}


def test_a_reading_process_that_is_killed_costs_one_poll_of_one_source(house, site):
    house.configure(", ".join(f"{{id: s{n}, url: '{site.url}/{n}.xml'}}" for n in range(4)))
    for n in range(4):
        site.feed(item("a", f"The council {n} meets on 9 March 2026."), path=f"/{n}.xml")
    reads = itertools.count()

    class Killed(Reader):
        def _running(self):
            process = super()._running()
            if next(reads) == 2:
                process.kill()
            return process

    with closing(open_store(house.config.store_address)) as store, Killed() as reader:
        outcome = run(house.config, store, now=house.now, everything=True, reader=reader)
    assert sorted(poll.outcome for poll in outcome.polled) == ["baseline"] * 3 + ["failed"]
    assert [poll.outcome for poll in house.run().polled].count("baseline") == 1


def test_a_run_that_is_stopped_while_it_reads_keeps_nothing_half(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(*(item(f"g{n}") for n in range(100)))
    stop = threading.Event()

    class Stopped(Reader):
        def read(self, source, response=None):
            stop.set()
            return super().read(source, response)

    with closing(open_store(house.config.store_address)) as store, Stopped() as reader:
        outcome = run(house.config, store, now=house.now, everything=True, reader=reader, stop=stop.is_set)
    assert outcome.stopped
    known = house.look(lambda store: (len(store.sources()), len(store.entries("feed"))))
    assert known == (len(outcome.polled), 100 * len(outcome.polled))
    assert [poll.outcome for poll in house.run().polled] in (["baseline"], ["unchanged"])


def test_a_selection_counts_for_snapshots_too(house, site, tmp_path):
    house.configure(f"{{id: news, url: '{site.url}/page', kind: page, select: '#notice'}}")
    archive = tmp_path / "archive"
    archive.mkdir()
    for day in (5, 6):
        selected_page(site, f"{day} May 2026")
        (archive / f"2026-02-0{day}.html").write_bytes(site.answers["/page"][2])
    with closing(open_store(house.config.store_address)) as store:
        polls = list(backfill(house.config, store, house.config.sources[0], archived(archive).items))
    assert [poll.outcome for poll in polls] == ["baseline", "changed"]
    selected_page(site, "7 May 2026")
    assert [kind for kind, _, _ in told(house.run())] == [ChangeKind.RESCHEDULED]


def test_a_followed_feed_that_moved_goes_on_at_its_new_address(followed, site):
    site.feed(item("a"), path="/new.xml")
    site.answers["/feed.xml"] = (301, {"Location": "/new.xml"}, b"")
    article(site, "/a", "The new bridge opens on 20 March 2026.")
    for _ in range(4):
        followed.run()
    site.feed(item("a"), item("b"), path="/new.xml")
    article(site, "/b", "The market hall opens on 2 May 2026.")
    assert {entry for _, entry, _ in told(followed.run())} == {"b"}
    followed.configure(f"{{id: feed, url: '{site.url}/new.xml', follow: true}}")
    assert changes(followed.run()) == []
    assert (asked(site, "/a"), asked(site, "/b")) == (1, 1)
