"""The whole site and its digests, written in one language and in another: no word of ours stays English."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from output.languages import available

COURT = """---
date: 2026-02-20
---
# Diary of the court

The appeal court of Aramo will hear the case on 12 March 2026. The strike of the dockers began in 2023.
The judges will meet the bar association on 9 April 2026. Minister Hun Manet visits Hanoi on 20 April 2026.
The fair runs from 20 February 2026 to 30 June 2026. In the 1990s the harbour was rebuilt.
The bridge over the Tonle opens in May 2026. The museum opened on 3 January 2026.
"""
PAPER = """---
date: 2026-02-21
---
# Harbour paper

The appeal court of Aramo will hear the case on 12 March 2026.
The judges will meet the bar association on 16 April 2026.
"""
EXTRA = "language: {tag}\ntimezone: Europe/Berlin\ntopics: {{Harbour: harbour OR dockers}}\ndigests: [{{alive: 1d}}]\n"
_WORD = re.compile(r"[^\W\d_]{2,}")
# What sources, texts and the timeline are called is said in no language; nor are the names of formats.
DATA = {*_WORD.findall(COURT + PAPER), *"docs papers gone Test CSV JSON LD TimelineJS".split()}
# What is the same word in two languages.
SHARED = {
    *"Jan Feb Apr Jul Aug Nov".split(),
    "Link",
    "Status",
    "Text",
    "Sources",
    "Source",
    "Date",
    "page",
    "source",
    "site",
    "Test",
}


def settle(house, tag):
    house.configure(
        "{id: docs, url: docs}, {id: gone, url: missing}, {id: papers, url: papers}", EXTRA.format(tag=tag)
    )
    (house.folder / "papers").mkdir()
    house.write("court.md", COURT)
    house.run()
    (house.folder / "papers" / "harbour.md").write_text(PAPER, encoding="utf-8")
    house.write(
        "court.md",
        COURT.replace("12 March", "19 March").replace(
            "Minister Hun Manet visits Hanoi on 20 April 2026.", ""
        ),
    )
    house.run()
    house.run()
    return house.folder / "var"


def texts(html):
    """The texts that a reader meets, without what stands in quotations."""
    page = LexborHTMLParser(html)
    for node in page.css("style, script, blockquote, pre, bdi, code, kbd"):
        node.decompose()
    for node in page.root.traverse(include_text=True):
        if node.is_text_node:
            yield " ".join((node.text_content or "").split())
        else:
            yield from (node.attributes.get(name) or "" for name in ("aria-label", "title", "placeholder"))


def said(folder):
    found = {}
    for path in [*folder.glob("site/*.html"), *folder.glob("digests/*.html")]:
        for text in texts(path.read_text(encoding="utf-8")):
            if set(_WORD.findall(text)) - DATA - SHARED:
                found[text] = path.name
    return found


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    from conftest import House  # noqa: PLC0415 - of this folder

    return said(settle(House(tmp_path_factory.mktemp("en")), "en"))


@pytest.mark.parametrize("tag", [tag for tag in available() if tag != "en"])
def test_no_word_of_ours_stays_english(house, english, tag):
    ours = said(settle(house, tag))
    assert {text: page for text, page in ours.items() if text in english} == {}
    assert len(ours) > 60
    direction = 'dir="rtl"' if tag == "ar" else ""
    for path in (house.folder / "var").rglob("*.html"):
        assert f'<html lang="{tag}"{direction and " "}{direction}>' in path.read_text(encoding="utf-8"), (
            path.name
        )


def test_the_script_gets_its_words(house):
    index = (settle(house, "de") / "site" / "search.js").read_text(encoding="utf-8")
    assert '"Show more ({n})":"Mehr zeigen ({n})"' in index
    assert "angekündigt" in (house.folder / "var" / "site" / "search-all.js").read_text(encoding="utf-8")


def test_another_language_is_another_page(house):
    """What earlier builds remember of events is in the language that they were in."""
    folder = settle(house, "de") / "site"
    (path,) = folder.glob("source-docs.html")
    assert "19. März 2026" in path.read_text(encoding="utf-8")
    house.configure(house.sources, EXTRA.format(tag="es"))
    house.run()
    page = path.read_text(encoding="utf-8")
    assert "19 de marzo de 2026" in page
    assert "März" not in page
    assert "anunciado" in (folder / "search-all.js").read_text(encoding="utf-8")


def test_commands_and_files_for_programs_stay_as_they_are(house):
    folder = settle(house, "de") / "site"
    table = (folder / "timeline.csv").read_text(encoding="utf-8-sig")
    assert table.startswith("Event,When,Start")
    assert "19. März 2026" in table
    assert '"status":"rescheduled"' in (folder / "events.jsonl").read_text(encoding="utf-8").replace(
        ": ", ":"
    )
    assert "Verlegt: " in (folder / "changes.atom").read_text(encoding="utf-8")
    assert "SUMMARY" in (folder / "timeline.ics").read_text(encoding="utf-8")
