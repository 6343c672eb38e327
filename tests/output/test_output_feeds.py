"""The feeds of changes: Atom read back by feedparser, JSON Feed held against the rules of its version 1.1."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import feedparser
import pytest
from export_samples import MOVED, SEEN, export, told
from hostile import LINKS, TEXTS, assert_well_formed, poison
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from output.atom import atom
from output.jsonfeed import json_feed
from output.markup import plain, single_line
from output.model import Span
from output.told import LATEST

ATOM = "{http://www.w3.org/2005/Atom}"
INERT = frozenset("p blockquote ins del mark a time".split())


def read_atom(record):
    """The feed; well-formed, and with the elements that RFC 4287 demands (4.1.1, 4.1.2)."""
    content = atom(record)
    root = ET.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    for part in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", part.findtext(f"{ATOM}id"))
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    parsed = feedparser.parse(content, sanitize_html=False)
    assert not parsed.bozo
    return parsed


def read_json(record):
    """The feed, held against https://www.jsonfeed.org/version/1.1/: what is obligatory and what is whole."""
    feed = json.loads(json_feed(record))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert set(feed) <= {"version", "title", "language", "authors", "home_page_url", "feed_url", "items"}
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert set(item) <= {
            "id", "url", "external_url", "title", "content_html", "summary", "date_published", "date_modified",
            "authors", "tags",
        }  # fmt: skip
        for name in ("url", "external_url"):
            assert re.match("https?://", item.get(name, "https://"))
        for name in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[name]).tzinfo
        assert all(set(author) <= {"name", "url"} and author["name"] for author in item["authors"])
    return feed


def html_of(record):
    """The content of the first change, the same in both feeds, as a tree."""
    content = read_json(record)["items"][0]["content_html"]
    root = ET.fromstring(atom(record))
    assert root.find(f"{ATOM}entry/{ATOM}content").get("type") == "html"
    # XML gives CR as LF; there is no other difference, and `plain` leaves no CR.
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == content
    tree = LexborHTMLParser(f"<!doctype html><html><head><title></title></head><body>{content}</body></html>")
    assert_well_formed(f"<!doctype html><html><head><title></title></head><body>{content}</body></html>")
    return tree.body


def test_snapshots(snapshot):
    snapshot("changes.atom", atom(export()))
    snapshot("changes.json", json_feed(export()))


def test_atom_tells_what_changed_newest_first():
    feed = read_atom(export())
    assert feed.version == "atom10"
    assert feed.feed.title == "Cambodia & its partners: changes"
    assert feed.feed.updated == "2026-11-21T07:00:00Z"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": "https://example.org/t/changes.atom", "alternate": "https://example.org/t/"}
    first, second = feed.entries
    assert first.title == "Rescheduled: The meeting: moved from 12 March 2026 to 19 March 2026."
    assert first.tags[0].term == "rescheduled"
    assert first.updated == "2026-11-21T07:00:00Z"
    assert {link.rel: link.href for link in first.links} == {
        "alternate": "https://example.org/t/index.html#e-moved",
        "via": "https://news.example.org/a?id=7&lang=en",
    }
    assert first.author == "Ministry of Foreign Affairs"
    assert "links" not in second


def test_json_feed_tells_the_same():
    feed, other = read_json(export()), read_atom(export())
    assert feed["home_page_url"] == "https://example.org/t/"
    assert feed["feed_url"] == "https://example.org/t/changes.json"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in other.entries]
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in other.entries]
    assert feed["items"][0]["url"] == "https://example.org/t/index.html#e-moved"
    assert feed["items"][0]["tags"] == ["Rescheduled"]
    assert "url" not in feed["items"][1]


def test_changed_words_are_marked_in_the_quotation():
    body = html_of(export())
    assert body.css_first("blockquote").text() == "They meet on 12 March19 March & <talk>."
    assert body.css_first("del").text() == "12 March"
    assert body.css_first("ins").text() == "19 March"
    dated = html_of(export(changes=(told("c", quote=(Span("on "), Span("Friday", "date"))),)))
    assert dated.css_first("mark").text() == "Friday"


def test_without_an_address_both_are_valid():
    record = export(address=None, changes=(told("c", href="index.html#e"),))
    feed = read_atom(record)
    assert feed.feed.links[0].href == "changes.atom"
    assert feed.entries[0].links[0].href == "index.html#e"
    assert "url" not in read_json(record)["items"][0]
    assert "feed_url" not in read_json(record)


def test_without_changes_both_are_valid():
    record = export(changes=(), occurrences=())
    assert read_atom(record).feed.updated == "1970-01-01T00:00:00Z"
    assert read_json(record)["items"] == []


def test_at_most_the_latest_are_told():
    changes = tuple(told(f"c{n}", seen=SEEN - timedelta(days=n)) for n in range(LATEST + 50))
    record = export(changes=changes)
    assert len(read_atom(record).entries) == len(read_json(record)["items"]) == LATEST
    assert read_json(record)["items"][0]["date_published"] == "2026-11-20T09:30:00Z"


def test_ids_stay_when_everything_but_the_change_is_another():
    one = read_json(export())
    other = read_json(export(title="New name", changes=(told("c0", seen=MOVED), *export().changes)))
    assert one["items"][0]["id"] == other["items"][1]["id"]
    assert read_atom(export()).feed.id == read_atom(export(title="New name", changes=())).feed.id
    assert read_atom(export()).feed.id != read_atom(export(address="https://example.net/")).feed.id


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text):
    record = export(
        changes=(told("c", sentence=f"The {text}", name=text, quote=(Span(text, "added"), Span("."))),)
    )
    body = html_of(record)
    assert body.css_first("p").text() == plain(f"The {text}")
    assert body.css_first("ins").text() == plain(text)
    assert {node.tag for node in body.traverse()} - {"body"} <= INERT
    feed = read_json(record)
    assert feed["items"][0]["title"] == single_line(f"Rescheduled: The {text}", 300)
    assert ET.fromstring(atom(record)).findtext(f"{ATOM}entry/{ATOM}summary") == plain(f"The {text}")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_in_every_field(text):
    record = replace(poison(export(), text, link="javascript:alert(1)"), address=text)
    read_atom(record)
    read_json(record)
    for content in (atom(record), json_feed(record)):
        assert b'href="javascript' not in content
        assert b'url": "javascript' not in content


@pytest.mark.parametrize("link", LINKS)
def test_hostile_links_are_dropped(link):
    record = export(changes=(told("c", href=link, source=replace(told("c").source, href=link)),))
    assert "links" not in read_atom(record).entries[0]
    assert set(read_json(record)["items"][0]).isdisjoint({"url", "external_url"})
    assert html_of(record).css("a") == []


@given(st.text(max_size=300))
def test_any_text_reads_back(text):
    record = export(
        title=text, changes=(told(text, sentence=text, name=text, quote=(Span(text), Span("!"))),)
    )
    assert html_of(record).css_first("blockquote").text() == f"{plain(text)}!"
    assert (atom(record), json_feed(record)) == (atom(record), json_feed(record))
