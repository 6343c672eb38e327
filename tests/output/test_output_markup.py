"""What may reach a page: characters, addresses, ids, dates."""

import pytest
from hostile import LINKS
from hypothesis import given
from hypothesis import strategies as st

from output.markup import anchor, event_address, html_date, page_address, plain, safe_href, single_line

GOOD = (
    "https://example.org/",
    "http://example.org:8080/a/b?c=d&e=%20f#g",
    "HTTPS://EXAMPLE.ORG/UPPER",
    "https://example.org/ភ្នំពេញ",
    "https://ភ្នំពេញ.example/",
    "https://[2001:db8::1]/",
    "https://example.org/path:with:colons@and-at",
    "mailto:desk@example.org?subject=Hello",
    "#e1",
    "2024-12.html",
    "2024-12.html#e1",
    "-0043.html",
    "../site/index.html",
    "static/style.css",
)


@pytest.mark.parametrize("href", GOOD)
def test_addresses_that_pass_unchanged(href):
    assert safe_href(href) == href


@pytest.mark.parametrize("href", LINKS, ids=ascii)
def test_addresses_that_do_not_pass(href):
    assert safe_href(href) is None


def test_no_address():
    assert [safe_href(href) for href in (None, "", "  ", "https://example.org/" + "x" * 5000)] == [None] * 4


def test_white_space_at_the_ends_is_dropped():
    assert safe_href(" https://example.org/\n") == "https://example.org/"


@given(st.text())
def test_any_text_passes_only_as_an_address_that_opens_a_page_or_a_mail(text):
    href = safe_href(text)
    if href is not None:
        scheme = href.partition(":")[0].lower() if ":" in href else ""
        assert scheme in {"", "http", "https", "mailto"}
        assert not href.startswith(("/", "\\"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tab\tand\nline", "tab\tand\nline"),
        ("nul\x00 esc\x1b del\x7f", "nul\ufffd esc\ufffd del\ufffd"),
        ("lone\ud800", "lone\ufffd"),
        ("non\ufffe\U0001ffff", "non\ufffd\ufffd"),
        ("\u202eoverride\u202c \u2067isolate\u2069", "override isolate"),
        ("mark\u200f joiner\u200d space\u200b", "mark\u200f joiner\u200d space\u200b"),
        ("a\r\nb\rc\u2028d\x0ce\x85", "a\nb\nc\nd\ne\n"),
        ("👍🏽 ភ្នំពេញ", "👍🏽 ភ្នំពេញ"),
    ],
)
def test_plain_keeps_text_and_nothing_else(text, expected):
    assert plain(text) == expected


@given(st.text())
def test_plain_is_stable_and_encodable(text):
    once = plain(text)
    assert plain(once) == once
    once.encode()


@given(st.text(), st.integers(2, 40))
def test_a_single_line_is_one_line_within_its_limit(text, limit):
    line = single_line(text, limit)
    assert len(line.splitlines()) <= 1
    assert len(line) <= limit


def test_a_single_line_is_not_cut_before_a_combining_mark():
    assert single_line("abcde\u0301fgh", 6) == "abcd…"


@pytest.mark.parametrize("name", ["2024-12", "e1", "a.b_c-d"])
def test_good_ids_stay(name):
    assert anchor(name) == name


@pytest.mark.parametrize(
    "name", ["", "a b", "../x", "a..b", ".x", "-0043-03", "<b>", "x" * 101, "NUL", "con.x", "é", "\ud800"]
)
def test_other_ids_become_a_hash(name):
    made = anchor(name)
    assert anchor(made) == made
    assert made.isalnum()
    assert made != anchor(name + "x")


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-10", "2024-12-10"),
        ("2024-12-10~", "2024-12-10"),
        ("2024-12-10T14:30Z", "2024-12-10T14:30Z"),
        ("2024-21", None),
        ("199X", None),
        ("2024-XX", None),
        ("0000", None),
        ("-0043", None),
        ("2024-06-03/2024-06-07", None),
        ("", None),
    ],
)
def test_html_date(edtf, value):
    assert html_date(edtf) == value


@pytest.mark.parametrize(
    ("base", "path", "event", "expected"),
    [
        ("https://x.example/t/", "", "e1", "https://x.example/t/#e1"),
        ("https://x.example/t/index.html", "", "e1", "https://x.example/t/index.html#e1"),
        ("https://x.example/t/index.html#top", "2024-12.html", "e1", "https://x.example/t/2024-12.html#e1"),
        ("https://x.example/t/", "2024-12.html", "e1", "https://x.example/t/2024-12.html#e1"),
        ("index.html", "2024-12.html", "e1", "2024-12.html#e1"),
        ("https://x.example/t/", "", None, None),
        ("../my site/index.html", "2024-12.html", "e1", "../my%20site/2024-12.html#e1"),
        ("https://x.example/t/", "../../x:y", "e1", "https://x.example/t/#e1"),
        ("javascript:x", "", "e1", None),
        (None, "", "e1", None),
    ],
)
def test_address_of_an_event(base, path, event, expected):
    assert event_address(base, path, event) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://x.example/t/", "https://x.example/t/"),
        ("../site/index.html", "../site/index.html"),
        ("/srv/my site/index.html", "/srv/my%20site/index.html"),
        ("//evil.example/x", None),
        ("javascript:alert(1)", None),
        ("C:\\site\\index.html", None),
        ("\x00javascript:alert(1)", "%00javascript%3Aalert%281%29"),
        ("", None),
        (None, None),
    ],
)
def test_address_of_our_own_page_may_be_a_path(href, expected):
    assert page_address(href) == expected


@given(st.text())
def test_no_scheme_comes_out_of_a_path(text):
    href = page_address(text)
    assert href is None or ":" not in href.partition("/")[0] or href.lower().startswith(("http", "mailto:"))
