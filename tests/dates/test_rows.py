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


def test_a_day_of_the_week_tells_the_year_of_the_list():
    text = "Saturday, June 6: Market\nSept 12-13: Fall festival\nDecember 5: Lights\nJan. 15: Grants"
    assert _days(text, MAY) == ["2026-06-06", "2026-09-12/2026-09-13", "2026-12-05", "2027-01-15"]


def test_the_second_date_of_a_row_is_in_its_year():
    text = "Term dates 2026/27\n\nAutumn 2 September 17 December\n\nSpring 4 January 31 March"
    assert _days(text, MAY)[-4:] == ["2026-09-02", "2026-12-17", "2027-01-04", "2027-03-31"]


def test_a_time_of_day_does_not_reach_into_the_next_line():
    text = "- Friday 22 May, 7pm\n- Saturday, 8pm"
    assert _days(text, MAY) == ["2026-05-22T19:00", "2026-05-23T20:00"]


def test_sentences_that_end_with_a_date_are_no_list():
    text = "The first stone was laid on 14 July 1956.\n\nThe forms must be in by 30 September."
    assert _days(text, MAY) == ["1956-07-14", "2026-09-30"]


def test_a_year_that_is_said_in_the_list_is_that_of_the_others():
    text = "4 December: Haydn\n15 January 2025: Schubert\n12 February: Bach"
    assert _days(text, MAY) == ["2024-12-04", "2025-01-15", "2025-02-12"]


def test_the_last_line_of_a_chronology_is_no_heading():
    text = (
        "1921 Brand\n\n1963 Letzter Neubau\n\nTermine\n\n18.07. Werftfest\n\n12.09. Regatta\n\n05.12. Fahrt"
    )
    assert _days(text, MAY, "de") == ["2026-07-18", "2026-09-12", "2026-12-05"]


def test_a_year_heads_the_line_before_a_day():
    text = "- **2017**: Estudio previo\n- **12/09/2019**: Aprobación"
    assert [timex.value for timex in tag(text, MAY, language="es")] == ["2017", "2019-09-12"]


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        (
            "fr",
            "| Année | Quoi |\n|---|---|\n| 1931 | Construction du pont |\n| 1944 | Destruction |",
            ["1931", "1944"],
        ),
        ("fr", "1931 : construction du pont\n\n1944 : destruction du pont", ["1931", "1944"]),
        ("es", "- **1944** – Destrucción del puente\n- 1950: nuevo puente", ["1944", "1950"]),
        ("it", "1931: costruzione del ponte\n\n1944: distruzione", ["1931", "1944"]),
        ("es", "- **2017**: Estudio\n- **2023**: Obras", ["2017", "2023"]),
        ("fr", "1900 habitants\n1950 voitures", []),
        ("fr", "1931 : construction du pont", []),
    ],
)
def test_years_at_the_head_of_lines_are_a_chronology(language, text, years):
    assert [timex.value for timex in tag(text, MAY, language=language)] == years


def test_a_heading_gives_days_with_their_names_a_year_in_a_text_without_a_date():
    text = "Fixtures 2026/27\n\nSat 12 Dec: Harl v Mole\nSat 9 Jan: Sker v Harl\nSat 13 Feb: Harl v Ilm"
    assert _told(text) == ["2026-12-12", "2027-01-09", "2027-02-13"]
    assert _told(text.replace("Sat 9", "Sun 9")) == ["2026-12-12", "2027-02-13"]  # no such day


def _told(text):
    """The days that rest on nothing but the text."""
    return [timex.value for timex in tag(text, None) if len(timex.value) == 10 and not timex.anchored]
