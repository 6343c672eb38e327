"""Days that stand below the heading of their month."""

import datetime as dt

import pytest

from timeline.dates import tag

DAY = dt.date(2026, 4, 15)


def values(text, language):
    found = tag(text.replace("|", "\u2003").replace("/", "\n\n"), DAY, language=language)
    return [timex.value for timex in found if timex.rule == "day_under_month"]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("May/Sat 9 – Cold Pike/Sun 24 – Lime kilns/June/Sat 6 – Corpse Road", "en", "05-09 05-24 06-06"),
        ("May/9th: Cold Pike/24th: Lime kilns", "en", "05-09 05-24"),
        ("May/9 – Cold Pike/24 – Lime kilns", "en", "05-09 05-24"),
        ("Mai/2. Chorkonzert/16. Probentag/31. Singen", "de", "05-02 05-16 05-31"),
        ("Mai/So 10.|11 Uhr|Turmuhren/Do 14.|15 Uhr|Werkstatt", "de", "05-10 05-14"),
        ("Mai/Sam. 9 Concert au parc/Dim. 10 Vide-grenier", "fr", "05-09 05-10"),
        ("Mayo/Sáb 9: Concierto/Dom 10: Mercado", "es", "05-09 05-10"),
        ("Court: week of 15 June 2026/Mon 15/10:00 Dace/Tue 16/10:00 Moss", "en", "06-15 06-16"),
        ("Court: 29 June to 3 July 2026/Mon 29/10:00 Dace/Wed 1/10:00 Moss", "en", "06-29 07-01"),
        # Steps, chapters, scores; a number of people; days that the calendar does not know.
        ("Contents/1. Mail/2. Wait/3. Go", "en", ""),
        ("May/9 people came/24 stayed", "en", ""),
        ("May/9. Steps/2. Chapters", "en", ""),
        ("Court: week of 15 June 2026/Mon 16/10:00 Dace", "en", ""),
    ],
)
def test_days(text, language, days):
    assert values(text, language) == [f"2026-{day}" for day in days.split()]


def test_the_heading_may_say_the_year():
    assert values("May 2019/Thu 9 – Cold Pike/Sun 26 – Lime kilns", "en") == ["2019-05-09", "2019-05-26"]
