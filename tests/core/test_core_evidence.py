"""What speaks for two statements where no other date does."""

import pytest

from timeline.same.dated import WITHIN
from timeline.same.evidence import SAME_MONTH, Evidence, compared
from timeline.same.gist import Matter
from timeline.same.statement import claim

LAWS = "The President signed into law"
HOUSE = (
    "4Sandovar 3President 2Kastrati 2Nation 1Republic 1Palace 1Assembly 1honour 1bill 1letter 1staff 1guest"
)


def evidence(left: str, right: str, away: int, topic: float = 0.35, dates: str = "") -> Evidence:
    ours, theirs = (
        claim(title, title, f"{HOUSE} 1{title.split()[-1]} {dates} =2027-02-20") for title in (left, right)
    )
    return compared(ours, [theirs], [Matter(topic, 1.0, 1.0)], away, frozenset({"2027-02-05"}))


@pytest.mark.parametrize("away", [3, 4, 5])
def test_the_same_words_some_days_apart_are_those_of_a_custom(away):
    alone, with_another = (evidence(LAWS, LAWS, away, dates=dates) for dates in ("", "@2027-03-01"))
    assert alone.fit < -2 < with_another.fit
    assert evidence(LAWS, LAWS, 0).fit > 2


@pytest.mark.parametrize("away", [SAME_MONTH, WITHIN])
def test_a_month_or_a_year_is_no_date_to_be_known_by(away):
    poor = evidence("The successor of the Sparrow, begun", "Fruit of a deal the airline had made", away, 0.2)
    rich = evidence("The Kestrel is to enter service", "The Kestrel would enter service with Baltwing", away)
    dated = evidence(
        "The successor of the Sparrow, begun",
        "Fruit of a deal the airline had made",
        away,
        0.2,
        "@2027-03-01",
    )
    assert (poor.alone > 0.5, rich.alone, dated.alone) == (True, 0.0, 0.0)
    assert poor.fit < dated.fit - 1


@pytest.mark.parametrize(
    ("topic", "dates", "mute"), [(0.35, "", True), (0.6, "", False), (0.35, "@2027-03-01", False)]
)
def test_texts_of_one_house_are_not_of_one_matter_by_its_names(topic, dates, mute):
    ours = "We honour the courage of a great physician and daughter"
    found = evidence(ours, "Engines roar along the roads and families gather early", 0, topic, dates)
    assert found.words < 0.03
    assert (found.mute, found.lonely) == (mute, not mute)
