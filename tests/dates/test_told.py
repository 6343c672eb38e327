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
                "2026-05-20",
                "The bridge opened in May 1998. On 12 May a lorry hit it.",
                ["1998-05", "2026-05-12"],
            ),
            (
                "2026-09-09",
                "On 11 January 2022 oil ran out.\n\nHe said so on 14 January.",
                ["2022-01-11", "2022-01-14"],
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
