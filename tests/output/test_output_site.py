"""The page: what is on it, that it is whole, inert and the same every time."""

import gzip
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from export_samples import export
from hostile import LINKS, TEXTS, assert_inert, assert_well_formed, poison
from jinja2 import UndefinedError
from output_samples import build, changes, day, detail, evidence, lined, many, page, sections
from selectolax.lexbor import LexborHTMLParser

from output import site
from output.exports import build as build_exports
from output.files import TOGETHER
from output.markup import plain
from output.model import Page, SourceLine
from output.outline import NEAREST, arrange
from output.render import environment, render

EMPTY = Page("", "en", "No events yet", "", "2026-11-21", (), (), ())


def index(record):
    return build(record)["index.html"].decode()


def parsed(record):
    return LexborHTMLParser(index(record))


def words(node):
    return " ".join(node.text().split())


def test_page_looks_as_before(snapshot):
    snapshot("index.html", build(page())["index.html"])


def test_empty_page_looks_as_before(snapshot):
    snapshot("empty.html", build(EMPTY)["index.html"])


def test_month_page_looks_as_before(snapshot):
    snapshot("month.html", build(many(310))["2027-02.html"])


def test_same_page_same_bytes():
    assert build(page()) == build(page())
    assert build(many(700)) == build(many(700))


def test_card_shows_date_name_quote_source_and_when_it_was_seen():
    card = parsed(page()).css_first("#e-defdialogue")
    assert card.css_first("time").attributes["datetime"] == "2026-12-03"
    assert words(card.css_first("time")) == "3 December 2026"
    assert words(card.css_first("h3")) == "US–Cambodia defence policy dialogue rescheduled"
    assert words(card.css_first("mark")) == "3 December 2026"
    assert words(card.css_first("blockquote")).startswith("The dialogue will now be held on 3 December 2026")
    names = [(words(name), name.attributes["title"]) for name in card.css("blockquote .name")]
    assert names == [("Hanoi", "place: Hanoi"), ("Minister Tea", "person: Tea Seiha")]
    link = card.css_first(".source a")
    assert link.attributes["href"].startswith("https://news.example.org/")
    assert "first seen 12 November 2026, 09:30 UTC" in words(card)
    assert [words(s) for s in card.css("summary")] == [
        "Also reported by 1, with another date",
        "History: 2 steps",
    ]
    assert "This source says 26 November 2026" in words(card.css_first("details"))
    assert card.css_first("a.permalink").attributes["href"] == "#e-defdialogue"


def test_a_card_counts_what_stands_on_the_page_of_its_event():
    record = page()
    fuller = replace(
        record,
        sections=tuple(
            replace(part, items=tuple(replace(item, others=40, earlier=7) for item in part.items))
            for part in record.sections
        ),
    )
    built = build(fuller)
    card = LexborHTMLParser(built["index.html"]).css_first("#e-defdialogue")
    assert [words(s) for s in card.css("summary")] == [
        "Also reported by 41, with another date",
        "History: 9 steps",
    ]
    links = [(words(link), link.attributes["href"]) for link in card.css("details > .meta a")]
    assert links == [("and 40 more", "event-e-defdialogue.html"), ("and 7 more", "event-e-defdialogue.html")]
    alone = LexborHTMLParser(built["event-e-defdialogue.html"]).css_first(".event")
    assert [words(p) for p in alone.css("details > .meta")] == ["and 40 more", "and 7 more"]
    assert not alone.css("details > .meta a")


def test_withdrawn_is_said_in_words_and_struck_through():
    card = parsed(page()).css_first("#e-exercise")
    assert words(card.css_first("h3 s")) == "Exercise Angkor Sentinel"
    assert words(card.css_first("h3 .badge")) == "withdrawn"


def test_running_events_come_first_under_their_own_heading():
    tree = parsed(page())
    first = tree.css_first(".rail .month")
    assert words(first.css_first("h2")) == "Running now 1 event"
    assert [a.attributes["id"] for a in first.css("article")] == ["e-course"]
    assert words(tree.css_first(".rail > .order")).startswith("First what runs now, then upcoming events")


def test_withdrawn_events_are_not_said_to_include_today():
    record = page()
    called_off = tuple(
        replace(s, items=tuple(replace(i, status="withdrawn") for i in s.items)) for s in record.sections
    )
    tree = parsed(replace(record, sections=called_off))
    assert tree.css(".now, .next, .recent, #running") == []
    assert len(tree.css("article")) == 30


def test_a_change_links_its_name_and_leaves_out_who_says_it():
    change = replace(
        changes()[3],
        sentence="Exercise Angkor Sentinel (18 January 2027): no longer stated by “X”.",
        brief="Exercise Angkor Sentinel (18 January 2027).",
    )
    line = parsed(replace(page(), changes=(change,))).css_first(".changed li .what")
    assert words(line.css_first("a")) == "Exercise Angkor Sentinel"
    assert words(line) == "Exercise Angkor Sentinel (18 January 2027)."


def test_dates_that_html_cannot_hold_are_no_time_elements():
    tree = parsed(page())
    assert tree.css_first("#e-talks .when time") is None
    assert tree.css_first("#e-talks .when span").attributes["data-edtf"] == "2026-11-10/2026-11-11"
    assert tree.css_first("#e-aid-1990s .when time") is None
    assert tree.css_first("#e-line .when time").attributes["datetime"] == "2026-12"


def test_changes_come_most_important_first_and_are_at_most_five():
    tree = parsed(page())
    assert [words(b) for b in tree.css(".changed .badge")] == ["Withdrawn", "Rescheduled", "New", "Edited"]
    moved = tree.css_first(".changed .moved")
    assert words(moved.css_first("del")) == "26 November 2026"
    assert words(moved.css_first("ins")) == "3 December 2026"
    assert len(parsed(replace(page(), changes=changes() * 3)).css(".changed li")) == 5


def test_upcoming_soonest_first_then_today_then_past_latest_first():
    html = index(page())
    order = ["e-today", "e-defdialogue", "e-2026", "e-exercise", "e-election"]
    order += ['id="today"', "e-note", "e-talks", "e-rains", "e-treaty"]
    places = [html.index(key if "=" in key else f'<article id="{key}"') for key in order]
    assert places == sorted(places)


def test_every_event_is_on_the_page_once():
    tree = parsed(page())
    ids = Counter(n.attributes["id"] for n in tree.css("[id]"))
    assert {key for key, number in ids.items() if number > 1} == set()
    assert len(tree.css("article")) == 30


@pytest.mark.parametrize("record", [page(), EMPTY, many(300), many(301), many(700)], ids=lambda r: r.summary)
def test_links_inside_the_site_lead_somewhere(record):
    files = build(record) | build_exports(export())
    trees = {name: LexborHTMLParser(body.decode()) for name, body in files.items() if name.endswith(".html")}
    ids = {name: {n.attributes["id"] for n in tree.css("[id]")} for name, tree in trees.items()}
    for name, tree in trees.items():
        for node in tree.css("[href]"):
            path, _, fragment = node.attributes["href"].partition("#")
            if not path.startswith("https:"):
                assert path in files or not path
                assert not fragment or fragment in ids[path or name], node.attributes["href"]


@pytest.mark.parametrize("record", [page(), EMPTY, many(310)], ids=lambda r: r.summary)
def test_headings_do_not_jump_and_landmarks_are_there(record):
    for name, body in build(record).items():
        if name.endswith(".html"):
            tree = LexborHTMLParser(body.decode())
            levels = [int(n.tag[1]) for n in tree.css("h1, h2, h3")]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(b - a <= 1 for a, b in pairwise(levels))
            assert [len(tree.css(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
            assert tree.css_first("a.skip").attributes["href"] == "#timeline"


def test_large_timeline_has_a_page_a_month_and_a_small_index():
    files = build(many(3000))
    tree = LexborHTMLParser(files["index.html"].decode())
    assert len(tree.css("article")) == NEAREST
    assert len(tree.css(".events .future")) == NEAREST // 2 - 1
    month = LexborHTMLParser(files["2026-11.html"].decode())
    assert len(month.css("article")) == 30
    assert {a.attributes["href"] for a in month.css(".pager a")} == {
        "2026-10.html",
        "index.html",
        "2026-12.html",
    }
    assert len(files["index.html"]) < 250_000
    assert len(gzip.compress(files["index.html"])) < 30_000


def test_index_stays_small_whatever_the_number_of_events():
    small, large = (len(gzip.compress(build(many(n))["index.html"])) for n in (1000, 6000))
    assert large - small < 4000


def locate(record):
    paths = arrange(record).paths
    return {item.id: paths.get(item.id, "") for section in record.sections for item in section.items}


def test_events_are_located_on_their_page():
    assert set(locate(page()).values()) == {""}
    assert locate(many(301))["m300"].endswith(".html")
    record = many(301)
    assert all(
        f'id="{key}"' in build(record)[path].decode() for key, path in list(locate(record).items())[:3]
    )


def test_month_with_very_many_events_is_split():
    record = many(400)
    one = replace(record.sections[0], items=tuple(i for s in record.sections for i in s.items) * 3)
    one = replace(one, items=tuple(replace(i, id=f"n{n}") for n, i in enumerate(one.items)))
    files = build(replace(record, sections=(one,)))
    pages = sorted(name for name in files if name.startswith(one.id))
    assert pages == [f"{one.id}-p2.html", f"{one.id}-p3.html", f"{one.id}.html"]
    assert locate(replace(record, sections=(one,)))["n1199"] == f"{one.id}-p3.html"


def test_source_in_trouble_is_named_at_the_top_and_at_the_foot():
    tree = parsed(page())
    assert words(tree.css_first(".as-of a")) == "1 source in trouble"
    assert "In trouble: the server answered 503" in words(tree.css_first(".sources .trouble"))


def test_empty_page_says_what_to_do():
    assert "timeline run" in words(parsed(EMPTY).css_first("main"))
    followed = replace(EMPTY, sources=(SourceLine("A", None, "feed", 3, 0, "no answer"),))
    assert "1 source is being followed" in words(parsed(followed).css_first("main"))


@pytest.mark.parametrize("record", [page(), EMPTY, many(310)], ids=lambda r: r.summary)
def test_html_is_well_formed_and_inert(record):
    for name, body in build(record).items():
        if name.endswith(".html"):
            assert_well_formed(body.decode())
            assert_inert(body.decode())


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_hostile_text_is_shown_and_does_nothing(text):
    record = poison(page(), text)
    html = index(record)
    assert_well_formed(html)
    assert_inert(html)
    shown = words(LexborHTMLParser(html).css_first("h3 bdi"))
    assert shown == (" ".join(plain(text).split()) or ("(no name)" if not text else ""))


@pytest.mark.parametrize("text", TEXTS[:12], ids=lambda text: ascii(text[:20]))
def test_hostile_text_on_month_pages_does_nothing(text):
    files = build(poison(many(301), text))
    assert len(files) > 10
    for name, body in files.items():
        assert re.fullmatch(r"[A-Za-z0-9./-]+", name)
        if name.endswith(".html"):
            assert_inert(body.decode())


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_hostile_links_become_plain_text(link):
    html = index(poison(page(), "name", link))
    assert_inert(html)
    assert LexborHTMLParser(html).css_first(".source a, a[rel]") is None


def test_content_security_policy_forbids_everything_but_own_style_and_images():
    tree = parsed(page())
    policy = tree.css_first("meta[http-equiv]").attributes["content"]
    assert policy.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    first = [n.tag for n in tree.css("head > *")][:2]
    assert first == ["meta", "meta"]  # the policy counts only for what comes after it
    assert tree.css("[style], style, script:not([src]), img") == []


def test_a_missing_name_is_an_error():
    with pytest.raises(UndefinedError):
        render("section.html", title="x", language="en", document_title="x")
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def style():
    return build(EMPTY)["static/style.css"].decode()


def test_style_is_small_and_loads_nothing():
    assert len(gzip.compress(style().encode())) < 6_000
    assert "url(" not in style()
    assert "@import" not in style()


def colours(css):
    found = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", css))
    return {k: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v for k, v in found.items()}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast_is_enough_in_every_scheme(scheme):
    light, rest = style().split("@media (prefers-color-scheme: dark)", 1)
    dark, printed = rest.split("@media print", 1)
    css = {"light": light, "dark": dark.split("*, ::before")[0], "print": printed}[scheme]
    colour = colours(css)
    pairs = [
        (front, back)
        for front in ("ink", "soft", "accent", "bad", "warn", "good")
        for back in ("paper", "card")
    ]
    for front, back in [*pairs, ("ink", "mark"), ("paper", "accent"), ("accent", "wash")]:
        high, low = sorted((luminance(colour[front]), luminance(colour[back])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


def test_events_without_evidence_or_date_still_have_a_card():
    record = page()
    bare = replace(record.sections[-1].items[0], evidence=(), start="", end="", edtf="../..", when="")
    other = replace(bare, id="other", evidence=(evidence("No date.", href=None, day=None),))
    section = replace(record.sections[-1], id="undated", heading="Without a date", items=(bare, other))
    tree = parsed(replace(record, sections=(section,)))
    assert len(tree.css("article")) == 2
    assert tree.css_first("svg") is None


def test_cards_of_a_page_are_got_a_few_at_a_time():
    asked = []
    told = evidence("They meet on [5 August 2026].")
    items = [day(f"m{number}", f"Meeting {number}", "2026-08-05", told) for number in range(300)]
    record = replace(page(), sections=sections(items), changes=())
    of = detail(record)

    def cards(keys):
        asked.append(len(keys))
        return of.cards(keys)

    files = site.plan(lined(record), replace(of, cards=cards))
    assert {file.path: file.content() for file in files} == build(record)
    assert max(asked) <= TOGETHER < len(items)
