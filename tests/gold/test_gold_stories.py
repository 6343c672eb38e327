"""The stories that several sources tell, as data: what is labelled can be found, and the labels agree."""

import datetime as dt
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline.edtf import Edtf

FOLDER = Path(__file__).with_name("stories")
HALVES = ("tuning", "heldout")
FOLDERS = {
    "tuning": 12,
    "heldout": 12,
    "more/tuning": 3,
    "more/heldout": 3,
    "wide/tuning": 6,
    "wide/heldout": 6,
    "unseen/heldout": 8,
    "unread/heldout": 8,
    "broad/tuning": 9,
    "press/tuning": 10,
    "parts/tuning": 6,
    "close/tuning": 6,
    "retold/tuning": 4,
    "untouched/heldout": 8,
}
PATHS = sorted(FOLDER.glob("**/*.yaml"))
every_story = pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
every_half = pytest.mark.parametrize("half", FOLDERS)


@cache
def articles(path):
    return YAML(typ="safe").load(path)["articles"]


def of_half(half):
    return [(path.stem, one) for path in PATHS if path.parent == FOLDER / half for one in articles(path)]


def labels(half):
    return [(story, label) for story, one in of_half(half) for label in one["events"]]


def others(label):
    maybe = label.get("maybe", [])
    return [maybe] if isinstance(maybe, str) else maybe


@every_half
def test_a_half_has_its_number_of_stories(half):
    assert len({story for story, _ in of_half(half)}) == FOLDERS[half]


@every_story
def test_each_story_is_told_by_several_sources(path):
    assert 3 <= len({one["source"] for one in articles(path)}) <= 5


@every_story
def test_articles_have_the_length_of_news(path):
    lengths = {one["url"]: len(one["text"].split()) for one in articles(path)}
    assert {url: n for url, n in lengths.items() if not 60 <= n <= 250} == {}


@every_story
def test_every_cue_stands_in_its_text_once_and_by_itself(path):
    for one in articles(path):
        text, cues = one["text"], [label["cue"] for label in one["events"]]
        assert {cue: text.count(cue) for cue in cues} == dict.fromkeys(cues, 1)
        places = [(text.index(cue), text.index(cue) + len(cue)) for cue in cues]
        assert [(a, b) for a, b in combinations(places, 2) if a[0] < b[1] and b[0] < a[1]] == []


@every_story
def test_every_date_is_edtf_and_every_article_has_its_day(path):
    for one in articles(path):
        assert type(one["published"]) is dt.date
        assert all(Edtf(label["when"]) for label in one["events"])


@every_story
def test_no_article_tells_one_event_twice(path):
    for one in articles(path):
        assert max(Counter(label["event"] for label in one["events"]).values()) == 1


def test_no_article_is_in_two_places():
    urls = Counter(one["url"] for half in FOLDERS for _, one in of_half(half))
    assert max(urls.values()) == 1


@every_half
def test_what_may_be_the_same_exists(half):
    known = {label["event"] for _, label in labels(half)}
    assert {other for _, label in labels(half) for other in others(label)} <= known


def test_the_halves_share_no_event():
    tuning, heldout = ({label["event"] for _, label in labels(half)} for half in HALVES)
    assert tuning & heldout == set()


@pytest.mark.parametrize("half", HALVES)
def test_neighbouring_stories_tell_some_events_together(half):
    told = {(label["event"], story) for story, label in labels(half)}
    shared = [event for event, n in Counter(event for event, _ in told).items() if n > 1]
    assert shared
