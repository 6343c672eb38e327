"""The labels of the gold texts are well-formed: cues occur once, dates are EDTF, weekdays are those of their dates."""

import datetime as dt
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from feeds.front_matter import front_matter
from timeline.edtf import Edtf

HERE = Path(__file__).parent
KEYS = {"when", "cue", "heading", "name", "reported", "published", "optional", "same"}
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = re.compile(rf"({'|'.join(DAYS)}),? (\d\d?) ({'|'.join(MONTHS)})(?:,? (\d{{4}}))?")
TEXTS = [
    (path.parent / name, labelled)
    for path in sorted([*HERE.glob("*/labels.yaml"), *HERE.glob("languages/*/labels.yaml")])
    for name, labelled in YAML(typ="safe").load(path)["documents"].items()
]
every_text = pytest.mark.parametrize(("path", "labelled"), TEXTS, ids=[path.name for path, _ in TEXTS])


def visible(path):
    """What a reader sees, white space collapsed, without the marks of Markdown."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        page = LexborHTMLParser(text)
        page.strip_tags(["script", "style", "head"])
        # Inline elements stand within a line, all others apart.
        page.unwrap_tags(["a", "em", "i", "b", "strong", "small", "span", "sup", "time"])
        text = page.root.text(separator=" ")
    elif path.suffix == ".md":
        text = re.sub(r"[*#`]+", "", front_matter(text)[1])
    return " ".join(text.split())


def cues(labelled):
    return [event[key] for event in labelled.get("events", ()) for key in ("cue", "heading") if key in event]


def test_every_text_is_labelled():
    for folder in {path.parent for path, _ in TEXTS}:
        files = {path for path in folder.iterdir() if path.suffix in {".html", ".md", ".txt"}}
        assert files == {path for path, _ in TEXTS if path.parent == folder}


@every_text
def test_every_cue_occurs_once(path, labelled):
    text = visible(path)
    counts = {cue: text.count(" ".join(cue.split())) for cue in cues(labelled)}
    assert counts == dict.fromkeys(counts, 1)


@every_text
def test_every_label_is_complete(path, labelled):
    assert isinstance(labelled["published"], dt.date)
    text = visible(path).casefold()
    for event in labelled.get("events", ()):
        assert event.keys() <= KEYS
        assert str(Edtf(event["when"])) == event["when"]
        assert ("cue" in event) != event.get("published", False)
        names = event["name"].casefold().split("|")
        assert [words for words in names if words not in text] == []


@every_text
def test_what_dates_nothing_is_in_the_text_and_apart_from_what_does(path, labelled):
    text = visible(path)
    traps = [" ".join(words.split()) for words in labelled.get("must_not", ())]
    assert [words for words in traps if words not in text] == []
    assert not set(traps) & set(cues(labelled))


@every_text
def test_weekdays_are_those_of_their_dates(path, labelled):
    for found in DAY.finditer(visible(path)):
        # Without a year only the near ones are possible.
        near = labelled["published"].year
        years = [int(found[4])] if found[4] else [near, near - 1, near + 1]
        days = [dt.date(year, MONTHS.index(found[3]) + 1, int(found[2])).weekday() for year in years]
        assert DAYS.index(found[1]) in days, found[0]
