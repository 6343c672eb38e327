"""Lists of dates, one at the head of each line."""

import datetime as dt

import pytest

from timeline.dates import tag

MAY, NOVEMBER = dt.date(2026, 5, 20), dt.date(2026, 11, 20)


def _days(text, published, language="en"):
    return [timex.value for timex in tag(text, published, language=language) if len(timex.value) >= 10]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "en",
            "Diary\n- **28 November** Council\n- **9 January** Planning\n- **13 February** Budget",
            ["2026-11-28", "2027-01-09", "2027-02-13"],
        ),
        (
            "en",
            "| Date | Meeting |\n|---|---|\n| 4 Dec | Council |\n| 15 Jan | Works |\n| 12 Feb | Council |",
            ["2026-12-04", "2027-01-15", "2027-02-12"],
        ),
        (
            "de",
            "Termine\n\nAnmeldung: 4. Dezember\nBeginn: 15. Januar\nPrüfung: 12. März",
            ["2026-12-04", "2027-01-15", "2027-03-12"],
        ),
        (
            "de",
            "Termine\n8.12. Adventsmarkt\n17.1. Neujahrsempfang\n21.2. Fasching",
            ["2026-12-08", "2027-01-17", "2027-02-21"],
        ),
        (
            "fr",
            "Agenda\n\n4 décembre : conseil\n15 janvier : travaux\n12 février : conseil",
            ["2026-12-04", "2027-01-15", "2027-02-12"],
        ),
        (
            "es",
            "Agenda\n\n4 de diciembre: pleno\n15 de enero: obras\n12 de febrero: pleno",
            ["2026-12-04", "2027-01-15", "2027-02-12"],
        ),
    ],
)
def test_a_list_goes_on_into_the_next_year(language, text, days):
    assert _days(text, NOVEMBER, language) == days


def test_a_list_as_a_whole_is_nearest_to_the_document():
    ahead = "4 September: Haydn\n9 October: Schubert\n13 November: Bach\n15 January: New music"
    assert _days(ahead, MAY) == ["2026-09-04", "2026-10-09", "2026-11-13", "2027-01-15"]
    under_way = "12 January: Haydn\n9 March: Schubert\n8 June: Bach\n14 September: New music"
    assert _days(under_way, MAY) == ["2026-01-12", "2026-03-09", "2026-06-08", "2026-09-14"]


def test_a_list_that_goes_back_is_left_alone():
    news = "12 May\nFlood closes road\n\n3 May\nMayor opens school\n\n20 December\nChoir wins prize"
    assert _days(news, MAY) == ["2026-05-12", "2026-05-03", "2025-12-20"]


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Programme 2027", ["2027-01-12", "2027-05-04"]),
        ("## Term dates 2026/27", ["2027-01-12", "2027-05-04"]),
        ("Minutes 2019", ["2019-01-12", "2019-05-04"]),
        ("Prize of 500 pounds in 2027", ["2026-01-12", "2026-05-04"]),
    ],
)
def test_a_heading_gives_its_year(heading, days):
    assert _days(f"{heading}\n\n- 12 January: Haydn\n- 4 May: Bach", MAY) == days


def test_a_year_that_is_said_in_the_list_stands():
    text = "4 December 2024: Haydn\n15 January: Schubert\n12 February: Bach"
    assert _days(text, MAY)[0] == "2024-12-04"
