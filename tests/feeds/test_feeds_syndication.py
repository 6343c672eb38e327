import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Failed, Fault, Response, Snapshot, Source
from feeds.parse import parse

URL = "https://news.example/feed.xml"


def read(body: bytes | str, content_type: str = "", kind: str | None = "feed", language: str | None = None):
    raw = body if isinstance(body, bytes) else body.encode()
    headers = {"content-type": content_type} if content_type else {}
    return parse(Source("s", URL, kind, language), Response(URL, raw, headers))


def entries(body: bytes | str, content_type: str = ""):
    snapshot = read(body, content_type)
    assert isinstance(snapshot, Snapshot)
    return snapshot.entries


def rss(items: str, channel: str = "") -> str:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    return f"{head}{channel}{items}</channel></rss>"


ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://amt.example/">
  <title type="html">Amt &amp;amp; Stadt</title>
  <entry>
    <id>urn:uuid:1</id>
    <title type="text">Werte &lt; 5 &amp; mehr</title>
    <link rel="alternate" href="meldung/1"/>
    <published>2026-03-04T10:00:00+01:00</published>
    <updated>2026-04-01T10:00:00Z</updated>
    <summary>Kurz.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erster <b>Absatz</b>.</p>
      <p>Zweiter.</p></div></content>
  </entry>
  <entry><id>urn:uuid:2</id><title>Nur aktualisiert</title><updated>2026-04-01T10:00:00Z</updated></entry>
</feed>"""


def test_atom():
    snapshot = read(ATOM, "application/atom+xml")
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.kind, snapshot.complete, snapshot.title) == ("feed", False, "Amt & Stadt")
    first, second = snapshot.entries
    assert (first.id, first.title, first.language) == ("urn:uuid:1", "Werte < 5 & mehr", "de")
    assert first.url == "https://amt.example/meldung/1"
    assert first.text == "Erster Absatz.\n\nZweiter."
    assert first.published == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert (first.published_basis, first.published_day) == ("feed", False)
    assert second.published == datetime(2026, 4, 1, 10, tzinfo=UTC)
    assert second.text == "Nur aktualisiert"


def test_rss():
    item = """<item><guid>tag:7</guid><title>Tom &amp;amp; Ann &lt;b&gt;win&lt;/b&gt;</title>
    <link>https://news.example/7</link><pubDate>Wed, 04 Mar 2026 10:00:00 EST</pubDate>
    <description>&lt;p&gt;Short.&lt;/p&gt;</description>
    <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>The whole story.</p>
    <ul><li>One<li>Two</ul>]]></content:encoded></item>"""
    (entry,) = entries(rss(item, "<language>en-us</language>"))
    assert (entry.id, entry.title, entry.language) == ("tag:7", "Tom & Ann win", "en-us")
    assert entry.text == "The whole story.\n\nOne\n\nTwo"
    assert entry.published == datetime(2026, 3, 4, 15, tzinfo=UTC)


def test_the_longer_text_is_taken():
    item = """<item><guid>1</guid><title>T</title><description>A description that says more.</description>
    <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">Less.</content:encoded></item>"""
    assert entries(rss(item))[0].text == "A description that says more."


def test_rdf():
    body = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title></channel>
    <item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link>
    <description>Text</description><dc:date>2026-03-04</dc:date><dc:language>fr</dc:language></item></rdf:RDF>"""
    (entry,) = entries(body)
    assert (entry.id, entry.title, entry.text) == ("https://news.example/1", "One", "Text")
    assert (entry.published, entry.published_day) == (datetime(2026, 3, 4, tzinfo=UTC), True)


@pytest.mark.parametrize(
    ("written", "day", "only_day"),
    [
        ("Wed, 04 Mar 2026 00:00:00 +0000", "2026-03-04", True),
        ("Wed, 04 Mar 2026 00:00:00 +0900", "2026-03-04", True),
        ("Wed, 04 Mar 2026 23:30:00 -0500", "2026-03-04", True),
        ("Wed, 04 Mar 2026 22:30:00 GMT", "2026-03-04", False),
        ("4 March 2026", "2026-03-04", True),
    ],
)
def test_the_day_is_the_one_that_the_feed_states(written, day, only_day):
    (entry,) = entries(rss(f"<item><guid>1</guid><title>T</title><pubDate>{written}</pubDate></item>"))
    assert entry.published is not None
    assert (entry.published.date().isoformat(), entry.published_day) == (day, only_day)


@pytest.mark.parametrize(
    "written", ["soon", "", "Wed, 99 Mar 2026 10:00:00 GMT", "0000-00-00", "Wed, 04 Mar 0001 10:00:00 GMT"]
)
def test_no_date_is_invented(written):
    (entry,) = entries(rss(f"<item><guid>1</guid><title>T</title><pubDate>{written}</pubDate></item>"))
    assert (entry.published, entry.published_basis) == (None, None)


def test_identity_falls_back_on_link_and_title():
    items = """<item><guid>g</guid><link>https://news.example/1</link><title>A</title></item>
    <item><link>https://news.example/2</link><title>B</title></item>
    <item><title>C</title><description>first</description></item>"""
    by_guid, by_link, by_title = entries(rss(items))
    assert (by_guid.id, by_link.id) == ("g", "https://news.example/2")
    (edited,) = entries(rss("<item><title>C</title><description>edited</description></item>"))
    assert edited.id == by_title.id


def test_an_id_used_twice_keeps_the_first():
    snapshot = read(
        rss("<item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>")
    )
    assert isinstance(snapshot, Snapshot)
    assert [entry.title for entry in snapshot.entries] == ["A"]
    assert len(snapshot.notes) == 1


def test_order_does_not_matter_for_identity():
    first, second = (
        "<item><guid>1</guid><title>A</title></item>",
        "<item><guid>2</guid><title>B</title></item>",
    )
    assert set(entries(rss(first + second))) == set(entries(rss(second + first)))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[::1"]
)
def test_only_web_addresses_are_kept(link):
    (entry,) = entries(
        rss(f"<item><guid isPermaLink='false'>1</guid><title>T</title><link>{link}</link></item>")
    )
    assert entry.url is None


def test_relative_links():
    (entry,) = entries(
        rss("<item><guid isPermaLink='false'>1</guid><title>T</title><link>/7?a=1&amp;b=2</link></item>")
    )
    assert entry.url == "https://news.example/7?a=1&b=2"


@pytest.mark.parametrize("body", [rss(""), rss("<item/>"), '<feed xmlns="http://www.w3.org/2005/Atom"/>'])
def test_an_empty_feed_is_a_feed_with_a_note(body):
    snapshot = read(body)
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.entries, snapshot.notes) == ((), ("the feed holds no items",))


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><head><title>Log in</title></head><body><p>Please log in.</p></body></html>",
        "<html><body>See our <rss> feed</body></html>",
        "please try again later",
        '{"error": "not found"}',
        "<opml/>",
        "%PDF-1.7",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1/feed.xml",
        "\x00\x01\x02",
    ],
)
def test_what_is_no_feed(body):
    result = read(body)
    assert isinstance(result, Failed)
    assert result.fault is Fault.NOT_A_FEED


def test_a_body_that_names_a_file_is_not_opened(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(rss("<item><guid>1</guid><title>secret</title></item>"))
    for body in (str(file), file.as_uri()):
        assert isinstance(read(body), Failed)


ITEM = "<item><guid>1</guid><title>Größe – 5 °C</title></item>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss(ITEM).encode(), "text/xml; charset=iso-8859-1"),
        (rss(ITEM).encode(), "text/html"),
        (
            rss(ITEM).replace("?>", ' encoding="us-ascii"?>', 1).encode(),
            "application/rss+xml; charset=us-ascii",
        ),
        (rss(ITEM).encode("cp1252"), "application/rss+xml"),
        (rss(ITEM).replace("?>", ' encoding="no-such"?>', 1).encode("cp1252"), "text/xml; charset=bogus"),
        (rss(ITEM).encode("utf-16"), "application/rss+xml; charset=utf-8"),
        (rss(ITEM).encode("utf-16-le"), "application/rss+xml"),
        (rss(ITEM).replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"), "application/rss+xml"),
        (b"\n\n  " + rss(ITEM).encode(), "application/rss+xml"),
        (b"<br />\n<b>Warning</b>: something in line 7\n" + rss(ITEM).encode(), "application/rss+xml"),
        (rss(ITEM).replace("<title>Har", "<title>\x0c\x00Har").encode(), "application/rss+xml"),
    ],
)
def test_wrong_labels_lose_nothing(body, content_type):
    assert entries(body, content_type)[0].title == "Größe – 5 °C"


@pytest.mark.parametrize(
    "broken",
    [
        rss("<item><guid>1</guid><title>A & B</title></item><item><guid>2</guid><title>C</title></item>"),
        rss("<item><guid>1</guid><title>A</title></item><item><guid>2</guid><title>C").replace("</rss>", ""),
        rss("<item><guid>1</guid><title>A</title></item>") + "<!-- made in 2 s",
        rss("<item><guid>1</guid><title>A</title></item>") + "<script>count()</script>",
        rss("<item><guid>1</guid><title>A&nbsp;B</title></item><item><guid>2</guid><title>C</title></item>"),
    ],
)
def test_a_malformed_feed_gives_what_can_be_read(broken):
    snapshot = read(broken)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.entries[0].id == "1"
    assert "malformed" in snapshot.notes[0]


ATOM_HEAD = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>'
WORDS = "The fair opens on 4 May 2026 on the old market. It ends on 9 May 2026."
CUT_RSS = rss(
    "".join(
        f"<item><guid>{n}</guid><title>Fair {n} &amp; market</title><description>{WORDS}</description></item>"
        for n in range(3)
    )
)
CUT_ATOM = ATOM_HEAD + "".join(
    f"<entry><id>{n}</id><title>Fair</title><content type='html'><![CDATA[<p>{WORDS}]]></content></entry>"
    for n in range(3)
)  # fmt: skip
CUT_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>T</title></channel>"
    + "".join(f"<item><title>Fair {n}</title><description>{WORDS}</description></item>" for n in range(3))
    + "</rdf:RDF>"
)


@pytest.mark.parametrize(
    "whole",
    [CUT_RSS, CUT_RSS.replace("&amp;", "&"), CUT_ATOM + "</feed>", CUT_RDF],
    ids=["rss", "malformed rss", "atom", "rdf"],
)
@pytest.mark.parametrize("kept", [0.5, 0.6, 0.75, 0.9])
def test_a_feed_that_is_cut_off_is_a_failure(whole, kept):
    assert isinstance(read(whole), Snapshot)
    result = read(whole[: int(len(whole) * kept)])
    assert isinstance(result, Failed)
    assert result.fault is Fault.TRUNCATED


def test_entities_do_not_explode():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>' + rss(
        "<item><guid>1</guid><title>&l11;</title></item>"
    ).removeprefix('<?xml version="1.0"?>')
    (entry,) = entries(bomb)
    assert len(entry.title) < 100


def test_external_entities_are_not_read(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    body = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>' + rss(
        "<item><guid>1</guid><title>a&x;b</title></item>"
    ).removeprefix('<?xml version="1.0"?>')
    assert "secret" not in str(read(body))


def test_deep_nesting_of_xhtml_ends():
    deep = "<div>" * 5000 + "</div>" * 5000
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{deep}</div></content>'
    entry = f"<entry><id>1</id><title>T</title>{content}</entry>"
    assert isinstance(
        read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entry}</feed>'), Snapshot
    )


def test_deep_nesting_ends():
    item = f"<item><guid>1</guid><title>T</title><description>{'<div>' * 20_000}</description></item>"
    assert isinstance(read(rss(item)), Snapshot)


def test_markup_never_reaches_the_text():
    text = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Text"
    item = f"<item><guid>1</guid><title>T</title><description>{text}</description></item>"
    assert entries(rss(item))[0].text == "Text"


def test_the_language_of_the_user_wins():
    snapshot = read(rss(ITEM, "<language>en</language>"), language="de")
    assert isinstance(snapshot, Snapshot)
    assert snapshot.entries[0].language == "de"


def json_feed(*items: object, **fields: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items} | fields)


def test_json_feed():
    item = {
        "id": 7,
        "url": "/7",
        "title": "A <b> title",
        "content_html": "<p>One</p><p>Two</p>",
        "summary": "One",
        "date_published": "2026-03-04T10:00:00+01:00",
    }
    snapshot = read(json_feed(item, 5, language="en"), "application/feed+json")
    assert isinstance(snapshot, Snapshot)
    (entry,) = snapshot.entries
    assert (entry.id, entry.url, entry.title) == ("7", "https://news.example/7", "A <b> title")
    assert (entry.text, entry.language) == ("One\n\nTwo", "en")
    assert entry.published == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert snapshot.notes == ("1 items are no objects",)


@pytest.mark.parametrize(
    "body",
    [
        json_feed(version="https://jsonfeed.org/ version"),
        json_feed(items={}),
        json_feed()[:-1],
        "[" * 100_000,
        "{}",
    ],
)
def test_what_is_no_json_feed(body):
    assert isinstance(read(body), Failed)


@pytest.mark.parametrize("body", [ATOM, json_feed({"id": "1", "title": "T"})])
def test_the_kind_is_found_out(body):
    snapshot = read(body, "text/plain", kind=None)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.kind == "feed"


PIECES = """
<?xml?> <rss> <feed> <channel> <item> </item> <entry> </entry> <title> </title> <guid> </guid> <link>
<pubDate> <link/href='x'/> &#0; <![CDATA[ ]]> <!DOCTYPE <!ENTITY [ ]> <!-- --> &amp; &a; <content>
2026-01-01 http://[ { "
\0 \ufffe
""".split()
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map(" ".join)
BODIES = st.binary() | SOUP.map(lambda soup: soup.encode("utf-8", "replace"))


@settings(deadline=None)  # the first call imports feedparser
@given(BODIES | BODIES.map(b"<rss><channel><item>".__add__), st.sampled_from(["feed", "page", None]))
def test_parsing_never_raises_and_is_deterministic(body, kind):
    first = read(body, kind=kind)
    assert isinstance(first, Snapshot | Failed)
    assert read(body, kind=kind) == first
