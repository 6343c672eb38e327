"""HTML that is sent or written beside the page, read by a strict parser of HTML5."""

import json
from dataclasses import fields, replace

import html5lib
import pytest
from hostile import LINKS, TEXTS, assert_inert, assert_well_formed, poison
from output_samples import message
from selectolax.lexbor import LexborHTMLParser
from test_output_custom import example
from test_output_digest import MAIL_ELEMENTS, QUIET, crowded

from output.custom import custom_html
from output.folder import folder_index
from output.mail import digest_html
from output.record import digest_json

ROWS = [
    (
        "2026-11-14-0700-daily-aaaaaa",
        "3 new – Cambodia",
        "13 to 14 November 2026",
        "2026-11-14T07:00:00+07:00",
    ),
    (
        "2026-11-21-0700-daily-bbbbbb",
        "1 new – Cambodia",
        "20 to 21 November 2026",
        "2026-11-21T07:00:00+07:00",
    ),
    ("2026-11-16-0700-daily-cccccc", "Nothing changed", "", "2026-11-16T07:00:00.123+07:00"),
]


def assert_html5(html):
    """Raises html5lib's ParseError for whatever the standard calls a parse error."""
    html5lib.HTMLParser(strict=True).parse(html)


def test_the_parser_is_strict():
    with pytest.raises(html5lib.html5parser.ParseError):
        assert_html5("<!doctype html><title>x</title><p>one</b>")


@pytest.mark.parametrize("record", [message(), QUIET, crowded(200)], ids=["some", "none", "many"])
def test_digests_are_html5(record):
    assert_html5(digest_html(record))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_hostile_digests_are_html5(text):
    assert_html5(digest_html(poison(message(), text)))


def test_a_digest_by_a_template_is_html5():
    assert_html5(custom_html(example("html"), message()))


def test_a_folder_tells_its_digests_newest_first(snapshot):
    html = folder_index(ROWS)
    assert_html5(html)
    links = LexborHTMLParser(html).css("li > a")
    assert [link.text() for link in links] == ["1 new – Cambodia", "Nothing changed", "3 new – Cambodia"]
    assert links[0].attributes["href"] == "2026-11-21-0700-daily-bbbbbb.html"
    assert folder_index(reversed(ROWS)) == html
    snapshot("folder.html", html.encode())


def test_a_folder_without_digests_says_so():
    assert_html5(folder_index([]))
    assert "There is no digest yet." in folder_index([])


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_hostile_subjects_do_nothing_in_a_folder(text):
    html = folder_index([(ROWS[0][0], text, text, ROWS[0][3]), (text, text, text, text), *ROWS])
    assert_html5(html)
    assert_well_formed(html)
    assert_inert(html.replace('.txt"', '.html"').replace('.json"', '.html"'), elements=MAIL_ELEMENTS)
    assert len(LexborHTMLParser(html).css("li")) == 4


@pytest.mark.parametrize("stem", [*LINKS, "../../etc/passwd", "a/b", ".hidden", "a b", 'x" onclick="y'])
def test_a_folder_links_to_its_own_files_only(stem):
    assert stem not in folder_index([(stem, "subject", "period", ROWS[0][3])])


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_json_holds_everything_clean(text):
    made = json.loads(digest_json(poison(message(), text)).encode())
    changes = [change for section in made["sections"] for change in section["changes"]]
    assert len(changes) == 4
    assert not {"\u202e", "\x00", "\x1b", "\n", "\r"} & set(
        made["subject"] + made["title"] + changes[0]["name"]
    )


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_json_holds_no_hostile_link(link):
    made = json.loads(digest_json(replace(poison(message(), "name", link), page_href=None)))
    hrefs = [
        change[key]
        for section in made["sections"]
        for change in section["changes"]
        for key in ("href", "link")
    ]
    assert hrefs == [None] * len(hrefs)


def test_json_looks_as_before(snapshot):
    snapshot("digest.json", digest_json(message()).encode())


def test_json_tells_the_whole_message():
    told = {"health": "sources", "name": "digest", "page_href": "page"}
    made = json.loads(digest_json(message()))
    assert {told.get(field.name, field.name) for field in fields(message())} | {"version"} == set(made)
