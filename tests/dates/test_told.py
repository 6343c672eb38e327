"""Which date of a text another one goes on from: its paragraph, its sentence, or the day it was published."""

import datetime as dt

import pytest

from timeline.dates import tag


def _values(text, published, language):
    return [timex.value for timex in tag(text, dt.date.fromisoformat(published), language=language)]


def _cases(language, *cases):
    return [pytest.param(language, *case, id=case[1][:70]) for case in cases]


@pytest.mark.parametrize(
    ("language", "published", "text", "values"),
    [
        *_cases(
            "en",
            ("2026-10-06", "In June 2022 they rowed. A man drowned on 21 June.", ["2022-06", "2022-06-21"]),
            (
                "2026-09-09",
                "They toured in November 2019. On 3 December they flew home.",
                ["2019-11", "2019-12-03"],
            ),
            (
                "2026-09-09",
                "The bakery opened in May 2018. It was sold on 12 August.",
                ["2018-05", "2026-08-12"],
            ),
            (
                "2026-09-22",
                "In May 2018 they broke into five sheds.\n\nThen more followed. The first was on 21 May.",
                ["2018-05", "2018-05-21"],
            ),
            (
                "2026-09-22",
                "In August 2018 the club was founded.\n\nOn 21 August it celebrated.",
                ["2018-08", "2026-08-21"],
            ),
            (
                "2026-09-22",
                "It was built in 1853. It opened on 3 May 1854. A fire broke out in March 1855. In March they rebuilt.",
                ["1853", "1854-05-03", "1855-03", "1855-03"],
            ),
            (
                "2026-02-20",
                "The church was founded in 1890 and rebuilt in March 1911. In January it was sold.",
                ["1890", "1911-03", "2026-01"],
            ),
            (
                "2026-05-20",
                "The bridge opened in May 1998. On 12 May a lorry hit it.",
                ["1998-05", "2026-05-12"],
            ),
            (
                "2026-09-09",
                "It was shut on 2 January 2022. On 11 January oil ran out.\n\nHe said so on 14 January.",
                ["2022-01-02", "2022-01-11", "2022-01-14"],
            ),
            (
                "2026-11-18",
                "He died on 2 March 2001.\n\nA plaque was unveiled on 20 March.",
                ["2001-03-02", "2026-03-20"],
            ),
            (
                "2026-11-18",
                "The fair runs from 3 to 5 December. Tickets go on sale on Friday.",
                ["2026-12-03/2026-12-05", "2026-11-20"],
            ),
            (
                "2026-05-20",
                "It opened on 3 May 1998.\n\nOn 12 May a lorry hit it.",
                ["1998-05-03", "2026-05-12"],
            ),
            (
                "2026-09-09",
                "It leaked on 11 January 2022.\n\nThe case is heard on 15 January.",
                ["2022-01-11", "2027-01-15"],
            ),
            (
                "2026-10-06",
                "They sued on 30 May 2024. It ended in the same September.",
                ["2024-05-30", "2024-09"],
            ),
            (
                "2026-10-06",
                "They sued on 30 May 2024. Work, which was to begin in 2025, was stopped in the same September.",
                ["2024-05-30", "2025", "2024-09"],
            ),
            (
                "2026-09-09",
                "It ran out on 11 January 2022. Nine days before that it was shut.",
                ["2022-01-11", "2022-01-02"],
            ),
            ("2025-08-19", "A gift from Arne, class of 1961, followed the law of 2022.", ["1961", "2022"]),
            (
                "2025-08-19",
                "They voted in the 2022 session; the gift came in the following spring.",
                ["2022", "2023-SP"],
            ),
            (
                "2025-08-19",
                "The 1991 Constitution bans it. It was tested the following year.",
                ["1991", "2026"],
            ),
            ("2026-09-09", "It was finished last summer.", ["2025-SU"]),
            ("2026-10-09", "It was finished last summer.", ["2026-SU"]),
            ("2026-05-09", "It was finished last April.", ["2026-04"]),
        ),
        *_cases(
            "de",
            (
                "2026-10-06",
                "Im Juni 2022 gab es Streit. Ein Fischer ertrank am 21. Juni.",
                ["2022-06", "2022-06-21"],
            ),
            ("2026-06-05", "Sie endete im Frühjahr vergangenen Jahres.", ["2025-SP"]),
            ("2026-06-05", "Im Herbst kommenden Jahres wird gebaut.", ["2027-FA"]),
            ("2026-06-05", "Im Sommer des Vorjahres wurde gebaut.", ["2025-SU"]),
        ),
        *_cases(
            "fr",
            (
                "2026-10-06",
                "En juin 2022, ils ont ramé. Un pêcheur s'est noyé le 21 juin.",
                ["2022-06", "2022-06-21"],
            ),
        ),
    ],
)
def test_the_year_of_what_is_told(language, published, text, values):
    assert _values(text, published, language) == values


@pytest.mark.parametrize(
    ("language", "published", "text", "values"),
    [
        *_cases(
            "en",
            (
                "2026-04-20",
                "It was dry on 19 April. Heat is likely on 21 and 22 April, with severe heat in isolated places on Wednesday.",
                ["2026-04-19", "2026-04-21/2026-04-22", "2026-04-22"],
            ),
            (
                "2026-07-08",
                "The board meets today. The fair is held from 24 to 26 July. The council votes on Friday.",
                ["2026-07-08", "2026-07-24/2026-07-26", "2026-07-10"],
            ),
            (
                "2026-02-27",
                "The course is on Thursday 19 March; places can be booked from Monday.",
                ["2026-03-19", "2026-03-02"],
            ),
            (
                "2026-02-27",
                "The course starts on Monday 16 March; on Wednesday we meet in the library.",
                ["2026-03-16", "2026-03-18"],
            ),
            (
                "2026-01-14",
                "The fair opens on 3 March. It runs until the end of the month.",
                ["2026-03-03", "2026-03"],
            ),
            (
                "2026-01-14",
                "The fair opens on 3 March. Stalls can be booked until the end of the month.",
                ["2026-03-03", "2026-01"],
            ),
            (
                "2027-05-03",
                "They start on Monday 17 May. Bays must be empty by the Friday before.",
                ["2027-05-17", "2027-05-14"],
            ),
            ("2027-05-03", "They met on the Friday before the election.", ["2027-04-30"]),
            (
                "2026-02-03",
                "On Friday 15 May we mark World Milk Day (a few days early) with a walk along the whole of the beachfront and a picnic, starting at 07:00.",
                ["2026-05-15", "PXD", "2026-05-15T07:00"],
            ),
            ("2026-02-27", "Plant sale: 12 June, walled garden.", ["2026-06-12"]),
            (
                "2026-02-27",
                "One thing was clear: 9 May, the day of the vote, had changed the party.",
                ["2025-05-09"],
            ),
        ),
        *_cases(
            "de",
            (
                "2027-05-03",
                "Am 3. März stürzte es ein. Am Montag darauf begann der Prozess.",
                ["2027-03-03", "2027-03-08"],
            ),
            (
                "2027-05-03",
                "Am 3. März stürzte es ein. Er wies am Freitag darauf hin.",
                ["2027-03-03", "2027-04-30"],
            ),
            (
                "2026-09-09",
                "Der Verkauf beginnt am 6. Oktober und endet Ende des Monats.",
                ["2026-10-06", "2026-10"],
            ),
            ("2026-02-27", "Herbstmarkt: 3. und 4. Oktober, Marktplatz", ["2026-10-03/2026-10-04"]),
            ("2026-02-27", "Letzte Änderung: 9. Mai", ["2025-05-09"]),
        ),
        *_cases(
            "fr",
            (
                "2027-05-03",
                "Le toit est tombé le 3 mars. Le lundi suivant, on a commencé.",
                ["2027-03-03", "2027-03-08"],
            ),
            (
                "2026-09-09",
                "La vente commence le 6 octobre, à 10 heures, et, dès la fin du mois, dans les gares.",
                ["2026-10-06T10:00", "2026-10"],
            ),
        ),
        *_cases(
            "es",
            (
                "2027-05-03",
                "El techo cayó el 3 de marzo. El viernes anterior se oyó un ruido.",
                ["2027-03-03", "2027-02-26"],
            ),
        ),
    ],
)
def test_the_days_around_what_is_told(language, published, text, values):
    assert _values(text, published, language) == values


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mill burned down on 3 March 2020. A year earlier it had been insured.", ["2020-03-03", "2019"]),
        ("It was sold on 3 March 2020. It was rebuilt a year ago.", ["2020-03-03", "2024"]),
        ("The choir sings on 5 and 6 December at 18:30.", ["2025-12-05T18:30", "2025-12-06T18:30"]),
        ("Fri 5 and Sat 6 December, 18:30", ["2025-12-05T18:30", "2025-12-06T18:30"]),
        ("The choir sings on 5 and 12 December at 18:30.", ["2025-12-05T18:30", "2025-12-12T18:30"]),
        ("The play runs from 5 to 7 December.", ["2025-12-05/2025-12-07"]),
        ("The Christmas market opens on 28 November.", ["2025-11-28"]),
        ("They met at Christmas.", ["2024-12-25"]),
    ],
)
def test_times_and_feasts_beside_days(text, edtf):
    assert [str(timex.edtf) for timex in tag(text, dt.date(2025, 9, 1)) if timex.edtf] == edtf


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The quay will be closed from 16 November and until 5 January."),
        ("de", "Der Kai ist ab dem 16. November und bis zum 5. Januar gesperrt."),
        ("fr", "Le quai sera fermé dès le 16 novembre et jusqu'au 5 janvier."),
        ("es", "El muelle estará cerrado desde el 16 de noviembre y hasta el 5 de enero."),
    ],
)
def test_a_range_may_be_closed_with_and(language, text):
    first, last = tag(text, dt.date(2026, 11, 13), language=language)
    assert (str(first.edtf), last.edtf) == ("2026-11-16/2027-01-05", None)
