"""The site on disk: every link leads somewhere, and kill -9 at any file leaves a site that works."""

import re
import shutil
from collections import deque
from datetime import date, timedelta
from pathlib import Path

import pytest
from programs import killed_at_file, timeline
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[2]
NOW = "2026-03-01T09:00:00+00:00"
PLACES = ("Hanoi", "Manila", "Vientiane", "Jakarta")


def killed(folder, site, number, *arguments):
    return timeline(*arguments, folder=folder, before=killed_at_file(site, number))


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def links(body):
    document = LexborHTMLParser(body.decode())
    marks = {node.attributes["id"] for node in document.css("[id]")}
    found = {
        node.attributes.get("href") or node.attributes.get("src") for node in document.css("[href], [src]")
    }
    return {link for link in found if link and ":" not in link.partition("#")[0]}, marks


def broken(files, *, anchors=True):
    """The links of the pages that can be reached from the index and lead nowhere; and those pages."""
    seen, queue, wrong = {"index.html"}, deque(["index.html"]), []
    marks = {}
    while queue:
        name = queue.popleft()
        assert files[name].rstrip().endswith(b"</html>"), name
        for link in links(files[name])[0]:
            path, _, mark = link.partition("#")
            target = path or name
            if target not in files:
                wrong.append(f"{name}: {link}")
                continue
            if target.endswith(".html"):
                if target not in marks:
                    marks[target] = links(files[target])[1]
                if anchors and mark and mark not in marks[target]:
                    wrong.append(f"{name}: {link}")
                if target not in seen:
                    seen.add(target)
                    queue.append(target)
    return wrong, seen


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A store of six hundred events, and the sites of two halves of it that share some months."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "docs").mkdir()
    for number, place in enumerate(PLACES):
        first = date(2025, 1, 1) + timedelta(days=150 * number)
        days = [first + timedelta(days=2 * step) for step in range(160)]
        told = (f"The committee on fishing meets in {place} on {day.day} {day:%B %Y}." for day in days)
        text = f"# Meetings in {place}\n\n" + "\n\n".join(told) + "\n"
        (folder / "docs" / f"{place}.md").write_text(text)
    (folder / "config.yaml").write_text("title: Test\nsources: [{id: docs, url: docs}]\n")
    timeline("run", "--now", NOW, "--no-site", folder=folder)
    build(folder, folder / "old", "hanoi OR manila")
    build(folder, folder / "new", "manila OR jakarta")
    return folder


def order(site, where):
    return ["build", "--now", NOW, "--to", site, "--where", where]


def build(folder, site, where):
    done = timeline(*order(site, where), folder=folder)
    assert done.returncode == 0, done.stderr


def test_every_link_of_a_built_site_leads_somewhere(prepared):
    files = tree(prepared / "old")
    wrong, seen = broken(files)
    assert wrong == []
    pages = {name for name in files if name.endswith(".html")}
    assert pages - {"changes.html"} == seen - {"changes.html"}  # where nothing changed, nothing leads there
    assert len(seen) > 12


def test_a_broken_link_is_found(prepared):
    files = tree(prepared / "old")
    gone = next(name for name in files if name.startswith("2025-"))
    del files[gone]
    assert broken(files)[0]
    files = tree(prepared / "old")
    files[gone] = files[gone].replace(b'<article id="', b'<article id="x')
    assert broken(files)[0]


@pytest.fixture(scope="module")
def steps(prepared, tmp_path_factory):
    """How many files the second build replaces and removes."""
    site = tmp_path_factory.mktemp("steps") / "site"
    shutil.copytree(prepared / "old", site)
    done = killed(prepared, site, 10**9, *order(site, "manila OR jakarta"))
    number = int(re.findall(r"^changed (\d+)$", done.stdout, re.MULTILINE)[-1])
    assert tree(site) == tree(prepared / "new")
    assert number > 12
    return number


@pytest.mark.parametrize("share", [0, 25, 50, 75, 100])
def test_killed_at_any_file_the_site_works_and_the_next_build_completes_it(prepared, steps, tmp_path, share):
    """The old index leads to pages that are there and whole, old or new; the rebuild has the same bytes."""
    site = tmp_path / "site"
    shutil.copytree(prepared / "old", site)
    old, new = tree(prepared / "old"), tree(prepared / "new")
    done = killed(prepared, site, min(steps * share // 100, steps - 1), *order(site, "manila OR jakarta"))
    assert done.returncode == -9, done.stderr
    left = {name: body for name, body in tree(site).items() if not name.endswith(".timeline-tmp")}
    assert left["index.html"] in {old["index.html"], new["index.html"]}
    for name, body in left.items():
        assert body in {old.get(name), new.get(name)} or name.startswith("."), name
    assert broken(left, anchors=False)[0] == []
    build(prepared, site, "manila OR jakarta")
    assert tree(site) == new


def test_a_folder_of_somebody_else_is_left_alone(prepared, tmp_path):
    site = tmp_path / "thesis"
    site.mkdir()
    (site / "index.html").write_text("years of work")
    done = timeline(*order(site, "manila"), folder=prepared)
    assert done.returncode == 2
    assert "was not made by timeline" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site) == {"index.html": b"years of work"}
