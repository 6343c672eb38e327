"""Against real pages and feeds, where a folder with them is at hand."""

import json
import os
import tarfile
from pathlib import Path

import pytest

from feeds.fingerprint import text_hash
from feeds.model import Entry, Response, Snapshot, Source
from feeds.page import extract
from feeds.parse import parse

SHARED = Path(os.environ.get("TIMELINE_SHARED") or Path(__file__).parents[3] / "shared")
PAGES, REPLAY = SHARED / "eval" / "pages", SHARED / "eval" / "replay"


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.skipif(not PAGES.is_dir(), reason="needs the evaluation pages")
@pytest.mark.parametrize("with_url", [True, False])
def test_dates_and_titles_of_pages(with_url):
    gold = lines(PAGES / "gold.jsonl")
    days, titles = 0, 0
    for page in gold:
        html = (PAGES / "html" / f"{page['id']}.html").read_text(encoding="utf-8")
        entry = extract(html, page["url"] if with_url else None)
        assert isinstance(entry, Entry)
        days += entry.published is not None and entry.published.date().isoformat() == page["published"]
        titles += text_hash(entry.title.casefold(), "") == text_hash(page["title"].casefold(), "")
    assert days >= 0.97 * len(gold)
    assert titles >= 0.9 * len(gold)


@pytest.mark.skipif(not REPLAY.is_dir(), reason="needs the archived snapshots")
def test_new_and_edited_entries_of_a_feed():
    gold = {row["file"]: row for row in lines(REPLAY / "gold.jsonl")}
    known: dict[str, str] = {}
    with tarfile.open(REPLAY / "snapshots.tar.xz") as archive:
        bodies = {
            Path(member.name).name: archive.extractfile(member).read()
            for member in archive
            if member.isfile()
        }
    for name, row in sorted(gold.items(), key=lambda item: item[1]["seen"]):
        snapshot = parse(Source("s", "https://x.example/f"), Response("https://x.example/f", bodies[name]))
        assert isinstance(snapshot, Snapshot)
        now = {entry.id: text_hash(entry.title, entry.text) for entry in snapshot.entries}
        assert now.keys() - known.keys() == {*row["new"], *row["baseline"]}
        edited = {entry for entry, words in now.items() if known.get(entry, words) != words}
        assert edited == {edit["entry"] for edit in row["edited"]}
        known |= now
