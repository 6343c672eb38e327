"""The process that reads what strangers wrote: the same answers, and bounds that hold."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds import wire
from feeds.model import Entry, Failed, Fault, Occasion, Response, Snapshot, Source
from feeds.parse import parse
from feeds.reader import Bounds, Reader

SOURCE = Source("news", "https://example.org/feed.xml")
ITEM = "<item><guid>{0}</guid><title>Vote {0}</title><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item>"
FEED = '<rss version="2.0"><channel><title>News</title>{}</channel></rss>'
PAGE = "<html lang=en><title>Notice</title><h1>Notice</h1><p>The hearing is held on 5 March 2026 at ten.</p></html>"


def response(body, media="application/rss+xml"):
    return Response(SOURCE.url, body.encode(), {"content-type": f"{media}; charset=utf-8"})


@pytest.fixture(scope="module")
def reader():
    with Reader() as running:
        yield running


@pytest.mark.parametrize(
    "answer",
    [
        response(FEED.format("".join(map(ITEM.format, range(40))))),
        response(PAGE, "text/html"),
        response("# Diary\n\nThe vote is on 5 March 2026.", "text/markdown"),
        response("no feed at all", "application/octet-stream"),
        response(""),
        Response(SOURCE.url, b"\xff\xfe\x00\xd8" * 50, {"content-type": "text/html"}),
    ],
    ids=["feed", "page", "text", "neither", "empty", "garbage"],
)
def test_it_reads_what_the_parser_reads(reader, answer):
    assert reader.read(SOURCE, answer) == parse(SOURCE, answer)


def test_it_reads_a_folder(reader, tmp_path):
    (tmp_path / "diary.md").write_text("# Diary\n\nThe vote is on 5 March 2026.\n")
    snapshot = reader.read(Source("diary", str(tmp_path), "files"))
    assert isinstance(snapshot, Snapshot)
    assert [entry.title for entry in snapshot.entries] == ["Diary"]


def test_one_that_takes_too_long_costs_only_itself():
    # Not well-formed, so that it goes to the slow parser, and large.
    slow = response(FEED.format("&" + "".join(map(ITEM.format, range(40_000)))))
    good = response(PAGE, "text/html")
    with Reader(Bounds(cpu=1)) as reader:
        assert isinstance(reader.read(SOURCE, good), Snapshot)
        failed = reader.read(SOURCE, slow)
        assert isinstance(failed, Failed)
        assert failed.fault is Fault.TOO_COSTLY
        assert "processor time" in failed.message
        assert reader.read(SOURCE, good) == parse(SOURCE, good)


def test_one_that_needs_too_much_memory_costs_only_itself():
    large = response("<p>" + "The vote is on 5 March 2026. " * 1_000_000, "text/html")
    good = response(FEED.format(ITEM.format(1)))
    with Reader(Bounds(memory=64)) as reader:
        failed = reader.read(SOURCE, large)
        assert isinstance(failed, Failed)
        assert failed.fault is Fault.TOO_COSTLY
    with Reader(Bounds(memory=200)) as reader:
        assert reader.read(SOURCE, good) == parse(SOURCE, good)


def test_it_starts_again_after_it_was_closed():
    good = response(PAGE, "text/html")
    reader = Reader()
    first = reader.read(SOURCE, good)
    reader.close()
    assert reader.read(SOURCE, good) == first
    reader.close()


def test_it_stays_however_large_the_one_that_started_it_is():
    large = b"x" * (300 << 20)
    good = response(PAGE, "text/html")
    with Reader() as reader:
        first = reader.read(SOURCE, good)
        process = reader._process.pid
        assert reader.read(SOURCE, good) == first
        assert reader._process.pid == process
    del large


def test_a_process_that_dies_is_replaced():
    good = response(PAGE, "text/html")
    with Reader() as reader:
        first = reader.read(SOURCE, good)
        reader._process.kill()
        reader._process.wait()
        assert reader.read(SOURCE, good).fault is Fault.TOO_COSTLY
        assert reader.read(SOURCE, good) == first


MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(TEXTS, TEXTS, MOMENTS, st.booleans())
@settings(max_examples=50)
def test_what_goes_through_the_wire_comes_out_the_same(title, text, published, day):
    occasion = Occasion(title, "2026-03-05", "json-ld", place=text)
    entry = Entry(
        title or "x", title, text, published=published, published_day=day, occasions=(occasion,) * day
    )
    snapshot = Snapshot(
        "feed", (entry, replace(entry, id="2")), complete=False, title=title, notes=(text,), unread=(title,),
        versions={title: text}, parts=(text,),
    )  # fmt: skip
    assert wire.result(wire.answered(snapshot)) == snapshot
    failed = Failed(Fault.STATUS, text, 503, 120)
    assert wire.result(wire.answered(failed)) == failed


@pytest.mark.parametrize(
    "answer", [b"", b"{}", b'{"failed": ["bad", ""]}', b'{"snapshot": [1], "entries": []}', b"[]"]
)
def test_what_is_no_result_is_refused(answer):
    with pytest.raises(ValueError):
        wire.result(answer)


def test_a_plain_feed_loads_neither_openssl_nor_the_parser_of_pages():
    code = (
        "import sys; from feeds import confined, parse; from feeds.model import Response, Source;"
        "url = 'https://example.org/'; told = parse.parse(Source('s', url), Response(url, sys.argv[1].encode(), {}));"
        "print(len(told.entries), *{'_hashlib', 'selectolax'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, FEED.format(ITEM.format(1))]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "1\n"
