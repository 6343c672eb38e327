"""Dates that are data: their mentions, and which statements of the prose repeat them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Entry, Occasion
from feeds.occasions import with_statements
from timeline.extract import cancels
from timeline.extract.mentions import extract
from timeline.model import Basis

CONCERT = Occasion(
    "Spring concert of the town ensemble", "2026-05-04T19:30+02:00", "json-ld", place="Old theatre"
)
FAIR = Occasion("Book fair", "2026-06-01", "microdata", "2026-06-03", "Library")


def found(text, *occasions):
    entry = with_statements(Entry("1", "Programme", text, language="en", occasions=occasions))
    mentions = extract(entry, anchor=None, anchor_basis=None)
    for mention in mentions:
        assert entry.text[mention.start : mention.end] == mention.sentence
        assert mention.start <= mention.date_start < mention.date_end <= mention.end
    return mentions


def prose(text, *occasions):
    return [mention.when.text for mention in found(text, *occasions) if mention.basis is not Basis.DATA]


@pytest.mark.parametrize(
    "text",
    [
        "The spring concert takes place on 4 May 2026.",
        "The ensemble gives its spring concert in the old theatre on Monday, 4 May 2026.",
        "The town ensemble will play its spring concert on 4 May 2026 at 7.30 p.m.",
        "The spring concert of the town ensemble will be held in May 2026.",
        "The book fair runs from 1 June 2026 to 3 June 2026.",
        "The book fair opens on 1 June 2026.",
    ],
)
def test_prose_that_repeats_the_data(text):
    assert prose(text, CONCERT, FAIR) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The spring concert takes place on 5 May 2026.", "2026-05-05"),
        ("The spring concert takes place in 2026.", "2026"),
        ("The council votes on the budget on 4 May 2026.", "2026-05-04"),
        ("The book fair closes with a reading by Sok Dara on 2 June 2026.", "2026-06-02"),
        ("The minister opens the hospital in May 2026.", "2026-05"),
        ("The concert of the youth choir begins on 4 May 2026.", "2026-05-04"),
        ("It begins on 4 May 2026.", "2026-05-04"),
    ],
)
def test_prose_that_says_something_else(text, expected):
    assert prose(text, CONCERT, FAIR) == [expected]


def test_mentions_of_data():
    concert, fair = found("", CONCERT, FAIR)
    assert (concert.when.text, concert.title, concert.rule, concert.basis) == (
        "2026-05-04T19:30+02:00", "Spring concert of the town ensemble", "json-ld", Basis.DATA,
    )  # fmt: skip
    assert concert.sentence == "Spring concert of the town ensemble, 4 May 2026, 19:30 UTC+02:00, Old theatre"
    assert (fair.when.text, fair.rule) == ("2026-06-01/2026-06-03", "microdata")
    assert (fair.anchor, fair.anchor_basis) == (None, None)


def test_a_name_with_sentences_and_dates_in_it_is_one_mention():
    odd = Occasion("Ready. Steady. Go! The 2025 race of 3 March 2024", "2026-05-04", "icalendar")
    (mention,) = found("", odd)
    assert mention.when.text == "2026-05-04"


def test_a_name_that_begins_like_another_has_its_own_place():
    short = Occasion("Fair", "2026-06-01", "icalendar")
    long = Occasion("Fair", "2026-06-01", "icalendar", place="Library")
    assert [mention.sentence for mention in found("Fair, 1 June 2026, and more.", long, short)] == [
        "Fair, 1 June 2026, Library",
        "Fair, 1 June 2026",
    ]


def test_data_that_the_text_does_not_state_gives_nothing():
    entry = Entry("1", "T", "Nothing about it.", occasions=(CONCERT,))
    assert extract(entry, anchor=None, anchor_basis=None) == ()


def test_what_moves_leaves_the_words_as_they_are():
    moved = Occasion(
        CONCERT.name,
        "2026-05-11",
        "json-ld",
        place="Old theatre",
        status="rescheduled",
        previous="2026-05-04",
    )
    (before,), (after,) = found("", CONCERT), found("", moved)
    assert before.masked == after.masked
    (off,) = found(
        "", Occasion(CONCERT.name, CONCERT.start, "json-ld", place="Old theatre", status="cancelled")
    )
    assert off.masked != before.masked


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_cancelled_calls_it_off(status):
    (mention,) = found(
        "", Occasion("Concert", "2026-05-04", "icalendar", place="Concert hall", status=status)
    )
    assert cancels(mention.sentence, mention.title)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cancelled: spring concert, 4 May 2026", True),
        ("CANCELED: Spring concert on 4 May 2026", True),
        ("Abgesagt: Frühlingskonzert am 4. Mai 2026", True),
        ("Annulé : concert du 4 mai 2026", True),
        ("Not cancelled: spring concert, 4 May 2026", False),
        ("Cancelled flights: a list of 4 May 2026", False),
        ("Spring concert, 4 May 2026", False),
    ],
)
def test_headings_that_call_off(sentence, expected):
    assert cancels(sentence, "spring concert") is expected


DAYS = st.dates().map(
    lambda day: (
        day.replace(year=max(1000, day.year)).isoformat() if (day.month, day.day) != (2, 29) else "2024-02-29"
    )
)
OCCASIONS = st.builds(
    Occasion,
    name=st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=20),
    start=DAYS,
    form=st.sampled_from(["icalendar", "json-ld", "microdata"]),
    place=st.text(st.characters(codec="utf-8", categories=["L", "N"]), max_size=10),
    status=st.sampled_from(["scheduled", "cancelled", "postponed"]),
)


@given(st.lists(OCCASIONS, max_size=6), st.text(max_size=60))
def test_every_occasion_is_one_mention_with_its_evidence(occasions, text):
    said = [mention for mention in found(text, *occasions) if mention.basis is Basis.DATA]
    assert len(said) == len({mention.sentence for mention in said})
    assert {mention.when.text for mention in said} == {occasion.start for occasion in occasions}
