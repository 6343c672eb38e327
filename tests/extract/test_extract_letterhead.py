"""Heads and feet of texts that say when they were issued, and lines in the same places that tell something."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract

DAY = dt.date(2026, 2, 20)
BODY = "\n\nThe mill in Sorn burnt down on 3 January 2024.\n\nNobody has rebuilt it, and the sluice leaks."


def told(text, *, day=DAY, basis="published"):
    entry = Entry("a", "", text, language="en")
    return [str(m.when) for m in extract(entry, anchor=day, anchor_basis=basis)]


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Sheet, Friday 20 February 2026",
        "News / 20 February 2026",
        "Letter to members 3/2026, Brest, 19 February 2026",
        "Communiqué n° 2026-041/MAEP du 20 February 2026",
        "Valley Watch | Northern office | February 2026",
        "Press / Health Sciences / February 2026",
        "Race report, day 3 — Friday 20 February 2026",
        "Market bulletin no. 9 – 20 February 2026, 16:00 local time",
    ],
)
def test_a_line_that_dates_the_issue_is_no_event(line):
    assert told(line + BODY) == ["2024-01-03"]
    assert told(f"# Mills\n\n{line}{BODY}") == ["2024-01-03"]


@pytest.mark.parametrize(
    "line",
    [
        "Friday, 20 February 2026 | 26 Zilhaj",
        "Friday February 20, 2026 Written by Published in Mills",
        "20 February 2026 Posted in Mills by Jane Roe",
    ],
)
def test_a_line_that_the_day_of_issue_opens_is_no_event(line):
    assert told(line + BODY) == ["2024-01-03"]


@pytest.mark.parametrize("line", ["20 February 2026 | Opening of the mill", "19 February 2026 | Old looms"])
def test_a_line_that_another_day_opens_or_that_tells_what_happens_is_one(line):
    assert len(told(line + BODY)) == 2


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Spring fair, 20 March 2026", "2026-03-20"),  # a day to come
        ("Long race, 20 February 2026", "2026-02-20"),
        ("Opening of the lock, 20 February 2026", "2026-02-20"),  # names what happens
        ("News of the harbour office, 3 May 2025", "2025-05-03"),  # long ago
        ("The lock opens, 20 February 2026", "2026-02-20"),  # says it with a verb
    ],
)
def test_a_line_that_tells_something_is_kept(line, when):
    assert when in told(line + BODY)


def test_without_a_day_of_publication_no_line_dates_the_issue():
    assert "2026-02-20" in told("News of the harbour office, 20 February 2026" + BODY, basis="first seen")


def test_the_same_words_in_the_middle_of_a_text_stay():
    assert "2026-02-20" in told("The mill is old." + BODY + "\n\nWater mark, 20 February 2026" + BODY)


@pytest.mark.parametrize("contact", ["", " · lock@example.org · +45 75 20 08 19", " | www.example.org"])
def test_place_and_day_at_the_foot_of_a_letter_are_no_event(contact):
    assert told(f"Mills{BODY}\n\nEsbjerg, 20 February 2026{contact}") == ["2024-01-03"]
    assert told(f"Mills{BODY}\n\nFlower show, Esbjerg, 20 February 2026{contact}")[1:] == ["2026-02-20"]


def test_the_day_in_the_brackets_of_a_dateline_is_no_event():
    story = "MOSCOW (Varmo News - 20th February, 2026) The mayor opened the bridge on Tuesday."
    found = extract(Entry("a", "", story, language="en"), anchor=DAY, anchor_basis="published")
    assert [(str(one.when), one.title) for one in found] == [("2026-02-17", "The mayor opened the bridge")]
