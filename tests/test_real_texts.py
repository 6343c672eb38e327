"""Real texts are read from the folder where they lie, and labels name a cue that occurs often by its number."""

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

EVENTS = Path(__file__).resolve().parent.parent / "benchmarks" / "events.py"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Office</title><link>https://office.example/</link>
<item><title>Bridge</title><link>https://office.example/news/bridge/</link><guid>bridge</guid>
<description>{}</description></item></channel></rss>"""
LONG = "The bridge closed on 3 May 2024. The council repaired it. The bridge opened again on 3 May 2025."
PAGE = """<!doctype html><html lang="en"><head><title>Ferry</title></head><body><main><h1>Ferry</h1>
<p>The ferry to the island sank in the harbour on 7 June 2024, and nobody was hurt when it went down.</p>
</main></body></html>"""
LABELS = """documents:
  feed/bridge:
    published: 2025-05-04
    language: en
    events:
      - {when: "2024-05-03", cue: "3 May", nth: 1, name: bridge}
      - {when: "2025-05-03", cue: "3 May", nth: 2, name: bridge}
  page/ferry:
    published: 2024-06-08
    language: en
    events:
      - {when: "2024-06-07", cue: "7 June 2024", name: ferry}
"""


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "real/pages/html").mkdir(parents=True)
    (tmp_path / "real/pages/html/ferry.html").write_text(PAGE)
    (tmp_path / "real/replay").mkdir()
    with tarfile.open(tmp_path / "real/replay/snapshots.tar.xz", "w:xz") as tar:
        for number, text in enumerate((LONG, "The bridge opened.")):
            body = FEED.format(text).encode()
            member = tarfile.TarInfo(f"snapshots/{number}.xml")
            member.size = len(body)
            tar.addfile(member, io.BytesIO(body))
    (tmp_path / "labels.yaml").write_text(LABELS)
    return tmp_path


def events(folder):
    return subprocess.run(
        [sys.executable, EVENTS, "--data", folder, "--texts", folder / "real", "--json"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip


def test_pages_and_the_longest_text_of_an_entry_are_read(archive):
    done = events(archive)
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)["scores"]
    assert (scores["all"]["precision"], scores["all"]["recall"]) == (100, 100)
    assert (scores["feed"]["labels"], scores["page"]["labels"]) == (2, 1)


def test_the_number_of_a_cue_says_which_of_them_is_meant(archive):
    labels = archive / "labels.yaml"
    labels.write_text(labels.read_text().replace("nth: 2", "nth: 1"))
    assert json.loads(events(archive).stdout)["scores"]["feed"]["recall"] == 50


def test_a_text_that_is_not_there_is_named(archive):
    (archive / "real/pages/html/ferry.html").unlink()
    done = events(archive)
    assert done.returncode == 1
    assert "does not hold page/ferry" in done.stderr
