"""What is looked at first beside a day, before the names that a day can be part of, leaves none of them out."""

import datetime as dt

import pytest

from timeline.dates import tag

PUBLISHED = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "name",
    [
        *("Times", "Mirror", "Telegraph", "Independent", "Herald", "Express", "Mail", "Tribune", "Addams"),
        *("Night Football", "school", "leagues"),
    ],
)
def test_a_day_of_the_week_in_a_name_is_none(name):
    assert tag(f"He wrote for the Sunday {name}.", PUBLISHED, language="en") == ()


def test_the_child_of_a_day_is_no_day():
    assert tag("She read Wednesday's Child aloud.", PUBLISHED, language="en") == ()


@pytest.mark.parametrize("event", ["terror", "attack", "hijack", "commission", "committee", "riot"])
@pytest.mark.parametrize("joint", [" ", ", "])
def test_a_day_that_an_event_is_called_after_is_none(event, joint):
    assert tag(f"The September 11{joint}{event}s were told.", PUBLISHED, language="en") == ()


@pytest.mark.parametrize("name", ["Street", "Square", "Avenue", "Boulevard", "Bridge", "Stadium", "Movement"])
def test_a_day_that_a_place_is_called_after_is_none(name):
    assert tag(f"They met in the 25 January {name}.", PUBLISHED, language="en") == ()


@pytest.mark.parametrize("before", ["in", "last", "each", "early", "around", "between", "or", "its"])
def test_a_short_month_needs_words_before_it(before):
    assert len(tag(f"It was held {before} May agreements.", PUBLISHED, language="en")) == 1
    assert tag(f"It was held by Theresa May agreements {before}.", PUBLISHED, language="en") == ()
