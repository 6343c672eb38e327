"""A run without news has nothing to build and nothing to count, whatever the store holds."""

import re
from datetime import timedelta

import pytest

from timeline.config import load
from timeline.run import run
from timeline.store import open_store

TALKS = "# Talks\n\nThe ministers meet in Hanoi on 5 May 2026."


def page(house):
    return house.folder / "var/site/index.html"


def again(house, **changed):
    """One more run at the moment of the last one."""
    store = open_store(house.config.store_address)
    try:
        return run(load(house.folder / "config.yaml"), store, now=house.now, everything=True, **changed)
    finally:
        store.close()


def revision(house):
    return house.look(lambda store: store.state.revision())


@pytest.mark.both_stores
def test_a_page_is_built_when_something_changed(house):
    house.write("talks.md", TALKS)
    house.run()
    before = revision(house)
    page(house).write_text("as it was left")
    assert again(house).page == page(house)
    assert page(house).read_text() == "as it was left"
    assert revision(house) == before
    house.write("talks.md", TALKS.replace("5 May", "6 May"))
    again(house)
    assert "6 May 2026" in page(house).read_text()
    assert revision(house) > before


def test_a_page_that_is_gone_is_built(house):
    house.write("talks.md", TALKS)
    house.run()
    page(house).unlink()
    again(house)
    assert "5 May 2026" in page(house).read_text()


def test_another_configuration_or_day_builds_the_page_anew(house):
    house.write("talks.md", TALKS)
    house.run()
    page(house).write_text("as it was left")
    file = house.folder / "config.yaml"
    file.write_text(file.read_text().replace("title: Test", "title: Desk"))
    again(house)
    assert "Desk" in page(house).read_text()
    page(house).write_text("as it was left")
    house.run()
    assert "5 May 2026" in page(house).read_text()


@pytest.mark.both_stores
def test_events_are_counted_once_after_a_change(house):
    house.write("talks.md", TALKS)
    house.run()
    assert house.look(lambda store: store.state.counted()) == 1
    house.write("aid.md", "# Aid\n\nThe depot opens in Kratie on 7 May 2026.")
    house.run(site=False)
    assert house.look(lambda store: (store.state.counted(), store.count_events())) == (2, 2)


def test_trouble_of_a_source_is_shown_and_its_end_as_well(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")
    site.feed(("a", "Talks", "Mon, 02 Feb 2026 08:00:00 GMT", "The ministers meet in Hanoi on 5 May 2026."))
    house.run()
    quiet = revision(house)
    again(house)
    assert revision(house) == quiet
    site.fail(404)
    again(house)
    assert revision(house) > quiet


def test_the_page_says_when_the_sources_were_last_read_without_being_built(house):
    house.write("a.md", "The council meets in Takeo on 5 March 2026.\n")
    house.run()
    site = house.folder / "var/site"
    index, checked = (site / "index.html").read_bytes(), (site / "checked.js").read_text()
    stamp = (site / "index.html").stat().st_mtime_ns
    left = site / ".0123456789abcdef.timeline-tmp"  # by a run that was killed while it said so
    left.write_text("half of it")
    house.now += timedelta(minutes=5)  # on the same day
    again(house)
    assert not left.exists()
    later = (site / "checked.js").read_text()
    assert (site / "index.html").read_bytes() == index
    assert (site / "index.html").stat().st_mtime_ns == stamp
    moments = [re.search(r'"(\d{4}-\d\d-\d\dT[\d:]+Z)"', text)[1] for text in (checked, later)]
    assert moments[0] < moments[1]
    said = [re.search(r'"([^"]+ UTC)"', text)[1] for text in (checked, later)]
    assert said == ["2 March 2026, 09:00 UTC", "2 March 2026, 09:05 UTC"]
    assert said[0].encode() in index  # in the words that the page has
    assert later.replace(moments[1], moments[0]).replace(said[1], said[0]) == checked
