"""Where the parts meet: noise, articles, selections, retention and reading processes in one run."""

from datetime import timedelta

import pytest
from test_core_dated import event
from test_core_dated import page as concert_page
from test_core_follow import article, asked, changes, days, item, told
from test_core_listing import page as selected_page
from test_core_listing import sitemap

from timeline.model import ChangeKind


def text(house, entry, source="feed"):
    return house.look(lambda store: store.entries(source)[entry].entry.text)


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
    assert "Viewed" not in entry.entry.text and "5 May 2026" in entry.entry.text
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
    site.feed(*(item(f"g{n}") for n in range(3)))
    for n in range(3):
        article(site, f"/g{n}", f"The new bridge number {n} opens on 20 March 2026.", title=f"B{n}")
    followed.run()
    many = [item(f"n{n}", title=f"Other {n}", teaser=f"Words {n} on {n + 1} March 2026.") for n in range(210)]
    for n in range(210):
        article(site, f"/n{n}", f"The hall {n} opens on 20 April 2026.", title=f"H{n}")
    site.feed(*many)
    for _ in range(12):
        followed.run()
    followed.now += timedelta(days=900)
    followed.run()
    assert text(followed, "g0") == ""
    site.feed(*many[:200], item("g0"))
    assert changes(followed.run()) == []
    assert asked(site, "/g0") == 1


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
