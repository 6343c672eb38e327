"""The day of the news: texts that date nothing themselves, and sentences that go on telling the news."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Entry
from timeline.extract import extract, goes_on
from timeline.model import Basis

DAY = dt.date(2026, 3, 12)  # a Thursday
LEAD = "The council has approved the new bridge at Elm Quay."


def read(text, title="Council approves bridge", basis="published"):
    return extract(Entry(id="x", title=title, text=text), anchor=DAY, anchor_basis=basis)


def told(text, **options):
    return [(str(m.when), m.title) for m in read(text, **options) if m.basis is Basis.PUBLISHED]


def continued(text):
    entry = Entry(id="x", title="", text=text)
    mentions = extract(entry, anchor=DAY, anchor_basis="published")
    return [(str(said.when), said.span.of(text)) for said in goes_on(entry, mentions, DAY)]


def test_a_text_without_dates_is_an_event_of_its_own_day():
    assert told(f"{LEAD} It will be 90 metres long.") == [("2026-03-12", "Council approves bridge")]
    (mention,) = read(LEAD)
    assert (mention.sentence, mention.anchor, mention.anchor_basis) == (LEAD, "2026-03-12", "published")
    assert mention.date_start == mention.date_end == mention.start


def test_without_a_headline_the_first_sentence_names_it():
    assert told(LEAD, title="") == [("2026-03-12", "The council has approved the new bridge at Elm Quay")]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor sues to block a mine that kills a lake\n\nMay 22, 2019 (LYON) - The mayor has sued. It was dug in 2012.",
        "The mill is to close, the owner has said. It was built in 1931.",
        "Two men are in custody after a robbery, police said. The bank was robbed in 2012, too.",
    ],
)
def test_the_news_may_stand_below_a_second_headline_or_before_who_says_it(text):
    assert told(text) == [("2026-03-12", "Council approves bridge")]


@pytest.mark.parametrize(
    "text",
    [
        "When it rains, the river rises, as we said. It was dammed in 1931.",
        "Visitors should book early, the council says. The castle was built in 1931.",
    ],
)
def test_what_is_said_of_all_days_is_no_news(text):
    assert told(text) == []


def test_a_head_that_repeats_keeps_no_news_from_its_date():
    line = "Office of the MayorMayor Jane Roe Calls on Builders to Be Bold and Take RisksThe CouncilMarch 12, 2026\n\n"
    text = f"{line * 3}Mayor Jane Roe praised the builders. She signed a plan for them today. It was drawn in 2019."
    assert told(text) == []


def test_news_that_looks_back_is_still_news_of_its_day():
    assert told(f"{LEAD} The old one was built in 1931.") == [("2026-03-12", "Council approves bridge")]


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the new bridge on Tuesday. It will be 90 metres long.",
        "The council has approved the new bridge. The vote took place on Tuesday.",
        "The council will vote on the bridge on 20 March. It is 90 metres long.",
        "The bridge is 90 metres long. It was built in 1931.",
        "The bridge has no rails. It was built in 1931.",
        "This page explains the plans for the bridge, which was built in 1931.",
    ],
)
def test_what_dates_its_news_or_tells_none_has_no_other_day(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "lead",
    [
        "The firm has bought a mill that burned down in 2019.",
        "The firm has recalled lamps that were sold to shops from 1 January 2025.",
        "The court has ruled that the mill, closed in 2016, may open again.",
        "The airline has launched a route to Oslo, its first since 2012.",
        "The mayor, who took office in 2015, has resigned.",
        "The mayor, who is also a vet, has arrived in Elm Quay.",
        "For the first time in years, the river has frozen.",
        "In the first leg, Hull have beaten Derby.",
        "The recently elected mayor has resigned.",
    ],
)
def test_a_perfect_is_the_news_whatever_else_has_a_date(lead):
    assert told(f"{lead} The town was founded in 1931.") == [("2026-03-12", "Council approves bridge")]


@pytest.mark.parametrize(
    "lead",
    [
        "The council has announced that the bridge will open in May 2027.",
        "The council has closed the bridge in 2019.",
        "The visit of the king, which was to take place on 14 May 2026, has been called off.",
        "The match, which was to be played on 14 May 2026, has been put off until further notice.",
        "The bridge has been closed since 2019.",
        "The town has grown by half since 2004.",
        "The firm has been looking for a buyer.",
        "The council recently closed the bridge.",
        "The council has recently closed the bridge.",
        "In the past two years, the two towns have become friends.",
        "Because of the drought, many towns have closed their baths.",
        "The budget proposed for the town calls for cuts.",
    ],
)
def test_what_goes_on_or_is_dated_is_no_news(lead):
    assert told(f"{lead} The town was founded in 1931.") == []


def test_the_day_on_which_a_text_was_found_is_not_that_of_its_news():
    assert told(LEAD, basis="first seen") == []


def test_the_foot_of_a_page_is_no_lead():
    assert told("Updated by the press office\n\nShare this page") == []


def test_what_is_told_after_the_lead_happened_on_its_day():
    text = (
        "The council approved the new bridge on Tuesday. Mayor Ann Low said it was long overdue. "
        "Two members voted against it. It will be 90 metres long. The old one was built in 1931."
    )
    assert continued(text) == [
        ("2026-03-10", "Mayor Ann Low said it was long overdue."),
        ("2026-03-10", "Two members voted against it."),
    ]


def test_what_is_announced_for_another_day_is_announced_on_that_of_the_news():
    text = f"{LEAD} Mayor Ann Low announced that work would begin in May 2027."
    assert continued(text) == [("2026-03-12", "Mayor Ann Low announced that work would begin in May 2027.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "When the old bridge closed, traffic moved to the ferry.",
        "The river is wide at this place.",
        "The company has built many bridges.",
        "The bridge was closed in 2019, the mayor said on Monday.",
    ],
)
def test_what_may_have_been_on_any_day_is_left(sentence):
    assert continued(f"The council approved the new bridge on Tuesday. {sentence}") == []


def days_of(text):
    return [when for when, _ in continued(text)]


def test_an_earlier_day_told_in_passing_holds_while_its_story_goes_on():
    text = (
        "The bridge was opened on Wednesday. On Monday the council paid the builders. They signed the last papers. "
        "The bridge is 90 metres long. Two bands played."
    )
    assert days_of(text) == ["2026-03-09", "2026-03-11"]


def test_a_late_report_is_of_the_day_in_its_first_words():
    text = "On 20 February the court called for a new vote. It upheld the complaint of the town."
    assert days_of(text) == ["2026-02-20"]
    assert days_of("The mill was built on 20 February 1912. The council sold it.") == ["2026-03-12"]


@pytest.mark.parametrize(
    "said",
    [
        "The council has ordered two more.",
        "In addition to its design features, he showed a film.",
        "During the meeting the mayor left.",
    ],
)
def test_the_news_goes_on(said):
    assert days_of(f"The bridge was opened on Wednesday. {said}") == ["2026-03-11"]


@pytest.mark.parametrize(
    "said",
    [
        "The town has never wanted it.",
        "The council has had a policy for bridges.",
        "Over the years the town grew.",
        "During the second half of the season the firm sold ten.",
    ],
)
def test_what_lasted_or_came_before_is_no_news(said):
    assert days_of(f"The bridge was opened on Wednesday. {said}") == []


@settings(deadline=None)  # the first text loads the grammars of its language
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    entry = Entry(id="x", title=text[:40], text=text)
    mentions = extract(entry, anchor=DAY, anchor_basis="published")
    assert all(said.span.of(text).strip() for said in goes_on(entry, mentions, DAY))
    assert sum(mention.basis is Basis.PUBLISHED for mention in mentions) <= 1
