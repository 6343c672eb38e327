from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.fingerprint import text_hash
from feeds.model import Entry, Failed, Fault, Response, Snapshot, Source
from feeds.moments import date_in_byline, date_in_title, date_in_url, dateline, read_moment, whole_date
from feeds.page import extract
from feeds.parse import parse

URL = "https://town.example/news/bridge"
STORY = "".join(
    f"<p>The council of the town met for the {number} time this year and talked about the old bridge, "
    "which has carried carts, cars and cyclists across the river for more than a century.</p>"
    for number in ("first", "second", "third", "fourth")
)
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul></nav>"
FOOTER = "<footer><p>© 2019 The Town. All rights reserved.</p></footer>"


def page(body: str = "", head: str = "<title>Council and the bridge</title>") -> str:
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>{head}</head><body>{MENU}"
        f"<main><article><h1>Council talks about the old bridge</h1>"
        f"{body}{STORY}</article></main>{FOOTER}</body></html>"
    )


def entry(html: str | bytes, url: str | None = URL, headers: dict[str, str] | None = None) -> Entry:
    found = extract(html, url, headers)
    assert isinstance(found, Entry)
    return found


def test_a_page():
    found = entry(page())
    assert (found.id, found.url, found.language) == (URL, URL, "en-GB")
    assert found.title == "Council talks about the old bridge"
    paragraphs = found.text.split("\n\n")
    assert [text[:35] for text in paragraphs if len(text) > 60] == ["The council of the town met for the"] * 4
    assert "Section" not in found.text
    assert "rights" not in found.text
    assert (found.published, found.published_basis) == (None, None)


def test_what_follows_an_early_end_of_the_document_is_read():
    twice = "<html><head><meta name='x' content='y'></head></html>" + page()
    assert entry(twice).text == entry(page()).text


LD = '<script type="application/ld+json">%s</script>'
JSON_LD = LD % '{"@graph": [{"@type": "NewsArticle", "datePublished": "%s"}]}'
META = '<meta property="article:published_time" content="2026-02-01T09:30:00+00:00">'


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "basis"),
    [
        (JSON_LD % "2026-02-01T09:30:00Z", "", URL, "2026-02-01", "json-ld"),
        (META, "", URL, "2026-02-01", "meta"),
        ("<meta name='DC.date.issued' content='2026-02-01'>", "", URL, "2026-02-01", "meta"),
        ("", "<time itemprop=datePublished datetime=2026-02-01>x</time>", URL, "2026-02-01", "time element"),
        ("", "<time class='published'>1 February 2026</time>", URL, "2026-02-01", "time element"),
        ("", "<p>By Ann, <time datetime='2026-02-01'>Sunday</time></p>", URL, "2026-02-01", "time element"),
        ("", "", "https://town.example/2026/02/01/bridge", "2026-02-01", "url"),
        ("<title>February 1, 2026 Press Release</title>", "", URL, "2026-02-01", "title"),
        ("", "<p>1 February 2026</p>", URL, "2026-02-01", "text"),
        ("", "<p>Published: Sunday, 1 February 2026</p>", URL, "2026-02-01", "text"),
        ("", "<p>RIVERTON, Feb. 1, 2026 — " + STORY[3:], URL, "2026-02-01", "text"),
        ("", "<div class='byline'>By Ann Lee on 1 February 2026</div>", URL, "2026-02-01", "byline"),
        ("", "<span class='timestamp'>Feb 1, 2026 | Ann Lee</span>", URL, "2026-02-01", "byline"),
        ("<title>1. Februar 2026 | Stadt</title>", "", URL, "2026-02-01", "title"),
    ],
)  # fmt: skip
def test_where_the_date_is_found(head, body, url, day, basis):
    found = entry(page(body, head), url)
    assert found.published is not None
    assert (found.published.date().isoformat(), found.published_basis) == (day, basis)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("", "<p>The hearing is on 12 May 2026.</p>"),
        ("", "<p>On 12 May 2026, the council will meet again.</p>"),
        ("<meta property='article:modified_time' content='2026-02-01'>", ""),
        ("<meta name='date' content='today'>", ""),
        (JSON_LD % "next week", ""),
        (LD % '{"@type": "Person", "datePublished": "2026-02-01"}', ""),
        (LD % "{broken", ""),
        ("", "<div class='event-date'>12 May 2026</div>"),
        ("", "<aside><time datetime='2020-01-01'>an older story</time></aside>"),
        ("<title>Meeting of 12 May 2026</title>", ""),
        ("", "<p>Last updated 1 February 2026</p>"),
    ],
)
def test_no_date_is_invented(head, body):
    found = entry(page(body, head))
    assert (found.published, found.published_basis) == (None, None)


def test_a_labelled_date_outside_the_main_text():
    after = page().replace("<footer>", "<div><span>Posted on 1 February 2026</span></div><footer>")
    assert entry(after).published == datetime(2026, 2, 1, tzinfo=UTC)
    assert entry(after.replace("<footer>", "<div>Posted on 2 February 2026</div><footer>")).published is None
    assert entry(after.replace("Posted on", "Date:")).published is None


def test_what_changes_beside_the_text_changes_nothing():
    counted = [page().replace("<footer>", f"<div class='ad'>Viewed {n} times.</div><footer>") for n in (7, 8)]
    first, second = (entry(html) for html in counted)
    assert text_hash(first.title, first.text) == text_hash(second.title, second.text)


def test_the_date_of_the_visit_is_no_date_of_publication():
    visited = page().replace(
        "<nav>", "<header><div class='date'>Friday, 20 February 2026</div></header><nav>"
    )
    assert entry(visited).published is None


def test_a_date_after_the_servers_clock_is_none_of_publication():
    headers = {"date": "Mon, 02 Feb 2026 10:00:00 GMT"}
    assert entry(page("<p>12 May 2026</p>"), URL, headers).published is None
    assert entry(page("<p>1 February 2026</p>"), URL, headers).published == datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Council talks about the old bridge | Town</title>", "Council talks about the old bridge"),
        ("<title>Town</title>", "Council talks about the old bridge"),
        (
            "<meta property='og:title' content='Council talks about old bridge'>",
            "Council talks about the old bridge",
        ),
        ("<meta property='og:title' content='Bridge: what next?'>", "Bridge: what next?"),
        (
            "<meta property=og:site_name content=Town><meta property=og:title content='Next - Town'>",
            "Next",
        ),
    ],
)
def test_titles(head, title):
    assert entry(page("", head)).title == title


def test_a_page_without_heading_is_named_by_its_title():
    html = page("", "<title>Bridge closed for repairs - The Riverton Gazette</title>").replace("h1>", "p>")
    assert entry(html).title == "Bridge closed for repairs"


@pytest.mark.parametrize(
    "html", ["", "   ", "<html></html>", "<body><script>x</script></body>", "<!-- x -->", "\x00"]
)
def test_a_page_without_text_is_a_failure(html):
    result = extract(html, URL)
    assert isinstance(result, Failed)
    assert result.fault is Fault.EMPTY


@pytest.mark.parametrize("story", ["", STORY])
def test_ordinals_stay_in_one_piece(story):
    html = f"<html><body><article>{story}<p>It opens on 4<sup>th</sup> May 2026.</p>{story}</article></body></html>"
    assert "on 4th May 2026." in entry(html).text


@pytest.mark.parametrize("story", ["<p>The bridge is closed.</p>", STORY])
@pytest.mark.parametrize(
    "tag", ["p hidden", "p style='display: none'", "div hidden", "template", "dialog", "li style='DISPLAY:NONE;'"]
)  # fmt: skip
def test_what_is_hidden_is_no_text(story, tag):
    secret = f"<{tag}>The old date was 12 May 2020, which nobody can see here.</{tag.split()[0]}>"
    html = f"<html><body><main><article>{story}{secret}{story}</article></main></body></html>"
    text = entry(html).text
    assert "2020" not in text
    assert "bridge" in text


def test_a_hidden_date_of_publication_counts():
    hidden = "<time class='published' style='display:none' datetime='2026-02-01'>1 February</time>"
    assert entry(page(hidden)).published == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_page_that_a_script_shows_is_read():
    assert "bridge" in entry(page().replace("<body>", "<body style='display:none'>")).text


def test_a_short_page_is_read_as_a_whole():
    assert entry("<html><body><p>Closed on Monday.</p></body></html>").text == "Closed on Monday."


def test_bytes_are_decoded_as_the_header_says():
    html = page("<p>Größe</p>").replace("<meta charset='utf-8'>", "").encode("cp1252")
    assert "Größe" in entry(html, URL, {"content-type": "text/html; charset=iso-8859-1"}).text


def test_the_canonical_address():
    assert entry(page("", "<link rel=canonical href='/bridge'>")).url == "https://town.example/bridge"
    assert entry(page("", "<link rel=canonical href='javascript:alert(1)'>")).url == URL


def test_a_page_is_complete_and_has_one_entry():
    answer = Response(URL, page().encode(), {"content-type": "text/html"})
    for kind in ("page", None):
        snapshot = parse(Source("s", URL, kind), answer)
        assert isinstance(snapshot, Snapshot)
        assert (snapshot.kind, snapshot.complete, len(snapshot.entries)) == ("page", True, 1)


def test_a_text_is_a_page_too():
    snapshot = parse(
        Source("s", URL), Response(URL, b"Notice\n\nThe bridge is closed.", {"content-type": "text/plain"})
    )
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.kind, snapshot.entries[0].title) == ("page", "Notice")


def test_markdown_is_a_page_too():
    answer = Response(URL, b"Ferry\n=====\n\n*Closed* on <b>Monday</b>.", {"content-type": "text/markdown"})
    snapshot = parse(Source("s", URL), answer)
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.entries[0].title, snapshot.entries[0].text) == ("Ferry", "Ferry\n\nClosed on Monday.")


def test_notes_of_a_text_are_told():
    answer = Response(URL, b"---\ndate: soon\n---\nThe ferry is closed.", {"content-type": "text/markdown"})
    snapshot = parse(Source("s", URL), answer)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.notes == ("the date in its front matter cannot be read: soon",)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<rss><channel><title>T</title></channel></rss>", "text/html"),
        (b"PK\x03\x04 ...", ""),
        (b"x", "image/png"),
        (b"<urlset/>", "application/xml"),
        (b"{}", "application/json"),
    ],
)
def test_what_is_no_page(body, content_type):
    result = parse(Source("s", URL, "page"), Response(URL, body, {"content-type": content_type}))
    assert isinstance(result, Failed)
    assert result.fault is Fault.NOT_A_FEED


@settings(deadline=None)  # the first call imports trafilatura
@given(st.text() | st.lists(st.sampled_from(page("<p>3 May 2026</p>", META).split(">"))).map(">".join))
def test_extraction_never_raises(html):
    assert extract(html, URL) == extract(html, URL)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-02-01T09:30:00Z", "2026-02-01T09:30:00"),
        ("2026-02-01T09:30:00.123+02:00", "2026-02-01T07:30:00"),
        ("2026-02-01 09:30:00 +0200", "2026-02-01T07:30:00"),
        ("2026-02-01 09:30:00 UTC", "2026-02-01T09:30:00"),
        ("2026-02-01T09:30:00", "2026-02-01T09:30:00"),
        ("2026-02-01T23:30:00-05:00", "2026-02-01 only"),
        ("2026-02-01T00:00:00+09:00", "2026-02-01 only"),
        ("2026-02-01", "2026-02-01 only"),
        ("Sun, 01 Feb 2026 09:30:00 +0100", "2026-02-01T08:30:00"),
        ("1 February 2026", "2026-02-01 only"),
        ("domingo, 1 de febrero de 2026", "2026-02-01 only"),
        ("1er février 2026", "2026-02-01 only"),
        ("1. März 2026", "2026-03-01 only"),
        ("01.03.2026", "2026-03-01 only"),
        ("01/03/2026", None), ("February 2026", None), ("30 February 2026", None), ("2026", None), ("", None),
        ("2026-02-01T99:00:00", None), ("12:30", None), ("9999-12-31T23:59:59-12:00", None),
    ],
)  # fmt: skip
def test_moments(text, moment):
    found = read_moment(text)
    shown = found and (f"{found.at:%Y-%m-%d} only" if found.day else f"{found.at:%Y-%m-%dT%H:%M:%S}")
    assert shown == moment


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("PHNOM PENH, 12 January 2026 — The ministry", "2026-01-12"),
        ("Riverton (12 January 2026) – The mayor", "2026-01-12"),
        ("ST. PAUL, Minn. - Jan. 12, 2026 - The court", "2026-01-12"),
        ("January 12, 2026 (RIVERTON) — The mayor", "2026-01-12"),
        ("NEW YORK, Jan. 12, 2026 /Newswire/ -- Acme", "2026-01-12"),
        ("Frankfurt am Main, 12. Januar 2026: Die Bank", "2026-01-12"),
        ("On 12 January 2026, the ministers met", None),
        ("On 12 January 2026 – the day of the vote – they met", None),
        ("The meeting of 12 January 2026 — the third — ended", None),
        ("We met in Paris on 12 January 2026 - twice", None),
        ("PHNOM PENH, January 2026 — The ministry", None),
        ("The 12 January 2026", None),
    ],
)
def test_datelines(paragraph, day):
    found = dateline(paragraph)
    assert (found and found.isoformat()) == day


def test_dates_of_addresses_titles_and_bylines():
    assert str(date_in_url("https://a.example/b/2026-01-12-title")) == "2026-01-12"
    assert str(date_in_url("https://a.example/20260112/x.html")) == "2026-01-12"
    assert date_in_url("https://a.example/2026/01/x") is None
    assert date_in_url("https://a.example/x?day=2026/01/12") is None
    assert str(date_in_title("Press release of 12 January 2026 | Town")) == "2026-01-12"
    assert date_in_title("Concert, 12 January 2026") is None
    assert str(date_in_byline("By Ann Lee | 12 January 2026 | 3 min")) == "2026-01-12"
    assert date_in_byline("12 January 2026 to 14 January 2026") is None


@given(st.text() | st.from_regex(r"[A-Za-z .,(]{0,30}\d{1,2} (?:May|Juni|enero) \d{4}[ -—:]{0,3}.*"))
def test_readers_of_dates_never_raise(text):
    for read in (read_moment, whole_date, dateline, date_in_url, date_in_title, date_in_byline):
        read(text)


def test_the_heading_of_a_short_page_stays_apart_from_its_text():
    html = "<html><body><h1>New bridge</h1><p>Our new website opened on 1 November 2026.</p></body></html>"
    assert extract(html).text == "New bridge\n\nOur new website opened on 1 November 2026."


def test_a_short_article_keeps_its_lines_where_the_page_says_more():
    html = (
        "<html lang=en><head><title>Halde buys Mole | The Harl Echo</title></head><body>"
        "<header><a href='/'>Home</a><nav><ul><li><a href='/news'>News</a></li></ul></nav></header>"
        "<main><article><h1>Halde buys Mole</h1><p class=byline>By <a href='/a'>Ida Roe</a>, Thursday 1 April 2027,"
        " 09:00</p><div class=share>Share Copy link</div>\n<p>Halde completed its takeover of Mole on Thursday.</p>"
        "\n<p>Shareholders had approved it on 24 March.</p>\n<aside><h3>Read more</h3><ul><li><a href='#'>Dairy"
        " prices rise</a></li></ul></aside><div class=letter>Sign up to our letter.</div></article></main>"
        "<footer>&copy; 2027 The Harl Echo</footer></body></html>"
    )
    assert extract(html).text.split("\n\n") == [
        "Halde buys Mole",
        "By Ida Roe, Thursday 1 April 2027, 09:00",
        "Share Copy link",
        "Halde completed its takeover of Mole on Thursday.",
        "Shareholders had approved it on 24 March.",
        "Sign up to our letter.",
    ]
