"""Pages open from disk and over HTTP, ask nobody for anything, break no policy, and are whole without scripts."""

import io
import unicodedata
from collections import deque

import pytest
import sites
from browsing import LAPTOP, PHONE, served, view
from output_samples import events
from pypdf import PdfReader

PAGES = [(site, path) for site in ("small", "large") for path in sites.paths(getattr(sites, site)()).values()]


# The values that an attribute has in the elements that can be seen.
VISIBLE = """([which, name]) => [...document.querySelectorAll(which)]
    .filter(one => one.checkVisibility()).map(one => one.getAttribute(name))"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    base = tmp_path_factory.mktemp("sites")
    return {name: sites.write(base / name, getattr(sites, name)()) for name in ("small", "large", "digest")}


def squeezed(text):
    """Without white space and ligatures."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize(("site", "path"), [*PAGES, ("digest", "digest.html")])
def test_a_page_opens_from_disk(chromium, folders, site, path):
    folder = folders[site]
    with view(chromium, PHONE) as seen:
        seen.open((folder / path).as_uri())
        assert seen.complaints == []
        assert all(url.startswith((folder.as_uri() + "/", "data:")) for url in seen.requests), seen.requests
        assert seen.page.locator("h1").count() == 1
        seen.open_details()
        assert seen.overflow() == []


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_a_page_opens_over_http(chromium, folders, site, path):
    with served(folders[site]) as address, view(chromium, LAPTOP) as seen:
        seen.open(address + path)
        assert seen.complaints == []
        assert all(url.startswith((address, "data:")) for url in seen.requests), seen.requests
        assert seen.overflow() == []


def test_no_card_is_a_layer_of_its_own(chromium, folders):
    """As all are that lie above something that stays while the page moves. What there is: page and navigation."""
    with view(chromium, LAPTOP) as seen:
        seen.open((folders["large"] / "index.html").as_uri())
        layers = seen.layers()
    assert 1 <= len(layers) <= 3, layers


def test_what_the_browser_complains_of_is_heard(chromium, tmp_path):
    """Without this the tests above could not fail."""
    bad = sites.small()["index.html"].replace(
        b"</main>",
        b'<p style="color:red">x</p><script>alert(1)</script><img src="https://evil.example/x.png">'
        b'<p style="width:3000px">wide</p></main>',
    )
    sites.write(tmp_path, sites.small() | {"index.html": bad})
    with view(chromium) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        said = "\n".join(seen.complaints)
    assert said.count("Content Security Policy") >= 3
    loose = bad.replace(b"Content-Security-Policy", b"X")
    sites.write(tmp_path, {"index.html": loose})
    with view(chromium, PHONE) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        assert "dialog: 1" in seen.complaints
        assert "https://evil.example/x.png" in seen.requests
        assert seen.overflow() != []


@pytest.mark.parametrize("site", ["small", "large"])
def test_every_event_is_reached_without_scripts(chromium, folders, site):
    """By links that a reader can see, unfolding what is folded as the browser does by itself."""
    folder = folders[site]
    wanted = {event.id for event in events()} | ({f"m{n}" for n in range(310)} if site == "large" else set())
    found, queue, visited = set(), deque(["index.html"]), {"index.html"}
    with view(chromium, PHONE, java_script_enabled=False) as seen:
        while queue and not wanted <= found:
            seen.open((folder / queue.popleft()).as_uri())
            seen.open_details()
            found |= set(seen.page.evaluate(VISIBLE, ["article[id]", "id"]))
            links = seen.page.evaluate(VISIBLE, ["a[href]", "href"])
            pages = [link.partition("#")[0] for link in links]
            fresh = [
                name for name in dict.fromkeys(pages) if (folder / name).is_file() and name not in visited
            ]
            queue.extend(name for name in fresh if name.endswith(".html"))
            visited.update(fresh)
        assert seen.complaints == []
    assert wanted <= found


def test_what_is_printed_holds_every_card_and_all_that_is_folded(chromium, folders):
    with view(chromium) as seen:
        seen.open((folders["small"] / "index.html").as_uri())
        seen.page.emulate_media(media="print")
        hidden = seen.page.evaluate(
            """[...document.querySelectorAll('article, article h3, article blockquote, article .history li')]
               .filter(one => !one.checkVisibility({contentVisibilityAuto: true}) || !one.getBoundingClientRect().height)
               .map(one => one.outerHTML.slice(0, 100))"""
        )
        document = PdfReader(io.BytesIO(seen.page.pdf(format="A4")))
    assert hidden == []
    printed = squeezed("".join(page.extract_text() for page in document.pages))
    for event in events():
        said = [event.name, *("".join(span.text for span in proof.quote) for proof in event.evidence)]
        said += [step.text for step in event.history]
        # The letters of other scripts are drawn by shape; what comes out of a file of shapes is not the text.
        missing = [text for text in said if text.isascii() and squeezed(text) not in printed]
        assert missing == []
