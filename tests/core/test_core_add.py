"""The commands that name sources: add, import, export opml; over a real server."""

import pytest
from test_core_cli import Shell

from timeline.config import load

FEED = """<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>"""
ITEM = "<item><guid>{n}</guid><title>T {n}</title><link>https://x.example/{n}</link><pubDate>{day} Mar 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"
HEAD = '<link rel="alternate" type="application/rss+xml" title="News" href="/news.xml"><link rel="alternate" type="application/rss+xml" href="/comments.xml">'
BODY = '<main><h1>Desk</h1><p>We report on the river and its towns, every day of the week.</p><a href="/atom">x</a></main>'


def feed(site, path, title="Desk news", count=3, text="A long text. " * 60):
    items = "".join(ITEM.format(n=n, day=n + 1, text=text) for n in range(count))
    site.answers[path] = (
        200,
        {"Content-Type": "application/rss+xml"},
        FEED.format(title=title, items=items).encode(),
    )


def page(site, path="/", head=HEAD, body=BODY):
    html = f"<!doctype html><html><head><title>Desk</title>{head}</head><body>{body}</body></html>"
    site.answers[path] = (200, {"Content-Type": "text/html"}, html.encode())


@pytest.fixture
def shell(house, site, monkeypatch, capsys):
    (house.folder / "config.yaml").write_text(
        "# mine\npoliteness: {delay: 0s, allow_private: true}\nsources:\n  - {id: docs, url: docs}  # papers\n"
    )
    return Shell(house, monkeypatch, capsys)


def text(shell):
    return (shell.house.folder / "config.yaml").read_text()


def test_a_page_offers_the_feeds_that_it_names(shell, site):
    page(site)
    feed(site, "/news.xml")
    feed(site, "/comments.xml", "Comments on Desk", count=9)
    before = text(shell)
    code, out, _ = shell("add", site.url)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line.startswith(("  f", "  p"))] == [
        "feed",
        "feed",
        "page",
    ]
    assert "Desk news: 3 texts, newest 2026-03-03 (named by the page)" in out
    assert f'- {{id: desk-news, url: "{site.url}/news.xml"}}' in out
    assert text(shell) == before
    assert "/rss.xml" not in {path for path, _ in site.requests}


def test_yes_writes_it_and_keeps_the_rest(shell, site):
    page(site)
    feed(site, "/news.xml", text="Short.")
    before = text(shell)
    code, out, _ = shell("add", site.url, "--yes", "--id", "desk", "--every", "6h")
    assert code == 0
    assert "timeline test desk" in out
    line = f'  - {{id: desk, url: "{site.url}/news.xml", follow: true, every: 6h}}\n'
    assert text(shell) == before + line
    assert load(shell.house.folder / "config.yaml").sources[1].follow
    code, _, err = shell("add", f"{site.url}/news.xml?utm_source=x")
    assert (code, "followed already, as desk" in err) == (2, True)


def test_a_feed_is_taken_as_it_is(shell, site):
    feed(site, "/news.xml")
    _, out, _ = shell("add", f"{site.url}/news.xml")
    assert "(the address itself)" in out
    assert len(site.requests) == 1


def test_where_nothing_is_named_the_usual_places_are_asked(shell, site):
    page(site, head="", body=BODY.replace('<a href="/atom">x</a>', ""))
    feed(site, "/feed.xml")
    site.answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        f"User-agent: *\nSitemap: {site.url}/map.xml\n".encode(),
    )
    rows = "".join(f"<url><loc>{site.url}/p{n}</loc></url>" for n in range(4))
    site.answers["/map.xml"] = (200, {"Content-Type": "application/xml"}, f"<urlset>{rows}</urlset>".encode())
    code, out, err = shell("add", f"{site.url}/")
    assert code == 0
    assert "(a usual place)" in out
    assert "4 texts (named by robots.txt)" in out
    assert f"… {site.url}/rss.xml" in err


def test_an_index_is_offered_as_a_listing(shell, site):
    rows = "".join(
        f'<li><a href="/n/{n}-the-council-meets-again">The council meets for the {n}th time</a></li>'
        for n in range(4, 10)
    )
    page(site, "/news/", head="", body=f"<main><ul>{rows}</ul></main>")
    _, out, _ = shell("add", f"{site.url}/news/")
    assert "kind: listing" in out
    assert "6 texts (the links of the page)" in out
    _, out, _ = shell("add", f"{site.url}/news/", "--as", "page")
    assert "kind: page" in out


def test_a_folder_is_added_as_files(shell):
    (shell.house.folder / "more").mkdir()
    assert shell("add", "./more", "--yes")[0] == 0
    assert load(shell.house.folder / "config.yaml").sources[1].kind == "files"


def test_without_a_configuration_one_is_made(shell, site):
    (shell.house.folder / "config.yaml").unlink()
    (shell.house.folder / "more").mkdir()
    assert shell("add", "./more", "--yes")[0] == 0
    assert load(shell.house.folder / "config.yaml").sources[0].id == "more"
    code, _, err = shell("add", site.url)  # a private address, and nothing that allows it
    assert (code, "not a public address" in err, "allow_private" in err) == (1, True, True)


def test_what_offers_nothing_is_said_why(shell, site):
    code, _, err = shell("add", f"{site.url}/nowhere")
    assert (code, "HTTP 404" in err) == (1, True)
    code, _, err = shell("add", "ftp://x.example/")
    assert (code, "not supported" in err) == (2, True)
    code, _, err = shell("add", "./nothing")
    assert (code, "nothing at" in err) == (2, True)
    page(site)
    code, _, err = shell("add", site.url, "--as", "listing")
    assert (code, "offers no listing; there is: page" in err) == (1, True)
    before = text(shell)
    code, _, err = shell("add", site.url, "--every", "soon", "--yes")
    assert (code, "write a duration" in err, text(shell)) == (2, True, before)
    code, _, err = shell("add", site.url, "--id", "docs")
    assert (code, "--id" in err) == (2, True)


OPML = """<opml version="2.0"><body><outline text="News"><outline text="Desk news" xmlUrl="{url}/a.xml"/>
<outline text="Desk news" xmlUrl="{url}/b.xml"/></outline><outline text="Docs" xmlUrl="{url}/a.xml?utm_source=opml"/>
<outline text="Mail" xmlUrl="mailto:x@y.example"/></body></opml>"""


def test_the_feeds_of_a_list_become_sources(shell, site):
    file = shell.house.folder / "feeds.opml"
    file.write_text(OPML.format(url="https://desk.example"))
    before = text(shell)
    code, out, _ = shell("import", "feeds.opml", "--dry-run")
    assert (code, text(shell)) == (0, before)
    assert "2 sources would be added to config.yaml, 2 left out" in out
    code, out, _ = shell("import", "feeds.opml")
    assert code == 0
    assert "left out  mailto:x@y.example: no web address" in out
    assert text(shell) == before + (
        '  # News\n  - {id: desk-news, url: "https://desk.example/a.xml"}\n'
        '  - {id: desk-news-2, url: "https://desk.example/b.xml"}\n'
    )
    after = text(shell)
    code, out, _ = shell("import", "feeds.opml")
    assert (code, text(shell)) == (0, after)
    assert "0 sources added to config.yaml, 4 left out" in out
    assert "followed already, as desk-news" in out


def test_the_mode_of_the_configuration_and_a_link_to_it_stay(shell):
    folder = shell.house.folder
    (folder / "feeds.opml").write_text(OPML.format(url="https://desk.example"))
    (folder / "config.yaml").rename(folder / "real.yaml")
    (folder / "real.yaml").chmod(0o600)
    (folder / "config.yaml").symlink_to("real.yaml")
    assert shell("import", "feeds.opml")[0] == 0
    assert (folder / "config.yaml").is_symlink()
    assert (folder / "real.yaml").stat().st_mode & 0o777 == 0o600
    assert "desk-news" in (folder / "real.yaml").read_text()


def test_a_broken_list_and_a_broken_configuration_change_nothing(shell):
    folder = shell.house.folder
    (folder / "feeds.opml").write_text("<rss/>")
    code, _, err = shell("import", "feeds.opml")
    assert (code, "no OPML" in err) == (2, True)
    (folder / "feeds.opml").write_text(OPML.format(url="https://desk.example"))
    (folder / "config.yaml").write_text("sources: [{url: docs, colour: red}]\n")
    code, _, err = shell("import", "feeds.opml")
    assert (code, "unknown key" in err) == (2, True)
    assert text(shell) == "sources: [{url: docs, colour: red}]\n"


def test_the_feeds_are_given_out_with_their_titles(shell, site):
    feed(site, "/news.xml", "Desk & co")
    site.answers["/news.xml"] = (
        200,
        {},
        site.answers["/news.xml"][2].replace(b"Desk & co", b"Desk &amp; co"),
    )
    page(site)
    shell.house.write("a.md", "The hall opens on 2 May 2026.")
    (shell.house.folder / "config.yaml").write_text(
        f"politeness: {{delay: 0s, allow_private: true}}\nsources: [{{url: docs}}, {{id: a, url: '{site.url}/news.xml'}}, "
        f"{{id: p, url: '{site.url}/'}}, {{id: off, url: 'https://off.example/', enabled: false}}]\n"
    )
    assert shell("export", "opml")[1].count("<outline") == 2  # nothing is known yet of what p is
    assert shell("run")[0] == 0
    code, out, _ = shell("export", "opml")
    assert code == 0
    assert out.count("<outline") == 1
    assert f'text="Desk &amp; co" title="Desk &amp; co" xmlUrl="{site.url}/news.xml"' in out


def test_a_trial_shows_the_articles_behind_entries(shell, site):
    feed(site, "/news.xml", count=2, text="Short.")
    body = site.answers["/news.xml"][2].replace(b"https://x.example", site.url.encode())
    site.answers["/news.xml"] = (200, {}, body)
    page(
        site,
        "/0",
        body="<main><article><h1>T 0</h1><p>"
        + "The market opens on 2 May 2026 in the old hall by the river. " * 5
        + "</p></article></main>",
    )
    with (shell.house.folder / "config.yaml").open("a") as file:
        file.write(f"  - {{id: news, url: '{site.url}/news.xml', follow: true}}\n")
    code, out, _ = shell("test", "news")
    assert code == 0
    assert "2 May 2026" in out
    assert "its article cannot be read: HTTP 404" in out


def test_the_first_sources_come_into_a_configuration_that_has_all_but_these(shell):
    folder = shell.house.folder
    (folder / "config.yaml").write_text("title: Desk\npolite: 1\n")
    (folder / "feeds.opml").write_text(OPML.format(url="https://desk.example"))
    code, _, err = shell("import", "feeds.opml")
    assert (code, "polite: unknown key" in err) == (2, True)
    (folder / "config.yaml").write_text("# ours\ntitle: Desk\ntimezone: Europe/Berlin")
    assert shell("import", "feeds.opml")[0] == 0
    assert [source.id for source in load(folder / "config.yaml").sources] == ["desk-news", "desk-news-2"]
    assert (folder / "config.yaml").read_text().startswith("# ours\ntitle: Desk\ntimezone: Europe/Berlin\n")
