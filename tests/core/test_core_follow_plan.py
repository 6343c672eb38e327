"""Laws of the plan: which articles are asked for, whatever a source says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Entry, Failed, Fault, Snapshot
from timeline.follow import MOST, TRIES, Same, alike, failed, judge, met, plan, taken, wanted
from timeline.memory import SourceMemory

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
SOURCE = SourceMemory("s", "https://desk.example/feed.xml", baseline=NOW - timedelta(days=9))
WORDS = st.sampled_from(["bridge", "market", "school", "court"])


@st.composite
def entries(draw):
    number = draw(st.integers(0, 40))
    link = draw(st.sampled_from(["/{n}", "/{n}?utm_source=x", "/same", "/{n}#top", "/{n}/amp"])).format(
        n=draw(st.integers(0, 40))
    )
    published = draw(st.none() | st.integers(0, 400).map(lambda hours: NOW - timedelta(hours=hours)))
    return Entry(f"e{number}", draw(WORDS), draw(WORDS), f"https://desk.example{link}", published)


@st.composite
def snapshots(draw):
    found = draw(st.lists(entries(), max_size=25, unique_by=lambda entry: entry.id))
    versions = {entry.id: draw(st.sampled_from(["2026-01-01", "2026-03-01", ""])) for entry in found}
    kind = draw(st.sampled_from(["feed", "listing"]))
    return Snapshot(kind, tuple(found), complete=False, versions=versions if kind == "listing" else {})


def read(outlines, now=NOW):
    """Every article that is asked for arrives."""
    asked = wanted(Snapshot("feed", (), complete=False), outlines, now)
    done = {o.entry: taken(o, Entry(o.url, "t", f"text of {o.place}", o.url), fuller=True) for o in asked}
    return {**outlines, **done}


@given(snapshots())
def test_what_is_asked_for_is_bounded_and_newest_first(snapshot):
    asked = wanted(snapshot, plan(SOURCE, snapshot, {}, NOW), NOW)
    assert len(asked) <= MOST
    dates = {entry.id: entry.published or datetime.min.replace(tzinfo=UTC) for entry in snapshot.entries}
    order = [dates[outline.entry] for outline in asked]
    assert order == sorted(order, reverse=True)


@given(snapshots())
def test_the_same_answer_asks_for_nothing_twice(snapshot):
    outlines = plan(SOURCE, snapshot, {}, NOW)
    assert plan(SOURCE, snapshot, outlines, NOW) == outlines
    for _ in range(3):
        outlines = read(outlines)
    later = NOW + timedelta(days=1)
    assert plan(SOURCE, snapshot, outlines, later) == outlines
    assert wanted(snapshot, outlines, later) == ()


@given(snapshots(), snapshots())
def test_other_words_ask_again_unless_all_changed_and_nothing_asks_twice(first, second):
    outlines = plan(SOURCE, first, {}, NOW)
    for _ in range(3):
        outlines = read(outlines)
    after = plan(SOURCE, second, outlines, NOW)
    assert plan(SOURCE, second, after, NOW) == after
    assert after.keys() >= outlines.keys()
    for name, outline in after.items():
        if outline.next_try is not None and name in outlines:
            assert outline.version != outlines[name].version or outline.url != outlines[name].url


@given(snapshots())
def test_one_address_is_asked_once(snapshot):
    asked = wanted(snapshot, plan(SOURCE, snapshot, {}, NOW), NOW)
    assert len({outline.place for outline in asked}) == len(asked)


def outline(name="a", link=None):
    entry = Entry(name, "T", "x", link or f"https://desk.example/{name}")
    return plan(SOURCE, Snapshot("feed", (entry,), complete=False), {}, NOW)[name]


def test_tries_grow_apart_and_end():
    found, waits = outline(), []
    for _ in range(TRIES):
        found = failed(found, Failed(Fault.STATUS, "HTTP 500", 500), NOW)
        waits.append(found.next_try)
    assert waits[:-1] == sorted(waits[:-1])
    assert waits[-1] is None
    assert failed(outline(), Failed(Fault.STATUS, "gone", 410), NOW).next_try is None
    assert failed(outline(), Failed(Fault.REFUSED, "private"), NOW).next_try is None
    asked_to = failed(outline(), Failed(Fault.STATUS, "busy", 503, retry_after=40_000), NOW)
    assert asked_to.next_try >= NOW + timedelta(seconds=40_000)


LONG = "The council met in its hall on the riverside and listened to the report of its group. " * 5


def test_the_same_text_is_one_article_under_one_title_and_none_under_several():
    articles = {name: Entry(f"https://desk.example/{name}", "T", LONG, None) for name in "ab"}
    assert alike(articles, {"a": "Bridge", "b": "bridge"}) == {"b": Same("a")}
    found = alike(articles, {"a": "Bridge", "b": "Market"})
    assert found["a"] == found["b"]
    assert found["a"].fault is Fault.SOFT_ERROR


def test_an_article_is_judged_by_its_place_then_by_its_text():
    known = taken(outline("a"), Entry("https://desk.example/a", "T", LONG), fuller=True)
    here = Entry("https://desk.example/b", "T", LONG, "https://desk.example/b")
    assert judge(
        outline("b"), replace(here, id="https://www.desk.example/a?utm_source=x"), None, [known]
    ) == Same("a")
    assert judge(outline("b"), replace(here, url="https://desk.example/a"), None, [known]) == Same("a")
    assert judge(outline("b"), here, None, [known]).fault is Fault.SOFT_ERROR
    assert judge(outline("b"), replace(here, text="Something else."), None, [known]).text == "Something else."
    cut = judge(known, Entry("https://desk.example/a", "T", "Log in."), Entry("a", "T", LONG * 3), [known])
    assert cut.fault is Fault.SHRUNK
    assert met(outline("b"), Same("a")).next_try is None
