"""What statements of a period that has begun say of it: that the event is over, or yet to come."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract

DAY = dt.date(2026, 11, 24)  # a Tuesday
AHEAD = [
    ("en", "The new bridge will open this year, the mayor said."),
    ("en", "Parliament is expected to vote on the bill in late November."),
    ("en", "The court will rule later this month."),
    ("en", "The council will vote on the budget this week."),
    ("en", "The tribunal will hear the case before the end of the year."),
    ("de", "Die neue Brücke wird in diesem Jahr eröffnet."),
    ("fr", "Le nouveau pont ouvrira cette année."),
    ("es", "El nuevo puente abrirá este año."),
]
NOT_AHEAD = [
    ("en", "The bank cut its rates this month."),
    ("en", "The commission opened an inquiry in 2026."),
    ("en", "The fair takes place from 23 to 29 November 2026."),  # it has begun
    ("en", "The new bridge will open next year."),  # the date says so
    ("en", "The council will vote on the budget on Friday."),
    ("de", "Die neue Brücke wurde in diesem Jahr eröffnet."),
]


def read(text, language, day=DAY):
    (mention,) = extract(Entry("id", "", text, language=language), anchor=day, anchor_basis="published")
    return mention


@pytest.mark.parametrize(("language", "text"), AHEAD)
def test_a_period_that_has_begun_may_be_ahead_of_its_event(language, text):
    assert read(text, language).ahead


@pytest.mark.parametrize(("language", "text"), NOT_AHEAD)
def test_and_may_not_be(language, text):
    assert not read(text, language).ahead


def test_without_a_day_nobody_knows():
    text = "The commission will open an inquiry in 2026."
    (mention,) = extract(Entry("id", "", text), anchor=None, anchor_basis=None)
    assert not mention.ahead


def test_what_calls_off_says_so():
    assert read("The concert of 3 May 2027 has been cancelled.", "en").off
    assert not read("The concert takes place on 3 May 2027.", "en").off
