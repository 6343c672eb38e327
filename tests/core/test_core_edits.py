"""Which edits of a text are news to its reader."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits import is_furniture, says_the_same

TEXT = (
    "The council met on Monday. It talked about the harbour.\n\n"
    "Dr. Holm asked for a second ferry. Nobody agreed!\n\nViewed 12 times"
)


@pytest.mark.parametrize(
    "line",
    [
        "Viewed 1,204 times", "1,204 views", "Page views: 2093. Was this page helpful? Yes (14) No (2)", "31 shares",
        "This article was read 512 times.", "Visits today: 1311", "3 people are reading this page.", "Likes: 88",
        "Last updated: 24 August 2026, 10:12", "Page last changed 10 August 2026", "Modified: 27/07/2026",
        "Published on Monday, 4 May 2026 at 10:30 am", "Zuletzt aktualisiert am 3. Mai 2026 um 10:12 Uhr",
        "Mis à jour le 3 mai 2026 à 10:12", "Dieser Artikel wurde 30 mal gelesen", "Última actualización: 3 de mayo de 2026",
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "12 visitors were hurt", "Comments are due on 4 May 2026", "Comments by 4 May 2026", "Yes 61 per cent, no 39",
        "Signed by 100 people", "The list was updated on 4 May 2026 with 3 names", "4 May 2026", "5,000 readers wrote to us",
        "The plan was changed on 4 May 2026", "Visitors", "Last updated", "", "12", "Shares fell by 12 points",
        "Yes (14) No (2)", "In May 40 users downloaded it", "412 killed",
    ],
)  # fmt: skip
def test_what_a_text_reports_is_none(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "after",
    [
        TEXT.replace("12 times", "99 times"),
        TEXT.replace("\n\nViewed 12 times", ""),
        TEXT.replace("The council met on Monday. It talked about the harbour.", "It talked about the harbour. The council met on Monday."),
        "\n\n".join(reversed(TEXT.split("\n\n"))),
        TEXT.replace(". It talked", ".\n\nIt talked").replace("Dr. Holm", "Dr.  Holm"),
    ],
)  # fmt: skip
def test_order_and_furniture_say_nothing(after):
    assert says_the_same(TEXT, after)


@pytest.mark.parametrize(
    "after",
    [
        TEXT.replace("Monday", "Tuesday"),
        TEXT.replace("Nobody agreed!", ""),
        TEXT.replace("Nobody agreed!", "Nobody agreed! Nobody agreed!"),
        TEXT.replace("second ferry", "third ferry"),
        TEXT.replace("Viewed 12 times", "Hurt: 12"),
    ],
)
def test_other_words_say_something(after):
    assert not says_the_same(TEXT, after)


def test_what_people_write_counts_in_full():
    assert not says_the_same(TEXT, TEXT.replace("12 times", "99 times"), by_hand=True)
    assert says_the_same(TEXT, "\n\n".join(reversed(TEXT.split("\n\n"))), by_hand=True)


@given(st.text(alphabet="ab1. !?。\n", max_size=60), st.randoms(use_true_random=False))
def test_paragraphs_in_any_order_say_the_same(text, shuffle: random.Random):
    parts = text.split("\n")
    shuffle.shuffle(parts)
    assert says_the_same(text, "\n".join(parts))


@given(st.text(max_size=80))
def test_a_text_says_what_it_says(text):
    assert says_the_same(text, text)
    assert not says_the_same(text, f"{text}\n\nThe mayor came, too.")
