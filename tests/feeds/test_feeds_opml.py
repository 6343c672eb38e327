"""Subscription lists in and out, hostile ones included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Failed, Fault
from feeds.opml import Outlines, Subscription, parse_opml, render_opml

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>My feeds</title></head><body>
<outline text="News"><outline text="Cambodia">
<outline type="rss" text="Desk" title="Desk news" xmlUrl="https://desk.example/feed?a=1&b=2" htmlUrl="https://desk.example/"/>
</outline><outline TEXT="Court" xmlurl="feed://court.example/rss"/></outline>
<outline text="Twice" xmlUrl="https://desk.example/feed?a=1&amp;b=2"/>
<outline text="Mail" xmlUrl="mailto:a@b.example"/>
<outline text="A page" type="link" url="https://page.example/"/>
</body></opml>"""


def test_the_feeds_of_a_list_with_their_folders_and_what_is_left_out():
    assert parse_opml(LIST) == Outlines(
        (
            Subscription("https://desk.example/feed?a=1&b=2", "Desk news", ("News", "Cambodia")),
            Subscription("http://court.example/rss", "Court", ("News",)),
        ),
        (
            ("https://desk.example/feed?a=1&b=2", "it is in the list twice"),
            ("mailto:a@b.example", "no web address"),
            ("A page", "a link to something else than a feed"),
        ),
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"<rss version='2.0'/>", Fault.NOT_A_FEED),
        (b"", Fault.NOT_A_FEED),
        (LIST[:-30], Fault.TRUNCATED),
        (b"<opml><body>" + b"<outline text='x'>" * 200, Fault.TOO_LARGE),
        (b"<opml><body>" + b"<outline text='x'/>" * 20_001, Fault.TOO_LARGE),
        (b"<opml>" + b" " * 10_000_001, Fault.TOO_LARGE),
    ],
    ids=["rss", "nothing", "cut", "deep", "many", "large"],
)
def test_what_is_no_list_or_no_reasonable_one_is_refused(body, fault):
    failure = parse_opml(body)
    assert isinstance(failure, Failed)
    assert failure.fault is fault


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    found = parse_opml(
        bomb + b'<opml><body><outline text="&a;&b;" xmlUrl="https://desk.example/"/></body></opml>'
    )
    assert found.subscriptions == (Subscription("https://desk.example/", "&a;&b;"),)


# What is printable: neither control (C) nor separator (Z) but the space.
NAMES = (
    st.text(
        st.characters(exclude_categories=("C", "Zl", "Zp", "Zs"), include_characters=" "),
        min_size=1,
        max_size=20,
    )
    .map(lambda name: " ".join(name.split()))
    .filter(bool)
)


@given(
    st.dictionaries(
        st.from_regex(r"https://[a-z]{1,9}\.example/[a-z?=&]{0,9}", fullmatch=True),
        st.tuples(NAMES, st.lists(NAMES, max_size=3)),
        max_size=6,
    )
)
def test_a_list_comes_back_as_it_was(feeds):
    """Also titles that look like markup; the Unicode form of names may be another (NFC)."""
    given_ = tuple(Subscription(url, title, tuple(folder)) for url, (title, folder) in feeds.items())
    found = parse_opml(render_opml("Mine <&>", given_))
    again = parse_opml(render_opml("Mine <&>", found.subscriptions))
    assert sorted(found.subscriptions, key=lambda one: one.url) == sorted(
        again.subscriptions, key=lambda one: one.url
    )
    assert {one.url for one in found.subscriptions} == set(feeds)
    assert found.left_out == ()


@given(st.text(alphabet="<outline xmlUrl='a:/>&; body\n", max_size=200))
def test_no_list_makes_it_raise(text):
    parse_opml(f"<opml>{text}".encode())
