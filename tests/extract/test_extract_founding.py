"""The texts that the program was made for, where they are at hand: every event of the gold list and none besides."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from feeds.model import Entry
from timeline.extract import extract

SHARED = Path(os.environ.get("TIMELINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
FOLDER = SHARED / "eval" / "founding"
GOLD = FOLDER / "gold.jsonl"


def rows():
    if not GOLD.is_file():
        return []
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.skipif(not GOLD.is_file(), reason="the founding texts are not here")
@pytest.mark.parametrize("anchor", [None, dt.date(2026, 2, 20)])
def test_every_event_and_no_other(anchor):
    for name in {row["id"] for row in rows()}:
        text = (FOLDER / name).read_text(encoding="utf-8")
        found = extract(
            Entry(id=name, title="", text=text), anchor=anchor, anchor_basis=anchor and "published"
        )
        expected = [row for row in rows() if row["id"] == name]
        assert sorted(str(m.when) for m in found) == sorted(row["when"] for row in expected)
        for row in expected:
            at = text.index(row["cue"])
            (mention,) = (m for m in found if str(m.when) == row["when"])
            assert at <= mention.date_start < mention.date_end <= at + len(row["cue"])
