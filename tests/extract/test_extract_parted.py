"""Names of events that tell who did what: no clause cut by its date, no name cut in two, no loose end."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract

DAY = dt.date(2026, 3, 10)


def titles(text, language="en", headline=""):
    found = extract(Entry("s", headline, text, language=language), anchor=DAY, anchor_basis="published")
    return [mention.title for mention in found]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The CMA has today (10 March 2026) fined two bakers.", "The CMA has fined two bakers"),
        ("The CMA has today, 10 March 2026, fined two bakers.", "The CMA has fined two bakers"),
        (
            "Calderwick denied, in evidence on 3 March 2026, taking the money.",
            "Calderwick denied taking the money",
        ),
        ("Harrow Mills, which reports on 12 March, is our pick of the sector.", "Harrow Mills reports"),
        ("Harrow Mills, which on 12 March reports, is our pick of the sector.", "Harrow Mills reports"),
        (
            "The conviction of Dragan Lindt, who was sentenced on 3 May 2024 to ten years, was upheld.",
            "Dragan Lindt was sentenced to ten years",
        ),
        (
            "The Constitution was adopted by the assembly and promulgated on 4 October 1958.",
            "The Constitution was promulgated",
        ),
        ("On 18 Brumaire, Year VIII (9 November 1799), Bonaparte seized power.", "Bonaparte seized power"),
        (
            "Recalling the ceasefire of 20 September 1990, in which both sides shared the mill,",
            "Ceasefire, in which both sides shared the mill",
        ),
        ("Recalling also the agreements signed in Varn on 23 October 1991,", "Agreements signed in Varn"),
    ],
)
def test_a_name_holds_the_verb_of_its_clause_and_who_does_it(text, title):
    assert titles(text)[-1] == title


def test_a_subject_before_a_date_between_commas_is_that_of_the_verb_behind_it():
    found = titles("The judge, on Monday, moved it to Feb. 4.")
    assert found == ["The judge moved it to Feb. 4"] * 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The bridge dates from 1931.", "The bridge dates from 1931"),
        ("The bridge dates from 1931 and was widened.", "The bridge dates from 1931 and was widened"),
        ("The judge moved it to Feb. 4, 2026.", "The judge moved it to Feb. 4, 2026"),
    ],
)
def test_a_verb_that_says_nothing_without_the_date_keeps_it(text, title):
    assert titles(text) == [title]


def test_who_was_founded_did_not_found():
    assert titles("Founded in Stanmoor in 1921, it employs 300 people.") == [
        "Founded in Stanmoor, it employs 300 people"
    ]


def test_no_name_is_cut_inside_a_proper_name():
    text = (
        "The old mill, its two yards and all of the land went on Monday to the Competition "
        "and Markets Authority for a price that was kept secret."
    )
    assert not titles(text)[-1].removesuffix("…").endswith(("Competition", "Markets"))


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fr", "À la mi-mars 2025, la mairie a fermé le pont.", "La mairie a fermé le pont"),
        ("fr", "Le pont a fermé à la mi-mars 2025.", "Le pont a fermé"),
        (
            "fr",
            "Lors de sa réunion du mardi 12 mars 2025, et après un long débat, le conseil a adopté le budget.",
            "Le conseil a adopté le budget",
        ),
    ],
)
def test_what_only_says_when_is_no_name(language, text, title):
    assert titles(text, language) == [title]
