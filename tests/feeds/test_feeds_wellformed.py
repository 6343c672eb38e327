"""What is read directly must be what feedparser reads."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.entries import snapshot
from feeds.syndication import by_feedparser
from feeds.wellformed import read_wellformed

URL = "https://news.example/feed.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'

TEXTS = st.sampled_from(
    [
        "", "Plain words", "Tom & Ann", "Tom &amp; Ann", "<p>One</p><p>Two <b>bold</b></p>", "a < b", "1 &lt; 2",
        "<ul><li>x<li>y</ul>", "Größe “quoted”", "line\nbreak", "&nbsp;x&eacute;", "<script>s</script>text", " sp  ace ",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["", "1", "tag:a,2026:1", "https://news.example/1", "https://news.example/2", "2"])
LINKS = st.sampled_from(["", "https://news.example/1", "/relative?a=1&b=2", "javascript:alert(1)", "other"])
DATES = st.sampled_from(
    ["", "Wed, 04 Mar 2026 10:00:00 GMT", "Wed, 04 Mar 2026 00:00:00 +0000", "2026-03-04T10:00:00+01:00", "2026-03-04"]
)  # fmt: skip
LANGUAGES = st.sampled_from(["", "en", "de-AT", "no language"])


def element(name: str, value: str, attributes: str = "") -> str:
    return f"<{name} {attributes}>{escape(value)}</{name}>" if value else ""


@st.composite
def rss_items(draw):
    permanent = draw(st.sampled_from(["", 'isPermaLink="false"', 'isPermaLink="true"']))
    parts = [
        element("title", draw(TEXTS)),
        element("guid", draw(NAMES), permanent),
        element("link", draw(LINKS)),
        element("description", draw(TEXTS)),
        element("content:encoded", draw(TEXTS)),
        element("pubDate", draw(DATES)),
        element("dc:date", draw(DATES)),
        element("dc:creator", "Ann Lee"),
        element("category", "news"),
    ]
    return f"<item>{''.join(draw(st.permutations(parts)))}</item>"


@st.composite
def rss_feeds(draw):
    items = "".join(draw(st.lists(rss_items(), max_size=3)))
    head = element("title", draw(TEXTS)) + element("language", draw(LANGUAGES))
    return f'<rss version="2.0" {DC} {CONTENT}><channel>{head}{items}</channel></rss>'


@st.composite
def atom_entries(draw):
    kinds = st.sampled_from(["", 'type="text"', 'type="html"'])
    link = draw(LINKS)
    parts = [
        element("id", draw(NAMES)),
        element("title", draw(TEXTS), draw(kinds)),
        f'<link href="{escape(link)}"/>' if link else "",
        '<link rel="replies" href="https://news.example/replies"/>',
        element("summary", draw(TEXTS), draw(kinds)),
        element("content", draw(TEXTS), draw(kinds)),
        element("published", draw(DATES)),
        element("updated", draw(DATES)),
    ]
    return f"<entry>{''.join(draw(st.permutations(parts)))}</entry>"


@st.composite
def atom_feeds(draw):
    language = draw(LANGUAGES)
    attribute = f'xml:lang="{language}"' if language else ""
    entries = "".join(draw(st.lists(atom_entries(), max_size=3)))
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attribute}>{element("title", draw(TEXTS))}{entries}</feed>'


@settings(deadline=None)  # the first call imports feedparser
@given(rss_feeds() | atom_feeds())
def test_both_readers_agree(xml):
    direct, reference = read_wellformed(xml, URL), by_feedparser(xml, URL)
    assert direct is not None
    assert reference is not None
    assert snapshot(direct) == snapshot(reference)


def item(content: str) -> str:
    return (
        f'<rss version="2.0" {DC} {CONTENT}><channel><title>T</title><item>{content}</item></channel></rss>'
    )


@pytest.mark.parametrize(
    "xml",
    [
        "<rss>",
        "<rss/>",
        "<feed/>",
        "<rss><channel><title>&nbsp;</title></channel></rss>",
        item("<title>A</title><title>B</title>"),
        item("<title>A <b>bold</b></title>"),
        item("<title>A</title><pubDate>half past nine</pubDate>"),
        item('<title>A</title><summary xmlns="http://www.itunes.com/dtds/podcast-1.0.dtd">S</summary>'),
        item('<title>A</title><group xmlns="http://search.yahoo.com/mrss/"><title>B</title></group>'),
        item('<title>A</title><link xmlns="http://www.w3.org/2005/Atom" href="https://news.example/1"/>'),
        '<feed xmlns="http://purl.org/atom/ns#"><title>Atom 0.3</title></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x"><title>T</title></feed>',
    ],
)
def test_what_is_unusual_is_left_to_feedparser(xml):
    assert read_wellformed(xml, URL) is None


@pytest.mark.parametrize(
    "xml",
    [
        item("<title>A</title><enclosure url='https://news.example/a.mp3' length='1' type='audio/mpeg'/>"),
        item(
            "<title>A</title><content xmlns='http://search.yahoo.com/mrss/' url='https://news.example/a.jpg'/>"
        ),
        item("<title>A</title><comments>https://news.example/c</comments><author>a@news.example</author>"),
        item("<title><![CDATA[A <i>b</i> & c]]></title><description><![CDATA[<p>x</p>]]></description>"),
    ],
)
def test_attachments_and_people_are_no_surprise(xml):
    direct, reference = read_wellformed(xml, URL), by_feedparser(xml, URL)
    assert direct is not None
    assert reference is not None
    assert snapshot(direct) == snapshot(reference)


def test_xhtml_agrees():
    content = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p><p>b<br/>c</p></div></content>'
    xml = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id>{content}</entry></feed>'
    )
    direct, reference = read_wellformed(xml, URL), by_feedparser(xml, URL)
    assert direct is not None
    assert reference is not None
    assert snapshot(direct) == snapshot(reference)
    assert snapshot(direct).entries[0].text == "a\n\nb\nc"
