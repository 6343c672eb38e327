"""The other exports, read back: CSV by csv, JSON-LD and TimelineJS against the names that their readers know."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from export_samples import day, event, export, told
from hostile import LINKS, TEXTS, poison
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from output.days import Known, ends, real_day
from output.exports import FORMATS, build
from output.jsontext import item
from output.links import web
from output.markup import anchor, plain, safe_href, single_line
from output.spreadsheet import CELL, COLUMNS

# What schema.org defines for the types that we use (https://schema.org/Event, ItemList, CreativeWork).
THING = {"@type", "@id", "identifier", "name", "description", "url", "subjectOf", "disambiguatingDescription"}
NAMES = {
    "ItemList": THING | {"@context", "numberOfItems", "itemListElement"},
    "Event": THING | {"startDate", "endDate", "eventStatus", "previousStartDate", "location", "about"},
    **dict.fromkeys(("Place", "Person", "Country", "Thing"), THING),
    "CreativeWork": THING | {"publisher"},
    "Organization": THING,
}
STATUSES = {f"https://schema.org/Event{status}" for status in ("Scheduled", "Rescheduled", "Cancelled")}


def rendered(name, record):
    return FORMATS[name].render(record)


def rows(record):
    content = rendered("csv", record)
    assert content.startswith(b"\xef\xbb\xbf")
    header, *body = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert tuple(header) == COLUMNS
    return [dict(zip(header, row, strict=True)) for row in body]


def cell(text):
    """What a spreadsheet can hold of it."""
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"


def lines(name, record):
    content = rendered(name, record).decode()
    assert content == "" or content.endswith("\n")
    return [json.loads(line) for line in content.split("\n")[:-1]]


def linked(record):
    content = rendered("jsonld", record).decode()
    script = f'<script type="application/ld+json">{content}</script><p>after</p>'
    tree = LexborHTMLParser(f"<!doctype html><html><body>{script}</body></html>")
    assert tree.css_first("script").text() == content  # the element ends where ours ends
    assert tree.css_first("p").text() == "after"
    data = json.loads(content)
    assert data["@context"] == "https://schema.org"
    walk(data)
    assert data["numberOfItems"] == len(data["itemListElement"])
    return data["itemListElement"]


def walk(value):
    if isinstance(value, list):
        for part in value:
            walk(part)
    if isinstance(value, dict):
        assert set(value) <= NAMES[value["@type"]], value
        assert value["@type"] != "Event" or value["eventStatus"] in STATUSES
        for part in value.values():
            walk(part)


def slides(record):
    """The slides, held against what TimelineJS3 demands of its JSON."""
    data = json.loads(rendered("timelinejs", record))
    assert set(data) == {"title", "events"}
    assert set(data["title"]["text"]) == {"headline", "text"}
    for slide in data["events"]:
        assert set(slide) <= {"unique_id", "start_date", "end_date", "display_date", "text", "group"}
        assert slide["unique_id"]
        for name in ("start_date", "end_date"):
            parts = tuple(slide.get(name, slide["start_date"]))
            assert parts == ("year", "month", "day")[: len(parts)] != ()
        assert slide["text"]["headline"] or slide["text"]["text"]
    return data["events"]


@pytest.mark.parametrize("name", ["csv", "jsonld", "timelinejs", "events", "changes"])
def test_snapshots(name, snapshot):
    snapshot(FORMATS[name].file, rendered(name, export()))


def test_every_format_has_a_file_of_its_own():
    assert set(build(export())) == {form.file for form in FORMATS.values()}
    assert len(build(export())) == len(FORMATS)
    assert build(export()) == build(export())


def test_a_timeline_without_events_has_all_files():
    empty = export(occurrences=(), changes=(), address=None, title="")
    assert all(build(empty)[form.file] or name in {"events", "changes"} for name, form in FORMATS.items())
    assert (rows(empty), linked(empty), slides(empty), lines("events", empty)) == ([], [], [], [])


def test_the_table_has_a_row_an_event():
    row = {row["Key"]: row for row in rows(export())}
    assert len(row) == len(export().occurrences)
    assert row["e-moved"]["Status"] == "rescheduled"
    assert row["e-moved"]["Previous start"] == "2026-03-12"
    assert row["e-ides"]["Start"] == "'-0043-03-15"  # a spreadsheet would count
    assert row["e-day"]["Sources"] == (
        "Ministry of Foreign Affairs: Notices of the week <https://news.example.org/a?id=7&lang=en>\nRadio Mekong"
    )
    assert row["e-hours"]["Time"] == "09:00/17:00"
    assert row["e-open"]["End"] == ""
    assert (row["e-gone"]["Status"], row["e-off"]["Status"]) == ("withdrawn", "called off")


def test_lines_of_events_and_changes():
    found = {line["key"]: line for line in lines("events", export())}
    assert found["e-moved"] | {"sources": []} == {
        "key": "e-moved",
        "when": "2026-03-19",
        "title": "The meeting",
        "sentence": "The meeting on 2026-03-19.",
        "words": "2026-03-19",
        "start": "2026-03-19",
        "end": "2026-03-19",
        "time": None,
        "status": "rescheduled",
        "previous": ["2026-03-12", "2026-03-12"],
        "sequence": 1,
        "first_seen": "2026-11-20T09:30:00Z",
        "updated": "2026-11-21T07:00:00Z",
        "actors": [],
        "places": [],
        "url": "https://example.org/t/index.html#e-moved",
        "sources": [],
        "more_sources": 0,
    }
    first, second = lines("changes", export())
    assert (first["before"], first["after"]) == ({"when": "2026-03-12"}, {"when": "2026-03-19"})
    assert (first["kind"], first["event"], second["event"]) == ("rescheduled", "e-moved", None)
    assert [span["emphasis"] for span in first["quote"]] == ["same", "removed", "added", "same"]


def test_every_format_says_how_many_sources_it_leaves_out():
    one = next(each for each in export().occurrences if each.id == "e-day")
    fuller = export(occurrences=(replace(one, more=12),))
    assert rows(fuller)[0]["Sources"].endswith("\nand 12 more")
    assert lines("events", fuller)[0]["more_sources"] == 12
    assert slides(fuller)[0]["text"]["text"].endswith("<p>and 12 more</p>")
    assert "and 12 more" in rendered("ics", fuller).decode().replace("\r\n ", "")


def test_who_and_where_stand_in_the_table_a_line_each():
    found = {row["Key"]: row for row in rows(export())}
    assert found["e-day"]["Actors"] == "Prak Sokhonn\nAssociation of Southeast Asian Nations\nThailand"
    assert found["e-day"]["Places"] == "Phnom Penh\nCambodia"
    assert found["e-moved"]["Actors"] == found["e-moved"]["Places"] == ""


def test_linked_data_says_what_became_of_an_event():
    found = {one["identifier"]: one for one in linked(export())}
    assert found["e-day"]["eventStatus"].endswith("EventScheduled")
    assert found["e-moved"]["eventStatus"].endswith("EventRescheduled")
    assert found["e-moved"]["previousStartDate"] == "2026-03-12"
    assert found["e-gone"]["eventStatus"].endswith("EventCancelled")
    assert found["e-off"]["eventStatus"].endswith("EventCancelled")
    assert found["e-about"]["disambiguatingDescription"] == "about 20 December 2026"
    assert "disambiguatingDescription" not in found["e-day"]
    assert found["e-day"]["location"] == {"@type": "Place", "name": "Phnom Penh, Cambodia"}
    assert found["e-day"]["about"] == [
        {"@type": "Person", "name": "Prak Sokhonn"},
        {"@type": "Organization", "name": "Association of Southeast Asian Nations"},
        {"@type": "Country", "name": "Thailand"},
    ]
    assert not {"location", "about"} & set(found["e-moved"])
    assert found["e-day"]["subjectOf"][0]["url"] == "https://news.example.org/a?id=7&lang=en"


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("e-ides", "-0043-03-15", None),
        ("e-1990s", "1990", "1999"),
        ("e-open", "2025-07-28", None),
        ("e-until", None, "2026-03-31"),
        ("e-day", "2026-03-09", None),
        ("e-clock", "2026-12-05T18:30", None),
        ("e-zone", "2026-12-05T01:30+07:00", None),
        ("e-hours", "2026-12-07T09:00", "2026-12-08T17:00"),
        ("e-week", "2026-12-14", "2026-12-18"),
        ("e-month", "2026-12", None),
        ("e-about", "2026-12-20", None),
        ("e-spring", "2027-03", "2027-05"),
        ("e-year", "2028", None),
    ],
)
def test_dates_are_no_more_precise_than_known(key, start, end):
    (one,) = [one for one in linked(export()) if one["identifier"] == key]
    assert (one.get("startDate"), one.get("endDate")) == (start, end)
    (slide,) = [one for one in slides(export()) if one["unique_id"] == key]
    first, last = (
        re.match(r"(-?\d+)(?:-(\d\d))?(?:-(\d\d))?", value) if value else None
        for value in (start or end, end)
    )
    assert tuple(slide["start_date"].values()) == tuple(int(part) for part in first.groups() if part)
    if last and start:
        assert tuple(slide["end_date"].values()) == tuple(int(part) for part in last.groups() if part)
    else:
        assert "end_date" not in slide


def test_slides_are_grouped_by_who_says_it_first():
    groups = {slide["unique_id"]: slide.get("group") for slide in slides(export())}
    assert groups["e-1990s"] == "Radio Mekong"
    assert groups["e-day"] == "Ministry of Foreign Affairs"
    assert "group" not in slides(export(occurrences=(day("e", "x", "2026-01-01", sources=()),)))[0]


def test_slides_say_what_is_withdrawn_in_words():
    found = {slide["unique_id"]: slide["text"]["headline"] for slide in slides(export())}
    assert found["e-gone"] == "<del>Lecture on river law</del> (withdrawn)"
    assert found["e-off"] == "Boat race (called off)"


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text):
    record = export(title=text, occurrences=(event("e", f"A {text}", *["2026-05-01"] * 3, text, quote=text),))
    (one,) = linked(record)
    assert (one["name"], one["description"]) == (single_line(f"A {text}"), plain(text))
    (slide,) = slides(record)
    page = LexborHTMLParser(f"<h1>{slide['text']['headline']}</h1>{slide['text']['text']}")
    assert page.css_first("h1").text() == single_line(f"A {text}")
    assert not text or page.css_first("blockquote").text() == plain(text)
    assert {node.tag for node in page.body.traverse()} <= {"body", "h1", "blockquote", "p", "a"}
    (row,) = rows(record)
    assert row["Event"] == cell(single_line(f"A {text}"))
    assert row["Quote"] in {cell(plain(text)), f"'{cell(plain(text))}"}
    assert lines("events", record)[0]["sentence"] == plain(text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_in_every_field_breaks_nothing(name, text):
    record = poison(export(), text, link="javascript:alert(1)")
    content = rendered(name, record).decode()
    assert rendered(name, record).decode() == content
    for char in "\x00\x07\x1b\x7f\x85\u202e\u2066":
        assert char not in content
    {"csv": rows, "jsonld": linked, "timelinejs": slides}.get(name, lambda _: None)(record)


@pytest.mark.parametrize("link", LINKS)
def test_hostile_links_are_dropped(link):
    source = replace(told("c").source, href=link)
    record = export(occurrences=(day("e", "x", "2026-05-01", href=link, sources=(source,)),), changes=())
    (one,), (row,), (slide,) = linked(record), rows(record), slides(record)
    assert "url" not in one
    assert "url" not in one["subjectOf"][0]
    assert (row["Link"], row["Sources"]) == ("", "Ministry of Foreign Affairs: Notices of the week")
    assert "<a" not in slide["text"]["text"]
    assert lines("events", record)[0]["url"] is None


@given(st.text(max_size=300), st.text(max_size=12))
def test_any_text_reads_back(text, odd):
    record = export(occurrences=(event(text, text, odd, odd, odd, text, quote=text, clock=odd),))
    (one,), (row,) = linked(record), rows(record)
    assert (one["name"], one["description"]) == (single_line(text), plain(text))
    assert row["Quote"] in {plain(text), f"'{plain(text)}"}
    for slide in slides(record):
        assert slide["unique_id"] == anchor(text)
    assert build(record) == build(record)


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("2026-03-05", Known.DAY),
        ("2026-03-05T14:30Z", Known.DAY),
        ("-0043-03-15~", Known.DAY),
        ("2026-03", Known.MONTH),
        ("2026-03-XX", Known.MONTH),
        ("2026-21", Known.SEASON),
        ("2026-33", Known.SEASON),
        ("2026-XX", Known.YEAR),
        ("2026-XX-XX", Known.YEAR),
        ("2026?", Known.YEAR),
        ("202X", Known.YEAR),
        ("20XX", Known.YEAR),
        ("nonsense", Known.YEAR),
    ],
)
def test_how_much_of_a_date_is_known(edtf, known):
    begin, end = ends(event("e", "x", edtf, "2026-03-05", "2026-03-05", ""))
    assert begin.known is end.known is known


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_day_is_its_date(value):
    assert real_day(value.isoformat()) == value
    assert datetime.fromisoformat(value.isoformat()).date() == value


@given(st.text(st.sampled_from('a\\"\n\t/\u202e\ud800\u2028u0')))
def test_json_holds_plain_text_whatever_is_escaped_in_it(text):
    assert json.loads(item({"text": text})) == {"text": plain(text)}


@given(st.text(st.sampled_from('htps:/.aA1-?#[]@ \\"<%é\n'), max_size=12))
def test_an_address_that_stands_as_it_is_is_safe_and_ascii(rest):
    for href in (rest, f"http://{rest}", f"HTTPS://a.b/{rest}"):
        if web(href) == href:
            assert safe_href(href) == href
            assert href.isascii()
