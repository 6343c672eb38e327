"""Lists below date headings."""

import datetime as dt

from feeds.model import Entry
from timeline.extract import extract
from timeline.model import Basis

BEFORE, AFTER = dt.date(2026, 11, 20), dt.date(2027, 1, 20)
DIARY = """Court diary

3 December 2026

- Hearing in room 4
- 10:00 Verdict in the harbour case

Monday, 7 December 2026

Visit of the mayor

The mayor is proud of the new wing.
"""
PROGRAMME = """Harbour days, 1 to 5 December 2026

Tuesday

Time Event Room

09:30 Opening by the harbour master A

11.15 Lecture on the tides of 2019 B

14:00 - 15:30 Walk along the quay

**Wednesday, 2 December**

- 9 am: The cranes at work
- 8.15 p.m.: Concert on the ferry

Tickets are sold at the gate.
"""


def read(text, anchor=BEFORE):
    found = extract(Entry(id="x", title="", text=text), anchor=anchor, anchor_basis="published")
    return tuple(mention for mention in found if mention.basis is not Basis.PUBLISHED)


def told(text, anchor=BEFORE):
    return [(str(mention.when), mention.title) for mention in read(text, anchor)]


def test_the_lines_below_a_date_happen_on_it():
    assert told(DIARY) == [
        ("2026-12-03", "Hearing in room 4"),
        ("2026-12-03T10:00", "Verdict in the harbour case"),
        ("2026-12-07", "Visit of the mayor"),
    ]


def test_the_evidence_runs_from_the_date_to_the_line():
    for mention in read(DIARY):
        assert mention.sentence == DIARY[mention.start : mention.end]
        assert mention.start <= mention.date_start < mention.date_end <= mention.end


def test_a_line_keeps_its_identity_when_its_heading_moves():
    moved = read(DIARY.replace("3 December", "4 December"))
    assert [mention.masked for mention in moved] == [mention.masked for mention in read(DIARY)]
    assert len({mention.masked for mention in moved}) == len(moved)


def test_past_dates_above_lines_may_be_those_of_news():
    assert told(DIARY, AFTER) == []


def test_the_news_of_today_is_no_diary():
    assert told("20 November 2026\n\nSport in the valley\n\n20 November 2026\n\nMusic in town") == []


def test_one_date_is_no_diary():
    assert told("Friday, 4 December 2026\n\nWeather in the valley\n\nSport in the valley") == []


def test_two_days_that_leave_out_their_year_are_no_diary():
    assert not told("Thursday 3 December\n\nMarket in the square\n\nFriday 4 December\n\nFair on the quay")


def test_the_foot_of_the_page_is_no_item():
    foot = "\n\nImprint and contact\n\nTerms of use"
    short = DIARY.replace("The mayor is proud of the new wing.\n", "").rstrip()
    assert [title for _, title in told(short + foot)][-1] == "Imprint and contact"
    assert "Terms of use" not in [title for _, title in told(short + foot)]


def test_a_line_with_its_own_date_is_read_by_itself():
    text = DIARY.replace("Visit of the mayor", "Visit of the mayor on 9 December 2026")
    assert ("2026-12-09", "Visit of the mayor") in told(text)


def test_times_of_day_make_a_programme():
    assert told(PROGRAMME)[1:] == [
        ("2026-12-01T09:30", "Opening by the harbour master A"),
        ("2026-12-01T11:15", "Lecture on the tides of 2019 B"),
        ("2026-12-01T14:00/2026-12-01T15:30", "Walk along the quay"),
        ("2026-12-02T09:00", "The cranes at work"),
        ("2026-12-02T20:15", "Concert on the ferry"),
    ]


def test_one_day_with_times_is_a_programme():
    assert told("Thursday 3 December\n\n10:00 Opening\n\n18:00 Fireworks at the pier") == [
        ("2026-12-03T10:00", "Opening"),
        ("2026-12-03T18:00", "Fireworks at the pier"),
    ]


def test_one_line_with_a_time_is_no_programme():
    assert told("Thursday 3 December\n\n10:00 Fog in the valley\n\nSport in the valley") == []


def test_a_programme_in_french():
    text = "Jeudi 3 décembre\n\n- 18 h 30 : Marée haute (cour du lycée)\n- 21 h : Bal des pompiers"
    found = extract(
        Entry(id="x", title="", text=text, language="fr"), anchor=BEFORE, anchor_basis="published"
    )
    assert [str(mention.when) for mention in found] == ["2026-12-03T18:30", "2026-12-03T21:00"]


def test_amounts_at_the_head_of_a_line_are_no_times():
    text = "3 December 2026\n\n- 3.5 tonnes of fish\n\n7 December 2026\n\n- 12 new ferries"
    assert [when for when, _ in told(text)] == ["2026-12-03", "2026-12-07"]


def test_what_a_programme_repeats_has_an_identity_each_time():
    mentions = read("Thursday 3 December\n\n10:00 Guided tour\n\n12:00 Guided tour\n\n14:00 Guided tour")
    assert len({mention.masked for mention in mentions}) == len(mentions) == 3


def test_two_days_without_year_are_no_programme():
    text = "Round tables\n\n1 December\n\n- The quay\n\n2 December\n\n- The cranes\n"
    assert told(text) == []


def test_a_budget_known_by_its_years_does_not_end_the_programme_of_a_day():
    text = (
        "Business of the House\n\nMonday 7 December 2026\n\n"
        "- 9.00 am — Prayer and announcements\n- 9.30 am — Appropriation Bill 2027/2028: speech\n"
        "- 2.00 pm — House adjourns\n"
    )
    assert [str(m.when) for m in read(text)] == ["2026-12-07T09:00", "2026-12-07T09:30", "2026-12-07T14:00"]


def test_what_the_line_of_a_programme_says_beside_does_not_end_the_list():
    text = (
        "Friday 4 December 2026\n\n17:00 Reading by Ana Gil. Sold out.\n\n"
        "19:30 Concert of the brass band. Tickets at the door."
    )
    assert told(text) == [
        ("2026-12-04T17:00", "Reading by Ana Gil"),
        ("2026-12-04T19:30", "Concert of the brass band"),
    ]


def test_a_title_names_what_the_line_below_it_dates():
    story = "For decades nobody knew where the cloth was."
    show = told(f"Cloth and cord\n\n14 April – 29 September 2027\n\n{story}")
    assert show == [("2027-04-14/2027-09-29", "Cloth and cord")]
    day = told(f"Open day at the mill\n\nSaturday 13 June 2027\n\n{story}")
    assert day == [("2027-06-13", "Open day at the mill")]


def test_a_day_below_a_title_that_is_not_to_come_is_that_of_the_page():
    found = read("What the river took\n\n17 November 2026\n\nThe river is a thief.")
    assert all(mention.basis is Basis.PUBLISHED for mention in found)


def test_each_line_of_a_programme_that_begins_with_a_time_is_an_item():
    text = (
        "Saturday 5 December 2026\n10am Children's workshop (ages 5 to 11, entry until 3 December)\n"
        '2pm Lecture: "Songs of the strike"\n10pm Session in the Bull'
    )
    assert [when for when, _ in told(text)] == ["2026-12-05T10:00", "2026-12-05T14:00", "2026-12-05T22:00"]


LIST = """List of hearings, Thursday 3 December 2026

Court 4

Before Judge Arkley

Time\u2003Number\u2003Case\u2003Business

10:30\u2003QB-2026-114\u2003Mellor v Dace Shipping\u2003Trial (day 2 of 4)

Court 9

Not before 2:00pm\u2003QB-2026-207\u2003R (Tansy) v Port Board\u2003Permission hearing
"""


def test_a_list_with_a_full_date_and_hours_is_read_whenever_it_was_written():
    assert told(LIST, None) == [
        ("2026-12-03T10:30", "Mellor v Dace Shipping, Trial (day 2 of 4)"),
        ("2026-12-03T14:00", "R (Tansy) v Port Board, Permission hearing"),
    ]


def test_a_list_of_one_hour_is_one_in_a_table_only():
    assert told(LIST.partition("Court 9")[0], None) == [
        ("2026-12-03T10:30", "Mellor v Dace Shipping, Trial (day 2 of 4)")
    ]
    assert told("3 December 2026\n\n10:30 Fog in the valley\n\nSport", None) == []


def test_a_ticker_of_an_unknown_day_is_no_programme():
    assert told("3 December 2026\n\n14:10 Ferry runs again\n\n09:30 Ferry aground at the pier", None) == []


def test_a_weekday_of_an_unknown_week_is_no_day():
    assert told("Thursday 3 December\n\n10:00 Opening\n\n18:00 Fireworks at the pier", None) == []


def test_a_long_list_is_read_to_its_end():
    rows = "\n\n".join(f"Court {n}\n\n10:{n:02}\u2003Moss v Dace {n}\u2003Trial" for n in range(10, 40))
    assert len(told(f"Hearings, 3 December 2026\n\n{rows}", None)) == 30


def test_the_heading_of_a_list_is_no_event():
    head = (
        "Hearings listed for Thursday 3 December 2026. This list may change.\n\nWeek of 30 November 2026\n\n"
    )
    assert told(head + LIST, None) == told(LIST, None)
    assert told("The hearings begin on 3 December 2026.", None) == [("2026-12-03", "The hearings begin")]


def test_a_list_of_lines_below_its_days_is_no_prose_broken_at_the_edge_of_a_page():
    text = """Friendlies of this summer

Thursday, July 8
SV Ahlen 1912 v Orrin Rovers (in Denmark)
Saturday, July 10
Tarn United v Sedge Town
Halden v Port Merrow (in Norway)
Tuesday, July 13
Vale Harriers v Lorne Athletic
Merrow Wanderers v Kettle Bay"""
    assert [
        (m.when.text, m.title)
        for m in extract(
            Entry("x", "", text, language="en"), anchor=dt.date(2027, 7, 1), anchor_basis="published"
        )
    ] == [
        ("2027-07-08", "SV Ahlen 1912 v Orrin Rovers (in Denmark)"),
        ("2027-07-10", "Tarn United v Sedge Town"),
        ("2027-07-10", "Halden v Port Merrow (in Norway)"),
        ("2027-07-13", "Vale Harriers v Lorne Athletic"),
        ("2027-07-13", "Merrow Wanderers v Kettle Bay"),
    ]


def test_the_hour_of_a_line_below_a_day_may_end_it():
    assert told(
        "Thursday 3 December\n\nBook club 2 – 2PM\n\nBoard meeting 5:30 pm\n\nFriday 4 December\n\n"
        "Story time (10:00)\n\nSaturday 5 December\n\nGames for rainy days!"
    ) == [
        ("2026-12-03T14:00", "Book club 2 – 2PM"),
        ("2026-12-03T17:30", "Board meeting"),
        ("2026-12-04T10:00", "Story time (10:00)"),
        ("2026-12-05", "Games for rainy days!"),
    ]
