"""The main text of a page: what trafilatura is spared changes nothing of what it finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura import bare_extraction, core, external
from trafilatura.settings import Extractor

from feeds.main_text import _extraction, _pieces, main_text
from feeds.text import normalise_text

STORY = "The council met in the old town hall and agreed, after two hours, to repair the bridge by spring."
LINKS = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(40))


def page(body):
    return f"<html><head><title>News</title></head><body>{body}</body></html>"


def by_trafilatura_alone(html, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(core, "compare_extraction", external.compare_extraction)
        found = bare_extraction(html, options=Extractor(comments=False))
    body = getattr(found, "body", None)
    return "" if body is None else normalise_text("".join(_pieces(body)))


@pytest.fixture
def asked(monkeypatch):
    """How often another method than trafilatura's own was asked for a text."""
    _extraction()
    calls = []
    look = external.try_readability
    monkeypatch.setattr(external, "try_readability", lambda tree: calls.append(1) or look(tree))
    return calls


def test_of_an_article_that_is_most_of_its_page_no_other_text_is_looked_for(asked):
    article = "".join(f"<p>{STORY} Part {number}.</p>" for number in range(12))
    script = f"<script>{'let a = 1; ' * 1000}</script>"
    text = main_text(page(f"<nav><ul>{LINKS}</ul></nav><article>{article}</article>{script}"))
    assert text.count(STORY) == 12
    assert not asked


def test_a_short_text_on_a_page_of_links_is_compared_with_others(asked):
    teasers = "".join(
        f'<div class="card"><h3>{STORY}</h3><a href="/{number}">More</a></div>' for number in range(40)
    )
    main_text(page(f"<article><p>{STORY} {STORY} {STORY} {STORY}</p></article>{teasers}"))
    assert asked


blocks = st.sampled_from(
    [
        f"<p>{STORY}</p>", f"<div>{STORY}</div>", f"<ul>{LINKS}</ul>", "<p></p>", "<p><img src=a.jpg></p>",
        f"<table><tr><td>{STORY}</td><td>5</td></tr></table>", f"<aside><p>{STORY}</p></aside>",
        f"<p>{STORY}<figure><img src=a.jpg><figcaption>{STORY}</figcaption></figure>",
        f"<script>{STORY * 9}</script>", f"<div class=teaser><p>{STORY}</p></div>", "<br>", "<h2>More</h2>",
        f"<blockquote>{STORY}</blockquote>", f"<footer>{STORY}</footer>", "<iframe src=x></iframe>",
    ]
)  # fmt: skip


@given(st.lists(blocks, max_size=30), st.sampled_from(["article", "main", "div", "section class=content"]))
@settings(deadline=None)  # the first call imports trafilatura
def test_what_is_spared_changes_no_text(parts, around):
    html = page(f"<{around}>{''.join(parts)}</{around.split()[0]}>")
    with pytest.MonkeyPatch.context() as patch:
        assert main_text(html) == by_trafilatura_alone(html, patch)
