"""What a text tells by its form: chronicles, months, programmes by day, headings of periods, notes on the page."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract


def told(text, language, day):
    entry = Entry("1", "", text.replace("/", "\n\n"), language=language)
    found = extract(entry, anchor=dt.date.fromisoformat(day), anchor_basis="published")
    assert all(entry.text[mention.start : mention.end] == mention.sentence for mention in found)
    return [(str(mention.when), mention.title) for mention in found if mention.date_start < mention.date_end]


def dates(text, language, day):
    return [when for when, _ in told(text, language, day)]


def test_a_chronicle_dates_what_stands_below_its_years():
    text = (
        "Our mill/1786/Thomas Ashby leases the water rights/1841/The weaving shed is added/"
        "February: the first loom turns/1916/Fire destroys the top floor/Visit us/Tickets at the door"
    )
    assert told(text, "en", "2026-06-10") == [
        ("1786", "Thomas Ashby leases the water rights"),
        ("1841", "The weaving shed is added"),
        ("1841-02", "The first loom turns"),
        ("1916", "Fire destroys the top floor"),
    ]


def test_months_and_seasons_of_a_chronicle_are_of_the_year_above():
    text = (
        "1889/3. März: Gründung im Gasthaus Adler/Herbst: erste Handspritze/1963/17. Juni: Weihe des Gerätehauses/"
        "2002/August: Hochwasser"
    )
    assert dates(text, "de", "2026-02-11") == ["1889-03-03", "1889-23", "1963-06-17", "2002-08"]


def test_days_of_many_years_head_a_chronicle():
    text = (
        "Unser Chor/06.04.1879/Zwölf Männer gründen den Chor/11.07.1882/Weihe der Fahne/1885/Bau des Saals/"
        "01.04.1896/Der Saal wird verkauft"
    )
    assert told(text, "de", "2026-06-10") == [
        ("1879-04-06", "Zwölf Männer gründen den Chor"),
        ("1882-07-11", "Weihe der Fahne"),
        ("1885", "Bau des Saals"),
        ("1896-04-01", "Der Saal wird verkauft"),
    ]


def test_days_of_some_weeks_head_news():
    text = "Neues/06.04.2026/Saal gestrichen/11.05.2026/Fahne geweiht/12.06.2026/Chor singt"
    assert told(text, "de", "2026-06-20") == []


@pytest.mark.parametrize(
    "text",
    [
        "News/2025/Bridge repaired/2024/Mayor elected/2023/School rebuilt",  # an archive goes down
        "Seasons/2023/2024/2025/About us",
        "Page/1871/Ladders",
    ],
)
def test_years_without_a_chronicle(text):
    assert told(text, "en", "2026-02-11") == []


@pytest.mark.parametrize(
    ("text", "language", "day", "found"),
    [
        (
            "Woche vom 1. bis 7. Juni 2026/Mo 1./8.00 Messe/Mi 3./15.00 Seniorenkreis/19.00 Kirchenchor/",
            "de",
            "2026-05-29",
            ["2026-06-01T08:00", "2026-06-03T15:00", "2026-06-03T19:00"],
        ),
        (
            "TOP 4: Termine/30.05. Arbeitseinsatz/21.06. Sommerfest",
            "de",
            "2026-05-18",
            ["2026-05-30", "2026-06-21"],
        ),
        ("Marktplatz: Pflasterarbeiten in KW 22", "de", "2026-05-05", ["2026-05-25/2026-05-31"]),
        ("Day 1 – Thursday 5 June: Osh to Sary-Tash", "en", "2025-07-14", ["2025-06-05"]),
        ("Roadmap/2026/Q3/Offline maps/Q4/Dark theme", "en", "2026-04-28", ["2026-35", "2026-36"]),
        (
            "Walks, summer 2026/June/Sat 6 – Corpse Road/Sat 27 – Joint walk/July/Sat 11 – Coast path",
            "en",
            "2026-03-20",
            ["2026-06-06", "2026-06-27", "2026-07-11"],
        ),
        ("Sponsored walk, 13 June", "en", "2026-05-07", ["2026-06-13"]),
        ("Next programme: late August", "en", "2026-03-20", ["2026-08"]),
        # Notes on the page, hours of the week, files.
        ("List prepared on 12 June 2026, 16:40.", "en", "2026-06-20", []),
        ("Minutes taken by S. Blythe, circulated 9 May 2026.", "en", "2026-06-20", []),
        ("Ausdruck vom 13.05.2026 – Seite 1 von 2", "de", "2026-06-20", []),
        ("Guidance notes (PDF, 4 March 2026)", "en", "2026-06-20", []),
        ("Training: Di und Do, 17–19 Uhr.", "de", "2026-06-20", []),
    ],
)
def test_form(text, language, day, found):
    assert dates(text, language, day) == found


def test_a_sentence_that_a_text_repeats_is_told_once():
    said = "The mayor opened the new bridge on 3 May 2025."
    text = f"{said}/The day began early, with bells and a long walk./{said}"
    assert dates(text, "en", "2026-06-10") == ["2025-05-03"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            (
                "Spring concert/Sat 11 April, 7.30pm/With the choir and guests from Brno."
                "/The Keeper's Wireless/16–18 April/A new play./Rope fair/Sunday 26 April"
            ),
            "en",
            [
                ("2026-04-11T19:30", "Spring concert"),
                ("2026-04-16/2026-04-18", "The Keeper's Wireless"),
                ("2026-04-26", "Rope fair"),
            ],
        ),
        (
            (
                "Concert de la fanfare/Samedi 11 avril 2026, 20h/Avec le chœur de la ville."
                "/Vide-grenier du port/Dimanche 26 avril 2026/Venez nombreux."
            ),
            "fr",
            [("2026-04-11T20:00", "Concert de la fanfare"), ("2026-04-26", "Vide-grenier du port")],
        ),
        # A label is of the date below it, whatever follows.
        (
            "Talks due:/3 May 2026/Short papers due:/10 May 2026/Workshops:/TBA",
            "en",
            [("2026-05-03", "Talks due"), ("2026-05-10", "Short papers due")],
        ),
        # Dates above what they date.
        (
            "What's on/3 May 2026/Flea market in the yard/10 May 2026/Spring concert in the hall",
            "en",
            [("2026-05-03", "Flea market in the yard"), ("2026-05-10", "Spring concert in the hall")],
        ),
        # Days gone by are those of news.
        (
            (
                "Bridge closed for repairs/12 February 2026/The bridge is shut."
                "/New trustees appointed/3 February 2026/The board has two more members."
            ),
            "en",
            [],
        ),
    ],
)
def test_lines_that_are_dates_belong_to_titles_above_or_to_lines_below(text, language, found):
    assert told(text, language, "2026-02-20") == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "*Mon 9 February.* Crossed the pass in snow. It rained below./**11 February.** Rested in the hut.",
            "en",
            [("2026-02-09", "Crossed the pass in snow"), ("2026-02-11", "Rested in the hut")],
        ),
        (
            "3. Februar 2026. Richtfest am Bootshaus./10. Februar 2026. Der Estrich ist gelegt.",
            "de",
            [("2026-02-03", "Richtfest am Bootshaus"), ("2026-02-10", "Der Estrich ist gelegt")],
        ),
        ("12 February 2026. By Ann Roe. The council met./13 February 2026. By Bob Loe. He won.", "en", []),
        ("12 February 2026. The council met in the hall.", "en", []),
    ],
)
def test_days_that_open_their_paragraphs_are_those_of_a_log(text, language, found):
    assert told(text, language, "2026-02-20") == found


@pytest.mark.parametrize("behind", ["", " The rest stay.", "/The rest stay.", "/## What is left"])
def test_the_present_of_a_sentence_tells_what_is_to_come_wherever_its_paragraph_ends(behind):
    found = told(f"Uwase drives home on Tuesday.{behind}", "en", "2026-02-20")
    assert found[0] == ("2026-02-24", "Uwase drives home")


def test_a_line_of_a_chronicle_tells_nothing_to_come():
    text = (
        "The mill/1912: The mill burns down.\n1959: Spinning stops on Christmas Eve.\n1971: The mill is sold."
    )
    assert "2026-12-24" not in dates(text, "en", "2026-02-20")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Board meetings/12 March 2026/9 April 2026/14 May 2026", ["2026-03-12", "2026-04-09", "2026-05-14"]),
        ("en", "Meetings in 2026:/- 12 March 2026/- 9 April 2026", ["2026-03-12", "2026-04-09"]),
        ("en", "Half term holiday/Monday 26 October 2026 – Friday 30 October 2026", ["2026-10-26/2026-10-30"]),
        ("de", "Sitzungstermine 2026:/12. März 2026, 19 Uhr/9. April 2026, 19 Uhr", ["2026-03-12T19:00", "2026-04-09T19:00"]),
        ("fr", "Calendrier des séances/24 février 2026 à 20 h 30/21 mars 2026", ["2026-02-24T20:30", "2026-03-21"]),
        ("es", "Fechas de las reuniones:/24 de febrero de 2026/21 de marzo de 2026", ["2026-02-24", "2026-03-21"]),
        ("en", "Minutes/12 March 2026/9 April 2026", []),
        ("en", "Newsletters/12 March 2026/9 April 2026", []),
        ("de", "Protokolle/12. März 2026/9. April 2026", []),
        ("en", "Thursday 25 December closed/Friday 26 December 2026/Saturday 27 December 2026", []),
        ("en", "Meetings/12 January 2026/13 January 2026", []),
    ],
)  # fmt: skip
def test_days_below_the_head_that_says_what_happens_on_each(language, text, found):
    assert dates(text, language, "2026-02-01") == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The minutes of the meeting of December 4 were read and approved.", []),
        ("en", "Sam moved to approve the minutes from January 7, seconded by Lee.", []),
        ("en", "The minutes were approved on 3 March 2025.", ["2025-03-03"]),
        ("de", "Bestätigung des Protokolls der Sitzung vom 4. Mai 2025 und Wahl am 20. April 2026.", ["2026-04-20"]),
        ("de", "Das Protokoll wurde am 4. März 2025 genehmigt.", ["2025-03-04"]),
        ("de", "Protokoll der Sitzung vom 4. März 2025 wird einstimmig genehmigt.", []),
        ("de", "3. Genehmigung der Sitzungsniederschrift (4. März 2025)", []),
        ("en", "Minutes of January 7, 2026 were approved as read.", []),
        ("en", "The budget was passed on January 7, 2026, and the minutes were approved.", ["2026-01-07"]),
        ("fr", "Approbation du PV du 4 mars 2025 et élection du bureau le 20 avril 2026.", ["2026-04-20"]),
        (
            "en",
            "HALE, Feb 1 - A quake struck off Hale on Sunday.\n\nIt hit at 5.12 a.m. Schools were shut on Sunday.",
            ["2026-02-01"] * 2,
        ),
        ("en", "They met at 7 p.m. EST in the old hall, on 9 January 2026.", ["2026-01-09T19:00"]),
        ("fr", "Le conseil approuve le procès-verbal du conseil municipal du 4 mai 2025 et du 3 juin 2025.", []),
        ("fr", "Le compte rendu a été adopté le 18 mars 2025.", ["2025-03-18"]),
        ("es", "Se aprueba el acta de la sesión anterior, celebrada el 3 de septiembre de 2025.", []),
        ("es", "El acta fue aprobada el 3 de septiembre de 2025.", ["2025-09-03"]),
        ("fr", "Délibération N°2025-03-01 Subventions aux associations", []),
        ("en", "Resolution No. 2025-03-01 was adopted.", []),
        ("en", "The June board meeting will be on June 4 at the mill.", ["2026-06-04"]),
        ("en", "Meetings in 2026: 12 March, 9 April.", ["2026-03-12", "2026-04-09"]),
        ("en", "Blog archive: August 2025 (2) July 2025 (4)", []),
        ("en", "The works were shown in May 2025 (2) and June 2024 (4).", ["2025-05", "2024-06"]),
        ("en", "Open Wednesday - 10:00 am to 5:00 pm", []),
        ("de", "Sprechzeiten der Verwaltung: Montag von 9.00 bis 11.00 Uhr, Tel. 227", []),
        ("de", "Am Do. 21. Mai 2026 gibt es einen Vortrag.", ["2026-05-21"]),
        ("de", "Die Anhörung gem. § 9 läuft bis zum 3. Juni 2026.", ["2026-06-03"]),
        ("de", "Zusammen waren es 3460 Stunden – 2613 von den Kindern sowie 856 von den Betreuern.", []),
    ],
)  # fmt: skip
def test_what_pages_of_councils_and_clubs_say_with_dates(language, text, found):
    assert dates(text, language, "2026-02-01") == found


def test_a_row_is_named_by_its_number_where_the_heads_say_what_its_dates_are():
    rows = "Version\u2003Release date\u2003End of support/3.1\u20034 May 2026\u20034 May 2027"
    assert told(rows, "en", "2026-02-01") == [
        ("2026-05-04", "Version 3.1: Release date"),
        ("2027-05-04", "Version 3.1: End of support"),
    ]
    assert told("Day\u2003Event\u2003Takes/4 May 2026\u2003Fair\u2003All day/5 May 2026\u2003Race\u20032 h", "en", "2026-02-01")[0] == ("2026-05-04", "Fair")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The office will close for the Christmas and New Year break at 3pm on Tuesday 23 December.", ["2025-12-23T15:00"]),
        ("Hours change over the Christmas holidays.", []),
        ("Christmas is just around the corner.", []),
        ("Because Christmas Day and New Year's Day fall on Sundays, there are no changes.", []),
        ("With the Easter training camps behind us, the squad is eager to start.", []),
        ("The shop is closed on Christmas Day.", ["2025-12-25"]),
        ("The parade on New Year's Day drew 3,000 people.", ["2026-01-01"]),
        ("We had a summary of the key events of the year.", []),
        ("It can be used in the 2021 racing season.", []),
        ("The 2026 racing season opens in May.", ["2026-05"]),
        ("Friday collections will be made on Saturday 13 December.", ["2025-12-13"]),
        ("Friday protests turned violent on Saturday.", ["2025-11-28", "2025-11-29"]),
        ("The mayor called the meeting to order at 7:00 p.m. in the chambers of City Hall, on July 9, 2024.", ["2024-07-09T19:00"]),
        ("The shop closed at 6 p.m. and opened again on July 9, 2024.", ["2024-07-09"]),
        ("Council Minutes July 18, 2024 Page 2 of 13", []),
        ("11/13/24 -2- DRAFT", []),
        ("Ada Brix edited this page Jan 21, 2025 · 2 revisions", []),
        ("Captain's update April 2025/We have had a fine season.", []),
        ("Office closed: 24 December – 2 January", ["2025-12-24/2026-01-02"]),
        ("Road closed 12–16 January.", ["2026-01-12/2026-01-16"]),
        ("The meeting closed at 9.15 pm on 3 January.", []),
        ("Paper submission: March 3, 2026 (extended from February 20, 2026)", ["2026-03-03"]),
        ("Date of next meeting: 14 January 2026, 7.30pm, village hall", ["2026-01-14T19:30"]),
    ],
)  # fmt: skip
def test_what_notices_and_letters_to_members_say_with_dates(text, found):
    assert dates(text, "en", "2025-12-01") == found


def test_credits_stand_between_a_title_and_its_days():
    text = (
        "What's on/The Long Quay/by Ada Brix/Directed by Tom Ash/Tuesday 14 April 2026 – Saturday 18 April 2026/"
        "A sailor comes home and finds his house sold.//The Mill/by Lena Orr/Monday 4 May 2026/"
        "Two sisters fight for a wheel that no longer turns."
    )
    assert told(text, "en", "2026-04-01") == [
        ("2026-04-14/2026-04-18", "The Long Quay"),
        ("2026-05-04", "The Mill"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The pool will be closed on the following days:\n\n3 April 2026\n\n6 April 2026",
            [("2026-04-03", "The pool will be closed"), ("2026-04-06", "The pool will be closed")],
        ),
        ("en", "The bar opens on these evenings:\n\n- Friday 3 April", []),
        (
            "en",
            "The bar opens on these evenings:\n\n- Friday 3 April\n- Sunday 5 April",
            [("2026-04-03", "The bar opens"), ("2026-04-05", "The bar opens")],
        ),
        (
            "de",
            "Das Bad ist an folgenden Tagen geschlossen:\n\n- Freitag, 3. April 2026\n- Montag, 6. April 2026",
            [("2026-04-03", "Das Bad ist geschlossen"), ("2026-04-06", "Das Bad ist geschlossen")],
        ),
        (
            "fr",
            "La piscine sera fermée les jours suivants :\n\n3 avril 2026\n\n6 avril 2026",
            [("2026-04-03", "La piscine sera fermée"), ("2026-04-06", "La piscine sera fermée")],
        ),
        (
            "es",
            "La piscina cerrará los siguientes días:\n\n3 de abril de 2026\n\n6 de abril de 2026",
            [("2026-04-03", "La piscina cerrará"), ("2026-04-06", "La piscina cerrará")],
        ),
        ("en", "The pool was closed on the following days:\n\n3 January 2026\n\n6 January 2026", []),
        ("en", "He wrote letters on the following topics:\n\n3 April 2026\n\n6 April 2026", []),
    ],
)
def test_days_below_the_sentence_that_announces_them(language, text, found):
    assert told(text, language, "2026-02-01") == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "Spring Concert\n\nDate: 12 April 2026\n\nTime: 7 pm\n\nVenue: Old Mill",
            [("2026-04-12T19:00", "Spring Concert")],
        ),
        ("en", "Spring Concert\n\nDate: 12 April 2026\nVenue: Old Mill", [("2026-04-12", "Spring Concert")]),
        (
            "en",
            "**Net Day**/**Date:** 12 April 2026/**Time:** 7 pm/**Mill Fair**/**Date:** 14 June 2026/**Time:** 3pm",
            [("2026-04-12T19:00", "Net Day"), ("2026-06-14T15:00", "Mill Fair")],
        ),
        (
            "en",
            "Harbour Committee\n\nDate: 12 January 2026\n\nTime: 7:00 pm\n\nPresent: A. Holm, B. Reed",
            [("2026-01-12T19:00", "Harbour Committee")],
        ),
        (
            "de",
            "Konzert im Speicher\n\nDatum: 5. April 2026\nUhrzeit: 19.00 Uhr\nOrt: Rathaus",
            [("2026-04-05T19:00", "Konzert im Speicher")],
        ),
        (
            "fr",
            "Concert de chorale\n\nDate : 5 avril 2026\n\nLieu : salle des fêtes",
            [("2026-04-05", "Concert de chorale")],
        ),
        (
            "es",
            "Concierto de primavera\n\nFecha: 5 de abril de 2026\n\nHora: 19:00 h\n\nLugar: Casa del Mar",
            [("2026-04-05T19:00", "Concierto de primavera")],
        ),
        ("en", "Net Day\n\nWhen: 12 April, 7 pm", [("2026-04-12T19:00", "Net Day")]),
        ("en", "How to mend a net\n\nDate: 12 January 2026\n\nAuthor: B. Reed\n\nNets tear.", []),
        ("en", "Deckhand wanted\n\nLocation: Hull\n\nDate: 12 January 2026", []),
        ("en", "From: B. Reed\n\nTo: the board\n\nDate: 12 January 2026\n\nSubject: nets", []),
    ],
)
def test_the_title_above_a_day_and_its_hour_is_what_takes_place(language, text, found):
    assert told(text, language, "2026-02-01") == found


def test_an_invitation_leaves_the_diary_of_its_page_to_be_read():
    invitation = "Concierto de primavera\n\nFecha: 5 de abril de 2026\n\nHora: 19:00 h\n\nLugar: Casa del Mar"
    diary = "9 de mayo de 2026\n\nFeria de redes\n\n16 de mayo de 2026\n\nRegata de la bahía"
    assert told(f"{invitation}\n\n{diary}", "es", "2026-02-01") == [
        ("2026-04-05T19:00", "Concierto de primavera"),
        ("2026-05-09", "Feria de redes"),
        ("2026-05-16", "Regata de la bahía"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Glass Ship/12 – 14 March 2026/19 – 21 March 2026/The Long Road/2 – 4 April 2026",
            [
                ("2026-03-12/2026-03-14", "The Glass Ship"),
                ("2026-03-19/2026-03-21", "The Glass Ship"),
                ("2026-04-02/2026-04-04", "The Long Road"),
            ],
        ),
        ("Our plan/12 – 14 March 2026/19 – 21 March 2026/- bread/- milk", []),
        ("Notes of the week/12 March 2026/13 March 2026/A walk/14 March 2026", []),
    ],
)
def test_a_show_has_several_runs_below_its_title(text, found):
    assert told(text, "en", "2026-02-01") == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "March 2026/Monday 23 – Friday 27/Art week in the town hall/Saturday 28/Spring market",
            [
                ("2026-03-23/2026-03-27", "Art week in the town hall"),
                ("2026-03-28", "Spring market"),
            ],
        ),
        (
            "en",
            "March 2026/Monday 23: Art week/Saturday 28: Spring market",
            [("2026-03-23", "Art week"), ("2026-03-28", "Spring market")],
        ),
        ("en", "March 2026/Monday 24 sheep were lost.", [("2026-01-26", "24 sheep were lost")]),
        (
            "de",
            "Freitag, 6. März/Besuch im Atelier um 10 Uhr/Konzert in der Halle gegen 14 Uhr",
            [("2026-03-06T10:00", "Besuch im Atelier"), ("2026-03-06T14:00", "Konzert in der Halle")],
        ),
        (
            "fr",
            "Vendredi 6 mars/Visite de l'atelier à 10h/Concert à la salle des fêtes à partir de 14h",
            [
                ("2026-03-06T10:00", "Visite de l'atelier"),
                ("2026-03-06T14:00", "Concert à la salle des fêtes"),
            ],
        ),
    ],
)
def test_days_with_their_weekday_in_full_and_hours_behind_little_words(language, text, found):
    assert told(text, language, "2026-02-01") == found
