"""The specification of `extract` by examples: mentions.yaml and negative.yaml."""

from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from feeds.model import Entry
from timeline.extract import extract
from timeline.model import Basis

HERE = Path(__file__).parent


def load(name):
    corpus = YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))
    return corpus.pop("anchor"), corpus


def traps(group, texts):
    """A group named "de: ..." is German; English and furniture name no language."""
    language = group.partition(":")[0] if ":" in group else None
    return [{"text": text, "language": language} for text in texts]


ANCHOR, GROUPS = load("mentions.yaml")
_, NOTHING = load("negative.yaml")
CASES = [case for cases in GROUPS.values() for case in cases]
TRAPS = [trap for group, texts in NOTHING.items() for trap in traps(group, texts)]


def read(text, anchor=ANCHOR, language=None):
    entry = Entry(id="x", title="", text=text, language=language)
    found = extract(entry, anchor=anchor, anchor_basis=anchor and "published")
    return tuple(mention for mention in found if mention.basis is not Basis.PUBLISHED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_mentions(case):
    found = [[str(m.when), m.title, str(m.basis)] for m in read(case["text"], language=case.get("language"))]
    assert found == [[str(when), title, basis] for when, title, basis in case["mentions"]]


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: text["text"][:60])
def test_no_mention(text):
    assert read(text["text"], language=text["language"]) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_evidence_is_in_the_text(case):
    for mention in read(case["text"]):
        assert mention.sentence == case["text"][mention.start : mention.end]
        assert mention.start <= mention.date_start < mention.date_end <= mention.end


def bare(mentions):
    return [replace(mention, former=None) for mention in mentions]


def bare_of_anchor(mention):
    return replace(mention, former=None, anchor=None, anchor_basis=None, basis=Basis.STATED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_without_an_anchor_only_what_the_text_dates_remains(case):
    language = case.get("language")
    anchored, found = read(case["text"], language=language), read(case["text"], None, language)
    # What was moved from "Wednesday" was so from a day that an anchor tells; a date that rests on another one of
    # the text rests on the anchor as well, where there is one.
    stated = [replace(m, former=None) for m in anchored if m.anchor is None]
    everything = [bare_of_anchor(m) for m in anchored]
    assert [m for m in bare(found) if m not in stated and bare_of_anchor(m) not in everything] == []
    assert [m for m in stated if m not in bare(found)] == []


def test_the_anchor_is_kept_where_it_was_used():
    (relative,) = read("The satellite was launched yesterday.")
    (stated,) = read("The satellite was launched on 19 February 2026.")
    assert (relative.anchor, relative.anchor_basis) == (ANCHOR.isoformat(), "published")
    assert (stated.anchor, stated.anchor_basis) == (None, None)


def test_one_date_said_twice_about_one_thing_is_one_mention():
    (mention,) = read("On Friday, 6 February 2026 (06.02.2026), the dam was opened.")
    assert str(mention.when) == "2026-02-06"


def test_a_table_of_dates_tells_nothing():
    row = "; ".join(f"the mill stood still on {day} May 2025" for day in range(1, 20))
    assert read(row + ".") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The fair will open on 12 March 2026.", "The fair will open on 19 March 2026."),
        ("The fair opens on Thursday, 12 March 2026.", "The fair opens on Friday, 13 March 2026."),
        ("The fair opens in March 2026.", "The fair opens on 12 March 2026."),
        ("The fair runs from 3 to 5 May 2026 in Kep.", "The fair runs from 10 to 12 May 2026 in Kep."),
        ("The  FAIR will open – at last – on 1 May 2026", "The fair will open - at last - on 2 May 2026."),
        ("The mayor’s fair opens on 1 May 2026.", "The mayor's fair opens on 8 May 2026."),
    ],
)
def test_a_moved_date_keeps_the_identity(before, after):
    (old,), (new,) = read(before), read(after)
    assert old.when != new.when
    assert old.masked == new.masked


def test_other_words_are_another_statement():
    (fair,), (market,) = read("The fair opens on 1 May 2026."), read("The market opens on 1 May 2026.")
    assert fair.masked != market.masked


def test_the_dates_of_a_sentence_have_different_identities():
    first, second = read("Registration opens on 1 May 2026 and closes on 8 May 2026.")
    assert first.masked != second.masked
    assert first.sentence == second.sentence


@pytest.mark.parametrize(
    "piece", ["on 3 May 2025 and ", "He left on 3 May 2025. ", "no A-A 2019 ", "(in the 2019 ", "that if "]
)
def test_much_of_anything_is_read_in_linear_time(piece):
    # A quadratic rule would not come back from this within the patience of a test run.
    assert isinstance(read(piece * (60_000 // len(piece)) + "it opened on 3 May 2025."), tuple)


def test_a_time_of_day_belongs_to_the_day_before_it():
    (mention,) = read("The lights of the town went out on 3 May 2025 in Hue at 8 p.m. because of a storm.")
    assert str(mention.when).startswith("2025-05-03T20")


def test_a_title_of_nothing_is_no_error():
    # One word torn from two dates leaves no words to choose from.
    assert len(read('000ED"1000/1001;1000/1/1', None)) == 2


def test_a_date_in_brackets_says_which_day_yesterday_was():
    found = read("Ein Auto stieß gestern Abend (03.10.2025) mit einem Bus zusammen.", language="de")
    assert [(str(m.when), m.title) for m in found] == [
        ("2025-10-03", "Ein Auto stieß mit einem Bus zusammen")
    ]


def test_a_lone_article_before_a_second_date_is_no_figure():
    text = "The rate fell to 1.31 percent, from 1.38 percent in 2024 and the 2011 flood was worse."
    assert any(str(mention.when) == "2011" for mention in read(text))
