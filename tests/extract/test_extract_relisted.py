"""What one sentence puts off and the next sets down anew."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import cancels, extract

DAY = dt.date(2026, 5, 4)
CASE = "The hearing in Moss Water Ltd v Dace"


def read(text):
    return extract(Entry("1", "", text), anchor=DAY, anchor_basis="published")


def told(text):
    return [(one.when.text, one.title, one.former and one.former.text) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "when", "title", "former"),
    [
        (
            (f"{CASE} (AC 2026/14), listed for 9 and 10 June 2026, has been adjourned. It has been re-listed for 7 and "
            "8 July 2026."),
            "2026-07-07/2026-07-08", f"{CASE} has been re-listed", "2026-06-09/2026-06-10",
        ),
        (
            (f"The Court has directed that the hearing{CASE[11:]} be brought forward. It will now take place on "
            "2 June 2026, and not on 9 June 2026 as announced."),
            "2026-06-02", f"{CASE} will now take place", "2026-06-09",
        ),
        (
            "The match against Inver has been called off. It will be replayed on 6 July 2026.",
            "2026-07-06", "The match against Inver will be replayed", None,
        ),
        (
            ("The trial listed for 9 June 2026 was postponed on the application of both sides. The trial is now listed "
            "for 7 July 2026."),
            "2026-07-07", "The trial is now listed", None,
        ),
    ],
)  # fmt: skip
def test_the_new_date_has_the_name_and_the_former_date(text, when, title, former):
    assert (when, title, former) in told(text)
    assert all(one.when.text == when for one in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The hearing was adjourned on 4 May 2026. It was a long day for the parties on 5 May 2026.",
        "The meeting on 5 May 2026 was adjourned.\n\nIt has been re-listed for 9 June 2026.",
        "The hearing was held on 30 April 2026. It will be held in public on 9 June 2026.",
    ],
)
def test_what_is_not_put_off_keeps_its_words(text):
    assert any(title.startswith(("It ", "The ")) and not former for _, title, former in told(text))
    assert len(read(text)) > 1 or "adjourned.\n" in text


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("VACATED - Hearing: Moss v Dace, 18 June 2026", "VACATED - Hearing: Moss v Dace"),
        ("[CANCELLED] Spring concert, 18 June 2026", "[CANCELLED] Spring concert"),
        ("18 June 2026\u2003Moss v Dace\u2003Vacated", "Moss v Dace, Vacated"),
        ("Motion Hearing set for 18 June 2026 is VACATED.", "Motion Hearing is VACATED"),
        ("The judge vacated the trial date of 18 June 2026.", "The judge vacated the trial date"),
    ],
)
def test_how_courts_call_off(sentence, title):
    assert cancels(sentence, title)


@pytest.mark.parametrize(
    "said",
    ["The tenants vacated the building", "The court vacated the conviction", "The vacated hearing is today"],
)
def test_what_else_is_vacated(said):
    assert not cancels(f"{said} on 18 June 2026.", said)


def test_what_was_to_come_is_called_off_by_the_sentence_before_it():
    put_off = "The band is postponing its tour. The first leg was set to start in Varmo on 8 May 2026."
    assert [mention.off for mention in read(put_off) if mention.date_start < mention.date_end] == [True]
    kept = "The band is on tour. The first leg was set to start in Varmo on 8 May 2026."
    assert not any(mention.off for mention in read(kept))


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("The trial was adjourned on Monday. The next hearing was set for 12 June 2026.", False),
        ("The council postponed the vote. A new session was scheduled for 12 June 2026.", False),
        ("The board postponed the tour. The first leg was set to start on 12 June 2026.", True),
    ],
)
def test_what_was_to_come_is_off_but_not_what_was_set_anew(text, off):
    assert [one.off for one in read(text) if one.when.text == "2026-06-12"] == [off]
