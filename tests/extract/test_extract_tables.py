"""Rows of tables: which cells date what, by the heads of their columns."""

import datetime as dt
import time

import pytest

from feeds.model import Entry
from feeds.text import html_to_text
from timeline.extract import extract

DAY = dt.date(2026, 6, 3)


def told(rows, language="en"):
    lines = ("\u2003".join(row.split("|")) for row in rows.strip().split("\n"))
    entry = Entry("1", "", "\n\n".join(lines), language=language)
    found = extract(entry, anchor=DAY, anchor_basis="published")
    for mention in found:
        assert entry.text[mention.start : mention.end] == mention.sentence
        assert mention.start <= mention.date_start < mention.date_end <= mention.end
    return [(str(mention.when), mention.title) for mention in found if mention.basis != "published"]


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (
            "No|Works|Published|Closes\n1|Relining the sewer|4 May 2026|19 June 2026\n2|Pumps|5 May 2026|26 June 2026",
            [
                ("2026-06-19", "Relining the sewer: Closes"),
                ("2026-06-26", "Pumps: Closes"),
            ],
        ),
        (
            "Date|Opponent|H/A|Kick-off\n2 May|Inver Thistle|A|15:00\n9 May|Glenmore 1902|H|14:30",
            [("2026-05-02T15:00", "Inver Thistle, A"), ("2026-05-09T14:30", "Glenmore 1902, H")],
        ),
        # A case is heard again and again: what is heard of it is part of its name.
        (
            (
                "Date|Case|Chamber|Time|Hearing\n9 June 2026|Prosecutor v. Ada Moss|Chamber II|10:00|Plea"
                "\n11 June 2026|Prosecutor v. Ada Moss|Chamber II|14:00|Sentencing\n12 June 2026|No hearings scheduled|||"
            ),
            [
                ("2026-06-09T10:00", "Prosecutor v. Ada Moss, Plea"),
                ("2026-06-11T14:00", "Prosecutor v. Ada Moss, Sentencing"),
            ],
        ),
        # An entry of a docket by its first sentence, each of its sentences by itself.
        (
            (
                "Date Filed|#|Docket Text\n05/18/2026|9|ORDER: Discovery due by 7/31/2026. Trial set for 9/14/2026 before the "
                "whole bench of the court and a jury in the main courtroom.\n05/04/2026|8|ANSWER to Complaint by Dace Shipping."
            ),
            [
                ("2026-05-18", "ORDER"),
                ("2026-07-31", "ORDER: Discovery due by 7/31/2026"),
                ("2026-09-14", "Trial set"),
                ("2026-05-04", "ANSWER to Complaint by Dace Shipping"),
            ],
        ),
        (
            "Name|Born|Died|Work\nElin Corlett|12 May 1888|1951|Psalms (1919)\nIda Kneen|1940||Tide Tables",
            [
                ("1888-05-12", "Elin Corlett, Psalms (1919): Born"),
                ("1951", "Elin Corlett, Psalms (1919): Died"),
                ("1940", "Ida Kneen, Tide Tables: Born"),
            ],
        ),
        (
            "Date|Event\n7 Jan 1979|Lorne falls to the north. A republic is declared.\n2 May 1981|A vote is held.",
            [("1979-01-07", "Lorne falls to the north"), ("1981-05-02", "A vote is held")],
        ),
        (
            "Location|3 km north of Voe\nConstructed|1871\nFirst lit|4 November 1872\nRange|18 nmi",
            [("1871", "Constructed"), ("1872-11-04", "First lit")],
        ),
        # What was put off, what a list leaves out; a day to which something was moved says so.
        (
            "Version|When|Content|Status\n1.8|15 January 2026|Warnings|done\n1.9|30 April 2026|Maps|postponed\n1.9|June 2026|Maps|in work",
            [("2026-01-15", "Warnings, done"), ("2026-06", "Maps, in work")],
        ),
        (
            "Date|Speaker|Subject\n9 June|Dr H. Nwosu|Peat-free composts\n14 July|no talk|–\n8 September|No Smoking Day|Stall",
            [("2026-06-09", "Dr H. Nwosu"), ("2026-09-08", "No Smoking Day")],
        ),
        # The corner of a table and the empty cells at the end of a row are not in its text.
        (
            "Papers due|Notification\nTalks|4 June 2026|19 June 2026\nPosters|5 June 2026|26 June 2026",
            [
                ("2026-06-04", "Talks: Papers due"),
                ("2026-06-19", "Talks: Notification"),
                ("2026-06-05", "Posters: Papers due"),
                ("2026-06-26", "Posters: Notification"),
            ],
        ),
        # Versions are no hours; marks and empty words name nothing.
        (
            "Version|Status|Supported until\n3.20|:x:|30/06/2022\n3.21|(current)|31/10/2027",
            [
                ("2022-06-30", "Version 3.20: Supported until"),
                ("2027-10-31", "Version 3.21: Supported until"),
            ],
        ),
        # A day that was put off is of the past.
        (
            "What|When\nPapers due|4 May 2026, extended until 10 June 2026\nTalks|5 July 2026",
            [("2026-06-10", "Papers due"), ("2026-07-05", "Talks")],
        ),
        # Each cell tells what it dates.
        (
            (
                "Series|First|Last\n3.1|3.1.0, released on 4 May 2024|:x:, support ended on 6 June 2025\n"
                "3.0|3.0.0, released on 9 May 2023|:x:, support ended on 7 June 2024"
            ),
            [
                ("2024-05-04", "3.1.0, released"),
                ("2025-06-06", "Support ended"),
                ("2023-05-09", "3.0.0, released"),
                ("2024-06-07", "Support ended"),
            ],
        ),
        # Two columns of dates, each with what stands behind it.
        (
            "Week|Date|Lecture|Date|Laboratory\n1|8 June 2026|Peat|11 June 2026|Coring\n2|15 June 2026|Moss",
            [("2026-06-08", "Peat"), ("2026-06-11", "Coring"), ("2026-06-15", "Moss")],
        ),
        # Of the page, of goods, of seasons, of amounts.
        ("Title|Last updated|Pages\nGuide|4 May 2026|12\nForm|6 May 2026|2", []),
        ("Product|Best before|Size\nOat drink|4 May 2027|1 l\nSoya drink|6 May 2027|1 l", []),
        ("Charge|From April 2025|From April 2026\nPer day|13.97|14.39\nPer unit|12.20|12.93", []),
        ("Club|Season|Cups\nRovers|2024-25|3\nAthletic|2019-20|1", []),
        ("Stop|Mon-Fri|Sat\nAbermule|07:05|08:05\nNewtown|07:20|08:20", []),
        ("Product|2024|2025\nPumps|1930|1944\nValves|1840|1822", []),
    ],
)
def test_rows(rows, events):
    assert told(rows) == events


def test_german_days_without_a_year():
    rows = "Aufgabe|Wer|Bis\nAngebot für den Zaun einholen|Sauer|29.05.\nRechnungen verschicken|Demir|15.06., 20.06."
    assert [when for when, _ in told(rows, "de")] == ["2026-05-29", "2026-06-15", "2026-06-20"]


def test_words_beside_the_dates_of_a_row_are_read_as_well():
    rows = (
        "Start|Case|Charge\n8 June 2026, 9 am|3 K 14|Arson (the barn burnt down on 4 November 2024)\n"
        "16 June 2026, 1.30 pm|1 K 2|Theft"
    )
    assert [when for when, _ in told(rows)] == ["2026-06-08T09:00", "2024-11-04", "2026-06-16T13:30"]


def test_a_struck_date_is_withdrawn_and_the_new_one_stays():
    text = html_to_text("<p>The ferry sails on <s>3 July 2026</s> 5 July 2026.</p>")
    found = extract(Entry("1", "", text), anchor=DAY, anchor_basis="published")
    assert [str(mention.when) for mention in found] == ["2026-07-05"]


def test_linear():
    def seconds(count):
        rows = "Works|Closes|By\n" + "\n".join(
            f"Sewer of street {n}|19 June 2026|Adair" for n in range(count)
        )
        started = time.process_time()
        told(rows)
        return time.process_time() - started

    seconds(50)
    assert seconds(1600) < 16 * seconds(200) + 0.5
