"""Texts that nobody would call ordinary, through a whole run."""

from datetime import date, timedelta

import pytest


def dates(house):
    return sorted(report.mention.when.text for report in house.look(lambda store: store.reports()))


def archive(count, first=date(1990, 1, 1)):
    days = (first + timedelta(days=number) for number in range(count))
    lines = (
        f"The council met on {day.day} {day:%B %Y} and heard case {number}."
        for number, day in enumerate(days)
    )
    return "# Meetings\n\n" + "\n\n".join(lines)


@pytest.mark.parametrize("events", [True, False])
def test_an_archive_list_is_capped_with_a_notice(house, events):
    house.write("archive.md", archive(10_000))
    house.run(events=events)
    if not events:
        house.run()
    assert len(dates(house)) == 1000
    notes = [notice.text for notice in house.look(lambda store: store.notices()) if notice.kind == "note"]
    assert len(notes) == 1
    assert "states 10,000 dates like an archive: the first 1,000 are taken" in notes[0]


def test_a_sentence_of_a_million_characters_keeps_its_date(house):
    house.write(
        "long.md", "# Long\n\nThe hearing opens on 3 May 2026 and " + "goes on and " * 85_000 + "ends."
    )
    house.run()
    assert "2026-05-03" in dates(house)
    (report,) = [
        one for one in house.look(lambda store: store.reports()) if one.mention.when.text == "2026-05-03"
    ]
    assert len(report.mention.sentence) <= 2000


def test_dates_that_contradict_each_other_in_one_sentence_are_both_told(house):
    house.write("fair.md", "# Fair\n\nThe fair opens on 3 May 2026; the fair opens on 10 May 2026.")
    house.run()
    assert dates(house) == ["2026-05-03", "2026-05-10"]


def test_events_from_the_bronze_age_to_the_year_9999(house):
    house.write(
        "ages.md",
        "# Ages\n\nThe mound was raised in 4000 BC.\n\nThe harbour was founded in 814 BC.\n\n"
        "The abbey was founded in AD 910.\n\nThe vault will be opened on 31 December 9999.",
    )
    house.run()
    assert dates(house) == ["-0813", "-3999", "0910", "9999-12-31"]
    page = house.site()["index.html"].decode()
    assert all(words in page for words in ("4000 BC", "814 BC", "31 December 9999"))
