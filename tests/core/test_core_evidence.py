"""What speaks for two statements where no other date does."""

import pytest

from timeline.same.dated import WITHIN
from timeline.same.evidence import SAME_MONTH, Evidence, compared, too_far
from timeline.same.gist import Matter
from timeline.same.statement import claim
from timeline.same.terms import term_of

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


@pytest.mark.parametrize("away", [0, 3, 4, 5])
@pytest.mark.parametrize("dates", ["", "@2027-03-01"])
@pytest.mark.parametrize("title", [LAWS, "The 5th summit ended", "Nothing of the kind"])
def test_what_is_too_far_fits_no_better_than_is_said_before_it_is_compared(title, dates, away):
    own = claim(title, title, f"{HOUSE} {dates} =2027-02-20")
    days, least = frozenset({"2027-02-05"}), -2.05
    far = too_far(own, [own.about], away, days, least)
    assert far == (away != 0 and not dates and "5th" not in title)
    assert not far or compared(own, [own], [Matter(1.0, 1.0, 1.0)], away, days).fit < least


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
    assert poor.fit < dated.fit - 2
    assert rich.fit > 1


@pytest.mark.parametrize(
    ("topic", "dates", "mute"), [(0.35, "", True), (0.6, "", False), (0.35, "@2027-03-01", False)]
)
def test_texts_of_one_house_are_not_of_one_matter_by_its_names(topic, dates, mute):
    ours = "We honour the courage of a great physician and daughter"
    theirs = "Engines roar along the roads and families gather early"
    found, strict = evidence(ours, theirs, 0, topic, dates), evidence(ours, theirs, 0)
    assert found.words < 0.03
    assert (found.mute, found.fit > strict.fit + 0.7) == (mute, not mute)


TRADE = "1share 1close 1cent 1fall 1quarter 1net 1income @2027-02-04 =2027-02-05"


@pytest.mark.parametrize(
    ("left", "right", "names", "known", "others"),
    [
        (
            "Aerion Corp. shares fell 50 cents",
            "Dural shares closed at $19",
            ("Aerion", "Dural"),
            0.1,
            True,
        ),
        (
            "Aerion Corp. shares fell 50 cents",
            "Dural shares closed at $19",
            ("Aerion", "Dural"),
            0.6,
            False,
        ),
        ("Aerion shares fell 50 cents", "Aerion lost 50 cents a share", ("Aerion", "Aerion"), 0.1, False),
        ("Shares fell 50 cents", "Dural shares closed at $19", ("Aerion", "Dural"), 0.1, False),
    ],
)
def test_texts_of_one_trade_that_name_others_are_of_others(left, right, names, known, others):
    ours, theirs = (
        claim(title, title, f"3{name} 2{name}town 1Kestrel{name} {TRADE}")
        for title, name in zip((left, right), names, strict=True)
    )
    found = compared(ours, [theirs], [Matter(0.2, 1.0, known)], 0, frozenset({"2027-02-04"}))
    assert found.others is others


def test_the_form_of_a_company_is_no_name():
    assert term_of("Corp").common
    assert term_of("Inc").common
    assert not term_of("Aerion").common


@pytest.mark.parametrize(
    ("told", "alone"), [("@2026", True), ("@2026-35", True), ("@2026-09", False), ("@1989", False)]
)
def test_years_and_quarters_that_both_texts_tell_are_those_of_all(told, alone):
    """But a year long past is one by which a matter is known."""
    plain = evidence("Sales of the maker increased", "Net income rose by half", SAME_MONTH, 0.2)
    found = evidence("Sales of the maker increased", "Net income rose by half", SAME_MONTH, 0.2, told)
    assert (found.fit < plain.fit + 1) is alone


@pytest.mark.parametrize(
    ("year", "alone"), [("1869", False), ("2016", False), ("2025", True), ("2027", True)]
)
def test_a_year_long_past_is_as_telling_as_a_day(year, alone):
    ours, theirs = (
        claim(title, title, f"{HOUSE} @{year} =2027-02-20")
        for title in ("A captain took it", "The bell was carried off and sold")
    )
    found = compared(ours, [theirs], [Matter(0.2, 1.0, 1.0)], SAME_MONTH, frozenset({year}))
    assert (found.fit < -2) is alone
