"""Dates that head parts of a text, and what stands below them."""

import datetime as dt

import pytest

from timeline.dates import tag

MAY, NOVEMBER = dt.date(2026, 5, 20), dt.date(2026, 11, 19)  # a Wednesday, a Thursday


def _values(text, published):
    return [timex.value for timex in tag(text.replace("/", "\n\n"), published, language="en")]


def test_words_below_a_day_count_from_it():
    text = (
        "Sluice repairs/Update 14 May 2026/The gates came back yesterday. Painting starts next week."
        "/Update 6 March 2026/Work began last Thursday. The road is closed until 20 March."
    )
    assert _values(text, MAY) == [
        *("2026-05-14", "2026-05-13", "2026-W21"),
        *("2026-03-06", "2026-02-26", "2026-03-20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # one day alone may be that of the page
        "Sluice repairs/14 May 2026/The gates came back yesterday.",
        # a day to come is one of a programme
        "14 May 2026/Songs/3 June 2026/Tickets were sold out yesterday.",
        # a chronology goes on from its last year
        "8 November 2025/It began./29 January 2026/It ended./8 March/The mill reopened, as we told yesterday.",
        # long ago, "yesterday" is not of then
        "14 May 1926/The weir burst./3 June 1931/The mill closed, as we told yesterday.",
    ],
)
def test_not_below_any_day(text):
    assert _values(text, MAY)[-1] == "2026-05-19"


def test_a_chronology_goes_on_from_its_last_year():
    text = "The case/8 November 2024/Roe denies it./29 January 2025/Roe is asked./8 March/Roe goes./16 March/Oak."
    assert _values(text, dt.date(2026, 2, 3)) == ["2024-11-08", "2025-01-29", "2025-03-08", "2025-03-16"]


def test_an_hour_is_of_the_day_that_heads_its_lines():
    text = (
        "Watch log/Monday, Nov. 9/1.30pm: A boat was adrift off Elm Point. The crew were put ashore, fed and"
        " given dry clothes by the wardens of the harbour, who also towed the boat to its mooring."
        "/5.15pm: A buoy was found./Tuesday, Nov. 10/9am: A swimmer was helped."
    )
    assert _values(text, NOVEMBER) == [
        *("2026-11-09", "2026-11-09T13:30", "2026-11-09T17:15"),
        *("2026-11-10", "2026-11-10T09:00"),
    ]


def test_small_hours_behind_those_of_an_evening_are_of_the_next_day():
    assert _values("The crew set out at 11pm on Saturday. They were back at 2am.", NOVEMBER) == [
        "2026-11-14T23:00",
        "2026-11-15T02:00",
    ]
    assert _values("The crew set out at 1pm on Saturday. They had met at 2am.", NOVEMBER)[-1] == (
        "2026-11-14T02:00"
    )


def test_days_with_lines_of_their_own_are_one_list_however_far_apart():
    below = "The search goes on in the reeds and along the old canal, with divers, dogs and boats. " * 5
    text = f"The case, day by day/28 August/Roe leaves home./{below}/1 September/{below}/6 September/{below}"
    assert _values(text, dt.date(2026, 10, 1)) == ["2026-08-28", "2026-09-01", "2026-09-06"]
    text = f"The case, day by day/Monday 12 August/{below}/24 August/{below}/26 August/{below}"
    assert _values(text, dt.date(2025, 9, 30)) == ["2024-08-12", "2024-08-24", "2024-08-26"]


def test_days_of_the_week_that_head_parts_are_of_one_week():
    coming = "THURSDAY/Market, 8am to 1pm./FRIDAY/Jazz. When: Friday, 7pm./SATURDAY/Fair, 9am."
    assert [value[:10] for value in _values(coming, NOVEMBER)] == [
        *("2026-11-19", "2026-11-19", "2026-11-19"),
        *("2026-11-20", "2026-11-20", "2026-11-21", "2026-11-21"),
    ]
    over = "Monday/At 3pm a cart was stolen./Tuesday/A shed burned down at 4am./Wednesday/All was quiet."
    assert [value[:10] for value in _values(over, NOVEMBER)] == [
        *("2026-11-16", "2026-11-16", "2026-11-17", "2026-11-17"),
        "2026-11-18",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They reached Elm on 3 July. On the Saturday they went on to Oak.", "2026-07-04"),
        ("The fair: 16-18 October. There was a talk on the Friday.", "2026-10-16"),
        ("The ship left Hull on 28 October and reached Oslo on the 2nd.", "2026-11-02"),
    ],
)
def test_a_day_is_found_from_the_day_told(text, day):
    assert _values(text, NOVEMBER)[-1] == day


def test_a_day_told_again_has_its_year_but_what_is_just_over_is_an_anniversary():
    text = "They met on 9 January 2024 in Hull. The court heard more. He called her twice on 9 January."
    assert _values(text, dt.date(2025, 7, 8))[-1] == "2024-01-09"
    text = "The mill burned down on 3 November 1926./The choir sang last week./The town wept on 3 November."
    assert _values(text, NOVEMBER)[-1] == "2026-11-03"


def test_the_year_before_a_colon_is_that_of_the_list():
    text = "Meetings for 2026 are as follows: 22 April, 14 June, 12 July (as decided), all at the hall."
    assert _values(text, MAY) == ["2026", "2026-04-22", "2026-06-14", "2026-07-12"]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        # the last 14 May was a Thursday, the next one is not
        ("On Thursday 14 May the choir sings in Elm.", NOVEMBER, "2026-05-14"),
        ("On Friday 14 May the choir sings in Elm.", NOVEMBER, "2027-05-14"),
        ("The comet passes closest to the Sun on 6 July.", MAY, "2026-07-06"),
        ("By Christmas the bridge will be open.", dt.date(2026, 2, 10), "2026-12-25"),
        ("By Christmas the bridge was open.", dt.date(2026, 2, 10), "2025-12-25"),
        ("They were told last August that money would come by Christmas.", dt.date(2026, 2, 10), "2025-12-25"),
        ("Halloween dance, 31 October", dt.date(2026, 8, 5), "2026-10-31"),
        ("Last change: 9 May", dt.date(2026, 2, 5), "2025-05-09"),
        ("If it was late or failed before 1 July, the town would not pay.", MAY, "2026-07-01"),
        ("As of Saturday evening, some three hundred people of Elm and Oak faced a cold night.", MAY,
         "2026-05-16TEV"),
        ("It depends on what happens this weekend, she said.", NOVEMBER, "2026-W47-WE"),
        ("He was away this week. He will sing on Monday.", dt.date(2026, 11, 20), "2026-11-23"),
        ("A judge told the lawyers of both sides in the case of the weir to be ready by the middle of next week./Thursday is day four.",
         NOVEMBER, "2026-11-19"),
    ],
)  # fmt: skip
def test_the_side_of_publication(text, published, day):
    assert _values(text, published)[-1] == day
