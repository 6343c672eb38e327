import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import text as text_module
from feeds.encoding import decode
from feeds.fingerprint import body_hash, canonical, much_shorter, text_hash
from feeds.markup import parse_html
from feeds.text import html_to_text, language_tag, node_to_text, normalise_text, one_line, without_unseen

ANY_TEXT = st.text(st.characters(codec=None)) | st.text(
    " \t\n\r\u00a0\u2028\u2029\u0301aé\ufeff\ud800<>&;/pbr"
)
PIECES = """
<p> </p> <br> <div> </div> <b> </b> <li> <ul> </ul> <td> <table> <pre> </pre> <script> </script> &amp; &nbsp;
&#0; &#xD800; &bogus; <!-- --> <![CDATA[ ]]> < > text
""".split()
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one", "one"),
        ("one &amp; two", "one & two"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p> one\n two </p>\n\n\n<p></p> <p>three</p>", "one two\n\nthree"),
        ("an <b>import</b>ant <i>word</i>", "an important word"),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", "one\n\ntwo\n\nthree"),
        ("<h2>Title</h2>Text", "Title\n\nText"),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "a\u2003b\n\nc\u2003d"),
        ("<table><tr><td>a <td> <td>b<td></table>", "a\u2003\u2003b"),
        ("<p>Opens <del>3</del> <ins>5</ins> May, <s>free</s> <strike>now</strike></p>", "Opens 5 May,"),
        ("<dl><dt>a<dd>b</dl>", "a: b"),
        ("<dl><dt>Sea <i>trials</i>:<dd>b<dd>c<dt>When?<dd>d</dl>", "Sea trials: b\n\nc\n\nWhen?\n\nd"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("<script>x</script>a<style>y</style><nav>z</nav><!-- c -->", "a"),
        ("a&nbsp;b&shy;c&zwnj;d", "a bc\u200cd"),
        ("cafe&#769; \u202egnol", "café gnol"),
        ("a < b & c", "a < b & c"),
        ("&lt;p&gt;", "<p>"),
        ("<html><head><title>t</title></head><body>b</body></html>", "b"),
        ("4<sup>th</sup> May, CO<sub>2</sub>", "4th May, CO2"),
        ("a<span hidden>b</span><span hidden=hidden>c</span>d", "ad"),
        ("a<p hidden=until-found>b</p>", "a\n\nb"),
        ("a<span style='color:red; DISPLAY : none !important'>b</span>c", "ac"),
        ("a<span style='visibility:hidden'>b</span>c", "ac"),
        ("a<p style='display:block'>b</p>", "a\n\nb"),
        ("a<template>b</template>c", "ac"),
        ("a<dialog>b</dialog><dialog open>c</dialog>", "a\n\nc"),
        ("a<span aria-hidden=true>b</span>", "ab"),
        ("a<div role=dialog aria-hidden=true>b</div>", "a"),
        ("<p>a<div hidden>b<p hidden>c<template>d</template></p></div><p>e", "a\n\ne"),
        ("<body style='display:none'>a</body>", "a"),
        ("hidden display", "hidden display"),
        ("One\ntwo\n\nthree &amp; four\r\n \r\nfive", "One two\n\nthree & four\n\nfive"),
        ("", ""),
    ],
)
def test_html_to_text(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one \n\n\n\n two", "one\n\ntwo"),
        ("one\n \t \ntwo", "one\n\ntwo"),
        ("  one \t two\u00a0three ", "one two three"),
        ("a\x00b\x1b[0m", "ab[0m"),
        ("one\u2028two\u2029three", "one\ntwo\n\nthree"),
        ("e\u0301", "é"),
        ("\ud83dx", "x"),
    ],
)
def test_normalise_text(raw, text):
    assert normalise_text(raw) == text


def assert_plain(text):
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert "  " not in text
    assert unicodedata.is_normalized("NFC", text)
    assert all(character == "\n" or unicodedata.category(character) not in {"Cc", "Cs"} for character in text)
    assert all(paragraph.strip() for paragraph in text.split("\n\n")) or not text


@given(ANY_TEXT)
def test_normalised_text_is_plain_and_stays_as_it_is(raw):
    text = normalise_text(raw)
    assert_plain(text)
    assert normalise_text(text) == text


@given(
    st.lists(st.sampled_from(["one", "two", " ", "  ", "\n", "\n ", "\n\n", "é", "e\u0301", "1"])).map(
        "".join
    )
)
def test_texts_are_normalised_alike_with_and_without_odd_characters(raw):
    """Those without any take a shorter way."""
    assert normalise_text(raw) == normalise_text(f"{raw}\u200b")


@given(MARKUP | ANY_TEXT)
def test_markup_gives_plain_text(html):
    text = html_to_text(html)
    assert_plain(text)
    assert normalise_text(text) == text
    assert html_to_text(html) == text


@given(ANY_TEXT)
def test_titles_have_one_line(raw):
    assert "\n" not in one_line(raw)
    assert one_line(one_line(raw)) == one_line(raw)


@pytest.mark.parametrize("tag", ["div", "b", "p", "table", "rt", "svg", "custom-element"])
def test_endless_nesting_is_read_in_bounded_time(tag):
    """Without the bound on nesting some of these take minutes."""
    assert html_to_text("<p>start</p>" + f"<{tag}>" * 50_000 + "x").startswith("start")


@pytest.mark.parametrize(
    ("claim", "tag"),
    [
        ("en", "en"),
        (" de_AT ", "de-AT"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("english!", None),
        ("", None),
        (7, None),
    ],
)
def test_language_tags(claim, tag):
    assert language_tag(claim) == tag


KOI8 = '<?xml version="1.0" encoding="koi8-r"?>да'
GREETING = "Grüße, “Zürich” – 12 °C €"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        (GREETING.encode(), "", GREETING),
        (GREETING.encode(), "text/html; charset=iso-8859-1", GREETING),
        (GREETING.encode("utf-8-sig"), "", GREETING),
        (GREETING.encode("utf-16"), "", GREETING),
        (GREETING.encode("utf-16"), "text/html; charset=utf-8", GREETING),
        (GREETING.encode("utf-16-le"), "", GREETING),
        (GREETING.encode("utf-16-be"), "", GREETING),
        (GREETING.encode("utf-32"), "", GREETING),
        (GREETING.encode("cp1252"), "", GREETING),
        (GREETING.encode("cp1252"), "text/html; charset=ISO-8859-1", GREETING),
        (b"caf\xe9", "text/html; charset=utf-8", "caf\ufffd"),
        ("Привет".encode("koi8-r"), 'text/html; charset="KOI8-R"', "Привет"),
        ("Привет".encode("cp1251"), "text/html; charset=no-such-thing", "Ïðèâåò"),
        ("日本語".encode("iso-2022-jp"), "text/html; charset=iso-2022-jp", "日本語"),
        ("日本語".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本語"),
        (KOI8.encode("koi8-r"), "", KOI8),
        (b"abc", "text/html; charset=hex", "abc"),
        (b"+ADw-", "text/html; charset=utf-7", "+ADw-"),
        (b"", "", ""),
    ],
)  # fmt: skip
def test_decoding(body, content_type, text):
    assert decode(body, content_type) == text


@given(
    st.binary(),
    st.text() | st.sampled_from(["charset=undefined", "charset=mbcs", "charset=utf-16", "charset=\0"]),
)
def test_decoding_never_raises(body, content_type):
    assert isinstance(decode(body, content_type), str)


def test_cosmetic_changes_are_no_changes():
    first = text_hash("The mayor's plan", 'The "plan" - as it\'s called - begins\non 3 May...')
    assert first == text_hash(" The mayor’s\u00a0plan ", "The “plan” – as it’s called — begins on\n\n3 May…")
    assert first != text_hash("The mayor's plan", 'The "plan" - as it\'s called - begins\non 4 May...')


def test_title_and_text_are_kept_apart():
    assert text_hash("a b", "c") != text_hash("a", "b c")


@given(ANY_TEXT)
def test_canonical_text_stays_as_it_is(text):
    assert canonical(canonical(text)) == canonical(text)
    assert text_hash(text, text)


VARIANTS = "‘’‚‛′`´“”„‟″«»‐‑‒–—―−…\u00ad\u200b\ufeff\u2060"


@given(st.text(VARIANTS + " \n\x1c\x85\u00a0\u2003\u3000a.eé\u0301\u1fef\u1ffd\ud800") | ANY_TEXT)
def test_canonical_text_is_folded_letter_by_letter(text):
    table = str.maketrans(VARIANTS, "'" * 7 + '"' * 7 + "-" * 7 + "." + "\0" * 4)
    table |= {ord("…"): "...", **dict.fromkeys(map(ord, VARIANTS[-4:]))}
    folded = unicodedata.normalize("NFC", text).translate(table)
    assert canonical(text) == re.sub(r"\s+", " ", unicodedata.normalize("NFC", folded)).strip()


def test_body_hash():
    assert body_hash(b"a") == body_hash(b"a") != body_hash(b"b")


ARTICLE = "The council met and took a decision about the bridge. " * 10


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (ARTICLE, "Statement: The council met", True),
        (ARTICLE, "", True),
        (ARTICLE, ARTICLE[:200], False),
        (ARTICLE, ARTICLE * 2, False),
        ("A short note.", "", False),
        (ARTICLE, ARTICLE[:181], False),
    ],
)
def test_much_shorter(before, after, expected):
    assert much_shorter(len(before), after) is expected


PLAIN_TAGS = st.sampled_from("p div a b em br span img h2 i P BR".split())
ATTRIBUTES = st.sampled_from(
    ["", " class='x'", ' href="http://a/b?c=1&amp;d"', " /", "/", " alt='a b'", " x=1/"]
)
ODD = [
    "<",
    ">",
    "</",
    "<?",
    "</ p>",
    "&#10;",
    "&#x85;",
    "&#0;",
    "&#xd800;",
    "&amp",
    "&ampx;",
    "&notit;",
    " ",
    "a\n b",
]
FRAGMENTS = st.lists(
    st.text(max_size=12)
    | st.sampled_from([*PIECES, *ODD])
    | st.builds("<{}{}>".format, PLAIN_TAGS, ATTRIBUTES)
    | st.builds("</{}>".format, PLAIN_TAGS),
    max_size=8,
).map("".join)


@given(FRAGMENTS)
def test_simple_markup_reads_as_its_tree_does(html):
    html = without_unseen(html)
    simple = text_module._simple(html)
    body = parse_html(html).body
    assert simple is None or simple == ("" if body is None else node_to_text(body))


def test_what_most_feeds_hold_is_simple():
    html = 'The <b>vote</b> is on <a href="https://example.org/?a=1&amp;b=2">5&nbsp;May</a>.<br /><p>So be it.</p>'
    assert text_module._simple(html) == "The vote is on 5 May.\n\nSo be it."
    assert text_module._simple("<table><tr><td>5 May</table>") is None
    assert text_module._simple('<p style="display:none">5 May</p>') is None
