"""Two reports of one matter and one day: which are told apart though their texts share all else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from feeds.model import Entry
from timeline.extract import extract
from timeline.same.candidates import plain_sentence
from timeline.same.dated import distance
from timeline.same.gist import gist
from timeline.same.parts import _ANDS, _ANY, _NUMBERS, Several, Telling, apart, several
from timeline.same.statement import claim

PAIRS = YAML(typ="safe").load(Path(__file__).with_name("parts.yaml"))
PUBLISHED = datetime(2026, 12, 1, 9, tzinfo=UTC)


def telling(text, about):
    entry = Entry(
        "e", text.partition(". ")[0], f"{text} {about}", published=PUBLISHED, published_basis="feed"
    )
    found = extract(entry, anchor=PUBLISHED.date(), anchor_basis="feed")
    first = min(found, key=lambda one: one.date_start)
    words = gist(entry.title, entry.text, [one.when.text for one in found], published=PUBLISHED)
    sentence = plain_sentence(first)
    return first.when, Telling(first.title, sentence, claim(first.title, sentence, words, first.names))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}: {pair['right']}")
def test_a_part_is_not_its_whole_nor_one_step_another(pair):
    (day, ours), (other, theirs) = (telling(pair[side], pair["about"]) for side in ("left", "right"))
    away = distance(day, other)
    found = apart(ours, theirs, away)
    assert found is apart(theirs, ours, away)
    assert found is (pair["is"] == "apart")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Both semi-finals are played", {"semi"}),
        ("Die beiden Halbfinals werden ausgetragen", {"halbfi"}),
        ("Les deux suspects ont été arrêtés", {"suspect"}),
        ("The semi-final is played", set()),
        ("A border market opens", set()),
    ],
)
def test_what_a_title_counts(title, told):
    assert told <= several(title).counted
    assert bool(several(title).counted) is bool(told)


def test_what_a_title_names_in_a_row():
    row = (frozenset({"lurin"}), frozenset({"harbour", "dural"}))
    assert several("The treaty was negotiated in Lurin and Port Dural") == Several(row=row, there=True)
    assert several("Verhandelt wurde in Lurin und Port Dural").row == row
    assert not several("Lurin and Port Dural signed a treaty").there
    assert several("The treaty was signed in Lurin") == Several()


def test_places_of_a_group_are_no_things_that_it_counts():
    assert several("The premier visited the two towns") == Several(frozenset({"towns"}), places=True)


WORDS = "Both two beiden Quatre les deux cinco and et in à y e und Lurin Osk (e band Zwei".split()


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from((" ", "-", "'")))
def test_what_a_title_may_count_is_seen_before_it_is_looked_for(words, between):
    title = between.join(words)
    if _ANY.search(title):
        assert _ANDS.search(title) or any(number in title.lower() for number in _NUMBERS)
