"""A style sheet and templates of the user's own."""

import gc
from dataclasses import replace

import pytest
from output_samples import build, many, page, planned
from selectolax.lexbor import LexborHTMLParser

from output.deliver import SiteError
from output.look import Look


def test_a_style_sheet_of_the_users_comes_after_ours():
    files = build(page(), Look(files={"custom.css": b":root { --accent: #7a1f5c; }"}))
    links = LexborHTMLParser(files["index.html"].decode()).css("link[rel=stylesheet]")
    sheets = [link.attributes["href"] for link in links]
    assert sheets[-1] == "static/custom.css"
    assert "static/style.css" in sheets
    assert files["static/custom.css"] == b":root { --accent: #7a1f5c; }"


def test_a_template_of_the_users_takes_the_place_of_ours_and_may_extend_it(tmp_path):
    own = '{% include "timeline/sources.html" %}<p class="kept">Kept by {{ title }}</p>'
    (tmp_path / "sources.html").write_text(own)
    files = build(page(), Look(tmp_path))
    tree = LexborHTMLParser(files["index.html"].decode())
    assert tree.css_first(".kept").text() == "Kept by Cambodia and partners"
    assert tree.css_first("#sources") is not None
    (tmp_path / "base.html").write_text(
        "<!doctype html><title>{{ document_title }}</title>{% block content %}{% endblock %}"
    )
    assert build(page(), Look(tmp_path))["index.html"].startswith(b"<!doctype html><title>")


def test_templates_of_the_users_escape_what_they_print(tmp_path):
    (tmp_path / "sources.html").write_text("{{ title }}")
    html = build(replace(page(), title="<script>alert(1)</script>"), Look(tmp_path))["index.html"].decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if %}", "line 1"),
        ("\n\n{{ nothing_of_the_kind }}", "line 3"),
        ("{% include 'not-there.html' %}", "not-there.html"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_template_that_fails_is_named_with_its_place(tmp_path, text, said):
    (tmp_path / "sources.html").write_text(text)
    with pytest.raises(SiteError, match=r"page\.templates") as told:
        build(page(), Look(tmp_path))
    assert said in str(told.value)
    assert "sources.html" in str(told.value)


def test_another_look_makes_every_page_anew(tmp_path):
    def digests(look):
        return {file.path: file.digest for file in planned(many(310), look)}

    (tmp_path / "style.txt").write_text("")
    plain, mine = digests(Look()), digests(Look(files={"custom.css": b"a"}))
    assert all(plain[path] != mine[path] for path in plain if path.endswith(".html"))
    assert digests(Look()) == plain


def test_templates_of_the_users_may_name_items_as_attributes(tmp_path):
    (tmp_path / "names.html").write_text(
        '{% set one = {"name": "Ours"} %}{{ one.name }}{{ one.none | default("!") }}'
    )
    assert build(page(), Look(templates=tmp_path))["names.html"] == b"Ours!"


def test_the_pages_of_events_leave_nothing_for_the_collector():
    files = [file for file in planned(page()) if file.path.startswith("event-")]
    assert files[0].content()  # what all of them share is made with the first
    gc.collect()
    gc.disable()
    try:
        for file in files:
            file.content()
        assert gc.collect() < len(files)
    finally:
        gc.enable()
