"""Index pages and sitemaps as links to entries."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.address import leads_to_front, plain_address
from feeds.model import Failed, Fault, Response, Source
from feeds.parse import parse

BASE = "https://desk.example/news/"
NAV = """<header><nav><ul><li><a href="/">Home page of the desk</a></li><li><a href="/about">About our newsroom and people</a></li>
<li><a href="/sport/">All the news about sport</a></li></ul></nav></header>"""
FOOT = """<aside class="sidebar"><h3>Most read</h3><ul>
<li><a href="/2025/12/old-story-that-was-read-by-many">An old story that was read by very many people</a></li>
<li><a href="/2025/12/older-story-that-was-read-by-many">An older story that was read by very many people</a></li>
<li><a href="/2025/11/oldest-story-that-was-read-by-many">The oldest story that was read by very many people</a></li>
</ul></aside><div class="pagination"><a href="/news/page/2">2</a><a href="/news/page/3">Go on to the next page of news</a></div>
<footer><a href="/imprint">Imprint and terms of use</a><a href="/privacy">How we handle your privacy</a></footer>"""
TITLES = (
    "Ministers agree on the new border crossing",
    "Harbour of Sihanoukville gets a second quay",
    "Court postpones the hearing on the land case",
    "Rice harvest better than in the year before",
)
DAYS = ("5 March 2026", "4 March 2026", "3 March 2026", "1 March 2026")


def slug(title):
    return title.lower().replace(" ", "-")


def cards(link='<h3><a href="{href}">{title}</a></h3>'):
    rows = "".join(
        f'<div class="card post-{n}"><a href="/2026/03/{slug(t)}"><img src="x.jpg"></a>'
        f'{link.format(href=f"/2026/03/{slug(t)}", title=t)}<span class="date">{d}</span>'
        f"<p>A teaser of two lines that says a little more than the title does.</p>"
        f'<a class="more" href="/2026/03/{slug(t)}">Read more</a></div>'
        for n, (t, d) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    return f"<main>{rows}</main>"


def table():
    rows = "".join(
        f'<tr><td>{d}</td><td><a href="decision.asp?id={n}">{t}</a></td></tr>'
        for n, (t, d) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    return f"<table><tbody>{rows}</tbody></table>"


def plain_list():
    rows = "".join(
        f'<li><a href="/2026/03/{slug(t)}">{t}</a> <time datetime="2026-03-0{5 - n}">x</time></li>'
        for n, t in enumerate(TITLES)
    )
    return f'<div id="content"><ul class="items">{rows}</ul></div>'


def listing(body, *, select=(), url=BASE, **headers):
    html = f"<!doctype html><html><head><title>News | Desk</title></head><body>{body}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"} | headers
    return parse(Source("s", url, "listing", select=select), Response(url, html.encode(), headers))


@pytest.mark.parametrize(
    "body", [cards(), cards('<a href="{href}"><h2>{title}</h2></a>'), table(), plain_list()]
)
def test_the_list_of_articles_is_found_among_all_links(body):
    snapshot = listing(NAV + body + FOOT)
    assert (snapshot.kind, snapshot.complete) == ("listing", False)
    assert [entry.title for entry in snapshot.entries] == list(TITLES)
    assert all(entry.url.startswith("https://desk.example/") for entry in snapshot.entries)


@pytest.mark.parametrize("body", [cards(), table()])
def test_the_date_near_a_link_is_that_of_its_publication(body):
    entries = listing(NAV + body + FOOT).entries
    assert [(entry.published.day, entry.published_day) for entry in entries] == [
        (d, True) for d in (5, 4, 3, 1)
    ]
    assert {entry.published_basis for entry in entries} == {"listing"}


def test_a_date_to_come_is_not_that_of_publication():
    entries = listing(table(), date="Tue, 03 Mar 2026 12:00:00 GMT").entries
    assert [entry.published and entry.published.day for entry in entries] == [5, 4, 3, 1]
    entries = listing(table(), date="Sun, 01 Mar 2026 12:00:00 GMT").entries
    assert [entry.published and entry.published.day for entry in entries] == [None, None, 3, 1]


def test_titles_without_spaces_count_as_titles():
    rows = "".join(
        f'<li><a href="/n/{n}.html">{t}</a></li>'
        for n, t in enumerate(
            ("外交部长访问金边并会见首相", "新桥将于三月二十日正式通车", "法院推迟土地案件的审理时间")
        )
    )
    assert len(listing(NAV + f"<ul>{rows}</ul>" + FOOT).entries) == 3


@pytest.mark.parametrize("select", [(".card h3 a",), (".card",), ("main a",), (".nothing", ".card")])
def test_links_or_what_holds_one_each_can_be_selected(select):
    snapshot = listing(NAV + cards() + FOOT, select=select)
    assert [entry.title for entry in snapshot.entries] == list(TITLES)


def test_what_selects_no_link_is_a_trouble_and_not_an_empty_list():
    failure = listing(cards(), select=(".gone",))
    assert isinstance(failure, Failed)
    assert failure.fault is Fault.NO_MATCH
    assert ".gone" in failure.message


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<main><h1>Our village</h1><p>It lies by the river.</p></main>" + NAV, Fault.NO_MATCH),
        ("<h1>Error 503</h1><p>Backend fetch failed</p>", Fault.SOFT_ERROR),
        (
            "<h1>Log in</h1><form><input type=password></form><a href='/forgot'>Forgot your password?</a>",
            Fault.SOFT_ERROR,
        ),
    ],
    ids=["no list", "error", "login"],
)
def test_a_page_without_a_list_is_a_trouble(body, fault):
    failure = listing(body)
    assert isinstance(failure, Failed)
    assert failure.fault is fault


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("body", ['<li><a href="{}">{}</a></li>', '<div><h3><a href="{}">{}</a></h3></div>'])
def test_a_new_site_has_few_articles(body, number):
    for folder in ("/news/", "/2026/03/"):
        rows = "".join(body.format(folder + slug(title), title) for title in TITLES[:number])
        page = listing(f"{NAV}<main><p><a href='/donate'>Give us what you can</a></p>{rows}</main>{FOOT}")
        assert [entry.title for entry in page.entries] == list(TITLES[:number])


def test_a_date_beside_a_link_makes_it_an_article():
    body = f'<main><ul><li><a href="/n/{slug(TITLES[0])}">{TITLES[0]}</a> {{}}</li></ul></main>'
    dated, bare = (listing(NAV + body.format(day) + FOOT) for day in ("<time>5 March 2026</time>", ""))
    assert [(entry.title, entry.published.day) for entry in dated.entries] == [(TITLES[0], 5)]
    assert bare.fault is Fault.NO_MATCH


def test_few_links_that_are_no_articles_are_no_list():
    body = "<main><p>See the <a href='/shop'>books in our shop</a> or <a href='/news/map'>a map of it</a>.</p></main>"
    assert listing(NAV + body + FOOT).fault is Fault.NO_MATCH


def test_a_lead_story_of_the_same_shape_belongs_to_the_list():
    lead = '<section class="lead"><h2><a href="/2026/03/president-visits-the-north">President visits the north of the country</a></h2></section>'
    snapshot = listing(NAV + lead + cards() + FOOT)
    assert snapshot.entries[0].title == "President visits the north of the country"
    assert len(snapshot.entries) == 5


def test_one_article_is_listed_once_however_it_is_linked():
    body = (
        plain_list()
        + '<p><a href="http://www.desk.example/2026/03/court-postpones-the-hearing-on-the-land-case?utm_source=x">Court</a></p>'
    )
    assert len(listing(body).entries) == 4


def test_links_are_relative_to_what_the_page_says_they_are():
    entries = listing('<base href="/archive/">' + table()).entries
    assert entries[0].url == "https://desk.example/archive/decision.asp?id=0"


def test_an_index_page_stays_a_page_without_being_told():
    html = f"<html><body>{NAV}{cards()}{FOOT}</body></html>".encode()
    assert parse(Source("s", BASE), Response(BASE, html, {"content-type": "text/html"})).kind == "page"


@given(st.text(alphabet="<a href='x/y'>bc</div>li&;\n\"", max_size=400))
def test_no_page_makes_it_raise(body):
    assert listing(body) is not None


# Sitemaps


def sitemap(*urls, root="urlset", item="url", extra=""):
    rows = "".join(f"<{item}>{url}</{item}>" for url in urls)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?>{extra}<{root} {space}>{rows}</{root}>'.encode()


def read(body, kind=None, url="https://desk.example/sitemap.xml", media="application/xml"):
    return parse(Source("s", url, kind), Response(url, body, {"content-type": media}))


A = "<loc>https://desk.example/a</loc><lastmod>2026-03-01</lastmod>"
B = "<loc>https://desk.example/b</loc><lastmod>2026-03-05T10:00:00Z</lastmod>"


@pytest.mark.parametrize("kind", [None, "listing"])
def test_a_sitemap_is_known_by_its_content_newest_first(kind):
    snapshot = read(sitemap(A, B), kind)
    assert snapshot.kind == "listing"
    assert [entry.url for entry in snapshot.entries] == ["https://desk.example/b", "https://desk.example/a"]
    assert snapshot.versions[snapshot.entries[0].id] == "2026-03-05T10:00:00Z"
    assert {(entry.title, entry.text, entry.published) for entry in snapshot.entries} == {("", "", None)}


def test_a_packed_sitemap_is_unpacked_within_bounds():
    packed = gzip.compress(sitemap(A, B))
    assert len(read(packed, media="application/gzip").entries) == 2
    assert read(packed[:-9]).fault is Fault.TRUNCATED
    assert read(gzip.compress(b" " * 30_000_000)).fault is Fault.TOO_LARGE


def test_a_news_sitemap_gives_title_language_and_date():
    news = (
        "<news:news><news:publication><news:name>Desk</news:name><news:language>km</news:language></news:publication>"
        "<news:publication_date>2026-03-05T10:00:00+07:00</news:publication_date><news:title>A &amp; B</news:title></news:news>"
        "<image:image xmlns:image='i'><image:loc>https://desk.example/x.jpg</image:loc><image:title>no</image:title></image:image>"
    )
    image = news[news.index("<image:image") :]
    (entry,) = read(sitemap(image + "<loc>https://desk.example/b</loc>")).entries
    assert (entry.title, entry.url) == ("", "https://desk.example/b")
    (entry,) = read(sitemap("<loc>https://desk.example/a</loc>" + news)).entries
    assert (entry.title, entry.language, entry.url) == ("A & B", "km", "https://desk.example/a")
    assert (entry.published.isoformat(), entry.published_basis) == ("2026-03-05T03:00:00+00:00", "sitemap")


def test_an_index_names_its_parts_news_first_then_the_latest():
    parts = [
        "<loc>https://desk.example/s-1.xml</loc><lastmod>2026-01-01</lastmod>",
        "<loc>https://desk.example/s-2.xml</loc><lastmod>2026-03-01</lastmod>",
        "<loc>https://desk.example/news.xml</loc>",
    ]
    snapshot = read(sitemap(*parts, root="sitemapindex", item="sitemap"))
    assert snapshot.entries == ()
    assert [part.rpartition("/")[2] for part in snapshot.parts] == ["news.xml", "s-2.xml", "s-1.xml"]


def test_a_list_of_addresses_is_a_listing_when_the_source_says_so():
    body = b"https://desk.example/a\n\nhttps://desk.example/b\r\n"
    assert len(read(body, "listing", media="text/plain").entries) == 2
    assert read(body + b"Dear reader,\n", "listing", media="text/plain").fault is Fault.NOT_A_FEED


def test_pictures_and_the_front_page_are_no_articles():
    urls = [f"<loc>https://desk.example/{path}</loc>" for path in ("", "x.png", "feed.xml", "a")]
    assert [entry.url for entry in read(sitemap(*urls)).entries] == ["https://desk.example/a"]


def test_a_broken_sitemap_gives_what_stands_before_the_break():
    snapshot = read(sitemap(A, B, "<loc>https://desk.example/c</loc>")[:-30])
    assert len(snapshot.entries) == 2
    assert "malformed sitemap" in snapshot.notes[0]


def test_entities_of_a_sitemap_are_not_expanded():
    bomb = '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    snapshot = read(sitemap(A, "<loc>https://desk.example/&b;</loc>", extra=bomb))
    assert [entry.url for entry in snapshot.entries] == ["https://desk.example/a"]


def test_of_a_long_sitemap_the_newest_are_listed():
    urls = [
        f"<loc>https://desk.example/{n}</loc><lastmod>{2000 + n // 365}-01-{n % 28 + 1:02}</lastmod>"
        for n in range(5000)
    ]
    snapshot = read(sitemap(*urls))
    assert len(snapshot.entries) == 2000
    assert snapshot.entries[0].url.rpartition("/")[2] >= "4700"
    urls = [f"<loc>https://desk.example/{n}</loc>" for n in range(5000)]
    ends = {entry.url.rpartition("/")[2] for entry in read(sitemap(*urls)).entries}
    assert {"0", "999", "4000", "4999"} <= ends
    assert len(ends) == 2000


# Addresses


@pytest.mark.parametrize(
    "other",
    [
        "https://desk.example/a/b",
        "http://www.Desk.example:80/a/b/",
        "https://desk.example/a/b?utm_source=x&fbclid=1#top",
        "https://desk.example/a/b/amp/",
        "https://desk.example/a/b?amp=1",
        "https://desk.example/a/b?outputType=amp",
    ],
)
def test_one_article_has_one_plain_address(other):
    assert plain_address(other) == "https://desk.example/a/b"


@pytest.mark.parametrize(
    "other",
    ["https://desk.example/A/b", "https://desk.example/a/b?id=2", "https://desk.example:8080/a/b", "https://m.desk.example/a/b",
     "https://desk.example/a/bamp", "https://desk.example/a"],
)  # fmt: skip
def test_what_tells_articles_apart_stays(other):
    assert plain_address(other) != "https://desk.example/a/b"


@given(
    st.text(max_size=60)
    | st.from_regex(
        r"https?://[a-z.:0-9]{1,9}(/[a-z%.]{0,5}){0,4}(/amp)?/?(\?[a-z=&_%]{0,12})?(#x)?", fullmatch=True
    )
)
def test_the_plain_address_is_idempotent_and_never_raises(url):
    assert plain_address(plain_address(url)) == plain_address(url)


def test_a_link_that_ends_at_the_front_page_leads_to_no_article():
    assert leads_to_front("https://desk.example/a", "https://desk.example/")
    assert not leads_to_front("https://desk.example/", "https://desk.example/")
    assert not leads_to_front("https://desk.example/a", "https://desk.example/?p=17")
