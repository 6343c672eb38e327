"""Whatever a server does: the last good state stays, nothing is withdrawn, and the source waits longer.

Each fault meets a source that was read before, through a whole run against a real server.
"""

import functools
import gzip
import os
import socket
import ssl
import sys
import zlib
from datetime import timedelta

import brotli
import pytest
import trustme
from conftest import READER
from core_raw import Raw, drip, flood, http, reset, silence

from feeds.get import Limits
from timeline.run import collect
from timeline.store import open_store
from timeline.store.hosts import HostTable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = b"""<rss version="2.0"><channel><title>Desk news</title>
<item><guid isPermaLink="false">a</guid><title>Ministers to meet</title><pubDate>Mon, 02 Feb 2026 08:00:00 GMT</pubDate>
<description>The ministers of trade of Cambodia and Viet Nam will meet in Bavet on 20 March 2026.</description></item>
<item><guid isPermaLink="false">b</guid><title>Bridge opens</title><pubDate>Tue, 03 Feb 2026 08:00:00 GMT</pubDate>
<description>The new bridge across the Bassac river opens to traffic on 2 May 2026.</description></item>
</channel></rss>"""
GOOD = http(FEED, etag='"1"', last_modified="Tue, 03 Feb 2026 08:00:00 GMT")
ZIPPED = gzip.compress(FEED)


@pytest.fixture
def server():
    raw = Raw()
    yield raw
    raw.close()


@pytest.fixture
def desk(house, server, monkeypatch):
    """A feed that was read once."""
    limit(monkeypatch, seconds=10)
    house.configure(f"{{id: feed, url: '{server.url}/feed.xml'}}")
    server.answer = GOOD
    assert poll(house).outcome == "baseline"
    return house


def limit(monkeypatch, seconds):
    monkeypatch.setattr("feeds.get.Limits", functools.partial(Limits, seconds=seconds, body=2_000_000))


def suffer(desk, server, monkeypatch, name):
    """A poll that meets a fault; for those that only time ends there is little of it."""
    server.answer, words = FAULTS[name]
    limit(monkeypatch, 0.15 if "timeout" in words else 10)
    polled = poll(desk)
    limit(monkeypatch, 10)
    return polled


def poll(house, after=HOUR, *, everything=True):
    house.now += after
    store = open_store(house.config.store_address)
    try:
        polls = collect(house.config, store, house.now, READER, everything=everything)
    finally:
        store.close()
    return polls[0] if polls else None


def state(house):
    """Everything that is known, but for the row of the source itself."""
    return house.look(lambda store: (store.reports(), store.changes(), store.entries("feed")))


def source(house):
    return house.look(lambda store: store.source("feed"))


def notices(house, kind="trouble"):
    return [notice.text for notice in house.look(lambda store: store.notices()) if notice.kind == kind]


def chunked(*chunks, end=b"0\r\n\r\n"):
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return http(content_length=None, transfer_encoding="chunked") + framed + end


def bomb(compress, coding):
    return http(compress(bytes(30_000_000)), content_encoding=coding)


quick_brotli = functools.partial(brotli.compress, quality=1)
LONG = http(status="302 Found", location="/feed.xml")
LOGIN = b"<html><head><title>Sign in</title></head><body><h1>Please log in</h1><form><input type=password></form></body></html>"

# What the server does, and the fault that is seen: one of several where the network decides which.
FAULTS = {
    "reset in the middle of the body": (reset(http(FEED[:99], content_length=len(FEED))), "truncated connect"),
    "reset before any answer": (reset(b""), "connect"),
    "closed without an answer": (b"", "connect"),
    "body shorter than its length": (http(FEED[:99], content_length=len(FEED)), "truncated"),
    "chunks cut": (chunked(FEED[:99], end=b""), "truncated"),
    "chunks cut at a boundary that parses": (chunked(FEED, end=b""), "truncated"),
    "chunks malformed": (chunked(FEED[:99], end=b"zz\r\n"), "truncated connect"),
    "gzip cut": (http(ZIPPED[:-9], content_encoding="gzip"), "truncated"),
    "gzip corrupt": (http(ZIPPED[:40] + b"????" + ZIPPED[44:], content_encoding="gzip"), "truncated"),
    "deflate cut": (http(zlib.compress(FEED)[:-3], content_encoding="deflate"), "truncated"),
    "brotli cut": (http(quick_brotli(FEED)[:-3], content_encoding="br"), "truncated"),
    "brotli corrupt": (http(b"\xff" * 50, content_encoding="br"), "truncated"),
    "zstd cut": (http(zstd.compress(FEED)[:-3], content_encoding="zstd"), "truncated"),
    "zstd corrupt": (http(b"\x28\xb5\x2f\xfd" + b"\xff" * 50, content_encoding="zstd"), "truncated"),
    "unknown coding": (http(FEED, content_encoding="compress"), "truncated"),
    "gzip bomb": (bomb(gzip.compress, "gzip"), "too-large"),
    "brotli bomb": (bomb(quick_brotli, "br"), "too-large"),
    "zstd bomb": (bomb(zstd.compress, "zstd"), "too-large"),
    "endless body": (flood(http(content_length=None), b"x" * 65_536), "too-large"),
    "endless chunks": (
        flood(http(content_length=None, transfer_encoding="chunked"), b"1000\r\n%s\r\n" % (b"x" * 4096)), "too-large"
    ),
    "endless gzip of nothing": (
        flood(http(content_length=None, content_encoding="gzip"), gzip.compress(b"") * 999), "truncated too-large"
    ),
    "endless header": (flood(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 999), "connect too-large timeout"),
    "dripping body": (drip(http(content_length=999), forever=b"x"), "timeout"),
    "dripping header": (drip(b"HTTP/1.1 200 OK\r\n", forever=b"X: y\r\n"), "timeout"),
    "dripping header line": (drip(b"HTTP/1.1 200 OK\r\nX: ", forever=b"y"), "timeout"),
    "silence": (silence, "timeout"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "connect"),
    "redirect loop": (LONG, "redirects"),
    "redirect to a file": (http(status="302 Found", location="file:///etc/passwd"), "refused"),
    "redirect to nothing": (http(status="302 Found"), "status"),
    "redirect to a malformed address": (http(status="302 Found", location="http://[::1"), "refused"),
    "too many requests": (http(status="429 Slow down", retry_after=90), "status"),
    "unavailable": (http(status="503 Busy", retry_after=90), "status"),
    "server error": (http(LOGIN, status="500 Oh no", content_type="text/html"), "status"),
    "not found": (http(LOGIN, status="404 Not Found", content_type="text/html"), "status"),
    "forbidden": (http(LOGIN, status="403 Forbidden", content_type="text/html"), "status"),
    "gone": (http(status="410 Gone"), "status"),
    "a part": (http(FEED[:99], status="206 Partial Content"), "status"),
    "empty body": (http(), "empty"),
    "blank body": (http(b" \r\n\t "), "empty"),
    "empty body, chunked": (chunked(), "empty"),
    "login page": (http(LOGIN, content_type="text/html"), "not-a-feed soft-error"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_nothing_and_is_asked_again_later(desk, server, monkeypatch, name):
    _, words = FAULTS[name]
    before, known = state(desk), source(desk)
    polled = suffer(desk, server, monkeypatch, name)
    after = source(desk)
    assert (polled.outcome, polled.changes) == ("failed", ())
    assert after.fault in words.split()
    assert polled.trouble == after.trouble
    assert "unexpected" not in after.trouble
    assert state(desk) == before
    assert (after.validators, after.body_hash, after.good) == (known.validators, known.body_hash, known.good)
    assert (after.failures, after.failing) == (1, desk.now)
    assert after.next_due >= desk.now + HOUR
    server.answer = GOOD
    assert poll(desk, DAY).outcome == "unchanged"
    assert source(desk).failures == 0
    assert state(desk) == before


@pytest.mark.parametrize("name", ["server error", "silence", "reset before any answer", "not found", "gone"])
def test_it_waits_longer_each_time(desk, server, monkeypatch, name):
    waits = []
    for _ in range(4):
        polled = suffer(desk, server, monkeypatch, name)
        waits.append(polled.next_due - desk.now)
    least = [30 * DAY] * 4 if name == "gone" else [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR]
    assert all(floor <= wait <= floor * 1.1 for floor, wait in zip(least, waits, strict=True))
    assert poll(desk, HOUR, everything=False) is None


@pytest.mark.parametrize(
    ("name", "after"), [("gone", [1, 1, 1, 1]), ("not found", [0, 0, 1, 1]), ("server error", [0, 0, 1, 1]),
                        ("silence", [0, 0, 1, 1]), ("redirect to a file", [1, 1, 1, 1])],
)  # fmt: skip
def test_a_trouble_is_told_once_and_what_may_pass_only_when_it_lasts(desk, server, monkeypatch, name, after):
    told = []
    for _ in range(4):
        suffer(desk, server, monkeypatch, name)
        told.append(len(notices(desk)))
    assert told == after
    server.answer = GOOD
    poll(desk)
    assert len(notices(desk, "recovered")) == 1


def test_a_trouble_that_passed_is_not_told_at_all(desk, server, monkeypatch):
    for name in ("server error", "silence"):
        suffer(desk, server, monkeypatch, name)
    server.answer = GOOD
    poll(desk)
    assert notices(desk) == notices(desk, "recovered") == []


def test_another_fault_each_time_is_still_one_trouble(desk, server, monkeypatch):
    for name in ("server error", "silence", "reset before any answer", "empty body"):
        suffer(desk, server, monkeypatch, name)
    assert source(desk).failures == 4
    assert len(notices(desk)) == 1


def test_the_port_is_closed(desk, server):
    before = state(desk)
    server.close()
    polled = poll(desk)
    assert polled.outcome == "failed"
    assert source(desk).fault == "connect"
    assert state(desk) == before


@pytest.mark.parametrize("how", ["unknown", "hangs"])
def test_a_name_that_is_not_found_or_never_answered(desk, server, monkeypatch, how):
    before = state(desk)

    def lookup(host, port, family):
        if how == "hangs":
            server.over.wait(30)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("feeds.connect._system", lookup)
    limit(monkeypatch, 0.15 if how == "hangs" else 10)
    desk.configure(f"{{id: feed, url: '{server.url.replace('127.0.0.1', 'news.example')}/feed.xml'}}")
    assert poll(desk).outcome == "failed"
    assert source(desk).fault == {"unknown": "connect", "hangs": "timeout"}[how]
    assert state(desk) == before


def test_a_certificate_that_nobody_vouches_for(desk, server):
    """Told at once, asked again later, and never without the check."""
    identity = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(identity)
    secure = Raw(identity)
    secure.answer = GOOD
    before = state(desk)
    server.answer = http(status="301 Moved", location=f"{secure.url}/feed.xml")
    assert poll(desk).outcome == "failed"
    assert source(desk).fault == "tls"
    assert secure.heads == []
    assert len(notices(desk)) == 1
    assert state(desk) == before
    secure.close()


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://[::1]/", "http://2130706434/",
               "http://127.0.0.2/", "//0x7f.2/", "ftp://127.0.0.1/x", "file:///etc/passwd", "gopher://127.0.0.1/"],
)  # fmt: skip
def test_a_redirect_to_where_we_do_not_go(house, server, target):
    house.configure(f"{{id: feed, url: '{server.url}/feed.xml'}}")
    text = (house.folder / "config.yaml").read_text()
    (house.folder / "config.yaml").write_text(text.replace("allow_private: true", "allow: [127.0.0.1/32]"))
    server.answer = GOOD
    assert poll(house).outcome == "baseline"
    before = state(house)
    server.answer = http(status="302 Found", location=target)
    assert poll(house).outcome == "failed"
    assert source(house).fault in {"refused", "connect"}
    assert state(house) == before


def test_not_modified_is_good_where_it_was_asked_for(desk, server):
    server.answer = http(status="304 Not Modified", etag='"1"')
    assert poll(desk).outcome == "unchanged"
    assert 'if-none-match: "1"' in server.heads[-1].lower()


def test_not_modified_to_who_knows_nothing_is_a_fault(house, server):
    house.configure(f"{{id: feed, url: '{server.url}/feed.xml'}}")
    server.answer = http(status="304 Not Modified", etag='"1"')
    assert poll(house).outcome == "failed"
    assert source(house).validators.etag is None


@pytest.mark.parametrize(
    ("value", "wait"),
    [("7200", 2 * HOUR), ("1000000000", DAY), ("-5", HOUR), ("0", HOUR), ("soon", HOUR),
     ("Fri, 31 Dec 9999 23:59:59 GMT", DAY), ("Mon, 02 Feb 2026 08:00:00 GMT", HOUR)],
)  # fmt: skip
@pytest.mark.parametrize("status", ["429 Slow down", "503 Busy"])
def test_retry_after_is_honoured_within_a_day(desk, server, status, value, wait):
    server.answer = http(status=status, retry_after=value)
    polled = poll(desk)
    assert wait <= polled.next_due - desk.now <= wait * 1.1


def test_a_pause_is_for_all_sources_of_the_host_in_this_run_and_the_next(house, server):
    paths = ", ".join(f"{{id: s{number}, url: '{server.url}/{number}.xml'}}" for number in range(4))
    house.configure(paths)
    text = (house.folder / "config.yaml").read_text()
    (house.folder / "config.yaml").write_text(text.replace("delay: 0s", "delay: 0s, per_host: 1"))
    server.answer = http(status="503 Busy", retry_after=7200)
    store = open_store(house.config.store_address)
    polls = collect(house.config, store, house.now, READER)
    assert sorted(poll.outcome for poll in polls) == ["deferred"] * 3 + ["failed"]
    assert len(server.heads) == 1
    with store.read():
        waiting = [store.source(poll.source) for poll in polls if poll.outcome == "deferred"]
    assert {(memory.failures, memory.fault, memory.hold) for memory in waiting} == {
        (0, None, house.now + 2 * HOUR)
    }
    server.answer = GOOD
    assert collect(house.config, store, house.now + HOUR, READER) == []
    assert {
        poll.outcome for poll in collect(house.config, store, house.now + HOUR, READER, everything=True)
    } == {"deferred"}
    assert len(server.heads) == 1
    assert {poll.outcome for poll in collect(house.config, store, house.now + 3 * HOUR, READER)} == {
        "baseline"
    }
    store.close()


def test_what_the_server_calls_fresh_is_not_asked_for(desk, server):
    server.answer = http(FEED, etag='"1"', cache_control="public, max-age=10800")
    poll(desk)
    asked = len(server.heads)
    assert poll(desk, HOUR, everything=False) is None
    assert poll(desk, HOUR, everything=False) is None
    assert len(server.heads) == asked
    assert poll(desk, HOUR, everything=False).outcome == "unchanged"


def test_a_source_that_moved_for_good_is_asked_there_after_three_answers(desk, server):
    new = Raw()
    new.answer = GOOD
    server.answer = http(status="301 Moved", location=f"{new.url}/news.xml")
    before = state(desk)
    for _ in range(3):
        assert poll(desk).outcome == "unchanged"
    assert notices(desk, "note") == [
        f"Desk news has moved for good and is asked at {new.url}/news.xml from now on: change its `url`"
    ]
    old, there = len(server.heads), len(new.heads)
    for _ in range(2):
        assert poll(desk).outcome == "unchanged"
    assert (len(server.heads), len(new.heads)) == (old, there + 2)
    assert len(notices(desk, "note")) == 1
    # What it had moved to fails for good: back to where the user said.
    new.answer = http(status="404 Not Found")
    assert poll(desk).outcome == "failed"
    server.answer = GOOD
    assert poll(desk).outcome == "unchanged"
    assert len(server.heads) == old + 1
    assert state(desk) == before
    assert source(desk).url == f"{server.url}/feed.xml"
    new.close()


@pytest.mark.parametrize("status", ["302 Found", "303 See Other", "307 Temporary Redirect"])
def test_what_moved_for_a_while_is_asked_at_its_own_address(desk, server, status):
    new = Raw()
    new.answer = GOOD
    server.answer = http(status=status, location=f"{new.url}/news.xml")
    asked = len(server.heads)
    for _ in range(5):
        assert poll(desk).outcome == "unchanged"
    assert len(server.heads) == asked + 5
    assert notices(desk, "note") == []
    new.close()


def test_robots_txt_that_says_no_is_told_and_asked_again(desk, server):
    before = state(desk)
    asked = len(server.heads)
    server.robots = http(b"User-agent: *\nDisallow: /feed", content_type="text/plain")
    polled = poll(desk, 2 * DAY)
    host = server.url.removeprefix("http://")
    assert polled.trouble == f"robots.txt of {host} does not allow it"
    assert source(desk).fault == "robots"
    assert len(notices(desk)) == 1
    assert len(server.heads) == asked
    assert state(desk) == before
    server.robots = http(status="404 Not Found")
    assert poll(desk, HOUR).outcome == "failed"  # what it said still holds
    assert poll(desk, 2 * DAY).outcome == "unchanged"


def test_a_run_within_the_day_asks_for_no_robots_txt_and_loads_none(desk, server, monkeypatch):
    """A source that it let through is not looked up again; a new one of the same site finds what is known."""
    server.robots = http(b"User-agent: *\nDisallow: /b", content_type="text/plain")
    poll(desk, 2 * DAY)
    server.robots = http(b"User-agent: *\nDisallow: /", content_type="text/plain")
    recalled = []
    known = HostTable.robots
    monkeypatch.setattr(
        HostTable, "robots", lambda self, slow=False: recalled.append(slow) or known(self, slow=slow)
    )
    assert poll(desk).outcome == "unchanged"
    assert recalled == [True]
    desk.configure(f"{{id: feed, url: '{server.url}/feed.xml'}}, {{id: more, url: '{server.url}/more.xml'}}")
    poll(desk)
    assert recalled == [True, True, False]
    assert desk.look(lambda store: store.source("more")).fault is None


@pytest.mark.parametrize("where", ["source", "everywhere"])
def test_robots_txt_can_be_waived(house, server, where):
    server.robots = http(b"User-agent: *\nDisallow: /", content_type="text/plain")
    server.answer = GOOD
    own = ", robots: false" if where == "source" else ""
    house.configure(f"{{id: feed, url: '{server.url}/feed.xml'{own}}}")
    if where == "everywhere":
        text = (house.folder / "config.yaml").read_text()
        (house.folder / "config.yaml").write_text(text.replace("delay: 0s", "delay: 0s, robots: false"))
    assert poll(house).outcome == "baseline"


def test_a_source_that_comes_back_to_the_configuration_tells_nothing_again(desk, server):
    told = desk.look(lambda store: (store.changes(), store.notices()))
    desk.configure("{id: docs, url: docs}")
    poll(desk)
    desk.configure(f"{{id: feed, url: '{server.url}/feed.xml'}}")
    assert poll(desk).outcome == "unchanged"
    changes, notes = desk.look(lambda store: (store.changes(), store.notices()))
    assert changes == told[0]
    assert [notice for notice in notes if notice.source == "feed"] == list(told[1])


def becomes_a_fifo(path):
    path.unlink()
    os.mkfifo(path)


def becomes_huge(path):
    os.truncate(path, 5_000_000_000)


def leads_out(path):
    outside = path.parent.parent / "outside.txt"
    path.rename(outside)
    path.symlink_to(outside)


def leads_to_itself(path):
    path.unlink()
    path.symlink_to(path)


def becomes_binary(path):
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize("change", [becomes_a_fifo, becomes_huge, leads_out, leads_to_itself, becomes_binary])
def test_a_file_that_cannot_be_read_any_more_withdraws_nothing(house, change):
    house.write("a.txt", "The ministers of trade will meet in Bavet on 20 March 2026.\n")
    house.write("b.txt", "The new bridge across the Bassac river opens to traffic on 2 May 2026.\n")
    poll(house)
    before = house.look(lambda store: (store.reports(), store.changes()))
    assert len(before[0]) == 2
    change(house.docs / "a.txt")
    assert poll(house).changes == ()
    assert house.look(lambda store: (store.reports(), store.changes())) == before
