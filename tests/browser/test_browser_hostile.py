"""Hostile text in every field is seen as text, and odd dates are drawn sensibly."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sites
from browsing import PHONE, view
from hostile import LINKS, TEXTS, poison
from output_samples import events, evidence, item, message, page, sections

from output.mail import digest_html
from output.markup import plain

ROOT = Path(__file__).parents[2]
# Few cards of every kind: a word of 100 KB in each of their fields is much.
FEW = ("e-drill", "e-truce", "e-khmer", "e-asean", "e-lecture", "e-defdialogue", "e-exercise", "e-rains")
SCRIPTS = (
    "</script><script>alert(1)</script>",
    "\\u003cscript>alert(1)//\u2028\u2029",
    "*/ alert(1) /* `${alert(1)}` '+alert(1)+' \"); alert(1); (\"",
    "__proto__",
    "constructor.prototype",
)
# Elements that are not ours; of scripts ours are the one that searches, what it loads, and data.
SHOWN = """() => [...document.querySelectorAll('script, iframe, object, embed, base, img, form, body style')]
    .filter(one => !one.matches('script[src="static/timeline.js"], script[src="checked.js"], script[type="application/ld+json"]'))
    .filter(one => !/^search[\\w-]*\\.js$/.test(one.getAttribute('src') || ''))
    .filter(one => !one.matches('form:not([action])'))
    .map(one => one.outerHTML.slice(0, 200))"""


# A text that ends its surroundings, one that runs, one that turns the line round, and one without an end.
EVERYWHERE = (TEXTS[1], SCRIPTS[0], TEXTS[14], TEXTS[20])


def few():
    record = page()
    return replace(record, sections=sections([event for event in events() if event.id in FEW]))


def fewer():
    record = few()
    kept = ("e-defdialogue", "e-truce")
    cards = [item for section in record.sections for item in section.items if item.id in kept]
    return replace(record, sections=sections(cards), changes=record.changes[:1], sources=record.sources[:2])


def assert_harmless(seen):
    assert seen.complaints == []
    assert seen.page.evaluate(SHOWN) == []
    seen.open_details()
    assert seen.overflow() == []


# That all texts are inert in every field is tried without a browser; here those that a browser may see otherwise.
@pytest.mark.parametrize("text", [*EVERYWHERE, *SCRIPTS[1:3], ""], ids=lambda text: ascii(text[:20]))
def test_hostile_text_in_every_field_does_nothing(chromium, tmp_path, text):
    """Every kind of page for a few texts, two for the others: all are made of the same pieces."""
    files = sites.build(poison(few() if len(text) < 10_000 else fewer(), text))
    files["digest.html"] = digest_html(poison(message(), text)).encode()
    sites.write(tmp_path, files)
    kinds = sites.paths(files) | {"digest": "digest.html"}
    with view(chromium, PHONE) as seen:
        for kind, path in kinds.items():
            if text in EVERYWHERE or kind in {"index", "event"}:
                seen.open((tmp_path / path).as_uri())
                assert_harmless(seen)
        seen.open((tmp_path / "index.html").as_uri())
        shown = seen.page.evaluate("document.querySelector('article h3 bdi').textContent")
        assert " ".join(shown.split()) == (" ".join(plain(text).split()) or ("(no name)" if not text else ""))


@pytest.mark.parametrize(
    "text", [*EVERYWHERE, *SCRIPTS, TEXTS[2], TEXTS[15], TEXTS[21]], ids=lambda text: ascii(text[:20])
)
def test_hostile_text_is_found_and_does_nothing(chromium, tmp_path, text):
    """The search shows the names of every kind as they are, and takes any words to look for."""
    record = replace(poison(few() if len(text) < 10_000 else fewer(), text), language="en")
    sites.write(tmp_path, sites.build(record))
    with view(chromium, PHONE) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        field = seen.page.locator("input[type=search]")
        field.fill(text[:200])
        seen.page.locator("[role=status]").filter(has_text=re.compile("[0-9]|No")).wait_for(state="attached")
        assert_harmless(seen)
        field.fill("")
        seen.page.locator("[data-view=axis]").click()
        seen.page.locator("canvas").wait_for()
        assert_harmless(seen)


def test_hostile_links_lead_nowhere(chromium, tmp_path):
    """Every card has a few sources, each with another address; the browser says where each would lead."""
    proofs = [evidence("Said on [3 May 2026].", f"Source {n}", href=link) for n, link in enumerate(LINKS)]
    cards = [
        item(f"e{n}", "Fair", "3 May 2026", "2026-05-03", "2026-05-03", "2026-05-03", *proofs[n : n + 4])
        for n in range(0, len(proofs), 4)
    ]
    sites.write(tmp_path, sites.build(replace(page(), sections=sections(cards))))
    with view(chromium, PHONE) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        assert_harmless(seen)
        leads = seen.page.evaluate("[...document.querySelectorAll('article .source a')].map(one => one.href)")
    assert leads == []


# fmt: off
ODD = (
    item("o-bc", "Founding of the city", "4000 BC", "-3999", "-3999-01-01", "-3999-12-31"),
    item("o-day", "Murder in the senate", "15 March 44 BC", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
    item("o-far", "Calendar ends", "31 December 9999", "9999-12-31", "9999-12-31", "9999-12-31"),
    item("o-span", "Long war", "1618 to 1817", "1618/1817", "1618-01-01", "1817-12-31"),
    item("o-running", "Longest lease", "1900 to 2100", "1900/2100", "1900-01-01", "2100-12-31"),
    item("o-from", "State of emergency", "since 3 May 2026", "2026-05-03/..", "2026-05-03", ""),
    item("o-until", "Old law applies", "until 3 May 2027", "../2027-05-03", "", "2027-05-03"),
    item("o-never", "Untitled event", "", "../..", "", ""),
    item("o-nameless", "Untitled event", "3 May 2026", "2026-05-03", "2026-05-03", "2026-05-03", evidence("On [3 May 2026].")),
    item("o-century", "Old trade", "18th century", "17XX", "1700-01-01", "1799-12-31"),
)
# fmt: on


@pytest.mark.parametrize("usual", [False, True], ids=["alone", "among others"])
def test_odd_dates_are_drawn_sensibly(chromium, tmp_path, usual):
    """Each has a card in the month, year or century of its date; the drawing holds no nonsense and stays small."""
    cards = [*(events() if usual else ()), *ODD]
    files = sites.build(replace(page(), sections=odd_sections(cards)))
    sites.write(tmp_path, files)
    assert len(files["index.html"]) < 200_000
    with view(chromium, PHONE) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        assert_harmless(seen)
        ids = seen.page.evaluate("[...document.querySelectorAll('article[id]')].map(one => one.id)")
        numbers = seen.page.evaluate(
            "[...document.querySelectorAll('svg [x], svg [width], svg [height]')].flatMap(one =>"
            " ['x', 'y', 'width', 'height'].map(name => one.getAttribute(name)).filter(Boolean))"
        )
        outside = seen.page.evaluate(
            """() => {
                const frame = document.querySelector('.chart svg')?.getBoundingClientRect();
                return [...document.querySelectorAll('.chart svg rect')].map(one => one.getBoundingClientRect())
                    .filter(box => box.width && (box.left < frame.left - 1 || box.right > frame.right + 1)).length;
            }"""
        )
        names = seen.page.evaluate(
            "[...document.querySelectorAll('article')].map(one => one.querySelector('h3').textContent.trim()).filter(text => !text)"
        )
    assert set(ids) == {card.id for card in cards}
    assert not [number for number in numbers if "nan" in number.lower() or "inf" in number.lower()]
    assert outside == 0
    assert names == []


def odd_sections(cards):
    """Sections as the program makes them, for dates of any kind."""
    dated = [card for card in cards if card.start[:1].isdigit()]
    rest = [card for card in cards if not card.start[:1].isdigit()]
    made = sections([card for card in dated if "XX" not in card.edtf])
    extra = {
        "-3999": "4000 BC",
        "-0043-03": "March 44 BC",
        "": "Without a date",
        "1700-century": "18th century",
    }
    groups = {key: [] for key in extra}
    for card in [*rest, *(card for card in dated if "XX" in card.edtf)]:
        key = "1700-century" if "XX" in card.edtf else card.start[: -6 if card.edtf == "-3999" else -3]
        groups[key].append(card)
    odd = [
        replace(made[0], id=key, heading=extra[key], items=tuple(items))
        for key, items in groups.items()
        if items
    ]
    return (*odd, *made)


def test_hostile_sources_go_through_the_whole_program(chromium, tmp_path):
    """From a hostile document and a hostile configuration to the page that `timeline run` builds."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number, text in enumerate(text for text in (*TEXTS, *SCRIPTS) if text.strip() and len(text) < 1000):
        said = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        body = f"# {said}\n\nThe council of {said} will meet on {number + 1} March 2027 with {said}.\n"
        (folder / f"{number}.md").write_text(body)
    config = {
        "title": "<script>alert(1)</script> \u2028 {{ 7 * 7 }}",
        "store": f"sqlite:///{tmp_path}/store.sqlite",
        "site": str(tmp_path / "site"),
        "sources": [{"id": "papers", "url": str(folder)}],
    }
    (tmp_path / "config.yaml").write_text(json.dumps(config))
    command = [sys.executable, "-m", "timeline", "run", "--config", str(tmp_path / "config.yaml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    with view(chromium, PHONE) as seen:
        for path in pages[:40]:
            seen.open(path.as_uri())
            assert_harmless(seen)
        seen.open((tmp_path / "site" / "index.html").as_uri())
        assert seen.page.locator("article").count() > 10
