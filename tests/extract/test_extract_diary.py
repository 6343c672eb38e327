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


def read(text, anchor=BEFORE):
    found = extract(Entry(id="x", title="", text=text), anchor=anchor, anchor_basis="published")
    return tuple(mention for mention in found if mention.basis is not Basis.PUBLISHED)


def told(text, anchor=BEFORE):
    return [(str(mention.when), mention.title) for mention in read(text, anchor)]


def test_the_lines_below_a_date_happen_on_it():
    assert told(DIARY) == [
        ("2026-12-03", "Hearing in room 4"),
        ("2026-12-03", "10:00 Verdict in the harbour case"),
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


def test_the_foot_of_the_page_is_no_item():
    foot = "\n\nImprint and contact\n\nTerms of use"
    short = DIARY.replace("The mayor is proud of the new wing.\n", "").rstrip()
    assert [title for _, title in told(short + foot)][-1] == "Imprint and contact"
    assert "Terms of use" not in [title for _, title in told(short + foot)]


def test_a_line_with_its_own_date_is_read_by_itself():
    text = DIARY.replace("Visit of the mayor", "Visit of the mayor on 9 December 2026")
    assert ("2026-12-09", "Visit of the mayor") in told(text)
