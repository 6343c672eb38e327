"""What servers can do to a source that was read before: the last good state stays, nothing is withdrawn, nothing invented."""

import resource
import time

import pytest

from feeds.model import Entry
from timeline.extract import extract
from timeline.model import ChangeKind

FEED, PAGE = {"Content-Type": "application/rss+xml"}, {"Content-Type": "text/html; charset=utf-8"}
TEXT = "The talks on the border will be held in Siem Reap on 12 March 2026."
OTHER = "Japan hands over water filters for 5,000 households in Kratie on 17 March 2026."
WHEN = "Sun, 01 Mar 2026 08:00:00 GMT"
LOGIN = b"<html><title>Sign in</title><h1>Sign in</h1><form><input type=password></form></html>"
STORY = "".join(
    f"<p>Paragraph {n} tells at some length what the talks are about and who comes.</p>" for n in range(12)
)


def rss(items, head=""):
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>".encode()


def item(guid="a", text=TEXT, when=WHEN, title="Talks"):
    identity = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<item>{identity}<title>{title}</title><pubDate>{when}</pubDate><description>{text}</description></item>"


BOTH = item("a") + item("b", OTHER, title="Aid")
BOMB = (
    "<!DOCTYPE r [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)
XXE = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


def kinds(outcome):
    return [change.kind for poll in outcome.polled for change in poll.changes]


@pytest.fixture
def desk(house, site):
    house.configure(
        f"{{id: feed, url: '{site.url}/feed.xml'}}, {{id: page, url: '{site.url}/page', kind: page}}"
    )
    site.answers["/feed.xml"] = (200, FEED, rss(BOTH))
    site.answers["/page"] = (
        200,
        PAGE,
        f"<html><title>Border</title><article><h1>Border</h1><p>{TEXT}</p>{STORY}</article></html>".encode(),
    )
    house.run()
    return house


def known(house):
    return house.look(lambda store: sorted((r.source, r.mention.when.text) for r in store.reports()))


FAULTS = {
    "23 an empty answer": (200, FEED, b""),
    "23 spaces only": (200, FEED, b" \n "),
    "24 a page instead of the feed": (200, PAGE, b"<html><title>News</title><h1>News</h1><p>Our news have moved.</p></html>"),
    "24 a page that says it is a feed": (200, FEED, b"<!DOCTYPE html><html><body><p>Hello</p></body></html>"),
    "17 a login page": (200, PAGE, LOGIN),
    "24 binary": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
    "28 one hundred thousand elements deep": (200, FEED, rss("<a>" * 100_000)),
    "28 cut in the middle": (200, FEED, rss(BOTH)[:120]),
}  # fmt: skip


@pytest.mark.parametrize("answer", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("path", ["/feed.xml", "/page"])
def test_a_fault_changes_nothing_and_is_told_once(desk, site, path, answer):
    before, good = known(desk), site.answers[path]
    site.answers[path] = answer
    told = len(desk.digests())
    for _ in range(2):
        outcome = desk.run()
        assert kinds(outcome) == []
        assert known(desk) == before
    assert len(desk.digests()) <= told + 1
    site.answers[path] = good
    assert kinds(desk.run()) == []
    assert known(desk) == before


def test_a_redirect_to_a_login_page_is_a_trouble(desk, site):
    before = known(desk)
    site.answers["/login"] = (200, PAGE, LOGIN)
    site.answers["/page"] = (302, {"Location": f"{site.url}/login"}, b"")
    (failed,) = desk.run().failed
    assert failed.source == "page"
    assert known(desk) == before


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ({"Content-Type": "application/rss+xml; charset=utf-16"}, lambda text: text.encode()),
        ({"Content-Type": "application/rss+xml; charset=no-such-charset"}, lambda text: text.encode()),
        ({"Content-Type": "application/rss+xml; charset=latin-1"}, lambda text: text.encode("utf-8-sig")),
        (FEED, lambda text: text.replace("<?xml version='1.0'?>", "").encode("utf-16-le")),
        (FEED, lambda text: text.replace("<?xml version='1.0'?>", "").encode("utf-16-be")),
    ],
    ids=["wrong", "bogus", "wrong with mark", "UTF-16-LE without mark", "UTF-16-BE without mark"],
)
def test_25_a_charset_that_is_wrong_withdraws_nothing(desk, site, headers, encode):
    before = known(desk)
    site.answers["/feed.xml"] = (200, headers, encode(rss(BOTH).decode()))
    outcome = desk.run()
    assert [kind for kind in kinds(outcome) if kind is not ChangeKind.EDITED] == []
    assert known(desk) == before


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (item("b", OTHER, title="Aid") + item("a"), []),  # another order
        (item("a") + item("a", TEXT, title="Talks") + item("b", OTHER, title="Aid"), []),  # the same twice
        (item("") + item("", OTHER, title="Aid"), []),  # ids that went away: same words, same day
        (item("x1") + item("x2", OTHER, title="Aid"), []),  # new ids for old texts
        (item("a", when="Mon, 02 Mar 2026 08:00:00 GMT") + item("b", OTHER, when="Mon, 02 Mar 2026 08:00:00 GMT", title="Aid"), []),
        (item("b", OTHER, title="Aid"), []),  # slid out of the window
    ],
    ids=["reordered", "duplicate", "without ids", "new ids", "dated now", "shorter"],
)  # fmt: skip
def test_26_27_ids_order_and_dates_that_change_alone_tell_nothing(desk, site, items, expected):
    before = known(desk)
    site.answers["/feed.xml"] = (200, FEED, rss(items))
    assert kinds(desk.run()) == expected
    assert known(desk) == before


def test_26_an_id_that_is_used_again_for_another_text_takes_over_no_event_of_it(desk, site):
    site.answers["/feed.xml"] = (
        200,
        FEED,
        rss(item("a", "The new bridge opens on 3 May 2026.", title="Bridge")),
    )
    outcome = desk.run()
    assert ("feed", "2026-05-03") in known(desk)
    assert ChangeKind.RESCHEDULED not in kinds(outcome)


@pytest.mark.parametrize(
    "body",
    [
        rss(f"<item><guid>c</guid><title>&a11;</title></item>{BOTH}", BOMB),
        rss(f"<item><guid>c</guid><title>&x;</title></item>{BOTH}", XXE),
        rss("<item " + " ".join(f"a{n}='1'" for n in range(20_000)) + f"><title>T</title></item>{BOTH}"),
    ],
    ids=["billion laughs", "external entity", "20,000 attributes"],
)
def test_28_hostile_markup_costs_little_and_reads_no_file(desk, site, body):
    before = known(desk)
    site.answers["/feed.xml"] = (200, FEED, body)
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = desk.run()
    assert time.process_time() - began < 20  # seconds, where without limits it would be for ever
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 300_000  # kilobytes
    assert set(kinds(outcome)) <= {ChangeKind.ADDED}
    assert known(desk) == before
    texts = desk.look(lambda store: [memory.entry.title for memory in store.entries("feed").values()])
    assert not any("root:" in text or len(text) > 1000 for text in texts)


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "may " * 100_000, "1," * 200_000, "12.5." * 100_000, "on " * 200_000, "2026-" * 100_000, "Monday " * 50_000],
    ids=["digits", "may", "commas", "dots", "on", "years", "Monday"],
)  # fmt: skip
def test_29_adversarial_text_is_read_in_time_and_dates_nothing(text):
    began = time.process_time()
    found = extract(Entry("e", "Title", text), anchor=None, anchor_basis=None)
    assert time.process_time() - began < 60
    assert [mention for mention in found if len(mention.when.text) == 10] == []
