"""Sentences of every kind, short: which dates tell of an event and which do not (anybody.yaml)."""

import datetime as dt
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from feeds.model import Entry
from timeline.extract import extract
from timeline.model import Basis

CORPUS = YAML(typ="safe").load((Path(__file__).parent / "anybody.yaml").read_text("utf-8"))
TOLD = [(group[:2], text, whens) for group, cases in CORPUS["events"].items() for text, whens in cases]
NOTHING = [(group[:2], text) for group, texts in CORPUS["none"].items() for text in texts]


def read(text, language):
    entry = Entry("x", "", text, language=language)
    day = dt.date.fromisoformat(str(CORPUS["anchor"]))
    found = extract(entry, anchor=day, anchor_basis="published")
    return [mention for mention in found if mention.basis is not Basis.PUBLISHED]


@pytest.mark.parametrize(("language", "text", "whens"), TOLD, ids=[text[:60] for _, text, _ in TOLD])
def test_the_dates_of_events(language, text, whens):
    assert sorted(str(mention.when) for mention in read(text, language)) == sorted(whens.split())


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text[:60] for _, text in NOTHING])
def test_dates_of_no_event(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "when", "title"), CORPUS["names"], ids=[text[:60] for text, *_ in CORPUS["names"]]
)
def test_names_are_the_clause_of_the_date(text, when, title):
    assert [(str(mention.when), mention.title) for mention in read(text, "en")] == [(str(when), title)]
