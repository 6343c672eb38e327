"""What is dated by its distance from something else counts from what is told, not from what is named."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract

FRIDAY = dt.date(2026, 2, 20)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "A man was held on Thursday over a Saturday fire, a day after a woman was questioned.",
            "2026-02-18",
        ),
        ("A man was held on Thursday, a day after a woman was questioned.", "2026-02-18"),
        ("The dam burst on Thursday, two days after engineers had closed it.", "2026-02-17"),
    ],
)
def test_a_distance_counts_from_what_is_told(text, when):
    entry = Entry(id="x", title="", text=text, language="en")
    told = extract(entry, anchor=FRIDAY, anchor_basis="published")
    assert [str(mention.when) for mention in told if mention.rule == "offset"] == [when]
