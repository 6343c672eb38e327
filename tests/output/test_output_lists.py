"""Lists by name, the data to search, and pages that are made again out of what is there."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from output_samples import detail, evidence, item, line, lined, many, planned, sections
from selectolax.lexbor import LexborHTMLParser

from output import site
from output.cards import standing
from output.deliver import write_site
from output.files import digest
from output.lists import AHEAD, BEHIND, LONG, PART, listings, sheets
from output.model import Page, SourceLine


def timeline(lines, sources=()):
    """A page of lines, each in the month in which it begins."""
    return Page("t", "en", "", "", "2026-11-21", sections(lines), (), sources)


def day(number, *, year=2026, **names):
    month, of_month = divmod(number % 336, 28)
    iso = f"{year}-{month + 1:02}-{of_month + 1:02}"
    made = line(item(f"k{year}-{number}", f"Thing {number}", iso, iso, iso, iso))
    return made._replace(**names)


def listed(lines, **more):
    return {(one.kind, one.name): one for one in listings(timeline(lines, **more))}


def test_names_of_two_events_have_a_list_and_every_source_and_topic_has_one():
    lines = [
        day(1, sources=("A",), actors=("Hun Manet", "Once"), places=("Hanoi",), topics=("Trade",)),
        day(2, sources=("A",), actors=("Hun Manet",), places=("Hanoi",)),
    ]
    found = listed(lines, sources=(SourceLine("Silent", None, "feed", 0, 0),))
    assert {name: len(one.lines) for name, one in found.items()} == {
        ("source", "A"): 2,
        ("source", "Silent"): 0,
        ("actor", "Hun Manet"): 2,
        ("place", "Hanoi"): 2,
        ("topic", "Trade"): 1,
    }
    assert found["actor", "Hun Manet"].path == "actor-hun-manet.html"


def test_names_that_letters_do_not_tell_apart_have_files_of_their_own():
    names = (
        "Hun Manet",
        "Hun manet",
        "Hun-Manet",
        "ហ៊ុន ម៉ាណែត",
        "洪马内",
        "Č",
        "C",
        "../../etc",
        "x" * 300,
        "con",
    )
    found = listed([day(n, actors=names) for n in (1, 2)])
    paths = [one.path for one in found.values()]
    assert len({path.casefold() for path in paths}) == len(names)
    assert all(re.fullmatch(r"actor-[a-z0-9-]{1,80}\.html", path) for path in paths)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=30, unique=True))
def test_any_names_have_files_of_their_own(names):
    found = listed([day(n, actors=tuple(names)) for n in (1, 2)])
    assert len({one.path.casefold() for one in found.values()}) == len(names)
    assert all(re.fullmatch(r"actor-[a-z0-9-]{1,80}\.html", one.path) for one in found.values())


def test_a_short_list_is_one_page_latest_first():
    lines = [day(n, year=year, places=("Hanoi",)) for year in (2024, 2026) for n in (1, 2)]
    page = timeline(lines)
    (sheet,) = sheets(listings(page)[0], page)
    assert [(year, [one.name for one in group]) for year, group in sheet.groups] == [
        ("2026", ["Thing 2", "Thing 1"]),
        ("2024", ["Thing 2", "Thing 1"]),
    ]


def test_a_long_list_has_a_page_for_each_year_and_first_what_is_near():
    lines = [day(n, year=year, places=("Hanoi",)) for year in (2025, 2026, 2027) for n in range(LONG // 2)]
    page = timeline(lines)
    first, *years = sheets(listings(page)[0], page)
    assert sum(len(group) for _, group in first.groups) == AHEAD + BEHIND
    assert [year.path for year in years] == [f"place-hanoi-{year}.html" for year in (2027, 2026, 2025)]
    told = [one.id for year in years for _, group in year.groups for one in group]
    assert sorted(told) == sorted(one.id for one in lines)
    assert [link.href for link in first.years] == [year.path for year in years]


def test_a_year_that_is_too_long_is_parted():
    lines = [day(n, places=("Hanoi",))._replace(id=f"i{n}") for n in range(PART + 1)]
    page = timeline(sorted(lines, key=lambda one: one.start))
    _, first, second = sheets(listings(page)[0], page)
    assert (first.path, second.path) == ("place-hanoi-2026.html", "place-hanoi-2026-p2.html")
    assert len(second.groups[0][1]) == 1


def test_an_event_touches_the_lists_of_its_own_year_only():
    lines = [day(n, year=year, places=("Hanoi",)) for year in (2024, 2025, 2026) for n in range(LONG // 2)]
    more = [*lines, day(3, year=2024, places=("Hanoi",))._replace(id="more")]
    before, after = ({file.path: file.digest for file in plan(group)} for group in (lines, more))
    changed = {path for path in after if before.get(path) != after[path] and path.startswith("place-")}
    assert changed == {"place-hanoi.html", "place-hanoi-2024.html"}


def plan(lines):
    page = timeline(sorted(lines, key=lambda one: one.start))
    cards = {one.id: item(one.id, one.name, one.when, one.edtf, one.start, one.end) for one in lines}
    known = replace(detail(page), cards=lambda keys: {key: cards[key] for key in keys})
    return site.plan(page, known)


# What the script searches


def calls(files):
    """The calls that the data files hold: name, arguments."""
    for file in files:
        if file.path.startswith("search"):
            text = file.content().decode()
            assert "<" not in text
            assert "\u2028" not in text
            name, arguments = re.fullmatch(r"timelineSearch\.(\w+)\((.*)\);\n", text, re.DOTALL).groups()
            yield file.path, name, json.loads(f"[{arguments}]")


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_is_data_for_the_script(text):
    lines = [day(1, name=text, sources=(text,))]
    ((_, _, (file, pieces)), (_, name, (index,))) = sorted(calls(plan(lines)))
    assert (name, file, index["total"]) == ("index", "search-all.js", 1)
    assert [len(rows) for _, _, rows, _ in pieces] == [1]


def test_many_events_are_searched_by_year_and_all_are_there():
    lines = [day(n, year=year)._replace(id=f"{year}-{n}") for year in (2024, 2025) for n in range(1500)]
    found = {path: arguments for path, name, arguments in calls(plan(lines)) if name == "chunk"}
    assert sorted(found) == ["search-2024.js", "search-2025.js"]
    keys = {row[0] for _, pieces in found.values() for _, _, rows, _ in pieces for row in rows}
    assert keys == {one.id for one in lines}


# Pages that are made again


@pytest.mark.parametrize("seed", range(8))
def test_a_page_that_is_made_again_out_of_what_is_there_is_the_same(tmp_path, seed):
    record = many(330)
    write_site(tmp_path, planned(record))
    parts = list(record.sections)
    section = parts[seed]
    items = list(section.items)
    items[seed] = replace(
        items[seed], name="<b>Another</b> </article>\n</li>", evidence=(evidence("On [5 May]."),)
    )
    if seed % 2:
        del items[0]
    parts[seed] = replace(section, items=tuple(items))
    changed = replace(record, sections=tuple(parts))
    written = write_site(tmp_path, planned(changed))
    assert 1 <= sum(path.startswith("20") for path in written) <= 3
    for file in planned(changed):
        assert (tmp_path / file.path).read_bytes() == file.content(), file.path


def test_cards_are_not_made_again_that_stand():
    record = lined(many(330))
    asked = []

    def cards(keys):
        asked.extend(keys)
        return detail(many(330)).cards(keys)

    (file, *_) = [one for one in site.plan(record, replace(detail(many(330)), cards=cards)) if one.again]
    asked.clear()  # the index has some
    content = file.content()
    assert len(list(standing(content))) == len(set(asked)) > 0
    asked.clear()
    assert file.again(content) == content
    assert asked == []


def test_a_card_that_names_another_event_changes_with_what_it_says_of_that():
    record, cards = lined(many(330)), detail(many(330))
    (named, *_), (*_, names) = record.sections[0].items, record.sections[-1].items

    def mark(**changes):
        first, *others = record.sections
        items = tuple(one._replace(**changes) if one is named else one for one in first.items)
        page = replace(record, sections=(replace(first, items=items), *others))
        (*_, last) = [
            one for one in site.plan(page, replace(cards, doubts={names.id: (named.id,)})) if leaf(one)
        ]
        return last.digest

    def leaf(file):
        return re.match(r"\d{4}", file.path)

    assert mark() == mark(digest="it has more reports") != mark(name="It is called otherwise")


def test_digests_keep_their_parts_apart():
    assert digest(["ab", "c"]) != digest(["a", "bc"]) != digest(["abc"])
    assert digest([]) != digest([""]) != digest(["", ""])


def test_topics_are_reached_from_the_index():
    record = many(2)
    about = (("Border & trade", "China"), ("China",))

    def index(topics):
        held = (line for section in lined(record).sections for line in section.items)
        lines = [line._replace(topics=names) for line, names in zip(held, topics, strict=True)]
        files = site.plan(replace(record, sections=sections(lines)), detail(record))
        return LexborHTMLParser({file.path: file.content() for file in files}["index.html"].decode())

    links = index(about).css("header .topics a")
    assert [" ".join(link.text().split()) for link in links] == ["China 2 events", "Border & trade 1 event"]
    assert links[0].attributes["href"] == "topic-china.html"
    assert not index(((), ())).css(".topics")
